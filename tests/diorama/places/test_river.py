"""A river runs past who stands at it, under what floats on it, and between a bridge's feet."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama import director
from limner.diorama.grouping import box_of
from limner.diorama.places import PlaceAsk, build_place
from limner.diorama.places.river import LEVEL, Course
from limner.diorama.stage import Placed
from limner.prompt.scene import Relation, Scene, Setting, Subject


def staged(*bodies: str, relations: tuple[Relation, ...] = (), seed: int = 3) -> director.Directed:
    subjects = tuple(Subject(id=b, words=b, body=b) for b in bodies)
    scene = Scene(subjects=subjects, relations=relations, setting=Setting(place="river"))
    return director.direct(scene, 256, 256, seed=seed, style="toy")


def box(directed: director.Directed, subject: str) -> tuple[np.ndarray, np.ndarray]:
    one: Placed = next(p for p in directed.stage.placed if p.subject == subject)
    return box_of(one.body, one.matrix)


@pytest.mark.parametrize("seed", [4, 5])
def test_the_river_runs_behind_who_stands_at_it(seed: int) -> None:
    course = Course(PlaceAsk(seed=seed))
    off, _ = course.off(np.array([[0.0, 0.0], [0.0, 1.9], [0.0, 3.8], [0.0, 7.0]]))
    assert off[0] > 1.5 and off[1] > 0.1 and off[2] < -1 and off[3] > 0
    low, _ = box(staged("fox", seed=seed), "fox")
    assert abs(low[2]) < 0.1


@pytest.mark.parametrize("seed", [4, 5])
def test_a_bridge_has_its_feet_on_the_banks_and_water_under_its_arch(seed: int) -> None:
    directed = staged("bridge", "duck", "fox", seed=seed)
    (low, high), height = box(directed, "bridge"), directed.stage.backdrop.height
    feet = height(np.array([[low[0] + 0.3, 0.0], [high[0] - 0.3, 0.0]]))
    assert np.all(feet > LEVEL + 0.1) and low[2] <= feet.min() + 1e-6
    assert height(np.zeros((1, 2)))[0] == pytest.approx(LEVEL)
    assert LEVEL - 0.3 < box(directed, "duck")[0][2] < LEVEL
    assert box(directed, "duck")[1][1] < high[1]
    assert abs(box(directed, "fox")[0][2]) < 0.12


def test_who_is_under_a_bridge_wades() -> None:
    directed = staged("bridge", "bear", relations=(Relation("under", "bear", ("bridge",)),))
    low, high = box(directed, "bear")
    assert LEVEL - 0.4 < low[2] < LEVEL
    assert abs((low[0] + high[0]) / 2) < 0.2


def test_the_words_say_what_is_about_it() -> None:
    def shown(words: str) -> set[str]:
        backdrop = build_place("river", PlaceAsk(Setting(words=words), seed=2))
        bodies = [one.body for one in (*backdrop.placed, *backdrop.scatter)]
        return {name for body in bodies for part in body.parts for name in part.shows}

    assert "house" in shown("a canal in a town") and "house" not in shown("a river")
    assert "palm tree" in shown("a jungle river")


def test_what_floats_has_the_river_about_it() -> None:
    a = np.linspace(0, 2 * np.pi, 24)
    rim = 2.6 * np.stack([np.cos(a), np.sin(a)], axis=1)
    backdrop = build_place("river", PlaceAsk(seed=5, afloat=True))
    assert Course(PlaceAsk(seed=5, afloat=True)).height(rim).max() < 0
    assert not backdrop.height(rim).any()


def test_a_river_alone_runs_towards_the_viewer() -> None:
    for ask in (PlaceAsk(seed=3, empty=True), PlaceAsk(seed=3, afloat=True)):
        assert Course(ask).off(np.array([[0.9, -2.0], [0.0, 0.0]]))[0].max() < -0.3
