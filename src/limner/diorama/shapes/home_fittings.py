"""What hangs from ceilings and stands in rooms: fans, chandeliers, bunk beds, stairs, fish tanks."""

from __future__ import annotations

from functools import partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CREAM,
    GREY,
    LEAF,
    WHITE,
    Piece,
    curve,
    paint,
    rods,
    second,
    slab,
    soft,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

BRASS = paint("#d9a94a", 0.22, 0.6, metallic=0.8)
LAMP = Material(paint("#fff0c8").colour, roughness=0.4, emission=(1.0, 0.86, 0.55))


def _ceiling_fan(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    blade, brass = look.surface(paint("#8a5a36", 0.45, 0.4)), BRASS
    out: list[Piece] = [
        (
            lathe(
                curve([(0, 0.62), (0.09, 0.615), (0.085, 0.57), (0.03, 0.53), (0, 0.53)], 4).clip(0)[::-1],
                steps=36,
            ),
            brass,
        ),
        (capsule((0, 0, 0.25), (0, 0, 0.56), 0.016), brass),
    ]
    out.append(
        (
            lathe(
                [(0, 0), (0.1, 0.0), (0.145, 0.03), (0.15, 0.1), (0.12, 0.15), (0.05, 0.19), (0, 0.19)],
                steps=44,
            ).moved(z=0.12),
            brass,
        )
    )
    out += [
        (sphere(0.115, 0.115, 0.085, steps=24).moved(z=0.08), LAMP),
        (torus(0.115, 0.012).moved(z=0.11), brass),
    ]
    line = soft(
        curve(
            [
                (0.22, -0.05),
                (0.5, -0.085),
                (0.78, -0.08),
                (0.86, 0.0),
                (0.78, 0.08),
                (0.5, 0.085),
                (0.22, 0.05),
            ],
            5,
        ),
        0.02,
    )
    for k in range(5):
        leaf = slab(line, 0.018, bevel=0.006, corner=0).turned(90, "x").moved(0, 0, 0)
        arm = box(0.2, 0.05, 0.02, round=0.008).moved(0.2, 0, -0.012)
        for m, c in ((leaf, blade), (arm, brass)):
            out.append((m.turned(9, "x").moved(z=0.2).turned(72 * k + 12), c))
    out += [
        (capsule((0.06, -0.06, -0.12), (0.06, -0.06, 0.02), 0.0035, sides=6), brass),
        (sphere(0.013, steps=10).moved(0.06, -0.06, -0.13), brass),
    ]
    return stand(out, top=(0, 0, 0.62))


def _chandelier(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    brass, bead = (
        look.surface(BRASS),
        Material(paint("#eef6fb").colour, roughness=0.02, clearcoat=1.0, transmission=0.6),
    )
    stem = curve(
        [
            (0, 0),
            (0.03, 0.02),
            (0.07, 0.08),
            (0.035, 0.14),
            (0.03, 0.2),
            (0.075, 0.27),
            (0.03, 0.34),
            (0.02, 0.6),
            (0.05, 0.66),
            (0, 0.68),
        ],
        5,
    ).clip(0)
    out: list[Piece] = [
        (lathe(stem, steps=36, crease=60), brass),
        (tube([(0, 0, 0.68), (0, 0, 0.95)], 0.012), brass),
        (frustum(0.07, 0.03, 0.05, round=0.012).moved(z=0.93), brass),
    ]
    for k in range(8):
        c, s = np.cos(np.pi * k / 4 + 0.2), np.sin(np.pi * k / 4 + 0.2)
        arm = [(0.05, 0.24), (0.2, 0.1), (0.36, 0.12), (0.42, 0.24)]
        out.append((tube([(r * c, r * s, z) for r, z in arm], 0.014, sides=10), brass))
        out += [
            (
                lathe([(0, 0), (0.03, 0), (0.058, 0.022), (0.05, 0.022), (0, 0.01)], steps=24).moved(
                    0.42 * c, 0.42 * s, 0.24
                ),
                brass,
            ),
            (cylinder(0.019, 0.12, round=0.005, steps=20).moved(0.42 * c, 0.42 * s, 0.25), WHITE),
        ]
        flame = curve([(0, 0), (0.018, 0.02), (0.011, 0.05), (0, 0.075)], 4).clip(0)
        out.append((lathe(flame, steps=18, crease=80).moved(0.42 * c, 0.42 * s, 0.372), LAMP))
        out += [
            (sphere(0.014, 0.014, 0.024, steps=10).moved(0.42 * c, 0.42 * s, 0.2), bead),
            (sphere(0.013, 0.013, 0.022, steps=10).moved(0.22 * c, 0.22 * s, 0.06), bead),
        ]
        for i in range(1, 8):
            t = i / 8
            r, z = 0.03 + 0.37 * t, 0.5 - 0.24 * t - 0.16 * np.sin(np.pi * t)
            out.append((sphere(0.0115, steps=8).moved(r * c, r * s, z), bead))
    out.append((sphere(0.035, 0.035, 0.05, steps=16).moved(z=-0.03), bead))
    return stand(out, top=(0, 0, 0.95))


def _pillow(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cloth = look.surface(paint("#7fb0c8", 0.9, 0.0))
    u = np.linspace(-1, 1, 41)
    x, z = np.meshgrid(u, u)
    puff = (np.clip(1 - x**2, 0, 1) * np.clip(1 - z**2, 0, 1)) ** 0.62
    edge = 1 - 0.13 * (1 - np.abs(x) ** 2) * np.abs(z) ** 3, 1 - 0.13 * (1 - np.abs(z) ** 2) * np.abs(x) ** 3
    px, pz, py = 0.3 * x * edge[1], 0.3 * z * edge[0], 0.16 * puff
    py = py * (1 - 0.14 * np.cos(5 * x) * np.cos(4 * z))
    front, back = (
        np.stack([px, -py, pz], axis=-1).reshape(-1, 3),
        np.stack([px, py, pz], axis=-1).reshape(-1, 3),
    )
    i = (np.arange(40)[:, None] * 41 + np.arange(40)).ravel()
    quads = np.concatenate([np.stack([i, i + 1, i + 42], 1), np.stack([i, i + 42, i + 41], 1)])
    sack = Mesh.of(
        np.concatenate([front, back]), np.concatenate([quads, quads[:, ::-1] + len(front)]), crease=70
    )
    rim = [
        (float(a), 0.0, float(b))
        for a, b in zip(
            np.r_[px[0], px[1:, -1], px[-1, -2::-1], px[-2:0:-1, 0]],
            np.r_[pz[0], pz[1:, -1], pz[-1, -2::-1], pz[-2:0:-1, 0]],
            strict=True,
        )
    ]
    piping = tube(rim[::4], 0.0085, steps=4, sides=8, closed=True)
    pieces = [(sack, cloth), (piping, second(look, CREAM) if len(look.colours) > 1 else CREAM)]
    # It lies flat, for heads and cats to rest on.
    return stand([(m.turned(-90, "x"), c) for m, c in pieces], turn=-24, top=(0, 0, 0.15), seat=(0, 0, 0.15))


def _bunk_bed(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, sheet = look.surface(paint("#c8935a", 0.5, 0.3)), paint("#f7f3ea", 0.9, 0.0)
    out: list[Piece] = [
        (rods([((x, y, 0.03), (x, y, 1.75)) for x in (-1.0, 1.0) for y in (-0.45, 0.45)], 0.05), wood)
    ]
    for z, quilt in ((0.35, paint("#5a93c8", 0.85, 0.0)), (1.2, paint("#e8705a", 0.85, 0.0))):
        out += [(box(2.0, 0.06, 0.16, round=0.02).moved(0, y, z), wood) for y in (-0.45, 0.45)]
        out += [
            (box(1.9, 0.84, 0.16, round=0.06, steps=4).moved(0, 0, z + 0.12), sheet),
            (box(1.35, 0.9, 0.1, round=0.045, steps=4).moved(0.28, -0.01, z + 0.19), quilt),
            (box(1.36, 0.025, 0.2, round=0.012).moved(0.28, -0.465, z + 0.12), quilt),
        ]
        out.append((sphere(0.22, 0.32, 0.1, steps=24).moved(-0.7, 0, z + 0.25), sheet))
        out += [
            (box(0.05, 0.86, 0.07, round=0.02).moved(x, 0, z + h), wood)
            for x in (-1.0, 1.0)
            for h in (0.08, 0.34, 0.5)
        ]
    out.append((box(1.3, 0.05, 0.08, round=0.02).moved(-0.34, -0.45, 1.62), wood))
    out.append(
        (
            rods(
                [
                    *(((x, -0.5, 0.03), (x, -0.5, 1.6)) for x in (0.5, 0.86)),
                    *(((0.5, -0.5, z), (0.86, -0.5, z)) for z in np.linspace(0.25, 1.4, 5)),
                ],
                0.027,
            ),
            second(look, WHITE) if len(look.colours) > 1 else WHITE,
        )
    )
    return stand(out, turn=-22, top=(0, 0, 1.4))


def _aquarium(look: Look, pose: str | None, rng: np.random.Generator, *, stocked: bool = True) -> Body:
    """An open-fronted tank; not stocked, what swims in it is put in."""
    frame = look.surface(paint("#33363d", 0.4, 0.4))
    back, sand = paint("#8fd6ee", 0.5, 0.1), paint("#e8d3a0", 0.9, 0.0)
    out: list[Piece] = [
        (box(0.94, 0.4, 0.045, round=0.014).moved(z=0.02), frame),
        (box(0.94, 0.4, 0.035, round=0.014).moved(z=0.575), frame),
        (box(0.9, 0.012, 0.53, round=0.003).moved(0, 0.18, 0.3), back),
    ]
    out += [
        (box(0.022, 0.022, 0.55, round=0.006).moved(x, y, 0.3), frame)
        for x in (-0.455, 0.455)
        for y in (-0.185, 0.185)
    ]
    out += [
        (box(0.9, 0.35, 0.06, round=0.02).moved(0, 0, 0.06), sand),
    ]
    out += [
        (
            sphere(0.016, 0.014, 0.011, steps=8).moved(
                rng.uniform(-0.42, 0.42), rng.uniform(-0.16, 0.1), 0.092
            ),
            (WHITE, GREY, paint("#c79a6a", 0.6, 0.1))[k % 3],
        )
        for k in range(40)
    ]
    for x, y, shade, h in (
        (-0.33, 0.05, "#4fa85a", 0.36),
        (-0.26, 0.1, "#3b8e4b", 0.28),
        (0.34, 0.08, "#5bb55f", 0.34),
        (0.27, 0.02, "#d85f80", 0.2),
        (-0.39, -0.03, "#e08a4a", 0.18),
    ):
        weed = paint(shade, 0.6, 0.1)
        for k in range(4):
            bend = 0.03 * (k - 1.5)
            out.append(
                (
                    tube(
                        [
                            (x + bend * 0.4, y, 0.07),
                            (x + bend + 0.015, y, 0.08 + h * 0.45),
                            (x + bend * 1.5 - 0.012, y, 0.08 + h * (0.8 + 0.06 * k)),
                        ],
                        [0.009, 0.015, 0.004],
                    ),
                    weed,
                )
            )
    out.append((sphere(0.075, 0.06, 0.06, steps=18).moved(0.06, 0.06, 0.12), paint("#8d8a92", 0.8, 0.0)))
    stock = (
        (-0.1, 0.34, "#f5822f", 1.0),
        (0.16, 0.43, "#f4c53a", -1.0),
        (0.22, 0.24, "#3f83d6", 1.0),
        (-0.22, 0.46, "#e85a7a", 1.0),
    )
    for x, z, shade, s in stock if stocked else ():
        hide = paint(shade, 0.35, 0.5)
        parts: list[tuple[Mesh, Material]] = [
            (sphere(0.062, 0.026, 0.042, steps=18), hide),
            (
                slab(
                    [(0.045, 0), (0.105, 0.045), (0.092, 0), (0.105, -0.045)],
                    0.014,
                    bevel=0.005,
                    corner=0.006,
                ),
                hide,
            ),
            (slab([(-0.02, 0.032), (0.03, 0.032), (0.03, 0.062)], 0.012, bevel=0.004, corner=0.005), hide),
            (sphere(0.0115, steps=10).moved(-0.036, -0.019, 0.011), WHITE),
            (sphere(0.0062, steps=8).moved(-0.038, -0.028, 0.011), BLACK),
        ]
        out += [
            (m if s > 0 else m.turned(180).moved(0, 0, 0), c)
            for m, c in [(p.moved(x * s, -0.05 * s, z), c) for p, c in parts]
        ]
    out += [
        (sphere(r, steps=8).moved(-0.38 + 0.012 * k % 0.03, -0.08, 0.24 + 0.055 * k), WHITE)
        for k, r in enumerate((0.008, 0.006, 0.009, 0.007, 0.01))
    ]
    return stand(out, turn=-14, top=(0, 0, 0.59), inside=(0, -0.06, 0.09), within=(0, -0.06, 0.33))


def _fish_bowl(look: Look, pose: str | None, rng: np.random.Generator, *, stocked: bool = True) -> Body:
    """A bowl full of water; not stocked, what swims in it is put in."""
    # Glass and water are one solid: a ray that crosses four walls comes out too dark.
    water = Material(paint("#e9f8fd").colour, roughness=0.0, transmission=1.0, ior=1.05)
    ball = [(float(0.15 * np.cos(a)), float(0.15 * np.sin(a))) for a in np.linspace(-1.25, 0.8, 24)]
    rim = paint("#cfe9f2", 0.08, 1.0)
    rim = rim if stocked else look.surface(rim)
    out: list[Piece] = [
        (lathe([(0, -0.142), *ball, (0, 0.108)], steps=64), water),
        (torus(0.106, 0.009).moved(z=0.11), rim),
    ]
    out.append((sphere(0.118, 0.118, 0.05, steps=24).moved(z=-0.1), paint("#e9d5a4", 0.9, 0.0)))
    hide = look.surface(paint("#f47a26", 0.35, 0.5))
    fish: list[Piece] = [
        (sphere(0.052, 0.028, 0.036, steps=20).moved(-0.005, -0.02, 0.0), hide),
        (
            slab(
                [(0.03, 0), (0.09, 0.045), (0.075, 0), (0.09, -0.045)], 0.014, bevel=0.005, corner=0.008
            ).moved(0, -0.02, 0),
            hide,
        ),
        (
            slab([(-0.02, 0.028), (0.026, 0.028), (0.02, 0.058)], 0.012, bevel=0.004, corner=0.006).moved(
                0, -0.02, 0
            ),
            hide,
        ),
        (sphere(0.011, steps=12).moved(-0.034, -0.042, 0.01), WHITE),
        (sphere(0.0062, steps=8).moved(-0.036, -0.051, 0.01), BLACK),
    ]
    if stocked:
        out += fish
    out += [
        (
            tube(
                [(0.05 + b * 0.3, 0.05, -0.09), (0.055 + b, 0.05, -0.02), (0.05 + b * 1.6, 0.05, 0.05)],
                [0.007, 0.011, 0.003],
            ),
            LEAF,
        )
        for b in (-0.02, 0, 0.02)
    ]
    return stand(out, top=(0, 0, 0.15), inside=(0, 0, -0.05), within=(0, -0.02, 0))


def _staircase(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, white = (
        look.surface(paint("#b97f4a", 0.45, 0.4)),
        second(look, WHITE) if len(look.colours) > 1 else WHITE,
    )
    out: list[Piece] = []
    for k in range(8):
        x, z = 0.28 * k, 0.18 * (k + 1)
        out += [
            (box(0.31, 1.06, 0.045, round=0.016).moved(x, 0, z - 0.022), wood),
            (box(0.28, 1.0, z - 0.03, round=0.008).moved(x + 0.012, 0, (z - 0.03) / 2), white),
        ]
        out += [(capsule((x, -0.46, z), (x, -0.46, z + 0.8), 0.018, sides=10), white)]
    out.append(
        (
            tube([(-0.14, -0.46, 0.96), (0.0, -0.46, 1.0), (1.96, -0.46, 2.26), (2.1, -0.46, 2.28)], 0.034),
            wood,
        )
    )
    out += [
        (cylinder(0.05, 1.1, round=0.02).moved(-0.1, -0.46, 0), wood),
        (sphere(0.07, steps=18).moved(-0.1, -0.46, 1.13), wood),
    ]
    return stand(out, turn=24, top=(1.96, 0.1, 1.44))


CONCEPTS: tuple[Concept, ...] = (
    Concept("ceiling fan", _ceiling_fan, "thing", (), 1.7, "air"),
    Concept("chandelier", _chandelier, "furniture", ("crystal chandelier",), 1.0, "air"),
    Concept("bunk bed", _bunk_bed, "furniture", ("bunkbed", "loft bed"), 2.1),
    Concept(
        "staircase",
        _staircase,
        "furniture",
        ("stairs", "stairway", "stair", "steps", "flight of stairs"),
        2.6,
    ),
    Concept("aquarium", _aquarium, "furniture", ("fish tank", "fishtank"), 0.95),
    Concept("empty aquarium", partial(_aquarium, stocked=False), "furniture", ("empty fish tank",), 0.95),
    Concept("fish bowl", _fish_bowl, "thing", ("fishbowl", "goldfish bowl"), 0.3),
    Concept("empty fish bowl", partial(_fish_bowl, stocked=False), "thing", ("empty fishbowl",), 0.3),
    Concept("pillow", _pillow, "furniture", ("cushion", "throw pillow", "pillows"), 0.6),
)
