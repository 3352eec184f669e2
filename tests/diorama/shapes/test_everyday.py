"""Bodies of everyday nouns: sound solids of real size, on the ground, facing outwards, that take the colour asked for."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama import catalog
from limner.diorama.body import Body, Concept
from limner.diorama.figures import rare
from limner.diorama.material import PLAIN, Look, srgb
from limner.diorama.shapes import (
    buildings_garden,
    christmas,
    cleaning,
    collectables,
    folded,
    games,
    home_fittings,
    home_linen,
    larder,
    legends,
    music,
    orchard,
    playground,
    shed,
    stalls,
    storybook_figures,
    sundries_large,
    sundries_small,
    toys,
    vehicles_odd,
    vehicles_old,
    workshop,
    yard_figures,
    yard_tools,
)
from limner.prompt.vocabulary import Entry, Vocabulary

MODULES = (
    buildings_garden, christmas, cleaning, collectables, folded, games, home_fittings, home_linen, larder, legends, music,
    orchard, playground, rare, shed, stalls, storybook_figures, sundries_large, sundries_small, toys,
    vehicles_odd, vehicles_old, workshop, yard_figures, yard_tools,
)  # fmt: skip
ALL = {c.key: c for m in MODULES for c in m.CONCEPTS}
PROBES = (srgb("#d81fa0"), srgb("#0f8f9f"))
"""No body is both pink and teal, so one of the two must make a difference."""
HEAVY = 90_000
"""Triangles that one thing may cost at most: a stall has a hundred pieces of fruit on it."""


def made(concept: Concept, look: Look = PLAIN) -> Body:
    return concept.build(look, None, np.random.default_rng(3))


def area_in(body: Body, colour: tuple[float, float, float]) -> float:
    """Share of the body's surface whose colour has about the hue of `colour`."""
    whole = match = 0.0
    for part in body.parts:
        v, f = part.mesh.vertices.astype(float), part.mesh.faces
        area = np.linalg.norm(np.cross(v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]]), axis=1)
        own = np.asarray(part.material.colour) if part.mesh.colours is None else part.mesh.colours[f[:, 0]]
        tint = np.broadcast_to(own, (len(f), 3))
        norm = np.linalg.norm(tint, axis=1) * np.linalg.norm(colour)
        whole += area.sum()
        match += area[(tint @ np.asarray(colour)) / np.maximum(norm, 1e-9) > 0.97].sum()
    return match / whole


def test_each_key_is_there_once_and_in_the_catalogue() -> None:
    keys = [c.key for m in MODULES for c in m.CONCEPTS]
    assert len(set(keys)) == len(keys)
    for key in keys:
        assert catalog.find(key).build is ALL[key].build


@pytest.mark.parametrize("key", sorted(ALL))
def test_sound(key: str) -> None:
    body = made(ALL[key])
    low, high = body.bounds
    assert abs(float(low[2])) < 1e-4
    assert float((high - low).max()) == pytest.approx(ALL[key].size, rel=0.42)
    assert 20 < sum(len(p.mesh.faces) for p in body.parts) < HEAVY
    for part in body.parts:
        mesh = part.mesh
        assert np.isfinite(mesh.vertices).all()
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=2e-3)
        assert mesh.faces.min() >= 0
        assert mesh.faces.max() < len(mesh.vertices)
        corner = mesh.vertices[mesh.faces].astype(float)
        face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
        inward = (face * mesh.normals[mesh.faces].mean(axis=1)).sum(axis=1) < 0
        area = np.linalg.norm(face, axis=1)
        assert area[inward].sum() < 0.03 * area.sum()
    for anchor in body.anchors.values():
        assert (np.asarray(anchor) >= low - 0.15 * ALL[key].size).all()
        assert (np.asarray(anchor) <= high + 0.15 * ALL[key].size).all()


@pytest.mark.parametrize("key", sorted(ALL))
def test_takes_the_colour_asked_for(key: str) -> None:
    plain = made(ALL[key])
    assert any(
        area_in(made(ALL[key], Look((probe,))), probe) - area_in(plain, probe) > 0.05 for probe in PROBES
    )


@pytest.mark.parametrize("key", ["market stall", "hay bale", "fruit basket", "axolotl", "puzzle cube"])
def test_the_same_randomness_builds_the_same_body(key: str) -> None:
    for p, q in zip(made(ALL[key]).parts, made(ALL[key]).parts, strict=True):
        assert p.mesh.vertices.tobytes() == q.mesh.vertices.tobytes()
        assert p.mesh.normals.tobytes() == q.mesh.normals.tobytes()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(Entry(*entry) for entry in catalog.vocabulary_entries())


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("food stall", "market stall"), ("hot dog cart", "hot dog stand"), ("newsstand", "kiosk"),
        ("bowl of fruit", "fruit"),
        ("coffee machine", "espresso machine"), ("bird house", "birdhouse"), ("stairs", "staircase"),
        ("drill", "power drill"),
        ("chessboard", "chess board"), ("rubik's cube", "puzzle cube"), ("digger", "excavator"),
        ("mexican salamander", "axolotl"),
        ("suit of armor", "suit of armour"), ("barbecue grill", "barbecue"), ("swing set", "swing"), ("cart", "wagon"),
        ("longship", "viking ship"), ("arch of flowers", "flower arch"),
    ],
)  # fmt: skip
def test_the_words_people_use_find_it(vocabulary: Vocabulary, words: str, key: str) -> None:
    found = vocabulary.find(words)
    assert found is not None and found.key == key


@pytest.mark.parametrize("words", ["staff", "clothes", "iron", "armor", "router", "tank"])
def test_words_of_many_meanings_are_not_taken(vocabulary: Vocabulary, words: str) -> None:
    found = vocabulary.find(words)
    assert found is None or found.key not in ALL
