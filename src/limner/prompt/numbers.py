# ruff: noqa: SIM905
"""Counts: numerals, number words and vague amounts."""

from __future__ import annotations

from collections.abc import Sequence

ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
# Amounts that take no number. A bare plural is three.
VAGUE = {
    "some": 4, "several": 5, "many": 8, "few": 3, "couple": 2, "pair": 2, "both": 2, "dozen": 12, "various": 4,
    "numerous": 8, "multiple": 4, "countless": 12, "dozens": 24, "hundreds": 40, "thousands": 60, "lots": 8,
    "plenty": 8, "trio": 3, "duo": 2, "twin": 2, "twins": 2, "single": 1, "lone": 1, "solitary": 1, "half": 1,
    "other": 1, "scores": 20, "different": 3, "triplet": 3, "triplets": 3, "quartet": 4, "handful": 5,
}  # fmt: skip
# "a herd of X": how many X that is.
GROUPS = {
    "herd": 5, "flock": 6, "bunch": 5, "group": 4, "stack": 4, "pile": 6, "row": 5, "line": 5, "set": 4, "pack": 5,
    "school": 7, "swarm": 9, "crowd": 9, "collection": 5, "cluster": 5, "family": 4, "team": 5, "gang": 4, "army": 10,
    "pair": 2, "couple": 2, "dozen": 12, "lot": 8, "number": 5, "handful": 5, "variety": 5, "assortment": 5,
    "array": 6, "series": 4, "band": 4, "fleet": 5, "colony": 6, "pride": 4, "litter": 4, "circle": 6, "trio": 3,
    "duo": 2, "quartet": 4, "heap": 6, "mountain": 10, "bouquet": 6, "batch": 5, "tower": 5, "ring": 6, "parade": 6,
    "sea": 12, "forest": 12, "field": 12, "cloud": 8, "shoal": 7, "bundle": 4, "dozens": 24, "lots": 8, "crew": 4,
    "hundreds": 40, "thousands": 60, "trail": 5, "string": 5, "convoy": 4, "selection": 5, "choir": 6, "plenty": 8,
    "myriad": 12, "multitude": 12, "plethora": 10, "abundance": 8, "stream": 6, "cascade": 6, "mass": 8,
}  # fmt: skip
MOST = 200


def match(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that starts at `words[at]` (lower case) and how many words it takes; None if none does.

    Reads digits, "twenty-one", "twenty one", "one hundred", "a hundred", "two dozen", "half a dozen". At most 200.
    """
    word = words[at]
    if word == "half" and list(words[at + 1 : at + 3]) == ["a", "dozen"]:
        return 6, 3
    if word == "half" and list(words[at + 1 : at + 2]) == ["dozen"]:
        return 6, 2
    plain = word.replace(",", "")
    if plain.isdecimal() and len(plain) < 9:
        value, taken = int(plain), 1
    elif word in ONES:
        value, taken = ONES[word], 1
    elif word in TENS:
        value, taken = TENS[word], 1
        if at + 1 < len(words) and 0 < ONES.get(words[at + 1], 0) < 10:
            value, taken = value + ONES[words[at + 1]], 2
        elif at + 2 < len(words) and words[at + 1] == "-" and 0 < ONES.get(words[at + 2], 0) < 10:
            value, taken = value + ONES[words[at + 2]], 3
    elif "-" in word and word.split("-")[0] in TENS and word.split("-")[-1] in ONES:
        value, taken = TENS[word.split("-")[0]] + ONES[word.split("-")[-1]], 1
    elif word in ("hundred", "dozen"):
        return (100 if word == "hundred" else 12), 1
    else:
        return None
    if at + taken < len(words) and words[at + taken] in ("dozen", "hundred"):
        value, taken = value * (12 if words[at + taken] == "dozen" else 100), taken + 1
    return min(value, MOST), taken
