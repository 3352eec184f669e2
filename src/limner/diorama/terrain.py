"""Land: noise of our own, and heightfields as meshes.

All randomness comes from Philox counters keyed by the seed, so the same arguments give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from limner.diorama.mesh import Mesh

Height = Callable[[np.ndarray], np.ndarray]
TABLE = 256


@lru_cache(maxsize=32)
def _gradients(seed: int) -> np.ndarray:
    """(256, 256, 2) float32 unit vectors, a torus of lattice gradients for `seed`."""
    rng = np.random.Generator(np.random.Philox(key=[seed & (2**64 - 1), 0x7E44A1]))
    angle = rng.random((TABLE, TABLE)) * 2 * np.pi
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1).astype(np.float32)


def noise(p: np.ndarray, seed: int = 0) -> np.ndarray:
    """Gradient noise (Perlin 2002) at points (..., 2), about -1..1, features of size 1, period 256."""
    p = np.asarray(p, np.float32)
    cell = np.floor(p)
    f = p - cell
    i = cell.astype(np.int32) & (TABLE - 1)
    j = (i + 1) & (TABLE - 1)
    g = _gradients(seed)
    fx, fy = f[..., 0], f[..., 1]

    def corner(ix: np.ndarray, iy: np.ndarray, dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
        v = g[iy, ix]
        out: np.ndarray = v[..., 0] * dx + v[..., 1] * dy
        return out

    ux = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    uy = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    a = corner(i[..., 0], i[..., 1], fx, fy)
    b = corner(j[..., 0], i[..., 1], fx - 1, fy)
    c = corner(i[..., 0], j[..., 1], fx, fy - 1)
    d = corner(j[..., 0], j[..., 1], fx - 1, fy - 1)
    low = a + ux * (b - a)
    out: np.ndarray = (low + uy * (c + ux * (d - c) - low)) * np.float32(1.5)
    return out


def fractal(p: np.ndarray, seed: int = 0, *, octaves: int = 5, gain: float = 0.5) -> np.ndarray:
    """Sum of `octaves` of noise at (..., 2), each at twice the frequency and `gain` times the height; about
    -1..1."""
    p = np.asarray(p, np.float32)
    total = np.zeros(p.shape[:-1], np.float32)
    height, norm = 1.0, 0.0
    for k in range(octaves):
        # Each octave turned and shifted, so that the lattices do not line up.
        total += np.float32(height) * noise(
            _turned(p, 0.6 * k) * np.float32(2.03**k) + np.float32(17.3 * k), seed
        )
        norm += height
        height *= gain
    return total / np.float32(norm)


def ridged(p: np.ndarray, seed: int = 0, *, octaves: int = 6, gain: float = 0.5) -> np.ndarray:
    """Ridged multifractal at (..., 2), 0..1: sharp crests, smooth valleys (Musgrave 1994)."""
    p = np.asarray(p, np.float32)
    total = np.zeros(p.shape[:-1], np.float32)
    weight = np.ones_like(total)
    height, norm = 1.0, 0.0
    for k in range(octaves):
        n = 1 - np.abs(noise(_turned(p, 0.7 * k) * np.float32(2.07**k) + np.float32(31.7 * k), seed))
        n = n * n * weight
        total += np.float32(height) * n
        norm += height
        weight = np.clip(n * 1.7, 0, 1)
        height *= gain
    return total / np.float32(norm)


def warped(p: np.ndarray, seed: int = 0, *, strength: float = 0.5, octaves: int = 3) -> np.ndarray:
    """The points (..., 2) pushed about by noise, for less regular features (Quilez, domain warping)."""
    p = np.asarray(p, np.float32)
    x = fractal(p + np.float32(5.2), seed + 101, octaves=octaves)
    y = fractal(p + np.float32(91.3), seed + 202, octaves=octaves)
    return p + np.float32(strength) * np.stack([x, y], axis=-1)


def _turned(p: np.ndarray, angle: float) -> np.ndarray:
    c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    return np.stack([p[..., 0] * c - p[..., 1] * s, p[..., 0] * s + p[..., 1] * c], axis=-1)


def smoothstep(low: float, high: float, x: np.ndarray | float) -> np.ndarray:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((np.asarray(x) - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def mix(a: np.ndarray | tuple[float, ...], b: np.ndarray | tuple[float, ...], t: np.ndarray) -> np.ndarray:
    """(N, 3) colours from a to b by t (N,)."""
    a, b = np.asarray(a, np.float32), np.asarray(b, np.float32)
    return np.asarray(a + (b - a) * np.asarray(t, np.float32)[..., None], np.float32)


def eroded(height: np.ndarray, *, cell: float, steps: int = 30, talus: float = 0.8) -> np.ndarray:
    """Thermal erosion: a heightfield (H, W) in metres on cells of `cell` metres whose slopes steeper than
    `talus` (rise over run) crumble into their neighbours (Musgrave, Kolb and Mace 1989). Mass is kept."""
    h = np.array(height, np.float32)
    for _ in range(steps):
        for axis in (0, 1):
            drop = np.diff(h, axis=axis)
            slide = np.sign(drop) * np.maximum(np.abs(drop) - talus * cell, 0) * np.float32(0.22)
            pad = [(0, 0), (0, 0)]
            pad[axis] = (1, 1)
            flow = np.pad(slide, pad)
            h += np.diff(flow, axis=axis)
    return h


def gullied(height: np.ndarray, *, drops: int = 5, depth: float = 0.02) -> np.ndarray:
    """Hydraulic erosion in the large: water is sent down the steepest way over a heightfield (H, W); where
    much of it gathers it cuts by up to `depth` of the relief (stream-power law, drainage area to the 0.4)."""
    h = np.array(height, np.float32)
    relief = float(np.ptp(h)) or 1.0
    rows, columns = h.shape
    for _ in range(drops):
        padded = np.pad(h, 1, constant_values=np.inf)
        shifts = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]
        around = np.stack([padded[1 + a : rows + 1 + a, 1 + b : columns + 1 + b] for a, b in shifts])
        way = around.argmin(axis=0)
        step = np.array([a * columns + b for a, b in shifts])[way]
        target = np.arange(h.size).reshape(h.shape) + step
        target = np.where(around.min(axis=0) < h, target, np.arange(h.size).reshape(h.shape)).ravel()
        water = np.ones(h.size)
        flow: np.ndarray = np.ones(h.size)
        still = target == np.arange(h.size)
        for _ in range(24):
            flow = np.bincount(target, np.where(still, 0, flow), minlength=h.size)
            water += flow
        cut = np.minimum(water.reshape(h.shape) ** 0.4 - 1, 5) / 5
        h -= (cut * depth * relief / drops).astype(np.float32)
    return h


def grid(
    x: tuple[float, float],
    y: tuple[float, float],
    columns: int,
    rows: int,
    height: Height,
    *,
    fan: float = 1.0,
) -> Mesh:
    """The land z = height(xy (N, 2)) over a rectangle, or with `fan` > 1 over a trapezium that is `fan`
    times as wide at its far end (y[1]) as at its near end; rows lie closer together near the camera
    (y[0])."""
    t = np.linspace(0, 1, rows)
    depth = y[0] + (y[1] - y[0]) * (t if fan == 1 else t**1.8 * 0.85 + t * 0.15)
    widen = 1 + (fan - 1) * (depth - y[0]) / (y[1] - y[0])
    across = np.linspace(x[0], x[1], columns)
    xy = np.stack([across[None] * widen[:, None], np.broadcast_to(depth[:, None], (rows, columns))], axis=-1)
    return sheet(xy, height(xy.reshape(-1, 2)).reshape(rows, columns))


def sheet(xy: np.ndarray, z: np.ndarray) -> Mesh:
    """A mesh looking up, of a grid of points xy (rows, columns, 2), x growing with columns and y with
    rows."""
    rows, columns = z.shape
    v = np.concatenate([xy, z[..., None]], axis=-1).astype(np.float32)
    du, dv = np.gradient(v, axis=1), np.gradient(v, axis=0)
    n = np.cross(du, dv)
    n /= np.maximum(np.linalg.norm(n, axis=-1, keepdims=True), 1e-12)
    i = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).ravel()
    quad = np.stack([i, i + 1, i + columns + 1, i + columns], axis=1)
    faces = np.concatenate([quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]])
    return Mesh(v.reshape(-1, 3), faces.astype(np.int32), n.reshape(-1, 3).astype(np.float32))
