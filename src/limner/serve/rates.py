"""How often each caller may call: at most so many calls in any minute."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_MINUTE = 60.0
_MANY = 10_000


class Rates:
    """Calls of the last minute, by caller. For one thread (the event loop)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._calls: dict[str, deque[float]] = {}

    def wait(self, who: str, most: int) -> float:
        """0 when this caller may call now, which counts as a call; else the seconds to wait. most: calls a minute, 0 for
        any number."""
        if most <= 0:
            return 0.0
        now = self._clock()
        if len(self._calls) > _MANY:
            self._calls = {name: calls for name, calls in self._calls.items() if now - calls[-1] < _MINUTE}
        calls = self._calls.setdefault(who, deque())
        while calls and now - calls[0] >= _MINUTE:
            calls.popleft()
        if len(calls) >= most:
            return max(0.1, _MINUTE - (now - calls[len(calls) - most]))
        calls.append(now)
        return 0.0
