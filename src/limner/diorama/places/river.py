"""A river between grassy banks: across the picture behind the clearing, then winding off; towards the viewer where things
float on it, or a bridge spans it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from limner.diorama.body import Body
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import placement
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.facades import WALLS, house, street_lamp
from limner.diorama.places.meadow import TONES, clouds, hills
from limner.diorama.places.mountains import peaks, woods
from limner.diorama.places.scenery import (
    CAMERA,
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
from limner.diorama.places.waters import cattail
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.stage import Backdrop, Placed, Scatter, flat
from limner.diorama.terrain import fractal, mix, smoothstep

LEVEL = -0.16
"""Of the water at the clearing; the land behind rises gently, and the water with it, so that one sees it wind."""
RISE = 0.5
ACROSS = ((-16, 3.5), (-5, 3.6), (0, 3.75), (2.6, 4.1), (4.7, 5.5), (4.8, 7.7), (2.4, 9.5), (-0.8, 11), (-3.3, 13.6),
          (-3.4, 17), (-1.4, 21), (0.4, 26), (-1.0, 32), (-2, 44))  # fmt: skip
ALONG = ((0, -14), (0, -3), (0, 0), (0, 3.5), (0.9, 7), (2.4, 11), (2.2, 15), (-0.6, 19), (-2.4, 24), (-1, 30), (-2, 44))
STRAIGHT = ((-60, 3.9), (0, 3.9), (60, 3.9))
ALONE = ((1.7, -14), (1.4, -6), (0.9, -2), (-0.5, 2), (-1.3, 5), (-0.4, 8.2), (1.8, 11), (2.8, 14.5), (0.6, 19), (-2.2, 24),
         (-1, 30), (-2, 44))  # fmt: skip
"""Middle lines (x, y) of the river: past the clearing, through it, past a town, and where nobody stands."""
HALF = 1.6
BRIDGED = 0.92
"""Half the width of the water, and that under a bridge."""
BOARD = 0.5
"""Metres that are left about lettering that stands there alone, so that one sees the river too."""
WIDE = 3.3
"""The same where things float on it."""
SEEN = {"trees": frozenset({"forest", "woods", "wood", "woodland", "grove"}),
        "palms": frozenset({"jungle", "rainforest", "tropical"}),
        "peaks": frozenset({"mountain", "mountains", "alps", "alpine", "himalayas", "peak", "peaks", "canyon"}),
        "town": frozenset({"city", "town", "village", "urban", "downtown", "canal", "canals", "cityscape", "skyline", "street",
                           "london", "venice", "metropolis", "york", "manhattan"}),
        "snow": frozenset({"snow", "snowy", "ice", "icy"})}  # fmt: skip
"""What is to be seen at the river -> words of the place that ask for it."""


def build(ask: PlaceAsk) -> Backdrop:
    """The river as `ask` has it: to stand at, to float on (`afloat`), under a bridge (`bridged`), or alone (`empty`)."""
    if _seen(ask, "snow") and ask.setting.season is None:
        ask = replace(ask, setting=replace(ask.setting, season="winter"))
    rng = ask.rng(71)
    course = Course(ask)
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    land = _land(ask, course)
    scatter = [*_trees(ask, course, rng), *_growth(ask, course, rng), *falling(ask, rng)]
    placed = [land, _water(ask, course)]
    if _seen(ask, "town"):
        placed += _town(ask, course, rng)
    elif _seen(ask, "peaks"):
        range_ = peaks(ask)
        placed.append(range_)
        scatter += woods(ask, range_, rng)
    else:
        placed += hills(ask, rng)
    fair = ask.weather in ("clear", "wind") and ask.time in ("morning", "day", "golden_hour", "dawn")
    if fair and not ask.photo:
        placed += clouds(ask, rng, low=7.4 if _seen(ask, "peaks") else 6.4)
    merged, kept = settled(scatter, budget=90_000, quality=ask.quality)
    backdrop = Backdrop(
        (*placed, *merged), sky, kept, haze=make_haze(sky, 0.0045 * thickness(ask.weather)), height=course.height, clearing=2.5,
        depth=1.9, exposure=1.2 if ask.photo else 1.0, water=(2.75, LEVEL), margin=0.0 if ask.colours else BOARD,
    )  # fmt: skip
    if ask.afloat:
        return replace(backdrop, height=flat, clearing=3.0, depth=None, water=None, eye_height=1.2)
    if ask.bridged:
        # What has its middle over the water lies on it, and never on the bed.
        return replace(backdrop, height=course.surface, stream=course.stream, clearing=4.0, depth=None, water=None)
    return replace(backdrop, water=None) if ask.empty else backdrop


def _seen(ask: PlaceAsk, what: str) -> bool:
    """Whether the words of the place ask for `what`, a key of `SEEN`."""
    return bool(SEEN[what] & set(ask.setting.words.lower().replace(",", " ").split()))


class Course:
    """Where the river runs: how far a point is from its edge, and the land about it."""

    def __init__(self, ask: PlaceAsk) -> None:
        self.ask = ask
        self.through = ask.afloat or ask.bridged or ask.empty
        self.level = 0.0 if ask.afloat else LEVEL
        line = ALONE if ask.empty else ALONG if self.through else STRAIGHT if _seen(ask, "town") else ACROSS
        self.line = _smooth(np.asarray(line, float))
        self.side = 1.0 if ask.seed % 2 else -1.0
        self.line[:, 0] *= self.side
        self.shift = ask.rng(70).uniform(0, 60, 2)

    def half(self, y: np.ndarray) -> np.ndarray:
        """Half the width of the water at y."""
        if self.ask.afloat:
            return np.asarray(WIDE - 1.4 * smoothstep(1.5, 10, y) + 0.3 * smoothstep(18, 30, y))
        if self.ask.bridged:
            return np.asarray(BRIDGED + 1.0 * smoothstep(0.6, 4, -y) + 0.5 * smoothstep(0.6, 4, y) + 0.3 * smoothstep(9, 25, y))
        return np.asarray(HALF - 0.35 * smoothstep(5, 8, y) + 0.6 * smoothstep(9, 25, y))

    def stream(self, y: float) -> tuple[float, float]:
        """(x of the middle, half the width) of the water at y."""
        one = np.array([y])
        middle = np.interp(one, self.line[:, 1], self.line[:, 0])
        return float(middle[0]), float(self.half(one)[0])

    def off(self, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(metres from the water's edge, negative in the water; metres along the river) at xy (N, 2)."""
        a, b = self.line[:-1], self.line[1:]
        way = b - a
        long = np.linalg.norm(way, axis=1)
        start = np.concatenate([[0.0], np.cumsum(long)[:-1]])
        nearest, along = np.full(len(xy), np.inf), np.zeros(len(xy))
        for k in range(len(a)):
            t = np.clip(((xy - a[k]) @ way[k]) / long[k] ** 2, 0, 1)
            d = np.hypot(*(xy - a[k] - t[:, None] * way[k]).T)
            here = d < nearest
            nearest[here], along[here] = d[here], (start[k] + t * long[k])[here]
        return nearest - self.half(xy[:, 1]), along

    def rise(self, xy: np.ndarray) -> np.ndarray:
        """How much higher than at the clearing the river lies there."""
        return np.asarray(RISE * smoothstep(6, 32, xy[:, 1]))

    def height(self, xy: np.ndarray) -> np.ndarray:
        """Of the land: flat at the water and in the clearing, down a short bank into the bed, rolling elsewhere."""
        return self._land(xy, self.off(xy)[0])

    def surface(self, xy: np.ndarray) -> np.ndarray:
        """Of the land or the water on it."""
        return np.maximum(self.height(xy), self.level + self.rise(xy))

    def _land(self, xy: np.ndarray, off: np.ndarray) -> np.ndarray:
        edge = off + (0.0 if _seen(self.ask, "town") else 0.13 * fractal(xy / 1.1 + self.shift, 5, octaves=3))
        brim = 0.22 if self.ask.afloat else 0.0
        bank = self.level + (brim - self.level) * smoothstep(-0.3, 0.5, edge) - 0.5 * smoothstep(-0.12, 1.0, -edge)
        roll = 0.4 * fractal(xy / 9 + self.shift, self.ask.seed & 0xFFFF, octaves=3 if self.ask.photo else 2) + 0.1
        free = smoothstep(0.6, 4.0, off) * smoothstep(3.0, 7.0, np.hypot(xy[:, 0] * 0.8, np.maximum(xy[:, 1], 0)))
        return np.asarray(bank + roll * free + self.rise(xy))


def _smooth(points: np.ndarray) -> np.ndarray:
    """A fine line through the points (N, 2), without corners."""
    from scipy.interpolate import PchipInterpolator

    t = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    fine = np.linspace(0, t[-1], 90)
    line = np.stack([PchipInterpolator(t, points[:, k])(fine) for k in range(2)], axis=1)
    for _ in range(3):
        line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
    return line


def _land(ask: PlaceAsk, course: Course) -> Placed:
    """Grass, paler far off, with a strip of wet sand and pebbles along the water."""
    mesh, _ = ground(course.height, None, far=60, columns=230, rows=230, quality=ask.quality)
    xy = mesh.vertices[:, :2].astype(float)
    off, _ = course.off(xy)
    tones = TONES[ask.season]
    tint = fractal(xy / 3.5, (ask.seed + 3) & 0xFFFF, octaves=5 if ask.photo else 2)
    colour = mix(tones.near, tones.far, smoothstep(2, 26, xy[:, 1]))
    patch = fractal(xy / 4.5 + 7.7, (ask.seed + 9) & 0xFFFF, octaves=2)
    colour = mix(colour, np.asarray(tones.near) * np.array([0.78, 0.88, 0.82]), 0.55 * smoothstep(0.02, 0.3, patch))
    colour = colour * (1 + (0.24 if ask.photo else 0.06) * tint)[:, None]
    shade = np.array([0.6, 0.64, 0.5]) if ask.photo and ask.season != "winter" else np.ones(3)
    colour = colour * shade
    ragged = off + 0.3 * fractal(xy / 1.1 + course.shift, 5, octaves=3) + 0.1 * fractal(xy / 0.5, 6, octaves=2)
    pale = srgb("#dfe7ee" if ask.season == "winter" else "#d8c59a")
    sand = mix(pale, srgb("#b39f7c"), np.clip(0.4 + fractal(xy / 0.35, 8, octaves=2), 0, 1)) * (0.5 if ask.photo else 1.0)
    wet = 1 - smoothstep(-0.25, 0.1, off)
    colour = mix(sand * (1 - 0.4 * wet)[:, None], colour, smoothstep(0.12, 0.42, ragged))
    return single(mesh.painted(np.clip(colour, 0, 1)), Material(tones.near, roughness=0.95 if ask.photo else 0.7))


def _water(ask: PlaceAsk, course: Course) -> Placed:
    """The water: clear at its edges, deep in the middle, with pale streaks along its way; ice at the banks in winter."""
    columns, rows = 200, 240
    near, far = (-10.0, 46.0) if course.through else (1.0, 46.0)
    xy = shape(near, far, columns=columns, rows=rows)
    off, along = course.off(xy)
    half = course.half(xy[:, 1])
    shallow, deep = ("#3c6460", "#16383f") if ask.photo else ("#7fd6d2", "#3a9fc2")
    colour = mix(srgb(shallow), srgb(deep), smoothstep(0.0, 0.75, -off / half))
    streaks = fractal(np.stack([along * 0.35, off * 2.3], axis=1) + course.shift, 31, octaves=3)
    colour = mix(colour, srgb("#dff3f6"), (0.18 if ask.photo else 0.4) * smoothstep(0.16, 0.5, streaks))
    if ask.season == "winter":
        ragged = off + 0.3 * fractal(xy / 1.6, 17, octaves=2)
        colour = mix(colour, srgb("#eef5fa"), 0.92 * smoothstep(-0.6, -0.15, ragged))
    colour = colour * {"night": 0.25, "dusk": 0.5}.get(ask.time, 1.0)
    storm = 2.2 if ask.weather in ("storm", "wind", "rain") else 1.0
    sheet = water(
        near, far, course.level, srgb(deep), wave=0.011 * storm, length=0.8, tint=np.clip(colour, 0, 1), columns=columns,
        rows=rows, smooth=0.07, seed=ask.seed & 0xFFFF, rise=course.rise,
    )  # fmt: skip
    part = sheet.body.parts[0]
    kept = (off < 0.7)[part.mesh.faces].any(axis=1)
    return Placed(Body((replace(part, mesh=replace(part.mesh, faces=part.mesh.faces[kept])),)))


def _kinds(ask: PlaceAsk) -> list[Body]:
    """The trees of this river."""
    winter = ask.season == "winter"
    if _seen(ask, "palms"):
        leaves = flora.LEAVES["summer"]
        return [flora.palm(srgb("#3faa4e"), 1, 3.4), flora.tree(leaves[0], 1), flora.palm(srgb("#2f9a57"), 2, 3.0)]
    leaves = flora.LEAVES[ask.season]
    if ask.photo:
        dim: list[RGB] = [(r * 0.5, g * 0.5, b * 0.5) for r, g, b in leaves]
        fir = flora.conifer(srgb("#2b4a2e"), 2, 3.4, 0.8 if winter else 0.0, 12)
        return [flora.leafy(dim[0], 0), fir, flora.leafy(dim[1], 1)]
    green = srgb("#4d8f7d" if winter else "#3f9a68")
    if _seen(ask, "peaks"):
        return [flora.pine(green, 1, snowy=winter), flora.pine(srgb("#47a873"), 5, 2.6, winter)]
    return [flora.tree(leaves[0], 0), flora.pine(green, 1, snowy=winter), flora.tree(leaves[1], 2)]


def _trees(ask: PlaceAsk, course: Course, rng: np.random.Generator) -> list[Scatter]:
    """Trees along the far bank, more towards the hills; a wood where the words speak of one."""
    wood = _seen(ask, "trees") or _seen(ask, "palms")
    kinds = _kinds(ask)
    frame = np.array([[-4.4, 1.0], [4.9, 1.6], [-5.4, 7.2], [6.4, 9.6], [-3.4, 7.6], [6.9, 3.2], [-7.2, 10.4]])
    if course.through:
        frame = np.array([[-4.6, 3.6], [4.9, 4.6], [-5.9, 7.4], [6.4, 9.4], [-4.0, 11.4], [-6.8, 3.0], [6.9, 2.4]])
    if _seen(ask, "town"):
        frame = frame[:2]
    frame[:, 0] *= course.side
    frame = frame + rng.uniform(-0.3, 0.3, frame.shape)
    out = list(share(_beside(course, frame, 0.75), kinds, course.height, rng, scale=(0.75, 0.95)))
    if _seen(ask, "town"):
        return out
    far = wedge(rng, 900 if wood else 320, 15 if wood else 20, 42, spread=30)
    lumps = fractal(far / 9 + 3.3, ask.seed & 0xFFFF, octaves=2)
    far = apart(_beside(course, far[lumps > (-1 if wood else 0.06)], 0.9), 1.4)[: 75 if wood else 30]
    out += share(far, kinds[::-1], course.height, rng, scale=(0.75, 1.05))
    low = wedge(rng, 160, 8, 26, spread=28)
    low = apart(_beside(course, low[outside(low, 3.4) & (np.abs(low[:, 0]) > 1.6)], 0.6), 1.7)[:16]
    green = flora.LEAVES["summer" if _seen(ask, "palms") else ask.season]
    if ask.photo:
        shrubs = [flora.leafy((g[0] * 0.45, g[1] * 0.5, g[2] * 0.45), k + 5, 1.0, 700, True) for k, g in enumerate(green)]
    else:
        shrubs = [flora.bush(g, k) for k, g in enumerate(green)]
    return [*out, *share(low, shrubs, course.height, rng, scale=(0.5, 0.9))]


def _dry(course: Course, xy: np.ndarray, gap: float) -> np.ndarray:
    """Those of xy that are `gap` metres from the water or farther."""
    return np.asarray(xy[course.off(xy)[0] > gap]) if len(xy) else xy


def _beside(course: Course, xy: np.ndarray, gap: float) -> np.ndarray:
    """Those of xy that are so far from the water, and that do not hide it from who stands before the clearing."""
    xy = _dry(course, xy, gap)
    ray = xy - CAMERA
    ray /= np.maximum(np.linalg.norm(ray, axis=1, keepdims=True), 1e-6)
    hides = np.zeros(len(xy), bool)
    for far in (0.8, 1.6, 2.4, 3.2, 4.2):
        beyond = xy + far * ray
        hides |= (course.off(beyond)[0] < 0.1) & (np.abs(xy[:, 0]) < 0.3 * ray[:, 1] * (xy[:, 1] + 7))
    return np.asarray(xy[~hides])


def _growth(ask: PlaceAsk, course: Course, rng: np.random.Generator) -> list[Scatter]:
    """Stones and reeds along the water, tufts and flowers on the grass."""
    out: list[Scatter] = []
    spots = wedge(rng, 2200, 6.5, 24, spread=29)
    spots = spots[outside(spots, 2.3)]
    off, _ = course.off(spots)
    tones = ("#5f5a53", "#747069") if ask.photo else ("#a9a39a", "#bdb6aa")
    rocks = [flora.rock(srgb(c), k, ask.photo) for k, c in enumerate(tones)]
    town = _seen(ask, "town")
    edge = apart(spots[np.abs(off) < 0.28], 0.45)
    lying = edge[: 12 if town else 46]
    out += share(lying, rocks, course.height, rng, scale=(0.14, 0.42), sink=0.1)
    boulders = apart(spots[(off < -0.3) & (off > -0.9) & (np.abs(spots[:, 0]) > 1.2)], 2.0)[: 0 if town or ask.bridged else 5]
    out += share(boulders, rocks, course.surface, rng, scale=(0.3, 0.6), sink=0.15)
    if not town:
        reeds = edge[::-1][(np.abs(edge[::-1, 0]) > 1.5)][:9]
        reeds = np.repeat(reeds, 6, axis=0) + rng.normal(0, 0.16, (6 * len(reeds), 2))
        green = srgb("#cdbb8a" if ask.season == "winter" else "#79b659" if not ask.photo else "#5d6d34")
        out += share(reeds, [flora.tuft(green, 3, 9, 0.5, ask.photo), cattail()], course.height, rng, scale=(0.5, 0.85))
    if ask.season == "winter":
        return out
    lawn = wedge(rng, 700, 3.4, 22, spread=27, power=1.3)
    lawn = _dry(course, lawn[outside(lawn, 1.2)], 0.35)
    lawn = lawn[fractal(lawn / 2.5, 8, octaves=2) > -0.05]
    r, g, b = (c * (0.62 if ask.photo else 0.86) for c in TONES[ask.season].near)
    out.append(strew(flora.tuft((r, g, b), 1, 8, 0.16, ask.photo), apart(lawn, 0.16)[:230], course.height, rng, scale=(0.6, 1.2)))
    for k, petal in enumerate(TONES[ask.season].flowers):
        middle = wedge(rng, 30, 5, 16, spread=25)[:4]
        xy = np.repeat(middle, 6, axis=0) + rng.normal(0, 0.3, (6 * len(middle), 2))
        xy = apart(_dry(course, xy[outside(xy, 1.6)], 0.5), 0.13)
        out.append(strew(flora.flower(petal, k), xy, course.height, rng, scale=(0.7, 1.1)))
    return out


def _town(ask: PlaceAsk, course: Course, rng: np.random.Generator) -> list[Placed]:
    """Houses in a row along the far bank, lamps before them; on both banks where the river runs between them."""
    night = ask.time in ("night", "dusk")
    ranks: Sequence[tuple[float, float, float]] = ((-14.0, 14.0, 8.4),)
    if course.through:
        ranks = ((-17.0, -3.4, 14.0), (5.6, 18.0, 14.0), (-9.0, 9.0, 30.0))
    out, k = [], int(rng.integers(len(WALLS)))
    for left, right, y in ranks:
        x = left
        while x < right:
            width = float(rng.choice([1.9, 2.25, 2.6]))
            body = house(WALLS[k % len(WALLS)], width, int(rng.integers(2, 5)), rng, night=night, shop=False)
            spot = np.array([[x + width / 2, y]])
            out.append(Placed(body, placement(float(spot[0, 0]), y, float(course.height(spot)[0]) - 0.05)))
            x, k = x + width + 0.04, k + 3
        for x in np.arange(left + 1.5, right, 4.0):
            spot = np.array([[x, y - 1.3]])
            if course.off(spot)[0][0] > 0.3:
                z = float(course.height(spot)[0])
                out.append(Placed(street_lamp(lit=night), placement(float(x), y - 1.3, z, scale=0.75)))
    return out
