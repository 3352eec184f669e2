"""Solvers on a flow whose end is known: every z leads to where its own straight line leads."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")

from limner import noise
from limner.errors import InvalidRequest
from limner.flow import guidance, sampling
from limner.flow.guidance import Guidance

MEANS = np.array([-0.6, 0.8], np.float32)


def posterior(z: np.ndarray, t: float) -> np.ndarray:
    """The mean clean picture for data that is one of two values a pixel (noise of scale 1): the best denoiser there is."""
    spread = max(1 - t, 1e-6)
    votes = np.exp(
        -((z[..., None] - t * MEANS) ** 2 - ((z[..., None] - t * MEANS) ** 2).min(-1, keepdims=True))
        / (2 * spread**2)
    )
    return ((votes * MEANS).sum(-1) / votes.sum(-1)).astype(np.float32)


def paint(name: str, steps: int, start: float = 0.0) -> np.ndarray:
    z = noise.normal(5, 0, 0, (8, 8, 3))
    return sampling.solve(sampling.solver(name)(z, sampling.times(steps, start)), posterior)


@pytest.mark.parametrize("name", list(sampling.SOLVERS))
def test_noise_becomes_data(name: str) -> None:
    far = np.abs(paint(name, 60)[..., None] - MEANS).min(-1)
    assert np.mean(far < 0.12) > 0.95
    assert {-1, 1} == set(np.sign(paint(name, 60)).astype(int).ravel())


@pytest.mark.parametrize(("name", "gain"), [("heun", 2.0), ("multistep", 1.3)])
def test_second_order_is_nearer_to_the_exact_way(name: str, gain: float) -> None:
    def half_way(name: str, steps: int) -> np.ndarray:
        z = noise.normal(5, 0, 0, (8, 8, 3))
        times = [0.7 * i / steps for i in range(steps + 1)]
        return sampling.solve(sampling.solver(name)(z, times), posterior)

    exact = half_way("euler", 4000)
    coarse = {n: np.abs(half_way(n, 8) - exact).mean() for n in ("euler", name)}
    assert coarse[name] * gain < coarse["euler"]


@pytest.mark.parametrize("name", list(sampling.SOLVERS))
def test_a_certain_denoiser_is_followed_to_its_picture(name: str) -> None:
    picture = noise.normal(1, 0, 0, (4, 4, 3))
    z = noise.normal(2, 0, 0, (4, 4, 3))
    asked: list[float] = []

    def certain(_z: np.ndarray, t: float) -> np.ndarray:
        asked.append(t)
        return picture

    found = sampling.solve(sampling.solver(name)(z, sampling.times(10)), certain)
    np.testing.assert_allclose(found, picture, atol=1e-5)
    assert len(asked) == sampling.calls(name, 10) and asked[0] == 0 and asked == sorted(asked)


def test_times_and_mixing() -> None:
    assert sampling.times(4, 0.5) == [0.5, 0.625, 0.75, 0.875, 1.0]
    picture, grain = np.ones((2, 2, 3), np.float32), np.full((2, 2, 3), 2, np.float32)
    assert np.all(sampling.mix(picture, grain, 0.25, 2.0) == 0.25 + 0.75 * 4)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidRequest, match=r"^solver.*euler"):
        sampling.solver("rk45")
    for scale, interval in ((-1, (0, 1)), (np.nan, (0, 1)), (2, (0.8, 0.2)), (2, (0, 2))):
        with pytest.raises(InvalidRequest, match=r"^guidance"):
            Guidance(scale, interval)


def test_guidance_and_its_interval() -> None:
    own, other = np.full((1, 1, 3), 3, np.float32), np.full((1, 1, 3), 1, np.float32)
    guide = Guidance(4.0, (0.2, 0.8))
    assert guide.looks(0.5) == (True, True) and guide.looks(0.1) == (True, False) == guide.looks(0.9)
    assert np.all(guide.join(own, other, 0.5) == 9) and np.all(guide.join(own, None, 0.1) == 3)
    assert Guidance(0.0).looks(0.5) == (False, True) and Guidance(1.0).looks(0.5) == (True, False)


@pytest.mark.parametrize("name", list(sampling.SOLVERS))
def test_outside_a_mask_the_known_picture_comes_back(name: str) -> None:
    known = np.clip(noise.normal(7, 0, 0, (8, 8, 3)), -1, 1)
    mask = np.zeros((8, 8, 1), np.float32)
    mask[2:6, 2:6] = 1
    z = noise.normal(5, 0, 0, (8, 8, 3))
    found = sampling.solve(
        sampling.solver(name)(z, sampling.times(12)),
        lambda z, t: guidance.within(mask, posterior(z, t), known),
    )
    outside = mask[..., 0] == 0
    np.testing.assert_allclose(found[outside], known[outside], atol=1e-5)
    assert not np.allclose(found[~outside], known[~outside], atol=0.1)
