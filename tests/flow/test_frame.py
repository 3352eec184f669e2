"""Between asked and painted sizes."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")

from limner.flow import config
from limner.flow.frame import Frame

SMALL = config.ModelConfig()
LARGE = config.preset("minit2i-b16")


@pytest.mark.parametrize("measures", [SMALL, LARGE])
@pytest.mark.parametrize(
    "size", [(1024, 1024), (1408, 768), (768, 1408), (896, 1280), (2048, 256), (256, 256), (300, 299)]
)
def test_the_tokens_fit_and_the_aspect_is_near(measures: config.ModelConfig, size: tuple[int, int]) -> None:
    frame = Frame.of(measures, *size)
    rows, columns = measures.grid(frame.inner_height, frame.inner_width)
    assert measures.tokens * 0.6 <= rows * columns <= measures.tokens
    assert abs(np.log(columns / rows / (size[0] / size[1]))) < 0.2
    assert frame.outward(np.zeros((frame.inner_height, frame.inner_width, 3), np.uint8)).shape == (
        size[1],
        size[0],
        3,
    )


def test_squares_keep_the_trained_size() -> None:
    assert Frame.of(SMALL, 1024, 1024) == Frame(1024, 1024, 64, 64)
    assert not Frame.of(LARGE, 512, 512).resampled
    pixels = np.arange(512 * 512 * 3, dtype=np.uint8).reshape(512, 512, 3)
    assert Frame.of(LARGE, 512, 512).outward(pixels) is pixels


@pytest.mark.parametrize("size", [(256, 256), (512, 288), (288, 512)])
def test_there_and_back(size: tuple[int, int]) -> None:
    frame = Frame.of(SMALL, *size)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    smooth = np.stack([x * 255 / size[0], y * 255 / size[1], np.full_like(x, 90)], -1).astype(np.uint8)
    back = frame.outward(frame.inward(smooth)).astype(int)
    inside = (slice(20, -20), slice(20, -20))
    assert np.abs(back[inside] - smooth[inside]).max() < 8
