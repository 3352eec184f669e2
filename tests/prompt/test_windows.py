"""At a window: when it is where the picture is, and when it is a thing in it."""

from __future__ import annotations

import pytest

import limner


@pytest.mark.parametrize(
    ("prompt", "bodies", "time", "weather"),
    [
        ("a cat sleeping on a windowsill, rain outside", ["cat"], None, "rain"),
        ("a cup of tea by the window, snow outside", ["teacup"], None, "snow"),
        ("snow outside the window, a cat on the windowsill", ["cat"], None, "snow"),
        ("a cat looking out of a window at the city at night", ["cat"], "night", None),
        ("three books and a candle on the window ledge", ["book", "candle"], None, None),
        ("a girl reading by the window", ["girl", "book"], None, None),
    ],
)
def test_what_is_at_a_window_is_in_the_room_before_it(prompt, bodies, time, weather) -> None:
    scene = limner.read(prompt)
    assert scene is not None and scene.setting.place == "window"
    assert [s.body for s in scene.subjects] == bodies
    assert (scene.setting.time, scene.setting.weather) == (time, weather)


@pytest.mark.parametrize(
    "prompt",
    ["a red window", "a house with a red window", "an elephant beside a window", "three windows", "a bird outside the window"],
)
def test_other_windows_are_things(prompt: str) -> None:
    scene = limner.read(prompt)
    assert scene is not None and scene.setting.place != "window"


def test_the_land_outside_is_the_one_that_is_named() -> None:
    scene = limner.read("a vase of sunflowers by a window overlooking the sea")
    assert scene is not None and scene.setting.place == "window" and "sea" in scene.setting.words
    assert scene.unresolved == ()
