"""A swimming pool: tiles in front, the basin behind them, loungers under parasols on the far side, a hedge and trees."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import falling, settled, share
from limner.diorama.places.unwanted import marked
from limner.diorama.places.water import shape, water
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import box, capsule, cylinder, frustum, sphere
from limner.diorama.stage import Backdrop, Placed
from limner.diorama.terrain import fractal, mix, smoothstep

NEAR, FAR, SIDE = 3.4, 9.6, 7.5
"""Where the basin begins and ends behind the middle, and half its width, metres."""
LEVEL = -0.14
"""Of the water below the tiles; for those who swim it is the ground, and the far edge stands higher."""
TILE = 1.2


def build(ask: PlaceAsk) -> Backdrop:
    """The pool from its near edge; where everything swims, from within."""
    rng = ask.rng(41)
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    placed = [_water(ask), *_deck(ask), *_loungers(rng)]
    if not ask.afloat:
        placed += [_lanes(), _ladder()]
    x = np.linspace(-19, 19, 15) + rng.uniform(-0.5, 0.5, 15)
    trees = np.stack([x, 18.5 + rng.uniform(0, 3.0, 15)], axis=1)
    kinds = [flora.tree(c, k) for k, c in enumerate(flora.LEAVES[ask.season])]
    scatter = [*share(trees, kinds, lambda p: np.zeros(len(p)), rng, scale=(0.9, 1.3)), *falling(ask, rng)]
    clear = ask.weather in ("clear", "wind") and ask.time in ("morning", "day", "golden_hour", "dawn")
    if clear and not ask.photo:
        placed += clouds(ask, rng, low=9.0)
    merged, kept = settled(scatter, quality=ask.quality)
    return Backdrop(
        (*placed, *merged), sky, kept, haze=make_haze(sky, 0.004 * thickness(ask.weather)),
        exposure=1.15 if ask.photo else 1.0, water=None if ask.afloat else (NEAR + 0.4, LEVEL),
    )  # fmt: skip


def _paint(colour: str, roughness: float = 0.5) -> Material:
    return Material(srgb(colour), roughness=roughness)


def _water(ask: PlaceAsk) -> Placed:
    """Turquoise, with the pale net of light on a pool's floor."""
    near = -10.0 if ask.afloat else NEAR
    columns, rows = 200, 220
    xy = shape(near, FAR, columns=columns, rows=rows)
    net = np.abs(fractal(xy * np.array([1.1, 1.5], np.float32) + ask.rng(6).uniform(0, 40, 2), 12, octaves=2))
    dark = {"night": 0.3, "dusk": 0.55}.get(ask.time, 1.0) * (0.5 if ask.photo else 1.0)
    colour = mix(np.asarray(srgb("#3fc3dc")), np.asarray(srgb("#b9f0f2")), 0.55 * (1 - smoothstep(0.0, 0.09, net)))
    return water(
        near, FAR, 0.0 if ask.afloat else LEVEL, srgb("#3fc3dc"), wave=0.008, length=0.9, seed=ask.seed & 0xFFFF,
        tint=np.clip(colour * dark, 0, 1), columns=columns, rows=rows, smooth=0.08,
    )  # fmt: skip


def _deck(ask: PlaceAsk) -> list[Placed]:
    """Tiles all round (none before one who swims), a white edge, a hedge at the back."""
    strips = [(-24.0, 24.0, FAR, 26.0), (-24.0, -SIDE, NEAR, FAR), (SIDE, 24.0, NEAR, FAR)]
    if ask.afloat:
        strips = [strips[0]]
    else:
        strips.append((-24.0, 24.0, -10.0, NEAR))
    grout, tile, edge = _paint("#b8b0a0", 0.8), _paint("#e9dfcc", 0.45), _paint("#f7f4ee", 0.35)
    parts = []
    for left, right, front, back in strips:
        wide, deep = right - left, back - front
        parts.append(Part(box(wide, deep, 0.5, round=0).moved((left + right) / 2, (front + back) / 2, -0.262), grout))
        for i in range(int(wide / TILE)):
            for j in range(int(deep / TILE)):
                x, y = left + (i + 0.5) * TILE, front + (j + 0.5) * TILE
                if abs(x) < 5 + 0.6 * (y + 9):  # what the camera can see
                    parts.append(Part(box(TILE - 0.02, TILE - 0.02, 0.04, round=0.012, steps=1).moved(x, y, -0.02), tile))
    rims = [(0.0, FAR + 0.15, 2 * SIDE + 0.6, 0.3)]
    if not ask.afloat:
        rims += [(0.0, NEAR - 0.15, 2 * SIDE + 0.6, 0.3)]
        rims += [(s * (SIDE + 0.15), (NEAR + FAR) / 2, 0.3, FAR - NEAR) for s in (-1, 1)]
    parts += [Part(box(w, d, 0.3, round=0.04).moved(x, y, 0.02 if ask.afloat else -0.12), edge) for x, y, w, d in rims]
    hedge = marked([Part(box(46, 1.2, 1.5, round=0.35, steps=4).moved(0, 17, 0.7), _paint("#4f9a4b", 0.9))], "bush")
    return [Placed(Body(tuple(parts + hedge)))]


def _loungers(rng: np.random.Generator) -> list[Placed]:
    """Four on the far side, two of them under parasols."""
    out = []
    cloth = ("#e8604c", "#f2b43c", "#3f8fd8", "#57b26a")
    for k, x in enumerate((-5.4, -2.2, 2.4, 5.6)):
        x, y = x + float(rng.uniform(-0.3, 0.3)), 12.3
        wood, colour = _paint("#b98550", 0.5), _paint(cloth[k], 0.8)
        parts = [Part(box(0.75, 1.5, 0.08, round=0.03).moved(x, y, 0.36), colour)]
        parts.append(Part(box(0.75, 0.95, 0.08, round=0.03).turned(48, "x").moved(x, y + 1.0, 0.68), colour))
        parts += [Part(box(0.07, 0.07, 0.34, round=0.02).moved(x + dx, y + dy, 0.17), wood)
                  for dx in (-0.3, 0.3) for dy in (-0.6, 0.6)]  # fmt: skip
        parts = marked(parts, "chair")
        if k % 2 == 0:
            other = _paint(cloth[(k + 1) % 4], 0.8)
            shade = [
                Part(cylinder(0.04, 2.3, round=0.01, steps=16).moved(x + 0.75, y + 0.3), _paint("#f4efe4")),
                Part(frustum(1.25, 0.05, 0.55, round=0.03, steps=10).moved(x + 0.75, y + 0.3, 1.95), other),
            ]
            parts += marked(shade, "umbrella", "beach umbrella")
        out.append(Placed(Body(tuple(parts))))
    return out


def _lanes() -> Placed:
    """Two ropes of red and white floats, away from the viewer."""
    parts = []
    for x in (-2.4, 2.4):
        for k, y in enumerate(np.arange(NEAR + 0.3, FAR - 0.1, 0.3)):
            colour = "#e8503f" if k % 2 else "#fbfaf6"
            parts.append(Part(sphere(0.09, 0.12, 0.09, steps=12).moved(x, float(y), LEVEL + 0.02), _paint(colour, 0.35)))
    return Placed(Body(tuple(parts)))


def _ladder() -> Placed:
    """A steel ladder at the near edge."""
    steel = Material(srgb("#c9cfd4"), roughness=0.2, metallic=0.9)
    parts = []
    for x in (3.9, 4.5):
        path = ((x, NEAR - 0.35, 0.02), (x, NEAR - 0.3, 0.75), (x, NEAR + 0.12, 0.75), (x, NEAR + 0.2, -0.3))
        parts += [Part(capsule(a, b, 0.03, sides=12), steel) for a, b in pairwise(path)]
    return Placed(Body(tuple(marked(parts, "ladder"))))
