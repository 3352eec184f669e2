"""Word tables, kept as text in data/words so that they can be read and edited without Python.

A file has sections headed `[name]`. A section is either a list of words divided by white space, or groups of the
form `key: phrase, phrase, ...`. An indented line goes on with the line before; `#` opens a comment.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=32)
def _sections(table: str) -> dict[str, tuple[str, ...]]:
    text = (files("limner.prompt") / "data" / "words" / f"{table}.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            lines = found.setdefault(line.strip("[] "), [])
        elif line[0].isspace() and lines:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return {name: tuple(lines) for name, lines in found.items()}


def sections(table: str) -> tuple[str, ...]:
    """The names of a file's sections, in its order."""
    return tuple(_sections(table))


def words(table: str, section: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(word for line in _sections(table)[section] for word in line.split())


def groups(table: str, section: str) -> dict[str, tuple[str, ...]]:
    """key -> its phrases, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _sections(table)[section]:
        key, _, phrases = line.partition(":")
        found[key.strip()] = tuple(phrase.strip() for phrase in phrases.split(",") if phrase.strip())
    return found


def keys(table: str, section: str) -> dict[str, str]:
    """phrase -> the key of the group it stands in; a later group wins."""
    return {phrase: key for key, phrases in groups(table, section).items() for phrase in phrases}


@lru_cache(maxsize=1)
def every_word() -> frozenset[str]:
    """All English words of all tables, in lower case."""
    found: set[str] = set()
    for file in (files("limner.prompt") / "data" / "words").iterdir():
        table = file.name.removesuffix(".txt")
        if table != "glosses":
            for lines in _sections(table).values():
                found.update(re.findall(r"[a-z]+", " ".join(lines).lower()))
    return frozenset(found)
