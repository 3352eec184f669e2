"""Snow on what is built: a white cover on all that looks up, and what falls in the air of a street."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, face_normals
from limner.diorama.places import PlaceAsk
from limner.diorama.places.scenery import falling, settled
from limner.diorama.stage import Backdrop

SNOW = Material(srgb("#f3f7fb"), roughness=0.95)
STEEP = 0.3
"""Snow lies where the surface's normal has at least this share of up in it."""
DEPTH = 0.035


def weathered(backdrop: Backdrop, ask: PlaceAsk) -> Backdrop:
    """A built place as the season and the weather have it: under snow in winter, with rain or snow in the air."""
    placed = backdrop.placed
    if ask.season == "winter" or ask.weather == "snow":
        placed = tuple(replace(p, body=_covered(p.body)) for p in placed)
    merged, scatter = settled(falling(ask, ask.rng(17)), quality=ask.quality)
    return replace(backdrop, placed=(*placed, *merged), scatter=(*backdrop.scatter, *scatter))


def _covered(body: Body) -> Body:
    """The body with a layer of snow on every surface that looks up."""
    parts: list[Part] = []
    for part in body.parts:
        mesh = part.mesh
        up = face_normals(mesh.vertices, mesh.faces)[:, 2] > STEEP
        lamp = max(part.material.emission) > 0
        if lamp or not up.any():
            parts.append(part)
            continue
        used, faces = np.unique(mesh.faces[up], return_inverse=True)
        raised = mesh.vertices[used] + np.array([0, 0, DEPTH], np.float32)
        cover = Mesh(raised, faces.reshape(-1, 3).astype(np.int32), mesh.normals[used])
        parts += [part, replace(part, mesh=cover, material=SNOW)]
    return Body(tuple(parts), body.anchors)
