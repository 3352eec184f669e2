"""Several of one kind are no twins, and what is held is held as one holds it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import limner
from limner.diorama.stage import Placed, Stage
from limner.engines.diorama import Diorama
from limner.request import Request


def staged(prompt: str, seed: int = 1) -> Stage:
    return Diorama().stage(Request(prompt, width=384, height=384, seed=seed), limner.read(prompt), 0)[0]


def of(stage: Stage, key: str) -> list[Placed]:
    return [p for p in stage.placed if p.subject is not None and p.subject.startswith(key)]


def height(placed: Placed) -> float:
    low, high = placed.body.transformed(placed.matrix).bounds
    return float(high[2] - low[2])


def colours(placed: Placed) -> np.ndarray:
    return np.concatenate(
        [
            p.mesh.colours.mean(axis=0) if p.mesh.colours is not None else np.array(p.material.colour)
            for p in placed.body.parts
        ]
    )


@pytest.mark.parametrize("prompt", ["three children", "two women", "four men on a beach"])
@pytest.mark.parametrize("seed", [1, 5])
def test_people_of_a_group_are_not_twins(prompt: str, seed: int) -> None:
    people = [p for p in staged(prompt, seed).placed if p.subject]
    for a, b in itertools.combinations(people, 2):
        first, second = colours(a), colours(b)
        assert len(first) != len(second) or np.abs(first - second).max() > 0.02


def test_people_of_different_subjects_wear_different_clothes() -> None:
    stage = staged("a man next to a woman")
    man, woman = of(stage, "man")[0], of(stage, "woman")[0]
    skin = man.body.parts[0].mesh.colours, woman.body.parts[0].mesh.colours
    assert np.abs(skin[0].mean(axis=0) - skin[1].mean(axis=0)).max() > 0.02


def test_several_differ_in_size_but_not_by_much() -> None:
    tall = [height(p) for p in of(staged("five oranges"), "orange")]
    assert len(set(np.round(tall, 4))) > 3
    assert max(tall) / min(tall) < 1.15


def test_colourful_things_have_a_colour_each() -> None:
    balloons = of(staged("four colorful balloons"), "balloon")
    main = {tuple(np.round(colours(b)[:3], 2)) for b in balloons}
    assert len(main) == 4


def test_balloons_nobody_gave_a_colour_are_not_all_alike_and_red_ones_are_red() -> None:
    main = {tuple(np.round(colours(b)[:3], 2)) for b in of(staged("three balloons"), "balloon")}
    assert len(main) == 3
    red = [colours(b)[:3] for b in of(staged("three red balloons"), "balloon")]
    assert np.ptp(red, axis=0).max() < 0.02 and all(c.argmax() == 0 for c in red)


def test_the_same_seed_casts_the_same() -> None:
    one, other = staged("three children"), staged("three children")
    assert all(np.array_equal(colours(a), colours(b)) for a, b in zip(one.placed, other.placed, strict=True))


def test_an_umbrella_is_held_over_the_head() -> None:
    stage = staged("a girl holding an umbrella")
    girl, umbrella = of(stage, "girl")[0], of(stage, "umbrella")[0]
    low, high = umbrella.body.transformed(umbrella.matrix).bounds
    g_low, g_high = girl.body.transformed(girl.matrix).bounds
    assert high[2] > g_high[2]
    assert g_low[2] < low[2] < g_high[2]
    assert low[0] < (g_low[0] + g_high[0]) / 2 < high[0], "it does not cover her"


@pytest.mark.parametrize("who", ["man", "bear", "robot"])
def test_a_guitar_lies_across_the_body(who: str) -> None:
    stage = staged(f"a {who} holding a guitar")
    holder, guitar = of(stage, who)[0], of(stage, "guitar")[0]
    low, high = guitar.body.transformed(guitar.matrix).bounds
    h_low, h_high = holder.body.transformed(holder.matrix).bounds
    assert high[0] - low[0] > 0.8 * (high[2] - low[2]), "it hangs upright"
    middle, own = (low + high) / 2, (h_low + h_high) / 2
    assert abs(middle[0] - own[0]) < 0.25 * (h_high[0] - h_low[0])
    assert h_low[2] < low[2] and high[2] < h_high[2]
    assert low[1] < own[1]
