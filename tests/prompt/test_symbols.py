"""Prompts that name nothing that could stand there."""

from __future__ import annotations

import pytest

import limner
from limner.diorama import catalog
from limner.prompt import symbols


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("love", ["heart"]),
        ("justice, oil painting", ["balance scale"]),
        ("the golden ratio", ["seashell"]),
        ("a diagram of brain function", ["brain"]),
        ("a laptop screen showing an internet search", ["laptop"]),
        ("an abstract oil painting in deep red and black", ["sphere", "cube"]),
    ],
)
def test_something_stands_for_it_and_that_is_told(prompt: str, bodies: list[str]) -> None:
    scene = limner.read(prompt)
    assert [s.body for s in scene.subjects] == bodies and scene.prompt == prompt
    assert any(u.placed for u in scene.unresolved)


def test_style_and_hour_are_kept() -> None:
    scene = limner.read("hope at night, watercolor")
    assert (scene.style, scene.setting.time, scene.subjects[0].body) == ("watercolour", "night", "dove")


def test_what_is_said_not_to_be_there_is_not_taken() -> None:
    assert "statue" not in [s.body for s in limner.read("a large stone zorkel without a statue of a horse on it").subjects]


@pytest.mark.parametrize("prompt", ["a pencil case", "a red vending machine", "xyzzy plugh", "the toilet brush is red"])
def test_parts_of_compounds_and_nonsense_are_not_taken(prompt: str) -> None:
    assert not limner.read(prompt).subjects


def test_where_something_is_named_nothing_stands_for_love() -> None:
    assert [s.body for s in limner.read("a dog with love for freedom").subjects] == ["dog"]


def test_all_symbols_can_be_shown() -> None:
    for symbol in set(symbols.SYMBOLS.values()):
        for one in symbol.split(" and "):
            assert one in catalog.concepts(), one
