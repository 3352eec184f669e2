"""Things that stories are full of: throne, pirate ship, sandcastle, rubber duck, a glass of juice."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.boats import hull
from limner.diorama.shapes.masonry import merlons, pennant
from limner.diorama.shapes.toybox import BLACK, DARK_WOOD, WHITE, WOOD, paint, second, skin, stand
from limner.diorama.solids import (
    ball_field,
    blend,
    box,
    capsule,
    cylinder,
    frustum,
    lathe,
    smooth_min,
    sphere,
    sweep,
    torus,
)

GOLD = Material(srgb("#e2b24a"), roughness=0.28, metallic=1.0)
SAND = paint("#e3c084", 0.95, 0.0)


def _throne(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    velvet = look.surface(Material(srgb("#a3202f"), roughness=0.9))
    frame = look.surface(GOLD, 1)
    out = [
        (box(1.0, 0.9, 0.14, round=0.05).moved(z=0.5), frame),
        (box(0.84, 0.72, 0.16, round=0.075, steps=5).moved(0, -0.04, 0.62), velvet),
        (box(0.9, 0.12, 1.3, round=0.05).moved(0, 0.4, 1.12), frame),
        (box(0.7, 0.1, 1.0, round=0.05, steps=5).moved(0, 0.34, 1.16), velvet),
        (sphere(0.17).moved(0, 0.4, 1.86), frame),
        (sphere(0.08).moved(0, 0.26, 1.86), velvet),
        (torus(0.3, 0.05).turned(90, "x").moved(0, 0.4, 1.72), frame),
    ]
    for side in (-1, 1):
        out += [
            (cylinder(0.075, 1.95, round=0.03).moved(side * 0.46, 0.4), frame),
            (sphere(0.11).moved(side * 0.46, 0.4, 2.02), frame),
            (box(0.13, 0.78, 0.1, round=0.045).moved(side * 0.46, 0.0, 0.96), frame),
            (box(0.12, 0.5, 0.07, round=0.03).moved(side * 0.46, 0.02, 1.02), velvet),
            (sphere(0.09).moved(side * 0.46, -0.4, 0.98), frame),
            (frustum(0.05, 0.085, 0.44, round=0.02).moved(side * 0.42, -0.36), frame),
            (frustum(0.05, 0.085, 0.44, round=0.02).moved(side * 0.42, 0.36), frame),
            (capsule((side * 0.44, -0.36, 0.5), (side * 0.46, -0.38, 0.94), 0.05), frame),
        ]
    return stand(out, turn=12, seat=(0, -0.05, 0.7), top=(0, 0.4, 2.05), front=(0, 0.28, 1.2))


def _pirate_ship(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hull_paint, cloth = look.surface(DARK_WOOD), second(look, paint("#f1e4c6", 0.85, 0.0))
    trim = paint("#c98f3f", 0.5, 0.2)
    rings = hull(7.0, 2.4, 1.7)
    inner = rings[2:-1, [0, -1]]
    rim = np.concatenate([inner[::-1, 0], inner[:, 1]])
    out = [
        (skin(rings), hull_paint),
        (sweep(rim, 0.1, sides=10, closed=True), trim),
        (box(5.4, 1.7, 0.1, round=0.03).moved(0.35, 0, 1.72), WOOD),
        (box(1.7, 2.0, 0.95, round=0.08).moved(2.45, 0, 2.15), hull_paint),
        (box(1.84, 2.14, 0.12, round=0.05).moved(2.45, 0, 2.66), trim),
        (capsule((-3.0, 0, 2.0), (-5.0, 0, 3.0), 0.09, 0.05), WOOD),
    ]
    for x in (-1.7, -0.7, 0.3, 1.3):
        out.append((cylinder(0.17, 0.5, round=0.04).turned(90, "x").moved(x, -0.82, 1.15), BLACK))
        out.append((torus(0.2, 0.045).turned(90, "x").moved(x, -1.08, 1.15), trim))
    for x, tall, wide in ((-1.7, 5.6, 1.9), (0.7, 6.6, 2.3)):
        out.append((capsule((x, 0, 1.5), (x, 0, tall), 0.11, 0.07), WOOD))
        for low, high, half in ((0.38, 0.64, wide * 0.62), (0.67, 0.9, wide * 0.46)):
            a, b = 1.7 + (tall - 1.7) * low, 1.7 + (tall - 1.7) * high
            out.append((capsule((x - half, -0.12, b), (x + half, -0.12, b), 0.06), WOOD))
            out.append((square_sail(x, half * 1.05, half * 0.94, a, b), cloth))
    out.append((frustum(0.3, 0.38, 0.34, round=0.05).moved(0.7, 0, 6.05), WOOD))
    flag = box(1.15, 0.05, 0.72, round=0.02).moved(1.3, 0, 6.95)
    out += [(capsule((0.7, 0, 6.4), (0.7, 0, 7.4), 0.04), WOOD), (flag, BLACK)]
    out += [
        (sphere(0.19, 0.05, 0.17).moved(1.3, -0.04, 7.02), WHITE),
        (box(0.2, 0.07, 0.1, round=0.03).moved(1.3, -0.04, 6.86), WHITE),
        *((sphere(0.05, 0.04, 0.06).moved(1.3 + s * 0.075, -0.08, 7.01), BLACK) for s in (-1, 1)),
    ]  # fmt: skip
    return stand(
        out, turn=18, inside=(0, 0, 1.75), seat=(-0.6, 0, 1.75), top=(2.45, 0, 2.7), front=(0, -1.1, 0.8)
    )


def square_sail(x: float, low: float, high: float, foot: float, head: float) -> Mesh:
    """A sheet between two yards, half as wide as `low` at its foot and `high` at its head, filled by the wind towards -y."""
    n = 14
    v, u = np.meshgrid(np.linspace(0, 1, n), np.linspace(-1, 1, n), indexing="ij")
    half = low + (high - low) * v
    bow = 0.42 * np.sin(np.pi * (0.08 + 0.84 * v)) * (1 - 0.55 * u**2)
    sheet = np.stack([x + u * half, -0.16 - bow, foot + (head - foot) * v], axis=-1).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(n - 1), np.arange(n - 1), indexing="ij")
    at = (i * n + j).ravel()
    faces = np.concatenate([np.stack([at, at + 1, at + n + 1], 1), np.stack([at, at + n + 1, at + n], 1)])
    k = len(sheet)
    grid = np.arange(k).reshape(n, n)
    edge = np.concatenate([grid[0, :-1], grid[:-1, -1], grid[-1, :0:-1], grid[:0:-1, 0]])
    after = np.roll(edge, -1)
    wall = np.concatenate([np.stack([after, edge, edge + k], 1), np.stack([after, edge + k, after + k], 1)])
    return Mesh.of(
        np.concatenate([sheet, sheet + np.array([0, 0.03, 0])]),
        np.concatenate([faces, faces[:, ::-1] + k, wall]),
        crease=50,
    )


def _sandcastle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    sand, red = look.surface(SAND), second(look, paint("#e2503f", 0.6, 0.1))
    dark = paint("#b58f58", 0.95, 0.0)
    out = [
        (lathe([(0, 0), (0.86, 0), (0.8, 0.06), (0.62, 0.12), (0.3, 0.16), (0, 0.17)]), sand),
        (frustum(0.34, 0.28, 0.62, round=0.04).moved(0, 0.05, 0.1), sand),
    ]
    out += [(mesh.moved(0, 0.05), own) for mesh, own in merlons(0.27, 0.7, sand, count=8, size=0.1)]
    out.append((frustum(0.2, 0.16, 0.3, round=0.03).moved(0, 0.05, 0.7), sand))
    for x, y in ((-0.46, -0.22), (0.46, -0.22), (-0.42, 0.36), (0.42, 0.36)):
        out.append((frustum(0.19, 0.15, 0.46, round=0.03).moved(x, y, 0.08), sand))
        out += [(mesh.moved(x, y), own) for mesh, own in merlons(0.14, 0.52, sand, count=6, size=0.07)]
    for a, b in (
        ((-0.46, -0.22), (0.46, -0.22)),
        ((-0.46, -0.22), (-0.42, 0.36)),
        ((0.46, -0.22), (0.42, 0.36)),
    ):
        out.append((capsule((*a, 0.2), (*b, 0.2), 0.085), sand))
    out.append((box(0.16, 0.06, 0.26, round=0.05).moved(0, -0.3, 0.17), dark))
    out += [(sphere(0.05, 0.03, 0.05).moved(x, -0.37, 0.1), WHITE) for x in (-0.2, 0.22)]
    out += pennant(0, 0.05, 0.98, red, high=0.42, long=0.3)
    return stand(out, turn=10, top=(0, 0.05, 1.0), front=(0, -0.34, 0.2))


def _rubber_duck(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    yellow, orange = look.surface(paint("#ffd23d", 0.25, 0.8)), second(look, paint("#f58a24", 0.3, 0.6))
    body = blend(
        lambda p: smooth_min(
            smooth_min(
                ball_field(p, (0, 0.01, 0.045), (0.062, 0.072, 0.045)),
                ball_field(p, (0, 0.07, 0.072), (0.022, 0.03, 0.02)),
                0.02,
            ),
            ball_field(p, (0, -0.028, 0.108), (0.043, 0.043, 0.042)),
            0.012,
        ),
        (-0.1, -0.12, -0.01), (0.1, 0.13, 0.18),
    )  # fmt: skip
    out = [
        (body, yellow),
        (sphere(0.021, 0.026, 0.008).moved(0, -0.078, 0.1), orange),
        *(
            (sphere(0.017, 0.04, 0.026).turned(-14, "x").moved(s * 0.058, 0.022, 0.056), yellow)
            for s in (-1, 1)
        ),
        *((sphere(0.0085).moved(s * 0.021, -0.064, 0.118), BLACK) for s in (-1, 1)),
        *((sphere(0.003).moved(s * 0.021 - 0.002, -0.0715, 0.121), WHITE) for s in (-1, 1)),
    ]
    return stand(out, turn=24, head=(0, -0.028, 0.148), top=(0, 0.02, 0.088))


def _juice(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    drink = look.surface(Material(srgb("#ff9a1f"), roughness=0.12, clearcoat=1.0))
    glass = Material(srgb("#dfeef3"), roughness=0.05, clearcoat=1.0)
    straw, peel = second(look, paint("#f4f4f0", 0.4, 0.3)), paint("#ff8c1a", 0.45, 0.2)
    out = [
        # The drink fills the glass; of the glass itself a thick foot and a thin rim are seen.
        (lathe([(0, 0.012), (0.031, 0.012), (0.0385, 0.128), (0, 0.128)], crease=50), drink),
        (lathe([(0, 0), (0.033, 0), (0.034, 0.012), (0, 0.012)], crease=50), glass),
        (
            lathe(
                [(0.0385, 0.126), (0.0395, 0.142), (0.0385, 0.1432), (0.0375, 0.142), (0.037, 0.128)],
                crease=60,
            ),
            glass,
        ),
        (capsule((-0.008, 0, 0.06), (0.024, 0.004, 0.19), 0.0042), straw),
        (cylinder(0.03, 0.007, round=0.003).turned(90, "x").turned(18, "y").moved(-0.034, 0.0, 0.148), peel),
        (
            cylinder(0.025, 0.0085, round=0.002)
            .turned(90, "x")
            .turned(18, "y")
            .moved(-0.034, -0.0006, 0.148),
            paint("#ffc46b", 0.4, 0.2),
        ),
    ]
    return stand(out, top=(0, 0, 0.15), inside=(0, 0, 0.12))


CONCEPTS: tuple[Concept, ...] = (
    Concept("throne", _throne, "furniture", ("royal throne", "golden throne"), 2.0),
    Concept(
        "pirate ship", _pirate_ship, "vehicle", ("galleon", "sailing ship", "tall ship", "pirate boat", "caravel"),
        9.0, "water",
    ),
    Concept("sandcastle", _sandcastle, "thing", ("sand castle",), 0.9),
    Concept("rubber duck", _rubber_duck, "thing", ("rubber ducky", "toy duck", "bath duck", "rubber duckie"), 0.14),
    Concept(
        "glass of juice", _juice, "food",
        ("juice", "orange juice", "glass of orange juice", "fruit juice", "lemonade", "smoothie"), 0.15,
    ),
)  # fmt: skip
