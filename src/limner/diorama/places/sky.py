"""High among clouds: soft white heaps below and around, a deepening blue above; things float."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh, merge, placement
from limner.diorama.places import PlaceAsk
from limner.diorama.places.unwanted import shows
from limner.diorama.sky import make_haze, make_sky
from limner.diorama.solids import sphere
from limner.diorama.stage import Backdrop, Scatter
from limner.diorama.terrain import fractal


def build(ask: PlaceAsk) -> Backdrop:
    """The sky; subjects float about a metre above the nearest cloud."""
    rng = ask.rng(11)
    side = -1.0 if rng.random() < 0.5 else 1.0
    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style, sun_azimuth=side * 148)
    heaps = [cumulus(np.random.Generator(np.random.Philox(key=[k, 77]))) for k in range(4)]
    spots: list[list[np.ndarray]] = [[], [], [], []]
    k = 0
    # A floor of cloud that closes towards the horizon, lower in front so that it never hides what floats.
    for y in (4.0, 6.5, 9.5, 13.5, 19.0, 27.0, 38.0):
        half = 3.5 + 0.75 * (y + 7)
        gap = 2.1 + 0.11 * y
        for x in np.arange(-half, half, gap):
            size = (0.75 + 0.055 * y) * rng.uniform(0.8, 1.25)
            z = -1.15 - 0.055 * y + rng.uniform(-0.25, 0.3)
            at = placement(
                x + rng.uniform(-0.5, 0.5),
                y + rng.uniform(-0.8, 0.8),
                z,
                scale=size,
                turn=float(rng.uniform(-30, 30)),
            )
            spots[k % 4].append(at)
            k += 1
    for x, y, z, size in ((-2.7, 0.8, -0.95, 0.8), (2.6, 1.0, -1.0, 0.85), (0.2, 1.8, -1.2, 0.9)):
        spots[k % 4].append(placement(x, y, z, scale=size, turn=float(rng.uniform(-30, 30))))
        k += 1
    for x, y, z, size in (
        (-6.2, 12, 3.0, 1.15),
        (6.8, 15, 4.1, 1.5),
        (-3.4, 24, 6.4, 1.5),
        (10.5, 22, 2.2, 1.7),
    ):
        spots[k % 4].append(placement(side * x, y, z + float(rng.uniform(-0.4, 0.4)), scale=size))
        k += 1
    scatter = tuple(Scatter(body, np.stack(m)) for body, m in zip(heaps, spots, strict=True))
    return Backdrop((), sky, scatter, haze=make_haze(sky, 0.014), floats=True, exposure=1.12)


@shows("cloud")
def cumulus(rng: np.random.Generator) -> Body:
    """A heap of cloud about 2.4 m wide: many balls, their skins billowed by noise."""
    parts = []
    for _ in range(20):
        x, y = rng.normal(0, 0.52), rng.normal(0, 0.34)
        r = float(np.clip(0.58 - 0.26 * np.hypot(x, y), 0.18, 0.6) * rng.uniform(0.72, 1.05))
        z = r * 0.55 + max(0.0, 0.42 - 0.45 * abs(x)) * rng.uniform(0, 1)
        ball = sphere(r, steps=16)
        v = ball.vertices.astype(np.float64)
        bump = fractal((v[:, :2] + v[:, 2:3] * 0.7) * 3.2 + x * 5, 3, octaves=2) * 0.1
        parts.append(Mesh.of(v * (1 + bump)[:, None] + [x, y, z], ball.faces, crease=180))
    return Body((Part(merge(parts), Material((0.93, 0.94, 0.96), roughness=1.0)),))
