"""Musical instruments: guitar, violin, piano, drum, trumpet, bell."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.joinery import (
    BRASS,
    CREAM,
    HONEY,
    INK,
    RED,
    STEEL,
    WALNUT,
    WHITE,
    assemble,
    block,
    curve,
    disc,
    paint,
    pillow,
    polygon,
    rectangle,
    rods,
    slab,
    stroke,
    tube,
)
from limner.diorama.solids import cylinder, lathe, sphere


def _strung(
    look: Look, wood: Material, depth: float, lower: float, upper: float, hole: bool, scale: float
) -> Body:
    """A bellied string instrument standing upright, 100 units tall."""
    from shapely import union_all

    parts = [
        disc(lower, z=lower),
        disc(upper, z=lower * 2 + upper * 0.55),
        stroke([(0, lower), (0, lower * 2 + upper * 0.4)], upper * 0.62),
    ]
    outline = union_all(parts).buffer(3).buffer(-6).buffer(3)
    belly = slab(outline, depth, bevel=1.6)
    top = lower * 2 + upper * 1.5
    front = -depth / 2
    neck = slab(rectangle(4.6, 88 - top + 8, 0.8, z=(88 + top - 8) / 2), 3.0, y=front - 0.4, bevel=0.8)
    head = slab(
        polygon([(-2.6, 86), (2.6, 86), (4.0, 99.5), (-4.0, 99.5)], round=0.8), 2.6, y=front, bevel=0.7
    )
    pegs = [sphere(1.3, steps=12).moved(s * 5.0, front, z) for s in (-1, 1) for z in (89.5, 93, 96.5)]
    bridge = slab(rectangle(11, 2.4, 0.9, z=lower * 0.75), 1.8, y=front - 0.5, bevel=0.5)
    strings = rods(
        0.22, *(((x, front - 2.1, lower * 0.75), (x * 0.8, front - 2.1, 88)) for x in (-1.5, -0.5, 0.5, 1.5))
    )
    if hole:
        marks = [cylinder(upper * 0.42, 0.6, round=0.1).turned(90, "x").moved(y=front + 0.1, z=lower * 1.62)]
    else:
        marks = [
            slab(
                stroke(
                    [(s * 6.5, 26), (s * 8.3, 29), (s * 7, 34), (s * 8, 38), (s * 6.6, 40)], 0.6, smooth=5
                ),
                0.5,
                y=front,
            )
            for s in (-1, 1)
        ]
    return assemble(
        look,
        (0, wood, [belly]),
        (0 if look.colours else None, WALNUT, [head]),
        (1, WALNUT, [neck, bridge]),
        (None, INK, marks),
        (None, STEEL, strings),
        (None, CREAM, pegs),
        scale=scale / 100,
        lean=10,
        turn=-10,
    )


def guitar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An acoustic guitar."""
    return _strung(look, paint("#e09a48", 0.25, 0.8), 9, 19.5, 14, True, 1.0)


def violin(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A violin."""
    return _strung(look, paint("#a8502a", 0.2, 1.0), 7, 17.5, 14.5, False, 0.6)


def piano(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An upright piano with its keys and a sheet of music."""
    body = [
        block(1.4, 0.34, 1.16, (0, 0.16, 0.0), round=0.03),
        block(1.46, 0.4, 0.05, (0, 0.15, 1.14), round=0.02),
        block(1.4, 0.34, 0.13, (0, -0.15, 0.58), round=0.03),
    ]
    body += [block(0.1, 0.1, 0.58, (s * 0.63, -0.24, 0.02), round=0.03) for s in (-1, 1)]
    body += [block(0.08, 0.32, 0.19, (s * 0.66, -0.15, 0.6), round=0.03) for s in (-1, 1)]
    whites = [block(0.054, 0.2, 0.03, ((k - 10) * 0.0575, -0.2, 0.705), round=0.006) for k in range(21)]
    blacks = [
        block(0.03, 0.11, 0.035, ((k - 9.5) * 0.0575, -0.15, 0.725), round=0.006)
        for k in range(20)
        if k % 7 not in (2, 6)
    ]
    sheet = slab(rectangle(0.34, 0.26, 0.01, z=0.92), 0.012).turned(-10, "x").moved(y=0.13)
    pedals = [pillow(0.04, 0.12, 0.02).moved(x, -0.05, 0.05) for x in (-0.07, 0, 0.07)]
    return assemble(
        look,
        (0, paint("#3b2a2a", 0.15, 1.0), body),
        (None, WHITE, whites),
        (None, INK, blacks),
        (1, CREAM, [sheet]),
        (None, BRASS, pedals),
        turn=-22,
        anchors={"top": (0, 0.15, 1.19)},
    )


def drum(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A toy drum with zigzag cords and two sticks."""
    shell = cylinder(0.18, 0.24, round=0.01, steps=72).moved(z=0.02)
    hoops = [
        lathe(
            [(0.17, z), (0.192, z), (0.196, z + 0.015), (0.192, z + 0.035), (0.176, z + 0.037), (0.17, z)],
            crease=60,
            steps=72,
        )
        for z in (0.005, 0.24)
    ]
    skin = cylinder(0.176, 0.012, round=0.004, steps=72).moved(z=0.256)
    cords = []
    for k in range(12):
        a, b = k * np.pi / 6, (k + 0.5) * np.pi / 6
        low, high = (0.183 * np.cos(a), 0.183 * np.sin(a), 0.04), (0.183 * np.cos(b), 0.183 * np.sin(b), 0.24)
        after = (0.183 * np.cos(a + np.pi / 6), 0.183 * np.sin(a + np.pi / 6), 0.04)
        cords += rods(0.006, (low, high), (high, after))
    sticks = [
        m
        for s in (-1, 1)
        for m in (
            tube([(s * 0.2, -0.05, 0.3), (-s * 0.1, 0.02 + s * 0.03, 0.285)], 0.01),
            sphere(0.02, steps=16).moved(-s * 0.1, 0.02 + s * 0.03, 0.288),
        )
    ]
    return assemble(
        look,
        (0, RED, [shell]),
        (0 if look.colours else None, BRASS, hoops),
        (1, CREAM, [skin, *cords]),
        (None, HONEY, sticks),
        anchors={"top": (0, 0, 0.268)},
    )


def trumpet(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A trumpet, its bell to the viewer's left."""
    bell = (
        lathe(
            [
                (0, 0),
                (1.0, 0),
                *curve([(1.0, 0.1), (1.2, 8), (2.0, 12.5), (3.4, 15.4), (6.2, 17.4)], 6),
                (6.3, 17.8),
                (5.6, 17.5),
                (2.6, 15.2),
                (0, 14.0),
            ],
            crease=60,
        )
        .turned(-90, "y")
        .moved(-4, 0, 12)
    )
    pipes = [
        tube(
            [
                (-4, 0, 12),
                (4, 0, 12),
                (14, 0, 12),
                (17.5, 0, 10.2),
                (17.5, 0, 7),
                (14, 0, 5.2),
                (-6, 0, 5.2),
                (-9, 0, 6.8),
                (-9, 0, 8.4),
                (-6, 0, 9.0),
                (22, 0.6, 9.0),
            ],
            0.85,
        )
    ]
    cup = (
        lathe([(0.6, 0), (0.9, 0), (1.0, 1.5), (1.6, 2.8), (1.4, 3.0), (0, 2.4)], crease=60)
        .turned(90, "y")
        .moved(21.5, 0.6, 9)
    )
    valves = [
        m
        for x in (1.5, 4.6, 7.7)
        for m in (
            cylinder(1.3, 10, round=0.3).moved(x, 0, 3.6),
            cylinder(0.5, 2.6, round=0.1).moved(x, 0, 13.4),
            cylinder(1.2, 0.8, round=0.3).moved(x, 0, 15.6),
        )
    ]
    return assemble(look, (0, BRASS, [bell, *pipes, cup, *valves]), scale=0.01, turn=24)


def bell(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A hand bell with a wooden handle."""
    cup = lathe(
        [
            (0, 1.0),
            (6.0, 1.0),
            (6.9, 0.2),
            (7.2, 0.8),
            (6.6, 2.2),
            (5.2, 5.0),
            (4.6, 9.0),
            (3.4, 11.6),
            (0, 12.4),
        ],
        crease=55,
    )
    band = lathe([(5.9, 3.2), (6.25, 3.25), (6.0, 3.8), (5.6, 3.85)], crease=60)
    grip = tube([(0, 0, 12.4), (0, 0, 15), (0, 0, 18.6)], [1.0, 1.5, 1.1])
    return assemble(
        look,
        (0, BRASS, [cup, band]),
        (1, WALNUT, [grip]),
        (None, INK, [sphere(1.4, steps=16).moved(z=1.2)]),
        scale=0.01,
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("guitar", guitar, "thing", ("acoustic guitar", "ukulele"), 0.99),
    Concept("violin", violin, "thing", ("fiddle", "cello", "viola"), 0.6),
    Concept("piano", piano, "furniture", ("upright piano",), 1.46),
    Concept("drum", drum, "thing", ("snare drum",), 0.42),
    Concept("trumpet", trumpet, "thing", ("cornet", "bugle"), 0.44),
    Concept("bell", bell, "thing", ("hand bell",), 0.195),
)
