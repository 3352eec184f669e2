"""Which basic colour a region of a picture shows, judged from its own pixels."""

from __future__ import annotations

import numpy as np

BASIC = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "grey")


def names(pixels: np.ndarray) -> np.ndarray:
    """Basic colour of each sRGB pixel (N, 3) uint8, as indices into BASIC.

    Lightness and chroma decide black, white and grey; hue the rest; dark oranges are brown, light reds pink
    (Berlin and Kay's eleven terms; borders in CIELAB by eye).
    """
    c = pixels.astype(np.float64) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = linear @ to_xyz.T / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    light, a, b = 116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])
    chroma, hue = np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360
    out = np.full(len(pixels), BASIC.index("grey"))

    def mark(mask: np.ndarray, name: str) -> None:
        out[mask] = BASIC.index(name)

    dull = chroma < np.clip(0.16 * light, 7, 14)
    mark(dull & (light < 36), "black")
    mark(dull & (light >= 72), "white")
    vivid = ~dull
    mark(vivid & (hue < 48), "red")
    mark(vivid & (hue >= 48) & (hue < 76), "orange")
    mark(vivid & (hue >= 76) & (hue < 107), "yellow")
    mark(vivid & (hue >= 107) & (hue < 192), "green")
    mark(vivid & (hue >= 192) & (hue < 299), "blue")
    mark(vivid & (hue >= 299) & (hue < 338), "purple")
    mark(vivid & (hue >= 338), "red")
    mark(vivid & ((hue >= 338) | (hue < 30)) & (light > 58), "pink")
    mark(vivid & (hue >= 330) & (hue < 338) & (light > 52), "pink")
    mark(vivid & (hue >= 330) & (hue < 352) & (light > 45), "pink")
    mark(vivid & (hue >= 40) & (hue < 95) & (light < 52) & (chroma < 62), "brown")
    # Dark things take on the tint of what is round them; they are black all the same.
    mark((light < 30) & (chroma < 14), "black")
    return out


def shares(pixels: np.ndarray) -> dict[str, float]:
    """Share of every basic colour among sRGB pixels (N, 3)."""
    if len(pixels) == 0:
        return dict.fromkeys(BASIC, 0.0)
    count = np.bincount(names(pixels), minlength=len(BASIC))
    return {name: float(count[i] / len(pixels)) for i, name in enumerate(BASIC)}


def dominant(pixels: np.ndarray) -> str:
    """The basic colour that most of the pixels (N, 3) show."""
    found = shares(pixels)
    return max(BASIC, key=lambda name: found[name])
