"""What is heaped up and what one stands behind: a dragon's hoard of gold, the counter of a shop or bar."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import WHITE, Piece, coin, paint, second, slab, stand
from limner.diorama.solids import box, lathe, sphere

GOLD = paint("#f2bd3c", 0.24, 0.6, metallic=0.75)
GEMS = tuple(paint(shade, 0.08, 1.0) for shade in ("#d22f4b", "#2f7fd6", "#27a468", "#8e4fc4"))
GOLDEN = np.pi * (3 - np.sqrt(5))
RADIUS, HEIGHT = 1.3, 0.62
"""Of the hoard, metres; its middle is level, so that somebody can lie on it."""


def _slope(r: np.ndarray | float) -> np.ndarray:
    """Height of the hoard at distance `r` from its middle, metres."""
    return np.asarray(HEIGHT * np.clip(1.16 * np.cos(np.clip(np.asarray(r) / RADIUS, 0, 1) * np.pi / 2), 0, 1))


def _mound() -> Mesh:
    r = np.linspace(RADIUS, 0, 22)
    return lathe([(0, 0), *((float(a), float(z) - 0.02) for a, z in zip(r, _slope(r), strict=True))], steps=48, crease=180)


def _hoard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    gold = look.surface(GOLD)
    out: list[Piece] = [(_mound(), gold)]
    one = coin(0.085, 0.024, round=0.006, steps=16).turned(-90, "x")
    for k in range(420):
        r = RADIUS * np.sqrt((k + 0.5) / 420) * 1.06
        a = k * GOLDEN + float(rng.uniform(-0.1, 0.1))
        tip = float(rng.uniform(-26, 26))
        fall = np.degrees(np.arctan2(float(_slope(r - 0.05)) - float(_slope(r + 0.05)), 0.1)) if r < RADIUS else 0.0
        laid = one.turned(fall + tip, "y").turned(float(np.degrees(a)))
        lift = 0.05 if r > RADIUS else float(rng.uniform(0.0, 0.03))
        out.append((laid.moved(r * np.cos(a), r * np.sin(a), float(_slope(r)) + lift), gold))
    for k in range(14):
        a, r = k * GOLDEN + 0.4, RADIUS * (0.5 + 0.45 * ((k * 0.618) % 1))
        gem = lathe([(0, 0), (0.075, 0.06), (0.05, 0.1), (0, 0.1)], steps=8, crease=10).turned(float(rng.uniform(-30, 30)), "x")
        out.append((gem.moved(r * np.cos(a), r * np.sin(a), float(_slope(r)) + 0.01), GEMS[k % len(GEMS)]))
    # A goblet and a crown that slid to the front, half sunk.
    cup = lathe([(0, 0), (0.1, 0), (0.1, 0.02), (0.025, 0.06), (0.025, 0.17), (0.1, 0.22), (0.125, 0.36), (0.11, 0.36),
                 (0.09, 0.24), (0, 0.2)], steps=24, crease=40)  # fmt: skip
    out.append((cup.turned(24, "y").moved(0.72, -0.78, 0.2), gold))
    rim = [(np.cos(t) * 0.16, np.sin(t) * 0.16) for t in np.linspace(0, 2 * np.pi, 9)[:-1]]
    band = lathe([(0.15, 0), (0.165, 0), (0.175, 0.12), (0.16, 0.12)], steps=32, crease=40)
    points = [lathe([(0, 0.0), (0.045, 0.0), (0, 0.12)], steps=8, crease=40).moved(x, y, 0.11) for x, y in rim]
    pearls = [sphere(0.024, steps=10).moved(x, y, 0.24) for x, y in rim]
    for mesh in (band, *points):
        out.append((mesh.turned(-20, "x").moved(-0.62, -0.86, 0.24), gold))
    for mesh in pearls:
        out.append((mesh.turned(-20, "x").moved(-0.62, -0.86, 0.24), GEMS[0]))
    return stand(out, top=(0, 0, HEIGHT))


def _counter(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A panelled counter with a broad top and a foot rail; who serves stands behind it."""
    wood, top = look.surface(paint("#a9713f", 0.5, 0.2)), second(look, paint("#5d3b24", 0.25, 0.6))
    out: list[Piece] = [
        (box(2.2, 0.5, 0.86, round=0.02).moved(z=0.45), wood),
        (box(2.36, 0.66, 0.07, round=0.03).moved(z=0.91), top),
        (box(2.24, 0.54, 0.1, round=0.015).moved(z=0.05), top),
    ]
    for x in (-0.72, 0.0, 0.72):
        out.append((slab([(-0.29, -0.24), (0.29, -0.24), (0.29, 0.24), (-0.29, 0.24)], 0.03, bevel=0.012, corner=0.03)
                    .moved(x, -0.255, 0.5), top))  # fmt: skip
        out.append((slab([(-0.25, -0.2), (0.25, -0.2), (0.25, 0.2), (-0.25, 0.2)], 0.03, bevel=0.01, corner=0.02)
                    .moved(x, -0.268, 0.5), wood))  # fmt: skip
    bell = lathe([(0, 0), (0.075, 0), (0.075, 0.012), (0.06, 0.014), (0.055, 0.04), (0.03, 0.062), (0, 0.066)], crease=40)
    out += [(bell.moved(0.9, -0.1, 0.945), GOLD), (sphere(0.014, steps=10).moved(0.9, -0.1, 1.018), WHITE)]
    return stand(out, turn=-8, top=(0, 0, 0.945), front=(0, -0.29, 0.5))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "pile of gold", _hoard, "thing",
        ("pile of gold coins", "pile of coins", "heap of gold", "heap of gold coins", "hoard of gold", "mound of gold",
         "pile of treasure", "treasure hoard", "heap of treasure", "dragon hoard", "mountain of gold"), 2.7,
    ),
    Concept(
        "counter", _counter, "furniture",
        ("shop counter", "bar counter", "reception desk", "kitchen counter", "countertop", "front desk", "checkout counter",
         "bakery counter", "store counter"), 2.36,
    ),
)  # fmt: skip
