"""The application: protocols, keys, limits, health and metrics in one process; pictures are made in another."""

from __future__ import annotations

import json
import logging
import re
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request as Http
from starlette.responses import Response

from limner.errors import LimnerError
from limner.finish.metadata import software
from limner.jobs import Busy
from limner.serve import choices, described, health, openai, own, page, vertex
from limner.serve.service import Service, told
from limner.serve.settings import Settings

OPEN_PATHS = ("/", "/favicon.ico", "/healthz", "/readyz", "/docs", "/openapi.json")
log = logging.getLogger("limner.serve")
Next = Callable[[Http], Awaitable[Response]]


def create(settings: Settings) -> FastAPI:
    """The application; its queue starts and ends with it."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        service = Service(settings)
        app.state.service = service
        service.queue.start()
        back, lost = service.queue.recovered
        if back or lost:
            log.info(json.dumps({"event": "recovered", "queued_again": back, "given_up": lost}))
        yield
        service.queue.close()

    app = FastAPI(title="limner", version=software().partition(" ")[2] or "0", lifespan=life, redoc_url=None)
    page.mount(app)  # first: a protocol below takes every path that nobody else has
    for room in (page, health, own, choices, openai, vertex):
        app.include_router(room.router)
    described.publish(app)

    @app.middleware("http")
    async def around(http: Http, proceed: Next) -> Response:
        start, id = time.perf_counter(), uuid.uuid4().hex
        http.state.id = id
        response = _refused(http, settings) or await proceed(http)
        response.headers.update({
            "x-request-id": id, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
            "x-frame-options": "DENY", "cache-control": response.headers.get("cache-control", "no-store"),
        })  # fmt: skip
        seconds = time.perf_counter() - start
        health.count(http, response.status_code, seconds)
        log.info(json.dumps({
            "event": "request", "id": id, "method": http.method, "path": http.url.path, "status": response.status_code,
            "seconds": round(seconds, 4), "owner": getattr(http.state, "owner", None),
        }))  # fmt: skip
        return response

    @app.exception_handler(LimnerError)
    @app.exception_handler(HTTPException)
    @app.exception_handler(RequestValidationError)
    @app.exception_handler(Exception)
    async def failed(http: Http, error: Exception) -> Response:
        return shaped(http, error)

    return app


def shaped(http: Http, error: Exception) -> Response:
    """An error in the shape of the protocol whose path was called."""
    found: tuple[int, str, str, str | None]
    if isinstance(error, HTTPException):
        message = "no such path" if error.status_code == 404 else str(error.detail)
        status = {404: "NOT_FOUND", 405: "UNIMPLEMENTED"}.get(error.status_code, "INVALID_ARGUMENT")
        found = error.status_code, status, message, None
    elif isinstance(error, RequestValidationError):
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
        found = 400, "INVALID_ARGUMENT", f"{field}: {first['msg']}", field
    else:
        found = told(error)
        if found[0] >= 500:
            log.error(
                json.dumps({"event": "error", "id": getattr(http.state, "id", None), "error": repr(error)})
            )
    response = JSONResponse(_body(http, found, error), status_code=found[0])
    if isinstance(error, Busy):
        response.headers["retry-after"] = str(int(error.after))
    return response


def _body(http: Http, found: tuple[int, str, str, str | None], error: Exception | None) -> dict[str, Any]:
    path = http.url.path
    if path.startswith("/v1/images") or (path.startswith("/v1/models") and "authorization" in http.headers):
        return openai.error(found, error)
    return vertex.error(found, error)


def _refused(http: Http, settings: Settings) -> Response | None:
    """The reply to a call that may not go on: no key, too large, too often; None when it may."""
    if http.url.path in OPEN_PATHS or http.url.path.startswith("/web/"):
        http.state.owner = None
        return None
    found: tuple[int, str, str, str | None] | None = None
    wait = 0.0
    bearer = re.match(r"Bearer (.+)", http.headers.get("authorization", ""))
    key = (
        http.headers.get("x-goog-api-key") or (bearer[1] if bearer else None) or http.query_params.get("key")
    )
    owner = settings.owner(key)
    http.state.owner = owner
    length = http.headers.get("content-length", "0")
    if owner is None:
        found = (
            401,
            "UNAUTHENTICATED",
            "expected an API key of this service in Authorization or x-goog-api-key",
            None,
        )
    elif http.method in ("POST", "PUT", "PATCH") and "content-length" not in http.headers:
        found = 411, "INVALID_ARGUMENT", "expected a Content-Length", None
    elif not length.isdigit() or int(length) > settings.largest_body:
        found = (
            413,
            "INVALID_ARGUMENT",
            f"expected a body of at most {settings.largest_body} bytes, got {length}",
            None,
        )
    elif http.method == "POST":
        wait = http.app.state.service.allowed(owner)
        if wait:
            found = 429, "RESOURCE_EXHAUSTED", f"expected at most {settings.rate} calls a minute", None
    if found is None:
        return None
    headers = (
        {"retry-after": str(int(wait) + 1)}
        if wait
        else {"www-authenticate": "Bearer"}
        if found[0] == 401
        else {}
    )
    return JSONResponse(_body(http, found, None), status_code=found[0], headers=headers)
