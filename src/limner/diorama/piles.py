"""Things one upon or before the other: stacks, rings within rings, and who climbs up something."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.grouping import Item, anchor_of
from limner.diorama.mesh import placement, rotation

AWRY = (7.0, -9.0, 4.0, -5.0, 10.0)
"""Degrees by which one thing of a stack is turned from the next."""
SCREENS = frozenset({
    "television", "computer monitor", "monitor", "laptop", "phone", "smartphone", "tablet", "tablet computer", "billboard",
    "picture frame", "computer", "desktop computer",
})  # fmt: skip
"""Things that show what is in them as a picture on their face."""
RELIEF = 0.05
"""Depth of a picture of a thing, as a share of the thing's own."""
FLAT = 0.62
"""Depth, as a share of height and width, below which a thing is laid down to be stacked."""


def thin(item: Item) -> bool:
    """Whether a thing is so flat that a pile of it is a stack."""
    width, depth, height = (float(side) for side in item.extent)
    return min(depth, height) < 0.4 * min(width, max(depth, height))


def stacked(items: Sequence[Item]) -> Item:
    """All on one another, thin upright ones laid flat, each a little awry; the first is lowest and carries them."""
    pile: Item | None = None
    z = 0.0
    for number, item in enumerate(items):
        upright = float(item.extent[1]) < FLAT * min(float(item.extent[0]), float(item.extent[2]))
        laid = item.moved(rotation(-90, "x")) if upright else item
        laid = laid.moved(placement(0, 0, 0, turn=AWRY[number % len(AWRY)]))
        low, high = laid.bounds
        laid = laid.moved(
            placement(-float(low[0] + high[0]) / 2, -float(low[1] + high[1]) / 2, z - float(low[2]))
        )
        z += float(high[2] - low[2])
        pile = laid if pile is None else pile.joined(laid)
    assert pile is not None
    return pile


def nested(items: Sequence[Item]) -> Item:
    """One within the other about one middle, the smaller before the larger."""
    low, high = items[0].bounds
    middle = (low + high) / 2
    front = float(low[1])
    whole = items[0]
    for number, item in enumerate(items[1:], 1):
        small = item.moved(placement(0, 0, 0, scale=1 - number / len(items)))
        s_low, s_high = small.bounds
        here = (s_low + s_high) / 2
        front -= 0.02
        shift = placement(float(middle[0] - here[0]), front - float(s_low[1]), float(middle[2] - here[2]))
        whole = whole.joined(small.moved(shift))
    return whole


def shows(base: Item) -> bool:
    """Whether what is in a thing is seen on its face: screens and picture frames."""
    return base.concept is not None and base.concept.key in SCREENS and "front" in base.pieces[0].body.anchors


def shown(base: Item, things: Sequence[Item]) -> Item:
    """Things as a flat picture on the face of a screen, side by side."""
    spot = anchor_of(base, "front")
    wide, tall = float(base.extent[0]) * 0.56 / len(things), float(base.extent[2]) * 0.42
    for number, thing in enumerate(things):
        extent = thing.extent
        scale = min(wide / float(extent[0]), tall / float(extent[2]))
        flat = thing.moved(np.diag([scale, scale * RELIEF, scale, 1.0]))
        low, high = flat.bounds
        middle = (low + high) / 2
        x = float(spot[0]) + (number - (len(things) - 1) / 2) * wide
        base = base.joined(
            flat.moved(placement(x - float(middle[0]), float(spot[1] - high[1]), float(spot[2] - middle[2])))
        )
    return base


def climbable(bases: Sequence[Item]) -> bool:
    """Whether one can be on the way up: what is about as tall as it is wide, or taller."""
    return bool(bases) and float(bases[0].extent[2]) > 0.9 * float(bases[0].extent[0])


def climbed(base: Item, climbers: Sequence[Item]) -> Item:
    """Climbers on the way up the near side, backs to the viewer, one over the other."""
    low, high = base.bounds
    height = float(high[2] - low[2])
    for number, climber in enumerate(climbers):
        c_low, c_high = climber.bounds
        scale = min(1.0, 0.6 * height / max(float(c_high[2] - c_low[2]), 1e-6))
        small = climber.moved(placement(0, 0, 0, scale=scale, turn=150))
        c_low, c_high = small.bounds
        middle = (c_low + c_high) / 2
        z = float(low[2]) + height * (0.3 + 0.5 * number / len(climbers))
        near = _near(base, z + 0.5 * float(c_high[2] - c_low[2]), 0.3 * height)
        shift = (near[0] - middle[0], near[1] + 0.06 - c_high[1], z - c_low[2])
        base = base.joined(small.moved(placement(*(float(c) for c in shift))))
    return base


def _near(base: Item, z: float, reach: float) -> np.ndarray:
    """(middle x, nearest y) of the carrying body at about the height z."""
    piece = base.pieces[0]
    v = (
        np.concatenate([p.mesh.vertices for p in piece.body.parts]) @ piece.matrix[:3, :3].T
        + piece.matrix[:3, 3]
    )
    level = v[np.abs(v[:, 2] - z) < reach]
    v = level if len(level) else v
    return np.array([(v[:, 0].min() + v[:, 0].max()) / 2, np.quantile(v[:, 1], 0.15)])
