"""Beings of tales and people of trades: all can be built, posed and told apart, and words lead to them."""

from __future__ import annotations

import numpy as np
import pytest

from limner import read
from limner.diorama import catalog
from limner.diorama.director import direct
from limner.diorama.figures.beings import BEINGS
from limner.diorama.figures.roles import ROLES
from limner.diorama.figures.wild import WILD
from limner.diorama.grouping import box_of
from limner.diorama.material import Look, srgb


@pytest.mark.parametrize("key", [*BEINGS, *ROLES, *WILD])
def test_each_stands_on_the_ground_facing_us(key: str) -> None:
    body = catalog.build(key, Look(), None, np.random.default_rng(2))
    low, high = body.bounds
    assert abs(float(low[2])) < 1e-3 and float(high[2] - low[2]) > 0.05
    assert {"head", "neck"} <= set(body.anchors)
    assert all(np.isfinite(p.mesh.vertices).all() for p in body.parts)


def test_no_two_beings_look_the_same() -> None:
    shapes = {
        key: catalog.build(key, Look(), None, np.random.default_rng(2)).bounds for key in [*BEINGS, *ROLES]
    }
    assert len({tuple(np.round(np.ravel(box), 4)) for box in shapes.values()}) > 0.6 * len(shapes)


@pytest.mark.parametrize(
    ("prompt", "bodies"),
    [
        ("a skeleton dancing", ["skeleton"]), ("a goblin counting coins", ["goblin", "coin"]),
        ("an alien eating ice cream", ["alien", "ice cream"]), ("two orcs and an elf", ["orc", "elf"]),
        ("a moose in a forest", ["moose"]), ("a mermaid reading a book", ["mermaid", "book"]),
        ("the grim reaper", ["grim reaper"]), ("a bride and a groom", ["bride", "groom"]),
    ],
)  # fmt: skip
def test_words_lead_to_them(prompt: str, bodies: list[str]) -> None:
    scene = read(prompt)
    assert [s.body for s in scene.subjects] == bodies and not scene.unresolved


def test_a_blue_alien_has_a_blue_skin() -> None:
    def head(look: Look) -> np.ndarray:
        body = catalog.build("alien", look, None, np.random.default_rng(2))
        mesh = body.parts[0].mesh
        top = mesh.vertices[:, 2] > 0.6 * float(body.bounds[1][2])
        return np.asarray(np.median(mesh.colours[top], axis=0))

    green, blue = head(Look()), head(Look((srgb("#2850d8"),)))
    assert green[1] > green[2] and blue[2] > blue[1]


def test_a_cat_of_an_asked_colour_has_no_stripes() -> None:
    def shades(look: Look) -> int:
        body = catalog.build("cat", look, None, np.random.default_rng(2))
        colours = np.concatenate([p.mesh.colours for p in body.parts[:1]])
        return len(np.unique(np.round(colours, 2), axis=0))

    assert shades(Look((srgb("#202020"),))) < shades(Look())


def test_whoever_flies_is_in_the_air_and_lies_on_it() -> None:
    stage = direct(read("a superhero flying over a city"), 256, 256, seed=3, style="toy").stage
    low, high = next(box_of(p.body, p.matrix) for p in stage.placed if p.subject == "superhero")
    assert low[2] > 0.3 and high[0] - low[0] > high[2] - low[2]


def test_rain_falls_about_the_picture_and_not_on_the_lens() -> None:
    stage = direct(read("a girl in the rain"), 256, 256, seed=111, style="toy").stage
    eye, target = np.asarray(stage.view.eye), np.asarray(stage.view.target)
    for placed in stage.backdrop.placed:
        points = np.concatenate([p.mesh.vertices for p in placed.body.parts]) @ placed.matrix[:3, :3].T + placed.matrix[:3, 3]
        in_the_air = points[points[:, 2] > 0.6]
        assert not len(in_the_air) or np.linalg.norm(in_the_air - eye, axis=1).min() > 0.4 * np.linalg.norm(target - eye)
