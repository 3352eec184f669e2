"""Stacks whose members are told one by one: "a stack of 3 cubes. A red cube is on the top, sitting on a blue cube ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from limner.prompt.scene import Relation, Subject

STACKED = frozenset({"stack", "tower"})
"""Traits of what stands one upon the other."""
_HEIGHTS = {"top": 0, "topmost": 0, "upper": 0, "highest": 0, "middle": 1, "central": 1, "bottom": 2, "lower": 2, "lowest": 2}


def parted(
    subjects: Sequence[Subject], relations: Sequence[Relation]
) -> tuple[tuple[Subject, ...], tuple[Relation, ...]]:
    """Members instead of the stack, where each is told, and each upon the next."""
    for group in subjects:
        if not STACKED & set(group.traits):
            continue
        others = [s for s in subjects if s is not group and s.body == group.body and s.count == 1]
        if group.count == len(others) > 1:
            return _instead(group, others, subjects, relations)
        members = _by_height([group, *others]) if group.count == 1 else []
        if members:
            bare = [replace(s, traits=tuple(t for t in s.traits if t not in STACKED)) if s in members else s for s in subjects]
            return tuple(bare), (*relations, *_one_on_the_next(members, relations))
    return tuple(subjects), tuple(relations)


def _instead(
    group: Subject, members: list[Subject], subjects: Sequence[Subject], relations: Sequence[Relation]
) -> tuple[tuple[Subject, ...], tuple[Relation, ...]]:
    """The members in the group's place: the uppermost bears what was on it, the lowest is where it was."""
    ids = {s.id for s in members}
    on = {r.subject: r.objects[0] for r in relations if r.kind == "on" and {r.subject, r.objects[0]} <= ids}
    order = _chain(on, [s.id for s in members])
    kept = []
    for r in relations:
        if group.id == r.subject and not set(r.objects) & ids:
            kept.append(replace(r, subject=order[-1]))
        elif group.id in r.objects and r.subject not in ids:
            kept.append(replace(r, objects=tuple(order[0] if o == group.id else o for o in r.objects)))
        elif group.id not in (r.subject, *r.objects) and not {r.subject, *r.objects} <= ids:
            kept.append(r)
    by_id = {s.id: s for s in members}
    return tuple(s for s in subjects if s is not group), (*kept, *_one_on_the_next([by_id[i] for i in order], ()))


def _chain(on: dict[str, str], ids: Sequence[str]) -> list[str]:
    """The ids from the uppermost down, as far as `on` tells; the others in their order."""
    first = [i for i in ids if i not in on.values()]
    order: list[str] = []
    for start in first or list(ids):
        at: str | None = start
        while at is not None and at not in order:
            order.append(at)
            at = on.get(at)
    return order


def _one_on_the_next(members: Sequence[Subject], relations: Sequence[Relation]) -> list[Relation]:
    there = {(r.subject, o) for r in relations if r.kind == "on" for o in r.objects}
    return [Relation("on", upper.id, (lower.id,)) for upper, lower in pairwise(members) if (upper.id, lower.id) not in there]


def _by_height(members: list[Subject]) -> list[Subject]:
    """From the top down, as their words tell; one of which nothing is told has the place that is left. Empty where more
    is not told, or nothing."""
    said = {s.id: next((_HEIGHTS[t] for t in (*s.traits, *s.words.lower().split()) if t in _HEIGHTS), None) for s in members}
    untold = [id for id, height in said.items() if height is None]
    if len(members) < 2 or len(untold) > 1:
        return []
    if untold:
        said[untold[0]] = min({0, 1, 2} - set(said.values()), default=0)
    return sorted(members, key=lambda s: said[s.id] or 0)
