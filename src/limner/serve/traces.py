"""OpenTelemetry traces: one span for every call, and below it one for its job, with its wait and the stages of its pictures.

Sent by OTLP over HTTP wherever the standard OTEL_ variables say. Words of prompts are in none of them.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.types import Scope

from limner.errors import InvalidRequest, MissingDependency
from limner.jobs import Event, Job

VARIABLES = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


def wanted() -> bool:
    """Whether the environment says where traces go."""
    return any(os.environ.get(name) for name in VARIABLES)


class Traces:
    """Spans of calls and jobs. `watch` is given to the queue. Raises MissingDependency without the extra `telemetry`."""

    def __init__(self, version: str) -> None:
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
            from opentelemetry.sdk.resources import Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor
            from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
        except ImportError as error:
            raise MissingDependency(f"traces need {error.name}: pip install 'limner[telemetry]'") from None
        for name in ("OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"):
            if os.environ.get(name, "http/protobuf") != "http/protobuf":
                raise InvalidRequest(name, "traces are sent as http/protobuf only")
        about = {"service.version": version}
        if not os.environ.get("OTEL_SERVICE_NAME"):
            about["service.name"] = "limner"
        self._provider = TracerProvider(resource=Resource.create(about), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("limner", version)
        self._carrier = TraceContextTextMapPropagator()
        self._made: dict[str, list[Event]] = {}
        self._lock = threading.Lock()

    @contextmanager
    def request(self, scope: Scope) -> Iterator[Any]:
        """The span of one call, below the caller's own if it sent a `traceparent`. Leaves `traceparent` for the job in the
        scope's state."""
        from opentelemetry.trace import SpanKind

        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        above = self._carrier.extract(headers)
        with self._tracer.start_as_current_span(
            scope["method"], above, SpanKind.SERVER, {"http.request.method": scope["method"]}
        ) as span:
            below: dict[str, str] = {}
            self._carrier.inject(below)
            scope["state"]["traceparent"] = below.get("traceparent")
            yield span

    @staticmethod
    def replied(span: Any, scope: Scope, status: int) -> None:
        """Say how the call ended."""
        from opentelemetry.trace import StatusCode

        route = getattr(scope.get("route"), "path", None)
        if route:
            span.update_name(f"{scope['method']} {route}")
            span.set_attribute("http.route", route)
        span.set_attribute("http.response.status_code", status or 499)
        span.set_attribute("limner.request_id", scope["state"]["id"])
        if status >= 500:
            span.set_status(StatusCode.ERROR)

    def watch(self, event: Event) -> None:
        """Collect what happens to a job, and write its spans when it ends."""
        if event.job is None:
            return
        if event.kind == "picture":
            with self._lock:
                self._made.setdefault(event.job.id, []).append(event)
        elif event.kind == "ended":
            with self._lock:
                made = self._made.pop(event.job.id, [])
            self._write(event.job, made)

    def _write(self, job: Job, made: list[Event]) -> None:
        from opentelemetry.trace import StatusCode, set_span_in_context

        request = json.loads(job.request)
        above = self._carrier.extract({"traceparent": job.origin.get("traceparent") or ""})
        about = {
            "limner.job": job.id, "limner.engine": request["engine"], "limner.state": job.state,
            "limner.width": request["width"], "limner.height": request["height"], "limner.count": request["count"],
            "limner.quality": request["quality"], "limner.request_id": job.origin.get("request_id") or "",
        }  # fmt: skip
        span = self._tracer.start_span("job", above, attributes=about, start_time=_ns(job.made))
        inside = set_span_in_context(span)

        def part(name: str, start: float, end: float, **attributes: Any) -> None:
            self._tracer.start_span(name, inside, attributes=attributes, start_time=_ns(start)).end(_ns(end))

        end = job.ended or job.made
        part("wait", job.made, job.started or end)
        for event in made:
            seconds = event.facts["seconds"]
            # Stages follow each other; marking, signing and saving come after the last and before the event.
            start = max(job.started or 0.0, event.at - sum(seconds.values()))
            for stage, spent in seconds.items():
                part(stage, start, start + spent, **{"limner.index": event.facts["index"]})
                start += spent
        if job.state == "failed":
            span.set_status(StatusCode.ERROR, (job.error or {}).get("status", ""))
        span.end(_ns(end))

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


def _ns(seconds: float) -> int:
    return int(seconds * 1e9)
