"""Things about the house: books, scissors, teddy bear, toothbrush, toilet, potted plant, umbrella, bags."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BRASS,
    CERAMIC,
    CREAM,
    INK,
    LEAF,
    MUSTARD,
    PAPER,
    RED,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    WALNUT,
    WHITE,
    assemble,
    block,
    cloth,
    curve,
    disc,
    lying,
    paint,
    pillow,
    polygon,
    rectangle,
    rods,
    slab,
    stroke,
    tube,
)
from limner.diorama.shapes.kitchen_vessels import vessel
from limner.diorama.solids import ball_field, blend, cylinder, lathe, limb_field, smooth_min, sphere


def book(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A thick book standing upright, its spine on the left; pose "open": lying open; "level": lying closed."""
    if pose in ("open", "opened", "reading"):
        return open_book(look, pose, rng)
    level = pose == "level"
    covers = [slab(rectangle(17, 23, 0.9, z=11.5), 0.7, y=y, bevel=0.22) for y in (-2.35, 2.35)]
    spine = lying(rectangle(5.4, 1.0, 0.4), 23, bevel=0.3).turned(90).moved(x=-8.3)
    pages = block(15.8, 4.2, 21.6, (0.1, 0, 0.7), round=0.25)
    frame = slab(
        rectangle(13.4, 19.4, 0.8, z=11.5).difference(rectangle(12.6, 18.6, 0.6, z=11.5)),
        0.25,
        y=-2.72,
        bevel=0.05,
    )
    star = [
        (r * np.sin(a), 5.6 + r * np.cos(a))
        for a, r in zip(np.arange(10) * np.pi / 5, [2.4, 1.05] * 5, strict=True)
    ]
    badge = slab(polygon(star, round=0.25), 0.4, y=-2.75, bevel=0.1)
    mark = slab(polygon([(4.2, 0.6), (4.2, -1.6), (5.0, -0.9), (5.8, -1.6), (5.8, 0.6)]), 0.15).moved(
        y=-0.4, z=1.0
    )
    return assemble(
        look,
        (0, paint("#d9483b", 0.5, 0.2), [*covers, spine]),
        (None, PAPER, [pages]),
        (1, BRASS, [frame, badge]),
        (None, MUSTARD, [mark]),
        scale=0.01,
        lean=90 if level else 6,
        turn=14 if level else 24,
        anchors={"front": (0, -2.8, 14.4), "top": (0, -2.8, 11.5) if level else (0, 0, 23)},
    )


def open_book(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An open book lying tilted towards the viewer, its pages arching from the fold."""
    pages, edge = [], []
    line = curve([(0.0, 0.6), (1.2, 2.3), (4.0, 3.0), (8.0, 2.5), (12.4, 2.0), (14.6, 1.8)], 6)
    outline = polygon([*line.tolist(), (14.8, 0.7), (7.0, 0.6), (0.0, 0.5)])
    for flip in (False, True):
        half = slab(outline, 20.4, bevel=0.15)
        pages.append(half.mirrored() if flip else half)
        for y in (-3.4, -1.6, 0.2, 2.0, 3.8, 5.6):
            path = [
                (x, y * 1.35 + 0.2, float(np.interp(x, line[:, 0], line[:, 1])) - 0.02)
                for x in np.linspace(2.2, 12.2 if y > -3 else 8.0, 9)
            ]
            row = tube(path, 0.16, steps=2, sides=8)
            edge.append(row.mirrored() if flip else row)
    cover = [lying(rectangle(31, 22.4, 1.0), 0.8), block(2.6, 22.4, 1.0, (0, 0, 0), round=0.4)]
    ribbon = tube([(0.3, 9, 0.9), (0.2, 2, 1.2), (0.4, -9, 1.4), (1.2, -12.4, 0.4)], 0.35, sides=10)
    mark = (None, RED, [ribbon]) if not look.colours else (1, CREAM, [ribbon])
    return assemble(
        look,
        (0, paint("#3d7ea6", 0.5, 0.2), cover),
        (0 if look.colours else None, PAPER, pages),
        (None, Material(srgb("#a59b8c"), roughness=0.9), edge),
        mark,
        scale=0.01,
        lean=-24,
        anchors={"front": (0, -1, 3.0), "top": (0, 0, 2.2)},
    )


def scissors(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A pair of scissors standing on its rings, blades open, the rings fat."""
    from shapely.affinity import rotate, scale

    blades, grips = [], []
    for s in (-1, 1):
        blade = polygon(
            [(-0.95, 7.0), (0.8, 7.0), (0.85, 12.0), (0.1, 18.6), (-0.55, 18.4), (-0.95, 12.0)], round=0.3
        )
        ring = scale(disc(1, z=0), 2.7, 3.4).difference(scale(disc(1), 1.35, 1.95))
        from shapely.affinity import translate

        handle = translate(rotate(ring, 14), 1.55, 3.6).union(stroke([(0.7, 6.3), (0.1, 9.0)], 1.0))
        parts = [rotate(shape, 13, origin=(0, 9.6)) for shape in (blade, handle)]
        if s < 0:
            parts = [scale(shape, -1, 1, origin=(0, 0)) for shape in parts]
        blades.append(slab(parts[0], 0.6, y=0.32 * s, bevel=0.2))
        grips.append(slab(parts[1], 1.5, y=0.2 * s, bevel=0.6))
    pin = cylinder(0.62, 1.9, round=0.25).turned(90, "x").moved(y=0.95, z=9.6)
    return assemble(
        look,
        (0, paint("#e2574c"), grips),
        (0, STEEL, blades),
        (None, BRASS, [pin]),
        scale=0.01,
        lean=12,
        turn=-6,
    )


def teddy_bear(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A plush bear sitting, legs towards the viewer, with a bow."""

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, (0, 0.01, 0.125), (0.098, 0.088, 0.115))
        d = smooth_min(d, ball_field(p, (0, -0.012, 0.292), (0.098, 0.086, 0.088)), 0.02)
        for s in (-1, 1):
            d = smooth_min(d, ball_field(p, (s * 0.078, 0.0, 0.362), (0.038, 0.026, 0.038)), 0.012)
            d = smooth_min(
                d, limb_field(p, (s * 0.085, -0.01, 0.195), (s * 0.145, -0.055, 0.11), 0.036, 0.037), 0.02
            )
            d = smooth_min(
                d, limb_field(p, (s * 0.06, -0.03, 0.05), (s * 0.105, -0.125, 0.05), 0.046, 0.044), 0.02
            )
        return d

    fur = blend(field, (-0.21, -0.2, -0.02), (0.21, 0.12, 0.43), cells=88)
    muzzle = sphere(0.044, 0.036, 0.034).moved(0, -0.088, 0.272)
    soles = [sphere(0.033, 0.012, 0.036).turned(s * 18).moved(s * 0.118, -0.163, 0.052) for s in (-1, 1)]
    inner = [sphere(0.022, 0.012, 0.022).moved(s * 0.079, -0.023, 0.362) for s in (-1, 1)]
    tummy = sphere(0.062, 0.03, 0.072).moved(0, -0.061, 0.125)
    eyes = [sphere(0.0115, steps=20).moved(s * 0.038, -0.085, 0.312) for s in (-1, 1)]
    glint = [sphere(0.0036, steps=10).moved(s * 0.038 + 0.004, -0.0945, 0.3165) for s in (-1, 1)]
    nose = sphere(0.017, 0.011, 0.0125, steps=20).moved(0, -0.122, 0.285)
    mouth = [
        tube(
            [(0, -0.124, 0.276), (0, -0.1235, 0.264), (s * 0.01, -0.119, 0.256), (s * 0.018, -0.111, 0.26)],
            0.0022,
            sides=8,
        )
        for s in (-1, 1)
    ]
    bow = [
        pillow(0.058, 0.03, 0.042, soft=0.8, outline=0.7).turned(s * 12, "y").moved(s * 0.032, -0.088, 0.213)
        for s in (-1, 1)
    ]
    bow.append(sphere(0.013, 0.014, 0.014).moved(0, -0.1, 0.213))
    felt = Material(srgb("#c98b4e"), roughness=1.0)
    return assemble(
        look,
        (0, felt, [fur]),
        (1 if len(look.colours) > 1 else None, cloth("#f3d9ae"), [muzzle, *soles, *inner, tummy]),
        (None, INK, [*eyes, nose, *mouth]),
        (None, WHITE, glint),
        (None, cloth("#e2483d"), bow),
        anchors={
            "head": (0, 0.0, 0.375),
            "face": (0, -0.1, 0.29),
            "neck": (0, 0, 0.21),
            "lap": (0, -0.12, 0.11),
            "hand_left": (0.145, -0.09, 0.11),
            "hand_right": (-0.145, -0.09, 0.11),
        },
    )


def toothbrush(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A toothbrush standing, bristles up and turned so that they show in profile."""
    handle = tube(
        [(0, 0, 0.75), (0, 0, 5), (0.1, 0, 10), (0.2, 0, 13), (0.2, 0, 15.4), (0.2, 0, 18.6)],
        [0.78, 0.72, 0.82, 0.46, 0.62, 0.6],
    ).scaled(1, 0.8, 1)
    grip = tube([(-0.0, -0.3, 3.2), (0.06, -0.34, 8.8)], 0.48, sides=16).scaled(1, 0.95, 1)
    tufts: list[Mesh] = []
    stripe: list[Mesh] = []
    for k in range(6):
        for y in (-0.28, 0.28):
            rod = (
                cylinder(0.27, 1.75 if k % 2 else 1.95, round=0.1, steps=14)
                .turned(-90, "y")
                .moved(-0.1, y, 15.4 + k * 0.6)
            )
            (stripe if k in (2, 3) else tufts).append(rod)
    return assemble(
        look,
        (0, TEAL, [handle]),
        (None, CREAM, [grip]),
        (1 if len(look.colours) > 1 else None, WHITE, tufts),
        (None, SKY, stripe),
        scale=0.01,
        lean=10,
        turn=18,
    )


def toilet(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A toilet with its lid up, water in the bowl, turned a little."""
    bowl = (
        vessel(
            [(0.1, 0.0), (0.125, 0.02), (0.115, 0.14), (0.15, 0.24), (0.2, 0.34), (0.205, 0.4)], 0.045, 0.3
        )
        .scaled(0.98, 1.2, 1)
        .moved(y=-0.1)
    )
    foot = block(0.26, 0.46, 0.1, (0, 0.0, 0), round=0.045)
    stem = pillow(0.27, 0.42, 0.42, soft=0.35, outline=0.6).moved(y=0.12, z=0.21)
    seat = (
        lathe(
            [(0.12, 0.4), (0.13, 0.425), (0.165, 0.435), (0.2, 0.425), (0.21, 0.4), (0.12, 0.4)],
            crease=60,
            steps=72,
        )
        .scaled(0.98, 1.2, 1)
        .moved(y=-0.1)
    )
    lid = pillow(0.41, 0.47, 0.05, soft=0.4, outline=0.8).turned(80, "x").moved(0, 0.155, 0.65)
    tank = block(0.44, 0.19, 0.36, (0, 0.28, 0.4), round=0.05)
    top = block(0.48, 0.23, 0.055, (0, 0.28, 0.75), round=0.025)
    flush = [cylinder(0.03, 0.02, round=0.006).moved(0.0, 0.28, 0.8)]
    water = Material(srgb("#86cfea"), roughness=0.03, clearcoat=1.0)
    pool = lathe([(0, 0.32), (0.13, 0.32), (0.13, 0.33), (0, 0.33)]).scaled(0.98, 1.2, 1).moved(y=-0.1)
    return assemble(
        look,
        (0, CERAMIC, [bowl, foot, stem, seat, lid, tank, top]),
        (None, STEEL, flush),
        (None, water, [pool]),
        turn=-22,
        anchors={"seat": (0, -0.1, 0.435), "top": (0, 0.28, 0.805)},
    )


def potted_plant(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A leafy plant in a clay pot. Pot and leaves both take a colour that is asked for."""
    pot = vessel([(0.095, 0.0), (0.105, 0.006), (0.125, 0.1), (0.142, 0.19)], 0.014, 0.02)
    rim = lathe(
        [
            (0.13, 0.178),
            (0.153, 0.18),
            (0.16, 0.19),
            (0.16, 0.225),
            (0.15, 0.235),
            (0.132, 0.232),
            (0.126, 0.22),
            (0.13, 0.178),
        ],
        crease=50,
    )
    soil = lathe([(0, 0.2), (0.13, 0.2), (0.13, 0.212), (0.07, 0.222), (0, 0.226)])
    leaves: list[Mesh] = []
    stems: list[Mesh] = []
    for k in range(13):
        a, ring = k * 2.39996 + 0.4, k / 12
        tilt = 68 - 58 * ring
        length = 0.2 + 0.05 * (k % 3)
        leaf = pillow(0.105, 0.018, length, soft=0.9, outline=0.8).moved(z=length / 2)
        v = leaf.vertices.astype(np.float64)
        t = np.clip(v[:, 2] / length, 0, 1)
        v[:, 0] *= 0.55 + 0.9 * np.sin(np.pi * np.clip(t, 0, 1) ** 0.75) * (1 - 0.45 * t)
        v[:, 1] += -0.16 * length * t**2 * 2.0 + 0.012 * np.abs(v[:, 0]) / 0.05
        bent = Mesh.of(v, leaf.faces, crease=180)
        root = 0.23 + 0.14 * ring
        leaves.append(
            bent.turned(tilt, "x").turned(np.degrees(a)).moved(0.02 * np.sin(a), -0.02 * np.cos(a), root)
        )
    stems += rods(0.013, ((0, 0, 0.2), (0, 0, 0.38)))
    green = Material(srgb("#4fa657"), roughness=0.45, clearcoat=0.3)
    return assemble(
        look,
        (0, paint("#d9734e", 0.7, 0.1), [pot, rim]),
        (0 if look.colours else None, green, leaves),
        (None, LEAF, stems),
        (None, Material(srgb("#4a2f22"), roughness=1.0), [soil]),
        anchors={"front": (0, -0.14, 0.1)},
    )


def sign(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A board on two posts, to be written on."""
    posts = [block(0.08, 0.08, 0.95, (s * 0.42, 0.05, 0), round=0.025) for s in (-1, 1)]
    board = slab(rectangle(1.2, 0.56, 0.06, z=0.72), 0.07, y=-0.02, bevel=0.025)
    face = slab(rectangle(1.08, 0.44, 0.04, z=0.72), 0.02, y=-0.055)
    nails = [sphere(0.016, steps=12).moved(x, -0.055, z) for x in (-0.57, 0.57) for z in (0.5, 0.94)]
    return assemble(
        look,
        (0 if look.colours else None, CREAM, [face]),
        (0, WALNUT, [board, *posts]),
        (None, SLATE, nails),
        anchors={"front": (0, -0.07, 0.72), "top": (0, 0, 1.0)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "book", book, "thing", ("novel", "textbook", "notebook", "diary"), 0.23, poses=("open", "closed", "level")
    ),
    Concept("open book", open_book, "thing", ("opened book",), 0.31),
    Concept("scissors", scissors, "thing", ("pair of scissors", "shears"), 0.19),
    Concept(
        "teddy bear",
        teddy_bear,
        "thing",
        ("teddy", "stuffed bear", "plush bear", "stuffed animal"),
        0.4,
        poses=("sitting",),
    ),
    Concept("toothbrush", toothbrush, "thing", (), 0.195),
    Concept("toilet", toilet, "furniture", ("toilet bowl", "lavatory", "commode"), 0.88),
    Concept(
        "potted plant",
        potted_plant,
        "plant",
        ("houseplant", "pot plant", "flowerpot", "plant pot", "indoor plant"),
        0.6,
    ),
    Concept("sign", sign, "thing", ("signboard", "signpost", "wooden sign"), 1.2),
)
