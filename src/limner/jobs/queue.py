"""`Queue`: takes requests, keeps them on disk, has worker processes make the pictures, tells how it goes.

A job that is being made stops within the engine's own bound (one pass or step) after it is cancelled, and its worker is
killed when it does not within `Limits.grace`. A worker that dies fails its job alone and is replaced. After a restart of the
service queued jobs go on, and interrupted ones with the first picture that is missing. Between pictures a job of many makes
room for those who wait for their turn.
"""

from __future__ import annotations

import asyncio
import logging
import math
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from limner.errors import LimnerError, NotFound
from limner.jobs import fair, keeping, memory, worker
from limner.jobs.events import Event, Watcher
from limner.jobs.hand import Died, Hand
from limner.jobs.preview import Preview, Shelf, Wish
from limner.jobs.store import ATTEMPTS, Job, Store
from limner.request import Request

log = logging.getLogger("limner.jobs")
_SWEEP = 60.0
_BACKOFF = 30.0


class Stopping(LimnerError):  # noqa: N818 - errors read as what happened
    """The service is about to end and takes nothing more. `after`: try again in so many seconds."""

    grpc_status = "UNAVAILABLE"
    http_code = 503
    after = 5.0


@dataclass(frozen=True)
class Limits:
    """most: jobs open, in all and for one turn. keep: seconds that ended jobs and their files are kept. disk: bytes of files
    kept at most, 0 for any number. workers: processes. memory: bytes that all workers may take at once, and one of them
    before it is killed; 0 for any number. grace: seconds from cancelling a job to killing a worker that goes on. seconds: a
    job may run for, 0 for ever."""

    most: int = 200
    most_each: int = 100
    keep: float = 24 * 3600.0
    disk: int = 0
    workers: int = 1
    memory: int = 0
    grace: float = 20.0
    seconds: float = 0.0


Listener = Callable[[Job], object]


class Queue:
    """The one queue of a service. Methods may be called from any thread. warm: an engine that workers get ready when they
    start. Raises InUse when another service works on the folder."""

    def __init__(self, folder: Path, limits: Limits | None = None, *, warm: str | None = None) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._held = keeping.lock(folder)
        self.folder, self.limits = folder, limits or Limits()
        self.store = Store(folder / "jobs.db")
        self.recovered = self.store.recover()
        self.restarts = 0
        self.trouble: str | None = None
        self.pace = 5.0
        self._ending = self._draining = False
        self._listeners: dict[str, list[Listener]] = {}
        self._watchers: list[Watcher] = []
        self._lock = threading.Lock()
        self._wake, self._news = threading.Condition(), 0
        self._turns = fair.Turns()
        self._progress: dict[str, tuple[float, str]] = {}
        self._previews = Shelf()
        self.hands = [
            Hand(grace=self.limits.grace, most=self.limits.memory, warm=warm) for _ in range(self.limits.workers)
        ]  # fmt: skip
        self._threads = [
            threading.Thread(target=self._run, args=(hand,), name=f"limner-hand-{n}", daemon=True)
            for n, hand in enumerate(self.hands)
        ]
        self._threads.append(threading.Thread(target=self._keep, name="limner-sweep", daemon=True))

    def start(self) -> None:
        """Begin to work; also on what was left from before."""
        for thread in self._threads:
            thread.start()

    def drain(self) -> None:
        """Take nothing more and begin nothing more; what is in hand goes on until `close`."""
        self._draining = True
        self._rouse()

    def close(self, patience: float = 10.0) -> None:
        """Stop working; jobs in hand go back into the queue of the next start, with the pictures they have."""
        self._draining = self._ending = True
        for hand in self.hands:
            hand.stop("closing")
        self._rouse()
        end = time.monotonic() + patience
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, end - time.monotonic()))
        for hand in self.hands:
            hand.end(at_once=True)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(2.0)
        self.store.close()
        if self._held is not None:
            self._held.close()

    def submit(
        self, request: Request, *, owner: str, scene: str | None = None, format: str = "png", quality: int = 92,
        once: str | None = None, previews: Wish | None = None, turn: str | None = None, most_each: int | None = None,
        origin: dict[str, Any] | None = None,
    ) -> Job:  # fmt: skip
        """Queue a request; its seed is drawn now, so that beginning again makes the same pictures. once: an idempotency
        key. previews: which to make on the way, none by default. turn: with whom it takes turns, the owner unless said.
        Raises Busy when the queue is full, TooLarge when it needs more memory than may be used, Blocked when the words are
        not allowed, Stopping when the service is about to end."""
        from limner import pipeline
        from limner.prompt.scene import Scene

        if self._draining:
            raise Stopping("the service is about to stop and takes nothing more; try again soon")
        pipeline.check(request, Scene.from_json(scene) if scene is not None else None)
        needed = memory.admit(request, self.limits.memory)
        if request.seed is None:
            request = replace(request, seed=secrets.randbits(32))
        options = {"format": format, "quality": quality, "previews": (previews or Wish()).to_mapping()}
        job, new = self.store.add(
            owner, request.to_json(), scene, options, once, turn=turn, cost=fair.cost(request), memory=needed,
            origin=origin, most=self.limits.most, most_each=self.limits.most_each if most_each is None else most_each,
            after=math.ceil(min(60.0, max(1.0, self.pace / len(self.hands)))),
        )  # fmt: skip
        if new:
            self._emit(Event("queued", job))
            self._rouse()
        return job

    def get(self, id: str, owner: str | None = None) -> Job:
        """The job. Raises NotFound, also for another owner's."""
        job = self.store.get(id)
        if owner is not None and job.owner != owner:
            raise NotFound(f"job: there is none with the id {id}")
        now = self._progress.get(id)
        return job if now is None or job.over else replace(job, share=now[0], stage=now[1])

    def cancel(self, id: str, why: str = "request") -> Job:
        """End a job: at once when queued, within the engine's bound when it is being made. A job that is over stays as it
        is. why: request or hang-up or time, for the record. Raises Stopping when the service is about to end: connections
        break then, which must not lose what was accepted."""
        if self._draining:
            raise Stopping("the service is about to stop; the job is kept, cancel it after the next start")
        with self._lock:
            hand = next((h for h in self.hands if h.job is not None and h.job.id == id), None)
            if hand is not None:
                # Written down first: should the service be killed now, the next one must not begin it again.
                self.store.change(id, unwanted=why)
                hand.stop(why)
                return self.store.get(id)
            ended = self.store.end(id, "cancelled")
        if ended:
            self._ended(id, why)
        return self.get(id)

    def path(self, job: Job, file: str) -> Path:
        """Where a picture of a job lies. Raises NotFound for a name that is not one of its pictures'."""
        if file not in {picture["file"] for picture in job.pictures}:
            raise NotFound(f"file: job {job.id} has no picture {file}")
        return self.folder / job.id / file

    def scene(self, job: Job) -> Path:
        """The file with the scene a job draws. Raises NotFound before it was read, and where an engine draws none."""
        path = self.folder / job.id / worker.SCENE
        if not path.is_file():
            raise NotFound(f"scene: job {job.id} has none")
        return path

    def watch(self, watcher: Watcher) -> None:
        """Tell `watcher` everything that happens, from whatever thread it happens in."""
        self._watchers.append(watcher)

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
                    if not self._in_hand(id):
                        self._previews.drop(id)

        return stop

    def previews(self, id: str, since: int = 0) -> tuple[Preview, ...]:
        """The job's previews from this number on, in order; the last ones stay until nobody listens to the job any more.
        Whoever follows `updates` asks at every update."""
        with self._lock:
            return self._previews.since(id, since)

    async def updates(self, id: str) -> Any:
        """Yield the job now and at every change, the last time when it is over, and every 5 seconds while nothing changes.
        Raises Stopping when the service is about to end and will not get to it."""
        loop = asyncio.get_running_loop()
        box: asyncio.Queue[None] = asyncio.Queue()
        stop = self.listen(id, lambda _: loop.call_soon_threadsafe(box.put_nowait, None))
        try:
            while True:
                job = self.get(id)
                yield job
                if job.over:
                    return
                if self._ending or (self._draining and not self._in_hand(id)):
                    raise Stopping(f"the service is stopping; job {id} goes on after its next start")
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(box.get(), 5.0)
                while not box.empty():
                    box.get_nowait()
        finally:
            stop()

    @property
    def draining(self) -> bool:
        """Whether it takes nothing more."""
        return self._draining

    @property
    def working(self) -> bool:
        """Whether its threads live and every worker is ready or at work."""
        return all(thread.is_alive() for thread in self._threads) and all(hand.alive for hand in self.hands)

    @property
    def busy(self) -> bool:
        """Whether any job is in hand."""
        return any(hand.job is not None for hand in self.hands)

    @property
    def worker_pid(self) -> int | None:
        """Process id of the first worker, when there is one."""
        return self.hands[0].pid

    def _in_hand(self, id: str) -> bool:
        return any(hand.job is not None and hand.job.id == id for hand in self.hands)

    def _rouse(self) -> None:
        with self._wake:
            self._news += 1
            self._wake.notify_all()
        if self._draining:
            with self._lock:
                ids = list(self._listeners)
            for id in ids:
                self._tell(id)

    def _emit(self, event: Event) -> None:
        for watcher in self._watchers:
            try:
                watcher(event)
            except Exception:
                log.exception("a watcher of the queue failed")
        if event.job is not None:
            self._tell(event.job.id)

    def _tell(self, id: str) -> None:
        with self._lock:
            listeners = list(self._listeners.get(id, ()))
        if listeners:
            with suppress(NotFound):
                job = self.get(id)
                for listener in listeners:
                    listener(job)

    def _ended(self, id: str, how: str = "") -> None:
        job = self.store.get(id)
        if job.started is not None and job.ended is not None and job.state == "done":
            self.pace += 0.2 * (job.ended - job.started - self.pace)
        self._emit(Event("ended", job, {"how": how}))

    def _keep(self) -> None:
        while not self._ending:
            try:
                keeping.sweep(self.folder, self.store, keep=self.limits.keep, most=self.limits.disk)
            except Exception:
                log.exception("clearing away old jobs failed")
            with self._wake:
                end = time.monotonic() + _SWEEP
                while not self._ending and time.monotonic() < end:
                    self._wake.wait(end - time.monotonic())

    def _run(self, hand: Hand) -> None:
        wait = 0.5
        while not self._ending:
            seen = self._news
            if not hand.alive:
                if hand.pid is not None:
                    self._replaced(Died("crash", "it ended while it had nothing to do"), None)
                try:
                    hand.start()
                    wait, self.trouble = 0.5, None
                except Exception as error:  # nothing may end this thread but the service
                    self._replaced(error if isinstance(error, Died) else Died("start", repr(error)), None)
                    self.trouble = str(error)
                    self._pause(wait, self._news)
                    wait = min(_BACKOFF, wait * 2)
                    continue
            job = self._claim(hand)
            if job is None:
                self._pause(1.0, seen)
                continue
            self._emit(Event("started", job))
            try:
                self._make(job, hand)
            except Exception as error:
                log.exception("seeing a job through failed")
                self._fail(job.id, f"the service could not see it through: {type(error).__name__}: {error}")
                hand.end(at_once=True)
            finally:
                with self._lock:
                    hand.job = None
                    self._progress.pop(job.id, None)
                    if job.id not in self._listeners:
                        self._previews.drop(job.id)
                self._tell(job.id)
                self._rouse()

    def _pause(self, seconds: float, seen: int) -> None:
        """Wait until there is news, or so long. seen: the count of news that is known already."""
        with self._wake:
            if not self._ending and self._news == seen:
                self._wake.wait(seconds)

    def _claim(self, hand: Hand) -> Job | None:
        with self._lock:
            if self._draining:
                return None
            heads = self.store.heads()
            if not heads:
                return None
            turn = self._turns.pick({name: job.cost for name, job in heads.items()})
            next = heads[turn]
            taken = sum(h.job.memory for h in self.hands if h.job is not None)
            if self.limits.memory and taken and taken + next.memory > self.limits.memory:
                return None  # whoever is large waits for room, and nobody slips past
            job = self.store.begin(next.number)
            if job is not None:
                self._turns.charge(turn, job.cost)
                hand.take(job, self.limits.seconds)
            return job

    def _gives_way(self, job: Job) -> bool:
        """Whether somebody else's piece is due before this job's next picture."""
        with self._lock:
            if self._draining:
                return True
            heads = {name: head.cost for name, head in self.store.heads().items()}
            if not heads or set(heads) == {job.turn}:
                return False
            # A worker that stands idle takes the others' pieces without this one giving way.
            if any(h.job is None and h.alive for h in self.hands):
                return False
            if self._turns.pick({**heads, job.turn: job.cost}) != job.turn:
                return True
            self._turns.charge(job.turn, job.cost)
            return False

    def _make(self, job: Job, hand: Hand) -> None:
        """See one job through with the worker."""
        folder = self.folder / job.id
        folder.mkdir(mode=0o700, exist_ok=True)
        pictures, blocked, told, begun = list(job.pictures), list(job.blocked), 0.0, False
        try:
            hand.give(folder)
            while True:
                message = hand.receive()
                kind = message[0]
                if kind == "begun":
                    begun = True
                elif kind == "step":
                    self._progress[job.id] = (round(message[1], 4), message[2])
                    if time.time() - told > 0.1:
                        told = time.time()
                        self._tell(job.id)
                elif kind == "preview":
                    with self._lock:
                        self._previews.put(job.id, message[1])
                    self._emit(Event("preview", job))
                elif kind == "picture":
                    pictures.append(message[1])
                    self.store.change(job.id, pictures=pictures)
                    self._emit(Event("picture", replace(job, pictures=list(pictures)), message[1]))
                elif kind == "blocked":
                    blocked.append({"index": message[1], "verdicts": message[2]})
                    self.store.change(job.id, blocked=blocked)
                    self._emit(Event("withheld", replace(job, blocked=list(blocked))))
                elif kind == "turn":
                    hand.go_on(not self._gives_way(job))
                elif kind == "done":
                    self._over(job.id, "done")
                    return
                elif kind == "paused":
                    self._put_back(job, "paused", "waits for its next turn")
                    return
                elif kind == "cancelled":
                    self._stopped(job, hand.stopped or "request")
                    return
                else:
                    self._over(job.id, "failed", message[1])
                    if message[2]:
                        hand.end()
                        self._replaced(Died("memory", message[1]["message"]), job)
                    return
        except Died as error:
            if hand.stopped != "closing":
                self._replaced(error, job)
            if hand.stopped is not None and error.reason == "deaf":
                self._stopped(job, hand.stopped)
            elif self._ending:
                self._put_back(job, "interrupted", "interrupted")
            elif not begun and job.attempts < ATTEMPTS:
                # It was gone before it had read the task, which is then none of the task's doing.
                self._put_back(job, "interrupted", "interrupted")
            else:
                self._fail(job.id, f"the worker process stopped ({error})", error.reason)

    def _stopped(self, job: Job, why: str) -> None:
        if why == "closing":
            self._put_back(job, "interrupted", "interrupted")
        elif why == "time":
            seconds = self.limits.seconds
            self._fail(job.id, f"not done within {seconds:.0f} seconds, so given up", "time")
        else:
            self._over(job.id, "cancelled", how=why)

    def _fail(self, id: str, message: str, how: str = "") -> None:
        status, code = ("DEADLINE_EXCEEDED", 504) if how == "time" else ("INTERNAL", 500)
        if how == "memory":
            status = "RESOURCE_EXHAUSTED"
        self._over(id, "failed", {"message": message, "status": status, "code": code, "field": None}, how=how)

    def _over(self, id: str, state: str, error: dict[str, Any] | None = None, how: str = "") -> None:
        if self.store.end(id, state, error):
            self._ended(id, how)

    def _put_back(self, job: Job, kind: str, stage: str) -> None:
        share = self._progress.get(job.id, (job.share, ""))[0]
        self.store.put_back(job.id, stage, share)
        self._progress.pop(job.id, None)
        self._emit(Event(kind, self.store.get(job.id)))

    def _replaced(self, error: Died, job: Job | None) -> None:
        self.restarts += 1
        self._emit(Event("worker", job, {"reason": error.reason, "message": str(error)}))
