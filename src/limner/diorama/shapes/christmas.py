"""What Christmas brings: wreath, gingerbread, snow globe, candy cane."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.toybox import (
    BLACK,
    Piece,
    coin,
    curve,
    hoop,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, frustum, lathe, sphere, torus

GOLD = paint("#f0c04a", 0.2, 0.6, metallic=0.8)
FIR = paint("#2f7d4b", 0.7, 0.0)
RED = paint("#d8352f", 0.3, 0.6)
ICING = paint("#fdfaf3", 0.4, 0.4)
GINGER = paint("#b9723a", 0.7, 0.1)


def _wreath(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    fir, bow = look.surface(FIR), second(look, RED) if len(look.colours) > 1 else RED
    fresh = paint("#3f9a5c", 0.7, 0.0) if not look.colours else fir
    out: list[Piece] = [(torus(0.24, 0.06, steps=48, sides=14).turned(90, "x"), fir)]
    for k in range(210):
        a, b = 2.399963 * k, rng.uniform(-0.3, np.pi + 0.3)
        c, s = np.cos(a), np.sin(a)
        r = 0.24 + 0.055 * np.cos(b)
        base = np.array([r * c, -0.055 * np.sin(b), r * s])
        tip = base + 0.075 * np.array([np.cos(b) * c - 0.65 * s, -np.sin(b) * 0.9, np.cos(b) * s + 0.65 * c])
        out.append((capsule(base, tip, 0.0135, 0.004, sides=7), (fir, fresh)[k % 2]))
    for k in range(12):
        a = 2 * np.pi * (k + 0.5) / 12
        r = 0.24 + 0.03 * (-1) ** k
        out.append(
            (sphere(0.022, steps=14).moved(r * np.cos(a), -0.085, r * np.sin(a)), (RED, GOLD, RED)[k % 3])
        )
    out += [
        (
            tube(
                [
                    (0, -0.09, -0.22),
                    (s * 0.06, -0.11, -0.17),
                    (s * 0.13, -0.11, -0.19),
                    (s * 0.12, -0.11, -0.25),
                    (0, -0.1, -0.225),
                ],
                [0.018, 0.028, 0.03, 0.028, 0.018],
            ),
            bow,
        )
        for s in (-1, 1)
    ]
    out += [
        (
            slab(
                [(0, 0), (s * 0.05, 0.0), (s * 0.1, -0.17), (s * 0.07, -0.155), (s * 0.035, -0.17)],
                0.014,
                bevel=0.005,
                corner=0.006,
            ).moved(0, -0.095, -0.23),
            bow,
        )
        for s in (-1, 1)
    ]
    out.append((sphere(0.034, 0.03, 0.034, steps=16).moved(0, -0.11, -0.225), bow))
    return stand(out, turn=-6, top=(0, 0, 0.34), front=(0, -0.05, 0))


def _gingerbread_man(look: Look, pose: str | None, rng: np.random.Generator) -> Body:

    from shapely.geometry import LineString, Point
    from shapely.ops import unary_union

    bake = look.surface(GINGER)
    whole = unary_union(
        [
            Point(0, 0.33).buffer(0.078),
            LineString([(0, 0.2), (0, 0.12)]).buffer(0.064),
            LineString([(-0.15, 0.19), (0, 0.205), (0.15, 0.19)]).buffer(0.04),
            LineString([(-0.08, 0.04), (0, 0.14), (0.08, 0.04)]).buffer(0.044),
        ]
    )
    outline = np.asarray(whole.buffer(0.02).buffer(-0.035).buffer(0.015).simplify(0.0006).exterior.coords)[
        :-1
    ]
    out: list[Piece] = [(slab(outline, 0.035, bevel=0.012, corner=0), bake)]
    y = -0.019
    out += [(sphere(0.0095, 0.007, 0.011, steps=12).moved(s * 0.026, y, 0.345), BLACK) for s in (-1, 1)]
    out += [
        (tube([(-0.034, y, 0.312), (0, y - 0.001, 0.296), (0.034, y, 0.312)], 0.0055), ICING),
        *[
            (sphere(0.013, 0.01, 0.013, steps=14).moved(0, y, z), c)
            for z, c in ((0.21, RED), (0.16, paint("#3aa655", 0.3, 0.6)), (0.11, RED))
        ],
    ]
    t = np.linspace(0, 1, 9)
    for x0, z0, x1, z1 in (
        (-0.155, 0.16, -0.145, 0.225),
        (0.155, 0.16, 0.145, 0.225),
        (-0.115, 0.055, -0.065, 0.02),
        (0.115, 0.055, 0.065, 0.02),
    ):
        d = np.array([x1 - x0, z1 - z0])
        n = np.array([-d[1], d[0]]) / np.linalg.norm(d)
        zig = [
            (x0 + d[0] * a + n[0] * 0.007 * (-1) ** i, y, z0 + d[1] * a + n[1] * 0.007 * (-1) ** i)
            for i, a in enumerate(t)
        ]
        out.append((tube(zig, 0.005, steps=3, sides=8), ICING))
    return stand([(m.turned(-8, "x"), c) for m, c in out], turn=-12, top=(0, 0, 0.4))


def _gingerbread_house(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    bake = look.surface(GINGER)
    sweets = [
        RED,
        paint("#3aa655", 0.3, 0.6),
        paint("#f6c93b", 0.3, 0.6),
        paint("#4f9fd8", 0.3, 0.6),
        paint("#f07fb0", 0.3, 0.6),
    ]
    out: list[Piece] = [
        (slab([(-0.2, 0), (0.2, 0), (0.2, 0.2), (0, 0.4), (-0.2, 0.2)], 0.3, bevel=0.01), bake),
        (box(0.62, 0.52, 0.03, round=0.015).moved(z=-0.012), ICING),
    ]
    for s in (-1, 1):
        roof = box(0.34, 0.38, 0.03, round=0.012).turned(s * 45, "y").moved(s * 0.117, -0.005, 0.31)
        out.append((roof, ICING))
        for i in range(3):
            for j in range(4):
                u, v = -0.1 + 0.1 * i, (j - 1.5) * 0.085
                x, z = 0.117 + u * 0.707 + 0.016, 0.31 - u * 0.707 + 0.016
                out.append(
                    (
                        sphere(0.021, 0.021, 0.012, steps=12).turned(45 * s, "y").moved(s * x, v - 0.005, z),
                        sweets[(i * 3 + j * 2 + (s > 0)) % 5],
                    )
                )
        ends = [(s * (0.02 + 0.045 * k), -0.198, 0.42 - 0.045 * k) for k in range(6)]
        out += [(sphere(0.021, steps=12).moved(*p), ICING) for p in ends]
    out += [
        (
            slab(
                [(-0.052, 0), (0.052, 0), (0.052, 0.11), (0.03, 0.15), (-0.03, 0.15), (-0.052, 0.11)],
                0.02,
                bevel=0.006,
                corner=0.012,
            ).moved(0, -0.155, 0.003),
            paint("#7a4322", 0.6, 0.2),
        ),
        (sphere(0.009, steps=10).moved(0.032, -0.172, 0.07), sweets[2]),
    ]
    arch = [
        (-0.06, -0.16, 0),
        (-0.06, -0.16, 0.11),
        (-0.034, -0.16, 0.155),
        (0.034, -0.16, 0.155),
        (0.06, -0.16, 0.11),
        (0.06, -0.16, 0),
    ]
    out.append((tube(arch, 0.009), ICING))
    for x in (-0.13, 0.13):
        out += [
            (box(0.075, 0.014, 0.075, round=0.005).moved(x, -0.152, 0.14), paint("#ffe08a", 0.3, 0.5)),
            (
                rods(
                    [
                        ((x - 0.04, -0.162, 0.1), (x + 0.04, -0.162, 0.1)),
                        ((x - 0.04, -0.162, 0.18), (x + 0.04, -0.162, 0.18)),
                        ((x, -0.162, 0.1), (x, -0.162, 0.18)),
                        ((x - 0.04, -0.162, 0.1), (x - 0.04, -0.162, 0.18)),
                        ((x + 0.04, -0.162, 0.1), (x + 0.04, -0.162, 0.18)),
                    ],
                    0.0055,
                    sides=8,
                ),
                ICING,
            ),
        ]
    out += [
        (coin(0.034, 0.016, round=0.006, steps=28).moved(0, -0.152, 0.27), RED),
        (hoop(0.036, 0.006, steps=28).moved(0, -0.158, 0.27), ICING),
    ]
    for s in (-1, 1):
        cane = [
            (s * 0.255, -0.17, 0.0),
            (s * 0.255, -0.17, 0.13),
            (s * 0.24, -0.17, 0.165),
            (s * 0.215, -0.17, 0.155),
        ]
        line = curve(cane, 7)
        out.append((tube(cane, 0.013, steps=7), ICING))
        out += [
            (capsule(line[i], line[i] + (line[i + 1] - line[i]) * 0.6, 0.0142, sides=12), RED)
            for i in range(0, len(line) - 1, 3)
        ]
    out += [
        (box(0.07, 0.07, 0.13, round=0.01).moved(0.12, 0.04, 0.37), bake),
        (box(0.085, 0.085, 0.025, round=0.011).moved(0.12, 0.04, 0.435), ICING),
    ]
    return stand(out, turn=-20, top=(0, 0, 0.42))


def _snow_globe(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    glass = Material(paint("#eefaff").colour, roughness=0.0, transmission=1.0, ior=1.04)
    base = look.surface(paint("#b8413a", 0.3, 0.6))
    foot = curve(
        [(0, 0), (0.085, 0), (0.088, 0.012), (0.075, 0.03), (0.07, 0.05), (0.062, 0.056), (0, 0.056)], 3
    ).clip(0)
    out: list[Piece] = [
        (lathe(foot, steps=56, crease=50), base),
        (torus(0.078, 0.004).moved(z=0.026), GOLD),
        (sphere(0.088, steps=48).moved(z=0.118), glass),
    ]
    out.append(
        (
            lathe([(0, 0), (0.072, 0.0), (0.06, 0.018), (0.03, 0.024), (0, 0.024)], steps=40).moved(z=0.058),
            paint("#ffffff", 0.7, 0.0),
        )
    )
    out += [
        (frustum(r, 0.002, h, round=0.003, steps=24).moved(-0.02, 0.01, z), FIR)
        for r, h, z in ((0.032, 0.036, 0.08), (0.026, 0.034, 0.1), (0.018, 0.032, 0.122))
    ]
    out += [
        (
            slab(
                [(-0.017, 0), (0.017, 0), (0.017, 0.024), (0, 0.042), (-0.017, 0.024)], 0.03, bevel=0.002
            ).moved(0.03, -0.005, 0.079),
            RED,
        ),
        *[
            (
                box(0.03, 0.036, 0.006, round=0.002)
                .turned(s * 46, "y")
                .moved(0.03 + s * 0.01, -0.005, 0.114),
                ICING,
            )
            for s in (-1, 1)
        ],
        (box(0.01, 0.003, 0.014, round=0.001).moved(0.03, -0.021, 0.088), paint("#ffe08a", 0.3, 0.5)),
    ]
    for _ in range(46):
        p = rng.normal(size=3)
        p *= 0.078 * rng.uniform(0.35, 1) ** 0.5 / np.linalg.norm(p)
        if p[2] > -0.02:
            out.append((sphere(0.0023, steps=6).moved(p[0], p[1], 0.118 + p[2]), ICING))
    return stand(out, turn=-8, top=(0, 0, 0.206))


def _candy_cane(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stripe = look.surface(RED)
    path = curve(
        [
            (0, 0, 0),
            (0, 0, 0.07),
            (0, 0, 0.13),
            (0.012, 0, 0.165),
            (0.042, 0, 0.178),
            (0.07, 0, 0.162),
            (0.078, 0, 0.125),
        ],
        12,
    )
    out: list[Piece] = [(tube(path[::3], 0.0125, steps=3, sides=18), ICING)]
    t = np.gradient(path, axis=0)
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    side = np.array([0.0, 1.0, 0.0])
    up = np.cross(t, side)
    s = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    for start in (0.0, np.pi):
        a = start + s * 2 * np.pi / 0.052
        line = path + 0.0108 * (np.cos(a)[:, None] * side + np.sin(a)[:, None] * up)
        out.append((tube(line, 0.0045, steps=1, sides=8), stripe))
    return stand([(m.turned(8, "y"), c) for m, c in out], top=(0.03, 0, 0.18))


CONCEPTS: tuple[Concept, ...] = (
    Concept("wreath", _wreath, "thing", ("christmas wreath", "garland", "holiday wreath"), 0.75),
    Concept(
        "gingerbread man",
        _gingerbread_man,
        "food",
        ("gingerbread", "gingerbread cookie", "gingerbread men"),
        0.42,
    ),
    Concept("gingerbread house", _gingerbread_house, "food", (), 0.66),
    Concept("snow globe", _snow_globe, "thing", ("snowglobe",), 0.21),
    Concept("candy cane", _candy_cane, "food", (), 0.19),
)
