"""Toys with faces and party things: the rocking horse, the puppet, the nutcracker, the party hat."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    BLACK,
    CREAM,
    WOOD,
    Piece,
    curve,
    ellipse,
    loft,
    paint,
    rods,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

GOLD = paint("#f0c04a", 0.2, 0.6, metallic=0.8)
FIR = paint("#2f7d4b", 0.7, 0.0)
RED = paint("#d8352f", 0.3, 0.6)


def _rocking_horse(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    coat, mane, red = (
        look.surface(paint("#e9d2ac", 0.4, 0.4)),
        paint("#7a4a2c", 0.6, 0.1),
        paint("#d8413a", 0.35, 0.5),
    )
    out: list[Piece] = [
        (
            loft(
                [
                    (-0.36, 0, 0.62, 0, 0),
                    (-0.33, 0, 0.62, 0.1, 0.11),
                    (-0.1, 0, 0.6, 0.13, 0.14),
                    (0.2, 0, 0.62, 0.13, 0.14),
                    (0.34, 0, 0.64, 0.08, 0.1),
                    (0.37, 0, 0.64, 0, 0),
                ]
            ),
            coat,
        )
    ]
    out += [
        (tube([(0.24, 0, 0.66), (0.38, 0, 0.86), (0.44, 0, 1.02)], [0.11, 0.085, 0.08]), coat),
        (tube([(0.42, 0, 1.05), (0.54, 0, 0.96), (0.64, 0, 0.88)], [0.092, 0.075, 0.066]), coat),
    ]
    out += [(capsule((0.4, s * 0.045, 1.1), (0.4, s * 0.06, 1.19), 0.028, 0.01), coat) for s in (-1, 1)]
    out += [(sphere(0.018, steps=12).moved(0.5, s * 0.078, 1.03), BLACK) for s in (-1, 1)]
    out += [
        (
            sphere(0.055, 0.04, 0.05, steps=14).moved(
                0.42 - 0.03 * k - 0.012 * k * k * 0.5, 0, 1.14 - 0.085 * k
            ),
            mane,
        )
        for k in range(6)
    ]
    out.append(
        (
            tube(
                [(-0.34, 0, 0.66), (-0.46, 0, 0.66), (-0.54, 0, 0.5), (-0.52, 0, 0.36)],
                [0.03, 0.05, 0.055, 0.02],
            ),
            mane,
        )
    )
    for s in (-1, 1):
        out += [
            (
                tube(
                    [(x, s * 0.08, 0.56), (x + d * 0.4, s * 0.13, 0.34), (x + d, s * 0.17, 0.1)],
                    [0.066, 0.045, 0.04],
                ),
                coat,
            )
            for x, d in ((0.22, 0.14), (-0.22, -0.14))
        ]
        arc = np.linspace(np.radians(218), np.radians(322), 15)
        rock = np.array([(1.05 * np.cos(a), s * 0.19, 1.07 + 1.05 * np.sin(a)) for a in arc])
        out.append((tube(rock, 0.034, steps=3), red))
    out += [(capsule((x, -0.19, 0.07), (x, 0.19, 0.07), 0.028), red) for x in (-0.36, 0.36)]
    out += [
        (sphere(0.17, 0.145, 0.06, steps=22).moved(-0.04, 0, 0.735), red),
        (torus(0.142, 0.014).turned(90, "y").scaled(1, 1, 1.02).moved(-0.04, 0, 0.605), red),
        (tube([(0.6, -0.07, 0.93), (0.5, -0.09, 0.9), (0.2, -0.1, 0.86), (0.02, -0.03, 0.78)], 0.011), red),
        (capsule((0.44, -0.13, 0.99), (0.44, 0.13, 0.99), 0.016), WOOD),
    ]
    return stand(out, turn=-24, top=(-0.05, 0, 0.78), seat=(-0.05, 0, 0.78))


def _puppet(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A marionette on its strings."""
    coat, skin_, blue = (
        look.surface(paint("#d8413a", 0.4, 0.4)),
        paint("#e9be8f", 0.45, 0.3),
        paint("#3f6fb5", 0.4, 0.4),
    )
    out: list[Piece] = [
        (
            lathe(
                curve([(0, 0.3), (0.09, 0.31), (0.07, 0.42), (0.085, 0.52), (0.03, 0.57), (0, 0.57)], 4).clip(
                    0
                ),
                steps=32,
            ),
            coat,
        ),
        (sphere(0.095, 0.09, 0.1, steps=26).moved(0, 0, 0.68), skin_),
    ]
    out += [(sphere(0.012, steps=10).moved(s * 0.035, -0.085, 0.7), BLACK) for s in (-1, 1)]
    out += [
        (capsule((0, -0.08, 0.67), (0, -0.15, 0.675), 0.016, 0.012), skin_),
        (tube([(-0.035, -0.08, 0.64), (0, -0.091, 0.625), (0.035, -0.08, 0.64)], 0.006), RED),
        (frustum(0.1, 0.0, 0.16, round=0.012, steps=32).turned(-8, "y").moved(0, 0, 0.73), blue),
        (torus(0.1, 0.014).moved(z=0.735), paint("#f4c63f", 0.4, 0.4)),
    ]
    out += [(sphere(0.02, steps=12).moved(0, -0.085, z), paint("#f4c63f", 0.3, 0.5)) for z in (0.4, 0.48)]
    hands = []
    for s, lift in ((-1, 0.18), (1, -0.02)):
        elbow, hand = (s * 0.2, -0.02, 0.5 + lift * 0.2), (s * 0.26, -0.06, 0.5 + lift)
        hands.append(hand)
        out += [
            (capsule((s * 0.085, 0, 0.51), elbow, 0.03), coat),
            (sphere(0.026, steps=12).moved(*elbow), WOOD),
            (capsule(elbow, hand, 0.026), coat),
            (sphere(0.034, steps=14).moved(*hand), skin_),
        ]
    for s, kick in ((-1, 0.0), (1, 0.1)):
        knee, foot = (
            (s * 0.06 + kick * 0.4, -0.04 - kick * 0.3, 0.17),
            (s * 0.065 + kick, -0.02, 0.04 + kick * 0.3),
        )
        out += [
            (capsule((s * 0.045, 0, 0.31), knee, 0.035), blue),
            (sphere(0.03, steps=12).moved(*knee), WOOD),
            (capsule(knee, foot, 0.03), blue),
            (
                sphere(0.04, 0.065, 0.03, steps=14).moved(foot[0], foot[1] - 0.03, foot[2] - 0.012),
                paint("#5a3520", 0.5, 0.3),
            ),
        ]
    out += [
        (box(0.42, 0.035, 0.025, round=0.01).turned(8).moved(0, -0.02, 1.14), WOOD),
        (box(0.035, 0.26, 0.025, round=0.01).moved(0, -0.02, 1.16), WOOD),
    ]
    out += [(capsule(h, (h[0] * 0.7, -0.03, 1.13), 0.0035, sides=6), CREAM) for h in hands]
    out.append((capsule((0, 0, 0.88), (0, -0.02, 1.13), 0.0035, sides=6), CREAM))
    return stand(out, turn=-8, top=(0, 0, 1.16))


def _nutcracker(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    coat, blue, skin_ = (
        look.surface(paint("#cf2f2f", 0.25, 0.8)),
        paint("#25457f", 0.3, 0.7),
        paint("#f2c39d", 0.35, 0.5),
    )
    white = paint("#fbf8f0", 0.6, 0.1)
    out: list[Piece] = [(box(0.17, 0.13, 0.03, round=0.01).moved(z=0.015), FIR)]
    for s in (-1, 1):
        out += [
            (cylinder(0.031, 0.1, round=0.008, steps=28).moved(s * 0.036, 0, 0.032), BLACK),
            (sphere(0.033, 0.045, 0.02, steps=16).moved(s * 0.036, -0.016, 0.042), BLACK),
            (cylinder(0.03, 0.08, round=0.008, steps=28).moved(s * 0.036, 0, 0.128), white),
            (capsule((s * 0.092, 0, 0.325), (s * 0.108, -0.005, 0.21), 0.023, 0.02), coat),
            (sphere(0.022, steps=14).moved(s * 0.109, -0.006, 0.195), white),
            (sphere(0.03, 0.03, 0.018, steps=16).moved(s * 0.09, 0, 0.345), GOLD),
        ]
    out += [
        (cylinder(0.075, 0.15, round=0.02, steps=40).moved(z=0.205), coat),
        (torus(0.074, 0.011).moved(z=0.222), white),
        (cylinder(0.056, 0.135, round=0.022, steps=36).moved(z=0.355), skin_),
    ]
    out += [(sphere(0.009, steps=10).moved(0, -0.075, z), GOLD) for z in (0.255, 0.29, 0.325)]
    out += [
        (
            rods([((-0.055, -0.062, z), (0.055, -0.062, z)) for z in (0.257, 0.292, 0.327)], 0.004, sides=8),
            GOLD,
        )
    ]
    out += [(sphere(0.0085, steps=10).moved(s * 0.021, -0.053, 0.445), BLACK) for s in (-1, 1)]
    out += [
        (sphere(0.0125, steps=12).moved(0, -0.058, 0.425), paint("#eb9c7f", 0.4, 0.4)),
        (box(0.05, 0.012, 0.03, round=0.004).moved(0, -0.054, 0.388), white),
        (box(0.052, 0.013, 0.002, round=0.0005).moved(0, -0.055, 0.388), BLACK),
    ]
    out += [
        (
            tube(
                [(0, -0.06, 0.411), (s * 0.022, -0.061, 0.408), (s * 0.042, -0.053, 0.42)],
                [0.006, 0.0085, 0.003],
            ),
            BLACK,
        )
        for s in (-1, 1)
    ]
    out += [
        (
            slab(
                [(-0.035, 0), (0.035, 0), (0.02, -0.06), (0, -0.075), (-0.02, -0.06)],
                0.022,
                bevel=0.008,
                corner=0.01,
            ).moved(0, -0.056, 0.375),
            white,
        ),
        *[(sphere(0.02, 0.03, 0.05, steps=14).moved(s * 0.055, 0.008, 0.425), white) for s in (-1, 1)],
    ]
    out += [
        (frustum(0.06, 0.066, 0.11, round=0.012, steps=40).moved(z=0.475), blue),
        (torus(0.0615, 0.009).moved(z=0.487), GOLD),
        (torus(0.064, 0.008).moved(z=0.575), GOLD),
        (slab(ellipse(0.03, 0.034), 0.012, bevel=0.004, corner=0).moved(0, -0.064, 0.53), GOLD),
        (capsule((0, -0.03, 0.585), (0, -0.035, 0.65), 0.012, 0.02), RED),
    ]
    return stand(out, turn=-10, top=(0, 0, 0.6))


def _party_hat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cone, dot = (
        look.surface(paint("#e2558f", 0.5, 0.2)),
        [paint(c, 0.5, 0.2) for c in ("#f6c93b", "#4fb0d8", "#f7f2e6", "#7ac36a")],
    )
    out: list[Piece] = [
        (frustum(0.085, 0.006, 0.22, round=0.004, steps=48), cone),
        (torus(0.085, 0.009, steps=48).moved(z=0.006), dot[0]),
    ]
    for k in range(26):
        z = 0.02 + 0.17 * k / 26
        r, a = 0.085 * (1 - z / 0.236), 2.399963 * k
        out.append(
            (
                sphere(0.0105, 0.0105, 0.0045, steps=10)
                .turned(70, "y")
                .turned(float(np.degrees(a)))
                .moved(r * np.cos(a), r * np.sin(a), z),
                dot[k % 4],
            )
        )
    for k in range(36):
        u = 1 - 2 * (k + 0.5) / 36
        a, w = 2.399963 * k, np.sqrt(1 - u * u)
        out.append(
            (
                capsule(
                    (0, 0, 0.222),
                    (0.026 * w * np.cos(a), 0.026 * w * np.sin(a), 0.222 + 0.026 * u),
                    0.0055,
                    0.004,
                    sides=6,
                ),
                dot[0],
            )
        )
    return stand([(m.turned(6, "y"), c) for m, c in out], top=(0.02, 0, 0.24))


def _pot_of_gold(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    iron, gold = look.surface(paint("#3a3c44", 0.4, 0.5)), GOLD
    pot = curve(
        [
            (0, 0.02),
            (0.12, 0.03),
            (0.2, 0.12),
            (0.21, 0.22),
            (0.17, 0.31),
            (0.165, 0.33),
            (0.195, 0.35),
            (0.19, 0.37),
            (0.15, 0.365),
            (0.15, 0.3),
            (0, 0.28),
        ],
        4,
    ).clip(0)
    out: list[Piece] = [
        (lathe(pot, steps=56, crease=50), iron),
        *[
            (
                capsule(
                    (0.13 * np.cos(a), 0.13 * np.sin(a), 0.05),
                    (0.16 * np.cos(a), 0.16 * np.sin(a), 0.0),
                    0.025,
                ),
                iron,
            )
            for a in (0.5, 2.6, 4.7)
        ],
        *[(torus(0.04, 0.011, steps=28).turned(90, "x").moved(s * 0.225, 0, 0.24), iron) for s in (-1, 1)],
    ]
    out.append((sphere(0.15, 0.15, 0.09, steps=24).moved(z=0.34), gold))
    for k in range(62):
        r, a = 0.165 * np.sqrt((k + 0.5) / 62), 2.399963 * k
        z = 0.345 + 0.09 * (1 - (r / 0.165) ** 2)
        piece = (
            cylinder(0.034, 0.009, round=0.003, steps=24)
            .turned(rng.uniform(-38, 38), "x")
            .turned(rng.uniform(-30, 30), "y")
        )
        out.append((piece.moved(r * np.cos(a), r * np.sin(a), z + 0.008), gold))
    out += [
        (cylinder(0.034, 0.009, round=0.003, steps=24).turned(a, "x").moved(x, y, z), gold)
        for x, y, z, a in (
            (-0.25, -0.1, 0, 0),
            (0.24, -0.16, 0, 0),
            (0.28, -0.14, 0.01, 12),
            (0.03, -0.26, 0, 0),
        )
    ]
    return stand(out, top=(0, 0, 0.44))


CONCEPTS: tuple[Concept, ...] = (
    Concept("rocking horse", _rocking_horse, "thing", ("hobby horse", "toy horse", "wooden horse"), 1.4),
    Concept("puppet", _puppet, "thing", ("marionette", "string puppet", "pinocchio"), 1.17),
    Concept("nutcracker", _nutcracker, "thing", ("toy soldier", "christmas nutcracker"), 0.66),
    Concept("party hat", _party_hat, "clothing", ("birthday hat",), 0.25),
    Concept("pot of gold", _pot_of_gold, "thing", ("gold pot", "cauldron of gold"), 0.7),
)
