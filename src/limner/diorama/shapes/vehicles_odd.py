"""Craft asked for now and then: a submarine, a raft and its oar, a space station, a drone."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    CREAM,
    GLASS,
    Piece,
    coin,
    curve,
    ellipse,
    hoop,
    loft,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

BRASS = paint("#d9a94a", 0.22, 0.6, metallic=0.8)


def _submarine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hull, trim = (
        look.surface(paint("#f3b62e", 0.25, 0.8)),
        second(look, paint("#d8463a", 0.3, 0.6)) if len(look.colours) > 1 else paint("#d8463a", 0.3, 0.6),
    )
    body = loft(
        [
            (-2.1, 0, 0, 0, 0),
            (-2.0, 0, 0, 0.22, 0.22),
            (-1.2, 0, 0, 0.72, 0.72),
            (0.2, 0, 0, 0.9, 0.9),
            (1.3, 0, 0, 0.78, 0.78),
            (1.9, 0, 0, 0.42, 0.42),
            (2.05, 0, 0, 0, 0),
        ],
        steps=8,
        sides=48,
    )
    out: list[Piece] = [
        (body, hull),
        (
            loft(
                [
                    (-0.75, 0, 0.95, 0, 0.4),
                    (-0.65, 0, 0.95, 0.22, 0.42),
                    (0.1, 0, 0.95, 0.36, 0.44),
                    (0.6, 0, 0.95, 0.25, 0.42),
                    (0.7, 0, 0.95, 0, 0.4),
                ],
                power=3,
            ),
            hull,
        ),
    ]
    out += [
        (box(1.1, 0.62, 0.08, round=0.04).moved(-0.02, 0, 1.37), trim),
        (tube([(0.1, 0, 1.35), (0.1, 0, 1.9), (0.16, 0, 2.02), (0.34, 0, 2.04)], 0.055), trim),
        (coin(0.07, 0.05, round=0.015).turned(90).moved(0.36, 0, 2.04), GLASS),
    ]
    for x, r in ((-0.75, 0.2), (0.05, 0.24), (0.85, 0.2)):
        y = -(0.9 * (1 - 0.09 * abs(x)))
        for s in (-1, 1):
            tilt = 7 if x < 0 else -7 if x > 0.5 else 0
            out += [
                (hoop(r, 0.05).turned(-tilt * s).moved(x, s * -y * 0.985, 0.1), BRASS),
                (
                    coin(r, 0.06, round=0.02).turned(-tilt * s).moved(x, s * -y * 0.97, 0.1),
                    paint("#a8dcee", 0.05, 1.0),
                ),
            ]
    for k in range(4):
        fin = slab([(-0.16, 0), (0.2, 0), (0.05, 0.62), (-0.2, 0.6)], 0.09, bevel=0.035, corner=0.05)
        out.append((fin.moved(-1.72, 0, 0.28).turned(90 * k, "x"), trim))
    for k in range(4):
        blade = slab(ellipse(0.1, 0.24, cz=0.26), 0.05, bevel=0.02, corner=0).turned(34)
        out.append((blade.turned(90).turned(90 * k + 45, "x").moved(-2.18, 0, 0), BRASS))
    out += [
        (sphere(0.11, steps=16).moved(-2.2, 0, 0), BRASS),
        (capsule((-2.2, 0, 0), (-1.9, 0, 0), 0.08), BRASS),
    ]
    out += [
        (
            coin(0.13, 0.1, round=0.03).turned(90).moved(1.98, 0, -0.22),
            paint("#fff3c4", 0.2, 0.8, emission=(0.5, 0.45, 0.25)),
        )
    ]
    return stand(out, turn=22, top=(0, 0, 1.4))


def _raft(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood = look.surface(paint("#a9743f", 0.75, 0.0))
    out: list[Piece] = []
    for k in range(8):
        y, r = (k - 3.5) * 0.245, 0.12
        x0 = rng.uniform(-0.07, 0.07)
        out += [
            (cylinder(r, 2.3, round=0.025, steps=24).turned(90, "y").moved(-1.15 + x0, y, r), wood),
            *[
                (
                    coin(r * 0.86, 0.012, round=0.004, steps=24).turned(90).moved(x0 + s * 1.152, y, r),
                    paint("#dcb27a", 0.7, 0.0),
                )
                for s in (-1, 1)
            ],
        ]
    for x in (-0.8, 0.8):
        out.append(
            (
                tube(
                    [
                        (x, -0.98, 0.1),
                        (x, -0.9, 0.25),
                        *[(x, (k - 3.5) * 0.245, 0.258 - 0.0 * k) for k in range(8)],
                        (x, 0.9, 0.25),
                        (x, 0.98, 0.1),
                    ],
                    0.024,
                    steps=3,
                ),
                paint("#e2cb98", 0.9, 0.0),
            )
        )
    out += [
        (capsule((0.1, 0, 0.2), (0.1, 0, 2.05), 0.045), wood),
        (capsule((0.1, -0.62, 1.9), (0.1, 0.62, 1.9), 0.03), wood),
    ]
    u, v = np.meshgrid(np.linspace(-1, 1, 17), np.linspace(0, 1, 15))
    px, py, pz = (
        0.16 + 0.26 * np.sin(np.pi * v) * (1 - 0.5 * u**2),
        0.56 * u * (1 + 0.05 * np.sin(np.pi * v)),
        0.62 + 1.27 * v,
    )
    front = np.stack([px, py, pz], axis=-1).reshape(-1, 3)
    i = (np.arange(14)[:, None] * 17 + np.arange(16)).ravel()
    q = np.concatenate([np.stack([i, i + 1, i + 18], 1), np.stack([i, i + 18, i + 17], 1)])
    sail = Mesh.of(
        np.concatenate([front, front - [0.016, 0, 0]]),
        np.concatenate([q, q[:, ::-1] + len(front)]),
        crease=60,
    )
    out.append((sail, second(look, CREAM) if len(look.colours) > 1 else CREAM))
    return stand(out, turn=-52, top=(-0.6, 0, 0.26))


def _oar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood = look.surface(paint("#c78f4f", 0.35, 0.6))
    blade = curve(
        [
            (-0.02, 0.45),
            (-0.085, 0.36),
            (-0.09, 0.1),
            (-0.06, 0.0),
            (0.06, 0.0),
            (0.09, 0.1),
            (0.085, 0.36),
            (0.02, 0.45),
        ],
        6,
    )
    out: list[Piece] = [
        (slab(blade, 0.028, bevel=0.01, corner=0.01), wood),
        (capsule((0, 0, 0.3), (0, 0, 1.62), 0.02), wood),
        (capsule((-0.06, 0, 1.63), (0.06, 0, 1.63), 0.022), wood),
    ]
    out.append(
        (
            slab(
                [(-0.088, 0.09), (0.088, 0.09), (0.09, 0.19), (-0.09, 0.19)], 0.031, bevel=0.006, corner=0.004
            ),
            second(look, paint("#e0503f", 0.35, 0.5)),
        )
    )
    return stand([(m.turned(14, "y"), c) for m, c in out], turn=-10, top=(0.2, 0, 1.6))


def _space_station(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white, gold = look.surface(paint("#eef0f1", 0.3, 0.5)), paint("#e0ab45", 0.3, 0.6, metallic=0.6)
    cell, grey = Material(paint("#25478c").colour, roughness=0.15, clearcoat=1.0), paint("#aab1ba", 0.35, 0.4)
    out: list[Piece] = []
    for x, n in ((-1.55, 1.3), (0.0, 1.6), (1.55, 1.3)):
        out += [
            (cylinder(0.5, n, round=0.16).turned(90, "y").moved(x - n / 2, 0, 0), white),
            *[(torus(0.5, 0.045).turned(90, "y").moved(x + s * n * 0.28, 0, 0), grey) for s in (-1, 1)],
        ]
    out += [
        (cylinder(0.3, 4.6, round=0.08).turned(90, "y").moved(-2.3, 0, 0), grey),
        (sphere(0.62, steps=28), white),
        (cylinder(0.4, 1.0, round=0.13).turned(90, "x").moved(0, 0.0, 0), white),
        (sphere(0.3, 0.2, 0.3, steps=20).moved(0, -1.02, 0), GLASS),
        (hoop(0.3, 0.05).moved(0, -1.0, 0), gold),
    ]
    out += [
        (cylinder(0.34, 0.9, round=0.1).moved(0, 0, 0.5), white),
        (frustum(0.34, 0.16, 0.25, round=0.04).moved(0, 0, 1.38), gold),
        (capsule((0, 0, 1.6), (0, 0, 2.1), 0.025), grey),
        (sphere(0.06, steps=12).moved(0, 0, 2.12), paint("#e8493f", 0.3, 0.6, emission=(0.6, 0.05, 0.03))),
    ]
    out += [
        (coin(0.11, 0.05, round=0.015, steps=28).moved(x, -0.49, 0.06), GLASS)
        for x in (-1.85, -1.35, 1.35, 1.85)
    ]
    out.append((rods([((0, 0, -0.05), (-4.2, 0, 0)), ((0, 0, -0.05), (4.2, 0, 0))], 0.07), gold))
    for x in (-3.7, -2.75, 2.75, 3.7):
        for s in (-1, 1):
            out.append((box(0.74, 0.05, 1.95, round=0.02).moved(x, 0, s * 1.2), gold))
            out += [
                (
                    box(0.32, 0.07, 0.29, round=0.012, steps=1).moved(
                        x + 0.17 * a, 0, s * 1.2 + (k - 2.5) * 0.315
                    ),
                    cell,
                )
                for a in (-1, 1)
                for k in range(6)
            ]
    dish = [(0, 0), (0.12, 0.01), (0.3, 0.08), (0.42, 0.18), (0.4, 0.19), (0.28, 0.11), (0, 0.04)]
    out += [
        (lathe(dish, steps=40).turned(140, "x").turned(20).moved(1.3, -0.35, -0.7), white),
        (capsule((1.3, -0.2, -0.4), (1.3, -0.35, -0.72), 0.04), grey),
    ]
    return stand([(m.turned(-16, "x").turned(12, "y"), c) for m, c in out], turn=-26, top=(0, 0, 1.4))


def _drone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, dark = look.surface(paint("#eef0f2", 0.25, 0.7)), paint("#33363d", 0.5, 0.2)
    out: list[Piece] = [
        (sphere(0.1, 0.13, 0.045, steps=28).moved(z=0.12), shell),
        (sphere(0.06, 0.07, 0.03, steps=20).moved(0, 0.01, 0.15), dark),
    ]
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = 0.19 * sx, 0.19 * sy
            out += [
                (capsule((0.05 * sx, 0.07 * sy, 0.125), (x, y, 0.14), 0.018, 0.013), shell),
                (cylinder(0.024, 0.04, round=0.008, steps=28).moved(x, y, 0.13), dark),
            ]
            blade = slab(ellipse(0.062, 0.013, cx=0.062), 0.005, bevel=0.002, corner=0).turned(90, "x")
            out += [
                (blade.turned(12, "x").turned(a + 40 * sx * sy).moved(x, y, 0.178), dark) for a in (0, 180)
            ]
            out += [
                (torus(0.128, 0.0055, steps=56, sides=8).moved(x, y, 0.176), shell),
                (
                    sphere(0.009, steps=10).moved(x, y - 0.022, 0.135),
                    paint(
                        ("#4fe07a", "#f0503f")[sy < 0],
                        0.3,
                        0.5,
                        emission=((0.1, 0.6, 0.2), (0.7, 0.1, 0.05))[sy < 0],
                    ),
                ),
            ]
    out += [
        (sphere(0.034, steps=20).moved(0, -0.09, 0.075), dark),
        (coin(0.02, 0.02, round=0.005, steps=24).moved(0, -0.12, 0.075), GLASS),
    ]
    for s in (-1, 1):
        out.append(
            (tube([(s * 0.06, -0.02, 0.1), (s * 0.1, -0.03, 0.03), (s * 0.105, -0.1, 0.008)], 0.0075), shell)
        )
        out.append(
            (tube([(s * 0.1, -0.11, 0.008), (s * 0.105, 0.0, 0.006), (s * 0.1, 0.11, 0.008)], 0.0085), dark)
        )
        out.append(
            (tube([(s * 0.06, 0.02, 0.1), (s * 0.1, 0.03, 0.03), (s * 0.105, 0.08, 0.008)], 0.0075), shell)
        )
    return stand(out, turn=-28, top=(0, 0, 0.18))


CONCEPTS: tuple[Concept, ...] = (
    Concept("submarine", _submarine, "vehicle", ("yellow submarine", "submersible"), 4.4, "water"),
    Concept("raft", _raft, "vehicle", ("wooden raft", "log raft"), 2.8, "water"),
    Concept("oar", _oar, "thing", ("boat paddle", "canoe paddle"), 1.65),
    Concept(
        "space station",
        _space_station,
        "vehicle",
        ("international space station", "orbital station"),
        9.0,
        "air",
    ),
    Concept("drone", _drone, "thing", ("quadcopter", "quadrocopter", "camera drone"), 0.65),
)
