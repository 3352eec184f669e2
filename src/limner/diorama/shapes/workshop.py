"""Tools with a motor or an edge: drill, chainsaw, pliers, tape measure, anvil."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    GREY,
    STEEL,
    WOOD,
    Piece,
    coin,
    curve,
    ellipse,
    loft,
    paint,
    rods,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, torus

BRASS = paint("#d9a94a", 0.22, 0.6, metallic=0.8)


def _power_drill(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    case, grip = look.surface(paint("#f2b62f", 0.35, 0.5)), paint("#2f3238", 0.7, 0.0)
    out: list[Piece] = [
        (
            loft(
                [
                    (-0.1, 0, 0, 0, 0),
                    (-0.098, 0, 0, 0.03, 0.032),
                    (-0.06, 0, 0, 0.036, 0.04),
                    (0.04, 0, 0, 0.036, 0.04),
                    (0.07, 0, 0, 0.03, 0.03),
                ],
                power=3,
            ),
            case,
        ),
        (cylinder(0.03, 0.03, round=0.006).turned(90, "y").moved(0.06, 0, 0), grip),
    ]
    out += [
        (
            frustum(0.028, 0.014, 0.05, round=0.005).turned(90, "y").moved(0.088, 0, 0),
            paint("#3b3e45", 0.3, 0.4),
        ),
        (capsule((0.13, 0, 0), (0.235, 0, 0), 0.0058, 0.004), CHROME),
    ]
    t = np.linspace(0, 1, 40)
    out.append(
        (
            tube(
                np.stack([0.145 + 0.08 * t, 0.006 * np.cos(22 * t), 0.006 * np.sin(22 * t)], axis=1),
                0.0022,
                steps=1,
                sides=6,
            ),
            CHROME,
        )
    )
    handle = slab(
        curve(
            [
                (-0.075, 0.0),
                (-0.088, -0.06),
                (-0.108, -0.135),
                (-0.05, -0.14),
                (-0.035, -0.08),
                (-0.005, -0.03),
                (0.0, 0.0),
            ],
            5,
        ),
        0.056,
        bevel=0.018,
        corner=0.01,
    )
    out += [
        (handle, case),
        (
            slab(
                curve(
                    [(-0.083, -0.04), (-0.103, -0.125), (-0.056, -0.128), (-0.044, -0.08), (-0.03, -0.045)], 5
                ),
                0.064,
                bevel=0.02,
                corner=0.01,
            ),
            grip,
        ),
    ]
    out += [
        (box(0.135, 0.085, 0.05, round=0.016).moved(-0.07, 0, -0.163), grip),
        (box(0.1, 0.09, 0.012, round=0.005).moved(-0.07, 0, -0.155), case),
        (capsule((-0.012, 0, -0.045), (-0.022, 0, -0.068), 0.011), paint("#d8402f", 0.4, 0.4)),
    ]
    out += [(box(0.006, 0.077, 0.034, round=0.002).moved(x, 0, 0), grip) for x in (-0.075, -0.06, -0.045)]
    return stand(out, turn=-20, top=(0, 0, 0.04))


def _sewing_machine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, gold = look.surface(paint("#2f3a52", 0.2, 0.9)), BRASS
    out: list[Piece] = [
        (box(0.48, 0.22, 0.05, round=0.016).moved(z=0.025), WOOD),
        (box(0.44, 0.17, 0.035, round=0.014).moved(z=0.06), shell),
    ]
    arm = [
        (-0.2, 0.12),
        (-0.2, 0.28),
        (-0.14, 0.31),
        (0.1, 0.31),
        (0.18, 0.28),
        (0.18, 0.07),
        (0.09, 0.07),
        (0.085, 0.18),
        (0.05, 0.225),
        (-0.1, 0.225),
        (-0.13, 0.2),
        (-0.135, 0.12),
    ]
    out.append((slab(curve(arm, 3, closed=True), 0.09, bevel=0.03, corner=0.012), shell))
    out += [
        (capsule((-0.168, 0, 0.14), (-0.168, 0, 0.1), 0.012), CHROME),
        (capsule((-0.168, 0, 0.1), (-0.168, 0, 0.07), 0.004, 0.002, sides=8), CHROME),
        (box(0.05, 0.045, 0.008, round=0.003).moved(-0.168, 0, 0.083), CHROME),
    ]
    out += [
        (torus(0.062, 0.013, steps=48).turned(90, "y").moved(0.215, 0, 0.235), CHROME),
        (cylinder(0.02, 0.05, round=0.006).turned(90, "y").moved(0.17, 0, 0.235), gold),
    ]
    out += [
        (
            rods(
                [
                    ((0.215, 0, 0.235), (0.215, 0.06 * np.cos(a), 0.235 + 0.06 * np.sin(a)))
                    for a in np.linspace(0, 5, 6)
                ],
                0.006,
                sides=8,
            ),
            CHROME,
        )
    ]
    out += [
        (cylinder(0.003, 0.08, round=0.001, steps=12).moved(0.06, 0, 0.3), CHROME),
        (cylinder(0.021, 0.05, round=0.006, steps=28).moved(0.06, 0, 0.312), paint("#e8567a", 0.7, 0.0)),
        *[(cylinder(0.026, 0.007, round=0.003, steps=28).moved(0.06, 0, z), WOOD) for z in (0.306, 0.361)],
    ]
    out.append(
        (
            tube(
                [(0.06, -0.02, 0.335), (-0.05, -0.04, 0.325), (-0.19, -0.05, 0.25), (-0.168, -0.012, 0.12)],
                0.0018,
                sides=6,
            ),
            paint("#e8567a", 0.7, 0.0),
        )
    )
    line = slab(ellipse(0.07, 0.018), 0.006, bevel=0.002, corner=0)
    out += [
        (line.moved(-0.03, -0.046, 0.266), gold),
        (coin(0.02, 0.012, round=0.004, steps=24).moved(0.132, -0.047, 0.2), gold),
    ]
    cloth = box(0.2, 0.24, 0.01, round=0.004).moved(-0.2, -0.03, 0.083)
    v = cloth.vertices.copy()
    v[:, 2] -= 1.6 * np.clip(-v[:, 1] - 0.085, 0, 1) ** 1.1 * 0.8
    out.append((Mesh.of(v, cloth.faces, crease=40), paint("#7fc0b0", 0.9, 0.0)))
    return stand(out, turn=-16, top=(0, 0, 0.31))


def _pliers(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    grip = look.surface(paint("#d8402f", 0.4, 0.5))
    out: list[Piece] = []
    for s in (-1, 1):
        jaw = slab(
            [
                (0.0, 0.0),
                (s * 0.022, 0.004),
                (s * 0.02, 0.04),
                (s * 0.006, 0.075),
                (s * 0.002, 0.075),
                (s * 0.002, 0.02),
            ],
            0.014,
            bevel=0.003,
            corner=0.003,
        )
        out += [
            (jaw.moved(z=0.13), STEEL),
            (
                tube(
                    [
                        (s * 0.004, 0.004 * s, 0.135),
                        (-s * 0.03, 0.004 * s, 0.1),
                        (-s * 0.036, 0.004 * s, 0.05),
                        (-s * 0.03, 0.004 * s, 0.0),
                    ],
                    [0.011, 0.0095, 0.0105, 0.0095],
                ),
                grip,
            ),
        ]
    out.append((coin(0.016, 0.024, round=0.004, steps=28).moved(0, 0, 0.132), CHROME))
    return stand([(m.turned(16, "y"), c) for m, c in out], turn=-8, top=(0, 0, 0.2))


def _tape_measure(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    case, tape = look.surface(paint("#f4c22e", 0.3, 0.6)), paint("#fdf3c0", 0.4, 0.3)
    line = curve(
        [(-0.04, 0.0), (-0.042, 0.05), (-0.02, 0.078), (0.015, 0.078), (0.04, 0.055), (0.042, 0.0)], 5
    )
    out: list[Piece] = [
        (slab(line, 0.036, bevel=0.012, corner=0.004), case),
        (slab(line * 0.62 + [0, 0.016], 0.042, bevel=0.008, corner=0.003), BLACK),
        (coin(0.016, 0.048, round=0.004, steps=28).moved(0, 0, 0.042), case),
    ]
    out.append((box(0.13, 0.02, 0.003, round=0.001).moved(0.1, 0, 0.006), tape))
    out += [
        (
            box(0.0018, 0.011 if k % 5 else 0.019, 0.001, round=0.0004).moved(
                0.05 + 0.0105 * k, -0.0045 * (k % 5 > 0), 0.0078
            ),
            BLACK,
        )
        for k in range(11)
    ]
    out.append((box(0.003, 0.022, 0.018, round=0.001).moved(0.165, 0, 0.0), STEEL))
    return stand(out, turn=-28, top=(0, 0, 0.078))


def _anvil(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    iron = look.surface(paint("#5b616b", 0.35, 0.4, metallic=0.5))
    waist = slab(
        [
            (-0.16, 0),
            (0.16, 0),
            (0.15, 0.035),
            (0.075, 0.07),
            (0.07, 0.13),
            (0.12, 0.17),
            (0.17, 0.18),
            (0.17, 0.25),
            (-0.17, 0.25),
            (-0.17, 0.18),
            (-0.12, 0.17),
            (-0.07, 0.13),
            (-0.075, 0.07),
            (-0.15, 0.035),
        ],
        0.14,
        bevel=0.014,
        corner=0.012,
    )
    horn = loft(
        [
            (0.16, 0, 0.217, 0.066, 0.036),
            (0.26, 0, 0.222, 0.05, 0.03),
            (0.34, 0, 0.235, 0.022, 0.016),
            (0.365, 0, 0.24, 0, 0),
        ],
        power=2.2,
    )
    out: list[Piece] = [
        (waist, iron),
        (horn, iron),
        (box(0.09, 0.12, 0.05, round=0.012).moved(-0.2, 0, 0.224), iron),
    ]
    log = [
        (cylinder(0.2, 0.34, round=0.03).moved(z=-0.34), paint("#8a6242", 0.8, 0.0)),
        (cylinder(0.175, 0.02, round=0.008).moved(z=-0.016), paint("#d3a873", 0.7, 0.0)),
        *[(torus(0.2, 0.012).moved(z=z), GREY) for z in (-0.28, -0.07)],
    ]
    return stand([*out, *log], turn=-20, top=(0, 0, 0.25))


def _chainsaw(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    case, dark = look.surface(paint("#ee7a24", 0.35, 0.5)), paint("#34373d", 0.6, 0.1)
    bar = curve([(0.05, -0.04), (0.4, -0.045), (0.46, 0.0), (0.4, 0.045), (0.05, 0.04)], 6)
    out: list[Piece] = [(slab(bar, 0.012, bevel=0.003, corner=0.003).moved(z=0.1), STEEL)]
    rim = curve([(0.06, -0.046), (0.4, -0.052), (0.468, 0.0), (0.4, 0.052), (0.06, 0.046)], 9)
    out += [
        (
            box(0.016, 0.02, 0.013, round=0.003)
            .turned(-float(np.degrees(np.arctan2(q[1] - p[1], q[0] - p[0]))), "y")
            .moved(p[0], 0, 0.1 + p[1]),
            dark,
        )
        for p, q in pairwise(rim)
    ]
    out += [
        (box(0.2, 0.13, 0.15, round=0.035).moved(-0.03, 0, 0.1), case),
        (box(0.12, 0.14, 0.05, round=0.016).moved(-0.03, 0, 0.06), dark),
    ]
    out += [
        (
            tube(
                [(-0.12, 0, 0.15), (-0.22, 0, 0.17), (-0.28, 0, 0.12), (-0.24, 0, 0.045), (-0.12, 0, 0.05)],
                0.017,
            ),
            dark,
        ),
        (
            tube(
                [
                    (0.03, -0.09, 0.08),
                    (0.02, -0.1, 0.2),
                    (0.0, 0.0, 0.235),
                    (0.02, 0.1, 0.2),
                    (0.03, 0.09, 0.08),
                ],
                0.014,
            ),
            dark,
        ),
        (
            tube([(0.08, -0.06, 0.18), (0.075, -0.05, 0.24), (0.075, 0.05, 0.24), (0.08, 0.06, 0.18)], 0.009),
            dark,
        ),
    ]
    return stand(out, turn=-16, top=(0, 0, 0.2))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "power drill",
        _power_drill,
        "thing",
        ("drill", "cordless drill", "electric drill", "power tool"),
        0.36,
    ),
    Concept("chainsaw", _chainsaw, "thing", ("chain saw",), 0.74),
    Concept("pliers", _pliers, "thing", ("pair of pliers", "pincers", "tongs"), 0.21),
    Concept("tape measure", _tape_measure, "thing", ("measuring tape",), 0.21),
    Concept("anvil", _anvil, "thing", (), 0.7),
    Concept("sewing machine", _sewing_machine, "thing", (), 0.5),
)
