"""Things to sit on: chair, couch, armchair, bench, stool, rocking chair."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.joinery import (
    CREAM,
    HONEY,
    INK,
    MUSTARD,
    SLATE,
    WALNUT,
    assemble,
    block,
    cloth,
    legs,
    lying,
    pillow,
    profile,
    rectangle,
    rods,
    slab,
    stroke,
    tube,
)


def chair(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wooden dining chair with a curved back and a round-cornered cushion."""
    seat = lying(rectangle(0.46, 0.45, 0.1), 0.055, z=0.42)
    front = rods(
        0.026, ((-0.2, -0.19, 0.03), (-0.18, -0.17, 0.43)), ((0.2, -0.19, 0.03), (0.18, -0.17, 0.43))
    )
    back = [
        tube([(s * 0.2, 0.21, 0.03), (s * 0.185, 0.18, 0.44), (s * 0.2, 0.25, 0.93)], 0.026) for s in (-1, 1)
    ]
    rails = [
        slab(rectangle(0.46, 0.15, 0.06), 0.045).turned(-9, "x").moved(y=0.245, z=0.87),
        slab(rectangle(0.39, 0.085, 0.04), 0.04).turned(-9, "x").moved(y=0.21, z=0.66),
    ]
    cushion = pillow(0.41, 0.4, 0.06, outline=0.35).moved(y=-0.01, z=0.485)
    return assemble(
        look,
        (0, HONEY, [seat, *front, *back, *rails]),
        (1, cloth("#ef7f63"), [cushion]),
        anchors={"seat": (0, -0.03, 0.5), "top": (0, -0.03, 0.5)},
    )


def _sofa(look: Look, width: float, seats: int, colour: str, pillows: tuple[str, ...]) -> Body:
    """A plump sofa: a base, fat arms, a back and one pair of cushions for each seat."""
    inner = width - 0.44
    each = inner / seats
    base = block(width - 0.06, 0.86, 0.24, (0, 0, 0.12), round=0.08)
    back = pillow(width - 0.04, 0.3, 0.66, soft=0.35, outline=0.3).turned(-7, "x").moved(y=0.33, z=0.56)
    arms = [
        pillow(0.27, 0.9, 0.52, soft=0.42, outline=0.3).moved(x=s * (width / 2 - 0.125), z=0.37)
        for s in (-1, 1)
    ]
    middles = [(k - (seats - 1) / 2) * each for k in range(seats)]
    bottoms = [pillow(each * 0.99, 0.68, 0.2, soft=0.45, outline=0.22).moved(x, -0.09, 0.42) for x in middles]
    backs = [
        pillow(each * 0.97, 0.24, 0.44, soft=0.5, outline=0.4).turned(-12, "x").moved(x, 0.2, 0.68)
        for x in middles
    ]
    feet = legs(width / 2 - 0.14, 0.32, 0.14, 0.035, splay=0.01, foot=0.024)
    throw = []
    for k, _ in enumerate(pillows):
        side = -1 if k == 0 else 1
        throw.append(
            pillow(0.38, 0.16, 0.38, soft=0.5, outline=0.5)
            .turned(side * 14, "y")
            .turned(-16, "x")
            .moved(side * (inner / 2 - 0.2), 0.02, 0.67)
        )
    accents = [
        (1 if k == 0 else None, cloth(c), [m]) for k, (c, m) in enumerate(zip(pillows, throw, strict=True))
    ]
    return assemble(
        look,
        (0, cloth(colour), [base, back, *arms, *bottoms, *backs]),
        (None, HONEY, feet),
        *accents,
        anchors={"seat": (0, -0.15, 0.51), "top": (0, -0.15, 0.51)},
    )


def couch(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A three-seat sofa with two throw pillows."""
    return _sofa(look, 2.1, 3, "#3d9c96", ("#f2b632", "#f7e6cf"))


def armchair(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A fat armchair with one pillow."""
    return _sofa(look, 1.02, 1, "#e2725b", ())


def bench(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A park bench: wooden slats on two dark iron frames."""
    slats = [block(1.55, 0.115, 0.05, (0, -0.19 + k * 0.135, 0.43), round=0.02) for k in range(4)]
    rows = [(0.265, 0.56), (0.3, 0.7), (0.335, 0.84)]
    slats += [block(1.55, 0.05, 0.115, (0, y, z - 0.05), round=0.02) for y, z in rows]
    irons = []
    for s in (-1, 1):
        x = s * 0.62
        irons += [
            tube(
                [(x, -0.25, 0.03), (x, -0.22, 0.25), (x, -0.2, 0.41), (x, 0.0, 0.415), (x, 0.24, 0.41)], 0.028
            ),
            tube([(x, 0.36, 0.03), (x, 0.27, 0.3), (x, 0.27, 0.45), (x, 0.385, 0.9)], 0.028),
            tube(
                [(x, -0.2, 0.42), (x, -0.24, 0.55), (x, -0.18, 0.63), (x, 0.05, 0.64), (x, 0.31, 0.62)], 0.026
            ),
        ]
    return assemble(
        look,
        (0, HONEY, slats),
        (1, INK, irons),
        anchors={"seat": (0, -0.03, 0.48), "top": (0, -0.03, 0.48)},
    )


def stool(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round three-legged stool with a padded top."""
    angles = np.radians([-90, 30, 150])
    feet = [
        ((0.19 * np.cos(a), 0.19 * np.sin(a), 0.03), (0.11 * np.cos(a), 0.11 * np.sin(a), 0.42))
        for a in angles
    ]
    ring = tube(
        [(0.15 * np.cos(a), 0.15 * np.sin(a), 0.2) for a in np.radians(range(0, 360, 45))], 0.014, closed=True
    )
    seat = pillow(0.36, 0.36, 0.1, soft=0.45, outline=1.0).moved(z=0.45)
    return assemble(
        look,
        (0, MUSTARD, [seat]),
        (0, HONEY, [*rods(0.026, *feet, end=0.032), ring]),
        anchors={"seat": (0, 0, 0.5), "top": (0, 0, 0.5)},
    )


def rocking_chair(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A spindle-backed rocking chair, turned a little so that its runners show."""
    a = np.linspace(-0.55, 0.5, 9)
    runners = [
        profile(stroke(np.stack([a, 0.03 + 0.42 * a**2], axis=1), 0.028), 0.05, x=s * 0.24) for s in (-1, 1)
    ]
    seat = lying(rectangle(0.54, 0.5, 0.12), 0.06, z=0.42)
    posts = []
    for s in (-1, 1):
        posts += rods(
            0.024,
            ((s * 0.24, -0.24, 0.06), (s * 0.22, -0.19, 0.44)),
            ((s * 0.24, 0.26, 0.07), (s * 0.21, 0.2, 0.44)),
            ((s * 0.24, -0.18, 0.44), (s * 0.27, -0.17, 0.66)),
        )
        posts.append(tube([(s * 0.2, 0.21, 0.44), (s * 0.22, 0.28, 0.8), (s * 0.22, 0.36, 1.1)], 0.025))
        posts.append(tube([(s * 0.28, -0.24, 0.66), (s * 0.275, 0.0, 0.68), (s * 0.22, 0.26, 0.7)], 0.028))
    spindles = [
        tube([(x * 0.85, 0.21, 0.45), (x, 0.28, 0.8), (x, 0.35, 1.05)], 0.014)
        for x in (-0.12, -0.04, 0.04, 0.12)
    ]
    rail = slab(rectangle(0.54, 0.16, 0.07), 0.05).turned(-13, "x").moved(y=0.355, z=1.08)
    cushion = pillow(0.46, 0.42, 0.07, outline=0.35).moved(y=-0.01, z=0.49)
    return assemble(
        look,
        (0, WALNUT, [*runners, seat, *posts, *spindles, rail]),
        (1, cloth("#f7e6cf"), [cushion]),
        turn=-24,
        anchors={"seat": (0, -0.04, 0.51), "top": (0, -0.04, 0.51)},
    )


def office_chair(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A swivel chair on five castors."""
    seat = pillow(0.52, 0.5, 0.12, outline=0.4).moved(z=0.48)
    back = pillow(0.48, 0.1, 0.56, soft=0.4, outline=0.4).turned(-8, "x").moved(y=0.25, z=0.86)
    arms = [
        tube(
            [(s * 0.24, 0.05, 0.46), (s * 0.31, 0.05, 0.5), (s * 0.31, 0.0, 0.68), (s * 0.31, -0.16, 0.69)],
            0.024,
        )
        for s in (-1, 1)
    ]
    angles = np.radians(np.arange(5) * 72 - 90)
    star = [((0, 0, 0.14), (0.29 * np.cos(a), 0.29 * np.sin(a), 0.08)) for a in angles]
    wheels = [
        pillow(0.07, 0.07, 0.08, outline=1).moved(0.29 * np.cos(a), 0.29 * np.sin(a), 0.04) for a in angles
    ]
    stem = rods(0.03, ((0, 0, 0.12), (0, 0, 0.44)), ((0, 0.15, 0.47), (0, 0.28, 0.62)))
    return assemble(
        look,
        (0, cloth("#4f7fc4"), [seat, back]),
        (1, SLATE, [*rods(0.026, *star), *stem, *arms]),
        (None, INK, wheels),
        turn=-18,
        anchors={"seat": (0, -0.03, 0.54), "top": (0, -0.03, 0.54)},
    )


def pouf(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round footstool of quilted cloth."""
    body = pillow(0.6, 0.6, 0.38, soft=0.5, outline=1.0).moved(z=0.19)
    button = pillow(0.08, 0.08, 0.03, outline=1.0).moved(z=0.38)
    return assemble(
        look,
        (0, cloth("#c86b8f"), [body]),
        (1, CREAM, [button]),
        anchors={"top": (0, 0, 0.38), "seat": (0, 0, 0.38)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("chair", chair, "furniture", ("dining chair", "wooden chair", "kitchen chair"), 0.96),
    Concept("couch", couch, "furniture", ("sofa", "settee", "loveseat", "divan"), 2.1),
    Concept("bench", bench, "furniture", ("park bench", "garden bench"), 1.55),
    Concept("armchair", armchair, "furniture", ("easy chair", "club chair", "recliner"), 1.02),
    Concept("stool", stool, "furniture", ("bar stool", "footstool"), 0.5),
    Concept("rocking chair", rocking_chair, "furniture", ("rocker",), 1.2),
    Concept("office chair", office_chair, "furniture", ("desk chair", "swivel chair"), 1.15),
    Concept("pouf", pouf, "furniture", ("ottoman", "hassock"), 0.6),
)
