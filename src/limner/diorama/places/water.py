"""Open water: a sheet with waves that mirrors the sky, coloured by depth."""

from __future__ import annotations

import numpy as np

from limner.diorama.material import RGB, Material
from limner.diorama.mesh import Mesh
from limner.diorama.places.scenery import single
from limner.diorama.stage import Placed, flat
from limner.diorama.terrain import Height, fractal, sheet


def water(
    near: float,
    far: float,
    level: float,
    colour: RGB,
    *,
    wave: float = 0.02,
    length: float = 0.8,
    seed: int = 0,
    tint: np.ndarray | None = None,
    columns: int = 220,
    rows: int = 260,
    smooth: float = 0.06,
    rise: Height = flat,
) -> Placed:
    """Water from y = near to far at z = level. wave: height, length: crest to crest, in metres. rise: how much higher than
    `level` it lies where, if it runs downhill.

    The normals come from the waves themselves, fading with distance so that far water does not glitter.
    """
    t = np.linspace(0, 1, rows)
    y = near + (far - near) * t**2.6
    widen = 7 + 0.75 * (y + 8)
    x = np.linspace(-1, 1, columns)
    xy = np.stack([x[None] * widen[:, None], np.broadcast_to(y[:, None], (rows, columns))], axis=-1)

    def lift(p: np.ndarray) -> np.ndarray:
        q = p / np.float32(length) * np.array([0.45, 1.0], np.float32)
        return np.asarray(fractal(q, seed + 40, octaves=4, gain=0.55) * wave)

    e = 0.02 * length
    slope = np.stack(
        [(lift(xy + np.array([e, 0])) - lift(xy)) / e, (lift(xy + np.array([0, e])) - lift(xy)) / e], axis=-1
    )
    fade = 1 / (1 + ((xy[..., 1] + 7) / 26) ** 2)
    normal = np.concatenate([-slope * fade[..., None], np.ones((*fade.shape, 1))], axis=-1).reshape(-1, 3)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    base = sheet(xy, level + lift(xy) * fade + rise(xy.reshape(-1, 2)).reshape(fade.shape))
    mesh = Mesh(base.vertices, base.faces, normal.astype(np.float32))
    if tint is not None:
        mesh = mesh.painted(np.clip(tint, 0, 1))
    return single(mesh, Material(colour, roughness=smooth, ior=1.33, clearcoat=1.0))


def shape(near: float, far: float, *, columns: int = 220, rows: int = 260) -> np.ndarray:
    """(rows * columns, 2): where the points of such a sheet lie, to paint it by."""
    y = near + (far - near) * np.linspace(0, 1, rows) ** 2.6
    x = np.linspace(-1, 1, columns)
    xy = np.stack(
        [x[None] * (7 + 0.75 * (y + 8))[:, None], np.broadcast_to(y[:, None], (rows, columns))], axis=-1
    )
    return np.asarray(xy.reshape(-1, 2))
