"""Flat: a modern vector illustration. Few clean colours, two or three tones of light, crisp shapes of
shadow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import restage, washes

# Where a tone begins (share of the full light), and what it does to a colour: (darken, towards shadow's
# colour).
SHADOW = np.array([0.16, 0.13, 0.36])
LIGHT = np.array([1.0, 0.97, 0.86])


@dataclass(frozen=True)
class Flat:
    """Shapes, not surfaces."""

    samples: float = 0.5
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Everything matt, under a small sun so that shadows have a clear shape."""
        return restage.for_drawing(stage, 0.8)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Local colours in three tones, banded sky, air between the planes."""
        from scipy.ndimage import gaussian_filter

        h = frame.layers.depth.shape[0]
        parts = washes.separate(frame)
        light = washes.smoothed(parts.light, h * 0.006)
        base = tone.decode(parts.local)
        shade = 1 - washes.step(light, 0.56)
        bright = washes.step(light, 1.10) * (1 - shade)
        deep = 1 - washes.step(light, 0.24)
        shaded = base * 0.56 + SHADOW * base.mean(-1, keepdims=True) * 0.28
        colour = base + (shaded - base) * shade[..., None]
        colour = colour + (colour * 0.62 - colour) * (deep * shade)[..., None] * 0.6
        colour = colour + (np.clip(base * 1.12 + 0.035, 0, 1) * LIGHT - colour) * bright[..., None] * 0.8
        air = parts.air / max(float(parts.air.max()), 1e-6)
        gain = float(np.clip(parts.air.max(), 0.12, 1.12))
        colour = colour * (0.45 + 0.55 * air) * gain**0.75
        seen = tone.neutral(frame.rgb.astype(np.float32))
        colour = colour + (seen - colour) * parts.glow[..., None]
        colour = washes.with_air(colour, frame, stage)
        sky = _bands(seen, parts.sky, h)
        picture = tone.encode(colour + (sky - colour) * parts.sky[..., None])
        grey = picture.mean(-1, keepdims=True)
        picture = np.clip(grey + (picture - grey) * 1.10, 0, 1)
        # A trace of the original edge keeps contours smooth where the layers had few samples.
        soft = gaussian_filter(picture, (0.5, 0.5, 0))
        return tone.to_bytes(np.where(parts.borders[..., None], soft, picture))


def _bands(seen: np.ndarray, sky: np.ndarray, h: int) -> np.ndarray:
    """The sky's colours in soft-edged bands; stars, sun and moon stay sharp."""
    from scipy.ndimage import gaussian_filter

    weight = np.maximum(sky, 1e-4)[..., None]
    wide = gaussian_filter(seen * weight, (h * 0.012, h * 0.012, 0)) / gaussian_filter(
        weight, (h * 0.012, h * 0.012, 0)
    )
    shown = tone.encode(np.clip(wide, 0, 1))
    grey = shown.mean(-1)
    level = grey * 11
    low = np.floor(level)
    rise = low + washes.step(level - low, 0.5)
    stepped = shown * np.where(grey > 1e-3, rise / 11 / np.maximum(grey, 1e-3), 1)[..., None]
    banded = tone.decode(np.clip(0.45 * shown + 0.55 * stepped, 0, 1))
    detail = np.abs(seen - wide).max(-1)
    sharp = np.clip((detail - 0.10) / 0.12, 0, 1)[..., None] * (sky[..., None] > 0.5)
    return banded + (np.clip(seen, 0, 1) - banded) * sharp


STYLE = Flat()
