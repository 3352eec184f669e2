import numpy as np
import pytest

from limner.diorama import catalog
from limner.diorama.body import Concept
from limner.diorama.material import PLAIN
from limner.errors import InvalidRequest


def test_unknown_keys_are_named_with_what_is_close() -> None:
    with pytest.raises(InvalidRequest, match="giraffe") as error:
        catalog.find("girafe")
    assert error.value.field == "scene.subjects.body"


def test_modelled_concepts_win_over_art() -> None:
    everything = catalog.concepts()
    for key, concept in catalog.modelled().items():
        assert everything[key] is concept


def test_names_lead_to_one_key_only() -> None:
    entries = list(catalog.vocabulary_entries())
    keys = [key for key, _, _ in entries]
    names = [name for _, more, _ in entries for name in more]
    assert keys == sorted(set(keys))
    assert len(names) == len(set(names))
    assert not set(names) & set(keys)


def test_every_entry_can_be_found() -> None:
    for key, _, group in catalog.vocabulary_entries():
        assert catalog.find(key).group == group


@pytest.mark.parametrize("key", ["strawberry", "kite", "red envelope"])
def test_bodies_stand_on_the_ground_in_their_size(key: str) -> None:
    body = catalog.build(key)
    low, high = body.bounds
    assert low[2] == pytest.approx(0, abs=1e-6)
    assert (low + high)[:2] == pytest.approx([0, 0], abs=1e-5)
    assert max(body.extent[0], body.extent[2]) == pytest.approx(catalog.find(key).size, rel=0.15)


def test_unknown_poses_count_as_none() -> None:
    seen = []

    def build(look, pose, rng):
        seen.append(pose)
        return catalog.build("kite")

    assets = {"x": Concept("x", build, poses=("sit",))}
    catalog.build("x", PLAIN, "fly", np.random.default_rng(0), assets)
    catalog.build("x", PLAIN, "sit", np.random.default_rng(0), assets)
    assert seen == [None, "sit"]
