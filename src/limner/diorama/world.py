"""A `Stage` as Mitsuba's scene: bodies merged by shader, textures on one atlas, the sky as an environment map.

The merged meshes remember which placed body every triangle came from; the layers need it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from limner.diorama import atlas
from limner.diorama.body import Part
from limner.diorama.device import mitsuba
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh, merge
from limner.diorama.stage import Lamp, Scatter, Sky, Stage, View

SOLID, TEXTURED, DULL = ("solid",), ("textured",), ("dull",)
MOST_COPIED = 3_000_000
"""Triangles up to which a scatter is copied out rather than instanced."""
FEEBLE = 0.02
"""Radiance times square metres below which a lamp is not aimed at, only seen: the glint of an eye would otherwise take
every second ray from the sun."""


@dataclass(frozen=True, eq=False)
class World:
    """The scene for the renderer. owners: by the number the renderer's `shape_index` layer gives a mesh, the index in
    stage order of the placed body of each of its triangles (backdrop first, then subjects; -1: scenery)."""

    scene: Any
    owners: Mapping[int, np.ndarray]


def build(stage: Stage) -> World:
    """Everything on the stage, ready to trace; the camera comes with each pass."""
    mi = mitsuba()
    spec: dict[str, Any] = {"type": "scene"}
    owners: list[np.ndarray] = []
    groups: dict[tuple, list[tuple[Part, int]]] = {}
    for index, placed in enumerate((*stage.backdrop.placed, *stage.placed)):
        for part in placed.body.parts:
            moved = replace(part, mesh=part.mesh.transformed(placed.matrix))
            groups.setdefault(_shader_key(part), []).append((moved, index))
    heavy = [s for s in stage.backdrop.scatter if _triangles(s) > MOST_COPIED]
    for scatter in stage.backdrop.scatter:
        if _triangles(scatter) <= MOST_COPIED:
            for part in scatter.body.parts:
                copies = replace(part, mesh=_copies(part.mesh, scatter.matrices))
                groups.setdefault(_shader_key(part), []).append((copies, -1))
    for key in (SOLID, TEXTURED, DULL):
        groups.setdefault(key, []).append(_speck(key))
    for members in groups.values():
        merged = _merge([part for part, _ in members])
        spec[f"mesh_{len(owners):04d}"] = _shape(merged, f"mesh_{len(owners):04d}")
        owners.append(np.concatenate([np.full(len(p.mesh.faces), i, np.int32) for p, i in members]))
    for number, scatter in enumerate(heavy):
        _scatter(spec, scatter, number)
    for number, lamp in enumerate(stage.backdrop.lamps):
        spec[f"lamp_{number:03d}"] = _lamp(lamp, number)
    spec["sky"] = _environment(stage.backdrop.sky)
    scene = mi.load_dict(spec)
    # The scene may order its shapes otherwise; their ids tell them apart.
    by_id = {f"mesh_{i:04d}": owner for i, owner in enumerate(owners)}
    numbers = _shape_numbers(scene)
    return World(scene, {numbers[i]: by_id[s.id()] for i, s in enumerate(scene.shapes()) if s.id() in by_id})


def _shape_numbers(scene: Any) -> list[int]:
    """What `shape_index` says for each of scene.shapes(): its place in the list, from 1, in the scalar variant, and
    its id in Dr.Jit's registry in the LLVM one (ids of earlier scenes that still live come before). 0 is the sky."""
    mi = mitsuba()
    shapes = scene.shapes()
    if mi.variant().startswith("scalar"):
        return list(range(1, len(shapes) + 1))
    import drjit

    return [_first(drjit.reinterpret_array(mi.UInt32, mi.ShapePtr(shape))) for shape in shapes]


def _first(array: Any) -> int:
    return int(array[0])


def sensor(view: View, width: int, height: int, *, alpha: bool = False) -> Any:
    """The camera, with a box filter so that pixels do not depend on how the picture is split."""
    mi = mitsuba()
    frame = mi.ScalarTransform4f().look_at(origin=list(view.eye), target=list(view.target), up=_up(view))
    film = {
        "type": "hdrfilm", "width": width, "height": height, "component_format": "float32",
        "pixel_format": "rgba" if alpha else "rgb",
        "rfilter": {"type": "box"},
    }  # fmt: skip
    common = {"film": film, "sampler": {"type": "independent"}, "near_clip": 0.05, "far_clip": 1e5}
    if view.ortho:
        scale = mi.ScalarTransform4f().scale(
            [view.ortho / 2 * width / height, view.ortho / 2 * width / height, 1]
        )
        return mi.load_dict({"type": "orthographic", "to_world": frame @ scale, **common})
    lens: dict[str, Any] = {"fov": view.fov, "fov_axis": "y", "to_world": frame, **common}
    if view.aperture > 0:
        focus = view.focus or float(np.linalg.norm(np.subtract(view.target, view.eye)))
        camera = mi.load_dict({"type": "thinlens", "aperture_radius": 0.01, "focus_distance": 5.0, **lens})
        # Set afterwards they are data; given at once they are constants, and every picture compiles a kernel anew.
        params = mi.traverse(camera)
        params["aperture_radius"] = _opaque(view.aperture)
        params["focus_distance"] = _opaque(focus)
        params.update()
        return camera
    return mi.load_dict({"type": "perspective", **lens})


def _opaque(value: float) -> Any:
    """A number the compiler may not fold into its kernel."""
    mi = mitsuba()
    if mi.variant().startswith("scalar"):
        return value
    import drjit

    return drjit.opaque(mi.Float, value)


def rays(view: View, width: int, height: int) -> np.ndarray:
    """(height, width, 3) unit directions of the rays through the pixels' centres."""
    forward = np.subtract(view.target, view.eye).astype(np.float64)
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, _up(view))
    right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    if view.ortho:
        return np.broadcast_to(forward, (height, width, 3))
    half = np.tan(np.radians(view.fov) / 2)
    x = ((np.arange(width) + 0.5) / width * 2 - 1) * half * width / height
    y = (1 - (np.arange(height) + 0.5) / height * 2) * half
    d = forward + x[None, :, None] * right + y[:, None, None] * up
    return d / np.linalg.norm(d, axis=-1, keepdims=True)


def look_up(sky: Sky, directions: np.ndarray) -> np.ndarray:
    """Radiance (..., 3) of the sky image in the given unit directions (..., 3), bilinear; without the sun's disc."""
    image = sky.image
    h, w = image.shape[:2]
    d = directions
    u = (0.5 + np.arctan2(d[..., 0], d[..., 1]) / (2 * np.pi)) * w - 0.5
    v = np.arccos(np.clip(d[..., 2], -1, 1)) / np.pi * h - 0.5
    x0, y0 = np.floor(u).astype(int), np.floor(v).astype(int)
    fx, fy = (u - x0)[..., None], (v - y0)[..., None]
    x1, y1 = (x0 + 1) % w, np.clip(y0 + 1, 0, h - 1)
    x0, y0 = x0 % w, np.clip(y0, 0, h - 1)
    top = image[y0, x0] * (1 - fx) + image[y0, x1] * fx
    bottom = image[y1, x0] * (1 - fx) + image[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


def _triangles(scatter: Scatter) -> int:
    return len(scatter.matrices) * sum(len(part.mesh.faces) for part in scatter.body.parts)


def _copies(mesh: Mesh, matrices: np.ndarray) -> Mesh:
    """One mesh of all copies: real triangles trace many times faster here than instances do."""
    m = np.asarray(matrices, np.float64)
    n, k = len(m), len(mesh.vertices)
    vertices = np.einsum("nij,kj->nki", m[:, :3, :3], mesh.vertices) + m[:, None, :3, 3]
    normals = np.einsum("nij,ki->nkj", np.linalg.inv(m[:, :3, :3]), mesh.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=2, keepdims=True), 1e-12)
    faces = mesh.faces[None] + (np.arange(n, dtype=np.int32) * k)[:, None, None]

    def tiled(a: np.ndarray | None) -> np.ndarray | None:
        return None if a is None else np.tile(a, (n, 1))

    return Mesh(
        vertices.reshape(-1, 3).astype(np.float32), faces.reshape(-1, 3).astype(np.int32),
        normals.reshape(-1, 3).astype(np.float32), tiled(mesh.uv), tiled(mesh.colours),
    )  # fmt: skip


def _up(view: View) -> list[float]:
    d = np.subtract(view.target, view.eye)
    return [0.0, 1.0, 0.0] if abs(d[2]) > 0.999 * np.linalg.norm(d) else [0.0, 0.0, 1.0]


def _shader_key(part: Part) -> tuple:
    """Parts with equal keys are merged. Opaque ones need three shaders in all: how rough, metallic and coated they are
    goes into the vertices, so that every scene runs the same compiled kernel."""
    material = part.material
    if any(material.emission):
        return ("glow", *(round(e, 3) for e in material.emission))
    if material.transmission > 0.5:
        return ("glass", material.thin, round(material.roughness, 1), round(material.ior, 2))
    if material.texture is not None and part.mesh.uv is not None:
        return TEXTURED
    return DULL if _dull(material) else SOLID


def _dull(material: Material) -> bool:
    return material.roughness >= 0.97 and material.metallic == 0 and material.clearcoat == 0


def _speck(key: tuple) -> tuple[Part, int]:
    """A triangle too small and far below to be seen, so that a shader is in the scene even if nothing uses it."""
    corners = np.array([[0, 0, 0], [1e-3, 0, 0], [0, 1e-3, 0]], np.float32) + np.array(
        [0, 0, -900], np.float32
    )
    mesh = Mesh(corners, np.array([[0, 1, 2]], np.int32), np.tile(np.array([0, 0, 1], np.float32), (3, 1)))
    if key == TEXTURED:
        texture = np.full((4, 4, 3), 128, np.uint8)
        return Part(replace(mesh, uv=np.zeros((3, 2), np.float32)), Material(texture=texture)), -1
    return Part(mesh, Material(roughness=1.0 if key == DULL else 0.5)), -1


@dataclass(frozen=True, eq=False)
class _Merged:
    """One mesh for one shader. finish: (N, 3) roughness, metallic, clearcoat for each vertex."""

    mesh: Mesh
    finish: np.ndarray
    material: Material


def _merge(parts: list[Part]) -> _Merged:
    """One mesh of parts that share a shader: colours into the vertices, or textures onto an atlas."""
    first = parts[0].material
    finish = np.concatenate([
        np.tile(np.array([max(p.material.roughness, 0.05), p.material.metallic, p.material.clearcoat], np.float32),
                (len(p.mesh.vertices), 1))
        for p in parts
    ])  # fmt: skip
    if _shader_key(parts[0]) != TEXTURED:
        meshes = []
        for part in parts:
            mesh = part.mesh if part.mesh.colours is not None else part.mesh.painted(part.material.colour)
            meshes.append(replace(mesh, uv=None))
        return _Merged(merge(meshes), finish, replace(first, texture=None))
    textures: dict[int, np.ndarray] = {}
    for part in parts:
        assert part.material.texture is not None
        textures.setdefault(id(part.material.texture), part.material.texture)
    sheet, boxes = atlas.pack(list(textures.values()))
    slot = {key: box for key, box in zip(textures, boxes, strict=True)}
    meshes = []
    for part in parts:
        box = slot[id(part.material.texture)]
        assert part.mesh.uv is not None
        uv = (box[:2] + np.clip(part.mesh.uv, 0, 1) * box[2:]).astype(np.float32)
        meshes.append(replace(part.mesh, uv=uv, colours=None))
    return _Merged(merge(meshes), finish, replace(first, texture=sheet))


def _shape(merged: _Merged, name: str) -> Any:
    """A Mitsuba mesh with our own normals."""
    mi = mitsuba()
    mesh, material = merged.mesh, merged.material
    props = mi.Properties()
    props["bsdf"] = mi.load_dict(_bsdf(material))
    if any(material.emission):
        weight = 1.0 if _area(mesh) * max(material.emission) >= FEEBLE else 0.0
        props["emitter"] = mi.load_dict(
            {"type": "area", "radiance": _rgb(material.emission), "sampling_weight": weight}
        )
    # The scalar variant cannot grow an array that was made empty, and computes its normals in one thread.
    scalar = mi.variant().startswith("scalar")
    shape = mi.Mesh(
        name, len(mesh.vertices), len(mesh.faces), props=props, has_vertex_normals=scalar,
        has_vertex_texcoords=mesh.uv is not None,
    )  # fmt: skip
    if mesh.colours is not None:
        shape.add_attribute("vertex_color", 3, _aligned(mesh.colours, np.float32))
    for column, attribute in enumerate(("vertex_roughness", "vertex_metallic", "vertex_clearcoat")):
        shape.add_attribute(attribute, 1, _aligned(merged.finish[:, column], np.float32))
    params = mi.traverse(shape)
    params["faces"] = _aligned(mesh.faces, np.uint32)
    params["vertex_positions"] = _aligned(mesh.vertices, np.float32)
    if mesh.uv is not None:
        # Mitsuba's v runs down the bitmap, ours up.
        params["vertex_texcoords"] = _aligned(mesh.uv * [1, -1] + [0, 1], np.float32)
    params.update()
    # Normals only now, on a mesh made without: else Mitsuba computes its own when the vertices come, summed in a race
    # (not repeatable), by a kernel that it compiles afresh for every number of triangles.
    params["vertex_normals"] = _aligned(mesh.normals, np.float32)
    params.update()
    return shape


def _area(mesh: Mesh) -> float:
    """Square metres of all its triangles."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 2


def _aligned(values: np.ndarray, kind: type[np.generic]) -> np.ndarray:
    """The values, flat, at an address that is a multiple of 64. Dr.Jit reads other arrays with other instructions, so
    that where memory happened to be free would decide whether a kernel must be compiled."""
    size = values.size * np.dtype(kind).itemsize
    room = np.empty(size + 64, np.uint8)
    start = -room.ctypes.data % 64
    out = room[start : start + size].view(kind)
    out[:] = values.ravel()
    return out


def _rgb(value: tuple[float, float, float] | np.ndarray) -> dict[str, Any]:
    return {"type": "rgb", "value": [float(c) for c in value]}


def _bsdf(material: Material) -> dict[str, Any]:
    """Our material as a Mitsuba shader; colour and finish come from the mesh's attributes."""
    mi = mitsuba()
    colour: dict[str, Any] = {"type": "mesh_attribute", "name": "vertex_color"}
    if material.texture is not None:
        sheet = np.ascontiguousarray(material.texture)
        colour = {"type": "bitmap", "bitmap": mi.Bitmap(sheet), "raw": False, "wrap_mode": "clamp"}
    if material.transmission > 0.5 and not any(material.emission):
        if material.thin:
            return {"type": "thindielectric", "int_ior": material.ior, "specular_transmittance": colour}
        if material.roughness > 0.08:
            return {
                "type": "roughdielectric", "alpha": max(material.roughness**2, 0.01), "int_ior": material.ior,
                "specular_transmittance": colour,
            }  # fmt: skip
        return {"type": "dielectric", "int_ior": material.ior, "specular_transmittance": colour}
    if (_dull(material) and material.texture is None) or any(material.emission):
        return {"type": "twosided", "inner": {"type": "diffuse", "reflectance": colour}}
    inner = {
        "type": "principled", "base_color": colour, "specular": 0.5, "clearcoat_gloss": 0.85,
        **{name: {"type": "mesh_attribute", "name": f"vertex_{name}"} for name in ("roughness", "metallic", "clearcoat")},
    }  # fmt: skip
    return {"type": "twosided", "inner": inner}


def _scatter(spec: dict[str, Any], scatter: Scatter, number: int) -> None:
    """Instanced copies of one body."""
    mi = mitsuba()
    groups: dict[tuple, list[Part]] = {}
    for part in scatter.body.parts:
        groups.setdefault(_shader_key(part), []).append(part)
    group: dict[str, Any] = {"type": "shapegroup"}
    for i, parts in enumerate(groups.values()):
        group[f"part_{i}"] = _shape(_merge(parts), f"scatter_{number}_{i}")
    spec[f"scatter_{number:03d}"] = group
    for i, matrix in enumerate(np.asarray(scatter.matrices, np.float64)):
        spec[f"scatter_{number:03d}_{i:05d}"] = {
            "type": "instance", "to_world": mi.ScalarTransform4f(matrix.tolist()),
            "ref": {"type": "ref", "id": f"scatter_{number:03d}"},
        }  # fmt: skip


def _lamp(lamp: Lamp, number: int) -> Any:
    """A glowing square or ball, as a mesh: its place is data then, not a constant that needs a kernel of its own."""
    from limner.diorama import solids

    half = lamp.size / 2
    if lamp.aim is None:
        mesh = solids.sphere(half, steps=8).moved(*lamp.position)
    else:
        ahead = np.subtract(lamp.aim, lamp.position).astype(np.float64)
        ahead /= np.linalg.norm(ahead)
        side = np.cross(ahead, [0, 0, 1.0] if abs(ahead[2]) < 0.99 else [0, 1.0, 0])
        side /= np.linalg.norm(side)
        up = np.cross(side, ahead)
        corners = [
            np.add(lamp.position, half * (sx * side + sy * up))
            for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        # Counter-clockwise as seen from where it shines.
        faces = np.array([[0, 2, 1], [0, 3, 2]])
        mesh = Mesh(
            np.array(corners, np.float32), faces.astype(np.int32), np.tile(ahead, (4, 1)).astype(np.float32)
        )
    part = Part(mesh, Material((0.0, 0.0, 0.0), emission=lamp.radiance))
    return _shape(_merge([part]), f"lamp_{number:03d}")


def _environment(sky: Sky) -> dict[str, Any]:
    """The sky as an environment map, with the sun's disc painted in at its true irradiance."""
    mi = mitsuba()
    image = np.array(sky.image, np.float32)
    if sky.sun_direction is not None and max(sky.sun_radiance) > 0:
        h, w = image.shape[:2]
        if h < 256:
            image = np.repeat(np.repeat(image, -(-256 // h), 0), -(-256 // h), 1)
            h, w = image.shape[:2]
        image = image + _sun(sky, h, w)
    # Mitsuba's map has its middle column behind; turn it so that it lies at +y, with z up.
    turn = mi.ScalarTransform4f().rotate([0, 0, 1], 180) @ mi.ScalarTransform4f().rotate([1, 0, 0], 90)
    return {"type": "envmap", "bitmap": mi.Bitmap(np.ascontiguousarray(image)), "to_world": turn}


def _sun(sky: Sky, h: int, w: int) -> np.ndarray:
    """(h, w, 3) radiance of the sun's disc, soft by one pixel, integrating to `sun_radiance`."""
    theta = (np.arange(h) + 0.5) / h * np.pi
    phi = ((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi
    d = np.stack(
        [
            np.sin(theta)[:, None] * np.sin(phi), np.sin(theta)[:, None] * np.cos(phi),
            np.broadcast_to(np.cos(theta)[:, None], (h, w)),
        ], axis=-1,
    )  # fmt: skip
    s = np.asarray(sky.sun_direction, float)
    s = s / np.linalg.norm(s)
    angle = np.degrees(np.arccos(np.clip(d @ s, -1, 1)))
    pixel = 180 / h
    disc = np.clip((max(sky.sun_size, 2 * pixel) / 2 - angle) / pixel + 0.5, 0, 1)
    solid = (np.pi / h) * (2 * np.pi / w) * np.sin(theta)[:, None]
    weight = disc / max(float((disc * solid).sum()), 1e-9)
    return (weight[..., None] * np.asarray(sky.sun_radiance)).astype(np.float32)
