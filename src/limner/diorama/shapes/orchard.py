"""From orchard, wood and larder: berries, cones, a jar of jam, an ice on a stick."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    BARK,
    LEAF,
    Piece,
    curve,
    gores,
    paint,
    second,
    skin,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, lathe, sphere, torus


def _raspberry(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#d62f55", 0.3, 0.6))
    out: list[Piece] = [(sphere(0.0095, 0.0095, 0.0115, steps=14), red)]
    for k in range(46):
        z = 1 - (2 * k + 1) / 46
        r, a = np.sqrt(1 - z * z), 2.399963 * k
        out.append(
            (
                sphere(0.0028, steps=10).moved(
                    0.0094 * r * np.cos(a) * (1 + 0.12 * z),
                    0.0094 * r * np.sin(a) * (1 + 0.12 * z),
                    0.0115 * z,
                ),
                red,
            )
        )
    for k in range(5):
        leaf = sphere(0.006, 0.0022, 0.0008, steps=10).moved(0.0055).turned(20, "y").turned(72 * k)
        out.append((leaf.moved(z=0.0135), LEAF))
    out.append((capsule((0, 0, 0.013), (0.001, 0, 0.019), 0.0009, sides=8), LEAF))
    return stand([(m.turned(14, "y"), c) for m, c in out], top=(0, 0, 0.0145))


def _pomegranate(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    rind, seed, pith = (
        look.surface(paint("#c4323c", 0.35, 0.5)),
        paint("#d81f4a", 0.12, 0.9),
        paint("#f6e6c8", 0.6, 0.1),
    )
    whole: list[Piece] = [(sphere(0.045, 0.045, 0.042, steps=30), rind)]
    whole += [
        (
            slab([(-0.006, 0), (0.006, 0), (0, 0.014)], 0.004, bevel=0.001)
            .turned(90 * 0)
            .moved(0, -0.009, 0.038)
            .turned(60 * k),
            rind,
        )
        for k in range(6)
    ]
    half: list[Piece] = []
    t = np.linspace(-np.pi / 2, 0, 12)
    half.append(
        (
            lathe(
                [
                    *[(float(0.045 * np.cos(a)), float(0.042 * np.sin(a))) for a in t],
                    (0.041, 0.001),
                    (0, -0.002),
                ],
                steps=44,
            ),
            rind,
        )
    )
    half.append((cylinder(0.041, 0.003, round=0.001, steps=44).moved(z=-0.0025), pith))
    for k in range(40):
        r, a = 0.036 * np.sqrt((k + 0.5) / 40), 2.399963 * k
        half.append(
            (sphere(0.0049, 0.0042, 0.0046, steps=10).moved(r * np.cos(a), r * np.sin(a), 0.001), seed)
        )
    out = [(m.moved(-0.038, 0.02, 0.043), c) for m, c in whole] + [
        (m.turned(58, "x").turned(-14).moved(0.036, -0.022, 0.035), c) for m, c in half
    ]
    out += [
        (sphere(0.0049, 0.0042, 0.0044, steps=10).moved(x, y, 0.0044), seed)
        for x, y in ((-0.012, -0.055), (0.004, -0.07), (-0.03, -0.06))
    ]
    return stand(out, top=(-0.038, 0.02, 0.09))


def _popsicle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    ice, other = (
        look.surface(paint("#f0564f", 0.15, 0.9)),
        second(look, paint("#f9a93f", 0.15, 0.9)) if len(look.colours) > 1 else paint("#f9a93f", 0.15, 0.9),
    )
    lower = [(-0.034, 0.045), (0.034, 0.045), (0.034, 0.09), (-0.034, 0.09)]
    a = np.linspace(0, np.pi, 16)
    upper = [(-0.034, 0.089), (0.034, 0.089), *[(0.034 * np.cos(t), 0.125 + 0.034 * np.sin(t)) for t in a]]
    out: list[Piece] = [
        (slab(lower, 0.03, bevel=0.009, corner=0.006), other if not look.colours else ice),
        (slab(upper, 0.03, bevel=0.009, corner=0.004), ice),
    ]
    groove = ice if look.colours else paint("#d8433f", 0.2, 0.8)
    out += [
        (capsule((x, -0.0145, 0.062), (x, -0.0145, 0.138), 0.0028, sides=8), groove) for x in (-0.013, 0.013)
    ]
    out.append((box(0.017, 0.005, 0.075, round=0.0024).moved(0, 0, 0.018), paint("#e3c48f", 0.7, 0.0)))
    return stand([(m.turned(-7, "x").turned(8, "y"), c) for m, c in out], turn=-12, top=(0, 0, 0.16))


def _acorn(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    nut, cap = look.surface(paint("#c08a45", 0.25, 0.7)), paint("#7a5331", 0.8, 0.0)
    body = curve(
        [(0, -0.017), (0.0014, -0.0155), (0.0075, -0.01), (0.0098, -0.001), (0.0092, 0.006), (0, 0.006)], 5
    ).clip([0, -1])
    out: list[Piece] = [
        (lathe(body, steps=36), nut),
        (lathe([(0, 0.002), (0.0105, 0.0025), (0.011, 0.006), (0.0085, 0.0105), (0, 0.0125)], steps=36), cap),
    ]
    for row in range(4):
        r, z = (0.0112, 0.0100, 0.0074, 0.0040)[row], (0.0045, 0.0078, 0.0104, 0.0122)[row]
        n = (18, 16, 12, 6)[row]
        out += [
            (
                sphere(0.0022, 0.0022, 0.0017, steps=8).moved(
                    r * np.cos(2 * np.pi * (k + row / 2) / n), r * np.sin(2 * np.pi * (k + row / 2) / n), z
                ),
                cap,
            )
            for k in range(n)
        ]
    out.append((tube([(0, 0, 0.012), (0.001, 0, 0.016), (0.003, 0, 0.019)], 0.0013), BARK))
    return stand([(m.turned(24, "y"), c) for m, c in out], top=(0.004, 0, 0.013))


def _pinecone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, tip = look.surface(paint("#8a5a35", 0.8, 0.0)), paint("#b98a5c", 0.8, 0.0)
    out: list[Piece] = [
        (
            lathe(
                curve([(0, 0), (0.02, 0.005), (0.026, 0.03), (0.016, 0.065), (0, 0.082)], 5).clip(0), steps=28
            ),
            wood,
        )
    ]
    n = 110
    for k in range(n):
        t = (k + 0.5) / n
        z, a = 0.004 + 0.082 * t, 2.399963 * k
        r = 0.03 * np.sin(np.pi * (0.16 + 0.8 * t)) ** 0.8
        scale = (
            sphere(0.0085, 0.0075 * (1 - 0.45 * t) + 0.001, 0.0022, steps=8)
            .moved(0.003)
            .turned(-18 - 46 * t, "y")
            .turned(float(np.degrees(a)))
        )
        edge = (
            sphere(0.0025, 0.004 * (1 - 0.4 * t), 0.0024, steps=6)
            .moved(0.0105)
            .turned(-18 - 46 * t, "y")
            .turned(float(np.degrees(a)))
        )
        p = (r * np.cos(a), r * np.sin(a), z)
        out += [(scale.moved(*p), wood), (edge.moved(*p), tip)]
    return stand([(m.turned(8, "y"), c) for m, c in out], top=(0, 0, 0.085))


def _jam_jar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    jam = look.surface(paint("#b81f3c", 0.06, 1.0))
    body = curve(
        [(0, 0), (0.036, 0), (0.042, 0.006), (0.042, 0.07), (0.038, 0.082), (0.033, 0.086), (0, 0.086)], 4
    ).clip(0)
    cloth, label = paint("#f7f2e6", 0.9, 0.0), paint("#fbf5e4", 0.8, 0.0)
    out: list[Piece] = [
        (lathe(body, steps=48), jam),
        (
            cylinder(0.037, 0.016, round=0.004, steps=48).moved(z=0.084),
            paint("#d9a94a", 0.25, 0.6, metallic=0.6),
        ),
    ]
    n = 72
    a = 2 * np.pi * np.arange(n) / n
    wave = 1 + 0.1 * np.sin(9 * a)
    rings = np.stack(
        [
            np.stack(
                [
                    r * np.cos(a) * (wave if i < 2 else 1),
                    r * np.sin(a) * (wave if i < 2 else 1),
                    np.full(n, z),
                ],
                axis=1,
            )
            for i, (r, z) in enumerate(
                ((0.05, 0.073), (0.051, 0.076), (0.04, 0.096), (0.036, 0.104), (0.02, 0.107), (0.001, 0.108))
            )
        ]
    )
    out += [(skin(rings), cloth), (torus(0.0425, 0.0024).moved(z=0.0925), paint("#d8413a", 0.6, 0.2))]
    sheet = [(0.04, 0.021), (0.0432, 0.021), (0.0432, 0.059), (0.04, 0.059)]
    out.append((gores(sheet, 5, [label], steps=16)[0][0].turned(-126), label))
    return stand(out, turn=-8, top=(0, 0, 0.108), front=(0, -0.0445, 0.04))


def _asparagus(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green, tip = look.surface(paint("#7fb04a", 0.5, 0.3)), paint("#5a7f3f", 0.6, 0.1)
    out: list[Piece] = []
    for k, (x, y, lean) in enumerate(
        ((-0.024, 0, -7), (0, -0.012, 1), (0.024, 0, 8), (-0.012, 0.018, -3), (0.012, 0.018, 4))
    ):
        h = 0.2 + 0.012 * (k % 3)
        bits: list[Piece] = [
            (capsule((0, 0, 0.008), (0, 0, h - 0.03), 0.0088, 0.0078, sides=14), green),
            (
                lathe(
                    curve([(0, 0), (0.0088, 0.004), (0.0105, 0.018), (0.006, 0.036), (0, 0.045)], 4).clip(0),
                    steps=18,
                ).moved(z=h - 0.04),
                tip,
            ),
        ]
        for j in range(9):
            z, a = (0.05, 0.09, 0.125)[j] if j < 3 else h - 0.038 + 0.0055 * (j - 3), 2.4 * j
            bits.append(
                (
                    sphere(0.0042, 0.002, 0.0075, steps=8)
                    .moved(0, -0.0085 * (1 if j < 3 else 1.06 - 0.1 * (j - 3)), z)
                    .turned(float(np.degrees(a))),
                    tip,
                )
            )
        out += [(m.turned(lean, "y").moved(x, y, 0), c) for m, c in bits]
    out.append(
        (
            tube(
                [
                    (0.036 * np.cos(a), 0.006 + 0.028 * np.sin(a), 0.075)
                    for a in np.linspace(0, 2 * np.pi, 17)[:-1]
                ],
                0.0045,
                closed=True,
                steps=3,
            ),
            paint("#d8413a", 0.6, 0.2),
        )
    )
    return stand(out, turn=-10, top=(0, 0, 0.2))


CONCEPTS: tuple[Concept, ...] = (
    Concept("raspberry", _raspberry, "food", ("raspberries", "blackberry", "mulberry"), 0.035),
    Concept("pomegranate", _pomegranate, "food", (), 0.16),
    Concept("popsicle", _popsicle, "food", ("ice lolly", "ice pop", "ice cream bar"), 0.18),
    Concept("acorn", _acorn, "plant", (), 0.038),
    Concept("pinecone", _pinecone, "plant", ("pine cone", "fir cone"), 0.1),
    Concept(
        "jam jar", _jam_jar, "food", ("jar of jam", "jam", "jelly jar", "marmalade", "jar of jelly"), 0.11
    ),
    Concept("asparagus", _asparagus, "food", ("asparagus spears",), 0.23),
)
