"""Which runtime is taken, and that both give the same picture but for the last bits."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("threadpoolctl", reason="the extra limner[flow] is not installed")

from limner.errors import InvalidRequest
from limner.flow import backend, config
from limner.flow.weights import Weights

Tiny = tuple[config.ModelConfig, dict[str, np.ndarray]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LIMNER_FLOW_RUNTIME", "LIMNER_FLOW_INT8"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_chooses(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = Weights(*tiny, "tiny", "0")
    monkeypatch.setattr(backend, "accelerated", lambda: False)
    assert backend.open(weights).name == "numpy"
    monkeypatch.setenv("LIMNER_FLOW_INT8", "1")
    assert backend.open(weights).int8  # type: ignore[attr-defined]
    for name, value in (("LIMNER_FLOW_INT8", "yes"), ("LIMNER_FLOW_RUNTIME", "torch")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            with pytest.raises(InvalidRequest, match=name):
                backend.open(weights)


def test_jax_is_taken_where_there_is_an_accelerator(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jax", reason="jax is not installed")
    weights = Weights(*tiny, "tiny", "0")
    monkeypatch.setattr(backend, "accelerated", lambda: True)
    compiled = backend.open(weights)
    assert compiled.name == "jax"
    monkeypatch.setenv("LIMNER_FLOW_INT8", "1")
    with pytest.raises(InvalidRequest, match="LIMNER_FLOW_INT8"):
        backend.open(weights)


def test_runtimes_agree_at_any_number_of_pictures(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jax", reason="jax is not installed")
    weights = Weights(*tiny, "tiny", "0")
    rng = np.random.default_rng(1)
    z = rng.standard_normal((5, 16, 16, 3)).astype("f4")
    text = rng.standard_normal((5, 6, 24)).astype("f4")
    mask = np.arange(6) < np.arange(5)[:, None]
    found = []
    for name in ("numpy", "jax"):
        monkeypatch.setenv("LIMNER_FLOW_RUNTIME", name)
        network = backend.open(weights)
        found.append(network.denoise(z, network.read(text, mask)))
    np.testing.assert_allclose(*found, atol=1e-5, rtol=1e-5)
