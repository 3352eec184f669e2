"""Modelling kit: rounded solids out of numpy arrays, used by every shape, figure and place.

All functions return a `Mesh` without uv or colours, centred as said, in metres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from limner.diorama.mesh import Mesh, merge

Points = Sequence[tuple[float, ...]] | np.ndarray


def box(x: float, y: float, z: float, *, round: float = 0.02, steps: int = 3) -> Mesh:
    """A box centred at the origin with edges rounded by `round` metres."""
    half = np.array([x, y, z]) / 2
    r = float(min(round, half.min() * 0.999))
    # A cube's faces cut where the rounding begins; every vertex then goes out from its nearest inner point.
    ticks = (
        np.concatenate([np.linspace(-1, 0, steps + 1), np.linspace(0, 1, steps + 1)])
        if r > 0
        else np.array([-1.0, 1.0])
    )
    sign = np.concatenate([-np.ones(steps + 1), np.ones(steps + 1)]) if r > 0 else np.array([-1.0, 1.0])
    n = len(ticks)
    i, j = (a.ravel() for a in np.meshgrid(np.arange(n), np.arange(n), indexing="ij"))
    cell = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)).ravel()
    quad = np.stack([cell, cell + n, cell + n + 1, cell + 1], axis=1)
    vertices: list[np.ndarray] = []
    normals: list[np.ndarray] = []
    faces: list[np.ndarray] = []
    for axis in range(3):
        for side in (-1.0, 1.0):
            u, w = (axis + 1) % 3, (axis + 2) % 3
            d = np.zeros((n * n, 3))
            core = np.zeros((n * n, 3))
            d[:, axis], d[:, u], d[:, w] = side, np.tan(ticks[i] * np.pi / 4), np.tan(ticks[j] * np.pi / 4)
            core[:, axis], core[:, u], core[:, w] = side, sign[i], sign[j]
            d /= np.linalg.norm(d, axis=1, keepdims=True)
            normal = d if r > 0 else np.eye(3)[axis] * side + np.zeros((n * n, 3))
            vertices.append(core * (half - r) + (d * r if r > 0 else 0))
            normals.append(normal)
            q = quad if side > 0 else quad[:, ::-1]
            faces.append(np.concatenate([q[:, [0, 1, 2]], q[:, [0, 2, 3]]]) + len(faces) * n * n)
    return Mesh(
        np.concatenate(vertices).astype(np.float32), np.concatenate(faces).astype(np.int32),
        np.concatenate(normals).astype(np.float32),
    )  # fmt: skip


def sphere(x: float, y: float | None = None, z: float | None = None, *, steps: int = 32) -> Mesh:
    """A ball, or an ellipsoid with half axes x, y, z, centred at the origin."""
    t = np.linspace(-np.pi / 2, np.pi / 2, steps + 1)
    return lathe(np.stack([np.cos(t), np.sin(t)], axis=1), steps=steps * 2, crease=180).scaled(x, y, z)


def lathe(profile: Points, *, steps: int = 48, crease: float = 35.0) -> Mesh:
    """Turn a profile of (radius, z) points, from bottom to top, about the z axis; it starts and ends on the
    axis when the solid is to be closed. A hollow vessel: go up the outside, then down the inside."""
    p = np.asarray(profile, np.float64)
    angle = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    r = np.maximum(p[:, 0], 0)
    ring = np.stack(
        [r[:, None] * np.cos(angle), r[:, None] * np.sin(angle), np.broadcast_to(p[:, 1:2], (len(p), steps))],
        axis=2,
    )
    vertices = ring.reshape(-1, 3)
    return Mesh.of(vertices, _without_slivers(vertices, _weave(len(p), steps)), crease=crease)


def cylinder(radius: float, height: float, *, round: float = 0.02, steps: int = 48) -> Mesh:
    """Standing on z = 0, its rims rounded."""
    return frustum(radius, radius, height, round=round, steps=steps)


def frustum(bottom: float, top: float, height: float, *, round: float = 0.02, steps: int = 48) -> Mesh:
    """A cut cone standing on z = 0, its rims rounded; top = 0 makes a cone with a soft tip."""
    r = min(round, height * 0.45, max(bottom, top) * 0.6)
    arc = np.linspace(0, np.pi / 2, 5)
    rb, rt = min(r, bottom), min(r, top) if top > 0 else 0.0
    low = [(bottom - rb + rb * np.sin(a), rb - rb * np.cos(a)) for a in arc]
    high = [(top - rt + rt * np.cos(a), height - rt + rt * np.sin(a)) for a in arc]
    return lathe([(0, 0), *low, *high, (0, height)], steps=steps)


def torus(radius: float, tube: float, *, steps: int = 64, sides: int = 24) -> Mesh:
    """A ring lying in the xy plane, centred at the origin."""
    a = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    path = np.stack([radius * np.cos(a), radius * np.sin(a), np.zeros(steps)], axis=1)
    return sweep(path, tube, sides=sides, closed=True)


def capsule(
    a: Sequence[float] | np.ndarray,
    b: Sequence[float] | np.ndarray,
    radius: float,
    end: float | None = None,
    *,
    sides: int = 24,
) -> Mesh:
    """A rounded limb from point a (with `radius`) to point b (with radius `end`)."""
    start, stop = np.asarray(a, float), np.asarray(b, float)
    last = radius if end is None else end
    axis = (stop - start) / max(float(np.linalg.norm(stop - start)), 1e-9)
    t = np.linspace(0, np.pi / 2, 7)
    path = np.concatenate(
        [start - axis * radius * np.cos(t)[:, None], stop + axis * last * np.sin(t)[:, None]]
    )
    radii = np.concatenate([radius * np.sin(t), last * np.cos(t)])
    return sweep(path, radii, sides=sides)


def sweep(
    path: Points, radius: float | Sequence[float] | np.ndarray, *, sides: int = 24, closed: bool = False
) -> Mesh:
    """A round tube along a path of (x, y, z) points; `radius` may change along it (0 at an end closes it to a
    tip)."""
    p = np.asarray(path, np.float64)
    r = np.broadcast_to(np.asarray(radius, np.float64), (len(p),))
    tangent = (np.roll(p, -1, 0) - np.roll(p, 1, 0)) if closed else np.gradient(p, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-12)
    # Parallel transport keeps the tube from twisting (Bishop frames).
    side = np.cross(tangent[0], [0, 0, 1.0] if abs(tangent[0][2]) < 0.9 else [1.0, 0, 0])
    sides_of = []
    for t in tangent:
        side = side - t * (side @ t)
        side = side / np.linalg.norm(side)
        sides_of.append(side)
    u = np.array(sides_of)
    w = np.cross(tangent, u)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = p[:, None] + r[:, None, None] * (
        u[:, None] * np.cos(angle)[:, None] + w[:, None] * np.sin(angle)[:, None]
    )
    caps = not closed
    vertices = ring.reshape(-1, 3)
    faces = _weave(len(p), sides, closed=closed)
    if caps:
        vertices = np.concatenate([vertices, p[:1], p[-1:]])
        k = np.arange(sides)
        first, last = len(p) * sides, len(p) * sides + 1
        top = (len(p) - 1) * sides
        faces = np.concatenate([
            faces,
            np.stack([np.full(sides, first), (k + 1) % sides, k], axis=1),
            np.stack([np.full(sides, last), top + k, top + (k + 1) % sides], axis=1),
        ])  # fmt: skip
        faces = _without_slivers(vertices, faces)
    return Mesh.of(vertices, faces, crease=50)


def plate(
    outline: Points, depth: float, *, bevel: float = 0.0, holes: Sequence[Points] = (), steps: int = 3
) -> Mesh:
    """Extrude a polygon drawn in the xz plane (x right, z up) to `depth` metres along y, centred on y = 0,
    its rims rounded by `bevel`. The front looks to -y."""
    from shapely.geometry import Polygon

    return extrude(
        Polygon(np.asarray(outline)[:, :2], [np.asarray(h)[:, :2] for h in holes]),
        depth,
        bevel=bevel,
        steps=steps,
    )


def extrude(shape: object, depth: float, *, bevel: float = 0.0, steps: int = 3, crease: float = 40.0) -> Mesh:
    """Like `plate`, for a shapely Polygon or MultiPolygon (lettering, outlines from art)."""
    import trimesh
    from shapely.geometry import MultiPolygon, Polygon
    from shapely.geometry.polygon import orient

    polygons = [p for p in getattr(shape, "geoms", [shape]) if isinstance(p, Polygon) and p.area > 0]
    pieces: list[Mesh] = []
    for polygon in polygons:
        rims = []
        for k in range(steps + 1 if bevel > 0 else 1):
            a = np.pi / 2 * k / steps if bevel > 0 else np.pi / 2
            rims.append((bevel * (1 - np.sin(a)), bevel * (1 - np.cos(a)) if bevel > 0 else 0.0))
        # (inset from the outline, setback from the front) from the front face to where the side wall starts
        for inset, back in rims[:1]:
            front = polygon.buffer(-inset, join_style="mitre") if inset > 0 else polygon
            for face in getattr(front, "geoms", [front]) if isinstance(front, MultiPolygon | Polygon) else []:
                if face.area <= 0:
                    continue
                v, f = trimesh.creation.triangulate_polygon(orient(face), engine="earcut")
                y = -depth / 2 + back
                flat = np.stack([v[:, 0], np.full(len(v), y), v[:, 1]], axis=1)
                pieces.append(Mesh.of(flat, f, crease=180))
                pieces.append(Mesh.of(flat * [1, -1, 1], f[:, ::-1], crease=180))
        pieces.append(_wall(orient(Polygon(polygon.exterior)), False, rims, depth, crease))
        pieces += [_wall(orient(Polygon(ring)), True, rims, depth, crease) for ring in polygon.interiors]
    return merge(pieces)


def _wall(ring: object, hole: bool, rims: list[tuple[float, float]], depth: float, crease: float) -> Mesh:
    """The rounded side wall along one ring, by moving each corner along its mitred normal."""
    p = np.asarray(ring.exterior.coords)[:-1]  # type: ignore[attr-defined]
    keep = np.linalg.norm(p - np.roll(p, 1, 0), axis=1) > 1e-9
    p = p[keep]
    ahead = np.roll(p, -1, 0) - p
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    behind = np.roll(ahead, 1, 0)
    inward = np.stack([-(ahead + behind)[:, 1], (ahead + behind)[:, 0]], axis=1)
    inward /= np.maximum((inward * np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)).sum(1, keepdims=True), 0.35)
    if hole:
        inward = -inward
    rows = [(i, b) for i, b in rims] + [(i, depth - b) for i, b in reversed(rims)]
    rings = [
        np.stack([*(p + inward * i).T, np.full(len(p), -depth / 2 + b)], axis=1)[:, [0, 2, 1]]
        for i, b in rows
    ]
    faces = _weave(len(rings), len(p))
    if not hole:
        faces = faces[:, ::-1]
    return Mesh.of(np.concatenate(rings), faces, crease=crease)


def blend(
    field: Callable[[np.ndarray], np.ndarray],
    low: Sequence[float],
    high: Sequence[float],
    *,
    cells: int = 72,
) -> Mesh:
    """The surface field(points (N, 3)) = 0 of a signed distance function (negative inside), by marching cubes
    (Lewiner et al. 2003, scikit-image) on a grid of `cells` along the longest side of the box low..high."""
    from skimage.measure import marching_cubes

    lo, hi = np.asarray(low, float), np.asarray(high, float)
    step = float((hi - lo).max() / cells)
    axes = [np.arange(a, b + step, step) for a, b in zip(lo, hi, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    values = field(grid.reshape(-1, 3)).reshape(grid.shape[:3])
    v, f, _, _ = marching_cubes(values, 0.0, spacing=(step, step, step))
    v = v + lo
    # The gradient of the field gives smoother normals than the triangles do.
    e = step * 0.5
    n = np.stack([field(v + e * d) - field(v - e * d) for d in np.eye(3)], axis=1)
    n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)
    return Mesh(v.astype(np.float32), f.astype(np.int32), n.astype(np.float32))


def smooth_min(a: np.ndarray, b: np.ndarray, k: float) -> np.ndarray:
    """Smooth union of two distance fields over a seam of k metres (Quilez, polynomial)."""
    h = np.clip(0.5 + 0.5 * (b - a) / k, 0, 1)
    return b * (1 - h) + a * h - k * h * (1 - h)


def ball_field(p: np.ndarray, centre: Sequence[float], half: float | Sequence[float]) -> np.ndarray:
    """Distance to an ellipsoid with half axes `half` (first-order, Quilez)."""
    r = np.broadcast_to(np.asarray(half, float), (3,))
    q = p - np.asarray(centre, float)
    k0 = np.linalg.norm(q / r, axis=1)
    k1 = np.linalg.norm(q / r**2, axis=1)
    return np.where(k1 > 1e-9, k0 * (k0 - 1) / np.maximum(k1, 1e-9), -r.min())


def limb_field(
    p: np.ndarray, a: Sequence[float], b: Sequence[float], ra: float, rb: float | None = None
) -> np.ndarray:
    """Distance to a capsule from a to b whose radius goes from ra to rb."""
    start, stop = np.asarray(a, float), np.asarray(b, float)
    d = stop - start
    h = np.clip(((p - start) @ d) / max(float(d @ d), 1e-12), 0, 1)
    return np.linalg.norm(p - start - h[:, None] * d, axis=1) - (ra + ((ra if rb is None else rb) - ra) * h)


def _weave(rows: int, columns: int, *, closed: bool = False) -> np.ndarray:
    """Triangles of a grid of rings: `rows` rings of `columns` points, each ring closed; ends joined when
    `closed`."""
    i = np.arange(rows if closed else rows - 1)[:, None]
    j = np.arange(columns)[None]
    a, b = i * columns + j, i * columns + (j + 1) % columns
    k = (i + 1) % rows
    c, d = k * columns + (j + 1) % columns, k * columns + j
    quads = np.stack([a, b, c, d], axis=-1).reshape(-1, 4)
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def _without_slivers(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Faces whose area is above zero (rings of radius zero make empty ones)."""
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return faces[area > 1e-14]
