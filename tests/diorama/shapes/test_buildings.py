"""Buildings, plants and bodies of the sky: sound solids that stand on the ground and take the colour asked for."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama.body import Body, Concept
from limner.diorama.material import PLAIN, Look, srgb
from limner.diorama.shapes import buildings_homes, buildings_landmarks, buildings_town, garden, heavens

MODULES = (buildings_homes, buildings_landmarks, buildings_town, garden, heavens)
ALL = {c.key: c for m in MODULES for c in m.CONCEPTS}
PURPLE = srgb("#8e44ad")


def made(concept: Concept, look: Look = PLAIN) -> Body:
    return concept.build(look, None, np.random.default_rng(3))


@pytest.mark.parametrize("key", sorted(ALL))
def test_a_body_is_a_sound_solid_on_the_ground(key: str) -> None:
    body = made(ALL[key])
    low, _ = body.bounds
    assert abs(float(low[2])) < 1e-4
    assert 500 < sum(len(p.mesh.faces) for p in body.parts) < 260_000
    for part in body.parts:
        assert np.isfinite(part.mesh.vertices).all() and np.isfinite(part.mesh.normals).all()
        assert part.mesh.faces.max() < len(part.mesh.vertices)


@pytest.mark.parametrize("key", sorted(set(ALL) - {"rainbow", "campfire", "planet", "skyscraper"}))
def test_a_body_takes_the_colour_asked_for(key: str) -> None:
    def purple(look: Look) -> float:
        area = 0.0
        for part in made(ALL[key], look).parts:
            colours = part.mesh.colours
            own = np.asarray([part.material.colour]) if colours is None else colours
            hue = own / np.maximum(own.max(axis=1, keepdims=True), 1e-6)
            area += float(((hue[:, 2] > 0.7) & (hue[:, 1] < 0.62 * hue[:, 2])).mean())
        return area

    assert purple(Look((PURPLE,))) > purple(PLAIN)


def test_the_same_words_build_the_same_house() -> None:
    a, b = made(ALL["castle"]), made(ALL["castle"])
    for p, q in zip(a.parts, b.parts, strict=True):
        assert p.mesh.vertices.tobytes() == q.mesh.vertices.tobytes()
