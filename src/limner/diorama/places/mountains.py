"""Mountains and the lake before them: eroded peaks, conifers on the slopes, still water, a shore to stand
on."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.places import PlaceAsk, alps, flora
from limner.diorama.places.meadow import clouds
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
from limner.diorama.terrain import (
    Height,
    eroded,
    fractal,
    gullied,
    mix,
    ridged,
    sheet,
    smoothstep,
    warped,
)

LEVEL = -0.35
COLUMNS, ROWS = 330, 260
NEAR, FAR = 24.0, 110.0


def build(ask: PlaceAsk) -> Backdrop:
    """A shore, a lake behind it, wooded slopes and peaks; `alps` builds the one that is photographed."""
    if ask.photo:
        return alps.build(ask)
    rng = ask.rng(7)
    shift = rng.uniform(0, 60, 2)

    def height(xy: np.ndarray) -> np.ndarray:
        edge = 4.4 + 0.8 * np.sin(xy[:, 0] * 0.5 + shift[0]) + 0.05 * xy[:, 0] ** 2 * 0.3
        drop = -0.75 * smoothstep(-1.2, 3.0, xy[:, 1] - edge)
        sides = 0.09 * np.maximum(np.abs(xy[:, 0]) - 3.4, 0)
        rough = 0.05 * fractal(xy / 1.6 + shift, 3, octaves=4 if ask.photo else 2)
        return np.asarray(drop + sides * (1 - smoothstep(0, 5, xy[:, 1] - edge)) + rough)

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = make_haze(sky, (0.0042 if ask.photo else 0.004) * thickness(ask.weather))
    range_ = peaks(ask)
    placed = [_shore(ask, height), range_, _lake(ask)]
    merged, scatter = settled(
        [*woods(ask, range_, rng), *_near(ask, height, rng), *falling(ask, rng)],
        budget=130_000,
        quality=ask.quality,
    )
    if (
        not ask.photo
        and ask.weather in ("clear", "wind")
        and ask.time in ("morning", "day", "golden_hour", "dawn")
    ):
        placed += clouds(ask, rng, low=7.6)
    return Backdrop(
        (*placed, *merged),
        sky,
        scatter,
        haze=haze,
        height=height,
        exposure=1.3 if ask.photo else 1.0,
        water=(7.5, LEVEL),
    )


def _lake(ask: PlaceAsk) -> Placed:
    xy = shape(2.5, 60, columns=160, rows=190)
    photo = ask.photo
    deep, near = (srgb("#0f2a33"), srgb("#27484a")) if photo else (srgb("#3f9fc4"), srgb("#6fcfd0"))
    tint = mix(near, deep, smoothstep(5, 12, xy[:, 1]))
    wave = 0.010 if photo else 0.006
    storm = 3.0 if ask.weather in ("storm", "wind", "rain") else 1.0
    return water(
        2.5,
        60,
        LEVEL,
        deep,
        wave=wave * storm,
        length=0.9,
        tint=tint,
        columns=160,
        rows=190,
        smooth=0.05,
        seed=ask.seed & 0xFFFF,
    )


def _shore(ask: PlaceAsk, height: Height) -> Placed:
    mesh, _ = ground(height, None, far=14, columns=150, rows=140, quality=ask.quality)
    xy, z = mesh.vertices[:, :2], mesh.vertices[:, 2]
    tint = fractal(xy / 1.3, 12, octaves=6 if ask.photo else 2)
    winter = ask.season == "winter"
    grass = srgb("#e9f0f7") if winter else srgb("#72863c" if ask.photo else "#84c65a")
    if ask.season == "autumn":
        grass = srgb("#7b6a2f" if ask.photo else "#bfae4e")
    sand = srgb("#77706a" if ask.photo else "#e5d3a9")
    colour = mix(sand, grass, smoothstep(-0.2, 0.02, z + 0.09 * tint))
    colour = colour * (1 + (0.35 if ask.photo else 0.05) * tint[:, None])
    return single(mesh.painted(np.clip(colour, 0, 1)), Material(grass, roughness=0.98 if ask.photo else 0.7))


@lru_cache(maxsize=8)
def _relief(seed: int, photo: bool) -> tuple[np.ndarray, np.ndarray]:
    """((rows, columns, 2) points, (rows, columns) heights) of the range behind the lake."""
    y = NEAR + (FAR - NEAR) * np.linspace(0, 1, ROWS) ** 1.2
    x = np.linspace(-0.72, 0.72, COLUMNS)
    xy = np.stack([x[None] * (y + 8)[:, None], np.broadcast_to(y[:, None], (ROWS, COLUMNS))], axis=-1).astype(
        np.float32
    )
    p = warped(xy / 26 + seed % 53, seed, strength=0.22, octaves=3)
    crags = ridged(p, seed + 1, octaves=8 if photo else 3, gain=0.5 if photo else 0.36)
    # Where the peaks stand is composed, their form is not: one tall off centre, one lower answering it.
    side = 1 if seed % 2 else -1
    bell = np.zeros(xy.shape[:2], np.float32)
    for cx, cy, wide, high in (
        (9 * side, 72, 19, 1.0),
        (-24 * side, 82, 21, 0.8),
        (44 * side, 88, 20, 0.75),
        (-58 * side, 90, 24, 0.8),
        (-8 * side, 98, 20, 0.6),
    ):
        r = np.hypot((xy[..., 0] - cx) / wide, (xy[..., 1] - cy) / (wide * 0.95))
        bell = np.maximum(bell, high * np.clip(1 - r, 0, 1) ** 1.15)
    foot = smoothstep(NEAR + 1, 58, xy[..., 1])
    z = 13.5 * bell * (0.32 + 0.95 * crags) + 2.9 * foot * (
        0.25 + fractal(xy / 12 + 3.1, seed + 2, octaves=5 if photo else 2)
    )
    z = z * smoothstep(NEAR - 0.5, NEAR + 14, xy[..., 1])
    if photo:
        z = gullied(eroded(z, cell=0.32, steps=10, talus=1.7), drops=4, depth=0.035)
    z[0] = -2
    return xy, (z + LEVEL + 0.25 * smoothstep(NEAR, NEAR + 2, xy[..., 1]) - 0.1).astype(np.float32)


def peaks(ask: PlaceAsk) -> Placed:
    """The range: rock, green on its gentle lower slopes, snow above."""
    seed = ask.seed & 0xFFFF
    xy, z = _relief(seed, ask.photo)
    mesh = sheet(xy, z)
    v, up = mesh.vertices, mesh.normals[:, 2]
    p = v[:, :2]
    grain = fractal(p / 2.4, seed + 5, octaves=6 if ask.photo else 2)
    winter = ask.season == "winter"
    if ask.photo:
        # Beds of rock: bands by height, tilted and bent.
        bed = fractal(
            np.stack([v[:, 2] * 1.9 + p[:, 0] * 0.12 + grain, p[:, 1] * 0.02], axis=1), seed + 6, octaves=4
        )
        rock = mix(srgb("#5f5a55"), srgb("#9a9086"), np.clip(0.5 + 0.9 * bed, 0, 1))
        green = mix(srgb("#4a5c2c"), srgb("#6d6f3c"), np.clip(0.5 + grain, 0, 1))
        if ask.season == "autumn":
            green = mix(srgb("#6b5426"), srgb("#86682f"), np.clip(0.5 + grain, 0, 1))
        white, steep, line = srgb("#f1f5fa"), 0.5, 5.6
    else:
        rock = mix(srgb("#8b93b8"), srgb("#a3a6c6"), np.clip(0.5 + grain, 0, 1))
        green = np.broadcast_to(np.asarray(srgb("#79bf78" if ask.season != "autumn" else "#c9a552")), v.shape)
        white, steep, line = srgb("#f7fafd"), 0.45, 5.8
    low = 1 - smoothstep(2.2, 4.8, v[:, 2] + 1.5 * grain)
    colour = mix(rock, green, low * smoothstep(0.5, 0.75, up))
    snow = smoothstep(line - 1.0, line + 1.6, v[:, 2] + 1.6 * grain) * smoothstep(
        steep - 0.15, steep + 0.12, up
    )
    if winter:
        snow = np.maximum(snow, smoothstep(0.45, 0.75, up) * 0.95)
    colour = mix(colour, white, snow)
    painted = Mesh(mesh.vertices, mesh.faces, mesh.normals, None, np.clip(colour, 0, 1).astype(np.float32))
    return single(painted, Material((0.5, 0.5, 0.5), roughness=0.98 if ask.photo else 0.8))


def woods(ask: PlaceAsk, range_: Placed, rng: np.random.Generator) -> list[Scatter]:
    """Conifers on the gentle lower slopes."""
    mesh = range_.body.parts[0].mesh
    v, up = mesh.vertices, mesh.normals[:, 2]
    lumps = fractal(v[:, :2] / 7, 91, octaves=3)
    fit = np.flatnonzero(
        (v[:, 2] > LEVEL + 0.25)
        & (v[:, 2] < 3.4 + 1.5 * lumps)
        & (up > 0.72)
        & (lumps > -0.25)
        & (v[:, 1] < 62)
    )
    count = 130 if ask.photo else 46
    if len(fit) == 0:
        return []
    chosen = apart(v[rng.permutation(fit)[: count * 4], :2], 0.7)[:count]
    xy = v[fit, :2]

    def on(q: np.ndarray) -> np.ndarray:
        nearest = ((q[:, None] - xy[None]) ** 2).sum(-1).argmin(axis=1)
        return np.asarray(v[fit[nearest], 2])

    snow = 0.85 if ask.season == "winter" else 0.0
    if ask.photo:
        kinds = [
            flora.conifer(srgb(c), k, 1.9 + 0.3 * k, snow, 11)
            for k, c in enumerate(("#24361f", "#2c4026", "#1f3020"))
        ]
    else:
        kinds = [flora.pine(srgb(c), k, 1.9, snow > 0) for k, c in enumerate(("#3d9a6b", "#328a66"))]
    return list(share(chosen, kinds, on, rng, scale=(0.7, 1.25)))


def _near(ask: PlaceAsk, height: Height, rng: np.random.Generator) -> list[Scatter]:
    snow = 0.85 if ask.season == "winter" else 0.0
    side = -1 if rng.random() < 0.5 else 1
    frame = np.array([[-4.7 * side, 3.0], [-5.8 * side, 4.2], [6.2 * side, 4.6], [-7.1 * side, 3.1]])
    if ask.photo:
        kinds = [
            flora.conifer(srgb(c), 7 + k, 3.4 + 0.5 * k, snow) for k, c in enumerate(("#2a3d22", "#31472a"))
        ]
    else:
        kinds = [flora.pine(srgb("#3d9a6b"), 5, 3.0, snow > 0), flora.pine(srgb("#47a873"), 6, 2.4, snow > 0)]
    out = list(share(frame, kinds, height, rng, scale=(0.85, 1.1)))
    spots = wedge(rng, 160, 4.5, 12.5, spread=28)
    spots = apart(spots[outside(spots, 2.4)], 0.7)
    stone = [flora.rock(srgb("#6d6963" if ask.photo else "#b9b6b4"), k, ask.photo) for k in (1, 2)]
    out += share(spots[:26], stone, height, rng, scale=(0.15, 0.75), sink=0.05)
    if ask.season != "winter":
        xy = wedge(rng, 620 if ask.photo else 160, 2.8, 11, spread=27, power=1.2)
        xy = xy[(height(xy) > -0.06) & (outside(xy, 1.4) | ask.photo)]
        green = srgb("#7d9144" if ask.photo else "#6fb552")
        out += [strew(flora.tuft(green, 4, 10, 0.16, ask.photo), xy, height, rng, scale=(0.5, 1.2))]
    return out
