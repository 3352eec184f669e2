"""Metrics in Prometheus' text format: counted as things happen, measured when somebody looks."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from limner.jobs import Event, Job, Queue, keeping, memory

SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640)
QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
REFUSALS = (
    "unauthenticated", "too_large", "too_slow", "rate", "key_full", "queue_full", "memory", "safety", "invalid", "stopping",
)  # fmt: skip
CANCELS = ("request", "hang-up", "patience")
RESTARTS = ("crash", "memory", "deaf", "start")


class Metrics:
    """One service's figures. `watch` is given to the queue."""

    def __init__(self, queue: Queue, version: str) -> None:
        disable_created_metrics()  # twice as many series, and nobody asks for them
        self.registry = CollectorRegistry()
        more: Any = {"registry": self.registry}
        self._requests = Counter("limner_requests", "Replies", ("method", "route", "status"), **more)
        self._seconds = Histogram(
            "limner_request_seconds", "Seconds to the end of a reply", ("route",), buckets=QUICK, **more
        )
        self._jobs = Counter("limner_jobs", "Jobs that ended", ("state", "engine"), **more)
        self._wait = Histogram("limner_job_wait_seconds", "From accepted to begun", buckets=SECONDS, **more)
        self._whole = Histogram(
            "limner_job_seconds", "From accepted to done", ("engine",), buckets=SECONDS, **more
        )
        self._preview = Histogram(
            "limner_first_preview_seconds", "From accepted to the first preview, or the first picture where none came sooner",
            buckets=SECONDS, **more,
        )  # fmt: skip
        self._pictures = Counter("limner_pictures", "Pictures made", ("engine",), **more)
        self._stages = Counter("limner_picture_seconds", "Seconds by stage", ("engine", "stage"), **more)
        self._withheld = Counter("limner_pictures_withheld", "Pictures not given out for safety", **more)
        self._cancels = Counter("limner_cancellations", "Jobs cancelled", ("how",), **more)
        self._refusals = Counter("limner_refusals", "Calls refused", ("reason",), **more)
        self._restarts = Counter("limner_worker_restarts", "Workers replaced", ("reason",), **more)
        self._gave_way = Counter("limner_turns_given", "Times a job made room for another's turn", **more)
        Info("limner_build", "What runs", **more).info({"version": version})
        # Counters that are only born with their first event cannot be watched for it.
        for name in REFUSALS:
            self._refusals.labels(name)
        for name in CANCELS:
            self._cancels.labels(name)
        for name in RESTARTS:
            self._restarts.labels(name)
        ProcessCollector(registry=self.registry)
        self.registry.register(_Now(queue))
        self._shown: set[str] = set()

    def reply(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one reply."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def refused(self, reason: str) -> None:
        """Count a call that was not let in, by one of REFUSALS."""
        self._refusals.labels(reason).inc()

    def text(self) -> bytes:
        """Everything, for Prometheus."""
        return generate_latest(self.registry)

    def watch(self, event: Event) -> None:
        """Count what happens in the queue."""
        job, kind = event.job, event.kind
        if kind == "worker":
            self._restarts.labels(event.facts["reason"]).inc()
        if job is None:
            return
        if kind == "started" and not job.settled and job.stage != "interrupted":
            self._wait.observe(max(0.0, event.at - job.made))
        elif kind in ("preview", "picture"):
            if job.id not in self._shown:
                self._shown.add(job.id)
                self._preview.observe(max(0.0, event.at - job.made))
            if kind == "picture":
                engine = event.facts["engine"]
                self._pictures.labels(engine).inc()
                for stage, seconds in event.facts["seconds"].items():
                    self._stages.labels(engine, stage).inc(seconds)
        elif kind == "withheld":
            self._withheld.inc()
        elif kind == "paused":
            self._gave_way.inc()
        elif kind == "ended":
            self._end(job, str(event.facts.get("how", "")))

    def _end(self, job: Job, how: str) -> None:
        self._shown.discard(job.id)
        engine = json.loads(job.request)["engine"]
        self._jobs.labels(job.state, engine).inc()
        if job.state == "cancelled":
            self._cancels.labels(how or "request").inc()
        if job.state == "done" and job.ended is not None:
            self._whole.labels(engine).observe(max(0.0, job.ended - job.made))


class _Now:
    """What is measured when somebody looks."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def collect(self) -> Iterator[Any]:
        queue = self._queue
        totals = queue.store.totals()
        depth = GaugeMetricFamily("limner_queue_depth", "Jobs that are open", labels=["state"])
        for state in ("queued", "running"):
            depth.add_metric([state], totals[state])
        yield depth
        yield GaugeMetricFamily("limner_queue_most", "Jobs that may be open", value=queue.limits.most)
        oldest = queue.store.oldest()
        waited = 0.0 if oldest is None else max(0.0, time.time() - oldest)
        yield GaugeMetricFamily(
            "limner_queue_oldest_seconds", "Age of the job that waits longest", value=waited
        )
        kept = GaugeMetricFamily("limner_jobs_kept", "Ended jobs whose files are kept", labels=["state"])
        for state in ("done", "failed", "cancelled"):
            kept.add_metric([state], totals[state])
        yield kept
        yield GaugeMetricFamily(
            "limner_workers_ready",
            "Workers that stand ready or work",
            value=sum(h.alive for h in queue.hands),
        )
        yield GaugeMetricFamily("limner_workers", "Workers there should be", value=len(queue.hands))
        held = GaugeMetricFamily("limner_worker_memory_bytes", "Resident memory", labels=["worker"])
        for number, hand in enumerate(queue.hands):
            held.add_metric([str(number)], memory.resident(hand.pid) if hand.pid is not None else 0)
        yield held
        yield GaugeMetricFamily(
            "limner_disk_free_bytes", "Free where pictures lie", value=keeping.free(queue.folder)
        )
        yield CounterMetricFamily(
            "limner_jobs_recovered", "Interrupted jobs that this start put back", value=queue.recovered[0]
        )
