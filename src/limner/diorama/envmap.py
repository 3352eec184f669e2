"""The sky as an environment map: what lights the scene, and what a ray that hits nothing sees."""

from __future__ import annotations

from typing import Any

import numpy as np

from limner.diorama.device import mitsuba
from limner.diorama.stage import Sky


def look_up(sky: Sky, directions: np.ndarray) -> np.ndarray:
    """Radiance (..., 3) of the sky image in the given unit directions (..., 3), bilinear; without the sun's disc."""
    image = sky.image
    h, w = image.shape[:2]
    d = directions
    u = (0.5 + np.arctan2(d[..., 0], d[..., 1]) / (2 * np.pi)) * w - 0.5
    v = np.arccos(np.clip(d[..., 2], -1, 1)) / np.pi * h - 0.5
    x0, y0 = np.floor(u).astype(int), np.floor(v).astype(int)
    fx, fy = (u - x0)[..., None], (v - y0)[..., None]
    x1, y1 = (x0 + 1) % w, np.clip(y0 + 1, 0, h - 1)
    x0, y0 = x0 % w, np.clip(y0, 0, h - 1)
    top = image[y0, x0] * (1 - fx) + image[y0, x1] * fx
    bottom = image[y1, x0] * (1 - fx) + image[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


def environment(sky: Sky) -> dict[str, Any]:
    """The sky as an environment map, with the sun's disc painted in at its true irradiance."""
    mi = mitsuba()
    image = np.array(sky.image, np.float32)
    if sky.sun_direction is not None and max(sky.sun_radiance) > 0:
        h, w = image.shape[:2]
        if h < 256:
            image = np.repeat(np.repeat(image, -(-256 // h), 0), -(-256 // h), 1)
            h, w = image.shape[:2]
        image = image + _sun(sky, h, w)
    # Mitsuba's map has its middle column behind; turn it so that it lies at +y, with z up.
    turn = mi.ScalarTransform4f().rotate([0, 0, 1], 180) @ mi.ScalarTransform4f().rotate([1, 0, 0], 90)
    return {"type": "envmap", "bitmap": mi.Bitmap(np.ascontiguousarray(image)), "to_world": turn}


def _sun(sky: Sky, h: int, w: int) -> np.ndarray:
    """(h, w, 3) radiance of the sun's disc, soft by one pixel, integrating to `sun_radiance`."""
    theta = (np.arange(h) + 0.5) / h * np.pi
    phi = ((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi
    d = np.stack(
        [
            np.sin(theta)[:, None] * np.sin(phi), np.sin(theta)[:, None] * np.cos(phi),
            np.broadcast_to(np.cos(theta)[:, None], (h, w)),
        ], axis=-1,
    )  # fmt: skip
    s = np.asarray(sky.sun_direction, float)
    s = s / np.linalg.norm(s)
    angle = np.degrees(np.arccos(np.clip(d @ s, -1, 1)))
    pixel = 180 / h
    disc = np.clip((max(sky.sun_size, 2 * pixel) / 2 - angle) / pixel + 0.5, 0, 1)
    solid = (np.pi / h) * (2 * np.pi / w) * np.sin(theta)[:, None]
    weight = disc / max(float((disc * solid).sum()), 1e-9)
    return (weight[..., None] * np.asarray(sky.sun_radiance)).astype(np.float32)
