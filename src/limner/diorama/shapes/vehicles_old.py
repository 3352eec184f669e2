"""Wagons, carriages and what has tracks: a covered wagon, a coach, a tank, an excavator."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.toybox import (
    DARK_WOOD,
    GLASS,
    GREY,
    STEEL,
    Piece,
    coin,
    curve,
    ellipse,
    hoop,
    loft,
    paint,
    rods,
    second,
    skin,
    slab,
    soft,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, sphere, torus

GOLD = paint("#f0c04a", 0.2, 0.6, metallic=0.8)


def _spoked(radius: float, at: tuple[float, float, float], rim: Material, hub: Material) -> list[Piece]:
    """A wooden wheel with ten spokes, its axle along y."""
    bits: list[Piece] = [
        (hoop(radius * 0.93, radius * 0.075, steps=56), rim),
        (coin(radius * 0.2, 0.13, round=0.03), hub),
    ]
    bits.append(
        (
            rods(
                [
                    ((0, 0, 0), (0.92 * radius * np.cos(a), 0, 0.92 * radius * np.sin(a)))
                    for a in np.arange(10) * np.pi / 5
                ],
                radius * 0.045,
                sides=10,
            ),
            rim,
        )
    )
    return [(m.moved(*at), c) for m, c in bits]


def _wagon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A covered wagon, as settlers had."""
    wood, cloth = (
        second(look, paint("#a9713f", 0.6, 0.1)) if len(look.colours) > 1 else paint("#a9713f", 0.6, 0.1),
        look.surface(paint("#f3ead4", 0.9, 0.0)),
    )
    out: list[Piece] = [
        (
            slab([(-1.25, 0.75), (1.25, 0.75), (1.38, 1.25), (-1.38, 1.25)], 1.1, bevel=0.03, corner=0.04),
            wood,
        ),
        *[(box(2.7, 1.16, 0.05, round=0.02).moved(0, 0, z), DARK_WOOD) for z in (0.8, 1.24)],
    ]
    a = np.linspace(0, np.pi, 17)
    u = np.linspace(-1, 1, 25)
    rings = []
    for t in u:
        r = 0.66 + 0.035 * np.cos(t * 4 * np.pi)
        arch = [
            (1.36 * t + 0.1 * t * max(np.sin(b), 0), r * np.cos(b), 1.22 + 1.12 * r * np.sin(b)) for b in a
        ]
        rings.append(np.array(arch))
    out.append((skin(np.array(rings)), cloth))
    out.append(
        (loft([(1.4, 0, 1.62, 0.5, 0.52), (1.42, 0, 1.62, 0.5, 0.52)], steps=1), paint("#6b4f38", 0.9, 0.0))
    )
    for x, r in ((-0.85, 0.55), (0.9, 0.44)):
        for y in (-0.66, 0.66):
            out += _spoked(r, (x, y, r), paint("#8a5a32", 0.6, 0.1), DARK_WOOD)
    out += [
        (capsule((1.2, 0, 0.5), (2.3, 0, 0.42), 0.04), DARK_WOOD),
        (rods([((x, -0.66, r), (x, 0.66, r)) for x, r in ((-0.85, 0.55), (0.9, 0.44))], 0.05), DARK_WOOD),
    ]
    return stand(out, turn=-24, top=(0, 0, 1.95))


def _carriage(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    coach, gold = (
        look.surface(paint("#5a3f8f", 0.2, 0.9)),
        second(look, GOLD) if len(look.colours) > 1 else GOLD,
    )
    shell = curve(
        [
            (-0.62, 0.7),
            (-0.75, 1.2),
            (-0.68, 1.75),
            (0.0, 1.95),
            (0.68, 1.75),
            (0.75, 1.2),
            (0.62, 0.7),
            (0.0, 0.6),
        ],
        6,
        closed=True,
    )
    out: list[Piece] = [
        (slab(shell, 1.0, bevel=0.14, corner=0.02, steps=6), coach),
        (
            loft(
                [
                    (-0.72, 0, 1.82, 0, 0.02),
                    (-0.6, 0, 1.85, 0.42, 0.06),
                    (0, 0, 1.95, 0.52, 0.1),
                    (0.6, 0, 1.85, 0.42, 0.06),
                    (0.72, 0, 1.82, 0, 0.02),
                ]
            ),
            gold,
        ),
    ]
    for y in (-0.51, 0.51):
        out += [
            (
                slab(
                    [(-0.26, 0.72), (0.26, 0.72), (0.26, 1.66), (-0.26, 1.66)], 0.03, bevel=0.01, corner=0.1
                ).moved(0, y, 0),
                gold,
            ),
            (
                slab(
                    [(-0.21, 0.76), (0.21, 0.76), (0.21, 1.16), (-0.21, 1.16)], 0.05, bevel=0.01, corner=0.05
                ).moved(0, y, 0),
                coach,
            ),
        ]
        out += [
            (
                slab(
                    [(-0.19, 1.22), (0.19, 1.22), (0.19, 1.58), (-0.19, 1.58)], 0.05, bevel=0.01, corner=0.07
                ).moved(0, y, 0),
                GLASS,
            ),
            (sphere(0.025, steps=12).moved(0.16, y * 1.06, 1.16), gold),
        ]
        out += [
            (slab(ellipse(0.13, 0.2, cx=x, cz=1.38), 0.05, bevel=0.01, corner=0).moved(0, y * 0.99, 0), GLASS)
            for x in (-0.47, 0.47)
        ]
        out += [
            (
                tube([(-1.15, y, 1.05), (-0.8, y, 0.72), (0, y, 0.56), (0.8, y, 0.72), (1.2, y, 1.0)], 0.04),
                gold,
            )
        ]
    for x, r in ((-1.05, 0.52), (1.05, 0.42)):
        for y in (-0.66, 0.66):
            out += _spoked(r, (x, y, r), gold, coach)
        out.append((capsule((x, -0.66, r), (x, 0.66, r), 0.05), gold))
    out += [
        (box(0.5, 0.8, 0.1, round=0.045).moved(1.15, 0, 1.15), paint("#b8323c", 0.6, 0.1)),
        (box(0.1, 0.8, 0.36, round=0.045).moved(0.92, 0, 1.32), paint("#b8323c", 0.6, 0.1)),
        (box(0.55, 0.7, 0.06, round=0.02).moved(1.3, 0, 0.86), gold),
    ]
    out += [
        (sphere(0.09, steps=18).moved(0, 0, 2.12), gold),
        *[(sphere(0.05, steps=14).moved(s * 0.5, 0, 2.0), gold) for s in (-1, 1)],
    ]
    return stand(out, turn=-22, top=(0, 0, 2.05))


def _tank(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    armour, dark = look.surface(paint("#6f7d4a", 0.6, 0.1)), paint("#3a3d3a", 0.7, 0.1)
    hull = slab(
        [(-2.2, 0.75), (-2.3, 1.15), (1.5, 1.15), (2.4, 0.85), (2.0, 0.5), (-1.9, 0.5)],
        1.7,
        bevel=0.06,
        corner=0.05,
    )
    turret = loft(
        [
            (-1.2, 0, 1.45, 0, 0),
            (-1.15, 0, 1.45, 0.5, 0.26),
            (-0.4, 0, 1.48, 0.8, 0.36),
            (0.4, 0, 1.46, 0.7, 0.32),
            (0.85, 0, 1.42, 0.3, 0.18),
            (0.9, 0, 1.42, 0, 0),
        ],
        power=3,
    )
    out: list[Piece] = [
        (hull, armour),
        (turret, armour),
        (capsule((0.7, 0, 1.46), (2.9, 0, 1.56), 0.1, 0.085), armour),
        (capsule((2.75, 0, 1.55), (3.0, 0, 1.565), 0.13), armour),
        (cylinder(0.3, 0.1, round=0.04).moved(-0.45, 0.1, 1.78), armour),
        (torus(0.2, 0.03).moved(-0.45, 0.1, 1.87), dark),
    ]
    for y in (-0.98, 0.98):
        track = soft([(-2.3, 0.45), (-1.95, 0.08), (1.9, 0.08), (2.4, 0.52), (2.1, 0.86), (-2.1, 0.86)], 0.25)
        out += [
            (slab(track, 0.46, bevel=0.05, corner=0), dark),
            (box(4.4, 0.52, 0.06, round=0.025).moved(0, y * 1.0, 0.95), armour),
        ]
        out[-2] = (out[-2][0].moved(0, y, 0), dark)
        out += [
            m_
            for k in range(6)
            for m_ in [
                (coin(0.28, 0.5, round=0.05).moved(-1.6 + 0.65 * k, y, 0.42), armour),
                (coin(0.1, 0.54, round=0.03).moved(-1.6 + 0.65 * k, y, 0.42), dark),
            ]
        ]
    out += [
        (capsule((-0.9, -0.4, 1.7), (-1.0, -0.42, 2.7), 0.015), dark),
        (sphere(0.1, 0.06, 0.1, steps=16).moved(2.1, -0.6, 0.92), paint("#fff0c0", 0.2, 0.8)),
    ]
    return stand(out, turn=-28, top=(-0.4, 0, 1.85))


def _excavator(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, dark = look.surface(paint("#f4b429", 0.35, 0.5)), paint("#3a3d42", 0.7, 0.1)
    out: list[Piece] = []
    for y in (-0.75, 0.75):
        out += [
            (
                slab(
                    soft(np.array([(-1.5, 0), (1.5, 0), (1.5, 0.62), (-1.5, 0.62)]), 0.3),
                    0.5,
                    bevel=0.05,
                    corner=0,
                ).moved(0, y, 0),
                dark,
            ),
            *[(coin(0.17, 0.54, round=0.04).moved(-1.1 + 0.55 * k, y, 0.31), GREY) for k in range(5)],
        ]
    out += [
        (cylinder(0.6, 0.25, round=0.04).moved(0, 0, 0.55), dark),
        (box(2.3, 1.6, 0.7, round=0.14, steps=5).moved(-0.35, 0, 1.15), body),
        (box(0.9, 0.8, 1.05, round=0.14, steps=5).moved(0.3, -0.36, 1.9), body),
        (box(0.66, 0.83, 0.6, round=0.08).moved(0.34, -0.36, 2.0), GLASS),
        (box(0.93, 0.6, 0.6, round=0.08).moved(0.31, -0.36, 2.0), GLASS),
        (box(0.85, 1.5, 0.45, round=0.16, steps=5).moved(-1.15, 0, 1.3), body),
        (cylinder(0.08, 0.4, round=0.03).moved(-1.1, 0.45, 1.6), dark),
    ]
    boom = slab(
        curve(
            [
                (0.45, 1.3),
                (0.9, 2.6),
                (1.9, 3.15),
                (2.7, 2.85),
                (2.65, 2.65),
                (1.9, 2.8),
                (1.2, 2.35),
                (0.85, 1.3),
            ],
            4,
        ),
        0.3,
        bevel=0.05,
        corner=0.04,
    )
    arm = slab([(2.45, 3.0), (2.85, 2.95), (3.25, 1.15), (3.05, 1.1)], 0.24, bevel=0.04, corner=0.06)
    bucket = slab(
        curve(
            [
                (3.05, 1.25),
                (3.45, 1.2),
                (3.45, 0.75),
                (3.05, 0.42),
                (2.55, 0.5),
                (2.5, 0.6),
                (2.9, 0.75),
                (3.0, 1.0),
            ],
            4,
        ),
        0.8,
        bevel=0.06,
        corner=0.04,
    )
    out += [
        (boom.moved(0, 0.3, 0), body),
        (arm.moved(0, 0.3, 0), body),
        (bucket.moved(0, 0.3, 0), dark),
        (capsule((1.0, 0.3, 1.5), (1.75, 0.3, 2.75), 0.07), STEEL),
        (capsule((1.9, 0.3, 3.2), (2.5, 0.3, 3.05), 0.06), STEEL),
    ]
    out += [
        (box(0.2, 0.08, 0.12, round=0.03).turned(30, "y").moved(2.5, y, 0.52), STEEL)
        for y in (0.0, 0.2, 0.4, 0.6)
    ]
    return stand(out, turn=-18, top=(-0.3, 0, 2.4))


CONCEPTS: tuple[Concept, ...] = (
    Concept("wagon", _wagon, "vehicle", ("covered wagon", "cart", "wooden cart", "chuck wagon"), 3.6),
    Concept(
        "carriage",
        _carriage,
        "vehicle",
        ("horse carriage", "horse drawn carriage", "royal carriage", "stagecoach", "chariot"),
        3.0,
    ),
    Concept("military tank", _tank, "vehicle", ("army tank", "battle tank", "war tank", "panzer"), 5.2),
    Concept("excavator", _excavator, "vehicle", ("digger", "bulldozer", "backhoe", "steam shovel"), 4.8),
)
