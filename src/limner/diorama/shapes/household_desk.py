"""Writing, painting and looking things: pencil, pen, typewriter, paintbrush, easel, key, magnifying glass, telescope."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.shapes.joinery import (
    BIRCH,
    BRASS,
    CLEAR,
    CREAM,
    HONEY,
    INK,
    MUSTARD,
    NAVY,
    PINK,
    RED,
    SKY,
    STEEL,
    TEAL,
    Piece,
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
    tinted_glass,
    tube,
)
from limner.diorama.solids import cylinder, lathe, sphere, torus


def pencil(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A fat pencil standing on its rubber, point up."""
    body = lathe([(0, 3.4), (1.25, 3.4), (1.25, 14.5), (0, 14.5)], steps=6, crease=30)
    wood = lathe([(0, 14.4), (1.25, 14.4), (0.42, 17.4), (0, 17.4)], steps=36)
    lead = lathe([(0, 17.2), (0.46, 17.25), (0.14, 18.5), (0, 18.6)])
    ferrule = lathe([(1.25, 2.2), (1.32, 2.3), (1.25, 2.7), (1.32, 3.1), (1.25, 3.5), (0, 3.6)], crease=60)
    rubber = lathe([(0, 0), (1.0, 0.05), (1.22, 0.4), (1.24, 2.3), (0, 2.3)], crease=60)
    return assemble(
        look,
        (0, MUSTARD, [body]),
        (None, BIRCH, [wood]),
        (0 if look.colours else None, INK, [lead]),
        (None, STEEL, [ferrule]),
        (1, PINK, [rubber]),
        scale=0.01,
        turn=15,
    )


def pen(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A ball pen standing, point up."""
    shaft = lathe([(0, 0), (0.6, 0.05), (0.72, 0.5), (0.72, 11.2), (0.35, 13.6), (0, 13.6)], crease=40)
    tip = lathe([(0.35, 13.5), (0.16, 14.6), (0, 14.7)])
    clip = slab(rectangle(0.5, 4.4, 0.25, z=3.0), 0.3, y=-0.85, bevel=0.1)
    band = lathe([(0.72, 5.4), (0.78, 5.5), (0.78, 6.1), (0.72, 6.2)], crease=60)
    return assemble(
        look,
        (0, paint("#2f62b5"), [shaft]),
        (None, STEEL, [tip]),
        (1, BRASS, [clip, band]),
        scale=0.01,
        lean=6,
        turn=-20,
    )


def paintbrush(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round artist's brush, its hair up and dipped in paint."""
    handle = tube([(0, 0, 0.4), (0, 0, 4), (0, 0, 12), (0, 0, 15)], [0.3, 0.75, 0.85, 0.6])
    ferrule = lathe([(0, 14.5), (0.7, 14.6), (0.9, 18.2), (0, 18.3)])
    hair = lathe([(0, 18.0), (0.85, 18.1), (1.2, 19.6), (0.9, 21.4), (0, 21.4)], crease=70)
    dip = lathe([(0, 20.6), (1.05, 20.5), (1.0, 21.4), (0.5, 23.2), (0, 24.2)], crease=70)
    return assemble(
        look,
        (0, RED, [handle]),
        (None, STEEL, [ferrule]),
        (1, HONEY, [hair]),
        (0 if look.colours else None, SKY, [dip]),
        scale=0.01,
        lean=5,
    )


def key(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An old-fashioned key standing on its bit."""
    from shapely import union_all

    bow = union_all([disc(2.1, x=x, z=z) for x, z in ((-1.5, 12.2), (1.5, 12.2), (0, 14.6))])
    bow = bow.difference(union_all([disc(1.0, x=x, z=z) for x, z in ((-1.6, 12.1), (1.6, 12.1), (0, 14.8))]))
    shaft = rectangle(1.5, 11.5, 0.5, z=5.75)
    bit = union_all(
        [
            rectangle(2.8, 1.5, 0.3, x=1.7, z=1.1),
            rectangle(2.2, 1.4, 0.3, x=1.5, z=3.6),
            rectangle(1.4, 3.0, 0.2, x=1.1, z=2.2),
        ]
    )
    return assemble(
        look,
        (
            0,
            BRASS,
            [
                slab(union_all([bow, shaft, bit]), 1.3, bevel=0.4),
                slab(rectangle(2.5, 0.9, 0.4, z=9.6), 1.9, bevel=0.35),
            ],
        ),
        scale=0.01,
        lean=10,
        turn=-12,
    )


def easel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A painter's easel holding a canvas with a landscape begun on it."""
    wood = [
        *rods(
            0.026,
            ((-0.42, -0.1, 0.03), (-0.07, 0.06, 1.65)),
            ((0.42, -0.1, 0.03), (0.07, 0.06, 1.65)),
            ((0, 0.5, 0.03), (0, 0.08, 1.55)),
        ),
        block(0.86, 0.1, 0.045, (0, -0.06, 0.62), round=0.015),
    ]
    canvas = slab(rectangle(0.86, 0.7, 0.015, z=1.02), 0.045)
    hills = slab(
        polygon(
            [(-0.43, 0.67), (0.43, 0.67), (0.43, 0.9), (0.2, 1.02), (0.0, 0.88), (-0.2, 0.98), (-0.43, 0.86)]
        ),
        0.006,
        y=-0.025,
        bevel=0,
    )
    art: list[Piece] = [
        (None, paint("#6fb55e", 0.8, 0), [hills]),
        (None, MUSTARD, [slab(disc(0.08, x=0.2, z=1.2), 0.006, y=-0.025, bevel=0)]),
    ]
    lean = [
        (s, m, [x.turned(-6, "x").moved(y=-0.17) for x in xs])
        for s, m, xs in [(1, paint("#fbf6ea", 0.9, 0) if not look.colours else CREAM, [canvas]), *art]
    ]
    if look.colours:
        lean = [(0, CREAM, lean[0][2])]
    return assemble(look, (0, HONEY, wood), *lean, anchors={"front": (0, -0.02, 1.02)})


def magnifying_glass(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A magnifying glass standing on its handle."""
    rim = torus(4.6, 0.75).turned(90, "x").moved(z=14.4)
    handle = tube([(0, 0, 1.0), (0, 0, 4), (0, 0, 8)], [1.05, 1.15, 0.9])
    neck = cylinder(0.6, 2.4, round=0.1).moved(z=7.6)
    pane = pillow(9.0, 9.0, 1.2, soft=0.8, outline=1).turned(90, "x").moved(z=14.4)
    return assemble(
        look,
        (0, RED, [handle, rim] if look.colours else [handle]),
        (None, BRASS, [neck] if look.colours else [neck, rim]),
        (0 if look.colours else None, tinted_glass(look) if look.colours else CLEAR, [pane]),
        scale=0.01,
        lean=10,
        turn=-12,
    )


def rope(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A coil of twisted rope."""
    t = np.linspace(0, 2 * np.pi * 4, 260)
    strands = []
    for k in range(3):
        twist = t * 9 + k * 2 * np.pi / 3
        r = 0.15 + 0.014 * np.cos(twist)
        strands.append(
            tube(
                np.stack(
                    [r * np.cos(t), r * np.sin(t), 0.03 + t / t[-1] * 0.17 + 0.014 * np.sin(twist)], axis=1
                ).tolist(),
                0.0155,
                steps=1,
                sides=10,
            )
        )
    return assemble(
        look, (0, Material(srgb("#d3a868"), roughness=0.95), strands), turn=40, anchors={"top": (0, 0, 0.22)}
    )


def hourglass(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An hourglass with running sand."""
    discs = [cylinder(5.2, 1.3, round=0.45).moved(z=z) for z in (0, 18.7)]
    posts = [
        tube([(4.2 * np.cos(a), 4.2 * np.sin(a), 0.8), (4.2 * np.cos(a), 4.2 * np.sin(a), 19.2)], 0.5)
        for a in (0.5, 2.6, 4.2, 5.3)
    ]
    bulb = lathe(
        [
            (0, 1.3),
            *curve(
                [(2.6, 1.3), (3.5, 4.0), (2.6, 7.4), (0.5, 10.0), (2.6, 12.6), (3.5, 16.0), (2.6, 18.7)], 6
            ),
            (0, 18.7),
        ],
        crease=60,
    )
    sand = [
        lathe([(0, 1.5), (2.4, 1.5), (3.1, 4.0), (0.4, 6.4), (0, 6.5)]),
        lathe([(0, 10.2), (0.3, 10.2), (2.3, 12.6), (2.8, 14.2), (0, 13.4)]),
        cylinder(0.18, 6, round=0.05).moved(z=5),
    ]
    glassy = Material(srgb("#eef6fa"), roughness=0.02, transmission=0.95, ior=1.1)
    return assemble(
        look,
        (0, HONEY, [*discs, *posts]),
        (None, glassy, [bulb]),
        (0 if look.colours else None, MUSTARD, sand),
        scale=0.01,
        turn=10,
    )


def telescope(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A telescope on a tripod, pointing up to the viewer's left."""
    tubes = [
        lathe([(0, 0), (0.032, 0), (0.034, 0.02), (0.034, 0.3), (0, 0.3)]),
        lathe([(0, 0.26), (0.05, 0.26), (0.052, 0.28), (0.052, 0.85), (0, 0.85)]),
    ]
    rings = [
        lathe([(0.03, z), (r, z), (r + 0.006, z + 0.015), (r, z + 0.05), (0, z + 0.05)], crease=60)
        for r, z in ((0.04, 0.0), (0.056, 0.255), (0.062, 0.82))
    ]
    up = [[m.moved(z=-0.45).turned(-58, "y").moved(z=1.0) for m in ms] for ms in (tubes, rings)]
    feet = [((0, 0, 0.96), (0.36 * np.cos(a), 0.36 * np.sin(a), 0.03)) for a in np.radians([-80, 40, 160])]
    return assemble(
        look,
        (0, NAVY, up[0]),
        (1, BRASS, up[1]),
        (0 if look.colours else None, HONEY, [*rods(0.026, *feet), sphere(0.06).moved(z=0.97)]),
        (None, TEAL, []),
    )


def typewriter(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A typewriter with round keys and a sheet of paper in it."""
    side = polygon([(-17, 0), (-17, 3.5), (-6, 8), (-3, 15), (16, 15), (17, 12), (17, 0)], round=1.6)
    hull = slab(side, 34, bevel=1.0).turned(90, "z")
    keys, rims = [], []
    for row in range(4):
        for k in range(9 if row % 2 else 10):
            x, y, z = (k - (4 if row % 2 else 4.5)) * 2.9, -15.2 + row * 2.9, 3.7 + row * 1.25
            rims.append(cylinder(1.15, 1.9, round=0.2, steps=16).moved(x, y, z))
            keys.append(cylinder(0.95, 0.3, round=0.1, steps=16).moved(x, y, z + 1.8))
    bar = block(15, 2.2, 1.2, (0, -17.6, 2.6), round=0.5)
    roller = cylinder(2.0, 38, round=0.5).turned(90, "y").moved(-19, 9, 15.8)
    knobs = [cylinder(1.9, 2.6, round=0.5, steps=24).turned(90, "y").moved(x, 9, 15.8) for x in (-21.8, 19.2)]
    sheet = slab(rectangle(17, 13, 0.4, z=6.5), 0.3).turned(-14, "x").moved(0, 8.6, 17)
    lines = [block(w, 0.12, 0.6, (-6.4 + w / 2, 0, z), round=0.05).turned(-14, "x").moved(0, 8.4, 17)
             for w, z in ((11, 9.6), (12.8, 7.6), (9, 5.6))]  # fmt: skip
    return assemble(
        look,
        (0, TEAL, [hull, bar, *rims]),
        (None, INK, [roller, *knobs, *lines]),
        (1, CREAM, keys),
        (None, paint("#fbf8f0", 0.9), [sheet]),
        scale=0.01,
        turn=-16,
        anchors={"top": (0, 9, 19)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("pencil", pencil, "thing", ("crayon",), 0.186),
    Concept("pen", pen, "thing", ("ballpoint pen", "biro"), 0.147),
    Concept("typewriter", typewriter, "thing", ("vintage typewriter", "old typewriter"), 0.44),
    Concept("paintbrush", paintbrush, "thing", ("artist's brush",), 0.24),
    Concept("key", key, "thing", ("door key",), 0.165),
    Concept("easel", easel, "furniture", ("canvas",), 1.66),
    Concept("magnifying glass", magnifying_glass, "thing", ("magnifier",), 0.2),
    Concept("rope", rope, "thing", ("coil of rope",), 0.36),
    Concept("hourglass", hourglass, "thing", ("sandglass",), 0.2),
    Concept("telescope", telescope, "thing", ("spyglass",), 1.3),
)
