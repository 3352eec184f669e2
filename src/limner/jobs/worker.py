"""A worker: a process of its own that makes pictures, so that a crash takes one job with it and nothing else."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from limner.errors import Blocked, InvalidRequest, LimnerError
from limner.jobs import memory

NICENESS = 5
"""Below the service itself, so that it answers while every core paints."""

SCENE = "scene.json"
"""In a job's folder: the scene it draws."""


@dataclass(frozen=True)
class Task:
    """What a worker is sent. number: counts the tasks of this worker; when `stop` holds it, the task is not wanted any
    more. folder: where the files go. settled: how many of the pictures are made already, or withheld."""

    number: int
    folder: str
    request: str
    scene: str | None
    options: dict[str, Any]
    settled: int = 0


def main(pipe: Connection, stop: Any, warm: str | None) -> None:
    """Serve tasks until the pipe closes. Sends ("ready",) once, and for each `Task` ("begun",), ("step", share, stage),
    ("preview", Preview), ("picture", facts), ("blocked", index, verdicts), and at last ("done",), ("cancelled",),
    ("paused",) or ("failed", error, whether this process had better be replaced). After ("turn",) it waits to be told
    whether to go on. stop: a shared number, see `Task`. warm: an engine to get ready before the first task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    memory.first_to_go()
    with suppress(OSError):
        os.nice(NICENESS)
    if warm is not None:
        _warm(warm)
    with suppress(EOFError, OSError):  # the service is gone, and with it who would want to know
        pipe.send(("ready",))
        while True:
            task = pipe.recv()
            pipe.send(("begun",))
            pipe.send(_work(pipe, stop, task))


def _leave_with_parent() -> None:
    """End this process when the service's is gone, however it went: nobody would take the pictures, and the next service
    makes the same ones."""
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _warm(engine: str) -> None:
    from limner import pipeline
    from limner.request import Request

    # What is wrong here is wrong for every job, and each will say so in its own words.
    with suppress(Exception):
        pipeline.check(Request("a cube", engine=engine))
        pipeline.read(Request("a cube", engine=engine))


def _work(pipe: Connection, stop: Any, task: Task) -> tuple:
    from limner import engines, pipeline
    from limner.errors import Cancelled
    from limner.jobs.preview import Watch
    from limner.picture import write_whole
    from limner.prompt.retelling import retell
    from limner.prompt.scene import Scene
    from limner.request import Request

    def read(scene: Scene) -> None:
        write_whole(Path(task.folder) / SCENE, scene.to_json(indent=None).encode())
        unread.extend(words.words for words in scene.unresolved if not words.placed)
        drawn.append(retell(scene))

    unread: list[str] = []
    drawn: list[str] = []
    watch = Watch(task.options.get("previews"))
    settled = task.settled

    def step(now: engines.Step) -> None:
        now = replace(now, picture=now.picture + task.settled, count=now.count + task.settled)
        pipe.send(("step", (now.picture + min(now.share, 0.99)) / now.count, now.stage))
        shown = watch.look(now)
        if shown is not None:
            pipe.send(("preview", shown))

    def blocked(index: int, error: Blocked) -> None:
        nonlocal settled
        settled += 1
        pipe.send(("blocked", index, [v.to_mapping() for v in error.verdicts]))

    try:
        asked = Request.from_json(task.request)
        if task.settled >= asked.count:
            return ("done",)
        rest = replace(asked, first=asked.first + task.settled, count=asked.count - task.settled)
        given = Scene.from_json(task.scene) if task.scene is not None else None
        batch = engines.get(asked.engine).capabilities.largest_batch
        for picture in pipeline.run(
            rest, scene=given, on_progress=step, on_blocked=blocked, cancelled=lambda: stop.value == task.number,
            on_scene=read,
        ):  # fmt: skip
            name = f"{picture.index}.{task.options['format']}"
            picture.save(
                Path(task.folder) / name, format=task.options["format"], quality=task.options["quality"]
            )
            settled += 1
            pipe.send((
                "picture",
                {
                    "index": picture.index, "seed": picture.seed, "file": name, "width": picture.width,
                    "height": picture.height, "engine": picture.engine, "model": picture.model,
                    "payload": None if picture.payload is None else f"{picture.payload:016x}",
                    "drawn": "".join(drawn),
                    "warnings": [*picture.warnings, *(f"not drawn: {w}" for w in unread)],
                    "plan": list(picture.plan), "seconds": {k: round(v, 3) for k, v in picture.seconds.items()},
                },
            ))  # fmt: skip
            # Between batches, where nothing half done is lost, somebody else may have a turn.
            if settled < asked.count and (settled - task.settled) % batch == 0:
                pipe.send(("turn",))
                if not pipe.recv():
                    return ("paused",)
        return ("done",)
    except Cancelled:
        return ("cancelled",)
    except LimnerError as error:
        return ("failed", told(error), False)
    except (EOFError, BrokenPipeError):
        raise
    except Exception as error:  # whatever breaks, the job has to end
        if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
            wrong = {"message": "out of memory", "status": "RESOURCE_EXHAUSTED", "code": 500, "field": None}
            # Memory once short tends to stay short: half of it hangs on caches and fragments. A fresh process has none.
            return ("failed", wrong, True)
        message = f"{type(error).__name__}: {error}"
        return ("failed", {"message": message, "status": "INTERNAL", "code": 500, "field": None}, False)


def told(error: LimnerError) -> dict[str, Any]:
    """An error as what is kept of it: message, gRPC status, HTTP code, the field it is about, verdicts."""
    out = {
        "message": str(error), "status": error.grpc_status, "code": error.http_code,
        "field": error.field if isinstance(error, InvalidRequest) else None,
    }  # fmt: skip
    if isinstance(error, Blocked):
        out["verdicts"] = [v.to_mapping() for v in error.verdicts]
    return out
