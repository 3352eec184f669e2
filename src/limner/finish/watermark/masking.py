"""How much of the pattern each pixel bears: little on plain areas, more on texture, none where it would be cut off."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import uniform_filter

PLAIN, MOST = 0.9, 3.0
"""Root mean square of the pattern on plain areas (of a picture of USUAL pixels or fewer) and on the busiest ones, in 8-bit
steps."""
USUAL = 512 * 512
QUIETEST = 0.4
"""What plain areas bear in the largest pictures: less than this, rounding to whole steps swallows the pattern."""
TEXTURE = 0.13
"""Steps of pattern for each step of the picture's own standard deviation."""
LOUDEST = 1.85
"""Root mean square over a whole picture: 42.8 dB below white."""


def luminance(pixels: np.ndarray) -> np.ndarray:
    """(H, W) float32 luma (Rec. 601, as JPEG has it) of (H, W, 3 or 4) uint8."""
    # No matrix product: that of a BLAS may round otherwise with another number of threads, and pixels may not.
    red, green, blue = (pixels[..., i].astype(np.float32) for i in range(3))
    return np.float32(0.299) * red + np.float32(0.587) * green + np.float32(0.114) * blue


def strength(luma: np.ndarray) -> np.ndarray:
    """(H, W) float32 root mean square, in 8-bit steps, of the pattern that each pixel bears."""
    mean = uniform_filter(luma, 9, mode="nearest")
    spread = np.sqrt(np.maximum(uniform_filter(luma * luma, 9, mode="nearest") - mean * mean, 0))
    # An edge is not a texture: beside it the eye sees ripples. Smoothing spreads what only an edge has.
    busy = uniform_filter(np.minimum(spread, 30), 17, mode="nearest")
    bearing = np.minimum(np.hypot(_plain(luma.size), TEXTURE * np.minimum(busy, spread + 2)), MOST).astype(np.float32)
    # Weber: the same step shows more in the dark, down to where the screen's black swallows it.
    bearing *= np.clip(0.72 + mean / 240, 0.72, 1.05)
    loud = float(np.sqrt(np.mean(bearing.astype(np.float64) ** 2)))
    return bearing * np.float32(min(1.0, LOUDEST / loud))


def _plain(area: int) -> float:
    """Root mean square on the plain areas of a picture of so many pixels. Each repetition of the tile is heard once more:
    certainty grows with the root of the area, so a larger picture can bear as much less and be read as well. What is
    left is hardly seen even where plain ground is enlarged."""
    return float(max(QUIETEST, PLAIN * min(1.0, (USUAL / area) ** 0.5)))
