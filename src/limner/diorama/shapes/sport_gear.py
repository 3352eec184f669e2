"""Bats, rackets, gloves and what else the hand holds at sport, standing upright with its face to the camera."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    WHITE,
    Piece,
    coin,
    curve,
    ellipse,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import ball_field, blend, capsule, cylinder, lathe, limb_field, smooth_min, sphere


def _frisbee(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    disc, ring = look.surface(paint("#ef5a3c", 0.25, 0.9)), look.surface(paint("#fbe9c8", 0.3, 0.7), 1)
    prof = [
        (0, 0.022),
        (0.1, 0.022),
        (0.112, 0.014),
        (0.118, 0.0),
        (0.128, 0.0),
        (0.136, 0.01),
        (0.134, 0.022),
        (0.12, 0.034),
        (0.09, 0.038),
        (0, 0.04),
    ]
    out: list[Piece] = [(lathe(prof, crease=60), disc)]
    for r, w in ((0.092, 0.004), (0.045, 0.004)):
        out.append(
            (
                lathe(
                    [(r - w, 0.036), (r - w, 0.041), (r + w, 0.041), (r + w, 0.036), (r - w, 0.036)],
                    crease=30,
                ),
                ring,
            )
        )
    # It leans back on its rim, so that its round face is seen.
    return stand([(m.turned(62, "x"), p) for m, p in out], top=(0, 0, 0.12), front=(0, -0.02, 0))


def _baseball_bat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, grip = look.surface(paint("#d6a15f", 0.4, 0.5)), look.surface(paint("#3a3c44", 0.7, 0.0), 1)
    p = curve(
        [
            (0, 0),
            (0.026, 0.004),
            (0.027, 0.02),
            (0.016, 0.035),
            (0.0155, 0.2),
            (0.018, 0.34),
            (0.032, 0.56),
            (0.036, 0.7),
            (0.035, 0.82),
            (0.024, 0.85),
            (0, 0.855),
        ],
        5,
    ).clip(0)
    out: list[Piece] = [
        (lathe(p, crease=60), wood),
        (lathe([(0, 0.04), (0.018, 0.045), (0.0175, 0.2), (0.0, 0.21)], crease=50), grip),
    ]
    out += [
        (lathe([(0, 0.045 + z), (0.0195, 0.05 + z), (0.0, 0.055 + z)], crease=90), grip)
        for z in np.linspace(0, 0.145, 12)
    ]
    out.append((lathe([(0, 0.6), (0.0352, 0.601), (0.0358, 0.63), (0, 0.631)], crease=30), paint("#c8433a")))
    return stand([(m.turned(16, "y"), p_) for m, p_ in out], top=(0.2, 0, 0.84))


def _baseball_glove(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hide, lace = look.surface(paint("#b4703a", 0.5, 0.25)), look.surface(paint("#f0d9ad", 0.7, 0.0), 1)

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, (0, 0.02, 0.11), (0.12, 0.055, 0.12))
        tips = ((-0.075, 0.27), (-0.025, 0.3), (0.03, 0.295), (0.085, 0.26))
        for x, z in tips:
            d = smooth_min(d, limb_field(p, (x * 0.8, 0.02, 0.14), (x, -0.015, z), 0.031, 0.027), 0.012)
        d = smooth_min(d, limb_field(p, (-0.085, 0.0, 0.08), (-0.15, -0.035, 0.2), 0.038, 0.028), 0.02)
        return -smooth_min(-d, ball_field(p, (0.0, -0.075, 0.15), (0.085, 0.075, 0.085)), 0.02)

    out: list[Piece] = [(blend(field, (-0.2, -0.09, -0.03), (0.16, 0.1, 0.35), cells=70), hide)]
    out.append(
        (
            slab(
                [(-0.14, 0.13), (-0.07, 0.14), (-0.06, 0.26), (-0.15, 0.24)], 0.022, bevel=0.008, corner=0.02
            ).moved(0, -0.005, 0),
            hide,
        )
    )
    for z in (0.19, 0.215, 0.24):
        out.append(
            (
                tube(
                    [
                        (-0.15 + (0.24 - z) * 0.2, -0.04, z),
                        (-0.115, -0.035, z + 0.01),
                        (-0.08, -0.02, z + 0.01),
                    ],
                    0.0065,
                    sides=8,
                ),
                lace,
            )
        )
    for x, z in ((-0.05, 0.235), (0.0, 0.245), (0.055, 0.235)):
        out += [
            (
                tube(
                    [(x - 0.02, -0.03, z + q), (x, -0.036, z + q), (x + 0.02, -0.03, z + q)], 0.005, sides=8
                ),
                lace,
            )
            for q in (-0.012, 0.012)
        ]
    out.append((sphere(0.036, steps=18).moved(0.005, -0.055, 0.14), WHITE))
    red = paint("#cc3b34")
    a = np.linspace(-1, 1, 9)
    for s in (-1, 1):
        out.append(
            (
                tube(
                    [
                        (
                            0.005 + s * (0.018 + 0.012 * t * t),
                            -0.055 - 0.026 + 0.012 * t * t,
                            0.14 + 0.022 * t,
                        )
                        for t in a
                    ],
                    0.0018,
                    sides=6,
                ),
                red,
            )
        )
    return stand(out, turn=-8, top=(0, 0, 0.3), inside=(0, -0.05, 0.15))


def _tennis_racket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    frame, grip = look.surface(paint("#e24b3b", 0.25, 0.9)), second(look, paint("#33353c", 0.7, 0.0))
    head = ellipse(0.13, 0.165, cz=0.52)
    ring = np.stack([head[:, 0], 0 * head[:, 0], head[:, 1]], axis=1)
    out: list[Piece] = [(tube(ring[::2], 0.0155, closed=True, sides=12), frame)]
    for s in (-1, 1):
        out.append((tube([(s * 0.085, 0, 0.395), (s * 0.035, 0, 0.31), (s * 0.012, 0, 0.22)], 0.0135), frame))
    out.append((capsule((0, 0, 0.2), (0, 0, 0.25), 0.02), frame))
    out.append((tube([(0, 0, 0.02), (0, 0, 0.1), (0, 0, 0.21)], [0.021, 0.019, 0.019]), grip))
    out.append((coin(0.025, 0.02, round=0.008).turned(90, "x").moved(0, 0, 0.01), frame))
    lines = []
    for x in np.linspace(-0.108, 0.108, 11):
        h = 0.165 * np.sqrt(1 - (x / 0.13) ** 2)
        lines.append(((x, 0, 0.52 - h), (x, 0, 0.52 + h)))
    for z in np.linspace(-0.138, 0.138, 13):
        w = 0.13 * np.sqrt(1 - (z / 0.165) ** 2)
        lines.append(((-w, 0, 0.52 + z), (w, 0, 0.52 + z)))
    out.append((rods(lines, 0.0016, sides=6), WHITE))
    return stand([(m.turned(10, "y"), p) for m, p in out], turn=-10, top=(0.1, 0, 0.69))


def _golf_club(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = [
        (capsule((0, 0, 0.05), (0, 0, 0.85), 0.009, 0.011), look.surface(CHROME, 1)),
        (capsule((0, 0, 0.8), (0, 0, 1.05), 0.016, 0.02), look.surface(BLACK)),
    ]
    out.append(
        (
            slab(
                [(-0.02, 0.0), (0.09, 0.0), (0.1, 0.06), (0.02, 0.045), (-0.015, 0.06)],
                0.035,
                bevel=0.012,
                corner=0.012,
            ),
            look.surface(CHROME),
        )
    )
    return stand([(m.turned(-8, "y"), p) for m, p in out], top=(0, 0, 1.05))


def _dumbbell(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    plate_paint = look.surface(paint("#3f6fb5", 0.35, 0.5))
    out: list[Piece] = [(capsule((-0.12, 0, 0.09), (0.12, 0, 0.09), 0.018), CHROME)]
    for s in (-1, 1):
        out += [
            (
                cylinder(r, 0.045, round=0.015, steps=6 if r > 0.08 else 40)
                .turned(90, "y")
                .moved(x, 0, 0.09),
                plate_paint,
            )
            for x, r in ((s * 0.11 - 0.0225, 0.09), (s * 0.155 - 0.0225, 0.075))
        ]
    return stand(out, turn=25, top=(0, 0, 0.18))


CONCEPTS: tuple[Concept, ...] = (
    Concept("frisbee", _frisbee, "thing", ("flying disc",), 0.27),
    Concept("baseball bat", _baseball_bat, "thing", ("bat for baseball",), 0.86),
    Concept("baseball glove", _baseball_glove, "thing", ("baseball mitt", "catcher's mitt"), 0.33),
    Concept("tennis racket", _tennis_racket, "thing", ("tennis racquet", "racket", "racquet"), 0.7),
    Concept("golf club", _golf_club, "thing", (), 1.05),
    Concept("dumbbell", _dumbbell, "thing", ("weight", "hand weight"), 0.3),
)
