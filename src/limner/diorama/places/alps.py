"""Mountains and a lake for photographs: one eroded massif, spruce woods at its foot, and water that mirrors both."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.scenery import (
    apart,
    falling,
    ground,
    outside,
    settled,
    share,
    single,
    strew,
    wedge,
)
from limner.diorama.places.water import shape, water
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import Height, eroded, fractal, gullied, mix, ridged, sheet, smoothstep, warped

LEVEL = -0.3
NEAR, FAR = 25.0, 120.0
COLUMNS, ROWS = 350, 250


def build(ask: PlaceAsk) -> Backdrop:
    """A stony shore, the lake, the woods, the range."""
    rng = ask.rng(41)
    shift = rng.uniform(0, 60, 2)
    side = 1.0 if ask.seed % 2 else -1.0

    def height(xy: np.ndarray) -> np.ndarray:
        edge = 3.7 + 0.5 * np.sin(xy[:, 0] * 0.45 + shift[0]) + 0.02 * xy[:, 0] ** 2
        drop = -0.6 * smoothstep(-1.0, 2.6, xy[:, 1] - edge)
        rise = 0.07 * np.maximum(np.abs(xy[:, 0]) - 3.4, 0) * (1 - smoothstep(0, 4, xy[:, 1] - edge))
        return np.asarray(drop + rise + 0.035 * fractal(xy / 0.9 + shift, 3, octaves=4))

    sky = make_sky(
        ask.time,
        ask.weather,
        seed=ask.seed,
        style=ask.style,
        sun_azimuth=side * 104,
        sun_elevation=30.0 if ask.time in ("day", "morning") else None,
    )
    # Air lies in the valley: it parts the woods from the range, and the tops stand clear of it.
    haze = replace(make_haze(sky, 0.0062 * thickness(ask.weather)), height=6.5)
    range_ = _range(ask)
    placed = [_shore(ask, height), range_, _lake(ask)]
    scatter = [*_woods(ask, range_, rng), *_pebbles(ask, height, rng), *falling(ask, rng)]
    merged, kept = settled(scatter, budget=160_000, quality=ask.quality)
    return Backdrop(
        (*placed, *merged), sky, kept, haze=haze, height=height, exposure=1.22, water=(6.5, LEVEL)
    )


@lru_cache(maxsize=4)
def _relief(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """((rows, columns, 2) points, (rows, columns) heights) behind the lake."""
    y = NEAR + (FAR - NEAR) * np.linspace(0, 1, ROWS) ** 1.15
    x = np.linspace(-0.62, 0.62, COLUMNS)
    xy = np.stack([x[None] * (y + 8)[:, None], np.broadcast_to(y[:, None], (ROWS, COLUMNS))], axis=-1)
    xy = xy.astype(np.float32)
    p = warped(xy / 21 + seed % 61, seed, strength=0.3, octaves=4)
    crags = ridged(p, seed + 1, octaves=7, gain=0.52)
    broad = ridged(xy / 46 + seed % 37, seed + 3, octaves=2)
    side = 1.0 if seed % 2 else -1.0
    bell = np.zeros(xy.shape[:2], np.float32)
    for cx, cy, wide, high in (
        (8 * side, 74, 21, 1.0), (-13 * side, 84, 18, 0.86), (-36 * side, 80, 24, 0.8), (33 * side, 86, 23, 0.84),
        (58 * side, 92, 26, 0.8), (-60 * side, 96, 26, 0.85), (20 * side, 100, 24, 0.9),
    ):  # fmt: skip
        r = np.hypot((xy[..., 0] - cx) / wide, (xy[..., 1] - cy) / (wide * 1.15))
        bell = np.maximum(bell, high * np.clip(1 - r, 0, 1) ** 0.95)
    z = 17.5 * bell * (0.3 + 0.85 * crags + 0.15 * broad)
    foot = smoothstep(NEAR, 52, xy[..., 1])
    z = z * smoothstep(NEAR + 6, NEAR + 34, xy[..., 1]) + 2.2 * foot * (
        0.35 + fractal(xy / 13, seed + 2, octaves=5)
    )
    z = gullied(eroded(z, cell=0.3, steps=6, talus=2.1), drops=3, depth=0.03)
    bank = 0.5 * smoothstep(NEAR + 0.3, NEAR + 2.5, xy[..., 1] + 0.9 * fractal(xy / 5, seed + 7, octaves=3))
    z = z + bank + LEVEL - 0.3
    z[0] = -2
    return xy, z.astype(np.float32)


def _range(ask: PlaceAsk) -> Placed:
    seed = ask.seed & 0xFFFF
    xy, z = _relief(seed)
    mesh = sheet(xy, z)
    v, up = mesh.vertices, mesh.normals[:, 2]
    p = v[:, :2]
    grain = fractal(p / 1.7, seed + 5, octaves=5)
    beds = fractal(
        np.stack([v[:, 2] * 1.6 + p[:, 0] * 0.1 + 0.8 * grain, p[:, 1] * 0.03], axis=1), seed + 6, octaves=3
    )
    rock = mix(srgb("#37373b"), srgb("#75706b"), np.clip(0.45 + 0.9 * beds, 0, 1))
    rock = mix(rock, srgb("#5b5347"), np.clip(0.3 + grain, 0, 1) * 0.4)
    grass = mix(srgb("#2c3819"), srgb("#4a4f26"), np.clip(0.5 + grain, 0, 1))
    if ask.season == "autumn":
        grass = mix(srgb("#574020"), srgb("#6f5625"), np.clip(0.5 + grain, 0, 1))
    low = (1 - smoothstep(1.6, 4.4, v[:, 2] + 1.3 * grain)) * smoothstep(0.55, 0.8, up)
    colour = mix(rock, grass, low)
    line = 2.2 if ask.season == "winter" else 5.6
    snow = smoothstep(line - 1.2, line + 2.2, v[:, 2] + 2.2 * grain)
    snow = snow * smoothstep(0.5, 0.66, up + 0.1 * grain)
    if ask.season == "winter":
        snow = np.maximum(snow, 0.9 * smoothstep(0.72, 0.86, up + 0.14 * grain))
    colour = mix(colour, srgb("#eef3fa"), snow)
    painted = Mesh(mesh.vertices, mesh.faces, mesh.normals, None, np.clip(colour, 0, 1).astype(np.float32))
    return single(painted, Material((0.5, 0.5, 0.5), roughness=0.98))


def _lake(ask: PlaceAsk) -> Placed:
    xy = shape(2.0, 60, columns=130, rows=190)
    near, deep = srgb("#2c4a46"), srgb("#0d2430")
    tint = mix(near, deep, smoothstep(4.2, 10, xy[:, 1]))
    storm = 3.5 if ask.weather in ("storm", "wind", "rain") else 1.0
    return water(
        2.0, 60, LEVEL, deep, wave=0.006 * storm, length=0.8, tint=tint, columns=130, rows=190, smooth=0.02,
        seed=ask.seed & 0xFFFF,
    )  # fmt: skip


def _shore(ask: PlaceAsk, height: Height) -> Placed:
    """Gravel at the water, thin grass or old snow above it."""
    mesh, _ = ground(height, None, far=12, columns=160, rows=150, quality=ask.quality)
    xy, z = mesh.vertices[:, :2], mesh.vertices[:, 2]
    fine = fractal(xy * 3.1, 12, octaves=4)
    tint = fractal(xy / 1.1, 13, octaves=5)
    gravel = mix(srgb("#4f4b47"), srgb("#8d867c"), np.clip(0.5 + 1.1 * fine, 0, 1))
    wet = 1 - smoothstep(LEVEL + 0.02, LEVEL + 0.16, z)
    gravel = gravel * (1 - 0.5 * wet)[:, None]
    top = {"winter": "#e4ebf3", "autumn": "#6e5d2c"}.get(ask.season, "#56622b")
    green = mix(np.asarray(srgb(top)) * 0.75, srgb(top), np.clip(0.5 + fine, 0, 1))
    cover = smoothstep(-0.12, 0.06, z + 0.12 * tint) * smoothstep(-0.35, 0.05, tint + 0.25)
    colour = mix(gravel, green, cover)
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.5, 0.45), roughness=0.98))


def _woods(ask: PlaceAsk, range_: Placed, rng: np.random.Generator) -> list[Scatter]:
    """Spruces in dense stands on the lower slopes, small enough to make the range large."""
    mesh = range_.body.parts[0].mesh
    v, up = mesh.vertices, mesh.normals[:, 2]
    lumps = fractal(v[:, :2] / 6, 91, octaves=3)
    fit = (
        (v[:, 2] > LEVEL + 0.12)
        & (v[:, 2] < 2.9 + 2.2 * lumps)
        & (up > 0.6)
        & (lumps > -0.12)
        & (v[:, 1] < 64)
    )
    found = np.flatnonzero(fit)
    if len(found) == 0:
        return []
    chosen = v[rng.permutation(found)[:2600]]
    # Thinned on a grid, which is quick: one tree to a cell.
    cell = np.round(chosen[:, :2] / 0.52).astype(np.int64)
    _, first = np.unique(cell[:, 0] * 100_003 + cell[:, 1], return_index=True)
    spots = chosen[np.sort(first)][:430]
    snow = 0.1 if ask.season == "winter" else 0.0
    kinds = [
        flora.conifer(srgb(c), k, 1.15 + 0.2 * k, snow, 4)
        for k, c in enumerate(("#16241a", "#1d2d1e", "#223322"))
    ]
    out = []
    for k, body in enumerate(kinds):
        own = spots[k :: len(kinds)]
        level = {tuple(q): float(h) for q, h in zip(own[:, :2].tolist(), own[:, 2].tolist(), strict=True)}

        def on(q: np.ndarray, level: dict[tuple[float, ...], float] = level) -> np.ndarray:
            return np.array([level[tuple(r)] for r in q.tolist()])

        out.append(strew(body, own[:, :2], on, rng, scale=(0.6, 1.3), sink=0.08))
    return out


def _pebbles(ask: PlaceAsk, height: Height, rng: np.random.Generator) -> list[Scatter]:
    """Stones of all sizes along the water, some grass above, a few tall spruces at the sides."""
    snow = 0.3 if ask.season == "winter" else 0.0
    side = -1.0 if rng.random() < 0.5 else 1.0
    frame = np.array([[-4.9 * side, 3.2], [-5.9 * side, 4.4], [-6.6 * side, 3.4], [6.6 * side, 4.6]])
    kinds = [
        flora.conifer(srgb(c), 7 + k, 3.2 + 0.7 * k, snow, 16) for k, c in enumerate(("#1d2c1b", "#263722"))
    ]
    out = list(share(frame, kinds, height, rng, scale=(0.85, 1.15)))
    xy = wedge(rng, 1500, 3.2, 11.5, spread=27)
    z = height(xy)
    shore = xy[(z < 0.0) & (z > LEVEL - 0.08) & outside(xy, 1.6)]
    stones = [flora.rock(srgb(c), k, False) for k, c in enumerate(("#6f6a64", "#857f77", "#58544f"))]
    out += share(shore[:90], stones, height, rng, scale=(0.04, 0.2), sink=0.15)
    large = apart(shore[outside(shore, 2.6)], 0.9)[:12]
    out += share(large, [flora.rock(srgb("#68635d"), 5, True)], height, rng, scale=(0.3, 0.85), sink=0.12)
    if ask.season != "winter":
        grass = wedge(rng, 520, 2.4, 10.5, spread=27, power=1.2)
        grass = grass[height(grass) > -0.05]
        out.append(strew(flora.tuft(srgb("#5f6b30"), 4, 9, 0.12, True), grass, height, rng, scale=(0.4, 1.1)))
    return out
