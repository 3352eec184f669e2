"""Coffee machines, and what is made of cloth or paper about the house: washing, napkins, posters."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    STEEL,
    WHITE,
    WOOD,
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
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

BRASS = paint("#d9a94a", 0.22, 0.6, metallic=0.8)
COFFEE = paint("#4a2c1b", 0.2, 0.6)


def _espresso_machine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, steel = look.surface(paint("#c93f36", 0.22, 0.9)), paint("#d9dde0", 0.18, 0.5, metallic=0.7)
    out: list[Piece] = [
        (box(0.36, 0.3, 0.055, round=0.022).moved(0, 0, 0.03), shell),
        (box(0.36, 0.14, 0.36, round=0.035).moved(0, 0.08, 0.2), shell),
        (box(0.36, 0.3, 0.12, round=0.045, steps=4).moved(0, 0, 0.35), shell),
    ]
    out += [
        (box(0.31, 0.15, 0.02, round=0.006).moved(0, -0.075, 0.064), steel),
        (box(0.3, 0.012, 0.2, round=0.005).moved(0, 0.012, 0.18), steel),
    ]
    out.append(
        (
            rods(
                [((x, -0.14, 0.077), (x, -0.01, 0.077)) for x in np.linspace(-0.13, 0.13, 11)],
                0.0035,
                sides=8,
            ),
            BLACK,
        )
    )
    out += [
        (cylinder(0.048, 0.06, round=0.01).moved(0, -0.07, 0.235), steel),
        (cylinder(0.043, 0.03, round=0.01).moved(0, -0.07, 0.212), BLACK),
        (capsule((0, -0.1, 0.226), (0, -0.235, 0.214), 0.014, 0.019), BLACK),
    ]
    out += [
        (tube([(s * 0.012, -0.07, 0.215), (s * 0.014, -0.07, 0.196)], 0.007, sides=10), steel)
        for s in (-1, 1)
    ]
    cup = [(0, 0), (0.025, 0), (0.043, 0.06), (0.038, 0.06), (0.022, 0.01), (0, 0.01)]
    out += [
        (lathe(cup, steps=32).moved(0, -0.07, 0.08), WHITE),
        (cylinder(0.036, 0.006, round=0.001).moved(0, -0.07, 0.126), COFFEE),
        (hoop(0.017, 0.005, steps=24).moved(0.052, -0.07, 0.112), WHITE),
    ]
    out += [
        (capsule((s * 0.012, -0.07, 0.13), (s * 0.012, -0.07, 0.196), 0.0028, sides=8), COFFEE)
        for s in (-1, 1)
    ]
    out += [
        (coin(0.032, 0.02, round=0.006).moved(-0.11, -0.152, 0.355), WHITE),
        (box(0.004, 0.006, 0.024, round=0.001).turned(35, "y").moved(-0.107, -0.163, 0.36), BLACK),
    ]
    out += [
        (coin(0.017, 0.024, round=0.006, steps=24).moved(x, -0.153, 0.355), steel) for x in (0.0, 0.055, 0.11)
    ]
    out += [
        (tube([(0.145, -0.12, 0.31), (0.155, -0.15, 0.25), (0.15, -0.16, 0.14)], 0.007, sides=10), steel),
        (cylinder(0.02, 0.05, round=0.01).turned(90, "y").moved(0.18, 0, 0.345), BLACK),
    ]
    out += [
        (lathe(cup, steps=28).scaled(0.8).moved(x, 0.06 * (k % 2), 0.412), WHITE)
        for k, x in enumerate((-0.11, -0.03, 0.05))
    ]
    return stand(out, turn=-16, top=(0.1, 0, 0.41))


def _coffee_maker(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, steel = look.surface(paint("#3f9d97", 0.3, 0.6)), STEEL
    glass = paint("#dcebee", 0.06, 1.0)
    out: list[Piece] = [
        (box(0.22, 0.26, 0.04, round=0.016).moved(0, 0, 0.02), shell),
        (box(0.22, 0.09, 0.3, round=0.03).moved(0, 0.085, 0.17), shell),
        (box(0.22, 0.26, 0.09, round=0.035).moved(0, 0, 0.32), shell),
    ]
    out += [
        (frustum(0.06, 0.085, 0.06, round=0.012).moved(0, -0.04, 0.225), shell),
        (cylinder(0.07, 0.008, round=0.003).moved(0, -0.04, 0.038), steel),
    ]
    jug = [
        (0, 0),
        (0.06, 0),
        (0.078, 0.03),
        (0.08, 0.07),
        (0.056, 0.13),
        (0.06, 0.15),
        (0.056, 0.15),
        (0.052, 0.13),
        (0.074, 0.07),
        (0.07, 0.03),
        (0, 0.012),
    ]
    out += [
        (lathe(jug, steps=44).moved(0, -0.04, 0.047), glass),
        (
            lathe(
                [(0, -0.001), (0.061, -0.001), (0.0788, 0.029), (0.0808, 0.07), (0.0722, 0.096), (0, 0.096)],
                steps=40,
            ).moved(0, -0.04, 0.047),
            COFFEE,
        ),
        (cylinder(0.058, 0.02, round=0.008).moved(0, -0.04, 0.195), shell),
    ]
    out.append(
        (
            tube(
                [(0.07, -0.06, 0.18), (0.125, -0.075, 0.17), (0.12, -0.075, 0.1), (0.078, -0.06, 0.09)], 0.011
            ),
            shell,
        )
    )
    out += [
        (coin(0.014, 0.012, round=0.004, steps=20).moved(0.06, -0.131, 0.325), paint("#e8493f", 0.3, 0.5)),
        (box(0.09, 0.006, 0.035, round=0.004).moved(-0.04, -0.13, 0.325), paint("#9fd6d2", 0.2, 0.6)),
    ]
    return stand(out, turn=-20, top=(0, 0, 0.365))


def _clothes_line(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = [
        (rods([((s * 1.35, 0, 0), (s * 1.35, 0, 1.75)) for s in (-1, 1)], 0.045), WOOD),
        (rods([((s * 1.35, -0.25, 1.66), (s * 1.35, 0.25, 1.66)) for s in (-1, 1)], 0.032), WOOD),
    ]
    line = curve([(-1.35, 0, 1.68), (-0.5, 0, 1.6), (0.5, 0, 1.6), (1.35, 0, 1.68)], 6)
    out.append((tube(line, 0.009, steps=1, sides=8), WHITE))
    shirt = [
        (-0.15, 0),
        (0.15, 0),
        (0.15, 0.32),
        (0.27, 0.22),
        (0.33, 0.32),
        (0.17, 0.48),
        (0.07, 0.48),
        (0, 0.45),
        (-0.07, 0.48),
        (-0.17, 0.48),
        (-0.33, 0.32),
        (-0.27, 0.22),
        (-0.15, 0.32),
    ]
    trousers = [
        (-0.17, 0),
        (-0.04, 0),
        (-0.01, 0.36),
        (0.01, 0.36),
        (0.04, 0),
        (0.17, 0),
        (0.15, 0.6),
        (-0.15, 0.6),
    ]
    dress = [
        (-0.24, 0),
        (0.24, 0),
        (0.1, 0.36),
        (0.11, 0.6),
        (0.05, 0.6),
        (0, 0.52),
        (-0.05, 0.6),
        (-0.11, 0.6),
        (-0.1, 0.36),
    ]
    sock = [(-0.03, 0), (0.09, 0), (0.1, 0.06), (0.035, 0.08), (0.04, 0.24), (-0.045, 0.24), (-0.04, 0.05)]
    wares = (
        (shirt, -0.9, 0.48, "#e8574a"),
        (trousers, -0.28, 0.6, "#4f7fb8"),
        (dress, 0.3, 0.6, "#f3c04a"),
        (sock, 0.68, 0.24, "#5fae76"),
        (sock, 0.84, 0.24, "#5fae76"),
        ([(-0.14, 0), (0.14, 0), (0.14, 0.42), (-0.14, 0.42)], 1.12, 0.42, "#b98cc4"),
    )
    for k, (outline, x, h, shade) in enumerate(wares):
        cloth = look.surface(paint(shade, 0.9, 0.0)) if k == 0 or look.material else paint(shade, 0.9, 0.0)
        top = float(np.interp(x, line[:, 0], line[:, 2]))
        sheet = slab(outline, 0.05, bevel=0.022, corner=0.02)
        v = sheet.vertices.copy()
        v[:, 1] += 0.035 * np.sin(9 * v[:, 0] + k) * (h - v[:, 2]) / h - 0.05 * ((h - v[:, 2]) / h) ** 2
        out.append((Mesh.of(v, sheet.faces, crease=60).moved(x, 0, top - h + 0.012), cloth))
        w = 0.12 if h > 0.3 else 0.0
        out += [
            (box(0.02, 0.05, 0.09, round=0.008).moved(x + s * w, 0, top + 0.005), WOOD)
            for s in ((-1, 1) if w else (0,))
        ]
    return stand(out, turn=-10, top=(0, 0, 1.6))


def _clothes_pile(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shades = ["#4f7fb8", "#f3ede0", "#e8574a", "#f3c04a", "#5fae76", "#b98cc4"]
    out: list[Piece] = []
    z = 0.0
    for k, shade in enumerate(shades):
        cloth = (
            look.surface(paint(shade, 0.9, 0.0))
            if k in (0, 2, 4) or look.material
            else paint(shade, 0.9, 0.0)
        )
        w, d, h = 0.4 - 0.012 * k, 0.3 - 0.008 * k, 0.062 - 0.003 * (k % 2)
        for j, half in enumerate((0.0, h * 0.5)):
            fold = box(w - 0.012 * j, d - 0.008 * j, h * 0.52, round=h * 0.25, steps=4).moved(
                0.004 * j, 0.01 * j, z + half + h * 0.26
            )
            v = fold.vertices.copy()
            v[:, 2] += 0.006 * np.sin(11 * v[:, 0] + k) * np.sin(8 * v[:, 1] + 2 * k)
            out.append((Mesh.of(v, fold.faces, crease=60).turned(rng.uniform(-5, 5)), cloth))
        z += h
    sock = slab(
        [(-0.03, 0), (0.09, 0), (0.1, 0.06), (0.035, 0.08), (0.04, 0.2), (-0.045, 0.2), (-0.04, 0.05)],
        0.03,
        bevel=0.014,
        corner=0.02,
    )
    out.append((sock.turned(90, "x").turned(35).moved(0.06, -0.02, z + 0.008), paint("#f08a3c", 0.9, 0.0)))
    return stand(out, turn=-18, top=(0, 0, z))


def _poster(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    sheet = slab([(-0.34, 0), (0.34, 0), (0.34, 0.96), (-0.34, 0.96)], 0.012, bevel=0.003, corner=0.006)
    v = sheet.vertices.copy()
    v[:, 1] += (
        0.018 * np.sin(4.5 * v[:, 0])
        - 0.05 * np.clip(0.1 - v[:, 2], 0, 1) ** 1.4 * np.clip(v[:, 0] + 0.1, 0, 1) * 8
    )
    paper = look.surface(paint("#f5efdf", 0.9, 0.0))
    out: list[Piece] = [(Mesh.of(v, sheet.faces, crease=40), paper)]
    out += [
        (
            sphere(0.018, steps=12).moved(s * 0.3, -0.012 + 0.018 * np.sin(4.5 * s * 0.3), 0.92),
            paint("#df4238", 0.25, 0.7),
        )
        for s in (-1, 1)
    ]
    return stand(out, turn=-8, front=(0, -0.01, 0.5), top=(0, 0, 0.96))


def _napkin(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A cloth napkin folded to a fan, held by a ring."""
    cloth = look.surface(paint("#f4ede1", 0.9, 0.0))
    n, h = 15, 0.19
    out: list[Piece] = []
    for k in range(n):
        a = np.radians(-62 + 124 * k / (n - 1))
        blade = slab(
            [(-0.009, 0.0), (0.009, 0.0), (0.019, h), (0, h + 0.01), (-0.019, h)],
            0.012,
            bevel=0.004,
            corner=0.004,
        )
        out.append(
            (
                blade.turned(34 if k % 2 else -34)
                .turned(float(np.degrees(a)), "y")
                .moved(0, 0.004 * (k % 2), 0.06),
                cloth,
            )
        )
    out += [
        (torus(0.03, 0.012, steps=36).moved(0, 0, 0.062), second(look, BRASS)),
        (frustum(0.05, 0.02, 0.055, round=0.01, steps=28).scaled(1.1, 0.7, 1), cloth),
    ]
    return stand(out, turn=-8, top=(0, 0, 0.2))


CONCEPTS: tuple[Concept, ...] = (
    Concept("espresso machine", _espresso_machine, "thing", ("coffee machine",), 0.45),
    Concept(
        "coffee maker",
        _coffee_maker,
        "thing",
        ("coffee pot", "coffeemaker", "drip coffee maker", "percolator"),
        0.37,
    ),
    Concept(
        "clothes line",
        _clothes_line,
        "thing",
        ("clothesline", "washing line", "laundry", "line of clothes", "laundry line"),
        2.8,
    ),
    Concept(
        "pile of clothes",
        _clothes_pile,
        "clothing",
        ("folded clothes", "dirty clothes", "stack of clothes", "pile of laundry"),
        0.42,
    ),
    Concept("poster", _poster, "thing", ("blank poster", "placard sheet"), 0.96),
    Concept("napkin", _napkin, "thing", ("serviette",), 0.4),
)
