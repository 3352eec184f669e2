"""Guidance: away from what another look at the same noise tells, towards what the words' own look tells.

The other look has no words (classifier-free guidance, Ho and Salimans 2022), the words of a negative prompt, or is a
lesser network's (autoguidance, Karras et al. 2024, arXiv 2406.02507).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from limner.errors import InvalidRequest

Array = Float[np.ndarray, "H W C"]


@dataclass(frozen=True)
class Guidance:
    """scale: unitless; 1 is the words' own look, 0 the other one's, above 1 away from the other. interval: the times in
    0..1, both ends within, at which it guides (Kynkäänniemi et al. 2024, arXiv 2404.07724); elsewhere the scale is 1."""

    scale: float = 4.0
    interval: tuple[float, float] = (0.0, 1.0)

    def __post_init__(self) -> None:
        """Raises InvalidRequest (guidance)."""
        low, high = self.interval
        if not (np.isfinite(self.scale) and self.scale >= 0):
            raise InvalidRequest("guidance", f"expected 0 or more, got {self.scale}")
        if not 0 <= low <= high <= 1:
            raise InvalidRequest("guidance", f"expected an interval within 0..1, got {low}..{high}")

    def at(self, t: float) -> float:
        """The scale at time t."""
        return self.scale if self.interval[0] <= t <= self.interval[1] else 1.0

    def looks(self, t: float) -> tuple[bool, bool]:
        """Whether the words' own look, and whether the other one, is needed at time t."""
        return self.at(t) != 0, self.at(t) != 1

    def join(self, own: Array | None, other: Array | None, t: float) -> Array:
        """The guided picture of the looks that `looks` asks for."""
        if own is None or other is None:
            found = own if other is None else other
            assert found is not None
            return found
        return other + np.float32(self.at(t)) * (own - other)


def within(mask: Float[np.ndarray, "H W 1"] | None, told: Array, known: Array | None) -> Array:
    """The picture told where the mask is 1, the known one where it is 0. A solver that hears the known picture there moves
    straight from its noise to it, so that what lies around is right at every step."""
    return told if mask is None or known is None else mask * told + (1 - mask) * known
