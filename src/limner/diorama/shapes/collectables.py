"""Small things to own: binoculars, crystals, gold bars, toy bricks; and a blackboard."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import GLASS, WHITE, Piece, coin, hoop, paint, rods, slab, stand, tube
from limner.diorama.solids import box, capsule, cylinder, lathe, sphere

GOLD = paint("#f0c04a", 0.2, 0.6, metallic=0.8)


def _blackboard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    slate, frame = look.surface(paint("#2f5148", 0.9, 0.0)), paint("#b07a45", 0.5, 0.3)
    out: list[Piece] = [(box(1.7, 0.04, 1.05, round=0.01).moved(0, 0, 1.25), slate)]
    out += [(box(1.82, 0.07, 0.08, round=0.02).moved(0, 0, 1.25 + s * 0.55), frame) for s in (-1, 1)] + [
        (box(0.08, 0.07, 1.18, round=0.02).moved(s * 0.87, 0, 1.25), frame) for s in (-1, 1)
    ]
    out += [
        (
            rods(
                [((s * 0.8, 0.06, 1.7), (s * 0.92, y, 0.03)) for s in (-1, 1) for y in (-0.28, 0.42)], 0.032
            ),
            frame,
        ),
        (box(1.5, 0.14, 0.03, round=0.012).moved(0, -0.09, 0.68), frame),
    ]
    out += [
        (capsule((x, -0.1, 0.71), (x + 0.08, -0.11, 0.71), 0.012), m)
        for x, m in ((-0.4, WHITE), (-0.25, paint("#f3d05a", 0.8, 0.0)), (-0.1, paint("#e88a9a", 0.8, 0.0)))
    ]
    out.append((box(0.16, 0.06, 0.05, round=0.014).moved(0.4, -0.1, 0.72), paint("#6b4a32", 0.8, 0.0)))
    return stand(out, turn=-10, front=(0, -0.03, 1.25), top=(0, 0, 1.84))


def _binoculars(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hide, ring = look.surface(paint("#33373f", 0.5, 0.3)), paint("#c9a35a", 0.3, 0.5, metallic=0.5)
    out: list[Piece] = []
    for s in (-1, 1):
        x = s * 0.038
        prof = [
            (0, 0),
            (0.034, 0),
            (0.036, 0.008),
            (0.034, 0.05),
            (0.03, 0.065),
            (0.024, 0.075),
            (0.022, 0.11),
            (0.019, 0.115),
            (0.019, 0.14),
            (0.022, 0.142),
            (0.022, 0.152),
            (0, 0.152),
        ]
        tube_ = lathe(prof, steps=40).turned(-90, "x").moved(x, -0.075, 0.036)
        out += [
            (tube_, hide),
            (hoop(0.0335, 0.0035).moved(x, -0.0755, 0.036), ring),
            (coin(0.031, 0.004, round=0.001).moved(x, -0.076, 0.036), GLASS),
            (coin(0.017, 0.004, round=0.001).moved(x, 0.078, 0.036), GLASS),
        ]
    out += [(box(0.05, 0.035, 0.018, round=0.007).moved(0, z, 0.042), hide) for z in (-0.02, 0.035)] + [
        (cylinder(0.011, 0.04, round=0.004, steps=28).turned(90, "x").moved(0, 0.03, 0.05), ring)
    ]
    out.append(
        (
            tube(
                [
                    (-0.06, 0.02, 0.04),
                    (-0.1, -0.02, 0.012),
                    (-0.06, -0.1, 0.005),
                    (0.02, -0.12, 0.005),
                    (0.1, -0.06, 0.006),
                    (0.1, 0.0, 0.015),
                    (0.06, 0.02, 0.04),
                ],
                0.0045,
            ),
            paint("#7a5235", 0.7, 0.1),
        )
    )
    return stand(out, turn=28, top=(0, 0, 0.072))


def _crystal(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    gem = [look.surface(paint(c, 0.08, 1.0)) for c in ("#9a6fe0", "#b48cf0", "#8458cf")]
    out: list[Piece] = [(sphere(0.13, 0.11, 0.045, steps=16).moved(0, 0, 0.02), paint("#6d6a75", 0.9, 0.0))]
    shafts = (
        (0, 0, 0.32, 0.052, 0, 0),
        (-0.06, -0.02, 0.22, 0.038, -20, 10),
        (0.06, -0.02, 0.24, 0.04, 20, 6),
        (0.02, -0.06, 0.16, 0.032, 8, 30),
        (-0.03, 0.05, 0.25, 0.038, -10, -14),
        (-0.09, 0.02, 0.13, 0.028, -42, 0),
        (0.1, 0.02, 0.14, 0.028, 42, 0),
        (-0.03, -0.08, 0.1, 0.024, -20, 44),
    )
    for k, (x, y, h, r, tx, ty) in enumerate(shafts):
        prism = lathe([(0, 0), (r * 0.85, 0), (r, h * 0.7), (r * 0.4, h * 0.92), (0, h)], steps=6, crease=10)
        out.append((prism.turned(23 * k).turned(ty, "x").turned(tx, "y").moved(x, y, 0.02), gem[k % 3]))
    return stand(out, turn=-10, top=(0, 0, 0.3))


def _bar() -> Mesh:
    """One cast bar of gold, 0.078 x 0.2 x 0.045 m, about its middle."""
    bar = box(0.078, 0.2, 0.045, round=0.007, steps=4)
    v = bar.vertices.copy()
    t = (v[:, 2] + 0.0225) / 0.045
    v[:, 0] *= 1 - 0.24 * t
    v[:, 1] *= 1 - 0.1 * t
    return Mesh.of(v, bar.faces, crease=40)


def _gold_bar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    gold = look.surface(GOLD)
    stamp = slab(
        [(-0.016, -0.03), (0.016, -0.03), (0.016, 0.03), (-0.016, 0.03)], 0.003, bevel=0.001, corner=0.006
    )
    return stand(
        [(_bar(), gold), (stamp.turned(-90, "x").moved(z=0.0225), gold)], turn=-58, top=(0, 0, 0.024)
    )


def _gold_stack(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    gold, bar = look.surface(GOLD), _bar()
    rows = [(x, 0) for x in (-0.085, 0, 0.085)] + [(x, 1) for x in (-0.043, 0.043)] + [(0.0, 2)]
    out: list[Piece] = [(bar.moved(x, 0, 0.0225 + 0.0455 * level), gold) for x, level in rows]
    return stand(out, turn=-34, top=(0, 0, 0.136))


def _brick(studs: int, own: Material) -> list[Piece]:
    """A toy brick two studs deep, 9.6 mm high, standing on z = 0."""
    out: list[Piece] = [(box(0.008 * studs - 0.0002, 0.0158, 0.0094, round=0.0006).moved(z=0.0047), own)]
    for i in range(studs):
        for s in (-1, 1):
            stud = cylinder(0.0024, 0.0021, round=0.0004, steps=24)
            out.append((stud.moved((i - (studs - 1) / 2) * 0.008, 0.004 * s, 0.0093), own))
    return out


def _toy_brick(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return stand(_brick(4, look.surface(paint("#d8352f", 0.2, 0.8))), turn=-30, top=(0, 0, 0.0114))


def _toy_bricks(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = []
    for k, (shade, x, studs) in enumerate(
        (("#d8352f", 0.0, 4), ("#f4c52e", 0.004, 3), ("#2f6fc4", -0.006, 2))
    ):
        own = paint(shade, 0.2, 0.8)
        own = look.surface(own) if k == 0 or look.material or look.colours else own
        out += [(m.moved(x, 0, 0.0096 * k), c) for m, c in _brick(studs, own)]
    return stand(out, turn=-30, top=(0, 0, 0.03))


CONCEPTS: tuple[Concept, ...] = (
    Concept("blackboard", _blackboard, "thing", ("chalkboard", "school board"), 1.9),
    Concept("binoculars", _binoculars, "thing", ("pair of binoculars", "field glasses"), 0.2),
    Concept("crystal", _crystal, "thing", ("amethyst", "crystals", "quartz", "crystal cluster"), 0.36),
    Concept("gold bar", _gold_bar, "thing", ("gold ingot", "ingot"), 0.2),
    Concept("stack of gold bars", _gold_stack, "thing", ("pile of gold bars", "gold bullion"), 0.3),
    Concept("toy brick", _toy_brick, "thing", ("lego brick", "lego block"), 0.032),
    Concept(
        "toy bricks",
        _toy_bricks,
        "thing",
        ("building blocks", "toy blocks", "stack of lego bricks", "lego"),
        0.035,
    ),
)
