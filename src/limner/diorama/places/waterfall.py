"""A waterfall: a cliff in a half round with a fall over its lip, a pool that it feeds, a grassy bank before it."""

from __future__ import annotations

import numpy as np

from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.places import PlaceAsk, flora
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
from limner.diorama.solids import sphere
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import Height, fractal, mix, noise, ridged, smoothstep

LEVEL = -0.3
EDGE = 4.4
"""Where the bank meets the pool, in metres before the origin."""
FOOT, HIGH, BACK = 16.0, 5.3, 9.0
"""Of the cliff: distance of its middle, height, and how far the land above it goes on."""
LIP = 0.55
"""How much lower the cliff is where the river runs over it."""
GRASS = {"spring": "#8ed35a", "summer": "#79c24c", "autumn": "#c0a84a", "winter": "#e8eff6"}


def build(ask: PlaceAsk) -> Backdrop:
    """The bank, the pool, the cliff with its fall, woods above."""
    rng = ask.rng(47)
    shift = rng.uniform(0, 60, 2)
    side = 1.0 if ask.seed % 2 else -1.0
    middle = 1.3 * side

    def height(xy: np.ndarray) -> np.ndarray:
        edge = EDGE + 0.5 * np.sin(xy[:, 0] * 0.5 + shift[0]) + 0.02 * xy[:, 0] ** 2
        drop = -0.7 * smoothstep(-0.7, 1.4, xy[:, 1] - edge)
        rise = 0.08 * np.maximum(np.abs(xy[:, 0]) - 3.2, 0)
        return np.asarray(drop + rise + 0.04 * fractal(xy / 1.4 + shift, 3, octaves=3))

    cliff = _Cliff(ask, middle, shift)
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    placed = [_bank(ask, height), _pool(ask, middle), cliff.placed(), *_falls(ask, cliff), _froth(ask, cliff)]
    scatter = [*_growth(ask, cliff, height, rng), *falling(ask, rng)]
    clear = ask.weather in ("clear", "wind") and ask.time in ("morning", "day", "golden_hour", "dawn")
    if clear and not ask.photo:
        placed += clouds(ask, rng, low=9.5)
    merged, kept = settled(scatter, budget=45_000, quality=ask.quality)
    haze = make_haze(sky, 0.006 * thickness(ask.weather))
    return Backdrop(
        (*placed, *merged), sky, kept, haze=haze, height=height, exposure=1.2 if ask.photo else 1.03,
        water=(EDGE + 2.2, LEVEL),
    )  # fmt: skip


class _Cliff:
    """The rock wall: where its face and its brow are, across (x) and up (0 at the foot, 1 at the brow)."""

    def __init__(self, ask: PlaceAsk, middle: float, shift: np.ndarray) -> None:
        self.ask, self.middle, self.shift = ask, middle, shift

    def brow(self, x: np.ndarray) -> np.ndarray:
        """Height of the brow: uneven, and notched by the river."""
        far = np.abs(x - self.middle)
        uneven = 0.5 * fractal(np.stack([x / 3.1 + self.shift[0], 0 * x], -1), 7, octaves=3)
        notch = LIP * (1 - smoothstep(1.0, 1.9, far)) + 0.3 * np.minimum(uneven, 0) * (far < 1.6)
        return np.asarray(HIGH + uneven * smoothstep(1.2, 2.6, far) - notch + 0.06 * np.minimum(far, 16))

    def face(self, x: np.ndarray, up: np.ndarray) -> np.ndarray:
        """y of the face: a half round that leans back, in beds of rock that stand out or back."""
        far = np.abs(x - self.middle)
        bend = FOOT - 0.035 * np.minimum(far, 13.0) ** 2
        calm = 0.35 + 0.65 * smoothstep(1.2, 2.2, far)
        return np.asarray(bend + 1.3 * np.maximum(up, 0) ** 1.3 - calm * self.relief(x, up))

    def relief(self, x: np.ndarray, up: np.ndarray) -> np.ndarray:
        """How far the rock stands out: buttresses, the beds they are cut into, and blocks."""
        high = up * HIGH
        buttress = ridged(np.stack([x / 4.2 + self.shift[0], high * 0.05], -1), 11, octaves=2) - 0.5
        bed = high * 0.85 + 0.5 * noise(np.stack([x / 3 + self.shift[1], high * 0.2], -1), 9)
        step = bed - np.floor(bed)
        block = noise(np.stack([x / 0.9 + 7.3 * np.floor(bed), np.floor(bed) * 3.1], -1), 10)
        fine = fractal(np.stack([x / 0.8 + self.shift[1], high * 1.2], -1), 12, octaves=4 if self.ask.photo else 2)
        return np.asarray(1.9 * buttress + 0.34 * (smoothstep(1.0, 0.82, step) - 0.5) + 0.45 * block + 0.22 * fine)

    def placed(self) -> Placed:
        photo = self.ask.photo
        x = np.linspace(-22, 22, 300)
        up = np.concatenate([np.linspace(-0.12, 1, 76), 1 + np.linspace(0.02, 1, 10) ** 1.5])
        xx, uu = np.meshgrid(x, up, indexing="ij")
        rock = np.minimum(uu, 1.0)
        top = self.brow(xx)
        back = np.maximum(uu - 1, 0)
        y = self.face(xx, rock) + BACK * back
        z = LEVEL + top * rock + back * (0.9 + 0.5 * noise(np.stack([xx / 2.5, back * 3], -1), 5))
        river = (1 - smoothstep(0.9, 1.7, np.abs(xx - self.middle))) * (back > 0)
        z = z - 0.25 * river
        mesh = _surface(np.stack([xx, y, z], -1))
        v = mesh.vertices
        p = np.stack([v[:, 0] * 0.8, v[:, 2] * 1.6], 1)
        grain = fractal(p, 13, octaves=5 if photo else 2)
        beds = fractal(np.stack([0.1 * v[:, 0], v[:, 2] * 1.7 + 0.3 * grain], 1), 14, octaves=3)
        dark, pale, warm = ("#45423f", "#7d776e", "#6b5f50") if photo else ("#8d8077", "#c9bba8", "#b09680")
        colour = mix(srgb(dark), srgb(pale), np.clip(0.5 + 0.8 * beds, 0, 1))
        colour = mix(colour, srgb(warm), np.clip(0.3 + grain, 0, 1) * 0.4)
        # What stands back lies in shadow, and dirt gathers there.
        out = self.relief(v[:, 0], np.clip((v[:, 2] - LEVEL) / self.brow(v[:, 0]), 0, 1))
        colour = colour * (0.62 + 0.38 * smoothstep(-0.9, 0.9, out))[:, None]
        wet = 1 - smoothstep(1.0, 2.6, np.abs(v[:, 0] - self.middle) + 0.6 * grain)
        colour = colour * (1 - 0.4 * wet)[:, None]
        grass = np.asarray(srgb(GRASS[self.ask.season])) * (0.42 if photo else 0.92)
        over = smoothstep(-0.5, -0.1, v[:, 2] - LEVEL - self.brow(v[:, 0]) + 0.35 * grain)
        ledges = smoothstep(0.5, 0.75, mesh.normals[:, 2] + 0.2 * grain)
        colour = mix(colour, grass * (1 + 0.12 * grain)[:, None], np.clip(np.maximum(over, 0.85 * ledges), 0, 1))
        return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.48, 0.45), roughness=0.93))


def _surface(points: np.ndarray) -> Mesh:
    """A smooth mesh over a grid of points (M, N, 3), its normals towards the viewer."""
    m, n = points.shape[:2]
    i = (np.arange(m - 1)[:, None] * n + np.arange(n - 1)).ravel()
    faces = np.concatenate([np.stack([i, i + n, i + n + 1], 1), np.stack([i, i + n + 1, i + 1], 1)])
    mesh = Mesh.of(points.reshape(-1, 3), faces, crease=180)
    return mesh if float(mesh.normals[:, 1].mean()) < 0 else Mesh.of(points.reshape(-1, 3), faces[:, ::-1], crease=180)


def _falls(ask: PlaceAsk, cliff: _Cliff) -> list[Placed]:
    """The fall, and a thin one beside it."""
    out = [_fall(ask, cliff, cliff.middle, 1.25, 0)]
    away = 3.6 if cliff.middle < 0 else -3.6
    return [*out, _fall(ask, cliff, cliff.middle + away, 0.32, 1)]


def _fall(ask: PlaceAsk, cliff: _Cliff, at: float, half: float, number: int) -> Placed:
    """A curtain of water: over the lip, out in a parabola, down in strands that part and join, wider at the foot."""
    across, down = np.linspace(-1, 1, 56 if number == 0 else 18), np.linspace(0, 1, 90)
    u, t = np.meshgrid(across, down, indexing="ij")
    lip = float(cliff.brow(np.array([at]))[0]) + LEVEL
    edge = cliff.face(np.full_like(u, at), np.ones_like(u))
    # The first tenth lies on the river above, the rest falls.
    drop = np.clip((t - 0.1) / 0.9, 0, 1)
    z = lip + 0.06 - (lip - LEVEL + 0.1) * drop**1.25
    out = 0.25 + 1.25 * drop**0.6
    y = edge - out + 1.6 * np.clip((0.1 - t) / 0.1, 0, 1)
    x = at + u * half * (0.88 + 0.42 * drop**1.5)
    strands = fractal(np.stack([u * half * 5.5 + number * 7, t * 0.9 + 0.5 * number], -1), 21, octaves=4)
    fine = fractal(np.stack([u * half * 14 + number * 7, t * 2.6], -1), 22, octaves=3)
    bulge = 0.28 * np.sqrt(np.clip(1 - u**2, 0, 1))
    y = y - bulge - 0.16 * strands - 0.06 * fine
    # Never behind the rock.
    y = np.where(t > 0.1, np.minimum(y, cliff.face(x, np.clip((z - LEVEL) / (lip - LEVEL), 0, 1)) - 0.1), y)
    mesh = _surface(np.stack([x, y, z], -1))
    white, blue = np.asarray(srgb("#f7fcff")), np.asarray(srgb("#8fbfd2" if ask.photo else "#9ad4ea"))
    foam = np.clip(0.62 + 0.8 * strands + 0.5 * fine + 0.35 * smoothstep(0.6, 1.0, drop), 0, 1).ravel()
    dim = {"night": 0.35, "dusk": 0.65}.get(ask.time, 1.0)
    return single(mesh.painted(np.clip(mix(blue, white, foam) * dim, 0, 1)), Material((0.9, 0.95, 1.0), roughness=0.5))


def _froth(ask: PlaceAsk, cliff: _Cliff) -> Placed:
    """Foam where the fall meets the pool."""
    rng = ask.rng(48)
    foot = float(cliff.face(np.array([cliff.middle]), np.array([1.0]))[0]) - 1.7
    puffs = []
    for _ in range(46):
        a, r = rng.uniform(0, 2 * np.pi), rng.uniform(0, 1) ** 0.7
        size = rng.uniform(0.16, 0.42) * (1.15 - 0.6 * r)
        x, y = cliff.middle + 2.3 * r * np.cos(a), foot + 0.75 * r * np.sin(a)
        puffs.append(sphere(size, size, size * 0.75, steps=8).moved(float(x), float(y), LEVEL + 0.02))
    dim = {"night": 0.3, "dusk": 0.6}.get(ask.time, 1.0)
    return single(merge(puffs), Material((0.95 * dim, 0.98 * dim, 1.0 * dim), roughness=0.9))


def _pool(ask: PlaceAsk, middle: float) -> Placed:
    """Clear water, paler where the fall stirs it."""
    columns, rows = 110, 130
    xy = shape(2.4, 24, columns=columns, rows=rows)
    near, deep = ("#2f5a55", "#12353b") if ask.photo else ("#6fd3d3", "#2f9fb6")
    colour = mix(srgb(near), srgb(deep), smoothstep(4.5, 10, xy[:, 1]))
    stirred = 1 - smoothstep(1.2, 5.5, np.hypot((xy[:, 0] - middle) * 0.8, xy[:, 1] - FOOT + 0.6))
    rings = fractal(xy * np.array([0.9, 2.4]), 31, octaves=3)
    colour = mix(colour, srgb("#e9f8fb"), np.clip(stirred * (0.75 + 0.5 * rings), 0, 1))
    dark = {"night": 0.25, "dusk": 0.5}.get(ask.time, 1.0)
    return water(
        2.4, 24, LEVEL, srgb(deep), wave=0.012, length=0.7, tint=np.clip(colour * dark, 0, 1), columns=columns, rows=rows,
        smooth=0.07, seed=ask.seed & 0xFFFF,
    )  # fmt: skip


def _bank(ask: PlaceAsk, height: Height) -> Placed:
    """Grass, and wet pebbly sand along the water."""
    mesh, _ = ground(height, None, far=9, columns=130, rows=120, quality=ask.quality)
    xy, z = mesh.vertices[:, :2], mesh.vertices[:, 2]
    tint = fractal(xy / 1.6, 13, octaves=5 if ask.photo else 2)
    grass = np.asarray(srgb(GRASS[ask.season])) * (0.5 if ask.photo else 1.0) * (1 + 0.1 * tint)[:, None]
    sand = np.asarray(srgb("#cdb994")) * (0.55 if ask.photo else 1.0)
    wet = 1 - smoothstep(LEVEL + 0.03, LEVEL + 0.14, z)
    colour = mix(sand * (1 - 0.35 * wet)[:, None], grass, smoothstep(LEVEL + 0.1, LEVEL + 0.2, z + 0.05 * tint))
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.7, 0.4), roughness=0.92))


def _growth(ask: PlaceAsk, cliff: _Cliff, height: Height, rng: np.random.Generator) -> list[Scatter]:
    """Trees on the brow, boulders in and about the pool, bushes and tufts on the bank."""
    leaves = flora.LEAVES[ask.season]
    tropical = any(word in ask.setting.words.lower() for word in ("jungle", "rainforest", "rain forest", "tropical"))
    if tropical:
        kinds = [flora.palm(leaves[0], 0), flora.palm(leaves[1], 1), flora.tree(leaves[0], 2)]
    elif ask.photo:
        kinds = [flora.conifer(srgb(c), k, 2.2 + 0.3 * k, 0.85 if ask.season == "winter" else 0.0, 12)
                 for k, c in enumerate(("#24361f", "#2c4026"))]  # fmt: skip
    else:
        kinds = [flora.tree(leaves[0], 0), flora.pine(srgb("#3f9a68"), 1, snowy=ask.season == "winter"), flora.tree(leaves[1], 2)]
    x = np.linspace(-19, 19, 25) + rng.uniform(-0.5, 0.5, 25)
    x = x[np.abs(x - cliff.middle) > 2.1]
    y = cliff.face(x, np.ones_like(x)) + rng.uniform(0.9, 4.5, len(x))

    def above(xy: np.ndarray) -> np.ndarray:
        return np.asarray(cliff.brow(xy[:, 0]) + LEVEL + 0.1)

    out = list(share(np.stack([x, y], 1), kinds, above, rng, scale=(0.55, 0.95)))
    # Bushes hold on to the rock where it stands out.
    spots = np.stack([rng.uniform(-11, 11, 30), rng.uniform(0.08, 0.85, 30)], 1)
    spots = spots[np.abs(spots[:, 0] - cliff.middle) > 2.0]
    at = np.stack([spots[:, 0], cliff.face(spots[:, 0], spots[:, 1]) - 0.05], 1)
    rises = dict(zip(map(tuple, at), LEVEL + spots[:, 1] * cliff.brow(spots[:, 0]), strict=True))
    out += share(at, [flora.bush(leaves[2], 1), flora.bush(leaves[0], 2)],
                 lambda p: np.array([rises[tuple(xy)] for xy in p]), rng, scale=(0.2, 0.5), sink=0.3)  # fmt: skip
    stones = wedge(rng, 160, 9, 21, spread=30)
    stones = stones[(stones[:, 1] > EDGE + 0.3) & (np.abs(stones[:, 0] - cliff.middle) > 2.8)]
    stones = apart(stones[(np.abs(stones[:, 0]) > 3.4)], 1.0)[:16]
    tones = ("#57524c", "#6a645c") if ask.photo else ("#a0958a", "#b8ab9c")
    rocks = [flora.rock(srgb(c), k, ask.photo) for k, c in enumerate(tones)]
    out += share(stones, rocks, lambda p: np.full(len(p), LEVEL - 0.05), rng, scale=(0.5, 1.5), sink=0.15)
    lawn = wedge(rng, 260, 4.5, 13, spread=30)
    beside = (lawn[:, 1] > 0) | (np.abs(lawn[:, 0]) > 2.2)
    lawn = lawn[outside(lawn, 2.8) & beside & (height(lawn) > LEVEL + 0.22)]
    wide = lawn[np.abs(lawn[:, 0]) > 3.3]
    out += share(apart(wide, 1.1)[:14], [flora.bush(leaves[2], 1), flora.bush(leaves[0], 2)], height, rng, scale=(0.35, 0.7))
    blades = flora.tuft(srgb(GRASS[ask.season]), 2, height=0.26, photo=ask.photo)
    out.append(strew(blades, apart(lawn, 0.35)[:80], height, rng))
    shore = wedge(rng, 200, 9.5, 12.5, spread=30)
    shore = shore[(height(shore) > LEVEL - 0.02) & (height(shore) < LEVEL + 0.2)]
    out += share(apart(shore, 0.5)[:26], rocks, height, rng, scale=(0.1, 0.3), sink=0.1)
    if ask.season in ("spring", "summer"):
        petals = [flora.flower(srgb(c), k) for k, c in enumerate(("#f4f0ff", "#f5c64a", "#c88be0"))]
        out += share(apart(lawn[::-1], 0.5)[:32], petals, height, rng, scale=(0.7, 1.0))
    return out
