"""Products with weights. In bfloat16 sums are float32, forward and backward, and gradients are rounded once.

CPUs with bfloat16 matrix units (AMX) reach them through XLA only for bfloat16 operands, a float32 result and rows that
lie one after another; anything else is converted to float32 first, at a fifth of the speed. So the transposed operand of
a weight's gradient is laid out anew, and what stands between products stays float32 there: their vector units round
bfloat16 slower than they add.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
from jax.experimental.layout import Layout, with_layout_constraint
from jaxtyping import Array, Float


def product(x: Float[Array, "... I"], weight: Float[Array, "O I"]) -> Float[Array, "... O"]:
    """x times the transposed weight, which takes x's dtype. The result has x's dtype; on CPUs bfloat16 gives float32.

    The gradient of the bfloat16 product is its own, so `jax.grad` knows it and `jax.jvp` does not.
    """
    # In two dimensions: on CPUs XLA's gradient of a product over three takes half as long again.
    rows = x.reshape(-1, x.shape[-1])
    if x.dtype != jnp.bfloat16:
        out = rows @ weight.T.astype(x.dtype)
    else:
        out = _rounded(rows, weight)
        out = out if _on_cpu() else out.astype(x.dtype)
    return out.reshape(*x.shape[:-1], -1)


def _on_cpu() -> bool:
    return jax.default_backend() == "cpu"


@jax.custom_vjp
def _rounded(x: Array, weight: Array) -> Array:
    return _dot(x, weight.astype(jnp.bfloat16), 1, 1)


def _forward(x: Array, weight: Array) -> tuple[Array, tuple[Array, Array]]:
    small = weight.astype(jnp.bfloat16)
    return _dot(x, small, 1, 1), (x, small)


def _backward(kept: tuple[Array, Array], grad: Array) -> tuple[Array, Array]:
    x, weight = kept
    grad = grad.astype(jnp.bfloat16)
    turned = grad.T
    if _on_cpu() and jax.device_count() == 1:
        turned = with_layout_constraint(turned, Layout((0, 1)))
    return _dot(grad, weight, 1, 0).astype(x.dtype), _dot(turned, x, 1, 0)


def _dot(a: Array, b: Array, over_a: int, over_b: int) -> Array:
    return jax.lax.dot_general(a, b, (((over_a,), (over_b,)), ((), ())), preferred_element_type=jnp.float32)


_rounded.defvjp(_forward, _backward)
