"""Traces reach an OTLP receiver: a call, below it its job, below that its wait and the stages of its pictures."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("opentelemetry.exporter.otlp.proto.http")
pytest.importorskip("opentelemetry.sdk.trace")


class Receiver:
    """Takes OTLP over HTTP on loopback. spans: all it was sent."""

    def __init__(self) -> None:
        from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

        self.spans: list[Any] = []
        self.services: set[str] = set()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers["content-length"]))
                if self.headers.get("content-encoding") == "gzip":
                    import gzip

                    data = gzip.decompress(data)
                for group in ExportTraceServiceRequest.FromString(data).resource_spans:
                    about = {a.key: a.value.string_value for a in group.resource.attributes}
                    outer.services.add(about["service.name"])
                    outer.spans += [span for scope in group.scope_spans for span in scope.spans]
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def named(self, name: str) -> list[Any]:
        return [span for span in self.spans if span.name == name]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()


def test_a_call_and_its_job_are_one_trace(pretender: Callable[..., Any], receiver: Receiver, tmp_path: Path) -> None:
    port = receiver.server.server_address[1]
    running = pretender(
        tmp_path, OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{port}", OTEL_BSP_SCHEDULE_DELAY="100"
    )
    trace, above = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    body = {"model": "pretend", "prompt": "Zanzibar 0.2 s", "size": "256x256", "n": 2}
    reply = httpx.post(
        running.base + "/v1/images/generations", json=body, timeout=60,
        headers={"traceparent": f"00-{trace}-{above}-01", "x-request-id": "mine-1"},
    )  # fmt: skip
    assert reply.status_code == 200
    running.process.terminate()
    assert running.process.wait(30) == 0
    end = time.time() + 10
    while not receiver.named("job") and time.time() < end:
        time.sleep(0.05)
    call, job = receiver.named("POST /v1/images/generations")[0], receiver.named("job")[0]
    assert call.trace_id.hex() == trace and call.parent_span_id.hex() == above
    assert job.trace_id == call.trace_id and job.parent_span_id == call.span_id
    inside = [span for span in receiver.spans if span.parent_span_id == job.span_id]
    assert sorted(span.name for span in inside) == ["paint", "paint", "wait"]
    assert all(job.start_time_unix_nano <= s.start_time_unix_nano <= s.end_time_unix_nano for s in inside)
    about = {a.key: a.value.string_value or a.value.int_value for a in job.attributes}
    assert about["limner.engine"] == "pretend" and about["limner.count"] == 2 and about["limner.request_id"] == "mine-1"
    assert receiver.services == {"limner"}
    assert not any(b"Zanzibar" in span.SerializeToString() for span in receiver.spans)


def test_a_protocol_that_is_not_spoken_is_refused(tmp_path: Path) -> None:
    from limner.errors import InvalidRequest
    from limner.serve.traces import Traces

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
        with pytest.raises(InvalidRequest, match="OTEL_EXPORTER_OTLP_PROTOCOL"):
            Traces("1")
