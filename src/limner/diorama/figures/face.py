"""Faces: eyes, nose and mouth laid onto a head's skin, where the skin really is.

Everything here works in units of the head's radius, looking to -y, and gives `Piece`s that `sculpture`
scales.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from limner.diorama.figures.sculpt import Lump, curve, surface_point
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.solids import sphere, sweep

EYE = Material(srgb("#191214"), roughness=0.08, clearcoat=1.0)
GLINT = Material(srgb("#ffffff"), roughness=0.3, emission=(0.55, 0.55, 0.55))
WHITE = Material(srgb("#fffaf2"), roughness=0.3, clearcoat=0.3)
LINE = Material(srgb("#3a2220"), roughness=0.6)


@dataclass(frozen=True, eq=False)
class Piece:
    """A small mesh with its material and, if it takes part in recolouring, the name of its tone."""

    mesh: Mesh
    material: Material
    tone: str = ""

    def at(self, matrix: np.ndarray) -> Piece:
        """Transformed by a 4 x 4 matrix."""
        return Piece(self.mesh.transformed(matrix), self.material, self.tone)


def disc(point: np.ndarray, normal: np.ndarray, size: tuple[float, float, float], steps: int = 14) -> Mesh:
    """An ellipsoid lying on a skin at `point`: half width, half thickness along `normal`, half height."""
    n = normal / np.linalg.norm(normal)
    up = np.array([0.0, 0.0, 1.0]) - n * n[2]
    up /= max(float(np.linalg.norm(up)), 1e-9)
    side = np.cross(up, n)
    m = np.eye(4)
    # Mesh y looks back from the skin, so that its -y is the normal.
    m[:3, 0], m[:3, 1], m[:3, 2], m[:3, 3] = -side, -n, up, point
    if np.linalg.det(m[:3, :3]) < 0:
        m[:3, 0] = side
    return sphere(*size, steps=steps).transformed(m)


def eyes(
    skin: Sequence[Lump],
    spread: float,
    height: float,
    radius: float,
    *,
    asleep: bool = False,
    white: float = 0.0,
    tall: float = 1.12,
    iris: RGB | None = None,
) -> list[Piece]:
    """Two glossy eyes with a glint each, or two closed lids. `white` above 1 puts a white disc of
    that share behind.
    """
    pieces: list[Piece] = []
    for s in (-1.0, 1.0):
        if asleep:
            pieces.append(lid(skin, s * spread, height - 0.02, radius * 1.15))
            continue
        point, normal = surface_point(skin, s * spread, height, -2.2)
        # Eyes look to the viewer rather than sideways: half the skin's normal, half straight ahead.
        look = normal + np.array([0.0, -0.9, 0.0])
        look /= np.linalg.norm(look)
        if white > 1:
            pieces.append(
                Piece(disc(point, look, (radius * white, radius * 0.45, radius * white * tall)), WHITE)
            )
            point = point + look * radius * 0.2
        if iris is not None:
            pieces.append(
                Piece(
                    disc(point, look, (radius, radius * 0.5, radius * tall)),
                    Material(iris, 0.1, clearcoat=1.0),
                )
            )
            point = point + look * radius * 0.14
            black = radius * 0.66
        else:
            black = radius
        pieces.append(Piece(disc(point, look, (black, black * 0.6, black * tall), steps=18), EYE))
        front = point + look * black * 0.5
        up = np.array([0.0, 0.0, 1.0])
        side = np.array([1.0, 0.0, 0.0])
        pieces.append(
            Piece(
                disc(
                    front - side * black * 0.3 + up * black * 0.44,
                    look,
                    (black * 0.27, black * 0.12, black * 0.29),
                    8,
                ),
                GLINT,
            )
        )
        pieces.append(
            Piece(
                disc(
                    front + side * black * 0.32 - up * black * 0.42,
                    look,
                    (black * 0.12, black * 0.08, black * 0.12),
                    6,
                ),
                GLINT,
            )
        )
    return pieces


def lid(skin: Sequence[Lump], x: float, z: float, width: float) -> Piece:
    """A closed eye: a soft arc hanging on the skin."""
    u = np.linspace(-1, 1, 9)
    return line(skin, [(x + width * a, z - width * 0.55 * (1 - a * a)) for a in u], width * 0.17)


def line(skin: Sequence[Lump], path: Sequence[tuple[float, float]], radius: float, tone: str = "") -> Piece:
    """A thin rounded line laid on the front of the skin through (x, z) points."""
    points = np.array([surface_point(skin, x, z, -2.6)[0] for x, z in path])
    fine = curve(points, max(2 * len(path), 8))
    taper = radius * np.clip(
        np.minimum(np.arange(len(fine)), np.arange(len(fine))[::-1]) * 0.5 + 0.45, 0.45, 1
    )
    return Piece(sweep(fine, taper, sides=8), LINE, tone)


def smile(
    skin: Sequence[Lump], z: float, width: float, *, double: bool = False, radius: float = 0.018
) -> list[Piece]:
    """A smile centred at height z: one arc, or the two small arcs of a muzzle with the cleft above."""
    u = np.linspace(-1, 1, 9)
    if not double:
        return [line(skin, [(width * a, z + width * 0.42 * (a * a - 0.6)) for a in u], radius)]
    arcs = [
        line(skin, [(s * width * (0.5 + 0.5 * a), z - width * 0.28 * (1 - a * a)) for a in u], radius)
        for s in (-1, 1)
    ]
    return [*arcs, line(skin, [(0.0, z + width * 0.62 * t) for t in np.linspace(1, 0, 4)], radius)]


def nose(skin: Sequence[Lump], z: float, size: tuple[float, float, float], colour: RGB) -> Piece:
    """A glossy button set into the skin at height z."""
    point, normal = surface_point(skin, 0.0, z, -2.6)
    look = normal + np.array([0.0, -0.6, 0.0])
    return Piece(
        disc(point + np.array([0, 0.25 * size[1], 0]), look / np.linalg.norm(look), size),
        Material(colour, roughness=0.16, clearcoat=0.8),
        "nose",
    )
