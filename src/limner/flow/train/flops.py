"""Work of a training step, and what the devices could do."""

from __future__ import annotations

import math
import time

import jax
import jax.numpy as jnp

from limner.flow import tensors
from limner.flow.config import ModelConfig

PEAKS = {
    "TPU v4": 275e12, "TPU v5 lite": 197e12, "TPU v5e": 197e12, "TPU v5": 459e12, "TPU v5p": 459e12,
    "TPU v6 lite": 918e12, "TPU v6e": 918e12, "NVIDIA A100": 312e12, "NVIDIA H100": 989e12, "NVIDIA H200": 989e12,
}  # fmt: skip
"""bfloat16 FLOP/s of one device by the beginning of its name, as the makers state them."""


def forward(config: ModelConfig) -> float:
    """FLOPs (two a multiply-add) of the network on one picture: matrix products and attention, nothing else."""
    image, text = config.tokens, config.prompt_length
    total, last = 0.0, f"double_blocks.{config.depth - 1}"
    for name, shape in tensors.shapes(config).items():
        # Nobody looks at the text stream after the last block's attention.
        idle = name.startswith((f"{last}.txt_attn_proj", f"{last}.txt_mlp"))
        if len(shape) < 2 or name == "mask_token" or idle:
            continue
        in_text = name.startswith(("txt_embedder", "txt_preamble")) or ".txt_" in name
        total += 2.0 * math.prod(shape) * (text if in_text else image)
    total += 4.0 * config.inner * (config.depth * (image + text) ** 2 + config.preamble_depth * text**2)
    return total


def training(config: ModelConfig, batch: int, remat: bool) -> float:
    """FLOPs of one step: forward and backward, counted as three forward passes (four with recomputation)."""
    return forward(config) * batch * (4 if remat else 3)


def peak(devices: list[jax.Device]) -> float:
    """FLOP/s of all devices: from the table, or, on a CPU, of the best of some large products just measured (virtual
    devices share one CPU). 0 where it is not known."""
    first = devices[0]
    if first.platform == "cpu":
        return _measured()
    for name, value in sorted(PEAKS.items(), key=lambda item: -len(item[0])):
        if first.device_kind.startswith(name):
            return value * len(devices)
    return 0.0


def _measured(side: int = 1024, times: int = 8) -> float:
    a = jnp.ones((side, side), jnp.float32)
    product = jax.jit(jnp.matmul)
    product(a, a).block_until_ready()
    best = math.inf
    for _ in range(times):
        clock = time.perf_counter()
        product(a, a).block_until_ready()
        best = min(best, time.perf_counter() - clock)
    return 2 * side**3 / best
