"""A grassy headland high over the sea: its rocky edge behind the clearing, the next cliffs to the left and right of it far
below, surf at their feet. What floats has the sea under it, and the cliffs over it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from limner.diorama.body import Body
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, placement
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import TONES, clouds
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
from limner.diorama.places.unwanted import marked
from limner.diorama.places.water import shape, water
from limner.diorama.places.waters import sheet_of_water
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import fractal, mix, noise, ridged, smoothstep

LEVEL = -8.5
"""Of the sea, where one stands at 0."""
EDGE, ALONE = 1.95, 2.3
"""Distance of the edge before who stands there, and where nobody does."""
BOARD = 0.5
"""Metres that are left about lettering that stands there alone."""
OFFING = 45.0
"""From which distance boats lie on the sea, seen over the edge."""
ROCK = {"": ("#857a70", "#cdbfae", "#b39c83"), "white": ("#c9c6bd", "#f7f5ee", "#e6dfcd"),
        "red": ("#9a5a44", "#d99a78", "#c67a58")}  # fmt: skip
"""Dark beds, pale beds and patches of the stone, by the words."""


@dataclass(frozen=True)
class _Land:
    """A cliff that one sees: its tip (x, y), how far the land behind goes on to the side (negative: to the left; 0: a stack),
    half its width, and the height of its top over where one stands, at the tip and where it is highest."""

    tip: tuple[float, float]
    side: float
    half: float
    low: float
    high: float


def _coast(ask: PlaceAsk) -> list[_Land]:
    """The cliffs, the nearest on the side where the edge comes towards the viewer, and the stacks off their tips."""
    s = _side(ask)
    lands = [
        _Land((9.6 * s, 57), s, 6.0, -2.6, 1.4), _Land((4.4 * s, 108), s, 10.0, -1.2, 3.2),
        _Land((-11.5 * s, 72), -s, 7.0, -3.4, 2.4), _Land((-15.0 * s, 150), -s, 14.0, -0.6, 5.0),
        _Land((6.9 * s, 57), 0, 1.1, -4.6, -4.6), _Land((5.3 * s, 60), 0, 0.6, -6.6, -6.6),
        _Land((-7.4 * s, 69), 0, 1.3, -4.8, -4.8),
    ]  # fmt: skip
    if ask.empty:
        lands[0] = _Land((8.0 * s, 44), s, 6.0, -2.4, 0.8)
        lands[4:6] = [_Land((5.5 * s, 45), 0, 1.1, -4.3, -4.3), _Land((3.8 * s, 48), 0, 0.6, -6.4, -6.4)]
    return lands


def build(ask: PlaceAsk) -> Backdrop:
    """The cliff as `ask` has it: to stand on, seen alone (`empty`), or from the water (`afloat`)."""
    if {"snow", "snowy", "ice", "icy"} & _words(ask) and ask.setting.season is None:
        ask = replace(ask, setting=replace(ask.setting, season="winter"))
    rng = ask.rng(83)
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    level = 0.0 if ask.afloat else LEVEL
    placed, feet = [], []
    for number, land in enumerate(_coast(ask)):
        one, foot = _rock(ask, land, level, number)
        placed.append(one)
        feet.append(foot)
    scatter: list[Scatter] = falling(ask, rng)
    if ask.afloat:
        placed.append(sheet_of_water(ask, 170.0, sea=True))
    else:
        top = _Top(ask)
        placed += [_turf(ask, top), *_sea(ask, np.concatenate(feet))]
        scatter += _growth(ask, top, rng)
    if ask.empty:
        placed += _gulls(rng)
    fair = ask.weather in ("clear", "wind") and ask.time in ("morning", "day", "golden_hour", "dawn")
    if fair and not ask.photo:
        placed += clouds(ask, rng, low=6.0)
    merged, kept = settled(scatter, budget=90_000, quality=ask.quality)
    haze = make_haze(sky, 0.0021 * thickness(ask.weather))
    exposure = 1.15 if ask.photo else 1.0
    if ask.afloat:
        return Backdrop((*placed, *merged), sky, kept, haze=haze, exposure=exposure, eye_height=1.2)
    return Backdrop(
        (*placed, *merged), sky, kept, haze=haze, height=top.height, clearing=2.0, depth=1.0, exposure=exposure,
        eye_height=2.0 if ask.empty else 1.4, water=(OFFING, LEVEL), margin=0.0 if ask.colours else BOARD,
    )  # fmt: skip


def _words(ask: PlaceAsk) -> set[str]:
    return set(ask.setting.words.lower().replace(",", " ").split())


def _side(ask: PlaceAsk) -> float:
    """1 where the edge comes towards the viewer on the right, -1 on the left."""
    return 1.0 if ask.seed % 2 else -1.0


class _Top:
    """The land one stands on: how far a point is from its edge, and its height."""

    def __init__(self, ask: PlaceAsk) -> None:
        self.ask, self.side = ask, _side(ask)
        self.shift = ask.rng(82).uniform(0, 60, 2)
        self.edge = ALONE if ask.empty else EDGE

    def off(self, xy: np.ndarray) -> np.ndarray:
        """Metres from the edge at xy (N, 2), negative beyond it: it runs off to one side, and comes round on the other."""
        x = xy[:, 0] * self.side
        line = self.edge + np.where(x > 0, -0.05, 0.1) * x**2 - 0.3 * x
        slope = np.where(x > 0, -0.1, 0.2) * x - 0.3
        ragged = 0.3 * fractal(xy / 1.5 + self.shift, 5, octaves=3) + 0.16 * fractal(xy / 0.4 + self.shift, 6, octaves=2)
        return np.asarray((np.minimum(line, 15.0) - xy[:, 1]) / np.sqrt(1 + slope**2) + ragged)

    def height(self, xy: np.ndarray) -> np.ndarray:
        """Of the land: level in the clearing, a little uneven beside it, off in ledges at the edge."""
        off = self.off(xy)
        away = smoothstep(2.2, 6.0, np.hypot(xy[:, 0] * 0.8, np.maximum(xy[:, 1], xy[:, 1] * 0.35)))
        roll = 0.35 * fractal(xy / 6 + self.shift, self.ask.seed & 0xFFFF, octaves=3 if self.ask.photo else 2)
        crag = smoothstep(0.75, 0.3, off) * smoothstep(-0.15, 0.5, noise(xy / 0.55 + self.shift, 9))
        lip = 0.26 * crag - 0.26 * smoothstep(1.35, 0.0, off)
        drop = 0.9 * smoothstep(0.04, -0.22, off) + (-0.9 - LEVEL + 1.2) * smoothstep(-0.3, -1.1, off)
        return np.asarray((roll + 0.05) * away * smoothstep(0.2, 2.0, off) + lip - drop)


def _stone(ask: PlaceAsk, xyz: np.ndarray, out: np.ndarray) -> np.ndarray:
    """Colours (N, 3) of rock in beds at xyz (N, 3); out: how far it stands out, about -1..1."""
    tone = next((t for t in ("white", "red") if t in _words(ask) or (t == "white" and {"dover", "chalk"} & _words(ask))), "")
    dark, pale, warm = (np.asarray(srgb(c)) * (0.42 if ask.photo else 1.0) for c in ROCK[tone])
    across = xyz[:, 0] + 0.7 * xyz[:, 1]
    grain = fractal(np.stack([across * 0.8, xyz[:, 2] * 1.6], 1), 13, octaves=5 if ask.photo else 2)
    beds = fractal(np.stack([0.05 * across, xyz[:, 2] * 2.4 + 0.25 * grain], 1), 14, octaves=3)
    colour = mix(dark, pale, np.clip(0.5 + 1.1 * beds, 0, 1))
    colour = mix(colour, warm, np.clip(0.3 + grain, 0, 1) * 0.4)
    return np.asarray(colour * (0.6 + 0.4 * smoothstep(-0.8, 0.6, out))[:, None])


def _grass(ask: PlaceAsk, xy: np.ndarray) -> np.ndarray:
    """Colours (N, 3) of the turf, paler far off; snow in winter."""
    tones = TONES[ask.season]
    tint = fractal(xy / 3.5, (ask.seed + 3) & 0xFFFF, octaves=5 if ask.photo else 2)
    colour = mix(tones.near, tones.far, smoothstep(2, 26, xy[:, 1]))
    patch = smoothstep(0.0, 0.35, fractal(xy / 3.2 + 7.7, (ask.seed + 9) & 0xFFFF, octaves=2))
    colour = mix(colour, np.asarray(tones.near) * np.array([0.8, 0.88, 0.82]), 0.55 * patch)
    colour = colour * (1 + (0.24 if ask.photo else 0.06) * tint)[:, None]
    shade = np.array([0.6, 0.62, 0.5]) if ask.photo and ask.season != "winter" else np.ones(3)
    return np.asarray(colour * shade)


def _turf(ask: PlaceAsk, top: _Top) -> Placed:
    """The top, its grass worn off along the edge."""
    mesh, _ = ground(top.height, None, far=16, columns=210, rows=190, quality=ask.quality)
    v = mesh.vertices.astype(float)
    off = top.off(v[:, :2])
    bare = noise(v[:, :2] / 0.35 + top.shift, 9)
    rock = _stone(ask, v, 0.5 + bare)
    fringe = off + 0.35 * fractal(v[:, :2] / 0.7 + top.shift, 15, octaves=3)
    colour = mix(rock, _grass(ask, v[:, :2]), smoothstep(0.4, 0.75, fringe))
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.6, 0.4), roughness=0.95 if ask.photo else 0.75))


def _rock(ask: PlaceAsk, land: _Land, level: float, number: int) -> tuple[Placed, np.ndarray]:
    """A headland or a stack in beds of rock with grass on it, and the line (N, 2) where it stands in the water."""
    outline, core = _plan(land)
    rise = level - LEVEL
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(outline, axis=0), axis=1))])
    shift = ask.rng(84 + number).uniform(0, 60)
    inland = np.abs(core[:, 0] - land.tip[0])
    step = 0.5 * fractal(np.stack([inland / 2.2 + shift, 0 * inland], 1), 7, octaves=3)
    climb = 0.45 * smoothstep(0.8, 2.2, inland) + 0.55 * smoothstep(4.0, 16.0, inland)
    brow = rise + land.low + (land.high - land.low) * climb + step * (1 if land.side else 0.4)
    up = np.linspace(-0.07, 1, 40 if not land.side else 44 if land.tip[1] > 100 else 68)
    uu, ss = np.meshgrid(up, np.arange(len(outline)), indexing="ij")
    z = level + (brow - level)[ss] * uu
    out = _relief(ask, way[ss], z - level, shift) * min(1.0, 0.45 * land.half)
    normal = outline - core
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    talus = (0.28 if land.side else 0.75) * land.half * (1 - np.clip(uu, 0, 1)) ** 1.6
    face = outline[ss] + normal[ss] * (out + talus)[..., None]
    back = np.linspace(0, 1, 10)[1:]
    cap = face[-1] + (core - face[-1]) * back[:, None, None]
    swell = brow + 1.4 * min(1.0, land.half / 7) * np.sin(back * np.pi / 2)[:, None]
    points = np.concatenate([np.concatenate([face, z[..., None]], -1), np.concatenate([cap, swell[..., None]], -1)])
    mesh = _surface(points)
    v = mesh.vertices.astype(float)
    stands = np.concatenate([out, np.repeat(out[-1:], len(back), 0)]).ravel()
    colour = _stone(ask, v, stands)
    wet = 1 - smoothstep(0.1, 0.6, v[:, 2] - level)
    colour = colour * (1 - 0.45 * wet)[:, None]
    grain = fractal(v[:, :2] * 0.9 + v[:, 2:] * 0.7, 16, octaves=3)
    green = np.maximum(0.6 * smoothstep(0.6, 0.85, mesh.normals[:, 2] + 0.25 * grain), smoothstep(0.9, 1.02, np.repeat(
        np.concatenate([up, 1 + back]), len(outline)) + 0.06 * grain))  # fmt: skip
    colour = mix(colour, _grass(ask, v[:, :2]) * 0.92, green * smoothstep(0.8, 1.6, v[:, 2] - level) * (land.half > 1))
    foot = face[np.abs(up).argmin()]
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.48, 0.45), roughness=0.93)), foot


def _plan(land: _Land) -> tuple[np.ndarray, np.ndarray]:
    """Of a cliff from above: its outline, and its middle line there; each (N, 2)."""
    x, y = land.tip
    if land.side == 0:
        a = np.linspace(0, 2 * np.pi, 61)
        ring = np.stack([np.sin(a), np.cos(a)], 1) * land.half * (1 + 0.16 * np.sin(2 * a + x))[:, None]
        return ring + land.tip, np.tile(np.array(land.tip, float), (len(a), 1))
    far = np.linspace(34, 0, 90 if y > 100 else 140)
    a = np.linspace(-np.pi / 2, np.pi / 2, 60)[1:-1]
    along = np.concatenate([far, np.zeros(len(a)), far[::-1][::3]])
    out = np.concatenate([0 * far, np.cos(a), 0 * far[::3]])
    across = np.concatenate([-1 + 0 * far, np.sin(a), 1 + 0 * far[::3]])
    core = np.stack([x + land.side * (land.half + along), np.full(len(along), y + land.half)], 1)
    # Wider inland, so that the front runs towards the viewer.
    wide = land.half * (1 + 0.09 * along)
    return core + np.stack([-land.side * out * land.half, across * wide], 1), core


def _relief(ask: PlaceAsk, way: np.ndarray, high: np.ndarray, shift: float) -> np.ndarray:
    """How far the rock stands out: buttresses and clefts, the beds they are cut into, and blocks."""
    buttress = ridged(np.stack([way / 3.4 + shift, high * 0.05], -1), 11, octaves=2) - 0.5
    bed = high * 1.35 + 0.5 * noise(np.stack([way / 4 + shift, high * 0.2], -1), 9)
    step = bed - np.floor(bed)
    block = noise(np.stack([way / 0.7 + 7.3 * np.floor(bed), np.floor(bed) * 3.1], -1), 10)
    fine = fractal(np.stack([way / 0.5 + shift, high * 1.6], -1), 12, octaves=4 if ask.photo else 2)
    return np.asarray(1.9 * buttress + 0.2 * (smoothstep(1.0, 0.8, step) - 0.5) + 0.22 * block + 0.16 * fine)


def _surface(points: np.ndarray) -> Mesh:
    """A mesh over a grid of points (M, N, 3), its faces outwards."""
    m, n = points.shape[:2]
    i = (np.arange(m - 1)[:, None] * n + np.arange(n - 1)).ravel()
    faces = np.concatenate([np.stack([i, i + n, i + n + 1], 1), np.stack([i, i + n + 1, i + 1], 1)])
    v = points.reshape(-1, 3)
    mesh = Mesh.of(v, faces, crease=180)
    # The cap looks up.
    return mesh if float(mesh.normals[-3 * n :, 2].mean()) > 0 else Mesh.of(v, faces[:, ::-1], crease=180)


def _sea(ask: PlaceAsk, feet: np.ndarray) -> list[Placed]:
    """The sea to the horizon, with surf about the rocks: `feet` (N, 2)."""
    from scipy.spatial import cKDTree

    rough = ask.weather in ("storm", "wind", "rain")
    columns, rows = (120, 170) if ask.quality == 0 else (200, 270)
    xy = shape(20.0, 700.0, columns=columns, rows=rows)
    light = 0.38 if ask.photo else 1.0
    colour = mix(np.asarray(srgb("#3fb2cb")) * light, np.asarray(srgb("#1f7fb3")) * light, smoothstep(36, 170, xy[:, 1]))
    dull = {"storm": 0.85, "rain": 0.6, "fog": 0.5, "overcast": 0.4, "snow": 0.5}.get(ask.weather, 0.0)
    colour = mix(colour, np.asarray(srgb("#35505e")) * light, np.full(len(xy), dull))
    bands = fractal(xy * np.array([0.03, 0.1], np.float32), 17, octaves=3)
    colour = colour * (1 + 0.16 * smoothstep(-0.1, 0.4, bands))[:, None]
    away = cKDTree(feet).query(xy)[0]
    lace = fractal(xy * np.array([0.3, 0.42], np.float32), 15, octaves=5 if ask.photo else 4)
    shoal = 1 - smoothstep(1.0, 13.0, away + 4 * lace)
    colour = mix(colour, np.asarray(srgb("#7fd9d6")) * light, shoal * (0.25 if rough else 0.6))
    reach = 4.4 if rough else 2.4
    foam = 1 - smoothstep(0.8 * reach, 1.9 * reach, away + 2.6 * lace)
    swell = np.sin(away / reach * 2.6 + 3.0 * lace)
    foam = np.maximum(foam, 0.75 * smoothstep(0.8, 0.98, swell) * (1 - smoothstep(2.0 * reach, 4.2 * reach, away)))
    crest = fractal(xy * np.array([0.12, 0.4], np.float32), 22, octaves=3)
    caps = smoothstep(0.12 if rough else 0.36, 0.4 if rough else 0.6, crest) * (0.85 if rough else 0.45)
    foam = np.maximum(foam, caps * (1 - smoothstep(90, 240, xy[:, 1])))
    colour = mix(colour, (0.93, 0.96, 0.97), foam)
    dim = {"night": 0.25, "dusk": 0.5}.get(ask.time, 1.0)
    near = water(
        20.0, 700.0, LEVEL, srgb("#1f7fb3"), wave=0.1 * (2.2 if rough else 1.0), length=3.0, seed=ask.seed & 0xFFFF,
        tint=np.clip(colour * dim, 0, 1), columns=columns, rows=rows, smooth=0.14,
    )  # fmt: skip
    r, g, b = (float(c) for c in np.clip(colour[-1] * dim, 0, 1))
    return [near, water(690.0, 9000.0, LEVEL - 0.02, (r, g, b), wave=0.0, columns=6, rows=6, smooth=0.14)]


def _growth(ask: PlaceAsk, top: _Top, rng: np.random.Generator) -> list[Scatter]:
    """Stones along the edge, tufts and sea pinks in the grass."""
    out: list[Scatter] = []
    spots = wedge(rng, 5000, 4.5, 22, spread=30)
    spots = spots[outside(spots, 2.1)]
    off = top.off(spots)
    tones = ("#5f5a53", "#747069") if ask.photo else ("#a89e93", "#bfb4a6")
    rocks = [flora.rock(srgb(c), k, ask.photo) for k, c in enumerate(tones)]
    along = apart(spots[(off > 0.05) & (off < 0.55)], 0.3)[: 45 if ask.photo else 80]
    out += share(along, rocks, top.height, rng, scale=(0.12, 0.36), sink=0.12)
    big = apart(spots[(off > 0.25) & (off < 1.6) & (np.abs(spots[:, 0]) > 2.0)], 1.7)[:8]
    out += share(big, rocks, top.height, rng, scale=(0.4, 0.85), sink=0.18)
    if ask.season == "winter":
        return out
    r, g, b = (c * (0.62 if ask.photo else 0.86) for c in TONES[ask.season].near)
    lawn = wedge(rng, 1500, 3.4, 18, spread=28, power=1.3)
    lawn = lawn[outside(lawn, 1.2)]
    lawn = lawn[(top.off(lawn) > 0.45) & (fractal(lawn / 2.5, 8, octaves=2) > -0.05)]
    out.append(strew(flora.tuft((r, g, b), 1, 8, 0.16, ask.photo), apart(lawn, 0.16)[:260], top.height, rng, scale=(0.6, 1.2)))
    brim = apart(spots[(off > 0.3) & (off < 0.8)], 0.22)[:70]
    dry: RGB = (r * 1.12, g * 0.96, b * 0.9)
    out.append(strew(flora.tuft(dry, 3, 9, 0.26, ask.photo), brim, top.height, rng, scale=(0.6, 1.2)))
    if ask.season == "autumn":
        return out
    for k, petal in enumerate((srgb("#f48fb6"), srgb("#ffffff"), srgb("#ffd84d"))):
        middle = wedge(rng, 60, 5, 15, spread=25)
        middle = middle[(top.off(middle) > 0.6) & outside(middle, 1.8)][: 7 if k == 0 else 3]
        xy = np.repeat(middle, 6, axis=0) + rng.normal(0, 0.26, (6 * len(middle), 2))
        xy = apart(xy[(top.off(xy) > 0.4) & outside(xy, 1.5)] if len(xy) else xy, 0.13)
        out.append(strew(flora.flower(petal, k), xy, top.height, rng, scale=(0.65, 1.0)))
    return out


def _gulls(rng: np.random.Generator) -> list[Placed]:
    """A few gulls far below and before the cliffs, wings out."""
    wing = np.array([[0, -0.07, 0], [0, 0.1, 0], [0.24, 0.0, 0.1], [0.24, 0.1, 0.1], [0.55, 0.12, 0.03]])
    v = np.concatenate([wing, wing * [-1, 1, 1], [[0, -0.24, 0.0], [0, 0.26, 0.0], [0.05, 0, -0.05], [-0.05, 0, -0.05]]])
    half = [[0, 2, 1], [1, 2, 3], [2, 4, 3]]
    body = [[10, 12, 11], [10, 11, 13], [10, 13, 12], [11, 12, 13]]
    faces = np.array([*half, *(list(np.array(half)[:, ::-1] + 5)), *body])
    mesh = Mesh.of(v, np.concatenate([faces, faces[:, ::-1]]), crease=0)
    bird = Body((*single(mesh, Material((0.93, 0.94, 0.95), roughness=0.8, thin=True)).body.parts,))
    bird = Body(tuple(replace(part, mesh=part.mesh.turned(-38, "x").scaled(1.25)) for part in bird.parts))
    out = []
    for x, y, z in ((-1.5, 13, -1.0), (1.2, 17, -1.9), (2.4, 15, 1.4), (-3.2, 19, 0.2), (0.2, 22, -2.6)):
        dx, dz = rng.uniform(-0.6, 0.6, 2)
        out.append(Placed(bird, placement(x + float(dx), y, z + 0.4 * float(dz), turn=float(rng.uniform(-40, 40)))))
    return marked(out, "seagull", "bird")
