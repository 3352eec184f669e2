"""Swords: a knight's, a samurai's, and one of light."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.toybox import Piece, curve, paint, second, slab, stand, tube
from limner.diorama.solids import capsule, cylinder, frustum, sphere, torus

GOLD = paint("#e0b23c", 0.25, 0.6, metallic=0.6)
STEEL = paint("#cfd6de", 0.18, 0.7, metallic=0.85)
CORD = paint("#4a2a18", 0.7)
LEATHER = paint("#6b3f26", 0.7, 0.1)


def _sword(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    steel, grip = look.surface(STEEL), second(look, LEATHER) if len(look.colours) > 1 else LEATHER
    blade = slab([(-0.034, 0.2), (-0.028, 0.86), (0, 0.96), (0.028, 0.86), (0.034, 0.2)], 0.016, bevel=0.007, corner=0.002)
    guard = tube([(-0.13, 0, 0.2), (-0.06, 0, 0.185), (0.06, 0, 0.185), (0.13, 0, 0.2)], [0.012, 0.016, 0.016, 0.012])
    out: list[Piece] = [
        (blade, steel),
        (slab([(-0.006, 0.21), (-0.004, 0.74), (0.004, 0.74), (0.006, 0.21)], 0.0185, corner=0.001), paint("#9aa4b0", 0.3, 0.4)),
        (guard, GOLD),
        *((sphere(0.019, steps=14).moved(x, 0, 0.202), GOLD) for x in (-0.135, 0.135)),
        (capsule((0, 0, 0.05), (0, 0, 0.18), 0.017), grip),
        *((torus(0.0175, 0.0035, steps=24, sides=8).moved(z=0.06 + 0.022 * k), CORD) for k in range(6)),
        (sphere(0.028, steps=18).moved(z=0.024), GOLD),
        (sphere(0.012, steps=12).moved(0, -0.022, 0.026), paint("#c8322f", 0.15, 0.8)),
    ]
    return stand([(m.turned(8, "y"), p) for m, p in out], top=(0.12, 0, 0.94))


def _katana(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    steel, cloth = look.surface(STEEL), second(look, LEATHER) if len(look.colours) > 1 else paint("#27305a", 0.6, 0.1)
    back = curve([(-0.018, 0.23), (-0.026, 0.5), (-0.014, 0.78), (0.026, 0.98)], 8)
    edge = curve([(0.034, 0.94), (0.016, 0.78), (0.006, 0.5), (0.014, 0.23)], 8)
    blade = slab(np.concatenate([back, edge]), 0.012, bevel=0.005, corner=0.001)
    out: list[Piece] = [
        (blade, steel),
        (cylinder(0.045, 0.012, round=0.005, steps=36).moved(z=0.216), GOLD),
        (capsule((0, 0, 0.02), (0, 0, 0.205), 0.017), paint("#efe6d2", 0.6)),
    ]
    for k in range(7):
        z = 0.035 + 0.025 * k
        for lean in (28, -28):
            out.append((torus(0.0185, 0.0045, steps=24, sides=8).turned(lean, "y").moved(z=z), cloth))
    out.append((frustum(0.02, 0.019, 0.02, round=0.006, steps=24).moved(z=0.0), GOLD))
    return stand([(m.turned(8, "y"), p) for m, p in out], top=(0.12, 0, 0.95))


def _light_sword(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    colour = look.surface(paint("#4aa8ff")).colour
    peak = max(max(colour), 0.05)
    glow = tuple(float(2.6 * c / peak) for c in colour)
    light = Material(colour, roughness=0.5, emission=(glow[0], glow[1], glow[2]))
    metal, dark = paint("#b9c0c8", 0.25, 0.5, metallic=0.8), paint("#23262b", 0.5, 0.2)
    rings = ((0.03, dark), (0.05, dark), (0.07, dark), (0.17, dark), (0.21, metal))
    out: list[Piece] = [
        (capsule((0, 0, 0.25), (0, 0, 0.96), 0.02), light),
        (cylinder(0.024, 0.24, round=0.006, steps=32), metal),
        *((torus(0.024, 0.005, steps=32, sides=10).moved(z=z), surface) for z, surface in rings),
        (capsule((0, -0.024, 0.125), (0, -0.024, 0.145), 0.007), paint("#d8372f", 0.3, 0.6)),
    ]
    return stand([(m.turned(8, "y"), p) for m, p in out], top=(0.12, 0, 0.95))


CONCEPTS: tuple[Concept, ...] = (
    Concept("sword", _sword, "thing", ("longsword", "broadsword", "rapier", "sabre", "saber", "excalibur"), 0.95),
    Concept("katana", _katana, "thing", ("samurai sword",), 0.98),
    Concept("light sword", _light_sword, "thing", ("lightsaber", "lightsabre", "light saber", "laser sword"), 0.96),
)
