"""A stack of books, lying on one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Concept, Part
from limner.diorama.material import Look, srgb
from limner.diorama.mesh import placement, rotation
from limner.diorama.shapes.household_things import book

COVERS = ("#3d8ed6", "#d9483b", "#47a878", "#f3b433")
TURNS = (8, -14, 5, -22)


def books(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Four books, each of its own colour, a little smaller than the one below it and a little awry."""
    del pose
    parts: list[Part] = []
    z = 0.0
    for number, (cover, turn) in enumerate(zip(COVERS, TURNS, strict=True)):
        one = replace(look, colours=look.colours or (srgb(cover),))
        # A book stands turned by 24 degrees and leans by 6: laid down, its spine looks to the viewer's left.
        laid = book(one, None, rng).transformed(rotation(-96, "x") @ rotation(-24, "z")).grounded()
        laid = laid.transformed(placement(0, 0, 0, scale=1 - 0.05 * number, turn=turn)).grounded()
        parts += laid.transformed(placement(0, 0, z)).parts
        z += float(laid.extent[2]) - 0.002
    return Body(tuple(parts), {"top": (0.0, 0.0, z)})


CONCEPTS: tuple[Concept, ...] = (Concept("stack of books", books, "thing", ("pile of books",), 0.26),)
