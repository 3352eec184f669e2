"""The operator's policy: which lists are read, what scores, and from which score each level blocks.

The packaged `policy.toml` says all of it; an operator's file changes what it names. It is found through the
environment (LIMNER_SAFETY_POLICY) or at `safety.toml` in limner's configuration folder.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from limner.errors import InvalidRequest, NotFound
from limner.safety import lists
from limner.safety.categories import CONTENT, MINORS, PERSONS
from limner.safety.levels import LEVELS, NONE
from limner.safety.verdict import NEVER_REACHED

ENVIRONMENT = "LIMNER_SAFETY_POLICY"
NEVER_THRESHOLD = 0.3
_NUMBERS = {
    "levels": tuple(level for level in LEVELS if level != NONE),
    "bands": lists.BANDS,
    "signals": ("disguise", "repeat", "soften", "classifier", "agree"),
    "picture": ("confidence", "classifier"),
}  # fmt: skip


@dataclass(frozen=True)
class Policy:
    """levels, bands, signals, picture: numbers 0..1 by name. thresholds: what a category sets apart, by
    (category, level). off: categories that are not judged. languages: packaged lists; extra: files of the
    operator's; allow: patterns that are always harmless."""

    levels: Mapping[str, float]
    bands: Mapping[str, float]
    signals: Mapping[str, float]
    picture: Mapping[str, float]
    thresholds: Mapping[tuple[str, str], float] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    extra: tuple[Path, ...] = ()
    allow: tuple[str, ...] = ()
    source: str = "limner's own"

    def threshold(self, category: str, level: str) -> float:
        """The score from which `category` blocks at `level`; 2.0 where it never does. Sexual content with
        minors has one threshold at every level."""
        if category == MINORS:
            return NEVER_THRESHOLD
        if level == NONE or category == PERSONS:
            return NEVER_REACHED
        return self.thresholds.get((category, level), self.levels[level])

    def word_lists(self) -> list[lists.WordList]:
        """All lists it names, read."""
        return [
            *(lists.load_packaged(name) for name in self.languages),
            *(lists.load(path) for path in self.extra),
        ]


def current() -> Policy:
    """The policy in force: the file the environment names, else the one in the configuration folder, else
    limner's own. Raises NotFound when the environment names a missing file, InvalidRequest for a wrong
    one."""
    named = os.environ.get(ENVIRONMENT)
    path = Path(named).expanduser() if named else _configured()
    if not named and not path.is_file():
        return packaged()
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        raise NotFound(f"{ENVIRONMENT}={path}: {error.strerror}") from None
    return _read(path, stamp)


def _configured() -> Path:
    import platformdirs

    return platformdirs.user_config_path("limner") / "safety.toml"


@lru_cache(maxsize=1)
def packaged() -> Policy:
    """limner's own policy."""
    text = (resources.files("limner.safety") / "policy.toml").read_text(encoding="utf-8")
    return read(_toml(text, "policy"), Path())


@lru_cache(maxsize=8)
def _read(path: Path, stamp: int) -> Policy:
    return load(path)


def load(path: Path) -> Policy:
    """Read an operator's file over the packaged policy. Raises InvalidRequest naming the first wrong
    field."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise NotFound(f"safety policy {path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InvalidRequest("policy", f"{path}: expected UTF-8 text: {error}") from None
    return read(_toml(text, str(path)), path.parent, packaged(), str(path))


def _toml(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRequest("policy", f"{source}: expected TOML: {error}") from None


def read(
    data: dict[str, Any], folder: Path, base: Policy | None = None, source: str = "limner's own"
) -> Policy:
    """A policy from parsed data, over `base`. Raises InvalidRequest naming the first wrong field."""
    known = ("schema", *_NUMBERS, "lists", "categories")
    for key in data:
        if key not in known:
            raise InvalidRequest(f"policy.{key}", f"unknown; known are {', '.join(known)}")
    if data.get("schema", 1) != 1:
        raise InvalidRequest("policy.schema", f"expected 1, got {data['schema']!r}")
    numbers = {
        name: {**(getattr(base, name) if base else {}), **_numbers(data, name, fields)}
        for name, fields in _NUMBERS.items()
    }
    ladder = [numbers["levels"][level] for level in LEVELS if level != NONE]
    if ladder != sorted(ladder):
        raise InvalidRequest("policy.levels", "expected thresholds that rise from level to level")
    off, thresholds = _categories(data)
    words = _table(data, "lists", ("languages", "extra", "allow"))
    languages = _strings(words, "languages") if "languages" in words else (base.languages if base else ())
    for name in languages:
        if name not in lists.packaged():
            raise InvalidRequest(
                "policy.lists.languages",
                f"no packaged list {name!r}; there are {', '.join(lists.packaged())}",
            )
    if "common" not in languages:
        raise InvalidRequest("policy.lists.languages", "expected 'common' among them: the others build on it")
    extra = tuple(folder / name for name in _strings(words, "extra"))
    for path in extra:
        if not path.is_file():
            raise InvalidRequest("policy.lists.extra", f"no such file: {path}")
    allow = _strings(words, "allow")
    for text in allow:
        lists.pattern(text, "", "policy.lists.allow")
    return Policy(
        **numbers,
        thresholds=thresholds,
        off=off,
        languages=languages,
        extra=extra,
        allow=allow,
        source=source,
    )


def _table(
    data: Mapping[str, Any], name: str, fields: tuple[str, ...], where: str = "policy"
) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise InvalidRequest(f"{where}.{name}", f"expected a table, got {table!r}")
    for key in table:
        if key not in fields:
            raise InvalidRequest(f"{where}.{name}.{key}", f"unknown; known are {', '.join(fields)}")
    return table


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InvalidRequest(where, f"expected a number 0 to 1, got {value!r}")
    return float(value)


def _numbers(data: Mapping[str, Any], name: str, fields: tuple[str, ...]) -> dict[str, float]:
    return {k: _number(v, f"policy.{name}.{k}") for k, v in _table(data, name, fields).items()}


def _strings(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidRequest(f"policy.lists.{name}", f"expected a list of texts, got {value!r}")
    return tuple(value)


def _categories(data: Mapping[str, Any]) -> tuple[frozenset[str], dict[tuple[str, str], float]]:
    off, thresholds = set(), {}
    levels = _NUMBERS["levels"]
    table = _table(data, "categories", CONTENT)
    for name in table:
        fields = _table(table, name, ("enabled", *levels), "policy.categories")
        if name == MINORS and fields:
            raise InvalidRequest(f"policy.categories.{name}", "cannot be changed: it is never allowed")
        enabled = fields.get("enabled", True)
        if not isinstance(enabled, bool):
            raise InvalidRequest(
                f"policy.categories.{name}.enabled", f"expected true or false, got {enabled!r}"
            )
        if not enabled:
            off.add(name)
        for level in levels:
            if level in fields:
                thresholds[name, level] = _number(fields[level], f"policy.categories.{name}.{level}")
    return frozenset(off), thresholds
