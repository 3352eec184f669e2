"""Famous buildings and sights outside Europe: sound solids on the ground, told by their names, shown where they stand."""

from __future__ import annotations

import numpy as np
import pytest

import limner
from limner.diorama import catalog
from limner.diorama.body import Body, Concept
from limner.diorama.homes import fitting
from limner.diorama.material import PLAIN, Look, srgb
from limner.diorama.shapes import landmarks_rocks, landmarks_towers, landmarks_world

MODULES = (landmarks_world, landmarks_towers, landmarks_rocks)
ALL = {c.key: c for m in MODULES for c in m.CONCEPTS}
PURPLE = srgb("#8e44ad")


def made(concept: Concept, look: Look = PLAIN) -> Body:
    return concept.build(look, None, np.random.default_rng(3))


@pytest.mark.parametrize("key", sorted(ALL))
def test_a_body_is_a_sound_solid_on_the_ground(key: str) -> None:
    body = made(ALL[key])
    low, high = body.bounds
    assert abs(float(low[2])) < 1e-4
    assert 1_000 < sum(len(p.mesh.faces) for p in body.parts) < 60_000
    for part in body.parts:
        assert np.isfinite(part.mesh.vertices).all() and np.isfinite(part.mesh.normals).all()
        assert part.mesh.faces.max() < len(part.mesh.vertices)
    for name in ("top", "front"):
        assert name in body.anchors
        at = body.anchor(name)
        assert (at >= low - 0.1).all() and (at <= high + 0.1).all()


@pytest.mark.parametrize("key", sorted(ALL))
def test_a_body_takes_the_colour_asked_for(key: str) -> None:
    def purple(look: Look) -> float:
        area = whole = 0.0
        for part in made(ALL[key], look).parts:
            v, f = part.mesh.vertices.astype(float)[part.mesh.faces], part.mesh.faces
            size = np.linalg.norm(np.cross(v[:, 1] - v[:, 0], v[:, 2] - v[:, 0]), axis=1)
            own = np.asarray(part.material.colour)[None] if part.mesh.colours is None else part.mesh.colours[f[:, 0]]
            hue = own / np.maximum(own.max(axis=1, keepdims=True), 1e-6)
            area += float((size * ((hue[:, 2] > 0.7) & (hue[:, 1] < 0.62 * hue[:, 2]))).sum())
            whole += float(size.sum())
        return area / whole

    assert purple(Look((PURPLE,))) > purple(PLAIN) + 0.2


def test_no_key_is_taken_twice() -> None:
    for key, concept in ALL.items():
        assert catalog.modelled()[key] is concept


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("the Sydney Opera House at sunset", ["sydney opera house"]),
        ("a kangaroo in front of the Sydney Opera House", ["kangaroo", "sydney opera house"]),
        ("the Taj Mahal", ["taj mahal"]),
        ("a cat on the Great Wall of China", ["cat", "great wall of china"]),
        ("the Great Wall", ["great wall of china"]),
        ("the Golden Gate Bridge in fog", ["golden gate bridge"]),
        ("a golden retriever on the golden gate bridge", ["dog", "golden gate bridge"]),
        ("St. Louis arch", ["gateway arch"]),
        ("the Gateway Arch", ["gateway arch"]),
        ("the U.S. Capitol", ["us capitol"]),
        ("the Capitol Building at dusk", ["us capitol"]),
        ("the Christ the Redeemer statue in Rio de Janeiro", ["christ the redeemer"]),
        ("Chichen Itza", ["step pyramid"]),
        ("a Mayan temple in the jungle", ["step pyramid"]),
        ("the Chrysler Building", ["empire state building"]),
        ("King Kong on top of the Empire State Building", ["gorilla", "empire state building"]),
        ("Hagia Sophia in Istanbul", ["hagia sophia"]),
        ("a television tower", ["cn tower"]),
        ("Old Faithful", ["geyser"]),
        ("Ayers Rock", ["uluru"]),
        ("the Alamo", ["alamo"]),
        ("Mt. Rushmore", ["mount rushmore"]),
        ("the Burj Khalifa at night", ["burj khalifa"]),
        ("the Space Needle in Seattle", ["space needle"]),
        ("the pyramid of Giza", ["pyramid"]),
    ],
)
def test_a_sight_is_read_by_its_name(prompt: str, bodies: list[str]) -> None:
    scene = limner.read(prompt)
    assert scene is not None and [s.body for s in scene.subjects] == bodies
    assert not any("stands for it" in u.reason for u in scene.unresolved)


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("the White House", ["the white house"]),
        ("a dog in front of the White House", ["dog", "the white house"]),
        ("a white house and the White House", ["house", "the white house"]),
        ("a white house", ["house"]),
        ("the white house on the hill", ["house"]),
        ("A White House by a lake", ["house"]),
        ("two white houses", ["house"]),
    ],
)
def test_only_capitals_make_a_white_house_the_white_house(prompt: str, bodies: list[str]) -> None:
    scene = limner.read(prompt)
    assert scene is not None and [s.body for s in scene.subjects] == bodies
    houses = [s for s in scene.subjects if s.body == "house"]
    assert all([c.name for c in s.colours] == ["white"] for s in houses)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("the Sydney Opera House", "beach"),
        ("a photo of the Golden Gate Bridge", "beach"),
        ("a kangaroo in front of the Sydney Opera House", "beach"),
        ("Uluru", "desert"),
        ("the Taj Mahal", "meadow"),
    ],
)
def test_a_sight_is_shown_where_it_stands(prompt: str, place: str) -> None:
    scene = limner.read(prompt)
    assert scene is not None and scene.setting.place is None
    assert fitting(scene, {s.id: catalog.find(s.body) for s in scene.subjects}) == place
