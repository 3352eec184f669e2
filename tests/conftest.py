"""Shared by all tests: one cheap render for those that only look at a picture."""

from __future__ import annotations

import pytest

import limner
from limner.picture import Picture

SMALL = {"width": 256, "height": 256, "quality": "draft"}


@pytest.fixture(scope="session")
def apples() -> Picture:
    """Two red apples left of a blue vase, 256 x 256."""
    return limner.generate("two red apples left of a blue vase", seed=5, **SMALL)[0]
