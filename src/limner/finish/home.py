"""Where limner keeps what is the user's own: signing key, ledger. LIMNER_HOME moves it."""

from __future__ import annotations

import os
from pathlib import Path

from limner.errors import OutputFailed


def home() -> Path:
    """The user's data folder, made (for the user alone) when it is not there. Raises OutputFailed where that cannot be."""
    import platformdirs

    named = os.environ.get("LIMNER_HOME")
    folder = Path(named) if named else Path(platformdirs.user_data_dir("limner", appauthor=False))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailed(
            f"data folder: cannot make {folder}: {error.strerror}; LIMNER_HOME names another, and --provenance none with "
            "LIMNER_LEDGER=off needs none"
        ) from None
    return folder
