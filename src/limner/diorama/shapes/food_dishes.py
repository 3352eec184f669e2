"""Dishes: pizza, sandwich, burger, hot dog, ice cream, cheese, egg."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.bakery import CRUST, wavy
from limner.diorama.shapes.toybox import (
    Piece,
    curve,
    loft,
    paint,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, lathe, sphere, torus


def _pizza(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cheese = look.surface(paint("#f6c453", 0.4, 0.4))
    crust = CRUST if not look.colours else look.surface(CRUST)
    out: list[Piece] = [
        (cylinder(0.155, 0.016, round=0.007, steps=64), CRUST),
        (torus(0.148, 0.014, steps=64, sides=16).moved(0, 0, 0.012), crust),
    ]
    out.append(
        (
            cylinder(0.142, 0.006, round=0.003, steps=64).moved(0, 0, 0.013),
            paint("#c83d24") if not look.colours else cheese,
        )
    )
    out.append((wavy(0.136, 0.008, 0.02, 9, 0.004).moved(0, 0, 0.015), cheese))
    salami, olive, basil = paint("#c8402f", 0.35, 0.5), paint("#3b3a33"), paint("#4f9a3c")
    for i in range(8):
        a, r = 2 * np.pi * (i + 0.5) / 8, 0.095 if i % 2 == 0 else 0.06
        out.append(
            (cylinder(0.02, 0.006, round=0.003, steps=24).moved(r * np.cos(a), r * np.sin(a), 0.021), salami)
        )
        b, q = a + 0.4, 0.105 if i % 2 else 0.035
        out.append(
            (torus(0.006, 0.0028, steps=18, sides=8).moved(q * np.cos(b), q * np.sin(b), 0.024), olive)
        )
        out.append(
            (
                sphere(0.011, 0.006, 0.003, steps=8)
                .turned(50 * i)
                .moved(0.115 * np.cos(a + 0.2), 0.115 * np.sin(a + 0.2), 0.025),
                basil,
            )
        )
    cut = paint("#a9662f", 0.8, 0.0)
    out += [(box(0.3, 0.003, 0.02, round=0.001).turned(45 * i).moved(0, 0, 0.0145), cut) for i in range(4)]
    return stand([(m.turned(42, "x"), p) for m, p in out], top=(0, 0, 0.03))


def _pizza_slice(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A sector of a pizza, its point towards the viewer, leaning back as the whole one does."""

    def sector(radius: float, point: float, depth: float) -> Mesh:
        a = np.radians(np.linspace(66, 114, 17))
        rim = [(float(radius * np.cos(t)), float(radius * np.sin(t))) for t in a]
        return slab([(0.0, point), *rim], depth, bevel=depth / 3, corner=0.006).turned(-90, "x")

    cheese = look.surface(paint("#f6c453", 0.4, 0.4))
    a = np.radians(np.linspace(64, 116, 14))
    rim = np.stack([0.2 * np.cos(a), 0.2 * np.sin(a), np.full(len(a), 0.012)], axis=1)
    out: list[Piece] = [
        (sector(0.2, 0.0, 0.014), CRUST),
        (sector(0.192, 0.012, 0.008).moved(0, 0, 0.009), paint("#c83d24")),
        (sector(0.186, 0.02, 0.008).moved(0, 0, 0.013), cheese),
        (tube(rim, 0.017), CRUST),
    ]
    salami, olive, basil = paint("#c8402f", 0.35, 0.5), paint("#3b3a33"), paint("#4f9a3c")
    for x, y in ((-0.032, 0.152), (0.036, 0.142), (0.0, 0.088)):
        out.append((cylinder(0.021, 0.006, round=0.003, steps=24).moved(x, y, 0.0185), salami))
    for x, y in ((0.004, 0.132), (-0.022, 0.112), (0.018, 0.108)):
        out.append((torus(0.006, 0.0028, steps=18, sides=8).moved(x, y, 0.02), olive))
    out.append((sphere(0.011, 0.006, 0.003, steps=8).turned(30).moved(0.002, 0.165, 0.02), basil))
    # A string of cheese that hangs from the point.
    out.append((capsule((0.0, 0.026, 0.012), (0.003, 0.012, -0.01), 0.005), cheese))
    return stand([(m.turned(42, "x"), p) for m, p in out], top=(0, 0.1, 0.03))


def _hot_dog(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    bun, sausage = look.surface(paint("#e0a558", 0.5, 0.3)), look.surface(paint("#b5452c", 0.3, 0.7), 1)
    out: list[Piece] = []
    for y, z in ((0.021, 0.03), (-0.022, 0.024)):
        out.append(
            (
                loft(
                    [
                        (-0.085, y, z, 0, 0),
                        (-0.08, y, z, 0.012, 0.014),
                        (-0.055, y, z, 0.021, 0.025),
                        (0.055, y, z, 0.021, 0.025),
                        (0.08, y, z, 0.012, 0.014),
                        (0.085, y, z, 0, 0),
                    ]
                ),
                bun,
            )
        )
    out.append(
        (
            tube(
                [(-0.094, 0, 0.046), (-0.05, 0, 0.043), (0.05, 0, 0.043), (0.094, 0, 0.046)], 0.0165, sides=20
            ),
            sausage,
        )
    )
    x = np.linspace(-0.08, 0.08, 33)
    out.append(
        (
            tube(
                np.stack(
                    [x, 0.008 * np.sin(x * 220), 0.0595 + 0 * x - 0.002 * np.abs(np.sin(x * 220))], axis=1
                ),
                0.0036,
                steps=3,
                sides=10,
            ),
            paint("#f6c62f", 0.25, 0.8),
        )
    )
    return stand([(m.turned(26, "x"), p) for m, p in out], turn=16, top=(0, 0, 0.06))


def _sandwich(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    bread, crust = look.surface(paint("#f3d9a4", 0.7, 0.0)), second(look, paint("#c98a45", 0.6, 0.1))
    tri = np.array([(-0.075, -0.045), (0.075, -0.045), (0.0, 0.06)])

    def layer(scale: float, depth: float, bevel: float) -> Mesh:
        return slab(tri * scale, depth, bevel=bevel, corner=0.012).turned(90, "x").turned(180, "x")

    out: list[Piece] = []
    z = 0.0
    for scale, depth, m in (
        (1.0, 0.027, None),
        (1.1, 0.005, paint("#6cb544")),
        (0.98, 0.01, paint("#f29aa0")),
        (1.04, 0.006, paint("#f7c53c")),
        (0.96, 0.01, paint("#dd3d30")),
        (1.08, 0.005, paint("#6cb544")),
        (1.0, 0.027, None),
    ):
        mid = z + depth / 2
        if m is None:
            out += [
                (layer(1.0, depth, 0.006).moved(0, 0, mid), crust),
                (layer(0.93, depth + 0.003, 0.005).moved(0, 0, mid), bread),
            ]
        else:
            out.append((layer(scale, depth * 1.3, depth * 0.5).moved(0, 0, mid), m))
        z += depth
    out.append((capsule((0, 0, z), (0, 0, z + 0.03), 0.0018), paint("#c98f52")))
    out.append((sphere(0.009, steps=14).moved(0, 0, z + 0.008), paint("#7f9a35", 0.25, 0.8)))
    return stand(out, turn=188, top=(0, 0, z))


def _hamburger(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    bun = look.surface(paint("#dd9a48", 0.4, 0.5))
    dome = [
        (0, 0.056),
        (0.052, 0.056),
        (0.057, 0.06),
        *[(0.058 * np.cos(t), 0.062 + 0.04 * np.sin(t)) for t in np.linspace(0.05, 1.5, 12)],
        (0, 0.102),
    ]
    out: list[Piece] = [
        (cylinder(0.056, 0.022, round=0.01), bun),
        (lathe(dome, crease=70), bun),
        (cylinder(0.057, 0.018, round=0.008).moved(0, 0, 0.021), paint("#6f3f25", 0.8, 0.0)),
    ]
    out.append((box(0.094, 0.094, 0.005, round=0.002).turned(38).moved(0, 0, 0.041), paint("#f7b931")))
    out.append((cylinder(0.054, 0.008, round=0.004).moved(0, 0, 0.043), paint("#dc3b2e")))
    out.append((wavy(0.06, 0.006, 0.05, 11, 0.003).moved(0, 0, 0.0515), paint("#74bb46")))
    for k in range(34):
        e, a = 0.5 + 0.95 * float(np.sqrt((k + 0.5) / 34)), 2.39996 * k
        out.append(
            (
                sphere(0.0034, 0.0022, 0.0019, steps=8)
                .turned(70 * k)
                .moved(
                    0.058 * np.cos(e) * np.cos(a), 0.058 * np.cos(e) * np.sin(a), 0.0622 + 0.04 * np.sin(e)
                ),
                paint("#fbeccb"),
            )
        )
    return stand(out, top=(0, 0, 0.102))


def _ice_cream(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    scoop, cone = look.surface(paint("#f7a6bf", 0.55, 0.1)), look.surface(paint("#dfa356", 0.6, 0.1), 1)
    out: list[Piece] = [
        (
            lathe(
                [(0, 0), (0.006, 0.003), (0.032, 0.105), (0.034, 0.11), (0.03, 0.112), (0, 0.1)], crease=50
            ),
            cone,
        )
    ]
    for s in (-1, 1):
        for i in range(10):
            pts = []
            for t in np.linspace(0.08, 1, 9):
                a = 2 * np.pi * i / 10 + s * 1.1 * t
                pts.append(
                    ((0.006 + 0.0262 * t) * np.cos(a), (0.006 + 0.0262 * t) * np.sin(a), 0.003 + 0.102 * t)
                )
            out.append((tube(pts, 0.0012, steps=2, sides=6), paint("#bd7d35")))
    out += [
        (sphere(0.037, steps=24).moved(0, 0, 0.135), scoop),
        (wavy(0.039, 0.014, 0.06, 9, 0.007).moved(0, 0, 0.11), scoop),
        (sphere(0.03, steps=24).moved(0.004, 0, 0.178), second(look, paint("#fbe9c6", 0.55, 0.1))),
    ]
    out.append(
        (wavy(0.031, 0.011, 0.07, 8, 0.005).moved(0.004, 0, 0.16), second(look, paint("#fbe9c6", 0.55, 0.1)))
    )
    out.append((sphere(0.012, steps=14).moved(0.004, 0, 0.216), paint("#d12638", 0.15, 1.0)))
    return stand(out, top=(0.004, 0, 0.2))


def _cheese(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wedge = (
        slab([(-0.08, -0.045), (0.07, -0.0), (-0.08, 0.045)], 0.065, bevel=0.004, corner=0.006)
        .turned(90, "x")
        .turned(180, "x")
    )
    yellow, hole = look.surface(paint("#f8c63b", 0.4, 0.4)), paint("#d99a22", 0.5, 0.2)
    out: list[Piece] = [(wedge.moved(0, 0, 0.0325), yellow)]
    for x, z, r in (
        (-0.05, 0.045, 0.011),
        (-0.02, 0.022, 0.009),
        (0.012, 0.045, 0.0075),
        (-0.058, 0.016, 0.007),
        (0.03, 0.02, 0.006),
    ):
        y = -0.045 + 0.3 * (x + 0.08)
        out.append((sphere(r, 0.0022, r, steps=14).turned(16.7).moved(x, y, z), hole))
    return stand(out, turn=-12, top=(-0.03, 0, 0.065))


def _egg(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    prof = curve([(0, 0), (0.013, 0.003), (0.022, 0.02), (0.018, 0.042), (0.008, 0.055), (0, 0.058)], 8).clip(
        0
    )
    return stand([(lathe(prof, crease=80), look.surface(paint("#f4dcc0", 0.5, 0.2)))], top=(0, 0, 0.058))


CONCEPTS: tuple[Concept, ...] = (
    Concept("pizza", _pizza, "food", ("whole pizza",), 0.32),
    Concept("pizza slice", _pizza_slice, "food", ("slice of pizza", "piece of pizza", "wedge of pizza"), 0.18),
    Concept("hot dog", _hot_dog, "food", ("hotdog", "frankfurter"), 0.2),
    Concept("sandwich", _sandwich, "food", ("club sandwich", "toastie"), 0.16),
    Concept("hamburger", _hamburger, "food", ("burger", "cheeseburger"), 0.12),
    Concept("ice cream", _ice_cream, "food", ("ice cream cone", "ice-cream", "gelato"), 0.22),
    Concept("cheese", _cheese, "food", ("cheese wedge",), 0.15),
    Concept("egg", _egg, "food", ("boiled egg", "hard-boiled egg", "soft-boiled egg"), 0.058),
)
