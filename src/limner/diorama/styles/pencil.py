"""Pencil: graphite on ivory paper. Lines where forms end, hatching that follows them, a smudge
underneath."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.render import Frame, Layers
from limner.diorama.stage import Stage
from limner.diorama.styles import contours, lens, noise3, paper, restage, strokes
from limner.noise import generator

SHEET = np.array([0.958, 0.925, 0.80])
"""Ivory, as sketchbooks have it."""
BEHIND = 0.42
"""How dark surroundings are drawn beside what stands before them."""
GRAPHITE = np.array([0.165, 0.168, 0.185])
# (turn from the form's own direction in degrees, darkness where it starts, darkness where it is full,
# strength)
LAYERS = ((0.0, 0.10, 0.48, 0.75), (52.0, 0.38, 0.72, 0.8), (-38.0, 0.62, 0.92, 0.95), (18.0, 0.76, 1.0, 1.0))


@dataclass(frozen=True)
class Pencil:
    """A drawing: no colour at all."""

    samples: float = 0.5
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Everything matt: a draughtsman draws form, not reflections."""
        return restage.change_materials(stage, restage.matt)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Contours, hatching in up to four directions by darkness, smudged tone, all on the paper's tooth."""
        h, w = frame.layers.depth.shape
        dark = darkness(frame) * _focus(frame.layers, stage)
        tooth = paper.relief(h, w, seed, tooth=0.0042)
        fade = _margin(h, w, seed)
        lines = _lines(frame.layers, seed)
        hatch = _hatching(frame.layers, dark * fade, stage, seed)
        smudge = (0.34 * dark + 0.55 * np.clip((dark - 0.78) / 0.2, 0, 1)) * fade
        graphite = 1 - np.exp(-(lines + hatch))
        # Graphite catches on the bumps; pressed hard it fills the hollows too.
        caught = graphite * np.clip(0.80 + 0.42 * tooth + 0.35 * graphite, 0, 1.15)
        cover = 1 - (1 - np.clip(caught, 0, 1)) * (1 - np.clip(smudge * (1 + 0.3 * tooth), 0, 1))
        sheet = SHEET * paper.lit(tooth, 0.02)[..., None]
        return tone.to_bytes(sheet * (1 - cover[..., None]) + GRAPHITE * cover[..., None])


def darkness(frame: Frame) -> np.ndarray:
    """(H, W) 0..1: how dark the drawing is to be; lights kept open, local contrast raised."""
    from scipy.ndimage import gaussian_filter

    h = frame.rgb.shape[0]
    light = tone.encode(lens.luminance(tone.neutral(frame.rgb.astype(np.float32))))
    solid = frame.layers.cover
    low, high = np.percentile(light[solid > 0.5], (1.5, 97)) if (solid > 0.5).any() else (0.0, 1.0)
    flat = np.clip((light - low) / max(high - low, 0.15), 0, 1)
    wide = gaussian_filter(flat, h * 0.05, mode="nearest")
    dark = np.clip(1 - (flat + 0.45 * (flat - wide)), 0, 1) ** 0.85
    night = 1 - np.clip(light, 0, 1)
    return (solid * dark + (1 - solid) * np.clip(0.8 * night - 0.12, 0, 1)).astype(np.float32)


def _focus(layers: Layers, stage: Stage) -> np.ndarray:
    """(H, W) 0..1: what the drawing is about in full, what lies around and behind it only hinted at."""
    from scipy.ndimage import gaussian_filter

    if not stage.placed:
        return np.ones(layers.depth.shape, np.float32)
    h = layers.depth.shape[0]
    main = (layers.owner >= len(stage.backdrop.placed)).astype(np.float32)
    # The ground about the feet, with its shadow, belongs to the thing; the farther away the lighter.
    about = np.clip(2.2 * gaussian_filter(main, h * 0.06), 0, 1)
    return (BEHIND + (1 - BEHIND) * np.maximum(main, 0.8 * about * (1 - 0.5 * (1 - main)))).astype(np.float32)


def _margin(h: int, w: int, seed: int) -> np.ndarray:
    """1 in the middle, falling irregularly to 0 at the rim: the drawing does not run off its sheet."""
    y, x = np.mgrid[0:h, 0:w]
    rim = np.minimum(np.minimum(y, h - 1 - y), np.minimum(x, w - 1 - x)) / h
    ragged = rim + 0.022 * noise3.field(h, w, 0.09, seed, octaves=3, step=50)
    return np.clip((ragged - 0.016) / 0.03, 0, 1).astype(np.float32)


def _lines(layers: Layers, seed: int) -> np.ndarray:
    """(H, W) amount of graphite left by the contour strokes."""
    from scipy.ndimage import gaussian_filter

    h, w = layers.depth.shape
    found = contours.find(layers)
    near = np.where(layers.depth > 0, layers.depth, np.inf)
    first = float(np.percentile(near[np.isfinite(near)], 5)) if np.isfinite(near).any() else 1.0
    # Near things are drawn harder than far ones: the air of a drawing.
    press = np.clip((first / near) ** 0.9, 0.28, 1)
    total = np.zeros((h, w), np.float32)
    passes = (
        (found.outline, 1.15, strokes.Hand()), (found.outline, 0.55, strokes.Hand(0.014, 0.0024, 0.007)),
        (found.crease, 0.5, strokes.Hand(0.004)), (found.border, 0.42, strokes.Hand(0.003, 0.0008)),
    )  # fmt: skip
    for number, (mask, strength, hand) in enumerate(passes):
        rng = generator(seed, 3, number)
        lines = strokes.drawn(strokes.trace(mask), h, hand, rng)
        points, weights = strokes.pressed(lines, h, rng)
        y = np.clip(points[:, 0].astype(int), 0, h - 1)
        x = np.clip(points[:, 1].astype(int), 0, w - 1)
        total += strokes.lay(points, weights * strength * press[y, x], (h, w))
    width = h * 0.0009
    # A line of sigma s is s * sqrt(2 pi) times as dark as spread pigment: scale so that it stays as dark.
    soft = gaussian_filter(total, width) * (width * 2.6) + 0.5 * gaussian_filter(total, width * 2.2) * width
    return soft * 1.5


def _hatching(layers: Layers, dark: np.ndarray, stage: Stage, seed: int) -> np.ndarray:
    """(H, W) graphite of all hatching strokes."""
    from scipy.ndimage import gaussian_filter

    h, w = dark.shape
    field = _directions(layers, stage)
    soft = gaussian_filter(dark, h * 0.003)
    total = np.zeros((h, w), np.float32)
    for number, (turn, low, high, strength) in enumerate(LAYERS):
        amount = np.clip((soft - low) / (high - low), 0, 1) * strength
        rng = generator(seed, 4, number)
        points, weights = _strokes(field, np.radians(turn), amount, layers, rng)
        total += strokes.lay(points, weights, (h, w))
    width = h * 0.00075
    return gaussian_filter(total, width) * (width * 2.6) * 0.95


def _directions(layers: Layers, stage: Stage) -> np.ndarray:
    """(H, W, 2) doubled-angle direction of hatching: along the form, diagonal where it faces the viewer.

    Angles are doubled so that a stroke and its reverse blend as the same direction.
    """
    from scipy.ndimage import gaussian_filter

    view = stage.view
    forward = np.subtract(view.target, view.eye)
    forward = forward / np.linalg.norm(forward)
    right = np.cross(forward, [0, 0, 1.0] if abs(forward[2]) < 0.999 else [0, 1.0, 0])
    right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    nx, ny = layers.normals @ right, layers.normals @ up
    tilt = np.hypot(nx, ny)
    # Across the slope of the normal; rows grow downwards.
    angle = np.arctan2(nx, ny)
    weight = np.clip((tilt - 0.25) / 0.5, 0, 1) * (layers.cover > 0.5)
    diagonal = np.radians(-52.0)
    fx = weight * np.cos(2 * angle) + (1 - weight) * np.cos(2 * diagonal)
    fy = weight * np.sin(2 * angle) + (1 - weight) * np.sin(2 * diagonal)
    spread = layers.depth.shape[0] * 0.008
    return np.stack([gaussian_filter(fx, spread), gaussian_filter(fy, spread)], axis=-1)


def _strokes(
    field: np.ndarray, turn: float, amount: np.ndarray, layers: Layers, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Points and weights of one layer: strokes on a jittered grid, walked along the field, lifted at
    borders."""
    h, w = amount.shape
    gap = h / 215
    length, steps = h * 0.052, 44
    rows, columns = int(h / gap * 0.42), int(w / gap * 0.42)
    y, x = np.meshgrid(
        (np.arange(rows) + 0.5) * h / rows, (np.arange(columns) + 0.5) * w / columns, indexing="ij"
    )
    start = (
        np.stack([y.ravel(), x.ravel()], axis=1) + rng.uniform(-0.5, 0.5, (rows * columns, 2)) * gap / 0.42
    )
    size = rng.uniform(0.55, 1.25, len(start))
    press = rng.uniform(0.55, 1.1, len(start))
    lean = turn + rng.normal(0, 0.05, len(start))
    iy, ix = _cells(start, h, w)
    wanted = amount[iy, ix] > 0.02
    start, size, press, lean = start[wanted], size[wanted], press[wanted], lean[wanted]
    iy, ix = iy[wanted], ix[wanted]
    home, flat = layers.owner[iy, ix], layers.cover[iy, ix] > 0.5
    all_points, all_weights = [], []
    pace = length / steps
    before = np.zeros_like(start)
    here = start.copy()
    alive = np.ones(len(start), bool)
    for k in range(steps):
        iy, ix = _cells(here, h, w)
        angle = np.arctan2(field[iy, ix, 1], field[iy, ix, 0]) / 2 + lean
        ahead = np.stack([np.sin(angle), np.cos(angle)], axis=1)
        ahead *= np.where((ahead * before).sum(1, keepdims=True) < 0, -1, 1)
        before = ahead
        here = here + ahead * (pace * size)[:, None]
        iy, ix = _cells(here, h, w)
        alive &= (layers.owner[iy, ix] == home) & ((layers.cover[iy, ix] > 0.5) == flat)
        t = (k + 0.5) / steps
        taper = min(1.0, t / 0.1, (1 - t) / 0.35)
        weight = press * taper * amount[iy, ix] * alive * (pace * size)
        keep = weight > 1e-3
        all_points.append(here[keep])
        all_weights.append(weight[keep])
    return np.concatenate(all_points), np.concatenate(all_weights)


def _cells(points: np.ndarray, h: int, w: int) -> tuple[np.ndarray, np.ndarray]:
    return np.clip(points[:, 0].astype(int), 0, h - 1), np.clip(points[:, 1].astype(int), 0, w - 1)


STYLE = Pencil()
