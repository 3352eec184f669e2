"""Health and metrics over HTTP."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response

from limner.jobs import keeping
from limner.serve.service import Service

router = APIRouter(tags=["health"])
LEAST_DISK = 64 << 20
"""Bytes that must be free where pictures lie."""


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process lives and answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(http: Http) -> Response:
    """Whether a job given now would be taken and made: 200, or 503 with everything that stands in the way."""
    service: Service = http.app.state.service
    against = await asyncio.to_thread(reasons, service)
    body = {"status": "not ready" if against else "ready", "waiting": service.queue.store.waiting()}
    return JSONResponse({**body, "reasons": against} if against else body, 503 if against else 200)


def reasons(service: Service) -> list[str]:
    """What stands in the way of work; [] for nothing."""
    queue, out = service.queue, []
    if queue.draining:
        out.append("the service is stopping")
    if not queue.working:
        out.append(f"no worker is ready{f': {queue.trouble}' if queue.trouble else ''}")
    if queue.store.waiting() >= queue.limits.most:
        out.append(f"the queue is full: {queue.limits.most} jobs")
    try:
        if keeping.free(queue.folder) < LEAST_DISK:
            out.append("the disk is full")
    except OSError as error:
        out.append(f"the folder of jobs cannot be read: {error.strerror}")
    return out


@router.get("/metrics")
async def metrics(http: Http) -> Response:
    """Prometheus' text format."""
    text = await asyncio.to_thread(http.app.state.metrics.text)
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")
