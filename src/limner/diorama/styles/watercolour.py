"""Watercolour: transparent pigment on cold-pressed paper, over a light pencil drawing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import contours, noise3, paper, restage, strokes, washes
from limner.noise import generator

SHEET = np.array([0.985, 0.976, 0.950])
LEAD = np.array([0.36, 0.34, 0.34])
SHADOW = np.array([0.55, 0.53, 0.67])


@dataclass(frozen=True)
class Watercolour:
    """Washes of light, glazes of shadow, and the accidents of water."""

    samples: float = 0.75
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Everything matt, sharp all over, under a sun neither hard nor lost."""
        return restage.for_drawing(stage, max(1.5, min(stage.backdrop.sky.sun_size, 3.0)))

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Colour as optical density of pigment (Beer and Lambert): washes add up, water moves them, paper
        shows."""
        from scipy.ndimage import gaussian_filter

        h, w = frame.layers.depth.shape
        parts = washes.separate(frame)
        wander = _wander(h, w, seed)
        density = _warp(_pigment(frame, parts, h), wander)
        sky = _warp(parts.sky[..., None], wander)[..., 0]
        gaps = _warp(_gaps(frame, h, w, seed)[..., None], wander)[..., 0]
        tooth = paper.relief(h, w, seed, tooth=0.009)
        density = _wet(density, sky, h, w, seed)
        density *= (1 - gaps)[..., None]
        inside = _painted(h, w, seed)
        density *= inside[..., None]
        # Pigment is carried to the rim of a drying wash (Luft and Deussen 2006: an unsharp mask of the
        # density).
        for size, strength in ((0.0028, 0.9), (0.010, 0.30)):
            rim = density - gaussian_filter(density, (h * size, h * size, 0))
            density = np.maximum(density + strength * np.clip(rim, -0.10, 0.35), 0)
        flow = noise3.field(h, w, 0.16, seed, octaves=5, step=60)
        specks = noise3.field(h, w, 0.004, seed, octaves=2, step=70)
        grains = np.clip(-tooth, -1, 1.2) * 0.17 + specks * 0.10
        density = (
            density * np.clip(1 + 0.42 * flow + grains * np.exp(-0.35 * density.mean(-1)), 0.2, 2)[..., None]
        )
        sheet = SHEET * paper.lit(tooth, 0.035)[..., None]
        lead = np.clip(_drawing(frame, h, w, seed) * (0.85 + 0.5 * tooth) * inside, 0, 0.62)[..., None]
        under = sheet * (1 - lead) + LEAD * lead
        return tone.to_bytes(np.clip(under * np.exp(-density), 0, 1))


def _pigment(frame: Frame, parts: washes.Washes, h: int) -> np.ndarray:
    """(H, W, 3) density before water touches it: pale local colour, glazes of violet grey for shade."""
    from scipy.ndimage import gaussian_filter

    light = gaussian_filter(np.clip(parts.light, 0, 1.6), h * 0.003)
    air = parts.air / max(float(parts.air.max()), 1e-6)
    gain = float(np.clip(parts.air.max(), 0.1, 1.0))
    base = np.clip(parts.local, 0.02, 1) * (0.6 + 0.4 * air) * gain**0.55
    local = -np.log(np.clip(base, 0.035, 0.985))
    # Painters leave the darkest grey out of a colour: purer, more transparent.
    least = local.min(-1, keepdims=True)
    local -= 0.30 * least / (1 + least)
    glaze = -np.log(SHADOW)
    first = 1 - washes.step(light, 0.72, 0.10)
    second = 1 - washes.step(light, 0.38, 0.12)
    spare = washes.step(light, 1.12, 0.10)
    density = local * (0.92 - 0.32 * spare + 0.10 * first)[..., None]
    density = density + glaze * (0.46 * first + 0.40 * second)[..., None]
    seen = tone.encode(np.clip(tone.neutral(frame.rgb.astype(np.float32)), 0, 1))
    glowing = -np.log(np.clip(seen, 0.05, 0.99))
    density += (glowing * 0.8 - density) * parts.glow[..., None]
    open_ = parts.sky[..., None]
    density = density * (1 - open_) + glowing * open_ * 0.95
    return _limited(density)


def _limited(density: np.ndarray) -> np.ndarray:
    """Transparent paint never covers fully: densities roll off towards 2.6."""
    return 2.6 * (1 - np.exp(-density / 2.6))


def _wander(h: int, w: int, seed: int) -> np.ndarray:
    """(2, H, W) where each pixel takes its paint from: the brush strays by up to half a hundredth of the
    height."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    dy = noise3.field(h, w, 0.06, seed, octaves=4, step=80) * h * 0.0055
    dx = noise3.field(h, w, 0.06, seed, octaves=4, step=90) * h * 0.0055
    return np.stack([y + dy, x + dx])


def _warp(image: np.ndarray, at: np.ndarray) -> np.ndarray:
    from scipy.ndimage import map_coordinates

    planes = [map_coordinates(image[..., k], at, order=1, mode="nearest") for k in range(image.shape[-1])]
    return np.stack(planes, axis=-1).astype(np.float32)


def _gaps(frame: Frame, h: int, w: int, seed: int) -> np.ndarray:
    """(H, W) 0..1: slivers of dry paper that a painter leaves between two washes, here and there."""
    from scipy.ndimage import gaussian_filter

    line = contours.find(frame.layers).outline.astype(np.float32)
    wide = gaussian_filter(line, h * 0.0013) * (h * 0.0013) * 2.2
    here = np.clip((noise3.field(h, w, 0.05, seed, octaves=2, step=100) - 0.26) / 0.2, 0, 1)
    return np.clip(wide * 1.5, 0, 1) * here * 0.3


def _wet(density: np.ndarray, sky: np.ndarray, h: int, w: int, seed: int) -> np.ndarray:
    """Paint laid into wet paper runs: much in the sky, in patches elsewhere."""
    from scipy.ndimage import gaussian_filter

    near = gaussian_filter(density, (h * 0.006, h * 0.006, 0))
    far = gaussian_filter(density, (h * 0.02, h * 0.02, 0))
    patch = np.clip((noise3.field(h, w, 0.13, seed, octaves=3, step=110) - 0.18) / 0.3, 0, 1)
    # Clouds of water in the sky: pigment pushed aside.
    bloom = noise3.field(h, w, 0.22, seed, octaves=4, step=120)
    density = density + (near - density) * (0.75 * patch * (1 - sky))[..., None]
    density = density + (far - density) * (0.7 * sky)[..., None]
    return density * np.clip(1 + sky * np.clip(bloom, -0.8, 0.55) * 0.85, 0.1, 2)[..., None]


def _painted(h: int, w: int, seed: int) -> np.ndarray:
    """(H, W) 0..1: 1 inside the painted area, whose edge is ragged as a brush leaves it; a white margin
    around."""
    y, x = np.mgrid[0:h, 0:w]
    rim = np.minimum(np.minimum(y, h - 1 - y), np.minimum(x, w - 1 - x)) / h
    ragged = rim + 0.010 * noise3.field(h, w, 0.11, seed, octaves=5, step=130)
    return np.clip((ragged - 0.034) / 0.0035, 0, 1).astype(np.float32)


def _drawing(frame: Frame, h: int, w: int, seed: int) -> np.ndarray:
    """(H, W) the pencil lines under the paint."""
    from scipy.ndimage import gaussian_filter

    found = contours.find(frame.layers)
    total = np.zeros((h, w), np.float32)
    for number, (mask, strength) in enumerate(((found.outline, 0.55), (found.crease | found.border, 0.3))):
        rng = generator(seed, 5, number)
        lines = strokes.drawn(strokes.trace(mask), h, strokes.Hand(0.007, 0.0018, 0.005), rng)
        points, weights = strokes.pressed(lines, h, rng)
        total += strokes.lay(points, weights * strength, (h, w))
    width = h * 0.0007
    return gaussian_filter(total, width) * width * 2.6


STYLE = Watercolour()
