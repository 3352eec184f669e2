"""Forest and jungle: a glade among trunks, darker at the sides, light in the distance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.material import RGB, Material, srgb
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.scenery import (
    apart,
    clearing,
    falling,
    ground,
    outside,
    settled,
    share,
    single,
    strew,
    wedge,
)
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.stage import Backdrop, Haze, Scatter
from limner.diorama.terrain import Height, fractal, mix, smoothstep


def build(ask: PlaceAsk) -> Backdrop:
    """A glade; `ask.place` "jungle" makes it lush, with palms."""
    rng = ask.rng(2)
    jungle = ask.place == "jungle"
    shift = rng.uniform(0, 90, 2)

    def height(xy: np.ndarray) -> np.ndarray:
        roll = 0.35 * fractal(xy / 6 + shift, ask.seed & 0xFFFF, octaves=3)
        sides = 0.05 * np.maximum(np.abs(xy[:, 0]) - 4, 0)
        return np.asarray((roll + sides) * clearing(xy, 3.0, 5) + 0.8 * smoothstep(6, 26, xy[:, 1]))

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = _air(make_haze(sky, 0.0085 * thickness(ask.weather)), jungle)
    winter = ask.season == "winter" and not jungle
    floor: RGB = {
        "spring": srgb("#86bf55"),
        "summer": srgb("#6cab4b"),
        "autumn": srgb("#b98a45"),
        "winter": srgb("#eaf1f8"),
    }["summer" if jungle else ask.season]
    mesh, _ = ground(height, None, far=45, columns=170, rows=170, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    spots = fractal(xy / 2.2 + shift, 4, octaves=5 if ask.photo else 2)
    colour = mix(floor, np.asarray(floor) * 0.78, smoothstep(-0.1, 0.4, spots))
    light = np.exp(-((xy[:, 0] / 2.6) ** 2) - ((xy[:, 1] - 1) / 9) ** 2)
    colour = mix(colour, np.asarray(floor) * 1.18, light * 0.8)
    if ask.photo:
        colour = mix(colour * 0.5, np.asarray(srgb("#5b452f")), smoothstep(0.0, 0.5, spots) * 0.7)
    mesh = mesh.painted(np.clip(colour, 0, 1))
    land = single(mesh, Material(floor, roughness=0.98 if ask.photo else 0.7))
    merged, scatter = settled(
        [
            *_trees(ask, height, rng, jungle, winter),
            *falling(ask, rng),
            *_floor(ask, height, rng, floor, winter),
        ],
        quality=ask.quality,
    )
    return Backdrop(
        (land, *merged),
        sky,
        scatter,
        haze=haze,
        height=height,
        clearing=2.6,
        exposure=1.3 if ask.photo else 1.05,
    )


def _air(haze: Haze, jungle: bool) -> Haze:
    """Air lit through leaves: greener and warmer than the open sky's."""
    r, g, b = haze.colour
    return replace(haze, colour=(r * 1.0, g * 1.02, b * (0.62 if jungle else 0.72)))


def _trees(
    ask: PlaceAsk, height: Height, rng: np.random.Generator, jungle: bool, winter: bool
) -> list[Scatter]:
    leaves = flora.LEAVES["summer" if jungle else ask.season]
    fir = srgb("#2f8a5b") if not winter else srgb("#4d8f7d")
    if ask.photo:
        dim: list[RGB] = [(r * 0.45, g * 0.45, b * 0.45) for r, g, b in leaves]
        kinds = [
            flora.leafy(dim[0], 1, 4.0),
            flora.conifer(srgb("#2b4a2e"), 2, 4.6, 0.8 if winter else 0.0),
            flora.leafy(dim[1], 3, 3.8),
            flora.conifer(srgb("#34552f"), 4, 4.2, 0.8 if winter else 0.0),
        ]
    else:
        kinds = [
            flora.tree(leaves[0], 1, 3.7),
            flora.pine(fir, 2, 4.0, winter),
            flora.tree(leaves[2], 3, 3.4),
            flora.pine((fir[0] * 0.8, fir[1] * 0.85, fir[2] * 0.95), 4, 3.5, winter),
        ]
    if jungle:
        kinds[1] = flora.palm(srgb("#3faa4e"), 1, 3.8)
        kinds[3] = flora.palm(srgb("#2f9a57"), 2, 3.3)
    frame = np.array(
        [
            [-3.9, 2.6],
            [4.1, 3.2],
            [-5.2, 5.4],
            [5.5, 6.0],
            [-2.9, 6.6],
            [3.2, 7.6],
            [0.6, 9.6],
            [-6.6, 2.0],
            [6.9, 3.2],
            [-1.4, 11.0],
        ]
    )
    frame = frame + rng.uniform(-0.35, 0.35, frame.shape)
    deep = wedge(rng, 400, 16, 36, spread=32)
    deep = apart(deep, 1.6)[:60]
    return [
        *share(frame, kinds, height, rng, scale=(0.95, 1.2)),
        *share(deep, kinds, height, rng, scale=(0.9, 1.3)),
    ]


def _floor(
    ask: PlaceAsk, height: Height, rng: np.random.Generator, floor: RGB, winter: bool
) -> list[Scatter]:
    """Ferns, bushes, stones and, in autumn, nothing taller than the leaves."""
    green = flora.LEAVES[ask.season][2 if ask.season != "winter" else 0]
    stone = flora.rock(srgb("#a9a79c") if not ask.photo else srgb("#5f5d55"), 3, ask.photo)
    low = wedge(rng, 200, 4.5, 20, spread=28)
    low = apart(low[outside(low, 2.9)], 1.0)
    out = [strew(stone, low[:8], height, rng, scale=(0.3, 0.8))]
    if ask.photo:
        dim = (green[0] * 0.4, green[1] * 0.45, green[2] * 0.4)
        out += [strew(flora.leafy(dim, 9, 0.9, 500, True), low[8:30], height, rng, scale=(0.6, 1.1))]
    else:
        out += [strew(flora.bush(green, 1), low[8:26], height, rng, scale=(0.55, 1.05))]
    if not winter:
        r, g, b = (c * (0.6 if ask.photo else 1.08) for c in (floor if not ask.photo else srgb("#5d8a3a")))
        xy = wedge(rng, 420, 3.2, 18, spread=26, power=1.3)
        xy = xy[outside(xy, 1.5)]
        fern = flora.tuft((r, g, b), 5, 11, 0.34, ask.photo)
        out += [strew(fern, xy, height, rng, scale=(0.4, 1.1))]
        if ask.season in ("spring", "summer") and not ask.photo:
            out += [
                strew(
                    flora.flower(srgb("#fff4dc"), 2), apart(xy[::9] + 0.3, 0.3), height, rng, scale=(0.5, 0.8)
                )
            ]
    return out
