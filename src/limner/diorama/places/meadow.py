"""Meadow, and what is laid out on one: garden, park, farm. Rolling hills in layers, a path that leads the
eye."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge
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
from limner.diorama.places.unwanted import marked, shows
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import box, capsule, cylinder, plate, sphere
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import Height, fractal, mix, smoothstep
from limner.prompt.scene import Season


@dataclass(frozen=True)
class _Tones:
    near: RGB
    far: RGB
    hills: tuple[RGB, RGB, RGB]
    path: RGB
    flowers: tuple[RGB, ...]


TONES: dict[Season, _Tones] = {
    "spring": _Tones(
        srgb("#93d45c"),
        srgb("#a9de7b"),
        (srgb("#86cc6a"), srgb("#8fd39a"), srgb("#a9d9c6")),
        srgb("#eedcae"),
        (srgb("#ff8fb8"), srgb("#ffffff"), srgb("#b79bff"), srgb("#ffd84d")),
    ),
    "summer": _Tones(
        srgb("#7fc94b"),
        srgb("#97d65e"),
        (srgb("#6dbf55"), srgb("#79c889"), srgb("#97cfc0")),
        srgb("#efd9a3"),
        (srgb("#ffffff"), srgb("#ff6f7d"), srgb("#ffd23e"), srgb("#8f8bf2")),
    ),
    "autumn": _Tones(
        srgb("#b5b04a"),
        srgb("#c9ba5c"),
        (srgb("#c99a45"), srgb("#c9a967"), srgb("#c4b196")),
        srgb("#e3c48d"),
        (srgb("#e8772e"), srgb("#f4c33c")),
    ),
    "winter": _Tones(
        srgb("#eaf1f8"),
        srgb("#f2f6fb"),
        (srgb("#dfe9f4"), srgb("#d3e1f0"), srgb("#c6d8ea")),
        srgb("#d5dfea"),
        (),
    ),
}


HILL = (2.0, 1.7)
"""How far from its top a hill is down to a third, metres to the side and in depth."""


def path_middle(y: np.ndarray) -> np.ndarray:
    """x of the path at y: from the right foreground round behind the clearing to the hills on the left."""
    return np.asarray(
        3.1 - 2.9 * smoothstep(1.0, 11.0, y) - 3.4 * smoothstep(9, 22, y) + 0.35 * np.sin(y * 0.55)
    )


def _on_a_hill(words: str) -> bool:
    """Whether the words put the picture on a hill, not among hills."""
    return bool({"hill", "hilltop", "hillside"} & set(words.lower().replace(",", " ").split()))


def build(ask: PlaceAsk) -> Backdrop:
    """A sunny meadow; `ask.place` may make it a garden, a park, a playground's lawn or a farm."""
    rng = ask.rng(1)
    tones = TONES[ask.season]
    # A rotation of the noise by the seed keeps hills, but never the same ones.
    shift = rng.uniform(0, 100, 2)

    hill = 1.15 if _on_a_hill(ask.setting.words) else 0.0

    def height(xy: np.ndarray) -> np.ndarray:
        roll = 0.55 * fractal(xy / 13 + shift, ask.seed & 0xFFFF, octaves=2 if not ask.photo else 4)
        rise = 0.9 * smoothstep(9, 34, xy[:, 1])
        return np.asarray((roll + 0.12) * clearing(xy, 3.2, 7) + rise + hill * np.exp(-((xy / HILL) ** 2).sum(axis=1)))

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = make_haze(sky, 0.0045 * thickness(ask.weather))
    placed = [*_land(ask, tones, height), *hills(ask, rng)]
    if ask.place == "farm":
        placed += _farm(ask, tones, height)
    if ask.place in ("garden", "park"):
        placed += _hedges(ask, height)
    if (
        not ask.photo
        and ask.weather in ("clear", "wind")
        and ask.time in ("morning", "day", "golden_hour", "dawn")
    ):
        placed += clouds(ask, rng)
    merged, scatter = settled(
        [*_trees(ask, height, rng), *_grass(ask, tones, height, rng), *falling(ask, rng)], quality=ask.quality
    )
    return Backdrop(
        (*placed, *merged), sky, scatter, haze=haze, height=height, exposure=1.25 if ask.photo else 1.0
    )


def clouds(ask: PlaceAsk, rng: np.random.Generator, *, low: float = 6.2) -> list[Placed]:
    """Three puffy clouds hanging far off, at about `low` degrees above the horizon."""
    out = []
    for k, (angle, rise, size) in enumerate(((-11, 0.8, 2.5), (3.5, 1.8, 1.7), (14, 0.2, 2.9))):
        a = np.radians(angle + rng.uniform(-2, 2))
        d = 48 + 6 * k
        z = 1.4 + d * np.tan(np.radians(low + rise))
        m = np.diag([size, size, size, 1.0])
        m[:3, 3] = (np.sin(a) * d, np.cos(a) * d - 7, z)
        out.append(Placed(flora.puff(k), m))
    return out


def _land(ask: PlaceAsk, tones: _Tones, height: Height) -> list[Placed]:
    mesh, _ = ground(height, None, far=70, columns=210, rows=230, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    colour = mix(tones.near, tones.far, smoothstep(2, 26, xy[:, 1]))
    tint = fractal(xy / 3.5, (ask.seed + 3) & 0xFFFF, octaves=5 if ask.photo else 2)
    colour = colour * (1 + (0.28 if ask.photo else 0.05) * tint[:, None])
    if not ask.photo:
        # Broad soft patches of lighter and deeper green, and small ones of clover within them.
        patch = fractal(xy / 5.5 + 7.7, (ask.seed + 9) & 0xFFFF, octaves=2)
        colour = mix(
            colour, np.asarray(tones.near) * np.array([1.1, 1.06, 0.86]), 0.55 * smoothstep(0.02, 0.3, patch)
        )
        colour = mix(
            colour, np.asarray(tones.near) * np.array([0.74, 0.86, 0.82]), 0.5 * smoothstep(0.02, 0.3, -patch)
        )
        clover = fractal(xy / 0.8, 31, octaves=2)
        colour = mix(colour, colour * np.array([0.82, 0.93, 0.8]), 0.6 * smoothstep(0.22, 0.34, clover))
    if ask.photo:
        colour = colour * np.array([0.62, 0.66, 0.5], np.float32)
        fine = fractal(xy * 2.2, 77, octaves=4)
        colour = mix(
            colour, np.asarray(srgb("#6b6a3a")) * 0.8, smoothstep(0.1, 0.6, tint + 0.6 * fine) * 0.45
        )
    width = 0.62 + 0.1 * np.sin(xy[:, 1] * 0.9) + np.maximum(0, -xy[:, 1]) * 0.03
    edge = 0.14 * fractal(xy * 1.6, 5, octaves=3) if ask.photo else 0.0
    off = np.abs(xy[:, 0] - path_middle(xy[:, 1])) - width + edge
    on = 1 - smoothstep(-0.08, 0.14, off)
    path = np.asarray(tones.path) * (0.55 if ask.photo else 1.0)
    colour = mix(colour, path * (1 + 0.08 * tint[:, None]), on * (0.75 if ask.photo else 1.0))
    mesh = mesh.painted(np.clip(colour, 0, 1))
    return [single(mesh, Material(tones.near, roughness=0.98 if ask.photo else 0.6))]


def hills(ask: PlaceAsk, rng: np.random.Generator) -> list[Placed]:
    """Far hills: broad flattened domes, each layer bluer than the one before."""
    out, tones = [], TONES[ask.season]
    rows = (
        (27, ((-13, 9, 2.9), (11, 10, 2.5))),
        (42, ((-2, 15, 4.6), (22, 14, 5.2), (-24, 13, 4.4))),
        (62, ((-34, 20, 7.6), (-9, 22, 6.3), (14, 21, 8.4), (40, 20, 7.0))),
    )
    for layer, (y, domes) in enumerate(rows):
        for x, r, h in domes:
            jitter = rng.uniform(0.88, 1.12, 3)
            dome = sphere(r * jitter[0], r * 0.62, h * jitter[1], steps=36 if ask.photo else 30)
            colour = np.asarray(tones.hills[layer])
            if ask.photo:
                v = dome.vertices
                bump = 1 + 0.05 * fractal(v[:, :2] / 4 + x, layer, octaves=4)
                dome = Mesh.of(v * bump[:, None], dome.faces, crease=180)
                spots = smoothstep(-0.1, 0.3, fractal(v[:, :2] / 2.2 + x, layer + 9, octaves=5))
                dome = dome.painted(mix(colour * 0.55, colour * 0.3, spots))
            turn = dome.moved(x + (jitter[2] - 1) * 12, y, 0.3)
            out.append(single(turn, Material(tuple(colour.tolist()), roughness=0.98 if ask.photo else 0.65)))
    return out


def _trees(ask: PlaceAsk, height: Height, rng: np.random.Generator) -> list[Scatter]:
    """A framing tree or two at the sides, then groups that get smaller towards the hills."""
    leaves = flora.LEAVES[ask.season]
    if ask.photo:
        leaf = [np.asarray(c) * 0.5 for c in leaves]
        kinds = [flora.leafy((float(c[0]), float(c[1]), float(c[2])), k) for k, c in enumerate(leaf)]
        shrubs = [
            flora.leafy((float(c[0]), float(c[1]), float(c[2])), k + 5, 1.0, 700, True)
            for k, c in enumerate(leaf)
        ]
    else:
        snowy = ask.season == "winter"
        kinds = [flora.tree(c, k) for k, c in enumerate(leaves)]
        kinds[2] = flora.pine(srgb("#3f9a68") if not snowy else srgb("#4d8f7d"), 1, snowy=snowy)
        shrubs = [flora.bush(c, k) for k, c in enumerate(leaves)]
    side = -1 if rng.random() < 0.5 else 1
    frame = np.array([[-4.6 * side, 4.2], [4.9 * side, 6.4], [6.5 * side, 9.0], [-7.0 * side, 8.2]])
    frame = frame + rng.uniform(-0.35, 0.35, frame.shape)
    if ask.place == "farm":
        frame = frame[frame[:, 0] < 0]
    out = list(share(frame, kinds, height, rng, scale=(0.92, 1.15)))
    far = wedge(rng, 260, 19, 44, spread=30)
    lumps = fractal(far / 9 + 3.3, ask.seed & 0xFFFF, octaves=2)
    far = apart(far[(lumps > 0.12) & (np.abs(far[:, 0] - path_middle(far[:, 1])) > 1.6)], 1.5)[:26]
    out += share(far, kinds[::-1], height, rng, scale=(0.75, 1.1))
    low = wedge(rng, 80, 9, 26, spread=28)
    low = apart(
        low[
            outside(low, 3.6) & (np.abs(low[:, 0] - path_middle(low[:, 1])) > 1.2) & (np.abs(low[:, 0]) > 1.8)
        ],
        2.2,
    )[:12]
    out += share(low, shrubs, height, rng, scale=(0.6, 1.0))
    stone = flora.rock(srgb("#c9c3b8") if not ask.photo else srgb("#7c776e"), 2, ask.photo)
    low = wedge(rng, 40, 6, 20, spread=27)
    low = apart(low[outside(low, 3.0)], 2.0)[:7]
    return [*out, strew(stone, low, height, rng, scale=(0.25, 0.65))]


def _grass(ask: PlaceAsk, tones: _Tones, height: Height, rng: np.random.Generator) -> list[Scatter]:
    out: list[Scatter] = []

    def free(xy: np.ndarray, gap: float) -> np.ndarray:
        return np.asarray(np.abs(xy[:, 0] - path_middle(xy[:, 1])) > 0.75 + gap)

    if ask.season != "winter":
        if ask.photo:
            for k in range(4):
                xy = wedge(rng, 420, 3, 15, spread=26, power=1.25)
                green = np.asarray(tones.near) * rng.uniform([0.62, 0.66, 0.4], [0.95, 0.9, 0.7])
                body = flora.tuft((float(green[0]), float(green[1]), float(green[2])), k, 9, 0.13, True)
                out.append(strew(body, xy[free(xy, 0.0)], height, rng, scale=(0.5, 1.25)))
        else:
            r, g, b = (float(c) * 0.86 for c in tones.near)
            xy = wedge(rng, 760, 3.2, 24, spread=27, power=1.3)
            lumps = fractal(xy / 2.5, 8, octaves=2) > -0.02
            xy = xy[lumps & free(xy, 0.1) & outside(xy, 1.1)]
            out += share(
                xy, [flora.tuft((r, g, b), 1, 7, 0.16), flora.tuft((r, g, b), 2, 9, 0.2)], height, rng
            )
    garden = ask.place == "garden"
    for k, petal in enumerate(tones.flowers):
        middle = wedge(rng, 60 if garden else 22, 4.2, 17, spread=25, power=1.1)
        middle = middle[outside(middle, 2.0)][: 14 if garden else 5]
        xy = np.repeat(middle, 6, axis=0) + rng.normal(0, 0.3, (len(middle) * 6, 2))
        xy = apart(xy[free(xy, 0.05) & outside(xy, 1.5)], 0.13)
        out.append(strew(flora.flower(petal, k), xy, height, rng, scale=(0.7, 1.15)))
    return out


def _hedges(ask: PlaceAsk, height: Height) -> list[Placed]:
    """Clipped hedges and lamps of a park, low enough to look over."""
    r, g, b = flora.LEAVES["summer" if ask.season == "spring" else ask.season][2]
    green = Material((r, g, b), roughness=0.7)
    out = []
    for x, y, length in ((-5.2, 7.6, 5.0), (6.4, 11.5, 5.4), (-8.5, 14, 6.0)):
        z = float(height(np.array([[x, y]]))[0])
        out.append(marked(single(box(length, 0.8, 0.75, round=0.16, steps=4).moved(x, y, z + 0.25), green), "bush"))
        for end in (-1, 1):
            out.append(marked(single(sphere(0.52, steps=18).moved(x + end * length / 2, y, z + 0.45), green), "bush"))
    if ask.place == "park":
        post, glow = Material(srgb("#3b4552"), roughness=0.4), Material(srgb("#fff1c9"), roughness=0.3)
        lit = Material(srgb("#fff1c9"), emission=(6.0, 4.6, 2.4)) if ask.time in ("night", "dusk") else glow
        for y in (5.5, 12.0):
            x = float(path_middle(np.array([y]))[0]) + 1.3
            z = float(height(np.array([[x, y]]))[0])
            rod = merge([cylinder(0.05, 2.0), cylinder(0.14, 0.14, round=0.04)]).moved(x, y, z)
            lamp = [single(rod, post), single(sphere(0.19, steps=14).moved(x, y, z + 2.12), lit)]
            out += marked(lamp, "street lamp", "lamp")
    return out


def _farm(ask: PlaceAsk, tones: _Tones, height: Height) -> list[Placed]:
    """A rail fence, ploughed rows with young plants, and a red barn on the rise."""
    white = Material(srgb("#f6efe2"), roughness=0.6)
    rails: list[Mesh] = []
    xs = np.arange(-11, 2.2, 1.5)
    points = [(x, 5.2 + 0.05 * x) for x in xs]
    z = height(np.array(points))
    for (x, y), h in zip(points, z, strict=True):
        rails.append(box(0.14, 0.14, 0.95, round=0.04).moved(x, y, h + 0.4))
    for k in range(len(points) - 1):
        for up in (0.35, 0.68):
            a, b = (*points[k], z[k] + up), (*points[k + 1], z[k + 1] + up)
            rails.append(capsule(a, b, 0.045, sides=8))
    soil = Material(srgb("#9c6a42") if ask.season != "winter" else srgb("#dfe6ee"), roughness=0.9)
    crop = Material(srgb("#5cb248") if ask.season in ("spring", "summer") else srgb("#d9a93c"), roughness=0.6)
    beds, heads = [], []
    for k in range(7):
        x0, y0, x1, y1 = -3.2 - 1.35 * k, 7.2, -1.0 - 2.6 * k, 17.5
        t = np.linspace(0, 1, 22)
        line = np.stack([x0 + (x1 - x0) * t, y0 + (y1 - y0) * t], axis=1)
        zz = height(line)
        p, q = (*line[0], zz[0] - 0.02), (*line[-1], zz[-1])
        beds.append(capsule(p, q, 0.24, 0.3, sides=12))
        if ask.season != "winter":
            heads += [
                sphere(0.17, 0.17, 0.15, steps=7).moved(x, y, h + 0.3)
                for (x, y), h in zip(line, zz, strict=True)
            ]
    out = [marked(single(merge(rails), white), "fence"), single(merge(beds), soil)]
    if heads:
        out.append(single(merge(heads), crop))
    return [*out, put(barn(), 5.6, 16.0, height, scale=1.15, turn=-18)]


@shows("barn", "house")
def barn() -> Body:
    """A red toy barn, 4 wide and 3.6 high, its doors to the front."""
    gable = [(-2, 0), (2, 0), (2, 1.9), (1.35, 2.9), (0, 3.5), (-1.35, 2.9), (-2, 1.9)]
    roof = [
        capsule((x0, y, z0), (x1, y, z1), 0.12, sides=8)
        for y in (-1.75, 1.75)
        for x0, z0, x1, z1 in (
            (-2.25, 1.75, -1.42, 2.98),
            (-1.42, 2.98, 0, 3.62),
            (0, 3.62, 1.42, 2.98),
            (1.42, 2.98, 2.25, 1.75),
        )
    ]
    for x0, z0, x1, z1 in (
        (-2.25, 1.75, -1.42, 2.98),
        (-1.42, 2.98, 0, 3.62),
        (0, 3.62, 1.42, 2.98),
        (1.42, 2.98, 2.25, 1.75),
    ):
        length, angle = float(np.hypot(x1 - x0, z1 - z0)), float(np.degrees(np.arctan2(z1 - z0, x1 - x0)))
        roof.append(
            box(length + 0.1, 3.5, 0.14, round=0.05)
            .turned(-angle, "y")
            .moved((x0 + x1) / 2, 0, (z0 + z1) / 2)
        )
    trim = [
        capsule((a, -1.56, b), (c, -1.56, d), 0.05, sides=6)
        for a, b, c, d in (
            (-0.75, 0, -0.75, 1.5),
            (0.75, 0, 0.75, 1.5),
            (-0.75, 1.5, 0.75, 1.5),
            (0, 0, 0, 1.5),
            (-0.75, 0, 0, 1.5),
            (0.75, 0, 0, 1.5),
        )
    ]
    return Body(
        (
            Part(plate(gable, 3.0, bevel=0.05), Material(srgb("#cf4034"), roughness=0.6)),
            Part(merge(roof), Material(srgb("#8d8f98"), roughness=0.5)),
            Part(merge(trim), Material(srgb("#fbf3e6"), roughness=0.6)),
            Part(
                cylinder(0.34, 0.06).turned(90, "x").moved(0, -1.52, 2.4),
                Material(srgb("#fbf3e6"), roughness=0.6),
            ),
        )
    )
