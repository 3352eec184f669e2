"""Numbers said by comparison: "more dogs than cats", "twice as many cups as plates", "more than five"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from limner.prompt.draft import Draft
from limner.prompt.numbers import ONES
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase

_TIMES = {"twice": 2, "thrice": 3, "double": 2}


def compare(tokens: Sequence[Token], pieces: Sequence[Phrase], of_phrase: Mapping[int, Draft]) -> None:
    """Set the counts of things that the prompt compares, where their own numbers do not say so already."""
    for index in range(1, len(pieces)):
        one, other = of_phrase.get(index - 1), of_phrase.get(index)
        if one is None or other is None or one is other:
            continue
        here, before = pieces[index], pieces[index - 1]
        between = [t.lower for t in tokens[before.end : here.start]]
        start = max(0, before.start - 4)
        said = [t.lower for t in tokens[start : before.end] if t.sentence == before.sentence]
        if between == ["than"] and "more" in said:
            if one.count <= other.count:
                one.count = other.count + max(2, other.count // 2)
        elif between == ["than"] and {"fewer", "less"} & set(said):
            if one.count >= other.count:
                other.count = max(other.count, 3)
                one.count = max(1, other.count // 2)
        elif between == ["as"] and "many" in said and "as" in said:
            one.count = other.count * _factor(said)


def _factor(said: Sequence[str]) -> int:
    """2 in "twice as many", 3 in "three times as many", else 1."""
    before = said[: said.index("as")]
    if before and before[-1] in _TIMES:
        return _TIMES[before[-1]]
    if before[-1:] == ["times"] and len(before) > 1:
        return ONES.get(before[-2], int(before[-2]) if before[-2].isdecimal() else 1)
    return 1


def beyond(tokens: Sequence[Token], phrase: Phrase) -> int:
    """What "more than" and "fewer than" before a number add to it: one more, one fewer, or nothing."""
    words = [t.lower for t in tokens[max(0, phrase.start - 3) : phrase.end] if t.sentence == phrase.sentence]
    for k in range(len(words) - 2):
        if words[k + 1] != "than" or (k and words[k - 1] in ("no", "not", "n't")):
            continue
        if words[k] == "more":
            return 1
        if words[k] in ("fewer", "less"):
            return -1 if phrase.count > 1 else 0
    return 0
