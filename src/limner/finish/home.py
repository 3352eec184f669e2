"""Where limner keeps what is the user's own: signing key, ledger. LIMNER_HOME moves it."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The user's data folder, made (for the user alone) when it is not there."""
    import platformdirs

    named = os.environ.get("LIMNER_HOME")
    folder = Path(named) if named else Path(platformdirs.user_data_dir("limner", appauthor=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
