"""Weights with nothing left at zero or one, for every test that runs a network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from limner.flow import config, tensors


def _drawn(measures: config.ModelConfig, seed: int = 0) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    flat = {}
    for name, shape in tensors.shapes(measures).items():
        size = 1 / np.sqrt(np.prod(shape[1:])) if len(shape) > 1 else 0.3
        flat[name] = (rng.standard_normal(shape) * size).astype("f4") + np.float32("norm" in name)
    return flat


@pytest.fixture(scope="session")
def drawn() -> Callable[..., dict[str, np.ndarray]]:
    return _drawn


@pytest.fixture(scope="session")
def tiny() -> tuple[config.ModelConfig, dict[str, np.ndarray]]:
    measures = config.preset("tiny")
    return measures, _drawn(measures)
