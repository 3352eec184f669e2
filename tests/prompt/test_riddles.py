"""Things that are described instead of named."""

from __future__ import annotations

import pytest

import limner
from limner.diorama import catalog
from limner.prompt import riddles, tables
from limner.prompt.scene import Scene
from limner.prompt.vocabulary import Entry, Vocabulary

DESCRIBED = {
    "A tall African mammal with a very long neck and legs, and a coat patterned with brown patches": "giraffe",
    "A container with a spout and a handle for making and pouring tea": "teapot",
    "A large round citrus fruit with a tough reddish-yellow skin and many juicy segments": "orange",
    "A wild animal like a large dog that hunts in packs and howls": "wolf",
    "A bird that cannot fly and buries its head in the sand, with very long legs": "ostrich",
    "A long seat in a park for several people, made of wood": "bench",
    "An instrument for looking at distant stars through lenses in a tube": "telescope",
    "A vehicle that takes sick or injured people to hospital": "ambulance",
    "A toy of thin cloth on a light frame that is flown in the wind on a string": "kite",
    "A building in which grain is ground, with sails turned by the wind": "windmill",
    "A plant of the desert with thick stems that store water and spines instead of leaves": "cactus",
    "A machine that washes clothes in a revolving drum": "washing machine",
}


@pytest.mark.parametrize(("prompt", "name"), DESCRIBED.items())
def test_what_is_described_is_found(prompt: str, name: str) -> None:
    assert riddles.answer(prompt) == name


@pytest.mark.parametrize(
    "prompt",
    [
        "a toy car in front of a teddy bear on a striped rug",
        "A vehicle with big wheels drives through the mud near a river",
        "A large animal with horns standing in a forest beside a lake",
        "A building with a tall tower next to a river with boats on it",
        "a fruit bowl with grapes and an apple on a table in the kitchen",
        "a device that looks like a toaster but has legs and walks about",
        "a pair of headphones dangling from a branch of a tree",
        "a device",
    ],
)
def test_a_scene_is_no_riddle(prompt: str) -> None:
    assert riddles.answer(prompt) is None


def test_the_scene_shows_it_and_says_so() -> None:
    prompt = "A vehicle that has two wheels, one behind the other, and is propelled by pedals"
    scene = limner.read(prompt)
    assert isinstance(scene, Scene)
    assert [(s.body, s.count) for s in scene.subjects] == [("bicycle", 1)] and scene.prompt == prompt
    assert any("bicycle" in u.reason for u in scene.unresolved)


def test_every_description_is_of_something_that_can_be_shown() -> None:
    vocabulary = Vocabulary.of(Entry(c.key, c.names, c.group) for c in catalog.concepts().values())
    for table in tables.sections("described"):
        for name in tables.groups("described", table):
            assert vocabulary.exact(name) is not None, name
