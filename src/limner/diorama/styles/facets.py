"""Fewer, larger triangles: a dense surface becomes flat facets of one size."""

from __future__ import annotations

import numpy as np

from limner.diorama.mesh import Mesh, face_normals


def colours_of(mesh: Mesh, colour: tuple[float, float, float], texture: np.ndarray | None) -> np.ndarray:
    """(N, 3) linear RGB at the vertices: the mesh's own, its texture's, or `colour`."""
    from limner.diorama import tone

    if texture is not None and mesh.uv is not None:
        h, w = texture.shape[:2]
        x = np.clip((mesh.uv[:, 0] * w).astype(int), 0, w - 1)
        y = np.clip(((1 - mesh.uv[:, 1]) * h).astype(int), 0, h - 1)
        return tone.decode(texture[y, x, :3].astype(np.float64) / 255)
    if mesh.colours is not None:
        return mesh.colours.astype(np.float64)
    return np.broadcast_to(np.asarray(colour, np.float64), mesh.vertices.shape)


MOST_PIECES = 60


def pieces(mesh: Mesh) -> list[Mesh]:
    """The connected pieces of a mesh, joined where vertices share a place; in order of their first face. None at all
    for a mesh of more than MOST_PIECES (a lawn, a heap of leaves): those are small facets already."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    _, weld = np.unique(np.round(mesh.vertices, 5), axis=0, return_inverse=True)
    f = weld.ravel()[mesh.faces]
    n = int(f.max()) + 1
    rows, columns = np.r_[f[:, 0], f[:, 1]], np.r_[f[:, 1], f[:, 2]]
    count, label = connected_components(
        coo_matrix((np.ones(len(rows)), (rows, columns)), (n, n)), directed=False
    )
    if count > MOST_PIECES:
        return []
    if count == 1:
        return [mesh]
    of_face = label[f[:, 0]]
    _, first = np.unique(of_face, return_index=True)
    out = []
    for which in of_face[np.sort(first)]:
        faces = mesh.faces[of_face == which]
        used, back = np.unique(faces, return_inverse=True)
        out.append(
            Mesh(
                mesh.vertices[used],
                back.reshape(-1, 3).astype(np.int32),
                mesh.normals[used],
                None if mesh.uv is None else mesh.uv[used],
                None if mesh.colours is None else mesh.colours[used],
            )
        )
    return out


def is_planar(mesh: Mesh) -> bool:
    """Whether the surface is made of a few large planes already (a box, a board, lettering)."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    normal = np.round(face_normals(mesh.vertices, mesh.faces) * 12).astype(int)
    _, back = np.unique(normal, axis=0, return_inverse=True)
    share = np.sort(np.bincount(back.ravel(), area))[::-1]
    return bool(share[:8].sum() > 0.6 * max(share.sum(), 1e-20))


def thickness(mesh: Mesh) -> float:
    """How thick a closed surface is where it is thinnest on the whole: four volumes over its area, a rod's diameter."""
    p = mesh.vertices.astype(np.float64)[mesh.faces]
    cross = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    area = float(np.linalg.norm(cross, axis=1).sum() / 2)
    return 4 * abs(float(np.einsum("ij,ij->i", p[:, 0], cross).sum() / 6)) / max(area, 1e-20)


def clustered(
    points: np.ndarray, faces: np.ndarray, normals: np.ndarray, count: int, apart: float
) -> tuple[np.ndarray, np.ndarray]:
    """Seeds (K,) vertex indices spread evenly, and faces (M, 3) between them (indices into the seeds).

    points: (N, 3) in the space where facets are to be of one size. Farthest-point seeds, every vertex to its
    nearest one, and a triangle wherever three regions meet: the dual of a Voronoi diagram on the surface.
    """
    from scipy.spatial import cKDTree

    _, first, weld = np.unique(np.round(points, 5), axis=0, return_index=True, return_inverse=True)
    weld = weld.ravel()
    span = float(np.ptp(points, axis=0).max())
    # Normals (times `apart`) keep the two sides of a thin sheet apart.
    place = np.concatenate([points[first], normals[first] * span * apart], axis=1)
    few = _thinned(place, 5 * count)
    sparse = np.ascontiguousarray(place[few], np.float32)
    chosen = np.empty(min(count, len(sparse)), np.int64)
    far = np.full(len(sparse), np.inf, np.float32)
    following = int(np.argmax(((sparse - sparse.mean(0)) ** 2).sum(1)))
    for k in range(len(chosen)):
        chosen[k] = following
        off = sparse - sparse[following]
        np.minimum(far, np.einsum("ij,ij->i", off, off), out=far)
        following = int(far.argmax())
    seeds = few[chosen]
    _, nearest = cKDTree(place[seeds]).query(place)
    coarse = nearest[weld[faces]]
    whole = (coarse[:, 0] != coarse[:, 1]) & (coarse[:, 1] != coarse[:, 2]) & (coarse[:, 0] != coarse[:, 2])
    coarse = coarse[whole]
    _, keep = np.unique(np.sort(coarse, axis=1), axis=0, return_index=True)
    return first[seeds], coarse[np.sort(keep)]


def _thinned(place: np.ndarray, count: int) -> np.ndarray:
    """Indices of about `count` (or somewhat more) of the points (N, D), one to a cell of an even grid; all of them when
    there are no more."""
    n = len(place)
    if n <= count:
        return np.arange(n)
    low = place.min(axis=0)
    cell = float(np.ptp(place, axis=0).max()) / 8
    for _ in range(12):
        key = np.floor((place - low) / cell).astype(np.int64)
        flat = np.zeros(n, np.int64)
        for k in range(key.shape[1]):
            flat = flat * 1_009 + key[:, k]
        _, first = np.unique(flat, return_index=True)
        if len(first) >= count:
            return np.sort(first)
        cell /= 1.35
    return np.arange(n)


def land(points: np.ndarray, eye: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Seeds (K,) and faces (M, 3) between them for a surface that looks up everywhere: a Delaunay triangulation of the
    seeds as they lie about the eye (direction, logarithm of the distance), which leaves no gaps."""
    from scipy.spatial import Delaunay

    away = points[:, :2] - eye[:2]
    flat = np.stack([np.arctan2(away[:, 0], away[:, 1]), np.log(np.maximum(np.hypot(*away.T), 0.3))], axis=1)
    sides = np.maximum(np.ptp(flat, axis=0), 1e-6)
    shape = flat - flat.min(axis=0)
    rows = max(2, round(float(np.sqrt(count * sides[1] / sides[0]))))
    columns = max(2, round(count / rows))
    cell = np.minimum((shape / sides * [columns, rows]).astype(np.int64), [columns - 1, rows - 1])
    # One vertex a cell, the one nearest to a jittered middle; those of the rim are kept so that the land keeps its edge.
    jitter = 0.5 + 0.36 * np.sin(12.9898 * cell[:, ::-1] + 78.233 * cell)
    off = np.abs(shape / sides * [columns, rows] - cell - jitter).sum(axis=1)
    number = cell[:, 1] * columns + cell[:, 0]
    order = np.lexsort((off, number))
    _, first = np.unique(number[order], return_index=True)
    seeds = order[first]
    rim = [int(np.argmin(shape @ d)) for d in ((1, 1), (-1, 1), (1, -1), (-1, -1))]
    seeds = np.unique(np.concatenate([seeds, rim]))
    faces = Delaunay(flat[seeds]).simplices.astype(np.int32)
    p = points[seeds][faces]
    turned = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])[:, 2] < 0
    faces[turned] = faces[turned][:, ::-1]
    return seeds, faces


def flat_facets(
    vertices: np.ndarray, faces: np.ndarray, colours: np.ndarray, tilt: np.ndarray | None = None
) -> Mesh:
    """Each face with its own three vertices, one normal and one colour (M, 3). tilt: (M, 3) added to the
    normals."""
    normal = face_normals(vertices, faces)
    if tilt is not None:
        normal = normal + tilt
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    return Mesh(
        vertices[faces].reshape(-1, 3).astype(np.float32),
        np.arange(3 * len(faces), dtype=np.int32).reshape(-1, 3),
        np.repeat(normal, 3, axis=0).astype(np.float32),
        None,
        np.repeat(colours, 3, axis=0).astype(np.float32),
    )
