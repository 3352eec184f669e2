"""Pots and what else stands about a kitchen: pan, pot, barrel, bucket, basket."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BIRCH,
    CERAMIC,
    CREAM,
    HONEY,
    MUSTARD,
    SLATE,
    STEEL,
    WALNUT,
    assemble,
    lying,
    paint,
    pillow,
    rectangle,
    rods,
    tube,
)
from limner.diorama.shapes.kitchen_vessels import vessel
from limner.diorama.solids import lathe


def pan(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A frying pan with a fried egg."""
    dish = vessel([(0.095, 0.0), (0.11, 0.004), (0.12, 0.015), (0.14, 0.05)], 0.009, 0.012)
    handle = tube([(0.13, -0.02, 0.04), (0.2, -0.06, 0.06), (0.3, -0.11, 0.075)], [0.013, 0.014, 0.018])
    white = pillow(0.13, 0.11, 0.016, soft=0.7, outline=0.9).moved(-0.01, -0.005, 0.019)
    yolk = pillow(0.05, 0.05, 0.036, soft=0.9, outline=1.0).moved(-0.01, -0.01, 0.026)
    return assemble(
        look,
        (0, paint("#39404d", 0.35, 0.4), [dish]),
        (0, paint("#cf4b3f"), [handle]),
        (None, CERAMIC, [white]),
        (None, MUSTARD, [yolk]),
        anchors={"inside": (0, 0, 0.015), "top": (0, 0, 0.015)},
    )


def pot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A lidded cooking pot with two handles."""
    body = lathe([(0, 0), (0.105, 0), (0.12, 0.012), (0.125, 0.15), (0.128, 0.155), (0, 0.156)], crease=50)
    lid = lathe([(0, 0.15), (0.134, 0.152), (0.136, 0.162), (0.11, 0.18), (0.05, 0.196), (0, 0.2)], crease=60)
    ears = [
        tube(
            [
                (s * 0.12, -0.04, 0.115),
                (s * 0.165, -0.035, 0.12),
                (s * 0.165, 0.035, 0.12),
                (s * 0.12, 0.04, 0.115),
            ],
            0.012,
        )
        for s in (-1, 1)
    ]
    ball = pillow(0.05, 0.05, 0.04, soft=0.8, outline=1).moved(z=0.215)
    return assemble(
        look,
        (0, paint("#d8493f", 0.18, 1.0), [body, lid, *ears]),
        (1, CREAM, [ball]),
        anchors={"top": (0, 0, 0.235), "inside": (0, 0, 0.16)},
    )


def _hoops(radii: list[tuple[float, float]], width: float) -> list[Mesh]:
    """Bands round a barrel at (radius, z)."""
    return [
        lathe(
            [
                (r - 0.005, z - width / 2),
                (r + 0.008, z - width * 0.4),
                (r + 0.008, z + width * 0.4),
                (r - 0.005, z + width / 2),
            ],
            crease=60,
        )
        for r, z in radii
    ]


def barrel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wooden barrel with iron hoops, its staves showing."""
    staves, z = 18, np.linspace(0, 0.9, 13)
    radius = 0.29 + 0.075 * np.sin(z / 0.9 * np.pi)
    side = lathe(
        [(0, 0.02), *zip(radius, z, strict=True), (0.25, 0.9), (0.24, 0.86), (0, 0.86)],
        steps=staves * 6,
        crease=35,
    )
    v = side.vertices.copy()
    seam = np.abs(np.mod(np.arctan2(v[:, 1], v[:, 0]) / (2 * np.pi) * staves, 1) - 0.5) * 2
    v[:, :2] *= (1 - 0.028 * np.clip((seam - 0.62) / 0.38, 0, 1) ** 2)[:, None]
    wood = Mesh.of(v, side.faces, crease=35)
    hoops = _hoops([(float(np.interp(t, z, radius)), t) for t in (0.09, 0.25, 0.65, 0.81)], 0.055)
    return assemble(
        look,
        (0, HONEY, [wood]),
        (1, SLATE, hoops),
        anchors={"top": (0, 0, 0.87), "inside": (0, 0, 0.87), "front": (0, -0.37, 0.45)},
    )


def bucket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A pail with a bow handle."""
    pail = vessel([(0.1, 0.0), (0.108, 0.006), (0.12, 0.08), (0.145, 0.26)], 0.008, 0.012)
    rim = lathe(
        [(0.14, 0.252), (0.15, 0.254), (0.154, 0.262), (0.15, 0.27), (0.14, 0.27), (0.136, 0.262)], crease=80
    )
    bow = tube(
        [
            (-0.15, 0, 0.24),
            (-0.15, -0.05, 0.3),
            (-0.08, -0.09, 0.38),
            (0, -0.1, 0.4),
            (0.08, -0.09, 0.38),
            (0.15, -0.05, 0.3),
            (0.15, 0, 0.24),
        ],
        0.007,
    )
    grip = tube([(-0.045, -0.098, 0.395), (0, -0.1, 0.4), (0.045, -0.098, 0.395)], 0.015)
    return assemble(
        look,
        (0, paint("#3f9bd8"), [pail, rim]),
        (None, STEEL, [bow]),
        (1, WALNUT, [grip]),
        turn=-10,
        anchors={"inside": (0, 0, 0.18), "top": (0, 0, 0.26)},
    )


def basket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A woven basket with a hoop handle."""
    rows = []
    for k in range(8):
        r = 0.135 + 0.052 * (k / 7) ** 0.8
        a = np.linspace(0, 2 * np.pi, 97)[:-1]
        wave = 0.006 * np.sin(a * 16 + np.pi * (k % 2))
        path = np.stack(
            [(r + wave) * np.cos(a) * 1.25, (r + wave) * np.sin(a), np.full(96, 0.014 + k * 0.023)], axis=1
        )
        rows.append(tube(path.tolist(), 0.0135, steps=1, closed=True, sides=10))
    posts = [
        (
            (0.13 * np.cos(a) * 1.25, 0.13 * np.sin(a), 0.01),
            (0.185 * np.cos(a) * 1.25, 0.185 * np.sin(a), 0.185),
        )
        for a in np.arange(16) * np.pi / 8
    ]
    base = lying(rectangle(0.32, 0.25, 0.12), 0.02)
    lip = tube(
        [(0.19 * 1.25 * np.cos(a), 0.19 * np.sin(a), 0.2) for a in np.arange(32) * np.pi / 16],
        0.017,
        steps=3,
        closed=True,
    )
    hoop = [
        tube(
            [
                (-0.235, y, 0.19),
                (-0.2, y, 0.32),
                (-0.09, y, 0.41),
                (0.09, y, 0.41),
                (0.2, y, 0.32),
                (0.235, y, 0.19),
            ],
            0.012,
        )
        for y in (-0.014, 0.014)
    ]
    return assemble(
        look,
        (0, HONEY, [*rows, *rods(0.008, *posts), base]),
        (0, BIRCH, [lip, *hoop]),
        turn=-12,
        anchors={"inside": (0, 0, 0.1), "top": (0, 0, 0.2)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("pan", pan, "thing", ("frying pan", "skillet"), 0.46),
    Concept("pot", pot, "thing", ("cooking pot", "saucepan", "casserole", "cauldron"), 0.36),
    Concept("barrel", barrel, "thing", ("cask", "keg"), 0.9),
    Concept("bucket", bucket, "thing", ("pail",), 0.41),
    Concept("basket", basket, "thing", ("wicker basket", "hamper"), 0.5),
)
