"""Things of the water lie in it, things of the land do not."""

from __future__ import annotations

import numpy as np

from limner.diorama import afloat, catalog, director
from limner.diorama.grouping import Item, Piece
from limner.prompt.scene import Scene, Setting, Subject


def staged(body: str, place: str, *more: str) -> director.Directed:
    subjects = tuple(Subject(id=b, words=b, body=b) for b in (body, *more))
    return director.direct(
        Scene(subjects=subjects, setting=Setting(place=place)), 256, 256, seed=3, style="toy"
    )


def low(directed: director.Directed, subject: str) -> float:
    placed = next(p for p in directed.stage.placed if p.subject == subject)
    return float(placed.body.transformed(placed.matrix).bounds[0][2])


def test_a_duck_swims_and_a_boat_has_draught() -> None:
    for body in ("duck", "boat", "swan"):
        assert -0.5 < low(staged(body, "lake"), body) < -0.01


def test_a_fox_at_the_lake_stands_while_its_boat_floats_behind() -> None:
    directed = staged("fox", "lake", "boat")
    assert abs(low(directed, "fox")) < 0.1
    boat = next(p for p in directed.stage.placed if p.subject == "boat")
    fox = next(p for p in directed.stage.placed if p.subject == "fox")
    assert boat.matrix[1, 3] > fox.matrix[1, 3] + 3
    assert low(directed, "boat") < -0.2


def test_fish_in_a_lake_are_shown_below_its_surface() -> None:
    assert staged("fish", "lake").stage.backdrop.floats


def test_draught_is_a_share_of_the_height() -> None:
    body = catalog.build("boat")
    item = Item((Piece(body, np.eye(4), "a"),), catalog.find("boat"), "a")
    assert 0 < afloat.draught(item) < 0.3 * float(body.extent[2])
