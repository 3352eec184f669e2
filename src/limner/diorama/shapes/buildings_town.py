"""Houses of a town: shop (its board takes a name), skyscraper, office building."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.shapes.masonry import (
    BRASS,
    DOOR,
    PANE,
    PLINTH,
    ROOF,
    TRIM,
    Pieces,
    door,
    shrub,
    window,
)
from limner.diorama.shapes.toybox import DARK_WOOD, paint, second, stand
from limner.diorama.solids import box, frustum, plate, sphere

ANGLE = 24.0


def _shop(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#8fc7bd", 0.6, 0.1))
    stripe = second(look, paint("#e0523f", 0.7, 0.05))
    board = paint("#fbf4e6", 0.5, 0.2)
    w, deep, low, tall = 2.3, 1.5, 1.32, 2.45
    y = -deep / 2
    out: Pieces = [
        (box(w, deep, tall, round=0.05).moved(z=tall / 2), wall),
        (box(w + 0.16, deep + 0.14, 0.16, round=0.05).moved(z=tall), TRIM),
        (box(w + 0.1, deep + 0.1, 0.14, round=0.04).moved(z=0.07), PLINTH),
        (box(1.26, 0.1, 0.86, round=0.03).moved(-0.38, y, 0.66), TRIM),
        (box(1.12, 0.06, 0.72, round=0.015).moved(-0.38, y - 0.04, 0.66), PANE),
        (box(0.035, 0.05, 0.72, round=0.01, steps=1).moved(-0.38, y - 0.06, 0.66), TRIM),
        (box(1.36, 0.18, 0.08, round=0.03).moved(-0.38, y - 0.05, 0.2), TRIM),
        *door(0.72, y, 0.52, 0.98, leaf=stripe, z=0.05),
        # The board for the shop's name.
        (box(w - 0.16, 0.14, 0.5, round=0.05).moved(0, y - 0.04, 1.68), DARK_WOOD),
        (box(w - 0.26, 0.08, 0.4, round=0.03).moved(0, y - 0.09, 1.68), board),
        *window(-0.6, y, 2.12, 0.34, 0.3, sill=False),
        *window(0.0, y, 2.12, 0.34, 0.3, sill=False),
        *window(0.6, y, 2.12, 0.34, 0.3, sill=False),
        *shrub(-0.86, y - 0.26, 0.15),
        (frustum(0.1, 0.14, 0.16, round=0.02).moved(-0.86, y - 0.26), ROOF),
    ]
    n = 11
    step = (w - 0.02) / n
    for k in range(n):
        drop = plate(
            [(0, 0.2), (0.52, -0.02), (0.52, -0.15), (0.5, -0.16), (0.46, -0.06), (0, 0.12)],
            step * 0.985,
            bevel=0.012,
            steps=2,
        )
        out.append(
            (
                drop.turned(-90).moved(-w / 2 + 0.01 + step * (k + 0.5), y, low - 0.02),
                stripe if k % 2 == 0 else TRIM,
            )
        )
        out.append(
            (
                sphere(step * 0.47, 0.014, 0.075, steps=12).moved(
                    -w / 2 + 0.01 + step * (k + 0.5), y - 0.512, low - 0.165
                ),
                stripe if k % 2 == 0 else TRIM,
            )
        )
    for k, colour in enumerate(("#e9a23b", "#d65f4a", "#7fa69a", "#e9a23b")):
        out.append(
            (
                sphere(0.1, 0.04, 0.085, steps=14).moved(-0.76 + 0.25 * k, y - 0.06, 0.4),
                paint(colour, 0.5, 0.2),
            )
        )
    return stand(out, top=(0, 0, tall + 0.08), front=(0, y - 0.13, 1.68), sign=(0, y - 0.13, 1.68))


def _skyscraper(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#6d86a8", 0.35, 0.4))
    glass = Material(srgb("#a9d3ea"), roughness=0.08, clearcoat=1.0)
    out: Pieces = [(box(1.25, 1.05, 0.16, round=0.04).moved(z=0.08), PLINTH)]
    z = 0.1
    for w, d, h in ((1.05, 0.9, 2.0), (0.8, 0.7, 1.1), (0.54, 0.5, 0.6)):
        out.append((box(w, d, h, round=0.035).moved(z=z + h / 2), wall))
        rows, across = int(h / 0.2), max(3, int(w / 0.17))
        for i in range(rows):
            for side, length, turn in ((w, d, 0.0), (d, w, 90.0), (d, w, -90.0)):
                n = max(2, int(side / 0.18)) if turn else across
                for k in range(n):
                    x = (k + 0.5) / n * (side - 0.1) - (side - 0.1) / 2
                    if i == 0 and z < 0.2 and not turn and abs(x) < 0.2:
                        continue
                    pane = box((side - 0.1) / n * 0.72, 0.03, 0.125, round=0.008, steps=1).moved(
                        x, -length / 2, z + 0.16 + i * (h - 0.12) / rows
                    )
                    out.append((pane.turned(turn), glass))
        out.append((box(w + 0.06, d + 0.06, 0.06, round=0.02).moved(z=z + h), TRIM))
        z += h
    out += door(0, -0.45, 0.3, 0.3, z=0.12, leaf=DOOR)[:2]
    out += [
        (frustum(0.06, 0.012, 0.75, round=0.01, steps=16).moved(z=z), BRASS),
        (sphere(0.035, steps=10).moved(z=z + 0.75), paint("#e0403a")),
    ]
    return stand(out, turn=ANGLE, top=(0, 0, z))


def _office(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#d9c3a5", 0.6, 0.1))
    w, d, floors = 1.7, 1.2, 5
    tall = 0.2 + floors * 0.5
    out: Pieces = [
        (box(w, d, tall, round=0.04).moved(z=tall / 2), wall),
        (box(w + 0.12, d + 0.12, 0.14, round=0.04).moved(z=tall), TRIM),
        (box(w + 0.1, d + 0.1, 0.14, round=0.03).moved(z=0.07), PLINTH),
        (box(0.42, 0.36, 0.24, round=0.04).moved(0.3, 0.1, tall + 0.14), PLINTH),
        *door(0, -d / 2, 0.44, 0.5, z=0.08),
    ]
    for i in range(floors):
        z = 0.46 + i * 0.5
        for x in (-0.6, -0.2, 0.2, 0.6):
            if i == 0 and abs(x) < 0.3:
                continue
            out += window(x, -d / 2, z, 0.22, 0.28, bars=False)
        for y in (-0.35, 0.0, 0.35):
            out += window(w / 2, y, z, 0.22, 0.28, bars=False, turn=90)
            out += window(-w / 2, y, z, 0.22, 0.28, bars=False, turn=-90)
    return stand(out, turn=ANGLE, top=(0, 0, tall + 0.07))


CONCEPTS = (
    Concept("shop", _shop, "building", ("store", "storefront", "bakery", "corner shop", "grocery store", "boutique", "bookshop",
            "coffee shop", "restaurant", "convenience store", "flower shop"), 7.0),
    Concept("skyscraper", _skyscraper, "building", ("high-rise", "tower block", "skyscrapers"), 60.0),
    Concept("office building", _office, "building", ("building", "apartment building", "office block", "apartment block"), 20.0),
)  # fmt: skip
