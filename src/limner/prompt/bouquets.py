"""Bouquets: what stands in a vase is flowers, not a bouquet in its paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from limner.prompt import numbers
from limner.prompt.scene import Relation, Subject


def unwrapped(subjects: Sequence[Subject], relations: Sequence[Relation]) -> tuple[Subject, ...]:
    """The subjects, with flowers for each single bouquet that is inside something."""
    inside = {r.subject for r in relations if r.kind == "inside"}
    return tuple(
        replace(s, body="flower", count=numbers.GROUPS["bouquet"], traits=(*s.traits, "bouquet"))
        if s.body == "bouquet" and s.count == 1 and s.id in inside
        else s
        for s in subjects
    )
