"""A town street by day or at dusk; a country road and a market in its spirit."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge, placement
from limner.diorama.places import PlaceAsk
from limner.diorama.places.facades import AWNINGS, WALLS, house, street_lamp, street_tree
from limner.diorama.places.snowfall import weathered
from limner.diorama.places.unwanted import shows
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import box, cylinder, plate, sphere
from limner.diorama.stage import Backdrop, Placed

KERB = 3.3
FRONT = 5.4


def build(ask: PlaceAsk) -> Backdrop:
    """Houses across the road, pavement, lamps and trees; stalls before the houses when it is a market."""
    rng = ask.rng(8)
    night = ask.time in ("night", "dusk")
    side = -1.0 if ask.rng(2).random() < 0.5 else 1.0
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style, sun_azimuth=side * 146)
    placed = [Placed(Body(tuple(_pavement(rng, road=ask.place != "market"))))]
    placed += row(rng, night=night)
    leaf = {"autumn": "#d98a3a", "winter": "#8fa08f", "spring": "#f0a9bd"}.get(ask.season, "#6fae5a")
    if ask.place == "market":
        stalls = enumerate((-4.4, -2.35, 2.1, 4.2))
        placed += [Placed(_stall(k), placement(x, KERB + 0.9, 0.0)) for k, x in stalls]
    else:
        for x in (-4.5, -1.75, 2.2, 5.0):
            size = float(rng.uniform(0.85, 1.05))
            placed.append(Placed(street_tree(leaf), placement(x, KERB + 0.75, 0.1, scale=size)))
        placed.append(Placed(_bench(), placement(-2.6, KERB + 1.0, 0.1)))
    for x in (-3.2, 0.35, 3.7):
        placed.append(Placed(street_lamp(lit=night), placement(x, KERB + 0.4, 0.1)))
    haze = make_haze(sky, 0.006 * thickness(ask.weather))
    return weathered(Backdrop(tuple(placed), sky, haze=haze), ask)


def row(rng: np.random.Generator, *, night: bool) -> list[Placed]:
    """Two ranks of houses on both sides of a lane that leads away, left of the middle."""
    out = []
    shift = int(rng.integers(len(WALLS)))
    x, k, lane = -10.0, 0, False
    while x < 10.5:
        width = float(rng.choice([1.9, 2.25, 2.6]))
        if x < -0.6 < x + width and not lane:
            x += 1.7
            lane = True
            continue
        body = house(WALLS[(shift + k * 3) % len(WALLS)], width, int(rng.integers(2, 5)), rng, night=night)
        out.append(Placed(body, placement(x + width / 2, FRONT, 0.1)))
        x, k = x + width + 0.03, k + 1
    for j, x in enumerate((-5.2, -2.2, 0.5, 3.4)):
        body = house(WALLS[(shift + j * 5 + 1) % len(WALLS)], 2.6, 4 + j % 2, rng, night=night)
        out.append(Placed(body, placement(x, FRONT + 7 + j % 2, 0.1, scale=1.1)))
    return out


def _pavement(rng: np.random.Generator, *, road: bool) -> list[Part]:
    """Road in front, kerb, and slabs up to the houses."""
    asphalt = Material(srgb("#6b7078") if road else srgb("#c9b79d"), roughness=0.95)
    parts = [Part(box(60, KERB + 16, 0.2, round=0).moved(0, (KERB - 16) / 2, -0.1), asphalt)]
    parts.append(
        Part(
            box(60, 40, 0.2, round=0).moved(0, KERB + 20.3, -0.02), Material(srgb("#cfc4b4"), roughness=0.95)
        )
    )
    kerb = [box(0.97, 0.3, 0.24, round=0.04).moved(k, KERB + 0.13, 0.0) for k in range(-15, 16)]
    parts.append(Part(merge(kerb), Material(srgb("#e6dfd2"), roughness=0.85)))
    slabs: list[list[Mesh]] = [[], [], []]
    for i in range(-17, 18):
        for j in range(4):
            slab = box(0.635, 0.455, 0.1, round=0.012, steps=1).moved(
                i * 0.65 + 0.325 * (j % 2), KERB + 0.53 + j * 0.47, 0.07
            )
            slabs[int(rng.integers(3))].append(slab)
    for meshes, colour in zip(slabs, ("#d8ccbb", "#dfd4c4", "#d0c3b1"), strict=True):
        parts.append(Part(merge(meshes), Material(srgb(colour), roughness=0.9)))
    if road:
        white = Material(srgb("#f2eee4"), roughness=0.8)
        dashes = [
            box(0.95, 0.13, 0.02, round=0.005, steps=1).moved(k * 1.9 + 0.3, 1.75, 0.0) for k in range(-9, 10)
        ]
        dashes.append(box(60, 0.1, 0.02, round=0.005, steps=1).moved(0, KERB - 0.3, 0.0))
        parts.append(Part(merge(dashes), white))
    return parts


@shows("bench")
def _bench() -> Body:
    wood, iron = Material(srgb("#b57a47"), roughness=0.6), Material(srgb("#3d4a52"), roughness=0.5)
    slats = [box(1.1, 0.1, 0.04, round=0.015).moved(0, y, 0.36) for y in (-0.14, 0, 0.14)]
    slats += [box(1.1, 0.04, 0.09, round=0.015).moved(0, 0.22, z) for z in (0.5, 0.64)]
    legs = [box(0.05, 0.4, 0.36, round=0.015).moved(s * 0.42, 0.02, 0.18) for s in (-1, 1)]
    return Body((Part(merge(slats), wood), Part(merge(legs), iron)))


@shows("market stall")
def _stall(k: int) -> Body:
    """A market stall with a striped roof and heaps of fruit."""
    wood = Material(srgb("#b07a48"), roughness=0.6)
    parts = [
        Part(
            merge(
                [
                    box(1.6, 0.7, 0.7, round=0.03).moved(0, 0, 0.35),
                    *(
                        box(0.06, 0.06, 1.7, round=0.02).moved(s * 0.75, 0.3 * t, 0.85)
                        for s in (-1, 1)
                        for t in (-1, 1)
                    ),
                ]
            ),
            wood,
        )
    ]
    for j in range(8):
        strip = plate([(0, 0.32), (0.62, 0.0), (0.62, -0.1), (0, 0.24)], 0.205, bevel=0.01).turned(-90)
        stripe = srgb(AWNINGS[k % 4]) if j % 2 else srgb("#fbf5ea")
        parts.append(Part(strip.moved(-0.75 + j * 0.214, 0.2, 1.62), Material(stripe, roughness=0.8)))
    for j, colour in enumerate(("#d8443c", "#f0a03f", "#7fae4f", "#f2cf4a")):
        fruit = [
            sphere(0.075, steps=10).moved(
                -0.6 + j * 0.4 + 0.13 * (i % 3 - 1), -0.2 + 0.13 * (i // 3), 0.76 + 0.03 * (i // 3)
            )
            for i in range(9)
        ]
        parts.append(Part(merge(fruit), Material(srgb(colour), roughness=0.4)))
    parts.append(Part(cylinder(0.12, 0.2, round=0.03).moved(0.9, -0.2), wood))
    return Body(tuple(parts))
