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

APIS = ("vertex", "dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2", "gpt-image-2.5", "any")
DEFAULT = "default"
"""The row for calls that name no model: a gateway's bare `POST /`."""


@dataclass(frozen=True)
class Alias:
    """One row: pattern of names, whose rules apply, and what makes the pictures. names: what to list for a pattern.
    lenient: take what sibling models of the same protocol took."""

    pattern: str
    api: str
    engine: str = "diorama"
    quality: str | None = None
    weights: str | None = None
    names: tuple[str, ...] = ()
    lenient: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(self.names))
        if self.api not in APIS:
            raise TypeError(f"expected api to be one of {', '.join(APIS)}; got {self.api!r}")
        for name in ("engine", "quality", "weights"):
            value = getattr(self, name)
            if not isinstance(value, str | None):
                raise TypeError(f"expected {name} to be text, got {value!r}")
        if not isinstance(self.lenient, bool) or not all(isinstance(n, str) for n in self.names):
            raise TypeError("expected lenient to be true or false, and names a list of names")


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
    return tuple(alias for source, text in sources for alias in read(text, source))


def read(text: str, source: str) -> list[Alias]:
    """The rows of one table. Raises InvalidRequest naming the row that is wrong."""
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRequest("LIMNER_ALIASES", f"{source}: {error}") from None
    out = []
    for pattern, fields in rows.items():
        try:
            out.append(Alias(pattern, **fields))
        except TypeError as error:
            raise InvalidRequest("LIMNER_ALIASES", f"{source}, {pattern}: {error}") from None
    return out


def find(name: str) -> Alias:
    """The alias for a model's name. Raises NotFound listing what there is."""
    for alias in table():
        if fnmatch.fnmatchcase(name, alias.pattern):
            return alias
    raise NotFound(f"model: {name!r} is not served here; served are {', '.join(listed())}")


def listed() -> tuple[str, ...]:
    """Names to show in lists: a pattern stands for the names published under it."""
    known = [name for alias in table() for name in (alias.names or (alias.pattern,)) if not _open(name)]
    out: dict[str, None] = {}
    for alias in table():
        shown = alias.names or (alias.pattern,)
        if _open(alias.pattern) and not alias.names:
            # An operator's pattern without names shows those it covers.
            shown = tuple(n for n in known if fnmatch.fnmatchcase(n, alias.pattern)) or shown
        out.update(dict.fromkeys(shown))
    return tuple(name for name in out if name != DEFAULT)


def _open(name: str) -> bool:
    return any(sign in name for sign in "*?[")
