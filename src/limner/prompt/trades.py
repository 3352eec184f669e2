"""Who is named by a tool has it: a violinist her violin, a photographer his camera; and a boat that is rowed has oars.

A tool that the prompt itself speaks of is left alone, and so is somebody who already holds something else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from limner.prompt import tables
from limner.prompt.plurals import singular
from limner.prompt.scene import Relation, Subject
from limner.prompt.vocabulary import Vocabulary

_HELD = tables.keys("trades", "held")
_BESIDE = tables.keys("trades", "beside")
_BUSY = frozenset({"holding", "reading", "riding"})


def equipped(
    subjects: tuple[Subject, ...], relations: tuple[Relation, ...], vocabulary: Vocabulary, without: tuple[str, ...] = ()
) -> tuple[tuple[Subject, ...], tuple[Relation, ...]]:
    """Subjects and relations with the tools that trades bring along."""
    busy = {r.subject for r in relations if r.kind in _BUSY}
    more, bonds = list(subjects), list(relations)
    for subject in subjects:
        trade = next((w for w in _names(subject.words) if w in _HELD or w in _BESIDE), None)
        if trade is None or subject.id in busy:
            continue
        match = vocabulary.find(_HELD.get(trade) or _BESIDE[trade])
        # A piano that the prompt speaks of is the pianist's grand piano, too.
        others = [set(s.body.split()) for s in more if s is not subject]
        if match is None or match.key in without or any(set(match.key.split()) & words for words in others):
            continue
        id = match.key.replace(" ", "_")
        more.append(Subject(id, match.key, match.key, subject.count))
        bonds.append(Relation("holding" if trade in _HELD else "next_to", subject.id, (id,)))
    return tuple(more), tuple(bonds)


def _names(words: str) -> list[str]:
    """The words, in the singular, and each with the one before it: "tennis player"."""
    said = [singular(w) for w in words.lower().split()]
    return [*said, *(" ".join(pair) for pair in pairwise(said))]


def rowed(
    subjects: tuple[Subject, ...], relations: tuple[Relation, ...], text: str, vocabulary: Vocabulary
) -> tuple[Subject, ...]:
    """Subjects with a rowing boat in place of the boat that somebody rows."""
    match = vocabulary.find("rowing boat")
    if match is None or not re.search(r"\brow(s|ing|ed)\b", text, re.IGNORECASE):
        return subjects
    ridden = {id for r in relations if r.kind in ("riding", "inside") for id in r.objects}
    return tuple(replace(s, body=match.key) if s.id in ridden and s.body == "boat" else s for s in subjects)
