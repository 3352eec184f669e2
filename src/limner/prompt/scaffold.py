"""Nouns that only hold a sentence together: "in the background", "a lot of", "the word", "a few feet"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon, places
from limner.prompt.colours import NAMES
from limner.prompt.lettering import ONLY_CARRIERS, TEXT_WORDS
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.relations import joins
from limner.prompt.wordnet import nouns

# After a number of feet.
_MEASURED = frozenset({"away", "tall", "high", "long", "wide", "apart", "deep", "ago", "old"})
# Graffiti is read, but it can be meant as a thing; a camera is a thing though it is also said of pictures.
_THINGS = frozenset({"camera", "letter", "window", "door", "drawer"})
_PLATES = frozenset({"license", "licence", "number", "registration"})


def says_nothing(phrase: Phrase, tokens: Sequence[Token], *, quoted: bool) -> bool:
    """Whether the phrase names no thing of its own. `quoted`: its sentence or the next has lettering."""
    last, head = phrase.last, phrase.head
    if quoted and (last in TEXT_WORDS or (last == "plate" and _PLATES & set(phrase.traits))):
        return True
    # A sign is drawn with its lettering; a stop sign or a cake is a thing of its own.
    own = phrase.match is not None and " " in head and phrase.match.key != last
    if quoted and last in ONLY_CARRIERS and not own:
        return True
    if " " in head and (nouns().likely(head) or phrase.match is not None):
        return False
    if phrase.match is not None and last in _THINGS:
        return False
    if head in places.TIMES or last in places.TIMES or last in places.SEASONS:
        return True
    if head in places.WEATHERS or last in places.WEATHERS:
        return True
    follows = {t.lower for t in tokens[phrase.end : phrase.end + 2]}
    if last in lexicon.UNITS and (phrase.counted or phrase.determiner in ("a", "an", "")) and follows:
        return bool(joins(tokens, phrase.end, min(phrase.end + 2, len(tokens)))) or bool(_MEASURED & follows)
    if last in lexicon.SCAFFOLD or last in TEXT_WORDS - {"graffiti"}:
        return True
    return (last in NAMES and phrase.match is None) or last in ("focus", "etc", "lot") or not head
