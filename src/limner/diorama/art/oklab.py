"""OKLab (Ottosson 2020): a colour space in which equal steps look equal, so that recolouring keeps its
shading."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]

_TO_CONES = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_TO_LAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip
_FROM_LAB, _FROM_CONES = np.linalg.inv(_TO_LAB), np.linalg.inv(_TO_CONES)


def from_linear(rgb: NDArray[np.floating]) -> F64:
    """Linear RGB (..., 3), 0..1, as OKLab (..., 3)."""
    return np.cbrt(np.maximum(np.asarray(rgb, np.float64), 0) @ _TO_CONES.T) @ _TO_LAB.T


def to_linear(lab: F64) -> F64:
    """OKLab (..., 3) as linear RGB (..., 3), which may lie outside 0..1."""
    return (lab @ _FROM_LAB.T) ** 3 @ _FROM_CONES.T


def decode(pixels: NDArray[np.uint8]) -> F64:
    """sRGB bytes as linear RGB, 0..1."""
    c = np.arange(256) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)[pixels]


def encode(linear: F64) -> NDArray[np.uint8]:
    """Linear RGB as sRGB bytes."""
    c = np.clip(linear, 0, 1)
    s = np.where(c <= 0.0031308, c * 12.92, 1.055 * np.maximum(c, 1e-9) ** (1 / 2.4) - 0.055)
    return np.round(s * 255).astype(np.uint8)


def in_gamut(lab: F64) -> F64:
    """Linear RGB of OKLab colours, chroma taken back (never hue or lightness) until each fits into 0..1."""
    lab = lab.copy()
    rgb = to_linear(lab)
    for _ in range(8):
        out = (rgb.min(axis=-1) < -1e-3) | (rgb.max(axis=-1) > 1.001)
        if not out.any():
            break
        lab[out, 1:] *= 0.86
        rgb[out] = to_linear(lab[out])
    return np.clip(rgb, 0, 1)
