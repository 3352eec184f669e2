"""The queue's folder: one folder of files a job, kept for a while and then cleared away."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import IO

from limner.errors import LimnerError
from limner.jobs.store import Store

_ID = re.compile(r"[0-9a-f]{32}")


class InUse(LimnerError):  # noqa: N818 - errors read as what happened
    """Another service works on this folder."""

    grpc_status = "FAILED_PRECONDITION"
    http_code = 409


def lock(folder: Path) -> IO[bytes] | None:
    """Keep every other service off this folder for as long as the file returned is open; the system lets go of it when
    the process ends, however it ends. None where the system has no such locks (Windows). Raises InUse."""
    try:
        import fcntl
    except ImportError:
        return None
    file = (folder / "lock").open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise InUse(f"folder: another limner service works on {folder}; give each its own") from None
    return file


def sweep(folder: Path, store: Store, *, keep: float, most: int = 0) -> int:
    """Clear away what ended more than `keep` seconds ago, then, oldest first, what has ended until the folder holds at most
    `most` bytes (0: any number); and folders that no job knows. How many went. A job is forgotten before its files go, so
    that none is ever listed without them."""
    gone = 0
    for id in store.expired(time.time() - keep):
        gone += _drop(folder, store, id)
    if most:
        ended = store.expired(float("inf"))
        held = {path.name: _size(path) for path in _jobs(folder)}
        while ended and sum(held.values()) > most:
            id = ended.pop(0)
            gone += _drop(folder, store, id)
            held.pop(id, None)
    there = _jobs(folder)
    known = store.ids()
    for path in there:
        # A folder is made after its job is written down: what was there before and no job knows is left over.
        if path.name not in known:
            shutil.rmtree(path, ignore_errors=True)
            gone += 1
    return gone


def free(folder: Path) -> int:
    """Bytes that are free on the disk this folder lies on."""
    return shutil.disk_usage(folder).free


def _drop(folder: Path, store: Store, id: str) -> int:
    store.forget(id)
    shutil.rmtree(folder / id, ignore_errors=True)
    return 1


def _jobs(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir() and _ID.fullmatch(path.name)]


def _size(folder: Path) -> int:
    try:
        return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    except FileNotFoundError:  # somebody cleared it away meanwhile
        return 0
