"""Outer space: stars, a nebula, a ringed planet and small moons; and the surface of the Moon."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, placement
from limner.diorama.places import PlaceAsk
from limner.diorama.places.scenery import clearing, ground
from limner.diorama.places.unwanted import shows
from limner.diorama.solids import sphere
from limner.diorama.stage import Backdrop, Placed, Sky
from limner.diorama.terrain import fractal, mix, smoothstep

_NEBULAE = (
    ("#3b2a8f", "#c2478f", "#2f7fb8"),
    ("#123f78", "#3fa7b8", "#7a4fc0"),
    ("#4a1f6b", "#e0705f", "#3f4fb0"),
)
_PLANETS = (
    ("#f0b070", "#c8643f", "#f7d9a8"),
    ("#6fb7c9", "#2f6f9f", "#d8eef0"),
    ("#c79be0", "#7a4fae", "#f0d4ee"),
)


def build(ask: PlaceAsk) -> Backdrop:
    """Open space, where things float; the Moon when `ask.place` is "moon"."""
    return _moon(ask) if ask.place == "moon" else _open(ask)


def _night(seed: int, colours: tuple[RGB, RGB, RGB] | None) -> Callable[[np.ndarray], np.ndarray]:
    """Stars and (with colours) a nebula: unit directions (..., 3) -> radiance (..., 3)."""

    def view(d: np.ndarray) -> np.ndarray:
        shape = d.shape
        p = d.reshape(-1, 3).astype(np.float64)
        # Two coordinates without a seam in front of the camera.
        at = np.stack([np.arctan2(p[:, 0], p[:, 1]), np.arcsin(np.clip(p[:, 2], -1, 1))], axis=1)
        out = np.broadcast_to(np.array([0.004, 0.005, 0.014]), (len(p), 3)).copy()
        if colours is not None:
            warp = np.stack([fractal(at * 1.6 + 9, seed + 1), fractal(at * 1.6 + 31, seed + 2)], axis=1)
            band = np.exp(-(((at[:, 1] - 0.25 - 0.5 * at[:, 0] + 0.5 * warp[:, 0]) / 0.42) ** 2))
            cloud = smoothstep(-0.45, 0.75, fractal(at * 2.2 + warp, seed + 3)) * (0.25 + band)
            hue = smoothstep(-0.35, 0.4, fractal(at * 1.3 + warp * 0.6 + 5, seed + 4))
            glow = mix(mix(np.array(colours[0]), np.array(colours[1]), hue), np.array(colours[2]), band * 0.5)
            out += cloud[:, None] * glow * 0.6 + (band**3 * cloud**2)[:, None] * np.array([0.35, 0.25, 0.3])
        for scale, share, bright in ((150.0, 0.09, 0.8), (60.0, 0.022, 2.2)):
            cell = np.floor(at * scale)
            n = np.sin(cell[:, 0] * 127.1 + cell[:, 1] * 311.7 + seed % 97) * 43758.5453
            r = n - np.floor(n)
            m = np.sin(cell[:, 0] * 269.5 + cell[:, 1] * 183.3 + seed % 89) * 28001.8384
            q = m - np.floor(m)
            spot = cell + 0.3 + 0.4 * np.stack([q, (q * 17.3) % 1], axis=1)
            far = np.linalg.norm(at * scale - spot, axis=1)
            star = np.where(r < share, np.exp(-((far / 0.12) ** 2)) * bright * (0.35 + q), 0)
            out += star[:, None] * mix(np.array([0.75, 0.85, 1.0]), np.array([1.0, 0.88, 0.7]), (q * 7) % 1)
        return out.reshape(shape).astype(np.float32)

    return view


def _sky(
    view: Callable[[np.ndarray], np.ndarray], *, fill: float, sun: tuple[float, float, float], strength: float
) -> Sky:
    h, w = 96, 192
    theta = (np.arange(h) + 0.5) / h * np.pi
    phi = ((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi
    d = np.stack([
        np.sin(theta)[:, None] * np.sin(phi), np.sin(theta)[:, None] * np.cos(phi),
        np.broadcast_to(np.cos(theta)[:, None], (h, w)),
    ], axis=-1)  # fmt: skip
    image = np.minimum(view(d), 0.6)
    # Soft violet fill from the camera's side and a cool rim from behind: only their light is seen.
    behind = np.clip(-d[..., 1], 0, 1)[..., None]
    image = image + behind * fill * np.array([0.62, 0.62, 0.85])
    rim = np.exp(-((np.degrees(np.arccos(np.clip(d @ np.array([0.80, 0.45, 0.40]), -1, 1))) / 16) ** 2))
    image = image + rim[..., None] * np.array([0.9, 1.5, 3.0])
    s = np.asarray(sun) / np.linalg.norm(sun)
    direction = (float(s[0]), float(s[1]), float(s[2]))
    return Sky(image.astype(np.float32), direction, (strength, strength * 0.97, strength * 0.9), 4.0, view)


def _open(ask: PlaceAsk) -> Backdrop:
    rng = ask.rng(6)
    a, b, c = _NEBULAE[int(rng.integers(len(_NEBULAE)))]
    view = _night(int(rng.integers(1, 999)), (srgb(a), srgb(b), srgb(c)))
    side = 1.0 if rng.random() < 0.5 else -1.0
    giant = _planet(_PLANETS[int(rng.integers(len(_PLANETS)))], int(rng.integers(999)), ring=True)
    placed = [Placed(giant, placement(side * 6.2, 19, 5.4, scale=3.3) @ _tilt(18 * side))]
    small = _planet(_PLANETS[int(rng.integers(len(_PLANETS)))], int(rng.integers(999)), ring=False)
    placed.append(Placed(small, placement(-side * 5.4, 16, 4.6, scale=0.75)))
    rock = _cratered(int(rng.integers(999)))
    for k in range(7):
        x = -side * (2.2 + 0.8 * k) if k < 4 else side * (k - 1.0)
        spot = placement(
            x, 9 + 1.6 * k, -0.2 - 0.35 * (k % 3), scale=0.16 + 0.12 * ((k * 5) % 3), turn=40.0 * k
        )
        placed.append(Placed(rock, spot))
    sky = _sky(view, fill=0.55, sun=(-0.55, -0.68, 0.5), strength=2.3)
    return Backdrop(tuple(placed), sky, floats=True, eye_height=1.5)


def _tilt(degrees: float) -> np.ndarray:
    from limner.diorama.mesh import rotation

    return rotation(degrees, "y") @ rotation(16, "x")


@shows("planet")
def _planet(tones: tuple[str, str, str], seed: int, *, ring: bool) -> Body:
    """A planet of radius 1 with painted bands, a rim of air, and perhaps a ring."""
    ball = sphere(1.0, steps=80)
    p = ball.vertices.astype(np.float64)
    wave = fractal(p[:, :2] * 1.7 + p[:, 2:3], seed) * 0.35
    band = 0.5 + 0.5 * np.sin(p[:, 2] * 9 + wave * 5 + seed)
    colour = mix(np.array(srgb(tones[0])), np.array(srgb(tones[1])), smoothstep(0.35, 0.65, band))
    colour = mix(
        colour,
        np.array(srgb(tones[2])),
        smoothstep(0.15, 0.5, fractal(p[:, [0, 2]] * np.array([1.2, 5]), seed + 7)) * 0.7,
    )
    parts = [Part(ball.painted(np.clip(colour, 0, 0.9)), Material(roughness=0.8))]
    if ring:
        n, rows = 160, 14
        angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
        r = np.linspace(1.35, 2.15, rows)
        xy = np.stack(
            [r[:, None] * np.cos(angle), r[:, None] * np.sin(angle), np.zeros((rows, n))], axis=2
        ).reshape(-1, 3)
        i = (np.arange(rows - 1)[:, None] * n + np.arange(n)).ravel()
        j = (np.arange(rows - 1)[:, None] * n + (np.arange(n) + 1) % n).ravel()
        keep = (i // n) % 7 != 4
        faces = np.concatenate([np.stack([i, i + n, j + n], 1)[keep], np.stack([i, j + n, j], 1)[keep]])
        tone = 0.55 + 0.45 * np.sin(np.repeat(np.arange(rows), n) * 1.9) ** 2
        paint = np.array(srgb(tones[2])) * tone[:, None]
        parts.append(Part(Mesh.of(xy, faces, crease=180).painted(paint), Material(roughness=0.8, thin=True)))
    return Body(tuple(parts))


@shows("meteor", "rock")
def _cratered(seed: int) -> Body:
    """A lumpy moon of radius 1."""
    ball = sphere(1.0, steps=40)
    p = ball.vertices.astype(np.float64)
    rng = np.random.Generator(np.random.Philox(key=[seed, 11]))
    bump = 0.08 * fractal(p[:, :2] * 1.5 + p[:, 2:3] * 1.1, seed)
    for _ in range(14):
        c = rng.normal(size=3)
        r = rng.uniform(0.16, 0.42)
        d = np.linalg.norm(p - c / np.linalg.norm(c), axis=1) / r
        bump += 0.22 * r * (np.exp(-(((d - 1) / 0.22) ** 2)) * 0.5 - np.clip(1 - d**2, 0, 1))
    mesh = Mesh.of(p * (1 + bump)[:, None], ball.faces, crease=180)
    shade = np.clip(0.42 + bump * 1.2, 0.2, 0.7)[:, None]
    return Body((Part(mesh.painted(shade * np.array([1.0, 0.95, 0.95])), Material(roughness=0.95)),))


def _moon(ask: PlaceAsk) -> Backdrop:
    """Grey dust and craters under a black sky, the Earth above the horizon."""
    rng = ask.rng(7)
    shift = rng.uniform(0, 60, 2)
    n = 46
    spots = np.stack([rng.uniform(-17, 17, n), rng.uniform(3.5, 36, n)], axis=1)
    sizes = np.clip(rng.lognormal(-0.2, 0.55, n), 0.35, 2.6)
    spots = spots[np.hypot(spots[:, 0], spots[:, 1]) > 3 + sizes[: len(spots)]]

    def height(xy: np.ndarray) -> np.ndarray:
        z = 0.5 * fractal(xy / 8 + shift, ask.seed & 0xFFFF, octaves=4) + 2.6 * smoothstep(
            20, 48, xy[:, 1]
        ) * (0.5 + fractal(xy / 11 + shift + 7, 5, octaves=4))
        for (x, y), r in zip(spots, sizes, strict=False):
            d = np.hypot(xy[:, 0] - x, xy[:, 1] - y) / r
            z = z + r * (0.16 * np.exp(-(((d - 1) / 0.2) ** 2)) - 0.3 * np.clip(1 - d**2, 0, 1))
        return np.asarray(z * clearing(xy, 2.8, 2.4))

    mesh, stuff = ground(height, None, far=60.0, columns=220, rows=260, roughness=1.0, quality=ask.quality)
    v = mesh.vertices
    tone = 0.36 + 0.07 * fractal(v[:, :2] * 0.9 + shift, 3) + 0.05 * fractal(v[:, :2] * 5, 4)
    mesh = mesh.painted(np.clip(tone, 0.15, 0.6)[:, None] * np.array([1.0, 0.98, 0.96]))
    earth = _earth(int(rng.integers(999)))
    side = 1.0 if rng.random() < 0.5 else -1.0
    placed = (
        Placed(Body((Part(mesh, stuff),))),
        Placed(earth, placement(side * 4.0, 24, 5.6, scale=1.5, turn=30)),
    )
    sky = _sky(_night(int(rng.integers(1, 999)), None), fill=0.4, sun=(-0.55, -0.6, 0.5), strength=2.9)
    return Backdrop(placed, sky, height=height)


@shows("earth", "globe", "planet")
def _earth(seed: int) -> Body:
    ball = sphere(1.0, steps=90)
    p = ball.vertices.astype(np.float64)
    land = fractal(p[:, :2] * 1.3 + p[:, 2:3] * np.array([0.9, 0.4]), seed, octaves=6)
    colour = mix(np.array(srgb("#1f66b5")), np.array(srgb("#5c9a4d")), smoothstep(0.03, 0.09, land))
    colour = mix(
        colour,
        np.array([0.85, 0.87, 0.9]),
        smoothstep(0.1, 0.4, fractal(p[:, [0, 2]] * np.array([1.6, 3.4]) + p[:, 1:2], seed + 5)),
    )
    colour = mix(colour, np.array([0.88, 0.9, 0.93]), smoothstep(0.86, 0.93, np.abs(p[:, 2])))
    return Body((Part(ball.painted(colour), Material(roughness=0.5)),))
