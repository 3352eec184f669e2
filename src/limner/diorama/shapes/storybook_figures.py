"""Figures that are things: the suit of armour, the robot dog."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    DARK_WOOD,
    Piece,
    coin,
    curve,
    loft,
    paint,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, lathe, sphere, torus

BRASS = paint("#d9a94a", 0.22, 0.6, metallic=0.8)
SHADOW = paint("#1f2024", 0.9, 0.0)


def _armour(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    steel, trim = (
        look.surface(paint("#c3c9d1", 0.22, 0.6, metallic=0.85)),
        second(look, BRASS) if len(look.colours) > 1 else BRASS,
    )
    out: list[Piece] = [(cylinder(0.42, 0.07, round=0.025).moved(z=-0.07), DARK_WOOD)]
    chest = curve(
        [(0, 0.98), (0.16, 0.99), (0.17, 1.06), (0.235, 1.25), (0.225, 1.4), (0.13, 1.5), (0, 1.52)], 5
    ).clip(0)
    out += [
        (lathe(chest, steps=48).scaled(1, 0.72, 1), steel),
        (torus(0.165, 0.02).scaled(1, 0.72, 1).moved(z=1.02), trim),
        (box(0.014, 0.03, 0.36, round=0.006).moved(0, -0.152, 1.24), trim),
    ]
    out += [
        (lathe([(0, z), (r + 0.03, z), (r, z + 0.075), (0, z + 0.075)], steps=40).scaled(1, 0.75, 1), steel)
        for z, r in ((0.94, 0.165), (0.88, 0.185), (0.82, 0.2))
    ]
    helm = curve([(0, 1.54), (0.11, 1.54), (0.125, 1.6), (0.132, 1.72), (0.1, 1.83), (0, 1.86)], 5).clip(0)
    out += [
        (lathe(helm, steps=44).scaled(1, 1.1, 1), steel),
        (torus(0.12, 0.018).moved(z=1.545), trim),
        (
            loft(
                [
                    (-0.14, 0, 1.8, 0, 0.01),
                    (-0.1, 0, 1.83, 0.012, 0.05),
                    (0.02, 0, 1.87, 0.014, 0.03),
                    (0.12, 0, 1.8, 0, 0.01),
                ]
            ).turned(90),
            trim,
        ),
    ]
    visor = slab(
        [(-0.12, 0), (0.12, 0), (0.1, -0.12), (0.0, -0.17), (-0.1, -0.12)], 0.06, bevel=0.02, corner=0.02
    )
    v = visor.vertices.copy()
    v[:, 1] += 5.5 * v[:, 0] ** 2
    out += [
        (Mesh.of(v, visor.faces, crease=50).moved(0, -0.15, 1.735), steel),
        (box(0.21, 0.05, 0.022, round=0.008).moved(0, -0.115, 1.752), SHADOW),
    ]
    out += [
        (box(0.011, 0.02, 0.055, round=0.004).moved(x, -0.176 + 5.5 * x * x, 1.665), SHADOW)
        for x in (-0.045, -0.015, 0.015, 0.045)
    ]
    for s in (-1, 1):
        out += [
            (sphere(0.125, 0.13, 0.105, steps=28).moved(s * 0.26, 0, 1.4), steel),
            (torus(0.112, 0.014).turned(s * 28, "y").moved(s * 0.275, 0, 1.355), trim),
        ]
        elbow = (s * 0.36, -0.02, 1.1)
        wrist = (s * 0.31, -0.16, 0.9)
        out += [
            (capsule((s * 0.29, 0, 1.36), elbow, 0.075, 0.06), steel),
            (sphere(0.078, steps=20).moved(*elbow), steel),
            (capsule(elbow, wrist, 0.06, 0.068), steel),
            (sphere(0.07, 0.075, 0.065, steps=18).moved(s * 0.295, -0.2, 0.88), steel),
        ]
        out += [
            (capsule((s * 0.105, 0, 0.86), (s * 0.12, -0.01, 0.48), 0.098, 0.075), steel),
            (sphere(0.092, steps=20).moved(s * 0.12, -0.03, 0.48), trim),
            (capsule((s * 0.12, -0.01, 0.46), (s * 0.13, 0, 0.1), 0.075, 0.066), steel),
            (sphere(0.078, 0.15, 0.06, steps=20).moved(s * 0.135, -0.06, 0.05), steel),
        ]
    out += [
        (
            slab(
                [(-0.028, 0.18), (0, 0.0), (0.028, 0.18), (0.028, 0.85), (-0.028, 0.85)],
                0.022,
                bevel=0.007,
                corner=0.004,
            ).moved(0, -0.24, 0.0),
            steel,
        ),
        (box(0.24, 0.036, 0.036, round=0.014).moved(0, -0.24, 0.86), trim),
        (capsule((0, -0.24, 0.87), (0, -0.24, 1.0), 0.02), DARK_WOOD),
        (sphere(0.033, steps=16).moved(0, -0.24, 1.03), trim),
    ]
    return stand(out, turn=-14, top=(0, 0, 1.88), head=(0, 0, 1.78))


def _robot_dog(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, dark = look.surface(paint("#e9ecef", 0.25, 0.7)), paint("#3a3e47", 0.4, 0.4)
    blue = paint("#5fd0f2", 0.2, 0.8, emission=(0.1, 0.5, 0.75))
    out: list[Piece] = [
        (box(0.2, 0.4, 0.17, round=0.06, steps=5).moved(0, 0.02, 0.31), shell),
        (box(0.21, 0.1, 0.06, round=0.02).moved(0, 0.02, 0.33), dark),
        (cylinder(0.055, 0.06, round=0.02).turned(90, "x").moved(0, -0.16, 0.36), dark),
        (capsule((0, -0.18, 0.36), (0, -0.24, 0.45), 0.045), dark),
    ]
    out += [
        (box(0.22, 0.2, 0.19, round=0.065, steps=5).moved(0, -0.28, 0.53), shell),
        (box(0.17, 0.03, 0.095, round=0.014, steps=4).moved(0, -0.375, 0.545), dark),
        (box(0.12, 0.12, 0.075, round=0.03, steps=4).moved(0, -0.41, 0.475), shell),
        (sphere(0.024, 0.018, 0.018, steps=16).moved(0, -0.47, 0.497), dark),
    ]
    out += [(sphere(0.021, 0.01, 0.026, steps=16).moved(s * 0.042, -0.393, 0.552), blue) for s in (-1, 1)]
    for s in (-1, 1):
        out += [
            (
                box(0.035, 0.075, 0.15, round=0.016, steps=4)
                .turned(s * 12, "y")
                .moved(s * 0.125, -0.25, 0.53),
                dark,
            ),
            (coin(0.026, 0.02, round=0.006, steps=24).turned(90).moved(s * 0.112, -0.28, 0.6), blue),
        ]
        for y in (-0.12, 0.16):
            knee, foot = (s * 0.125, y + 0.045, 0.17), (s * 0.125, y - 0.01, 0.045)
            out += [
                (coin(0.055, 0.06, round=0.016, steps=32).turned(90).moved(s * 0.115, y, 0.29), dark),
                (capsule((s * 0.13, y, 0.29), knee, 0.042, 0.036), shell),
                (sphere(0.034, steps=16).moved(*knee), dark),
                (capsule(knee, foot, 0.031, 0.028), shell),
                (box(0.085, 0.11, 0.05, round=0.022, steps=4).moved(s * 0.125, y - 0.025, 0.026), dark),
            ]
    out += [
        (tube([(0, 0.22, 0.36), (0, 0.29, 0.42), (0, 0.3, 0.5)], [0.02, 0.016, 0.014]), dark),
        (sphere(0.03, steps=18).moved(0, 0.3, 0.53), blue),
        (capsule((0, -0.28, 0.62), (0, -0.28, 0.67), 0.008), dark),
        (sphere(0.018, steps=14).moved(0, -0.28, 0.68), blue),
        (box(0.08, 0.012, 0.05, round=0.008).moved(0, -0.185, 0.29), blue),
    ]
    return stand(out, turn=34, top=(0, 0.02, 0.41), head=(0, -0.28, 0.62))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "suit of armour",
        _armour,
        "thing",
        ("suit of armor", "knight armor", "plate armor", "knight's armor"),
        2.0,
    ),
    Concept(
        "robot dog", _robot_dog, "thing", ("robotic dog", "mechanical dog", "robo dog", "cyber dog"), 0.85
    ),
)
