"""Smooth noise over points in space, from a seed: dents in clay, wear on surfaces, the wander of paint."""

from __future__ import annotations

from typing import Any

import numpy as np

from limner.noise import generator

TABLE = 4096


def value_noise(points: np.ndarray, seed: int, step: int = 0) -> np.ndarray:
    """(N, 3) points, feature size 1 -> (N,) float32 in about -1..1, smooth (quintic value noise).

    Lattice values come from one seeded table through an integer hash (Teschner et al. 2003), so any point
    may be
    asked for without storing a grid.
    """
    table = generator(seed, 1, step).uniform(-1, 1, TABLE).astype(np.float32)
    points = np.asarray(points, np.float64)
    cell = np.floor(points).astype(np.int64)
    part = (points - cell).astype(np.float32)
    part = part * part * part * (part * (part * 6 - 15) + 10)
    primes = (73856093, 19349663, 83492791)
    sides = [
        ((cell[:, k] * primes[k], 1 - part[:, k]), ((cell[:, k] + 1) * primes[k], part[:, k]))
        for k in range(3)
    ]
    total = np.zeros(len(points), np.float32)
    for hash_x, weight_x in sides[0]:
        for hash_y, weight_y in sides[1]:
            hash_xy, weight_xy = hash_x ^ hash_y, weight_x * weight_y
            for hash_z, weight_z in sides[2]:
                key = hash_xy ^ hash_z
                total += weight_xy * weight_z * table[(key ^ (key >> 15)) & (TABLE - 1)]
    return total


def fractal_noise(points: np.ndarray, seed: int, *, octaves: int = 3, step: int = 0) -> np.ndarray:
    """Octaves of `value_noise`, each twice as fine and half as strong; about -1..1."""
    total = np.zeros(len(points), np.float32)
    for k in range(octaves):
        total += value_noise(np.asarray(points) * 2.0**k + 17.3 * k, seed, step + k) * 0.5**k
    return total / np.float32(2 - 0.5 ** (octaves - 1))


def field(height: int, width: int, size: float, seed: int, *, octaves: int = 1, step: int = 0) -> np.ndarray:
    """(height, width) float32 noise in about -1..1 whose features are `size` of the picture's height.

    The same picture at any resolution: coordinates are in heights, not pixels. Octaves finer than two pixels
    are
    left out.
    """
    total = np.zeros((height, width), np.float32)
    weight = 0.0
    y = (np.arange(height) + 0.5) / height
    x = (np.arange(width) + 0.5) / height
    for k in range(octaves):
        cell = size / 2**k
        if cell * height < 2 and k > 0:
            break
        rows, columns = int(1 / cell) + 6, int(width / height / cell) + 6
        # The lattice depends on the picture's shape, never on its pixels.
        lattice = generator(seed, 2, step + k).uniform(-1, 1, (rows, columns)).astype(np.float32)
        across = _spline(x / cell + 2, columns)
        total += 0.5**k * (_spline(y / cell + 2, rows) @ (across @ lattice.T).T)
        weight += 0.5**k
    return total / np.float32(weight)


def _spline(at: np.ndarray, count: int) -> Any:
    """Sparse (len(at), count) weights of Catmull-Rom interpolation; a grid of points needs one for each
    axis."""
    from scipy.sparse import csr_matrix

    base = np.floor(at).astype(int)
    t = (at - base)[:, None]
    weights = np.concatenate(
        [
            -0.5 * t + t**2 - 0.5 * t**3, 1 - 2.5 * t**2 + 1.5 * t**3,
            0.5 * t + 2 * t**2 - 1.5 * t**3, -0.5 * t**2 + 0.5 * t**3,
        ], axis=1,
    ).astype(np.float32)  # fmt: skip
    columns = np.clip(base[:, None] + np.arange(-1, 3), 0, count - 1)
    rows = np.repeat(np.arange(len(at)), 4)
    return csr_matrix((weights.ravel(), (rows, columns.ravel())), (len(at), count))
