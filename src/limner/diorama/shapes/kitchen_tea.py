"""For tea and water: teapot, kettle, teacup, pitcher, tray."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.shapes.joinery import (
    CREAM,
    HONEY,
    STEEL,
    assemble,
    curve,
    lying,
    pillow,
    rectangle,
    tube,
)
from limner.diorama.shapes.kitchen_vessels import glaze, vessel
from limner.diorama.solids import lathe, sphere


def teapot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round teapot, its spout to the viewer's left."""
    body = lathe(
        [
            (0, 0),
            (4.6, 0),
            (5.0, 0.4),
            *curve([(5.0, 0.8), (7.6, 3.2), (8.4, 6.6), (7.2, 10.2), (4.2, 12.4)], 6),
            (0, 12.6),
        ],
        crease=45,
    )
    spout = tube([(-6.4, 0, 4.0), (-9.2, 0, 5.2), (-10.6, 0, 8.2), (-12.6, 0, 11.2)], [2.2, 1.7, 1.15, 0.85])
    handle = tube([(6.4, 0, 9.8), (9.6, 0, 10.6), (11.8, 0, 8.0), (10.8, 0, 4.8), (7.4, 0, 3.4)], 0.95)
    lid = lathe([(0, 12.2), (4.3, 12.2), (4.5, 12.6), (3.6, 13.6), (0, 14.4)], crease=70)
    knob = sphere(1.35).moved(z=15.2)
    return assemble(
        look,
        (0, glaze("#57b8a5"), [body, spout, handle, lid]),
        (1, CREAM, [knob]),
        scale=0.01,
        turn=-10,
        anchors={"top": (0, 0, 16.5)},
    )


def kettle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A whistling kettle with an arched handle."""
    body = lathe(
        [
            (0, 0),
            *curve([(8.4, 0.0), (9.4, 0.7), (9.6, 2.6), (8.6, 7.6), (6.0, 11.4), (4.4, 12.2)], 6),
            (0, 12.3),
        ],
        crease=45,
    )
    spout = tube([(-6.8, 0, 6.2), (-9.6, 0, 8.6), (-12.4, 0, 12.2)], [1.9, 1.4, 1.0])
    arch = tube(
        [
            (-6.2, 0, 10.2),
            (-6.4, 0, 14.8),
            (-3.4, 0, 18.6),
            (0, 0, 19.4),
            (3.4, 0, 18.6),
            (6.4, 0, 14.8),
            (6.2, 0, 10.2),
        ],
        0.75,
    )
    grip = tube([(-3.6, 0, 18.5), (0, 0, 19.4), (3.6, 0, 18.5)], 1.25)
    lid = lathe([(0, 11.8), (4.6, 11.8), (4.8, 12.2), (3.6, 13.2), (0, 13.7)], crease=70)
    return assemble(
        look,
        (0, glaze("#e2574c"), [body, spout, lid]),
        (None, STEEL, [arch]),
        (1, HONEY, [grip, sphere(1.2).moved(z=14.2)]),
        scale=0.01,
        turn=-10,
    )


def saucer(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A teacup standing in its saucer."""
    dish = lathe([(0, 0), (4.2, 0), (7.2, 1.4), (7.5, 1.8), (7.2, 2.0), (4.2, 0.9), (0, 0.8)])
    pot = vessel([(2.2, 0.8), (2.5, 1.2), (4.0, 3.4), (4.6, 5.6), (4.9, 7.6)], 0.4, 1.8)
    handle = tube([(4.2, 0, 6.6), (6.2, 0, 6.8), (6.6, 0, 5.0), (4.0, 0, 3.6)], 0.5)
    tea = Material(srgb("#b0642c"), roughness=0.15, clearcoat=0.8)
    return assemble(
        look,
        (0, glaze("#f4b8c1"), [dish, pot, handle]),
        (None, tea, [lathe([(0, 6.2), (4.3, 6.2), (4.3, 6.6), (0, 6.6)])]),
        scale=0.01,
        turn=-20,
        anchors={"inside": (0, 0, 6.6)},
    )


def tray(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A serving tray with two handles."""
    base = lying(rectangle(42, 28, 4), 1.2)
    rim = tube(
        [(x, y, 1.6) for x, y in np.asarray(rectangle(41, 27, 5).exterior.coords)[:-1]],
        0.9,
        steps=1,
        closed=True,
    )
    grips = [
        tube([(s * 20.5, -5, 1.8), (s * 21.5, -4, 4.6), (s * 21.5, 4, 4.6), (s * 20.5, 5, 1.8)], 0.8)
        for s in (-1, 1)
    ]
    return assemble(
        look,
        (0, HONEY, [base, rim]),
        (1, STEEL, grips),
        scale=0.01,
        anchors={"top": (0, 0, 1.3), "inside": (0, 0, 1.3)},
    )


def pitcher(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A tall jug."""
    pot = vessel([(4.4, 0.0), (5.0, 0.4), (6.6, 5), (6.7, 9), (4.6, 14.5), (4.5, 17), (5.6, 20.4)], 0.5, 1.2)
    spout = pillow(3.4, 4.0, 2.4, soft=1, outline=1).turned(35, "y").moved(-5.0, 0, 19.3)
    handle = tube([(4.8, 0, 18.4), (8.4, 0, 18.0), (9.6, 0, 13), (8.6, 0, 8.2), (6.2, 0, 7.0)], 0.85)
    return assemble(
        look,
        (0, glaze("#f2c14e"), [pot, spout, handle]),
        scale=0.01,
        turn=-15,
        anchors={"inside": (0, 0, 14)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("teapot", teapot, "thing", ("tea pot",), 0.255),
    Concept("kettle", kettle, "thing", ("tea kettle",), 0.23),
    Concept("teacup", saucer, "thing", ("saucer", "cup of tea", "tea cup"), 0.15),
    Concept("tray", tray, "thing", ("serving tray",), 0.45),
    Concept("pitcher", pitcher, "thing", ("jug", "ewer"), 0.21),
)
