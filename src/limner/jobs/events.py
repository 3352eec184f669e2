"""What happens in the queue, told to whoever listens: metrics, logs and traces stand on these, the queue on none of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from limner.jobs.store import Job

KINDS = ("queued", "started", "preview", "picture", "withheld", "paused", "interrupted", "ended", "worker")


@dataclass(frozen=True)
class Event:
    """kind: one of KINDS. job: as it stands after it, None for what befalls a worker alone. facts: by kind: `picture` the
    picture's own (engine, seconds by stage, ...), `ended` how (request, hang-up, time ... for a cancelled one), `worker`
    why it was replaced (reason: crash, memory, deaf, start). at: seconds since 1970."""

    kind: str
    job: Job | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    at: float = field(default_factory=time.time)


Watcher = Callable[[Event], object]
