"""Memory: what a request will take, what a process takes, what the machine has. All in bytes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from limner import engines
from limner.errors import InvalidRequest
from limner.request import Request


class TooLarge(InvalidRequest):
    """A request that would take more memory than the service may use."""

    http_code = 413


def estimate(request: Request) -> int:
    """The most that a worker will hold while it makes this request, as its engine reckons; 0 for an engine that cannot
    tell. Raises NotFound for an unknown engine."""
    reckon = getattr(engines.get(request.engine), "memory", None)
    return int(reckon(request)) if reckon is not None else 0


def admit(request: Request, most: int) -> int:
    """`estimate`, which must be at most `most` (0: no limit). Raises TooLarge telling both."""
    needed = estimate(request)
    if most and needed > most:
        raise TooLarge(
            "width",
            f"{request.width} x {request.height} would take about {shown(needed)} of memory, {shown(most)} are allowed; "
            "ask for a smaller picture",
        )
    return needed


def shown(size: int) -> str:
    """Bytes for people: '1.5 GB'."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def resident(pid: int) -> int:
    """What a process holds in memory; 0 where the system does not tell (other than Linux) or it is gone."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def machine() -> int:
    """What this machine, or the container the process runs in, has in all; 0 where that cannot be told."""
    found = []
    with suppress(OSError, ValueError):
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with suppress(OSError, ValueError):  # `max` is no number, and no limit
            found.append(int(Path(path).read_text()))
    return min(found, default=0)


def first_to_go() -> None:
    """Have the kernel choose this process, not the service, when memory runs out (Linux; elsewhere nothing happens)."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")
