"""Cars and buses without a roof: what a car is when somebody who must be seen is in it."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    Piece,
    paint,
    second,
    stand,
)
from limner.diorama.shapes.vehicles_road import TURN, bus_pieces, checkers, fittings, shell
from limner.diorama.solids import box, capsule

SEATS = paint("#5b4238", 0.6, 0.2)
FLOOR, SILL = 0.5, 0.96


def _open_car(body: Material) -> list[Piece]:
    """The saloon of `vehicles_road`, cut off at the doors: a tub with two benches behind a windscreen."""
    arches = ((-1.12, 0.36, 0.45), (1.12, 0.36, 0.45))
    low = shell([(-1.86, 0.26), (1.86, 0.26), (1.86, 0.6), (-1.86, 0.6)], 1.72, 0.12, arches)
    bonnet = shell([(-1.86, 0.4), (-0.55, 0.4), (-0.55, 0.98), (-1.0, 0.98), (-1.84, 0.84)], 1.72, 0.16, arches)
    boot = shell([(1.28, 0.4), (1.88, 0.4), (1.88, 0.86), (1.28, 0.98)], 1.72, 0.16, arches)
    out: list[Piece] = [(low, body), (bonnet, body), (boot, body)]
    door = shell([(-0.8, 0.4), (1.5, 0.4), (1.5, SILL), (-0.8, SILL)], 0.16, 0.06, arches)
    out += [(door.moved(0, y, 0), body) for y in (-0.78, 0.78)]
    out.append((box(3.2, 1.5, 0.2, round=0.05).moved(0, 0, 0.34), BLACK))
    out.append((box(1.9, 1.42, 0.08, round=0.03).moved(0.36, 0, FLOOR + 0.1), SEATS))
    for x in (0.34, 1.12):
        out.append((box(0.16, 1.36, 0.56, round=0.07).moved(x, 0, 0.8), SEATS))
    # Of the windscreen the posts alone: the rest would hide the driver's face.
    for y in (-0.7, 0.7):
        out.append((capsule((-0.7, y, 0.94), (-0.54, y * 0.97, 1.24), 0.035), CHROME))
    return out + fittings(body)


ANCHORS: dict[str, tuple[float, float, float]] = {
    "inside": (0.3, 0, FLOOR + 0.14),
    "seat": (0.02, 0, FLOOR + 0.2),
    "rim": (0.3, -0.78, SILL),
    "top": (0.3, 0, SILL),
    "front": (0.2, -0.86, 0.65),
}


def _car(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return stand(_open_car(look.surface(paint("#e2483d", 0.28, 0.8))), turn=TURN, **ANCHORS)


def _taxi(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out = _open_car(look.surface(paint("#f6b92c", 0.28, 0.8))) + checkers()
    return stand(out, turn=TURN, **ANCHORS)


def _police(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white = second(look, paint("#f4f3ee", 0.28, 0.8))
    out = _open_car(look.surface(paint("#2b57b5", 0.28, 0.8)))
    band = shell([(-0.6, 0.52), (0.62, 0.52), (0.62, 0.84), (-0.6, 0.84)], 0.02, 0.005)
    out += [(band.moved(0, y, 0), white) for y in (-0.865, 0.865)]
    return stand(out, turn=TURN, **ANCHORS)


def _bus(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A bus for seeing the sights: its upper deck is open, with a parapet all around."""
    body = look.surface(paint("#f2a32c", 0.3, 0.7))
    out = [*bus_pieces(look)]
    for y in (-1.06, 1.06):
        out.append((box(5.9, 0.12, 0.52, round=0.05).moved(0.05, y, 3.12), body))
    for x in (-2.9, 3.0):
        out.append((box(0.12, 2.2, 0.52, round=0.05).moved(x, 0, 3.12), body))
    return stand(out, turn=TURN, inside=(0, 0, 2.98), rim=(0, -1.06, 3.38), seat=(0, 0, 2.98), top=(0, 0, 2.98),
                 front=(0.15, -1.15, 0.88))  # fmt: skip


CONCEPTS: tuple[Concept, ...] = (
    Concept("open car", _car, "vehicle", ("convertible", "cabriolet", "roadster", "open-topped car"), 3.8),
    Concept("open taxi", _taxi, "vehicle", (), 3.8),
    Concept("open police car", _police, "vehicle", (), 3.8),
    Concept("open bus", _bus, "vehicle", ("open-top bus", "sightseeing bus", "tour bus"), 6.5),
)
