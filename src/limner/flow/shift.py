"""Shifted patches: a network that paints in patches shows their edges; seen at other places at every step, they even out.

Cycle spinning (Coifman and Donoho 1995, "Translation-invariant de-noising"), spread over the steps of one picture, so that it
costs nothing: the noisy picture is moved by a few pixels, what leaves on one side coming in on the other, and the
network's answer is moved back. In the first steps, where the whole is laid out, nothing moves.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

Array = Float[np.ndarray, "H W C"]
BEGIN = 0.2
"""The time of the first step that moves."""
CORNERS = ((1, 1), (-1, 1), (-1, -1), (1, -1))


def offset(shift: int, call: int, t: float) -> tuple[int, int]:
    """Pixels down and right at the call-th look, at time t."""
    if t < BEGIN:
        return 0, 0
    down, right = CORNERS[call % len(CORNERS)]
    return shift * down, shift * right


def move(picture: Array, by: tuple[int, int]) -> Array:
    """The picture moved, its far sides coming in at the near ones."""
    return np.roll(picture, by, axis=(0, 1)) if any(by) else picture


def back(picture: Array, by: tuple[int, int]) -> Array:
    """What `move` undoes."""
    return move(picture, (-by[0], -by[1]))
