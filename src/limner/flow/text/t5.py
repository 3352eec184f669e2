"""FLAN-T5's encoder (Raffel et al. 2020, Chung et al. 2022) in JAX: published safetensors in, one vector a token out."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float, Int

from limner.errors import InvalidRequest, MissingDependency, NotFound

Weights = dict[str, Any]
PAD, END = 0, 1


@dataclass(frozen=True)
class T5Config:
    """Measures as a published config.json tells them; gelu: the gated feed-forward's bend (tanh form), else relu."""

    vocab_size: int
    d_model: int
    d_kv: int
    d_ff: int
    num_layers: int
    num_heads: int
    buckets: int = 32
    farthest: int = 128
    epsilon: float = 1e-6
    gated: bool = True
    gelu: bool = True

    @classmethod
    def from_json(cls, text: str | bytes) -> T5Config:
        """From a published config.json. Raises InvalidRequest for a model that is no T5 of these kinds."""
        data = json.loads(text)
        kind = data.get("feed_forward_proj", "relu")
        if data.get("model_type") != "t5" or kind not in ("relu", "gated-gelu"):
            raise InvalidRequest(
                "text_encoder", f"expected a T5, got {data.get('model_type')!r} with feed-forward {kind!r}"
            )
        return cls(
            data["vocab_size"], data["d_model"], data["d_kv"], data["d_ff"], data["num_layers"], data["num_heads"],
            data.get("relative_attention_num_buckets", 32), data.get("relative_attention_max_distance", 128),
            data.get("layer_norm_epsilon", 1e-6), kind == "gated-gelu", kind == "gated-gelu",
        )  # fmt: skip

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The encoder's tensors, by their published names."""
        inner = self.num_heads * self.d_kv
        found: dict[str, tuple[int, ...]] = {"shared.weight": (self.vocab_size, self.d_model)}
        for k in range(self.num_layers):
            at = f"encoder.block.{k}.layer"
            for name in "qkv":
                found[f"{at}.0.SelfAttention.{name}.weight"] = (inner, self.d_model)
            found[f"{at}.0.SelfAttention.o.weight"] = (self.d_model, inner)
            found[f"{at}.0.layer_norm.weight"] = (self.d_model,)
            for name in ("wi_0", "wi_1") if self.gated else ("wi",):
                found[f"{at}.1.DenseReluDense.{name}.weight"] = (self.d_ff, self.d_model)
            found[f"{at}.1.DenseReluDense.wo.weight"] = (self.d_model, self.d_ff)
            found[f"{at}.1.layer_norm.weight"] = (self.d_model,)
        bias = "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight"
        found[bias] = (self.buckets, self.num_heads)
        return found | {"encoder.final_layer_norm.weight": (self.d_model,)}


@partial(jax.jit, static_argnums=1)
def forward(
    weights: Weights, config: T5Config, ids: Int[Array, "B T"], mask: Bool[Array, "B T"]
) -> Float[Array, "B T E"]:
    """Last hidden states, float32."""
    x = weights["shared.weight"][ids]
    length, heads = ids.shape[1], config.num_heads
    table = weights["encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight"]
    bias = jnp.moveaxis(table[_buckets(length, config.buckets, config.farthest)], -1, 0)[None]
    bias = bias + jnp.where(mask[:, None, None, :], 0.0, jnp.finfo(jnp.float32).min)
    for k in range(config.num_layers):
        at = f"encoder.block.{k}.layer"
        h = _norm(x, weights[f"{at}.0.layer_norm.weight"], config.epsilon)
        q, k_, v = (
            (h @ weights[f"{at}.0.SelfAttention.{name}.weight"].T).reshape(*ids.shape, heads, config.d_kv)
            for name in "qkv"
        )
        # T5 does not divide by the root of the head's width: its initial weights already do.
        share = jax.nn.softmax(jnp.einsum("bqhd,bkhd->bhqk", q, k_) + bias, axis=-1)
        seen = jnp.einsum("bhqk,bkhd->bqhd", share, v).reshape(*ids.shape, -1)
        x = x + seen @ weights[f"{at}.0.SelfAttention.o.weight"].T
        h = _norm(x, weights[f"{at}.1.layer_norm.weight"], config.epsilon)
        at += ".1.DenseReluDense"
        if config.gated:
            h = jax.nn.gelu(h @ weights[f"{at}.wi_0.weight"].T) * (h @ weights[f"{at}.wi_1.weight"].T)
        else:
            h = jax.nn.relu(h @ weights[f"{at}.wi.weight"].T)
        x = x + h @ weights[f"{at}.wo.weight"].T
    return _norm(x, weights["encoder.final_layer_norm.weight"], config.epsilon)


def _norm(x: Float[Array, "... E"], gain: Float[Array, " E"], epsilon: float) -> Float[Array, "... E"]:
    return x * jax.lax.rsqrt(jnp.mean(x * x, axis=-1, keepdims=True) + epsilon) * gain


def _buckets(length: int, buckets: int, farthest: int) -> Int[np.ndarray, "T T"]:
    """Which bias a pair (looking, looked at) takes: near distances one each, far ones in logarithmic steps, each side."""
    half = buckets // 2
    exact = half // 2
    away = np.arange(length)[None, :] - np.arange(length)[:, None]
    far = np.maximum(np.abs(away), 1).astype(np.float32) / np.float32(exact)
    steps = np.log(far) / np.float32(math.log(farthest / exact)) * (half - exact)
    large = np.minimum(exact + steps.astype(np.int64), half - 1)
    return np.where(away > 0, half, 0) + np.where(np.abs(away) < exact, np.abs(away), large)


class T5:
    """The encoder of a folder with config.json, tokenizer.json and safetensors."""

    def __init__(self, name: str, folder: Path, length: int) -> None:
        """Raises NotFound naming the file that is missing, InvalidRequest for tensors that do not fit."""
        from limner.flow import tensorfile

        self.name, self.length = name, length
        try:
            self.config = T5Config.from_json((folder / "config.json").read_bytes())
        except OSError:
            raise NotFound(f"text_encoder: no config.json in {folder}") from None
        self.width = self.config.d_model
        self._tokenizer = _tokenizer(folder)
        flat, digest = tensorfile.read(folder, self.config.shapes(), beside=_beside_the_encoder)
        self._weights = {key: jnp.asarray(value, jnp.float32) for key, value in flat.items()}
        digest = hashlib.sha256(digest.encode() + (folder / "tokenizer.json").read_bytes()).hexdigest()
        self.hash = f"{Path(name).name}-{digest[:12]}"

    def tokens(self, prompt: str) -> int:
        """Tokens of this prompt, with its end."""
        return len(self._tokenizer.encode(prompt).ids)

    def encode(self, prompts: list[str]) -> tuple[Float[np.ndarray, "B T E"], Bool[np.ndarray, "B T"]]:
        """See `TextEncoder`. One prompt at a time, always padded to `length`."""
        vectors = np.zeros((len(prompts), self.length, self.width), np.float32)
        mask = np.zeros((len(prompts), self.length), bool)
        for row, prompt in enumerate(prompts):
            ids = self._tokenizer.encode(prompt).ids
            if len(ids) > self.length:
                ids = [*ids[: self.length - 1], END]
            padded = np.full((1, self.length), PAD)
            padded[0, : len(ids)] = ids
            mask[row, : len(ids)] = True
            vectors[row] = np.asarray(forward(self._weights, self.config, padded, mask[row : row + 1]))[0]
        vectors[~mask] = 0
        return vectors, mask


def _beside_the_encoder(name: str) -> bool:
    """A T5 file holds its decoder too."""
    return name.startswith(("decoder.", "lm_head.")) or name == "encoder.embed_tokens.weight"


def _tokenizer(folder: Path) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError:
        raise MissingDependency("T5 needs tokenizers: pip install 'limner[flow]'") from None
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise NotFound(
            f"text_encoder: no tokenizer.json in {folder}; the published folder has one (spiece.model alone does not do)"
        )
    found = Tokenizer.from_file(str(path))
    found.no_padding()
    found.no_truncation()
    return found


def load(name: str, length: int) -> T5:
    """The encoder of a folder or a published name. Raises NotFound telling how to get it."""
    from limner.flow import hub

    folder = hub.folder(name, ("config.json", "tokenizer.json", "model.safetensors"), field="text_encoder")
    return T5(name, folder, length)
