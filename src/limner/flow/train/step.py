"""The training state and one step of it: pure functions, chance keyed by (seed, step).

Flow matching with the clean picture predicted (MiniT2I; JiT, arXiv 2511.13720): z = t x + (1 - t) e, the network tells
x from z, and the error is counted in the velocity, (x' - x) / max(1 - t, floor).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax
from jaxtyping import Array, Bool, Float, PRNGKeyArray, UInt8

from limner.flow import model
from limner.flow.config import ModelConfig
from limner.flow.tensors import Params
from limner.flow.train.recipe import Optimise


class State(NamedTuple):
    """Everything that changes while training, float32 but for the step (int32)."""

    step: Array
    params: Params
    ema: Params
    opt: Any


class Batch(NamedTuple):
    """pictures: uint8 (B, H, W, C). text: (B, T, E). mask: bool (B, T)."""

    pictures: UInt8[Array, "B H W C"]
    text: Float[Array, "B T E"]
    mask: Bool[Array, "B T"]


def start(params: Params, optimiser: optax.GradientTransformation) -> State:
    """The state before the first step."""
    return State(jnp.zeros((), jnp.int32), params, jax.tree.map(jnp.copy, params), optimiser.init(params))


def pixels(pictures: UInt8[Array, "B H W C"]) -> Float[Array, "B H W C"]:
    """0..255 to -1..1."""
    return pictures.astype(jnp.float32) / 127.5 - 1


def noisy(
    config: ModelConfig, recipe: Optimise, key: PRNGKeyArray, x: Float[Array, "B H W C"]
) -> tuple[Float[Array, "B H W C"], Float[Array, " B"]]:
    """(z, t): pictures with noise of chance times."""
    for_t, for_noise = jax.random.split(key)
    t = jax.nn.sigmoid(recipe.t_mean + recipe.t_std * jax.random.normal(for_t, (x.shape[0],)))
    e = config.noise_scale * jax.random.normal(for_noise, x.shape)
    at = t[:, None, None, None]
    return at * x + (1 - at) * e, t


def velocity_error(
    x: Float[Array, "B H W C"], guess: Float[Array, "B H W C"], t: Float[Array, " B"], floor: float
) -> Float[Array, ""]:
    """Mean square error of the velocity."""
    scale = jnp.maximum(1 - t, floor)[:, None, None, None]
    return jnp.mean(((guess - x) / scale) ** 2)


def make(
    config: ModelConfig, recipe: Optimise, optimiser: optax.GradientTransformation, dtype: Any
) -> Callable[[State, Batch], tuple[State, dict[str, Array]]]:
    """step(state, batch) -> (state, {loss, norm}); not yet compiled."""

    def loss_of(params: Params, x: Array, z: Array, t: Array, text: Array, mask: Array) -> Array:
        guess = model.predict(params, config, z, text, mask, dtype=dtype, remat=recipe.remat)
        return velocity_error(x, guess, t, recipe.t_floor)

    def step(state: State, batch: Batch) -> tuple[State, dict[str, Array]]:
        key = jax.random.fold_in(jax.random.key(recipe.seed), state.step)
        for_noise, for_drop = jax.random.split(key)
        x = pixels(batch.pictures)
        z, t = noisy(config, recipe, for_noise, x)
        dropped = jax.random.uniform(for_drop, (x.shape[0],)) < recipe.dropout
        given = (x, z, t, batch.text.astype(jnp.float32), batch.mask & ~dropped[:, None])
        if recipe.accumulate == 1:
            loss, grads = jax.value_and_grad(loss_of)(state.params, *given)
        else:
            loss, grads = _accumulated(loss_of, state.params, given, recipe.accumulate)
        updates, opt = optimiser.update(grads, state.opt, state.params)
        params = optax.apply_updates(state.params, updates)
        # Young averages follow faster, or the first weights would linger.
        count = state.step.astype(jnp.float32)
        keep = jnp.minimum(recipe.ema, (1 + count) / (10 + count))
        ema = jax.tree.map(lambda old, new: keep * old + (1 - keep) * new, state.ema, params)
        told = {"loss": loss, "norm": optax.global_norm(grads)}
        return State(state.step + 1, params, ema, opt), told

    return step


def _accumulated(
    loss_of: Callable, params: Params, given: tuple[Array, ...], pieces: int
) -> tuple[Array, Params]:
    """Mean loss and gradient over pieces of the batch, one after another."""

    def one(carry: tuple[Array, Params], piece: tuple[Array, ...]) -> tuple[tuple[Array, Params], None]:
        loss, grads = jax.value_and_grad(loss_of)(params, *piece)
        return (carry[0] + loss, jax.tree.map(jnp.add, carry[1], grads)), None

    # Every piece takes each pieces-th row, so that all devices of the data axis have work in every piece.
    split = [jnp.moveaxis(a.reshape(a.shape[0] // pieces, pieces, *a.shape[1:]), 1, 0) for a in given]
    zero = (jnp.zeros(()), jax.tree.map(jnp.zeros_like, params))
    (loss, grads), _ = jax.lax.scan(one, zero, tuple(split))
    return loss / pieces, jax.tree.map(lambda g: g / pieces, grads)
