"""Possessives and substances: whose a thing is, and what it is made of or shaped like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from limner.prompt import lexicon, places, tables
from limner.prompt.draft import Draft
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.scene import Unresolved

_PHRASES = tables.groups("lexicon", "phrases")
MADE_OF = _PHRASES["made of"]
SHAPED_LIKE = _PHRASES["shaped like"]


def owned(phrase: Phrase, owner: Phrase, tokens: Sequence[Token]) -> Phrase | None:
    """What a possessive phrase shows: the thing owned, or its owner where only a part of it is named."""
    follows = tokens[phrase.end].lower if phrase.end < len(tokens) else ""
    if phrase.last in lexicon.SCAFFOLD and follows == "of":
        return None
    part = phrase.last in lexicon.PARTS or phrase.last in lexicon.SCAFFOLD
    if part or (phrase.match is None and owner.match):
        determiner = owner.determiner if owner.determiner else "the"
        if f"{owner.last} {phrase.last}" in places.PLACES:
            return replace(phrase, head=f"{owner.last} {phrase.last}", owner=None, match=None)
        return replace(owner, start=phrase.start, end=phrase.end, determiner=determiner)
    return phrase


def made_of(phrase: Phrase, target: Draft | None) -> Unresolved | None:
    """Take `phrase` as the substance of `target`; what cannot be shown of it is returned."""
    material = lexicon.MATERIALS.get(phrase.last) or lexicon.MATERIALS.get(phrase.head) or phrase.material
    if target is not None:
        target.material = target.material or material
        if material is None:
            target.traits.append(f"made of {phrase.head}")
        target.colours = target.colours or phrase.colours
    if material is None:
        return Unresolved(phrase.words, "not a material that can be shown")
    return None


def shaped_like(phrase: Phrase, target: Draft) -> Unresolved:
    """Note that `target` shall look like `phrase`, which is not built."""
    target.traits.append(f"shaped like {phrase.head}")
    return Unresolved(phrase.words, "one thing in the shape of another is not built; shown plain")


def unlike_itself(phrase: Phrase) -> list[Unresolved]:
    """What "heart-shaped" asks of a thing, which is not built, to be told."""
    reason = "one thing in the shape of another is not built; shown plain"
    return [Unresolved(trait, reason) for trait in phrase.traits if trait.endswith(("-shaped", "shaped"))]
