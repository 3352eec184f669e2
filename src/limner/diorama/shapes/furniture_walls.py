"""What belongs to the walls of a room: mirror, picture frame, fireplace, door, window, curtain."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.shapes.joinery import (
    BRASS,
    CORAL,
    CREAM,
    HONEY,
    LEAF,
    MUSTARD,
    WALNUT,
    WHITE,
    assemble,
    block,
    cloth,
    disc,
    paint,
    polygon,
    rectangle,
    rods,
    slab,
    tube,
)
from limner.diorama.solids import lathe, sphere

MIRROR = Material(srgb("#e8f1f6"), roughness=0.05, metallic=1.0)
DAYLIGHT = Material(srgb("#bfe3f7"), roughness=0.1, clearcoat=1.0)


def mirror(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An oval standing mirror in a broad frame."""
    from shapely.affinity import scale

    oval = scale(disc(1.0), 0.36, 0.62)
    inner = scale(disc(1.0), 0.235, 0.48)
    frame = slab(oval.difference(inner), 0.09, bevel=0.035).moved(z=0.74)
    pane = slab(inner.buffer(0.02), 0.03, y=0.01).moved(z=0.74)
    feet = [
        tube([(s * 0.2, -0.15, 0.03), (s * 0.19, 0.0, 0.14), (s * 0.2, 0.17, 0.03)], 0.03) for s in (-1, 1)
    ]
    back = rods(0.028, ((-0.2, 0, 0.12), (0.2, 0, 0.12)), ((0, 0, 0.1), (0, 0, 0.2)))
    return assemble(look, (0, BRASS, [frame, *feet, *back]), (None, MIRROR, [pane]), turn=-12)


def picture_frame(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A framed landscape, standing on its edge."""
    outer, inner = rectangle(0.74, 0.58, 0.03, z=0.29), rectangle(0.5, 0.34, 0.01, z=0.29)
    frame = slab(outer.difference(inner), 0.07, bevel=0.024)
    sky = slab(inner.buffer(0.005), 0.02, y=0.005)
    hills = polygon(
        [(-0.25, 0.12), (0.25, 0.12), (0.25, 0.27), (0.12, 0.33), (0.0, 0.25), (-0.12, 0.29), (-0.25, 0.22)]
    )
    return assemble(
        look,
        (0, BRASS, [frame]),
        (None, DAYLIGHT, [sky]),
        (None, LEAF, [slab(hills, 0.016, y=-0.006, bevel=0.004)]),
        (None, MUSTARD, [slab(disc(0.05, x=0.13, z=0.39), 0.014, y=-0.008)]),
        lean=8,
        turn=-8,
        anchors={"front": (0, -0.02, 0.29)},
    )


def fireplace(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A brick fireplace with a burning fire under a wooden mantel."""
    opening = rectangle(0.66, 0.9, 0.2, z=0.25)
    face = slab(rectangle(1.36, 1.06, 0.03, z=0.53).difference(opening), 0.42, bevel=0.015)
    bricks = []
    for row in range(8):
        for k in range(-4, 5):
            piece = rectangle(0.19, 0.1, 0.02, x=k * 0.21 + (0.105 if row % 2 else 0), z=0.07 + row * 0.128)
            piece = piece.intersection(rectangle(1.34, 1.04, 0.01, z=0.53)).difference(opening.buffer(0.03))
            if piece.area > 0.008:
                bricks.append(slab(piece, 0.03, y=-0.215, bevel=0.008))
    mantel = block(1.54, 0.52, 0.09, (0, -0.02, 1.06), round=0.03)
    hearth = block(1.5, 0.62, 0.06, (0, -0.06, 0), round=0.02)
    back = block(0.8, 0.04, 0.8, (0, 0.2, 0.02), round=0.01)
    logs = rods(0.05, ((-0.22, -0.08, 0.11), (0.22, -0.02, 0.11)), ((-0.2, 0.04, 0.12), (0.2, -0.08, 0.19)))
    flames = []
    for x, h in ((-0.12, 0.26), (0.0, 0.4), (0.13, 0.3)):
        flames.append(
            lathe([(0, 0), (0.06, 0.02), (0.085, 0.1), (0.05, 0.22), (0.012, 0.34), (0, 0.36)], crease=180)
            .scaled(1, 0.7, h / 0.3)
            .moved(x, -0.02, 0.16)
        )
    fire = Material(srgb("#ff9a3c"), roughness=0.5, emission=(3.0, 1.1, 0.2))
    return assemble(
        look,
        (0, paint("#c9674b", 0.8, 0.0), bricks),
        (0, paint("#b9583f", 0.9, 0.0), [face]),
        (0 if look.colours else None, HONEY, [mantel]),
        (1, paint("#8d8a86", 0.8, 0), [hearth]),
        (None, paint("#33241f", 0.9, 0), [back]),
        (None, WALNUT, logs),
        (None, fire, flames),
        anchors={"top": (0, 0, 1.15)},
    )


def door(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A panelled front door in its frame."""
    frame = slab(
        rectangle(1.08, 2.12, 0.04, z=1.06).difference(rectangle(0.88, 2.04, 0.02, z=0.98)), 0.16, bevel=0.03
    )
    leaf = slab(rectangle(0.9, 2.02, 0.01, z=1.02), 0.07, bevel=0.01)
    panels = [
        slab(rectangle(0.32, h, 0.04, x=s * 0.2, z=z), 0.03, y=-0.04)
        for s in (-1, 1)
        for z, h in ((0.45, 0.6), (1.15, 0.6))
    ]
    light = slab(rectangle(0.7, 0.3, 0.15, z=1.75), 0.03, y=-0.035)
    knob = [sphere(0.045, steps=20).moved(0.34, -0.09, 0.9)]
    return assemble(
        look,
        (0, CORAL, [leaf, *panels]),
        (1, CREAM, [frame]),
        (None, BRASS, knob),
        (None, DAYLIGHT, [light]),
        anchors={"front": (0, -0.06, 1.45)},
    )


def window(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A four-pane window with a sill and a flower box."""
    outer = rectangle(1.1, 1.2, 0.06, z=0.78)
    panes = [rectangle(0.4, 0.44, 0.03, x=s * 0.24, z=z) for s in (-1, 1) for z in (0.52, 1.03)]
    frame = outer
    for pane in panes:
        frame = frame.difference(pane)
    sill = block(1.3, 0.26, 0.08, (0, -0.06, 0.12), round=0.03)
    base = block(1.1, 0.12, 0.13, (0, 0, 0), round=0.03)
    glassy = slab(rectangle(1.0, 1.1, 0.02, z=0.78), 0.03)
    return assemble(
        look,
        (0, WHITE, [slab(frame, 0.12, bevel=0.03), sill, base]),
        (None, DAYLIGHT, [glassy]),
        turn=-8,
        anchors={"top": (0, -0.1, 0.2)},
    )


def curtain(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A pair of gathered curtains on a rail."""
    folds = []
    for s in (-1, 1):
        for k in range(6):
            x = s * (0.62 - k * 0.075)
            folds.append(
                tube(
                    [(x, 0, 0.03), (s * (0.66 - k * 0.055), 0, 0.85), (s * (0.64 - k * 0.1), 0, 1.85)],
                    [0.06, 0.05, 0.056],
                )
            )
    rail = rods(0.025, ((-0.85, 0, 1.9), (0.85, 0, 1.9)))
    return assemble(
        look,
        (0, cloth("#d65f5f"), folds),
        (1, BRASS, [*rail, *(sphere(0.05).moved(s * 0.88, 0, 1.9) for s in (-1, 1))]),
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("mirror", mirror, "furniture", ("looking glass",), 1.36),
    Concept(
        "picture frame",
        picture_frame,
        "thing",
        ("picture", "painting", "photo frame", "framed picture", "photograph"),
        0.74,
    ),
    Concept("fireplace", fireplace, "furniture", ("hearth", "chimneypiece"), 1.54),
    Concept("door", door, "furniture", ("front door", "doorway"), 2.12),
    Concept("window", window, "furniture", ("window frame", "windowsill", "window sill", "window ledge"), 1.4),
    Concept("curtain", curtain, "furniture", ("curtains", "drapes"), 1.95),
)
