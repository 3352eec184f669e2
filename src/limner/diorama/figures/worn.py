"""Clothes fitted to the very figure that wears them: cloth laid over its own surface, a scarf wound about its neck."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh, merge
from limner.diorama.solids import box, sphere, sweep

WRAPS = ("scarf",)
DRESSES = ("dress", "kimono", "sari", "robe", "gown", "lab coat", "coat")
TOPS = ("shirt", "jacket", "sweater", "hoodie", "vest", "blouse", "uniform", "suit", "pullover", "jumper")


SHAFTS = {"boot": 0.15, "sock": 0.13, "shoe": 0.085, "sneaker": 0.085, "slipper": 0.07, "sandal": 0.06, "heel": 0.07}
"""How high up the leg things for the feet go, as a share of the height."""
SOLE = 0.022


def kind_of(key: str) -> str:
    """ "feet", "wrap", "dress", "top", or "" for what is not fitted to the body."""
    for kind, words in (("feet", tuple(SHAFTS)), ("wrap", WRAPS), ("dress", DRESSES), ("top", TOPS)):
        if any(word in key for word in words):
            return kind
    return ""


def fitted(figure: Body, key: str, cloth: Material, trim: Material) -> Body | None:
    """The garment `key` as `figure` (standing in its own space, facing -y) wears it; None where it has no neck."""
    skin = merge([Mesh(p.mesh.vertices, p.mesh.faces, p.mesh.normals) for p in figure.parts])
    if kind_of(key) == "feet":
        shaft = next(share for word, share in SHAFTS.items() if word in key)
        return _footwear(figure, skin, shaft, cloth, None if "sock" in key else trim)
    if "neck" not in figure.anchors or not kind_of(key):
        return None
    if kind_of(key) == "wrap":
        return _scarf(figure, skin, cloth, trim)
    return _cover(figure, skin, cloth, long=kind_of(key) == "dress")


def _axis(figure: Body) -> tuple[np.ndarray, float]:
    """Where the neck's middle is, and how tall the figure stands."""
    neck, head = figure.anchor("neck"), figure.anchor("head")
    return np.array([head[0], max(head[1], neck[1]), neck[2]]), float(
        figure.bounds[1][2] - figure.bounds[0][2]
    )


def _around(skin: Mesh, middle: np.ndarray, reach: float, thick: float) -> np.ndarray:
    """Distance of the surface from the neck's axis in 40 directions, at the neck's height; (40,)."""
    v = skin.vertices
    d = v - middle
    far = np.hypot(d[:, 0], d[:, 1])
    near = (np.abs(d[:, 2]) < thick) & (far < reach)
    bins = ((np.arctan2(d[near, 1], d[near, 0]) / (2 * np.pi) % 1) * 40).astype(int) % 40
    r = np.zeros(40)
    np.maximum.at(r, bins, far[near])
    known = r > 0
    usual = float(np.median(r[known])) if known.any() else reach * 0.6
    r = np.where(known, np.clip(r, 0.8 * usual, 1.25 * usual), usual)
    for _ in range(3):
        r = (np.roll(r, 1) + 2 * r + np.roll(r, -1)) / 4
    return r


def _scarf(figure: Body, skin: Mesh, cloth: Material, trim: Material) -> Body:
    middle, tall = _axis(figure)
    wide = float(figure.bounds[1][0] - figure.bounds[0][0])
    r = np.minimum(_around(skin, middle, 0.5 * min(wide, tall * 0.5), 0.03 * tall), 0.2 * tall)
    thick = 0.045 * tall
    a = (np.arange(40) + 0.5) / 40 * 2 * np.pi
    meshes = []
    for lift, grow, tilt in ((0.0, 0.9, 0.012), (-0.85 * thick, 0.7, -0.01)):
        ring = r + thick * (grow - 0.45)
        path = np.stack(
            [
                middle[0] + ring * np.cos(a),
                middle[1] + ring * np.sin(a),
                middle[2] + lift + tilt * tall * np.sin(a),
            ],
            axis=1,
        )
        meshes.append(sweep(path, thick * 0.62, sides=16, closed=True))
    # The knot and two ends, a little to one side of the front.
    front = float(r[30]) + thick * 0.6
    x, y, z = middle[0] + 0.35 * thick, middle[1] - front, middle[2] - 0.4 * thick
    meshes.append(sphere(0.95 * thick, 0.75 * thick, 0.85 * thick, steps=14).moved(x, y, z))
    stripes: list[Mesh] = []
    long = 0.2 * tall
    for s, turn in ((-1, 9.0), (1, -8.0)):
        end = box(1.25 * thick, 0.45 * thick, long, round=0.2 * thick).moved(z=-long / 2)
        band = box(1.3 * thick, 0.5 * thick, 0.35 * thick, round=0.12 * thick).moved(z=-long * 0.82)
        for mesh, into in ((end, meshes), (band, stripes)):
            into.append(
                mesh.turned(7, "x").turned(turn, "y").moved(x + s * 0.35 * thick, y - 0.15 * thick, z)
            )
    return Body(
        (Part(merge([_bare(m) for m in meshes]), cloth), Part(merge([_bare(m) for m in stripes]), trim))
    )


def _footwear(figure: Body, skin: Mesh, shaft: float, cloth: Material, sole: Material | None) -> Body:
    """The figure's own feet up to `shaft`, a little thicker, with soles under them."""
    from trimesh.intersections import slice_faces_plane

    low, high = figure.bounds
    tall, floor = float(high[2] - low[2]), float(low[2])
    v = skin.vertices.astype(np.float64) + skin.normals * 0.013 * tall
    v[:, 2] = np.maximum(v[:, 2], floor)
    parts = []
    for material, top in ((cloth, shaft), (sole, SOLE)):
        if material is None:
            continue
        grown = v if material is cloth else v + skin.normals * 0.005 * tall
        edge = np.array([0, 0, floor + top * tall])
        cut, faces, _ = slice_faces_plane(grown, skin.faces.astype(np.int64), np.array([0, 0, -1.0]), edge)
        if len(faces):
            mesh = Mesh.of(cut, faces, crease=180)
            parts.append(Part(_bare(mesh), material))
    return Body(tuple(parts))


def _cover(figure: Body, skin: Mesh, cloth: Material, *, long: bool) -> Body:
    """The figure's own surface from the neck down to the hips (or nearly the feet), a finger's breadth further out."""
    from trimesh.intersections import slice_faces_plane

    middle, tall = _axis(figure)
    low, high = figure.bounds
    upright = float(high[1] - low[1]) < 0.75 * tall
    floor = float(low[2])
    top = middle[2] - 0.012 * tall
    foot = floor + ((0.15 if long else 0.3) if upright else 0.3) * tall
    v, n = skin.vertices.astype(np.float64), skin.normals
    t = np.clip((top - v[:, 2]) / max(top - foot, 1e-6), 0, 1)
    out = 0.016 * tall * np.ones(len(v))
    v = v + n * out[:, None]
    if long and upright:
        # A skirt: what hangs below the waist spreads from the middle.
        spread = 1 + 0.42 * np.clip((t - 0.45) / 0.55, 0, 1) ** 1.3
        v[:, 0] = middle[0] + (v[:, 0] - middle[0]) * np.where(
            np.abs(v[:, 0] - middle[0]) < 0.16 * tall, spread, 1
        )
        v[:, 1] = v[:, 1] * spread
    faces = skin.faces.astype(np.int64)
    planes: list[tuple[tuple[float, ...], tuple[float, ...]]] = [((0, 0, 1), (0, 0, foot))]
    if upright:
        planes.append(((0, 0, -1), (0, 0, top)))
    else:
        # On four legs the cloth begins behind and below the neck, and ends before the tail.
        nape = (0.0, float(middle[1]) + 0.02 * tall, float(middle[2]))
        planes.append(((0, 0.5, -0.87), nape))
        planes.append(((0, -1, 0), (0, float(low[1] + 0.78 * (high[1] - low[1])), 0)))
    for normal, origin in planes:
        v, faces, _ = slice_faces_plane(v, faces, np.array(normal, float), np.array(origin, float))
        if not len(faces):
            return Body((Part(_bare(sphere(0.01)), cloth),))
    mesh = Mesh.of(v, faces, crease=180)
    inner = Mesh(mesh.vertices - mesh.normals * 0.012 * tall, mesh.faces[:, ::-1], -mesh.normals)
    return Body((Part(merge([_bare(mesh), _bare(inner)]), cloth),))


def _bare(mesh: Mesh) -> Mesh:
    return Mesh(mesh.vertices, mesh.faces, mesh.normals)
