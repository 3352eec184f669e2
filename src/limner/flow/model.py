"""MM-JiT: a transformer over pixels and text that predicts the clean picture, in JAX.

No autoencoder, no time input, no adaptive norms: the network sees how noisy the picture is. Two streams (picture and
text) with weights of their own meet in joint attention. After MiniT2I (Wang et al. 2026) and JiT (Li and He 2025,
arXiv 2511.13720); tensors are named and shaped as in MiniT2I's files, so that those load as they are.

Shapes: B pictures, H x W pixels in -1..1, T text tokens, N tokens, D hidden size, E width of the text's vectors.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, PRNGKeyArray

from limner.flow import positions, tensors
from limner.flow.config import ModelConfig
from limner.flow.product import product
from limner.flow.tensors import Params

EPSILON = 1e-6


@partial(jax.jit, static_argnums=0)
def init(config: ModelConfig, key: PRNGKeyArray) -> Params:
    """Fresh float32 weights: matrices uniform (Glorot), norms one, biases and the last layer zero."""
    flat = {}
    for number, (name, shape) in enumerate(tensors.shapes(config).items()):
        if "norm" in name:
            flat[name] = jnp.ones(shape)
        elif name.endswith("bias") or name.startswith("final_layer"):
            flat[name] = jnp.zeros(shape)
        elif name == "mask_token":
            flat[name] = 0.02 * jax.random.normal(jax.random.fold_in(key, number), shape)
        else:
            fan_out, fan_in = shape[0], math.prod(shape[1:])
            limit = math.sqrt(6 / (fan_in + fan_out))
            flat[name] = jax.random.uniform(
                jax.random.fold_in(key, number), shape, minval=-limit, maxval=limit
            )
    return tensors.nest(flat)


def predict(
    params: Params,
    config: ModelConfig,
    z: Float[Array, "B H W C"],
    text: Float[Array, "B T E"],
    text_mask: Bool[Array, "B T"],
    *,
    dtype: Any = jnp.float32,
    remat: bool = False,
) -> Float[Array, "B H W C"]:
    """The clean picture, float32, that the noisy one `z` and the words tell of.

    text_mask: False where there is no word (all False: the unconditional branch). dtype: of the matrix products; norms,
    softmax and sums are float32. remat: keep no activations inside blocks for the backward pass.
    """
    return denoise(
        params,
        config,
        z,
        read(params, config, text, text_mask, dtype=dtype, remat=remat),
        dtype=dtype,
        remat=remat,
    )


def read(
    params: Params,
    config: ModelConfig,
    text: Float[Array, "B T E"],
    text_mask: Bool[Array, "B T"],
    *,
    dtype: Any = jnp.float32,
    remat: bool = False,
) -> Float[Array, "B T D"]:
    """The text stream before it meets the picture: it depends on no noise, so one reading serves all steps."""
    text = jnp.where(text_mask[..., None], text, params["mask_token"]).astype(dtype)
    txt = _linear(params["txt_embedder"], text).astype(jnp.float32)
    cos, sin = positions.rotary(text.shape[1], 0, 0, config.head_dim)

    def block(p: Params, txt: Array) -> Array:
        q, k, v = _qkv(p["qkv"], _norm(p["norm1"], txt), p, config, dtype)
        out = _attend(_rotate(q, cos, sin), _rotate(k, cos, sin), v, dtype)
        txt = txt + _linear(p["attn_proj"], out)
        return txt + _mlp(p["mlp"], _norm(p["norm2"], txt), dtype)

    block = _maybe(remat, block)
    for k in range(config.preamble_depth):
        txt = block(params["txt_preamble_blocks"][str(k)], txt)
    return txt


def denoise(
    params: Params,
    config: ModelConfig,
    z: Float[Array, "B H W C"],
    txt: Float[Array, "B T D"],
    *,
    dtype: Any = jnp.float32,
    remat: bool = False,
) -> Float[Array, "B H W C"]:
    """The clean picture, given the text as `read` left it."""
    rows, columns = config.grid(z.shape[1], z.shape[2])
    length = txt.shape[1]
    img = _embed(params["img_embedder"], patchify(z, config.patch_size), dtype)
    img = img + positions.sincos(rows, columns, config.hidden_size)
    cos, sin = positions.rotary(length, rows, columns, config.head_dim)

    def block(p: Params, img: Array, txt: Array) -> tuple[Array, Array]:
        streams = (("txt_", txt), ("img_", img))
        parts = [_qkv(p[s + "qkv"], _norm(p[s + "norm1"], x), p, config, dtype) for s, x in streams]
        q, k, v = (jnp.concatenate(pair, axis=1) for pair in zip(*parts, strict=True))
        out = _attend(_rotate(q, cos, sin), _rotate(k, cos, sin), v, dtype)
        done = []
        for (s, x), seen in zip(streams, (out[:, :length], out[:, length:]), strict=True):
            x = x + _linear(p[s + "attn_proj"], seen)
            done.append(x + _mlp(p[s + "mlp"], _norm(p[s + "norm2"], x), dtype))
        return done[1], done[0]

    block = _maybe(remat, block)
    for k in range(config.depth):
        img, txt = block(params["double_blocks"][str(k)], img, txt)
    last = params["final_layer"]
    out = _linear(last["linear"], _norm(last["norm_final"], img).astype(dtype))
    return unpatchify(out.astype(jnp.float32), rows, columns, config.patch_size)


def patchify(z: Float[Array, "B H W C"], p: int) -> Float[Array, "B N ppC"]:
    """Squares of p x p pixels, row by row; inside one: (channel, row, column), as a convolution's weights lie."""
    b, h, w, c = z.shape
    return z.reshape(b, h // p, p, w // p, p, c).transpose(0, 1, 3, 5, 2, 4).reshape(b, -1, c * p * p)


def unpatchify(x: Float[Array, "B N ppC"], rows: int, columns: int, p: int) -> Float[Array, "B H W C"]:
    """Back to pixels; inside a patch: (row, column, channel)."""
    b = x.shape[0]
    return (
        x.reshape(b, rows, columns, p, p, -1)
        .transpose(0, 1, 3, 2, 4, 5)
        .reshape(b, rows * p, columns * p, -1)
    )


def _maybe(remat: bool, block: Callable) -> Callable:
    return jax.checkpoint(block) if remat else block


def _embed(p: Params, patches: Float[Array, "B N ppC"], dtype: Any) -> Float[Array, "B N D"]:
    first, second = p["proj1"]["weight"], p["proj2"]["weight"]
    x = product(patches.astype(dtype), first.reshape(first.shape[0], -1))
    out = product(x.astype(dtype), second.reshape(second.shape[:2]))
    return (out + p["proj2"]["bias"].astype(out.dtype)).astype(jnp.float32)


def _linear(p: Params, x: Float[Array, "... I"]) -> Float[Array, "... O"]:
    out = product(x, p["weight"])
    return out + p["bias"].astype(out.dtype) if "bias" in p else out


def _norm(p: Params, x: Float[Array, "... D"]) -> Float[Array, "... D"]:
    x = x.astype(jnp.float32)
    return x * jax.lax.rsqrt(jnp.mean(x * x, axis=-1, keepdims=True) + EPSILON) * p["weight"]


def _qkv(
    p: Params, x: Float[Array, "B N D"], norms: Params, config: ModelConfig, dtype: Any
) -> tuple[Array, Array, Array]:
    """Queries, keys and values, (B, N, heads, head_dim); the first two float32 and normalised."""
    b, n, _ = x.shape
    qkv = _linear(p, x.astype(dtype)).reshape(b, n, 3, config.num_heads, config.head_dim)
    return _norm(norms["q_norm"], qkv[:, :, 0]), _norm(norms["k_norm"], qkv[:, :, 1]), qkv[:, :, 2]


def _rotate(x: Float[Array, "B N heads K"], cos: Any, sin: Any) -> Float[Array, "B N heads K"]:
    """Turn channel pairs (i, i + K/2) by each token's angles (N, K/2)."""
    cos, sin = cos[:, None], sin[:, None]
    a, b = jnp.split(x, 2, axis=-1)
    return jnp.concatenate([a * cos - b * sin, b * cos + a * sin], axis=-1)


def _attend(q: Array, k: Array, v: Array, dtype: Any) -> Float[Array, "B N inner"]:
    """Every token looks at every other; nothing is masked: an absent word is a vector of its own."""
    out = jax.nn.dot_product_attention(q.astype(dtype), k.astype(dtype), v.astype(dtype))
    return out.reshape(*out.shape[:2], -1)


def _mlp(p: Params, x: Float[Array, "B N D"], dtype: Any) -> Float[Array, "B N D"]:
    x = x.astype(dtype)
    hidden = jax.nn.silu(_linear(p["w1"], x)) * _linear(p["w3"], x)
    return _linear(p["w2"], hidden.astype(dtype))
