"""The queue's memory: one SQLite file of jobs, which outlives the process."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from limner.errors import InvalidRequest, LimnerError, NotFound

STATES = ("queued", "running", "done", "failed", "cancelled")
OPEN = ("queued", "running")
ATTEMPTS = 2
"""How often a job is begun at most: once more after a restart or a crash of the machine, not for ever."""
_TABLE = """
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, owner TEXT NOT NULL, once TEXT,
    state TEXT NOT NULL, request TEXT NOT NULL, scene TEXT, options TEXT NOT NULL, made REAL NOT NULL, started REAL,
    ended REAL, attempts INTEGER NOT NULL DEFAULT 0, share REAL NOT NULL DEFAULT 0, stage TEXT NOT NULL DEFAULT '',
    pictures TEXT NOT NULL DEFAULT '[]', blocked TEXT NOT NULL DEFAULT '[]', error TEXT, UNIQUE (owner, once)
);
CREATE INDEX IF NOT EXISTS by_state ON jobs (state, number);
"""
_ADDED = {
    "turn": "TEXT NOT NULL DEFAULT ''", "cost": "REAL NOT NULL DEFAULT 1", "memory": "INTEGER NOT NULL DEFAULT 0",
    "origin": "TEXT NOT NULL DEFAULT '{}'", "unwanted": "TEXT",
}  # fmt: skip
"""Columns that queues from before version 0.2 lack."""
_KEPT_OPTIONS = ("format", "quality")


class Busy(LimnerError):  # noqa: N818 - errors read as what happened
    """The queue is full; try again later. `after`: in so many seconds. `reason`: key or queue."""

    grpc_status = "RESOURCE_EXHAUSTED"
    http_code = 429

    def __init__(self, message: str, after: float, reason: str = "queue") -> None:
        super().__init__(message)
        self.after, self.reason = after, reason


@dataclass(frozen=True)
class Job:
    """One request in the queue. owner: whose key. request, scene: their JSON. options: format and quality of the files.
    share: 0..1 done. pictures: what was made so far (index, seed, file name, size ...). blocked: verdicts on pictures
    withheld. error: what went wrong (message, field, grpc status, HTTP code), or None. turn: with whom it takes turns.
    cost: of one picture (see `fair.cost`). memory: bytes it will take, 0 unknown. origin: where it came from (request_id,
    traceparent, waits). unwanted: why it was cancelled while it ran, else None. Times are seconds since 1970."""

    number: int
    id: str
    owner: str
    once: str | None
    state: str
    request: str
    scene: str | None
    options: dict[str, Any]
    made: float
    started: float | None
    ended: float | None
    attempts: int
    share: float
    stage: str
    pictures: list[dict[str, Any]]
    blocked: list[dict[str, Any]]
    error: dict[str, Any] | None
    turn: str
    cost: float
    memory: int
    origin: dict[str, Any]
    unwanted: str | None

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state not in OPEN

    @property
    def settled(self) -> int:
        """How many of its pictures are made or withheld."""
        return len(self.pictures) + len(self.blocked)


class Store:
    """Jobs on disk. Every method is one transaction; threads may share a store."""

    def __init__(self, path: Path) -> None:
        self._base = _open(path)
        self._lock = threading.Lock()
        with self._lock, self._base:
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.executescript(_TABLE)
            there = {row["name"] for row in self._base.execute("PRAGMA table_info(jobs)")}
            for name, kind in _ADDED.items():
                if name not in there:
                    self._base.execute(f"ALTER TABLE jobs ADD COLUMN {name} {kind}")
            self._base.execute("UPDATE jobs SET turn=owner WHERE turn=''")
        # Reading has a connection of its own, so that who only looks never waits for a write to reach the disk.
        self._view = _open(path)
        self._view_lock = threading.Lock()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, self._view_lock:
            self._view.close()
            self._base.close()

    def add(
        self, owner: str, request: str, scene: str | None, options: dict[str, Any], once: str | None = None, *,
        turn: str | None = None, cost: float = 1.0, memory: int = 0, origin: dict[str, Any] | None = None,
        most: int = 0, most_each: int = 0, after: float = 10.0,
    ) -> tuple[Job, bool]:  # fmt: skip
        """(job, whether it is new). The same owner's same `once` gives the first job again, however full the queue is,
        unless that one was cancelled; InvalidRequest if it asked for something else. most, most_each: jobs that may be
        open in all and for one turn, 0 for any number; Busy (try again `after` seconds) when there are as many."""
        turn = turn or owner
        with self._lock, self._base:
            if once is not None:
                row = self._base.execute(
                    "SELECT * FROM jobs WHERE owner=? AND once=?", (owner, once)
                ).fetchone()
                if row is not None:
                    old = _job(row)
                    if _essence(old.request, old.scene, old.options) != _essence(request, scene, options):
                        raise InvalidRequest("Idempotency-Key", f"{once!r} was used for another request")
                    if old.state != "cancelled" and old.unwanted is None:
                        return old, False
                    self._base.execute("UPDATE jobs SET once=NULL WHERE number=?", (old.number,))
            for reason, limit, whose, where in (
                ("key", most_each, "this key has", " AND turn=?"), ("queue", most, "the queue has", "")
            ):  # fmt: skip
                query = "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')" + where
                count = self._base.execute(query, (turn,) if where else ()).fetchone()[0] if limit else 0
                if limit and count >= limit:
                    raise Busy(
                        f"{whose} {count} jobs waiting, the most allowed; try again later", after, reason
                    )
            id = uuid.uuid4().hex
            self._base.execute(
                "INSERT INTO jobs (id, owner, once, state, request, scene, options, made, turn, cost, memory, origin) "
                "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (id, owner, once, "queued", request, scene, json.dumps(options), time.time(), turn, cost, memory,
                 json.dumps(origin or {})),
            )  # fmt: skip
            return _job(self._base.execute("SELECT * FROM jobs WHERE id=?", (id,)).fetchone()), True

    def get(self, id: str) -> Job:
        """The job. Raises NotFound."""
        rows = self._rows("SELECT * FROM jobs WHERE id=?", id)
        if not rows:
            raise NotFound(f"job: there is none with the id {id}")
        return _job(rows[0])

    def change(self, id: str, **fields: Any) -> None:
        """Set columns of a job; lists and mappings are written as JSON."""
        values = [json.dumps(v) if isinstance(v, (list, dict)) else v for v in fields.values()]
        with self._lock, self._base:
            names = ", ".join(f"{name}=?" for name in fields)
            self._base.execute(f"UPDATE jobs SET {names} WHERE id=?", (*values, id))

    def end(self, id: str, state: str, error: dict[str, Any] | None = None) -> bool:
        """Move an open job to its last state; False when it was over already."""
        with self._lock, self._base:
            done = self._base.execute(
                "UPDATE jobs SET state=?, error=?, ended=?, share=CASE WHEN ?='done' THEN 1 ELSE share END "
                "WHERE id=? AND state IN ('queued', 'running')",
                (state, json.dumps(error) if error else None, time.time(), state, id),
            )
            return done.rowcount == 1

    def heads(self) -> dict[str, Job]:
        """By turn: the job that would be its next."""
        rows = self._rows(
            "SELECT *, MIN(number) FROM jobs WHERE state='queued' GROUP BY turn ORDER BY number"
        )
        return {row["turn"]: _job(row) for row in rows}

    def begin(self, number: int) -> Job | None:
        """Set a queued job running; None when it is not queued any more."""
        with self._lock, self._base:
            done = self._base.execute(
                "UPDATE jobs SET state='running', started=COALESCE(started, ?), attempts=attempts+1 "
                "WHERE number=? AND state='queued'",
                (time.time(), number),
            )
            if done.rowcount == 0:
                return None
            return _job(self._base.execute("SELECT * FROM jobs WHERE number=?", (number,)).fetchone())

    def put_back(self, id: str, stage: str, share: float) -> None:
        """A running job waits again, through no fault of its own: it does not count as begun."""
        with self._lock, self._base:
            self._base.execute(
                "UPDATE jobs SET state='queued', stage=?, share=?, attempts=attempts-1 WHERE id=? AND state='running'",
                (stage, share, id),
            )

    def position(self, job: Job) -> int:
        """How many jobs will be begun before this one if they all cost the same and no more come; 0 when it runs."""
        if job.state != "queued":
            return 0
        rows = self._rows(
            "SELECT turn, COUNT(*) AS all_of_it, SUM(number<?) AS before FROM jobs WHERE state='queued' GROUP BY turn",
            job.number,
        )
        mine = next((row["before"] for row in rows if row["turn"] == job.turn), 0)
        # In a round of turns each other one comes before mine as often as I have jobs of my own before it.
        return int(mine + sum(min(row["all_of_it"], mine + 1) for row in rows if row["turn"] != job.turn))

    def waiting(self, owner: str | None = None) -> int:
        """How many jobs are queued or running, of everybody or of one owner."""
        query = "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')"
        return int((self._rows(query + " AND owner=?", owner) if owner else self._rows(query))[0][0])

    def totals(self) -> dict[str, int]:
        """How many jobs are kept in each state."""
        rows = self._rows("SELECT state, COUNT(*) FROM jobs GROUP BY state")
        return {**dict.fromkeys(STATES, 0), **{row[0]: row[1] for row in rows}}

    def oldest(self) -> float | None:
        """When the queued job that waits longest was made; None when none waits."""
        return self._rows("SELECT MIN(made) FROM jobs WHERE state='queued'")[0][0]

    def recover(self) -> tuple[int, int]:
        """After a restart: (jobs put back into the queue, jobs given up because they were begun too often). What was made
        of an interrupted job is kept; one that was cancelled as it ran stays cancelled."""
        with self._lock, self._base:
            reason = {
                "message": "the service stopped twice while working on it", "status": "ABORTED", "code": 500, "field": None,
            }  # fmt: skip
            self._base.execute(
                "UPDATE jobs SET state='cancelled', ended=? WHERE state='running' AND unwanted IS NOT NULL",
                (time.time(),),
            )
            lost = self._base.execute(
                "UPDATE jobs SET state='failed', ended=?, error=? WHERE state='running' AND attempts>=?",
                (time.time(), json.dumps(reason), ATTEMPTS),
            ).rowcount
            back = self._base.execute(
                "UPDATE jobs SET state='queued', stage='interrupted' WHERE state='running'"
            ).rowcount
            return back, lost

    def expired(self, before: float) -> list[str]:
        """Ids of jobs that ended before this time, the oldest first."""
        rows = self._rows("SELECT id FROM jobs WHERE ended IS NOT NULL AND ended<? ORDER BY ended", before)
        return [row["id"] for row in rows]

    def forget(self, id: str) -> None:
        """Drop a job that is over."""
        with self._lock, self._base:
            self._base.execute("DELETE FROM jobs WHERE id=? AND ended IS NOT NULL", (id,))

    def ids(self) -> set[str]:
        """Of all jobs that are kept."""
        return {row["id"] for row in self._rows("SELECT id FROM jobs")}

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with self._view_lock:
            return self._view.execute(query, values).fetchall()


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=30, check_same_thread=False)
    base.row_factory = sqlite3.Row
    return base


def _job(row: sqlite3.Row) -> Job:
    fields = {name: row[name] for name in Job.__dataclass_fields__}
    for name in ("options", "pictures", "blocked", "origin"):
        fields[name] = json.loads(fields[name])
    fields["error"] = json.loads(fields["error"]) if fields["error"] else None
    return Job(**fields)


def _essence(request: str, scene: str | None, options: dict[str, Any]) -> tuple[Any, ...]:
    """What two requests under one idempotency key must agree on: all but the seed that was drawn."""
    asked = {k: v for k, v in json.loads(request).items() if k != "seed"}
    return asked, scene, tuple(options.get(name) for name in _KEPT_OPTIONS)
