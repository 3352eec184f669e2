"""Subjects placed by hand stand there, in a frame that does not follow them."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

import limner
from limner.diorama import director
from limner.errors import InvalidRequest
from limner.prompt.scene import Relation, Scene, Subject


def directed(scene: Scene) -> director.Directed:
    return director.direct(scene, 256, 256, seed=1, style="toy", quality=0)


def placed(scene: Scene, **at: tuple[float, float]) -> Scene:
    subjects = tuple(replace(s, at=at.get(s.id, s.at)) for s in scene.subjects)
    return replace(scene, subjects=subjects)


def middle(made: director.Directed, id: str) -> np.ndarray:
    boxes = [p.body.transformed(p.matrix).bounds for p in made.stage.placed if p.subject == id]
    return (np.min([b[0] for b in boxes], axis=0) + np.max([b[1] for b in boxes], axis=0)) / 2


PAIR = Scene(subjects=(Subject("cup", "cup", "a cup"), Subject("vase", "vase", "two vases", count=2)))


def test_it_stands_where_it_was_put_and_the_others_stay() -> None:
    before, after = directed(PAIR), directed(placed(PAIR, vase=(0.5, -0.4)))
    room = before.stage.backdrop.clearing * director.ROOM / 3
    assert middle(after, "vase")[:2] / room == pytest.approx([0.5, -0.4], abs=0.01)
    assert middle(after, "cup")[:2] == pytest.approx(middle(before, "cup")[:2])
    assert middle(after, "vase")[2] == pytest.approx(middle(before, "vase")[2], abs=0.05)
    assert after.notes == before.notes == ()


def test_the_plan_tells_what_put_understands() -> None:
    made = directed(placed(PAIR, cup=(-0.3, 0.6)))
    spots = {s.subject: s for s in made.plan}
    assert (spots["cup"].x, spots["cup"].z) == pytest.approx((-0.3, 0.6))
    assert sum(s.subject == "vase" for s in made.plan) == 2
    assert all(0 < s.width < 1 and 0 < s.depth < 1 for s in made.plan)
    again = directed(placed(PAIR, cup=(spots["cup"].x, spots["cup"].z)))
    assert again.plan == made.plan


def test_the_frame_shows_that_it_was_moved() -> None:
    alone = Scene(subjects=(Subject("cup", "cup", "a cup"),))
    left, right = (directed(placed(alone, cup=(x, 0.0))) for x in (-0.6, 0.6))

    def seen(made: director.Directed) -> float:
        view = made.stage.view
        forward = np.subtract(view.target, view.eye)
        across = np.cross(forward, [0, 0, 1.0])
        return float((middle(made, "cup") - view.eye) @ across)

    assert seen(left) < -0.2 < 0.2 < seen(right)


def test_what_is_carried_goes_with_its_carrier_and_that_is_told() -> None:
    scene = Scene(
        subjects=(Subject("cat", "cat", "a cat"), Subject("couch", "couch", "a couch")),
        relations=(Relation("on", "cat", ("couch",)),),
    )
    told = directed(placed(scene, cat=(0.5, 0.0)))
    assert any(note.startswith("at: a cat") for note in told.notes)
    moved = directed(placed(scene, couch=(0.4, 0.2)))
    (spot,) = moved.plan
    assert spot.subject == "couch" and spot.carries == ("cat",)
    assert abs(middle(moved, "cat")[0] - middle(moved, "couch")[0]) < 0.6


def test_a_hand_against_the_words_is_told() -> None:
    scene = replace(PAIR, relations=(Relation("left_of", "cup", ("vase",)),))
    assert directed(scene).notes == ()
    notes = directed(placed(scene, cup=(0.7, 0.0))).notes
    assert notes == ("at: as placed, a cup does not stand left of two vases",)
    far = directed(placed(PAIR, vase=(1.0, 1.0)))
    assert any("edge" in note for note in far.notes) and max(s.x + s.width / 2 for s in far.plan) <= 1.001


def test_scenes_of_both_schemas_are_read_and_only_what_needs_it_is_written_as_the_new_one() -> None:
    plain = limner.read("a red cup next to a vase")
    text = plain.to_json()
    assert json.loads(text)["schema"] == 1 and '"at"' not in text and Scene.from_json(text) == plain
    by_hand = placed(plain, **{plain.subjects[0].id: (0.25, -0.5)})
    data = json.loads(by_hand.to_json())
    assert data["schema"] == 2 and data["subjects"][0]["at"] == [0.25, -0.5]
    assert Scene.from_json(by_hand.to_json()) == by_hand
    # Somebody who adds `at` to an older file by hand is understood.
    assert Scene.from_json(json.dumps({**data, "schema": 1})) == by_hand
    for wrong in (0, 3, "1", True, None):
        with pytest.raises(InvalidRequest, match=r"scene\.schema"):
            Scene.from_json(json.dumps({**data, "schema": wrong}))


@pytest.mark.parametrize("at", [[2, 0], [0], [0, 0, 0], "left", [0, None], 5])
def test_wrong_places_name_the_field(at: object) -> None:
    with pytest.raises(InvalidRequest, match=r"scene\.subjects\[0\]\.at"):
        Scene.from_json(json.dumps({"subjects": [{"id": "a", "body": "cup", "words": "a cup", "at": at}]}))
