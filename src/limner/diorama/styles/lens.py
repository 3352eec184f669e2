"""What a lens and a film do to light: bloom, vignette, grain. Works on linear radiance; scales with the
picture."""

from __future__ import annotations

import numpy as np

from limner.noise import generator


def luminance(rgb: np.ndarray) -> np.ndarray:
    """(..., 3) linear RGB -> (...) relative luminance (Rec. 709)."""
    return rgb @ np.array([0.2126, 0.7152, 0.0722], rgb.dtype)


def bloom(rgb: np.ndarray, *, strength: float, threshold: float, size: float = 0.02) -> np.ndarray:
    """Highlights above `threshold` scattered by the glass: a tight and a wide glow (sigma `size` of the
    height)."""
    from PIL import Image
    from scipy.ndimage import gaussian_filter

    peak = rgb.max(axis=-1, keepdims=True)
    if float(peak.max()) <= threshold:
        return rgb
    # Light sources may be a hundred times white; beyond eight a wider glow would only fog the picture.
    share = np.clip(1 - threshold / np.maximum(peak, 1e-6), 0, 1) * (8 / np.maximum(peak, 8))
    h, w = rgb.shape[:2]
    # The glow is smooth: a quarter of the resolution is enough for it.
    step = max(1, h // 256)
    rows, columns = h // step, w // step
    bright = (rgb * share)[: rows * step, : columns * step]
    small = bright.reshape(rows, step, columns, step, 3).mean(axis=(1, 3))
    sigma = size * h / step
    glow = sum(
        part * gaussian_filter(small, (s, s, 0), mode="nearest")
        for part, s in ((0.65, sigma), (0.35, sigma * 4))
    )
    wide = [
        np.asarray(Image.fromarray(np.ascontiguousarray(glow[..., c], np.float32)).resize((w, h), 2))
        for c in range(3)
    ]
    return rgb + strength * np.stack(wide, axis=-1)


def vignette(rgb: np.ndarray, strength: float) -> np.ndarray:
    """Corners darkened by `strength` (0..1), by the fourth power of the cosine as in a simple lens."""
    h, w = rgb.shape[:2]
    y, x = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)
    far = ((x + 0.5 - w / 2) ** 2 + (y + 0.5 - h / 2) ** 2) / ((w / 2) ** 2 + (h / 2) ** 2)
    fall = 1 / (1 + 0.55 * far) ** 2
    return rgb * (1 - strength * (1 - fall))[..., None]


def grain(srgb: np.ndarray, strength: float, seed: int) -> np.ndarray:
    """Film grain on sRGB 0..1: soft clumps 1/700 of the height across, strongest in the middle tones."""
    from scipy.ndimage import gaussian_filter

    h, w = srgb.shape[:2]
    noise = generator(seed, 0, 11).standard_normal((h, w)).astype(np.float32)
    noise = gaussian_filter(noise, max(0.45, h / 1400))
    noise /= noise.std()
    light = srgb.mean(axis=-1)
    weight = strength * (0.35 + 2.6 * light * (1 - light))
    return srgb + (noise * weight)[..., None]
