"""What is done is no thing: verbs that look like nouns end the phrase before them."""

from __future__ import annotations

import pytest

from limner.prompt import read


@pytest.mark.parametrize(
    ("prompt", "body", "pose"),
    [
        ("a robot cooking", "robot", "cooking"),
        ("a kangaroo hopping in the air", "kangaroo", "jumping"),
        ("a girl diving into a cloud", "girl", "swimming"),
        ("a bird flies over the desert", "bird", "flying"),
        ("an astronaut floats through space", "astronaut", "floating"),
    ],
)
def test_a_verb_after_its_noun(prompt, body, pose, vocabulary) -> None:
    subject = read(prompt, vocabulary).subjects[0]
    assert (subject.body, subject.pose) == (body, pose)


def test_a_verb_before_its_object(vocabulary) -> None:
    scene = read("a koala eating zorkmids and a lion eating a carrot", vocabulary)
    assert [s.body for s in scene.subjects] == ["koala", "lion", "carrot"]
    assert [u.words for u in scene.unresolved] == ["zorkmids"]
    assert scene.subjects[0].pose == "eating"


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("a dozen eggs", ["egg"]),
        ("a sleeping cat and running dogs", ["cat", "dog"]),
        ("a lion stands a few feet in front of a car", ["lion", "car"]),
    ],
)
def test_what_only_looks_like_it(prompt, bodies, vocabulary) -> None:
    assert [s.body for s in read(prompt, vocabulary).subjects] == bodies


def test_who_does_it_though_the_tagger_says_otherwise(vocabulary) -> None:
    scene = read("a kitten playing with a kite", vocabulary)
    assert [(s.body, s.pose) for s in scene.subjects] == [("cat", "playing"), ("kite", None)]
    assert [s.body for s in read("a clock showing midnight", vocabulary).subjects] == ["clock"]
    assert scene.unresolved == ()


def test_a_possessive_with_another_name_is_another(vocabulary) -> None:
    assert [s.count for s in read("a dog with her puppies", vocabulary).subjects] == [1, 3]
    assert [s.count for s in read("a dog. His dog is asleep.", vocabulary).subjects] == [1]
