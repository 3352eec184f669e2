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

from limner.errors import InvalidRequest, NotFound

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


@dataclass(frozen=True)
class Job:
    """One request in the queue. owner: whose key. request, scene: their JSON. options: format and quality of the files.
    share: 0..1 done. pictures: what was made so far (index, seed, file name, size ...). blocked: verdicts on pictures
    withheld. error: what went wrong (message, field, grpc status, HTTP code), or None. Times are seconds since 1970."""

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

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state not in OPEN


class Store:
    """Jobs on disk. Every method is one transaction; threads may share a store."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, timeout=30, check_same_thread=False)
        self._lock = threading.Lock()
        self._base.row_factory = sqlite3.Row
        with self._lock, self._base:
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.executescript(_TABLE)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def add(
        self, owner: str, request: str, scene: str | None, options: dict[str, Any], once: str | None = None
    ) -> tuple[Job, bool]:
        """(job, whether it is new). The same owner's same `once` gives the first job again; InvalidRequest if that one
        asked for something else."""
        with self._lock, self._base:
            if once is not None:
                row = self._base.execute(
                    "SELECT * FROM jobs WHERE owner=? AND once=?", (owner, once)
                ).fetchone()
                if row is not None:
                    old = _job(row)
                    if (_seedless(old.request), old.scene) != (_seedless(request), scene):
                        raise InvalidRequest("Idempotency-Key", f"{once!r} was used for another request")
                    return old, False
            id = uuid.uuid4().hex
            self._base.execute(
                "INSERT INTO jobs (id, owner, once, state, request, scene, options, made) VALUES (?,?,?,?,?,?,?,?)",
                (id, owner, once, "queued", request, scene, json.dumps(options), time.time()),
            )
            return self._get(id), True

    def get(self, id: str) -> Job:
        """The job. Raises NotFound."""
        with self._lock:
            return self._get(id)

    def _get(self, id: str) -> Job:
        row = self._base.execute("SELECT * FROM jobs WHERE id=?", (id,)).fetchone()
        if row is None:
            raise NotFound(f"job: there is none with the id {id}")
        return _job(row)

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

    def claim(self, last_owner: str | None) -> Job | None:
        """The next job to work on, now running: owners take turns, each owner's own jobs go in order."""
        with self._lock, self._base:
            rows = self._base.execute(
                "SELECT owner, MIN(number) AS first FROM jobs WHERE state='queued' GROUP BY owner ORDER BY first"
            ).fetchall()
            if not rows:
                return None
            # Whoever was served last waits until the others had their turn.
            row = next((r for r in rows if r["owner"] != last_owner), rows[0])
            self._base.execute(
                "UPDATE jobs SET state='running', started=?, attempts=attempts+1 WHERE number=?",
                (time.time(), row["first"]),
            )
            found = self._base.execute("SELECT * FROM jobs WHERE number=?", (row["first"],)).fetchone()
            return _job(found)

    def position(self, job: Job) -> int:
        """How many queued jobs stand before this one (an estimate where owners take turns); 0 when it runs."""
        with self._lock:
            row = self._base.execute(
                "SELECT COUNT(*) FROM jobs WHERE state='queued' AND number<?", (job.number,)
            ).fetchone()
        return int(row[0]) if job.state == "queued" else 0

    def waiting(self, owner: str | None = None) -> int:
        """How many jobs are queued or running, of everybody or of one owner."""
        with self._lock:
            query = "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')"
            row = self._base.execute(
                query + (" AND owner=?" if owner else ""), (owner,) if owner else ()
            ).fetchone()
        return int(row[0])

    def totals(self) -> dict[str, int]:
        """How many jobs are kept in each state."""
        with self._lock:
            rows = self._base.execute("SELECT state, COUNT(*) FROM jobs GROUP BY state").fetchall()
        return {row[0]: row[1] for row in rows}

    def recover(self) -> tuple[int, int]:
        """After a restart: (jobs put back into the queue, jobs given up because they were begun too often)."""
        with self._lock, self._base:
            reason = {
                "message": "the service stopped twice while working on it", "status": "ABORTED", "code": 500, "field": None,
            }  # fmt: skip
            lost = self._base.execute(
                "UPDATE jobs SET state='failed', ended=?, error=? WHERE state='running' AND attempts>=?",
                (time.time(), json.dumps(reason), ATTEMPTS),
            ).rowcount
            back = self._base.execute(
                "UPDATE jobs SET state='queued', share=0, stage='interrupted', pictures='[]', blocked='[]' "
                "WHERE state='running'"
            ).rowcount
            return back, lost

    def expired(self, before: float) -> list[str]:
        """Forget jobs that ended before this time; their ids, so that their files go too."""
        with self._lock, self._base:
            rows = self._base.execute(
                "SELECT id FROM jobs WHERE ended IS NOT NULL AND ended<?", (before,)
            ).fetchall()
            self._base.execute("DELETE FROM jobs WHERE ended IS NOT NULL AND ended<?", (before,))
        return [row["id"] for row in rows]


def _job(row: sqlite3.Row) -> Job:
    fields = dict(row)
    for name in ("options", "pictures", "blocked"):
        fields[name] = json.loads(fields[name])
    fields["error"] = json.loads(fields["error"]) if fields["error"] else None
    return Job(**fields)


def _seedless(request: str) -> dict[str, Any]:
    return {k: v for k, v in json.loads(request).items() if k != "seed"}
