"""Changing everything on a stage at once: the one place that walks backdrop, scatter and subjects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from limner.diorama.body import Part
from limner.diorama.material import Material
from limner.diorama.stage import Stage

Change = Callable[[Part, np.ndarray, int], Part]
"""(part in body space, the body's matrix 4 x 4, a running number) -> part."""


def change_parts(stage: Stage, change: Change) -> Stage:
    """Every part of every body changed; the count and order of all that is placed stay as they are.

    Bodies that stand in several places (the same object) are changed afresh in each, except instanced
    scenery,
    which is changed once, as if it stood at its first place.
    """
    number = 0

    def parts(old: tuple[Part, ...], matrix: np.ndarray) -> tuple[Part, ...]:
        nonlocal number
        new = []
        for part in old:
            new.append(change(part, np.asarray(matrix, np.float64), number))
            number += 1
        return tuple(new)

    back = stage.backdrop
    scenery = tuple(
        replace(p, body=replace(p.body, parts=parts(p.body.parts, p.matrix))) for p in back.placed
    )
    scatter = tuple(
        replace(s, body=replace(s.body, parts=parts(s.body.parts, s.matrices[0]))) if len(s.matrices) else s
        for s in back.scatter
    )
    subjects = tuple(
        replace(p, body=replace(p.body, parts=parts(p.body.parts, p.matrix))) for p in stage.placed
    )
    return replace(stage, backdrop=replace(back, placed=scenery, scatter=scatter), placed=subjects)


def change_materials(stage: Stage, change: Callable[[Material], Material]) -> Stage:
    """Every material changed; meshes stay."""
    return change_parts(stage, lambda part, _matrix, _number: replace(part, material=change(part.material)))


def for_drawing(stage: Stage, sun_size: float) -> Stage:
    """The stage as drawings want it: everything matt and sharp, under a sun of so many degrees, whose shadows have a shape."""
    sky = replace(stage.backdrop.sky, sun_size=sun_size)
    changed = change_materials(stage, matt)
    return replace(changed, view=replace(stage.view, aperture=0.0), backdrop=replace(changed.backdrop, sky=sky))


def matt(material: Material) -> Material:
    """The material as a drawing shows it: one even colour without reflections; glass as a pale solid, glow
    kept."""
    colour = material.colour
    if material.transmission > 0.5:
        r, g, b = (0.55 * c + 0.45 * p for c, p in zip(colour, (0.62, 0.83, 0.92), strict=True))
        colour = (r, g, b)
    return replace(material, colour=colour, roughness=1.0, metallic=0.0, transmission=0.0, clearcoat=0.0)
