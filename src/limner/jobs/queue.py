"""`Queue`: takes requests, keeps them on disk, has a worker process make the pictures, tells how it goes.

A job that is being made stops within the engine's own bound (one pass or step) after it is cancelled. A worker that dies
fails its job alone and is replaced. After a restart of the service, queued jobs go on and interrupted ones begin again.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from limner.errors import LimnerError, NotFound
from limner.jobs import worker
from limner.jobs.preview import Preview, Shelf, Wish
from limner.jobs.store import Job, Store
from limner.request import Request


class Busy(LimnerError):  # noqa: N818 - errors read as what happened
    """The queue is full; try again later. `after`: in so many seconds."""

    grpc_status = "RESOURCE_EXHAUSTED"
    http_code = 429

    def __init__(self, message: str, after: float) -> None:
        super().__init__(message)
        self.after = after


@dataclass(frozen=True)
class Limits:
    """most: jobs waiting, in all and for one owner. keep: seconds that ended jobs and their files are kept."""

    most: int = 200
    most_each: int = 100
    keep: float = 24 * 3600.0


Listener = Callable[[Job], object]


class Queue:
    """The one queue of a service. Methods may be called from any thread."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder, self.limits = folder, limits or Limits()
        self.store = Store(folder / "jobs.db")
        self.recovered = self.store.recover()
        self.restarts = 0
        self.seconds: dict[tuple[str, str], float] = {}
        self._context = multiprocessing.get_context("spawn")
        self._wake = threading.Event()
        self._ending = False
        self._listeners: dict[str, list[Listener]] = {}
        self._lock = threading.Lock()
        self._current: str | None = None
        self._cancelled: set[str] = set()
        self._previews = Shelf()
        self._process: Any = None
        self._pipe: Any = None
        self._stop = self._context.Event()
        self._thread = threading.Thread(target=self._run, name="limner-queue", daemon=True)

    def start(self) -> None:
        """Begin to work; also on what was left from before."""
        self._thread.start()

    def close(self, patience: float = 10.0) -> None:
        """Stop working; a job in hand goes back into the queue of the next start."""
        self._ending = True
        self._stop.set()
        self._wake.set()
        self._thread.join(patience)
        self._end_worker()
        self.store.close()

    def submit(
        self, request: Request, *, owner: str, scene: str | None = None, format: str = "png", quality: int = 92,
        once: str | None = None, previews: Wish | None = None,
    ) -> Job:  # fmt: skip
        """Queue a request; its seed is drawn now, so that beginning again makes the same pictures. once: an idempotency
        key. previews: which to make on the way, none by default. Raises Busy when the queue is full, Blocked when the
        words are not allowed."""
        from limner import pipeline
        from limner.prompt.scene import Scene

        pipeline.check(request, Scene.from_json(scene) if scene is not None else None)
        for count, most, whose in (
            (self.store.waiting(owner), self.limits.most_each, "this key has"),
            (self.store.waiting(), self.limits.most, "the queue has"),
        ):
            if count >= most:
                raise Busy(f"{whose} {count} jobs waiting, the most allowed; try again later", after=10.0)
        if request.seed is None:
            request = replace(request, seed=secrets.randbits(32))
        options = {"format": format, "quality": quality, "previews": (previews or Wish()).to_mapping()}
        job, new = self.store.add(owner, request.to_json(), scene, options, once)
        if new:
            self._wake.set()
        return job

    def get(self, id: str, owner: str | None = None) -> Job:
        """The job. Raises NotFound, also for another owner's."""
        job = self.store.get(id)
        if owner is not None and job.owner != owner:
            raise NotFound(f"job: there is none with the id {id}")
        return job

    def cancel(self, id: str) -> Job:
        """End a job: at once when queued, within the engine's bound when it is being made."""
        with self._lock:
            if self._current == id:
                self._cancelled.add(id)
                self._stop.set()
                return self.store.get(id)
        if self.store.end(id, "cancelled"):
            self._tell(id)
        return self.store.get(id)

    def path(self, job: Job, file: str) -> Path:
        """Where a picture of a job lies. Raises NotFound for a name that is not one of its pictures'."""
        if file not in {picture["file"] for picture in job.pictures}:
            raise NotFound(f"file: job {job.id} has no picture {file}")
        return self.folder / job.id / file

    def listen(self, id: str, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the job whenever something happens to it, from the queue's thread; call what is returned
        to stop that."""
        with self._lock:
            self._listeners.setdefault(id, []).append(listener)

        def stop() -> None:
            with self._lock:
                mine = self._listeners.get(id, [])
                if listener in mine:
                    mine.remove(listener)
                if not mine:
                    self._listeners.pop(id, None)
                    if self._current != id:
                        self._previews.drop(id)

        return stop

    def previews(self, id: str, since: int = 0) -> tuple[Preview, ...]:
        """The job's previews from this number on, in order; the last ones stay until nobody listens to the job any more.
        Whoever follows `updates` asks at every update."""
        with self._lock:
            return self._previews.since(id, since)

    async def updates(self, id: str) -> Any:
        """Yield the job now and at every change, the last time when it is over."""
        loop = asyncio.get_running_loop()
        box: asyncio.Queue[None] = asyncio.Queue()
        stop = self.listen(id, lambda _: loop.call_soon_threadsafe(box.put_nowait, None))
        try:
            while True:
                job = self.store.get(id)
                yield job
                if job.over:
                    return
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(box.get(), 5.0)
                while not box.empty():
                    box.get_nowait()
        finally:
            stop()

    def _tell(self, id: str) -> None:
        with self._lock:
            listeners = list(self._listeners.get(id, ()))
        if listeners:
            job = self.store.get(id)
            for listener in listeners:
                listener(job)

    def _run(self) -> None:
        last, swept = None, 0.0
        while not self._ending:
            self._wake.clear()
            if time.time() - swept > 60:
                swept = time.time()
                self._sweep()
            with self._lock:
                job = self.store.claim(last)
                self._current = job.id if job else None
                self._stop.clear()
            if job is None:
                self._wake.wait(5.0)
                continue
            last = job.owner
            self._tell(job.id)
            try:
                self._make(job)
            finally:
                with self._lock:
                    self._current = None
                    self._cancelled.discard(job.id)
                    if job.id not in self._listeners:
                        self._previews.drop(job.id)
                self._tell(job.id)

    def _make(self, job: Job) -> None:
        """See one job through with the worker."""
        folder = self.folder / job.id
        folder.mkdir(mode=0o700, exist_ok=True)
        pictures, blocked, told = list[dict](), list[dict](), 0.0
        try:
            pipe = self._worker()
            pipe.send((str(folder), job.request, job.scene, job.options))
            while True:
                message = pipe.recv()
                kind = message[0]
                if kind == "step":
                    if time.time() - told > 0.1:
                        told = time.time()
                        self.store.change(job.id, share=round(message[1], 4), stage=message[2])
                        self._tell(job.id)
                elif kind == "preview":
                    with self._lock:
                        self._previews.put(job.id, message[1])
                    self._tell(job.id)
                elif kind == "picture":
                    pictures.append(message[1])
                    for stage, seconds in message[1]["seconds"].items():
                        place = (message[1]["engine"], stage)
                        self.seconds[place] = self.seconds.get(place, 0.0) + seconds
                    self.store.change(job.id, pictures=pictures)
                    self._tell(job.id)
                elif kind == "blocked":
                    blocked.append({"index": message[1], "verdicts": message[2]})
                    self.store.change(job.id, blocked=blocked)
                elif kind == "done":
                    self.store.end(job.id, "done")
                    return
                elif kind == "cancelled":
                    if job.id in self._cancelled:
                        self.store.end(job.id, "cancelled")
                    # Else the service is closing: the job stays as running and begins again at the next start.
                    return
                else:
                    self.store.end(job.id, "failed", message[1])
                    return
        except (EOFError, OSError) as error:
            code = self._end_worker()
            self.restarts += 1
            if self._ending:
                return
            why = (
                f"killed by signal {-code}, perhaps for want of memory"
                if code is not None and code < 0
                else f"exit code {code}"
            )
            self.store.end(
                job.id, "failed",
                {"message": f"the worker process stopped ({why})", "status": "INTERNAL", "code": 500, "field": None,
                 "detail": type(error).__name__},
            )  # fmt: skip

    def _worker(self) -> Any:
        if self._process is None or not self._process.is_alive():
            self._end_worker()
            ours, theirs = self._context.Pipe()
            self._process = self._context.Process(
                target=worker.main, args=(theirs, self._stop), name="limner-worker", daemon=True
            )
            self._process.start()
            theirs.close()
            self._pipe = ours
        return self._pipe

    def _end_worker(self) -> int | None:
        process, self._process = self._process, None
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.close()
            self._pipe = None
        if process is None:
            return None
        process.join(1.0)
        if process.is_alive():
            process.kill()
            process.join(5.0)
        return process.exitcode

    @property
    def worker_pid(self) -> int | None:
        """Process id of the worker, when there is one."""
        return self._process.pid if self._process is not None else None

    def _sweep(self) -> None:
        for id in self.store.expired(time.time() - self.limits.keep):
            shutil.rmtree(self.folder / id, ignore_errors=True)
