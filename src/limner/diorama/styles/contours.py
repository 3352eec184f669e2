"""Where a draughtsman would put a line: outlines, overlaps, creases and borders of colour, from the
layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from limner.diorama import tone
from limner.diorama.render import Layers


@dataclass(frozen=True, eq=False)
class Contours:
    """Masks (H, W) bool. outline: where one thing ends before another; crease: where a surface turns sharply;
    border: where only the colour changes."""

    outline: np.ndarray
    crease: np.ndarray
    border: np.ndarray


def find(layers: Layers) -> Contours:
    """The lines of a picture, each about two pixels wide or thinner."""
    h = layers.depth.shape[0]
    owner = layers.owner
    inside = layers.cover > 0.5
    outline = _steps(owner) | _steps(inside.astype(np.int8))
    # On a plane 1 / depth is linear in the picture, so its second difference sees jumps and not slant.
    near = np.where(layers.depth > 0, 1 / np.maximum(layers.depth, 1e-3), 0)
    jump = np.zeros_like(near)
    for axis in (0, 1):
        jump = np.maximum(jump, np.abs(np.roll(near, 1, axis) + np.roll(near, -1, axis) - 2 * near))
    jump *= np.maximum(layers.depth, 0)
    instanced = owner < 0
    outline |= inside & (jump > np.where(instanced, 0.4, 0.035))
    reach = max(1, round(h * 0.0028))
    turn = np.ones(owner.shape)
    for axis in (0, 1):
        a, b = np.roll(layers.normals, reach, axis), np.roll(layers.normals, -reach, axis)
        turn = np.minimum(turn, (a * b).sum(-1))
    crease = inside & ~instanced & (turn < 0.45)
    light = tone.encode(layers.albedo)
    change = np.zeros(owner.shape)
    for axis in (0, 1):
        step = np.abs(np.roll(light, 1, axis) - np.roll(light, -1, axis)).sum(-1)
        change = np.maximum(change, step)
    border = inside & ~instanced & (change > 0.42)
    for mask in (outline, crease, border):
        mask[:reach] = mask[-reach:] = False
        mask[:, :reach] = mask[:, -reach:] = False
    return Contours(outline, crease & ~outline, border & ~outline)


def _steps(values: np.ndarray) -> np.ndarray:
    """Pixels whose right or lower neighbour has another value."""
    out = np.zeros(values.shape, bool)
    out[:, :-1] |= values[:, :-1] != values[:, 1:]
    out[:-1] |= values[:-1] != values[1:]
    return out
