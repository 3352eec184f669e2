"""Readiness tells the truth: every reason against taking work makes it 503, and goes away with its cause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from limner.jobs import keeping
from limner.request import Request
from limner.serve import health
from limner.serve.service import Service
from limner.serve.settings import Settings


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(Settings(folder=tmp_path, most_waiting=1))
    yield made
    made.queue.close()


def test_it_is_ready_once_a_worker_is(service: Service) -> None:
    import time

    assert health.reasons(service) == ["no worker is ready"]
    service.queue.start()
    end = time.time() + 60
    while health.reasons(service) and time.time() < end:
        time.sleep(0.05)
    assert health.reasons(service) == []


def test_it_is_not_ready_while_full_stopping_or_out_of_disk(service: Service, monkeypatch: Any) -> None:
    service.queue.submit(Request("a cube"), owner="a")
    assert any("the queue is full: 1" in reason for reason in health.reasons(service))
    monkeypatch.setattr(keeping, "free", lambda folder: 1000)
    assert "the disk is full" in health.reasons(service)
    service.queue.drain()
    assert "the service is stopping" in health.reasons(service)


def test_a_worker_that_cannot_start_is_a_reason(tmp_path: Path, monkeypatch: Any) -> None:
    import time

    from limner.jobs import hand

    monkeypatch.setattr(hand, "_START", -1.0)
    monkeypatch.setattr(hand, "_LOOK", 0.001)
    service = Service(Settings(folder=tmp_path))
    service.queue.start()
    end = time.time() + 60
    while service.queue.trouble is None and time.time() < end:
        time.sleep(0.05)
    assert any("did not get ready" in reason for reason in health.reasons(service))
    assert service.queue.restarts >= 1
    service.queue.close()
