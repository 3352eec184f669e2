"""Outdoor shapes: sound solids, on the ground, that take the colour asked for."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama.body import Body, Concept
from limner.diorama.material import PLAIN, Look, srgb
from limner.diorama.shapes import (
    bakery,
    boats,
    food_dishes,
    fruit,
    nature,
    primitives,
    sport_balls,
    sport_boards,
    sport_gear,
    street,
    street_traffic,
    vegetables,
    vehicles_cycles,
    vehicles_far,
    vehicles_road,
)

MODULES = (
    bakery,
    boats,
    street_traffic,
    vegetables,
    vehicles_road,
    vehicles_cycles,
    vehicles_far,
    street,
    sport_balls,
    sport_boards,
    sport_gear,
    fruit,
    food_dishes,
    nature,
    primitives,
)
ALL = {c.key: c for m in MODULES for c in m.CONCEPTS}
COCO = (
    "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic light", "fire hydrant",
    "stop sign", "parking meter", "frisbee", "skis", "snowboard", "ball", "kite", "baseball bat", "baseball glove",
    "skateboard", "surfboard", "tennis racket", "banana", "apple", "sandwich", "orange", "broccoli", "carrot",
    "hot dog", "pizza", "donut", "cake", "tree",
)  # fmt: skip
PURPLE = srgb("#8e44ad")


def made(concept: Concept, look: Look = PLAIN) -> Body:
    return concept.build(look, None, np.random.default_rng(3))


def share(body: Body, colour: tuple[float, float, float], cells: int = 110) -> float:
    """How much of the body, seen from the front and a little above, has this colour (points into a depth grid)."""
    rng = np.random.default_rng(0)
    low, high = body.bounds
    scale = cells / max(high[0] - low[0], high[2] - low[2])
    points, hue = [], []
    for part in body.parts:
        v, f = part.mesh.vertices.astype(float), part.mesh.faces
        e1, e2 = v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]]
        area = np.linalg.norm(np.cross(e1, e2), axis=1) / 2
        n = int(min(60000, 6 * area.sum() * scale**2)) + 200
        pick = rng.choice(len(f), n, p=area / area.sum())
        u, w = rng.random((2, n))
        u, w = np.where(u + w > 1, 1 - u, u), np.where(u + w > 1, 1 - w, w)
        points.append(v[f[pick, 0]] + u[:, None] * e1[pick] + w[:, None] * e2[pick])
        tint = (
            np.asarray(part.material.colour) if part.mesh.colours is None else part.mesh.colours[f[pick, 0]]
        )
        tint = np.broadcast_to(tint, (n, 3))
        norm = np.linalg.norm(tint, axis=1) * np.linalg.norm(colour)
        hue.append((tint @ np.asarray(colour)) / np.maximum(norm, 1e-9) > 0.995)
    p, same = np.concatenate(points), np.concatenate(hue)
    tilt = np.radians(10)
    x, z = p[:, 0], p[:, 2] * np.cos(tilt) + p[:, 1] * np.sin(tilt)
    depth = p[:, 1] * np.cos(tilt) - p[:, 2] * np.sin(tilt)
    cell = ((x - x.min()) * scale).astype(int) * 4 * cells + ((z - z.min()) * scale).astype(int)
    order = np.lexsort((depth, cell))
    first = order[np.r_[True, np.diff(cell[order]) > 0]]
    return float(same[first].mean())


@pytest.mark.parametrize("key", sorted(ALL))
def test_sound(key: str) -> None:
    body = made(ALL[key])
    low, high = body.bounds
    assert abs(low[2]) < 1e-4
    assert np.abs(low[:2] + high[:2]).max() < 1e-3
    assert 0.5 * ALL[key].size < (high - low).max() < 1.6 * ALL[key].size
    for part in body.parts:
        m = part.mesh
        assert np.isfinite(m.vertices).all() and np.isfinite(m.normals).all()
        assert m.faces.min() >= 0 and m.faces.max() < len(m.vertices)
        assert np.allclose(np.linalg.norm(m.normals, axis=1), 1, atol=1e-3)
    assert sum(len(p.mesh.faces) for p in body.parts) < 60_000


@pytest.mark.parametrize("key", COCO)
def test_takes_the_colour(key: str) -> None:
    assert share(made(ALL[key], Look(colours=(PURPLE,))), PURPLE) > 0.55


@pytest.mark.parametrize(
    "key", ["tree", "pine tree", "palm tree", "bush", "rock", "flower", "grass tuft", "cloud", "cactus"]
)
def test_scenery_is_light(key: str) -> None:
    assert sum(len(p.mesh.faces) for p in made(ALL[key]).parts) <= 8000


def test_same_randomness_same_bytes() -> None:
    for key in ("tree", "rock", "cake", "broccoli"):
        a, b = made(ALL[key]), made(ALL[key])
        assert all(
            p.mesh.vertices.tobytes() == q.mesh.vertices.tobytes()
            for p, q in zip(a.parts, b.parts, strict=True)
        )
