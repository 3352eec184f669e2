"""Triangles of the region where a field is above zero, cut exactly at the zero line: marching squares,
filled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Cells are cut into these triangles. Corners 0 1 2 3 run counter-clockwise (x right, y up) from the lower
# left;
# 4 5 6 7 lie on the lower, right, upper and left edge. The case number has bit k set where corner k is
# inside.
_CASES: dict[int, tuple[tuple[int, int, int], ...]] = {
    1: ((0, 4, 7),),
    2: ((1, 5, 4),),
    4: ((2, 6, 5),),
    8: ((3, 7, 6),),
    3: ((0, 1, 5), (0, 5, 7)),
    6: ((1, 2, 6), (1, 6, 4)),
    12: ((2, 3, 7), (2, 7, 5)),
    9: ((3, 0, 4), (3, 4, 6)),
    5: ((0, 4, 7), (2, 6, 5)),
    10: ((1, 5, 4), (3, 7, 6)),
    7: ((0, 1, 2), (0, 2, 6), (0, 6, 7)),
    14: ((1, 2, 3), (1, 3, 7), (1, 7, 4)),
    13: ((2, 3, 0), (2, 0, 4), (2, 4, 5)),
    11: ((3, 0, 1), (3, 1, 5), (3, 5, 6)),
    15: ((0, 1, 2), (0, 2, 3)),
}


def region(field: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int32], NDArray[np.bool_]]:
    """Triangulate field > 0 on a grid.

    field: (R, C), row index = y, column index = x. Returns points (N, 2) as (x, y) in grid
    units, faces (M, 3)
    counter-clockwise, and which points lie on the zero line (N,).
    """
    f = np.where(np.abs(field) < 0.02, np.where(field >= 0, 0.02, -0.02), field)
    inside = f > 0
    node = np.full(field.shape, -1, np.int64)
    y, x = np.nonzero(inside)
    node[y, x] = np.arange(len(x))
    points = [np.stack([x, y], axis=1).astype(np.float64)]
    count = len(x)

    across = np.full(field.shape, -1, np.int64)  # edge from (y, x) to (y, x + 1)
    y, x = np.nonzero(inside[:, :-1] != inside[:, 1:])
    t = f[y, x] / (f[y, x] - f[y, x + 1])
    across[y, x] = count + np.arange(len(x))
    points.append(np.stack([x + t, y], axis=1))
    count += len(x)

    along = np.full(field.shape, -1, np.int64)  # edge from (y, x) to (y + 1, x)
    y, x = np.nonzero(inside[:-1] != inside[1:])
    t = f[y, x] / (f[y, x] - f[y + 1, x])
    along[y, x] = count + np.arange(len(x))
    points.append(np.stack([x, y + t], axis=1))

    cell = inside[:-1, :-1] * 1 + inside[:-1, 1:] * 2 + inside[1:, 1:] * 4 + inside[1:, :-1] * 8
    faces = []
    for case, triangles in _CASES.items():
        y, x = np.nonzero(cell == case)
        if not len(x):
            continue
        local = (
            node[y, x], node[y, x + 1], node[y + 1, x + 1], node[y + 1, x],
            across[y, x], along[y, x + 1], across[y + 1, x], along[y, x],
        )  # fmt: skip
        faces += [np.stack([local[a], local[b], local[c]], axis=1) for a, b, c in triangles]
    p = np.concatenate(points)
    rim = np.arange(len(p)) >= len(points[0])
    return p, np.concatenate(faces).astype(np.int32), rim
