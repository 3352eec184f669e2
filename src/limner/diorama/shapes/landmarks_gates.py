"""Famous gates and bridges of Europe: the Arc de Triomphe, the Brandenburg Gate, the bridge by London's Tower."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import merge
from limner.diorama.shapes.masonry import (
    BRASS,
    PLINTH,
    Pieces,
    arch,
    bay,
    pyramid,
    shaded,
    struts,
)
from limner.diorama.shapes.toybox import WHITE, coin, ellipse, hoop, paint, second, slab, stand, tube
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere

LIME = paint("#dccfb6", 0.8, 0.0)
VERDIGRIS = paint("#5fa08c", 0.55, 0.15)
LEAD = paint("#566872", 0.6, 0.1)
NIGHT = paint("#3a4356", 0.4, 0.2)


def _triumph(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(LIME)
    shade = shaded(stone, 0.62)
    w, d, spring = 2.9, 1.36, 1.62
    front = bay(w, 2.62, (1.0, spring + 0.5), d, steps=16)
    side: Pieces = []
    out: Pieces = [
        (front, stone),
        (box(w + 0.2, d + 0.2, 0.14, round=0.03, steps=2).moved(z=2.3), stone),
        (box(w + 0.1, d + 0.1, 0.24, round=0.02, steps=1).moved(z=2.5), shade),
        (box(w + 0.3, d + 0.3, 0.13, round=0.03, steps=2).moved(z=2.66), stone),
        (box(w - 0.06, d - 0.06, 0.66, round=0.02, steps=1).moved(z=3.02), stone),
        (box(w + 0.12, d + 0.12, 0.12, round=0.03, steps=2).moved(z=3.36), stone),
        (box(w - 0.1, d - 0.1, 0.14, round=0.03, steps=1).moved(z=3.47), stone),
    ]
    for turn, half in ((0, d / 2), (180, d / 2), (90, w / 2), (-90, w / 2)):
        wide = w if turn in (0, 180) else d
        side = []
        for x in np.linspace(-wide / 2 + 0.22, wide / 2 - 0.22, 9 if wide == w else 4):
            side.append((coin(0.1, 0.05, round=0.02, steps=16).moved(float(x), -half + 0.02, 3.02), shade))
        for x in np.linspace(-wide / 2, wide / 2, 22 if wide == w else 11):
            side.append((box(0.05, 0.06, 0.08, round=0.01, steps=1).moved(float(x), -half - 0.13, 2.56), stone))
        if wide == w:
            t = np.linspace(0, np.pi, 15)
            rim = np.stack([0.56 * np.cos(t), np.full(15, -half), spring + 0.56 * np.sin(t)], axis=1)
            side.append((tube(rim, 0.06, steps=1, sides=8), stone))
            for s in (-1, 1):
                x = s * 0.98
                side += [
                    (box(0.98, 0.1, 0.12, round=0.02, steps=1).moved(x, -half, spring), stone),
                    (box(0.72, 0.07, 0.36, round=0.02, steps=1).moved(x, -half, spring + 0.36), shade),
                    (box(0.76, 0.16, 0.42, round=0.03, steps=1).moved(x, -half - 0.02, 0.21), stone),
                    # The groups in relief: a winged figure above, marching ones below it.
                    (sphere(0.1, 0.09, 0.22, steps=12).moved(x, -half - 0.05, 1.12), stone),
                    (sphere(0.07, steps=12).moved(x, -half - 0.1, 1.38), stone),
                    (capsule((x, -half - 0.05, 1.22), (x - 0.28, -half - 0.02, 1.44), 0.07, 0.03, sides=10), stone),
                    (capsule((x, -half - 0.05, 1.22), (x + 0.28, -half - 0.02, 1.44), 0.07, 0.03, sides=10), stone),
                    (box(0.74, 0.05, 1.12, round=0.02, steps=1).moved(x, -half, 0.96), shade),
                ]
                for dx, h in ((-0.22, 0.3), (0.0, 0.36), (0.22, 0.3)):
                    side.append((capsule((x + dx, -half - 0.06, 0.46), (x + dx, -half - 0.06, 0.4 + h), 0.09, sides=12), stone))
                    side.append((sphere(0.07, steps=12).moved(x + dx, -half - 0.09, 0.56 + h), stone))
        else:
            side.append((slab(arch(0.52, 1.5), 0.06, corner=0).moved(0, -half, 0.02), shaded(stone, 0.3)))
            side.append((box(d, 0.1, 0.12, round=0.02, steps=1).moved(0, -half, spring), stone))
        out += [(m.turned(turn), s) for m, s in side]
    return stand(out, turn=24, top=(0, 0, 3.54), front=(0, -d / 2 - 0.02, 3.02))


def _spire_tower(stone: Material, roof: Material, shade: Material) -> Pieces:
    """One of the two towers of the bridge in London, its road gate at z = 0.72."""
    out: Pieces = [(bay(0.66, 0.86, (0.3, 0.52), 0.66).turned(90).moved(z=0.7), stone)]
    out += [
        (box(0.66, 0.66, 1.16, round=0.02, steps=1).moved(z=2.12), stone),
        (box(0.76, 0.76, 0.07, round=0.02, steps=1).moved(z=1.56), stone),
        (box(0.76, 0.76, 0.07, round=0.02, steps=1).moved(z=2.66), stone),
        (pyramid(0.31, 0.02, 0.78).moved(z=2.68), roof),
        (sphere(0.04, steps=10).moved(z=3.48), BRASS),
        (cylinder(0.012, 0.16, round=0.004, steps=6).moved(z=3.48), BRASS),
        (box(0.9, 1.06, 0.72, round=0.06, steps=2).moved(z=0.36), PLINTH),
    ]
    for k in range(4):
        side: Pieces = [
            (cylinder(0.115, 2.24, round=0.02, steps=12).moved(0.33, -0.33, 0.7), stone),
            (frustum(0.135, 0.0, 0.52, round=0.015, steps=12).moved(0.33, -0.33, 2.92), roof),
            (sphere(0.03, steps=8).moved(0.33, -0.33, 3.45), BRASS),
            (slab([(-0.17, 0), (0.17, 0), (0, 0.36)], 0.1, corner=0.01).moved(0, -0.3, 2.68), stone),
        ]
        for z, h in ((1.7, 0.34), (2.2, 0.34)):
            for x in (-0.12, 0.12):
                side.append((slab(arch(0.14, h, steps=8), 0.04, corner=0).moved(x, -0.335, z), shade))
        if k % 2 == 0:
            side.append((slab(arch(0.3, 0.5, steps=8), 0.04, corner=0).moved(0, -0.335, 0.92), shade))
        out += [(m.turned(90 * k), s) for m, s in side]
    return out


def _tower_bridge(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#d6c29c", 0.75, 0.05))
    blue = second(look, paint("#4fa6cf", 0.4, 0.3)) if len(look.colours) > 1 else paint("#4fa6cf", 0.4, 0.3)
    roof, shade, road = LEAD, NIGHT, paint("#6b7078", 0.9, 0.0)
    out: Pieces = []
    apart, end = 1.12, 2.62
    for s in (-1, 1):
        out += [(m.moved(s * apart), p) for m, p in _spire_tower(stone, roof, shade)]
        out.append((bay(0.5, 0.62, (0.28, 0.46), 0.6).turned(90).moved(s * end, 0, 0.7), stone))
        out += [
            (box(0.42, 0.72, 0.72, round=0.04, steps=1).moved(s * end, 0, 0.36), PLINTH),
            (box(0.4, 0.66, 0.06, round=0.02, steps=1).moved(s * end, 0, 1.33), stone),
            (pyramid(0.2, 0.0, 0.3).scaled(0.9, 1.4, 1).moved(s * end, 0, 1.36), roof),
            (box(0.6, 0.5, 0.08, round=0.02, steps=1).moved(s * (end + 0.4), 0, 0.72), road),
            (box(0.5, 0.6, 0.7, round=0.04, steps=1).moved(s * (end + 0.42), 0, 0.35), stone),
        ]
        for y in (-0.28, 0.28):
            # Chains sag from the tower over the side span, with hangers down to the road.
            xs = np.linspace(0, 1, 9)
            line = [(s * (apart + 0.3 + (end - apart - 0.46) * t), y, 0.95 + 1.0 * (1 - t) ** 2 + 0.34 * t**3) for t in xs]
            out.append((tube(line, 0.05, steps=2, sides=8), blue))
            out.append((struts([(p, (p[0], y, 0.74)) for p in line[1:-1]], 0.018), blue))
    for y in (-0.3, 0.3):
        out.append((box(2 * end, 0.05, 0.14, round=0.015, steps=1).moved(0, y, 0.8), blue))
        out.append((box(2 * end, 0.06, 0.03, round=0.01, steps=1).moved(0, y, 0.89), WHITE))
    out.append((box(2 * end, 0.6, 0.1, round=0.02, steps=1).moved(0, 0, 0.72), road))
    # The bascules' curved undersides, and the two walkways high between the towers.
    for s in (-1, 1):
        leaf = [(0, 0), (-s * 0.64, 0), (-s * 0.64, -0.07), (-s * 0.3, -0.12), (0, -0.34)]
        out.append((slab(leaf, 0.58, bevel=0.01, corner=0.01).moved(s * 0.66, 0, 0.7), blue))
    for y in (-0.2, 0.2):
        out += [
            (box(1.6, 0.12, 0.06, round=0.015, steps=1).moved(0, y, 2.02), blue),
            (box(1.6, 0.12, 0.05, round=0.015, steps=1).moved(0, y, 2.3), blue),
            (box(1.6, 0.07, 0.24, round=0.01, steps=1).moved(0, y, 2.16), WHITE),
        ]
        xs = np.linspace(-0.78, 0.78, 9)
        zigzag = [((a, y - 0.05, 2.04), (b, y - 0.05, 2.29)) for a, b in pairwise(xs)]
        out.append((struts([*zigzag, *[((b[0], b[1], a[2]), (a[0], a[1], b[2])) for a, b in zigzag]], 0.016), blue))
    return stand(out, turn=16, top=(0, 0, 0.78), front=(0, -0.34, 0.8))


def _horse(bronze: Material) -> Pieces:
    """A stepping horse that faces -y, its hooves on z = 0."""
    legs = [((x, y, 0.0), (x * 0.9, y, 0.2)) for x in (-0.05, 0.05) for y in (-0.12, 0.14)]
    return [
        (capsule((0, -0.12, 0.25), (0, 0.14, 0.25), 0.085, sides=10), bronze),
        (capsule((0, -0.15, 0.27), (0, -0.25, 0.45), 0.07, 0.05, sides=10), bronze),
        (capsule((0, -0.25, 0.46), (0, -0.36, 0.4), 0.05, 0.03, sides=10), bronze),
        (merge([capsule(a, b, 0.03, 0.04, sides=8) for a, b in legs]), bronze),
        (capsule((0, 0.2, 0.28), (0, 0.27, 0.12), 0.035, sides=8), bronze),
    ]


def _brandenburg(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#dcc59a", 0.75, 0.05))
    shade = shaded(stone, 0.6)
    bronze = second(look, VERDIGRIS) if len(look.colours) > 1 else VERDIGRIS
    xs = (-1.5, -0.98, -0.4, 0.4, 0.98, 1.5)
    out: Pieces = [
        (box(3.5, 1.3, 0.1, round=0.03, steps=1).moved(z=0.05), PLINTH),
        (box(3.36, 1.1, 0.14, round=0.03, steps=1).moved(z=1.8), stone),
        (box(3.3, 1.04, 0.2, round=0.02, steps=1).moved(z=1.96), stone),
        (box(3.52, 1.26, 0.1, round=0.03, steps=2).moved(z=2.1), stone),
        (box(2.1, 0.9, 0.4, round=0.02, steps=1).moved(z=2.34), stone),
        (box(2.6, 0.96, 0.16, round=0.02, steps=1).moved(z=2.2), stone),
        (box(2.24, 1.02, 0.1, round=0.03, steps=2).moved(z=2.56), stone),
        (box(1.5, 0.8, 0.12, round=0.02, steps=1).moved(z=2.66), stone),
        (box(1.6, 0.05, 0.22, round=0.02, steps=1).moved(0, -0.45, 2.37), shade),
    ]
    for x in xs:
        for y in (-0.42, 0.42):
            column = [(0, 0.1), (0.19, 0.1), (0.19, 0.17), (0.15, 0.2), (0.15, 0.7), (0.125, 1.6), (0.17, 1.68), (0.18, 1.74),
                      (0, 1.74)]  # fmt: skip
            out.append((lathe(column, steps=20, crease=40).moved(x, y), stone))
        # Between the rows of columns stand the walls that part the five ways.
        out.append((box(0.14, 0.7, 1.66, round=0.02, steps=1).moved(x, 0, 0.9), stone))
    for x in np.linspace(-1.56, 1.56, 14):
        for s in (-1, 1):
            out.append((box(0.09, 0.04, 0.13, round=0.01, steps=1).moved(float(x), s * 0.53, 1.96), shade))
    for s in (-1, 1):
        # The low lodges beside it.
        out += [
            (box(0.62, 0.9, 1.0, round=0.02, steps=1).moved(s * 2.1, 0.15, 0.5), stone),
            (box(0.72, 1.0, 0.09, round=0.02, steps=1).moved(s * 2.1, 0.15, 1.02), stone),
            (slab([(-0.36, 0), (0.36, 0), (0, 0.2)], 1.0, corner=0.01).moved(s * 2.1, 0.15, 1.06), stone),
        ]
        for x in (-0.22, 0.0, 0.22):
            out.append((cylinder(0.07, 0.98, round=0.01, steps=14).moved(s * 2.1 + x, -0.36, 0), stone))
        out.append((box(0.66, 0.2, 0.1, round=0.02, steps=1).moved(s * 2.1, -0.36, 1.02), stone))
    for x in (-0.39, -0.13, 0.13, 0.39):
        out += [(m.scaled(1.3).moved(x, -0.12, 2.72), p) for m, p in _horse(bronze)]
    chariot = lathe([(0, 0), (0.2, 0), (0.24, 0.3), (0.2, 0.3), (0.18, 0.06), (0, 0.06)], steps=20)
    out += [
        (chariot.moved(0, 0.3, 2.8), bronze),
        *((hoop(0.17, 0.03, steps=20, sides=6).turned(90).moved(s * 0.27, 0.3, 2.9), bronze) for s in (-1, 1)),
        (lathe([(0, 0), (0.14, 0), (0.09, 0.3), (0.1, 0.42), (0, 0.5)], steps=16).moved(0, 0.28, 2.9), bronze),
        (sphere(0.08, steps=12).moved(0, 0.27, 3.46), bronze),
        (capsule((0.08, 0.26, 3.3), (0.22, 0.16, 3.4), 0.035, sides=8), bronze),
        (cylinder(0.018, 0.72, round=0.005, steps=8).moved(0.22, 0.16, 3.06), bronze),
        (hoop(0.08, 0.022, steps=18, sides=6).moved(0.22, 0.16, 3.84), bronze),
        *((slab(ellipse(0.09, 0.24), 0.04, corner=0).turned(s * 34, "y").moved(s * 0.16, 0.38, 3.4), bronze) for s in (-1, 1)),
    ]
    return stand(out, turn=16, top=(0, 0, 2.72), front=(0, -0.48, 2.37))


CONCEPTS: tuple[Concept, ...] = (
    Concept("arc de triomphe", _triumph, "building", ("triumphal arch", "arch of triumph"), 28.0),
    Concept("tower bridge", _tower_bridge, "building", ("london tower bridge",), 50.0),
    Concept("brandenburg gate", _brandenburg, "building", ("brandenburger tor",), 32.0),
)
