"""Stacks whose members are told one by one."""

from __future__ import annotations

import pytest

import limner


def told(prompt: str) -> list[str]:
    """The chains of "on" from the top down, as colours; and that nothing else is there."""
    scene = limner.read(prompt)
    colour = {s.id: s.colours[0].name if s.colours else s.body for s in scene.subjects}
    on = {r.subject: r.objects[0] for r in scene.relations if r.kind == "on"}
    (top,) = set(colour) - set(on.values())
    chain = [top]
    while chain[-1] in on:
        chain.append(on[chain[-1]])
    assert len(chain) == len(scene.subjects) and all(s.count == 1 for s in scene.subjects)
    return [colour[id] for id in chain]


@pytest.mark.parametrize("thing", ["cube", "book", "plate"])
def test_each_is_told(thing: str) -> None:
    prompt = (
        f"A stack of 3 {thing}s. A red {thing} is on the top, sitting on a blue {thing}. The blue {thing} is in the middle, "
        f"sitting on a green {thing}. The green {thing} is on the bottom."
    )
    assert told(prompt) == ["red", "blue", "green"]


def test_two_of_one_colour() -> None:
    prompt = (
        "A stack of 3 cubes. A red cube is on the top, sitting on a red cube. The red cube is in the middle, sitting on a "
        "green cube. The green cube is on the bottom."
    )
    assert told(prompt) == ["red", "red", "green"]


def test_the_top_one_and_the_bottom_one() -> None:
    prompt = "a stack of three cubes, the top one is red, the middle one is blue and the bottom one is green"
    assert told(prompt) == ["red", "blue", "green"]


def test_what_stands_under_the_stack_bears_its_lowest() -> None:
    prompt = "A stack of 2 cubes on a table. A red cube is on the top, sitting on a yellow cube."
    assert told(prompt)[:2] == ["red", "yellow"] and len(told(prompt)) == 3


def test_a_stack_of_which_nothing_is_told_stays_one() -> None:
    scene = limner.read("a stack of three cubes")
    assert [(s.count, s.traits) for s in scene.subjects] == [(3, ("stack",))]
