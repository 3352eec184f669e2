"""Drawn art -> solid bodies: the outline blown up, with a soft relief of what is drawn inside."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from limner.diorama.art import pack
from limner.diorama.art.inflate import inflation, seams
from limner.diorama.art.outline import region
from limner.diorama.art.raster import Drawing, from_svg
from limner.diorama.art.recolour import dressed
from limner.diorama.body import Body, Part
from limner.diorama.material import PLAIN, Look
from limner.diorama.mesh import Mesh
from limner.errors import EngineFailed

CELLS = 9200
"""Grid cells of one face: the whole body stays below 40,000 triangles."""


def solid(drawing: Drawing, *, size: float, fullness: float = 0.3, relief: float = 1.0) -> Mesh:
    """A closed body out of a drawing, standing in the xz plane, facing -y, centred at the origin, with uv.

    size: metres of the larger side. fullness: where the height levels off, as a share of the larger side
    (0.02 a
    card, 0.1 a book, 0.3 plump, 1 as round as the outline allows). relief: strength of the inner relief, 1
    usual.
    """
    from scipy import ndimage

    d = drawing.distance
    h, w = d.shape
    longest = float(max(h, w))
    square = inflation(d, reach=fullness * longest / np.sqrt(2))
    depth = ndimage.gaussian_filter(
        -seams(drawing.rgb, d, width=longest * 0.007) * longest * 0.011 * relief * min(1.0, fullness / 0.15),
        0.8,
    )
    gy, gx = (np.asarray(g) for g in np.gradient(square))
    ry, rx = (np.asarray(g) for g in np.gradient(depth))

    step = max(1.2, float(np.sqrt((d > 0).sum() / CELLS)))
    rows, columns = int(h / step), int(w / step)
    node = np.stack(np.meshgrid(np.arange(rows) * step, np.arange(columns) * step, indexing="ij"))
    field = ndimage.map_coordinates(d, node, order=1, mode="nearest") / step
    field[[0, -1]] = field[:, [0, -1]] = np.minimum(-0.5, 0)
    points, faces, rim = region(field)
    at = points[:, ::-1].T * step

    def read(a: NDArray[np.float64]) -> NDArray[np.float64]:
        return ndimage.map_coordinates(a, at, order=1, mode="nearest")

    z2 = np.where(rim, 0.0, np.maximum(read(square), 0.02))
    z = np.sqrt(z2)
    # Near the rim the relief fades, so that it never reaches the other face.
    fade = np.clip(z / (longest * 0.03), 0, 1)
    front = np.maximum(z + read(depth) * fade, z * 0.4)
    # The body is the level set z^2 = square(x, y): its gradient gives the normal, also at the rim where z =
    # 0.
    grad_x, grad_y = read(gx), read(gy)
    n_front = np.stack([-grad_x - 2 * z * read(rx) * fade, -grad_y - 2 * z * read(ry) * fade, 2 * z], axis=1)
    n_back = np.stack([-grad_x, -grad_y, 2 * z], axis=1)

    k = size / float(np.ptp(at, axis=1).max())
    x, y = at[1] - (w - 1) / 2, at[0] - (h - 1) / 2

    def place(height: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.stack([x * k, -height * k, -y * k], axis=1)

    def turn(n: NDArray[np.float64], side: float) -> NDArray[np.float64]:
        out = np.stack([n[:, 0], -side * n[:, 2], -n[:, 1]], axis=1)
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)

    # Grid rows run downwards, which turns the faces once; the back shares the rim and turns them again.
    inner = np.flatnonzero(~rim)
    back = np.arange(len(points))
    back[inner] = len(points) + np.arange(len(inner))
    vertices = np.concatenate([place(front), place(-z)[inner]])
    normals = np.concatenate([turn(n_front, 1.0), turn(n_back, -1.0)[inner]])
    uv = np.stack([(at[1] + 0.5) / w, 1 - (at[0] + 0.5) / h], axis=1)
    return Mesh(
        vertices.astype(np.float32),
        np.concatenate([faces[:, ::-1], back[faces]]).astype(np.int32),
        normals.astype(np.float32),
        np.concatenate([uv, uv[inner]]).astype(np.float32),
    )


def body(drawing: Drawing, *, size: float, fullness: float = 0.3, look: Look = PLAIN) -> Body:
    """The drawing as a body standing on z = 0, in the colours and material of `look`."""
    return Body((Part(solid(drawing, size=size, fullness=fullness), dressed(drawing, look)),)).grounded()


@lru_cache(maxsize=96)
def drawing(icon: str) -> Drawing:
    """A drawing of the pack, ready to be puffed; without its shading where the shaded one cannot be drawn.

    Raises EngineFailed when neither can.
    """
    tries = [icon, icon.replace("fluent/", "flat/", 1)]
    for one in tries:
        if one in (icon, *pack.icons()):
            with suppress(ValueError):
                return from_svg(pack.svg(one))
    raise EngineFailed(f"the drawing {icon!r} cannot be rendered")


@lru_cache(maxsize=96)
def puff(icon: str, *, size: float, fullness: float = 0.3, look: Look = PLAIN) -> Body:
    """A drawing of the art pack (`fluent/fox`) as a solid body; see `solid` for size and fullness."""
    return body(drawing(icon), size=size, fullness=fullness, look=look)
