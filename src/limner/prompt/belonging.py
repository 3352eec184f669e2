"""Possessives and substances: whose a thing is, and what it is made of or shaped like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from limner.prompt import lexicon, places, tables
from limner.prompt.draft import Draft
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.scene import Unresolved
from limner.prompt.vocabulary import Vocabulary

_PHRASES = tables.groups("lexicon", "phrases")
MADE_OF = _PHRASES["made of"]
SHAPED_LIKE = _PHRASES["shaped like"]
DRESSED_AS = _PHRASES["dressed as"]
_DISGUISES = frozenset({"costume", "outfit", "disguise", "attire", "clothes", "uniform", "suit"})


def owned(phrase: Phrase, owner: Phrase, tokens: Sequence[Token], vocabulary: Vocabulary) -> Phrase | None:
    """What a possessive phrase shows: the thing owned, or its owner where only a part of it is named."""
    whole = vocabulary.exact(f"{owner.head}'s {phrase.head}")
    if whole is not None:
        return replace(phrase, head=f"{owner.head}'s {phrase.head}", owner=None, match=whole)  # "a chef's hat"
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


def dressed_as(phrase: Phrase, target: Draft) -> Unresolved | None:
    """Dress `target` as the person that `phrase` names; what is no person is told as a shape that is not built."""
    if phrase.match is None or phrase.match.group != "person" or not target.animate:
        return shaped_like(phrase, target)
    target.traits.append(f"dressed as {phrase.match.key}")
    return None


def costume(phrase: Phrase, vocabulary: Vocabulary) -> str | None:
    """Whose clothes "a wizard costume" is: a body of the vocabulary; None where the phrase names no costume."""
    if phrase.last not in _DISGUISES:
        return None
    whose = " ".join(phrase.head.split()[:-1] or phrase.traits[-1:])
    match = vocabulary.exact(whose) if whose else None
    return match.key if match is not None and match.group == "person" else None


def unlike_itself(phrase: Phrase) -> list[Unresolved]:
    """What "heart-shaped" asks of a thing, which is not built, to be told."""
    reason = "one thing in the shape of another is not built; shown plain"
    return [Unresolved(trait, reason) for trait in phrase.traits if trait.endswith(("-shaped", "shaped"))]
