"""Things one upon or before the other: stacks, rings within rings, and who climbs or pulls something."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.grouping import Item, anchor_of, points
from limner.diorama.mesh import placement, rotation

AWRY = (7.0, -9.0, 4.0, -5.0, 10.0)
"""Degrees by which one thing of a stack is turned from the next."""
SCREENS = frozenset({
    "tv", "television", "poster", "blackboard", "computer monitor", "monitor", "laptop", "phone", "smartphone", "tablet",
    "tablet computer", "billboard", "picture frame", "computer", "desktop computer",
})  # fmt: skip
"""Things that show what is in them as a picture on their face."""
PRINTED = frozenset({"flag", "white flag", "t-shirt", "shirt", "sweater", "hoodie", "tank top", "dress", "apron"})
"""Things that bear what is on them as a picture on their cloth."""
RELIEF = 0.05
"""Depth of a picture of a thing, as a share of the thing's own."""
CLOSE, SETTLED = 0.97, 0.8
"""In a heap: from one to the next, and from one row to the next, as shares of their width and height."""
INNER, PROUD = 0.56, 0.03
"""Of what lies within a figure: its size, and how far it is sunk into the face, as shares of the figure's width."""
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
        laid = _laid(item)
        laid = laid.moved(placement(0, 0, 0, turn=AWRY[number % len(AWRY)]))
        low, high = laid.bounds
        laid = laid.moved(
            placement(-float(low[0] + high[0]) / 2, -float(low[1] + high[1]) / 2, z - float(low[2]))
        )
        z += float(high[2] - low[2])
        pile = laid if pile is None else pile.joined(laid)
    assert pile is not None
    return pile


def lies(item: Item) -> bool:
    """Whether a thing is laid on its back to be stacked."""
    return _upright(_square(item))


def _square(item: Item) -> Item:
    return min((item.moved(rotation(a, "z")) for a in range(-45, 46, 3)), key=lambda i: float(i.extent[1]))


def _upright(square: Item) -> bool:
    return float(square.extent[1]) < FLAT * min(float(square.extent[0]), float(square.extent[2]))


def _laid(item: Item) -> Item:
    """A thin thing that stands upright laid on its back, however it is turned and leans; anything else as it is."""
    square = _square(item)
    if not _upright(square):
        return item
    return min((square.moved(rotation(-a, "x")) for a in range(78, 103, 2)), key=lambda i: float(i.extent[2]))


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


def heaped(items: Sequence[Item]) -> Item:
    """All in a heap that shows each of them: a row, a shorter one in its gaps, and so on up."""
    wide = max(float(item.extent[0]) for item in items)
    tall = max(float(item.extent[2]) for item in items)
    rows, left = [], len(items)
    longest = next(k for k in range(1, left + 1) if k * (k + 1) >= 2 * left)
    for length in range(longest, 0, -1):
        rows.append(min(length, left))
        left -= rows[-1]
    heap: Item | None = None
    number = 0
    for level, length in enumerate(row for row in rows if row):
        for k in range(length):
            item = items[number]
            low, high = item.bounds
            x = (k - (length - 1) / 2) * CLOSE * wide - float(low[0] + high[0]) / 2
            y = 0.04 * wide * ((number * 7) % 5 - 2) - float(low[1] + high[1]) / 2
            set_down = item.moved(placement(x, y, level * SETTLED * tall - float(low[2])))
            heap = set_down if heap is None else heap.joined(set_down)
            number += 1
    assert heap is not None
    return heap


def flat(base: Item) -> bool:
    """Whether it is a figure, a circle or a square, on whose face others can lie."""
    shape = base.concept is not None and base.concept.group == "shape"
    return shape and float(_square(base).extent[1]) < 0.4 * float(base.extent[0])


def within(base: Item, things: Sequence[Item]) -> Item:
    """Things inside the outline of a figure, before its face, side by side."""
    low, high = base.bounds
    wide, tall = float(high[0] - low[0]), float(high[2] - low[2])
    pointed = base.concept is not None and base.concept.key == "triangle"
    middle = float(low[2]) + (0.36 if pointed else 0.5) * tall
    room = (0.4 if pointed else INNER) * min(wide, tall)
    for number, thing in enumerate(things):
        scale = room / len(things) / max(float(thing.extent[0]), float(thing.extent[2]))
        small = thing.moved(placement(0, 0, 0, scale=scale))
        s_low, s_high = small.bounds
        x = float(low[0] + high[0] - s_low[0] - s_high[0]) / 2 + (number - (len(things) - 1) / 2) * room / len(things)
        z = float(middle) - float(s_low[2] + s_high[2]) / 2
        base = base.joined(small.moved(placement(x, float(low[1]) - 0.01 * wide - float(s_high[1]) + PROUD * wide, z)))
    return base


def shows(base: Item) -> bool:
    """Whether what is in a thing is seen on its face: screens and picture frames."""
    return base.concept is not None and base.concept.key in SCREENS and "front" in base.pieces[0].body.anchors


def shown(base: Item, things: Sequence[Item]) -> Item:
    """Things as a flat picture on the face of a screen, side by side."""
    return _pictured(base, things, anchor_of(base, "front"), float(base.extent[0]) * 0.56, float(base.extent[2]) * 0.42)


def bears(base: Item) -> bool:
    """Whether what is on a thing is a picture on its cloth."""
    return base.concept is not None and base.concept.key in PRINTED


def printed(base: Item, things: Sequence[Item]) -> Item:
    """Things as a flat picture on the middle of the cloth, side by side: on the largest part's side towards the viewer."""
    piece = base.pieces[0]
    corners = [
        (part.mesh.vertices @ piece.matrix[:3, :3].T + piece.matrix[:3, 3])[part.mesh.faces] for part in piece.body.parts
    ]
    facing = [_facing(triangles) for triangles in corners]
    triangles, areas = max(facing, key=lambda pair: float(pair[1].sum()))
    middle = np.average(triangles.mean(axis=1), axis=0, weights=areas)
    side = 0.62 * float(np.sqrt(areas.sum()))
    near = np.abs(triangles.mean(axis=1)[:, [0, 2]] - middle[[0, 2]]).max(axis=1) < 0.3 * side
    nearest = triangles[near if near.any() else ...][..., 1].min()
    return _pictured(base, things, np.array([middle[0], nearest, middle[2]]), side, side)


def _facing(triangles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of triangles (N, 3, 3) those that face the viewer, and their areas as he sees them."""
    one, other = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    seen = -0.5 * np.cross(one, other)[:, 1]
    return triangles[seen > 0], seen[seen > 0]


def _pictured(base: Item, things: Sequence[Item], spot: np.ndarray, width: float, tall: float) -> Item:
    square = min(range(-45, 46, 3), key=lambda a: float(base.moved(rotation(a, "z")).extent[1]))
    about = placement(*(float(c) for c in spot))
    aslant = about @ rotation(-square, "z") @ np.linalg.inv(about)
    wide = width / len(things)
    for number, thing in enumerate(things):
        extent = thing.extent
        scale = min(wide / float(extent[0]), tall / float(extent[2]))
        flat = thing.moved(np.diag([scale, scale * RELIEF, scale, 1.0]))
        low, high = flat.bounds
        middle = (low + high) / 2
        x = float(spot[0]) + (number - (len(things) - 1) / 2) * wide
        shift = placement(x - float(middle[0]), float(spot[1] - high[1]), float(spot[2] - middle[2]))
        base = base.joined(flat.moved(aslant @ shift))
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


def hitched(pullers: Sequence[Item], load: Item) -> Item:
    """Who pulls before what is pulled, to the viewer's right and going there, a little in its shafts."""
    turned = abreast([_sideways(puller) for puller in pullers])
    low, high = turned.bounds
    back, front = load.bounds
    scale = min(1.0, 1.5 * float(high[2] - low[2]) / max(float(front[2] - back[2]), 1e-6))
    load = load.moved(placement(0, 0, 0, scale=scale))
    back, front = load.bounds
    x = float(low[0] - front[0]) + 0.14 * float(front[0] - back[0])
    y = float(low[1] + high[1] - back[1] - front[1]) / 2
    return turned.joined(load.moved(placement(x, y, float(low[2] - back[2]))))


def pushed(pushers: Sequence[Item], load: Item) -> Item:
    """Who pushes behind what is pushed, at its handle if it has one, going where it goes."""
    v = points(load.pieces[0])
    low, high = load.bounds
    edge = 0.06 * float(high[0] - low[0])
    left, right = (float(v[side, 2].max()) for side in (v[:, 0] < low[0] + edge, v[:, 0] > high[0] - edge))
    handle = 1 if right > left + 0.1 * float(high[2] - low[2]) else -1
    team = abreast([_sideways(pusher, -handle) for pusher in pushers])
    p_low, p_high = team.bounds
    wide = float(p_high[0] - p_low[0])
    x = float(high[0] - p_low[0]) - 0.3 * wide if handle > 0 else float(low[0] - p_high[0]) + 0.3 * wide
    y = float(low[1] + high[1] - p_low[1] - p_high[1]) / 2
    return team.moved(placement(x, y, float(low[2] - p_low[2]))).joined(load)


def _sideways(item: Item, to: int = 1) -> Item:
    """Turned so that it is seen from the side, going to the right, or with `to` -1 to the left."""
    return max(
        (item.moved(placement(0, 0, 0, turn=to * a)) for a in range(0, 76, 15)), key=lambda i: float(i.extent[0])
    )


def abreast(items: Sequence[Item]) -> Item:
    """One behind the other as seen from the side, each a little ahead of the nearer one."""
    team = items[0]
    for number, item in enumerate(items[1:], 1):
        low, high = team.bounds
        own, _ = item.bounds
        ahead = 0.4 * number * float(item.extent[0])
        x = float(items[0].bounds[0][0] - own[0]) + ahead
        team = team.joined(item.moved(placement(x, float(high[1] - own[1]) + 0.05, float(low[2] - own[2]))))
    return team


def _near(base: Item, z: float, reach: float) -> np.ndarray:
    """(middle x, nearest y) of the carrying body at about the height z."""
    v = points(base.pieces[0])
    level = v[np.abs(v[:, 2] - z) < reach]
    v = level if len(level) else v
    return np.array([(v[:, 0].min() + v[:, 0].max()) / 2, np.quantile(v[:, 1], 0.15)])
