"""The gate every call passes: request id, key, limits, security headers, and one line in the log and the metrics.

Plain ASGI, so that streams flow and hang-ups are seen. What is refused here is refused before any of it is read.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
import uuid
from collections.abc import Callable, MutableMapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request as Http
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from limner.serve.journal import note
from limner.serve.service import Service
from limner.serve.settings import Settings

OPEN_PATHS = ("/", "/favicon.ico", "/healthz", "/readyz", "/openapi.json")
OPEN_BELOW = ("/web/", "/v1/files/")
"""Without a key: what tells nothing, and pictures, whose addresses are as hard to guess as a key."""
QUIET = ("/healthz", "/readyz", "/metrics")
"""Not in the log while all is well: probes come every few seconds."""
HEADERS = {
    "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "DENY",
    "cross-origin-resource-policy": "cross-origin", "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'", "cache-control": "no-store",
}  # fmt: skip
"""On every reply that does not bring its own."""
_ID = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}")
_BEARER = re.compile(r"Bearer (.+)", re.IGNORECASE)
log = logging.getLogger("limner.serve")


@dataclass(frozen=True)
class Refusal:
    """Why a call may not go on. reason: one of `metrics.REFUSALS`. wait: seconds until it may, 0 for never."""

    code: int
    status: str
    message: str
    reason: str
    wait: float = 0.0


Shape = Callable[[Http, "Refusal | Exception"], Response]


class Gate:
    """ASGI middleware. shape: makes the reply to a refusal or an error, in the protocol that was spoken."""

    def __init__(self, app: ASGIApp, settings: Settings, shape: Shape) -> None:
        self._app, self._settings, self._shape = app, settings, shape

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one call through, or not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, http = time.perf_counter(), Http(scope)
        given = http.headers.get("x-request-id", "")
        id = given if _ID.fullmatch(given) else uuid.uuid4().hex
        state = scope.setdefault("state", {})
        state.update(id=id, owner=None, turn="", key=None)
        status = 0

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = id
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        traces = scope["app"].state.traces
        with traces.request(scope) if traces is not None else nullcontext() as span:
            try:
                await self._admit(http, scope, receive, tell)
            except Exception as error:
                if (
                    status
                ):  # the reply had begun: all that is left is to break it off, so that it looks broken
                    self._note(log, http, error)
                    raise
                self._note(log, http, error)
                await self._shape(http, error)(scope, receive, tell)
            finally:
                seconds = time.perf_counter() - start
                self._count(scope, id, status, seconds)
                if span is not None:
                    traces.replied(span, scope, status)

    @staticmethod
    def _note(log: logging.Logger, http: Http, error: Exception) -> None:
        facts = {"id": http.state.id, "path": http.url.path}
        log.error("error", exc_info=error, extra={"facts": facts})

    def _count(self, scope: Scope, id: str, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        scope["app"].state.metrics.reply(scope["method"], route, status or 499, seconds)
        if scope["path"] in QUIET and status < 400:
            return
        state = scope["state"]
        note(
            log, "request", id=id, method=scope["method"], path=scope["path"], status=status or 499,
            seconds=round(seconds, 4), owner=state["owner"], client=(scope.get("client") or ("",))[0],
            **({"job": state["job"]} if "job" in state else {}),
        )  # fmt: skip

    async def _admit(self, http: Http, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refused(http, scope)
        if refusal is None and scope["method"] in ("POST", "PUT", "PATCH"):
            body = await self._body(receive)
            if body is None:
                return  # hung up before everything was said
            if isinstance(body, Refusal):
                refusal = body
            else:
                receive = _replay(body, receive)
        if refusal is None:
            await self._app(scope, receive, send)
            return
        scope["app"].state.metrics.refused(refusal.reason)
        await self._shape(http, refusal)(scope, receive, send)

    def _refused(self, http: Http, scope: Scope) -> Refusal | None:
        """The reply to a call that may not go on: no key, too large, too often; None when it may."""
        path, settings, state = scope["path"], self._settings, scope["state"]
        if scope["method"] in ("GET", "HEAD") and (path in OPEN_PATHS or path.startswith(OPEN_BELOW)):
            return None  # what is sent to "/" is a gateway's call, and needs its key
        key = settings.key(_given(http))
        if key is None:
            return Refusal(
                401, "UNAUTHENTICATED", "expected an API key of this service in Authorization or x-goog-api-key",
                "unauthenticated",
            )  # fmt: skip
        # Where nobody has a key, callers are told apart by where they call from.
        client = (scope.get("client") or ("",))[0]
        state.update(owner=key.name, key=key, turn=key.name if settings.keys else f"{key.name}@{client}")
        if scope["method"] not in ("POST", "PUT", "PATCH"):
            return None
        length = http.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > settings.largest_body:
            return self._large(length)
        service: Service = scope["app"].state.service
        rate = settings.rate if key.rate is None else key.rate
        wait = service.rates.wait(state["turn"], rate)
        if wait:
            return Refusal(429, "RESOURCE_EXHAUSTED", f"expected at most {rate} calls a minute", "rate", wait)
        return None

    def _large(self, length: object) -> Refusal:
        most = self._settings.largest_body
        return Refusal(
            413, "INVALID_ARGUMENT", f"expected a body of at most {most} bytes, got {length}", "too_large"
        )

    async def _body(self, receive: Receive) -> bytes | Refusal | None:
        """The whole body, whatever length was announced; None when the client hung up."""
        parts, size, end = [], 0, time.monotonic() + self._settings.body_seconds
        while True:
            try:
                message = await asyncio.wait_for(receive(), max(0.0, end - time.monotonic()))
            except TimeoutError:
                within = f"expected the body within {self._settings.body_seconds:g} seconds"
                return Refusal(408, "DEADLINE_EXCEEDED", within, "too_slow")
            if message["type"] == "http.disconnect":
                return None
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._settings.largest_body:
                return self._large("more")
            if not message.get("more_body", False):
                return b"".join(parts)


def _given(http: Http) -> str | None:
    headers: Headers = http.headers
    bearer = _BEARER.match(headers.get("authorization", ""))
    return headers.get("x-goog-api-key") or (bearer[1] if bearer else None) or http.query_params.get("key")


def _replay(body: bytes, receive: Receive) -> Receive:
    told = False

    async def again() -> MutableMapping[str, Any]:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
