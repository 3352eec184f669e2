"""What things are sold from: the market stall, the lemonade stand, the hot dog cart, the kiosk, the food truck."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.toybox import (
    CHROME,
    CREAM,
    DARK_WOOD,
    HEADLIGHT,
    LEAF,
    STEEL,
    WHITE,
    WOOD,
    Piece,
    coin,
    gores,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
    wheel,
)
from limner.diorama.solids import box, capsule, cylinder, lathe, sphere

SHADE = paint("#4b3a33", 0.8, 0.0)


def awning(
    width: float, depth: float, low: float, high: float, cloth: tuple[Material, ...], *, stripes: int = 8
) -> list[Piece]:
    """A striped awning with a scalloped edge: it falls from height `high` at y = depth / 2 to `low` at
    y = -depth / 2. Metres."""
    w, drop = width / stripes, 0.75 * width / stripes
    t = np.linspace(0, 1, 9)
    upper = np.stack([(t - 0.5) * depth, low + (high - low) * np.sin(t * np.pi / 2)], axis=1)
    outline = np.concatenate([upper, (upper - [0, 0.035])[::-1]])
    strip = slab(outline, w * 0.996, bevel=0.006, corner=0).turned(90)
    a = np.linspace(0, np.pi, 12)
    tongue = [
        (0.498 * w, 0.01),
        *zip(0.498 * w * np.cos(a), -0.3 * drop - 0.7 * drop * np.sin(a), strict=True),
    ]
    flap = slab([*tongue, (-0.498 * w, 0.01)], 0.035, bevel=0.01, corner=0).moved(
        0, -depth / 2 + 0.012, low - 0.012
    )
    out: list[Piece] = []
    for k in range(stripes):
        x = (k - (stripes - 1) / 2) * w
        out += [(strip.moved(x), cloth[k % len(cloth)]), (flap.moved(x), cloth[k % len(cloth)])]
    return out


def parasol(radius: float, height: float, cloth: tuple[Material, ...], *, count: int = 8) -> list[Piece]:
    """A striped parasol, its rim at z = 0 and its tip at `height`."""
    t = np.linspace(0, np.pi / 2, 9)
    dome = np.stack([radius * np.cos(t), height * np.sin(t) ** 1.25], axis=1)
    inner = dome[::-1] * [0.985, 0.93] - [0, 0.012]
    shell = [(float(r), float(z)) for r, z in [*inner, (radius * 0.99, -0.03), (radius, -0.03), *dome]]
    return [*gores(shell, count, cloth), (sphere(0.05 * radius, steps=12).moved(z=height), cloth[0])]


def _crate(look: Look, fruit: Material, radius: float, rng: np.random.Generator) -> list[Piece]:
    """A slatted crate of fruit, 0.6 x 0.44 m, its floor at z = 0."""
    slat = [
        (box(0.62, 0.02, 0.055, round=0.008).moved(0, s * 0.22, z), WOOD)
        for s in (-1, 1)
        for z in (0.03, 0.1)
    ]
    side = [
        (box(0.02, 0.44, 0.055, round=0.008).moved(s * 0.3, 0, z), WOOD) for s in (-1, 1) for z in (0.03, 0.1)
    ]
    out: list[Piece] = [*slat, *side, (box(0.58, 0.42, 0.02, round=0.004).moved(z=0.01), WOOD)]
    nx, ny = int(0.56 / (2 * radius)), int(0.42 / (2 * radius))
    for k, z in ((0, 0.075), (1, 0.075 + 1.5 * radius)):
        for i in range(nx - k):
            for j in range(ny - k):
                x, y = (i - (nx - k - 1) / 2) * 2.03 * radius, (j - (ny - k - 1) / 2) * 2.03 * radius
                shift = rng.uniform(-0.008, 0.008, 3)
                ball = sphere(radius, radius, 0.94 * radius, steps=9).moved(
                    x + shift[0], y + shift[1], z + shift[2]
                )
                out.append((ball, fruit))
    return out


def _market_stall(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cloth = (
        look.surface(paint("#e2493f", 0.55, 0.1)),
        second(look, CREAM) if len(look.colours) > 1 else CREAM,
    )
    out: list[Piece] = awning(2.7, 1.7, 2.05, 2.62, cloth, stripes=9)
    out.append(
        (
            rods(
                [((x, y, 0), (x, y, 2.1 + (y > 0) * 0.42)) for x in (-1.22, 1.22) for y in (-0.62, 0.72)],
                0.045,
            ),
            WOOD,
        )
    )
    out.append((box(2.34, 0.9, 0.08, round=0.025).moved(0, -0.1, 0.86), WOOD))
    planks = [box(0.285, 0.05, 0.8, round=0.014).moved((k - 3.5) * 0.292, -0.5, 0.43) for k in range(8)]
    out += [(m, WOOD if k % 2 else paint("#c08a52", 0.6, 0.0)) for k, m in enumerate(planks)]
    out += [(box(0.05, 0.78, 0.8, round=0.014).moved(s * 1.14, -0.1, 0.43), WOOD) for s in (-1, 1)]
    fruit = ("#d2382f", "#f08a24", "#f4cf3a", "#6a3b86", "#79b544", "#e8604c")
    for k, (shade, radius) in enumerate(zip(fruit, (0.062, 0.062, 0.055, 0.05, 0.062, 0.055), strict=True)):
        back = k // 3
        for mesh, material in _crate(look, paint(shade, 0.3, 0.7), radius, rng):
            tipped = mesh.turned(24, "x").moved((k % 3 - 1) * 0.72, -0.26 + 0.44 * back, 0.97 + 0.25 * back)
            out.append((tipped, material))
    out.append((box(2.2, 0.05, 0.42, round=0.02).moved(0, 0.36, 1.02), DARK_WOOD))
    return stand(out, turn=-14, top=(0, 0, 2.5), front=(0, -0.53, 0.45))


def _lemonade_stand(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    board = look.surface(paint("#f9d648", 0.5, 0.2))
    out: list[Piece] = [(box(1.5, 0.66, 0.07, round=0.025).moved(z=0.86), WOOD)]
    out += [
        (box(0.175, 0.05, 0.84, round=0.014).moved((k - 3.5) * 0.18, -0.28, 0.42), (board, WHITE)[k % 2])
        for k in range(8)
    ]
    out += [(box(0.05, 0.56, 0.84, round=0.014).moved(s * 0.69, 0, 0.42), board) for s in (-1, 1)]
    out.append((rods([((x, 0.24, 0.8), (x, 0.24, 1.9)) for x in (-0.66, 0.66)], 0.032), WOOD))
    out.append((box(1.56, 0.07, 0.42, round=0.035).moved(0, 0.2, 1.82), WHITE))
    out += [(box(1.62, 0.05, 0.05, round=0.02).moved(0, 0.18, 1.82 + s * 0.22), board) for s in (-1, 1)]
    # A pitcher, two cups and lemons on the counter, half a lemon painted on the front.
    drink, glass = paint("#f7dd55", 0.1, 0.9), paint("#f8eaa0", 0.08, 1.0)
    jug = [
        (0, 0),
        (0.085, 0),
        (0.1, 0.03),
        (0.105, 0.12),
        (0.085, 0.22),
        (0.09, 0.27),
        (0.084, 0.27),
        (0.078, 0.22),
        (0.096, 0.12),
        (0.09, 0.03),
        (0, 0.02),
    ]
    out += [
        (lathe(jug, steps=40).moved(-0.3, -0.05, 0.895), glass),
        (cylinder(0.088, 0.17, round=0.02).moved(-0.3, -0.05, 0.92), drink),
    ]
    out.append(
        (
            tube(
                [(-0.4, -0.05, 1.1), (-0.47, -0.05, 1.07), (-0.46, -0.05, 0.98), (-0.4, -0.05, 0.96)], 0.012
            ),
            glass,
        )
    )
    lemon, rind = paint("#f6d33a", 0.35, 0.5), paint("#fff4c2", 0.5, 0.2)
    for x in (0.0, 0.17):
        out += [
            (
                lathe(
                    [(0, 0), (0.038, 0), (0.05, 0.14), (0.046, 0.14), (0.035, 0.01), (0, 0.01)], steps=32
                ).moved(x, -0.12, 0.895),
                glass,
            ),
            (cylinder(0.038, 0.09, round=0.008).moved(x, -0.12, 0.902), drink),
        ]
    for x, y, z in ((0.4, -0.02, 0.0), (0.5, -0.1, 0.0), (0.52, 0.04, 0.0), (0.46, -0.03, 0.085)):
        out.append((sphere(0.062, 0.05, 0.05, steps=18).turned(40 * x * 20).moved(x, y, 0.945 + z), lemon))
    out += [
        (coin(0.2, 0.03, round=0.01).moved(0, -0.31, 0.44), lemon),
        (coin(0.175, 0.034, round=0.01).moved(0, -0.312, 0.44), rind),
    ]
    for k in range(8):
        wedge = slab(
            [(0.018, 0.02), (0.06, 0.15), (-0.06, 0.15), (-0.018, 0.02)], 0.03, bevel=0.008, corner=0.016
        )
        out.append((wedge.turned(45 * k, "y").moved(0, -0.322, 0.44), lemon))
    return stand(out, turn=-14, top=(0.1, 0, 0.9), front=(0, 0.16, 1.82))


def _hot_dog_stand(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#dc3f37", 0.35, 0.5))
    yellow, cloth = paint("#f8c93f", 0.4, 0.4), (red, second(look, CREAM) if len(look.colours) > 1 else CREAM)
    out: list[Piece] = [
        (box(1.35, 0.7, 0.62, round=0.07).moved(z=0.72), red),
        (box(1.42, 0.77, 0.06, round=0.03).moved(z=1.04), CHROME),
    ]
    out.append((box(1.36, 0.71, 0.09, round=0.03).moved(z=0.5), yellow))
    out.append(
        (
            slab(
                [(-0.56, 0.6), (0.56, 0.6), (0.56, 0.98), (-0.56, 0.98)], 0.03, bevel=0.012, corner=0.08
            ).moved(0, -0.355),
            CREAM,
        )
    )
    for y in (-0.36, 0.36):
        out += wheel(0.28, 0.09, (-0.4, y, 0.28), yellow, hub=0.66)
    out.append((rods([((0.5, y, 0.02), (0.5, y, 0.45)) for y in (-0.25, 0.25)], 0.03), CHROME))
    out.append(
        (
            tube([(0.66, -0.28, 0.86), (0.95, -0.28, 0.9), (0.95, 0.28, 0.9), (0.66, 0.28, 0.86)], 0.024),
            CHROME,
        )
    )
    out.append((capsule((-0.35, 0.12, 1.05), (-0.35, 0.12, 2.3), 0.026), CHROME))
    out += [(m.moved(-0.35, 0.12, 1.95), c) for m, c in parasol(0.86, 0.4, cloth)]
    # Its wares: a hot dog as large as the cart is small, mustard and ketchup.
    bun, meat = paint("#d99a4e", 0.6, 0.2), paint("#b8492f", 0.3, 0.6)
    out += [(capsule((-0.02, y, 1.15), (0.4, y, 1.15), 0.075), bun) for y in (-0.1, 0.02)]
    out.append(
        (
            tube([(-0.1, -0.04, 1.2), (0.0, -0.04, 1.215), (0.38, -0.04, 1.215), (0.48, -0.04, 1.2)], 0.052),
            meat,
        )
    )
    t = np.linspace(0, 1, 30)
    zig = np.stack([-0.04 + 0.46 * t, -0.04 + 0.024 * np.sin(t * 30), 1.264 + 0 * t], axis=1)
    out.append((tube(zig, 0.011, steps=2, sides=8), yellow))
    flask = [(0, 0), (0.05, 0), (0.052, 0.15), (0.03, 0.2), (0.02, 0.21), (0.006, 0.27), (0, 0.27)]
    out += [
        (lathe(flask, steps=28).moved(x, -0.2, 1.07), m)
        for x, m in ((-0.56, yellow), (-0.43, paint("#d5332c")))
    ]
    return stand(out, turn=-18, top=(0.2, 0, 1.07), front=(0, -0.38, 0.79))


def _kiosk(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall, trim = look.surface(paint("#2f7d6b", 0.45, 0.3)), paint("#f3d9a0", 0.4, 0.3)
    out: list[Piece] = [
        (box(2.0, 1.5, 0.95, round=0.05).moved(z=0.5), wall),
        (box(2.0, 1.5, 0.5, round=0.05).moved(z=2.0), wall),
    ]
    out += [(box(0.28, 1.5, 1.2, round=0.04).moved(s * 0.86, 0, 1.4), wall) for s in (-1, 1)]
    out += [
        (box(1.6, 0.06, 1.0, round=0.01).moved(0, 0.6, 1.35), SHADE),
        (box(2.1, 0.5, 0.08, round=0.03).moved(0, -0.75, 0.98), trim),
    ]
    roof = [(0, 0), (1.45, 0), (1.5, 0.06), (1.15, 0.22), (0.5, 0.42), (0.16, 0.62), (0, 0.64)]
    out.append(
        (
            lathe(roof, steps=4, crease=20).turned(45).scaled(0.86, 0.66, 1).moved(z=2.24),
            paint("#b6473c", 0.5, 0.2),
        )
    )
    out.append((sphere(0.1, steps=16).moved(z=2.9), trim))
    out.append((box(1.5, 0.06, 0.32, round=0.03).moved(0, -0.76, 2.02), trim))
    shades = ["#e4574a", "#f2c14a", "#4a90c9", "#7fb069", "#d98cb3", "#f4efe2"]
    inks = [paint(s, 0.5, 0.2) for s in shades]
    for row, (y, z) in enumerate(((-0.93, 1.06), (-0.72, 1.12))):
        for k in range(6):
            page = slab(
                [(-0.12, 0), (0.12, 0), (0.12, 0.33), (-0.12, 0.33)], 0.02, bevel=0.004, corner=0.01
            ).turned(-24, "x")
            out.append((page.moved((k - 2.5) * 0.29, y, z - 0.04), inks[(k + 3 * row) % 6]))
    for k in range(5):
        out.append(
            (
                slab([(-0.13, 0), (0.13, 0), (0.13, 0.36), (-0.13, 0.36)], 0.02, bevel=0.004, corner=0.01)
                .turned(-8, "x")
                .moved((k - 2) * 0.36, -0.8, 0.42),
                inks[(k + 1) % 6],
            )
        )
        out.append((box(0.3, 0.03, 0.05, round=0.01).moved((k - 2) * 0.36, -0.83, 0.5), trim))
    return stand(out, turn=-18, top=(0, 0, 2.5), front=(0, -0.8, 2.02))


def _food_truck(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    skin, cloth = look.surface(paint("#3fb3a5", 0.3, 0.6)), (paint("#e9584a", 0.5, 0.2), CREAM)
    side = slab([(-2.3, 0.42), (1.5, 0.42), (1.5, 2.75), (-2.3, 2.75)], 1.9, bevel=0.12, corner=0.25)
    cab = slab(
        [(1.3, 0.42), (2.55, 0.42), (2.6, 1.15), (2.25, 1.3), (1.9, 2.1), (1.3, 2.1)],
        1.8,
        bevel=0.12,
        corner=0.2,
    )
    glass = paint("#3b5468", 0.08, 1.0)
    out: list[Piece] = [
        (side, skin),
        (cab, skin),
        (box(4.9, 1.94, 0.14, round=0.05).moved(0.1, 0, 0.5), CREAM),
    ]
    out.append(
        (slab([(1.5, 1.32), (2.1, 1.32), (1.82, 1.98), (1.5, 1.98)], 1.84, bevel=0.02, corner=0.06), glass)
    )
    out.append((box(0.08, 1.4, 0.5, round=0.03).turned(-31, "y").moved(2.1, 0, 1.68), glass))
    out += [
        (box(2.3, 0.06, 0.95, round=0.04).moved(-0.45, -0.94, 1.78), SHADE),
        (box(2.5, 0.36, 0.07, round=0.03).moved(-0.45, -1.1, 1.3), STEEL),
    ]
    out += [(m.moved(-0.45, -1.2, 0), c) for m, c in awning(2.6, 0.6, 2.22, 2.45, cloth, stripes=9)]
    for x in (-1.35, 1.75):
        for y in (-0.86, 0.86):
            out += wheel(0.44, 0.26, (x, y, 0.44), STEEL)
    out += [(coin(0.13, 0.06, round=0.02).turned(90).moved(2.58, y, 0.85), HEADLIGHT) for y in (-0.6, 0.6)]
    out.append((box(0.16, 1.86, 0.16, round=0.06).moved(2.58, 0, 0.5), CHROME))
    bulb = paint("#ffe7a0", 0.3, 0.4, emission=(0.5, 0.4, 0.16))
    out += [
        (sphere(0.045, steps=10).moved(-1.55 + 0.27 * k, -0.97, 2.6 - 0.03 * (k % 2)), bulb) for k in range(9)
    ]
    out += [
        (capsule((-1.0 + 0.5 * k, -1.1, 1.34), (-0.9 + 0.5 * k, -1.1, 1.42), 0.05), (LEAF, cloth[0])[k % 2])
        for k in range(3)
    ]
    out.append((cylinder(0.14, 0.3, round=0.05).moved(-1.5, 0.3, 2.72), STEEL))
    return stand(out, turn=20, top=(-0.4, 0, 2.75), front=(-0.4, -0.95, 0.88))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "market stall",
        _market_stall,
        "thing",
        (
            "stall",
            "fruit stand",
            "food stall",
            "farmers market stand",
            "market stand",
            "vegetable stand",
            "fruit stall",
            "food stand",
        ),
        2.8,
    ),
    Concept("lemonade stand", _lemonade_stand, "thing", (), 2.0),
    Concept(
        "hot dog stand",
        _hot_dog_stand,
        "thing",
        ("hot dog cart", "hotdog stand", "food cart", "hot dog vendor cart", "burger stand"),
        2.4,
    ),
    Concept(
        "kiosk",
        _kiosk,
        "building",
        ("newsstand", "news stand", "newspaper stand", "newspaper kiosk", "ticket booth"),
        3.0,
    ),
    Concept("food truck", _food_truck, "vehicle", ("ice cream truck", "ice cream van", "taco truck"), 5.0),
)
