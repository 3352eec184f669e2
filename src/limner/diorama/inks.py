"""Which colours read on which: ink on ground, things before a backdrop."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body
from limner.diorama.material import RGB, srgb

IVORY = srgb("#fff3dc")
INK = srgb("#26243a")


def opposite(colour: RGB) -> RGB:
    """Ivory or ink, whichever contrasts more with `colour` (linear RGB)."""
    return IVORY if contrast(colour, IVORY) > contrast(colour, INK) else INK


def contrast(a: RGB, b: RGB) -> float:
    """WCAG 2 contrast ratio of two linear RGB colours, 1..21."""
    la, lb = (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.05 for c in (a, b))
    return max(la, lb) / min(la, lb)


def shade(colour: RGB, factor: float) -> RGB:
    """The colour made darker (below 1) or lighter, kept within 0..1."""
    r, g, b = (min(float(c) * factor, 1.0) for c in colour)
    return r, g, b


def main_colour(body: Body) -> RGB:
    """The linear colour of the part of `body` with the largest surface: what one would call its colour."""
    areas = []
    for part in body.parts:
        a, b, c = (part.mesh.vertices[part.mesh.faces[:, i]] for i in range(3))
        areas.append(float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()))
    part = body.parts[int(np.argmax(areas))]
    if part.mesh.colours is not None:
        red, green, blue = (float(v) for v in part.mesh.colours.mean(axis=0))
        return red, green, blue
    if part.material.texture is not None:
        sheet = part.material.texture
        mean = sheet.reshape(-1, sheet.shape[-1])[:, :3].mean(axis=0)
        return srgb((int(mean[0]), int(mean[1]), int(mean[2])))
    return part.material.colour


def oklab(colour: RGB) -> np.ndarray:
    """Linear RGB as Oklab (lightness, green-red, blue-yellow); Ottosson, A perceptual color space, 2020."""
    cone = np.cbrt(_TO_CONES @ np.maximum(np.asarray(colour, np.float64), 0))
    return _FROM_CONES @ cone


_TO_CONES = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_FROM_CONES = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip
