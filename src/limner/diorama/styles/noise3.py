"""Smooth noise over points in space, from a seed: dents in clay, wear on surfaces, the wander of paint."""

from __future__ import annotations

import numpy as np

from limner.noise import generator

TABLE = 4096


def value_noise(points: np.ndarray, seed: int, step: int = 0) -> np.ndarray:
    """(N, D) points, D = 2 or 3, feature size 1 -> (N,) float32 in about -1..1, smooth (quintic value noise).

    Lattice values come from one seeded table through an integer hash (Teschner et al. 2003), so any point may be
    asked for without storing a grid.
    """
    table = generator(seed, 1, step).uniform(-1, 1, TABLE).astype(np.float32)
    points = np.asarray(points, np.float64)
    cell = np.floor(points).astype(np.int64)
    part = (points - cell).astype(np.float32)
    part = part * part * part * (part * (part * 6 - 15) + 10)
    dims = points.shape[1]
    primes = np.array([73856093, 19349663, 83492791][:dims], np.int64)
    total = np.zeros(len(points), np.float32)
    for corner in range(1 << dims):
        offset = np.array([(corner >> k) & 1 for k in range(dims)])
        key = np.bitwise_xor.reduce((cell + offset) * primes, axis=1)
        weight = np.prod(np.where(offset, part, 1 - part), axis=1)
        total += weight * table[(key ^ (key >> 15)) % TABLE]
    return total


def fractal_noise(points: np.ndarray, seed: int, *, octaves: int = 3, step: int = 0) -> np.ndarray:
    """Octaves of `value_noise`, each twice as fine and half as strong; about -1..1."""
    total = np.zeros(len(points), np.float32)
    for k in range(octaves):
        total += value_noise(np.asarray(points) * 2.0**k + 17.3 * k, seed, step + k) * 0.5**k
    return total / np.float32(2 - 0.5 ** (octaves - 1))


def field(height: int, width: int, size: float, seed: int, *, octaves: int = 1, step: int = 0) -> np.ndarray:
    """(height, width) float32 noise in about -1..1 whose features are `size` of the picture's height.

    The same picture at any resolution: coordinates are in heights, not pixels. Octaves finer than two pixels are
    left out.
    """
    from scipy.ndimage import map_coordinates, spline_filter

    total = np.zeros((height, width), np.float32)
    weight = 0.0
    y = (np.arange(height) + 0.5) / height
    x = (np.arange(width) + 0.5) / height
    for k in range(octaves):
        cell = size / 2**k
        if cell * height < 2 and k > 0:
            break
        rows, columns = int(1 / cell) + 6, int(width / height / cell) + 6
        # Drawn row by row from one stream per octave; the lattice depends on shape, never on pixels.
        lattice = generator(seed, 2, step + k).uniform(-1, 1, (rows, columns)).astype(np.float32)
        smooth = spline_filter(lattice, order=3, mode="mirror") if cell * height >= 2 else lattice
        order = 3 if cell * height >= 2 else 1
        at = np.stack(np.meshgrid(y / cell + 2, x / cell + 2, indexing="ij"))
        total += 0.5**k * map_coordinates(smooth, at, order=order, mode="mirror", prefilter=False, output=np.float32)
        weight += 0.5**k
    return total / np.float32(weight)
