"""Clay: plasticine on an animator's table. Thumbed surfaces, soft edges, the print of fingers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import sensor, tone
from limner.diorama.body import Part
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import lens, noise3, restage
from limner.diorama.styles.refine import refined

# (size of the dents, their depth), both as shares of the distance between camera and part.
DENTS = ((0.050, 0.0046), (0.020, 0.0021))


@dataclass(frozen=True)
class Clay:
    """Everything kneaded by hand."""

    samples: float = 1.0
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Finer meshes, dented; matt clay in place of every material, glass and metal too."""
        eye = np.asarray(stage.view.eye, np.float64)

        def change(part: Part, matrix: np.ndarray, number: int) -> Part:
            return Part(_kneaded(part, matrix, eye, seed), _clay(part.material))

        return restage.change_parts(stage, change)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Neutral curve, after finger prints and small pits have been pressed into the light."""
        light = frame.rgb.astype(np.float32) * _prints(frame, stage, seed)[..., None]
        light = lens.vignette(lens.bloom(light, strength=0.08, threshold=1.0), 0.22)
        return tone.to_bytes(tone.encode(tone.neutral(light)))


def _clay(material: Material) -> Material:
    """Waxy and matt, hue a little muted; what glows still glows."""
    plain = restage.matt(material)
    c = np.asarray(plain.colour)
    r, g, b = 0.93 * c + 0.07 * float(c.mean()) + 0.008
    return replace(plain, colour=(float(r), float(g), float(b)), roughness=0.66)


def _kneaded(part: Part, matrix: np.ndarray, eye: np.ndarray, seed: int) -> Mesh:
    """The mesh pushed about by a smooth field in space, so that seams stay closed whatever the normals
    are."""
    mesh = part.mesh
    at = mesh.vertices.astype(np.float64) @ matrix[:3, :3].T + matrix[:3, 3]
    far = max(float(np.linalg.norm(at - eye, axis=1).min()), 0.5)
    size = float((at.max(0) - at.min(0)).max())
    inverse = np.linalg.inv(matrix)
    local_eye = inverse[:3, :3] @ eye + inverse[:3, 3]
    mesh = refined(mesh, edge=0.010, limit=24_000, eye=local_eye)
    at = mesh.vertices.astype(np.float64) @ matrix[:3, :3].T + matrix[:3, 3]
    away = np.zeros_like(at)
    for k, (wide, deep) in enumerate(DENTS):
        # Small parts (an eye, a button) are dented less, large ones by what shows at their distance.
        reach = min(far, 9.0)
        span, depth = wide * reach, min(deep * reach, 0.035 * size)
        for axis in range(3):
            away[:, axis] += depth * noise3.value_noise(at / span + 31.7 * axis, seed, 20 + k)
    moved = (at + away - matrix[:3, 3]) @ np.linalg.inv(matrix[:3, :3]).T
    colours = mesh.colours
    if part.material.texture is None or mesh.uv is None:
        base = (
            colours
            if colours is not None
            else np.broadcast_to(_clay(part.material).colour, mesh.vertices.shape)
        )
        streak = noise3.fractal_noise(at / (0.03 * min(far, 9.0)), seed, octaves=2, step=30)
        colours = np.clip(base * (1 + 0.05 * streak[:, None]), 0, 1).astype(np.float32)
    return Mesh.of(moved, mesh.faces, crease=58, uv=mesh.uv, colours=colours)


def _prints(frame: Frame, stage: Stage, seed: int) -> np.ndarray:
    """(H, W) factor on the light: bump mapping to first order (Blinn 1978), from where each pixel is in
    space."""
    layers = frame.layers
    h, w = layers.depth.shape
    solid = layers.cover > 0.5
    eye = np.asarray(stage.view.eye)
    points = eye + sensor.rays(stage.view, w, h)[solid] * layers.depth[solid][:, None]
    near = float(np.percentile(layers.depth[solid], 10)) if solid.any() else 1.0
    ridge = 0.0085 * near
    skin = np.zeros((h, w), np.float32)
    # Far away the ridges are finer than a pixel: let them go.
    skin[solid] = _relief(points, near, ridge, seed) * np.clip(near / layers.depth[solid] * 1.6 - 0.5, 0, 1)
    # Light mostly comes from the upper left; a step of a quarter ridge, in pixels, is the same at every size.
    apart = max(1, round(0.25 * ridge / near * h / (2 * np.tan(np.radians(stage.view.fov) / 2))))
    bump = np.roll(skin, (-apart, -apart), (0, 1)) - skin
    return (1 + 0.16 * np.clip(bump, -1, 1) * solid).astype(np.float32)


def _relief(points: np.ndarray, near: float, ridge: float, seed: int) -> np.ndarray:
    """Height of the skin at points (N, 3): whorls of a finger in patches, crumbs all over."""
    where = noise3.value_noise(points / (0.055 * near), seed, 34)
    warp = noise3.value_noise(points / (ridge * 9), seed, 36) * 5.0
    along = points @ np.array([0.55, 0.35, 0.76]) / ridge
    whorl = np.sin(2 * np.pi * (along * 0.5 + warp)) * np.clip((where - 0.2) / 0.25, 0, 1)
    return 0.22 * whorl + 0.7 * noise3.value_noise(points / (ridge * 0.8), seed, 37)


STYLE = Clay()
