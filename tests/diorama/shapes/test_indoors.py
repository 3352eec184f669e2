"""The indoor shapes: real sizes, on the ground, sound meshes, and recoloured over most of what is seen."""

import numpy as np
import pytest

from limner.diorama.body import Body, Concept
from limner.diorama.material import PLAIN, Look, srgb
from limner.diorama.shapes import (
    apparel_finery,
    apparel_wear,
    electronics_gadgets,
    electronics_screens,
    furniture_rooms,
    furniture_seating,
    furniture_walls,
    household_bags,
    household_desk,
    household_music,
    household_things,
    household_tools,
    kitchen_appliances,
    kitchen_cutlery,
    kitchen_pots,
    kitchen_tea,
    kitchen_vessels,
)

MODULES = (
    kitchen_pots,
    kitchen_tea,
    furniture_seating,
    furniture_rooms,
    furniture_walls,
    kitchen_cutlery,
    kitchen_vessels,
    kitchen_appliances,
    electronics_screens,
    electronics_gadgets,
    household_things,
    household_bags,
    household_tools,
    household_desk,
    household_music,
    apparel_wear,
    apparel_finery,
)
CONCEPTS = [concept for module in MODULES for concept in module.CONCEPTS]
COCO = (
    "bench",
    "bed",
    "book",
    "bottle",
    "bowl",
    "cup",
    "chair",
    "clock",
    "couch",
    "dining table",
    "fork",
    "knife",
    "spoon",
    "hair drier",
    "handbag",
    "backpack",
    "suitcase",
    "umbrella",
    "tie",
    "computer keyboard",
    "laptop",
    "cell phone",
    "microwave",
    "computer mouse",
    "oven",
    "potted plant",
    "refrigerator",
    "scissors",
    "sink",
    "teddy bear",
    "toaster",
    "toilet",
    "toothbrush",
    "tv",
    "tv remote",
    "vase",
    "wine glass",
)
PURPLE = srgb("#8e44ad")


def _built(concept: Concept, look: Look = PLAIN) -> Body:
    return concept.build(look, None, np.random.default_rng(0))


def _share(body: Body, colour: tuple[float, float, float], grid: int = 72) -> float:
    """Share of the body's visible area that has `colour`, seen from the front and 18 degrees above."""
    low, high = body.bounds
    tilt = np.radians(18)
    samples, owners = [], []
    rng = np.random.default_rng(1)
    total = [np.linalg.norm(np.cross(*_sides(p.mesh.vertices[p.mesh.faces])), axis=1) for p in body.parts]
    all_area = sum(a.sum() for a in total)
    for k, (part, area) in enumerate(zip(body.parts, total, strict=True)):
        count = max(int(90_000 * area.sum() / all_area), 400)
        corner = part.mesh.vertices[part.mesh.faces][rng.choice(len(area), count, p=area / area.sum())]
        u, v = rng.random((2, count, 1))
        u, v = np.where(u + v > 1, 1 - u, u), np.where(u + v > 1, 1 - v, v)
        samples.append(corner[:, 0] + u * (corner[:, 1] - corner[:, 0]) + v * (corner[:, 2] - corner[:, 0]))
        owners.append(np.full(count, k))
    p, owner = np.concatenate(samples), np.concatenate(owners)
    size = float((high - low).max()) * 1.1
    x = np.clip(((p[:, 0] - low[0]) / size * grid).astype(int), 0, grid - 1)
    up = p[:, 2] * np.cos(tilt) + p[:, 1] * np.sin(tilt)
    y = np.clip(((up - up.min()) / size * grid).astype(int), 0, 2 * grid - 1)
    depth = p[:, 1] * np.cos(tilt) - p[:, 2] * np.sin(tilt)
    order = np.argsort(depth, kind="stable")
    _, first = np.unique((y * grid + x)[order], return_index=True)
    seen = owner[order][first]
    match = np.array([np.allclose(part.material.colour, colour) for part in body.parts])
    return float(match[seen].mean())


def _sides(corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]


def test_every_coco_thing_is_there_once():
    keys = [concept.key for concept in CONCEPTS]
    assert len(set(keys)) == len(keys)
    assert set(COCO) <= set(keys)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.key)
def test_is_a_sound_body_of_real_size(concept: Concept):
    body = _built(concept)
    low, high = body.bounds
    assert abs(low[2]) < 1e-4
    assert float((high - low).max()) == pytest.approx(concept.size, rel=0.25)
    for part in body.parts:
        mesh = part.mesh
        assert np.isfinite(mesh.vertices).all()
        assert np.isfinite(mesh.normals).all()
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=2e-3)
        assert mesh.faces.min() >= 0
        assert mesh.faces.max() < len(mesh.vertices)
    for anchor in body.anchors.values():
        assert (np.asarray(anchor) >= low - 0.1 * concept.size).all()
        assert (np.asarray(anchor) <= high + 0.1 * concept.size).all()


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.key)
def test_looks_outwards(concept: Concept):
    for part in _built(concept).parts:
        corners = part.mesh.vertices[part.mesh.faces].astype(float)
        face = np.cross(*_sides(corners))
        agree = (face * part.mesh.normals[part.mesh.faces].mean(axis=1)).sum(axis=1)
        area = np.linalg.norm(face, axis=1)
        assert area[agree < 0].sum() < 0.03 * area.sum()
        volume = float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum())
        assert volume > 0, f"{concept.key}: inside out"


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.key)
def test_wears_the_colour_asked_for(concept: Concept):
    assert _share(_built(concept, Look(colours=(PURPLE,))), PURPLE) > 0.55


def test_is_the_same_every_time():
    for concept in CONCEPTS[::7]:
        one, two = _built(concept), _built(concept)
        for a, b in zip(one.parts, two.parts, strict=True):
            assert np.array_equal(a.mesh.vertices, b.mesh.vertices)
            assert np.array_equal(a.mesh.normals, b.mesh.normals)
