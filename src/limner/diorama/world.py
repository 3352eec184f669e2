"""A `Stage` as Mitsuba's scene: bodies merged by shader, textures on one atlas, the sky as an environment map.

The merged meshes remember which placed body every triangle came from; the layers need it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from limner.diorama.body import Part
from limner.diorama.device import mitsuba
from limner.diorama.envmap import environment
from limner.diorama.fused import fused, shape, speck
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh
from limner.diorama.shader import DULL, SOLID, TEXTURED, key_of
from limner.diorama.stage import Lamp, Scatter, Stage

MOST_COPIED = 3_000_000
"""Triangles up to which a scatter is copied out rather than instanced."""


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
            groups.setdefault(key_of(part), []).append((moved, index))
    heavy = [s for s in stage.backdrop.scatter if _triangles(s) > MOST_COPIED]
    for scatter in stage.backdrop.scatter:
        if _triangles(scatter) <= MOST_COPIED:
            for part in scatter.body.parts:
                copies = replace(part, mesh=_copies(part.mesh, scatter.matrices))
                groups.setdefault(key_of(part), []).append((copies, -1))
    for key in (SOLID, TEXTURED, DULL):
        groups.setdefault(key, []).append(speck(key))
    for members in groups.values():
        merged = fused([part for part, _ in members])
        spec[f"mesh_{len(owners):04d}"] = shape(merged, f"mesh_{len(owners):04d}")
        owners.append(np.concatenate([np.full(len(p.mesh.faces), i, np.int32) for p, i in members]))
    for number, scatter in enumerate(heavy):
        _scatter(spec, scatter, number)
    for number, lamp in enumerate(stage.backdrop.lamps):
        spec[f"lamp_{number:03d}"] = _lamp(lamp, number)
    spec["sky"] = environment(stage.backdrop.sky)
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


def _scatter(spec: dict[str, Any], scatter: Scatter, number: int) -> None:
    """Instanced copies of one body."""
    mi = mitsuba()
    groups: dict[tuple, list[Part]] = {}
    for part in scatter.body.parts:
        groups.setdefault(key_of(part), []).append(part)
    group: dict[str, Any] = {"type": "shapegroup"}
    for i, parts in enumerate(groups.values()):
        group[f"part_{i}"] = shape(fused(parts), f"scatter_{number}_{i}")
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
    return shape(fused([part]), f"lamp_{number:03d}")
