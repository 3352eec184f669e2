"""Groups named without "of": "a family", "an owl family", "an astronaut couple", "the audience"."""

from __future__ import annotations

from dataclasses import replace

from limner.prompt import numbers
from limner.prompt.lexicon import PEOPLE
from limner.prompt.phrases import Phrase
from limner.prompt.vocabulary import Vocabulary

# Words that make a group of what stands before them ("wolf pack"); others are too often something else ("gold ring").
_OF_KIND = frozenset(["family", "couple", "pair", "trio", "duo", "quartet", "herd", "flock", "pack", "team", "choir", "band",
                      "crowd", "gang", "army", "parade", "orchestra", "swarm", "colony", "squad"])  # fmt: skip


def members(phrase: Phrase, after: Phrase | None, vocabulary: Vocabulary) -> Phrase:
    """`phrase` as its members, where it names a group of them; else `phrase` itself. `after`: the next phrase."""
    last = phrase.last
    exact = phrase.match is not None and phrase.match.how == "exact" and phrase.match.key.endswith(last)
    if exact or (last not in PEOPLE and last not in _OF_KIND):
        return phrase
    kind, _, _ = phrase.head.rpartition(" ")
    each = phrase.count if phrase.counted else 1
    match = vocabulary.find(kind) if kind else None
    for trait in reversed(phrase.traits):
        match = match if match is not None else vocabulary.exact(trait)
    if match is not None and match.group in ("animal", "person") and last in _OF_KIND:
        size = PEOPLE.get(last) or numbers.GROUPS.get(last, 4)
    elif last in PEOPLE and phrase.match is None:
        match, size = vocabulary.find("person"), PEOPLE[last]
    else:
        return phrase
    if match is None:
        return phrase
    if after is not None and after.kind == "attribute" and after.counted and after.start == phrase.end + 1:
        size = after.count  # "a family of four"
    return replace(phrase, match=match, head=kind or "people", count=size * each, counted=True, plural=True)
