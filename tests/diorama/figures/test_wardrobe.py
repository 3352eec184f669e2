"""What people wear: names of garments, outfits changed by them, and pictures of people in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from limner import read
from limner.diorama import catalog, costumes
from limner.diorama.director import direct
from limner.diorama.figures.headgear import GEAR
from limner.diorama.figures.people import PEOPLE
from limner.diorama.figures.wardrobe import GARMENTS, clothed
from limner.diorama.material import Look, srgb
from limner.prompt.scene import Scene

WOMAN, COP = PEOPLE["woman"][0], PEOPLE["police officer"][0]
RED, BLUE = srgb("#d02020"), srgb("#2040d0")


@pytest.mark.parametrize(
    ("prompt", "key"),
    [
        ("a man in a black suit", "suit"), ("a girl in a yellow raincoat", "coat"), ("a man wearing blue jeans", "jeans"),
        ("a man wearing a white T-shirt", "t-shirt"), ("a boy wearing a chef's hat", "chef hat"),
        ("ein Mann mit einem Mantel", "coat"), ("a man in a big red cowboy hat", "cowboy hat"), ("a man in a red scarf", None),
        ("a man wearing a tie", None), ("a man wearing a hoodie", "hoodie"), ("a man in pants", "trousers"),
    ],
)  # fmt: skip
def test_a_garment_is_known_by_its_body(prompt: str, key: str | None) -> None:
    scene = read(prompt)
    concepts = {s.id: catalog.find(s.body) for s in scene.subjects}
    worn = costumes.worn(scene, concepts, {})
    assert [garment.body for garments in worn.values() for garment in garments] == ([key] if key else [])


def test_an_edited_body_is_the_garment_that_is_shown() -> None:
    def figure(scene: Scene) -> list[bytes]:
        return _points(direct(scene, 256, 256, seed=3, style="toy").stage.placed[0].body)

    scene = read("a man in a yellow raincoat")
    man, coat = scene.subjects
    edited = replace(scene, subjects=(man, replace(coat, body="hoodie")))
    assert figure(edited) != figure(scene)


def test_a_woman_in_jeans_and_a_shirt_wears_no_dress() -> None:
    outfit = clothed(WOMAN, [("jeans", ()), ("t-shirt", (RED,))])
    assert outfit.cut == "trousers" and "short sleeves" in outfit.features
    assert dict(outfit.tones) == {"light": GARMENTS["jeans"].colour, "coat": RED}


def test_a_dress_over_trousers_is_a_dress_whatever_comes_first() -> None:
    for order in ([("dress", (RED,)), ("boot", (BLUE,))], [("boot", (BLUE,)), ("dress", (RED,))]):
        outfit = clothed(PEOPLE["man"][0], order)
        assert outfit.cut == "dress" and dict(outfit.tones) == {"coat": RED, "shoe": BLUE}


def test_one_hat_at_a_time() -> None:
    outfit = clothed(COP, [("beret", ())])
    assert outfit.hat == "beret" and "beret" in GEAR
    outfit = clothed(outfit, [("santa hat", ())])
    assert outfit.hat == "santa" and not set(outfit.features) & set(GEAR)


def test_the_hat_of_somebody_who_has_one_is_that_hat() -> None:
    chef = PEOPLE["chef"][0]
    assert clothed(chef, [("hat", ())]) == chef
    red = clothed(chef, [("hat", (RED,))])
    assert red.hat == "chef" and dict(red.tones)["hat"] == RED
    assert clothed(WOMAN, [("hat", ())]).hat == clothed(chef, [("sun hat", ())]).hat == "straw"


@pytest.mark.parametrize("name", sorted({g: n for n, g in reversed(GARMENTS.items())}.values()))
def test_every_garment_shows_on_a_person(name: str) -> None:
    """Asked for in red or not, somebody in it looks another than somebody without."""
    rng = np.random.default_rng(1)
    plain = catalog.build("man", Look(), None, rng)
    dressed = catalog.build("man", Look(wear=((name, (srgb("#e8352a"),)),)), None, np.random.default_rng(1))
    assert _points(plain) != _points(dressed)


def _points(body: object) -> list[bytes]:
    return [
        p.mesh.vertices.tobytes() + (b"" if p.mesh.colours is None else p.mesh.colours.tobytes())
        for p in body.parts
    ]  # type: ignore[attr-defined]


def test_whoever_wears_it_is_made_in_it_and_it_is_no_thing_of_its_own() -> None:
    stage = direct(read("a man in a black suit"), 256, 256, seed=3, style="toy").stage
    assert {p.subject for p in stage.placed if p.subject} == {"man"}
    hanging = direct(read("a black suit on a chair"), 256, 256, seed=3, style="toy").stage
    assert {"suit", "chair"} <= {p.subject for p in hanging.placed}


def test_words_on_a_shirt_are_set_on_the_chest() -> None:
    plain = direct(read("a man wearing a shirt"), 256, 256, seed=3, style="toy").stage
    worded = direct(read('a man wearing a shirt that says "HELLO"'), 256, 256, seed=3, style="toy").stage
    assert len(worded.placed) == len(plain.placed)
    assert len(worded.placed[-1].body.parts) == len(plain.placed[-1].body.parts) + 1


def test_animals_keep_clothes_cut_for_them_in_the_colour_asked() -> None:
    stage = direct(read("a bear wearing a blue sweater"), 256, 256, seed=3, style="toy").stage
    cloth = next(p for p in stage.placed if p.subject == "sweater").body.parts[0].material.colour
    assert cloth[2] > 2 * max(cloth[:2])


def test_stripes_take_a_second_colour() -> None:
    striped = costumes.garment_colours(replace(_shirt("a striped shirt"), traits=("striped",)))
    assert len(striped) == 2 and striped[0] != striped[1]


def _shirt(words: str):
    from limner.prompt.scene import Subject

    return Subject(id="shirt", words=words, body="t-shirt")
