"""What is in a vessel."""

from __future__ import annotations

import pytest

from limner.prompt import Entry, Vocabulary, read


@pytest.fixture(scope="module")
def laid() -> Vocabulary:
    groups = {
        "food": "apple,cookie,fruit,salad,bowl of soup,beer,glass of milk",
        "plant": "sunflower",
        "thing": "bowl,plate,vase,basket,bottle",
    }
    return Vocabulary.of(Entry(k, (), g) for g, keys in groups.items() for k in keys.split(","))


@pytest.mark.parametrize(
    ("prompt", "bodies", "inside"),
    [
        ("a bowl of fruit", ["bowl", "fruit"], True),
        ("a basket of apples", ["basket", "apple"], True),
        ("a vase of sunflowers", ["vase", "sunflower"], True),
        ("a plate of cookies", ["plate", "cookie"], True),
        ("a bowl of salad", ["salad"], False),
        ("a bowl of soup", ["bowl of soup"], False),
        ("a bottle of beer", ["bottle"], False),
    ],
)
def test_vessels_and_what_is_in_them(prompt, bodies, inside, laid) -> None:
    scene = read(prompt, laid)
    assert [s.body for s in scene.subjects] == bodies
    assert [r.kind for r in scene.relations] == (["inside"] if inside else [])
    assert scene.unresolved == ()
