"""Who is two at once, and who is dressed as somebody else."""

from __future__ import annotations

import pytest

from limner import read
from limner.diorama.director import Directed, direct
from limner.diorama.figures.kin import costume, crossed, is_beast, kin
from limner.diorama.figures.outfit import Outfit
from limner.diorama.figures.people import PEOPLE
from limner.diorama.material import srgb

CHEF = PEOPLE["chef"][0]


@pytest.mark.parametrize(
    ("key", "traits", "other"),
    [
        ("chef", ("bear",), "bear"), ("chef", ("polar", "bear"), "polar bear"), ("waiter", ("penguin",), "penguin"),
        ("bride", ("zombie",), "zombie"), ("chef", ("busy", "happy"), None), ("king", ("snow",), None),
        ("man", ("cowboy",), None),
    ],
)  # fmt: skip
def test_what_else_a_person_is(key: str, traits: tuple[str, ...], other: str | None) -> None:
    assert kin(key, traits) == other


@pytest.mark.parametrize(
    ("key", "traits", "role"),
    [
        ("cat", ("cowboy",), "cowboy"), ("dog", ("police",), None), ("dog", ("guard",), None),
        ("cat", ("dressed as pirate",), "pirate"),
        ("girl", ("dressed as witch",), "witch"), ("girl", ("pirate",), None), ("car", ("dressed as pirate",), None),
    ],
)  # fmt: skip
def test_what_somebody_is_dressed_as(key: str, traits: tuple[str, ...], role: str | None) -> None:
    assert costume(key, traits) == role


def test_the_one_gives_the_head_and_the_other_the_clothes() -> None:
    bear = crossed(CHEF, "bear")
    assert bear.beast is not None and bear.hat == CHEF.hat and bear.coat == CHEF.coat and bear.skin == bear.beast.coat
    blue = crossed(CHEF, "bear", (srgb("#2040d0"),))
    assert blue.beast != bear.beast and blue.coat == CHEF.coat
    zombie = crossed(CHEF, "zombie")
    assert zombie.skin == PEOPLE["zombie"][0].skin and zombie.hat == CHEF.hat
    child: Outfit = crossed(PEOPLE["witch"][0], "girl")
    assert child.age == "child" and child.hat == "wizard"
    assert is_beast("owl") and not is_beast("robot")


def test_words_make_a_cat_in_a_suit_stand_up_and_one_in_a_scarf_not() -> None:
    assert _figures("a cat astronaut") == _figures("a cat wearing an astronaut suit")
    assert len(_directed("a fox in a suit").stage.placed) == 1
    assert len(_directed("a fox in a scarf").stage.placed) == 2
    assert _figures("a fox in a suit") != _figures("a fox")


def test_who_cannot_be_both_is_told() -> None:
    assert [n for n in _directed("a snowman butler").notes if n.startswith("kind:")]
    assert not [n for n in _directed("a cat astronaut").notes if n.startswith("kind:")]


@pytest.mark.parametrize(
    ("prompt", "trait"),
    [
        ("a cat dressed as a pirate", "dressed as pirate"), ("a dog in a wizard costume", "dressed as wizard"),
        ("a corgi dressed up like a king", "dressed as king"),
    ],
)  # fmt: skip
def test_costumes_are_read_as_such(prompt: str, trait: str) -> None:
    scene = read(prompt)
    assert len(scene.subjects) == 1 and trait in scene.subjects[0].traits and not scene.unresolved


def test_a_cake_dressed_as_a_castle_is_told() -> None:
    assert read("a cake dressed as a castle").unresolved


def _directed(prompt: str) -> Directed:
    return direct(read(prompt), 256, 256, seed=4, style="toy")


def _figures(prompt: str) -> list[int]:
    return [len(part.mesh.vertices) for placed in _directed(prompt).stage.placed for part in placed.body.parts]
