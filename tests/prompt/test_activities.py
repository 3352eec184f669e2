"""Activities become poses, what is used for them and a place; never things."""

from __future__ import annotations

import pytest

import limner
from limner.prompt import Entry, Vocabulary, read


@pytest.fixture(scope="module")
def sporting() -> Vocabulary:
    groups = {
        "animal": "penguin,dog,bear,panda,bird",
        "person": "person,man,boy,child",
        "thing": "soccer ball,tennis racket,guitar,fishing rod,surfboard,kite,microphone,easel,bow and arrow",
        "vehicle": "boat,airplane,car",
        "building": "house,castle",
        "clothing": "coat",
    }
    names = {"child": ("kid",)}
    return Vocabulary.of(Entry(k, names.get(k, ()), g) for g, keys in groups.items() for k in keys.split(","))


@pytest.mark.parametrize(
    ("prompt", "bodies", "relations", "pose", "place"),
    [
        ("two penguins ice skating", ["penguin"], set(), "skating", "snow"),
        ("a penguin family ice skating", ["penguin"], set(), "skating", "snow"),
        ("kids playing soccer", ["child", "soccer ball"], {("soccer_ball", "next_to", "child")}, "running", "stadium"),
        ("a man and a boy playing tennis", ["man", "boy", "tennis racket", "tennis racket"],
         {("man", "holding", "tennis_racket"), ("boy", "holding", "tennis_racket_2")}, None, "stadium"),
        ("a bear fishing in the desert", ["bear", "fishing rod"], {("bear", "holding", "fishing_rod")}, None, "desert"),
        ("a dog surfing", ["dog", "surfboard"], {("dog", "riding", "surfboard")}, "surfing", "beach"),
        ("a fishing boat", ["boat"], set(), None, None),
        ("a man playing guitar", ["man", "guitar"], {("man", "holding", "guitar")}, "playing", None),
        ("a boy flying a kite", ["boy", "kite"], {("boy", "holding", "kite")}, None, None),
        ("a boy painting a picture", ["boy", "easel"], {("easel", "next_to", "boy")}, "painting", None),
        ("a bear shooting a bow", ["bear", "bow and arrow"], {("bear", "holding", "bow_and_arrow")}, None, None),
        ("a dog walking out of a house", ["dog", "house"], {("dog", "in_front_of", "house")}, "walking", None),
        ("a bird flying", ["bird"], set(), "flying", None),
    ],
)  # fmt: skip
def test_activities(prompt, bodies, relations, pose, place, sporting) -> None:
    scene = read(prompt, sporting)
    assert [s.body for s in scene.subjects] == bodies
    assert {(r.subject, r.kind, r.objects[0]) for r in scene.relations} == relations
    assert (scene.subjects[0].pose, scene.setting.place) == (pose, place)
    assert scene.unresolved == ()


def test_who_has_no_body_leaves_nothing_to_others(sporting) -> None:
    scene = read("a vase and a platypus playing soccer", sporting)
    assert scene.subjects == ()
    scene = read("a platypus in a coat shouting into a microphone", sporting)
    assert [s.body for s in scene.subjects] == ["coat", "microphone"]
    assert scene.relations == ()


def test_what_is_done_to_a_thing_is_no_pose(sporting) -> None:
    assert read("a bear painted on a boat", sporting).subjects[0].pose is None


@pytest.mark.parametrize(
    ("prompt", "books", "readers"),
    [("a fox reading under a tree", 1, ["fox"]), ("two children reading", 2, ["child"]),
     ("a mother reading to her son", 1, ["woman"])],
)
def test_who_reads_has_a_book(prompt: str, books: int, readers: list[str]) -> None:
    scene = limner.read(prompt)
    assert scene is not None
    assert [s.count for s in scene.subjects if s.body == "book"] == [books]
    assert [r.subject for r in scene.relations if r.kind == "reading"] == readers


def test_what_is_read_by_name_is_no_book_besides() -> None:
    scene = limner.read("a robot reading the newspaper")
    assert scene is not None and [s.body for s in scene.subjects] == ["robot", "newspaper"]


def test_two_who_play_chess_have_the_board_between_them() -> None:
    scene = limner.read("a cat and a dog playing chess")
    assert scene is not None
    assert [(r.kind, r.objects) for r in scene.relations] == [("between", ("cat", "dog"))]


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a robot watering plants", ("holding", "robot", ("watering_can",))),
        ("a man mopping the floor", ("holding", "man", ("mop",))),
        ("a fox and a rabbit having a tea party", ("between", "teapot", ("fox", "rabbit"))),
        ("a bear cutting bread on a cutting board", ("on", "bread", ("cutting_board",))),
    ],
)
def test_what_verbs_are_done_with(prompt: str, relation: tuple) -> None:
    scene = limner.read(prompt)
    assert scene is not None and relation in [(r.kind, r.subject, r.objects) for r in scene.relations]


@pytest.mark.parametrize("prompt", ["a cutting board", "a boy raking leaves with a rake", "a sweeping view of a valley"])
def test_tools_that_are_named_or_not_used_come_once(prompt: str) -> None:
    scene = limner.read(prompt)
    assert scene is not None and sum(s.body in ("rake", "broom", "knife") for s in scene.subjects) == prompt.count("a rake")
