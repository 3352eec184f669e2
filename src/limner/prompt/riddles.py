"""Things that are described instead of named: "a vehicle composed of two wheels held in a frame ..." is a bicycle.

A prompt that begins with a kind ("a device", "a large mammal") and goes on to say what marks one of that kind is compared
with the descriptions in data/words/described.txt: by the sentence encoder's vectors and by the words that both have,
weighted by how few descriptions have them (tf-idf; Salton and Buckley 1988).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import numpy as np

from limner.prompt import tables
from limner.prompt.colours import NAMES
from limner.prompt.plurals import singular
from limner.prompt.wordnet import nouns

KINDS = tables.words("riddles", "kinds")
_LITTLE = tables.words("riddles", "little")
_ENDS = tables.words("riddles", "ends")
_GOES_ON = tables.words("riddles", "goes-on")
FEWEST = 8
"""Words that a description has."""
ENOUGH, AHEAD = 0.8, 0.2
"""What a description must score (0..2), and how much more than any other."""
_REACH = 9
"""Words within which the kind is said."""


def answer(text: str) -> str | None:
    """The name of what `text` (English) describes; None where it describes nothing, or nothing for certain."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
    if len(words) < FEWEST or not _begins_with_a_kind(words):
        return None
    scores = _described().scores(text)
    first, second = np.argsort(-scores)[:2]
    if scores[first] < ENOUGH or scores[first] - scores[second] < AHEAD:
        return None
    name = _described().names[first]
    # What is called by its name is not described: "a toy car in front of a teddy bear".
    called = name not in NAMES and f" {name} " in f" {' '.join(words)} "
    return None if called else name


def _begins_with_a_kind(words: list[str]) -> bool:
    """Whether an article, adjectives and a word for a kind come first: "a small domesticated carnivorous mammal"."""
    if words[0] not in ("a", "an", "the", "any", "some", "one"):
        return False
    for word, after in pairwise(words[1:_REACH]):
        if word in KINDS or singular(word) in KINDS:
            # "A toy car" begins with no kind.
            goes_on = after in _ENDS or after in _GOES_ON or after in KINDS or after.endswith(("ing", "ed"))
            return goes_on or after not in nouns().lemmas
        if word in _ENDS:
            return False
    return False


class _Described:
    """All descriptions, with the vector of each and the weights of its words."""

    def __init__(self) -> None:
        from limner.sentences import Encoder

        entries = {name: ", ".join(said) for table in tables.sections("described")
                   for name, said in tables.groups("described", table).items()}  # fmt: skip
        self.names = list(entries)
        self._encoder = Encoder()
        self._vectors = np.stack([self._vector(f"{name}: {said}") for name, said in entries.items()])
        self._words = [_stems(f"{name} {said}") for name, said in entries.items()]
        self._spread = Counter(word for words in self._words for word in words)
        self._lengths = [math.sqrt(sum(self._weight(word) ** 2 for word in words)) for words in self._words]

    def scores(self, text: str) -> np.ndarray:
        """How well each description fits, 0 to 2: cosine of the vectors and cosine of the weighted words."""
        said = _stems(text)
        length = math.sqrt(sum(self._weight(word) ** 2 for word in said)) or 1.0
        alike = [
            sum(self._weight(word) ** 2 for word in said & words) / (length * other)
            for words, other in zip(self._words, self._lengths, strict=True)
        ]
        return self._vectors @ self._vector(text) + np.array(alike, np.float32)

    def _weight(self, word: str) -> float:
        return math.log((len(self.names) + 1) / (self._spread[word] + 0.5))

    def _vector(self, text: str) -> np.ndarray:
        return self._encoder.sentence(self._encoder.features(np.asarray(self._encoder.ids(text))))


@lru_cache(maxsize=1)
def _described() -> _Described:
    return _Described()


def _stems(text: str) -> frozenset[str]:
    """The words that say something, without their commonest endings."""
    found = set()
    for word in re.findall(r"[a-z]+", text.lower()):
        if word not in _LITTLE:
            for ending in ("ies", "ing", "ed", "es", "s"):
                if word.endswith(ending) and len(word) - len(ending) >= 3:
                    word = word.removesuffix(ending)
                    break
            found.add(word.rstrip("e"))
    return frozenset(found)
