"""Names and shapes of a network's tensors: MiniT2I's names, matrices as (out, in). A tree is nested dicts by these names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from limner.flow.config import ModelConfig

Params = dict[str, Any]
"""Nested dicts; the path of keys, joined by dots, is the tensor's name."""


def shapes(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Every tensor that the forward pass uses, by name."""
    d, p = config.hidden_size, config.patch_size
    found: dict[str, tuple[int, ...]] = {
        "img_embedder.proj1.weight": (config.bottleneck, config.in_channels, p, p),
        "img_embedder.proj2.weight": (d, config.bottleneck, 1, 1),
        "img_embedder.proj2.bias": (d,),
        "txt_embedder.weight": (d, config.text_size),
        "mask_token": (1, 1, config.text_size),
    }
    for k in range(config.preamble_depth):
        found |= _block(config, f"txt_preamble_blocks.{k}", ("",))
    for k in range(config.depth):
        found |= _block(config, f"double_blocks.{k}", ("img_", "txt_"))
    found["final_layer.norm_final.weight"] = (d,)
    found["final_layer.linear.weight"] = (p * p * config.in_channels, d)
    found["final_layer.linear.bias"] = (p * p * config.in_channels,)
    return found


def _block(config: ModelConfig, at: str, streams: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    d, inner, m = config.hidden_size, config.inner, config.mlp_size
    found: dict[str, tuple[int, ...]] = {}
    for stream in streams:
        found |= {
            f"{at}.{stream}norm1.weight": (d,), f"{at}.{stream}norm2.weight": (d,),
            f"{at}.{stream}qkv.weight": (3 * inner, d), f"{at}.{stream}qkv.bias": (3 * inner,),
            f"{at}.{stream}attn_proj.weight": (d, inner), f"{at}.{stream}attn_proj.bias": (d,),
            f"{at}.{stream}mlp.w1.weight": (m, d), f"{at}.{stream}mlp.w3.weight": (m, d),
            f"{at}.{stream}mlp.w2.weight": (d, m),
        }  # fmt: skip
    return found | {f"{at}.q_norm.weight": (config.head_dim,), f"{at}.k_norm.weight": (config.head_dim,)}


def count(config: ModelConfig) -> int:
    """Parameters of the network."""
    return sum(math.prod(shape) for shape in shapes(config).values())


def nest(flat: Mapping[str, Any]) -> Params:
    """Names to tensors as a tree."""
    tree: Params = {}
    for name, value in flat.items():
        *path, last = name.split(".")
        at = tree
        for key in path:
            at = at.setdefault(key, {})
        at[last] = value
    return tree


def flatten(tree: Mapping[str, Any]) -> dict[str, Any]:
    """A tree as names to tensors, sorted by name."""

    def walk(at: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
        for key, value in at.items():
            if isinstance(value, Mapping):
                yield from walk(value, f"{path}{key}.")
            else:
                yield f"{path}{key}", value

    return dict(sorted(walk(tree, "")))
