"""The optimiser: Muon for the matrices of blocks, Adam for everything else, one schedule for both.

Muon (Jordan et al. 2024) through optax: momentum, then five Newton-Schulz steps in the gradient's own float32 (a CPU
without bfloat16 units would crawl), scaled so that an update's size is that of Adam's (Liu et al. 2025,
arXiv 2502.16982), which lets both live on like rates.
"""

from __future__ import annotations

from typing import Any

import jax
import optax
from optax.contrib import MuonDimensionNumbers, muon

from limner.flow import tensors
from limner.flow.train.recipe import Optimise

RMS = 0.2
BETAS = (0.9, 0.95)
MATRIX = MuonDimensionNumbers(reduction_axis=1, output_axis=0)
"""Ours lie as (out, in)."""


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
    if recipe.optimiser == "muon":
        core = muon(
            schedule(recipe, recipe.rate), consistent_rms=RMS, adam_b1=BETAS[0], adam_b2=BETAS[1],
            adam_learning_rate=schedule(recipe, recipe.adam_rate), muon_weight_dimension_numbers=_matrices,
        )  # fmt: skip
    else:
        core = optax.adam(schedule(recipe, recipe.adam_rate), b1=BETAS[0], b2=BETAS[1])
    return optax.chain(optax.clip_by_global_norm(recipe.clip), core) if recipe.clip else core


def _matrices(params: Any) -> Any:
    flat = tensors.flatten(params)
    marked = {name: MATRIX if by_muon(name, _shape(value)) else None for name, value in flat.items()}
    return tensors.nest(marked)


def _shape(value: Any) -> tuple[int, ...]:
    return (
        tuple(value.shape)
        if isinstance(value, jax.Array | jax.ShapeDtypeStruct) or hasattr(value, "shape")
        else ()
    )
