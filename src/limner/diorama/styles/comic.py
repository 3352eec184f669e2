"""Comic: brushed ink over flat colour, half tones printed in dots, the deepest shade filled with ink."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import contours, restage, strokes, washes
from limner.noise import generator

INK = np.array([0.055, 0.05, 0.09])
SHADOW = np.array([0.20, 0.16, 0.42])
SHEET = np.array([1.0, 0.985, 0.94])
PITCH, TURN = 0.0085, 0.46
"""Distance of the dots as a share of the picture's height, and how far (radians) their rows are turned."""
LINES = (("outline", 0.0020, 1.25), ("crease", 0.0012, 0.9), ("border", 0.0011, 0.8))
"""What is inked, the width of the line as a share of the height, and how hard the brush is pressed."""


@dataclass(frozen=True)
class Comic:
    """Three tones and a black line."""

    samples: float = 0.5
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Everything matt and sharp, under a small sun so that shadows have a clear shape."""
        return restage.for_drawing(stage, 0.8)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Flat colours, a printed screen where light fades, ink on top."""
        h, w = frame.layers.depth.shape
        parts = washes.separate(frame, colours=5)
        light = washes.smoothed(parts.light, h * 0.006)
        seen = tone.encode(np.clip(tone.neutral(frame.rgb.astype(np.float32)), 0, 1))
        air = parts.air / max(float(parts.air.max()), 1e-6)
        gain = float(np.clip(parts.air.max(), 0.14, 1.1))
        base = tone.encode(np.clip(tone.decode(parts.local) * (0.4 + 0.6 * air) * gain**0.7, 0, 1))
        base = _purer(base, 1.18)
        shade = base * (0.55 + 0.45 * SHADOW)
        screen = _dots(h, w)
        # A dot is as large as its place is dark, so a fading light ends in ever smaller ones.
        half = washes.step(np.clip((0.92 - light) / 0.5, 0, 1) - screen, 0.0)
        full = 1 - washes.step(light, 0.52)
        dark = np.maximum(half * 0.75, full)[..., None]
        colour = base + (shade - base) * dark
        colour = colour + (seen - colour) * parts.glow[..., None]
        colour = washes.with_air(tone.decode(colour), frame, stage)
        colour = tone.encode(np.clip(colour, 0, 1))
        colour = colour + (_sky(seen, parts.sky, screen, h) - colour) * parts.sky[..., None]
        black = (1 - washes.step(light, 0.16)) * (1 - parts.sky) * 0.85
        ink = np.maximum(_inked(frame, light, h, w, seed), black)[..., None]
        return tone.to_bytes(np.clip((colour + (INK - colour) * ink) * SHEET, 0, 1))


def _purer(srgb: np.ndarray, by: float) -> np.ndarray:
    grey = srgb.mean(-1, keepdims=True)
    return np.clip(grey + (srgb - grey) * by, 0, 1)


def _dots(h: int, w: int) -> np.ndarray:
    """(H, W) 0..1: a printer's screen. A value above it leaves a dot, below 0.5 alone, above it touching the others."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) * (np.pi / (PITCH * h))
    u, v = x * np.cos(TURN) + y * np.sin(TURN), y * np.cos(TURN) - x * np.sin(TURN)
    return np.asarray(0.5 - 0.25 * (np.cos(2 * u) + np.cos(2 * v)), np.float32)


def _sky(seen: np.ndarray, sky: np.ndarray, screen: np.ndarray, h: int) -> np.ndarray:
    """The sky's colours, its lighter parts printed as dots that are left out."""
    from scipy.ndimage import gaussian_filter

    weight = np.maximum(sky, 1e-4)[..., None]
    blur = (h * 0.006, h * 0.006, 0)
    wide = gaussian_filter(seen * weight, blur) / gaussian_filter(weight, blur)
    grey = wide.mean(-1)
    inside = grey[sky > 0.5]
    low, high = (float(np.percentile(inside, q)) for q in (5, 95)) if inside.size else (0.0, 1.0)
    level = (grey - low) / max(high - low, 0.15)
    open_ = washes.step(np.clip(level, 0, 0.9) - screen, 0.0)[..., None]
    return _purer(np.clip(wide * (0.93 + 0.10 * open_), 0, 1), 1.15)


def _inked(frame: Frame, light: np.ndarray, h: int, w: int, seed: int) -> np.ndarray:
    """(H, W) 0..1: the lines, heavier away from the light, as a brush that is pressed there."""
    from scipy.ndimage import gaussian_filter

    found = contours.find(frame.layers)
    # Scattered scenery is drawn lightly, and not at all where its lines would crowd: a thicket of ink is a blot.
    lines_here = (found.outline | found.crease | found.border).astype(np.float32)
    crowd = gaussian_filter(lines_here, h * 0.012) * (h / 512)
    owner = frame.layers.owner
    near = np.where(owner > 0, 1.0, np.where(owner < 0, 0.5, 1.0) * np.clip((0.3 - crowd) / 0.14, 0, 1))
    heavy = gaussian_filter(np.clip(1.45 - 0.55 * light, 0.6, 1.6).astype(np.float32), h * 0.006) * near
    ink = np.zeros((h, w), np.float32)
    for number, (name, width, press) in enumerate(LINES):
        rng = generator(seed, 7, number)
        lines = strokes.drawn(
            strokes.trace(getattr(found, name)), h, strokes.Hand(0.004, 0.0007, 0.0035), rng
        )
        points, weights = strokes.pressed(lines, h, rng)
        if not len(points):
            continue
        row, column = np.clip(points[:, 0], 0, h - 1).astype(int), np.clip(points[:, 1], 0, w - 1).astype(int)
        size = max(0.6, width * h)
        laid = (
            gaussian_filter(strokes.lay(points, weights * press * heavy[row, column], (h, w)), size)
            * size
            * 2.5
        )
        ink = np.maximum(ink, np.clip((laid - 0.28) / 0.22, 0, 1))
    return ink


STYLE = Comic()
