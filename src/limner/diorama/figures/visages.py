"""Faces unlike human ones: of aliens, cyclopes, skulls, mummies, robots. In units of the head's radius, looking to -y."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from limner.diorama.figures.face import EYE, GLINT, WHITE, Piece, disc, eyes, lid, line, smile
from limner.diorama.figures.sculpt import Lump, carve, mirrored, paint, surface_point
from limner.diorama.material import Material, srgb

Skin = tuple[list[Lump], list[Piece]]
CYAN = Material(srgb("#7ff0ff"), roughness=0.4, emission=(0.25, 0.75, 0.85))


def face(kind: str, skin: Sequence[Lump], *, asleep: bool) -> Skin | None:
    """(lumps to add to the skull, pieces) of a face unlike a human one; None for the ordinary one."""
    lumps = list(skin)
    if kind == "alien":
        eyed = eyes(lumps, 0.42, 0.02, 0.25, asleep=asleep, tall=1.4)
        return [], [*eyed, *smile(lumps, -0.56, 0.14, radius=0.024)]
    if kind == "cyclops":
        if asleep:
            return [], [lid(lumps, 0.0, 0.16, 0.34), *smile(lumps, -0.46, 0.26, radius=0.026)]
        point, normal = surface_point(lumps, 0.0, 0.16, -2.4)

        pieces = [
            Piece(disc(point, normal, (0.4, 0.14, 0.42), 20), WHITE),
            Piece(
                disc(point + normal * 0.09, normal, (0.22, 0.09, 0.23), 18),
                Material(srgb("#4d8f5a"), 0.1, clearcoat=1.0),
            ),
            Piece(disc(point + normal * 0.13, normal, (0.13, 0.08, 0.14), 16), EYE),
            Piece(
                disc(point + normal * 0.2 + np.array([-0.07, 0, 0.08]), normal, (0.05, 0.02, 0.05), 8), GLINT
            ),
            line(lumps, [(0.42 * u, 0.72 - 0.08 * u * u) for u in np.linspace(-1, 1, 5)], 0.06),
        ]
        return [], [*pieces, *smile(lumps, -0.46, 0.26, radius=0.026)]
    if kind == "skull":
        dark = [
            *mirrored(
                [
                    carve((0.38, -0.98, 0.02), (0.27, 0.3, 0.3), 0.05),
                    paint((0.38, -0.72, 0.02), (0.285, 0.42, 0.315), "mark", 0.015),
                ]
            ),
            *mirrored([paint((0.07, -0.95, -0.3), (0.075, 0.3, 0.13), "mark", 0.01, (0, -18, 0))]),
            carve((0.82, -0.5, -0.55), (0.3, 0.35, 0.24), 0.12),
            carve((-0.82, -0.5, -0.55), (0.3, 0.35, 0.24), 0.12),
        ]
        teeth = [line(lumps, [(0.42 * u, -0.56 + 0.06 * u * u) for u in np.linspace(-1, 1, 7)], 0.024)]
        teeth += [line(lumps, [(x, -0.47), (x, -0.65)], 0.02) for x in (-0.28, -0.14, 0.0, 0.14, 0.28)]
        return dark, teeth
    if kind == "wrapped":
        slit = [
            carve((0, -1.02, 0.03), (0.62, 0.2, 0.2), 0.06),
            paint((0, -0.85, 0.03), (0.68, 0.4, 0.21), "mark", 0.03),
        ]
        return slit, eyes([*lumps, *slit], 0.3, 0.02, 0.12, asleep=asleep, white=1.25)
    if kind == "robot":
        screen = paint((0, -0.85, -0.04), (0.74, 0.5, 0.42), "mark", 0.02)
        return [screen], [
            *(
                replace(piece, material=CYAN)
                for piece in eyes(lumps, 0.34, 0.04, 0.13, asleep=asleep, tall=1.3)
            ),
            replace(
                line(lumps, [(0.2 * u, -0.26 + 0.06 * u * u) for u in np.linspace(-1, 1, 5)], 0.03),
                material=CYAN,
            ),
        ]
    if kind == "stern":
        pieces = eyes(lumps, 0.37, 0.02, 0.118, asleep=asleep, tall=1.2)
        pieces += [line(lumps, [(s * 0.14, 0.2), (s * 0.36, 0.3), (s * 0.56, 0.4)], 0.05) for s in (-1, 1)]
        return [], [*pieces, *smile(lumps, -0.46, 0.26, radius=0.028)]
    return None
