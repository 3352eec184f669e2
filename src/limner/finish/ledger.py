"""The ledger: which picture a watermark stands for. One SQLite file in the user's data folder.

LIMNER_LEDGER=off keeps none; `facts` (the default) keeps engine, seed, size and time; `prompts` keeps the whole request
as well, so that a stripped copy leads back to its words.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from limner.errors import InvalidRequest, OutputFailed
from limner.finish.home import home
from limner.picture import Picture

MODES = ("off", "facts", "prompts")
_TABLE = """
CREATE TABLE IF NOT EXISTS pictures (
    payload TEXT PRIMARY KEY, made REAL NOT NULL, software TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
    seed INTEGER NOT NULL, number INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, request TEXT
) WITHOUT ROWID
"""


@dataclass(frozen=True)
class Entry:
    """One picture. payload: 16 hexadecimal digits. made: seconds since 1970. request: its JSON, or None."""

    payload: str
    made: float
    software: str
    engine: str
    model: str
    seed: int
    index: int
    width: int
    height: int
    request: str | None


def mode() -> str:
    """What is kept: off, facts or prompts. Raises InvalidRequest for another word."""
    asked = os.environ.get("LIMNER_LEDGER", "facts")
    if asked not in MODES:
        raise InvalidRequest("LIMNER_LEDGER", f"expected one of {', '.join(MODES)}; got {asked!r}")
    return asked


def record(picture: Picture, payload: int, software: str) -> None:
    """Write the picture down; one made again keeps its first time. Raises OutputFailed."""
    kept = mode()
    if kept == "off":
        return
    row = (
        f"{payload:016x}", time.time(), software, picture.engine, picture.model, picture.seed, picture.index,
        picture.width, picture.height, picture.request.to_json() if kept == "prompts" else None,
    )  # fmt: skip
    with _open() as base:
        base.execute(
            "INSERT INTO pictures VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT(payload) DO UPDATE SET "
            "request = COALESCE(excluded.request, request)",
            row,
        )


def find(payload: int) -> Entry | None:
    """The picture this watermark stands for, if it was made here. Raises OutputFailed for a ledger that is broken."""
    if not (home() / "ledger.db").exists():
        return None
    with _open() as base:
        row = base.execute("SELECT * FROM pictures WHERE payload = ?", (f"{payload:016x}",)).fetchone()
    return Entry(*row) if row else None


def entries(limit: int = 50) -> list[Entry]:
    """The newest pictures first."""
    with _open() as base:
        rows = base.execute("SELECT * FROM pictures ORDER BY made DESC LIMIT ?", (limit,)).fetchall()
    return [Entry(*row) for row in rows]


def clear(*, prompts_only: bool = False) -> int:
    """Forget all pictures, or only their words; how many were touched."""
    with _open() as base:
        if prompts_only:
            done = base.execute("UPDATE pictures SET request = NULL WHERE request IS NOT NULL").rowcount
        else:
            done = base.execute("DELETE FROM pictures").rowcount
    with _open() as base:
        # SQLite leaves deleted words in the file until it is written anew.
        base.isolation_level = None
        base.execute("VACUUM")
    return done


@contextmanager
def _open() -> Iterator[sqlite3.Connection]:
    path = home() / "ledger.db"
    try:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        base = sqlite3.connect(path, timeout=20)
        try:
            with base:
                base.execute(_TABLE)
                yield base
        finally:
            base.close()
    except (sqlite3.Error, OSError) as error:
        raise OutputFailed(f"ledger: cannot use {path}: {error}; LIMNER_LEDGER=off does without") from None
