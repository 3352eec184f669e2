"""How much of the pattern each pixel bears: little on plain areas, more on texture, none where it would be cut off."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import uniform_filter

PLAIN, MOST = 1.15, 3.6
"""Root mean square of the pattern on plain areas and on the busiest ones, in 8-bit steps."""
TEXTURE = 0.16
"""Steps of pattern for each step of the picture's own standard deviation."""
LOUDEST = 1.72
"""Root mean square over a whole picture: 43.4 dB below white."""


def luminance(pixels: np.ndarray) -> np.ndarray:
    """(H, W) float32 luma (Rec. 601, as JPEG has it) of (H, W, 3 or 4) uint8."""
    rgb = pixels[..., :3].astype(np.float32)
    return rgb @ np.array([0.299, 0.587, 0.114], np.float32)


def strength(luma: np.ndarray) -> np.ndarray:
    """(H, W) float32 root mean square, in 8-bit steps, of the pattern that each pixel bears."""
    mean = uniform_filter(luma, 9, mode="nearest")
    spread = np.sqrt(np.maximum(uniform_filter(luma * luma, 9, mode="nearest") - mean * mean, 0))
    # An edge is not a texture: beside it the eye sees ripples. Smoothing spreads what only an edge has.
    busy = uniform_filter(np.minimum(spread, 30), 17, mode="nearest")
    bearing = np.clip(PLAIN + TEXTURE * np.minimum(busy, spread + 2), PLAIN, MOST)
    # Weber: the same step shows more in the dark, down to where the screen's black swallows it.
    bearing *= np.clip(0.72 + mean / 240, 0.72, 1.05)
    loud = float(np.sqrt(np.mean(bearing.astype(np.float64) ** 2)))
    return bearing * np.float32(min(1.0, LOUDEST / loud))
