"""Counts that are said by groups, comparison, negation and division."""

from __future__ import annotations

import pytest

import limner
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


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("six candles on a cake, one of them is blue", {("candle", 1, "blue"), ("candle", 5, ""), ("cake", 1, "")}),
        ("five cats, three of them black", {("cat", 3, "black"), ("cat", 2, "")}),
        ("three people, two with hats", {("person", 2, ""), ("person", 1, ""), ("hat", 2, "")}),
        ("a pyramid of ten oranges", {("orange", 10, "")}),
    ],
)
def test_some_of_a_group_are_said_to_be_otherwise(prompt: str, expected: set) -> None:
    scene = limner.read(prompt)
    assert scene is not None
    assert {(s.body, s.count, " ".join(c.name for c in s.colours)) for s in scene.subjects} == expected


def test_each_of_seven_has_a_colour_of_its_own() -> None:
    scene = limner.read("seven balloons, each of a different colour")
    assert scene is not None and len({s.colours for s in scene.subjects}) == 7


@pytest.mark.parametrize(
    ("prompt", "relations"),
    [
        ("a dog under the table and a cat on it", {("under", "dog", "dining_table"), ("on", "cat", "dining_table")}),
        ("a triangle inside a circle inside a square", {("inside", "triangle", "circle"), ("inside", "circle", "square")}),
        ("two girls sharing an umbrella", {("holding", "girl", "umbrella")}),
    ],
)
def test_what_it_and_inside_speak_of(prompt: str, relations: set) -> None:
    scene = limner.read(prompt)
    assert scene is not None and {(r.kind, r.subject, *r.objects) for r in scene.relations} == relations
