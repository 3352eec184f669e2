"""The optimiser: Muon for the matrices of blocks, Adam for everything else, one schedule for both."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import optax

from limner.flow import tensors
from limner.flow.train.muon import muon
from limner.flow.train.recipe import Optimise

BETAS = (0.9, 0.95)


def by_muon(name: str, shape: tuple[int, ...]) -> bool:
    """Whether a tensor is a matrix inside a block."""
    return len(shape) == 2 and name.startswith(("double_blocks.", "txt_preamble_blocks."))


def schedule(recipe: Optimise, rate: float) -> optax.Schedule:
    """Up from zero, level, down to zero. At step 0 the rate is already one step up."""
    parts: list[optax.Schedule] = []
    borders: list[int] = []
    if recipe.warmup:
        parts.append(optax.linear_schedule(rate / recipe.warmup, rate, max(recipe.warmup - 1, 1)))
        borders.append(recipe.warmup)
    parts.append(optax.constant_schedule(rate))
    if recipe.decay:
        borders.append(recipe.steps - recipe.decay)
        parts.append(optax.linear_schedule(rate, 0.0, recipe.decay))
    return optax.join_schedules(parts, borders)


def build(recipe: Optimise) -> optax.GradientTransformation:
    """Clipping and the optimiser that the recipe asks for."""
    core: Any = optax.adam(schedule(recipe, recipe.adam_rate), b1=BETAS[0], b2=BETAS[1])
    if recipe.optimiser == "muon":
        dtype = jnp.bfloat16 if recipe.dtype == "bfloat16" else jnp.float32
        core = optax.partition({"muon": muon(schedule(recipe, recipe.rate), dtype), "adam": core}, _labels)
    return optax.chain(optax.clip_by_global_norm(recipe.clip), core) if recipe.clip else core


def _labels(params: Any) -> Any:
    flat = tensors.flatten(params)
    return tensors.nest(
        {name: "muon" if by_muon(name, value.shape) else "adam" for name, value in flat.items()}
    )
