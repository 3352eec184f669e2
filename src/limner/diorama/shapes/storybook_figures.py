"""Figures that are things: the suit of armour, the mummy, the robot dog."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    DARK_WOOD,
    WHITE,
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

Piece = tuple[Mesh, Material]
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


def _mummy(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cloth, under = look.surface(paint("#eee3c8", 0.9, 0.0)), paint("#b8a57e", 0.9, 0.0)
    limbs: list[tuple[np.ndarray, np.ndarray]] = []

    def limb(points: list[tuple[float, float, float]], radii: list[float]) -> None:
        line = curve(points, 10)
        limbs.append((line, np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(radii)), radii)))

    for s in (-1, 1):
        limb([(s * 0.09, 0, 0.5), (s * 0.1, -0.01, 0.26), (s * 0.105, 0, 0.06)], [0.085, 0.075, 0.07])
        limb([(s * 0.17, 0, 0.78), (s * 0.31, -0.12, 0.78), (s * 0.33, -0.3, 0.88)], [0.068, 0.062, 0.056])
    limb([(0, 0, 0.44), (0, 0, 0.66), (0, 0, 0.86)], [0.17, 0.19, 0.15])
    out: list[Piece] = []
    for line, radii in limbs:
        out.append((tube(line[::5], [float(r) * 0.96 for r in radii[::5]], steps=5), under))
        t = np.gradient(line, axis=0)
        t /= np.linalg.norm(t, axis=1, keepdims=True)
        length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
        for k in range(int(length / 0.029) + 1):
            i = min(int(k * 0.029 / length * (len(line) - 1)), len(line) - 1)
            axis, r = t[i], float(radii[i])
            side = np.cross(axis, [0.31, 0.9, 0.3])
            side /= np.linalg.norm(side)
            a = np.linspace(0, 2 * np.pi, 21)[:-1]
            slant = axis * 0.018 * np.sin(a[:, None] + 2.1 * k)
            ring = (
                line[i] + r * (np.cos(a)[:, None] * side + np.sin(a)[:, None] * np.cross(axis, side)) + slant
            )
            out.append((tube(ring, 0.0185, steps=1, sides=7, closed=True), cloth))
    out.append((sphere(0.2, 0.185, 0.195, steps=32).moved(0, 0, 1.06), under))
    for k, z in enumerate(np.linspace(-0.17, 0.18, 11)):
        r = 0.197 * np.sqrt(max(1 - (z / 0.2) ** 2, 0.02))
        a = np.linspace(0, 2 * np.pi, 33)[:-1]
        gap = 0.018 * (abs(z - 0.02) < 0.04)
        ring = np.stack(
            [
                r * np.cos(a),
                0.93 * r * np.sin(a),
                1.06
                + z
                + (0.02 * np.sin(a + 2.3 * k) if not gap else gap * np.sign(z - 0.02 + 1e-9))
                + 0 * a,
            ],
            axis=1,
        )
        if abs(z - 0.02) > 0.02:
            out.append((tube(ring, 0.02, steps=1, sides=8, closed=True), cloth))
    for s in (-1, 1):
        out += [
            (sphere(0.042, 0.03, 0.042, steps=18).moved(s * 0.07, -0.168, 1.08), WHITE),
            (sphere(0.021, 0.014, 0.024, steps=14).moved(s * 0.068, -0.193, 1.08), BLACK),
            (sphere(0.08, 0.13, 0.05, steps=18).moved(s * 0.105, -0.05, 0.05), cloth),
            (sphere(0.062, steps=16).moved(s * 0.332, -0.33, 0.9), cloth),
        ]
    out += [
        (
            tube(
                [(0.335, -0.32, 0.87), (0.35, -0.35, 0.76), (0.32, -0.35, 0.66), (0.36, -0.34, 0.57)],
                [0.02, 0.02, 0.018, 0.014],
            ),
            cloth,
        ),
        (
            tube(
                [(-0.12, -0.1, 1.2), (-0.24, -0.06, 1.19), (-0.28, -0.02, 1.07), (-0.25, 0.0, 0.98)],
                [0.02, 0.02, 0.018, 0.013],
            ),
            cloth,
        ),
    ]
    return stand(out, turn=-14, top=(0, 0, 1.26), head=(0, 0, 1.2))


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
    Concept("mummy", _mummy, "person", ("egyptian mummy",), 1.3),
    Concept(
        "robot dog", _robot_dog, "thing", ("robotic dog", "mechanical dog", "robo dog", "cyber dog"), 0.85
    ),
)
