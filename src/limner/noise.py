"""Counter-based noise: the same numbers for (seed, picture index, step, shape) in any batch, on any thread.

Philox 4x64 (Salmon et al. 2011) through numpy: the stream is a pure function of its key and counter, so
nothing depends on what was drawn before.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def generator(seed: int, index: int = 0, step: int = 0) -> np.random.Generator:
    """A fresh generator for this seed (0..2^32-1), picture index and step; streams never overlap."""
    return np.random.Generator(np.random.Philox(key=[seed, index], counter=[0, 0, 0, step]))


def normal(seed: int, index: int, step: int, shape: tuple[int, ...]) -> np.ndarray:
    """Standard normal float32 array of the given shape."""
    return generator(seed, index, step).standard_normal(shape, dtype=np.float32)


def normal_torch(seed: int, index: int, step: int, shape: tuple[int, ...]) -> Any:
    """The same numbers as `normal`, as a torch tensor on the CPU."""
    import torch

    return torch.from_numpy(normal(seed, index, step, shape))


def subseed(seed: int, index: int) -> int:
    """A 32-bit seed for picture `index` of a request: index 0 keeps the request's own seed."""
    return (seed + index * 0x9E3779B1) & 0xFFFFFFFF
