"""Counts that are said by groups, comparison, negation and division."""

from __future__ import annotations

import pytest

from limner.prompt import Vocabulary, read


@pytest.mark.parametrize(
    ("prompt", "counts"),
    [
        ("half a dozen flowers", {"flower": 6}),
        ("hundreds of mushrooms", {"mushroom": 40}),
        ("three rows of four apples", {"apple": 12}),
        ("more than five cats", {"cat": 6}),
        ("fewer than five cats", {"cat": 4}),
        ("no more than five cats", {"cat": 5}),
        ("zero dogs and two cats", {"cat": 2}),
        ("a blue 1977 car", {"car": 1}),
        ("a dog pack", {"dog": 5}),
        ("an astronaut couple dancing", {"astronaut": 2}),
        ("a family of three posing in front of a house", {"person": 3, "house": 1}),
        ("a man eating a donut and a woman eating a pizza", {"man": 1, "donut": 1, "woman": 1, "pizza": 1}),
    ],
)
def test_counts(prompt: str, counts: dict[str, int], vocabulary: Vocabulary) -> None:
    assert {s.body: s.count for s in read(prompt, vocabulary).subjects} == counts


@pytest.mark.parametrize(
    ("prompt", "holds"),
    [
        ("some dogs and some birds. There are more dogs than birds.", lambda a, b: a > b),
        ("some dogs and some birds. There are fewer dogs than birds.", lambda a, b: a < b),
        ("some dogs and some birds. There are as many dogs as birds.", lambda a, b: a == b),
        ("three birds. There are twice as many dogs as birds.", lambda a, b: (a, b) == (6, 3)),
    ],
)
def test_comparisons(prompt: str, holds, vocabulary: Vocabulary) -> None:
    shown = {s.body: s.count for s in read(prompt, vocabulary).subjects}
    assert holds(shown["dog"], shown["bird"])


@pytest.mark.parametrize("prompt", ["a pizza cut into quarters", "a vase broken into five pieces"])
def test_pieces_are_told_and_the_thing_shown_whole(prompt: str, vocabulary: Vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert [s.count for s in scene.subjects] == [1]
    assert "parts of a thing" in scene.unresolved[0].reason
