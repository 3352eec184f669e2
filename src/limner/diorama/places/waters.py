"""Open water to float on: a lake among hills, the sea, a harbour basin. The surface lies at z = 0 everywhere."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge, placement
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import apart, falling, settled, share, single
from limner.diorama.places.unwanted import shows
from limner.diorama.places.water import shape, water
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import capsule, cylinder, sphere
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import fractal, grid, mix, smoothstep

HILLS: dict[str, tuple[str, str, str]] = {
    "spring": ("#8fd06e", "#97d7a6", "#b3dcd0"), "summer": ("#74c05a", "#82c996", "#a4d3cb"),
    "autumn": ("#cf9f49", "#c9ab6c", "#c7b79f"), "winter": ("#e6eef6", "#dbe6f2", "#cfdcec"),
}  # fmt: skip


def build(ask: PlaceAsk) -> Backdrop:
    """A lake with a wooded far shore, or the open sea, as `ask.place` says."""
    rng = ask.rng(21)
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = make_haze(sky, 0.0035 * thickness(ask.weather))
    lake = ask.place == "lake"
    placed: list[Placed] = [sheet_of_water(ask, 58.0 if lake else 170.0, sea=not lake)]
    scatter: list[Scatter] = [*falling(ask, rng)]
    if lake:
        shore, trees = _far_shore(ask, rng)
        placed += shore
        scatter += [*trees, *_reeds(ask, rng)]
        placed += _lilies(ask, rng)
    else:
        placed += _isles(ask)
    clear = ask.weather in ("clear", "wind") and ask.time in ("morning", "day", "golden_hour", "dawn")
    if not ask.photo and clear:
        placed += clouds(ask, rng, low=6.8 if lake else 4.8)
    merged, kept = settled(scatter, budget=110_000, quality=ask.quality)
    return Backdrop(
        (*placed, *merged), sky, kept, haze=haze, exposure=1.15 if ask.photo else 1.0, eye_height=1.2
    )


def sheet_of_water(ask: PlaceAsk, far: float, *, sea: bool, columns: int = 190, rows: int = 220) -> Placed:
    """The surface from behind the camera to `far`, in the colours of the hour, paler in broad soft bands."""
    xy = shape(-10.0, far, columns=columns, rows=rows)
    dark = {"night": 0.2, "dusk": 0.45}.get(ask.time, 1.0) * (0.35 if ask.photo else 1.0)
    near: RGB = srgb("#4fc0d6" if sea else "#62c4cf")
    deep: RGB = srgb("#2386b8" if sea else "#3f9fc0")
    colour = mix(near, deep, smoothstep(1.0, 30.0, xy[:, 1]))
    bands = fractal(xy * np.array([0.16, 0.6], np.float32) + ask.rng(5).uniform(0, 50, 2), 15, octaves=3)
    colour = colour * (1 + 0.14 * smoothstep(0.05, 0.35, bands))[:, None]
    if sea and not ask.photo:
        crest = fractal(xy * np.array([0.5, 2.2], np.float32), 22, octaves=2)
        colour = mix(
            colour, (0.9, 0.96, 0.98), smoothstep(0.46, 0.6, crest) * 0.5 * (1 - smoothstep(14, 40, xy[:, 1]))
        )
    storm = 2.2 if ask.weather in ("storm", "wind", "rain") else 1.0
    return water(
        -10.0, far, 0.0, deep, wave=(0.022 if sea else 0.012) * storm, length=1.2 if sea else 0.9,
        seed=ask.seed & 0xFFFF, tint=np.clip(colour * dark, 0, 1), columns=columns, rows=rows, smooth=0.08,
    )  # fmt: skip


def _far_shore(ask: PlaceAsk, rng: np.random.Generator) -> tuple[list[Placed], list[Scatter]]:
    """A grassy bank behind the lake, trees on it, and hills bluer the farther they are."""
    shift = float(rng.uniform(0, 9))

    def height(xy: np.ndarray) -> np.ndarray:
        edge = 15.5 + 1.4 * np.sin(xy[:, 0] * 0.23 + shift) + 0.5 * np.sin(xy[:, 0] * 0.61)
        bank = 0.45 * smoothstep(-0.4, 1.2, xy[:, 1] - edge) + 2.4 * smoothstep(1, 26, xy[:, 1] - edge)
        return np.asarray(bank - 0.25 + 0.12 * fractal(xy / 5, 3, octaves=2))

    tones = [np.asarray(srgb(c)) * (0.5 if ask.photo else 1.0) for c in HILLS[ask.season]]
    mesh = grid((-15, 15), (11.5, 46), 110, 70, height, fan=2.6)
    z = mesh.vertices[:, 2]
    sand = srgb("#e8d6a6") if not ask.photo else srgb("#7a705c")
    colour = mix(sand, tones[0], smoothstep(0.08, 0.24, z))
    colour = colour * (1 + 0.06 * fractal(mesh.vertices[:, :2] / 2.5, 8, octaves=3))[:, None]
    placed = [single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.7, 0.4), roughness=0.9))]
    for layer, (y, domes) in enumerate(
        (
            (46, ((-17, 13, 6.0), (9, 15, 5.0), (27, 12, 6.6))),
            (64, ((-34, 20, 10.0), (-4, 22, 8.6), (22, 21, 11.5))),
        )
    ):
        for x, r, h in domes:
            s = rng.uniform(0.9, 1.12, 2)
            r0, g0, b0 = (float(c) for c in tones[1 + layer])
            dome = sphere(r * s[0], r * 0.5, h * s[1], steps=26).moved(x, y, 0.2)
            placed.append(single(dome, Material((r0, g0, b0), roughness=0.8)))
    snowy = ask.season == "winter"
    if ask.photo:
        kinds = [
            flora.conifer(srgb(c), k, 2.4 + 0.3 * k, 0.85 if snowy else 0.0, 11)
            for k, c in enumerate(("#24361f", "#2c4026"))
        ]
    else:
        leaves = flora.LEAVES[ask.season]
        kinds = [
            flora.tree(leaves[0], 0),
            flora.pine(srgb("#3f9a68"), 1, snowy=snowy),
            flora.tree(leaves[1], 2),
            flora.bush(leaves[2], 1),
        ]
    along = rng.uniform(-16, 16, 60)
    edge = 17.0 + 1.4 * np.sin(along * 0.23 + shift) + 0.5 * np.sin(along * 0.61)
    xy = np.stack([along, edge + rng.uniform(0.3, 9, 60) ** 1.05], axis=1)
    xy = apart(xy, 1.25)[:34]
    return placed, list(share(xy, kinds, height, rng, scale=(0.6, 1.05), sink=0.05))


def _reeds(ask: PlaceAsk, rng: np.random.Generator) -> list[Scatter]:
    """Reeds at both sides of the water, well out of the way."""
    spots = np.array([[-4.4, 3.0], [-4.9, 4.0], [4.7, 3.4], [5.3, 4.6], [-5.6, 2.2]])
    xy = np.repeat(spots, 7, axis=0) + rng.normal(0, 0.28, (35, 2))

    def level(p: np.ndarray) -> np.ndarray:
        return np.full(len(p), -0.03)

    green = srgb("#79b659") if not ask.photo else srgb("#5d6d34")
    kinds = [flora.tuft(green, 3, 9, 0.75, ask.photo), cattail()]
    return list(share(xy, kinds, level, rng, scale=(0.7, 1.2)))


@shows("grass tuft")
def cattail() -> Body:
    """Two reed-mace stalks with their brown heads."""
    stalks, heads = [], []
    for x, lean, h in ((0.0, 0.05, 1.0), (0.07, -0.04, 0.8)):
        stalks.append(capsule((x, 0, 0), (x + lean, 0, h), 0.011, sides=6))
        heads.append(capsule((x + lean * 0.72, 0, h * 0.72), (x + lean * 0.92, 0, h * 0.92), 0.032, sides=8))
    return Body(
        (
            Part(merge(stalks), Material(srgb("#86b95c"), roughness=0.7)),
            Part(merge(heads), Material(srgb("#7b4a2b"), roughness=0.8)),
        )
    )


@shows("lily pad", "flower")
def _lilies(ask: PlaceAsk, rng: np.random.Generator) -> list[Placed]:
    """Lily pads, some in bloom, near the reeds."""
    pads: list[Mesh] = []
    petals: list[Mesh] = []
    for k, (x, y) in enumerate(
        ((-3.4, 1.9), (-3.0, 2.5), (-3.9, 2.4), (3.6, 2.6), (4.1, 2.2), (3.2, 3.2), (-2.6, 3.4), (4.5, 3.0))
    ):
        r = float(rng.uniform(0.18, 0.3))
        pads.append(cylinder(r, 0.03, round=0.012, steps=28).moved(x, y, 0.006))
        if k % 3 == 1 and ask.season in ("spring", "summer"):
            for j in range(7):
                petal = sphere(0.035, 0.09, 0.035, steps=8).turned(32, "x").moved(y=-0.06).turned(360 / 7 * j)
                petals.append(petal.moved(x, y, 0.075))
    shade = 0.5 if ask.photo else 1.0
    r0, g0, b0 = (c * shade for c in srgb("#58ad57"))
    out = [single(merge(pads), Material((r0, g0, b0), roughness=0.5))]
    if petals:
        out.append(single(merge(petals), Material(srgb("#f7b6cf"), roughness=0.5)))
    return out


@shows("desert island")
def _isles(ask: PlaceAsk) -> list[Placed]:
    """Two far islands on the horizon, on one side."""
    side = -1.0 if ask.rng(2).random() < 0.5 else 1.0
    shade = 0.45 if ask.photo else 1.0
    out = []
    for x, y, r, h, tone in (
        (-15, 62, 7.0, 2.0, "#8fc9a0"),
        (-19, 64, 3.6, 3.4, "#7fbf98"),
        (21, 100, 9.0, 2.2, "#a9cfc9"),
    ):
        r0, g0, b0 = (c * shade for c in srgb(tone))
        out.append(
            single(sphere(r, r * 0.5, h, steps=24).moved(x * side, y), Material((r0, g0, b0), roughness=0.9))
        )
    return out


def moored(body: Body, x: float, y: float, *, length: float, turn: float = 0.0) -> Placed:
    """A boat lying in the water at (x, y), `length` metres long."""
    scale = length / float(max(body.extent[:2]))
    return Placed(body, placement(x, y, -0.07 * float(body.extent[2]) * scale, scale=scale, turn=turn))
