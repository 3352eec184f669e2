"""Muon (Jordan et al. 2024): momentum made orthogonal by five Newton-Schulz steps.

Their products are float32 unless the recipe says bfloat16 (which is how Muon was published): a CPU without units for it
would crawl. Matrices of one shape go through together, as one stack: fewer and larger products, and far less to compile.
An update is scaled to the size that Adam's has (Liu et al. 2025, arXiv 2502.16982), so that both live on like rates.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax
from jaxtyping import Array, Float

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
STEPS, MOMENTUM, RMS = 5, 0.95, 0.2


class MuonState(NamedTuple):
    """Steps done, and the running sum of gradients."""

    steps: Array
    momentum: Any


def muon(rate: optax.Schedule, dtype: Any = jnp.float32) -> optax.GradientTransformation:
    """For trees of matrices (out, in) alone. dtype: of what the Newton-Schulz products take."""

    def init(params: Any) -> MuonState:
        return MuonState(jnp.zeros((), jnp.int32), jax.tree.map(jnp.zeros_like, params))

    def update(grads: Any, state: MuonState, params: Any = None) -> tuple[Any, MuonState]:
        momentum = jax.tree.map(lambda m, g: MOMENTUM * m + (1 - MOMENTUM) * g, state.momentum, grads)
        ahead = jax.tree.map(lambda m, g: MOMENTUM * m + (1 - MOMENTUM) * g, momentum, grads)
        leaves, tree = jax.tree.flatten(ahead)
        groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for i, leaf in enumerate(leaves):
            groups[leaf.shape].append(i)
        done: dict[int, Array] = {}
        for (rows, columns), members in groups.items():
            stack = orthogonal(jnp.stack([leaves[i] for i in members]), dtype)
            stack = -rate(state.steps) * RMS * max(rows, columns) ** 0.5 * stack
            done |= {i: stack[k] for k, i in enumerate(members)}
        return jax.tree.unflatten(tree, [done[i] for i in range(len(leaves))]), MuonState(
            state.steps + 1, momentum
        )

    return optax.GradientTransformation(init, update)


def orthogonal(x: Float[Array, "N R C"], dtype: Any = jnp.float32) -> Float[Array, "N R C"]:
    """Matrices with the same singular vectors and singular values near 1 (0.7 to 1.2)."""
    if x.shape[1] > x.shape[2]:
        return orthogonal(x.mT, dtype).mT
    a, b, c = COEFFICIENTS
    x = x / (jnp.sqrt(jnp.sum(x * x, axis=(1, 2), keepdims=True)) + 1e-8)

    def product(a: Array, b: Array, over: int = 1) -> Array:
        # Not `@`: XLA finds a CPU's bfloat16 units only where nothing has to be transposed.
        return jax.lax.dot_general(
            a.astype(dtype),
            b.astype(dtype),
            (((2,), (over,)), ((0,), (0,))),
            preferred_element_type=jnp.float32,
        )

    def one(_: int, x: Array) -> Array:
        gram = product(x, x, over=2)
        return a * x + product(b * gram + c * product(gram, gram), x)

    return jax.lax.fori_loop(0, STEPS, one, x)
