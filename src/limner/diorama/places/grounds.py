"""Grounds laid out for play and pomp: a playground, a castle's forecourt, a stadium."""

from __future__ import annotations

import numpy as np

from limner.diorama import catalog
from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge, placement
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import falling, ground, settled, share, single
from limner.diorama.places.unwanted import marked
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import box, capsule, cylinder, frustum, plate, sphere, sweep
from limner.diorama.stage import Backdrop, Placed, Scatter
from limner.diorama.terrain import fractal, mix, smoothstep

GRASS = {"spring": "#8ed35a", "summer": "#7cc64b", "autumn": "#b3ac4c", "winter": "#e8eff6"}


def build(ask: PlaceAsk) -> Backdrop:
    """The one of the three that `ask.place` names."""
    rng = ask.rng(35)
    side = -1.0 if rng.random() < 0.5 else 1.0
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    laid: list[Placed]
    scatter: list[Scatter] = [*falling(ask, rng)]
    if ask.place == "playground":
        laid = [_lawn(ask, "sand"), *_playground(side)]
        scatter += _trees(ask, rng, 10.5)
    elif ask.place == "stadium":
        laid = _stadium(ask, rng)
    else:
        laid = [_lawn(ask, "road"), *_castle(ask, rng, side)]
        scatter += _trees(ask, rng, 14.0)
    clear = ask.weather in ("clear", "wind") and ask.time in ("morning", "day", "golden_hour", "dawn")
    if clear and not ask.photo:
        laid += clouds(ask, rng, low=9.0)
    merged, kept = settled(scatter, quality=ask.quality)
    haze = make_haze(sky, 0.004 * thickness(ask.weather))
    return Backdrop((*laid, *merged), sky, kept, haze=haze, exposure=1.15 if ask.photo else 1.0)


def _lawn(ask: PlaceAsk, way: str) -> Placed:
    """Flat grass with mown bands, and sand or a paved way in its middle."""
    mesh, _ = ground(lambda xy: np.zeros(len(xy)), None, far=60, columns=240, rows=220, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    tint = fractal(xy / 3, 5, octaves=4 if ask.photo else 2)
    grass = np.asarray(srgb(GRASS[ask.season])) * (0.55 if ask.photo else 1.0)
    colour = grass * (1 + (0.25 if ask.photo else 0.05) * tint)[:, None]
    edge = 0.35 * fractal(xy / 1.8, 9, octaves=2)
    if way == "sand":
        on = 1 - smoothstep(0.0, 0.12, np.hypot(xy[:, 0] / 6.2, (xy[:, 1] - 2.4) / 4.6) - 1 + 0.12 * edge)
        colour = mix(colour, np.asarray(srgb("#f0d7a0")) * (0.7 if ask.photo else 1.0), on)
    else:
        on = 1 - smoothstep(0.0, 0.12, np.abs(xy[:, 0] - 0.6 * np.sin(xy[:, 1] * 0.25)) - 1.5 + 0.2 * edge)
        stones = np.asarray(srgb("#d9cbb2")) * (0.65 if ask.photo else 1.0) * (1 + 0.1 * tint)[:, None]
        colour = mix(colour, stones, on)
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.5, 0.75, 0.35), roughness=0.9))


def _trees(ask: PlaceAsk, rng: np.random.Generator, near: float) -> list[Scatter]:
    leaves = flora.LEAVES[ask.season]
    kinds = [flora.tree(c, k) for k, c in enumerate(leaves)]
    x = np.linspace(-17, 17, 13) + rng.uniform(-0.6, 0.6, 13)
    xy = np.stack([x, near + rng.uniform(0, 3.5, 13)], axis=1)
    frame = np.array([[-5.6, 5.0], [6.0, 6.4]])
    return list(share(np.concatenate([frame, xy]), kinds, lambda p: np.zeros(len(p)), rng, scale=(0.85, 1.2)))


def _coloured(colour: str, roughness: float = 0.4) -> Material:
    return Material(srgb(colour), roughness=roughness, clearcoat=0.3)


def _playground(side: float) -> list[Placed]:
    red, blue, yellow, green = (_coloured(c) for c in ("#e0503f", "#3f8fd8", "#f5c23c", "#57b26a"))
    # A tower with a roof, a ladder and a slide.
    posts = [box(0.12, 0.12, 2.3, round=0.04).moved(x, y, 1.15) for x in (-0.55, 0.55) for y in (-0.5, 0.5)]
    rungs = [
        capsule(
            (-0.4, -0.62 - 0.09 * k, 1.08 - 0.24 * k),
            (0.4, -0.62 - 0.09 * k, 1.08 - 0.24 * k),
            0.035,
            sides=10,
        )
        for k in range(5)
    ]
    rails = [capsule((s * 0.42, -0.55, 1.3), (s * 0.42, -1.05, 0.03), 0.05, sides=10) for s in (-1, 1)]
    t = np.linspace(0, 1, 24)
    line = np.stack([0.6 + 2.1 * t, 0 * t, 1.2 - 1.1 * smoothstep(0.0, 0.92, t) + 0.02], axis=1)
    chute = [sweep(line + np.array([0, s * 0.3, 0.08]), 0.055, sides=12) for s in (-1, 1)]
    v = np.concatenate([line - np.array([0, 0.3, 0]), line + np.array([0, 0.3, 0])])
    i = np.arange(23)
    bed = Mesh.of(
        np.concatenate([v, v - np.array([0, 0, 0.05])]),
        np.concatenate(
            [
                np.stack([i, i + 1, i + 25], 1),
                np.stack([i, i + 25, i + 24], 1),
                np.stack([i + 48, i + 73, i + 49], 1),
                np.stack([i + 48, i + 72, i + 73], 1),
            ]
        ),
        crease=60,
    )
    tower = Body(
        (
            Part(merge(posts), blue),
            Part(merge([box(1.3, 1.2, 0.1, round=0.03).moved(z=1.15), *rungs, *rails]), yellow),
            Part(frustum(1.05, 0.0, 0.8, round=0.04, steps=4).turned(45).moved(z=2.25), red),
            Part(merge([bed, *chute]), red),
            Part(
                merge(
                    [
                        box(0.06, 1.0, 0.4, round=0.02).moved(-0.58, 0, 1.45),
                        box(1.0, 0.06, 0.4, round=0.02).moved(0, 0.52, 1.45),
                    ]
                ),
                green,
            ),
        )
    )
    # Swings.
    frame = [
        capsule((s * 1.25, y, 0.03), (s * 1.05, 0, 2.1), 0.06, sides=12) for s in (-1, 1) for y in (-0.6, 0.6)
    ]
    frame.append(capsule((-1.15, 0, 2.1), (1.15, 0, 2.1), 0.065, sides=12))
    ropes, seats = [], []
    for x, swing in ((-0.5, 0.16), (0.5, -0.2)):
        ropes += [capsule((x + d, 0, 2.06), (x + d, swing, 0.62), 0.014, sides=8) for d in (-0.19, 0.19)]
        seats.append(box(0.46, 0.2, 0.05, round=0.02).moved(x, swing, 0.6))
    swings = Body(
        (Part(merge(frame), green), Part(merge(ropes), _coloured("#d9d3c6")), Part(merge(seats), red))
    )
    # A seesaw and spring balls.
    plank = box(2.3, 0.26, 0.08, round=0.035).turned(-11, "y").moved(z=0.46)
    seesaw = Body((Part(plank, yellow), Part(frustum(0.26, 0.1, 0.44, round=0.04), blue)))
    ball = Body(
        (
            Part(sphere(0.24, steps=20).moved(z=0.24), red),
            Part(sphere(0.245, 0.245, 0.07, steps=20).moved(z=0.24), _coloured("#f7f2e6")),
        )
    )
    return [
        Placed(marked(tower, "playground slide"), placement(-3.2 * side, 4.6, 0, turn=0 if side > 0 else 180)),
        Placed(marked(swings, "swing"), placement(3.0 * side, 5.0, 0, turn=-8 * side)),
        Placed(marked(seesaw, "seesaw"), placement(0.9 * side, 6.6, 0, turn=12)),
        Placed(marked(ball, "ball"), placement(-1.6 * side, 3.6, 0)),
    ]


def _castle(ask: PlaceAsk, rng: np.random.Generator, side: float) -> list[Placed]:
    """A castle at the end of a paved way, banners and hedges along it."""
    out = []
    body = marked(catalog.build("castle"), "castle")
    scale = 8.6 / float(body.extent[0])
    out.append(Placed(body, placement(0.4 * side, 15.5, 0, scale=scale, turn=-10)))
    pole, cloth = _coloured("#8a5f3c", 0.6), [_coloured(c, 0.9) for c in ("#d9413a", "#3f6fc0")]
    for k, y in enumerate((4.2, 7.0, 9.8)):
        for s in (-1.0, 1.0):
            x = s * 2.55
            flag = plate([(-0.3, 0), (0.3, 0), (0.3, -1.1), (0, -0.85), (-0.3, -1.1)], 0.03, bevel=0.01)
            parts = (
                Part(
                    merge(
                        [
                            cylinder(0.045, 2.2, round=0.02, steps=16),
                            capsule((-0.34, 0, 2.0), (0.34, 0, 2.0), 0.03, sides=10),
                        ]
                    ),
                    pole,
                ),
                Part(flag.moved(y=-0.05, z=1.98), cloth[k % 2]),
                Part(sphere(0.08, steps=12).moved(z=2.24), _coloured("#f0bd56", 0.25)),
            )
            out.append(marked(Placed(Body(parts), placement(x, y, 0)), "flag"))
    r, g, b = flora.LEAVES["summer" if ask.season == "spring" else ask.season][2]
    for s in (-1.0, 1.0):
        for j in range(3):
            hedge = box(0.7, 2.0, 0.6, round=0.16, steps=4).moved(s * 3.6, 4.6 + 2.8 * j, 0.26)
            out.append(marked(single(hedge, Material((r, g, b), roughness=0.75)), "bush"))
    return out


def _stadium(ask: PlaceAsk, rng: np.random.Generator) -> list[Placed]:
    """A striped pitch with its lines and a goal, full stands round it, floodlights."""
    mesh, _ = ground(lambda xy: np.zeros(len(xy)), None, far=40, columns=230, rows=300, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    light, dark = (np.asarray(srgb(c)) * (0.6 if ask.photo else 1.0) for c in ("#6fc04c", "#5fae42"))
    band = (np.floor((xy[:, 1] + 40) / 1.7) % 2)[:, None]
    colour = light * band + dark * (1 - band)
    x, y = np.abs(xy[:, 0]), xy[:, 1]
    line = (np.abs(y - 9.6) < 0.07) & (x < 14)
    line |= (np.abs(y - 6.3) < 0.06) & (x < 4.6)
    line |= (np.abs(x - 4.6) < 0.06) & (y > 6.3) & (y < 9.6)
    line |= np.abs(np.hypot(xy[:, 0], y + 1.5) - 4.4) < 0.07
    colour = np.where(line[:, None], 0.92, colour)
    colour = np.where((y > 10.6)[:, None], np.asarray(srgb("#c8654a")), colour)
    out = [single(mesh.painted(np.clip(colour, 0, 1)), Material((0.4, 0.7, 0.3), roughness=0.9))]
    white = _coloured("#f7f4ec")
    goal = [
        capsule((-2.2, 9.6, 0), (-2.2, 9.6, 1.7), 0.06),
        capsule((2.2, 9.6, 0), (2.2, 9.6, 1.7), 0.06),
        capsule((-2.2, 9.6, 1.7), (2.2, 9.6, 1.7), 0.06),
    ]
    net = [capsule((x0, 9.65, 1.68), (x0, 10.5, 0.02), 0.008, sides=5) for x0 in np.linspace(-2.2, 2.2, 23)]
    net += [
        capsule(
            (-2.2, 9.65 + 0.85 * t, 1.68 - 1.66 * t), (2.2, 9.65 + 0.85 * t, 1.68 - 1.66 * t), 0.008, sides=5
        )
        for t in np.linspace(0.08, 1, 9)
    ]
    out += marked([single(merge(goal), white), single(merge(net), _coloured("#e3e6ea"))], "goal net")
    out += _stands(rng)
    lit = ask.time in ("night", "dusk", "golden_hour")
    lamp = Material(srgb("#fff6d8"), roughness=0.3, emission=(6.0, 5.6, 4.6) if lit else (0.4, 0.38, 0.32))
    for s in (-1.0, 1.0):
        mast = [
            cylinder(0.16, 9.5, round=0.03, steps=16).moved(s * 11.5, 17),
            box(2.2, 0.2, 1.2, round=0.05).moved(s * 11.5, 16.9, 9.6),
        ]
        out.append(single(merge(mast), _coloured("#c9ced4")))
        bulbs = [
            sphere(0.17, steps=10).moved(s * 11.5 + 0.45 * i, 16.75, 9.3 + 0.5 * j)
            for i in (-2, -1, 0, 1, 2)
            for j in (0, 1)
        ]
        out.append(single(merge(bulbs), lamp))
    return out


def _stands(rng: np.random.Generator) -> list[Placed]:
    """Tiers in a shallow arc, a crowd of bright round heads, a roof over it."""
    crowd: dict[str, list[Mesh]] = {
        c: [] for c in ("#e0503f", "#3f7fd8", "#f5c23c", "#f2f0ea", "#57a86a", "#f08fb0")
    }
    tiers, names = [], list(crowd)
    for row in range(9):
        r, z = 22.0 + 0.72 * row, 0.75 + 0.5 * row
        for k in range(-11, 12):
            a = np.radians(k * 4.0)
            tiers.append(
                box(1.75, 0.8, 0.52, round=0.03, steps=1)
                .turned(-np.degrees(a))
                .moved(r * np.sin(a), -9.5 + r * np.cos(a), z - 0.3)
            )
        for _ in range(60):
            a = np.radians(float(rng.uniform(-46, 46)))
            name = names[int(rng.integers(len(names)))]
            x, y = (r - 0.05) * np.sin(a), -9.5 + (r - 0.05) * np.cos(a)
            crowd[name].append(sphere(0.21, 0.16, 0.27, steps=4).moved(x, y, z + 0.18))
            crowd["#f2f0ea" if rng.random() < 0.2 else names[int(rng.integers(len(names)))]].append(
                sphere(0.11, steps=4).moved(x, y, z + 0.5)
            )
    boards = []
    for k in range(-11, 12):
        a = np.radians(k * 4.0)
        boards.append(
            box(1.52, 0.12, 0.62, round=0.03, steps=1)
            .turned(-np.degrees(a))
            .moved(21.4 * np.sin(a), -9.5 + 21.4 * np.cos(a), 0.31)
        )
    roof = []
    for k in range(-11, 12):
        a = np.radians(k * 4.0)
        roof.append(
            box(2.2, 4.6, 0.16, round=0.05, steps=1)
            .turned(8, "x")
            .turned(-np.degrees(a))
            .moved(27.4 * np.sin(a), -9.5 + 27.4 * np.cos(a), 6.6)
        )
    out = [single(merge(tiers), _coloured("#c3c8cf", 0.8)), single(merge(roof), _coloured("#eef1f4", 0.5))]
    out.append(single(merge(boards[::2]), _coloured("#2f5fae", 0.5)))
    out.append(single(merge(boards[1::2]), _coloured("#e8b23a", 0.5)))
    watching = [single(merge(m), Material(srgb(c), roughness=0.8)) for c, m in crowd.items()]
    return out + marked(watching, "person", "crowd", "audience")
