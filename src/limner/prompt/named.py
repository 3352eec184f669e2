"""Names of persons and makes: a Lincoln is no sheep and a Corvette no warship."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.vocabulary import Match, normal


def trusted(phrase: Phrase, tokens: Sequence[Token]) -> Match | None:
    """The phrase's match, unless its words are a name that only sounds like the thing."""
    match = phrase.match
    if match is None:
        return None
    person = phrase.entity == "PERSON"
    if match.how not in ("kind_of", "synonym"):
        words = phrase.words.split()
        capitals = len(words) > 1 and all(w[:1].isupper() for w in words[-2:])
        named = capitals and person and normal(match.key) not in (normal(phrase.head), normal(" ".join(words[-2:])))
        # Elizabeth Tower is no Elizabeth: a house that the vocabulary has by its whole name is that house.
        house = match.how == "exact" and match.group == "building" and " " in phrase.head
        return None if named and match.group != "person" and not house else match
    last = phrase.words.split()[-1]
    if not last[:1].isupper() or not tokens[phrase.end - 1].tag.startswith("NNP"):
        return match
    single = " " not in phrase.head
    opens = phrase.start == 0 or tokens[phrase.start - 1].lower in (".", "!", "?")
    if person and (match.group not in ("animal", "person") or (match.group == "animal" and single)):
        return None
    return None if single and not opens else match
