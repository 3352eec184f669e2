"""What every outdoor shape is put together with: paints, soft outlines, wheels, and `stand`, which makes the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from limner.diorama.body import Anchor, Body, Part
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh, merge, rotation
from limner.diorama.solids import Points, capsule, extrude, lathe, sweep, torus


def paint(colour: str, roughness: float = 0.38, clearcoat: float = 0.35, **more: Any) -> Material:
    """Toy enamel of the sRGB `colour`."""
    return Material(srgb(colour), roughness=roughness, clearcoat=clearcoat, **more)


def glow(colour: str, strength: float = 1.0) -> Material:
    """A surface that shines in its own colour; `strength` 1 is about as bright as white paper in daylight."""
    r, g, b = srgb(colour)
    return Material((r, g, b), roughness=0.5, emission=(r * strength, g * strength, b * strength))


Piece = tuple[Mesh, Material]
"""A mesh and what it is made of."""
TYRE = Material(srgb("#2f3138"), roughness=0.8)
GLASS = Material(srgb("#2f4a5e"), roughness=0.06, clearcoat=1.0)
CHROME = Material(srgb("#d5d9dd"), roughness=0.2, metallic=1.0)
WHITE = paint("#f6f3ec")
BLACK = paint("#26272c")
GREY = paint("#8d949c")
STEEL = paint("#b9c0c7", 0.3)
CREAM = paint("#f5e8cf")
WOOD = paint("#b57a45", 0.6, 0.0)
DARK_WOOD = paint("#7b4a2b", 0.65, 0.0)
BARK = paint("#80563a", 0.85, 0.0)
LEAF = paint("#5aa845", 0.6, 0.1)
STONE = paint("#a9a59c", 0.9, 0.0)
HEADLIGHT = Material(srgb("#fff3c9"), roughness=0.2, clearcoat=1.0, emission=(0.35, 0.31, 0.2))
TAIL_LIGHT = Material(srgb("#d8322c"), roughness=0.2, clearcoat=1.0, emission=(0.12, 0.01, 0.01))


def stand(parts: Sequence[Piece], *, turn: float = 0.0, **anchors: Anchor) -> Body:
    """A body of (mesh, material) pairs: meshes of one material joined, all turned about z, put down on z = 0 and
    centred. Anchors are given in the space the meshes were modelled in."""
    groups: dict[int, list[Mesh]] = {}
    materials: dict[int, Material] = {}
    for mesh, material in parts:
        plain = mesh if mesh.colours is not None else mesh.painted(material.colour)
        groups.setdefault(id(material), []).append(plain)
        materials[id(material)] = material
    joined = []
    for key, meshes in groups.items():
        own = materials[key].colour
        whole = merge(meshes)
        if whole.colours is not None and np.all(whole.colours == np.asarray(own, np.float32)):
            whole = Mesh(whole.vertices, whole.faces, whole.normals)
        joined.append(Part(whole, materials[key]))
    return Body(tuple(joined), anchors).transformed(rotation(turn)).grounded()


def sized(body: Body, size: float) -> Body:
    """Scaled so that its largest extent is `size` metres."""
    m = np.eye(4)
    m[:3, :3] *= size / float(body.extent.max())
    return body.transformed(m)


def curve(points: Points, steps: int = 8, *, closed: bool = False) -> np.ndarray:
    """A smooth line through the points (centripetal-like Catmull-Rom), `steps` samples a span; any dimension."""
    p = np.asarray(points, np.float64)
    padded = np.concatenate([p[-1:], p, p[:2]]) if closed else np.concatenate([p[:1], p, p[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    spans = []
    for i in range(len(padded) - 3):
        a, b, c, d = padded[i : i + 4]
        spans.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    line = np.concatenate(spans)
    return line if closed else np.concatenate([line, p[-1:]])


def tube(
    points: Points, radius: float | Sequence[float], *, steps: int = 6, sides: int = 14, closed: bool = False
) -> Mesh:
    """A smooth round tube through the points with rounded ends; one radius, or one a point."""
    line = curve(points, steps, closed=closed)
    given = np.broadcast_to(np.asarray(radius, np.float64), (len(points),))
    if closed:
        radii = np.interp(np.arange(len(line)) / steps, np.arange(len(points) + 1), [*given, given[0]])
        return sweep(line, radii, sides=sides, closed=True)
    radii = np.interp(np.arange(len(line)) / steps, np.arange(len(points)), given)
    arc = np.linspace(0, np.pi / 2, 4)[:-1]
    first, last = line[0] - line[1], line[-1] - line[-2]
    first, last = first / np.linalg.norm(first), last / np.linalg.norm(last)
    head = line[0] + first * radii[0] * np.cos(arc)[:, None]
    tail = line[-1] + last * radii[-1] * np.cos(arc)[::-1, None]
    whole = np.concatenate([head, line, tail])
    return sweep(whole, [*radii[0] * np.sin(arc), *radii, *radii[-1] * np.sin(arc)[::-1]], sides=sides)


def soft(outline: Points, radius: float, *, fillet: float | None = None) -> np.ndarray:
    """An outline (x, z) with its outer corners rounded by `radius` and its inner ones by `fillet` (same if None)."""
    from shapely.geometry import Polygon

    whole = Polygon(np.asarray(outline)[:, :2])
    inner = radius if fillet is None else fillet
    while True:
        shape = (
            whole.buffer(inner, quad_segs=6).buffer(-inner - radius, quad_segs=6).buffer(radius, quad_segs=6)
        )
        if isinstance(shape, Polygon) and shape.area > 0.75 * whole.area:
            break
        radius, inner = radius / 2, inner / 2  # the outline is too thin for so round a corner
        if radius < 1e-7:
            raise ValueError(
                f"expected a simple outline with an area, got {len(whole.exterior.coords) - 1} points of area {whole.area:g}"
            )
    shape = shape.simplify(radius * 0.01)
    return np.asarray(shape.exterior.coords)[:-1]


def slab(
    outline: Points, depth: float, *, bevel: float = 0.0, corner: float | None = None, steps: int = 4
) -> Mesh:
    """A soft board: the outline (x, z) with rounded corners, extruded along y and bevelled on its rims."""
    from shapely.geometry import Polygon

    corner = bevel * 1.3 if corner is None else corner
    shape = Polygon(soft(outline, corner) if corner > 0 else np.asarray(outline)[:, :2])
    return extrude(shape, depth, bevel=bevel, steps=steps)


def ellipse(x: float, z: float, *, steps: int = 40, cx: float = 0.0, cz: float = 0.0) -> np.ndarray:
    """Points of an ellipse in the xz plane."""
    a = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    return np.stack([cx + x * np.cos(a), cz + z * np.sin(a)], axis=1)


def rectangle(x: float, z: float, *, cx: float = 0.0, cz: float = 0.0) -> np.ndarray:
    """Corners of a rectangle of size x by z in the xz plane."""
    return np.array([[-x, -z], [x, -z], [x, z], [-x, z]]) / 2 + [cx, cz]


def coin(radius: float, depth: float, *, round: float = 0.01, steps: int = 40) -> Mesh:
    """A disc whose flat face looks to -y, centred at the origin, its rims rounded."""
    r = min(round, depth * 0.49, radius * 0.6)
    arc = np.linspace(0, np.pi / 2, 4)
    low = [(radius - r + r * np.sin(a), r - r * np.cos(a) - depth / 2) for a in arc]
    high = [(radius - r + r * np.cos(a), depth / 2 - r + r * np.sin(a)) for a in arc]
    return lathe([(0, -depth / 2), *low, *high, (0, depth / 2)], steps=steps).turned(90, "x")


def hoop(radius: float, thickness: float, *, steps: int = 48, sides: int = 12) -> Mesh:
    """A ring standing upright, its hole looking to -y, centred at the origin."""
    return torus(radius, thickness, steps=steps, sides=sides).turned(90, "x")


def loft(sections: Sequence[Sequence[float]], *, power: float = 2.0, sides: int = 32, steps: int = 5) -> Mesh:
    """A streamlined solid along x through sections (x, y centre, z centre, half width y, half height z), smoothed;
    `power` 2 gives ellipses, more gives rounded boxes. Ends close to their centres."""
    s = curve(np.asarray(sections, float), steps) if steps > 1 else np.asarray(sections, float)
    s[:, 3:] = np.maximum(s[:, 3:], 0)
    a = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    c, w = np.cos(a), np.sin(a)
    u = np.sign(c) * np.abs(c) ** (2 / power)
    v = np.sign(w) * np.abs(w) ** (2 / power)
    rings = np.stack([
        np.broadcast_to(s[:, :1], (len(s), sides)), s[:, 1:2] + s[:, 3:4] * u, s[:, 2:3] + s[:, 4:5] * v,
    ], axis=2)  # fmt: skip
    if s[-1, 0] < s[0, 0]:
        rings = rings[::-1]
    return skin(rings)


def skin(rings: np.ndarray, *, crease: float = 50.0) -> Mesh:
    """The closed solid through rings (R, S, 3) of points, each counter-clockwise seen from the last ring's side."""
    rows, sides = rings.shape[:2]
    i, j = np.arange(rows - 1)[:, None], np.arange(sides)[None]
    a, b = i * sides + j, i * sides + (j + 1) % sides
    quads = np.stack([a, b, b + sides, a + sides], axis=-1).reshape(-1, 4)
    k, top = np.arange(sides), (rows - 1) * sides
    first, last = rows * sides, rows * sides + 1
    faces = np.concatenate([
        quads[:, [0, 1, 2]], quads[:, [0, 2, 3]],
        np.stack([np.full(sides, first), (k + 1) % sides, k], axis=1),
        np.stack([np.full(sides, last), top + k, top + (k + 1) % sides], axis=1),
    ])  # fmt: skip
    vertices = np.concatenate([rings.reshape(-1, 3), rings[:1].mean(axis=1), rings[-1:].mean(axis=1)])
    p = vertices[faces]
    area = np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1)
    return Mesh.of(vertices, faces[area > 1e-14], crease=crease)


def wheel(
    radius: float,
    width: float,
    at: Sequence[float],
    cap: Material = STEEL,
    *,
    hub: float = 0.58,
    tyre: Material = TYRE,
) -> list[tuple[Mesh, Material]]:
    """A toy wheel with its axle along y at `at`: a fat tyre and a hub cap of `hub` times its radius."""
    r, h = radius, width / 2
    profile = [
        (0, -h * 0.7), (r * hub, -h * 0.7), (r * (hub + 0.05), -h * 0.95), (r * 0.86, -h), (r * 0.95, -h * 0.82),
        (r, -h * 0.45), (r, h * 0.45), (r * 0.95, h * 0.82), (r * 0.86, h), (r * (hub + 0.05), h * 0.95),
        (r * hub, h * 0.7), (0, h * 0.7),
    ]  # fmt: skip
    rubber = lathe(profile, steps=40, crease=45).turned(90, "x")
    dome = [(0, -h * 0.95), (r * hub * 0.3, -h * 0.95), (r * hub * 0.36, -h * 0.82), (r * hub * 0.8, -h * 0.78),
            (r * hub * 0.98, -h * 0.9), (r * hub * 1.03, -h * 0.6)]  # fmt: skip
    cap_mesh = lathe([*dome, *[(q, -z) for q, z in reversed(dome)]], steps=32, crease=45).turned(90, "x")
    x, y, z = at
    return [(rubber.moved(x, y, z), tyre), (cap_mesh.moved(x, y, z), cap)]


def rods(pairs: Sequence[tuple[Sequence[float], Sequence[float]]], radius: float, *, sides: int = 14) -> Mesh:
    """Round-ended rods between pairs of points, as one mesh."""
    return merge([capsule(a, b, radius, sides=sides) for a, b in pairs])


def second(look: Look, own: Material) -> Material:
    """The surface of a part that takes the second colour asked for, or the first when only one was asked for."""
    return look.surface(own, 1 if len(look.colours) > 1 else 0)


def tapered(mesh: Mesh, low: float, high: float, y: float, x: float = 1.0) -> Mesh:
    """Drawn in towards the z axis: from no change at height `low` to factors x and y at height `high` and above."""
    v = mesh.vertices.astype(np.float64)
    t = np.clip((v[:, 2] - low) / (high - low), 0, 1)
    v[:, 0] *= 1 + (x - 1) * t
    v[:, 1] *= 1 + (y - 1) * t
    return Mesh.of(v, mesh.faces, crease=40)


def gores(
    profile: Points, count: int, materials: Sequence[Material], *, steps: int = 6
) -> list[tuple[Mesh, Material]]:
    """A lathed solid (profile as for `lathe`) cut into `count` sectors about z that take the materials in turn: a
    parasol, a balloon, a beach ball."""
    p = np.asarray(profile, np.float64)
    columns = steps + 1
    i, j = np.arange(len(p) - 1)[:, None] * columns, np.arange(steps)[None]
    quads = np.stack([i + j, i + j + 1, i + columns + j + 1, i + columns + j], axis=-1).reshape(-1, 4)
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    out: list[tuple[Mesh, Material]] = []
    for k in range(count):
        a = 2 * np.pi * (k + np.linspace(0, 1, columns)) / count
        r, z = p[:, :1], np.broadcast_to(p[:, 1:2], (len(p), columns))
        v = np.stack([r * np.cos(a), r * np.sin(a), z], axis=2).reshape(-1, 3)
        corner = v[faces]
        area = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1)
        out.append((Mesh.of(v, faces[area > 1e-14], crease=50), materials[k % len(materials)]))
    return out
