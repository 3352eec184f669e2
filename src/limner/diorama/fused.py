"""Parts that share a shader, fused into one mesh of the renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from limner.diorama import atlas
from limner.diorama.body import Part
from limner.diorama.device import mitsuba
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh, merge
from limner.diorama.shader import DULL, TEXTURED, bsdf, key_of, rgb

FEEBLE = 0.02
"""Radiance times square metres below which a lamp is not aimed at, only seen: the glint of an eye would otherwise take
every second ray from the sun."""


@dataclass(frozen=True, eq=False)
class Fused:
    """One mesh for one shader. finish: (N, 3) roughness, metallic, clearcoat for each vertex."""

    mesh: Mesh
    finish: np.ndarray
    material: Material


def fused(parts: list[Part]) -> Fused:
    """One mesh of parts that share a shader: colours into the vertices, or textures onto an atlas."""
    first = parts[0].material
    finish = np.concatenate([
        np.tile(np.array([max(p.material.roughness, 0.05), p.material.metallic, p.material.clearcoat], np.float32),
                (len(p.mesh.vertices), 1))
        for p in parts
    ])  # fmt: skip
    if key_of(parts[0]) != TEXTURED:
        meshes = []
        for part in parts:
            mesh = part.mesh if part.mesh.colours is not None else part.mesh.painted(part.material.colour)
            meshes.append(replace(mesh, uv=None))
        return Fused(merge(meshes), finish, replace(first, texture=None))
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
    return Fused(merge(meshes), finish, replace(first, texture=sheet))


def speck(key: tuple) -> tuple[Part, int]:
    """A triangle too small and far below to be seen, so that a shader is in the scene even if nothing uses it."""
    corners = np.array([[0, 0, 0], [1e-3, 0, 0], [0, 1e-3, 0]], np.float32) + np.array(
        [0, 0, -900], np.float32
    )
    mesh = Mesh(corners, np.array([[0, 1, 2]], np.int32), np.tile(np.array([0, 0, 1], np.float32), (3, 1)))
    if key == TEXTURED:
        texture = np.full((4, 4, 3), 128, np.uint8)
        return Part(replace(mesh, uv=np.zeros((3, 2), np.float32)), Material(texture=texture)), -1
    return Part(mesh, Material(roughness=1.0 if key == DULL else 0.5)), -1


def shape(merged: Fused, name: str) -> Any:
    """A Mitsuba mesh with our own normals."""
    mi = mitsuba()
    mesh, material = merged.mesh, merged.material
    props = mi.Properties()
    props["bsdf"] = mi.load_dict(bsdf(material))
    if any(material.emission):
        weight = 1.0 if _area(mesh) * max(material.emission) >= FEEBLE else 0.0
        props["emitter"] = mi.load_dict(
            {"type": "area", "radiance": rgb(material.emission), "sampling_weight": weight}
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
