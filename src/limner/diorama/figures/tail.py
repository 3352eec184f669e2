"""Tails: how thick they are and how their colours run; the pose says along which curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.figures.plan import Plan
from limner.diorama.figures.sculpt import Lump, Vec, ball, strand, vec

# Radii from root to tip, in units of the figure.
_RADII: dict[str, tuple[float, ...]] = {
    "brush": (0.035, 0.075, 0.112, 0.118, 0.085, 0.02),
    "squirrel": (0.06, 0.12, 0.15, 0.15, 0.14, 0.09),
    "thin": (0.036, 0.034, 0.033, 0.032, 0.03),
    "bare": (0.024, 0.02, 0.017, 0.014, 0.011),
    "tuft": (0.026, 0.022, 0.02, 0.02, 0.02),
    "ringed": (0.045, 0.07, 0.078, 0.075, 0.05),
    "thick": (0.1, 0.08, 0.062, 0.045, 0.018),
    "flow": (0.04, 0.066, 0.075, 0.062, 0.015),
}


def tail(plan: Plan, path: Sequence[Vec]) -> tuple[Lump, ...]:
    """The tail of a plan along a curve of points (units of the figure), from root to tip."""
    kind = plan.tail
    root, toward = np.asarray(path[0]), np.asarray(path[1]) - np.asarray(path[0])
    out = toward / max(float(np.linalg.norm(toward)), 1e-9)
    if kind == "none":
        return ()
    if kind == "stub":
        return (ball(vec(root + out * 0.02), 0.052, "coat", 0.04),)
    if kind == "pom":
        return (ball(vec(root + out * 0.035), 0.085, plan.tail_tones[0], 0.03),)
    if kind == "curl":
        angle = np.linspace(0, 3.6 * np.pi, 15)
        points = [
            vec(
                root
                + out * (0.01 + 0.006 * i)
                + 0.042 * np.array([np.sin(a), 0.0, 1 - np.cos(a)]) * min(1, i / 3)
            )
            for i, a in enumerate(angle)
        ]
        return strand(points, [0.022, 0.019, 0.012], "coat", 0.01, 14)
    steps = 12 if kind in ("ringed", "brush", "squirrel", "thin") else 9
    tones = plan.tail_tones
    if kind == "flow":
        tones = ("mark",)
    lumps = strand(path, _RADII[kind], tones, 0.06, steps)
    if kind == "tuft":
        end, before = np.asarray(path[-1]), np.asarray(path[-2])
        way = (end - before) / max(float(np.linalg.norm(end - before)), 1e-9)
        lumps = (
            *lumps,
            ball(vec(end), 0.045, "mark", 0.02),
            ball(vec(end + way * 0.035), 0.032, "mark", 0.04),
        )
    return lumps
