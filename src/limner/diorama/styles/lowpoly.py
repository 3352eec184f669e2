"""Low poly: everything cut into flat facets of one colour each, as in a small game or a folded model."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.body import Part
from limner.diorama.mesh import Mesh, merge
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import facets, lens, restage
from limner.diorama.styles.refine import refined
from limner.noise import generator

ANGLE = 0.020
MOST = 700


@dataclass(frozen=True)
class LowPoly:
    """Facets instead of curves."""

    samples: float = 0.75
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Meshes cut to facets about a fiftieth of their distance wide; boards and lettering keep their
        planes."""
        eye = np.asarray(stage.view.eye, np.float64)

        def change(part: Part, matrix: np.ndarray, number: int) -> Part:
            m = part.material
            clear = m.transmission > 0.5
            plain = replace(
                m, texture=None, roughness=m.roughness if clear else max(m.roughness, 0.55), clearcoat=0.0
            )
            return Part(_cut(part, matrix, eye, seed, number), plain)

        return restage.change_parts(stage, change)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Neutral curve, a little clear bloom."""
        light = lens.vignette(lens.bloom(frame.rgb.astype(np.float32), strength=0.1, threshold=1.0), 0.1)
        return tone.to_bytes(tone.encode(tone.neutral(light)))


def _cut(part: Part, matrix: np.ndarray, eye: np.ndarray, seed: int, number: int) -> Mesh:
    inverse = np.linalg.inv(matrix)
    local_eye = inverse[:3, :3] @ eye + inverse[:3, 3]
    pieces = facets.pieces(part.mesh)
    if not pieces:
        return _faced(
            part.mesh.vertices.astype(np.float64),
            part.mesh.faces,
            _colours(part, part.mesh),
            0.0,
            seed,
            number,
        )
    done = []
    for k, piece in enumerate(pieces):
        # Stream numbers stay apart: no part has a thousand pieces that matter.
        done.append(_cut_piece(replace(part, mesh=piece), local_eye, seed, number * 1000 + k))
    return merge(done)


def _cut_piece(part: Part, eye: np.ndarray, seed: int, number: int) -> Mesh:
    low, high = part.mesh.bounds
    span = float((high - low).max())
    vast = span > 0.8 * float(np.linalg.norm((low + high) / 2 - eye))
    textured = part.material.texture is not None and part.mesh.uv is not None
    plain = len(part.mesh.faces) < 40 or facets.is_planar(part.mesh)
    if plain and not vast and not textured:
        return _faced(
            part.mesh.vertices.astype(np.float64),
            part.mesh.faces,
            _colours(part, part.mesh),
            0.0,
            seed,
            number,
        )
    mesh = refined(part.mesh, edge=ANGLE * (0.4 if vast else 0.25), eye=eye, limit=30_000 if vast else 12_000)
    points = mesh.vertices.astype(np.float64)
    away = points - eye
    distance = np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 0.3)
    # Facets of one size to the eye where a body reaches from near to far, of one size in space elsewhere.
    place = away / distance * (3 + np.log(distance)) if vast else points
    wide = ANGLE * 2.2 if vast else min(ANGLE * float(np.median(distance)) * 1.0, span / 6.0)
    if not vast and not textured and facets.thickness(part.mesh) < 0.9 * wide:
        # A rod or a rim thinner than a facet would come out ragged: its own faces are the facets.
        own = part.mesh
        return _faced(own.vertices.astype(np.float64), own.faces, _colours(part, own), 0.05, seed, number)
    a, b, c = (place[mesh.faces[:, k]] for k in range(3))
    area = float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)
    count = int(np.clip(area / (0.8 * wide * wide), 16, MOST))
    if textured:
        count = min(3 * count, MOST)
    uneven = 0.10 if vast else 0.09
    if count * 2 >= len(points):
        return _faced(points, mesh.faces, _colours(part, mesh), uneven, seed, number)
    if vast and float((mesh.normals[:, 2] > 0.02).mean()) > 0.97:
        land, cells = facets.land(points, eye, 4 * count)
        return _faced(points[land], cells, _colours(part, mesh)[land], uneven, seed, number)
    seeds, faces = facets.clustered(
        place, mesh.faces, mesh.normals.astype(np.float64), count, 0 if vast else 0.06
    )
    cut = _faced(points[seeds], faces, _colours(part, mesh)[seeds], uneven, seed, number)
    if not vast:
        return cut
    # Where a hill folds over itself regions may not meet: the sunken ground below closes such gaps.
    sunk = points - np.array([0, 0, 0.012]) * distance
    return merge([cut, _faced(sunk, mesh.faces, _colours(part, mesh), 0.0, seed, number)])


def _colours(part: Part, mesh: Mesh) -> np.ndarray:
    return facets.colours_of(mesh, part.material.colour, part.material.texture)


def _faced(
    vertices: np.ndarray, faces: np.ndarray, colours: np.ndarray, uneven: float, seed: int, number: int
) -> Mesh:
    """Flat facets: the colour of a face is that of the corner nearest to all three, a little lighter or
    darker."""
    rng = generator(seed, 6, number)
    corner = colours[faces]
    apart = np.abs(corner - corner.mean(1, keepdims=True)).sum(-1)
    own = np.take_along_axis(corner, apart.argmin(1)[:, None, None], axis=1)[:, 0]
    own = np.clip(own * (1 + uneven * rng.uniform(-1, 1, (len(faces), 1))), 0, 1)
    return facets.flat_facets(
        vertices, faces, own, rng.normal(0, uneven * 0.6, (len(faces), 3)) if uneven else None
    )


STYLE = LowPoly()
