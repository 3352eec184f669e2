"""From linear radiance to the 8-bit picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_STEPS = 4096
_LIGHT = np.linspace(0, 1, _STEPS + 1) ** 2
_CURVE = np.where(
    _LIGHT <= 0.0031308, 12.92 * _LIGHT, 1.055 * np.maximum(_LIGHT, 1e-9) ** (1 / 2.4) - 0.055
).astype(np.float32)
"""The sRGB curve over the square root of light, which spends the samples where the curve is steep."""


def neutral(rgb: np.ndarray) -> np.ndarray:
    """The Khronos PBR Neutral curve: colours below 0.76 keep their value, highlights roll off towards white.

    Linear RGB in and out. Source: Khronos Group, PBR Neutral tone mapper, 2024.
    """
    start, fade = 0.8 - 0.04, 0.15
    low = rgb.min(axis=-1, keepdims=True)
    c = rgb - np.where(low < 0.08, low - 6.25 * low * low, 0.04)
    peak = c.max(axis=-1)
    high = peak >= start
    d, p = 1 - start, peak[high][:, None]
    squeezed = 1 - d * d / (p + d - start)
    g = 1 - 1 / (fade * (p - squeezed) + 1)
    c[high] = c[high] * (squeezed / p) * (1 - g) + squeezed * g
    return c


def filmic(rgb: np.ndarray) -> np.ndarray:
    """A softer photographic curve with toe and shoulder (Hable 2010, white point 6), for the photo style."""

    def curve(x: np.ndarray) -> np.ndarray:
        a, b, c, d, e, f = 0.22, 0.30, 0.10, 0.20, 0.01, 0.30
        return ((x * (a * x + c * b) + d * e) / (x * (a * x + b) + d * f)) - e / f

    x = np.maximum(rgb, 0) * 1.9
    white = curve(np.array(7.0))
    # Channel by channel the curve turns bright oranges yellow; scaling all channels by the brightest one's change
    # keeps the hue. A little of the former keeps highlights from looking like paint.
    each = curve(x) / white
    peak = np.maximum(x.max(axis=-1, keepdims=True), 1e-6)
    together = np.maximum(rgb, 0) * 1.9 * (curve(peak) / white / peak)
    # Blacks sit on the floor of a print: a toe takes the veil off them and leaves the middle tones.
    mixed = 0.3 * each + 0.7 * together
    bright = np.maximum(mixed.max(axis=-1, keepdims=True), 1e-6)
    return mixed * (bright / (bright + 0.016))


def encode(linear: np.ndarray) -> np.ndarray:
    """Linear 0..1 to sRGB 0..1 (IEC 61966-2-1)."""
    # A finely sampled curve: a power for every channel of every pixel costs more than denoising a draft.
    root = np.sqrt(np.clip(linear, 0, 1), dtype=np.float32) * np.float32(_STEPS)
    below = np.minimum(root.astype(np.int32), _STEPS - 1)
    low = _CURVE[below]
    return low + (_CURVE[below + 1] - low) * (root - below.astype(np.float32))


def decode(srgb: np.ndarray) -> np.ndarray:
    """SRGB 0..1 to linear 0..1."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def to_bytes(srgb: np.ndarray) -> NDArray[np.uint8]:
    """SRGB 0..1 floats to uint8, with a fixed half-step ordered dither so that smooth skies do not band."""
    h, w = srgb.shape[:2]
    y, x = np.mgrid[0:h, 0:w]
    # Interleaved gradient noise (Jimenez 2014): even at small scale, the same for every picture.
    noise = np.modf(52.9829189 * np.modf(0.06711056 * x + 0.00583715 * y)[0])[0]
    return np.clip(np.floor(srgb * 255 + noise[..., None]), 0, 255).astype(np.uint8)
