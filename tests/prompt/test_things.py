"""What stands for a noun phrase, and which subject it speaks of."""

from __future__ import annotations

import pytest

import limner
from limner.prompt import Entry, Vocabulary, read


@pytest.fixture(scope="module")
def household() -> Vocabulary:
    groups = {
        "person": "person,man",
        "animal": "cat,raccoon",
        "thing": "glass,television,tv,boot,castle",
        "clothing": "glasses",
        "food": "grapes,french fries,beer,clinking beer mugs",
        "plant": "tree",
        "furniture": "dining table",
    }
    names = {"dining table": ("table",), "clinking beer mugs": ("two beers",)}
    return Vocabulary.of(Entry(k, names.get(k, ()), g) for g, keys in groups.items() for k in keys.split(","))


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a couple of glasses on a table", [("glass", 2), ("dining table", 1)]),
        ("a pair of glasses on a table", [("glasses", 1), ("dining table", 1)]),
        ("five glasses", [("glass", 5)]),
        ("a man with glasses", [("man", 1), ("glasses", 1)]),
        ("grapes and french fries", [("grapes", 1), ("french fries", 1)]),
        ("two beers", [("beer", 2)]),
        ("a television. The TV shows a cat.", [("television", 1), ("cat", 1)]),
        ("the orange cat Otto von Garfield", [("cat", 1)]),
    ],
)
def test_what_is_shown(prompt, expected, household) -> None:
    assert [(s.body, s.count) for s in read(prompt, household).subjects] == expected


def test_an_oak_is_not_made_of_wood(household) -> None:
    assert read("an oak tree", household).subjects[0].material is None
    assert read("a wooden tree", household).subjects[0].material == "wood"


def test_named_people_are_known_again_and_told_once(household) -> None:
    scene = read("Abraham Lincoln is next to a tree. Lincoln is wearing boots.", household)
    assert [s.body for s in scene.subjects] == ["person", "tree", "boot"]
    assert [u.words for u in scene.unresolved] == ["Abraham Lincoln"]


def test_a_part_alone_is_told(household) -> None:
    scene = read("a cat's head", household)
    assert [s.body for s in scene.subjects] == ["cat"]
    assert "whole" in scene.unresolved[0].reason


def test_a_square_before_and_is_a_thing() -> None:
    shapes = Vocabulary.of([Entry("square", (), "shape"), Entry("rectangle", (), "shape")])
    scene = read("a green square and red rectangle", shapes)
    assert [(s.body, s.colours[0].name) for s in scene.subjects] == [("square", "green"), ("rectangle", "red")]


def test_what_a_map_is_of_is_no_place() -> None:
    maps = Vocabulary.of([Entry("world map", ("map",), "thing")])
    assert read("a map of Manhattan", maps).setting.place is None
    assert read("a map in Manhattan", maps).setting.place == "street"


def test_a_painting_on_a_wall_hangs_there() -> None:
    rooms = Vocabulary.of([Entry("framed picture", (), "thing"), Entry("dog", (), "animal"), Entry("chair", (), "furniture")])
    scene = read("a living room with a chair and a painting of a dog on the wall", rooms)
    assert [s.body for s in scene.subjects] == ["chair", "framed picture"]
    assert "a dog" in [u.words for u in scene.unresolved]
    assert [s.body for s in read("a painting of a dog", rooms).subjects] == ["dog"]


@pytest.mark.parametrize(
    ("prompt", "bodies", "relation"),
    [
        ("a cake with icing and a cherry on top", ["cake", "cherries"], ("on", "cherries", ("cake",))),
        ("pancakes with syrup and a strawberry on top", None, ("on", "strawberry", ("pancakes",))),
        ("a vase with a bouquet of roses", ["vase", "rose"], ("inside", "rose", ("vase",))),
    ],
)
def test_what_is_on_top_or_in_a_vase(prompt, bodies, relation) -> None:
    scene = limner.read(prompt)
    assert scene is not None
    assert bodies is None or [s.body for s in scene.subjects] == bodies
    assert relation in [(r.kind, r.subject, r.objects) for r in scene.relations]


@pytest.mark.parametrize(
    ("prompt", "body", "least"),
    [("a hot air balloon festival", "hot air balloon", 4), ("a kite festival at the beach", "kite", 4),
     ("a horse race", "horse", 3)],
)
def test_a_festival_shows_many_of_its_kind(prompt: str, body: str, least: int) -> None:
    scene = limner.read(prompt)
    assert scene is not None and [s.body for s in scene.subjects] == [body]
    assert scene.subjects[0].count >= least


def test_the_colour_in_a_kinds_name_is_no_paint() -> None:
    scene = limner.read("a red fox")
    assert scene is not None and [(s.body, s.colours) for s in scene.subjects] == [("fox", ())]
    for prompt, colour in (("a green fox", "green"), ("a brown bear", "brown")):
        painted = limner.read(prompt)
        assert painted is not None and [c.name for c in painted.subjects[0].colours] == [colour]
