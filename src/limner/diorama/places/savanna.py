"""Savanna: golden grass to the horizon, flat-crowned acacias, a blue hill."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import merge
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import (
    apart,
    clearing,
    falling,
    ground,
    outside,
    put,
    settled,
    single,
    strew,
    wedge,
)
from limner.diorama.places.unwanted import shows
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import sphere, sweep
from limner.diorama.stage import Backdrop
from limner.diorama.terrain import fractal, mix, smoothstep


def build(ask: PlaceAsk) -> Backdrop:
    """A plain with a few trees, low sun by choice of the prompt only."""
    rng = ask.rng(5)
    shift = rng.uniform(0, 60, 2)

    def height(xy: np.ndarray) -> np.ndarray:
        return np.asarray(0.28 * fractal(xy / 11 + shift, ask.seed & 0xFFFF, octaves=3) * clearing(xy, 3, 7))

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = make_haze(sky, 0.006 * thickness(ask.weather))
    dim = 0.62 if ask.photo else 1.0
    mesh, _ = ground(height, None, far=90, columns=180, rows=200, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    tint = fractal(xy / 3 + shift, 7, octaves=5 if ask.photo else 2)
    gold = mix(srgb("#e8bd5c"), srgb("#d2b765"), smoothstep(4, 40, xy[:, 1]))
    colour = mix(gold, srgb("#c58f4a"), smoothstep(0.05, 0.5, tint) * 0.7) * np.float32(dim)
    placed = [single(mesh.painted(colour), Material((0.8, 0.7, 0.4), roughness=0.9))]
    for x, y, wide, high, tone in (
        (-20, 72, 17, 5.5, "#9a9ac0"),
        (8, 84, 22, 3.6, "#b3a7b8"),
        (34, 76, 15, 4.6, "#a29fbe"),
    ):
        placed.append(
            single(sphere(wide, 5, high, steps=30).moved(x, y, 0), Material(srgb(tone), roughness=0.9))
        )
    leaf = srgb("#8fa545") if not ask.photo else srgb("#5b6a34")
    side = -1 if rng.random() < 0.5 else 1
    spots = (
        (-4.6, 4.6, 1.1),
        (6.2, 9.5, 1.15),
        (-9, 17, 1.1),
        (3.2, 21, 1.0),
        (15, 24, 1.1),
        (-2.5, 30, 1.0),
        (-19, 32, 1.2),
    )
    for k, (east, north, s) in enumerate(spots):
        placed.append(
            put(acacia(leaf, k % 3), east * side, north, height, scale=s, turn=float(rng.uniform(0, 360)))
        )
    low = wedge(rng, 500, 3.4, 24, spread=27, power=1.25)
    low = low[outside(low, 1.6)]
    straw = [srgb("#d9a945"), srgb("#c49a42")]
    tufts = [
        flora.tuft((r * dim, g * dim, b * dim), k, 11, 0.3, ask.photo) for k, (r, g, b) in enumerate(straw)
    ]
    scattered = [strew(t, low[k::2], height, rng, scale=(0.5, 1.2)) for k, t in enumerate(tufts)]
    spots2 = wedge(rng, 60, 6, 22, spread=27)
    spots2 = apart(spots2[outside(spots2, 3)], 2)
    scattered.append(strew(flora.bush(leaf, 4), spots2[:5], height, rng, scale=(0.5, 0.9)))
    scattered.append(
        strew(flora.rock(srgb("#b58f6c"), 2, ask.photo), spots2[5:11], height, rng, scale=(0.3, 0.8))
    )
    merged, scatter = settled([*scattered, *falling(ask, rng)], quality=ask.quality)
    if not ask.photo and ask.weather == "clear" and ask.time in ("morning", "day"):
        placed += clouds(ask, rng, low=5)
    return Backdrop((*placed, *merged), sky, scatter, haze=haze, height=height)


@lru_cache(maxsize=16)
@shows("tree")
def acacia(leaf: RGB, variant: int = 0) -> Body:
    """An umbrella thorn, about 3.3 high: forked trunk, flat clouds of leaves."""
    rng = np.random.default_rng(variant)
    wood = [sweep([(0, 0, -0.1), (0.05, 0, 0.7), (0.0, 0, 1.3)], [0.17, 0.12, 0.1], sides=10)]
    crown = []
    for k in range(5):
        a = k * 1.257 + rng.uniform(-0.3, 0.3)
        r, z = rng.uniform(0.55, 1.15), rng.uniform(2.35, 2.75)
        x, y = r * np.cos(a), r * np.sin(a)
        wood.append(sweep([(0, 0, 1.15), (x * 0.4, y * 0.4, 1.8), (x, y, z)], [0.09, 0.06, 0.03], sides=8))
        crown.append(
            sphere(rng.uniform(0.7, 0.95), rng.uniform(0.6, 0.8), 0.24, steps=12).moved(x, y, z + 0.1)
        )
    crown.append(sphere(0.85, 0.8, 0.28, steps=12).moved(0, 0, 2.85))
    return Body(
        (Part(merge(wood), flora.matte(srgb("#7d5a3c"))), Part(merge(crown), flora.matte(leaf, 0.75)))
    )
