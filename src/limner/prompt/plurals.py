"""Singular and plural of English nouns, without a parser."""

from __future__ import annotations

from limner.prompt import tables

IRREGULAR = tables.keys("plurals", "irregular")
# Words that end in s and mean one thing.
ALWAYS = tables.words("plurals", "always")
# What is worn or used two at a time.
PAIRS = tables.words("plurals", "pairs")


def singular(word: str) -> str:
    """The singular of a lower-case noun or of the last word of a compound; the word itself if it is one."""
    head, space, last = word.rpartition(" ")
    if not space:
        head, space, last = word.rpartition("-")
    return head + space + _singular(last)


def _singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in ALWAYS or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 4:
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case noun looks plural."""
    return word not in ALWAYS and _singular(word) != word
