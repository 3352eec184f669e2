"""A network distilled to few steps (`limner distil`): it is told where a step begins and ends and how strongly to follow the
words, as tokens behind the text, and needs no second look.

After pixel MeanFlow (arXiv 2601.22158): one call at t gives the average velocity up to r. In numpy, the same for every
runtime; training has the same equations in JAX (`student.average`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float

from limner.errors import InvalidRequest
from limner.flow.config import ModelConfig

FILE = "student.json"
TOKENS = {"time_tokens": (4, 2), "omega_tokens": (4, 1), "t_min_tokens": (2, 1), "t_max_tokens": (2, 1)}
"""Groups of tokens: how many, and of how many numbers they are made."""
WAVES = 16


def shapes(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """The tensors that such a network has besides."""
    found: dict[str, tuple[int, ...]] = {}
    for name, (count, numbers) in TOKENS.items():
        found[f"{name}.weight"] = (count * config.hidden_size, 2 * WAVES * numbers)
        found[f"{name}.bias"] = (count * config.hidden_size,)
    return found


def habits(folder: Path) -> dict[str, Any] | None:
    """steps, guidance and interval as the folder's student.json tells them; None where there is none."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        told = json.loads(path.read_bytes())
        low, high = map(float, told["interval"])
        return {
            "steps": int(told["steps"]),
            "guidance": float(told["guidance"]),
            "interval": (low, high),
            "solver": "euler",
        }
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidRequest("weights", f"{path} is not understood: {error}") from None


def tokens(
    flat: Mapping[str, Any], t: float, r: float, guidance: float, interval: tuple[float, float]
) -> Float[np.ndarray, "12 D"]:
    """What tells the network of a step from t to r. guidance: 1 or more."""
    told = {
        "time_tokens": (t, r - t), "omega_tokens": (math.log(guidance) / 3,), "t_min_tokens": interval[:1],
        "t_max_tokens": interval[1:],
    }  # fmt: skip
    made = []
    for name, (count, _) in TOKENS.items():
        waves = np.concatenate([_waves(number) for number in told[name]])
        made.append((flat[f"{name}.weight"] @ waves + flat[f"{name}.bias"]).reshape(count, -1))
    return np.concatenate(made).astype(np.float32)


def _waves(number: float) -> Float[np.ndarray, " W"]:
    """Sines and cosines of a number of about 0..1, from a slow to a fast wave."""
    at = number * np.pi * 2.0 ** (np.arange(WAVES) / 2 - 1)
    return np.concatenate([np.sin(at), np.cos(at)]).astype(np.float32)
