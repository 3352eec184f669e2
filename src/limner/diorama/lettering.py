"""Bevelled 3-D type that stands in the scene; `inscribe` puts it on bodies that are already there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.carriers import carrier
from limner.diorama.inks import INK, IVORY, contrast, shade
from limner.diorama.inscription import inscribe
from limner.diorama.material import PLAIN, Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.solids import extrude
from limner.diorama.typeset import Face, typeset

__all__ = ["carrier", "inscribe", "letters"]

CORAL = srgb("#d63a36")


def letters(
    text: str,
    *,
    width: float = 2.4,
    height: float = 1.0,
    look: Look = PLAIN,
    face: Face = "display",
    depth: float | None = None,
) -> Body:
    """`text` as chunky 3-D type on z = 0, facing -y, as large as fits in width x height metres, wrapped
    where that makes it larger.

    The letters stand before one rounded board of another lightness, so that they read before any background
    and hold together. look: colour (ivory on coral unless asked) and material of the letters.
    depth: of the letters in metres (a fifth of the em unless given).
    """
    from shapely.geometry import box as rectangle

    rim = 0.26  # of the em: air around the words, so that no letter touches the board's edge
    block = typeset(text, width=width, height=height, face=face, tracking=0.05)
    fit = min(
        width / (block.width + 2 * rim * block.size), height / (block.height + 2 * rim * block.size), 1.0
    )
    block = typeset(text, width=width * fit, height=height * fit, face=face, tracking=0.05)
    em = block.size
    thick = depth or 0.2 * em
    skin = look.surface(Material(IVORY, roughness=0.32, clearcoat=0.35))
    asked = bool(look.colours or look.material)
    ground = CORAL if not asked else IVORY if contrast(skin.colour, IVORY) > 2.6 else INK
    shape = block.outline
    faces, sides = _split(
        extrude(shape, thick, bevel=min(0.022 * em, thick * 0.4)).moved(y=-thick / 2), -thick * 0.75
    )
    plate = rectangle(*shape.bounds).buffer(rim * em, quad_segs=16)
    backing = extrude(plate, thick * 0.9, bevel=min(0.03 * em, thick * 0.3)).moved(y=thick * 0.45)
    lift = float(-plate.bounds[1])
    parts = (
        Part(faces.moved(z=lift), skin),
        Part(sides.moved(z=lift), replace(skin, colour=shade(skin.colour, 0.72))),
        Part(backing.moved(z=lift), Material(ground, roughness=0.5)),
    )
    top = float(plate.bounds[3]) + lift
    return Body(parts, {"front": (0.0, -thick, top / 2), "top": (0.0, thick / 2, top)})


def _split(mesh: Mesh, y: float) -> tuple[Mesh, Mesh]:
    """The faces in front of the plane at `y`, and the others."""
    front = mesh.vertices[mesh.faces].mean(axis=1)[:, 1] < y
    return _kept(mesh, front), _kept(mesh, ~front)


def _kept(mesh: Mesh, keep: np.ndarray) -> Mesh:
    used, faces = np.unique(mesh.faces[keep], return_inverse=True)
    return Mesh(mesh.vertices[used], faces.reshape(-1, 3).astype(np.int32), mesh.normals[used])
