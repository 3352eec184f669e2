"""What keeps a house clean: the mop, the vacuum cleaner, the iron and its board."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    CHROME,
    STEEL,
    WHITE,
    WOOD,
    Piece,
    coin,
    curve,
    loft,
    paint,
    rods,
    second,
    slab,
    stand,
    tapered,
    tube,
    wheel,
)
from limner.diorama.solids import box, capsule, cylinder, frustum


def _mop(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    yarn = look.surface(paint("#f3eee0", 0.95, 0.0))
    out: list[Piece] = [
        (capsule((0, 0, 0.2), (0, 0, 1.35), 0.017), second(look, WOOD) if len(look.colours) > 1 else WOOD),
        (frustum(0.05, 0.025, 0.1, round=0.015).moved(z=0.17), paint("#3f8fd2", 0.4, 0.4)),
        (capsule((0, 0, 1.28), (0, 0, 1.37), 0.022), paint("#3f8fd2", 0.4, 0.4)),
    ]
    for k in range(64):
        a, r = 2.399963 * k, 0.19 * np.sqrt((k + 0.5) / 64)
        c, s, w = np.cos(a), np.sin(a), rng.uniform(0.85, 1.1)
        out.append(
            (
                tube(
                    [
                        (0.03 * c, 0.02 * s, 0.2),
                        (0.8 * r * c, 0.6 * r * s, 0.15),
                        (w * r * c, 0.75 * w * r * s, 0.05),
                        (1.12 * w * r * c, 0.85 * w * r * s, 0.012),
                    ],
                    0.0125,
                    steps=3,
                    sides=7,
                ),
                yarn,
            )
        )
    return stand([(m.turned(7, "y"), c) for m, c in out], top=(0.15, 0, 1.36))


def _vacuum_cleaner(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, dark = look.surface(paint("#d6433c", 0.25, 0.8)), paint("#34373e", 0.5, 0.2)
    body = loft(
        [
            (-0.24, 0, 0.15, 0, 0),
            (-0.235, 0, 0.15, 0.08, 0.06),
            (-0.14, 0, 0.16, 0.14, 0.12),
            (0.06, 0, 0.16, 0.15, 0.13),
            (0.2, 0, 0.14, 0.12, 0.09),
            (0.25, 0, 0.13, 0, 0),
        ],
        power=2.6,
    )
    out: list[Piece] = [
        (body, shell),
        (
            loft(
                [
                    (-0.22, 0, 0.08, 0, 0),
                    (-0.2, 0, 0.08, 0.14, 0.04),
                    (0.18, 0, 0.08, 0.14, 0.04),
                    (0.22, 0, 0.08, 0, 0),
                ],
                power=3,
            ),
            dark,
        ),
    ]
    for y in (-0.15, 0.15):
        out += wheel(
            0.1, 0.05, (-0.13, y, 0.1), second(look, WHITE) if len(look.colours) > 1 else WHITE, hub=0.6
        )
    out += [
        (tube([(-0.1, 0, 0.285), (-0.04, 0, 0.33), (0.06, 0, 0.33), (0.1, 0, 0.28)], 0.017), dark),
        (coin(0.05, 0.02, round=0.006).turned(-90, "x").turned(12, "y").moved(-0.16, 0, 0.27), dark),
    ]
    hose = [(0.22, 0, 0.15), (0.4, -0.06, 0.16), (0.5, -0.16, 0.4), (0.42, -0.2, 0.72), (0.3, -0.2, 0.82)]
    line = curve(hose, 14)
    out.append((tube(hose, 0.026, steps=14), dark))
    for p, q in zip(line[:-1:2], line[1::2], strict=False):
        out.append((capsule(p, p + (q - p) * 0.25, 0.031, sides=14), paint("#4a4e57", 0.5, 0.2)))
    out += [
        (capsule((0.3, -0.2, 0.82), (0.2, -0.2, 0.86), 0.03), shell),
        (capsule((0.28, -0.2, 0.8), (0.62, -0.3, 0.08), 0.02), CHROME),
        (box(0.11, 0.34, 0.055, round=0.024).turned(14).moved(0.66, -0.31, 0.03), dark),
        (box(0.06, 0.2, 0.04, round=0.018).turned(14).moved(0.645, -0.305, 0.07), shell),
    ]
    return stand(out, turn=-24, top=(-0.02, 0, 0.3))


def _iron(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, dark = look.surface(paint("#3f9bc4", 0.25, 0.8)), paint("#33363d", 0.5, 0.3)
    foot = curve(
        [
            (-0.13, -0.052),
            (-0.135, 0.0),
            (-0.13, 0.052),
            (-0.02, 0.058),
            (0.08, 0.038),
            (0.145, 0.0),
            (0.08, -0.038),
            (-0.02, -0.058),
        ],
        6,
        closed=True,
    )
    sole = slab(foot, 0.014, bevel=0.005, corner=0).turned(90, "x").moved(z=0.007)
    hull = slab(foot * 0.96, 0.07, bevel=0.02, corner=0).turned(90, "x").moved(z=0.05)
    out: list[Piece] = [(sole, CHROME), (tapered(hull, 0.02, 0.085, 0.5, 0.82), shell)]
    out.append(
        (
            tube(
                [
                    (-0.1, 0, 0.07),
                    (-0.115, 0, 0.13),
                    (-0.07, 0, 0.155),
                    (0.02, 0, 0.15),
                    (0.07, 0, 0.11),
                    (0.075, 0, 0.07),
                ],
                [0.02, 0.018, 0.019, 0.019, 0.017, 0.02],
            ),
            dark,
        )
    )
    out += [
        (cylinder(0.02, 0.018, round=0.006).moved(0.0, 0, 0.083), WHITE),
        (capsule((0.03, 0, 0.165), (0.04, 0, 0.16), 0.009), paint("#e8563f", 0.3, 0.5)),
        (
            tube(
                [
                    (-0.11, 0, 0.14),
                    (-0.16, 0.0, 0.15),
                    (-0.2, 0.03, 0.08),
                    (-0.24, 0.05, 0.008),
                    (-0.18, 0.1, 0.007),
                ],
                0.006,
                sides=8,
            ),
            dark,
        ),
    ]
    return stand(out, turn=-32, top=(0, 0, 0.17))


def _ironing_board(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cloth = look.surface(paint("#6fb2d0", 0.9, 0.0))
    top = curve(
        [
            (-0.62, -0.19),
            (-0.66, 0),
            (-0.62, 0.19),
            (0.2, 0.19),
            (0.55, 0.12),
            (0.68, 0.0),
            (0.55, -0.12),
            (0.2, -0.19),
        ],
        6,
        closed=True,
    )
    out: list[Piece] = [
        (slab(top, 0.05, bevel=0.02, corner=0).turned(90, "x").moved(z=0.88), cloth),
        (slab(top * 1.012, 0.012, bevel=0.004, corner=0).turned(90, "x").moved(z=0.858), WHITE),
    ]
    for y in (-0.13, 0.13):
        out.append(
            (
                rods(
                    [((-0.5, y, 0.86), (0.45, y, 0.02)), ((0.42, y * 0.7, 0.86), (-0.48, y * 0.7, 0.02))],
                    0.016,
                ),
                STEEL,
            )
        )
    out.append(
        (
            rods(
                [((0.45, -0.2, 0.02), (0.45, 0.2, 0.02)), ((-0.48, -0.17, 0.02), (-0.48, 0.17, 0.02))], 0.018
            ),
            STEEL,
        )
    )
    return stand(out, turn=-20, top=(0, 0, 0.905))


CONCEPTS: tuple[Concept, ...] = (
    Concept("mop", _mop, "thing", (), 1.4),
    Concept("vacuum cleaner", _vacuum_cleaner, "thing", ("vacuum", "hoover"), 1.0),
    Concept("clothes iron", _iron, "thing", ("steam iron", "flatiron", "electric iron"), 0.36),
    Concept("ironing board", _ironing_board, "furniture", (), 1.35),
)
