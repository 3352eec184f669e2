"""`Mesh`: triangles as arrays, and the few operations everybody needs.

Right-handed, z up, metres. Bodies face the viewer: their front looks towards -y.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles.

    vertices: (N, 3) float32, metres. faces: (M, 3) int32, counter-clockwise seen from outside.
    normals: (N, 3) float32 unit, always ours: the renderer's own are not repeatable to the last bit.
    uv: (N, 2) float32 in 0..1, v up, or None. colours: (N, 3) float32 linear RGB per vertex, or None.
    """

    vertices: F32
    faces: I32
    normals: F32
    uv: F32 | None = None
    colours: F32 | None = None

    @classmethod
    def of(cls, vertices: np.ndarray, faces: np.ndarray, *, crease: float = 40.0, **more: F32 | None) -> Mesh:
        """A mesh with normals computed: smooth where faces meet at less than `crease` degrees, sharp
        elsewhere.

        crease 180 keeps one normal per vertex (all smooth), 0 gives flat facets.
        """
        v = np.ascontiguousarray(vertices, np.float32)
        f = np.ascontiguousarray(faces, np.int32)
        if crease >= 180:
            return cls(v, f, smooth_normals(v, f), **more)
        corner, index = _creased(v, f, crease)
        # Vertex and rounded normal packed in one number: sorting rows takes many times as long.
        tilt = np.round(corner * 512).astype(np.int64) + 512
        packed = ((index.astype(np.int64) * 1025 + tilt[:, 0]) * 1025 + tilt[:, 1]) * 1025 + tilt[:, 2]
        _, first, back = np.unique(packed, return_index=True, return_inverse=True)
        source = index[first]
        kept = {name: (None if a is None else a[source]) for name, a in more.items()}
        return cls(v[source], back.reshape(-1, 3).astype(np.int32), corner[first].astype(np.float32), **kept)

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Mesh:
        """Shifted by (x, y, z) metres."""
        return replace(self, vertices=self.vertices + np.array([x, y, z], np.float32))

    def scaled(self, x: float, y: float | None = None, z: float | None = None) -> Mesh:
        """Scaled about the origin, evenly or by axis (factors above zero)."""
        s = np.array([x, x if y is None else y, x if z is None else z], np.float32)
        n = self.normals / s
        n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)
        return replace(self, vertices=self.vertices * s, normals=n.astype(np.float32))

    def turned(self, degrees: float, axis: str = "z") -> Mesh:
        """Turned about the origin by `degrees`, right-handed, about the x, y or z axis."""
        return self.transformed(rotation(degrees, axis))

    def transformed(self, matrix: np.ndarray) -> Mesh:
        """Transformed by a 4 x 4 matrix (rotation, uneven scale and shift; no mirroring)."""
        m = np.asarray(matrix, np.float64)
        if np.array_equal(m, np.eye(4)):
            return self
        v = self.vertices @ m[:3, :3].T + m[:3, 3]
        n = self.normals @ np.linalg.inv(m[:3, :3])
        n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)
        return replace(self, vertices=v.astype(np.float32), normals=n.astype(np.float32))

    def mirrored(self) -> Mesh:
        """Mirrored in the x = 0 plane, faces turned so that they still look outwards."""
        flip = np.array([-1, 1, 1], np.float32)
        return replace(
            self, vertices=self.vertices * flip, normals=self.normals * flip,
            faces=np.ascontiguousarray(self.faces[:, ::-1]),
        )  # fmt: skip

    def painted(self, colours: np.ndarray | Sequence[float]) -> Mesh:
        """With linear RGB colours: one for all, or (N, 3)."""
        c = np.broadcast_to(np.asarray(colours, np.float32), self.vertices.shape)
        return replace(self, colours=np.ascontiguousarray(c))

    @property
    def bounds(self) -> tuple[F32, F32]:
        """(lowest corner, highest corner), each (3,)."""
        return self.vertices.min(axis=0), self.vertices.max(axis=0)


def rotation(degrees: float, axis: str = "z") -> np.ndarray:
    """4 x 4 right-handed rotation about the x, y or z axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    m = np.eye(4)
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    m[i, i] = m[j, j] = c
    m[i, j], m[j, i] = -s, s
    return m


def placement(x: float, y: float, z: float, *, scale: float = 1.0, turn: float = 0.0) -> np.ndarray:
    """4 x 4 matrix: scale evenly, turn about z by `turn` degrees, then shift to (x, y, z)."""
    m = rotation(turn)
    m[:3, :3] *= scale
    m[:3, 3] = (x, y, z)
    return m


def merge(meshes: Sequence[Mesh]) -> Mesh:
    """One mesh of several; all must agree on having uv and on having colours."""
    offsets = np.cumsum([0, *(len(m.vertices) for m in meshes[:-1])])
    uv = [m.uv for m in meshes if m.uv is not None]
    colours = [m.colours for m in meshes if m.colours is not None]
    return Mesh(
        np.concatenate([m.vertices for m in meshes]),
        np.concatenate([m.faces + np.int32(o) for m, o in zip(meshes, offsets, strict=True)]).astype(
            np.int32
        ),
        np.concatenate([m.normals for m in meshes]),
        np.concatenate(uv) if len(uv) == len(meshes) else None,
        np.concatenate(colours) if len(colours) == len(meshes) else None,
    )


def face_normals(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(M, 3) unit normals of the faces (zero for degenerate ones)."""
    a, b, c = (vertices[faces[:, i]].astype(np.float64) for i in range(3))
    n = np.cross(b - a, c - a)
    return n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-20)


def smooth_normals(vertices: np.ndarray, faces: np.ndarray) -> F32:
    """(N, 3) vertex normals, each face weighted by its angle at the vertex (Thürmer and Wüthrich 1998)."""
    corner = _weighted_corners(vertices, faces)
    out = np.stack(
        [np.bincount(faces.ravel(), corner[..., k].ravel(), minlength=len(vertices)) for k in range(3)],
        axis=1,
    )
    length = np.linalg.norm(out, axis=1, keepdims=True)
    out = np.where(length > 1e-12, out / np.maximum(length, 1e-12), [0.0, 0.0, 1.0])
    return out.astype(np.float32)


def _weighted_corners(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(M, 3, 3): the face normal times the angle at each corner."""
    p = vertices.astype(np.float64)[faces]
    out = np.empty((len(faces), 3, 3))
    normal = face_normals(vertices, faces)
    for k in range(3):
        u, w = p[:, (k + 1) % 3] - p[:, k], p[:, (k + 2) % 3] - p[:, k]
        cos = (u * w).sum(1) / np.maximum(np.linalg.norm(u, axis=1) * np.linalg.norm(w, axis=1), 1e-20)
        out[:, k] = normal * np.arccos(np.clip(cos, -1, 1))[:, None]
    return out


def _welded(vertices: np.ndarray) -> np.ndarray:
    """(N,) a number for each vertex, the same for those at the same place (to 1/100,000 of a metre)."""
    grid = np.round(vertices.astype(np.float64) * 1e5).astype(np.int64)
    grid -= grid.min(axis=0) if len(grid) else 0
    span = grid.max(axis=0) + 1 if len(grid) else np.ones(3, np.int64)
    if float(span[0]) * float(span[1]) * float(span[2]) < 2.0**62:
        packed = (grid[:, 0] * span[1] + grid[:, 1]) * span[2] + grid[:, 2]
        return np.unique(packed, return_inverse=True)[1].ravel()
    return np.unique(grid, axis=0, return_inverse=True)[1].ravel()


def _creased(vertices: np.ndarray, faces: np.ndarray, crease: float) -> tuple[np.ndarray, np.ndarray]:
    """Corner normals (3M, 3) averaged only over faces within `crease` degrees, and each corner's vertex
    (3M,)."""
    # Corners are joined by position, so that meshes whose vertices are already split still shade smoothly.
    joint = _welded(vertices)[faces.ravel()]
    order = np.argsort(joint, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(joint[order]) > 0])
    sizes = np.diff(np.r_[starts, len(order)])
    flat = np.repeat(face_normals(vertices, faces), 3, axis=0)
    weighted = _weighted_corners(vertices, faces).reshape(-1, 3)
    total = np.zeros_like(flat)
    limit = np.cos(np.radians(crease))
    for size in np.unique(sizes):
        rows = starts[sizes == size][:, None] + np.arange(size)
        corners = order[rows]
        near = np.einsum("gik,gjk->gij", flat[corners], flat[corners]) >= limit
        total[corners] = np.einsum("gij,gjk->gik", near, weighted[corners])
    length = np.linalg.norm(total, axis=1, keepdims=True)
    total = np.where(length > 1e-12, total / np.maximum(length, 1e-12), flat)
    return total, faces.ravel()
