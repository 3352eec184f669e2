"""Bevelled 3-D type that stands in the scene, and lettering put on bodies that are already there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.carriers import carrier
from limner.diorama.inks import INK, IVORY, contrast, opposite, shade
from limner.diorama.material import PLAIN, RGB, Look, Material, srgb
from limner.diorama.mesh import Mesh, merge
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


def inscribe(body: Body, text: str, *, look: Look = PLAIN, width: float | None = None) -> Part | None:
    """Raised lettering on `body`'s `front` anchor, facing -y and following the surface; None where it has no
    such
    anchor. look: the ink's colour (dark or light, whichever reads on the body, unless asked). width: metres
    (60 % of the body's width unless given)."""
    if "front" not in body.anchors:
        return None
    x, y, z = (float(c) for c in body.anchor("front"))
    low, high = body.bounds
    w = width or 0.6 * float(high[0] - low[0])
    h = 1.2 * min(float(high[2]) - z, z - float(low[2]))
    block = typeset(text, width=w, height=max(h, 0.15 * w), tracking=0.03)
    thick = 0.06 * block.size
    ink = look.tint(opposite(_colour_at(body, np.array([x, y, z]))))
    mesh = extrude(block.outline, thick, bevel=thick * 0.3, steps=2)
    return Part(_laid(mesh, body, (x, y, z), thick), Material(ink, roughness=0.4))


def _laid(mesh: Mesh, body: Body, at: tuple[float, float, float], thick: float) -> Mesh:
    """`mesh` (about the origin, facing -y) moved to `at` and pressed onto the body's front, so that it
    follows a round belly or a mug as well as a flat board."""
    from scipy.interpolate import LinearNDInterpolator, NearestNDInterpolator
    from scipy.spatial import QhullError

    x, y, z = at
    moved = mesh.moved(x=x, z=z)
    lo, hi = moved.bounds
    margin = 0.3 * (hi - lo).max()
    skin = merge([Mesh(p.mesh.vertices, p.mesh.faces, p.mesh.normals) for p in body.parts])
    v, n = skin.vertices, skin.normals
    size = float(body.extent[1])
    near = (
        (v[:, 0] > lo[0] - margin) & (v[:, 0] < hi[0] + margin) & (v[:, 2] > lo[2] - margin) & (v[:, 2] <
        hi[2] + margin) & (n[:, 1] < -0.15) & (v[:, 1] < y + 0.5 * size)
    )  # fmt: skip
    points = v[near].astype(np.float64)
    out = moved.vertices.astype(np.float64)
    if len(points) >= 4:
        try:
            inside = LinearNDInterpolator(points[:, [0, 2]], points[:, 1])(out[:, [0, 2]])
        except QhullError:
            inside = np.full(len(out), np.nan)
        outside = NearestNDInterpolator(points[:, [0, 2]], points[:, 1])(out[:, [0, 2]])
        base = np.where(np.isnan(inside), outside, inside)
    else:
        base = np.full(len(out), y)
    out[:, 1] += np.minimum(base, y + 0.4 * size) - thick * 0.2
    return replace(moved, vertices=out.astype(np.float32))


def _colour_at(body: Body, point: np.ndarray) -> RGB:
    """Colour of the part whose surface comes nearest to `point`."""
    best = min(body.parts, key=lambda p: float(np.linalg.norm(p.mesh.vertices - point, axis=1).min()))
    if best.mesh.colours is not None:
        r, g, b = best.mesh.colours[int(np.linalg.norm(best.mesh.vertices - point, axis=1).argmin())]
        return float(r), float(g), float(b)
    if best.material.texture is not None and best.mesh.uv is not None:
        u, v = best.mesh.uv[int(np.linalg.norm(best.mesh.vertices - point, axis=1).argmin())]
        h, w = best.material.texture.shape[:2]
        r, g, b = best.material.texture[min(int((1 - v) * h), h - 1), min(int(u * w), w - 1)][:3]
        return srgb((int(r), int(g), int(b)))
    return best.material.colour


def _split(mesh: Mesh, y: float) -> tuple[Mesh, Mesh]:
    """The faces in front of the plane at `y`, and the others."""
    front = mesh.vertices[mesh.faces].mean(axis=1)[:, 1] < y
    return _kept(mesh, front), _kept(mesh, ~front)


def _kept(mesh: Mesh, keep: np.ndarray) -> Mesh:
    used, faces = np.unique(mesh.faces[keep], return_inverse=True)
    return Mesh(mesh.vertices[used], faces.reshape(-1, 3).astype(np.int32), mesh.normals[used])
