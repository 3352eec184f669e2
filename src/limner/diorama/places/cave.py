"""A cave: a vault of rock with stalactites, glowing crystals and a torch, daylight at its far end."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge, placement
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.scenery import apart, ground, outside, settled, share, single, wedge
from limner.diorama.places.unwanted import shows
from limner.diorama.sky import make_sky
from limner.diorama.solids import cylinder, frustum, lathe, sphere
from limner.diorama.stage import Backdrop, Lamp, Placed
from limner.diorama.terrain import fractal, mix, smoothstep

END = 17.0
CRYSTALS: tuple[tuple[str, RGB], ...] = (
    ("#5ad7ff", (0.1, 0.75, 1.1)), ("#b58bff", (0.5, 0.22, 1.1)), ("#7dffb4", (0.12, 0.9, 0.45)),
)  # fmt: skip


def build(ask: PlaceAsk) -> Backdrop:
    """The vault, what hangs from it, what grows in it, and its lights."""
    rng = ask.rng(33)
    shift = rng.uniform(0, 60, 2)
    side = -1.0 if rng.random() < 0.5 else 1.0

    def height(xy: np.ndarray) -> np.ndarray:
        rough = 0.14 * fractal(xy / 2.4 + shift, 5, octaves=5 if ask.photo else 3)
        away = smoothstep(2.6, 4.6, np.hypot(xy[:, 0] * 0.9, np.maximum(xy[:, 1], 0)))
        return np.asarray((rough + 0.12 * np.maximum(np.abs(xy[:, 0]) - 2.8, 0)) * away)

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    mesh, _ = ground(height, None, far=26, columns=130, rows=130, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    grain = fractal(xy / 1.3 + shift, 7, octaves=5 if ask.photo else 2)
    floor = mix(srgb("#8d7a70"), srgb("#a8958a"), smoothstep(-0.3, 0.4, grain)) * (0.6 if ask.photo else 1.0)
    placed = [single(mesh.painted(np.clip(floor, 0, 1)), Material((0.5, 0.42, 0.38), roughness=0.95))]
    placed.append(_vault(ask, shift))
    placed += _hanging(rng)
    lamps = [Lamp((0.0, END + 6, 5.0), (40.0, 39.0, 35.0), 5.0, (0.0, 0.0, 0.5))]
    lamps.append(Lamp((-2.2 * side, -4.6, 3.4), (42.0, 36.0, 29.0), 1.6, (0.0, 0.3, 0.6)))
    for k, (x, y, s) in enumerate(((-3.1, 3.3, 1.0), (3.3, 4.4, 1.25), (-2.9, 7.4, 0.9), (3.0, 9.5, 1.0))):
        placed.append(
            Placed(
                _cluster(k),
                placement(
                    x * side, y, float(height(np.array([[x * side, y]]))[0]) - 0.05, scale=s, turn=40 * k
                ),
            )
        )
    torch, flame = _torch(2.75 * side, 2.4)
    placed.append(torch)
    lamps.append(flame)
    stones = wedge(rng, 120, 5, 18, spread=24)
    stones = apart(stones[outside(stones, 3.0)], 0.6)[:34]
    kinds = [flora.rock(srgb(c), k, ask.photo) for k, c in enumerate(("#8b7b73", "#9c8b82", "#776a66"))]
    merged, scatter = settled(
        list(share(stones, kinds, height, rng, scale=(0.2, 0.8), sink=0.06)), quality=ask.quality
    )
    return Backdrop((*placed, *merged), sky, scatter, tuple(lamps), None, height, clearing=2.6, exposure=1.45)


def _radius(y: np.ndarray) -> np.ndarray:
    return np.asarray(4.7 - 2.3 * smoothstep(3, END, y))


def _vault(ask: PlaceAsk, shift: np.ndarray) -> Placed:
    """Walls and roof as one sheet bent over the floor, rough, seen from inside."""
    y = np.linspace(-4.0, END, 120)
    a = np.linspace(-0.12 * np.pi, 1.12 * np.pi, 110)
    yy, aa = np.meshgrid(y, a, indexing="ij")
    lump = fractal(np.stack([yy * 0.5, aa * 2.1], axis=-1) + shift, 11, octaves=6 if ask.photo else 3)
    r = _radius(yy) * (1 + 0.2 * lump)
    v = np.stack([r * np.cos(aa), yy + 0.25 * lump, r * 0.86 * np.sin(aa) + 0.1], axis=-1).reshape(-1, 3)
    n = len(a)
    i = (np.arange(len(y) - 1)[:, None] * n + np.arange(n - 1)).ravel()
    faces = np.concatenate([np.stack([i, i + 1, i + n + 1], 1), np.stack([i, i + n + 1, i + n], 1)])
    mesh = Mesh.of(v, faces, crease=180)
    inward = -(mesh.vertices[:, 0] * mesh.normals[:, 0]).mean()
    if inward < 0:
        mesh = Mesh.of(v, faces[:, ::-1], crease=180)
    tone = mix(srgb("#6f625f"), srgb("#a3918a"), np.clip(0.5 + 0.9 * lump.ravel(), 0, 1))
    return single(
        mesh.painted(np.clip(tone * (0.6 if ask.photo else 1.0), 0, 1)),
        Material((0.45, 0.4, 0.38), roughness=0.95),
    )


def _hanging(rng: np.random.Generator) -> list[Placed]:
    """Stalactites from the roof and stalagmites at the walls."""
    spikes = []
    for _ in range(30):
        y, a = float(rng.uniform(2.0, 13)), float(rng.uniform(0.22, 0.78)) * np.pi
        r = float(_radius(np.array(y))) * 0.97
        x, z = r * np.cos(a), r * 0.86 * np.sin(a) + 0.2
        long, wide = float(rng.uniform(0.5, 1.35)), float(rng.uniform(0.12, 0.24))
        spikes.append(_spike(wide, long).turned(180, "x").moved(x, y, z))
    for _ in range(12):
        y = float(rng.uniform(3.6, 13))
        x = float(rng.choice([-1, 1])) * float(_radius(np.array(y))) * float(rng.uniform(0.62, 0.8))
        spikes.append(_spike(float(rng.uniform(0.16, 0.3)), float(rng.uniform(0.4, 1.1))).moved(x, y, 0.0))
    return [single(merge(spikes), Material(srgb("#a08f86"), roughness=0.85))]


def _spike(wide: float, long: float) -> Mesh:
    t = np.linspace(0, 1, 10)
    bumps = 1 + 0.12 * np.sin(t * 19)
    return lathe(
        [
            (0, -0.3),
            *[(max(wide * (1 - u) ** 1.25 * b, 0.012), long * u) for u, b in zip(t, bumps, strict=True)],
            (0, long),
        ],
        steps=14,
        crease=80,
    )


@shows("crystal")
def _cluster(k: int) -> Body:
    """Six-sided crystals that glow, in one colour."""
    tone, glow = CRYSTALS[k % 3]
    rods = []
    for j, (lean, turn, h, r) in enumerate(
        (
            (0, 0, 0.95, 0.13),
            (26, 40, 0.7, 0.1),
            (30, 150, 0.6, 0.1),
            (24, 265, 0.75, 0.11),
            (40, 330, 0.42, 0.08),
        )
    ):
        rod = lathe([(0, 0), (r, 0), (r * 1.05, h * 0.78), (0.0, h)], steps=6, crease=10).turned(30 * j)
        rods.append(rod.turned(lean, "y").turned(turn))
    return Body((Part(merge(rods), Material(srgb(tone), roughness=0.15, clearcoat=1.0, emission=glow)),))


def _torch(x: float, y: float) -> tuple[Placed, Lamp]:
    """A torch on a stake, and its light."""
    fire = lathe(
        [(0, 0), (0.08, 0.04), (0.1, 0.12), (0.06, 0.24), (0.015, 0.36), (0, 0.38)], steps=20, crease=180
    )
    parts = (
        Part(
            merge(
                [
                    cylinder(0.05, 1.35, round=0.02, steps=16),
                    frustum(0.07, 0.12, 0.2, round=0.02, steps=16).moved(z=1.3),
                ]
            ),
            Material(srgb("#7b4a2b"), roughness=0.7),
        ),
        Part(fire.moved(z=1.48), Material(srgb("#ffb347"), emission=(2.6, 1.25, 0.3))),
        Part(sphere(0.22, 0.22, 0.14, steps=12), Material(srgb("#7d706b"), roughness=0.9)),
    )
    return Placed(Body(parts), placement(x, y, 0.0)), Lamp((x, y - 0.1, 1.75), (70.0, 36.0, 12.0), 0.3)
