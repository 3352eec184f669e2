"""Masonry: what buildings are put together with. Walls stand on z = 0, fronts look to -y, metres of a toy town."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.shapes.toybox import coin, paint, slab
from limner.diorama.solids import box, frustum, lathe, plate, sphere, sweep

Pieces = list[tuple[Mesh, Material]]

TRIM = paint("#fbf4e6", 0.5, 0.15)
PANE = Material(srgb("#86b9d6"), roughness=0.1, clearcoat=1.0)
ROOF = paint("#c9553f", 0.6, 0.1)
SLATE = paint("#5b6f8c", 0.6, 0.1)
PLINTH = paint("#a8a196", 0.85, 0.0)
DOOR = paint("#2f8f86", 0.4, 0.3)
BRASS = Material(srgb("#f0bd56"), roughness=0.22, metallic=1.0)
GREENS = paint("#6bb14f", 0.75, 0.0)


def shingled(
    half: float, rise: float, depth: float, *, eave: float, courses: int = 5, thick: float = 0.09
) -> Mesh:
    """A gable roof along y with stepped courses: its ridge at z = `rise`, its planes through (+-half, 0)."""
    slope = np.array([half, rise]) / np.hypot(half, rise)
    normal = np.array([-slope[1], slope[0]])
    start = np.array([-half, 0.0]) - slope * eave
    length = float(np.hypot(half, rise)) + eave
    left = [start]
    for k in range(courses):
        a, b = length * k / courses, length * (k + 1) / courses
        left.append(start + slope * a + normal * thick)
        left.append(start + slope * b + normal * thick * (0.55 if k < courses - 1 else 0.8))
    # The last point of the slope is brought to the middle, where both planes meet.
    left[-1] = np.array([0.0, float(left[-1][1] + abs(left[-1][0]) * slope[1] / slope[0])])
    right = [np.array([-p[0], p[1]]) for p in reversed(left[:-1])]
    outline = [*left, *right, np.array([0.0, rise])]
    return slab(outline, depth, bevel=thick * 0.18, corner=thick * 0.12)


def gabled(half: float, wall: float, rise: float, depth: float, *, bevel: float = 0.03) -> Mesh:
    """House walls with their gables: a pentagon along y, its base on z = 0."""
    outline = [(-half, 0), (half, 0), (half, wall), (0, wall + rise), (-half, wall)]
    return slab(outline, depth, bevel=bevel).moved(z=0.0)


def arch(width: float, height: float, *, steps: int = 14) -> np.ndarray:
    """Outline (x, z) of an opening with a round head, standing on z = 0."""
    r = width / 2
    a = np.linspace(0, np.pi, steps)
    head = np.stack([r * np.cos(a), height - r + r * np.sin(a)], axis=1)
    return np.concatenate([[[r, 0.0]], head, [[-r, 0.0]]])


def window(
    x: float, y: float, z: float, w: float = 0.42, h: float = 0.54, *, glass: Material = PANE, trim: Material = TRIM,
    sill: bool = True, bars: bool = True, turn: float = 0.0,
) -> Pieces:  # fmt: skip
    """A window whose middle is at (x, y, z) on a wall that looks to -y (or `turn` degrees away from that)."""
    out: Pieces = [
        (box(w + 0.12, 0.08, h + 0.12, round=0.025), trim),
        (box(w, 0.05, h, round=0.012, steps=1).moved(y=-0.025), glass),
    ]
    if bars:
        out.append((box(0.035, 0.04, h, round=0.01, steps=1).moved(y=-0.045), trim))
        out.append((box(w, 0.04, 0.035, round=0.01, steps=1).moved(y=-0.045, z=h * 0.08), trim))
    if sill:
        out.append((box(w + 0.22, 0.16, 0.07, round=0.025).moved(y=-0.05, z=-h / 2 - 0.06), trim))
    return _placed(out, x, y, z, turn)


def arched_window(
    x: float, y: float, z: float, w: float = 0.3, h: float = 0.6, *, glass: Material = PANE, trim: Material = TRIM,
    turn: float = 0.0,
) -> Pieces:  # fmt: skip
    """A window with a round head, standing on z."""
    out: Pieces = [
        (slab(arch(w + 0.14, h + 0.07), 0.09, bevel=0.025, corner=0).moved(z=-0.035), trim),
        (slab(arch(w, h), 0.05, bevel=0.01, corner=0).moved(y=-0.035), glass),
    ]
    return _placed(out, x, y, z, turn)


def door(
    x: float, y: float, w: float = 0.56, h: float = 1.0, *, leaf: Material = DOOR, trim: Material = TRIM, round: bool = False,
    z: float = 0.0, turn: float = 0.0,
) -> Pieces:  # fmt: skip
    """A door standing on z: frame, leaf with two panels, a knob."""
    if round:
        out: Pieces = [
            (slab(arch(w + 0.18, h + 0.09), 0.12, bevel=0.03, corner=0), trim),
            (slab(arch(w, h), 0.08, bevel=0.02, corner=0).moved(y=-0.04), leaf),
        ]
        out += [
            (box(0.02, 0.02, h * 0.8, round=0.005, steps=1).moved(k * w / 5, -0.083, h * 0.42), trim)
            for k in (-1, 1)
        ]
    else:
        out = [
            (box(w + 0.18, 0.12, h + 0.09, round=0.03).moved(z=h / 2 + 0.045), trim),
            (box(w, 0.08, h, round=0.02).moved(y=-0.04, z=h / 2), leaf),
            (box(w * 0.62, 0.04, h * 0.3, round=0.015).moved(y=-0.075, z=h * 0.72), PANE),
            (box(w * 0.62, 0.03, h * 0.3, round=0.012).moved(y=-0.08, z=h * 0.3), leaf),
        ]
    out.append((sphere(0.035, steps=10).moved(w * 0.36, -0.1, h * 0.47), BRASS))
    return _placed(out, x, y, z, turn)


def chimney(x: float, y: float, z: float, h: float, brick: Material) -> Pieces:
    """A chimney from height z (hidden in the roof) up to z + h, with its cap and pot."""
    return [
        (box(0.3, 0.3, h, round=0.03).moved(x, y, z + h / 2), brick),
        (box(0.4, 0.4, 0.1, round=0.03).moved(x, y, z + h), TRIM),
        (frustum(0.1, 0.085, 0.18, round=0.02, steps=24).moved(x, y, z + h + 0.03), ROOF),
    ]


def merlons(radius: float, z: float, stone: Material, *, count: int = 9, size: float = 0.16) -> Pieces:
    """Battlements round a tower of `radius`, standing on z."""
    out: Pieces = []
    for k in range(count):
        block = box(size * 1.25, size * 0.8, size * 1.35, round=size * 0.18).moved(
            y=-radius + size * 0.4, z=z + size * 0.62
        )
        out.append((block.turned(360 * (k + 0.5) / count), stone))
    return out


def rounded_tower(
    radius: float,
    height: float,
    *,
    flare: float = 0.08,
    foot: float = 0.1,
    steps: int = 48,
    hollow: float = 0.1,
) -> Mesh:
    """A round tower on z = 0, spreading at its foot and under its battlements; its platform lies `hollow` lower."""
    r = radius
    return lathe(
        [
            (0, 0), (r + foot - 0.03, 0), (r + foot, 0.04), (r + foot * 0.75, 0.18), (r + foot * 0.2, 0.42), (r, 0.75),
            (r * 0.985, height - 0.42), (r + flare * 0.25, height - 0.3), (r + flare, height - 0.16), (r + flare + 0.02,
            height - 0.03), (r + flare, height), (r + flare - 0.16, height), (r + flare - 0.17, height - hollow),
            (0, height - hollow),
        ],
        steps=steps, crease=40,
    )  # fmt: skip


def cone_roof(radius: float, height: float, z: float, tile: Material, *, courses: int = 5) -> Pieces:
    """A pointed round roof in stepped courses with a brass knob, its eave at height z."""
    points: list[tuple[float, float]] = [(0.0, z), (radius * 0.97, z), (radius, z + 0.035)]
    for k in range(courses):
        a, b = k / courses, (k + 1) / courses
        if k:
            points.append((radius * (1 - a) + 0.045, z + height * a - 0.01))
            points.append((radius * (1 - a) + 0.05, z + height * a + 0.025))
        points.append((max(radius * (1 - b) + 0.018, 0.02), z + height * b))
    points.append((0.0, z + height + 0.02))
    return [
        (lathe(points, steps=48, crease=40), tile),
        (sphere(0.055, steps=14).moved(z=z + height + 0.05), BRASS),
    ]


def pennant(
    x: float, y: float, z: float, cloth: Material, *, high: float = 0.5, long: float = 0.42
) -> Pieces:
    """A flag on a pole that stands at (x, y, z)."""
    flag = slab([(0, 0), (long, -0.11), (0, -0.24)], 0.025, bevel=0.008, corner=0.02)
    return [
        (box(0.03, 0.03, high, round=0.014, steps=2).moved(x, y, z + high / 2), BRASS),
        (flag.moved(x + 0.01, y, z + high), cloth),
        (sphere(0.03, steps=10).moved(x, y, z + high + 0.02), BRASS),
    ]


def studded(
    rng: np.random.Generator,
    stone: Material,
    spots: Sequence[tuple[float, float]],
    *,
    y: float,
    size: float = 0.14,
) -> Pieces:
    """Single raised stones on a flat wall that looks to -y at `y`, at (x, z)."""
    out: Pieces = []
    for x, z in spots:
        w = size * float(rng.uniform(0.9, 1.5))
        out.append((box(w, 0.05, size * 0.7, round=0.02, steps=2).moved(x, y, z), stone))
    return out


def studded_round(
    rng: np.random.Generator,
    stone: Material,
    radius: float,
    spots: Sequence[tuple[float, float]],
    *,
    size: float = 0.13,
) -> Pieces:
    """Single raised stones on a round wall, at (degrees from the front, z)."""
    out: Pieces = []
    for turn, z in spots:
        w = size * float(rng.uniform(1.0, 1.5))
        out.append(
            (box(w, 0.06, size * 0.68, round=0.022, steps=2).moved(0, -radius + 0.012, z).turned(turn), stone)
        )
    return out


def rosette(
    x: float, y: float, z: float, radius: float, *, glass: Material = PANE, trim: Material = TRIM
) -> Pieces:
    """A round window looking to -y."""
    out: Pieces = [
        (coin(radius + 0.07, 0.1, round=0.03), trim),
        (coin(radius, 0.06, round=0.012).moved(y=-0.035), glass),
        (box(0.03, 0.04, radius * 2, round=0.01, steps=1).moved(y=-0.055), trim),
        (box(radius * 2, 0.04, 0.03, round=0.01, steps=1).moved(y=-0.055), trim),
    ]
    return _placed(out, x, y, z, 0.0)


def shrub(x: float, y: float, r: float, leaf: Material = GREENS) -> Pieces:
    """A round bush of three balls on the ground."""
    return [
        (sphere(r, r, r * 0.85, steps=16).moved(x, y, r * 0.6), leaf),
        (sphere(r * 0.75, r * 0.75, r * 0.62, steps=14).moved(x + r * 0.85, y + 0.02, r * 0.42), leaf),
        (sphere(r * 0.7, r * 0.7, r * 0.58, steps=14).moved(x - r * 0.85, y - 0.02, r * 0.4), leaf),
    ]


def shaded(material: Material, by: float = 0.6) -> Material:
    """The same stone in the shade: reliefs and recesses are told from the wall in any colour asked for."""
    r, g, b = (c * by for c in material.colour)
    return Material((r, g, b), roughness=0.9)


def pyramid(half: float, top: float, height: float) -> Mesh:
    """A four-sided roof on z = 0, its eaves `half` from the middle."""
    return frustum(half * 2**0.5, top * 2**0.5, height, round=0.01, steps=4).turned(45)


def struts(
    pairs: Sequence[tuple[Sequence[float], Sequence[float]]], radius: float, *, sides: int = 4
) -> Mesh:
    """Straight girders between pairs of points, as one mesh of few faces: lattices, columns, railings."""
    return merge([sweep(np.asarray(pair, float), radius, sides=sides) for pair in pairs])


def bay(width: float, height: float, opening: Sequence[float], depth: float, *, steps: int = 9) -> Mesh:
    """A piece of wall on z = 0 with a round-headed opening (width, height) that one sees through."""
    half = width / 2
    rim = arch(opening[0], opening[1], steps=steps)[::-1]
    return plate([(half, 0), (half, height), (-half, height), (-half, 0), *map(tuple, rim)], depth)


def arcade(
    radii: tuple[float, float], height: float, opening: tuple[float, float], depth: float, angles: np.ndarray
) -> Mesh:
    """Bays side by side on an ellipse with the half axes `radii`, the first edge of each at `angles` (degrees from the
    front, towards +x), the last edge at their end. `opening`: its width as a share of the bay's, and its height."""
    a, b = radii
    t = np.radians(angles)
    edges = np.stack([a * np.sin(t), -b * np.cos(t)], axis=1)
    out: list[Mesh] = []
    for (p, q), mid in zip(pairwise(edges), (t[1:] + t[:-1]) / 2, strict=True):
        wide = float(np.hypot(*(q - p)))
        turn = float(np.degrees(np.arctan2(np.sin(mid) / a, np.cos(mid) / b)))
        one = bay(wide * 1.03, height, (wide * opening[0], opening[1]), depth, steps=7)
        out.append(one.turned(turn).moved(float(p[0] + q[0]) / 2, float(p[1] + q[1]) / 2))
    return merge(out)


def _placed(pieces: Pieces, x: float, y: float, z: float, turn: float) -> Pieces:
    return [((m.turned(turn) if turn else m).moved(x, y, z), material) for m, material in pieces]
