"""What one eats and cooks with: fork, knife, spoon and their kin, drawn in centimetres, standing upright.

They are thickened as toys are and lean back a little, so that a viewer in front sees their broad face.
"""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.joinery import (
    BIRCH,
    CORAL,
    HONEY,
    RED,
    STEEL,
    TEAL,
    WHITE,
    assemble,
    disc,
    pillow,
    polygon,
    rectangle,
    rods,
    slab,
    stroke,
    tube,
)
from limner.diorama.solids import lathe


def fork(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A four-pronged fork, prongs up."""
    from shapely import union_all

    prongs = [stroke([(x, 14.6), (x, 20.5)], 0.42) for x in (-2.1, -0.7, 0.7, 2.1)]
    palm = polygon(
        [(-2.5, 15.4), (-2.3, 13.4), (-0.6, 11.0), (0.6, 11.0), (2.3, 13.4), (2.5, 15.4)], round=0.5
    )
    grip = polygon(
        [(-1.15, 0.2), (1.15, 0.2), (0.85, 7.0), (0.5, 12.2), (-0.5, 12.2), (-0.85, 7.0)], round=0.45
    )
    shape = union_all([*prongs, palm, grip]).buffer(0.1).buffer(-0.1)
    return assemble(look, (0, STEEL, [slab(shape, 0.9, bevel=0.3)]), scale=0.01, lean=12, turn=-8)


def knife(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A broad table knife, its blade up, with a plump handle."""
    blade = polygon(
        [(-0.9, 9.0), (0.95, 9.0), (1.25, 12.0), (1.25, 17.5), (0.9, 19.8), (-0.1, 21.4), (-0.9, 20.6)],
        round=0.4,
    )
    grip = polygon([(-1.15, 0.3), (1.0, 0.3), (1.05, 5.0), (0.85, 9.4), (-0.85, 9.4), (-1.0, 5.0)], round=0.7)
    return assemble(
        look,
        (0, STEEL, [slab(blade, 0.7, bevel=0.28)]),
        (0, CORAL, [slab(grip, 1.5, bevel=0.6)]),
        scale=0.01,
        lean=12,
        turn=-8,
    )


def spoon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A spoon, its hollow towards the viewer."""
    t = np.linspace(0, np.pi / 2, 14)
    outer = np.stack([np.sin(t), -np.cos(t)], axis=1)
    inner = np.stack([0.84 * np.sin(t), -0.8 * np.cos(t)], axis=1)
    rim = [(0.985, 0.07), (0.92, 0.1), (0.86, 0.05)]
    bowl = lathe([*outer, *rim, *inner[::-1]], steps=56).scaled(2.3, 3.1, 1.05).turned(90, "x").moved(z=17.4)
    grip = polygon([(-1.1, 0.2), (1.1, 0.2), (0.8, 7.0), (0.5, 14.8), (-0.5, 14.8), (-0.8, 7.0)], round=0.45)
    return assemble(
        look, (0, STEEL, [bowl, slab(grip, 0.9, y=0.35, bevel=0.32)]), scale=0.01, lean=12, turn=-8
    )


def chopsticks(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A pair of chopsticks, crossed a little."""
    sticks = [tube([(s * 2.4, s * 0.5, 0.4), (-s * 1.0, s * 0.5, 23)], [0.42, 0.62]) for s in (-1, 1)]
    bands = [tube([(-s * 0.25, s * 0.5, 18.0), (-s * 0.62, s * 0.5, 20.5)], [0.66, 0.7]) for s in (-1, 1)]
    return assemble(look, (0, RED, sticks), (1, BIRCH, bands), scale=0.01, lean=8)


def ladle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A soup ladle."""
    t = np.linspace(0, np.pi / 2, 12)
    cup = lathe(
        [
            *np.stack([4 * np.sin(t), -3.4 * np.cos(t)], 1),
            (3.9, 0.25),
            (3.6, 0.2),
            *np.stack([3.5 * np.sin(t), -2.9 * np.cos(t)], 1)[::-1],
        ]
    ).moved(z=3.5)
    handle = tube(
        [(2.9, 0, 3.0), (4.2, 0, 5.5), (4.6, 0, 16), (4.6, 0, 25), (3.4, 0, 27.4), (2.2, 0, 26.2)], 0.5
    )
    return assemble(look, (0, STEEL, [cup, handle]), scale=0.01, turn=-20)


def spatula(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A slotted turner."""
    slots = [stroke([(x, 22.4), (x, 26.4)], 0.35) for x in (-1.9, 0, 1.9)]
    blade = polygon([(-3.6, 29), (3.6, 29), (3.0, 20.4), (-3.0, 20.4)], round=0.9)
    for slot in slots:
        blade = blade.difference(slot)
    grip = slab(stroke([(0, 1.1), (0, 10)], 1.1), 1.6, bevel=0.6)
    neck = rods(0.5, ((0, 0, 8), (0, 0, 21.5)))
    return assemble(look, (0, TEAL, [slab(blade, 0.7), grip]), (0, STEEL, neck), scale=0.01, lean=12)


def whisk(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A balloon whisk, wires up."""
    wires = []
    for k in range(4):
        loop = [
            (-0.4, 0, 11),
            (-2.2, 0, 16),
            (-3.1, 0, 21),
            (-2.0, 0, 25),
            (0, 0, 26.4),
            (2.0, 0, 25),
            (3.1, 0, 21),
            (2.2, 0, 16),
            (0.4, 0, 11),
        ]
        wires.append(tube(loop, 0.24, sides=10).turned(45 * k + 12))
    grip = tube([(0, 0, 1.2), (0, 0, 6), (0, 0, 12)], [1.2, 0.95, 0.85])
    return assemble(look, (0, STEEL, wires), (0, RED, [grip]), scale=0.01, lean=6)


def rolling_pin(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wooden rolling pin lying on the ground."""
    roll = tube([(-12, 0, 3.2), (12, 0, 3.2)], 3.1).scaled(1, 1, 1)
    grips = [tube([(s * 14, 0, 3.2), (s * 17, 0, 3.2), (s * 20, 0, 3.2)], [0.9, 1.3, 1.1]) for s in (-1, 1)]
    return assemble(
        look, (0, BIRCH, [roll]), (0, HONEY, grips), scale=0.01, turn=-16, anchors={"top": (0, 0, 6.3)}
    )


def cutting_board(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A chopping board with a hole in its handle, standing; level, once something is on it."""
    board = polygon(
        [(-10, 0.2), (10, 0.2), (10, 22), (3, 24), (3, 32), (-3, 32), (-3, 24), (-10, 22)], round=1.4
    )
    if pose == "level":
        # Broad, with a hole to hold it by: what lies on it lies side by side.
        broad = rectangle(38, 22, 2.5, z=0).difference(disc(1.4, x=16))
        flat = slab(broad, 2.0, bevel=0.6).turned(-90, "x").moved(z=1.0)
        return assemble(look, (0, HONEY, [flat]), scale=0.01, turn=-6, anchors={"top": (0, 0, 2.0)})
    wood = slab(board.difference(disc(1.2, z=29)), 2.0, bevel=0.6)
    return assemble(look, (0, HONEY, [wood]), scale=0.01, lean=14, turn=-10)


def salt_shaker(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A salt shaker with a steel cap."""
    pot = lathe([(0, 0), (2.3, 0), (2.6, 0.4), (2.2, 4), (1.9, 6.6), (0, 6.6)], crease=50)
    cap = pillow(4.1, 4.1, 3.2, soft=0.6, outline=1.0).moved(z=7.2)
    holes = [
        pillow(0.4, 0.4, 0.3, outline=1).moved(0.8 * np.cos(a), 0.8 * np.sin(a), 8.72)
        for a in np.arange(5) * 1.2566
    ]
    return assemble(look, (0, WHITE, [pot]), (1, STEEL, [cap]), (None, TEAL, holes), scale=0.01)


CONCEPTS: tuple[Concept, ...] = (
    Concept("fork", fork, "thing", ("dinner fork", "table fork"), 0.21),
    Concept("knife", knife, "thing", ("table knife", "butter knife", "kitchen knife"), 0.21),
    Concept("spoon", spoon, "thing", ("tablespoon", "teaspoon"), 0.205),
    Concept("chopsticks", chopsticks, "thing", ("chopstick",), 0.235),
    Concept("ladle", ladle, "thing", ("soup ladle",), 0.28),
    Concept("spatula", spatula, "thing", ("turner",), 0.29),
    Concept("whisk", whisk, "thing", ("egg beater",), 0.27),
    Concept("rolling pin", rolling_pin, "thing", (), 0.42),
    Concept("cutting board", cutting_board, "thing", ("chopping board",), 0.32, poses=("level",)),
    Concept("salt shaker", salt_shaker, "thing", ("saltcellar", "pepper shaker"), 0.09),
)
