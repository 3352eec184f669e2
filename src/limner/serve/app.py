"""The application: protocols, keys, limits, health and metrics in one process; pictures are made in others."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as Http
from starlette.responses import Response

from limner.errors import Blocked, InvalidRequest, LimnerError
from limner.finish.metadata import software
from limner.jobs import Busy, Event, Stopping, TooLarge
from limner.serve import choices, described, health, openai, own, page, vertex
from limner.serve.gate import Gate, Refusal
from limner.serve.journal import note
from limner.serve.metrics import Metrics
from limner.serve.service import Service, told, verdicts
from limner.serve.settings import Settings
from limner.serve.traces import Traces

TOLD = (
    "x-request-id",
    "x-limner-warnings",
    "x-limner-blocked",
    "x-limner-expires",
    "retry-after",
    "location",
)
"""Headers that pages of other origins may read."""
log = logging.getLogger("limner.serve")


def create(settings: Settings) -> FastAPI:
    """The application; its queue starts and ends with it."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        service = Service(settings)
        app.state.service = service
        app.state.metrics = metrics = Metrics(service.queue, version)
        app.state.traces = traces = Traces(version) if settings.traces else None
        for watcher in (metrics.watch, _journal(settings.log_prompts), *([traces.watch] if traces else [])):
            service.queue.watch(watcher)
        exposed = _expose(settings, metrics)
        service.queue.start()
        back, lost = service.queue.recovered
        note(log, "started", version=version, queued_again=back, given_up=lost)
        yield
        await service.close()
        if exposed is not None:
            exposed.shutdown()
        if traces is not None:
            traces.close()
        note(log, "stopped")

    version = software().partition(" ")[2] or "0"
    app = FastAPI(title="limner", version=version, lifespan=life, docs_url=None, redoc_url=None)
    page.mount(app)  # first: a protocol below takes every path that nobody else has
    for room in (page, health, own, choices, openai, vertex):
        app.include_router(room.router)
    described.publish(app)
    app.add_middleware(Gate, settings=settings, shape=shaped)
    if settings.cors:
        # Outside the gate: a page has to be able to read why it was refused.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors,
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=TOLD,
        )

    @app.exception_handler(LimnerError)
    @app.exception_handler(HTTPException)
    @app.exception_handler(RequestValidationError)
    async def failed(http: Http, error: Exception) -> Response:
        return shaped(http, error)

    return app


def shaped(http: Http, error: Exception | Refusal) -> Response:
    """An error in the shape of the protocol whose path was called."""
    found: tuple[int, str, str, str | None]
    raised = None if isinstance(error, Refusal) else error
    if isinstance(error, Refusal):
        found = error.code, error.status, error.message, None
    elif isinstance(error, HTTPException):
        message = "no such path" if error.status_code == 404 else str(error.detail)
        status = {404: "NOT_FOUND", 405: "UNIMPLEMENTED"}.get(error.status_code, "INVALID_ARGUMENT")
        found = error.status_code, status, message, None
    elif isinstance(error, RequestValidationError):
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
        found = 400, "INVALID_ARGUMENT", f"{field}: {first['msg']}", field
    else:
        found = told(error)
    if raised is not None and (reason := _reason(raised, found[0])):
        http.app.state.metrics.refused(reason)
    response = JSONResponse(_body(http, found, raised), status_code=found[0])
    after = error.wait if isinstance(error, Refusal) else getattr(error, "after", 0.0)
    if after:
        response.headers["retry-after"] = str(max(1, int(-(-after // 1))))
    if found[0] == 401:
        response.headers["www-authenticate"] = "Bearer"
    return response


def _reason(error: Exception, code: int) -> str | None:
    """Which refusal an error is, None when it is none."""
    if isinstance(error, Busy):
        return f"{error.reason}_full"
    if isinstance(error, Stopping):
        return "stopping"
    if isinstance(error, TooLarge):
        return "memory"
    if isinstance(error, Blocked) or verdicts(error):
        return "safety"
    return "invalid" if isinstance(error, InvalidRequest) or code in (400, 422) else None


def _body(http: Http, found: tuple[int, str, str, str | None], error: Exception | None) -> dict[str, Any]:
    path = http.url.path
    if path.startswith("/v1/images") or (path.startswith("/v1/models") and "authorization" in http.headers):
        return openai.error(found, error)
    return vertex.error(found, error)


def _expose(settings: Settings, metrics: Metrics) -> Any:
    if not settings.metrics_port:
        return None
    from prometheus_client import start_http_server

    return start_http_server(settings.metrics_port, settings.host, metrics.registry)[0]


def _journal(prompts: bool) -> Callable[[Event], None]:
    """What happens in the queue, for the log: ids and figures. prompts: words too."""
    return lambda event: _written(event, prompts)


def _written(event: Event, prompts: bool) -> None:
    job = event.job
    facts: dict[str, Any] = (
        {} if job is None else {"job": job.id, "id": job.origin.get("request_id"), "owner": job.owner}
    )
    if event.kind == "worker":
        # The reason is one of ours; what a worker last said of a prompt is not in it.
        note(log, "worker replaced", level=logging.WARNING, reason=event.facts["reason"], **facts)
    elif event.kind == "ended" and job is not None:
        error = job.error or {}
        if prompts:
            facts["message"] = error.get("message")
        note(
            log, "job ended", state=job.state, how=event.facts.get("how") or None, status=error.get("status"),
            field=error.get("field"), pictures=len(job.pictures), withheld=len(job.blocked),
            waited=round((job.started or job.ended or job.made) - job.made, 3),
            seconds=round((job.ended or job.made) - job.made, 3), **facts,
        )  # fmt: skip
    elif event.kind in ("queued", "started", "paused", "interrupted"):
        if prompts and job is not None:
            facts["prompt"] = json.loads(job.request)["prompt"]
        note(log, f"job {event.kind}", **facts)
