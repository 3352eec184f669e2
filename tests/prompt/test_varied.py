"""Several of a thing that are not alike."""

from __future__ import annotations

import pytest

from limner.prompt import Scene, Vocabulary, read
from limner.prompt.scene import Relation, Subject
from limner.prompt.varied import dealt


def dyed(scene: Scene) -> list[tuple[str, int, list[str]]]:
    return [(s.body, s.count, [c.name for c in s.colours]) for s in scene.subjects]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("colorful balloons", [("balloon", 1, ["red"]), ("balloon", 1, ["yellow"]), ("balloon", 1, ["blue"])]),
        ("assorted balloons", [("balloon", 1, ["red"]), ("balloon", 1, ["yellow"]), ("balloon", 1, ["blue"])]),
        ("two multicoloured kites", [("kite", 1, ["red"]), ("kite", 1, ["yellow"])]),
        ("four red and blue cups", [("cup", 2, ["red"]), ("cup", 2, ["blue"])]),
        ("three cubes in blue, red and white", [("cube", 1, ["blue"]), ("cube", 1, ["red"]), ("cube", 1, ["white"])]),
        ("a car in red", [("car", 1, ["red"])]),
        ("two black and white cats", [("cat", 2, ["black", "white"])]),
    ],
)
def test_colours_of_several(prompt, expected, vocabulary) -> None:
    assert dyed(read(prompt, vocabulary)) == expected


def test_one_colourful_thing_has_all_colours(vocabulary) -> None:
    assert len(read("a colourful kite", vocabulary).subjects[0].colours) == 6
    assert [s.count for s in read("three rainbow kites", vocabulary).subjects] == [3]


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("animals", ["dog", "rabbit", "fox"]),
        ("farm animals in a field", ["cow", "sheep", "horse"]),
        ("two vegetables on a bench", ["carrot", "broccoli", "bench"]),
        ("three assorted flowers", ["sunflower"]),
    ],
)
def test_words_without_a_kind_of_their_own(prompt, bodies, vocabulary) -> None:
    assert [s.body for s in read(prompt, vocabulary).subjects] == bodies


def test_a_single_stand_in_is_told(vocabulary) -> None:
    scene = read("an animal on a bench", vocabulary)
    assert [s.body for s in scene.subjects] == ["dog", "bench"]
    assert [u.words for u in scene.unresolved] == ["an animal"]
    assert "dog" in scene.unresolved[0].reason


def test_members_have_the_relations_of_all(vocabulary) -> None:
    scene = read("colorful balloons next to a house", vocabulary)
    assert {(r.subject, r.objects) for r in scene.relations} == {
        ("balloon", ("house",)), ("balloon_2", ("house",)), ("balloon_3", ("house",)),
    }  # fmt: skip


def test_each_holds_one_of_its_own(vocabulary) -> None:
    scene = read("children holding colorful balloons", vocabulary)
    assert {(r.subject, r.kind, r.objects) for r in scene.relations} == {
        ("child", "holding", ("balloon",)), ("child_2", "holding", ("balloon_2",)), ("child_3", "holding", ("balloon_3",)),
    }  # fmt: skip


def test_what_is_not_dealt_out_stays_as_it_was() -> None:
    subjects = (Subject("cat", "cat", "two cats", 2), Subject("box", "box", "a box"))
    relations = (Relation("inside", "cat", ("box",)),)
    assert dealt(subjects, relations, {}, {}) == (subjects, relations)


def test_no_kind_is_shown_that_has_no_body() -> None:
    from limner.prompt import Entry

    small = Vocabulary.of([Entry("fox", (), "animal"), Entry("owl", (), "animal")])
    assert [s.body for s in read("four animals", small).subjects] == ["fox", "owl"]
