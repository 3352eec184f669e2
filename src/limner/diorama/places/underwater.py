"""Under the sea: a sandy floor with dancing light, corals, weed, bubbles, and rays falling through blue
haze."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.places import PlaceAsk
from limner.diorama.places.flora import rock
from limner.diorama.places.scenery import clearing, ground, put
from limner.diorama.places.unwanted import shows
from limner.diorama.solids import capsule, sphere, sweep
from limner.diorama.stage import Backdrop, Haze, Placed, Sky
from limner.diorama.terrain import fractal, mix, smoothstep

DEEP, WATER, BRIGHT = srgb("#0a3f78"), srgb("#1f86b8"), srgb("#a5ecf0")
CORALS = ("#ff6f61", "#ff9f43", "#f368a5", "#b56fe0", "#ffd05a")


def build(ask: PlaceAsk) -> Backdrop:
    """The sea floor; subjects float."""
    rng = ask.rng(10)
    shift = rng.uniform(0, 50, 2)
    dim = 0.45 if ask.time in ("night", "dusk") else 1.0

    def height(xy: np.ndarray) -> np.ndarray:
        dunes = 0.5 * fractal(xy / 6 + shift, 3, octaves=3) + 0.5 * smoothstep(7, 20, xy[:, 1])
        return np.asarray(
            dunes * clearing(xy, 2.5, 5) + 0.02 * np.sin(xy[:, 1] * 7 + 2 * fractal(xy / 2 + shift, 4))
        )

    mesh, stuff = ground(height, None, far=45.0, columns=200, rows=180, roughness=1.0, quality=ask.quality)
    sand = np.array(srgb("#ecd9ac"))
    light = caustics(mesh.vertices[:, :2] + shift)
    mesh = mesh.painted(np.clip(sand * (0.6 + 0.55 * light[:, None]) * np.array([0.92, 1.0, 1.0]), 0, 0.95))
    placed = [Placed(Body((Part(mesh, stuff),)))]
    for k, (x, y, s) in enumerate(
        (
            (-3.3, 4.6, 1.0),
            (-4.9, 6.2, 1.3),
            (3.5, 4.4, 0.95),
            (5.2, 6.4, 1.35),
            (-1.7, 8.2, 1.1),
            (2.2, 9.0, 1.2),
        )
    ):
        placed.append(
            put(rock(srgb("#5f7f8f"), k), x + 0.5, y + 0.3, height, scale=0.75 * s, turn=50.0 * k, sink=0.1)
        )
        for j in range(3):
            colour = srgb(CORALS[(k * 2 + j + int(shift[0])) % 5])
            coral = (_branches if (j + k) % 3 == 0 else _brain if (j + k) % 3 == 1 else _tubes)(colour, rng)
            a = 2.1 * j + k
            placed.append(
                put(
                    coral,
                    x + 0.62 * np.cos(a),
                    y + 0.45 * np.sin(a),
                    height,
                    scale=s * float(rng.uniform(0.9, 1.35)),
                    sink=0.03,
                )
            )
        placed.append(put(_weed(rng), x - 0.7, y + 0.5, height, scale=s))
    placed.append(Placed(Body((_bubbles(rng),))))
    return Backdrop(
        tuple(placed), _sky(dim), haze=Haze(_triple(np.array(WATER) * 0.9 * dim), 0.026), height=height,
        floats=True,
    )  # fmt: skip


def caustics(xy: np.ndarray) -> np.ndarray:
    """(N,) light, 0..1, in the net that waves throw on the floor: ridges of warped noise."""
    warp = np.stack([fractal(xy * 0.9, 21, octaves=2), fractal(xy * 0.9 + 40, 22, octaves=2)], axis=1)
    a = 1 - np.abs(fractal(xy * 1.3 + 0.6 * warp, 23, octaves=1)) * 3.4
    b = 1 - np.abs(fractal(xy * 1.7 - 0.5 * warp + 9, 24, octaves=1)) * 3.4
    return np.clip(np.maximum(a, b), 0, 1) ** 2.2


def _triple(c: np.ndarray) -> RGB:
    return float(c[0]), float(c[1]), float(c[2])


def _sky(dim: float) -> Sky:
    """Water from bright above to deep below, with rays; the key light comes from above and in front."""

    def view(d: np.ndarray) -> np.ndarray:
        up = d[..., 2]
        low = mix(np.array(DEEP) * 0.7, np.array(WATER), smoothstep(-0.35, 0.12, up))
        seen = (
            mix(np.array([0.0, 0.0, 0.0]), np.array([1.0, 1.0, 1.0]), smoothstep(0.0, 0.62, up))
            * (np.array(BRIGHT) - low)
            + low
        )
        # Rays lean and spread from a point above and left of the frame.
        angle = np.arctan2(d[..., 0] + 0.28 * d[..., 1], 1.05 * d[..., 1] - d[..., 2] * 0.55 + 1e-6)
        wave = np.stack([angle * 9, np.full_like(angle, 3.7)], axis=-1)
        ray = (
            smoothstep(0.05, 0.5, fractal(wave, 31, octaves=3))[..., None]
            * smoothstep(-0.12, 0.4, up)[..., None]
        )
        ahead = np.clip(d[..., 1], 0, 1)[..., None]
        return np.asarray((seen + 0.22 * ray * ahead * np.array([0.7, 1.0, 1.0])) * dim, np.float32)

    h, w = 96, 192
    theta = (np.arange(h) + 0.5) / h * np.pi
    phi = ((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi
    d = np.stack([
        np.sin(theta)[:, None] * np.sin(phi), np.sin(theta)[:, None] * np.cos(phi),
        np.broadcast_to(np.cos(theta)[:, None], (h, w)),
    ], axis=-1)  # fmt: skip
    image = view(d) * 0.9
    image = image + 0.42 * dim * np.clip(-d[..., 1] + 0.2, 0, 1)[..., None] * np.array([1.0, 0.98, 0.95])
    s = np.array([-0.35, -0.55, 0.75])
    s /= np.linalg.norm(s)
    return Sky(image.astype(np.float32), _triple(s), _triple(np.array([1.5, 1.5, 1.35]) * dim), 6.0, view)


@shows("coral")
def _branches(colour: RGB, rng: np.random.Generator) -> Body:
    """Branching coral, about 0.8 m high."""
    parts: list[Mesh] = []

    def grow(at: np.ndarray, way: np.ndarray, length: float, radius: float, depth: int) -> None:
        end = at + way * length
        parts.append(capsule(at.tolist(), end.tolist(), radius, radius * 0.78, sides=12))
        if depth:
            for _ in range(2 if depth < 3 else 3):
                turn = way + rng.normal(0, 0.5, 3) * np.array([1, 0.6, 0.3])
                turn[2] = abs(turn[2]) + 0.25
                grow(end, turn / np.linalg.norm(turn), length * 0.78, radius * 0.78, depth - 1)

    grow(np.zeros(3), np.array([0.0, 0.0, 1.0]), 0.24, 0.075, 3)
    return Body((Part(merge(parts), Material(colour, roughness=0.75)),))


@shows("coral")
def _brain(colour: RGB, rng: np.random.Generator) -> Body:
    """A round, grooved coral."""
    ball = sphere(0.36, 0.34, 0.3, steps=36)
    v = ball.vertices.astype(np.float64)
    groove = np.sin(14 * fractal(v[:, :2] * 3.2 + v[:, 2:3] * 2.1, int(rng.integers(99)), octaves=2))
    mesh = Mesh.of(v * (1 + 0.035 * groove)[:, None], ball.faces, crease=180)
    tone = np.clip(np.array(colour) * (0.85 + 0.25 * groove)[:, None], 0, 1)
    return Body((Part(mesh.painted(tone).moved(z=0.16), Material(roughness=0.75)),))


@shows("coral")
def _tubes(colour: RGB, rng: np.random.Generator) -> Body:
    """A clump of tube sponges."""
    parts = []
    for _ in range(6):
        x, y = rng.normal(0, 0.14, 2)
        h, r = float(rng.uniform(0.25, 0.62)), float(rng.uniform(0.06, 0.09))
        parts.append(
            sweep(
                [
                    (x, y, 0),
                    (x * 1.15, y * 1.15, h * 0.5),
                    (x * 1.5, y * 1.5, h),
                    (x * 1.5, y * 1.5, h - 0.05),
                ],
                [r * 0.75, r * 0.9, r * 1.15, r * 0.7],
                sides=18,
            )
        )
    return Body((Part(merge(parts), Material(colour, roughness=0.7)),))


@shows("seaweed")
def _weed(rng: np.random.Generator) -> Body:
    """Tall ribbons of weed, swaying."""
    parts = []
    for k in range(7):
        x, y = rng.normal(0, 0.2, 2)
        h, ph = float(rng.uniform(0.9, 1.9)), float(rng.uniform(0, 6))
        t = np.linspace(0, 1, 16)
        path = np.stack([x + 0.12 * np.sin(t * 5 + ph) * t, y + 0.05 * np.cos(t * 4 + ph) * t, t * h], axis=1)
        blade = sweep(path, 0.055 * np.sin(np.pi * np.clip(t * 0.93 + 0.07, 0, 1)) ** 0.6 + 0.003, sides=10)
        green = np.array(srgb(("#3f9b5f", "#6fb84a", "#2f8f7a")[k % 3]))
        tone = 0.65 + 0.5 * blade.vertices[:, 2:3] / h
        parts.append(blade.painted(np.clip(green * tone, 0, 1)))
    return Body((Part(merge(parts), Material(roughness=0.6)),))


@shows("bubbles")
def _bubbles(rng: np.random.Generator) -> Part:
    """Strings of bubbles rising at the sides."""
    parts = []
    for x, y in ((-2.5, 3.4), (2.8, 3.8), (-4.2, 6.0), (4.4, 6.6)):
        for _ in range(9):
            z = float(rng.uniform(0.4, 4.6))
            ball = sphere(float(rng.uniform(0.025, 0.085)), steps=12)
            parts.append(ball.moved(x + float(rng.normal(0, 0.2)), y + float(rng.normal(0, 0.2)), z))
    return Part(
        merge(parts), Material(srgb("#d8f7fb"), roughness=0.05, clearcoat=1.0, emission=(0.05, 0.12, 0.14))
    )
