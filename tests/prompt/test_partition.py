"""Numbers without a noun share out the group they speak of."""

from __future__ import annotations

import pytest

from limner.prompt import Vocabulary, read


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("three bears, one red and two blue", [("bear", 1, "red"), ("bear", 2, "blue")]),
        ("two dogs, one black and one white", [("dog", 1, "black"), ("dog", 1, "white")]),
        (
            "five balloons: two red, two blue and one yellow",
            [("balloon", 2, "red"), ("balloon", 2, "blue"), ("balloon", 1, "yellow")],
        ),
        ("two cats. One is black and the other is white.", [("cat", 1, "black"), ("cat", 1, "white")]),
        ("several red cubes and one blue one", [("cube", 5, "red"), ("cube", 1, "blue")]),
        ("three red apples", [("apple", 3, "red")]),
    ],
)
def test_members(prompt, expected, vocabulary: Vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert [(s.body, s.count, s.colours[0].name) for s in scene.subjects] == expected
    assert scene.unresolved == ()


def test_a_member_does_what_is_said_of_it_and_stands_where_its_group_does(vocabulary) -> None:
    scene = read("three cats on a couch. One of them is reading a book.", vocabulary)
    assert sorted((s.body, s.count) for s in scene.subjects) == [
        ("book", 1),
        ("cat", 1),
        ("cat", 2),
        ("couch", 1),
    ]
    one = next(s.id for s in scene.subjects if s.body == "cat" and s.count == 1)
    kinds = {(r.kind, r.subject) for r in scene.relations}
    assert ("reading", one) in kinds
    assert ("on", one) in kinds
    assert len([r for r in scene.relations if r.kind == "on"]) == 2


def test_more_than_there_are_is_no_share(vocabulary) -> None:
    scene = read("two dogs and three red apples", vocabulary)
    assert [(s.body, s.count) for s in scene.subjects] == [("dog", 2), ("apple", 3)]
