"""Health and metrics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response

router = APIRouter(tags=["health"])
_requests: dict[tuple[str, str, int], list[float]] = {}


def count(http: Http, status: int, seconds: float) -> None:
    """Remember one reply: (method, route, status) -> [number, seconds in all]."""
    route = getattr(http.scope.get("route"), "path", "other")
    kept = _requests.setdefault((http.method, route, status), [0, 0.0])
    kept[0] += 1
    kept[1] += seconds


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process lives."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(http: Http) -> Response:
    """The queue takes work."""
    service = http.app.state.service
    waiting, most = service.queue.store.waiting(), service.settings.most_waiting
    ready = waiting < most
    return JSONResponse({"status": "ready" if ready else "full", "waiting": waiting}, 200 if ready else 503)


@router.get("/metrics")
async def metrics(http: Http) -> Response:
    """Prometheus text."""
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

    queue = http.app.state.service.queue

    class Now:
        def collect(self) -> Iterator[Any]:
            yield GaugeMetricFamily("limner_jobs_open", "Jobs queued or running", value=queue.store.waiting())
            yield CounterMetricFamily("limner_worker_restarts", "Workers that died", value=queue.restarts)
            jobs = CounterMetricFamily("limner_jobs", "Jobs by state", labels=["state"])
            for state, number in queue.store.totals().items():
                jobs.add_metric([state], number)
            yield jobs
            stages = CounterMetricFamily(
                "limner_picture_seconds", "Seconds by engine and stage", labels=["engine", "stage"]
            )
            for (engine, stage), seconds in queue.seconds.items():
                stages.add_metric([engine, stage], seconds)
            yield stages
            calls = CounterMetricFamily("limner_requests", "Replies", labels=["method", "route", "status"])
            spent = CounterMetricFamily(
                "limner_request_seconds", "Seconds of replies", labels=["method", "route", "status"]
            )
            for (method, route, status), (number, seconds) in _requests.items():
                calls.add_metric([method, route, str(status)], number)
                spent.add_metric([method, route, str(status)], seconds)
            yield calls
            yield spent

    registry = CollectorRegistry()
    registry.register(Now())
    return Response(generate_latest(registry), media_type="text/plain; version=0.0.4")
