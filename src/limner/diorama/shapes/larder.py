"""Fruit, nuts and savoury bites that the drawn art lacks, and a bowl of ramen seen from above."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    CREAM,
    LEAF,
    WOOD,
    Piece,
    curve,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import capsule, cylinder, frustum, lathe, sphere, sweep, torus

GOLDEN = 2.399963


def _on_ball(n: int) -> np.ndarray:
    """(n, 3) unit vectors spread evenly over a sphere, by the golden angle."""
    z = 1 - (2 * np.arange(n) + 1) / n
    r = np.sqrt(1 - z * z)
    a = GOLDEN * np.arange(n)
    return np.stack([r * np.cos(a), r * np.sin(a), z], axis=1)


def _ramen(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    glaze, broth = look.surface(paint("#2f4f8f", 0.25, 0.8)), paint("#c9812f", 0.12, 0.9)
    noodle, rim = paint("#f4d27a", 0.45, 0.3), paint("#f3efe4", 0.3, 0.6)
    wall = [(0, 0), (0.055, 0), (0.058, 0.012), (0.05, 0.018), (0.09, 0.045), (0.118, 0.085), (0.126, 0.105)]
    inner = [(0.121, 0.106), (0.112, 0.084), (0.085, 0.05), (0, 0.03)]
    out: list[Piece] = [
        (lathe([*wall, *inner], steps=64, crease=50), glaze),
        (torus(0.1235, 0.0036, steps=72).moved(z=0.1055), rim),
        (cylinder(0.116, 0.006, round=0.001).moved(z=0.087), broth),
    ]
    # Noodles: loose loops on the broth, heaped a little in the middle.
    for _ in range(26):
        x, y = rng.normal(0, 0.034, 2)
        r, a = rng.uniform(0.018, 0.036), rng.uniform(0, 2 * np.pi)
        t = np.linspace(a, a + rng.uniform(3.0, 5.6), 9)
        z = 0.092 + 0.016 * np.exp(-((x / 0.05) ** 2 + (y / 0.05) ** 2)) + rng.uniform(0, 0.005)
        line = np.stack([x + r * np.cos(t), y + 0.8 * r * np.sin(t), z + 0.003 * np.sin(2 * t)], axis=1)
        reach = np.linalg.norm(line[:, :2], axis=1, keepdims=True)
        line[:, :2] *= np.minimum(1, 0.105 / np.maximum(reach, 1e-6))
        out.append((tube(line, 0.0036, steps=3, sides=8), noodle))
    white, yolk = paint("#fbf6ea", 0.4, 0.5), paint("#f2a02a", 0.3, 0.6)
    for x, y, turn in ((-0.05, -0.048, 20), (-0.008, -0.066, -10)):
        egg = sphere(0.025, 0.032, 0.014, steps=20).turned(turn).moved(x, y, 0.105)
        out += [(egg, white), (sphere(0.013, 0.013, 0.006, steps=14).moved(x, y, 0.1165), yolk)]
    pink, fish = paint("#ef7f9d", 0.4, 0.3), paint("#fdf8f2", 0.45, 0.3)
    for x, y in ((0.05, -0.05), (0.074, -0.018)):
        out.append((cylinder(0.021, 0.007, round=0.003).turned(-14, "x").moved(x, y, 0.105), fish))
        out.append((torus(0.009, 0.0026, steps=20, sides=8).turned(-14, "x").moved(x, y, 0.1125), pink))
    nori = paint("#22352c", 0.6, 0.1)
    for x, turn in ((-0.075, 22), (-0.05, 8)):
        sheet = slab([(-0.026, 0), (0.026, 0), (0.026, 0.08), (-0.026, 0.08)], 0.003, bevel=0.001)
        out.append((sheet.turned(-14, "x").turned(turn).moved(x, 0.062, 0.094), nori))
    for k in range(16):
        a, r = GOLDEN * k, 0.03 * np.sqrt((k + 0.5) / 16)
        ring = torus(0.0046, 0.0018, steps=10, sides=6).turned(40 * k, "x")
        out.append((ring.moved(0.03 + r * np.cos(a), 0.03 + r * np.sin(a), 0.116), LEAF))
    for k in range(2):
        back = (-0.05 + 0.01 * k, 0.135 + 0.014 * k, 0.112)
        out.append((capsule(back, (0.165, -0.06 + 0.03 * k, 0.112), 0.0042, 0.003, sides=10), WOOD))
    return stand(out, top=(0, 0, 0.11), inside=(0, 0, 0.09))


def _birthday_candle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shades = ("#4fb6e8", "#f7c93f", "#7ed07a", "#f283b0", "#b48be0")
    stick = look.surface(paint(shades[int(rng.integers(len(shades)))], 0.35, 0.5))
    flame = curve([(0, 0), (0.0075, 0.008), (0.004, 0.02), (0, 0.03)], 4).clip(0)
    fire = Material(paint("#ffc64a").colour, roughness=0.5, emission=(2.4, 1.3, 0.35))
    t = np.linspace(0, 4 * np.pi, 26)
    stripe = np.stack([0.0072 * np.cos(t), 0.0072 * np.sin(t), 0.004 + 0.072 * t / t[-1]], axis=1)
    return stand(
        [
            (cylinder(0.0075, 0.08, round=0.002, steps=20), stick),
            (tube(stripe, 0.0014, steps=2, sides=6), CREAM),
            (rods([((0, 0, 0.08), (0, 0, 0.088))], 0.001), paint("#4a4038")),
            (lathe(flame, steps=20, crease=80).moved(z=0.084), fire),
        ]
    )


def _samosa(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    crust = look.surface(paint("#d79a45", 0.6, 0.15))
    side = 0.1
    fat = slab([(-side / 2, 0), (side / 2, 0), (0, 0.088)], 0.06, bevel=0.02, corner=0.014, steps=6)
    v = fat.vertices.copy()
    v[:, 1] *= np.clip(1.15 - v[:, 2] / 0.085, 0.16, 1)
    # Folds of the pastry, and blisters from the frying.
    v += fat.normals * (0.0014 * np.sin(v[:, 0] * 190 + v[:, 2] * 60) * np.sin(v[:, 2] * 150))[:, None]
    body = Mesh.of(v, fat.faces, crease=50)
    a = np.linspace(-side / 2 + 0.008, side / 2 - 0.008, 9)
    seam = tube([(x, -0.029 + 0.002 * (i % 2), 0.007) for i, x in enumerate(a)], 0.0055, sides=10)
    return stand([(body, crust), (seam, crust)], turn=-18, top=(0, 0, 0.08))


def _lychee(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#c9404f", 0.6, 0.15))
    ball = sphere(0.0165, 0.0165, 0.018, steps=20)
    bumps = [sphere(0.0021, steps=6).moved(*(d * [0.0166, 0.0166, 0.018])) for d in _on_ball(150)]
    stem = capsule((0, 0, 0.017), (0.003, 0, 0.026), 0.0013, sides=8)
    return stand([(ball, red), *[(b, red) for b in bumps], (stem, WOOD)], top=(0, 0, 0.019))


def _durian(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    rind = look.surface(paint("#9aa53f", 0.6, 0.1))
    out: list[Piece] = [(sphere(0.1, 0.1, 0.125, steps=28), rind)]
    for d in _on_ball(190):
        base = d * [0.098, 0.098, 0.122]
        out.append((capsule(base, base + d * 0.026, 0.0135, 0.0012, sides=7), rind))
    out.append((frustum(0.016, 0.012, 0.05, round=0.004).moved(z=0.12), WOOD))
    return stand(out, top=(0, 0, 0.15))


def _okra(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#6fa544", 0.5, 0.3))
    path = curve([(-0.05, 0, 0), (-0.02, 0, 0.006), (0.02, 0, 0.006), (0.055, 0, -0.004)], 8)
    t = np.linspace(0, 1, len(path))
    radii = 0.0105 * np.sqrt(np.clip(t / 0.12, 0, 1)) * (1 - t**2.2) + 0.0008
    out: list[Piece] = []
    for k in range(5):
        a = 2 * np.pi * k / 5
        shift = np.stack([0 * t, 0.42 * radii * np.cos(a), 0.42 * radii * np.sin(a)], axis=1)
        out.append((sweep(path + shift, radii * 0.72, sides=14), green))
    out.append((capsule((-0.05, 0, 0), (-0.064, 0, -0.001), 0.0078, 0.0042, sides=14), LEAF))
    return stand(out, turn=24)


def _pistachio(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell, nut = look.surface(paint("#e3cda0", 0.55, 0.2)), second(look, paint("#8fb04e", 0.5, 0.2))
    halves: list[Piece] = []
    prof = [(0.0, -0.011), (0.005, -0.0095), (0.0078, -0.002), (0.0068, 0.006), (0.003, 0.0115), (0, 0.0125)]
    for side in (-1, 1):
        half = lathe(curve(prof, 4).clip([0, -1]), steps=28, crease=80).scaled(0.62, 1, 1)
        halves.append((half.turned(13 * side, "y").moved(0.0032 * side), shell))
    kernel = sphere(0.0055, 0.0068, 0.0096, steps=16).moved(z=0.0015)
    return stand([*halves, (kernel, nut)], turn=10, top=(0, 0, 0.0125))


def _walnut(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell = look.surface(paint("#b98a55", 0.7, 0.05))
    m = sphere(0.019, 0.019, 0.0215, steps=40)
    d = m.vertices / np.linalg.norm(m.vertices, axis=1, keepdims=True)
    a = np.arctan2(d[:, 1], d[:, 0])
    wrinkle = np.sin(7 * a + 3 * np.sin(5 * d[:, 2])) * np.sin(9 * d[:, 2] + 2 * np.sin(3 * a))
    body = Mesh.of(m.vertices * (1 + 0.045 * wrinkle[:, None]), m.faces, crease=180)
    seam = torus(0.0195, 0.0022, steps=48, sides=10).scaled(1, 1.12, 1).turned(90, "x").turned(90)
    return stand([(body, shell), (seam, shell)], turn=30, top=(0, 0, 0.0215))


def _one_fruit(kind: str) -> list[Piece]:
    """A single fruit about its middle, some 0.08 m across."""
    if kind == "apple":
        prof = curve(
            [
                (0, -0.03),
                (0.018, -0.036),
                (0.036, -0.02),
                (0.041, 0.008),
                (0.03, 0.032),
                (0.012, 0.033),
                (0, 0.024),
            ],
            4,
        )
        stem = capsule((0, 0, 0.024), (0.004, 0, 0.048), 0.0026, sides=8)
        return [
            (lathe(prof.clip([0, -1]), steps=30), paint("#cf3330", 0.22, 0.9)),
            (stem, WOOD),
            (sphere(0.016, 0.008, 0.003, steps=8).turned(-25, "y").moved(0.018, 0, 0.045), LEAF),
        ]
    if kind == "pear":
        prof = curve(
            [(0, -0.04), (0.022, -0.044), (0.038, -0.018), (0.024, 0.02), (0.016, 0.042), (0, 0.05)], 4
        )
        return [
            (lathe(prof.clip([0, -1]), steps=30), paint("#b9c84a", 0.3, 0.6)),
            (capsule((0, 0, 0.05), (0.004, 0, 0.068), 0.0026, sides=8), WOOD),
        ]
    if kind == "lemon":
        prof = curve(
            [
                (0, -0.044),
                (0.008, -0.038),
                (0.028, -0.02),
                (0.031, 0.004),
                (0.022, 0.026),
                (0.007, 0.038),
                (0, 0.043),
            ],
            4,
        )
        return [(lathe(prof.clip([0, -1]), steps=26).turned(75, "y"), paint("#f6d333", 0.35, 0.5))]
    return [
        (sphere(0.04, 0.04, 0.038, steps=24), paint("#f08a24", 0.45, 0.4)),
        (sphere(0.006, 0.006, 0.003, steps=8).moved(z=0.037), LEAF),
    ]


def _heap() -> list[Piece]:
    """Apples, oranges, a pear, a lemon, bananas and grapes, heaped over z = 0, 0.3 m across."""
    places = [
        ("apple", -0.085, -0.025, 0.04, 0), ("orange", -0.005, -0.07, 0.038, 0), ("apple", 0.078, -0.035, 0.04, 40),
        ("orange", 0.06, 0.06, 0.038, 0), ("apple", -0.055, 0.065, 0.04, 80), ("pear", -0.035, -0.012, 0.098, 15),
        ("orange", 0.028, 0.02, 0.1, 30),
        ("lemon", -0.062, -0.088, 0.035, 30),
    ]  # fmt: skip
    out: list[Piece] = []
    for kind, x, y, z, turn in places:
        tilt = 14 if kind == "pear" else 0
        out += [(m.turned(tilt, "y").turned(turn).moved(x, y, z), c) for m, c in _one_fruit(kind)]
    peel, tip = paint("#f7d43c", 0.4, 0.4), paint("#6b5a2c", 0.6, 0.1)
    for k in range(3):
        y, lift = 0.03 + 0.026 * k, 0.012 * k
        path = [
            (-0.1, y + 0.01, 0.1 + lift),
            (-0.05, y - 0.006, 0.132 + lift),
            (0.03, y - 0.006, 0.146 + lift),
            (0.1, y + 0.012, 0.118 + lift),
        ]
        out += [
            (tube(path, [0.007, 0.0165, 0.0165, 0.007], sides=12), peel),
            (capsule(path[-1], (0.112, y + 0.016, 0.108 + lift), 0.007, 0.005, sides=8), tip),
        ]
    grape = paint("#6b3a8c", 0.25, 0.7)
    for k in range(20):
        row = int((np.sqrt(8 * k + 1) - 1) / 2)
        i = k - row * (row + 1) // 2
        x, y, z = 0.115 + 0.006 * row, -0.02 + (i - row / 2) * 0.022 - 0.012 * row, 0.028 + 0.017 * (5 - row)
        out.append(
            (sphere(0.0125, steps=12).moved(x - 0.022 * (5 - row) * 0.45, y, z + 0.01 * (i % 2)), grape)
        )
    return out


def _fruit(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A bowl heaped with fruit; the bowl takes the colour asked for."""
    glaze = look.surface(paint("#5fa8c4", 0.2, 0.9))
    wall = [
        (0, 0),
        (0.07, 0),
        (0.072, 0.012),
        (0.062, 0.02),
        (0.12, 0.05),
        (0.158, 0.09),
        (0.165, 0.1),
        (0.157, 0.1),
        (0.115, 0.062),
        (0, 0.04),
    ]
    bowl = lathe(wall, steps=64, crease=50)
    return stand([(bowl, glaze), *[(m.moved(z=0.052), c) for m, c in _heap()]], turn=-6, top=(0, 0, 0.2))


def _fruit_basket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wicker, dark = look.surface(paint("#b98247", 0.75, 0.0)), paint("#94622f", 0.75, 0.0)
    out: list[Piece] = [
        (lathe([(0, 0), (0.105, 0), (0.14, 0.09), (0.13, 0.09), (0.1, 0.02), (0, 0.02)], steps=48), dark)
    ]
    n = 44
    a = 2 * np.pi * np.arange(n) / n
    for row in range(6):
        r = 0.108 + 0.0064 * row + 0.0045 * np.where((np.arange(n) + row) % 2, 1, -1)
        ring = np.stack([r * np.cos(a), r * np.sin(a), np.full(n, 0.012 + 0.0155 * row)], axis=1)
        out.append((tube(ring, 0.0082, steps=3, sides=8, closed=True), wicker if row % 2 else dark))
    rim = np.stack([0.148 * np.cos(a), 0.148 * np.sin(a), 0.102 + 0.003 * np.sin(11 * a)], axis=1)
    out.append((tube(rim, 0.011, steps=2, sides=10, closed=True), wicker))
    t = np.linspace(0, np.pi, 15)
    arch = [(0.148 * np.cos(u), 0.004 * np.sin(9 * u), 0.1 + 0.2 * np.sin(u)) for u in t]
    out += [
        (tube(arch, 0.0085, steps=3, sides=10), wicker),
        (
            tube(
                [(x, y + 0.013 * (-1) ** i, z) for i, (x, y, z) in enumerate(arch)], 0.006, steps=3, sides=8
            ),
            dark,
        ),
    ]
    return stand([*out, *[(m.scaled(0.86).moved(z=0.062), c) for m, c in _heap()]], turn=-16, top=(0, 0, 0.2))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "ramen", _ramen, "food", ("bowl of ramen", "noodle soup", "bowl of noodles", "noodles", "udon"), 0.25
    ),
    Concept("birthday candle", _birthday_candle, "thing", ("cake candle",), 0.1),
    Concept("samosa", _samosa, "food", (), 0.1),
    Concept("lychee", _lychee, "food", ("litchi", "rambutan"), 0.036),
    Concept("durian", _durian, "food", (), 0.26),
    Concept("okra", _okra, "food", ("lady's finger",), 0.12),
    Concept("pistachio", _pistachio, "food", ("pistachio nut",), 0.025),
    Concept("walnut", _walnut, "food", (), 0.045),
    Concept(
        "fruit",
        _fruit,
        "food",
        (
            "bowl of fruit",
            "fruit bowl",
            "bowl of fruits",
            "heap of fruit",
            "pile of fruit",
            "fruits",
            "fresh fruit",
        ),
        0.33,
    ),
    Concept(
        "fruit basket", _fruit_basket, "food", ("basket of fruit", "basket of fruits", "cornucopia"), 0.32
    ),
)
