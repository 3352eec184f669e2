import numpy as np
import pytest

from limner.diorama.figures import animals, birds, creatures, people
from limner.diorama.material import PLAIN, Look, srgb

COCO = (
    "cat",
    "dog",
    "horse",
    "sheep",
    "cow",
    "elephant",
    "bear",
    "zebra",
    "giraffe",
    "bird",
    "person",
    "fox",
)
ALL = {c.key: c for module in (animals, birds, creatures, people) for c in module.CONCEPTS}


def build(key, pose=None, look=PLAIN):
    return ALL[key].build(look, pose, np.random.default_rng(0))


def triangles(body):
    return sum(len(part.mesh.faces) for part in body.parts)


@pytest.mark.parametrize("key", COCO)
def test_figures_stand_on_the_ground_in_real_size(key):
    body = build(key)
    low, _ = body.bounds
    assert abs(low[2]) < 1e-4
    assert 0.5 * ALL[key].size < body.extent.max() < 1.6 * ALL[key].size
    assert triangles(body) <= 45_000
    for part in body.parts:
        assert np.isfinite(part.mesh.vertices).all()
        assert np.allclose(np.linalg.norm(part.mesh.normals, axis=1), 1, atol=1e-3)


def test_the_skin_looks_outwards():
    mesh = build("fox").parts[0].mesh
    a, b, c = (mesh.vertices[mesh.faces[:, i]].astype(float) for i in range(3))
    facing = np.cross(b - a, c - a)
    assert (a * facing).sum() > 0
    assert ((facing * mesh.normals[mesh.faces[:, 0]]).sum(1) > 0).mean() > 0.99


@pytest.mark.parametrize("pose", animals.POSES)
def test_a_fox_takes_every_pose(pose):
    body = build("fox", pose)
    assert abs(body.bounds[0][2]) < 1e-4
    assert {"head", "face", "neck", "top"} <= set(body.anchors)


@pytest.mark.parametrize("key", ["fox", "bear", "rabbit", "person", "owl"])
def test_a_reader_has_a_lap_below_the_face_and_in_front(key):
    body = build(key, "read")
    lap, face = body.anchor("lap"), body.anchor("face")
    assert lap[2] < face[2] - 0.15 * body.extent[2]
    assert lap[1] < face[1] + 0.1 * body.extent[2]


@pytest.mark.parametrize(
    ("key", "colour"), [("dog", "#8e44ad"), ("zebra", "#2ecc40"), ("bird", "#d0021b"), ("cow", "#2266dd")]
)
def test_the_asked_colour_leads(key, colour):
    rgb = np.array(srgb(colour))
    colours = build(key, look=Look((srgb(colour),))).parts[0].mesh.colours
    # Same hue: the vertex colour, freed of grey, points the same way.
    hue = rgb - rgb.mean()
    own = colours - colours.mean(axis=1, keepdims=True)
    alike = own @ hue / np.maximum(np.linalg.norm(own, axis=1) * np.linalg.norm(hue), 1e-9)
    assert (alike > 0.85).mean() > 0.6


def test_a_golden_fox_is_of_gold():
    assert build("fox", look=Look(material="gold")).parts[0].material.metallic == 1.0


def test_the_same_figure_twice_is_the_same_to_the_byte():
    animals.figure.cache_clear()
    first = build("cat")
    animals.figure.cache_clear()
    second = build("cat")
    for a, b in zip(first.parts, second.parts, strict=True):
        assert a.mesh.vertices.tobytes() == b.mesh.vertices.tobytes()
        assert a.mesh.colours.tobytes() == b.mesh.colours.tobytes()


def test_names_belong_to_one_figure_only():
    names = [name for concept in ALL.values() for name in (concept.key, *concept.names)]
    twice = sorted({name for name in names if names.count(name) > 1})
    assert not twice
