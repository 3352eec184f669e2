"""What is put in vessels: all of it in there, all of it to be seen."""

from __future__ import annotations

import numpy as np
import pytest

import limner
from limner.diorama import casting
from limner.diorama.inks import main_colour
from limner.diorama.stage import Stage
from limner.engines.diorama import Diorama
from limner.request import Request

Box = tuple[np.ndarray, np.ndarray]


def staged(prompt: str) -> Stage:
    return Diorama().stage(Request(prompt, width=512, height=512, seed=1), limner.read(prompt), 0)[0]


def boxes(prompt: str) -> dict[str, list[Box]]:
    """By subject, the boxes of its instances in the world."""
    found: dict[str, list[Box]] = {}
    for placed in staged(prompt).placed:
        if placed.subject:
            found.setdefault(placed.subject, []).append(placed.body.transformed(placed.matrix).bounds)
    return found


def centre(box: Box) -> np.ndarray:
    return (box[0] + box[1]) / 2


@pytest.mark.parametrize(
    "prompt",
    ["a bowl of apples, bananas and grapes on a table", "a basket with bread, cheese and wine", "a box with eight puppies"],
)
def test_all_that_a_vessel_holds_is_over_its_floor(prompt: str) -> None:
    found = boxes(prompt)
    vessel = next(found[id][0] for id in ("bowl", "basket", "box") if id in found)
    held = [box for id, pool in found.items() if id not in ("bowl", "basket", "box", "dining_table") for box in pool]
    assert len(held) >= 3
    for box in held:
        assert (vessel[0][:2] < centre(box)[:2]).all() and (centre(box)[:2] < vessel[1][:2]).all()
        assert box[1][2] > vessel[0][2]


def test_many_in_a_box_do_not_hide_one_another() -> None:
    dogs = boxes("a box with eight puppies")["dog"]
    seen = np.array([centre(box)[[0, 2]] for box in dogs])
    apart = np.linalg.norm(seen[:, None] - seen[None], axis=2) + np.eye(len(dogs))
    height = float(dogs[0][1][2] - dogs[0][0][2])
    assert apart.min() > 0.35 * height


def test_a_cage_on_a_table_stands_there_with_who_is_in_it() -> None:
    found = boxes("a parrot in a birdcage on a table")
    (low, _), table = found["birdcage"][0], found["dining_table"][0]
    assert low[2] == pytest.approx(table[1][2], abs=0.03) and found["parrot"][0][0][2] > low[2]


def test_who_is_in_a_cage_is_behind_its_bars() -> None:
    found = boxes("a cage with three parrots")
    cage = found["birdcage"][0]
    for low, high in found["parrot"]:
        assert (low > cage[0]).all() and (high < cage[1]).all()


def test_a_tank_holds_the_fish_asked_for_and_no_others() -> None:
    found = boxes("six fish in a fish tank")
    tank = found["aquarium"][0]
    assert len(found["fish"]) == 6
    for low, high in found["fish"]:
        assert (low > tank[0]).all() and (high < tank[1]).all()
    alone = {p.subject: p.body for p in staged("an aquarium").placed}["aquarium"]
    filled = {p.subject: p.body for p in staged("six fish in a fish tank").placed}["aquarium"]
    assert sum(len(p.mesh.faces) for p in filled.parts) < sum(len(p.mesh.faces) for p in alone.parts)


def test_goldfish_in_a_bowl_swim_in_glass_and_are_all_golden() -> None:
    found = {p.subject: p.body for p in staged("two goldfish in a bowl").placed}
    assert any(part.material.transmission > 0.5 for part in found["bowl"].parts)
    fish = [p.body for p in staged("two goldfish in a bowl").placed if p.subject == "fish"]
    assert len(fish) == 2 and len({main_colour(body) for body in fish}) == 1


def test_one_sees_through_a_jar_what_is_in_it() -> None:
    found = boxes("a jar of pickles")
    (low, high) = found["jar"][0]
    for pickle_low, pickle_high in found["pickle"]:
        assert (pickle_low > low).all() and (pickle_high < high).all()
    jar = next(p.body for p in staged("a jar of pickles").placed if p.subject == "jar")
    assert any(part.material.transmission > 0.5 for part in jar.parts)


@pytest.mark.parametrize(("prompt", "who"), [("a hamster in a hot air balloon", "hamster"), ("two foxes in a balloon", "fox")])
def test_who_flies_in_a_balloon_stands_in_its_basket(prompt: str, who: str) -> None:
    found = boxes(prompt.replace("a balloon", "a hot air balloon"))
    (low, high) = found["hot_air_balloon"][0]
    for own_low, own_high in found[who]:
        assert own_low[2] < low[2] + 0.12 * (high[2] - low[2]) < own_high[2] < low[2] + 0.3 * (high[2] - low[2])


def test_flowers_stand_in_a_flower_pot_and_soup_does_not() -> None:
    def pot(prompt: str) -> int:
        body = {p.subject: p.body for p in staged(prompt).placed}["pot"]
        return sum(len(part.mesh.faces) for part in body.parts)

    assert pot("three tulips in a pot") != pot("a pot next to a stove")


@pytest.mark.parametrize(
    ("prompt", "body"),
    [("two dogs in a red car", "open car"), ("a woman driving a taxi", "open taxi"), ("six penguins in a bus", "open bus"),
     ("three children in a boat", "rowing boat"), ("a man rowing a boat", "rowing boat"), ("two women in a canoe", "canoe"),
     ("a cat in a sailing boat", "boat"), ("a red car", "car")],
)  # fmt: skip
def test_a_vehicle_that_somebody_is_in_hides_nobody(prompt: str, body: str) -> None:
    scene = limner.read(prompt)
    vehicle = next(s for s in scene.subjects if s.body in ("car", "taxi", "bus", "boat", "rowing boat", "canoe"))
    assert casting.opened(scene, vehicle) == body


@pytest.mark.parametrize("prompt", ["a family of four in a car", "six penguins in a bus", "two women in a canoe"])
def test_who_is_in_a_vehicle_looks_over_its_rim_and_not_through_its_side(prompt: str) -> None:
    found = boxes(prompt)
    vehicle = next(found.pop(id)[0] for id in ("car", "bus", "canoe") if id in found)
    for pool in found.values():
        for low, high in pool:
            assert high[2] > vehicle[1][2] - 0.25 * (vehicle[1][2] - vehicle[0][2])
            assert low[2] > vehicle[0][2]
            assert (vehicle[0][:2] < (low + high)[:2] / 2).all() and ((low + high)[:2] / 2 < vehicle[1][:2]).all()


def test_the_stems_of_a_bouquet_in_a_hand_cross() -> None:
    found = boxes("a girl holding a bouquet of five tulips")
    tulips, girl = found["tulip"], found["girl"][0]
    assert len(tulips) == 5
    spread = np.ptp([centre(box) for box in tulips], axis=0)
    assert np.all(spread[:2] < 0.6 * (girl[1] - girl[0])[2]), "one bunch"
