""" "a herd of", "two slices of", "a statue of": what is said before "of" of the thing that comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from limner.prompt import lexicon, numbers
from limner.prompt.extents import DIVIDED
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.plurals import singular
from limner.prompt.vocabulary import Vocabulary

_PIECES = frozenset(
    ["piece", "slice", "part", "half", "third", "quarter", "chunk", "wedge", "fragment", "section", "shard"]
)
_UPRIGHT = frozenset({"stack", "tower"})
_ARRANGED = frozenset({"stack", "pile", "row", "circle", "line", "tower", "ring"})
_BUNCHED = frozenset({"bouquet", "bunch", "posy"})


@dataclass(frozen=True)
class Amount:
    """How many (None: the noun itself says), and what the noun before "of" says of the thing.

    `times`: how often what comes after is there, if it has a number of its own ("three rows of four apples").
    """

    count: int | None = None
    traits: tuple[str, ...] = ()
    material: str | None = None
    times: int = 1


def amount_of(phrase: Phrase, after: Phrase, vocabulary: Vocabulary) -> Amount | None:
    """What `phrase` + "of" says of the noun phrase `after`; None where `phrase` is a thing of its own."""
    raw = phrase.head.split()[-1] if phrase.head else ""
    last = raw if raw in numbers.GROUPS else singular(raw)
    if last in _UPRIGHT and after.counted and after.count > 1 and not phrase.counted:
        return Amount(None, ("stack",))
    if last == "pyramid" and after.match is not None and after.plural and not phrase.counted:
        return Amount(None if after.counted else numbers.GROUPS["heap"], ("pile",))
    solid = after.match is not None and after.match.group == "thing"
    if last == "stack" and solid and not phrase.counted:
        return Amount(numbers.GROUPS[last], ("stack",))
    flowers = after.match is not None and (after.last in lexicon.FLOWERS or singular(after.last) in lexicon.FLOWERS)
    if last in _BUNCHED and flowers and not phrase.counted:
        return Amount(numbers.GROUPS["bouquet"], ("bouquet",))
    if vocabulary.exact(f"{phrase.head} of {after.head}") is not None:
        return None
    plain = phrase.count if phrase.counted else numbers.VAGUE.get(phrase.determiner)
    if last in lexicon.DEPICTIONS and after.match is not None:
        return Amount(plain, (last,), phrase.material or "stone")
    named = phrase.match is not None and phrase.match.how == "exact"
    if named and last not in ("pair", "couple", "slice", "piece", "bit"):
        return None
    if last in lexicon.PARTS and phrase.match is None and after.match is not None:
        return Amount()
    if last in numbers.GROUPS:
        count = numbers.GROUPS[last] * (phrase.count if phrase.counted else 1)
        return Amount(
            round(count * 1.5) if phrase.size > 1 else count,
            ("pile",) if last == "heap" else (last,) if last in _ARRANGED else (),
            times=phrase.count if phrase.counted else 1,
        )
    if last in lexicon.PARTITIVES or last in lexicon.SCAFFOLD:
        return Amount(plain, tuple(t for t in phrase.traits if t != "single"))
    return None


def in_pieces(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether the phrase says what something is cut or broken into ("cut into quarters")."""
    before = [t.lower for t in tokens[max(0, phrase.start - 2) : phrase.start]]
    return before[1:] == ["into"] and before[0] in DIVIDED and phrase.last in _PIECES
