"""Things that furnish a room: bed, dining table, desk, bookshelf, wardrobe, crib, lamp, rug, chest."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BRASS,
    BULB,
    CORAL,
    CREAM,
    HONEY,
    INK,
    LEAF,
    MUSTARD,
    TEAL,
    WALNUT,
    WHITE,
    assemble,
    block,
    cloth,
    disc,
    legs,
    lying,
    paint,
    pillow,
    polygon,
    rectangle,
    rods,
    slab,
    tube,
)
from limner.diorama.solids import cylinder, frustum, lathe, sphere

SPINES = ("#e2604f", "#f2b632", "#2a9d96", "#3f6fb5", "#f4a3b8", "#6fae5c", "#8a64b8", "#f08a4b")


def bed(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A double bed seen from its foot, turned a little: headboard, quilt, folded sheet and two pillows."""
    frame = block(1.56, 2.0, 0.2, (0, 0, 0.14), round=0.06)
    head = slab(rectangle(1.64, 0.98, 0.2, z=0.53), 0.1, y=1.0, bevel=0.045)
    foot = slab(rectangle(1.6, 0.4, 0.14, z=0.3), 0.09, y=-1.0, bevel=0.04)
    mattress = pillow(1.5, 1.92, 0.3, soft=0.3, outline=0.16).moved(z=0.42)
    quilt = pillow(1.62, 1.42, 0.4, soft=0.36, outline=0.2).moved(y=-0.26, z=0.42)
    fold = pillow(1.63, 0.24, 0.13, soft=0.5, outline=0.25).moved(y=0.37, z=0.6)
    pillows = [
        pillow(0.64, 0.42, 0.2, soft=0.55, outline=0.5).turned(14, "x").moved(s * 0.36, 0.72, 0.65)
        for s in (-1, 1)
    ]
    feet = legs(0.7, 0.92, 0.16, 0.05)
    wood = HONEY if not look.colours else paint("#d99a52")
    return assemble(
        look,
        (0, cloth("#4f8fcf"), [quilt]),
        (0, wood, [frame, head, foot, *feet]),
        (1, cloth("#fbf6ea"), [mattress, fold, *pillows]),
        turn=-26,
        anchors={"top": (0, -0.3, 0.62), "seat": (0, -0.3, 0.62)},
    )


def dining_table(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A sturdy four-legged dining table."""
    top = lying(rectangle(1.5, 0.86, 0.12), 0.06, z=0.69, bevel=0.025)
    apron = [block(1.26, 0.03, 0.1, (0, s * 0.33, 0.6), round=0.01) for s in (-1, 1)]
    apron += [block(0.03, 0.66, 0.1, (s * 0.62, 0, 0.6), round=0.01) for s in (-1, 1)]
    return assemble(
        look,
        (0, HONEY, [top, *apron, *legs(0.63, 0.33, 0.69, 0.048, splay=0.015, foot=0.034)]),
        turn=-12,
        anchors={"top": (0, 0, 0.75)},
    )


def round_table(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A small round table on one foot."""
    stem = lathe(
        [
            (0, 0),
            (0.26, 0),
            (0.27, 0.02),
            (0.2, 0.045),
            (0.06, 0.09),
            (0.042, 0.3),
            (0.06, 0.58),
            (0.14, 0.6),
            (0, 0.61),
        ],
        crease=60,
    )
    top = cylinder(0.45, 0.05, round=0.02, steps=80).moved(z=0.6)
    return assemble(look, (0, HONEY, [top]), (0, WALNUT, [stem]), anchors={"top": (0, 0, 0.65)})


def desk(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A writing desk with three drawers."""
    top = block(1.3, 0.62, 0.05, (0, 0, 0.7), round=0.02)
    chest = block(0.42, 0.55, 0.6, (0.4, 0, 0.1), round=0.02)
    drawers = [slab(rectangle(0.37, 0.165, 0.025, x=0.4, z=z), 0.03, y=-0.28) for z in (0.2, 0.4, 0.6)]
    knobs = [sphere(0.022, steps=16).moved(0.4, -0.31, z) for z in (0.2, 0.4, 0.6)]
    feet = rods(
        0.028,
        ((-0.6, -0.25, 0.03), (-0.58, -0.24, 0.7)),
        ((-0.6, 0.25, 0.03), (-0.58, 0.24, 0.7)),
        ((0.24, -0.22, 0.03), (0.24, -0.22, 0.12)),
        ((0.56, -0.22, 0.03), (0.56, -0.22, 0.12)),
        ((0.24, 0.22, 0.03), (0.24, 0.22, 0.12)),
        ((0.56, 0.22, 0.03), (0.56, 0.22, 0.12)),
    )
    return assemble(
        look,
        (0, HONEY, [top, chest, *feet]),
        (1, CREAM, drawers),
        (None, BRASS, knobs),
        turn=-12,
        anchors={"top": (-0.1, 0, 0.75)},
    )


def bookshelf(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A bookshelf of four boards full of books."""
    sides = [block(0.05, 0.32, 1.7, (s * 0.46, 0, 0), round=0.018) for s in (-1, 1)]
    boards = [block(0.92, 0.32, 0.045, (0, 0, z), round=0.012) for z in (0.06, 0.47, 0.88, 1.29, 1.655)]
    back = block(0.92, 0.02, 1.64, (0, 0.15, 0.04), round=0.005)
    books: dict[str, list[Mesh]] = {c: [] for c in SPINES}
    for row, z in enumerate((0.107, 0.517, 0.927, 1.337)):
        x, k = -0.42, row * 3
        while x < (0.18 if row % 2 else 0.36):
            width = 0.045 + 0.022 * ((k * 7 + row) % 4)
            height = (0.24 + 0.03 * ((k * 5 + row) % 3)) * (0.9 if row == 3 else 1.05)
            books[SPINES[k % len(SPINES)]].append(
                block(width - 0.006, 0.2, height, (x + width / 2, -0.03, z), round=0.012)
            )
            x, k = x + width, k + 1
    pot = [frustum(0.045, 0.06, 0.09, round=0.01).moved(0.31, -0.04, z) for z in (0.517, 1.337)]
    green = [sphere(0.075, 0.07, 0.085).moved(0.31, -0.04, z + 0.14) for z in (0.517, 1.337)]
    return assemble(
        look,
        (0, HONEY, [*sides, *boards]),
        (0, HONEY, [back]),
        *(
            (0 if look.colours and k % 2 else None, paint(c, 0.6, 0.1), m)
            for k, (c, m) in enumerate(books.items())
        ),
        (None, CORAL, pot),
        (None, LEAF, green),
        turn=-12,
        anchors={"top": (0, 0, 1.7)},
    )


def wardrobe(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A two-door wardrobe with a drawer below."""
    body = block(1.05, 0.55, 1.78, (0, 0, 0.08), round=0.05)
    crown = block(1.13, 0.62, 0.09, (0, 0, 1.82), round=0.04)
    doors = [slab(rectangle(0.47, 1.22, 0.05, x=s * 0.245, z=1.12), 0.04, y=-0.28) for s in (-1, 1)]
    drawer = slab(rectangle(0.96, 0.28, 0.04, z=0.3), 0.04, y=-0.28)
    knobs = [
        sphere(0.03, steps=16).moved(x, -0.315, z)
        for x, z in ((-0.05, 1.1), (0.05, 1.1), (-0.2, 0.3), (0.2, 0.3))
    ]
    return assemble(
        look,
        (0, TEAL, [body, crown, doors[0], doors[1], drawer]),
        (1, BRASS, knobs),
        (None, HONEY, legs(0.42, 0.18, 0.1, 0.045)),
        turn=-14,
        anchors={"top": (0, 0, 1.9)},
    )


def dresser(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A chest of drawers."""
    body = block(1.0, 0.48, 0.76, (0, 0, 0.1), round=0.04)
    drawers = [slab(rectangle(0.9, 0.2, 0.04, z=z), 0.04, y=-0.24) for z in (0.22, 0.47, 0.72)]
    knobs = [sphere(0.026, steps=16).moved(x, -0.275, z) for x in (-0.22, 0.22) for z in (0.22, 0.47, 0.72)]
    return assemble(
        look,
        (0, paint("#f2b36b"), [body, *drawers]),
        (1, CREAM, knobs),
        (0, HONEY, legs(0.42, 0.17, 0.12, 0.04)),
        turn=-14,
        anchors={"top": (0, 0, 0.86)},
    )


def crib(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A cot with round bars and a soft blanket."""
    posts = rods(0.035, *(((x, y, 0.035), (x, y, 0.92)) for x in (-0.62, 0.62) for y in (-0.33, 0.33)))
    rails = [
        tube([(-0.62, y, z), (0, y, z), (0.62, y, z)], 0.026) for y in (-0.33, 0.33) for z in (0.26, 0.84)
    ]
    rails += [
        tube([(x, -0.33, z), (x, 0, z), (x, 0.33, z)], 0.026) for x in (-0.62, 0.62) for z in (0.26, 0.84)
    ]
    bars = rods(
        0.016,
        *(((x, y, 0.26), (x, y, 0.84)) for x in np.linspace(-0.5, 0.5, 8) for y in (-0.33, 0.33)),
        *(((x, y, 0.26), (x, y, 0.84)) for x in (-0.62, 0.62) for y in (-0.17, 0, 0.17)),
    )
    balls = [sphere(0.05, steps=20).moved(x, y, 0.95) for x in (-0.62, 0.62) for y in (-0.33, 0.33)]
    mattress = pillow(1.2, 0.62, 0.2, soft=0.3, outline=0.2).moved(z=0.36)
    quilt = pillow(0.8, 0.64, 0.22, soft=0.4, outline=0.25).moved(x=0.2, z=0.37)
    head = pillow(0.3, 0.4, 0.14, soft=0.5, outline=0.5).moved(x=-0.42, z=0.5)
    return assemble(
        look,
        (0, WHITE, [*posts, *rails, *bars]),
        (1, MUSTARD, balls),
        (None, cloth("#fdf7ea"), [mattress, head]),
        (0 if look.colours else None, cloth("#8ec9e8"), [quilt]),
        turn=-14,
        anchors={"inside": (0, 0, 0.47), "top": (0, 0, 0.47)},
    )


def lamp(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A table lamp, lit, with a wide shade."""
    foot = lathe(
        [
            (0, 0),
            (0.1, 0),
            (0.11, 0.015),
            (0.09, 0.035),
            (0.04, 0.06),
            (0.075, 0.13),
            (0.08, 0.18),
            (0.03, 0.27),
            (0.018, 0.36),
            (0, 0.36),
        ],
        crease=60,
    )
    shade = lathe(
        [
            (0.19, 0.28),
            (0.195, 0.285),
            (0.13, 0.5),
            (0.125, 0.505),
            (0.118, 0.5),
            (0.182, 0.285),
            (0.19, 0.28),
        ],
        crease=50,
    )
    bulb = sphere(0.045).moved(z=0.36)
    warm = Material(srgb("#ffd98a"), roughness=0.8, emission=(0.35, 0.2, 0.06))
    return assemble(
        look,
        (0 if look.colours else None, warm if not look.colours else CREAM, [shade]),
        (0, TEAL, [foot]),
        (None, BULB, [bulb]),
    )


def floor_lamp(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A standing lamp."""
    stand = [cylinder(0.17, 0.03, round=0.012), *rods(0.018, ((0, 0, 0.02), (0, 0, 1.3)))]
    shade = lathe(
        [(0.25, 1.18), (0.255, 1.19), (0.17, 1.5), (0.16, 1.5), (0.24, 1.18), (0.25, 1.18)], crease=50
    )
    warm = Material(srgb("#ffe0a0"), roughness=0.8, emission=(0.35, 0.22, 0.08))
    return assemble(
        look,
        (0, warm if not look.colours else CREAM, [shade]),
        (1, INK, stand),
        (None, BULB, [sphere(0.05).moved(z=1.3)]),
    )


def rug(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An oval rug with a border and a tasselled edge."""
    from shapely.affinity import scale

    base = lying(scale(disc(1), 1.0, 0.62), 0.03)
    border = lying(scale(disc(1), 0.86, 0.5).difference(scale(disc(1), 0.76, 0.42)), 0.012, z=0.025)
    heart = lying(scale(disc(1), 0.36, 0.17), 0.012, z=0.025)
    return assemble(
        look,
        (0, cloth("#d9574a"), [base]),
        (1, cloth("#fbeed3"), [border, heart]),
        anchors={"top": (0, 0, 0.03)},
    )


def chest(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A treasure chest, open, heaped with gold."""
    from limner.diorama.shapes.joinery import profile

    box = block(0.8, 0.5, 0.36, (0, 0, 0), round=0.03)
    lid_shape = polygon(
        [(-0.25, 0.0), (0.25, 0.0), (0.25, 0.08), (0.18, 0.2), (0, 0.25), (-0.18, 0.2), (-0.25, 0.08)],
        round=0.03,
    )
    lid = profile(lid_shape, 0.8, bevel=0.03).moved(y=-0.25).turned(-52, "x").moved(y=0.25, z=0.37)
    straps = [block(0.07, 0.52, 0.375, (s * 0.26, 0, -0.005), round=0.01) for s in (-1, 1)]
    straps += [
        profile(lid_shape.buffer(0.012), 0.07, x=s * 0.26)
        .moved(y=-0.25)
        .turned(-52, "x")
        .moved(y=0.25, z=0.37)
        for s in (-1, 1)
    ]
    lock = [slab(rectangle(0.11, 0.13, 0.03, z=0.29), 0.05, y=-0.26)]
    coins = [pillow(0.72, 0.42, 0.18, soft=0.8, outline=0.5).moved(z=0.36)]
    for k in range(34):
        a, r = k * 2.39996, 0.05 + 0.032 * k**0.5 * 1.6
        coins.append(
            cylinder(0.045, 0.014, round=0.005, steps=20)
            .turned(25 + 12 * (k % 4), "x")
            .turned(np.degrees(a))
            .moved(np.cos(a) * min(r, 0.32), np.sin(a) * min(r, 0.32) * 0.55, 0.455 - 0.28 * r * r * 2)
        )
    return assemble(
        look,
        (0, WALNUT, [box, lid]),
        (1, paint("#4a4e5a"), straps),
        (None, BRASS, [*lock, *coins]),
        turn=-14,
        anchors={"inside": (0, 0, 0.44), "top": (0, 0, 0.44)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("bed", bed, "furniture", ("double bed", "single bed"), 2.2),
    Concept("dining table", dining_table, "furniture", ("table", "kitchen table", "wooden table"), 1.5),
    Concept(
        "round table",
        round_table,
        "furniture",
        ("coffee table", "side table", "end table", "nightstand"),
        0.9,
    ),
    Concept("desk", desk, "furniture", ("writing desk", "workbench"), 1.3),
    Concept("bookshelf", bookshelf, "furniture", ("bookcase", "shelf"), 1.7),
    Concept("wardrobe", wardrobe, "furniture", ("closet", "cupboard", "armoire", "cabinet"), 1.91),
    Concept("dresser", dresser, "furniture", ("chest of drawers", "drawers"), 1.0),
    Concept("crib", crib, "furniture", ("cot", "baby bed", "cradle"), 1.34),
    Concept("lamp", lamp, "furniture", ("table lamp", "desk lamp", "lampshade"), 0.505),
    Concept("floor lamp", floor_lamp, "furniture", ("standing lamp",), 1.5),
    Concept("rug", rug, "furniture", ("carpet", "mat"), 2.0),
    Concept("chest", chest, "thing", ("treasure chest", "treasure", "trunk of gold"), 0.85),
)
