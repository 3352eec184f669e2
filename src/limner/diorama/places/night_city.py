"""A city at night: lit windows, neon, lamps, and a wet street that mirrors them under a deep blue sky."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import merge, placement
from limner.diorama.places import PlaceAsk
from limner.diorama.places.facades import WALLS, house, neon, street_lamp, tower
from limner.diorama.places.snowfall import weathered
from limner.diorama.places.studio import softboxes
from limner.diorama.solids import box
from limner.diorama.stage import Backdrop, Placed, Sky
from limner.diorama.terrain import smoothstep

FRONT = 5.6
TUBES = ("#ff3f8f", "#2fd8ff", "#ffb52f", "#8f5fff", "#3fffb0")


def build(ask: PlaceAsk) -> Backdrop:
    """The night city; subjects are lit by a soft warm key from the camera's left."""
    rng = ask.rng(9)
    wet = Material(srgb("#20243a"), roughness=0.16, clearcoat=0.3)
    walk = Material(srgb("#3a3c55"), roughness=0.3)
    parts = [
        Part(box(60, 20, 0.2, round=0).moved(0, -6.4, -0.1), wet),
        Part(box(60, 40, 0.2, round=0).moved(0, 23.9, 0.0), walk),
        Part(
            merge([box(0.97, 0.28, 0.26, round=0.04).moved(k, 3.7, 0.0) for k in range(-15, 16)]),
            Material(srgb("#565a78"), roughness=0.4),
        ),
        Part(
            merge(
                [
                    box(0.95, 0.13, 0.02, round=0.005, steps=1).moved(k * 1.9 + 0.3, 2.1, 0.0)
                    for k in range(-9, 10)
                ]
            ),
            Material(srgb("#b9bdd0"), roughness=0.35),
        ),
    ]
    placed = [Placed(Body(tuple(parts)))]
    shift, x, k = int(rng.integers(8)), -9.5, 0
    while x < 10:
        width = float(rng.choice([1.9, 2.25, 2.6]))
        if k in (2, 5):  # lanes through which the towers show
            x, k = x + 1.5, k + 1
            continue
        floors = 2 + int(rng.random() < 0.4)
        placed.append(
            Placed(
                house(WALLS[(shift + 3 * k) % 8], width, floors, rng, night=True),
                placement(x + width / 2, FRONT, 0.1),
            )
        )
        if k % 2 == 0 or rng.random() < 0.4:
            colour = srgb(TUBES[int(rng.integers(5))])
            z = 1.5 + (0.9 if floors > 2 else 0.15)
            placed.append(
                Placed(neon((k + shift) % 4, colour), placement(x + width / 2, FRONT - 0.2, z, scale=0.72))
            )
        x, k = x + width + 0.03, k + 1
    for j in range(9):
        w = float(rng.uniform(1.8, 3.0))
        spot = placement(-11 + 2.75 * j + float(rng.uniform(-0.4, 0.4)), FRONT + 5 + 3.5 * (j % 2), 0)
        placed.append(Placed(tower(w, float(rng.uniform(6.5, 11.5)), rng), spot))
    placed += [Placed(street_lamp(lit=True), placement(x, 4.15, 0.1)) for x in (-3.6, 0.15, 3.9)]
    return weathered(Backdrop(tuple(placed), _sky(), exposure=1.0), ask)


def _sky() -> Sky:
    """Deep blue with the city's glow at the horizon; the key light comes from outside the frame."""
    lights = softboxes(
        ((-48, 34, 26, 1.5), (58, 28, 20, 0.8)), level=0.16, tint=(0.8, 0.85, 1.15), key=(-0.5, -0.66, 0.6),
        strength=2.1, size=12, warm=(1.0, 0.9, 0.78),
    )  # fmt: skip

    def view(d: np.ndarray) -> np.ndarray:
        up = np.clip(d[..., 2], 0, 1)[..., None]
        low, high = np.array([0.16, 0.10, 0.30]), np.array([0.012, 0.02, 0.075])
        seen = low + (high - low) * smoothstep(0.0, 0.55, up)
        at = (
            np.stack([np.arctan2(d[..., 0], d[..., 1]), np.arcsin(np.clip(d[..., 2], -1, 1))], axis=-1) * 60.0
        )
        cell = np.floor(at)
        n = np.sin(cell[..., 0] * 127.1 + cell[..., 1] * 311.7) * 43758.5453
        r = n - np.floor(n)
        far = np.linalg.norm(at - cell - 0.5, axis=-1)
        star = np.where(r < 0.06, np.exp(-((far / 0.13) ** 2)), 0.0)[..., None]
        return np.asarray(seen + star * 0.8, np.float32)

    return Sky(lights.image, lights.sun_direction, lights.sun_radiance, lights.sun_size, view)
