"""What is in something: fruit heaped in a bowl, flowers in a vase, a bird behind the bars of its cage."""

from __future__ import annotations

from itertools import zip_longest

import numpy as np

from limner.diorama.grouping import Item, anchor_of, fitted, points
from limner.diorama.mesh import placement, rotation

FAN = 27.0
"""By how many degrees the outer flowers of a bouquet lean out."""
TIED = 0.35
"""Where the stems of a bouquet cross, as a share of their height."""
GOLDEN = float(np.pi * (3 - np.sqrt(5)))
FEW = 3
"""How many lie side by side in a vessel; more lie in a heap."""


def _rim(base: Item) -> float:
    """Height of a vessel's near edge, over which one looks in; a tap or a handle may rise above it. A body with other things
    about its edge says where it is."""
    if "rim" in base.pieces[0].body.anchors:
        return float(anchor_of(base, "rim")[2])
    low, high = base.bounds
    v = points(base.pieces[0])
    across = np.abs(v[:, 0] - (low[0] + high[0]) / 2) < 0.35 * (high[0] - low[0])
    near = v[across & (v[:, 1] < low[1] + 0.1 * (high[1] - low[1]))]
    return float(near[:, 2].max()) if len(near) else float(high[2])


def put_inside(base: Item, children: list[Item]) -> Item:
    """Children in the base's hollow, standing on its floor and peeping out over the rim."""
    if "within" in base.pieces[0].body.anchors:
        return _shut_in(base, children)
    wide, _, tall = (float(side) for side in base.extent)
    has_floor = "inside" in base.pieces[0].body.anchors
    spot = anchor_of(base, "inside" if has_floor else "top")
    children = _mixed(children)
    count = len(children)
    largest = 0.62 * wide / ((0.75 * count) ** 0.5 if count > FEW else count**0.6)
    # A closed car has its roof open: one looks out of it from the breast up.
    crewed = base.concept is not None and base.concept.group == "vehicle"
    sunk = 0.48 if crewed else 0.1
    deep = has_floor and tall > 0.3 * wide and not crewed  # on a plate nothing heaps
    placed, rim = base, _rim(base)
    for i, (child, (across, along, up)) in enumerate(zip(children, _slots(count), strict=True)):
        small = _for_the_basket(base, child, count) if _hung(base) else fitted(child, largest)
        if child.concept is not None and child.concept.group == "plant" and tall > 0.8 * wide:
            # Flowers are longer than their vase: a stem inside, the head well over the rim.
            longer = (1.1 if count > 1 else 1.15) * tall / max(float(child.extent[2]), 1e-6)
            small = child.moved(placement(0, 0, 0, scale=longer))
            if count > 1:
                # Several fan out from the neck, those outside a little lower.
                neck = float(base.bounds[1][2]) - 0.1 * float(small.extent[2])
                foot = np.array([spot[0], spot[1], neck])
                placed = placed.joined(_leaning(small, foot, 2 * i / (count - 1) - 1, i))
                continue
        low, high = small.bounds
        height = float(high[2] - low[2])
        # At least half of it must be seen over the rim, else nobody sees what is inside.
        z = max(_floor(base, small), rim - 0.45 * height) if has_floor else float(spot[2]) - sunk * height
        z += up * height * (1.0 if deep else 0.5 if crewed else 0.0)
        x, y = spot[:2] + _aside(base, wide * across, wide * along) - (low[:2] + high[:2]) / 2
        placed = placed.joined(small.moved(placement(x, y, z - low[2])))
    return placed


def _hung(base: Item) -> bool:
    """Whether it flies and carries a basket, far smaller than itself."""
    return base.airborne and "rim" in base.pieces[0].body.anchors


def _for_the_basket(base: Item, child: Item, count: int) -> Item:
    """The child as large as the basket is wide, or its share of it, so that it is seen over the rim."""
    near = float(np.linalg.norm((anchor_of(base, "rim") - anchor_of(base, "inside"))[:2]))
    size = max(float(child.extent[0]), 0.7 * float(child.extent[2]))
    return child.moved(placement(0, 0, 0, scale=1.7 * near / count**0.7 / size))


def _floor(base: Item, child: Item) -> float:
    """How low the child may stand. Of a low tub what is below the rim is hidden, floor or not, so that nobody need stand
    high up in it; but a boat's bottom is round, and only who is slim stands there."""
    spot = anchor_of(base, "inside")
    if "rim" not in base.pieces[0].body.anchors:
        return float(spot[2])
    if base.concept is None or base.concept.support != "water":
        return float(spot[2]) - 0.4 * float(base.extent[2])
    slim = float(child.extent[1]) <= 0.65 * float(np.linalg.norm((anchor_of(base, "rim") - spot)[:2]))
    return float(spot[2]) - (0.25 * float(base.extent[2]) if slim else 0.0)


def _aside(base: Item, across: float, along: float) -> np.ndarray:
    """How far from the middle something lies, (x, y). A long tub that stands askew says by its rim which way it lies, and
    is as narrow as the rim is near."""
    if "rim" not in base.pieces[0].body.anchors:
        return np.array([across, along])
    out = (anchor_of(base, "rim") - anchor_of(base, "inside"))[:2]
    near = float(np.linalg.norm(out))
    forth, back = np.array([-out[1], out[0]]) / near, -out / near
    return 0.8 * across * forth + float(np.clip(along, -0.4 * near, 0.4 * near)) * back


def _shut_in(base: Item, children: list[Item]) -> Item:
    """Children seen through the bars or the glass of what they are in: fish about its middle, all else on its floor."""
    children = _mixed(children)
    wide, _, tall = (float(side) for side in base.extent)
    middle, floor = anchor_of(base, "within"), anchor_of(base, "inside")
    placed = base
    for child, (across, along, _) in zip(children, _slots(len(children)), strict=True):
        small = fitted(child, 0.5 * min(wide, 1.4 * tall) / len(children) ** 0.5)
        afloat = child.concept is not None and child.concept.support == "water"
        low, high = small.bounds
        z = middle[2] + 1.3 * tall * along - (low[2] + high[2]) / 2 if afloat else floor[2] - low[2]
        x = middle[0] + 1.2 * wide * across - (low[0] + high[0]) / 2
        y = middle[1] + (0.0 if afloat else 0.4 * wide * along) - (low[1] + high[1]) / 2
        placed = placed.joined(small.moved(placement(x, y, z)))
    return placed


def _mixed(items: list[Item]) -> list[Item]:
    """The items in turn of their kinds, the rarest kind first, so that none is hidden by all of another."""
    kinds: dict[str | None, list[Item]] = {}
    for item in items:
        kinds.setdefault(item.pieces[0].subject, []).append(item)
    pools = sorted(kinds.values(), key=len)
    return [item for turn in zip_longest(*pools) for item in turn if item is not None]


def _slots(count: int) -> list[tuple[float, float, float]]:
    """Where each of `count` lies in a vessel, (across, along) in widths of the vessel, up in heights of its own.

    A few lie about the middle; more lie in rows, the nearest to the viewer first, each looking over the one before it.
    """
    if count == 1:
        return [(0.0, 0.0, 0.0)]
    if count <= FEW:
        return [(0.2 * float(np.cos(i * GOLDEN)), 0.12 * float(np.sin(i * GOLDEN)), 0.0) for i in range(count)]
    rows = int(np.ceil(np.sqrt(count / 2)))
    slots = []
    for row in range(rows):
        number = count // rows + (row < count % rows)
        wide = 0.624 * (number - 1) / max(number, 3)
        along = 0.26 * (row / (rows - 1) - 0.5)
        shift = 0.03 if row % 2 else -0.03
        slots += [(wide * (k / max(number - 1, 1) - 0.5) + shift, along, 0.55 * row) for k in range(number)]
    return slots


def bunched(flowers: list[Item]) -> Item:
    """Flowers in one hand: stems that cross at TIED of their height, heads that lean out about the first."""
    bunch: Item | None = None
    for number, flower in enumerate(flowers):
        low, high = flower.bounds
        tied = float(low[2]) + TIED * float(high[2] - low[2])
        middle = placement(-float(low[0] + high[0]) / 2, -float(low[1] + high[1]) / 2, -tied)
        turn = 360.0 * number / max(len(flowers) - 1, 1) + 20
        lean = rotation(turn, "z") @ rotation(FAN if number else 0.0, "y") @ rotation(-turn, "z")
        # Those about the first stand a little lower, as a dome does.
        set_in = flower.moved(middle).moved(lean).moved(placement(0, 0, 0.06 * float(high[2] - low[2]) if number == 0 else 0))
        bunch = set_in if bunch is None else bunch.joined(set_in)
    assert bunch is not None
    return bunch.moved(placement(0, 0, -float(bunch.bounds[0][2])))


def _leaning(flower: Item, foot: np.ndarray, side: float, number: int) -> Item:
    """A flower of a bouquet, its foot at `foot`, leaning to the side it is on (-1 to 1), every second one nearer."""
    low, high = flower.bounds
    set_down = flower.moved(
        placement(-float(low[0] + high[0]) / 2, -float(low[1] + high[1]) / 2, -float(low[2]))
    )
    tilted = set_down.moved(rotation(FAN * side, "y") @ rotation(8.0 if number % 2 else -2.0, "x"))
    return tilted.moved(placement(*(float(c) for c in foot)))
