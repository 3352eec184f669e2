"""How a prompt says what kind of picture it is."""

from __future__ import annotations

import pytest

from limner.prompt import read


@pytest.mark.parametrize(
    ("prompt", "style", "told"),
    [
        ("a fox. painting in the style of Hokusai", "oil", ["in the style of Hokusai"]),
        ("a fox, painting in pop art style", "comic", []),
        ("a fox in oil painting", "oil", []),
        ("a fox in the style of Vincent van Gogh", "oil", ["van gogh"]),
        ("a fox, american gothic style", None, ["american gothic style"]),
        ("a stained glass window of a fox", "flat", ["stained glass window"]),
        ("a still life painting of a fox", "oil", []),
        ("a fox, oil", "oil", []),
        ("a black and white photograph of a fox", "photo", ["black and white"]),
        ("a comic about a fox", "comic", []),
        ("manga of a fox", "comic", ["manga"]),
        ("a fox, watercolor painting", "watercolour", []),
        ("origami of a fox, origami", "papercut", ["origami"]),
    ],
)
def test_styles(prompt, style, told, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert [s.body for s in scene.subjects] == ["fox"]
    assert scene.style == style
    assert [u.words for u in scene.unresolved] == told


def test_a_style_sets_no_time(vocabulary) -> None:
    assert read("a painting of a fox in the style of starry night", vocabulary).setting.time is None
    assert read("a fox on a starry night", vocabulary).setting.time == "night"


@pytest.mark.parametrize("prompt", ["a black and white cat", "a painting of two black and white cows"])
def test_black_and_white_animals(prompt, vocabulary) -> None:
    assert [c.name for c in read(prompt, vocabulary).subjects[0].colours] == ["black", "white"]


@pytest.mark.parametrize(
    ("prompt", "colours", "material"),
    [
        ("a gold and blue vase", ["gold", "blue"], None), ("a blue and gold vase", ["blue", "gold"], None),
        ("a gold vase", [], "gold"), ("a red and yellow vase", ["red", "yellow"], None),
    ],
)  # fmt: skip
def test_a_metal_beside_a_colour_is_a_colour(prompt, colours, material, vocabulary) -> None:
    (vase,) = read(prompt, vocabulary).subjects
    assert [c.name for c in vase.colours] == colours and vase.material == material
