"""Things folded from one sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import stand

WHITE = Material(srgb("#f3efe6"), roughness=0.85)
THICK = 0.012
"""Of the paper, as a share of the thing's length: as paper goes that is cardboard, but it catches the light."""
LONG = 0.3
"""Metres from end to end; shapes below are drawn with length 1."""
Point = tuple[float, float, float]


def sheet(corners: Sequence[Point], thick: float = THICK) -> Mesh:
    """A flat convex piece of paper (n corners, counter-clockwise seen from its front), `thick` deep, creased at its rim."""
    p = np.asarray(corners, float)
    n = len(p)
    normal = np.cross(p[1] - p[0], p[2] - p[0])
    normal *= 0.5 * thick / np.linalg.norm(normal)
    front = [(0, i, i + 1) for i in range(1, n - 1)]
    back = [(n, n + i + 1, n + i) for i in range(1, n - 1)]
    rim = [f for i in range(n) for f in ((i, n + i, n + (i + 1) % n), (i, n + (i + 1) % n, (i + 1) % n))]
    return Mesh.of(np.concatenate([p + normal, p - normal]), np.array(front + back + rim), crease=20)


def _both_sides(corners: Sequence[Point]) -> list[Mesh]:
    """A piece and its mirror image across y = 0."""
    return [sheet(corners), sheet([(x, -y, z) for x, y, z in reversed(corners)])]


def _paper_boat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    paper = look.surface(WHITE)
    keel, bow, rim = 0.2, (0.5, 0.27), (0.145, 0.2)
    side = [(-keel, 0.0, 0.0), (keel, 0.0, 0.0), (0.0, -rim[0], rim[1])]
    pieces = [
        *_both_sides(side),
        *_both_sides([(keel, 0.0, 0.0), (bow[0], 0.0, bow[1]), (0.0, -rim[0], rim[1])]),
        *_both_sides([(-keel, 0.0, 0.0), (0.0, -rim[0], rim[1]), (-bow[0], 0.0, bow[1])]),
        # The peak in the middle, folded along its height.
        *_both_sides([(-0.25, 0.0, 0.13), (0.0, -0.055, 0.13), (0.0, 0.0, 0.5)]),
        *_both_sides([(0.0, -0.055, 0.13), (0.25, 0.0, 0.13), (0.0, 0.0, 0.5)]),
    ]
    return stand(
        [(piece.scaled(LONG), paper) for piece in pieces], turn=-14,
        inside=(0.3 * LONG, 0.0, 0.12 * LONG), top=(0.0, 0.0, 0.5 * LONG),
    )  # fmt: skip


def _paper_plane(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    paper = look.surface(WHITE)
    nose, tail = (0.5, 0.0, 0.0), -0.5
    pieces = [
        *_both_sides([nose, (tail, 0.035, 0.03), (tail, 0.36, 0.1)]),
        *_both_sides([nose, (tail, 0.0, -0.14), (tail, 0.035, 0.03)]),
    ]
    # Banked and climbing, or it would be seen edge-on.
    banked = [piece.scaled(LONG).turned(42, "x").turned(-16, "y") for piece in pieces]
    return stand([(piece, paper) for piece in banked], turn=28)


CONCEPTS = (
    Concept("paper boat", _paper_boat, "thing", ("origami boat", "folded paper boat"), LONG, "water"),
    Concept("paper plane", _paper_plane, "thing", ("paper airplane", "paper aeroplane", "paper aircraft"), LONG, "air"),
)  # fmt: skip
