"""Large instruments and what plays records."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    CREAM,
    STEEL,
    WHITE,
    WOOD,
    Piece,
    curve,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus


def _electric_guitar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    gloss, neck = look.surface(paint("#d8352f", 0.15, 1.0)), paint("#d9b27c", 0.4, 0.4)
    outline = curve(
        [
            (0.0, -0.2),
            (0.13, -0.19),
            (0.185, -0.09),
            (0.14, 0.02),
            (0.15, 0.1),
            (0.19, 0.2),
            (0.13, 0.215),
            (0.06, 0.13),
            (0, 0.12),
            (-0.05, 0.13),
            (-0.12, 0.25),
            (-0.19, 0.2),
            (-0.16, 0.06),
            (-0.15, 0.0),
            (-0.195, -0.1),
            (-0.12, -0.19),
        ],
        6,
        closed=True,
    )
    guard = curve(
        [
            (0.0, -0.12),
            (0.1, -0.13),
            (0.125, -0.05),
            (0.07, 0.03),
            (0.06, 0.11),
            (0.0, 0.1),
            (-0.06, 0.13),
            (-0.09, 0.05),
            (-0.07, -0.05),
        ],
        5,
        closed=True,
    )
    out: list[Piece] = [
        (slab(outline, 0.05, bevel=0.016, corner=0), gloss),
        (
            slab(guard, 0.008, bevel=0.002, corner=0).moved(0, -0.027, 0),
            second(look, CREAM) if len(look.colours) > 1 else CREAM,
        ),
    ]
    out += [
        (
            slab(
                [(-0.024, 0), (0.024, 0), (0.02, 0.46), (-0.02, 0.46)], 0.026, bevel=0.008, corner=0.003
            ).moved(0, -0.022, 0.1),
            neck,
        ),
        (
            slab(
                [(-0.022, 0), (0.022, 0), (0.019, 0.44), (-0.019, 0.44)], 0.006, bevel=0.002, corner=0.002
            ).moved(0, -0.036, 0.12),
            paint("#4a2f20", 0.4, 0.3),
        ),
    ]
    out += [
        (
            box(0.04, 0.003, 0.003, round=0.001).moved(
                0, -0.0405, 0.14 + 0.4 * (1 - 0.94**k) / (1 - 0.94**18)
            ),
            CHROME,
        )
        for k in range(1, 18)
    ]
    out += [
        (
            slab(
                curve(
                    [(-0.022, 0), (-0.034, 0.05), (-0.038, 0.15), (0.0, 0.18), (0.03, 0.14), (0.022, 0)], 4
                ),
                0.022,
                bevel=0.007,
                corner=0.004,
            ).moved(0, -0.016, 0.555),
            neck,
        )
    ]
    out += [
        (sphere(0.009, 0.006, 0.009, steps=10).moved(-0.046, -0.016, 0.585 + 0.021 * k), CHROME)
        for k in range(6)
    ]
    out += [(box(0.075, 0.012, 0.018, round=0.006).moved(0, -0.034, z), BLACK) for z in (-0.07, -0.01, 0.05)]
    out += [
        (box(0.085, 0.014, 0.022, round=0.005).moved(0, -0.034, -0.125), CHROME),
        *[
            (cylinder(0.011, 0.014, round=0.003, steps=20).turned(90, "x").moved(x, -0.03, z), CREAM)
            for x, z in ((0.09, -0.06), (0.1, -0.1), (0.085, -0.14))
        ],
    ]
    out += [
        (capsule((x * 1.3, -0.044, -0.125), (x, -0.042, 0.66), 0.0012, sides=5), STEEL)
        for x in np.linspace(-0.014, 0.014, 6)
    ]
    return stand([(m.turned(12, "y"), c) for m, c in out], turn=-12, top=(0.1, 0, 0.7))


def _drum_kit(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, head, brass = (
        look.surface(paint("#cf3a34", 0.2, 0.9)),
        paint("#f7f4ea", 0.5, 0.2),
        paint("#e6c05a", 0.22, 0.6, metallic=0.7),
    )

    def drum(r: float, h: float) -> list[Piece]:
        bits: list[Piece] = [
            (cylinder(r, h, round=0.01), shell),
            (cylinder(r * 0.96, 0.012, round=0.003).moved(z=h - 0.004), head),
            (torus(r, 0.016).moved(z=h), CHROME),
            (torus(r, 0.016).moved(z=0.01), CHROME),
        ]
        return bits + [
            (box(0.02, 0.016, h * 0.5, round=0.006).moved(0, -r - 0.005, h / 2).turned(45 * k), CHROME)
            for k in range(8)
        ]

    out: list[Piece] = [(m.turned(90, "x").moved(0, 0.2, 0.3), c) for m, c in drum(0.3, 0.42)]
    out += [(capsule((s * 0.24, -0.1, 0.2), (s * 0.36, -0.2, 0.0), 0.014), CHROME) for s in (-1, 1)]
    out += [
        (m.turned(20, "x").turned(s * -8, "y").moved(s * 0.2, 0.0, 0.66), c)
        for s in (-1, 1)
        for m, c in drum(0.165, 0.18)
    ]
    out += [(m.moved(0.58, 0.1, 0.2), c) for m, c in drum(0.22, 0.32)] + [
        (m.turned(8, "x").moved(-0.56, 0.05, 0.44), c) for m, c in drum(0.2, 0.13)
    ]
    out.append(
        (
            rods(
                [
                    (
                        (0.58 + 0.2 * np.cos(a), 0.1 + 0.2 * np.sin(a), 0.0),
                        (0.58 + 0.2 * np.cos(a), 0.1 + 0.2 * np.sin(a), 0.3),
                    )
                    for a in (0.6, 2.7, 4.8)
                ]
                + [
                    ((-0.56, 0.05, 0.45), (-0.56 + 0.2 * np.cos(a), 0.05 + 0.2 * np.sin(a), 0.0))
                    for a in (0.6, 2.7, 4.8)
                ],
                0.012,
            ),
            CHROME,
        )
    )
    for x, y, z, r, tip in ((-0.8, 0.25, 1.0, 0.23, 10), (0.78, 0.3, 1.1, 0.26, -12)):
        plate_ = lathe(
            [
                (0, 0.02),
                (0.05, 0.03),
                (0.06, 0.012),
                (r, -0.012),
                (r, -0.004),
                (0.06, 0.024),
                (0.04, 0.048),
                (0, 0.05),
            ],
            steps=56,
        )
        out += [
            (plate_.turned(16, "x").turned(tip, "y").moved(x, y, z), brass),
            (capsule((x, y, 0.25), (x, y, z), 0.012), CHROME),
            (
                rods(
                    [
                        ((x, y, 0.3), (x + 0.22 * np.cos(a), y + 0.22 * np.sin(a), 0.0))
                        for a in (0.5, 2.6, 4.7)
                    ],
                    0.01,
                ),
                CHROME,
            ),
        ]
    return stand(out, turn=-10, top=(0, 0, 0.85), front=(0, -0.24, 0.3))


def _grand_piano(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    gloss = look.surface(paint("#22232a", 0.1, 1.0))
    out_line = curve(
        [
            (-0.74, -0.5),
            (0.74, -0.5),
            (0.74, -0.05),
            (0.66, 0.3),
            (0.28, 0.62),
            (0.08, 1.15),
            (-0.3, 1.34),
            (-0.66, 1.2),
            (-0.74, 0.9),
        ],
        5,
        closed=True,
    )
    flat = np.concatenate([[(-0.74, -0.5), (0.74, -0.5)], out_line[(out_line[:, 1] > -0.2)]])
    case = slab(flat, 0.3, bevel=0.02, corner=0.03).turned(90, "x").moved(z=0.85)
    lid = slab(
        np.concatenate([[(-0.74, -0.15), (0.74, -0.15)], flat[2:]]), 0.03, bevel=0.01, corner=0.02
    ).turned(90, "x")
    hinge = lid.moved(0.74, 0, 0).turned(-36, "y").moved(-0.74, 0, 1.02)
    wire = paint("#d9b04c", 0.3, 0.6, metallic=0.6)
    out: list[Piece] = [
        (case, gloss),
        (hinge, gloss),
        (
            slab(
                np.concatenate([[(-0.68, -0.1), (0.68, -0.1)], flat[2:] * 0.92]),
                0.02,
                bevel=0.004,
                corner=0.02,
            )
            .turned(90, "x")
            .moved(z=0.995),
            wire,
        ),
    ]
    out += [
        (capsule((0.45, 0.1, 1.0), (0.2, 0.1, 1.66), 0.013), gloss),
        (box(1.3, 0.2, 0.03, round=0.01).moved(0, -0.56, 0.87), gloss),
    ]
    out += [
        (box(0.021, 0.19, 0.018, round=0.003, steps=1).moved(-0.6 + 0.0231 * k, -0.565, 0.895), WHITE)
        for k in range(52)
    ]
    out += [
        (box(0.012, 0.115, 0.022, round=0.003, steps=1).moved(-0.588 + 0.0231 * k, -0.53, 0.91), BLACK)
        for k in range(51)
        if k % 7 not in (1, 4)
    ]
    out += [(box(0.06, 0.22, 0.12, round=0.015).moved(s * 0.68, -0.56, 0.9), gloss) for s in (-1, 1)]
    out.append(
        (
            slab([(-0.36, 0), (0.36, 0), (0.34, 0.26), (-0.34, 0.26)], 0.02, bevel=0.006, corner=0.02)
            .turned(-16, "x")
            .moved(0, -0.3, 1.0),
            gloss,
        )
    )
    for x, y in ((-0.62, -0.4), (0.62, -0.4), (-0.42, 1.05)):
        out += [
            (frustum(0.045, 0.075, 0.68, round=0.012, steps=28).moved(x, y, 0.04), gloss),
            (sphere(0.045, steps=14).moved(x, y, 0.045), wire),
        ]
    return stand(out, turn=-34, top=(-0.3, 0.5, 1.02))


def _record_player(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, vinyl = look.surface(paint("#a86a3d", 0.4, 0.4)), paint("#222328", 0.2, 0.7)
    out: list[Piece] = [
        (box(0.46, 0.38, 0.1, round=0.018).moved(z=0.06), wood),
        (box(0.44, 0.36, 0.012, round=0.005).moved(z=0.112), paint("#e9dcc4", 0.4, 0.3)),
        (cylinder(0.16, 0.014, round=0.004, steps=64).moved(-0.055, 0.0, 0.118), STEEL),
        (cylinder(0.152, 0.008, round=0.002, steps=64).moved(-0.055, 0, 0.13), vinyl),
    ]
    out += [
        (torus(r, 0.0012, steps=64, sides=6).moved(-0.055, 0, 0.138), vinyl)
        for r in (0.075, 0.09, 0.105, 0.12, 0.135)
    ]
    out += [
        (cylinder(0.052, 0.009, round=0.002, steps=40).moved(-0.055, 0, 0.1305), paint("#e2503f", 0.4, 0.3)),
        (cylinder(0.004, 0.02, round=0.001, steps=12).moved(-0.055, 0, 0.13), CHROME),
    ]
    out += [
        (cylinder(0.03, 0.035, round=0.008, steps=32).moved(0.165, 0.12, 0.116), STEEL),
        (
            tube(
                [(0.165, 0.14, 0.16), (0.165, 0.08, 0.165), (0.155, -0.05, 0.158), (0.085, -0.1, 0.15)], 0.007
            ),
            CHROME,
        ),
        (box(0.03, 0.05, 0.016, round=0.005).turned(-32).moved(0.075, -0.107, 0.147), BLACK),
        (cylinder(0.018, 0.03, round=0.006, steps=24).turned(90, "x").moved(0.165, 0.18, 0.16), CHROME),
    ]
    out += [
        (cylinder(0.016, 0.014, round=0.004, steps=24).moved(x, -0.14, 0.116), CHROME) for x in (0.13, 0.18)
    ]
    out += [
        (cylinder(0.024, 0.02, round=0.006, steps=24).moved(x, y, -0.006), BLACK)
        for x in (-0.19, 0.19)
        for y in (-0.14, 0.14)
    ]
    return stand([(m.moved(0, 0, 0), c) for m, c in out], turn=-18, top=(-0.05, 0, 0.14))


def _xylophone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shades = ("#e23b32", "#f28a24", "#f6d13a", "#7cc04a", "#35a58a", "#3f8fd2", "#5a5fc0", "#a45fc0")
    own = look.surface(paint(shades[0], 0.25, 0.7))
    out: list[Piece] = []
    for k, shade in enumerate(shades):
        n = 0.3 - 0.02 * k
        bar = own if look.colours or look.material else paint(shade, 0.25, 0.7)
        x = (k - 3.5) * 0.062
        out += [
            (box(0.05, n, 0.018, round=0.007).moved(x, 0, 0.07), bar),
            *[
                (sphere(0.008, 0.008, 0.005, steps=10).moved(x, s * (n / 2 - 0.035), 0.08), STEEL)
                for s in (-1, 1)
            ],
        ]
    for s in (-1, 1):
        out.append((box(0.53, 0.035, 0.04, round=0.012).turned(-s * 7.6).moved(0, s * 0.085, 0.035), WOOD))
    for y, turn in ((-0.06, 24), (0.05, 10)):
        a = np.radians(turn)
        p, q = (
            np.array([-0.2, y, 0.098]),
            np.array([-0.2 + 0.33 * np.cos(a), y + 0.33 * np.sin(a) - 0.05, 0.104]),
        )
        out += [(capsule(p, q, 0.006), WOOD), (sphere(0.021, steps=18).moved(*q), paint("#d8413a", 0.3, 0.6))]
    return stand(out, turn=-14, top=(0, 0, 0.08))


CONCEPTS: tuple[Concept, ...] = (
    Concept("electric guitar", _electric_guitar, "thing", ("bass guitar",), 0.95),
    Concept("drum kit", _drum_kit, "thing", ("drum set", "drumkit", "drums"), 2.0),
    Concept("grand piano", _grand_piano, "furniture", ("concert piano",), 2.2),
    Concept(
        "record player",
        _record_player,
        "thing",
        ("turntable", "gramophone", "vinyl player", "phonograph"),
        0.48,
    ),
    Concept("xylophone", _xylophone, "thing", ("glockenspiel", "marimba"), 0.55),
)
