"""Vehicles of rail and air: train, airplane, helicopter, rocket, balloon."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    CREAM,
    GLASS,
    GREY,
    HEADLIGHT,
    STEEL,
    WHITE,
    WOOD,
    Piece,
    coin,
    curve,
    hoop,
    loft,
    paint,
    rectangle,
    rods,
    second,
    skin,
    slab,
    stand,
    tube,
    wheel,
)  # fmt: skip
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere


def _train(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#d8403a", 0.28, 0.8))
    coach = second(look, paint("#2f6db0", 0.28, 0.8))
    trim = second(look, paint("#f0b63a", 0.3, 0.6))
    out: list[Piece] = []
    boiler = cylinder(0.72, 2.5, round=0.14).turned(90, "y").moved(-3.2, 0, 1.62)
    out.append((boiler, body))
    for x in (-3.0, -2.2, -1.4):
        out.append((cylinder(0.745, 0.12, round=0.03).turned(90, "y").moved(x, 0, 1.62), trim))
    out.append((cylinder(0.6, 0.1, round=0.04).turned(90, "y").moved(-3.27, 0, 1.62), BLACK))
    out.append((cylinder(0.2, 0.14, round=0.05).turned(90, "y").moved(-3.36, 0, 1.62), trim))
    out.append((box(3.9, 1.5, 0.34, round=0.1).moved(-1.45, 0, 0.82), body))
    out.append(
        (
            lathe(
                [(0, 0), (0.2, 0), (0.2, 0.5), (0.34, 0.86), (0.36, 0.98), (0.3, 1.0), (0.24, 0.9), (0, 0.9)],
                crease=40,
            ).moved(-2.75, 0, 2.2),
            BLACK,
        )
    )
    out.append((sphere(0.3, 0.3, 0.34, steps=18).moved(-1.85, 0, 2.34), trim))
    out.append((capsule((-1.28, 0, 2.2), (-1.28, 0, 2.6), 0.09), trim))
    # The cab with its open window and curved roof.
    out.append((box(1.3, 1.62, 1.9, round=0.1).moved(-0.1, 0, 1.8), body))
    out.append((slab(rectangle(0.74, 0.62, cx=-0.1, cz=2.2), 1.66, bevel=0.015, corner=0.1), GLASS))
    out.append((box(1.66, 1.86, 0.2, round=0.095, steps=4).moved(-0.1, 0, 2.82), BLACK))
    out.append((sphere(0.12, 0.2, 0.2, steps=16).moved(-3.2, 0, 2.44), trim))
    out.append((sphere(0.06, 0.16, 0.16, steps=14).moved(-3.3, 0, 2.44), HEADLIGHT))
    plough = [(-3.95, 0.12), (-3.3, 0.12), (-3.3, 0.7)]
    out += [
        (slab(plough, 0.12, bevel=0.03, corner=0.03).moved(0, y, 0), trim) for y in (-0.6, -0.3, 0, 0.3, 0.6)
    ]
    out.append((box(0.16, 1.5, 0.26, round=0.06).moved(-3.32, 0, 0.76), BLACK))
    for y in (-0.72, 0.72):
        for x, r in ((-2.75, 0.36), (-1.85, 0.5), (-0.75, 0.5)):
            out += wheel(r, 0.2, (x, y, r), trim, hub=0.74, tyre=BLACK)
        out.append((capsule((-2.7, y * 1.18, 0.5), (-0.75, y * 1.18, 0.5), 0.06), CHROME))
        out.append((cylinder(0.2, 0.55, round=0.05).turned(90, "y").moved(-3.15, y * 1.02, 0.6), CHROME))
    # The carriage.
    out.append((box(0.6, 0.2, 0.16, round=0.05).moved(0.85, 0, 0.7), BLACK))
    out.append((box(3.0, 1.62, 1.74, round=0.14, steps=4).moved(2.55, 0, 1.62), coach))
    out.append((box(3.2, 1.86, 0.22, round=0.1, steps=4).moved(2.55, 0, 2.54), second(look, CREAM)))
    for x in (1.6, 2.55, 3.5):
        out.append((slab(rectangle(0.66, 0.66, cx=x, cz=1.88), 1.66, bevel=0.015, corner=0.12), GLASS))
    out.append((box(2.8, 1.65, 0.1, round=0.03).moved(2.55, 0, 1.24), trim))
    out.append((box(3.0, 1.2, 0.24, round=0.06).moved(2.55, 0, 0.68), BLACK))
    for y in (-0.66, 0.66):
        for x in (1.6, 3.5):
            out += wheel(0.38, 0.2, (x, y, 0.38), trim, hub=0.7, tyre=BLACK)
    return stand(out, turn=20, top=(2.55, 0, 2.65), seat=(-0.1, 0, 1.5), front=(2.55, -0.82, 1.4))


def _airplane(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#f4f1ea", 0.25, 0.9))
    wing = second(look, paint("#3f8fd2", 0.28, 0.8))
    out: list[Piece] = []
    hull = loft([(-4.6, 0, 1.72, 0, 0), (-4.5, 0, 1.74, 0.28, 0.26), (-4.0, 0, 1.86, 0.62, 0.6), (-3.1, 0, 1.98, 0.82, 0.82),
                 (0.0, 0, 2.0, 0.86, 0.86), (2.0, 0, 2.06, 0.8, 0.78), (3.8, 0, 2.36, 0.42, 0.42), (4.7, 0, 2.52, 0.16, 0.18), (4.8, 0, 2.53, 0, 0)], sides=40)  # fmt: skip
    out.append((hull, body))
    for side in (-1, 1):
        span = [
            (0.0, side * 0.5, 1.7),
            (0.45, side * 2.3, 1.86),
            (1.2, side * 4.4, 2.08),
            (1.28, side * 4.55, 2.1),
        ]
        rings = []
        for (x, y, z), chord, thick in zip(span, (2.4, 1.7, 0.9, 0.3), (0.2, 0.15, 0.09, 0.03), strict=True):
            a = np.linspace(0, 2 * np.pi, 24, endpoint=False)
            rings.append(np.stack([x + chord / 2 * np.cos(a), np.full(24, y), z + thick * np.sin(a)], axis=1))
        out.append((_ribs(rings), wing))
        out.append((_ribs([np.stack([x + c / 2 * np.cos(a), np.full(24, y), z + t * np.sin(a)], axis=1) for x, y, z, c, t in
                           ((4.1, side * 0.1, 2.5, 1.2, 0.1), (4.5, side * 1.5, 2.6, 0.66, 0.06), (4.55, side * 1.6, 2.61, 0.3, 0.03))]), wing))  # fmt: skip
        engine = loft(
            [
                (-0.95, 0, 0, 0.24, 0.24),
                (-0.85, 0, 0, 0.36, 0.36),
                (-0.3, 0, 0, 0.38, 0.38),
                (0.6, 0, 0, 0.22, 0.22),
                (0.7, 0, 0, 0, 0),
            ]
        )
        out.append((engine.moved(-0.35, side * 2.0, 1.38), body))
        out.append((cylinder(0.27, 0.05, round=0.02).turned(90, "y").moved(-1.33, side * 2.0, 1.38), BLACK))
        out.append((cylinder(0.09, 0.12, round=0.05).turned(90, "y").moved(-1.4, side * 2.0, 1.38), WHITE))
        for k in range(9):
            out.append((sphere(0.13, 0.06, 0.17, steps=12).moved(-2.55 + 0.56 * k, side * 0.835, 2.2), GLASS))
        out += wheel(0.26, 0.2, (0.5, side * 0.7, 0.26), STEEL)
        out.append((capsule((0.5, side * 0.62, 0.3), (0.4, side * 0.55, 1.4), 0.07), STEEL))
    fin = slab([(3.1, 2.5), (4.5, 2.6), (5.0, 4.3), (4.4, 4.3)], 0.2, bevel=0.08, corner=0.1)
    out.append((fin, wing))
    out.append(
        (
            loft(
                [
                    (-4.18, 0, 2.16, 0, 0),
                    (-4.12, 0, 2.18, 0.36, 0.1),
                    (-3.7, 0, 2.42, 0.62, 0.22),
                    (-3.4, 0, 2.5, 0.55, 0.18),
                    (-3.3, 0, 2.5, 0, 0),
                ]
            ),
            GLASS,
        )
    )
    out += wheel(0.22, 0.18, (-3.2, 0, 0.22), STEEL)
    out.append((capsule((-3.2, 0, 0.25), (-3.1, 0, 1.4), 0.06), STEEL))
    return stand(out, turn=34, top=(0, 0, 2.86), front=(0, -0.86, 1.8), seat=(-3.5, 0, 2.0))


def _ribs(rings: list[np.ndarray]) -> Mesh:
    """A wing through ribs along y, closed at both ends, facing outwards whichever way the ribs go."""
    ordered = rings if rings[0][0, 1] > rings[-1][0, 1] else rings[::-1]
    return skin(np.array(ordered))


def _helicopter(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, trim = look.surface(paint("#f08a2c", 0.26, 0.9)), look.surface(paint("#fbf1de", 0.3, 0.6), 1)
    out: list[Piece] = []
    hull = loft([(-1.6, 0, 1.3, 0, 0), (-1.55, 0, 1.3, 0.3, 0.26), (-1.1, 0, 1.4, 0.7, 0.66), (-0.2, 0, 1.5, 0.85, 0.84), (0.7, 0, 1.55, 0.7, 0.66),
                 (1.3, 0, 1.66, 0.36, 0.34), (1.6, 0, 1.72, 0, 0)], sides=40)  # fmt: skip
    out.append((hull, body))
    canopy = loft(
        [
            (-1.53, 0, 1.55, 0, 0),
            (-1.48, 0, 1.55, 0.3, 0.18),
            (-1.0, 0, 1.75, 0.68, 0.4),
            (-0.6, 0, 1.84, 0.72, 0.42),
            (-0.42, 0, 1.86, 0, 0),
        ],
        sides=36,
    )
    out.append((canopy, GLASS))
    out.append((slab(rectangle(0.6, 0.5, cx=0.08, cz=1.8), 1.64, bevel=0.05, corner=0.14), GLASS))
    out.append((capsule((1.0, 0, 1.68), (3.6, 0, 1.95), 0.22, 0.1), body))
    out.append(
        (slab([(3.3, 1.85), (3.85, 1.9), (4.15, 2.7), (3.8, 2.7)], 0.12, bevel=0.05, corner=0.07), trim)
    )
    out.append((box(0.5, 1.3, 0.07, round=0.03).moved(3.1, 0, 1.92), trim))
    for i in range(3):
        out.append((box(0.1, 0.04, 0.9, round=0.018).turned(60 * i, "y").moved(3.75, -0.14, 2.2), STEEL))
    out.append((coin(0.08, 0.16, round=0.03).moved(3.75, -0.12, 2.2), BLACK))
    out.append((box(0.9, 0.7, 0.3, round=0.13).moved(0.0, 0, 2.36), trim))
    out.append((cylinder(0.09, 0.4, round=0.03).moved(0, 0, 2.4), STEEL))
    out.append((frustum(0.22, 0.16, 0.16, round=0.05).moved(0, 0, 2.72), BLACK))
    for i in range(4):
        blade = box(2.7, 0.24, 0.05, round=0.024).moved(1.45, 0, 0).turned(4, "y").turned(90 * i + 28)
        out.append((blade.moved(0, 0, 2.84), trim))
    out.append((box(2.2, 1.72, 0.14, round=0.06).moved(-0.25, 0, 1.28).scaled(0.6, 1.0, 1.0), trim))
    for y in (-0.72, 0.72):
        out.append((tube([(-1.5, y, 0.2), (-1.3, y, 0.06), (-1.0, y, 0.05), (1.1, y, 0.05)], 0.06), STEEL))
        for x in (-0.7, 0.5):
            out.append((capsule((x, y, 0.06), (x * 0.8, y * 0.6, 0.9), 0.045), STEEL))
    return stand(out, turn=26, top=(0, 0, 2.9), seat=(-0.6, 0, 1.5), front=(0.2, -0.85, 1.4))


def _rocket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#f3eee4", 0.28, 0.8))
    red = second(look, paint("#e0453a", 0.28, 0.8))
    out: list[Piece] = []
    line = [
        (0.4, 0.5),
        (0.52, 0.8),
        (0.62, 1.4),
        (0.62, 2.0),
        (0.5, 2.7),
        (0.26, 3.3),
        (0.06, 3.62),
        (0.0, 3.64),
    ]
    profile = curve(line, 4).clip(0)
    cut = 16
    out.append((lathe([(0, profile[0, 1]), *profile[: cut + 1], (0, profile[cut, 1])], crease=50), body))
    out.append(
        (
            lathe(
                [
                    (0, profile[cut, 1]),
                    (profile[cut, 0] + 0.015, profile[cut, 1]),
                    *profile[cut:-1],
                    (0, profile[-1, 1]),
                ],
                crease=50,
            ),
            red,
        )
    )
    for z, r in ((0.62, 0.47), (profile[cut, 1], profile[cut, 0])):
        out.append((hoop(r, 0.035).turned(90, "x").moved(0, 0, z), look.surface(paint("#f2b63c"), 1)))
    for angle in (0, 120, 240):
        fin = slab(
            [(0.3, 0.55), (0.5, 1.35), (1.0, 0.75), (1.05, 0.0), (0.85, 0.0), (0.62, 0.45)],
            0.14,
            bevel=0.06,
            corner=0.06,
        )
        out.append((fin.turned(angle - 30), red))
    out.append((frustum(0.4, 0.26, 0.34, round=0.04).moved(0, 0, 0.2), GREY))
    out.append((coin(0.29, 0.2, round=0.08).moved(0, -0.58, 2.15), look.surface(paint("#f2b63c"), 1)))
    out.append((sphere(0.21, 0.14, 0.21, steps=18).moved(0, -0.64, 2.15), GLASS))
    out.append((coin(0.16, 0.16, round=0.06).moved(0, -0.6, 1.42), look.surface(paint("#f2b63c"), 1)))
    out.append((sphere(0.11, 0.1, 0.11, steps=16).moved(0, -0.64, 1.42), GLASS))
    return stand(out, turn=8, top=(0, 0, 3.6), front=(0, -0.6, 1.8))


def _balloon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    main, other = look.surface(paint("#e4503f", 0.45, 0.3)), look.surface(paint("#f8d05a", 0.45, 0.3), 1)
    out: list[Piece] = []
    gores = 16
    shape = curve([(0.62, 2.5), (1.5, 3.7), (2.6, 5.3), (3.05, 7.0), (2.5, 8.5), (1.2, 9.4), (0.0, 9.6)], 5)
    r, z, steps = shape[:, 0].clip(0), shape[:, 1], len(shape)
    for g in range(gores):
        # Each panel bulges a little between its seams, as cloth under pressure does.
        s = np.linspace(0, 1, 9)
        angle = 2 * np.pi * (g + s) / gores
        bulge = 1 + 0.035 * np.sin(np.pi * s)
        grid = np.stack(
            [
                r[:, None] * bulge * np.cos(angle),
                r[:, None] * bulge * np.sin(angle),
                np.broadcast_to(z[:, None], (steps, 9)),
            ],
            axis=2,
        )
        i, j = np.arange(steps - 1)[:, None], np.arange(8)[None]
        q = np.stack([i * 9 + j, i * 9 + j + 1, (i + 1) * 9 + j + 1, (i + 1) * 9 + j], axis=-1).reshape(-1, 4)
        panel = Mesh.of(grid.reshape(-1, 3), np.concatenate([q[:, [0, 1, 2]], q[:, [0, 2, 3]]]), crease=180)
        out.append((panel, other if g % 4 == 3 else main))
    out.append((hoop(r[0] + 0.03, 0.06).turned(90, "x").moved(0, 0, z[0]), other))
    out.append((cylinder(r[0], 0.04, round=0.01).moved(0, 0, z[0]), BLACK))
    out.append((box(1.3, 1.3, 0.95, round=0.14, steps=4).moved(0, 0, 0.5), WOOD))
    for k in range(3):
        out.append(
            (box(1.34, 1.34, 0.05, round=0.02).moved(0, 0, 0.25 + 0.24 * k), paint("#8f5c33", 0.7, 0.0))
        )
    out.append((box(1.42, 1.42, 0.14, round=0.065).moved(0, 0, 0.98), paint("#6f4326", 0.6, 0.1)))
    out.append(
        (
            rods(
                [
                    ((x * 0.6, y * 0.6, 1.0), (x * r[0] * 0.7, y * r[0] * 0.7, z[0]))
                    for x in (-1, 1)
                    for y in (-1, 1)
                ],
                0.025,
                sides=8,
            ),
            GREY,
        )
    )
    return stand(out, turn=11, inside=(0, 0, 0.95), rim=(0, -0.71, 1.05), top=(0, 0, 9.2), front=(0, -3.0, 6.4))


CONCEPTS: tuple[Concept, ...] = (
    Concept("train", _train, "vehicle", ("steam train", "locomotive", "steam engine", "railway train"), 8.0),
    Concept(
        "airplane",
        _airplane,
        "vehicle",
        ("plane", "aeroplane", "jet", "aircraft", "airliner", "jet plane"),
        9.5,
    ),
    Concept("helicopter", _helicopter, "vehicle", ("chopper helicopter",), 5.5),
    Concept("rocket", _rocket, "vehicle", ("rocket ship", "spaceship", "spacecraft", "space rocket"), 3.6),
    Concept("hot air balloon", _balloon, "vehicle", ("hot-air balloon",), 9.2, "air"),
)
