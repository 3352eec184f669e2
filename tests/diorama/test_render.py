"""The renderer's contract: repeatable, stoppable, and layers that agree with what is in front of the camera."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama import render, solids, tone, world
from limner.diorama.body import Body, Part
from limner.diorama.material import Material
from limner.diorama.mesh import placement
from limner.diorama.stage import Backdrop, Placed, Sky, Stage, View
from limner.errors import Cancelled

SIDE = 96


def ball(x: float, colour: tuple[float, float, float], subject: str, **more: float) -> Placed:
    part = Part(solids.sphere(0.5, steps=24).moved(z=0.5), Material(colour, roughness=0.6, **more))
    return Placed(Body((part,)), placement(x, 0, 0), subject)


def sky(image: np.ndarray | None = None) -> Sky:
    return Sky(np.full((16, 32, 3), 0.8, np.float32) if image is None else image)


def stage(*placed: Placed, light: Sky | None = None) -> Stage:
    view = View((0, -6, 0.6), (0, 0, 0.5), fov=30)
    return Stage(Backdrop((), light or sky()), placed, view, SIDE, SIDE)


def test_owners_say_which_body_a_pixel_shows_even_with_another_scene_alive() -> None:
    other = world.build(stage(ball(0, (0.5, 0.5, 0.5), "other")))
    made = stage(ball(-0.8, (0.8, 0.1, 0.1), "left"), ball(0.8, (0.1, 0.1, 0.8), "right", metallic=1.0))
    owner = render.trace(made, samples=2).layers.owner
    columns = np.arange(SIDE)
    assert columns[(owner == 0).any(axis=0)].mean() < SIDE / 2 < columns[(owner == 1).any(axis=0)].mean()
    assert set(np.unique(owner)) == {-1, 0, 1}
    assert other is not None


def test_depth_is_in_metres_and_the_sky_has_none() -> None:
    layers = render.trace(stage(ball(0, (0.5, 0.5, 0.5), "a")), samples=2).layers
    middle = SIDE // 2
    assert layers.depth[middle, middle] == pytest.approx(5.5, abs=0.1)
    assert layers.depth[2, 2] == 0 and layers.cover[2, 2] == 0 and layers.cover[middle, middle] == 1
    assert layers.normals[middle, middle] @ [0, -1, 0] > 0.95


def test_the_sky_is_the_right_way_round() -> None:
    image = np.full((16, 32, 3), 0.2, np.float32)
    image[:, 16:, 0] = 1.0  # red to the right of what the camera looks at
    image[:8, :, 2] = 1.0  # blue overhead
    rgb = render.trace(stage(ball(0, (0.5, 0.5, 0.5), "a"), light=sky(image)), samples=2).rgb
    assert rgb[-4, -4, 0] > rgb[-4, 3, 0] + 0.3
    assert rgb[3, 3, 2] > rgb[-4, 3, 2] + 0.3


def test_same_seed_same_numbers_and_another_seed_other_noise() -> None:
    made = stage(ball(0, (0.8, 0.3, 0.1), "a"))
    first, again, other = (render.trace(made, samples=4, seed=s).rgb for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert np.abs(first - other).mean() < 0.02


def test_colours_come_out_as_given() -> None:
    for colour in ((0.7, 0.05, 0.05), (0.05, 0.5, 0.08), (0.05, 0.1, 0.7)):
        frame = render.trace(stage(ball(0, colour, "a")), samples=4)
        shown = frame.rgb[frame.layers.owner == 0].mean(axis=0)
        assert shown.argmax() == int(np.argmax(colour))
        assert shown.max() > 2.5 * np.sort(shown)[1]


def test_it_stops_between_passes() -> None:
    with pytest.raises(Cancelled):
        render.trace(stage(ball(0, (0.5, 0.5, 0.5), "a")), samples=4, cancelled=lambda: True)


def test_the_tone_curves_keep_order_and_end_in_white() -> None:
    ramp = np.linspace(0, 12, 400)[:, None, None] * np.ones((1, 1, 3))
    for curve in (tone.neutral, tone.filmic):
        shown = tone.encode(curve(ramp.copy()))[:, 0, 0]
        assert (np.diff(shown) > -1e-6).all() and shown[0] < 0.01 and shown[-1] > 0.93


def test_the_encoded_curve_is_srgb() -> None:
    linear = np.random.default_rng(0).random((64, 64, 3)).astype(np.float32) ** 3
    exact = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    assert np.abs(tone.encode(linear) - exact).max() < 2e-5
    assert np.abs(tone.decode(tone.encode(linear)) - linear).max() < 1e-4
