"""From noise to picture: solvers of dz/dt = (x - z) / (1 - t), where x is the clean picture a network tells from z.

A solver is a generator. It yields (z, t), is sent x, and returns the last z. `solve` drives one over a plain denoiser; a
batch drives many at once, each at a step of its own. The noise is passed in. t runs from 0 (noise) to 1 (picture).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from limner.errors import InvalidRequest

Array = Float[np.ndarray, "H W C"]
Denoiser = Callable[[Array, float], Array]
FLOOR = 0.05
"""1 - t is taken as at least this in a velocity, as MiniT2I does at evaluation."""


class Query(NamedTuple):
    """What a solver asks: the clean picture, seen from z at time t."""

    z: Array
    t: float


Path = Generator[Query, Array, Array]
Solver = Callable[[Array, list[float]], Path]


def times(steps: int, start: float = 0.0) -> list[float]:
    """`steps` + 1 times from `start` to 1, evenly spaced."""
    return [start + (1 - start) * i / steps for i in range(steps + 1)]


def mix(picture: Array, noise: Array, t: float, scale: float) -> Array:
    """What lies on the way between noise and picture at t."""
    return np.float32(t) * picture + np.float32((1 - t) * scale) * noise


def velocity(x: Array, z: Array, t: float) -> Array:
    """dz/dt where the clean picture is x."""
    return (x - z) / np.float32(max(1 - t, FLOOR))


def euler(z: Array, times: list[float]) -> Path:
    """Straight steps; one call each."""
    for t, after in pairwise(times):
        x = yield Query(z, t)
        z = z + np.float32(after - t) * velocity(x, z, t)
    return z


def heun(z: Array, times: list[float]) -> Path:
    """Steps along the mean of the slopes at both ends; two calls each, one for the last (JiT, arXiv 2511.13720)."""
    for t, after in pairwise(times):
        slope = velocity((yield Query(z, t)), z, t)
        ahead = z + np.float32(after - t) * slope
        if after < 1:
            slope = (slope + velocity((yield Query(ahead, after)), ahead, after)) / np.float32(2)
            ahead = z + np.float32(after - t) * slope
        z = ahead
    return z


def multistep(z: Array, times: list[float]) -> Path:
    """DPM-Solver++(2M) (Lu et al. 2022, arXiv 2211.01095, algorithm 2) for alpha = t, sigma = 1 - t: second order from
    the last two pictures told, one call each. First and last step are of first order: there the logarithm of t / (1 - t)
    has no end."""
    before: tuple[Array, float] | None = None
    for t, after in pairwise(times):
        x = yield Query(z, t)
        told = x
        if before is not None and after < 1:
            last, earlier = before
            if earlier > 0:
                ratio = (_snr(t) - _snr(earlier)) / (_snr(after) - _snr(t))
                told = x + np.float32(1 / (2 * ratio)) * (x - last)
        keep = (1 - after) / (1 - t)
        z = np.float32(keep) * z + np.float32(after - t * keep) * told
        before = (x, t)
    return z


def _snr(t: float) -> float:
    return math.log(t / (1 - t))


SOLVERS: dict[str, Solver] = {"euler": euler, "heun": heun, "multistep": multistep}


def solver(name: str) -> Solver:
    """The solver of this name. Raises InvalidRequest listing what there is."""
    if name not in SOLVERS:
        raise InvalidRequest("solver", f"expected one of {', '.join(SOLVERS)}; got {name!r}")
    return SOLVERS[name]


def calls(name: str, steps: int) -> int:
    """How often a solver asks for so many steps."""
    return 2 * steps - 1 if name == "heun" else steps


def solve(path: Path, denoiser: Denoiser) -> Array:
    """Drive one solver to its end."""
    try:
        query = next(path)
        while True:
            query = path.send(denoiser(*query))
    except StopIteration as end:
        return end.value
