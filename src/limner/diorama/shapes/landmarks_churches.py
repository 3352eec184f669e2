"""Famous churches of Europe, each known by its outline: Notre Dame, Saint Basil's and the Sagrada Familia."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.masonry import (
    BRASS,
    PLINTH,
    Pieces,
    arch,
    arched_window,
    gabled,
    rosette,
    shaded,
    struts,
)
from limner.diorama.shapes.toybox import DARK_WOOD, coin, gores, hoop, paint, second, slab, stand
from limner.diorama.solids import box, cylinder, frustum, lathe, sphere

PALE = paint("#ddd0b4", 0.8, 0.0)
LEAD = paint("#5f6c7c", 0.6, 0.1)
GLOOM = paint("#3d3f4c", 0.6, 0.1)
BRICK = paint("#b5462f", 0.65, 0.05)
LIMED = paint("#f6efe2", 0.5, 0.15)
SAND = paint("#cfae7c", 0.85, 0.0)


def _notre_dame(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(PALE)
    roof = look.surface(LEAD, 1) if len(look.colours) > 1 else LEAD
    shade = shaded(stone, 0.5)
    out: Pieces = [
        (box(2.1, 0.7, 2.0, round=0.03).moved(z=1.0), stone),
        (box(2.24, 0.84, 0.14, round=0.03, steps=1).moved(z=0.07), PLINTH),
        # The nave behind, with its steep roof, the lower aisles and the arms of the cross.
        (gabled(0.55, 1.55, 0.62, 3.0).moved(y=1.8), stone),
        (slab([(-0.62, 0), (0.62, 0), (0, 0.74)], 3.04, bevel=0.02, corner=0.02).moved(0, 1.82, 1.54), roof),
        (box(1.9, 2.9, 0.86, round=0.03, steps=1).moved(0, 1.8, 0.43), stone),
        (box(1.94, 2.94, 0.08, round=0.03, steps=1).moved(0, 1.8, 0.88), roof),
        (gabled(0.42, 1.5, 0.6, 2.2).turned(90).moved(y=2.1), stone),
        (slab([(-0.48, 0), (0.48, 0), (0, 0.7)], 2.16, bevel=0.02, corner=0.02).turned(90).moved(0, 2.1, 1.5), roof),
        (frustum(0.15, 0.1, 0.5, round=0.01, steps=8).moved(0, 2.1, 2.1), roof),
        (frustum(0.13, 0.0, 1.5, round=0.01, steps=8).moved(0, 2.1, 2.58), roof),
        (sphere(0.04, steps=8).moved(0, 2.1, 4.08), BRASS),
    ]
    for s in (-1, 1):
        x = s * 0.7
        out += [
            (box(0.7, 0.7, 1.06, round=0.03).moved(x, 0, 2.5), stone),
            (box(0.8, 0.8, 0.1, round=0.03, steps=1).moved(x, 0, 3.04), stone),
            (box(0.66, 0.66, 0.08, round=0.02, steps=1).moved(x, 0, 3.12), roof),
        ]
        for turn, cx, cy in ((0, x, -0.35), (90 * s, x + s * 0.35, 0.0), (-90 * s, x - s * 0.35, 0.0)):
            for d in (-0.14, 0.14):
                dx, dy = (d, 0.0) if turn == 0 else (0.0, d)
                out += arched_window(cx + dx, cy + dy, 2.14, 0.17, 0.72, glass=GLOOM, trim=stone, turn=turn)
        for cx in (-0.35, 0.35):
            for cy in (-0.35, 0.35):
                out.append((box(0.12, 0.12, 3.02, round=0.02, steps=1).moved(x + cx, cy, 1.53), stone))
        # Flying buttresses down to the aisles.
        for y in (0.75, 1.25, 2.75, 3.2):
            out += [
                (box(0.16, 0.14, 1.3, round=0.02, steps=1).moved(s * 1.12, y, 0.65), stone),
                (frustum(0.09, 0.0, 0.34, round=0.01, steps=4).turned(45).moved(s * 1.12, y, 1.28), stone),
                (struts([((s * 1.1, y, 1.16), (s * 0.54, y, 1.5))], 0.05, sides=6), stone),
            ]
            out += arched_window(s * 0.56, y + 0.2, 1.0, 0.16, 0.42, glass=GLOOM, trim=stone, turn=90 * s)
            out += arched_window(s * 0.95, y + 0.2, 0.3, 0.16, 0.4, glass=GLOOM, trim=stone, turn=90 * s)
    # The front: three portals in stepped arches, the kings above them, the rose between two windows, a gallery.
    for x, w, h in ((-0.7, 0.44, 0.74), (0.0, 0.5, 0.84), (0.7, 0.44, 0.74)):
        for k, fill in enumerate((stone, shade, stone, DARK_WOOD)):
            shape = arch(w - 0.07 * k, h - 0.05 * k)
            out.append((slab(shape, 0.06, bevel=0.01, corner=0, steps=2).moved(x, -0.35 - 0.02 * k, 0), fill))
        out.append((box(0.03, 0.05, h - 0.3, round=0.008, steps=1).moved(x, -0.43, (h - 0.3) / 2), stone))
    for z in (0.92, 1.14, 1.7):
        out.append((box(2.2, 0.08, 0.05, round=0.015, steps=1).moved(0, -0.35, z), stone))
    for x in np.linspace(-0.96, 0.96, 17):
        out.append((slab(arch(0.08, 0.15, steps=6), 0.03, corner=0).moved(float(x), -0.345, 0.96), GLOOM))
        out.append((slab(arch(0.07, 0.24, steps=6), 0.03, corner=0).moved(float(x), -0.345, 1.74), GLOOM))
    out.append((box(2.24, 0.8, 0.06, round=0.02, steps=1).moved(0, 0, 2.02), stone))
    glass = paint("#5f6fb5", 0.15, 0.9)
    out += rosette(0, -0.36, 1.42, 0.21, glass=glass, trim=stone)
    for turn in (45, -45):
        out.append((box(0.025, 0.04, 0.42, round=0.008, steps=1).turned(turn, "y").moved(0, -0.415, 1.42), stone))
    for s in (-1, 1):
        for d in (-0.1, 0.1):
            out += arched_window(s * 0.7 + d, -0.35, 1.2, 0.12, 0.4, glass=GLOOM, trim=stone)
    return stand(out, turn=26, top=(0, 0, 2.06), front=(0, -0.4, 1.04))


def _onion(radius: float, colours: Sequence[Material], *, count: int = 12, twist: float = 0.0) -> Pieces:
    """An onion dome on z = 0 in gores of `colours` in turn, wound by `twist` degrees up to its tip, with a cross."""
    shape = [(0, 0), (0.66, 0), (0.7, 0.08), (0.86, 0.24), (0.98, 0.46), (1.0, 0.62), (0.93, 0.84), (0.76, 1.06), (0.52, 1.26),
             (0.3, 1.44), (0.15, 1.62), (0.06, 1.84), (0, 1.9)]  # fmt: skip
    out: Pieces = []
    for mesh, material in gores([(r * radius, z * radius) for r, z in shape], count, colours, steps=4):
        v = mesh.vertices.astype(np.float64)
        a = np.radians(twist) * v[:, 2] / (1.9 * radius)
        c, s = np.cos(a), np.sin(a)
        wound = np.stack([v[:, 0] * c - v[:, 1] * s, v[:, 0] * s + v[:, 1] * c, v[:, 2]], axis=1)
        out.append((Mesh.of(wound, mesh.faces, crease=60), material))
    tip = 1.86 * radius
    return [
        *out,
        (sphere(0.04, steps=8).moved(z=tip), BRASS),
        (box(0.025, 0.025, 0.3, round=0.006, steps=1).moved(z=tip + 0.15), BRASS),
        (box(0.15, 0.025, 0.025, round=0.006, steps=1).moved(z=tip + 0.2), BRASS),
    ]


def _chapel(radius: float, height: float, wall: Material, trim: Material) -> Pieces:
    """A round tower for a dome: eight-sided below, a drum with windows, and little gables between."""
    out: Pieces = [
        (frustum(radius, radius, height * 0.7, round=0.02, steps=8).turned(22.5), wall),
        (frustum(radius * 1.1, radius * 1.1, 0.07, round=0.02, steps=8).turned(22.5).moved(z=height * 0.66), trim),
        (frustum(radius * 1.1, radius * 1.1, 0.06, round=0.02, steps=8).turned(22.5).moved(z=height * 0.34), trim),
        (cylinder(radius * 0.68, height * 0.34, round=0.01, steps=20).moved(z=height * 0.68), wall),
        (cylinder(radius * 0.78, 0.07, round=0.02, steps=24).moved(z=height - 0.05), trim),
    ]
    for k in range(8):
        gable = slab(arch(radius * 0.62, radius * 0.6, steps=8), 0.07, bevel=0.012, corner=0, steps=1)
        out.append((gable.moved(0, -radius * 0.9, height * 0.7).turned(45 * k), trim if k % 2 else wall))
        niche = slab(arch(radius * 0.34, height * 0.22, steps=7), 0.04, corner=0)
        out.append((niche.moved(0, -radius * 0.92, height * 0.42).turned(45 * k), trim))
        slot = slab(arch(radius * 0.2, height * 0.18, steps=6), 0.03, corner=0)
        out.append((slot.moved(0, -radius * 0.68, height * 0.78).turned(45 * k), GLOOM))
    return out


def _saint_basil(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    brick = look.surface(BRICK)
    white = look.surface(LIMED, 1) if len(look.colours) > 1 else LIMED
    red, green, blue = paint("#d23b34", 0.35, 0.4), paint("#2f9a5b", 0.35, 0.4), paint("#2f6fc4", 0.35, 0.4)
    yellow, cream, teal = paint("#f1c13a", 0.35, 0.4), paint("#f7f1e4", 0.35, 0.4), paint("#2fa3a0", 0.35, 0.4)
    out: Pieces = [
        (box(3.1, 2.7, 0.5, round=0.04).moved(z=0.25), brick),
        (box(3.2, 2.8, 0.07, round=0.03, steps=1).moved(z=0.5), white),
        (box(3.24, 2.84, 0.1, round=0.03, steps=1).moved(z=0.05), PLINTH),
    ]
    for turn, half, wide in ((0, 1.35, 3.1), (90, 1.55, 2.7), (180, 1.35, 3.1), (-90, 1.55, 2.7)):
        for x in np.linspace(-wide / 2 + 0.25, wide / 2 - 0.25, 8 if wide > 3 else 7):
            one = [(slab(arch(0.27, 0.36, steps=8), 0.05, corner=0), white),
                   (slab(arch(0.19, 0.3, steps=8), 0.05, corner=0).moved(y=-0.02), GLOOM)]  # fmt: skip
            out += [(m.moved(float(x), -half, 0.08).turned(turn), p) for m, p in one]
    # The middle: a high tent roof over an eight-sided tower, with a small golden dome.
    out += [
        (frustum(0.52, 0.5, 2.0, round=0.02, steps=8).turned(22.5).moved(z=0.5), brick),
        (frustum(0.58, 0.56, 0.08, round=0.02, steps=8).turned(22.5).moved(z=1.7), white),
        (frustum(0.6, 0.58, 0.09, round=0.02, steps=8).turned(22.5).moved(z=2.46), white),
        (frustum(0.5, 0.16, 1.35, round=0.02, steps=8).turned(22.5).moved(z=2.52), brick),
        (cylinder(0.14, 0.22, round=0.01, steps=16).moved(z=3.84), white),
    ]
    for k in range(8):
        a, b = np.radians(45 * k + 22.5), np.radians(45 * k)
        low, high = ((r * np.cos(a), r * np.sin(a), z) for r, z in ((0.5, 2.54), (0.17, 3.86)))
        out.append((struts([(low, high)], 0.028), white))
        out.append((slab(arch(0.3, 0.32, steps=8), 0.06, bevel=0.01, corner=0).moved(0, -0.48, 2.5).turned(45 * k), white))
        out.append((slab(arch(0.14, 0.4, steps=7), 0.05, corner=0).moved(0, -0.475, 1.9).turned(45 * k), GLOOM))
        for t in (0.25, 0.5, 0.72):
            r = (0.5 + (0.16 - 0.5) * t) * 0.94
            out.append((coin(0.05, 0.03, steps=12).moved(0, -r, 2.52 + 1.35 * t).turned(float(np.degrees(b))), yellow))
    out += [(m.moved(z=4.02), p) for m, p in _onion(0.24, (BRASS, BRASS))]
    # Eight chapels about it: the four on the axes higher, every dome in its own dress.
    for x, y, r, h, size, dress, twist, studs in (
        (0.0, -1.0, 0.36, 1.5, 0.43, (red, cream), 0.0, False),
        (-1.08, -0.05, 0.36, 1.75, 0.44, (blue, cream), 0.0, False),
        (1.08, -0.05, 0.36, 1.75, 0.44, (green, yellow), 150.0, False),
        (0.0, 1.0, 0.36, 1.9, 0.42, (teal, cream), 0.0, False),
        (-0.86, -0.92, 0.28, 1.05, 0.34, (green, green), 0.0, True),
        (0.86, -0.92, 0.28, 1.05, 0.34, (blue, cream), 150.0, False),
        (-0.86, 0.86, 0.28, 1.35, 0.34, (yellow, green), 120.0, False),
        (0.86, 0.86, 0.28, 1.35, 0.34, (red, green), 0.0, False),
    ):
        tower = _chapel(r, h, brick, white) + [(m.moved(z=h), p) for m, p in _onion(size, dress, twist=twist, count=12)]
        if studs:
            for i, z in enumerate((0.2, 0.4, 0.6, 0.8, 1.0)):
                q = size * float(np.interp(z, (0.24, 0.46, 0.62, 0.84, 1.06), (0.86, 0.98, 1.0, 0.93, 0.76)))
                for k in range(12):
                    a = 2 * np.pi * (k + 0.5 * (i % 2)) / 12
                    tower.append((sphere(0.04, steps=6).moved(q * np.cos(a), q * np.sin(a), h + z * size), yellow))
        out += [(m.moved(x, y, 0.5), p) for m, p in tower]
    return stand(out, turn=18, top=(0, 0, 2.5), front=(0, -1.38, 0.5))


def _spindle(radius: float, height: float, stone: Material, dress: Material, *, shade: Material) -> Pieces:
    """A tower like a termite's hill: a slender pierced cone with a bright finial."""
    z = np.linspace(0, 1, 10)
    r = radius * (1 - 0.82 * z**1.7)
    out: Pieces = [(lathe([(0, 0), *zip(r, z * height, strict=True), (0, height)], steps=20, crease=60), stone)]
    for t in np.linspace(0.3, 0.9, 9):
        q = float(np.interp(t, z, r))
        count = 8 if t < 0.75 else 6
        for k in range(count):
            slot = box(max(q * 0.32, 0.03), 0.05, height * 0.043, round=0.0)
            out.append((slot.moved(0, -q + 0.012, t * height).turned(360 * k / count), shade))
    out += [
        (lathe([(0, 0), (0.06, 0), (0.085, 0.12), (0.05, 0.24), (0, 0.26)], steps=12).moved(z=height - 0.03), dress),
        (hoop(0.075, 0.028, steps=16, sides=6).moved(z=height + 0.31), dress),
        *((sphere(0.034, steps=8).moved(0.1 * c, 0, height + 0.31 + 0.1 * s), LIMED) for c, s in ((1, 0), (-1, 0), (0, 1))),
    ]
    return out


def _sagrada(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(SAND)
    shade = shaded(stone, 0.26)
    own = (paint(c, 0.3, 0.6) for c in ("#e2a52f", "#d2503f", "#3f9a6b"))
    finials = [second(look, one) if len(look.colours) > 1 else one for one in own]
    out: Pieces = [
        (box(2.5, 3.0, 1.0, round=0.05).moved(0, 1.3, 0.5), stone),
        (gabled(0.6, 1.35, 0.45, 3.0).moved(y=1.3), stone),
        (box(2.7, 3.4, 0.1, round=0.03, steps=1).moved(0, 1.2, 0.05), PLINTH),
    ]
    # Four bell towers over the front, the higher ones in the middle; behind them the highest, with a cross.
    for x, y, r, h, k in (
        (-0.9, -0.1, 0.3, 3.3, 0), (-0.33, -0.1, 0.31, 3.75, 1), (0.33, -0.1, 0.31, 3.75, 1), (0.9, -0.1, 0.3, 3.3, 0),
        (-0.6, 1.0, 0.32, 3.9, 2), (0.6, 1.0, 0.32, 3.9, 2), (-0.6, 1.9, 0.32, 3.9, 2), (0.6, 1.9, 0.32, 3.9, 2),
    ):  # fmt: skip
        out += [(m.moved(x, y), p) for m, p in _spindle(r, h, stone, finials[k], shade=shade)]
    out += [(m.moved(0, 1.45), p) for m, p in _spindle(0.52, 4.75, stone, finials[0], shade=shade)]
    for size in ((0.09, 0.09, 0.5), (0.36, 0.09, 0.09), (0.09, 0.36, 0.09)):
        out.append((box(*size, round=0.02, steps=1).moved(0, 1.45, 5.08), LIMED))
    # Three steep gables over deep portals, beset with knobs, as if stone had dripped.
    for x, w, h, out_by in ((-0.72, 0.74, 1.35, 0.0), (0.72, 0.74, 1.35, 0.0), (0.0, 0.9, 1.95, 0.08)):
        y = -0.42 - out_by
        outline = [(-w / 2, 0), (w / 2, 0), (w / 2 * 0.9, h * 0.45), (0, h), (-w / 2 * 0.9, h * 0.45)]
        gable = slab(outline, 0.3, bevel=0.03, corner=0.03)
        out.append((gable.moved(x, y, 0), stone))
        hole = [(-w * 0.27, 0), (w * 0.27, 0), (w * 0.25, h * 0.28), (0, h * 0.52), (-w * 0.25, h * 0.28)]
        out.append((slab(hole, 0.06, corner=0.02).moved(x, y - 0.15, 0), shade))
        for t in np.linspace(0.05, 1, 7):
            for s in (-1, 1):
                spot = (x + s * w / 2 * 0.9 * (1 - t), y - 0.06, h * (0.45 + 0.55 * t))
                out.append((sphere(0.05 + float(rng.uniform(0, 0.02)), steps=8).moved(*spot), stone))
        for dx in (-w * 0.16, w * 0.16):
            out.append((sphere(0.06, 0.06, 0.13, steps=8).moved(x + dx, y - 0.17, h * 0.58), stone))
        out.append((coin(w * 0.1, 0.05, steps=16).moved(x, y - 0.15, h * 0.72), shade))
    out += [
        (frustum(0.1, 0.0, 0.55, round=0.01, steps=10).moved(0, -0.5, 1.9), finials[2]),
        (sphere(0.05, steps=8).moved(0, -0.5, 2.45), LIMED),
    ]
    for s in (-1, 1):
        for y in (0.5, 1.1, 1.7, 2.3):
            out += arched_window(s * 1.25, y, 0.3, 0.24, 0.56, glass=shade, trim=stone, turn=90 * s)
            out.append((frustum(0.14, 0.0, 0.42, round=0.01, steps=10).moved(s * 1.15, y + 0.3, 0.98), stone))
            out.append((sphere(0.055, steps=8).moved(s * 1.15, y + 0.3, 1.42), finials[1]))
    return stand(out, turn=24, top=(0, 0.4, 1.8), front=(0, -0.68, 1.0))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "notre dame", _notre_dame, "building",
        ("notre-dame", "notre dame cathedral", "notre-dame cathedral", "notre dame de paris", "notre-dame de paris",
         "cathedral of notre dame"), 40.0,
    ),
    Concept(
        "saint basil's cathedral", _saint_basil, "building",
        ("st. basil's cathedral", "st basil's cathedral", "st. basils cathedral", "saint basils cathedral",
         "cathedral of saint basil", "kremlin", "moscow kremlin"), 36.0,
    ),
    Concept(
        "sagrada familia", _sagrada, "building",
        ("la sagrada familia", "sagrada família", "la sagrada família", "basilica de la sagrada familia",
         "basilica of the sagrada familia"), 50.0,
    ),
)  # fmt: skip
