"""Famous buildings of Europe: sound solids of moderate weight, and read by the names that people give them."""

from __future__ import annotations

import numpy as np
import pytest

import limner
from limner.diorama.body import Body
from limner.diorama.material import PLAIN, Look, srgb
from limner.diorama.shapes import landmarks_churches, landmarks_europe, landmarks_gates

ALL = {c.key: c for m in (landmarks_churches, landmarks_europe, landmarks_gates) for c in m.CONCEPTS}
PURPLE = srgb("#8e44ad")


def made(key: str, look: Look = PLAIN) -> Body:
    return ALL[key].build(look, None, np.random.default_rng(3))


@pytest.mark.parametrize("key", sorted(ALL))
def test_a_landmark_is_a_sound_solid_on_the_ground(key: str) -> None:
    body = made(key)
    low, high = body.bounds
    assert abs(float(low[2])) < 1e-4
    assert 2_000 < sum(len(p.mesh.faces) for p in body.parts) < 60_000
    for part in body.parts:
        assert np.isfinite(part.mesh.vertices).all() and np.isfinite(part.mesh.normals).all()
        assert part.mesh.faces.max() < len(part.mesh.vertices)
    for name in ("top", "front"):
        assert (body.anchor(name) >= low - 0.05).all() and (body.anchor(name) <= high + 0.05).all()
        assert name in body.anchors


@pytest.mark.parametrize("key", sorted(ALL))
def test_a_landmark_takes_the_colour_asked_for(key: str) -> None:
    def purple(look: Look) -> float:
        area = 0.0
        for part in made(key, look).parts:
            colours = part.mesh.colours
            own = np.asarray([part.material.colour]) if colours is None else colours
            hue = own / np.maximum(own.max(axis=1, keepdims=True), 1e-6)
            alike = (hue[:, 2] > 0.7) & (hue[:, 1] < 0.62 * hue[:, 2])
            area += float(alike.mean()) * len(part.mesh.faces)
        return area

    assert purple(Look((PURPLE,))) > purple(PLAIN)


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("the Eiffel Tower", ["eiffel tower"]),
        ("Van Gogh style painting of the Eiffel Tower", ["eiffel tower"]),
        ("a cat in front of Big Ben", ["cat", "big ben"]),
        ("Elizabeth Tower", ["big ben"]),
        ("the Colosseum at sunset", ["colosseum"]),
        ("a dog next to the leaning tower of Pisa", ["dog", "leaning tower of pisa"]),
        ("Arc de Triomphe", ["arc de triomphe"]),
        ("Stonehenge at night", ["stonehenge"]),
        ("Tower Bridge in London", ["tower bridge"]),
        ("the Brandenburg Gate", ["brandenburg gate"]),
        ("a painting of Notre Dame in the rain", ["notre dame"]),
        ("Notre-Dame cathedral", ["notre dame"]),
        ("St. Basil's Cathedral", ["saint basil's cathedral"]),
        ("a red Saint Basil’s Cathedral in the snow", ["saint basil's cathedral"]),
        ("the Kremlin", ["saint basil's cathedral"]),
        ("Sagrada Familia", ["sagrada familia"]),
        ("the London Eye", ["london eye"]),
        ("Elizabeth Taylor", ["person"]),
        ("a man's hat", ["hat"]),
    ],
)
def test_a_landmark_is_read_by_name(prompt: str, bodies: list[str]) -> None:
    assert [s.body for s in limner.read(prompt).subjects] == bodies


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("the Eiffel Tower in Paris at night", "park"),
        ("the Eiffel Tower in a city street", "street"),
        ("Big Ben and a red bus in London", "street"),
        ("a dog in Paris", "street"),
    ],
)
def test_a_landmark_has_room_in_its_town(prompt: str, place: str) -> None:
    assert limner.read(prompt).setting.place == place
