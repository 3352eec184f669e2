"""What is shown for a prompt in which nothing is named that can be shown: a heart for love, solids for mere colours."""

from __future__ import annotations

import re

from limner.prompt import tables
from limner.prompt.colours import NAMES
from limner.prompt.extents import BREAKS, DETERMINERS
from limner.prompt.plurals import singular
from limner.prompt.vocabulary import Vocabulary
from limner.prompt.wordnet import nouns

SYMBOLS = tables.keys("symbols", "symbols")
_LITTLE = tables.words("riddles", "little")
_NO_THINGS = tables.words("symbols", "no-things")
_MADE_OF_COLOUR = frozenset({"abstract", "painting", "composition", "artwork"})
_SHAPES = ("sphere", "cube", "cone")
_LONGEST = 3
"""Words of a symbol's meaning."""


def instead(text: str, vocabulary: Vocabulary) -> str | None:
    """What to read instead of `text` (English), in words; None where nothing in it stands for anything.

    The first that is found of: the symbol of what is meant, longer meanings first; things that are named in passing;
    solids in the colours that a painting is said to be in.
    """
    words = re.findall(r"[a-z]+|[,.;:]", re.split(r"\b(?:without|no|not|never)\b", text.lower())[0])
    alone = [_alone(words, i) for i in range(len(words))]
    for length in range(_LONGEST, 0, -1):
        for i in range(len(words) - length + 1):
            said = " ".join(words[i : i + length])
            symbol = SYMBOLS.get(said) or SYMBOLS.get(singular(said)) if length > 1 or alone[i] else None
            if symbol and all(vocabulary.exact(one) is not None for one in symbol.split(" and ")):
                return " and ".join(f"a {one}" for one in symbol.split(" and "))
    things = [
        match for word, free in zip(words, alone, strict=True)
        if free and word not in _NO_THINGS and word not in NAMES and (match := vocabulary.exact(word)) is not None
    ]  # fmt: skip
    if things:
        return f"a {things[0].key}"
    colours = list(dict.fromkeys(w for w in words if w in NAMES))[: len(_SHAPES)]
    if not _MADE_OF_COLOUR & set(words) or len(colours) < 2:
        return None
    return " and ".join(f"a {c} {s}" for c, s in zip(colours, _SHAPES, strict=False))


def _alone(words: list[str], i: int) -> bool:
    """Whether the word is no part of a compound: a pencil case is no pencil, a vending machine no machine at large."""
    beside = [words[k] for k in (i - 1, i + 1) if 0 <= k < len(words)]
    before = words[i - 1] if i else ""
    return not before.endswith("ing") and not any(_joins(word) for word in beside)


def _joins(word: str) -> bool:
    """Whether a word may be of one compound with its neighbour."""
    if word in _NO_THINGS or word in NAMES or word in DETERMINERS or word in BREAKS or word.endswith(("ing", "ed")):
        return False
    return word in nouns().lemmas and word not in _LITTLE
