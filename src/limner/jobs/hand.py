"""`Hand`: one worker process as the service sees it. Starts it, tells it to stop, and ends it when it does not."""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from limner.jobs import memory, worker
from limner.jobs.store import Job

_LOOK = 0.2
"""Seconds between looks at a worker's memory and patience."""
_START = 120.0
"""Seconds that a worker may take to get ready."""


class Died(Exception):  # noqa: N818 - errors read as what happened
    """The worker's process is gone. reason: crash, memory (it took more than it may), deaf (it did not stop when told), or
    start (it never got ready)."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Hand:
    """One worker, one task at a time. `stop` may be called from any thread, all else from the one that uses it.

    grace: seconds from being told to stop to being killed. most: bytes the process may take, 0 for any number. warm: see
    `worker.main`."""

    def __init__(self, *, grace: float, most: int = 0, warm: str | None = None) -> None:
        self.grace, self.most, self.warm = grace, most, warm
        self.job: Job | None = None
        self.stopped: str | None = None
        self._context = multiprocessing.get_context("spawn")
        self._stop = self._context.RawValue(ctypes.c_ulonglong, 0)
        self._number = 0
        self._process: Any = None
        self._pipe: Any = None
        self._patience = self._limit = float("inf")

    @property
    def pid(self) -> int | None:
        """Process id of the worker, when there is one."""
        process = self._process
        return process.pid if process is not None else None

    @property
    def alive(self) -> bool:
        """Whether a worker stands ready or works."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """A fresh process, once it is ready. Raises Died."""
        self.end()
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=worker.main, args=(theirs, self._stop, self.warm), name="limner-worker", daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe = ours
        self._patience, self._limit = time.monotonic() + _START, float("inf")
        try:
            self.receive()
        except Died as error:
            raise Died("start", f"a worker did not get ready: {error}") from None

    def take(self, job: Job, seconds: float) -> None:
        """Be responsible for a job from now on: `stop` means this one, also before the worker has it. seconds: after which
        it is told to stop ("time"), 0 for never."""
        self._number += 1
        self.stopped = None
        self._patience = float("inf")
        self._limit = time.monotonic() + seconds if seconds else float("inf")
        self.job = job

    def give(self, folder: Path) -> None:
        """Let the worker begin with the job that was taken."""
        job = self.job
        assert job is not None
        task = worker.Task(self._number, str(folder), job.request, job.scene, job.options, job.settled)
        with suppress(OSError):  # a worker that is gone is found out by `receive`
            self._pipe.send(task)

    def stop(self, why: str) -> None:
        """Tell the worker that its task is not wanted any more; the first reason counts."""
        if self.stopped is None:
            self.stopped = why
            self._patience = time.monotonic() + self.grace
            self._stop.value = self._number

    def go_on(self, on: bool) -> None:
        """Answer to ("turn",)."""
        with suppress(OSError):
            self._pipe.send(on)

    def receive(self) -> tuple:
        """The worker's next message. Raises Died when there will be none."""
        try:
            while not self._pipe.poll(_LOOK):
                self._look()
            return self._pipe.recv()
        except (EOFError, OSError):
            raise Died(*self._why(self.end())) from None

    def _look(self) -> None:
        now = time.monotonic()
        if now > self._limit:
            self.stop("time")
        if self.most and self.pid is not None and (held := memory.resident(self.pid)) > self.most:
            self.end(at_once=True)
            raise Died(
                "memory", f"it took {memory.shown(held)} of memory, {memory.shown(self.most)} are allowed"
            )
        if now > self._patience:
            self.end(at_once=True)
            raise Died("deaf", f"it did not stop within {self.grace:.0f} seconds and was killed")

    @staticmethod
    def _why(code: int | None) -> tuple[str, str]:
        if code is not None and code < 0:
            name = signal.Signals(-code).name
            perhaps = ", perhaps for want of memory" if -code == signal.SIGKILL else ""
            return "crash", f"killed by signal {-code} {name}{perhaps}"
        return "crash", f"exit code {code}"

    def end(self, at_once: bool = False) -> int | None:
        """End the process, by force if need be; its exit code."""
        process, self._process = self._process, None
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.close()
            self._pipe = None
        if process is None:
            return None
        if not at_once:
            process.join(1.0)
        if process.is_alive():
            process.kill()
            process.join(5.0)
        return process.exitcode
