"""What stands in a garden and on a farm: the gnome, the scarecrow, the hive, hay, the well, the turbine."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    DARK_WOOD,
    GREY,
    STONE,
    WOOD,
    Piece,
    coin,
    curve,
    hoop,
    loft,
    paint,
    rods,
    slab,
    stand,
    tapered,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

HOLE = paint("#2e2723", 0.9, 0.0)
STRAW = paint("#e3bd5f", 0.9, 0.0)


def _garden_gnome(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red, coat, skin = (
        look.surface(paint("#d8352f", 0.35, 0.5)),
        paint("#3b6fb3", 0.4, 0.4),
        paint("#f3bf9a", 0.5, 0.2),
    )
    beard, trousers = paint("#fbf7ee", 0.7, 0.0), paint("#7a5238", 0.6, 0.1)
    hat = curve(
        [(0.0, 0.75), (0.012, 0.72), (0.045, 0.62), (0.083, 0.51), (0.108, 0.43), (0.105, 0.415), (0, 0.41)],
        6,
    ).clip(0)[::-1]
    cone = lathe(hat, steps=40, crease=60)
    v = cone.vertices.copy()
    v[:, 0] += 0.9 * np.clip(v[:, 2] - 0.52, 0, None) ** 2
    out: list[Piece] = [
        (Mesh.of(v, cone.faces, crease=60), red),
        (torus(0.1, 0.016, steps=40).moved(z=0.418), red),
    ]
    out += [
        (
            lathe(
                curve(
                    [(0, 0.06), (0.105, 0.07), (0.135, 0.14), (0.12, 0.24), (0.075, 0.32), (0, 0.33)], 5
                ).clip(0),
                steps=40,
            ),
            coat,
        ),
        (sphere(0.098, 0.09, 0.09, steps=24).moved(0, -0.005, 0.375), skin),
    ]
    out.append((torus(0.128, 0.014, steps=40).moved(z=0.15), trousers))
    out.append((box(0.05, 0.03, 0.04, round=0.008).moved(0, -0.13, 0.15), paint("#f4c542", 0.25, 0.5)))
    out += [(sphere(0.052, 0.085, 0.05, steps=18).moved(s * 0.062, -0.035, 0.045), trousers) for s in (-1, 1)]
    fluff = [
        (0, -0.085, 0.33, 0.075),
        (-0.045, -0.085, 0.3, 0.052),
        (0.045, -0.085, 0.3, 0.052),
        (0, -0.11, 0.25, 0.062),
        (0, -0.115, 0.19, 0.04),
    ]
    out += [(sphere(r, r * 0.7, r * 1.1, steps=18).moved(x, y, z), beard) for x, y, z, r in fluff]
    out += [
        (sphere(0.026, steps=14).moved(0, -0.105, 0.375), paint("#ee9f80", 0.45, 0.3)),
        *[(sphere(0.0105, steps=10).moved(s * 0.035, -0.09, 0.393), BLACK) for s in (-1, 1)],
    ]
    out += [
        (tube([(s * 0.1, 0, 0.29), (s * 0.15, -0.05, 0.22), (s * 0.1, -0.115, 0.19)], 0.034), coat)
        for s in (-1, 1)
    ]
    out += [(sphere(0.033, steps=14).moved(s * 0.09, -0.13, 0.19), skin) for s in (-1, 1)]
    return stand(out, turn=-12, top=(0, 0, 0.74))


def _scarecrow(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shirt, sack, hat = (
        look.surface(paint("#c8503c", 0.8, 0.0)),
        paint("#e5c892", 0.85, 0.0),
        paint("#a9793f", 0.8, 0.0),
    )
    out: list[Piece] = [
        (capsule((0, 0.03, 0), (0, 0.03, 1.5), 0.035), WOOD),
        (capsule((-0.72, 0.03, 1.25), (0.72, 0.03, 1.25), 0.03), WOOD),
    ]
    out.append(
        (tapered(box(0.46, 0.3, 0.62, round=0.1, steps=5).moved(z=1.02), 0.85, 1.3, 0.85, 0.82), shirt)
    )
    out += [(capsule((s * 0.16, 0, 1.25), (s * 0.58, 0, 1.24), 0.098, 0.088), shirt) for s in (-1, 1)]
    out += [
        (capsule((s * 0.11, 0, 0.74), (s * 0.15, 0, 0.4), 0.11, 0.095), paint("#41628f", 0.8, 0.0))
        for s in (-1, 1)
    ]
    patch = paint("#f0c64f", 0.8, 0.0)
    out.append(
        (
            slab([(-0.06, -0.06), (0.06, -0.05), (0.055, 0.06), (-0.06, 0.055)], 0.02, bevel=0.006).moved(
                0.1, -0.155, 1.0
            ),
            patch,
        )
    )
    for k in range(54):
        s, part = (-1, 1)[k % 2], k // 2 % 2
        a = rng.uniform(0, 2 * np.pi)
        root = np.array([s * 0.6, 0, 1.24]) if part else np.array([s * 0.15, 0, 0.42])
        way = (
            np.array([s * 0.14, 0.055 * np.cos(a), 0.055 * np.sin(a)])
            if part
            else np.array([0.06 * np.cos(a), 0.06 * np.sin(a), -0.15])
        )
        out.append(
            (capsule(root + way * 0.2, root + way * rng.uniform(0.8, 1.2), 0.009, 0.005, sides=6), STRAW)
        )
    out.append((sphere(0.185, 0.17, 0.19, steps=28).moved(0, 0, 1.6), sack))
    out += [
        (coin(0.026, 0.02, round=0.006, steps=20).turned(s * 20).moved(s * 0.07, -0.16, 1.62), BLACK)
        for s in (-1, 1)
    ]
    out.append(
        (
            slab([(-0.026, 0), (0.026, 0), (0, 0.05)], 0.03, bevel=0.008).moved(0, -0.175, 1.55),
            paint("#e8893a", 0.6, 0.1),
        )
    )
    out.append(
        (
            tube(
                [
                    (-0.08, -0.15, 1.53),
                    (-0.04, -0.168, 1.5),
                    (0, -0.172, 1.492),
                    (0.04, -0.168, 1.5),
                    (0.08, -0.15, 1.53),
                ],
                0.008,
            ),
            BLACK,
        )
    )
    brim = [
        (0, 1.72),
        (0.3, 1.7),
        (0.33, 1.72),
        (0.3, 1.735),
        (0.17, 1.76),
        (0.14, 1.88),
        (0.08, 1.93),
        (0, 1.94),
    ]
    out += [
        (lathe(brim, steps=44).turned(6, "y").moved(0.18, 0, 0.0).moved(-0.36, 0, 0.02), hat),
        (torus(0.165, 0.018).turned(6, "y").moved(0, 0, 1.775), shirt),
    ]
    return stand(out, turn=-10, top=(0, 0, 1.9), head=(0, 0, 1.8))


def _beehive(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    straw = look.surface(paint("#e6b54a", 0.7, 0.1))
    out: list[Piece] = []
    for k, r in enumerate((0.24, 0.27, 0.28, 0.275, 0.255, 0.22, 0.17, 0.105)):
        out.append((torus(r, 0.052, steps=56, sides=16).moved(z=0.06 + 0.075 * k), straw))
    out += [
        (sphere(0.1, 0.1, 0.06, steps=20).moved(z=0.63), straw),
        (lathe([(0, 0), (0.25, 0), (0.28, 0.2), (0.24, 0.42), (0.1, 0.6), (0, 0.6)], steps=32), straw),
    ]
    out += [
        (sphere(0.07, 0.05, 0.075, steps=20).moved(0, -0.29, 0.17), HOLE),
        (hoop(0.07, 0.02, steps=32).moved(0, -0.318, 0.17), DARK_WOOD),
    ]
    out += [
        (box(0.8, 0.7, 0.05, round=0.02).moved(z=-0.02), WOOD),
        *[(capsule((x, y, -0.3), (x, y, -0.04), 0.035), WOOD) for x in (-0.3, 0.3) for y in (-0.25, 0.25)],
    ]
    return stand(out, turn=-10, top=(0, 0, 0.66))


def _hay_bale(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    straw, twine = look.surface(STRAW), paint("#a8743a", 0.8, 0.0)
    out: list[Piece] = [(box(1.0, 0.5, 0.46, round=0.06, steps=4).moved(z=0.24), straw)]
    for _ in range(330):
        side = int(rng.integers(4))
        x, u = rng.uniform(-0.47, 0.47), rng.uniform(-0.9, 0.9)
        at = [
            (x, -0.25, 0.24 + 0.21 * u),
            (x, 0.23 * u, 0.475),
            (0.5, 0.22 * u, 0.24 + 0.2 * rng.uniform(-1, 1)),
            (-0.5, 0.22 * u, 0.24 + 0.2 * rng.uniform(-1, 1)),
        ][side]
        d = (
            rng.normal(0, 0.055, 3)
            * ([1, 0.12, 0.5], [1, 0.5, 0.12], [0.15, 0.8, 0.8], [0.15, 0.8, 0.8])[side]
        )
        out.append((capsule(np.asarray(at) - d, np.asarray(at) + d, 0.006, 0.004, sides=5), straw))
    out += [
        (
            tube(
                [
                    (x, -0.262, 0.03),
                    (x, -0.262, 0.45),
                    (x, -0.22, 0.487),
                    (x, 0.22, 0.487),
                    (x, 0.262, 0.45),
                    (x, 0.262, 0.03),
                ],
                0.011,
                sides=8,
            ),
            twine,
        )
        for x in (-0.26, 0.26)
    ]
    return stand(out, turn=-24, top=(0, 0, 0.49), seat=(0, 0, 0.49))


def _wind_turbine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white = look.surface(paint("#f4f5f3", 0.35, 0.4))
    out: list[Piece] = [
        (frustum(0.62, 0.34, 11.0, round=0.05), white),
        (
            loft(
                [
                    (-1.2, 0, 0, 0.3, 0.3),
                    (-0.6, 0, 0, 0.46, 0.46),
                    (0.7, 0, 0, 0.42, 0.42),
                    (1.3, 0, 0, 0.2, 0.2),
                ],
                power=3,
            )
            .turned(90)
            .moved(0, 0.1, 11.2),
            white,
        ),
    ]
    out.append((sphere(0.5, 0.62, 0.5, steps=24).moved(0, -1.3, 11.2), white))
    blade = slab(
        curve(
            [
                (-0.18, 0),
                (-0.4, 1.0),
                (-0.34, 2.2),
                (-0.12, 5.1),
                (0.02, 5.5),
                (0.14, 5.1),
                (0.2, 2.2),
                (0.2, 0),
            ],
            6,
        ),
        0.2,
        bevel=0.08,
        corner=0.03,
    ).turned(12)
    out += [(blade.moved(z=0.3).turned(14 + 120 * k, "y").moved(0, -1.35, 11.2), white) for k in range(3)]
    out.append((cylinder(1.5, 0.18, round=0.08), STONE))
    return stand(out, turn=-22, top=(0, 0, 11.6))


def _well(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = [look.surface(paint(s, 0.9, 0.0)) for s in ("#a8a49c", "#98948d", "#b6b2a8")]
    out: list[Piece] = []
    for row in range(5):
        for k in range(14):
            a = 360 * (k + 0.5 * (row % 2)) / 14
            out.append(
                (
                    box(0.275, 0.16, 0.15, round=0.04).moved(0, -0.6, 0.085 + 0.155 * row).turned(a),
                    stone[(3 * k + row * 2) % 3],
                )
            )
    out += [
        (lathe([(0.5, 0), (0.66, 0), (0.66, 0.75), (0.5, 0.75), (0.5, 0)], steps=48), stone[1]),
        (cylinder(0.52, 0.02, round=0.004).moved(z=0.5), paint("#3c7f9f", 0.05, 1.0)),
    ]
    out.append((rods([((s * 0.62, 0, 0.7), (s * 0.62, 0, 1.9)) for s in (-1, 1)], 0.05), WOOD))
    out += [
        (capsule((-0.72, 0, 1.5), (0.72, 0, 1.5), 0.045), WOOD),
        (tube([(0.72, 0, 1.5), (0.8, 0, 1.5), (0.8, 0, 1.32), (0.92, 0, 1.32)], 0.022), GREY),
        (cylinder(0.085, 0.4, round=0.03).turned(90, "y").moved(-0.2, 0, 1.5), paint("#d9bd86", 0.9, 0.0)),
    ]
    for s in (-1, 1):
        for k in range(4):
            out.append(
                (
                    box(1.7, 0.235, 0.04, round=0.016)
                    .turned(-s * 38, "x")
                    .moved(0, s * (0.09 + 0.175 * k), 2.26 - 0.135 * k),
                    paint(("#b5523c", "#c25f46")[k % 2], 0.6, 0.1),
                )
            )
    out += [
        (capsule((0, 0, 1.5), (0, 0, 1.02), 0.014), paint("#d9bd86", 0.9, 0.0)),
        (frustum(0.1, 0.135, 0.22, round=0.02).moved(0, 0, 0.74), WOOD),
        (torus(0.13, 0.012).moved(z=0.9), GREY),
        (tube([(-0.13, 0, 0.94), (0, 0, 1.06), (0.13, 0, 0.94)], 0.01), GREY),
    ]
    return stand(out, turn=-20, top=(0, 0, 2.3))


def _picnic_table(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood = look.surface(paint("#b9824c", 0.6, 0.1))
    out: list[Piece] = [
        (box(1.8, 0.145, 0.05, round=0.018).moved(0, (k - 2) * 0.155, 0.75), wood) for k in range(5)
    ]
    out += [
        (box(1.8, 0.14, 0.05, round=0.018).moved(0, s * (0.66 + 0.15 * k), 0.45), wood)
        for s in (-1, 1)
        for k in range(2)
    ]
    for x in (-0.6, 0.6):
        out += [
            (box(0.07, 1.64, 0.09, round=0.02).moved(x, 0, 0.38), wood),
            (box(0.07, 0.74, 0.08, round=0.02).moved(x, 0, 0.69), wood),
        ]
        out += [
            (box(0.06, 0.1, 0.92, round=0.02).turned(s * 32, "x").moved(x, s * 0.48, 0.36), wood)
            for s in (-1, 1)
        ]
    return stand(out, turn=-24, top=(0, 0, 0.775))


CONCEPTS: tuple[Concept, ...] = (
    Concept("garden gnome", _garden_gnome, "thing", ("gnome", "lawn gnome", "dwarf"), 0.75),
    Concept("scarecrow", _scarecrow, "thing", (), 1.9),
    Concept("beehive", _beehive, "thing", ("hive", "bee hive", "skep"), 1.0),
    Concept("hay bale", _hay_bale, "thing", ("bale of hay", "straw bale", "hay", "haystack"), 1.0),
    Concept("wind turbine", _wind_turbine, "building", ("wind power plant",), 16.0),
    Concept("well", _well, "thing", ("water well", "wishing well", "stone well"), 2.4),
    Concept("picnic table", _picnic_table, "furniture", (), 1.9),
)
