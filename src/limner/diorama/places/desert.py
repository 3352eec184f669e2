"""Desert: dunes with wind ripples, cacti, mesas far away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.places import PlaceAsk, flora
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
from limner.diorama.solids import lathe
from limner.diorama.stage import Backdrop, Sky
from limner.diorama.terrain import fractal, mix, noise, ridged, smoothstep


def build(ask: PlaceAsk) -> Backdrop:
    """A wide sandy plain between dunes."""
    rng = ask.rng(4)
    shift = rng.uniform(0, 60, 2)

    def height(xy: np.ndarray) -> np.ndarray:
        # Crests run across the view; squared ridges give a dune its sharp edge and long flank.
        p = xy / np.array([30, 15], np.float32) + shift
        p = p + 0.25 * fractal(xy / 22, 21, octaves=2)[:, None]
        crest = ridged(p, ask.seed & 0xFFFF, octaves=1) ** 2
        far = smoothstep(8, 44, xy[:, 1])
        dunes = (
            (1.6 + 3.6 * far) * crest * smoothstep(5, 18, xy[:, 1])
            + _barchans(xy, ask.seed)
            + 0.22 * fractal(xy / 7 + shift, 5, octaves=2)
        )
        return np.asarray(dunes * clearing(xy, 3.2, 8))

    mars = "mars" in ask.setting.words.lower().split()
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    if mars:
        sky = _dusty(sky)
    haze = make_haze(sky, 0.005 * thickness(ask.weather))
    mesh, _ = ground(height, None, far=75, columns=300, rows=300, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    tint = fractal(xy / 4 + shift, 7, octaves=5 if ask.photo else 2)
    wind = noise(xy * np.array([1.1, 5.5], np.float32) + 0.9 * tint[:, None], 9)
    sand, deep = np.asarray(srgb("#f2c27d")), np.asarray(srgb("#df9a5b"))
    if ask.photo:
        sand, deep = np.asarray(srgb("#cf9d66")), np.asarray(srgb("#b27b4a"))
    if mars:
        sand, deep = np.asarray(srgb("#d27a4c")), np.asarray(srgb("#a9502f"))
    colour = mix(sand, deep, np.clip(0.35 + 0.5 * tint + 0.3 * smoothstep(8, 40, xy[:, 1]), 0, 1))
    near = 1 - smoothstep(6, 18, xy[:, 1])
    land = mesh.painted(np.clip(colour * (1 + 0.06 * wind * near)[:, None], 0, 1))
    # Ripples only tilt the light: bending normals is cheaper than more triangles.
    n = land.normals.copy()
    n[:, 1] += 0.16 * near * noise(xy * np.array([1.1, 5.5], np.float32) + 0.9 * tint[:, None] + 0.35, 9)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    land = Mesh(land.vertices, land.faces, n.astype(np.float32), None, land.colours)
    placed = [single(land, Material((0.8, 0.6, 0.4), roughness=0.95))]
    for x, y, size, k in (
        (-17.0, 58.0, 1.0, 0),
        (15.0, 66.0, 1.3, 1),
        (27.0, 60.0, 0.8, 2),
        (-30.0, 70.0, 1.2, 3),
    ):
        placed.append(put(mesa(k), x + rng.uniform(-2, 2), y, lambda p: np.full(len(p), 1.2), scale=size))
    green = srgb("#4fa564") if not ask.photo else srgb("#4c6b45")
    side = -1 if rng.random() < 0.5 else 1
    # Nothing grows on Mars.
    for k, (x, y, s) in enumerate(
        () if mars else ((-3.7, 2.6, 1.0), (4.4, 5.0, 1.15), (-6.2, 9.5, 1.3), (2.2, 13.0, 1.1), (9.0, 12.5, 1.3))
    ):
        placed.append(
            put(flora.cactus(green, k % 3), x * side, y, height, scale=s, turn=float(rng.uniform(-40, 40)))
        )
    xy2 = wedge(rng, 120, 4.5, 24, spread=27)
    xy2 = apart(xy2[outside(xy2, 2.7)], 1.2)
    stone = flora.rock(srgb("#8f4a30") if mars else srgb("#c98a5c") if not ask.photo else srgb("#8a6244"), 6, ask.photo)
    straw = flora.tuft(srgb("#c9b45e") if not ask.photo else srgb("#8f7f4a"), 6, 10, 0.24, ask.photo)
    merged, scatter = settled(
        [
            *falling(ask, rng),
            strew(stone, xy2[:12], height, rng, scale=(0.2, 0.7)),
            strew(stone if mars else straw, xy2[12:50], height, rng, scale=(0.15, 0.5) if mars else (0.6, 1.2)),
        ],
        quality=ask.quality,
    )
    return Backdrop((*placed, *merged), sky, scatter, haze=haze, height=height)


def _dusty(sky: Sky) -> Sky:
    """The sky of Mars: its dust turns blue into butterscotch."""
    tint = np.array([1.75, 1.02, 0.55], np.float32)
    fine = sky.view
    view = None if fine is None else lambda d: fine(d) * tint
    return replace(sky, image=sky.image * tint, view=view)


def _barchans(xy: np.ndarray, seed: int) -> np.ndarray:
    """Single dunes in the middle distance: a long flank to windward, a sharp crest, a steep face beyond it."""
    side = -1.0 if seed % 2 else 1.0
    high = np.zeros(len(xy))
    for x, y, wide, tall in (
        (-7.5, 15.0, 7.0, 1.9),
        (6.5, 20.0, 9.0, 2.7),
        (-14.0, 28.0, 12.0, 3.6),
        (17.0, 33.0, 13.0, 4.2),
    ):
        u, v = (xy[:, 0] - side * x) / wide, (xy[:, 1] - y) / (0.55 * wide)
        bend = u + 0.35 * v * v + 0.12 * np.sin(v * 5)
        flank = np.clip(1 + bend, 0, 1) ** 1.5
        lee = np.clip(1 - bend / 0.4, 0, 1)
        high = np.maximum(high, tall * np.where(bend < 0, flank, lee) * np.clip(1 - v * v, 0, 1))
    return np.asarray(high)


@shows("mountain")
def mesa(variant: int) -> Body:
    """A flat-topped table mountain, about 12 wide and 5 high, banded in reds."""
    profile = [(0, 0), (7.2, 0), (5.6, 1.2), (4.4, 1.9), (4.2, 3.6), (4.0, 4.4), (3.7, 4.7), (0, 4.8)]
    m = lathe(_fine(profile), steps=72, crease=40)
    v = m.vertices
    a = np.arctan2(v[:, 1], v[:, 0])
    q = np.stack([np.cos(a), np.sin(a)], axis=1) * 1.8 + variant * 9.1
    bulge = 1 + 0.3 * fractal(q, variant, octaves=2) + 0.06 * ridged(q * 4, variant, octaves=2)
    moved = v * np.stack([bulge * 1.25, bulge, np.ones(len(v))], axis=1)
    band = 0.5 + 0.5 * np.sin(v[:, 2] * 6.5 + 0.7 * fractal(q * 2, 3, octaves=2))
    colour = mix(srgb("#c4623f"), srgb("#e39a6b"), band * 0.8)
    mesh = Mesh.of(moved, m.faces, crease=40, colours=colour)
    return Body((Part(mesh, Material((0.7, 0.4, 0.3), roughness=0.95)),))


def _fine(profile: list[tuple[float, float]]) -> np.ndarray:
    p = np.asarray(profile)
    t = np.arange(len(p))
    fine = np.linspace(0, len(p) - 1, 40)
    return np.stack([np.interp(fine, t, p[:, 0]), np.interp(fine, t, p[:, 1])], axis=1)
