"""Where a token is: fixed sine-cosine vectors and the angles of rotary positions, in numpy, computed once per size."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


def _angles(positions: np.ndarray, size: int) -> np.ndarray:
    """(N,) positions -> (N, size // 2) angles at falling frequencies, base 10000."""
    frequencies = 10000.0 ** (-np.arange(size // 2) / (size / 2))
    return np.outer(positions, frequencies)


def _cells(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Row and column of every patch, row-major: two arrays (rows * columns,)."""
    row, column = np.divmod(np.arange(rows * columns), columns)
    return row, column


@lru_cache(maxsize=16)
def sincos(rows: int, columns: int, width: int) -> np.ndarray:
    """(rows * columns, width) float32: first half of the channels from the column, second from the row, each [sin, cos]."""
    row, column = _cells(rows, columns)
    parts = [f(_angles(p, width // 2)) for p in (column, row) for f in (np.sin, np.cos)]
    return np.concatenate(parts, axis=1).astype(np.float32)


@lru_cache(maxsize=16)
def rotary(text: int, rows: int, columns: int, head_dim: int) -> tuple[np.ndarray, np.ndarray]:
    """cos and sin, (text + rows * columns, head_dim // 2) float32, text first: text by its place, the picture by row in
    the first half and by column in the second."""
    row, column = _cells(rows, columns)
    picture = np.concatenate([_angles(row, head_dim // 2), _angles(column, head_dim // 2)], axis=1)
    angles = np.concatenate([_angles(np.arange(text), head_dim), picture])
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
