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

# Where many of what stands before them are seen ("hot air balloon festival", "horse race").
_GATHERINGS = {"festival": 6, "fair": 5, "parade": 6, "race": 4, "regatta": 5, "show": 4, "exhibition": 4, "rally": 5,
               "contest": 3, "convention": 5, "meetup": 4, "sale": 5}  # fmt: skip
_BROADCAST = frozenset({"tv", "television", "radio"})


def members(phrase: Phrase, after: Phrase | None, vocabulary: Vocabulary) -> Phrase:
    """`phrase` as its members, where it names a group of them; else `phrase` itself. `after`: the next phrase."""
    last = phrase.last
    exact = phrase.match is not None and phrase.match.how == "exact" and phrase.match.key.endswith(last)
    if exact or (last not in PEOPLE and last not in _OF_KIND and last not in _GATHERINGS):
        return phrase
    kind, _, _ = phrase.head.rpartition(" ")
    each = phrase.count if phrase.counted else 1
    match = vocabulary.find(kind) if kind else None
    traits = phrase.traits
    if match is None:
        # "hot air balloon festival": its kind was read as what is said of it.
        named = next((k for k in range(len(traits)) if vocabulary.exact(" ".join(traits[k:]))), None)
        if named is not None:
            kind, traits = " ".join(traits[named:]), traits[:named]
            match = vocabulary.exact(kind)
    if kind in _BROADCAST:
        return phrase
    if match is not None and match.group in ("animal", "person") and last in _OF_KIND:
        size = PEOPLE.get(last) or numbers.GROUPS.get(last, 4)
    elif match is not None and match.how == "exact" and phrase.match is None and last in _GATHERINGS:
        size = _GATHERINGS[last]
    elif last in PEOPLE and phrase.match is None:
        match, size = vocabulary.find("person"), PEOPLE[last]
    else:
        return phrase
    if match is None:
        return phrase
    if after is not None and after.kind == "attribute" and after.counted and after.start == phrase.end + 1:
        size = after.count  # "a family of four"
    return replace(phrase, match=match, head=kind or "people", traits=traits, count=size * each, counted=True, plural=True)
