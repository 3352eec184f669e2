"""Misspelled words in English prompts: read as the nearest word that the reader knows.

A word is left alone if a dictionary has it, if it is written like a name, or if more than one known word is as near. The
distance counts insertions, deletions, changes and swaps of neighbours (Damerau 1964; optimal string alignment).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from limner.prompt import tables
from limner.prompt.parser import lexicon
from limner.prompt.plurals import singular
from limner.prompt.vocabulary import Vocabulary, normal
from limner.prompt.wordnet import nouns

SHORTEST = 5
"""Letters of a word that is mended on its own, or one fewer where one was dropped: too many words are near to shorter ones."""
LONG, LONGER = 8, 9
"""Letters from which on one may stand for another, and from which on two mistakes are allowed."""
GARBLED, SLACK = 0.3, 3
"""Share of odd words from which on a text is garbled all over, and how many letters fewer do then."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "r", "est", "ly", "y", "ic", "ish", "like", "'s", "’s")
_ALIKE = (("ph", "f"), ("ck", "k"), ("qu", "kw"), ("ei", "ie"), ("y", "i"))


@dataclass(frozen=True)
class Mended:
    """A word as it was written, and as it is read."""

    written: str
    read: str


def mend(text: str, vocabulary: Vocabulary) -> tuple[str, tuple[Mended, ...]]:
    """`text` with misspelled words replaced, and what was replaced."""
    matches = list(_WORD.finditer(text))
    odd = [i for i, m in enumerate(matches) if _odd(text, m, vocabulary)]
    if not odd:
        return text, ()
    words = _known_words(vocabulary)
    said = [m.group().lower() for m in matches]
    # A rare word beside a misspelled one may be misspelled too: "Pafrking metr".
    beside = [j for i in odd for j in (i - 1, i + 1) if 0 <= j < len(said) and j not in odd]
    beside = [j for j in dict.fromkeys(beside) if len(said[j]) > 3 and singular(said[j]) not in words.all]
    near = {i: words.near(said[i]) for i in (*odd, *beside)}
    for i in odd:
        if matches[i].group()[0].isupper() and not _first(text, matches[i]):
            near[i] = [(apart, word) for apart, word in near[i] if apart <= 1]  # it may be a name after all
    slack = SLACK if len(odd) > GARBLED * len(said) and len(odd) > 2 else 0
    chosen: dict[int, str] = {}
    for i in sorted(near):
        found = _in_company(i, said, near, vocabulary) or (_alone(said[i], near[i], slack) if i in odd else None)
        if found:
            chosen[i] = said[i] = found
    out, end = [], 0
    for i, match in enumerate(matches):
        out += [text[end : match.start()], chosen.get(i, match.group())]
        end = match.end()
    return "".join([*out, text[end:]]), tuple(Mended(matches[i].group(), read) for i, read in chosen.items())


def is_word(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a dictionary or the reader's own tables have `word` (lower case), as it is or less its ending."""
    if any(_listed(form, vocabulary) for form in (word, singular(word), word + "s")):
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            doubled = stem[:-1] if stem[-1] == stem[-2] else stem
            if any(_listed(form, vocabulary) for form in (stem, stem + "e", doubled)):
                return True
    return False


def _listed(word: str, vocabulary: Vocabulary) -> bool:
    return word in lexicon() or word in nouns().lemmas or word in _known_words(vocabulary).all


def _odd(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    word = match.group()
    if len(word) < 4 or "'" in word or "’" in word:
        return False
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    if any(c.isalnum() or c in "-_@#/.\\" for c in beside.replace(".", "", beside.endswith("."))):
        return False
    named = re.match(r" [A-Z]", text[match.end() :]) is not None or not (_first(text, match) or len(word) >= LONGER)
    if word[1:] != word[1:].lower() or (word[0].isupper() and named):
        return False
    return not is_word(word.lower(), vocabulary)


def _first(text: str, match: re.Match[str]) -> bool:
    """Whether the word begins a sentence."""
    before = text[: match.start()]
    return not before.strip(" \"'(") or before.rstrip()[-1:] in (".", "!", "?")


def _in_company(i: int, said: Sequence[str], near: dict[int, list[tuple[float, str]]], vocabulary: Vocabulary) -> str | None:
    """The reading that makes a name of the vocabulary with the word before or after: "Tcennis rpacket"."""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(said):
            continue
        others = [word for _, word in near.get(j, [])] or [said[j]]
        for _, word in near[i]:
            for other in others:
                pair = f"{other} {word}" if j < i else f"{word} {other}"
                if normal(pair) in vocabulary.names:
                    return word
    return None


def _alone(word: str, near: Sequence[tuple[float, str]], slack: int) -> str | None:
    """The nearest word that begins alike, if no other is as near."""
    ranked = sorted((apart, _slip(word, other), other) for apart, other in near
                    if other[0] == word[0] and _likely(word, other, apart, slack))  # fmt: skip
    if not ranked or (len(ranked) > 1 and ranked[1][:2] == ranked[0][:2]):
        return None
    return ranked[0][2]


def _slip(word: str, other: str) -> int:
    """What happened to `other`, the likelier slips first: a letter dropped, two swapped, one too many, a wrong one."""
    if len(word) != len(other):
        return 0 if len(word) < len(other) else 2
    return 1 if sorted(word) == sorted(other) else 3


def _likely(word: str, other: str, apart: float, slack: int) -> bool:
    """Whether `other` was meant. A letter too many, too few or out of place is a slip; another letter may be another word."""
    if apart < 1:
        return len(word) >= SHORTEST
    if apart > 1:
        return len(word) >= LONGER - slack
    fewest = (SHORTEST - 1, SHORTEST, SHORTEST + 1 - bool(slack), LONG - slack)
    return len(word) >= fewest[_slip(word, other)]


class _Words:
    """The words that the reader knows, as they are written and as they sound."""

    def __init__(self, words: frozenset[str]) -> None:
        self.all = words
        self.some = sorted(w for w in words if len(w) > 2)
        self.sounds = [_sound(w) for w in self.some]

    def near(self, word: str) -> list[tuple[float, str]]:
        """(distance, word) of those within two mistakes, nearest first; where words sound alike, half a one is counted."""
        found = {self.some[k]: float(apart) for k, apart in _within(2, word, self.some)}
        for k, apart in _within(1, _sound(word), self.sounds):
            found[self.some[k]] = min(found.get(self.some[k], 2.0), apart + 0.5)
        return sorted((apart, other) for other, apart in found.items())


def _within(most: int, word: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """(index, distance) of the words at most so far away."""
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(index, int(apart)) for _, apart, index in near]


@lru_cache(maxsize=4)
def _known_words(vocabulary: Vocabulary) -> _Words:
    """The words of the vocabulary's names and of the tables of English words."""
    names = {word for name in vocabulary.names for word in name.split()}
    return _Words(frozenset(w for w in names | tables.every_word() if w.isascii() and w.isalpha()))


def _sound(word: str) -> str:
    for written, plain in _ALIKE:
        word = word.replace(written, plain)
    return re.sub(r"(.)\1", r"\1", word)

