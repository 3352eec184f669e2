"""From the oven: bread, cake, cookies, donuts, pancakes."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    WHITE,
    Piece,
    curve,
    glow,
    paint,
    second,
    skin,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

SPRINKLES = ("#f7d24a", "#4fb6e8", "#f6f3ec", "#7ed07a", "#f0703c")


CRUST = paint("#d99a4e", 0.6, 0.1)


def wavy(radius: float, height: float, wave: float, waves: int, soft: float) -> Mesh:
    """A soft slice of `radius` with a wavy rim, on z = 0."""
    a = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    rim = radius * (1 + wave * np.sin(waves * a))
    rings = []
    for t in np.linspace(-np.pi / 2, np.pi / 2, 9):
        r = rim - soft + soft * np.cos(t)
        rings.append(
            np.stack(
                [
                    r * np.cos(a),
                    r * np.sin(a),
                    height / 2 + height / 2 * np.sin(t) + wave * 0.35 * radius * np.sin(waves * a + 1),
                ],
                axis=1,
            )
        )
    return skin(np.array(rings), crease=80)


def _sprinkled(rng: np.random.Generator, place: object, n: int, size: float) -> list[Piece]:
    """Sprinkles at places given by `place(rng)` -> point."""
    colours = [paint(c) for c in SPRINKLES]
    out: list[Piece] = []
    for i in range(n):
        p = np.asarray(place(rng))  # type: ignore[operator]
        a = rng.uniform(0, np.pi)
        d = np.array([np.cos(a), np.sin(a), 0]) * size
        out.append((capsule(p - d, p + d, size * 0.42, sides=8), colours[i % len(colours)]))
    return out


def _donut(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    icing = look.surface(paint("#f283b0", 0.22, 0.9))
    big, small = 0.034, 0.0205
    out: list[Piece] = [(torus(big, small, steps=64, sides=28), CRUST)]
    a = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    edge = 0.12 + 0.2 * np.sin(5 * a + 1) + 0.1 * np.sin(8 * a)
    s = np.linspace(0, 1, 22)
    rings = []
    for k in s:
        # From the outer edge over the top to the inner one; thick in the middle, closed at both edges.
        ang = -edge + k * (np.pi + edge + 0.1)
        r = small + 0.0028 * np.sin(np.pi * k) ** 0.35
        rings.append(
            np.stack(
                [(big + r * np.cos(ang)) * np.cos(a), (big + r * np.cos(ang)) * np.sin(a), r * np.sin(ang)],
                axis=1,
            )
        )
    grid = np.array(rings)
    i, j = np.arange(len(s) - 1)[:, None], np.arange(96)[None]
    p, q = i * 96 + j, i * 96 + (j + 1) % 96
    f = np.stack([p, q, q + 96, p + 96], axis=-1).reshape(-1, 4)
    out.append(
        (Mesh.of(grid.reshape(-1, 3), np.concatenate([f[:, [0, 1, 2]], f[:, [0, 2, 3]]]), crease=180), icing)
    )

    def place(g: np.random.Generator) -> tuple[float, float, float]:
        w, e = g.uniform(0, 2 * np.pi), g.uniform(0.5, 2.6)
        r = small + 0.003
        return (big + r * np.cos(e)) * np.cos(w), (big + r * np.cos(e)) * np.sin(w), r * np.sin(e)

    out += _sprinkled(rng, place, 44, 0.0022)
    return stand([(m.turned(48, "x"), p) for m, p in out], top=(0, 0, 0.03))


def _cake(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    icing, sponge = look.surface(paint("#f7a8c4", 0.3, 0.6)), second(look, paint("#fbeed6", 0.45, 0.3))
    out: list[Piece] = [
        (cylinder(0.17, 0.012, round=0.006), WHITE),
        (cylinder(0.135, 0.14, round=0.014).moved(0, 0, 0.012), sponge),
    ]
    out.append((cylinder(0.138, 0.026, round=0.012).moved(0, 0, 0.132), icing))
    for i in range(16):
        a = 2 * np.pi * i / 16
        h = 0.006 if np.sin(a) < -0.6 else 0.02 + 0.04 * ((i * 7) % 5) / 4
        out.append(
            (
                capsule(
                    (0.13 * np.cos(a), 0.13 * np.sin(a), 0.142),
                    (0.132 * np.cos(a), 0.132 * np.sin(a), 0.142 - h),
                    0.0135,
                    sides=12,
                ),
                icing,
            )
        )
    for i in range(20):
        a = 2 * np.pi * i / 20
        out.append((sphere(0.0145, steps=10).moved(0.136 * np.cos(a), 0.136 * np.sin(a), 0.02), icing))
    for i in range(8):
        a = 2 * np.pi * (i + 0.5) / 8
        x, y = 0.1 * np.cos(a), 0.1 * np.sin(a)
        out.append(
            (
                lathe(
                    curve([(0, 0), (0.02, 0.0), (0.019, 0.01), (0.009, 0.02), (0, 0.026)], 4).clip(0),
                    crease=70,
                ).moved(x, y, 0.157),
                sponge,
            )
        )
        out.append((sphere(0.0115, steps=14).moved(x, y, 0.184), paint("#d12638", 0.15, 1.0)))
    # A cake that is given candles of its own stands for them bare.
    for i, c in enumerate(() if pose == "bare" else ("#4fb6e8", "#f7c93f", "#7ed07a")):
        x, y = 0.045 * np.cos(2.1 * i + 0.5), 0.045 * np.sin(2.1 * i + 0.5)
        out.append((capsule((x, y, 0.15), (x, y, 0.21), 0.0052), paint(c)))
        out.append(
            (
                lathe(
                    curve([(0, 0), (0.0055, 0.006), (0.003, 0.015), (0, 0.022)], 4).clip(0), crease=80
                ).moved(x, y, 0.216),
                glow("#ffc64a", 1.6),
            )
        )
    return stand(out, top=(0, 0, 0.158), front=(0, -0.136, 0.072))


def _cupcake(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    icing, cup = look.surface(paint("#f58fb5", 0.35, 0.5)), second(look, paint("#58b7c9", 0.6, 0.1))
    a = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    w = 1 + 0.035 * np.sin(24 * a)
    out: list[Piece] = [
        (
            skin(
                np.array(
                    [
                        np.stack([r * w * np.cos(a), r * w * np.sin(a), 0 * a + z], axis=1)
                        for r, z in ((0.026, 0), (0.027, 0.001), (0.036, 0.042), (0.034, 0.043))
                    ]
                ),
                crease=60,
            ),
            cup,
        )
    ]
    line = [
        (r * np.cos(t), r * np.sin(t), z)
        for t in np.linspace(0, 6.2 * np.pi, 60)
        for r, z in (((1 - t / (6.3 * np.pi)) * 0.03, 0.048 + 0.042 * t / (6.2 * np.pi)),)
    ]
    out.append((tube(line, list(np.linspace(0.0125, 0.006, 60)), steps=2, sides=12), icing))
    out.append((frustum(0.032, 0.004, 0.042, round=0.004).moved(0, 0, 0.042), icing))
    out.append((sphere(0.009, steps=14).moved(0, 0, 0.1), paint("#d12638", 0.15, 1.0)))
    return stand(out, top=(0, 0, 0.1))


def _cookie(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = [(wavy(0.042, 0.013, 0.015, 7, 0.006), look.surface(paint("#cf9350", 0.7, 0.0)))]
    for k in range(13):
        r, a = 0.036 * np.sqrt((k + 0.5) / 13), 2.39996 * k
        out.append(
            (
                sphere(0.0055, 0.005, 0.0045, steps=10).moved(r * np.cos(a), r * np.sin(a), 0.013),
                paint("#4a2a1a", 0.35, 0.5),
            )
        )
    return stand([(m.turned(60, "x"), p) for m, p in out], top=(0, 0, 0.07))


def _bread(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    crust = look.surface(paint("#c8843d", 0.55, 0.2))
    line = [
        (-0.05, 0),
        (0.05, 0),
        (0.052, 0.055),
        (0.066, 0.075),
        (0.055, 0.105),
        (0, 0.115),
        (-0.055, 0.105),
        (-0.066, 0.075),
        (-0.052, 0.055),
    ]
    out: list[Piece] = [
        (slab(line, 0.2, bevel=0.012, corner=0.015), crust),
        (
            slab(np.array(line) * 0.92 + [0, 0.004], 0.204, bevel=0.003, corner=0.014),
            second(look, paint("#f3d8a2", 0.8, 0.0)),
        ),
    ]
    return stand(out, turn=-48, top=(0, 0, 0.115))


def _pancakes(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cake, syrup = look.surface(paint("#d99748", 0.55, 0.2)), paint("#8e4a17", 0.1, 1.0)
    out: list[Piece] = [(cylinder(0.11, 0.01, round=0.005), WHITE)]
    for i in range(5):
        out.append(
            (
                wavy(0.078, 0.017, 0.012, 3 + i, 0.008)
                .turned(70 * i)
                .moved(0.004 * (-1) ** i, 0, 0.012 + 0.017 * i),
                cake,
            )
        )
    out.append((wavy(0.05, 0.006, 0.12, 5, 0.003).moved(0, 0, 0.097), syrup))
    for a, h in ((-2.0, 0.05), (-1.2, 0.035), (-0.4, 0.06), (1.4, 0.04)):
        out.append(
            (
                tube(
                    [
                        (0.045 * np.cos(a), 0.045 * np.sin(a), 0.1),
                        (0.077 * np.cos(a), 0.077 * np.sin(a), 0.097),
                        (0.083 * np.cos(a), 0.083 * np.sin(a), 0.097 - h),
                    ],
                    0.007,
                    sides=10,
                ),
                syrup,
            )
        )
    out.append(
        (box(0.032, 0.032, 0.014, round=0.004).turned(20).moved(0, 0, 0.109), paint("#fbe27e", 0.3, 0.5))
    )
    return stand(out, top=(0, 0, 0.116))


CONCEPTS: tuple[Concept, ...] = (
    Concept("donut", _donut, "food", ("doughnut",), 0.11),
    Concept("cake", _cake, "food", ("layer cake", "cream cake"), 0.34, poses=("bare",)),
    Concept("birthday cake", _cake, "food", ("party cake",), 0.34, poses=("bare",)),
    Concept("cupcake", _cupcake, "food", ("muffin",), 0.11),
    Concept("cookie", _cookie, "food", ("biscuit", "chocolate chip cookie"), 0.085),
    Concept("bread", _bread, "food", ("loaf", "loaf of bread"), 0.2),
    Concept("pancakes", _pancakes, "food", ("pancake", "stack of pancakes"), 0.22),
)
