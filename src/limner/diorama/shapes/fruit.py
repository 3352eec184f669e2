"""Fruit: apple, banana, orange, grapes and their like."""

from __future__ import annotations

from functools import partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import LEAF, Piece, curve, paint, slab, stand, tube
from limner.diorama.solids import lathe, sphere

STEM = paint("#6b4a2b", 0.7, 0.0)


def leaf(length: float, width: float, *, thick: float = 0.12) -> Mesh:
    """A plump leaf from the origin along +x, its face to -y."""
    t = np.linspace(0, 1, 14)
    half = width / 2 * np.sin(np.pi * t**0.8) ** 0.9
    line = np.concatenate(
        [np.stack([t * length, half], axis=1), np.stack([t * length, -half], axis=1)[-2:0:-1]]
    )
    return slab(line, width * thick * 2, bevel=width * thick * 0.8, corner=0)


def turned_fruit(points: list[tuple[float, float]]) -> Mesh:
    """A fruit turned about its core from the half outline (radius, height)."""
    return lathe(curve(points, 7).clip([0, -9], None), steps=48, crease=80)


def _apple(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    skin_ = look.surface(paint("#d8322f", 0.22, 0.9))
    body = turned_fruit(
        [
            (0, 0.008),
            (0.014, 0.004),
            (0.024, 0.003),
            (0.034, 0.016),
            (0.042, 0.05),
            (0.034, 0.075),
            (0.02, 0.078),
            (0.008, 0.07),
            (0, 0.064),
        ]
    )
    out: list[Piece] = [
        (body, skin_),
        (tube([(0, 0, 0.062), (0.001, 0, 0.078), (0.006, 0, 0.094)], [0.0022, 0.0022, 0.003]), STEM),
    ]
    out.append((leaf(0.036, 0.019).turned(-28, "y").moved(0.003, 0, 0.08), LEAF))
    return stand(out, top=(0, 0, 0.078))


def _orange(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = [
        (sphere(0.04, 0.04, 0.038).moved(0, 0, 0.038), look.surface(paint("#f5891f", 0.4, 0.5)))
    ]
    out.append((lathe([(0, 0.072), (0.007, 0.0745), (0.004, 0.079), (0, 0.08)], crease=60), paint("#5d7d34")))
    out.append((leaf(0.04, 0.02).turned(-20, "y").moved(0.001, 0, 0.077), LEAF))
    return stand(out, turn=12, top=(0, 0, 0.076))


def _banana(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    a = np.radians(np.linspace(208, 332, 13))
    path = np.stack([0.105 * np.cos(a), 0 * a, 0.105 * np.sin(a) * 1.0], axis=1)
    radius = np.interp(
        np.arange(13), [0, 1, 3, 6, 9, 11, 12], [0.007, 0.011, 0.018, 0.0205, 0.018, 0.011, 0.006]
    )
    out: list[Piece] = [
        (tube(path, list(radius), sides=6, steps=4), look.surface(paint("#f7cf3a", 0.4, 0.4)))
    ]
    out = [(tube(path, list(radius), sides=20, steps=4), out[0][1])]
    out.append(
        (
            tube(
                [path[-1], path[-1] + [0.006, 0, 0.012], path[-1] + [0.007, 0, 0.028]],
                [0.0055, 0.0045, 0.0055],
            ),
            paint("#8a7a2c", 0.6, 0.0),
        )
    )
    out.append((sphere(0.0062, steps=10).moved(*(path[0] + [-0.002, 0, 0.004])), paint("#4e3b22", 0.7, 0.0)))
    return stand([(m.turned(8, "y"), p) for m, p in out], turn=-8, top=(0, 0, 0.04))


def _pear(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = turned_fruit(
        [
            (0, 0.002),
            (0.02, 0.002),
            (0.036, 0.018),
            (0.038, 0.038),
            (0.026, 0.064),
            (0.018, 0.084),
            (0.01, 0.096),
            (0, 0.096),
        ]
    )
    out: list[Piece] = [
        (body, look.surface(paint("#b8cc3e", 0.35, 0.5))),
        (tube([(0, 0, 0.09), (0.002, 0, 0.104), (0.008, 0, 0.114)], 0.0022), STEM),
    ]
    out.append((leaf(0.034, 0.017).turned(-15, "y").moved(0.002, 0, 0.1), LEAF))
    return stand(out, top=(0, 0, 0.097))


def _lemon(look: Look, pose: str | None, rng: np.random.Generator, *, peel: str = "#f8dc3c") -> Body:
    body = turned_fruit(
        [
            (0, -0.048),
            (0.007, -0.046),
            (0.012, -0.038),
            (0.028, -0.02),
            (0.031, 0),
            (0.028, 0.02),
            (0.012, 0.038),
            (0.007, 0.046),
            (0, 0.048),
        ]
    )
    out: list[Piece] = [
        (body.turned(78, "y"), look.surface(paint(peel, 0.4, 0.5))),
        (leaf(0.036, 0.018).turned(-35, "y").moved(0.036, 0, 0.012), LEAF),
    ]
    return stand(out, turn=-14, top=(0, 0, 0.03))


def _strawberry(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    prof = curve(
        [(0, 0), (0.006, 0.002), (0.015, 0.014), (0.0195, 0.028), (0.015, 0.037), (0, 0.039)], 7
    ).clip(0)
    out: list[Piece] = [(lathe(prof, crease=80), look.surface(paint("#dd2e3a", 0.22, 0.9)))]
    seed = paint("#f7d777", 0.5, 0.2)
    for k in range(46):
        z = 0.005 + 0.028 * (k + 0.5) / 46
        r, a = float(np.interp(z, prof[:24, 1], prof[:24, 0])), 2.39996 * k
        out.append((sphere(0.0008, 0.0008, 0.0013, steps=6).moved(r * np.cos(a), r * np.sin(a), z), seed))
    out += [
        (leaf(0.017, 0.009).turned(90, "x").turned(12, "y").turned(360 * i / 6).moved(0, 0, 0.0395), LEAF)
        for i in range(6)
    ]
    out.append((tube([(0, 0, 0.038), (0.001, 0, 0.046), (0.004, 0, 0.05)], 0.0014), LEAF))
    return stand(out, top=(0, 0, 0.04))


def _grapes(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    skin_ = look.surface(paint("#7b3f98", 0.2, 0.9))
    out: list[Piece] = []
    for row, n in enumerate((1, 3, 5, 6, 6, 5)):
        r = (0.0, 0.012, 0.02, 0.026, 0.026, 0.02)[row]
        out += [
            (
                sphere(0.0125, steps=14).moved(
                    r * np.cos(2 * np.pi * i / n + row),
                    r * np.sin(2 * np.pi * i / n + row),
                    0.0125 + 0.018 * row,
                ),
                skin_,
            )
            for i in range(n)
        ]
    out.append((tube([(0, 0, 0.1), (0.002, 0, 0.13), (0.012, 0, 0.14)], 0.003), STEM))
    out.append((leaf(0.05, 0.036).turned(-12, "y").moved(0.002, -0.004, 0.122), LEAF))
    return stand(out, top=(0, 0, 0.12))


def _cherries(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#c81f35", 0.15, 1.0))
    out: list[Piece] = [
        (sphere(0.013, 0.013, 0.0122, steps=20).moved(x, 0, 0.0122), red) for x in (-0.015, 0.015)
    ]
    out += [
        (tube([(x, 0, 0.022), (x * 0.8, 0, 0.038), (0.004, 0, 0.058)], 0.0012), paint("#5d8a35"))
        for x in (-0.015, 0.015)
    ]
    out.append((leaf(0.026, 0.013).turned(-8, "y").moved(0.004, 0, 0.058), LEAF))
    return stand(out, top=(0, 0, 0.024))


def _pineapple(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    flesh = look.surface(paint("#eeb02f", 0.45, 0.3))
    out: list[Piece] = [(sphere(0.056, 0.056, 0.085, steps=24).moved(0, 0, 0.085), flesh)]
    for k in range(100):
        h = -0.96 + 1.92 * (k + 0.5) / 100
        w, a = np.sqrt(1 - h * h), 2.39996 * k
        out.append(
            (
                sphere(0.0115, steps=7)
                .scaled(1, 1, 0.85)
                .moved(0.052 * w * np.cos(a), 0.052 * w * np.sin(a), 0.085 + 0.08 * h),
                flesh,
            )
        )
    for ring, (n, tilt, length) in enumerate(((7, 48, 0.06), (6, 66, 0.08), (4, 82, 0.095))):
        out += [
            (
                leaf(length, 0.02)
                .turned(90, "x")
                .turned(-tilt, "y")
                .turned(360 * i / n + 25 * ring)
                .moved(0, 0, 0.162),
                LEAF,
            )
            for i in range(n)
        ]
    return stand(out, top=(0, 0, 0.25))


def _watermelon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = []
    a = np.linspace(np.pi, 2 * np.pi, 33)

    def half(r: float) -> np.ndarray:
        return np.stack([r * np.cos(a), r * np.sin(a)], axis=1)

    for r, depth, m in (
        (0.13, 0.05, look.surface(paint("#3d8f45", 0.35, 0.6)) if not look.colours else paint("#3d8f45")),
        (0.121, 0.052, paint("#eaf3cf")),
        (0.114, 0.054, look.surface(paint("#e94b50", 0.4, 0.4))),
    ):
        out.append((slab(half(r), depth, bevel=0.006, corner=0.004), m))
    for x, z in (
        (-0.07, -0.025),
        (-0.03, -0.03),
        (0.015, -0.025),
        (0.06, -0.028),
        (-0.05, -0.06),
        (-0.005, -0.065),
        (0.04, -0.06),
        (-0.02, -0.092),
        (0.02, -0.09),
    ):
        out.append((sphere(0.0035, 0.002, 0.006, steps=10).moved(x, -0.0275, z), paint("#2b211d")))
    return stand([(m.turned(-7, "y"), p) for m, p in out], turn=-12, top=(0, 0, 0))


CONCEPTS: tuple[Concept, ...] = (
    Concept("apple", _apple, "food", ("red apple",), 0.095),
    Concept("banana", _banana, "food", (), 0.21),
    Concept("orange", _orange, "food", ("orange fruit", "tangerine", "mandarin"), 0.085),
    Concept("pear", _pear, "food", (), 0.115),
    Concept("lemon", _lemon, "food", (), 0.1),
    Concept("lime", partial(_lemon, peel="#7fb83a"), "food", (), 0.08),
    Concept("strawberry", _strawberry, "food", (), 0.05),
    Concept("watermelon", _watermelon, "food", ("watermelon slice", "slice of watermelon"), 0.26),
    Concept("grapes", _grapes, "food", ("grape", "bunch of grapes"), 0.15),
    Concept("cherries", _cherries, "food", ("cherry",), 0.06),
    Concept("pineapple", _pineapple, "food", (), 0.26),
)
