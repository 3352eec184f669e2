"""The names that clients know models by, and what answers them here."""

from __future__ import annotations

import fnmatch
import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from limner.errors import InvalidRequest, NotFound

APIS = ("vertex", "dall-e-2", "dall-e-3", "gpt-image", "any")
CONCRETE = {
    "imagegeneration@*": ("imagegeneration@002", "imagegeneration@005", "imagegeneration@006"),
    "imagen-3.0-*": ("imagen-3.0-generate-001", "imagen-3.0-generate-002", "imagen-3.0-fast-generate-001"),
    "imagen-4.0-*": ("imagen-4.0-generate-001", "imagen-4.0-fast-generate-001", "imagen-4.0-ultra-generate-001"),
    "gemini-*-image*": ("gemini-2.5-flash-image",), "gpt-image-*": ("gpt-image-1", "gpt-image-1-mini", "gpt-image-2"),
    "chatgpt-image-*": ("chatgpt-image-latest",),
}  # fmt: skip
"""Names to list for a pattern."""


@dataclass(frozen=True)
class Alias:
    """One row: pattern of names, whose rules apply, and what makes the pictures."""

    pattern: str
    api: str
    engine: str = "diorama"
    quality: str | None = None
    weights: str | None = None


@lru_cache(maxsize=1)
def table() -> tuple[Alias, ...]:
    """All aliases, the operator's first. Raises InvalidRequest naming what is wrong in a file."""
    sources = [("aliases.toml", (files("limner.serve") / "aliases.toml").read_text("utf-8"))]
    own = os.environ.get("LIMNER_ALIASES")
    if own:
        try:
            sources.insert(0, (own, Path(own).read_text("utf-8")))
        except OSError as error:
            raise InvalidRequest("LIMNER_ALIASES", f"cannot read {own}: {error.strerror}") from None
    out: list[Alias] = []
    for source, text in sources:
        try:
            rows = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise InvalidRequest("LIMNER_ALIASES", f"{source}: {error}") from None
        for pattern, fields in rows.items():
            try:
                alias = Alias(pattern, **fields)
            except TypeError as error:
                raise InvalidRequest("LIMNER_ALIASES", f"{source}, {pattern}: {error}") from None
            if alias.api not in APIS:
                raise InvalidRequest(
                    "LIMNER_ALIASES", f"{source}, {pattern}: expected api to be one of {', '.join(APIS)}"
                )
            out.append(alias)
    return tuple(out)


def find(name: str) -> Alias:
    """The alias for a model's name. Raises NotFound listing what there is."""
    for alias in table():
        if fnmatch.fnmatchcase(name, alias.pattern):
            return alias
    raise NotFound(f"model: {name!r} is not served here; served are {', '.join(listed())}")


def listed() -> tuple[str, ...]:
    """Names to show in lists: patterns by the names that were published under them."""
    return tuple(dict.fromkeys(name for a in table() for name in CONCRETE.get(a.pattern, (a.pattern,))))
