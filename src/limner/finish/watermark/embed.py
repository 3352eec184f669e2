"""Putting the mark into a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from limner.finish.watermark import code, masking, pattern


def embed(pixels: NDArray[np.uint8], payload: int, key: bytes) -> NDArray[np.uint8]:
    """The picture with its mark, same shape. pixels: (H, W, 3 or 4) uint8; alpha is kept, and what is transparent bears
    nothing. Same picture, payload and key give the same bytes on any machine. Raises ValueError for a payload of more
    than 64 bits."""
    bits = code.encode(payload, key)
    tile = pattern.of(key).tile(bits).astype(np.float32)
    h, w = pixels.shape[:2]
    spread = np.tile(tile, (-(-h // pattern.SIDE), -(-w // pattern.SIDE)))[:h, :w]
    added = spread * masking.strength(masking.luminance(pixels))
    if pixels.shape[2] == 4:
        added = np.where(pixels[..., 3] > 0, added, 0)
    marked = pixels.copy()
    marked[..., :3] = np.clip(np.rint(pixels[..., :3] + added[..., None]), 0, 255).astype(np.uint8)
    return marked
