"""Coats with a drawing: stripes, spots and patches as functions of a point on the skin.

Every pattern takes points (N, 3) in units of the figure (about 1 high) and gives how much of the second
tone each
takes, (N,) in 0..1. They are soft at their edges over about a hundredth of the height, the width of the
skin's grid.
"""

from __future__ import annotations

import numpy as np

SOFT = 0.011


def zebra(p: np.ndarray, along: int = 1) -> np.ndarray:
    """Bold bands around the body, pinched and forked by a slow wave."""
    x, y, z = p[:, 0], p[:, along], p[:, 2 if along == 1 else 1]
    low = np.clip((0.27 - p[:, 2]) / 0.05, 0, 1) if along == 1 else 0.0
    phase = (y + 0.18 * z + 0.018 * np.sin(17 * z + 2) + 0.012 * np.sin(23 * x)) * 2 * np.pi / 0.088
    legs = p[:, 2] * 2 * np.pi / 0.062
    wave = np.sin(phase) * (1 - low) + np.sin(legs) * low
    return _edge(wave + 0.05, 0.42)


def tiger(p: np.ndarray, along: int = 1) -> np.ndarray:
    """Narrow tapering stripes coming down from the spine."""
    x, y, z = p[:, 0], p[:, along], p[:, 2 if along == 1 else 1]
    phase = (y + 0.02 * np.sin(21 * z) + 0.025 * np.sin(9 * x + 1)) * 2 * np.pi / 0.098
    return _edge(np.sin(phase) - 0.5 - 0.25 * np.sin(31 * z + 14 * y), 0.4)


def spots(p: np.ndarray, cell: float, radius: float, *, ring: float = 0.0, seed: int = 1) -> np.ndarray:
    """Dots strewn evenly: one in each cell of `cell`, about `radius` large; `ring` leaves their
    middle open.
    """
    near, _, size = _cells(p, cell, seed)
    r = radius * (0.75 + 0.5 * size)
    t = _edge(r - near, SOFT)
    if ring > 0:
        t = t * _edge(near - r * ring, SOFT)
    return t


def giraffe(p: np.ndarray) -> np.ndarray:
    """Large patches with light lines between them (Worley 1996: the gap between the two nearest seeds)."""
    first, second, _ = _cells(p, 0.115, 5)
    return _edge(second - first - 0.022, SOFT * 1.2) * _edge(p[:, 2] - 0.13, 0.04)


def cow(p: np.ndarray) -> np.ndarray:
    """A few large patches with wavy edges."""
    q = p + 0.02 * np.sin(p[:, [1, 2, 0]] * 25)
    near, _, size = _cells(q, 0.3, 11)
    return _edge(0.075 + 0.07 * size - near, SOFT) * _edge(p[:, 2] - 0.16, 0.03)


def rings(p: np.ndarray, axis: int = 1, period: float = 0.1) -> np.ndarray:
    """Even bands along one axis."""
    return _edge(np.sin(p[:, axis] * 2 * np.pi / period), 0.4)


def zebra_face(p: np.ndarray) -> np.ndarray:
    """Bands across cheeks and forehead, the middle of the face left clean; in units of the head's radius."""
    x = np.abs(p[:, 0])
    wave = np.sin((p[:, 2] - 0.45 * x - 0.25 * p[:, 1]) * 2 * np.pi / 0.34)
    clear = np.hypot((x - 0.42) / 0.36, (p[:, 2] - 0.08) / 0.3) - 1 + np.clip((p[:, 1] + 0.2) * 3, 0, 3)
    front = np.maximum(_edge(clear, 0.1), 0)
    return _edge(wave, 0.4) * front * _edge(p[:, 2] + 0.25, 0.12)


def tiger_face(p: np.ndarray) -> np.ndarray:
    """Three strokes on the brow and two on each cheek; in units of the head's radius."""
    x, y, z = np.abs(p[:, 0]), p[:, 1], p[:, 2]
    brow = np.maximum(0.06 - x, 0.05 - np.abs(x - 0.24 - 0.12 * (z - 0.6))) + np.minimum(
        0, (z - 0.5 - 0.25 * x) * 0.4
    )
    brow = np.minimum(brow, 0.75 - np.abs(y + 0.3))
    cheek = np.maximum(0.05 - np.abs(z + 0.02 - 0.15 * (x - 0.8)), 0.05 - np.abs(z + 0.26 + 0.1 * (x - 0.8)))
    cheek = np.minimum(cheek, (x - 0.76) * 0.5)
    return np.maximum(_edge(brow, 0.045), _edge(cheek, 0.045))


def bare(p: np.ndarray) -> np.ndarray:
    """Nothing drawn."""
    return np.zeros(len(p))


def _edge(x: np.ndarray, soft: float) -> np.ndarray:
    t = np.clip(0.5 + x / (2 * soft), 0, 1)
    return t * t * (3 - 2 * t)


def _cells(p: np.ndarray, cell: float, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Distances to the nearest and second nearest seed of a jittered grid, and a number 0..1 of the
    nearest.
    """
    q = p.astype(np.float64) / cell
    base = np.floor(q).astype(np.int64)
    first = np.full(len(p), 9.0)
    second = np.full(len(p), 9.0)
    size = np.zeros(len(p))
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            for k in (-1, 0, 1):
                c = base + np.array([i, j, k])
                jitter = np.stack([_noise(c, seed + n) for n in range(3)], axis=1)
                d = np.linalg.norm(c + 0.15 + 0.7 * jitter - q, axis=1)
                closer = d < first
                second = np.where(closer, first, np.minimum(second, d))
                size = np.where(closer, _noise(c, seed + 7), size)
                first = np.where(closer, d, first)
    return first * cell, second * cell, size


def _noise(c: np.ndarray, seed: int) -> np.ndarray:
    """Integer cells (N, 3) to 0..1, by mixing bits (after Jenkins)."""
    h = (c[:, 0] * 374761393 + c[:, 1] * 668265263 + c[:, 2] * 2147483647 + seed * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 16)) * 2246822519) & 0xFFFFFFFF
    return ((h ^ (h >> 15)) & 0xFFFFFF) / float(0x1000000)
