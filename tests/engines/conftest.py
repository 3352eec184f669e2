"""A picture and a mask to give to an engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """256 x 256, a different colour at every pixel."""
    y, x = np.mgrid[0:256, 0:256]
    Image.fromarray(np.stack([x, y, (x + y) // 2], -1).astype(np.uint8)).save(tmp_path / "p.png")
    return str(tmp_path / "p.png")


@pytest.fixture
def mask(tmp_path: Path) -> str:
    """256 x 256, white in the middle half of either side."""
    white = np.zeros((256, 256), np.uint8)
    white[64:192, 64:192] = 255
    Image.fromarray(white).save(tmp_path / "m.png")
    return str(tmp_path / "m.png")
