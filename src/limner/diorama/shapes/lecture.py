"""What one speaks at and speaks of: a lectern, a molecule."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.toybox import BLACK, WOOD, Piece, paint, second, slab, stand, tube
from limner.diorama.solids import box, capsule, sphere

PAPER = paint("#faf6ec", 0.8)


def _lectern(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood = look.surface(WOOD)
    trim = second(look, paint("#6e4526", 0.5, 0.3)) if len(look.colours) > 1 else paint("#6e4526", 0.5, 0.3)
    front = slab([(-0.27, 0.05), (-0.31, 0.98), (0.31, 0.98), (0.27, 0.05)], 0.34, bevel=0.02, corner=0.03)
    panel = slab([(-0.19, 0.16), (-0.215, 0.86), (0.215, 0.86), (0.19, 0.16)], 0.36, bevel=0.01, corner=0.03)
    top = box(0.74, 0.46, 0.045, round=0.02).turned(16, "x").moved(0, 0.0, 1.06)
    rest = box(0.68, 0.03, 0.05, round=0.012).moved(0, 0.23, 1.155)
    paper = box(0.26, 0.33, 0.008, round=0.003).turned(16, "x").moved(-0.02, 0.01, 1.092)
    neck = tube([(0.24, 0.12, 1.1), (0.25, 0.1, 1.24), (0.2, 0.12, 1.34), (0.12, 0.2, 1.37)], 0.009)
    out: list[Piece] = [
        (box(0.68, 0.5, 0.06, round=0.02).moved(z=0.03), trim), (front, wood), (panel, trim), (top, wood), (rest, trim),
        (paper, PAPER), (neck, BLACK), (capsule((0.12, 0.2, 1.37), (0.06, 0.25, 1.365), 0.028), BLACK),
    ]  # fmt: skip
    return stand(out, top=(0, 0.02, 1.1))


def _molecule(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Caffeine's two rings without most of its hydrogen, as balls and rods."""
    carbon = look.surface(paint("#4a4f57", 0.25, 0.6))
    red, blue = paint("#d8392f", 0.25, 0.6), paint("#3568d0", 0.25, 0.6)
    white, rod = paint("#f2f2ee", 0.3, 0.5), paint("#b9bec5", 0.3, 0.4)
    six = [(np.cos(a), np.sin(a)) for a in np.radians(np.arange(30, 390, 60))]
    atoms: list[tuple[tuple[float, float, float], Material, float]] = []
    spots = [(0.2 * x, 0.0, 0.2 * z) for x, z in six]
    for k, spot in enumerate(spots):
        atoms.append((spot, blue if k in (2, 4) else carbon, 0.075))
    five = [(0.345, 0.03, 0.19), (0.44, 0.03, 0.0), (0.345, 0.03, -0.19)]
    atoms += [(five[0], blue, 0.07), (five[1], carbon, 0.07), (five[2], blue, 0.07)]
    ends = [((0.0, 0.0, 0.41), red), ((-0.35, 0.02, -0.21), red), ((-0.36, -0.02, 0.22), white), ((0.0, 0.03, -0.42), white),
            ((0.42, 0.05, 0.36), white), ((0.6, 0.03, 0.0), white)]  # fmt: skip
    atoms += [(spot, surface, 0.055 if surface is white else 0.068) for spot, surface in ends]
    bonds = [(spots[k], spots[(k + 1) % 6]) for k in range(6)]
    bonds += [(spots[0], five[0]), (five[0], five[1]), (five[1], five[2]), (five[2], spots[5])]
    bonds += [(spots[1], ends[0][0]), (spots[3], ends[1][0]), (spots[2], ends[2][0]), (spots[4], ends[3][0]),
              (five[0], ends[4][0]), (five[1], ends[5][0])]  # fmt: skip
    out: list[Piece] = [(sphere(r, steps=24).moved(*spot), surface) for spot, surface, r in atoms]
    out += [(capsule(a, b, 0.02, sides=12), rod) for a, b in bonds]
    return stand([(m.turned(-14, "y"), p) for m, p in out], top=(0, 0, 0.4))


CONCEPTS: tuple[Concept, ...] = (
    Concept("lectern", _lectern, "furniture", ("podium", "speaker's podium", "pulpit", "rostrum", "reading desk"), 1.4),
    Concept("molecule", _molecule, "thing", ("molecular model",), 0.8),
)
