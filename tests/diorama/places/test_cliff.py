"""A cliff drops to the sea close behind who stands on it; what floats lies below."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama import director
from limner.diorama.grouping import box_of
from limner.diorama.places import PlaceAsk, build_place
from limner.diorama.places.cliff import LEVEL, OFFING
from limner.prompt.scene import Scene, Season, Setting, Subject


def staged(*bodies: str, seed: int = 3, width: int = 256) -> director.Directed:
    subjects = tuple(Subject(id=b, words=b, body=b) for b in bodies)
    scene = Scene(subjects=subjects, setting=Setting(place="cliff"))
    return director.direct(scene, width, 256, seed=seed, style="toy")


def box(directed: director.Directed, subject: str) -> tuple[np.ndarray, np.ndarray]:
    boxes = [box_of(p.body, p.matrix) for p in directed.stage.placed if p.subject == subject]
    return np.min([low for low, _ in boxes], axis=0), np.max([high for _, high in boxes], axis=0)


@pytest.mark.parametrize("seed", [4, 5])
def test_the_land_ends_in_a_drop_behind_who_stands_on_it(seed: int) -> None:
    height = build_place("cliff", PlaceAsk(seed=seed)).height
    z = height(np.array([[0.0, -2.0], [0.0, 0.0], [0.0, 1.0], [0.0, 4.5]]))
    assert np.abs(z[:3]).max() < 0.3 and z[3] < LEVEL


@pytest.mark.parametrize("bodies", [("castle",), ("man", "woman", "dog", "tent"), ("lighthouse", "house", "tree")])
@pytest.mark.parametrize("seed", [4, 5])
def test_nothing_stands_beyond_the_edge(bodies: tuple[str, ...], seed: int) -> None:
    directed = staged(*bodies, seed=seed, width=456)
    for body in bodies:
        low, high = box(directed, body)
        corners = np.array([[x, y] for x in (low[0], high[0]) for y in (low[1], high[1])])
        assert directed.stage.backdrop.height(corners).min() > -0.35
        assert abs(low[2]) < 0.3


def test_a_boat_named_besides_lies_far_below() -> None:
    directed = staged("lighthouse", "boat", "wave")
    for body in ("boat", "wave"):
        low, high = box(directed, body)
        assert low[1] > OFFING and low[2] < LEVEL < high[2]
    assert box(directed, "lighthouse")[0][2] > -0.3


def test_a_boat_alone_has_the_cliffs_over_it() -> None:
    directed = staged("boat")
    low, high = box(directed, "boat")
    assert low[2] < 0 < high[2] and high[1] < 4
    assert not directed.stage.backdrop.height(np.array([[0.0, 9.0]])).any()


@pytest.mark.parametrize(("season", "bright"), [("summer", False), ("winter", True)])
def test_snow_lies_on_the_top_in_winter(season: Season, bright: bool) -> None:
    backdrop = build_place("cliff", PlaceAsk(Setting(season=season), seed=2))
    height = backdrop.height
    for placed in backdrop.placed:
        mesh = placed.body.parts[0].mesh
        v = mesh.vertices.astype(float)
        here = (np.hypot(v[:, 0], v[:, 1]) < 1.0) & (np.abs(v[:, 2] - height(v[:, :2])) < 1e-3)
        if mesh.colours is not None and here.sum() > 50:
            assert (float(mesh.colours[here].min(axis=1).mean()) > 0.6) is bright
            return
    raise AssertionError("no land in the clearing")


def test_gulls_are_there_only_when_nothing_else_is() -> None:
    def shown(empty: bool) -> set[str]:
        backdrop = build_place("cliff", PlaceAsk(seed=2, empty=empty))
        return {name for one in backdrop.placed for part in one.body.parts for name in part.shows}

    assert "seagull" in shown(True) and "seagull" not in shown(False)
