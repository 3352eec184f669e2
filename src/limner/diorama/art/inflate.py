"""Height over a cut-out drawing: a soft inflation of its outline, and a low relief of what is drawn
inside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]


def inflation(distance: F64, *, reach: float, cells: int = 88) -> F64:
    """The square of the height of a body blown up from an outline, in pixels squared, smooth everywhere.

    distance: signed pixels to the outline. Solves the screened membrane equation
    u - reach^2 lap(u) = reach^2 with u = 0 on the outline (Johnston 2002 lit drawings by such blobs) and
    returns 2 u: a long strip of width w gets a circular section of height w / 2; wide areas level off at the
    height sqrt(2) reach.

    The equation is solved on a coarse grid of `cells`; dividing it by the distance before sampling keeps the
    rim exact.
    """
    from scipy import ndimage, sparse
    from scipy.sparse.linalg import spsolve

    h, w = distance.shape
    step = max(h, w) / cells
    rows, columns = int(np.ceil(h / step)), int(np.ceil(w / step))
    y = (np.arange(rows) + 0.5) * step - 0.5
    x = (np.arange(columns) + 0.5) * step - 0.5
    grid = np.stack(np.meshgrid(y, x, indexing="ij"))
    d = ndimage.map_coordinates(distance, grid, order=1, mode="nearest") / step
    inside = d > 0.05
    index = np.full(d.shape, -1)
    index[inside] = np.arange(inside.sum())
    n = int(inside.sum())
    if n == 0:
        return np.maximum(distance, 0) ** 2
    iy, ix = np.nonzero(inside)
    screen = (step / reach) ** 2
    diagonal = np.full(n, screen)
    entries_i, entries_j, values = [], [], []
    padded = np.pad(d, 1, constant_values=-1.0)
    names = np.pad(index, 1, constant_values=-1)
    for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        other = padded[iy + 1 + dy, ix + 1 + dx]
        name = names[iy + 1 + dy, ix + 1 + dx]
        mine = d[iy, ix]
        inner = name >= 0
        # Where the neighbour is outside, the boundary lies at the fraction t of the way to it.
        t = np.clip(mine / np.maximum(mine - other, 1e-6), 0.15, 1.0)
        diagonal += np.where(inner, 1.0, 1.0 / t)
        entries_i.append(np.flatnonzero(inner))
        entries_j.append(name[inner])
        values.append(np.full(int(inner.sum()), -1.0))
    i, j = np.concatenate([*entries_i, np.arange(n)]), np.concatenate([*entries_j, np.arange(n)])
    matrix = sparse.csc_matrix((np.concatenate([*values, diagonal]), (i, j)), shape=(n, n))
    solution = spsolve(matrix, np.full(n, 1.0), permc_spec="MMD_AT_PLUS_A") * step**2
    slope = np.zeros(d.shape)
    slope[inside] = 2 * solution / (np.maximum(d[inside], 0.05) * step)
    # Run the slope outwards, so that sampling near the rim never meets the empty outside.
    _, near = ndimage.distance_transform_edt(d <= 0.4, return_indices=True)
    slope = ndimage.gaussian_filter(slope[near[0], near[1]], 0.6)
    sample = np.stack(
        np.meshgrid((np.arange(h) + 0.5) / step - 0.5, (np.arange(w) + 0.5) / step - 0.5, indexing="ij")
    )
    return np.maximum(distance, 0) * np.maximum(
        ndimage.map_coordinates(slope, sample, order=1, mode="nearest"), 0
    )


def seams(rgb: NDArray[np.uint8], distance: F64, *, width: float) -> F64:
    """How much of a seam runs through each pixel, 0..1: sharp changes of colour inside the drawing, softened
    to
    `width` pixels. Gradients, however strong, are no seams."""
    from scipy import ndimage

    light = (rgb.astype(np.float64) / 255) ** 1.1
    edge = np.zeros(distance.shape)
    for k, weight in enumerate((0.8, 1.0, 0.6)):
        channel = ndimage.gaussian_filter(light[..., k], 0.7)
        gy, gx = np.gradient(channel)
        edge += weight * (gx**2 + gy**2)
    sharp = np.clip((np.sqrt(edge) - 0.035) / 0.09, 0, 1)
    # The rim is no seam; its colours have been run outwards, which leaves streaks.
    sharp *= np.clip((distance - 2.5) / 4, 0, 1)
    return np.clip(ndimage.gaussian_filter(sharp, width) * 2.2, 0, 1)
