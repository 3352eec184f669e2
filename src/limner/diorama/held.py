"""What is in somebody's hands, and how it is held: a book in the lap, a guitar across the body, an umbrella overhead."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.grouping import Item, anchor_of, fitted, points
from limner.diorama.mesh import placement, rotation

RAISED = frozenset({"umbrella", "balloon", "kite", "flag"})
"""Things held up by their lower end, with the hand raised."""
THROWN = {"throwing": "throw", "juggling": "juggle"}
"""What is done with things in the hands: the pose it takes."""
LENGTHS = {"umbrella": 0.74, "balloon": 0.62, "kite": 0.5, "flag": 0.55}
"""Height of what is held up, as a share of its holder's."""
STRUMMED = ("guitar", "ukulele", "banjo", "violin", "cello", "lute", "bass")
"""Parts of names of what lies across the body, its neck to the viewer's upper right."""
FAN = 24.0
"""Degrees between neighbours of what is held up together."""
LONG = {"sword": 0.66, "katana": 0.66, "light sword": 0.66, "spear": 0.9, "quarterstaff": 0.9}
"""Shares of the bearer's height that long things may have; others 0.4."""
ON_THE_FLOOR = {"mop": 0.86, "broom": 0.84, "rake": 0.92, "pitchfork": 0.8}
"""Shares of the bearer's height of what is held upright, its working end on the floor."""
SLANT = 58.0
"""Degrees from upright of an instrument's neck."""


def give(person: Item, thing: Item, *, reading: bool, hand: str = "hand_right") -> Item:
    """A thing in the hands of a person or animal, which carries it from now on. hand: the anchor of the one it is in."""
    key = _key(thing)
    if not reading and _strummed(thing):
        return person.joined(_across(person, thing))
    if not reading and key in RAISED:
        return person.joined(_overhead(person, thing, key))
    spot = anchor_of(person, "lap" if reading and "lap" in person.pieces[0].body.anchors else hand)
    height = _height(person)
    long = ON_THE_FLOOR.get(key) or LONG.get(key, 0.4)
    small = fitted(thing, height * (0.42 if reading else long))
    c_low, c_high = small.bounds
    middle = (c_low + c_high) / 2
    lift = -c_low[2] if reading else -(c_low[2] + 0.25 * (c_high[2] - c_low[2]))
    if not reading and key in ON_THE_FLOOR:
        lift = float(person.bounds[0][2]) - c_low[2] - spot[2]
    forward = 0.0 if reading else -float(c_high[1] - c_low[1]) / 2
    return person.joined(
        small.moved(placement(spot[0] - middle[0], spot[1] - middle[1] + forward, spot[2] + lift))
    )


def give_all(person: Item, things: Sequence[Item]) -> Item:
    """Several things in the hands: balloons fan out from one fist, two are held one in each hand, more in both arms."""
    spot = anchor_of(person, "hand_right")
    raised = [thing for thing in things if _key(thing) in RAISED]
    if len(raised) > 1:
        about = placement(*(float(c) for c in spot))
        holder = person
        for number, thing in enumerate(raised):
            lean = about @ rotation(FAN * number - 4.0, "y") @ np.linalg.inv(about)
            person = person.joined(_overhead(holder, thing, _key(thing)).moved(lean))
        things = [thing for thing in things if _key(thing) not in RAISED]
    plain = [thing for thing in things if _key(thing) not in RAISED and not _strummed(thing)]
    lowered = "hand_left" if raised and "hand_left" in person.pieces[0].body.anchors else "hand_right"
    for thing in things:
        if thing not in plain:
            person = give(person, thing, reading=False)
        elif len(plain) == 1:
            person = give(person, thing, reading=False, hand=lowered)
    return person.joined(_armful(person, plain)) if len(plain) > 1 else person


def _armful(person: Item, things: Sequence[Item]) -> Item:
    """Things before the breast, none hiding another: two in a hand each, flat ones in a stack, more in rows one on the
    other, and never so high that they hide the eyes."""
    height = _height(person)
    left, right = anchor_of(person, "hand_left"), anchor_of(person, "hand_right")
    apart = "hand_left" in person.pieces[0].body.anchors and abs(float(left[0] - right[0])) > 0.15 * height
    flat = all(thing.extent[2] < 0.35 * thing.extent[0] for thing in things)
    across = 1 if flat else 2 if len(things) < 4 else 3 if len(things) < 10 else 4
    size = height * (0.36 if flat else 0.27 if len(things) == 2 else 0.2 if len(things) < 6 else 0.15)
    middle = (left + right) / 2 if apart else right
    rows = [things[k : k + across] for k in range(0, len(things), across)]
    loads: Item | None = None
    z = float(min(left[2], right[2]) if apart else right[2]) - (0.06 if len(rows) == 1 or flat else 0.15) * height
    for row in rows:
        small = [fitted(thing, size) for thing in row]
        step = abs(float(left[0] - right[0])) if len(things) == 2 and apart and not flat else 1.02 * size
        step = max(step, 1.02 * max(float(thing.extent[0]) for thing in small))
        for k, thing in enumerate(small):
            low, high = thing.bounds
            x = middle[0] + step * (k - (len(row) - 1) / 2) - (low[0] + high[0]) / 2
            y = middle[1] - 0.02 * height - high[1]
            placed = thing.moved(placement(float(x), float(y), z - float(low[2])))
            loads = placed if loads is None else loads.joined(placed)
        z += max(float(thing.extent[2]) for thing in small)
    assert loads is not None
    return loads


def _key(thing: Item) -> str:
    return thing.concept.key if thing.concept else ""


def _strummed(thing: Item) -> bool:
    return any(word in _key(thing) for word in STRUMMED)


def juggled(person: Item, things: Sequence[Item]) -> Item:
    """Things in a bow over two hands held forward, from the one hand over the head to the other."""
    height = _height(person)
    left, right = anchor_of(person, "hand_left"), anchor_of(person, "hand_right")
    middle, half = (left + right) / 2, abs(float(right[0] - left[0])) / 2
    top = float(person.bounds[1][2]) + 0.12 * height - float(middle[2])
    size = 0.16 * height if len(things) < 6 else 0.11 * height
    for number, thing in enumerate(things):
        extent = thing.extent
        small = thing.moved(placement(0, 0, 0, scale=size / max(float(extent[0]), float(extent[2]), 1e-6)))
        low, high = small.bounds
        t = np.pi * (number + 0.4) / (len(things) - 0.2)
        spot = middle + np.array([-1.35 * half * np.cos(t), 0.0, top * np.sin(t) + 0.5 * size])
        person = person.joined(small.moved(placement(*(float(c) for c in spot - (low + high) / 2))))
    return person


def kicked(person: Item, thing: Item) -> Item:
    """A thing on the ground before the foot that kicks it, no higher than a third of who does."""
    low, high = person.bounds
    height = float(high[2] - low[2])
    small = fitted(thing, 0.32 * height)
    c_low, c_high = small.bounds
    size = float(c_high[0] - c_low[0])
    v = np.concatenate([points(piece) for piece in person.pieces])
    legs = v[v[:, 2] < low[2] + 0.4 * height]
    foot = legs[np.argmin(legs[:, 1])]
    spot = foot + np.array([0.62 * size, -0.3 * size, 0.0])
    z = low[2] + max(0.04 * height, float(foot[2] - low[2]) - 0.75 * size)
    shift = (spot[0] - (c_low[0] + c_high[0]) / 2, spot[1] - (c_low[1] + c_high[1]) / 2, z - c_low[2])
    return person.joined(small.moved(placement(*(float(c) for c in shift))))


def hurled(person: Item, things: Sequence[Item]) -> Item:
    """Things in the hand that is raised to throw, no larger than a hand can throw; of several the others fly ahead."""
    height = _height(person)
    low, high = person.bounds
    ahead = 1.0 if anchor_of(person, "hand_right")[0] > (low[0] + high[0]) / 2 else -1.0
    bare = person
    for number, thing in enumerate(things):
        thrown = give(bare, fitted(thing, 0.21 * height), reading=False)
        on_its_way = placement(ahead * 0.26 * height * number, 0, 0.06 * height * number)
        person = person.joined(Item(thrown.pieces[len(bare.pieces) :]).moved(on_its_way))
    return person


def _height(person: Item) -> float:
    low, high = person.bounds
    return float(high[2] - low[2])


def _overhead(person: Item, thing: Item, key: str) -> Item:
    """The thing over a raised hand, leaning a little towards the head, its lower end in the fist."""
    height = _height(person)
    scale = LENGTHS.get(key, 0.45) * height / max(float(thing.extent[2]), 1e-6)
    grown = thing.moved(placement(0, 0, 0, scale=scale))
    spot = anchor_of(person, "hand_right")
    low, _ = grown.bounds
    foot = _lowest(grown, low[2] + 0.06 * float(grown.extent[2]))
    # An umbrella leans in from its builder already; anything else stands straight.
    return grown.moved(
        placement(spot[0] - foot[0], spot[1] - foot[1] - 0.012 * height, spot[2] - low[2] - 0.07 * height)
    )


def _lowest(item: Item, below: float) -> np.ndarray:
    """Middle of all vertices below the height `below`, (3,)."""
    found = [v[v[:, 2] <= below] for v in map(points, item.pieces)]
    return np.asarray(np.concatenate(found).mean(axis=0))


def _across(person: Item, thing: Item) -> Item:
    """An instrument before the belly, its body at the viewer's left, fists before its face."""
    height = _height(person)
    p_low, p_high = person.bounds
    middle = (p_low + p_high) / 2
    left, right = anchor_of(person, "hand_left"), anchor_of(person, "hand_right")
    size = 0.64 * height / max(float(thing.extent[2]), 1e-6)
    laid = thing.moved(rotation(SLANT, "y") @ placement(0, 0, 0, scale=size))
    low, high = laid.bounds
    # Before a chest whose hands hang at the sides: on its surface. Between hands held forward: behind the fists.
    forward = abs(right[0] - left[0]) < 0.42 * height and max(left[1], right[1]) < middle[1] - 0.08 * height
    if forward:
        z, y = float(left[2] + right[2]) / 2, float(max(left[1], right[1])) + 0.045 * height - float(low[1])
    else:
        z = float(p_low[2]) + 0.36 * height
        y = _front(person, float(middle[0]), z, 0.14 * height) - float(high[1]) + 0.25 * float(high[1] - low[1])
    x = float(middle[0]) + 0.06 * height - float(low[0] + high[0]) / 2
    return laid.moved(placement(x, y, z - float(low[2] + high[2]) / 2))


def _front(person: Item, x: float, z: float, reach: float) -> float:
    """How far towards the viewer a figure comes at (x, z), over `reach` metres about it."""
    v = np.concatenate([points(piece) for piece in person.pieces])
    near = v[(np.abs(v[:, 0] - x) < reach) & (np.abs(v[:, 2] - z) < reach)]
    return float(near[:, 1].min()) if len(near) else float(v[:, 1].min())
