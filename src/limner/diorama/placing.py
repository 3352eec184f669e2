"""By hand: subjects put where a person wants them, and the plan that shows where everything stands.

A plan is the clearing seen from above: x from -1 (left) to 1 (right), z from -1 (nearest the viewer) to 1 (farthest).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from limner.diorama.grouping import Item
from limner.diorama.mesh import placement
from limner.prompt.scene import Scene

SIDES = {
    "left_of": (0, -1, "left of"), "right_of": (0, 1, "right of"),
    "in_front_of": (1, -1, "in front of"), "behind": (1, 1, "behind"),
}  # fmt: skip
"""Relations that a place by hand can break: axis, sign, words."""


@dataclass(frozen=True)
class Spot:
    """The footprint of one thing and what it carries. subject: its id, None for lettering; a subject of several has several.
    x, z: its middle, width, depth: its extent, all in units of the plan. carries: ids of the subjects that go with it."""

    subject: str | None
    x: float
    z: float
    width: float
    depth: float
    carries: tuple[str, ...] = ()


def by_hand(scene: Scene) -> bool:
    """Whether any subject has a place of its own."""
    return any(subject.at is not None for subject in scene.subjects)


def put(scene: Scene, items: Sequence[Item], room: float, notes: list[str]) -> list[Item]:
    """Items with the subjects that have an `at` moved there, all instances of one together; heights stay.

    room: metres from the middle of the plan to its edge. notes: gets what could not be kept.
    """
    out = list(items)
    for subject in scene.subjects:
        if subject.at is None:
            continue
        mine = [i for i, item in enumerate(out) if item.kind == subject.id]
        if not mine:
            notes.append(
                f"at: {subject.words} goes where what it belongs to goes, and cannot be placed alone"
            )
            continue
        low, high = _extent([out[i] for i in mine])
        middle, half = (low + high) / 2, (high - low) / 2
        wanted = np.array(subject.at) * room
        # What is wider than the plan stands in its middle.
        slack = np.maximum(room - half, 0)
        spot = np.clip(wanted, -slack, slack)
        if np.abs(spot - wanted).max() > 0.1 * room:
            notes.append(f"at: {subject.words} is too large to stand so near the edge; moved in")
        x, y = spot - middle
        shift = placement(float(x), float(y), 0)
        for i in mine:
            out[i] = out[i].moved(shift)
    notes += _broken(scene, out)
    return out


def plan(items: Sequence[Item], room: float) -> tuple[Spot, ...]:
    """Where everything stands, in the order of the items."""
    out = []
    for item in items:
        low, high = _extent([item])
        middle, size = (low + high) / 2 / room, (high - low) / room
        own = item.pieces[0].subject
        rest = dict.fromkeys(p.subject for p in item.pieces if p.subject not in (None, own))
        x, z, width, depth = (round(float(v), 4) for v in (*middle, *size))
        out.append(Spot(own, x, z, width, depth, tuple(id for id in rest if id)))
    return tuple(out)


def _broken(scene: Scene, items: Sequence[Item]) -> list[str]:
    """What the words say of left, right, before and behind, and the hand says otherwise."""
    kinds = {item.kind for item in items}
    out = []
    for relation in scene.relations:
        a, b = scene.subject(relation.subject), scene.subject(relation.objects[0])
        if relation.kind not in SIDES or (a.at, b.at) == (None, None) or not {a.id, b.id} <= kinds:
            continue
        axis, sign, words = SIDES[relation.kind]
        one, other = (np.mean(_extent([i for i in items if i.kind == s.id]), axis=0)[axis] for s in (a, b))
        if (one - other) * sign < 0:
            out.append(f"at: as placed, {a.words} does not stand {words} {b.words}")
    return out


def _extent(items: Sequence[Item]) -> tuple[np.ndarray, np.ndarray]:
    """(lowest, highest) corner on the ground over all items, (x, z) in metres."""
    boxes = np.array([item.bounds for item in items])
    return boxes[:, 0, :2].min(axis=0), boxes[:, 1, :2].max(axis=0)
