"""A volcano: a dark cone with a glowing crater and streams of lava, smoke over it, ash and basalt before it."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.scenery import apart, falling, ground, outside, settled, share, single, wedge
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import sphere
from limner.diorama.stage import Backdrop, Placed
from limner.diorama.terrain import Height, fractal, mix, noise, ridged, smoothstep

LAVA = Material(srgb("#ff6a1a"), roughness=0.5, emission=(2.6, 0.62, 0.08))
MIDDLE = np.array([1.6, 34.0])
HIGH, WIDE, CRATER = 7.6, 13.5, 1.9


def build(ask: PlaceAsk) -> Backdrop:
    """Ash plain, lava and the mountain behind."""
    rng = ask.rng(31)
    shift = rng.uniform(0, 60, 2)
    side = -1.0 if rng.random() < 0.5 else 1.0

    def height(xy: np.ndarray) -> np.ndarray:
        rough = 0.16 * fractal(xy / 3.2 + shift, ask.seed & 0xFFFF, octaves=5 if ask.photo else 3)
        away = smoothstep(3.0, 7.0, np.hypot(xy[:, 0] * 0.8, np.maximum(xy[:, 1], 0)))
        return np.asarray((rough + 0.05 * np.maximum(np.abs(xy[:, 0]) - 4, 0)) * away)

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    mesh, _ = ground(height, None, far=62, columns=180, rows=180, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    grain = fractal(xy / 1.6 + shift, 4, octaves=5 if ask.photo else 2)
    ash, warm = np.asarray(srgb("#5b5157")), np.asarray(srgb("#7a5f58"))
    colour = mix(ash, warm, smoothstep(-0.2, 0.5, grain)) * (0.6 if ask.photo else 1.0)
    placed = [single(mesh.painted(np.clip(colour, 0, 1)), Material((0.4, 0.36, 0.36), roughness=0.95))]
    placed += [_cone(ask, shift), _lake_of_fire(), *_streams(side, shift)]
    if ask.weather in ("clear", "wind", "overcast", "aurora"):
        placed += _smoke(ask, rng)
    stones = wedge(rng, 200, 5, 24, spread=27)
    stones = apart(stones[outside(stones, 2.8)], 0.8)[:40]
    kinds = [flora.rock(srgb(c), k, ask.photo) for k, c in enumerate(("#4a4249", "#5d5358", "#3d373e"))]
    merged, scatter = settled(
        [*share(stones, kinds, height, rng, scale=(0.2, 1.0), sink=0.08), *falling(ask, rng)],
        quality=ask.quality,
    )
    pools = [
        _pool(x * side, y, r, height) for x, y, r in ((-3.9, 4.6, 0.8), (4.6, 7.0, 1.1), (-6.4, 9.6, 1.2))
    ]

    return Backdrop(
        (*placed, *pools, *merged), sky, scatter, (), make_haze(sky, 0.005 * thickness(ask.weather)), height,
        exposure=1.2 if ask.photo else 1.05,
    )  # fmt: skip


def _surface(angle: np.ndarray, out: np.ndarray, shift: np.ndarray) -> np.ndarray:
    """Height of the cone at a distance from its axis, with ravines running down."""
    t = np.clip((WIDE - out) / (WIDE - CRATER), 0, 1)
    flank = HIGH * t**1.75
    rays = np.stack([np.cos(angle) * 2.6 + shift[0], np.sin(angle) * 2.6 + out * 0.06], axis=-1)
    ravine = ridged(rays, 12, octaves=4)
    carve = flank + (ravine - 0.5) * 1.4 * np.sin(np.pi * np.clip(t, 0, 0.96)) ** 0.8
    inside = HIGH - 1.3 * smoothstep(0, CRATER, CRATER - out)
    return np.asarray(np.where(out < CRATER, inside, carve))


def _cone(ask: PlaceAsk, shift: np.ndarray) -> Placed:
    a = np.linspace(0, 2 * np.pi, 181)
    out = np.concatenate(
        [np.linspace(0.01, CRATER, 8), CRATER + (WIDE - CRATER) * np.linspace(0.01, 1, 80) ** 1.1]
    )
    angle, far = (m.ravel() for m in np.meshgrid(a, out, indexing="ij"))
    z = _surface(angle, far, shift)
    v = np.stack([far * np.cos(angle) + MIDDLE[0], far * np.sin(angle) + MIDDLE[1], z - 0.15], axis=1)
    n = len(out)
    i = (np.arange(len(a) - 1)[:, None] * n + np.arange(n - 1)).ravel()
    faces = np.concatenate([np.stack([i, i + 1, i + n + 1], 1), np.stack([i, i + n + 1, i + n], 1)])
    mesh = Mesh.of(v, faces, crease=180)
    if float(mesh.normals[:, 2].mean()) < 0:
        mesh = Mesh.of(v, faces[:, ::-1], crease=180)
    grain = noise(np.stack([angle * 6, far * 0.8], axis=1), 3)
    low, high = np.asarray(srgb("#6a5a60")), np.asarray(srgb("#3f3840"))
    colour = mix(low, high, np.clip(z / HIGH + 0.18 * grain, 0, 1)) * (0.6 if ask.photo else 1.0)
    glow = smoothstep(HIGH - 1.3, HIGH + 0.1, z)
    colour = mix(colour, np.asarray(srgb("#a8452c")), 0.6 * glow)
    return single(mesh.painted(np.clip(colour, 0, 1)), Material((0.3, 0.26, 0.28), roughness=0.92))


def _lake_of_fire() -> Placed:
    m = sphere(CRATER * 0.98, CRATER * 0.98, 0.6, steps=24).moved(
        float(MIDDLE[0]), float(MIDDLE[1]), HIGH - 0.55
    )
    return single(m, LAVA)


def _streams(side: float, shift: np.ndarray) -> list[Placed]:
    """Lava running down the side that looks to us: bands that lie on the flank, wider towards the foot."""
    out = []
    for k, (start, swing, end, wide) in enumerate(
        ((-92.0, 5.0, 12.2, 0.42), (-74.0, 4.0, 8.6, 0.3), (-112.0, 6.0, 7.2, 0.28))
    ):
        t = np.linspace(0, 1, 60)
        far = CRATER * 0.96 + (end - CRATER) * t
        angle = np.radians(start + side * swing * np.sin(t * 7 + k) * t)
        width = wide * (0.7 + 1.2 * t)
        left = np.stack([far * np.cos(angle - width / far / 1.4), far * np.sin(angle - width / far / 1.4)], 1)
        right = np.stack(
            [far * np.cos(angle + width / far / 1.4), far * np.sin(angle + width / far / 1.4)], 1
        )
        rows = []
        for mixing, lift in ((0.0, -0.25), (0.12, 0.08), (0.5, 0.2), (0.88, 0.08), (1.0, -0.25)):
            p = left * (1 - mixing) + right * mixing
            z = _surface(
                np.arctan2(p[:, 1], p[:, 0]) % (2 * np.pi), np.maximum(np.hypot(*p.T), CRATER), shift
            )
            z = z + lift * np.clip((1 - t) * 8, 0, 1) - 0.15
            rows.append(np.stack([p[:, 0] + MIDDLE[0], p[:, 1] + MIDDLE[1], z], 1))
        v = np.stack(rows, axis=1).reshape(-1, 3)
        i = (np.arange(59)[:, None] * 5 + np.arange(4)).ravel()
        faces = np.concatenate([np.stack([i, i + 1, i + 6], 1), np.stack([i, i + 6, i + 5], 1)])
        mesh = Mesh.of(v, faces, crease=180)
        if float(mesh.normals[:, 2].mean()) < 0:
            mesh = Mesh.of(v, faces[:, ::-1], crease=180)
        out.append(single(mesh, LAVA))
    return out


def _pool(x: float, y: float, r: float, height: Height) -> Placed:
    """A small pool of lava with a dark crust round it."""
    z = float(height(np.array([[x, y]]))[0])
    crust = [
        sphere(0.2 * r, 0.17 * r, 0.13 * r, steps=10)
        .turned(40 * k)
        .moved(x + r * np.cos(k * 0.52), y + 0.7 * r * np.sin(k * 0.52), z + 0.02)
        for k in range(12)
    ]
    return Placed(
        Body(
            (
                Part(sphere(r, 0.7 * r, 0.06, steps=20).moved(x, y, z + 0.03), LAVA),
                Part(merge(crust), Material(srgb("#3b343b"), roughness=0.9)),
            )
        )
    )


def _smoke(ask: PlaceAsk, rng: np.random.Generator) -> list[Placed]:
    """A plume of round puffs leaning with the wind."""
    night = ask.time in ("night", "dusk")
    puffs: list[Mesh] = []
    glow: list[Mesh] = []
    lean = float(rng.uniform(-1.2, 1.2))
    for k in range(13):
        t = k / 12
        r = 1.0 + 1.5 * t
        x, z = lean * t * 4 + 0.7 * np.sin(k * 2.1), HIGH + 0.6 + 5.5 * t
        ball = sphere(r, r * 0.9, r * 0.86, steps=16).moved(float(MIDDLE[0] + x), float(MIDDLE[1]), float(z))
        (glow if k < 2 else puffs).append(ball)
    shade = 0.35 if night else 1.0
    r0, g0, b0 = (c * shade for c in srgb("#b9b0b4"))
    return [
        single(merge(puffs), Material((r0, g0, b0), roughness=0.98)),
        single(merge(glow), Material(srgb("#d98a6a"), roughness=0.98, emission=(0.25, 0.07, 0.02))),
    ]
