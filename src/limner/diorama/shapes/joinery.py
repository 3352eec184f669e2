"""Joinery: how the indoor shapes are put together, and the paints they share.

Solids that `solids` lacks (cushions, bent tubes, profiles drawn from the side) and `assemble`, which turns
named pieces into a `Body` and decides which of them the prompt may recolour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from limner.diorama.body import Anchor, Body, Part
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh, merge, rotation
from limner.diorama.solids import box, capsule, extrude, lathe, sweep

Piece = tuple[int | None, Material, Sequence[Mesh]]
"""(which colour of the prompt it takes: 0 main, 1 second, None its own; its paint; its meshes)."""


def paint(colour: str, roughness: float = 0.35, clearcoat: float = 0.3) -> Material:
    """Smooth toy paint of an sRGB colour."""
    return Material(srgb(colour), roughness=roughness, clearcoat=clearcoat)


def cloth(colour: str) -> Material:
    """Matt cloth of an sRGB colour."""
    return Material(srgb(colour), roughness=0.95)


HONEY = Material(srgb("#d99a52"), roughness=0.5, clearcoat=0.15)
WALNUT = Material(srgb("#8c5730"), roughness=0.5, clearcoat=0.15)
BIRCH = Material(srgb("#ecd2a6"), roughness=0.55, clearcoat=0.1)
CREAM = paint("#fbf0dc")
WHITE = paint("#f7f5f0", 0.25, 0.6)
CERAMIC = Material(srgb("#f5f3ee"), roughness=0.12, clearcoat=1.0)
CORAL = paint("#ef6a55")
RED = paint("#dc3b3b")
MUSTARD = paint("#f2b632")
TEAL = paint("#2a9d96")
SKY = paint("#5aa9e6")
NAVY = paint("#2d4373")
LEAF = paint("#5bab57", 0.5, 0.2)
PINK = paint("#f4a3b8")
INK = paint("#2b2d38", 0.35, 0.4)
SLATE = paint("#555b6b", 0.4, 0.3)
ASH = paint("#c9ccd4", 0.4, 0.3)
STEEL = Material(srgb("#d5d9de"), roughness=0.22, metallic=1.0)
BRASS = Material(srgb("#f0bd56"), roughness=0.22, metallic=1.0)
PAPER = Material(srgb("#fbf6e8"), roughness=0.9)
LEATHER = Material(srgb("#a8643a"), roughness=0.5, clearcoat=0.15)
CLEAR = Material(srgb("#eef8fb"), roughness=0.0, transmission=1.0, ior=1.45)
BULB = Material(srgb("#fff1cf"), roughness=0.5, emission=(1.6, 1.25, 0.8))


def assemble(
    look: Look,
    *pieces: Piece,
    anchors: Mapping[str, Anchor] | None = None,
    scale: float = 1.0,
    lean: float = 0.0,
    turn: float = 0.0,
    centre: bool = True,
) -> Body:
    """The pieces as one body.

    They are scaled (so that small things can be drawn in centimetres), leant back by `lean` degrees, turned
    by `turn` degrees about z, and stood on z = 0 about the z axis (`centre` False: left where drawn).
    """
    parts = []
    for slot, material, meshes in pieces:
        if meshes:
            surface = material if slot is None else look.surface(material, slot)
            parts.append(Part(merge([Mesh(m.vertices, m.faces, m.normals) for m in meshes]), surface))
    matrix = rotation(turn) @ rotation(-lean, "x")
    matrix[:3, :3] *= scale
    body = Body(tuple(parts), dict(anchors or {})).transformed(matrix)
    return body.grounded() if centre else body


def tinted_glass(look: Look, clear: Material = CLEAR) -> Material:
    """Clear glass; when a colour is asked for, milky glass of it, so that the colour is plain to see."""
    if not look.colours:
        return look.surface(clear)
    return look.surface(Material(clear.colour, roughness=0.06, transmission=0.25, clearcoat=1.0))


def block(
    x: float,
    y: float,
    z: float,
    at: Sequence[float] = (0.0, 0.0, 0.0),
    *,
    round: float = 0.02,
    steps: int = 3,
) -> Mesh:
    """A rounded box of the given size whose underside's middle is `at`."""
    return box(x, y, z, round=round, steps=steps).moved(at[0], at[1], at[2] + z / 2)


def pillow(
    x: float, y: float, z: float, *, soft: float = 0.45, outline: float = 0.4, steps: int = 40
) -> Mesh:
    """A plump superellipsoid of full sizes x, y, z about the origin (Barr 1981).

    soft: exponent of the side view, outline: exponent of the view from above; 1 is a ball, towards 0 a box.
    """
    t = np.linspace(-np.pi / 2, np.pi / 2, steps + 1)
    unit = lathe(np.stack([np.cos(t), np.sin(t)], axis=1), steps=steps * 2, crease=180)
    v = unit.vertices.astype(np.float64)
    r = np.maximum(np.hypot(v[:, 0], v[:, 1]), 1e-9)
    angle = np.stack([v[:, 0] / r, v[:, 1] / r], axis=1)
    ring = np.sign(angle) * np.abs(angle) ** outline
    out = np.concatenate(
        [ring * (r**soft)[:, None], (np.sign(v[:, 2]) * np.abs(v[:, 2]) ** soft)[:, None]], axis=1
    )
    return Mesh.of(out * np.array([x, y, z]) / 2, unit.faces, crease=180)


def curve(
    points: Sequence[Sequence[float]] | np.ndarray, steps: int = 8, *, closed: bool = False
) -> np.ndarray:
    """A smooth path through the points, (N, D) (Catmull and Rom 1974)."""
    p = np.asarray(points, np.float64)
    q = (
        np.concatenate([p[-1:], p, p[:2]])
        if closed
        else np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    )
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(q[:-3], q[1:-2], q[2:-1], q[3:], strict=True):
        out.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    path = np.concatenate(out)
    return path if closed else np.concatenate([path, p[-1:]])


def tube(
    points: Sequence[Sequence[float]],
    radius: float | Sequence[float],
    *,
    steps: int = 8,
    closed: bool = False,
    sides: int = 20,
) -> Mesh:
    """A round rod with round ends, bent smoothly through the points; `radius` is one or one a point."""
    path = curve(points, steps, closed=closed)
    count = len(points) + (1 if closed else 0)
    given = np.broadcast_to(np.asarray(radius, np.float64), (len(points),))
    knots = np.concatenate([given, given[:1]]) if closed else given
    if closed:
        return sweep(
            path, np.interp(np.arange(len(path)) / steps, np.arange(count), knots), sides=sides, closed=True
        )
    radii = np.interp(np.linspace(0, count - 1, len(path)), np.arange(count), knots)
    t = np.linspace(0, np.pi / 2, 6)[:-1]
    head, tail = path[0] - path[1], path[-1] - path[-2]
    head, tail = head / np.linalg.norm(head), tail / np.linalg.norm(tail)
    first, last = (
        path[0] + head * (radii[0] * np.cos(t))[:, None],
        path[-1] + tail * (radii[-1] * np.cos(t[::-1]))[:, None],
    )
    return sweep(
        np.concatenate([first, path, last]),
        np.concatenate([radii[0] * np.sin(t), radii, radii[-1] * np.sin(t[::-1])]),
        sides=sides,
    )


def rods(
    radius: float, *pairs: tuple[Sequence[float], Sequence[float]], end: float | None = None
) -> list[Mesh]:
    """Straight rods with round ends between pairs of points."""
    return [capsule(a, b, radius, end, sides=20) for a, b in pairs]


def legs(
    x: float, y: float, z: float, radius: float, *, splay: float = 0.0, foot: float | None = None
) -> list[Mesh]:
    """Four round legs under (+-x, +-y, z), spread outwards by `splay` metres, standing on z = 0."""
    low = radius if foot is None else foot
    return [
        capsule((sx * (x + splay), sy * (y + splay), low), (sx * x, sy * y, z), low, radius, sides=20)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]


def rectangle(width: float, height: float, radius: float, *, x: float = 0.0, z: float = 0.0) -> Any:
    """A shapely rectangle with round corners, its middle at (x, z)."""
    from shapely.geometry import box as rect

    r = min(radius, width / 2 * 0.999, height / 2 * 0.999)
    return rect(x - width / 2 + r, z - height / 2 + r, x + width / 2 - r, z + height / 2 - r).buffer(r, 8)


def disc(radius: float, *, x: float = 0.0, z: float = 0.0) -> Any:
    """A shapely circle."""
    from shapely.geometry import Point

    return Point(x, z).buffer(radius, 24)


def stroke(points: Sequence[Sequence[float]] | np.ndarray, radius: float, *, smooth: int = 0) -> Any:
    """A line `2 radius` wide through (x, z) points with round ends; `smooth` > 0 bends it through them."""
    from shapely.geometry import LineString

    path = curve(points, smooth) if smooth else np.asarray(points, float)
    return LineString(path).buffer(radius, 8)


def polygon(points: Sequence[Sequence[float]] | np.ndarray, *, round: float = 0.0) -> Any:
    """A shapely polygon through (x, z) points with its corners, inner and outer, rounded by `round`."""
    from shapely.geometry import Polygon

    shape = Polygon(np.asarray(points, float))
    return shape.buffer(-round).buffer(2 * round, 6).buffer(-round, 6) if round > 0 else shape


def slab(shape: Any, depth: float, *, y: float = 0.0, bevel: float | None = None) -> Mesh:
    """A flat shape facing the viewer, `depth` thick, with soft rims, its middle at `y`."""
    rim = depth * 0.35 if bevel is None else bevel
    return extrude(shape.simplify(rim * 0.01 + 1e-6), depth, bevel=rim, steps=4, crease=50).moved(y=y)


def profile(shape: Any, width: float, *, x: float = 0.0, bevel: float = 0.01) -> Mesh:
    """A shape drawn from the side (first coordinate = y, second = z), `width` wide about `x`."""
    return (
        extrude(shape.simplify(bevel * 0.01 + 1e-6), width, bevel=bevel, steps=4, crease=50)
        .turned(90)
        .moved(x)
    )


def lying(shape: Any, thickness: float, *, z: float = 0.0, bevel: float | None = None) -> Mesh:
    """A shape drawn from above (x, y), `thickness` high, its underside at `z`."""
    return slab(shape, thickness, bevel=bevel).turned(-90, "x").moved(z=z + thickness / 2)
