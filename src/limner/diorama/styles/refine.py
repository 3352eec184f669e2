"""Finer triangles: a surface must have vertices where it is to be dented or mottled."""

from __future__ import annotations

import numpy as np

from limner.diorama.mesh import Mesh


def refined(mesh: Mesh, *, edge: float, limit: int = 60_000, eye: np.ndarray | None = None) -> Mesh:
    """Edges longer than `edge` (metres, body space) halved until none is, or until about `limit` faces.

    Only long edges are split, each face into two, three or four (the red-green scheme of Bank 1983);
    neighbours
    agree on an edge because they agree on its ends, so no cracks appear. Normals, uv and colours are
    interpolated.
    With `eye` (body space) `edge` is per metre of distance from it: near things get more than far ones.
    """
    vertices, normals = mesh.vertices.astype(np.float64), mesh.normals.astype(np.float64)
    extras = [None if a is None else a.astype(np.float64) for a in (mesh.uv, mesh.colours)]
    faces = mesh.faces.astype(np.int64)
    for _ in range(10):
        corners = vertices[faces]
        length = np.linalg.norm(corners - np.roll(corners, -1, axis=1), axis=2)
        allowed = edge * _distance(corners, eye) if eye is not None else edge
        long = length > allowed
        if not long.any() or len(faces) + 2 * long.any(1).sum() > limit:
            break
        ends = np.stack([faces, np.roll(faces, -1, axis=1)], axis=-1)
        low, high = ends.min(-1), ends.max(-1)
        key = (low * len(vertices) + high)[long]
        unique, back = np.unique(key, return_inverse=True)
        a, b = unique // len(vertices), unique % len(vertices)
        middle = np.full(faces.shape, -1, np.int64)
        middle[long] = len(vertices) + back.ravel()
        vertices = np.concatenate([vertices, (vertices[a] + vertices[b]) / 2])
        normals = np.concatenate([normals, _unit(normals[a] + normals[b])])
        extras = [None if e is None else np.concatenate([e, (e[a] + e[b]) / 2]) for e in extras]
        faces = _split(faces, middle)
    uv, colours = (None if e is None else e.astype(np.float32) for e in extras)
    return Mesh(vertices.astype(np.float32), faces.astype(np.int32), normals.astype(np.float32), uv, colours)


def _distance(corners: np.ndarray, eye: np.ndarray) -> np.ndarray:
    """(M, 3) least distance from the eye to the ends and the middle of each edge."""
    after = np.roll(corners, -1, axis=1)
    return np.min([np.linalg.norm(p - eye, axis=2) for p in (corners, after, (corners + after) / 2)], axis=0)


def _unit(n: np.ndarray) -> np.ndarray:
    return n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)


def _split(faces: np.ndarray, middle: np.ndarray) -> np.ndarray:
    """Faces with the new middle vertex of each split edge (-1 where an edge stays whole)."""
    count = (middle >= 0).sum(1)
    out = [faces[count == 0]]
    for k in range(3):
        # Turn each face so that the pattern of its split edges starts at edge 0.
        turn = [k, (k + 1) % 3, (k + 2) % 3]
        f, m = faces[:, turn], middle[:, turn]
        one = (count == 1) & (m[:, 0] >= 0)
        a, b, c, x = f[one, 0], f[one, 1], f[one, 2], m[one, 0]
        out += [np.stack([a, x, c], 1), np.stack([x, b, c], 1)]
        two = (count == 2) & (m[:, 0] >= 0) & (m[:, 1] >= 0)
        a, b, c, x, y = f[two, 0], f[two, 1], f[two, 2], m[two, 0], m[two, 1]
        out += [np.stack([x, b, y], 1), np.stack([a, x, y], 1), np.stack([a, y, c], 1)]
    three = count == 3
    a, b, c = faces[three].T
    x, y, z = middle[three].T
    out += [np.stack(t, 1) for t in ((a, x, z), (x, b, y), (z, y, c), (x, y, z))]
    return np.concatenate(out)
