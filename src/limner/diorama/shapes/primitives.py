"""Plain geometric solids, softly rounded."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from limner.diorama.body import Body, Build, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import coin, paint, slab, stand
from limner.diorama.solids import box, cylinder, frustum, sphere, torus


def _solid(make: Callable[[], Mesh], colour: str, turn: float = 0.0) -> Build:
    """A builder of one mesh in one colour."""

    def build(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
        mesh = make()
        low, high = mesh.bounds
        return stand(
            [(mesh, look.surface(paint(colour, 0.3, 0.7)))],
            turn=turn,
            top=(0, 0, float(high[2])),
            front=(0, float(low[1]), float(low[2] + high[2]) / 2),
        )

    return build


def _star() -> Mesh:
    reach = [(0.52, 0.25)[i % 2] for i in range(10)]
    line = [(r * np.sin(np.pi * i / 5), r * np.cos(np.pi * i / 5)) for i, r in enumerate(reach)]
    return slab(line, 0.26, bevel=0.09, corner=0.05, steps=6)


def _heart() -> Mesh:
    t = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    x, z = 16 * np.sin(t) ** 3, 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return slab(np.stack([x, z], axis=1) / 33, 0.34, bevel=0.1, corner=0.04, steps=7)


def _pyramid() -> Mesh:
    body = slab([(-0.5, 0), (0.5, 0), (0, 0.86)], 1.0, bevel=0.0, corner=0.035)
    v = body.vertices.copy()
    v[:, 1] *= np.clip(1 - v[:, 2] / 0.87, 0.02, 1)
    return Mesh.of(v, body.faces, crease=40)


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "cube", _solid(lambda: box(1, 1, 1, round=0.07, steps=5), "#e4503f", 28), "shape", ("square block",)
    ),
    Concept(
        "sphere",
        _solid(lambda: sphere(0.5, steps=40), "#3f8fd2"),
        "shape",
        ("orb", "globe shape", "round ball"),
    ),
    Concept("cylinder", _solid(lambda: cylinder(0.4, 1.0, round=0.05), "#f2b33a"), "shape", ("tube shape",)),
    Concept("cone", _solid(lambda: frustum(0.48, 0.0, 1.0, round=0.05), "#8c5fc0"), "shape", ()),
    Concept("pyramid", _solid(_pyramid, "#f0c050", 30), "shape", ()),
    Concept("torus", _solid(lambda: torus(0.34, 0.15).turned(66, "x"), "#ef6f9c"), "shape", ("ring shape",)),
    Concept("star", _solid(_star, "#f7c634", -10), "shape", ("star shape",)),
    Concept("heart", _solid(_heart, "#e2364a", -10), "shape", ("love heart", "heart shape")),
    Concept(
        "prism",
        _solid(lambda: slab([(-0.45, 0), (0.45, 0), (0, 0.78)], 1.0, bevel=0.05), "#38a892", 32),
        "shape",
        ("triangular prism",),
    ),
    Concept("disc", _solid(lambda: coin(0.5, 0.14, round=0.06), "#e97b32", -16), "shape", ("disk",)),
    Concept(
        "cuboid",
        _solid(lambda: box(1.0, 0.6, 0.5, round=0.05, steps=4), "#4aa5b8", 28),
        "shape",
        ("block", "brick shape"),
    ),
)
