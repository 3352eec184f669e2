"""The weights in the package: there, small, and they have learnt what words mean."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")

from limner.flow import weights
from limner.flow.guidance import Guidance
from limner.flow.painter import Painter, Plan
from limner.flow.train import recipe


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(weights.load("emoji64"))


def painted(painter: Painter, prompt: str, seed: int) -> np.ndarray:
    """uint8 (64, 64, 3)."""
    plan = Plan(64, 64, 20, guidance=Guidance(4.0))
    canvas = painter.start(painter.encode(prompt), plan, seed)
    while not canvas.done:
        painter.predict([canvas])
    return painter.finish(canvas)


def test_they_are_small_and_named_and_told_of() -> None:
    place = weights.SHIPPED / "emoji64"
    assert "emoji64" in weights.names() and (place / "README.md").is_file()
    assert sum(path.stat().st_size for path in place.iterdir()) < 15 * 2**20


def test_the_recipe_can_go_on_from_them(painter: Painter) -> None:
    assert recipe.read(Path(__file__).parents[2] / "recipes/emoji64.toml").model == painter.config


def test_grounds_and_things_have_the_colours_asked_for(painter: Painter) -> None:
    def middle(prompt: str) -> np.ndarray:
        return np.mean([painted(painter, prompt, s)[20:44, 20:44].reshape(-1, 3).mean(0) for s in range(3)], axis=0)

    red, green = (middle(f"a {hue} heart on a white background, flat style") for hue in ("red", "green"))
    assert red[0] > red[1] + 60 and green[1] > green[0] + 20
    corners = [painted(painter, "a dog face in flat style on a white background", s)[:4, :4].mean() for s in range(3)]
    assert np.median(corners) > 225


def test_faces_of_emoji_are_yellow(painter: Painter) -> None:
    prompt = "angry face, glossy style on a white background"
    face = np.mean([painted(painter, prompt, s).astype(float) for s in range(3)], axis=0)
    centre = face[24:40, 24:40].reshape(-1, 3).mean(0)
    assert centre[0] > 170 and centre[0] - centre[2] > 60
