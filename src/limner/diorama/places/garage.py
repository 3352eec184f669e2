"""A workshop: concrete floor, a bench with tools on the wall over it, shelves of tins, a rolling door."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.places import PlaceAsk
from limner.diorama.places.studio import softboxes
from limner.diorama.places.unwanted import marked
from limner.diorama.solids import box, capsule, cylinder, frustum, sphere, torus
from limner.diorama.stage import Backdrop, Placed

WALL = 4.4
BENCH = (-4.6, -0.4)
"""From where to where the bench reaches, metres along the wall; the door takes the rest."""
STEEL = Material(srgb("#aab0b6"), roughness=0.35, metallic=0.8)
LAMP: RGB = (2.6, 2.3, 1.8)


def build(ask: PlaceAsk) -> Backdrop:
    """The workshop, by day or night."""
    rng = ask.rng(5)
    night = ask.time in ("night", "dusk")
    parts = [*_shell(rng), *_bench(), *_tools(), *_tins(rng), *_door(), *_lamps()]
    warm: RGB = (1.0, 0.86, 0.68) if night else (1.0, 0.96, 0.9)
    sky = softboxes(
        ((-48, 40, 30, 1.2), (50, 32, 24, 0.9)), level=0.34 if night else 0.5, tint=warm, key=(-0.5, -0.6, 0.68),
        strength=1.1 if night else 1.4, size=9, warm=(1.0, 0.88, 0.7),
    )  # fmt: skip
    return Backdrop((Placed(Body(tuple(parts))),), sky)


def _paint(colour: str, roughness: float = 0.6) -> Material:
    return Material(srgb(colour), roughness=roughness)


def _shell(rng: np.random.Generator) -> list[Part]:
    """A floor of concrete slabs, a wall of painted brick, a dark skirting."""
    parts = [Part(box(24, 30, 0.1, round=0).moved(0, -4, -0.09), _paint("#7d7a74", 0.9))]
    base = np.array(srgb("#b3aea5"))
    for i in range(-4, 5):
        for j in range(-6, 3):
            r, g, b = np.clip(base * rng.uniform(0.94, 1.05), 0, 1)
            slab = box(2.37, 2.37, 0.08, round=0.012, steps=1).moved(i * 2.4, j * 2.4, -0.04)
            parts.append(Part(slab, Material((float(r), float(g), float(b)), roughness=0.55)))
    parts.append(Part(box(24, 0.2, 6, round=0).moved(0, WALL + 0.1, 3), _paint("#8fa3a6", 0.95)))
    wall = np.array(srgb("#9db3b5"))
    for row in range(18):
        for i in range(-14, 15):
            r, g, b = np.clip(wall * rng.uniform(0.93, 1.05), 0, 1)
            brick = box(0.77, 0.04, 0.225, round=0.015, steps=1).moved(i * 0.8 + 0.4 * (row % 2), WALL, 0.14 + row * 0.25)
            parts.append(Part(brick, Material((float(r), float(g), float(b)), roughness=0.85)))
    return parts


def _bench() -> list[Part]:
    left, right = BENCH
    wide, x, y = right - left, (left + right) / 2, WALL - 0.42
    wood = _paint("#b5814f", 0.5)
    parts = [Part(box(wide, 0.8, 0.09, round=0.02).moved(x, y, 0.93), wood)]
    parts += [Part(box(0.12, 0.7, 0.9, round=0.01).moved(at, y, 0.45), _paint("#94653b")) for at in (left + 0.1, x, right - 0.1)]
    parts.append(Part(box(wide - 0.2, 0.6, 0.05, round=0.01).moved(x, y, 0.25), wood))
    red = _paint("#c8443a", 0.35)
    for k in range(3):
        parts.append(Part(box(0.9, 0.62, 0.2, round=0.02).moved(right - 0.65, y - 0.03, 0.4 + k * 0.215), red))
        parts.append(Part(box(0.4, 0.03, 0.03, round=0.01).moved(right - 0.65, y - 0.36, 0.44 + k * 0.215), STEEL))
    # The vice.
    parts += [
        Part(box(0.26, 0.3, 0.14, round=0.03).moved(left + 0.9, y - 0.2, 1.04), _paint("#3f6f8c", 0.4)),
        Part(box(0.28, 0.07, 0.2, round=0.02).moved(left + 0.9, y - 0.4, 1.14), STEEL),
        Part(box(0.28, 0.07, 0.2, round=0.02).moved(left + 0.9, y - 0.24, 1.14), STEEL),
    ]
    box_of_tools = [
        Part(box(0.55, 0.3, 0.26, round=0.03).moved(left + 2.1, y, 1.1), _paint("#e0a53f", 0.4)),
        Part(torus(0.13, 0.02).turned(90, "x").moved(left + 2.1, y, 1.25), _paint("#3a3a40")),
    ]
    return marked(parts, "desk") + marked(box_of_tools, "toolbox")


def _tools() -> list[Part]:
    """A board of holes with a hammer, a saw, spanners and screwdrivers on it."""
    left, right = BENCH
    x, y = (left + right) / 2, WALL - 0.05
    parts = [Part(box(right - left - 0.4, 0.05, 1.25, round=0.015).moved(x, y, 1.95), _paint("#d9c29a", 0.8))]
    y -= 0.06
    wood, dark = _paint("#9c6238", 0.5), _paint("#3a3d44", 0.5)

    def hung(shape: list[tuple[float, float, float, float, Material]], at: float, z: float, name: str) -> list[Part]:
        made = [Part(box(w, 0.05, h, round=0.015).moved(at + dx, y, z + dz), m) for w, h, dx, dz, m in shape]
        return marked(made, name)

    parts += hung([(0.05, 0.42, 0, 0, wood), (0.26, 0.1, 0, 0.24, dark)], left + 0.6, 1.95, "hammer")
    parts += hung([(0.6, 0.16, 0.1, 0, STEEL), (0.16, 0.2, -0.28, 0.0, wood)], left + 1.35, 2.2, "saw")
    for k in range(4):
        tall, at = 0.5 - 0.07 * k, left + 2.1 + 0.2 * k
        spanner = [
            Part(capsule((at, y, 2.3 - tall), (at, y, 2.3), 0.022, 0.022, sides=10), STEEL),
            Part(torus(0.05, 0.018).turned(90, "x").moved(at, y, 2.35), STEEL),
            Part(torus(0.045, 0.018).turned(90, "x").moved(at, y, 2.25 - tall), STEEL),
        ]
        parts += marked(spanner, "wrench")
    for k, colour in enumerate(("#d8443c", "#e8b04f", "#3f7f8c")):
        at = left + 3.15 + 0.2 * k
        driver = [
            Part(capsule((at, y, 1.85), (at, y, 2.05), 0.04, 0.034, sides=12), _paint(colour, 0.35)),
            Part(cylinder(0.012, 0.26, round=0.003, steps=10).moved(at, y, 1.56), STEEL),
        ]
        parts += marked(driver, "screwdriver")
    coil = [Part(torus(0.24, 0.03).turned(90, "x").moved(left + 1.3, y - 0.01, 1.72), _paint("#e07b3a", 0.5))]
    return parts + marked(coil, "rope")


def _tins(rng: np.random.Generator) -> list[Part]:
    """A shelf over the board with tins of paint."""
    left, right = BENCH
    x, y, z = (left + right) / 2, WALL - 0.2, 2.78
    parts = [Part(box(right - left - 0.2, 0.36, 0.05, round=0.012).moved(x, y, z), _paint("#94653b"))]
    colours = ("#d65f4a", "#4f90c4", "#e8b04f", "#f4efe6", "#6f9b57", "#6b5b95")
    for k in range(11):
        at, tall = left + 0.35 + k * 0.35, 0.24 + 0.08 * float(rng.random())
        tin = [
            Part(cylinder(0.125, tall, round=0.012).moved(at, y, z + 0.025), _paint(colours[k % len(colours)], 0.35)),
            Part(cylinder(0.13, 0.03, round=0.01).moved(at, y, z + 0.025 + tall), STEEL),
        ]
        parts += marked(tin, "can")
    return parts


def _door() -> list[Part]:
    """A rolling door on the right, and three tyres on one another beside it."""
    parts = []
    pale = _paint("#e4e0d6", 0.5)
    for k in range(9):
        parts.append(Part(box(3.6, 0.08, 0.3, round=0.03).moved(2.7, WALL - 0.05, 0.17 + k * 0.31), pale))
    for x in (0.82, 4.58):
        parts.append(Part(box(0.14, 0.16, 2.95, round=0.02).moved(x, WALL - 0.06, 1.47), _paint("#4f5a60")))
    parts.append(Part(box(3.9, 0.3, 0.24, round=0.03).moved(2.7, WALL - 0.12, 2.98), _paint("#4f5a60")))
    rubber = _paint("#2c2e33", 0.8)
    tyres = [Part(torus(0.3, 0.12).moved(0.3, WALL - 0.6, 0.12 + 0.23 * k), rubber) for k in range(3)]
    return marked(parts, "door") + marked(tyres, "wheel")


def _lamps() -> list[Part]:
    """Two shaded lamps from the ceiling."""
    glow = Material((1.0, 0.9, 0.72), emission=LAMP)
    parts = []
    for x in (-2.2, 2.0):
        parts += [
            Part(cylinder(0.012, 3, round=0.002, steps=12).moved(x, 3.0, 3.18), _paint("#3a3a40")),
            Part(frustum(0.42, 0.12, 0.24, round=0.02).moved(x, 3.0, 2.95), _paint("#3f6f5a", 0.4)),
            Part(sphere(0.11, steps=20).moved(x, 3.0, 2.96), glow),
        ]
    return marked(parts, "lamp")
