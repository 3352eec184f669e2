"""What every protocol of the service stands on: submit a request, wait for its pictures, read their bytes.

A protocol is a router of its own. It turns a body into a `limner.request.Request`, calls `pictures` (which cancels the job
when the client hangs up), turns what comes back into its own shape, and its errors with a handler for its own paths.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request as Http

from limner.errors import Blocked, Cancelled, EngineFailed, LimnerError
from limner.jobs import Job, Limits, Queue
from limner.request import Request
from limner.serve.settings import Settings


class JobFailed(LimnerError):  # noqa: N818 - errors read as what happened
    """A job that ended badly, with the status its own error had."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.error = error
        self.field = error.get("field")
        self.status, self.code = error["status"], int(error["code"])
        self.verdicts = error.get("verdicts", [])


@dataclass(frozen=True)
class Made:
    """One finished picture: its file's bytes and what is known of it."""

    data: bytes
    facts: dict[str, Any]


class Service:
    """The queue, with what HTTP needs round it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.queue = Queue(
            settings.folder / "jobs",
            Limits(most=settings.most_waiting, most_each=settings.most_waiting, keep=settings.keep),
        )
        self.started = time.time()
        self._calls: dict[str, list[float]] = {}

    def allowed(self, owner: str) -> float:
        """0 when this owner may call now, else the seconds to wait (at most `rate` calls in any minute)."""
        rate, now = self.settings.rate, time.monotonic()
        if rate <= 0:
            return 0.0
        calls = self._calls.setdefault(owner, [])
        calls[:] = [t for t in calls if now - t < 60]
        if len(calls) >= rate:
            return max(0.1, 60 - (now - calls[0]))
        calls.append(now)
        return 0.0

    async def submit(self, request: Request, http: Http, **more: Any) -> Job:
        """Queue a request for who called; the checks run off the event loop."""
        once = http.headers.get("idempotency-key")
        return await asyncio.to_thread(self.queue.submit, request, owner=http.state.owner, once=once, **more)

    async def finished(self, job: Job, http: Http) -> Job:
        """The job when it is over. The client hanging up, or the service's patience ending, cancels it."""
        end = time.monotonic() + self.settings.patience

        async def wait() -> Job:
            async for now in self.queue.updates(job.id):
                if now.over:
                    return now
            return self.queue.get(job.id)

        waiting = asyncio.ensure_future(wait())
        try:
            while True:
                with suppress(asyncio.TimeoutError):
                    return _good(await asyncio.wait_for(asyncio.shield(waiting), 0.25))
                if await http.is_disconnected():
                    self.queue.cancel(job.id)
                    raise Cancelled("the client hung up")
                if time.monotonic() > end:
                    self.queue.cancel(job.id)
                    raise EngineFailed(f"not done within {self.settings.patience:.0f} seconds, so given up")
        finally:
            waiting.cancel()

    async def pictures(self, request: Request, http: Http, **more: Any) -> tuple[Job, list[Made]]:
        """Queue a request, wait, and give the pictures in order; those withheld are in the job's `blocked`."""
        job = await self.finished(await self.submit(request, http, **more), http)
        return job, [await self.read(job, facts) for facts in job.pictures]

    async def read(self, job: Job, facts: dict[str, Any]) -> Made:
        """A picture's bytes."""
        return Made(await asyncio.to_thread(self.queue.path(job, facts["file"]).read_bytes), facts)

    def address(self, http: Http, job: Job, file: str) -> str:
        """Where a picture can be fetched until the job is forgotten."""
        base = self.settings.public or str(http.base_url).rstrip("/")
        return f"{base}/v1/files/{job.id}/{file}"


def _good(job: Job) -> Job:
    if job.state == "failed":
        assert job.error is not None
        raise JobFailed(job.error)
    if job.state == "cancelled":
        raise Cancelled("the job was cancelled")
    return job


def told(error: Exception) -> tuple[int, str, str, str | None]:
    """(HTTP code, gRPC status, message, field) of any error, for a protocol to shape."""
    if isinstance(error, JobFailed):
        return error.code, error.status, str(error), error.field
    if isinstance(error, LimnerError):
        return error.http_code, error.grpc_status, str(error), getattr(error, "field", None)
    return 500, "INTERNAL", "something broke inside the service; its log says what", None


def verdicts(error: Exception) -> list[dict[str, Any]]:
    """The safety verdicts behind an error, [] when it is about something else."""
    if isinstance(error, Blocked):
        return [v.to_mapping() for v in error.verdicts]
    return list(getattr(error, "verdicts", []))
