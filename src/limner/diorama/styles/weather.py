"""Wear: large plain surfaces get fine unevenness in their vertex colours, as real ones have."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Part
from limner.diorama.styles import noise3
from limner.diorama.styles.refine import refined


def mottled(part: Part, matrix: np.ndarray, seed: int) -> Part:
    """The part with slight blotches of lightness (about 6 %), a third of a metre and finer; textures stay."""
    if part.material.texture is not None and part.mesh.uv is not None:
        return part
    if part.material.transmission > 0.5 or any(part.material.emission):
        return part
    scale = float(np.cbrt(abs(np.linalg.det(matrix[:3, :3]))))
    mesh = refined(part.mesh, edge=0.12 / max(scale, 1e-6), limit=40_000)
    colours = mesh.colours if mesh.colours is not None else mesh.painted(part.material.colour).colours
    assert colours is not None
    world = mesh.vertices.astype(np.float64) @ matrix[:3, :3].T + matrix[:3, 3]
    blotch = 0.045 * noise3.fractal_noise(world * 2.6, seed, octaves=4) + 0.03 * noise3.value_noise(
        world * 0.4, seed, 9
    )
    shade = np.clip(colours * (1 + blotch[:, None]), 0, 1).astype(np.float32)
    return replace(part, mesh=replace(mesh, colours=shade))
