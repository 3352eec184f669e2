"""Hollow things of the table: bottle, wine glass, cup, bowl, plate, vase, jar, glass (in centimetres)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BIRCH,
    CERAMIC,
    CREAM,
    MUSTARD,
    PAPER,
    RED,
    assemble,
    curve,
    rods,
    tinted_glass,
    tube,
)
from limner.diorama.solids import lathe, torus

WINE = Material(srgb("#8e1a38"), roughness=0.1, clearcoat=1.0)
COFFEE = Material(srgb("#5a3420"), roughness=0.2, clearcoat=0.6)


def glaze(colour: str) -> Material:
    """Shiny glazed pottery of an sRGB colour."""
    return Material(srgb(colour), roughness=0.14, clearcoat=1.0)


def vessel(
    outside: list[tuple[float, float]], wall: float, floor: float, *, steps: int = 64, smooth: int = 6
) -> Mesh:
    """A hollow turned vessel: `outside` is its (radius, z) outline from the foot's edge up to the lip, bent
    smoothly; `wall` its thickness, `floor` the height of its inner floor. The lip is round."""
    out = curve(outside, smooth)
    tangent = np.gradient(out, axis=0)
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    inner = out + normal * wall
    inner = inner[(inner[:, 1] > floor) & (inner[:, 0] > 0)]
    a = np.linspace(0, np.pi, 7)[1:-1, None]
    middle, reach = (out[-1] + inner[-1]) / 2, (out[-1] - inner[-1]) / 2
    up = np.array([reach[1], -reach[0]])
    up = up if up[1] > 0 else -up
    lip = middle + reach * np.cos(a) + up * np.sin(a)
    last = inner[0]
    corner = [(last[0] * 0.94, floor + (last[1] - floor) * 0.3), (last[0] * 0.8, floor)]
    return lathe([(0.0, out[0, 1]), *out, *lip, *inner[::-1], *corner, (0.0, floor)], steps=steps, crease=50)


def bottle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A green glass bottle with a paper label and a cork."""
    body = lathe(
        [
            (0, 0),
            (3.3, 0),
            *curve(
                [
                    (3.6, 0.3),
                    (3.8, 1.2),
                    (3.8, 9),
                    (3.8, 15.6),
                    (3.3, 18.4),
                    (1.75, 21.2),
                    (1.4, 23.6),
                    (1.35, 27.2),
                ],
                5,
            ),
            (1.75, 27.3),
            (1.85, 27.8),
            (1.75, 28.4),
            (0, 28.5),
        ],
        crease=40,
    )
    label = lathe([(3.78, 6.0), (3.86, 6.1), (3.86, 12.9), (3.78, 13.0)])
    band = lathe([(3.84, 7.0), (3.9, 7.05), (3.9, 7.8), (3.84, 7.85)])
    cork = lathe([(0, 28), (1.2, 28), (1.3, 29.9), (1.1, 30.3), (0, 30.4)])
    green = Material(srgb("#2f8f5b"), roughness=0.06, clearcoat=1.0)
    return assemble(
        look,
        (0, green, [body]),
        (1, CREAM, [label]),
        (None, MUSTARD, [band]),
        (None, BIRCH, [cork]),
        scale=0.01,
        anchors={"front": (0, -3.87, 9.5), "inside": (0, 0, 1)},
    )


def wine_glass(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A stemmed glass holding red wine."""
    # What holds wine is drawn as the wine itself: light would not find its way through glass, wine and glass.
    bowl = lathe(curve([(4.0, 14.6), (3.82, 17.0), (3.5, 19.0), (3.1, 20.6)], 6), crease=180)
    rim = torus(3.1, 0.09, steps=64, sides=10).moved(z=20.6)
    stem = lathe(
        [
            (0, 0),
            (3.5, 0),
            (3.65, 0.2),
            (3.4, 0.5),
            *curve([(1.6, 0.75), (0.65, 1.6), (0.5, 4), (0.5, 7.4), (0.75, 9.3), (0.9, 9.7)], 5),
            (0, 9.75),
        ],
        crease=50,
    )
    wine = lathe(
        [
            (0, 9.4),
            *curve([(0.6, 9.4), (1.6, 9.7), (3.3, 11.4), (3.97, 13.7), (4.0, 14.6)], 6),
            (3.84, 14.75),
            (0, 14.8),
        ],
        crease=50,
    )
    own = Material(srgb("#f4fafc"), roughness=0.0, transmission=1.0, ior=1.25)
    return assemble(
        look,
        (0, replace(tinted_glass(look, own), thin=True), [bowl]),
        (0, tinted_glass(look, own), [stem, rim]),
        (0 if look.colours else None, WINE, [wine]),
        scale=0.01,
        anchors={"inside": (0, 0, 15), "top": (0, 0, 20.6)},
    )


def cup(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A fat mug of coffee, its handle to the viewer's right."""
    mug = vessel([(3.5, 0.0), (4.0, 0.25), (4.3, 1.2), (4.4, 5), (4.4, 9.4)], 0.5, 0.9)
    handle = tube(
        [(4.0, 0, 7.8), (6.2, 0, 8.0), (7.3, 0, 6.2), (7.0, 0, 3.6), (5.6, 0, 2.3), (4.0, 0, 2.4)], 0.72
    )
    drink = lathe([(0, 7.6), (3.95, 7.6), (3.95, 8.1), (0, 8.1)])
    return assemble(
        look,
        (0, glaze("#ef6f61"), [mug, handle]),
        (None, COFFEE, [drink]),
        scale=0.01,
        turn=-20,
        anchors={"inside": (0, 0, 8.1), "front": (1.54, -4.23, 5), "top": (0, 0, 9.6)},
    )


def bowl(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wide bowl with a bright rim."""
    pot = vessel([(3.9, 0.0), (4.3, 0.2), (4.2, 0.9), (6.8, 2.4), (8.7, 5.2), (9.3, 8.6)], 0.6, 1.5)
    rim = lathe([(9.16, 8.0), (9.38, 8.1), (9.46, 8.75), (9.1, 9.2), (8.7, 9.0), (8.6, 8.3)], crease=60)
    return assemble(
        look,
        (0, glaze("#3f8fd2"), [pot]),
        (1, CERAMIC, [rim]),
        scale=0.01,
        anchors={"inside": (0, 0, 2.2), "top": (0, 0, 7.0)},
    )


def dinner_plate(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A white plate with a coloured band, lying."""
    dish = lathe(
        [
            (0, 0),
            (8, 0),
            (8.6, 0.3),
            (11, 1.3),
            (13.2, 2.2),
            (13.5, 2.6),
            (13.2, 2.9),
            (10.8, 2.0),
            (8.6, 1.2),
            (8.0, 1.0),
            (0, 0.95),
        ],
        steps=80,
        crease=40,
    )
    band = lathe([(11.2, 2.1), (11.3, 2.22), (12.5, 2.68), (12.7, 2.68)], steps=80)
    return assemble(
        look,
        (0, CERAMIC, [dish]),
        (1, glaze("#4a90c9"), [band]),
        scale=0.01,
        anchors={"top": (0, 0, 1.0), "inside": (0, 0, 1.0)},
    )


def vase(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round-bellied vase with a narrow neck and flaring lip."""
    pot = vessel(
        [
            (4.2, 0.0),
            (4.8, 0.3),
            (5.2, 1.2),
            (8.2, 7.5),
            (8.6, 12.5),
            (6.4, 18.2),
            (3.8, 22.2),
            (3.7, 25.2),
            (5.4, 28.6),
        ],
        0.55,
        1.4,
    )
    rings = [
        lathe([(r - 0.2, z - 0.45), (r + 0.12, z - 0.2), (r + 0.12, z + 0.2), (r - 0.2, z + 0.45)], crease=80)
        for r, z in ((8.45, 8.6), (8.66, 11.2))
    ]
    if look.surface(CERAMIC).transmission > 0.5:
        # Glass is one solid here: through four walls and their rims hardly any light would come.
        pot = lathe(
            [
                (0, 0),
                (4.2, 0),
                *curve(
                    [(5.2, 1.2), (8.2, 7.5), (8.6, 12.5), (6.4, 18.2), (3.8, 22.2), (3.7, 25.2), (5.4, 28.6)],
                    6,
                ),
                (0, 28.0),
            ]
        )
        rings = []
    return assemble(
        look,
        (0, glaze("#3d7ea6"), [pot]),
        (1, CREAM, rings),
        scale=0.01,
        anchors={"inside": (0, 0, 24), "top": (0, 0, 27), "front": (0, -8.8, 12)},
    )


def jar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A glass jar of honey with a screw lid and a label."""
    pot = lathe(
        [
            (0, 0),
            *curve([(4.2, 0.0), (4.9, 0.4), (5.2, 1.5), (5.2, 8.6), (4.8, 10.2), (4.0, 11.0)], 5),
            (0, 11.0),
        ]
    )
    lid = lathe([(0, 10.8), (4.3, 10.8), (4.5, 11.0), (4.5, 12.9), (4.2, 13.3), (0, 13.4)], crease=50)
    label = lathe([(5.2, 3.0), (5.3, 3.1), (5.3, 7.4), (5.2, 7.5)])
    honey = Material(srgb("#eba22b"), roughness=0.06, clearcoat=1.0)
    return assemble(
        look,
        (0, honey, [pot]),
        (0, RED, [lid]),
        (1, PAPER, [label]),
        scale=0.01,
        anchors={"front": (0, -5.32, 5.3)},
    )


def glass_jar(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A jar of clear glass with a screw lid, through which one sees what is in it."""
    # One solid that hardly bends the light: walls within walls come out too dark.
    clear = tinted_glass(look, Material(srgb("#f2fafc"), roughness=0.0, transmission=1.0, ior=1.05))
    pot = lathe([(0, 1.2), *curve([(5.4, 1.2), (5.6, 1.8), (5.6, 10.6), (5.2, 12.0), (4.4, 12.8)], 5), (0, 12.8)])
    lid = lathe([(0, 12.6), (4.7, 12.6), (4.9, 12.8), (4.9, 14.7), (4.6, 15.1), (0, 15.2)], crease=50)
    foot = lathe([(0, 0), (4.7, 0), (5.4, 0.3), (5.7, 1.0), (5.4, 1.2), (0, 1.25)])
    return assemble(
        look,
        (0, clear, [pot]),
        (None, glaze("#dcebf0"), [foot]),
        (1, RED, [lid]),
        scale=0.01,
        anchors={"inside": (0, 0, 1.25), "within": (0, 0, 6.0), "top": (0, 0, 15.2)},
    )


def glass(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A tumbler of juice with a straw."""
    cup = vessel([(2.8, 0.0), (3.05, 0.3), (3.2, 2), (3.8, 12.4)], 0.28, 0.9)
    drink = lathe([(0, 1.1), (2.75, 1.1), (3.35, 10.2), (3.3, 10.4), (0, 10.4)])
    straw = rods(0.4, ((-0.8, 0, 2.0), (2.6, 0.3, 16.5)))
    own = Material(srgb("#f4fafc"), roughness=0.0, transmission=1.0, ior=1.25)
    juice = Material(srgb("#f79a35"), roughness=0.1, clearcoat=1.0)
    return assemble(
        look,
        (0, tinted_glass(look, own), [cup]),
        (0 if look.colours else None, juice, [drink]),
        (1, RED, straw),
        scale=0.01,
        anchors={"inside": (0, 0, 10.4)},
    )


def candle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A burning candle on a small brass dish."""
    wax = lathe([(0, 0.8), (2.6, 0.8), (2.7, 1.2), (2.6, 10.6), (2.3, 11), (1.7, 10.7), (0, 10.5)], crease=50)
    drips = [
        tube([(x, y, 10.7), (x * 1.04, y * 1.04, z)], 0.42)
        for x, y, z in ((-1.5, -1.9, 7.6), (1.0, -2.2, 8.8), (2.3, -0.8, 6.6))
    ]
    wick = rods(0.14, ((0, 0, 10.4), (0.1, 0, 11.8)))
    flame = lathe(
        [(0, 11.2), *curve([(0.5, 11.4), (0.95, 12.3), (0.6, 13.6), (0.15, 14.8)], 5), (0, 15.0)], crease=180
    )
    dish = lathe([(0, 0), (4.2, 0), (5.2, 1.0), (5.0, 1.3), (4.0, 0.7), (0, 0.9)], crease=50)
    ring = tube([(5.0, 0, 0.9), (6.6, 0, 0.5), (7.2, 0, 1.6), (6.2, 0, 2.6), (5.0, 0, 1.6)], 0.35)
    glow = Material(srgb("#ffb54a"), roughness=0.5, emission=(3.2, 1.5, 0.35))
    from limner.diorama.shapes.joinery import BRASS

    return assemble(
        look,
        (0, CREAM, [wax, *drips]),
        (1, BRASS, [dish, ring]),
        (None, COFFEE, wick),
        (None, glow, [flame]),
        scale=0.01,
        turn=-20,
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("bottle", bottle, "thing", ("wine bottle", "glass bottle", "flask"), 0.305),
    Concept("wine glass", wine_glass, "thing", ("wineglass", "goblet", "glass of wine"), 0.207),
    Concept("cup", cup, "thing", (
        "mug", "coffee cup", "coffee mug", "cup of coffee", "coffee", "hot drink", "hot beverage", "latte", "cappuccino",
        "espresso",
    ), 0.125),
    Concept("bowl", bowl, "thing", ("salad bowl", "soup bowl"), 0.189),
    Concept("plate", dinner_plate, "thing", ("dish", "dinner plate"), 0.27),
    Concept("vase", vase, "thing", ("flower vase", "urn"), 0.288),
    Concept("glass jar", glass_jar, "thing", ("mason jar", "cookie jar"), 0.15),
    Concept("jar", jar, "thing", ("honey jar", "jam jar"), 0.134),
    Concept("glass", glass, "thing", ("drinking glass", "glass of juice", "tumbler"), 0.168),
    Concept("candle", candle, "thing", ("candlestick",), 0.15),
)
