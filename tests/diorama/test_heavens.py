"""What belongs in the sky hangs there, behind everything and in the frame."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import limner
from limner.diorama import heavens, homes
from limner.diorama.director import direct
from limner.diorama.stage import Stage


def staged(prompt: str, seed: int = 1, style: str = "toy") -> Stage:
    return direct(limner.read(prompt), 384, 384, seed=seed, style=style, quality=0).stage


def seen(stage: Stage, key: str) -> np.ndarray:
    """(8, 3): corners of the first such subject's box as (x, y) in the picture, -1..1, and distance."""
    placed = next(p for p in stage.placed if p.subject is not None and p.subject.startswith(key))
    box = np.stack(placed.body.transformed(placed.matrix).bounds, 1)
    points = np.array(list(itertools.product(*box)))
    eye, forward, right, up, half = heavens._axes(stage.view)
    q = points - eye
    far = q @ forward
    return np.stack([q @ right / far / half, q @ up / far / half, far], 1)


@pytest.mark.parametrize("thing", ["sun", "rainbow", "cloud"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_things_of_the_sky_are_far_behind_and_high_in_the_frame(thing: str, seed: int) -> None:
    stage = staged(f"a {thing} and a house on a meadow", seed)
    sky, house = seen(stage, thing), seen(stage, "house")
    assert sky[:, 2].min() > house[:, 2].max() + 5
    assert np.abs(sky[:, :2]).max() < 1.0
    assert sky[:, 1].mean() > 0.3


def test_left_and_right_hold_in_the_sky() -> None:
    assert seen(staged("a house to the left of a rainbow on a meadow"), "house")[:, 0].mean() < seen(
        staged("a house to the left of the sun on a meadow"), "sun"
    )[:, 0].mean()
    assert seen(staged("a house to the right of the sun on a meadow"), "sun")[:, 0].mean() < -0.2


def test_indoors_and_in_the_studio_nothing_hangs_behind_the_wall() -> None:
    stage = staged("a star and a cup in a living room")
    assert seen(stage, "star")[:, 2].max() < 12


def test_sunshine_in_the_words_shows_the_sun_unless_it_is_a_thing_already() -> None:
    def brightest(prompt: str) -> float:
        stage = staged(prompt)
        from limner.diorama.sensor import rays

        view = stage.backdrop.sky.view
        assert view is not None
        return float(view(rays(stage.view, 96, 96))[:40].max())

    assert brightest("a fox on a sunny meadow") > 1.2 > brightest("a fox on a meadow")
    assert brightest("a fox and a sun on a sunny meadow") < 1.2


def test_polar_lights_are_green_and_in_the_sky_alone() -> None:
    def green(prompt: str) -> np.ndarray:
        from limner.diorama.sensor import rays

        stage = staged(prompt)
        view = stage.backdrop.sky.view
        assert view is not None
        seen = view(rays(stage.view, 96, 96)).reshape(96, 96, 3)
        return (seen[..., 1] - seen[..., [0, 2]].max(-1)).max(1)

    rows = green("an igloo under the northern lights")
    assert rows[:40].max() > 0.2 > rows[60:].max() and green("an igloo at night").max() < 0.1


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("palm trees and a sun", "beach"),
        ("a cactus", "desert"),
        ("two penguins", "snow"),
        ("a giraffe and an elephant", "savanna"),
        ("a giraffe and a toaster", "studio"),
        ("a photo of a giraffe", "studio"),
        ("a cow", "meadow"),
    ],
)
def test_things_are_shown_where_they_belong(prompt: str, place: str) -> None:
    from limner.diorama import catalog

    scene = limner.read(prompt)
    assert homes.fitting(scene, {s.id: catalog.find(s.body) for s in scene.subjects}) == place


def test_nothing_grows_on_mars() -> None:
    def green(prompt: str) -> float:
        stage = staged(prompt)
        shades = [
            part.mesh.colours.mean(0) if part.mesh.colours is not None else np.array(part.material.colour)
            for placed in stage.backdrop.placed for part in placed.body.parts
        ]  # fmt: skip
        return float(max(c[1] - max(c[0], c[2]) for c in shades))

    assert green("a robot in the desert") > 0.05 > green("a robot on mars")


def test_fireworks_are_let_off_at_night() -> None:
    night, day = (float(staged(p).backdrop.sky.image.mean()) for p in ("fireworks over a house", "a house"))
    assert night < 0.75 * day
