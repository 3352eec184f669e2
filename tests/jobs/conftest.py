"""Queues whose pictures are made by the engine of `tests/pretend`, which costs nothing and breaks on demand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from limner.jobs import Event, Job, Limits, Queue
from limner.request import Request

PRETEND = Path(__file__).parent.parent / "pretend"


class Driven:
    """A queue, with words for what tests do to it. events: all that happened."""

    def __init__(self, folder: Path, **limits: Any) -> None:
        self.queue = Queue(folder, Limits(**limits))
        self.events: list[Event] = []
        self.queue.watch(self.events.append)

    def ask(self, prompt: str, *, owner: str = "a", count: int = 1, side: int = 256, **more: Any) -> Job:
        request = Request(
            prompt, engine="pretend", count=count, width=side, height=side, seed=1, provenance="none",
            watermark=False,
        )  # fmt: skip
        return self.queue.submit(request, owner=owner, **more)

    def until(self, id: str, *states: str, seconds: float = 60) -> Job:
        end = time.time() + seconds
        while time.time() < end:
            job = self.queue.get(id)
            if job.state in (states or ("done", "failed", "cancelled")):
                return job
            time.sleep(0.01)
        raise AssertionError(f"still {self.queue.get(id)}")

    def happened(self, kind: str) -> list[Event]:
        return [event for event in self.events if event.kind == kind]


@pytest.fixture
def driven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Driven]]:
    """Make queues that work; each ends with the test."""
    monkeypatch.syspath_prepend(str(PRETEND))
    begun: list[Driven] = []

    def begin(start: bool = True, folder: Path = tmp_path, **limits: Any) -> Driven:
        begun.append(Driven(folder, **limits))
        if start:
            begun[-1].queue.start()
        return begun[-1]

    yield begin
    for one in begun:
        one.queue.close()
