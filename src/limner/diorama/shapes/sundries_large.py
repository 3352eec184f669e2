"""Cannon and spear, unicycle and pram."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    CREAM,
    WOOD,
    Piece,
    coin,
    curve,
    hoop,
    loft,
    paint,
    rods,
    second,
    slab,
    soft,
    stand,
    tube,
    wheel,
)
from limner.diorama.solids import box, capsule, frustum, lathe, sphere, torus


def _cannon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    iron, wood = look.surface(paint("#3d424b", 0.35, 0.4, metallic=0.4)), paint("#9a5f34", 0.6, 0.1)
    barrel = curve(
        [
            (0, -0.52),
            (0.05, -0.5),
            (0.06, -0.44),
            (0.2, -0.4),
            (0.2, -0.2),
            (0.17, 0.1),
            (0.14, 0.62),
            (0.18, 0.7),
            (0.175, 0.78),
            (0.1, 0.78),
            (0.095, 0.5),
            (0, 0.48),
        ],
        4,
    ).clip([0, -9])
    tipped = lathe(barrel, steps=48, crease=50).turned(78, "y").moved(0.1, 0, 0.66)
    out: list[Piece] = [
        (tipped, iron),
        *[
            (torus(r, 0.022).moved(0, 0, z).turned(78, "y").moved(0.1, 0, 0.66), iron)
            for r, z in ((0.2, -0.2), (0.165, 0.16), (0.15, 0.45))
        ],
    ]
    for y in (-0.24, 0.24):
        out.append(
            (
                slab(
                    curve(
                        [(-0.75, 0.12), (-0.2, 0.62), (0.22, 0.66), (0.4, 0.42), (0.3, 0.26), (-0.5, 0.06)],
                        4,
                        closed=True,
                    ),
                    0.08,
                    bevel=0.02,
                    corner=0.02,
                ).moved(0, y, 0),
                wood,
            )
        )
        bits: list[Piece] = [
            (hoop(0.36, 0.045), wood),
            (coin(0.09, 0.12, round=0.03), iron),
            (
                rods(
                    [((0, 0, 0), (0.34 * np.cos(a), 0, 0.34 * np.sin(a))) for a in np.arange(8) * np.pi / 4],
                    0.028,
                ),
                wood,
            ),
        ]
        out += [(m.moved(0.18, y * 1.45, 0.4), c) for m, c in bits]
    out += [(capsule((0.18, -0.4, 0.4), (0.18, 0.4, 0.4), 0.05), iron)]
    out += [
        (sphere(0.11, steps=20).moved(0.8 + dx, -0.42 + dy, 0.11 + dz), iron)
        for dx, dy, dz in ((0, 0, 0), (0.22, 0.02, 0), (0.1, 0.2, 0), (0.11, 0.08, 0.17))
    ]
    return stand(out, turn=-20, top=(0, 0, 0.85))


def _spear(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, steel = (
        second(look, WOOD) if len(look.colours) > 1 else WOOD,
        look.surface(paint("#c3c9d1", 0.22, 0.6, metallic=0.8)),
    )
    tip = slab(
        curve([(-0.018, 1.68), (-0.07, 1.8), (0, 2.1), (0.07, 1.8), (0.018, 1.68)], 5),
        0.03,
        bevel=0.012,
        corner=0.004,
    )
    out: list[Piece] = [
        (capsule((0, 0, 0), (0, 0, 1.66), 0.025), wood),
        (tip, steel),
        (frustum(0.034, 0.026, 0.14, round=0.01).moved(z=1.58), steel),
        (frustum(0.0, 0.03, 0.1, round=0.006).moved(z=-0.06), steel),
    ]
    out += [(torus(0.028, 0.01).moved(z=z), paint("#b8372f", 0.7, 0.1)) for z in (1.44, 1.465, 1.49, 1.515)]
    out += [
        (
            tube([(0.02, 0, 1.46), (0.07, -0.01, 1.38), (0.06 + 0.02 * k, 0, 1.22)], [0.012, 0.022, 0.006]),
            paint("#b8372f", 0.7, 0.1),
        )
        for k in range(2)
    ]
    return stand([(m.turned(9, "y"), c) for m, c in out], top=(0.3, 0, 2.0))


def _unicycle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    frame = look.surface(paint("#d8352f", 0.25, 0.8))
    out: list[Piece] = [
        (hoop(0.29, 0.035, steps=64), BLACK),
        (hoop(0.26, 0.012, steps=64), CHROME),
        (capsule((0, -0.06, 0), (0, 0.06, 0), 0.035), CHROME),
    ]
    out.append(
        (
            rods(
                [
                    (
                        (0.02 * np.cos(a + 1.5), 0.03 * (-1) ** k, 0.02 * np.sin(a + 1.5)),
                        (0.26 * np.cos(a), 0, 0.26 * np.sin(a)),
                    )
                    for k, a in enumerate(np.arange(24) * np.pi / 12)
                ],
                0.003,
                sides=6,
            ),
            CHROME,
        )
    )
    for s in (-1, 1):
        out += [
            (capsule((0, s * 0.075, 0), (0, s * 0.075, 0.35), 0.018), frame),
            (capsule((0, s * 0.075, 0.35), (0, 0, 0.42), 0.02), frame),
            (capsule((0, s * 0.09, 0), (s * 0.13, s * 0.1, -0.06), 0.014), CHROME),
            (box(0.11, 0.09, 0.03, round=0.012).moved(s * 0.13, s * 0.155, -0.06), BLACK),
        ]
    out += [
        (capsule((0, 0, 0.4), (0, 0, 0.72), 0.02), frame),
        (
            loft(
                [
                    (-0.17, 0, 0.79, 0, 0.01),
                    (-0.14, 0, 0.78, 0.075, 0.035),
                    (0, 0, 0.75, 0.06, 0.035),
                    (0.12, 0, 0.78, 0.05, 0.035),
                    (0.18, 0, 0.82, 0, 0.01),
                ]
            ),
            BLACK,
        ),
    ]
    return stand(out, turn=-30, top=(0, 0, 0.8), seat=(0, 0, 0.79))


def _stroller(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cloth = look.surface(paint("#4f9fb8", 0.7, 0.1))
    a = np.linspace(np.pi, 2 * np.pi, 15)
    tub = np.stack([0.42 * np.cos(a), 0.62 + 0.34 * np.sin(a)], axis=1)
    out: list[Piece] = [
        (slab(np.concatenate([tub, [(0.42, 0.68), (-0.42, 0.68)]]), 0.42, bevel=0.06, corner=0.02), cloth),
        (
            slab(
                soft(np.array([(-0.43, 0.66), (0.43, 0.66), (0.43, 0.71), (-0.43, 0.71)]), 0.02),
                0.46,
                bevel=0.02,
                corner=0,
            ),
            CREAM,
        ),
    ]
    hood = np.linspace(np.pi * 0.5, np.pi, 13)
    fan = np.concatenate([[(0.0, 0.7)], np.stack([0.44 * np.cos(hood), 0.7 + 0.44 * np.sin(hood)], axis=1)])
    out += [
        (slab(fan, 0.44, bevel=0.06, corner=0.01), cloth),
        *[
            (
                tube(
                    [(0.45 * np.cos(b), s * 0.2, 0.7 + 0.45 * np.sin(b)) for s in (-1, -0.5, 0, 0.5, 1)],
                    0.014,
                ),
                CREAM,
            )
            for b in (np.pi * 0.52, np.pi * 0.68, np.pi * 0.84)
        ],
    ]
    for y in (-0.26, 0.26):
        for x, r in ((-0.34, 0.17), (0.34, 0.15)):
            out += wheel(r, 0.05, (x, y, r), CREAM, hub=0.5)
        out += [
            (capsule((-0.34, y * 0.9, 0.17), (0.26, y * 0.9, 0.5), 0.018), CHROME),
            (capsule((0.34, y * 0.9, 0.15), (-0.26, y * 0.9, 0.5), 0.018), CHROME),
            (tube([(0.3, y * 0.9, 0.6), (0.52, y * 0.9, 0.82), (0.62, y * 0.9, 0.98)], 0.018), CHROME),
        ]
    out.append((capsule((0.62, -0.26, 0.98), (0.62, 0.26, 0.98), 0.028), BLACK))
    return stand(out, turn=-24, top=(0.2, 0, 0.72), inside=(0.2, 0, 0.7))


CONCEPTS: tuple[Concept, ...] = (
    Concept("cannon", _cannon, "thing", ("artillery", "old cannon", "pirate cannon"), 1.9),
    Concept("spear", _spear, "thing", ("lance", "javelin", "harpoon", "pike"), 2.15),
    Concept("unicycle", _unicycle, "vehicle", (), 1.1),
    Concept(
        "stroller",
        _stroller,
        "vehicle",
        ("baby stroller", "baby carriage", "pram", "pushchair", "buggy"),
        1.2,
    ),
)
