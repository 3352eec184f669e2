"""Hair and beards from words."""

import pytest

from limner.diorama.figures.barber import groomed, speaks_of_hair
from limner.diorama.figures.outfit import Outfit
from limner.diorama.figures.people import PEOPLE

WOMAN, MAN = PEOPLE["woman"][0], PEOPLE["man"][0]


@pytest.mark.parametrize(
    ("traits", "hair"),
    [
        (("long red hair",), ("long",)), (("curly hair",), ("curly",)), (("bald",), ("bald",)),
        (("pink pigtails",), ("pigtails",)), (("short hair",), ("short",)),
    ],
)  # fmt: skip
def test_the_cut_of_the_hair(traits: tuple[str, ...], hair: tuple[str, ...]) -> None:
    assert groomed(MAN, traits).hair == hair


def test_red_hair_is_not_the_red_of_a_fire_engine() -> None:
    colour = groomed(WOMAN, ("red hair",)).hair_colour
    assert colour is not None and 0.2 < colour[0] < 0.7 and colour[1] > 0.02


def test_hair_and_a_beard_of_different_colours_keep_the_hairs() -> None:
    both = groomed(MAN, ("black hair", "white beard"))
    assert both.beard and both.hair_colour == groomed(MAN, ("black hair",)).hair_colour
    assert groomed(MAN, ("white beard",)).hair_colour == groomed(MAN, ("white hair",)).hair_colour


def test_other_traits_change_nobody() -> None:
    assert not speaks_of_hair("happy") and speaks_of_hair("bearded")
    same: Outfit = groomed(WOMAN, ("happy", "tall"))
    assert same == WOMAN


def test_the_old_are_old_and_children_stay_young() -> None:
    assert groomed(WOMAN, ("elderly",)).age == "old" and groomed(MAN, ("old man of the sea",)).age == "adult"
    assert groomed(PEOPLE["girl"][0], ("old",)).age == "child"
