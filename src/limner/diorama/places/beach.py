"""Beach, and the island one sees from it: sand, a foaming edge, the sea to the horizon, palms at the side."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import apart, falling, ground, outside, put, settled, single, strew, wedge
from limner.diorama.places.water import shape, water
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import sphere
from limner.diorama.stage import Backdrop, Placed
from limner.diorama.terrain import Height, fractal, mix, noise, smoothstep

SEA = -0.22


def build(ask: PlaceAsk) -> Backdrop:
    """A sunny beach whose waterline runs behind the clearing."""
    rng = ask.rng(3)
    shift = rng.uniform(0, 90, 2)
    side = -1 if rng.random() < 0.5 else 1

    def height(xy: np.ndarray) -> np.ndarray:
        shore = 4.6 + 0.5 * np.sin(xy[:, 0] * 0.45 + shift[0]) + 0.1 * side * xy[:, 0]
        slope = -0.5 * smoothstep(-2.2, 5.5, xy[:, 1] - shore)
        berm = _berm(xy, side)
        dunes = 0.03 * fractal(xy / 1.7 + shift, ask.seed & 0xFFFF, octaves=3)
        return np.asarray(slope + berm + dunes - 0.02)

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = make_haze(sky, 0.0035 * thickness(ask.weather))
    cold = ask.season == "winter"
    dry = np.asarray(srgb("#f4dfb0") if not cold else srgb("#e6ebf0")) * (0.82 if ask.photo else 1.0)
    wet = np.asarray(srgb("#cda873")) * (0.75 if ask.photo else 1.0)
    mesh, _ = ground(height, None, far=16, columns=240, rows=260, quality=ask.quality)
    xy, z = mesh.vertices[:, :2], mesh.vertices[:, 2]
    grain = fractal(xy * 1.4 + shift, 6, octaves=6 if ask.photo else 3)
    ripples = noise(xy * np.array([0.8, 4.5], np.float32) + 0.5 * grain[:, None], 8)
    colour = mix(wet, dry, smoothstep(SEA + 0.01, SEA + 0.14, z + 0.015 * grain))
    colour = colour * (1 + (0.12 if ask.photo else 0.045) * grain + 0.035 * ripples)[:, None]
    sand = single(mesh.painted(np.clip(colour, 0, 1)), Material((0.8, 0.7, 0.5), roughness=0.9))

    placed = [sand, _sea(ask, height, shift)]
    palm = flora.palm(srgb("#4db356") if not ask.photo else srgb("#45702f"), 1)
    placed.append(put(palm, 3.5 * side, 4.6, height, scale=1.05, turn=180 if side > 0 else 0))
    placed.append(
        put(
            flora.palm(srgb("#41a85c") if not ask.photo else srgb("#3b6530"), 2, 3.0),
            4.9 * side,
            6.0,
            height,
            turn=150 if side > 0 else 20,
        )
    )
    isle = Body(
        (
            Part(sphere(7.5, 3.5, 1.6, steps=26), Material(srgb("#8fc9a0"), roughness=0.8)),
            Part(sphere(3.6, 2.5, 3.0, steps=26).moved(-2.2), Material(srgb("#7fbf98"), roughness=0.8)),
        )
    )
    placed.append(put(isle, -17.0 * side, 66, lambda p: np.full(len(p), SEA - 0.3)))
    xy = wedge(rng, 90, 5, 10.5, spread=26)
    xy = apart(xy[outside(xy, 2.6)], 1.5)
    stones = strew(
        flora.rock(srgb("#b9b0a4") if not ask.photo else srgb("#7b756b"), 4, ask.photo),
        xy[:5],
        height,
        rng,
        scale=(0.2, 0.5),
        sink=0.05,
    )
    grass = wedge(rng, 160, 6, 14, spread=28)
    grass = grass[(side * grass[:, 0] > 3.2) & (grass[:, 1] < 5)]
    blades = strew(flora.tuft(srgb("#8fbf5c"), 3, 10, 0.34, ask.photo), grass, height, rng, scale=(0.6, 1.1))
    shells = strew(flora.rock(srgb("#ffd9cf"), 5), xy[5:14] + 0.4, height, rng, scale=(0.06, 0.12))
    merged, scatter = settled([stones, blades, shells, *falling(ask, rng)], quality=ask.quality)
    if (
        not ask.photo
        and ask.weather in ("clear", "wind")
        and ask.time in ("morning", "day", "golden_hour", "dawn")
    ):
        placed += clouds(ask, rng, low=4.8)
    return Backdrop((*placed, *merged), sky, scatter, haze=haze, height=height, water=(7.5, SEA))


def _berm(xy: np.ndarray, side: int) -> np.ndarray:
    """The dry rise on one side that carries the palms."""
    return np.asarray(0.55 * smoothstep(2.8, 7.5, side * xy[:, 0]) * (1 - smoothstep(2.5, 7.5, xy[:, 1])))


def _sea(ask: PlaceAsk, height: Height, shift: np.ndarray) -> Placed:
    xy = shape(2.0, 160)
    depth = SEA - height(xy)
    deep = np.asarray(srgb("#1d7fb0")) * (0.45 if ask.photo else 1.0)
    shallow = np.asarray(srgb("#63d2cf")) * (0.6 if ask.photo else 1.0)
    far = smoothstep(9, 46, xy[:, 1])
    colour = mix(
        mix(shallow, np.asarray(srgb("#37aecb")) * (0.5 if ask.photo else 1.0), smoothstep(0.1, 0.42, depth)),
        deep,
        far,
    )
    lace = fractal(xy * np.array([1.3, 2.4], np.float32) + shift, 15, octaves=5 if ask.photo else 3)
    foam = 1 - smoothstep(0.015, 0.085, depth + 0.05 * lace)
    crest = np.sin(xy[:, 1] * 2.1 + 1.2 * lace + 0.2 * xy[:, 0])
    foam = np.maximum(
        foam, smoothstep(0.94, 1.0, crest) * 0.7 * (1 - smoothstep(7.5, 12, xy[:, 1])) * (depth > 0)
    )
    colour = mix(colour, (0.93, 0.96, 0.97), foam)
    storm = 2.2 if ask.weather in ("storm", "wind", "rain") else 1.0
    return water(
        2.0,
        160,
        SEA,
        srgb("#37aecb"),
        wave=(0.05 if ask.photo else 0.03) * storm,
        length=1.5,
        seed=ask.seed & 0xFFFF,
        tint=colour,
        smooth=0.12,
    )
