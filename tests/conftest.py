"""Shared by all tests: one cheap render for those that only look at a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import limner
from limner.picture import Picture

SMALL = {"width": 256, "height": 256, "quality": "draft"}


@pytest.fixture(scope="session")
def apples() -> Picture:
    """Two red apples left of a blue vase, 256 x 256."""
    return limner.generate("two red apples left of a blue vase", seed=5, **SMALL)[0]


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys and ledger of the tests' own, for this process and those it starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIMNER_HOME", str(tmp_path_factory.mktemp("home")))
        for name in (
            "LIMNER_LEDGER",
            "LIMNER_WATERMARK_KEY",
            "LIMNER_WATERMARK_KEY_FILE",
            "LIMNER_SIGNING_KEY",
        ):
            patch.delenv(name, raising=False)
        yield
