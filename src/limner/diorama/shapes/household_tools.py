"""Boxes, writing and painting things, toys and oddments of the house."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BRASS,
    CERAMIC,
    CREAM,
    HONEY,
    MUSTARD,
    PAPER,
    PINK,
    RED,
    WALNUT,
    WHITE,
    assemble,
    block,
    cloth,
    curve,
    lying,
    paint,
    pillow,
    rectangle,
    slab,
    tube,
)
from limner.diorama.shapes.kitchen_vessels import vessel
from limner.diorama.solids import lathe, sphere


def box(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An open cardboard box with its flaps out."""
    walls = [block(0.5, 0.02, 0.34, (0, s * 0.19, 0), round=0.006) for s in (-1, 1)] + [
        block(0.02, 0.4, 0.34, (s * 0.24, 0, 0), round=0.006) for s in (-1, 1)
    ]
    floor = block(0.48, 0.38, 0.02, (0, 0, 0), round=0.005)
    flaps = [
        block(0.49, 0.15, 0.016, (0, s * 0.075, 0), round=0.006)
        .turned(s * -38, "x")
        .moved(y=s * 0.19, z=0.335)
        for s in (-1, 1)
    ]
    flaps += [
        block(0.2, 0.39, 0.016, (s * 0.1, 0, 0), round=0.006).turned(s * 30, "y").moved(x=s * 0.24, z=0.335)
        for s in (-1, 1)
    ]
    tape = block(0.07, 0.004, 0.3, (0, -0.2, 0.02), round=0.001)
    return assemble(
        look,
        (0, Material(srgb("#c9995f"), roughness=0.95), [*walls, floor, *flaps]),
        (1, CREAM, [tape]),
        turn=-22,
        anchors={"inside": (0, 0, 0.22), "top": (0, 0, 0.34), "front": (0, -0.205, 0.18)},
    )


def gift(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wrapped present with a ribbon and a bow."""
    body, lid = block(0.3, 0.3, 0.24, round=0.012), block(0.33, 0.33, 0.07, (0, 0, 0.21), round=0.015)
    bands = [
        block(0.306, 0.05, 0.236, round=0.01),
        block(0.05, 0.306, 0.236, round=0.01),
        block(0.336, 0.052, 0.074, (0, 0, 0.21), round=0.012),
        block(0.052, 0.336, 0.074, (0, 0, 0.21), round=0.012),
    ]
    loops = [
        tube(
            [(0, 0, 0.285), (s * 0.08, y, 0.36), (s * 0.14, y, 0.35), (s * 0.12, y, 0.295), (0, 0, 0.285)],
            0.018,
        ).scaled(1, 1, 1)
        for s in (-1, 1)
        for y in (-0.025, 0.025)
    ]
    tag = slab(rectangle(0.17, 0.1, 0.015), 0.012).moved(0, -0.158, 0.115)
    return assemble(
        look,
        (0, paint("#e2574c"), [body, lid]),
        (1, MUSTARD, [*bands, *loops, sphere(0.03).moved(z=0.295)]),
        (None, PAPER, [tag]),
        turn=-26,
        anchors={"top": (0, 0, 0.28), "inside": (0, 0, 0.2), "front": (0, -0.164, 0.115)},
    )


def globe(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A desk globe on a brass meridian."""
    ball = sphere(0.14, steps=40)
    lands = []
    for lat, lon, a, b in (
        (45, -80, 0.07, 0.06),
        (8, -62, 0.04, 0.06),
        (-15, -55, 0.035, 0.06),
        (50, 25, 0.05, 0.035),
        (5, 15, 0.055, 0.075),
        (-18, 22, 0.035, 0.05),
        (52, 85, 0.09, 0.055),
        (22, 100, 0.045, 0.04),
        (-25, 130, 0.045, 0.035),
        (72, -40, 0.03, 0.025),
        (-86, 0, 0.06, 0.06),
    ):
        patch = sphere(a, b, 0.02).turned(0).moved(z=0.1255)
        lands.append(patch.turned(90 - lat, "x").turned(lon + 12))
    tilt = [m.turned(-20, "y").moved(z=0.2) for m in [ball]]
    green = [m.turned(-20, "y").moved(z=0.2) for m in lands]
    arc = tube(
        [(0.162 * np.sin(t) + 0, 0, 0.2 + 0.162 * np.cos(t)) for t in np.radians(np.linspace(-20, 160, 11))],
        0.008,
    )
    foot = lathe(
        [(0, 0), (0.09, 0), (0.095, 0.012), (0.06, 0.025), (0.02, 0.04), (0.014, 0.06), (0, 0.06)], crease=60
    )
    return assemble(
        look,
        (0, paint("#3f8fd2", 0.2, 0.8), tilt),
        (0 if len(look.colours) == 1 else 1, paint("#72b65b", 0.5), green),
        (None, BRASS, [arc]),
        (0 if look.colours else None, WALNUT, [foot]),
    )


def broom(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A besom standing on its straw."""
    stick = tube([(0, 0, 0.36), (0, 0, 1.3)], 0.022)
    head = lathe(
        [(0, 0), (0.15, 0), (0.16, 0.03), (0.13, 0.2), (0.06, 0.36), (0.03, 0.42), (0, 0.43)],
        steps=96,
        crease=60,
    )
    v = head.vertices.copy()
    v[:, :2] *= (1 + 0.05 * np.cos(np.arctan2(v[:, 1], v[:, 0]) * 16))[:, None]
    straw = Mesh.of(v, head.faces, crease=60).scaled(1.1, 0.6, 1)
    ties = [
        tube(
            [(r * 1.1 * np.cos(a), r * 0.62 * np.sin(a), z) for a in np.arange(12) * np.pi / 6],
            0.01,
            steps=3,
            closed=True,
        )
        for r, z in ((0.085, 0.3), (0.115, 0.24))
    ]
    return assemble(
        look,
        (0, Material(srgb("#e5b95a"), roughness=0.9), [straw]),
        (0, HONEY, [stick]),
        (1, RED, ties),
        lean=4,
    )


def balloon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A party balloon on a curled ribbon."""
    skin = lathe(
        [
            (0, 0.0),
            *curve([(0.012, 0.0), (0.05, 0.05), (0.13, 0.17), (0.145, 0.27), (0.1, 0.355), (0.04, 0.378)], 6),
            (0, 0.38),
        ],
        crease=180,
    ).moved(z=0.5)
    knot = lathe([(0, 0), (0.024, -0.004), (0.012, 0.018), (0, 0.02)], crease=80).moved(z=0.485)
    string = tube([(0.03 * np.sin(z * 16), 0.0, z) for z in np.linspace(0.02, 0.49, 14)], 0.0045, sides=8)
    return assemble(
        look,
        (0, Material(srgb("#e2433f"), roughness=0.12, clearcoat=1.0), [skin, knot]),
        (1, CREAM, [string]),
        anchors={"front": (0, -0.14, 0.75)},
    )


def trophy(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A golden cup with two ears on a dark plinth."""
    cup = vessel(
        [(0.02, 0.1), (0.03, 0.14), (0.022, 0.19), (0.06, 0.24), (0.1, 0.3), (0.108, 0.38), (0.112, 0.43)],
        0.01,
        0.25,
    )
    foot = lathe([(0, 0.07), (0.06, 0.07), (0.05, 0.09), (0.02, 0.11), (0, 0.12)], crease=60)
    ears = [
        tube(
            [
                (s * 0.104, 0, 0.4),
                (s * 0.165, 0, 0.4),
                (s * 0.17, 0, 0.32),
                (s * 0.125, 0, 0.28),
                (s * 0.085, 0, 0.28),
            ],
            0.012,
        )
        for s in (-1, 1)
    ]
    base = block(0.15, 0.15, 0.075, round=0.015)
    plate = slab(rectangle(0.09, 0.035, 0.006, z=0.038), 0.008, y=-0.076)
    return assemble(
        look,
        (0, BRASS, [cup, foot, *ears]),
        (1, WALNUT, [base]),
        (None, BRASS, [plate]),
        anchors={"front": (0, -0.08, 0.038), "inside": (0, 0, 0.4)},
    )


def bathtub(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A claw-foot bath full of foam."""
    tub = vessel([(0.26, 0.1), (0.32, 0.12), (0.4, 0.28), (0.43, 0.5), (0.47, 0.58)], 0.05, 0.18).scaled(
        1.75, 0.85, 1
    )
    feet = [sphere(0.07, 0.07, 0.075).moved(s * 0.45, t * 0.2, 0.075) for s in (-1, 1) for t in (-1, 1)]
    water = lathe([(0, 0.47), (0.37, 0.47), (0.375, 0.48), (0, 0.48)]).scaled(1.75, 0.85, 1)
    foam = [
        sphere(0.05 + 0.03 * (k % 3), steps=20).moved(
            0.58 * np.sqrt((k + 0.5) / 26) * np.cos(k * 2.4) * 0.95,
            0.26 * np.sqrt((k + 0.5) / 26) * np.sin(k * 2.4),
            0.5,
        )
        for k in range(26)
    ]
    tap = [tube([(0.74, 0, 0.56), (0.74, 0, 0.76), (0.68, 0, 0.8), (0.6, 0, 0.76)], 0.026)]
    return assemble(
        look,
        (0, CERAMIC, [tub]),
        (None, BRASS, [*feet, *tap]),
        (None, paint("#86cfea", 0.05, 1), [water]),
        (None, WHITE, foam),
        turn=-12,
        anchors={"inside": (0, 0, 0.5)},
    )


def soap(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A bar of soap with bubbles."""
    bar = pillow(0.1, 0.065, 0.04, soft=0.5, outline=0.5).moved(z=0.02)
    mark = lying(rectangle(0.05, 0.026, 0.012).difference(rectangle(0.042, 0.018, 0.009)), 0.004, z=0.0375)
    bubbles = [
        sphere(r, steps=20).moved(x, y, z)
        for x, y, z, r in (
            (-0.035, -0.025, 0.042, 0.008),
            (-0.022, -0.028, 0.046, 0.005),
            (0.04, -0.02, 0.042, 0.006),
        )
    ]
    return assemble(look, (0, PINK, [bar]), (1, CREAM, [mark]), (None, WHITE, bubbles), turn=-20)


def towel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A pile of folded towels."""
    tiers = []
    for k in range(3):
        z = 0.012 + k * 0.085
        tiers += [
            pillow(0.36, 0.26, 0.05, soft=0.45, outline=0.2).moved(z=z + 0.02),
            pillow(0.36, 0.26, 0.05, soft=0.45, outline=0.2).moved(z=z + 0.055),
        ]
        tiers.append(tube([(-0.165, -0.115, z + 0.0375), (0.165, -0.115, z + 0.0375)], 0.037))
    return assemble(look, (0, cloth("#5fb8b0"), tiers), turn=-18, anchors={"top": (0, 0, 0.26)})


CONCEPTS: tuple[Concept, ...] = (
    Concept("box", box, "thing", ("carton", "crate", "package", "parcel"), 0.85),
    Concept("cardboard box", box, "thing", ("moving box", "shipping box"), 0.85),
    Concept("gift box", gift, "thing", ("present", "gift", "wrapped gift"), 0.4),
    Concept("globe", globe, "thing", ("desk globe",), 0.37),
    Concept("broom", broom, "thing", ("broomstick", "besom"), 1.32),
    Concept("balloon", balloon, "thing", ("party balloon",), 0.88, "air"),
    Concept("trophy", trophy, "thing", ("winner's cup",), 0.44),
    Concept("bathtub", bathtub, "furniture", ("bath", "tub"), 1.6),
    Concept("soap", soap, "thing", ("bar of soap",), 0.11),
    Concept("towel", towel, "thing", ("towels", "bath towel"), 0.4),
)
