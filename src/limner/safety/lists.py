"""The word lists: one TOML file per language in `words/`, and what every language shares in `common.toml`.

A file has three parts. `[sets]` names groups of words ("bare", "person", "child"), blanks between the
members, "_" inside one that has several words, of which one may be a member of another
set ("@number_years_old"). `[patterns]` holds, for "category.band", what counts as a
finding of that band. `evident` are function words that tell the language.

A pattern is words in a row ("blow job"); "@name" is any member of a set, in whatever language; "a|b" either;
"stem*", "*tail" and "*core*" stand for longer words. "x ~ y" is x near y, in any order, and "x > y" is x
before y; between them may stand five words (two where the pattern says what is harmless), or as many as
"~9" says. A leading "?" makes a word count only where its language is evident ("?kind" in the German file).
A text that starts with "rot13:" is veiled, so that the file can be read in company.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from limner.errors import InvalidRequest, NotFound
from limner.safety.categories import CONTENT
from limner.safety.normalise import fold

BANDS = ("low", "medium", "high")
NEAR = 5
NEAR_HARMLESS = 2  # what excuses a word has to stand close to it
HARMLESS = "harmless"  # what is masked before anything else is looked for
NOBODY = "harmless.persons"  # what looks like a person and is none
SOFTEN = "soften"


@dataclass(frozen=True)
class Word:
    """One listed word, folded. kind: exact, prefix, suffix or inside. gate: the language that must be
    evident, or ''."""

    text: str
    kind: str
    gate: str


@dataclass(frozen=True)
class Slot:
    """One place in a row: any of these words, or a member of any of these sets."""

    words: tuple[Word, ...]
    sets: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """Rows of slots. gap: words allowed between one row and the next; ordered: rows follow each other."""

    rows: tuple[tuple[Slot, ...], ...]
    gap: int
    ordered: bool
    source: str


@dataclass(frozen=True)
class WordList:
    """One file: its patterns by key ('sexual.high', 'harmless', 'soften.gore'), its sets, its function
    words."""

    name: str
    evident: frozenset[str]
    sets: dict[str, tuple[tuple[Word | str, ...], ...]]
    patterns: dict[str, tuple[Pattern, ...]]


def keys() -> tuple[str, ...]:
    """Every key that `[patterns]` may have."""
    content = [f"{category}.{band}" for category in CONTENT for band in BANDS]
    return (*content, HARMLESS, NOBODY, *(f"{SOFTEN}.{category}" for category in CONTENT))


def packaged() -> tuple[str, ...]:
    """Names of the lists that come with limner, `common` among them."""
    folder = resources.files("limner.safety") / "words"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@lru_cache(maxsize=32)
def load_packaged(name: str) -> WordList:
    """A list that comes with limner."""
    file = resources.files("limner.safety") / "words" / f"{name}.toml"
    return parse(file.read_text(encoding="utf-8"), name)


def load(path: Path) -> WordList:
    """An operator's own list. Raises NotFound, or InvalidRequest naming what is wrong in it."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except OSError as error:
        raise NotFound(f"word list {path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InvalidRequest(str(path), f"expected UTF-8 text: {error}") from None


def parse(text: str, name: str) -> WordList:
    """Read one list. Raises InvalidRequest naming the table and entry that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRequest(name, f"expected TOML: {error}") from None
    for key in data:
        if key not in ("evident", "sets", "patterns"):
            raise InvalidRequest(f"{name}.{key}", "unknown; known are evident, sets, patterns")
    evident = data.get("evident", "")
    if not isinstance(evident, str):
        raise InvalidRequest(f"{name}.evident", "expected words with blanks between them")
    sets: dict[str, tuple[tuple[Word | str, ...], ...]] = {}
    for key, members in _table(data, name, "sets").items():
        if not isinstance(members, str):
            raise InvalidRequest(f"{name}.sets.{key}", "expected words with blanks between them")
        sets[key] = tuple(
            tuple(part if part.startswith("@") else word(part, name) for part in _unveiled(member).split("_"))
            for member in members.split()
        )
    patterns: dict[str, tuple[Pattern, ...]] = {}
    for key, entries in _table(data, name, "patterns").items():
        field = f"{name}.patterns.{key}"
        if key not in keys():
            raise InvalidRequest(field, f"unknown; known are {', '.join(keys())}")
        if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
            raise InvalidRequest(field, "expected a list of patterns")
        patterns[key] = tuple(
            pattern(entry, name, field, NEAR_HARMLESS if key.startswith(HARMLESS) else NEAR)
            for entry in entries
        )
    return WordList(name, frozenset(fold(evident).split()), sets, patterns)


def _table(data: dict, name: str, key: str) -> dict:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise InvalidRequest(f"{name}.{key}", "expected a table")
    return table


def _unveiled(text: str) -> str:
    return codecs.decode(text[6:], "rot13") if text.startswith("rot13:") else text


def pattern(text: str, gate: str, field: str, near: int = NEAR) -> Pattern:
    """Read one pattern, with `near` words allowed between rows where it says nothing. Raises InvalidRequest naming `field`."""
    plain = _unveiled(text)
    parts = re.split(r"\s+([~>]\d*)\s+", plain.strip())
    marks = {mark[0] for mark in parts[1::2]}
    if len(marks) > 1:
        raise InvalidRequest(field, f"{text!r} mixes ~ and >; use one of them")
    gaps = [int(mark[1:] or near) for mark in parts[1::2]]
    rows = tuple(tuple(_slot(slot, gate, field, text) for slot in row.split()) for row in parts[::2])
    if not all(rows):
        raise InvalidRequest(field, f"{text!r} has an empty part")
    return Pattern(rows, max(gaps, default=0), ">" in marks, text)


def _slot(text: str, gate: str, field: str, whole: str) -> Slot:
    words, sets = [], []
    for part in text.split("|"):
        if part.startswith("@") and len(part) > 1:
            sets.append(part[1:])
        elif part:
            words.append(word(part, gate))
        else:
            raise InvalidRequest(field, f"{whole!r} has an empty alternative")
    return Slot(tuple(words), tuple(sets))


def word(text: str, language: str) -> Word:
    """One listed word: '*' at either end, '?' in front."""
    gate = language if text.startswith("?") else ""
    core = text.removeprefix("?")
    kind = {(0, 0): "exact", (0, 1): "prefix", (1, 0): "suffix", (1, 1): "inside"}[
        (int(core.startswith("*")), int(core.endswith("*") and len(core) > 1))
    ]
    folded = fold(core.strip("*"))
    if not folded:
        raise InvalidRequest(f"{language}.{text}", "expected letters, got only signs")
    return Word(folded, kind, gate)
