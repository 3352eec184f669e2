"""API keys: who may call, how often, and how much may wait. Only their digests are kept in memory."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from limner.errors import InvalidRequest

SHORTEST = 8
_FIELDS = {"key": str, "sha256": str, "rate": int, "waiting": int}


@dataclass(frozen=True)
class Key:
    """name: whose it is. digest: SHA-256 of the key. rate: calls a minute; waiting: jobs open at once; None for the
    service's own limits, 0 for none."""

    name: str
    digest: bytes = field(repr=False)
    rate: int | None = None
    waiting: int | None = None


def load() -> dict[str, Key]:
    """Keys by name, from LIMNER_API_KEYS (comma-separated, each KEY or NAME=KEY) and from the file that
    LIMNER_API_KEYS_FILE names: a key a line likewise, or, where its name ends in .toml, a table for each name with `key` or
    `sha256` (hexadecimal) and, if wanted, `rate` and `waiting`. Raises InvalidRequest for what cannot be read, a key of
    under 8 characters, and a name given twice."""
    found = _lines(os.environ.get("LIMNER_API_KEYS", "").split(","), "LIMNER_API_KEYS")
    path = os.environ.get("LIMNER_API_KEYS_FILE")
    if path:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise InvalidRequest("LIMNER_API_KEYS_FILE", f"cannot read {path}: {why}") from None
        found += _tables(text) if path.endswith(".toml") else _lines(text.splitlines(), path)
    out: dict[str, Key] = {}
    for key in found:
        if key.name in out:
            raise InvalidRequest("LIMNER_API_KEYS", f"the name {key.name!r} is given twice")
        out[key.name] = key
    return out


def digest(key: str) -> bytes:
    """SHA-256: keys are long and random, so that nothing slower is needed."""
    return hashlib.sha256(key.encode()).digest()


def _lines(lines: list[str], source: str) -> list[Key]:
    entries = [e for e in (line.strip() for line in lines) if e and not e.startswith("#")]
    out = []
    for number, entry in enumerate(entries):
        name, _, key = entry.partition("=") if "=" in entry.rstrip("=") else ("", "", entry)
        out.append(Key(name.strip() or f"key-{number + 1}", _long(key.strip(), source)))
    return out


def _tables(text: str) -> list[Key]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRequest("LIMNER_API_KEYS_FILE", str(error)) from None
    out = []
    for name, row in tables.items():
        if not isinstance(row, dict) or set(row) - set(_FIELDS) or ("key" in row) == ("sha256" in row):
            raise InvalidRequest(
                "LIMNER_API_KEYS_FILE",
                f"{name}: expected a table with key or sha256, and perhaps rate and waiting",
            )
        for field_, kind in _FIELDS.items():
            if not isinstance(row.get(field_, kind()), kind) or row.get(field_) is True:
                raise InvalidRequest("LIMNER_API_KEYS_FILE", f"{name}: {field_} is of the wrong type")
        out.append(Key(name, _digest(name, row), row.get("rate"), row.get("waiting")))
    return out


def _digest(name: str, row: dict[str, Any]) -> bytes:
    if "key" in row:
        return _long(row["key"], "LIMNER_API_KEYS_FILE")
    try:
        found = bytes.fromhex(row["sha256"])
    except ValueError:
        found = b""
    if len(found) != 32:
        raise InvalidRequest("LIMNER_API_KEYS_FILE", f"{name}: expected sha256 as 64 hexadecimal digits")
    return found


def _long(key: str, source: str) -> bytes:
    if len(key) < SHORTEST:
        raise InvalidRequest("LIMNER_API_KEYS", f"{source}: expected keys of at least {SHORTEST} characters")
    return digest(key)
