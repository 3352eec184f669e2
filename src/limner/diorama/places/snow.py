"""Snow: soft drifts, laden firs, blue distance; flakes in the air when it is snowing."""

from __future__ import annotations

import numpy as np

from limner.diorama.material import Material, srgb
from limner.diorama.places import PlaceAsk, flora
from limner.diorama.places.meadow import clouds
from limner.diorama.places.scenery import (
    apart,
    clearing,
    falling,
    ground,
    outside,
    settled,
    share,
    single,
    strew,
    wedge,
)
from limner.diorama.sky import make_haze, make_sky, thickness
from limner.diorama.solids import sphere
from limner.diorama.stage import Backdrop
from limner.diorama.terrain import fractal, mix, smoothstep


def build(ask: PlaceAsk) -> Backdrop:
    """A snowfield among firs."""
    rng = ask.rng(6)
    shift = rng.uniform(0, 60, 2)

    def height(xy: np.ndarray) -> np.ndarray:
        drift = 0.5 * fractal(xy / 8 + shift, ask.seed & 0xFFFF, octaves=2)
        drift = drift + (0.06 * fractal(xy / 1.8, 5, octaves=3) if ask.photo else 0)
        return np.asarray((drift + 0.1) * clearing(xy, 3, 6) + 1.3 * smoothstep(7, 30, xy[:, 1]))

    sky = make_sky(ask.time, ask.weather, seed=ask.seed, style=ask.style)
    haze = make_haze(sky, 0.007 * thickness(ask.weather))
    mesh, _ = ground(height, None, far=70, columns=190, rows=210, quality=ask.quality)
    xy = mesh.vertices[:, :2]
    tint = smoothstep(-0.3, 0.5, fractal(xy / 4 + shift, 8, octaves=3))
    colour = mix(srgb("#f2f6fa"), srgb("#d9e6f4"), tint)
    placed = [single(mesh.painted(colour), Material((0.9, 0.93, 0.97), roughness=0.7))]
    for layer, (y, domes) in enumerate(
        (
            (34, ((-15, 11, 3.6), (14, 12, 3.2))),
            (52, ((-4, 18, 6.0), (28, 17, 6.8), (-32, 16, 6.2))),
        )
    ):
        for x, r, h in domes:
            tone = srgb(("#d3e2f2", "#b9cfe8")[layer])
            placed.append(
                single(
                    sphere(r, r * 0.6, h, steps=30).moved(x + rng.uniform(-2, 2), y),
                    Material(tone, roughness=0.75),
                )
            )
    fir = srgb("#3d8a72")
    if ask.photo:
        kinds = [flora.conifer(srgb("#2f4a38"), k, 3.8 + 0.4 * k, 0.9) for k in range(3)]
    else:
        kinds = [flora.pine(fir, 1, 3.4, True), flora.pine((fir[0], fir[1] * 1.15, fir[2]), 2, 2.7, True)]
    side = -1 if rng.random() < 0.5 else 1
    frame = np.array(
        [[-3.9 * side, 3.4], [4.6 * side, 4.8], [-5.6 * side, 6.6], [6.3 * side, 8.4], [-7.4 * side, 5.0]]
    )
    far = wedge(rng, 260, 17, 40, spread=30)
    lumps = fractal(far / 8 + 1.7, ask.seed & 0xFFFF, octaves=2)
    far = apart(far[lumps > 0.0], 1.5)[:30]
    stones = wedge(rng, 60, 5, 18, spread=27)
    stones = apart(stones[outside(stones, 2.8)], 1.4)[:8]
    kit = [
        *share(frame, kinds, height, rng, scale=(0.9, 1.15)),
        *share(far, kinds, height, rng, scale=(0.7, 1.1)),
        strew(flora.bush(srgb("#f4f8fc"), 3), stones, height, rng, scale=(0.4, 0.9), sink=0.12),
    ]
    kit += falling(ask, rng)
    merged, scatter = settled(kit, quality=ask.quality)
    if not ask.photo and ask.weather == "clear" and ask.time in ("morning", "day"):
        placed += clouds(ask, rng)
    return Backdrop((*placed, *merged), sky, scatter, haze=haze, height=height, exposure=0.92)
