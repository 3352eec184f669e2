"""What is wheeled or carried about a garden, and what birds live in."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CREAM,
    GREY,
    STEEL,
    WHITE,
    WOOD,
    Piece,
    coin,
    ellipse,
    hoop,
    loft,
    paint,
    rods,
    second,
    skin,
    slab,
    stand,
    tube,
    wheel,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

HOLE = paint("#2e2723", 0.9, 0.0)


def _wheelbarrow(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    tub, wood = look.surface(paint("#3f9a58", 0.35, 0.5)), WOOD
    outer = [(-0.42, 0.3), (0.4, 0.3), (0.56, 0.66), (-0.6, 0.66)]
    shell = slab(outer, 0.62, bevel=0.05, corner=0.07)
    v = shell.vertices.copy()
    v[:, 1] *= 0.78 + 0.34 * (v[:, 2] - 0.3) / 0.36
    out: list[Piece] = [(Mesh.of(v, shell.faces, crease=40), tub)]
    earth = sphere(0.47, 0.29, 0.13, steps=24)
    out.append((earth.moved(-0.02, 0, 0.645), paint("#6b4a32", 0.95, 0.0)))
    rim = [(-0.6, -0.34, 0.66), (0.56, -0.34, 0.66), (0.56, 0.34, 0.66), (-0.6, 0.34, 0.66)]
    out.append((rods([(rim[i], rim[(i + 1) % 4]) for i in range(4)], 0.028), tub))
    for y in (-0.24, 0.24):
        out.append(
            (
                tube([(0.78, y * 0.25, 0.22), (0.3, y, 0.3), (-0.5, y, 0.4), (-1.0, y * 1.15, 0.56)], 0.03),
                wood,
            )
        )
        out.append((capsule((-0.86, y * 1.11, 0.52), (-1.05, y * 1.16, 0.57), 0.04), BLACK))
        out.append((tube([(-0.24, y, 0.34), (-0.42, y, 0.02)], 0.026), GREY))
    out += wheel(0.23, 0.11, (0.78, 0, 0.23), second(look, paint("#f2c33d")), hub=0.55)
    return stand(out, turn=-28, top=(0, 0, 0.72), inside=(0, 0, 0.7))


def _watering_can(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    tin = look.surface(paint("#3aa6a0", 0.3, 0.6))
    can = [
        (0, 0),
        (0.125, 0),
        (0.14, 0.015),
        (0.135, 0.12),
        (0.118, 0.235),
        (0.124, 0.25),
        (0.112, 0.25),
        (0.105, 0.23),
        (0.12, 0.1),
        (0, 0.05),
    ]
    out: list[Piece] = [(lathe(can, steps=56), tin), (torus(0.138, 0.008, steps=56).moved(z=0.02), tin)]
    out.append(
        (slab(ellipse(0.115, 0.115), 0.012, bevel=0.004, corner=0).turned(90, "x").moved(0.02, 0, 0.245), tin)
    )
    out.append((tube([(0.11, 0, 0.05), (0.22, 0, 0.13), (0.33, 0, 0.29)], [0.034, 0.024, 0.02]), tin))
    rose = frustum(0.022, 0.062, 0.06, round=0.008).moved(z=-0.02).turned(36, "y").moved(0.335, 0, 0.295)
    holes = [
        coin(0.006, 0.006, round=0.002, steps=12)
        .turned(-90, "x")
        .moved(0.03 * np.cos(a) * (k > 0), 0.03 * np.sin(a) * (k > 0), 0.041)
        for k, a in enumerate(np.linspace(0, 2 * np.pi, 8))
    ]
    out += [
        (rose, second(look, paint("#f1c75b", 0.25, 0.5))),
        *[(h.turned(36, "y").moved(0.335, 0, 0.295), HOLE) for h in holes],
    ]
    out.append(
        (
            tube(
                [
                    (-0.12, 0, 0.05),
                    (-0.22, 0, 0.1),
                    (-0.23, 0, 0.23),
                    (-0.13, 0, 0.33),
                    (0, 0, 0.35),
                    (0.09, 0, 0.27),
                ],
                0.014,
            ),
            tin,
        )
    )
    return stand(out, turn=-12, top=(0, 0, 0.25))


def _lawn_mower(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#d93b33", 0.3, 0.7))
    deck = loft(
        [
            (-0.42, 0, 0.2, 0.0, 0.02),
            (-0.41, 0, 0.2, 0.22, 0.07),
            (-0.2, 0, 0.21, 0.28, 0.1),
            (0.2, 0, 0.21, 0.28, 0.1),
            (0.41, 0, 0.2, 0.22, 0.07),
            (0.42, 0, 0.2, 0, 0.02),
        ],
        power=4,
    )
    out: list[Piece] = [
        (deck, red),
        (cylinder(0.16, 0.16, round=0.04).moved(0.05, 0, 0.28), BLACK),
        (cylinder(0.12, 0.05, round=0.02).moved(0.05, 0, 0.44), GREY),
    ]
    out += [
        (box(0.16, 0.1, 0.1, round=0.03).moved(-0.14, 0, 0.36), STEEL),
        (cylinder(0.035, 0.07, round=0.012).moved(0.18, -0.06, 0.42), red),
    ]
    for x, r in ((-0.33, 0.13), (0.33, 0.1)):
        for y in (-0.29, 0.29):
            out += wheel(r, 0.075, (x, y, r), WHITE, hub=0.5)
    for y in (-0.22, 0.22):
        out.append((tube([(-0.32, y, 0.24), (-0.6, y, 0.62), (-0.86, y, 1.0)], 0.018), STEEL))
    out.append(
        (
            tube(
                [
                    (-0.84, -0.22, 0.97),
                    (-0.9, -0.22, 1.04),
                    (-0.91, 0, 1.05),
                    (-0.9, 0.22, 1.04),
                    (-0.84, 0.22, 0.97),
                ],
                0.026,
            ),
            BLACK,
        )
    )
    out.append(
        (box(0.38, 0.4, 0.3, round=0.09).turned(-24, "y").moved(-0.56, 0, 0.36), paint("#3c4048", 0.7, 0.1))
    )
    return stand(out, turn=-32, top=(0.05, 0, 0.48))


def _birdhouse(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall, roof = (
        look.surface(paint("#6fb3c9", 0.5, 0.2)),
        second(look, paint("#d8563f", 0.5, 0.2)) if len(look.colours) > 1 else paint("#d8563f", 0.5, 0.2),
    )
    out: list[Piece] = [
        (slab([(-0.13, 0), (0.13, 0), (0.13, 0.2), (0, 0.36), (-0.13, 0.2)], 0.22, bevel=0.012), wall)
    ]
    out.append((box(0.32, 0.3, 0.025, round=0.01), wall))
    for s in (-1, 1):
        out.append(
            (box(0.245, 0.32, 0.028, round=0.012).turned(s * 51, "y").moved(s * 0.085, -0.01, 0.292), roof)
        )
    out += [
        (coin(0.05, 0.014, round=0.004).moved(0, -0.11, 0.19), HOLE),
        (hoop(0.052, 0.01).moved(0, -0.114, 0.19), CREAM),
    ]
    out.append((capsule((0, -0.1, 0.09), (0, -0.19, 0.09), 0.01), WOOD))
    out.append((capsule((0, 0.02, -1.05), (0, 0.02, 0), 0.032), WOOD))
    return stand(out, turn=-18, top=(0, 0, 0.38), front=(0, -0.115, 0.06))


def _flower_pot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    clay = look.surface(paint("#c4693f", 0.85, 0.0))
    wall = [(0.0, 0.0), (0.13, 0.0), (0.165, 0.27), (0.19, 0.27), (0.195, 0.36), (0.165, 0.36), (0.16, 0.32), (0.0, 0.32)]
    out: list[Piece] = [(lathe(wall, steps=56, crease=40), clay)]
    out.append((sphere(0.16, 0.16, 0.03, steps=24).moved(z=0.325), paint("#4f3626", 0.98, 0.0)))
    return stand(out, top=(0, 0, 0.34), inside=(0, 0, 0.34), front=(0, -0.16, 0.13))


def _nest(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A bird's nest: twigs woven about a hollow."""
    straw = look.surface(paint("#8a6440", 0.95, 0.0))
    shades = (straw, paint("#a67c4f", 0.95, 0.0), paint("#6f4d2f", 0.95, 0.0))
    out: list[Piece] = [(sphere(0.2, 0.2, 0.05, steps=28).moved(z=0.05), straw)]
    for k in range(90):
        level = (k % 9) / 8
        radius = 0.15 + 0.09 * level + rng.uniform(-0.02, 0.02)
        start, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.7, 1.5)
        angles = start + length * np.linspace(0, 1, 6)
        z = 0.03 + 0.12 * level + rng.uniform(-0.015, 0.015) + rng.uniform(-0.03, 0.04) * np.linspace(-1, 1, 6)
        bend = radius * (1 + 0.1 * np.linspace(-1, 1, 6) ** 2)
        path = np.stack([bend * np.cos(angles), bend * np.sin(angles), np.maximum(z, 0.012)], axis=1)
        points = [(float(p[0]), float(p[1]), float(p[2])) for p in path]
        out.append((tube(points, [0.006, 0.011, 0.012, 0.012, 0.011, 0.005], steps=4, sides=6), shades[k % 3]))
    return stand(out, inside=(0, 0, 0.1), top=(0, 0, 0.1))


def _birdcage(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    brass = look.surface(paint("#e0b24c", 0.25, 0.6, metallic=0.7))
    out: list[Piece] = [
        (cylinder(0.2, 0.045, round=0.015), brass),
        (torus(0.19, 0.008).moved(z=0.3), brass),
        (hoop(0.035, 0.006, steps=28).moved(z=0.535), brass),
    ]
    for k in range(20):
        c, s = np.cos(2 * np.pi * k / 20), np.sin(2 * np.pi * k / 20)
        r, z = [0.19, 0.19, 0.175, 0.11, 0.01], [0.04, 0.3, 0.38, 0.46, 0.49]
        out.append(
            (tube([(a * c, a * s, b) for a, b in zip(r, z, strict=True)], 0.0042, steps=5, sides=6), brass)
        )
    out.append((sphere(0.022, steps=14).moved(z=0.495), brass))
    wood = [
        (capsule((-0.1, 0, 0.17), (0.1, 0, 0.17), 0.008), WOOD),
        (rods([((s * 0.09, 0, 0.17), (s * 0.03, 0, 0.44)) for s in (-1, 1)], 0.003), WOOD),
    ]
    return stand([*out, *wood], top=(0, 0, 0.5), inside=(0, 0, 0.05), within=(0, 0, 0.26))


def _barbecue(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell = look.surface(paint("#c8372f", 0.25, 0.8))
    t = np.linspace(-np.pi / 2, 0, 12)
    bowl = np.stack([0.3 * np.cos(t), 0.26 * np.sin(t)], axis=1)
    pan = (
        [(float(r), float(z)) for r, z in bowl]
        + [(0.31, 0.01), (0.285, 0.01)]
        + [(float(0.94 * r), float(0.9 * z)) for r, z in bowl[::-1]]
    )
    out: list[Piece] = [(lathe(pan, steps=56).moved(z=0.86), shell)]
    out.append((lathe(pan, steps=56).turned(72, "x").moved(0, 0.33, 1.13), shell))
    grip = [(-0.08, 0.12, 1.44), (-0.08, 0.1, 1.5), (0.08, 0.1, 1.5), (0.08, 0.12, 1.44)]
    out.append((tube(grip, 0.016), WOOD))
    glow = Material(paint("#e8562a").colour, roughness=0.9, emission=(0.9, 0.22, 0.04))
    for k in range(22):
        r, a = 0.24 * np.sqrt((k + 0.5) / 22), 2.4 * k
        out.append(
            (sphere(0.045, steps=8).moved(r * np.cos(a), r * np.sin(a), 0.78), (glow, BLACK)[k % 3 == 0])
        )
    bars = [
        ((x, -np.sqrt(0.28**2 - x * x), 0.866), (x, np.sqrt(0.28**2 - x * x), 0.866))
        for x in np.linspace(-0.25, 0.25, 13)
    ]
    out += [(rods(bars, 0.006, sides=8), STEEL), (torus(0.28, 0.008).moved(z=0.866), STEEL)]
    sausage = paint("#a8452b", 0.35, 0.5)
    out += [
        (tube([(x - 0.075, y, 0.895), (x, y - 0.012, 0.897), (x + 0.075, y, 0.895)], 0.026), sausage)
        for x, y in ((-0.1, -0.12), (-0.12, -0.04))
    ]
    out += [
        (cylinder(0.062, 0.03, round=0.013).moved(x, y, 0.874), paint("#7a4430", 0.6, 0.2))
        for x, y in ((0.08, -0.12), (0.13, 0.03))
    ]
    for a in (30, 150, 270):
        c, s = np.cos(np.radians(a)), np.sin(np.radians(a))
        out.append((capsule((0.14 * c, 0.14 * s, 0.66), (0.36 * c, 0.36 * s, 0.03), 0.02), STEEL))
    out.append((cylinder(0.2, 0.012, round=0.004).moved(z=0.3), STEEL))
    return stand(out, turn=-8, top=(0, 0, 0.88))


def _hammock(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cloth, other = (
        look.surface(paint("#e8604a", 0.8, 0.0)),
        second(look, CREAM) if len(look.colours) > 1 else CREAM,
    )
    out: list[Piece] = []
    u = np.linspace(-1, 1, 33)
    sag, wide = 0.42 + 0.42 * u**2, 0.4 * np.sqrt(1 - 0.75 * u**2)
    for k in range(10):
        v = np.linspace(-1 + 0.2 * k, -0.8 + 0.2 * k, 4)
        rings = np.stack(
            [
                np.concatenate(
                    [
                        np.stack([0 * v + 1.05 * a, w * v, z + 0.07 * (v**2) * (w / 0.4)], axis=1),
                        np.stack([0 * v + 1.05 * a, w * v, z + 0.07 * (v**2) * (w / 0.4) - 0.016], axis=1)[
                            ::-1
                        ],
                    ]
                )
                for a, w, z in zip(u, wide, sag, strict=True)
            ]
        )
        out.append((skin(rings[:, ::-1]), (cloth, other)[k % 2]))
    # Tipped towards the viewer, so that its stripes are seen.
    out = [(m.moved(z=-0.84).turned(24, "x").moved(z=0.84), c) for m, c in out]
    for s in (-1, 1):
        out += [
            (capsule((s * 1.05, 0.2 * k, 0.84 + 0.1 * abs(k)), (s * 1.48, 0, 1.1), 0.008, sides=8), CREAM)
            for k in (-1, -0.6, -0.2, 0.2, 0.6, 1)
        ]
        out += [
            (tube([(s * 1.5, 0, 1.14), (s * 1.42, 0, 0.5), (s * 1.05, 0, 0.06)], 0.045), WOOD),
            (capsule((s * 1.06, -0.5, 0.05), (s * 1.06, 0.5, 0.05), 0.05), WOOD),
        ]
    out.append((capsule((-1.06, 0, 0.06), (1.06, 0, 0.06), 0.045), WOOD))
    return stand(out, turn=-16, top=(0, 0, 0.46), seat=(0, 0, 0.46))


def _rake(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A leaf rake: a fan of tines on a long handle."""
    steel = look.surface(paint("#3f9a5f", 0.4, 0.4))
    out: list[Piece] = [
        (capsule((0, 0, 0.3), (0, 0, 1.5), 0.017), second(look, WOOD) if len(look.colours) > 1 else WOOD),
        (capsule((-0.11, 0, 0.2), (0.11, 0, 0.2), 0.012), steel),
    ]
    for k in range(11):
        t = (k - 5) / 5
        bend = [(0.02 * t, 0, 0.34), (0.12 * t, 0, 0.2), (0.26 * t, -0.005, 0.05), (0.28 * t, -0.06, 0.005)]
        out.append((tube(bend, 0.009, steps=4, sides=8), steel))
    return stand([(m.turned(6, "y"), c) for m, c in out], top=(0.15, 0, 1.5))


CONCEPTS: tuple[Concept, ...] = (
    Concept("rake", _rake, "thing", ("leaf rake", "garden rake"), 1.5),
    Concept("wheelbarrow", _wheelbarrow, "thing", ("wheel barrow", "garden cart"), 1.7),
    Concept("watering can", _watering_can, "thing", (), 0.65),
    Concept("lawn mower", _lawn_mower, "thing", ("lawnmower",), 1.3),
    Concept("birdhouse", _birdhouse, "thing", ("bird house", "nesting box", "bird box"), 1.4),
    Concept("flower pot", _flower_pot, "thing", ("terracotta pot", "clay pot", "planter", "empty flowerpot"), 0.42),
    Concept("nest", _nest, "thing", ("bird nest", "bird's nest"), 0.5),
    Concept("birdcage", _birdcage, "thing", ("bird cage", "cage"), 0.57),
    Concept(
        "barbecue",
        _barbecue,
        "thing",
        ("barbecue grill", "grill", "bbq", "bbq grill", "charcoal grill", "kettle grill"),
        1.45,
    ),
    Concept("hammock", _hammock, "furniture", (), 3.0),
)
