"""Open boats that one paddles or rows."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.boats import hull
from limner.diorama.shapes.toybox import WOOD, Piece, paint, second, skin, slab, stand
from limner.diorama.solids import box, capsule, extrude, sweep

PALE = "#f6e7c8"


def _pointed(length: float, width: float, height: float) -> np.ndarray:
    """Rings (R, S, 3) of a hull that rises to a point at both ends."""
    rings = []
    for t in np.linspace(0, 1, 27):
        side = abs(2 * t - 1)
        beam = width / 2 * np.clip((1 - side**2.6) ** 0.75, 0.02, 1)
        rise, keel = 0.55 * height * side**3, 0.5 * height * side**5
        s = np.linspace(-np.pi / 2, np.pi / 2, 17)
        y = beam * np.sign(s) * np.abs(np.sin(s)) ** 0.7 * (0.55 + 0.45 * np.abs(np.sin(s)))
        z = keel + (height + rise - keel) * (1 - np.abs(np.cos(s)) ** 0.75)
        rings.append(np.stack([np.full(17, length * (t - 0.5)), y, z], axis=1))
    return np.array(rings)


def _tub(rings: np.ndarray, outside: Material, edge: Material, floor: float) -> list[Piece]:
    """A hull with a rim along its edge and boards over its bottom."""
    from shapely.geometry import Polygon

    out: list[Piece] = [(skin(rings), outside)]
    # Planks inside, so that one does not look through the skin from within.
    inner = rings[2:-2].copy()
    inner[:, :, 1] *= 0.92
    inner[:, :, 2] = np.minimum(inner[:, :, 2] + 0.05, inner[:, [0], 2] - 0.01)
    out.append((skin(inner[:, ::-1]), WOOD))
    near, far = rings[1:-1, 0], rings[1:-1, -1]
    out.append((sweep(np.concatenate([near[::-1], far]), 0.05, sides=10, closed=True), edge))
    wet = np.array([ring for ring in rings[1:-1] if ring[:, 2].min() < floor - 0.03])
    wide = np.array([np.interp(floor, ring[8:, 2], ring[8:, 1]) for ring in wet]) - 0.03
    x = wet[:, 8, 0]
    flat = np.concatenate([np.stack([x, -wide], axis=1), np.stack([x, wide], axis=1)[::-1]])
    out.append((extrude(Polygon(flat), 0.03, bevel=0.008).turned(-90, "x").moved(0, 0, floor), WOOD))
    return out


def _oar(x: float, side: float, height: float) -> list[Piece]:
    """An oar that lies over the edge, its blade outside and aft."""
    blade = slab([(-0.24, -0.09), (0.24, -0.11), (0.24, 0.11), (-0.24, 0.09)], 0.04, bevel=0.012, corner=0.05)
    return [
        (capsule((x - 0.2, side * 0.3, height + 0.16), (x + 0.9, side * 1.3, height - 0.12), 0.035), WOOD),
        (blade.turned(42 * side, "z").moved(x + 1.05, side * 1.44, height - 0.17), WOOD),
    ]


def _rowing_boat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    outside, edge = look.surface(paint("#d9483b", 0.28, 0.8)), second(look, paint(PALE, 0.4, 0.4))
    out = _tub(hull(3.9, 1.6, 0.62), outside, edge, 0.3)
    for x, wide in ((-0.6, 1.1), (0.3, 1.38), (1.2, 1.46)):
        out.append((box(0.24, wide, 0.06, round=0.02).moved(x, 0, 0.5), WOOD))
    out += _oar(0.1, -1, 0.74) + _oar(0.1, 1, 0.74)
    return stand(out, turn=18, inside=(0.4, 0, 0.34), rim=(0.4, -0.8, 0.66), seat=(0.4, 0, 0.5), top=(0.4, 0, 0.66),
                 front=(0.4, -0.7, 0.4))  # fmt: skip


def _canoe(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    outside, edge = look.surface(paint("#c7692f", 0.3, 0.6)), second(look, paint(PALE, 0.4, 0.4))
    out = _tub(_pointed(4.3, 1.15, 0.52), outside, edge, 0.24)
    for x in (-0.9, 0.0, 0.9):
        out.append((box(0.16, 1.02, 0.05, round=0.02).moved(x, 0, 0.46), WOOD))
    out += _oar(0.3, -0.8, 0.62)
    return stand(out, turn=16, inside=(0, 0, 0.28), rim=(0, -0.57, 0.54), seat=(0, 0, 0.44), top=(0, 0, 0.54),
                 front=(0, -0.55, 0.3))  # fmt: skip


CONCEPTS: tuple[Concept, ...] = (
    Concept("rowing boat", _rowing_boat, "vehicle", ("rowboat", "row boat", "skiff"), 4.2, "water"),
    Concept("canoe", _canoe, "vehicle", ("kayak", "dugout"), 4.4, "water"),
)
