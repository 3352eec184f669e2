"""Dressing: what is worn by those who are not made in their clothes, put on as it is or cut to the wearer's own surface."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.figures import worn
from limner.diorama.grouping import Item, Piece, anchor_of, fitted, points
from limner.diorama.inks import main_colour
from limner.diorama.mesh import placement

BRIM, PULLED = 1.12, 0.15
"""Of a hat that is worn: its width, and how far its rim is below the head's top, as shares of the head's width."""
SPANNING = frozenset({"headphones", "headphone"})
"""What goes over the head from ear to ear."""
BAND = 1.14
"""Width of what does, as a share of the head's."""
LENSES = 0.06
"""How far before the face's surface glasses sit, as a share of the wearer's height."""


def dress(person: Item, thing: Item) -> Item:
    """Something worn: hats on the head, glasses on the face, scarves and ties at the neck."""
    key = thing.concept.key if thing.concept else ""
    cloth = _fitted(person, thing, key)
    if cloth is not None:
        return cloth
    p_low, p_high = person.bounds
    height = float(p_high[2] - p_low[2])
    place, share = "head", 0.3
    if any(word in key for word in ("glasses", "goggles", "mask")):
        place, share = "face", 0.32
    elif any(word in key for word in ("scarf", "tie", "necklace", "collar", "bow")):
        place, share = "neck", 0.24
    elif any(word in key for word in ("shirt", "dress", "coat", "jacket", "backpack", "suit")):
        place, share = "neck", 0.4
    small = fitted(thing, height * share)
    if float(max(small.extent[0], small.extent[2])) < height * share * 0.7:
        small = small.moved(
            placement(0, 0, 0, scale=height * share / float(max(small.extent[0], small.extent[2])))
        )
    spot = anchor_of(person, place)
    if place == "head" and person.concept is not None and person.concept.group == "person" and _covers(key):
        return person.joined(_pulled_on(person, thing, spot))
    if key in SPANNING:
        return person.joined(_over_the_ears(person, thing, spot))
    c_low, c_high = small.bounds
    middle = (c_low + c_high) / 2
    if place == "head":
        return person.joined(
            small.moved(placement(spot[0] - middle[0], spot[1] - middle[1], spot[2] - c_low[2] - 0.02))
        )
    if place == "face":
        # The lenses just before the eyes, the temples past the cheeks.
        return person.joined(
            small.moved(
                placement(
                    spot[0] - middle[0],
                    spot[1] - c_low[1] - LENSES * height,
                    spot[2] - middle[2] + 0.012 * height,
                )
            )
        )
    drop = (c_high[2] - c_low[2]) * 0.85
    chest = min(float(spot[1]), _foremost(person, float(spot[0]), float(spot[2] - drop / 2), 0.05 * height))
    return person.joined(
        small.moved(placement(spot[0] - middle[0], chest - c_high[1] - 0.01, spot[2] - c_low[2] - drop))
    )


def _foremost(person: Item, x: float, z: float, reach: float) -> float:
    """y of the wearer's foremost point about (x, z); inf where there is none."""
    v = points(person.pieces[0])
    near = v[(np.abs(v[:, 0] - x) < reach) & (np.abs(v[:, 2] - z) < reach)]
    return float(near[:, 1].min()) if len(near) else float("inf")


def _covers(key: str) -> bool:
    """Whether a thing for the head goes down over the hair, as a hat does and a crown does not."""
    return any(key.endswith(word) for word in ("hat", "cap", "beanie", "beret", "fedora", "sombrero"))


def _pulled_on(person: Item, hat: Item, crown: np.ndarray) -> Item:
    """The hat as wide as the head it is on, hair and all, and pulled down over its top. crown: the head's highest point."""
    v = points(person.pieces[0])
    low, high = person.bounds
    height = float(high[2] - low[2])
    head = v[(np.abs(v[:, 0] - crown[0]) < 0.3 * height) & (v[:, 2] > crown[2] - 0.22 * height)]
    wide = float(np.ptp(head[:, 0]))
    worn = hat.moved(placement(0, 0, 0, scale=BRIM * wide / max(float(hat.extent[0]), 1e-6)))
    h_low, h_high = worn.bounds
    middle = (h_low + h_high) / 2
    down = PULLED * wide
    return worn.moved(
        placement(crown[0] - middle[0], crown[1] - middle[1] + 0.02 * height, crown[2] - h_low[2] - down)
    )


def _over_the_ears(person: Item, band: Item, crown: np.ndarray) -> Item:
    """The band stretched over the head from ear to ear, its ends beside the eyes. crown: the head's highest point."""
    v = points(person.pieces[0])
    low, high = person.bounds
    height = float(high[2] - low[2])
    near = np.abs(v[:, :2] - crown[:2]).max(axis=1) < 0.3 * height
    head = v[near & (v[:, 2] > crown[2] - 0.22 * height) & (v[:, 2] < crown[2] + 0.02 * height)]
    left, right = float(head[:, 0].min()), float(head[:, 0].max())
    wide, tall = BAND * (right - left), 0.62 * (right - left)
    across, up = wide / float(band.extent[0]), tall / float(band.extent[2])
    worn = band.moved(np.diag([across, (across + up) / 2, up, 1.0]))
    b_low, b_high = worn.bounds
    middle = (b_low + b_high) / 2
    lift = 0.07 * (right - left)
    return worn.moved(
        placement((left + right) / 2 - middle[0], crown[1] - middle[1], crown[2] + lift - b_high[2])
    )


def _fitted(person: Item, thing: Item, key: str) -> Item | None:
    """The person in clothes made to its own measure, in the thing's colours; None for what is put on as it is."""
    wearer, own = person.pieces[0], thing.pieces[0]
    if not worn.kind_of(key) or wearer.subject is None:
        return None
    if worn.kind_of(key) == "feet" and any(piece.subject == own.subject for piece in person.pieces):
        return person  # the first of a pair has covered every foot
    paints = own.body.parts
    cloth = replace(paints[0].material, colour=main_colour(own.body), texture=None)
    body = worn.fitted(wearer.body, key, cloth, paints[min(1, len(paints) - 1)].material)
    return None if body is None else person.joined(Item((Piece(body, wearer.matrix, own.subject),)))
