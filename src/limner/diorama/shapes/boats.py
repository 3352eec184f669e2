"""Boats and ships, and the hull they are built on."""

from __future__ import annotations

from typing import Any

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    GLASS,
    WOOD,
    Piece,
    coin,
    paint,
    second,
    skin,
    slab,
    stand,
)  # fmt: skip
from limner.diorama.solids import box, capsule, extrude, frustum, sweep


def hull(length: float, width: float, height: float, *, stem: float = 0.35) -> np.ndarray:
    """Rings (R, S, 3) of a boat's hull, bow to -x, deck at z = height, its underside rounded."""
    rings = []
    for t in np.linspace(0, 1, 26):
        x = -length / 2 + length * t
        beam = width / 2 * np.clip(np.sin(np.pi * (0.03 + 0.66 * t)) ** 0.75, 0.02, 1)
        rise = height * (0.55 * (1 - t) ** 3) + 0.06 * t * height
        s = np.linspace(-np.pi / 2, np.pi / 2, 17)
        keel = 0.0 + stem * height * (1 - t) ** 4
        y = beam * np.sign(s) * np.abs(np.sin(s)) ** 0.7 * (0.55 + 0.45 * np.abs(np.sin(s)))
        z = keel + (height + rise - keel) * (1 - np.abs(np.cos(s)) ** 0.75)
        rings.append(
            np.stack(
                [np.full(17, x - 0.22 * length * (1 - t) ** 3 * (z / (height + rise)) * 0.35), y, z], axis=1
            )
        )
    return np.array(rings)


def _boat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hull_paint, sail_paint = (
        look.surface(paint("#d9483b", 0.28, 0.8)),
        second(look, paint("#fbf6ea", 0.7, 0.0)),
    )
    rings = hull(4.0, 1.5, 0.75)
    out: list[Piece] = [(skin(rings), hull_paint)]
    inner = rings[2:-1, [0, -1]]
    rim = np.concatenate([inner[::-1, 0], inner[:, 1]])
    out.append((sweep(rim, 0.05, sides=10, closed=True), look.surface(paint("#f6e7c8", 0.4, 0.4), 1)))
    # A wooden deck sunk a little below the rim.
    flat = np.concatenate([inner[:, 0], inner[::-1, 1]])[:, :2]
    from shapely.geometry import Polygon

    board = extrude(Polygon(flat).buffer(-0.05), 0.04, bevel=0.01).turned(-90, "x").moved(0, 0, 0.86)
    out.append((board, WOOD))
    out.append(
        (box(0.7, 0.66, 0.3, round=0.1).moved(0.75, 0, 0.95), look.surface(paint("#f6e7c8", 0.4, 0.4), 1))
    )
    out.append((capsule((-0.35, 0, 0.7), (-0.35, 0, 4.6), 0.06, 0.04), WOOD))
    out.append((capsule((-0.35, 0, 1.28), (1.75, 0, 1.22), 0.05), WOOD))
    out.append((_sail([(-0.28, 1.4), (1.7, 1.36), (-0.28, 4.45)], 0.32), sail_paint))
    out.append((_sail([(-1.95, 1.25), (-0.46, 1.4), (-0.43, 4.0)], 0.24), sail_paint))
    flag = slab([(-0.33, 4.62), (0.1, 4.76), (-0.33, 4.9)], 0.03, bevel=0.01, corner=0.02)
    out += [
        (capsule((-0.35, 0, 4.5), (-0.35, 0, 4.95), 0.025), WOOD),
        (flag, look.surface(paint("#f2b63c"), 1)),
    ]
    return stand(
        out, turn=20, inside=(0.9, 0, 0.9), seat=(1.3, 0, 0.9), top=(0.75, 0, 1.1), front=(0.3, -0.7, 0.5)
    )


def _sail(corners: list[tuple[float, float]], belly: float) -> Mesh:
    """A three-cornered cushion of cloth, filled by the wind towards -y by `belly` metres."""
    n = 16
    a, b, c = (np.asarray(p) for p in corners)
    rows: list[tuple[Any, Any, Any, Any]] = []
    index: dict[tuple[int, int], int] = {}
    for i in range(n + 1):
        for j in range(n + 1 - i):
            u, v = i / n, j / n
            w = 1 - u - v
            x, z = a * w + b * u + c * v
            bow = belly * (27 * u * v * w) ** 0.55
            index[i, j] = len(rows)
            rows.append((x, -bow, z, bow))
    f = []
    for i in range(n):
        for j in range(n - i):
            f.append((index[i, j], index[i + 1, j], index[i, j + 1]))
            if i + j < n - 1:
                f.append((index[i + 1, j], index[i + 1, j + 1], index[i, j + 1]))
    p = np.array(rows)
    front, back = p[:, :3] - [0, 0.015, 0], p[:, :3] + [0, 0.015, 0]
    faces = np.array(f)
    edge = (
        [index[i, 0] for i in range(n + 1)]
        + [index[n - j, j] for j in range(1, n + 1)]
        + [index[0, n - j] for j in range(1, n)]
    )
    e = np.array(edge)
    nxt = np.roll(e, -1)
    k = len(p)
    wall = np.concatenate([np.stack([nxt, e, e + k], axis=1), np.stack([nxt, e + k, nxt + k], axis=1)])
    return Mesh.of(
        np.concatenate([front, back]), np.concatenate([faces, faces[:, ::-1] + k, wall]), crease=50
    )


def _ship(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hull_paint = look.surface(paint("#27578f", 0.28, 0.8))
    upper, red = second(look, paint("#f7f2e6", 0.3, 0.6)), look.surface(paint("#d9433a", 0.3, 0.6), 1)
    rings = hull(12.0, 3.2, 2.2)
    out: list[Piece] = [(skin(rings), hull_paint)]
    inner = rings[2:-1, [0, -1]]
    out.append((sweep(np.concatenate([inner[::-1, 0], inner[:, 1]]), 0.12, sides=10, closed=True), upper))
    for x, w, d, z, h in ((1.0, 7.2, 2.5, 2.2, 1.0), (1.3, 5.6, 2.1, 3.2, 0.9), (0.4, 2.6, 1.8, 4.1, 0.8)):
        out.append((box(w, d, h + 0.1, round=0.16, steps=4).moved(x, 0, z + h / 2), upper))
    for x0, n, z, d in ((-2.1, 9, 2.75, 2.52), (-1.0, 7, 3.7, 2.12)):
        for k in range(n):
            out.append((coin(0.2, d, round=0.01, steps=20).moved(x0 + 0.76 * k, 0, z), GLASS))
    out.append((box(0.1, 1.4, 0.4, round=0.04).moved(-0.9, 0, 4.6), GLASS))
    out.append((box(1.6, 1.84, 0.36, round=0.06).moved(0.2, 0, 4.62), GLASS))
    for x in (1.7, 3.1):
        out.append((frustum(0.48, 0.42, 1.5, round=0.05).turned(8, "y").moved(x, 0, 4.0), red))
        out.append((frustum(0.45, 0.44, 0.3, round=0.05).turned(8, "y").moved(x + 0.2, 0, 5.4), BLACK))
    out.append((capsule((-3.4, 0, 2.2), (-3.4, 0, 5.0), 0.08), upper))
    return stand(out, turn=20, top=(1, 0, 4.9), seat=(-3.0, 0, 2.6), front=(0, -1.5, 1.2))


CONCEPTS: tuple[Concept, ...] = (
    Concept("boat", _boat, "vehicle", ("sailboat", "sailing boat", "yacht", "dinghy"), 5.0, "water"),
    Concept("ship", _ship, "vehicle", ("ocean liner", "steamship", "cruise ship", "ferry"), 12.0, "water"),
)
