"""A mean-flow student: the same network, told where a step begins and ends and how strongly to follow the words.

After pixel MeanFlow (arXiv 2601.22158) and MiniT2I's mean-flow branch. From z at time t one call gives the average
velocity up to time r: u = (x' - z) / max(1 - t, floor), so that z_r = z + (r - t) u. Guidance is an input, so there is
no second, unconditional call. What it is told enters as extra tokens behind the text: 4 of the times, 4 of guidance, 2
and 2 of the interval of times in which guidance holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float

from limner import noise
from limner.errors import InvalidRequest, NotFound
from limner.flow import model, tensorfile, tensors
from limner.flow.config import ModelConfig
from limner.flow.tensors import Params

TOKENS = {"time_tokens": (4, 2), "omega_tokens": (4, 1), "t_min_tokens": (2, 1), "t_max_tokens": (2, 1)}
"""Groups of tokens: how many, and how many numbers each is made of."""
WAVES = 16
FLOOR = 0.05
FILE = "student.json"


@dataclass(frozen=True)
class Usual:
    """steps, guidance and the interval of times that the student is used with where nobody says otherwise."""

    steps: int = 4
    guidance: float = 4.0
    interval: tuple[float, float] = (0.0, 1.0)


def shapes(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Tensors of a student: the network's, and those of the extra tokens."""
    extra: dict[str, tuple[int, ...]] = {}
    for name, (count, numbers) in TOKENS.items():
        extra[f"{name}.weight"] = (count * config.hidden_size, 2 * WAVES * numbers)
        extra[f"{name}.bias"] = (count * config.hidden_size,)
    return tensors.shapes(config) | extra


def begin(teacher: Mapping[str, Any], config: ModelConfig, key: Array) -> Params:
    """A student that is its teacher, with small extra tokens."""
    flat = {name: jnp.asarray(value) for name, value in teacher.items()}
    for number, (name, shape) in enumerate(shapes(config).items()):
        if name not in flat:
            drawn = 0.02 * jax.random.normal(jax.random.fold_in(key, number), shape)
            flat[name] = jnp.zeros(shape) if name.endswith("bias") else drawn
    return tensors.nest(flat)


def average(
    params: Params, config: ModelConfig, z: Float[Array, "B H W C"], text: Float[Array, "B T E"],
    mask: Bool[Array, "B T"], t: Float[Array, " B"], r: Float[Array, " B"], guidance: Float[Array, " B"],
    low: Float[Array, " B"], high: Float[Array, " B"], floor: float = FLOOR,
) -> Float[Array, "B H W C"]:  # fmt: skip
    """The average velocity from t to r (0 noise, 1 picture; t <= r)."""
    told = {
        "time_tokens": (t, r - t), "omega_tokens": (jnp.log(guidance) / 3,), "t_min_tokens": (low,), "t_max_tokens": (high,),
    }  # fmt: skip
    extra = []
    for name, numbers in told.items():
        waves = jnp.concatenate([_waves(number) for number in numbers], axis=-1)
        out = waves @ params[name]["weight"].T + params[name]["bias"]
        extra.append(out.reshape(z.shape[0], -1, config.hidden_size))
    txt = jnp.concatenate([model.read(params, config, text, mask), *extra], axis=1)
    x = model.denoise(params, config, z, txt)
    return (x - z) / jnp.maximum(1 - t, floor)[:, None, None, None]


def _waves(x: Float[Array, " B"]) -> Float[Array, "B W"]:
    """Sines and cosines of a number of about 0..1, from a slow to a fast wave."""
    at = x[:, None] * jnp.pi * 2.0 ** (jnp.arange(WAVES) / 2 - 1)
    return jnp.concatenate([jnp.sin(at), jnp.cos(at)], axis=-1)


def paint(
    params: Params, config: ModelConfig, text: np.ndarray, mask: np.ndarray, *, usual: Usual = Usual(), seed: int = 0,
) -> np.ndarray:  # fmt: skip
    """Pictures in -1..1, float32 (B, S, S, C): picture i from the noise of (seed, i)."""
    count, side = len(text), config.image_size
    z = jnp.asarray(
        config.noise_scale
        * np.stack([noise.normal(seed, i, 0, (side, side, config.in_channels)) for i in range(count)])
    )
    low, high = usual.interval
    for i in range(usual.steps):
        told = (i / usual.steps, (i + 1) / usual.steps, usual.guidance, low, high)
        t, r, guidance, low_, high_ = (jnp.full((count,), value, jnp.float32) for value in told)
        z = z + _step(params, config, z, text, mask, t, r, guidance, low_, high_) / usual.steps
    return np.asarray(z)


_step = jax.jit(average, static_argnames=("config", "floor"))


def save(folder: Path, config: ModelConfig, params: Params, usual: Usual) -> None:
    """Write a folder that `load` reads. Its tensors' names tell other loaders that it is a student."""
    flat = {name: np.asarray(value) for name, value in tensors.flatten(params).items()}
    tensorfile.write(folder / "model.safetensors", flat)
    tensorfile.whole_file(folder / "config.json", (config.to_json() + "\n").encode())
    tensorfile.whole_file(folder / FILE, (json.dumps(asdict(usual), indent=1) + "\n").encode())


def load(folder: Path) -> tuple[ModelConfig, Params, Usual]:
    """Raises NotFound where no student lies, InvalidRequest for tensors that do not fit."""
    if not (folder / FILE).is_file():
        raise NotFound(f"student: no {FILE} in {folder}; `limner distil` makes one")
    config = ModelConfig.read(folder / "config.json")
    flat, _ = tensorfile.read(folder, shapes(config))
    told = json.loads((folder / FILE).read_bytes())
    try:
        usual = Usual(int(told["steps"]), float(told["guidance"]), tuple(told["interval"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidRequest("student", f"{folder / FILE} is not understood: {error}") from None
    return config, jax.tree.map(jnp.asarray, tensors.nest(flat)), usual
