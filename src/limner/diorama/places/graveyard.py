"""A graveyard: rows of old stones in the grass, bare trees, an iron fence, a chapel on the hill."""

from __future__ import annotations

from functools import partial

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge, placement, rotation
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.scenery import (
    apart,
    clearing,
    falling,
    ground,
    outside,
    put,
    settled,
    share,
    single,
    strew,
    wedge,
)
from limner.diorama.places.unwanted import shows
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import box, capsule, cylinder, frustum, sphere, torus
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import Height, fractal, mix

GRASS = {"spring": "#86b85a", "summer": "#7aa653", "autumn": "#a39a55", "winter": "#e3eaf1"}
ROWS = (4.3, 6.6, 9.2, 12.2)
"""Metres before the origin at which the stones stand."""
FENCE, CHAPEL = 15.0, 24.0
IRON = Material(srgb("#2f3138"), roughness=0.5, metallic=0.3)


def build(ask: PlaceAsk) -> Backdrop:
    """Lawn, stones, trees, the fence and what is behind it."""
    rng = ask.rng(53)
    shift = rng.uniform(0, 60, 2)
    side = 1.0 if ask.seed % 2 else -1.0

    def height(xy: np.ndarray) -> np.ndarray:
        roll = 0.35 * fractal(xy / 9 + shift, ask.seed & 0xFFFF, octaves=2 if not ask.photo else 4)
        hill = 2.2 * np.exp(-((xy[:, 0] - 5.5 * side) ** 2) / 90 - ((xy[:, 1] - CHAPEL - 4) ** 2) / 110)
        return np.asarray((roll + 0.1) * clearing(xy, 3.2, 6) + hill)

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    placed = [
        _lawn(ask, height, shift),
        *_fence(height),
        put(_chapel(ask.photo), 5.5 * side, CHAPEL, height, turn=-14 * side),
    ]
    for number, (x, y, scale) in enumerate(
        ((-3.5 * side, 6.4, 1.0), (5.0 * side, 8.8, 1.2), (-8.5 * side, 12.5, 1.3))
    ):
        placed.append(put(_bare_tree(number + ask.seed % 5), x, y, height, scale=scale, turn=70.0 * number))
    placed += _graves(ask, height, rng)
    merged, kept = settled([*_weeds(ask, height, rng), *falling(ask, rng)], quality=ask.quality)
    haze = make_haze(sky, 0.011 * thickness(ask.weather))
    return Backdrop(
        (*placed, *merged), sky, kept, haze=haze, height=height, exposure=1.15 if ask.photo else 1.0
    )


def _lawn(ask: PlaceAsk, height: Height, shift: np.ndarray) -> Placed:
    mesh, _ = ground(height, None, far=60, columns=170, rows=170, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    tint = fractal(xy / 2.1 + shift, 5, octaves=5 if ask.photo else 2)
    grass = np.asarray(srgb(GRASS[ask.season])) * (0.5 if ask.photo else 0.92)
    earth = np.asarray(srgb("#7d6a4d")) * (0.5 if ask.photo else 0.95)
    bare = np.clip(0.9 * tint - 0.15, 0, 0.55) * (ask.season != "winter")
    colour = mix(grass * (1 + 0.1 * tint)[:, None], earth, bare)
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.4, 0.55, 0.3), roughness=0.93))


def _stone(colour: RGB, kind: int) -> Body:
    """A round-topped slab, a cross, or a pillar, on a foot."""
    foot = box(0.62, 0.3, 0.12, round=0.03).moved(z=0.06)
    if kind == 0:
        body = [
            box(0.5, 0.14, 0.56, round=0.03).moved(z=0.36),
            cylinder(0.25, 0.14, round=0.03, steps=36).turned(90, "x").moved(0, 0.07, 0.62),
        ]
    elif kind == 1:
        body = [
            box(0.15, 0.13, 0.86, round=0.03).moved(z=0.5),
            box(0.5, 0.13, 0.15, round=0.03).moved(z=0.66),
        ]
    else:
        body = [
            frustum(0.22, 0.15, 0.72, round=0.02, steps=4).turned(45).moved(z=0.1),
            frustum(0.155, 0.0, 0.14, round=0.01, steps=4).turned(45).moved(z=0.82),
        ]
    return _shown((merge([foot, *body]), Material(colour, roughness=0.92)))


@shows("headstone")
def _shown(piece: tuple[Mesh, Material]) -> Body:
    return Body((Part(*piece),))


def _graves(ask: PlaceAsk, height: Height, rng: np.random.Generator) -> list[Placed]:
    """Stones in rows, some of them leaning, none before or behind whoever stands in the middle of the first row."""
    tones = ("#a9a79f", "#8f918f", "#b8b2a4") if not ask.photo else ("#77756f", "#646664", "#837e73")
    kinds = [_stone(srgb(tone), kind) for kind in range(3) for tone in tones[: 3 - (kind == 2)]]
    out = []
    for number, y in enumerate(ROWS):
        for x in np.arange(-9.0 - number, 9.1 + number, 1.75) + 0.4 * (number % 2):
            if number == 0 and abs(x) < 1.2:
                continue
            spot = np.array([[x + rng.uniform(-0.2, 0.2), y + rng.uniform(-0.25, 0.25)]])
            lean = rotation(float(rng.normal(0, 4)), "y") @ rotation(float(rng.normal(-2, 3)), "x")
            size, turn = float(rng.uniform(0.85, 1.2)), float(rng.uniform(-8, 8))
            at = placement(float(spot[0, 0]), float(spot[0, 1]), float(height(spot)[0]) - 0.05, scale=size, turn=turn)
            out.append(Placed(kinds[int(rng.integers(len(kinds)))], at @ lean))
    return out


@shows("fence")
def _railing(half: float) -> Body:
    """A stretch of iron fence: spiked bars between two posts."""
    bars = [capsule((x, 0, 0.05), (x, 0, 1.15), 0.022, sides=8) for x in np.arange(-half + 0.2, half, 0.24)]
    spikes = [
        frustum(0.045, 0.0, 0.13, round=0.004, steps=6).moved(x, 0, 1.14)
        for x in np.arange(-half + 0.2, half, 0.24)
    ]
    rails = [capsule((-half, 0, z), (half, 0, z), 0.025, sides=8) for z in (0.25, 1.0)]
    post = [
        box(0.24, 0.24, 1.35, round=0.03).moved(half, 0, 0.67),
        sphere(0.15, steps=12).moved(half, 0, 1.45),
    ]
    return Body(
        (
            Part(merge([*bars, *spikes, *rails]), IRON),
            Part(merge(post), Material(srgb("#8f8b84"), roughness=0.9)),
        )
    )


def _fence(height: Height) -> list[Placed]:
    stretch = _railing(1.5)
    return [put(stretch, float(x), FENCE, height, sink=0.05) for x in np.arange(-18, 18.1, 3.0)]


@shows("bare tree", "tree")
def _bare_tree(seed: int) -> Body:
    """A crooked trunk that forks and forks again, without leaves."""
    rng = np.random.Generator(np.random.Philox(key=[seed, 54]))
    limbs: list[Mesh] = []

    def grow(start: np.ndarray, way: np.ndarray, length: float, radius: float, depth: int) -> None:
        bend = way + rng.normal(0, 0.16, 3)
        end = start + length * bend / np.linalg.norm(bend)
        limbs.append(capsule(tuple(start), tuple(end), radius, sides=9))
        if depth:
            for _ in range(2 + (depth > 2)):
                turn = bend / np.linalg.norm(bend) + rng.normal(0, 0.52, 3) + np.array([0, 0, 0.12])
                grow(
                    end,
                    turn / np.linalg.norm(turn),
                    length * rng.uniform(0.62, 0.8),
                    radius * 0.62,
                    depth - 1,
                )

    grow(np.zeros(3), np.array([0.08, 0.0, 1.0]), 1.05, 0.16, 4)
    roots = [
        capsule((0, 0, 0.16), (0.4 * np.cos(a), 0.4 * np.sin(a), -0.04), 0.08, sides=8)
        for a in np.arange(5) * 1.257
    ]
    return Body((Part(merge([*limbs, *roots]), Material(srgb("#5d4f48"), roughness=0.95)),))


@shows("church")
def _chapel(photo: bool) -> Body:
    """A small chapel with a steeple, dark windows and a pointed door."""
    dim = 0.6 if photo else 1.0
    wall, roof = (
        Material((dim * r, dim * g, dim * b), roughness=0.9)
        for r, g, b in (srgb("#b3aca0"), srgb("#5b5a66"))
    )
    dark = Material(srgb("#2e2b33"), roughness=0.7)
    nave = box(2.6, 4.2, 2.2, round=0.05).moved(0, 1.6, 1.1)
    gable = frustum(1.0, 0.0, 1.0, round=0.02, steps=4).turned(45)
    top = Mesh(gable.vertices * np.array([2.05, 3.2, 1.5], np.float32), gable.faces, gable.normals).moved(
        0, 1.6, 2.2
    )
    tower = box(1.3, 1.3, 3.6, round=0.05).moved(0, -0.8, 1.8)
    spire = frustum(1.05, 0.0, 2.2, round=0.02, steps=4).turned(45).moved(0, -0.8, 3.6)
    cross = [
        capsule((0, -0.8, 5.7), (0, -0.8, 6.3), 0.045, sides=8),
        capsule((-0.2, -0.8, 6.08), (0.2, -0.8, 6.08), 0.045, sides=8),
    ]
    door = [
        box(0.6, 0.1, 0.8, round=0.02).moved(0, -1.44, 0.4),
        cylinder(0.3, 0.1, round=0.02, steps=24).turned(90, "x").moved(0, -1.39, 0.8),
    ]
    rose = [
        torus(0.22, 0.05, steps=24, sides=8).turned(90, "x").moved(0, -1.46, 2.2),
        cylinder(0.2, 0.06, steps=24).turned(90, "x").moved(0, -1.42, 2.2),
    ]
    return Body(
        (
            Part(merge([nave, tower]), wall),
            Part(merge([top, spire, *cross]), roof),
            Part(merge([*door, *rose]), dark),
        )
    )


def _weeds(ask: PlaceAsk, height: Height, rng: np.random.Generator) -> list[Scatter]:
    spots = wedge(rng, 420, 4.5, 22, spread=30)
    spots = apart(spots[outside(spots, 2.8) & ((spots[:, 1] > 0) | (np.abs(spots[:, 0]) > 2.2))], 0.45)
    tuft = partial(flora.tuft, blades=8, photo=ask.photo)
    grass = [
        tuft(srgb(GRASS[ask.season]), 1, height=0.24),
        tuft(srgb("#8d8a52" if ask.season != "winter" else "#c8ccc9"), 2, height=0.3),
    ]
    out = list(share(spots[:110], grass, height, rng))
    out.append(
        strew(
            flora.rock(srgb("#8d8a84"), 1, ask.photo),
            spots[110:124],
            height,
            rng,
            scale=(0.12, 0.3),
            sink=0.1,
        )
    )
    if ask.season != "winter":
        out.append(
            strew(
                flora.bush(srgb("#5f7f4a"), 1),
                spots[124:131][np.abs(spots[124:131, 0]) > 3.4],
                height,
                rng,
                scale=(0.3, 0.55),
            )
        )
    return out
