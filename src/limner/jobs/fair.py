"""Whose turn it is: deficit round robin over those who have work waiting.

Source of the algorithm: M. Shreedhar and G. Varghese, "Efficient Fair Queuing Using Deficit Round-Robin", SIGCOMM 1995. The
quantum here is the cheapest piece that waits, so that whoever comes with little waits for at most one piece of each other.
"""

from __future__ import annotations

from collections.abc import Mapping

from limner.request import Request

_WEIGHT = {"draft": 0.3, "standard": 1.0, "high": 3.0}


def cost(request: Request) -> float:
    """What one picture of this request costs, in pictures of a megapixel at standard quality: a yardstick to share by,
    not a forecast."""
    steps = 1.0 if request.steps is None else request.steps / 30
    return max(0.01, request.width * request.height / 2**20 * _WEIGHT[request.quality] * steps)


class Turns:
    """Remembers who is owed how much. Not for several threads at once: whoever uses it holds a lock."""

    def __init__(self) -> None:
        self._ring: list[str] = []
        self._owed: dict[str, float] = {}
        self._topped: str | None = None

    def pick(self, heads: Mapping[str, float]) -> str:
        """Of those who wait (name: cost of their next piece; at least one), whose piece is next. Asking again without
        `charge` gives the same answer while that one still waits."""
        self._ring = [name for name in self._ring if name in heads]
        self._ring += [name for name in heads if name not in self._ring]
        # Whoever waits for nothing saves nothing up.
        self._owed = {name: self._owed.get(name, 0.0) for name in self._ring}
        quantum = min(heads.values())
        while True:
            first = self._ring[0]
            if self._topped != first:
                self._topped = first
                self._owed[first] += quantum
            # A hair less is enough: sums of thirds must not cost anybody a round.
            if self._owed[first] >= heads[first] * (1 - 1e-9):
                return first
            self._ring.append(self._ring.pop(0))
            self._topped = None

    def charge(self, name: str, amount: float) -> None:
        """This one's piece was begun."""
        self._owed[name] = max(0.0, self._owed.get(name, 0.0) - amount)
