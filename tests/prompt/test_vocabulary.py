from __future__ import annotations

import pytest

from limner.prompt import Entry, Vocabulary


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("puppy", "dog"), ("poodle", "dog"), ("automobile", "car"), ("sofa", "couch"), ("sparrow", "bird"),
        ("violinist", "person"), ("oak", "tree"), ("fire hydrants", "fire hydrant"), ("television", "tv"),
        ("wine glasses", "wine glass"), ("knives", "knife"), ("t shirt", "t-shirt"), ("bunny", "rabbit"),
    ],
)  # fmt: skip
def test_finds(word, key, vocabulary: Vocabulary) -> None:
    match = vocabulary.find(word)
    assert match is not None and match.key == key


@pytest.mark.parametrize(
    "word", ["thing", "object", "justice", "corkscrew", "trowel", "rod", "beef", "zorkmid", ""]
)
def test_a_miss_is_better_than_a_wrong_stand_in(word, vocabulary: Vocabulary) -> None:
    assert vocabulary.find(word) is None


def test_a_key_wins_over_a_name() -> None:
    small = Vocabulary.of([Entry("a", ("mouse",), "animal"), Entry("mouse", (), "thing")])
    match = small.exact("mice")
    assert match is not None and match.key == "mouse" and match.how == "exact"
