"""A worker: a process of its own that makes pictures, so that a crash takes one job with it and nothing else."""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from limner.errors import Blocked, InvalidRequest, LimnerError


def main(pipe: Connection, stop: Any) -> None:
    """Serve jobs until the pipe closes. Receives (folder, request JSON, scene JSON or None, options); sends ("step",
    share, stage), ("preview", Preview), ("picture", facts), ("blocked", index, verdicts), and at last ("done",),
    ("cancelled",) or ("failed", error). stop: an event that says the present job is not wanted any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        stop.clear()
        pipe.send(_work(pipe, stop, *job))


def _work(pipe: Connection, stop: Any, folder: str, request: str, scene: str | None, options: dict) -> tuple:
    from limner import engines, pipeline
    from limner.errors import Cancelled
    from limner.jobs.preview import Watch
    from limner.prompt.scene import Scene
    from limner.request import Request

    watch = Watch(options.get("previews"))

    def step(now: engines.Step) -> None:
        pipe.send(("step", (now.picture + min(now.share, 0.99)) / now.count, now.stage))
        shown = watch.look(now)
        if shown is not None:
            pipe.send(("preview", shown))

    def blocked(index: int, error: Blocked) -> None:
        pipe.send(("blocked", index, [v.to_mapping() for v in error.verdicts]))

    try:
        asked = Request.from_json(request)
        given = Scene.from_json(scene) if scene is not None else None
        unread: list[str] = []
        for picture in pipeline.run(
            asked, scene=given, on_progress=step, on_blocked=blocked, cancelled=stop.is_set,
            on_scene=lambda read: unread.extend(u.words for u in read.unresolved),
        ):  # fmt: skip
            name = f"{picture.index}.{options['format']}"
            picture.save(Path(folder) / name, format=options["format"], quality=options["quality"])
            pipe.send((
                "picture",
                {
                    "index": picture.index, "seed": picture.seed, "file": name, "width": picture.width,
                    "height": picture.height, "engine": picture.engine, "model": picture.model,
                    "payload": None if picture.payload is None else f"{picture.payload:016x}",
                    "warnings": [*picture.warnings, *(f"not drawn: {w}" for w in unread)],
                    "seconds": {k: round(v, 3) for k, v in picture.seconds.items()},
                },
            ))  # fmt: skip
        return ("done",)
    except Cancelled:
        return ("cancelled",)
    except LimnerError as error:
        return ("failed", told(error))
    except MemoryError:
        return (
            "failed",
            {"message": "out of memory", "status": "RESOURCE_EXHAUSTED", "code": 500, "field": None},
        )
    except Exception as error:  # whatever breaks, the job has to end
        message = f"{type(error).__name__}: {error}"
        return ("failed", {"message": message, "status": "INTERNAL", "code": 500, "field": None})


def told(error: LimnerError) -> dict[str, Any]:
    """An error as what is kept of it: message, gRPC status, HTTP code, the field it is about, verdicts."""
    out = {
        "message": str(error), "status": error.grpc_status, "code": error.http_code,
        "field": error.field if isinstance(error, InvalidRequest) else None,
    }  # fmt: skip
    if isinstance(error, Blocked):
        out["verdicts"] = [v.to_mapping() for v in error.verdicts]
    return out
