"""A harbour: a stone quay before a basin with moored boats, old houses and a lighthouse across the water."""

from __future__ import annotations

import numpy as np

from limner.diorama import catalog
from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge, placement
from limner.diorama.places import PlaceAsk
from limner.diorama.places.facades import WALLS, house, street_lamp
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import falling, settled, single
from limner.diorama.places.unwanted import marked
from limner.diorama.places.waters import moored, sheet_of_water
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import box, cylinder, frustum, sphere, sweep
from limner.diorama.stage import Backdrop, Placed

LEVEL = -0.42
"""Height of the water below the quay."""
EDGE = 3.3


def build(ask: PlaceAsk) -> Backdrop:
    """The basin seen from the quay; for things that float (`ask.afloat`) from the water itself."""
    rng = ask.rng(23)
    night = ask.time in ("night", "dusk")
    side = -1.0 if ask.rng(2).random() < 0.5 else 1.0
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style, sun_azimuth=side * 140)
    drop = 0.0 if ask.afloat else LEVEL
    sea = sheet_of_water(ask, 150.0, sea=True, columns=120, rows=130)
    placed = [Placed(sea.body, placement(0, 0, drop))]
    if not ask.afloat:
        placed += _quay(rng)
    placed += _opposite(ask, rng, night, drop, side)
    boat = marked(catalog.build("boat"), "boat", "sailboat")
    for x, y, length, turn in (
        (-4.3 * side, 6.4, 2.6, 12),
        (4.6 * side, 7.6, 2.2, -20),
        (1.2 * side, 11.0, 1.9, 30),
    ):
        if not (ask.afloat and abs(x) < 2):
            floating = moored(boat, x, y, length=length, turn=turn)
            placed.append(Placed(floating.body, placement(0, 0, drop) @ floating.matrix))
    if (
        not ask.photo
        and ask.weather in ("clear", "wind")
        and ask.time in ("morning", "day", "golden_hour", "dawn")
    ):
        placed += clouds(ask, rng, low=9.0)
    merged, scatter = settled(falling(ask, rng), quality=ask.quality)
    return Backdrop(
        (*placed, *merged), sky, scatter, haze=make_haze(sky, 0.005 * thickness(ask.weather)),
        exposure=1.1 if ask.photo else 1.0, water=None if ask.afloat else (5.6, LEVEL),
    )  # fmt: skip


def _opposite(ask: PlaceAsk, rng: np.random.Generator, night: bool, drop: float, side: float) -> list[Placed]:
    """The far quay with its row of houses, and a lighthouse at the end of the mole."""
    stone = Material(srgb("#b9afa0"), roughness=0.9)
    y = 15.0
    placed = [single(box(40, 9, 1.2, round=0.08).moved(-9.5 * side, y + 4.5, drop), stone)]
    placed.append(
        single(
            box(40.1, 0.5, 0.16, round=0.05).moved(-9.5 * side, y + 0.2, drop + 0.62),
            Material(srgb("#d9d0c0"), roughness=0.9),
        )
    )
    x, k = 9.6, int(rng.integers(len(WALLS)))
    while x > -9.5:
        width = float(rng.choice([1.9, 2.25, 2.6]))
        body = house(WALLS[k % len(WALLS)], width, int(rng.integers(2, 5)), rng, night=night)
        placed.append(Placed(body, placement((x - width / 2) * side, y + 1.6, drop + 0.6)))
        x, k = x - width - 0.04, k + 3
    for x in (-7.0, -2.5, 2.0, 6.5):
        placed.append(Placed(street_lamp(lit=night), placement(x * side, y + 0.7, drop + 0.6, scale=0.8)))
    mole = [
        sphere(1.5, 1.3, 0.9, steps=14).moved((13.5 + 1.1 * j) * side, 20.5 + 0.3 * j, drop) for j in range(5)
    ]
    placed.append(single(merge(mole), Material(srgb("#8f8a86"), roughness=0.95)))
    placed.append(Placed(marked(catalog.build("lighthouse"), "lighthouse"), placement(14.6 * side, 20.4, drop + 0.5, scale=1.35)))
    return placed


def _quay(rng: np.random.Generator) -> list[Placed]:
    """Flagstones up to a kerb, iron bollards with rope, crates and a net float."""
    slabs: list[list[Mesh]] = [[], [], []]
    for i in range(-15, 16):
        for j in range(13):
            y = EDGE - 0.62 - j * 0.56
            slab = box(0.785, 0.545, 0.12, round=0.02, steps=1).moved(i * 0.8 + 0.4 * (j % 2), y, -0.06)
            slabs[int(rng.integers(3))].append(slab)
    placed = [
        single(merge(m), Material(srgb(c), roughness=0.9))
        for m, c in zip(slabs, ("#cbbfae", "#c2b6a5", "#d4c9b8"), strict=True)
    ]
    placed.append(
        single(
            box(26, 13, 0.3, round=0).moved(0, EDGE - 6.8, -0.23), Material(srgb("#8c8274"), roughness=0.95)
        )
    )
    kerb = [box(1.17, 0.42, 0.7, round=0.05).moved(k * 1.2, EDGE, -0.28) for k in range(-11, 12)]
    placed.append(single(merge(kerb), Material(srgb("#e2d9c9"), roughness=0.85)))
    iron = Material(srgb("#3b424d"), roughness=0.45, clearcoat=0.3)
    posts = []
    for x in (-4.2, -2.35, 2.5, 4.4):
        posts += [
            frustum(0.17, 0.12, 0.3, round=0.04).moved(x, EDGE - 0.05, 0.05),
            sphere(0.19, 0.19, 0.11, steps=16).moved(x, EDGE - 0.05, 0.38),
        ]
    placed.append(single(merge(posts), iron))
    ropes = []
    for a, b in ((-4.2, -2.35), (2.5, 4.4)):
        t = np.linspace(0, 1, 16)
        ropes.append(
            sweep(
                np.stack([a + (b - a) * t, 0 * t + EDGE - 0.05, 0.28 - 0.5 * t * (1 - t) * 1.2], 1),
                0.03,
                sides=10,
            )
        )
    placed.append(marked(single(merge(ropes), Material(srgb("#d8b679"), roughness=0.9)), "rope"))
    wood = Material(srgb("#b9834d"), roughness=0.6)
    crates = [
        box(0.52, 0.46, 0.4, round=0.03).moved(-3.9, 2.3, 0.2),
        box(0.46, 0.42, 0.36, round=0.03).turned(18).moved(-3.8, 2.3, 0.58),
    ]
    crates += [cylinder(0.25, 0.62, round=0.05).moved(4.1, 2.2)]
    placed.append(marked(single(merge(crates), wood), "box", "barrel"))
    fish = Body(
        (Part(merge([cylinder(0.262, 0.05, round=0.015).moved(4.1, 2.2, z) for z in (0.1, 0.46)]), iron),)
    )
    return [*placed, marked(Placed(fish), "barrel")]
