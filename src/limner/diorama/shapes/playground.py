"""What stands on playgrounds and courts: swings, hoops, ramps and tables for games."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    CREAM,
    GREY,
    STEEL,
    WHITE,
    WOOD,
    Piece,
    coin,
    curve,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, lathe, sphere, torus


def _swing(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    frame = look.surface(paint("#d8453c", 0.3, 0.6))
    seat, rope = second(look, paint("#f2c23d", 0.4, 0.4)), paint("#d8c8a4", 0.8, 0.0)
    out: list[Piece] = [(capsule((-1.2, 0, 2.1), (1.2, 0, 2.1), 0.06), frame)]
    out += [
        (capsule((s * 1.15, 0, 2.1), (s * 1.32, y, 0.04), 0.05), frame) for s in (-1, 1) for y in (-0.8, 0.8)
    ]
    out += [(capsule((s * 1.25, -0.4, 1.08), (s * 1.25, 0.4, 1.08), 0.035), frame) for s in (-1, 1)]
    for x, swing in ((-0.5, 18.0), (0.5, -6.0)):
        bits: list[Piece] = [(box(0.46, 0.2, 0.045, round=0.02).moved(0, 0, -1.62), seat)]
        bits += [(capsule((s * 0.19, 0, 0), (s * 0.19, 0, -1.6), 0.014), rope) for s in (-1, 1)]
        out += [(m.turned(swing, "x").moved(x, 0, 2.06), c) for m, c in bits]
    return stand(out, turn=-20, top=(0, 0, 2.15), seat=(0.5, 0.1, 0.48))


def _seesaw(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    board, base = look.surface(paint("#3f8fd2", 0.35, 0.5)), paint("#d8453c", 0.3, 0.6)
    bits: list[Piece] = [(box(2.9, 0.26, 0.06, round=0.025), board)]
    for s in (-1, 1):
        bits += [
            (box(0.3, 0.3, 0.05, round=0.022).moved(s * 1.28, 0, 0.05), paint("#f2c23d", 0.4, 0.4)),
            (
                tube(
                    [
                        (s * 0.98, -0.14, 0.02),
                        (s * 0.98, -0.14, 0.26),
                        (s * 0.98, 0.14, 0.26),
                        (s * 0.98, 0.14, 0.02),
                    ],
                    0.022,
                ),
                base,
            ),
        ]
    out: list[Piece] = [(m.turned(11, "y").moved(0, 0, 0.5), c) for m, c in bits]
    out += [
        (
            slab([(-0.3, 0), (0.3, 0), (0.09, 0.47), (-0.09, 0.47)], 0.06, bevel=0.02, corner=0.03).moved(
                0, y, 0
            ),
            base,
        )
        for y in (-0.17, 0.17)
    ]
    out.append((capsule((0, -0.22, 0.45), (0, 0.22, 0.45), 0.05), GREY))
    return stand(out, turn=-16, top=(0, 0, 0.55))


def _trampoline(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    pad, mat = look.surface(paint("#3f7fd2", 0.5, 0.3)), paint("#2b2d33", 0.8, 0.0)
    out: list[Piece] = [
        (
            lathe(
                [
                    (1.15, 0.66),
                    (1.16, 0.62),
                    (1.5, 0.62),
                    (1.53, 0.66),
                    (1.48, 0.71),
                    (1.2, 0.71),
                    (1.15, 0.66),
                ],
                steps=72,
            ),
            pad,
        ),
        (cylinder(1.17, 0.02, round=0.006, steps=72).moved(z=0.655), mat),
    ]
    for k in range(6):
        a, b = np.radians(60 * k - 10), np.radians(60 * k + 10)
        p = [(1.44 * np.cos(a), 1.44 * np.sin(a)), (1.44 * np.cos(b), 1.44 * np.sin(b))]
        out.append((tube([(*p[0], 0.64), (*p[0], 0.06), (*p[1], 0.06), (*p[1], 0.64)], 0.036), STEEL))
    return stand(out, top=(0, 0, 0.675))


def _basketball_hoop(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    pole, board = paint("#3c4350", 0.4, 0.4), second(look, WHITE) if len(look.colours) > 1 else WHITE
    ring = look.surface(paint("#ee6a2c", 0.3, 0.5))
    out: list[Piece] = [
        (box(0.9, 0.9, 0.16, round=0.06).moved(0, 0.5, 0.08), pole),
        (capsule((0, 0.5, 0.1), (0, 0.5, 2.6), 0.07), pole),
        (capsule((0, 0.5, 2.6), (0, 0.06, 3.0), 0.055), pole),
    ]
    out += [
        (box(1.8, 0.06, 1.1, round=0.03).moved(0, 0, 3.25), board),
        *[(box(0.6, 0.02, 0.04, round=0.008).moved(0, -0.035, z), ring) for z in (2.98, 3.42)],
        *[(box(0.04, 0.02, 0.48, round=0.008).moved(x, -0.035, 3.2), ring) for x in (-0.28, 0.28)],
    ]
    out += [
        (torus(0.26, 0.022).moved(0, -0.34, 2.92), ring),
        (box(0.16, 0.1, 0.06, round=0.02).moved(0, -0.06, 2.92), ring),
    ]
    for k in range(12):
        for way in (-1, 1):
            a = 2 * np.pi * k / 12 + way * np.array([0, 0.26, 0.52, 0.78])
            r, z = np.array([0.255, 0.225, 0.18, 0.155]), np.array([2.92, 2.78, 2.64, 2.48])
            out.append(
                (
                    tube(
                        np.stack([r * np.cos(a), -0.34 + r * np.sin(a), z], axis=1), 0.0085, steps=2, sides=5
                    ),
                    CREAM,
                )
            )
    return stand(out, turn=-22, top=(0, 0, 3.8), front=(0, -0.04, 3.6))


def _skate_ramp(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, side = look.surface(paint("#d3a468", 0.5, 0.3)), paint("#4c525e", 0.6, 0.1)
    a = np.linspace(0, np.pi / 2 * 0.92, 16)
    left = np.stack([-0.75 - 1.25 * np.sin(a), 1.25 - 1.25 * np.cos(a)], axis=1)
    half = np.concatenate([[(0, 0.0)], left, [(-2.6, left[-1, 1]), (-2.6, -0.1), (0, -0.1)]])
    whole = np.concatenate([half[:-1], [(2.6, -0.1)], [(2.6, left[-1, 1])], (left * [-1, 1])[::-1]])
    out: list[Piece] = [
        (slab(whole, 1.9, bevel=0.012, corner=0), wood),
        *[
            (slab(whole - np.array([0, 0.004]), 0.05, bevel=0.012, corner=0).moved(0, y, 0), side)
            for y in (-0.965, 0.965)
        ],
    ]
    top = float(left[-1, 1])
    out += [
        (capsule((s * 1.98, -0.98, top + 0.01), (s * 1.98, 0.98, top + 0.01), 0.035), CHROME) for s in (-1, 1)
    ]
    out += [
        (
            rods(
                [((s * 2.55, y, top), (s * 2.55, y, top + 0.62)) for y in (-0.85, 0.0, 0.85)]
                + [((s * 2.55, -0.85, top + z), (s * 2.55, 0.85, top + z)) for z in (0.32, 0.62)],
                0.028,
            ),
            paint("#e8493f", 0.4, 0.4),
        )
        for s in (-1, 1)
    ]
    return stand(out, turn=-26, top=(0, 0, 0.0))


def _pool_table(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    felt, wood = look.surface(paint("#2f8f5b", 0.9, 0.0)), paint("#7a4527", 0.3, 0.6)
    out: list[Piece] = [
        (box(2.3, 1.26, 0.05, round=0.01).moved(z=0.8), felt),
        (box(2.4, 1.36, 0.2, round=0.03).moved(z=0.7), wood),
    ]
    out += [(box(2.52, 0.14, 0.11, round=0.04).moved(0, s * 0.67, 0.83), wood) for s in (-1, 1)] + [
        (box(0.14, 1.48, 0.11, round=0.04).moved(s * 1.2, 0, 0.83), wood) for s in (-1, 1)
    ]
    out += [(box(2.2, 0.05, 0.06, round=0.02).moved(0, s * 0.58, 0.845), felt) for s in (-1, 1)] + [
        (box(0.05, 1.1, 0.06, round=0.02).moved(s * 1.11, 0, 0.845), felt) for s in (-1, 1)
    ]
    out += [
        (cylinder(0.075, 0.06, round=0.01, steps=32).moved(x, y, 0.833), BLACK)
        for x in (-1.12, 0, 1.12)
        for y in (-0.6, 0.6)
    ]
    out += [
        (
            lathe(
                curve(
                    [(0, 0), (0.05, 0.0), (0.06, 0.08), (0.045, 0.2), (0.085, 0.45), (0.07, 0.6), (0, 0.62)],
                    4,
                ).clip(0),
                steps=28,
            ).moved(x, y, 0),
            wood,
        )
        for x in (-1.0, 1.0)
        for y in (-0.5, 0.5)
    ]
    shades = [
        "#f4c52e",
        "#2f5fc4",
        "#d8352f",
        "#6a3a9c",
        "#ee7a24",
        "#2f8f4b",
        "#8a2f2a",
        "#26272c",
        "#f4c52e",
        "#2f5fc4",
        "#d8352f",
        "#6a3a9c",
        "#ee7a24",
        "#2f8f4b",
        "#8a2f2a",
    ]
    k = 0
    for row in range(5):
        for i in range(row + 1):
            out.append(
                (
                    sphere(0.042, steps=16).moved(0.35 + 0.073 * row, (i - row / 2) * 0.085, 0.866),
                    paint(shades[k], 0.1, 1.0),
                )
            )
            k += 1
    out += [
        (sphere(0.042, steps=16).moved(-0.55, 0.06, 0.866), WHITE),
        (capsule((-0.66, 0.04, 0.885), (-1.7, -0.28, 1.02), 0.009, 0.017), paint("#d9a866", 0.3, 0.6)),
        (capsule((-1.35, -0.172, 0.975), (-1.7, -0.28, 1.02), 0.0155, 0.018), BLACK),
    ]
    return stand(out, turn=-24, top=(0, 0, 0.83))


def _table_tennis(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    top, line = look.surface(paint("#2f6fb5", 0.4, 0.3)), paint("#f6f4ee", 0.5, 0.2)
    out: list[Piece] = [(box(2.74, 1.52, 0.05, round=0.012).moved(z=0.74), top)]
    out += [(box(2.74, 0.025, 0.004, round=0.001).moved(0, y, 0.767), line) for y in (-0.745, 0, 0.745)] + [
        (box(0.025, 1.52, 0.004, round=0.001).moved(s * 1.355, 0, 0.767), line) for s in (-1, 1)
    ]
    out += [
        (
            rods(
                [((0, y, 0.76), (0, y, 0.92)) for y in (-0.85, 0.85)]
                + [((0, -0.85, 0.915), (0, 0.85, 0.915))],
                0.012,
            ),
            STEEL,
        ),
        (box(0.012, 1.7, 0.13, round=0.003).moved(0, 0, 0.84), paint("#dfe6ea", 0.8, 0.0)),
    ]
    out.append(
        (
            rods(
                [((x, y, 0.72), (x * 1.05, y, 0.02)) for x in (-1.0, 1.0) for y in (-0.55, 0.55)]
                + [((s * 1.04, -0.55, 0.2), (s * 1.04, 0.55, 0.2)) for s in (-1, 1)],
                0.028,
            ),
            paint("#3c4350", 0.4, 0.4),
        )
    )
    for x, y, turn, shade in ((-0.95, -0.35, 20, "#d8352f"), (0.8, 0.25, 200, "#26272c")):
        bat: list[Piece] = [
            (coin(0.085, 0.018, round=0.006).turned(90, "x"), paint(shade, 0.7, 0.1)),
            (capsule((-0.08, 0, 0), (-0.18, 0, 0), 0.015), WOOD),
        ]
        out += [(m.turned(turn).moved(x, y, 0.785), c) for m, c in bat]
    out.append((sphere(0.028, steps=16).moved(-0.5, -0.1, 0.795), paint("#fdf6e6", 0.3, 0.5)))
    return stand(out, turn=-24, top=(0.6, -0.2, 0.77))


def _punching_bag(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hide = look.surface(paint("#c93a32", 0.35, 0.5))
    out: list[Piece] = [
        (cylinder(0.2, 0.95, round=0.06).moved(z=0.55), hide),
        *[(cylinder(0.204, 0.05, round=0.012).moved(z=z), BLACK) for z in (0.72, 1.3)],
    ]
    out += [
        (capsule((0.17 * np.cos(a), 0.17 * np.sin(a), 1.47), (0, 0, 1.85), 0.011), CHROME)
        for a in (0.6, 2.2, 3.8, 5.3)
    ]
    out += [
        (capsule((0, 0, 1.84), (0, 0, 2.08), 0.014), CHROME),
        (
            tube([(0, 0, 2.1), (0, 0.4, 2.14), (0, 0.75, 2.0), (0, 0.8, 1.2), (0, 0.8, 0.1)], 0.05),
            paint("#3c4350", 0.4, 0.4),
        ),
        (box(0.9, 0.9, 0.09, round=0.035).moved(0, 0.5, 0.045), paint("#3c4350", 0.4, 0.4)),
    ]
    return stand(out, turn=-30, top=(0, 0, 2.1), front=(0, -0.2, 1.0))


CONCEPTS: tuple[Concept, ...] = (
    Concept("swing", _swing, "thing", ("swing set", "playground swing", "swings"), 2.8),
    Concept("seesaw", _seesaw, "thing", ("teeter totter", "see saw", "teeter-totter"), 2.9),
    Concept("trampoline", _trampoline, "thing", (), 3.0),
    Concept(
        "basketball hoop", _basketball_hoop, "thing", ("basketball net", "basketball basket", "hoop"), 3.8
    ),
    Concept(
        "skateboard ramp",
        _skate_ramp,
        "thing",
        ("skate ramp", "half pipe", "halfpipe", "ramp", "skatepark"),
        5.2,
    ),
    Concept("punching bag", _punching_bag, "thing", ("boxing bag", "heavy bag"), 2.2),
    Concept(
        "pool table",
        _pool_table,
        "furniture",
        ("billiard table", "billiards table", "snooker table", "billiards"),
        2.7,
    ),
    Concept("ping pong table", _table_tennis, "furniture", ("table tennis table", "table tennis"), 2.9),
)
