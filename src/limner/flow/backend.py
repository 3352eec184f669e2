"""What a network runs on: numpy on CPUs, JAX on accelerators; one interface.

LIMNER_FLOW_RUNTIME (numpy or jax) overrides the choice. LIMNER_FLOW_INT8=1 keeps the numpy runtime's matrices in whole
numbers: a quarter of the memory.
"""

from __future__ import annotations

import importlib.util
import os
from importlib.metadata import entry_points
from typing import Any, Protocol

import numpy as np
from jaxtyping import Bool, Float

from limner.errors import InvalidRequest, MissingDependency
from limner.flow.config import ModelConfig
from limner.flow.weights import Weights

ROWS = {"cpu": 2}
ROWS_ELSEWHERE = 8


class Backend(Protocol):
    """A network ready to run. A picture's bits depend on nothing but itself."""

    config: ModelConfig
    device: str

    def read(
        self, text: Float[np.ndarray, "B T E"], mask: Bool[np.ndarray, "B T"]
    ) -> Float[np.ndarray, "B T D"]:
        """The text stream before it meets the picture."""
        ...

    def denoise(
        self, z: Float[np.ndarray, "B H W C"], txt: Float[np.ndarray, "B T D"]
    ) -> Float[np.ndarray, "B H W C"]:
        """The clean pictures, -1..1."""
        ...


class Compiled:
    """The network in JAX. Every call has the same number of pictures, empty ones where there are fewer: so one program
    serves all, and a picture's bits do not depend on its neighbours."""

    def __init__(self, weights: Weights, *, rows: int | None = None, dtype: Any = None) -> None:
        """rows: pictures a call. dtype: of matrix products; bfloat16 on accelerators by default."""
        try:
            import jax
        except ImportError:
            raise MissingDependency("this runtime needs jax: pip install 'limner[flow]'") from None
        import jax.numpy as jnp

        from limner.flow import model

        config = self.config = weights.config
        self.device = jax.default_backend()
        self.rows = rows or ROWS.get(self.device, ROWS_ELSEWHERE)
        precision = dtype or (jnp.float32 if self.device == "cpu" else jnp.bfloat16)
        floats = {n: v.floats() if hasattr(v, "floats") else v for n, v in weights.flat.items()}
        self._params = jax.device_put(Weights(config, floats, "", "").params)
        self._read = jax.jit(lambda p, text, mask: model.read(p, config, text, mask, dtype=precision))
        self._denoise = jax.jit(lambda p, z, txt: model.denoise(p, config, z, txt, dtype=precision))

    def read(
        self, text: Float[np.ndarray, "B T E"], mask: Bool[np.ndarray, "B T"]
    ) -> Float[np.ndarray, "B T D"]:
        """See `Backend`."""
        return self._in_rows(self._read, text.astype(np.float32), mask)

    def denoise(
        self, z: Float[np.ndarray, "B H W C"], txt: Float[np.ndarray, "B T D"]
    ) -> Float[np.ndarray, "B H W C"]:
        """See `Backend`."""
        return self._in_rows(self._denoise, z.astype(np.float32), txt)

    def _in_rows(self, function: Any, *arrays: np.ndarray) -> np.ndarray:
        done = []
        for start in range(0, len(arrays[0]), self.rows):
            some = [array[start : start + self.rows] for array in arrays]
            free = self.rows - len(some[0])
            padded = [np.concatenate([a, np.zeros((free, *a.shape[1:]), a.dtype)]) for a in some]
            done.append(np.asarray(function(self._params, *padded))[: len(some[0])])
        return np.concatenate(done)


def open(weights: Weights) -> Backend:
    """The backend that suits this machine. Raises InvalidRequest for an unknown LIMNER_FLOW_RUNTIME."""
    from limner.flow.runtime import Runtime

    asked = os.environ.get("LIMNER_FLOW_RUNTIME") or ("jax" if accelerated() else "numpy")
    if asked not in ("numpy", "jax"):
        raise InvalidRequest("LIMNER_FLOW_RUNTIME", f"expected numpy or jax, got {asked!r}")
    whole = os.environ.get("LIMNER_FLOW_INT8", "0")
    if whole not in ("0", "1"):
        raise InvalidRequest("LIMNER_FLOW_INT8", f"expected 0 or 1, got {whole!r}")
    if asked == "jax":
        if whole == "1":
            raise InvalidRequest("LIMNER_FLOW_INT8", "whole numbers are for the numpy runtime")
        return Compiled(weights)
    return Runtime(weights, int8=whole == "1")


def accelerated() -> bool:
    """Whether JAX has something better than a CPU here; asked without importing it where no plugin is installed."""
    if importlib.util.find_spec("jax") is None:
        return False
    plugins = importlib.util.find_spec("jax_plugins"), importlib.util.find_spec("libtpu")
    if not any(plugins) and not entry_points(group="jax_plugins"):
        return False
    import jax

    return jax.default_backend() != "cpu"
