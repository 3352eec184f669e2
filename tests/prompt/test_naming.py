"""Which words of a phrase name its thing: kinds, makes, what is done, whose back it is."""

from __future__ import annotations

import pytest

from limner.prompt import Vocabulary, read


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("two penguins ice skating", ["penguin"]),
        ("a golden retriever puppy", ["dog"]),
        ("a red Porsche 911", ["car"]),
        ("a toaster shaking hands with a microwave", ["toaster", "microwave"]),
        ("a bird on top of an elephant's back", ["bird", "elephant"]),
        ("Rex, a brown dog, sits on a couch", ["dog", "couch"]),
        ("a hot air balloon landing in a meadow", ["hot air balloon"]),
        ("a cube with the texture of brick", ["cube"]),
        ("a dog with a dark square on it", ["dog"]),
    ],
)
def test_bodies(prompt: str, bodies: list[str], vocabulary: Vocabulary) -> None:
    assert [s.body for s in read(prompt, vocabulary).subjects] == bodies


def test_words_of_a_kind_are_no_colours_or_materials(vocabulary: Vocabulary) -> None:
    for prompt in ("a golden retriever puppy", "an ice cream truck", "a punk rock dog"):
        (subject,) = read(prompt, vocabulary).subjects
        assert (subject.colours, subject.material) == ((), None)


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("a heart-shaped box", "heart-shaped"),
        ("a photo of a taxi, shallow depth of field", "shallow depth of field"),
        ("a cat seen through a fisheye lens", "fisheye lens"),
        ("a portrait of a cat in the style of Hokusai", "in the style of Hokusai"),
    ],
)
def test_what_is_not_built_is_told(prompt: str, told: str, vocabulary: Vocabulary) -> None:
    assert told in [u.words for u in read(prompt, vocabulary).unresolved]


def test_dark_skin_is_no_mood(vocabulary: Vocabulary) -> None:
    assert read("a woman with dark skin", vocabulary).mood.valence == 0
    assert read("a dark forest", vocabulary).mood.valence < 0
