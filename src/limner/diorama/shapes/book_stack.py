"""A stack of books, lying on one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.grouping import Item, Piece
from limner.diorama.material import Look, srgb
from limner.diorama.mesh import placement
from limner.diorama.piles import stacked
from limner.diorama.shapes.household_things import book

COVERS = ("#3d8ed6", "#d9483b", "#47a878", "#f3b433")


def books(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Four books, each of its own colour, a little smaller than the one below it and a little awry."""
    del pose
    items = []
    for number, cover in enumerate(COVERS):
        one = replace(look, colours=look.colours or (srgb(cover),))
        size = placement(0, 0, 0, scale=1 - 0.05 * number)
        items.append(Item((Piece(book(one, None, rng), size, None),)))
    pile = stacked(items)
    parts = [part for piece in pile.pieces for part in piece.body.transformed(piece.matrix).parts]
    return Body(tuple(parts), {"top": (0.0, 0.0, float(pile.bounds[1][2]))})


CONCEPTS: tuple[Concept, ...] = (Concept("stack of books", books, "thing", ("pile of books",), 0.26),)
