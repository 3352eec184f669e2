"""Sample sheets: fixed prompts from fixed seeds, drawn by plain Euler steps with guidance."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from PIL import Image, ImageDraw

from limner import noise
from limner.flow import model
from limner.flow.config import ModelConfig
from limner.flow.tensors import Params

COLUMNS, CELL, BATCH = 8, 136, 8


@partial(jax.jit, static_argnames=("config", "steps", "floor", "dtype"))
def euler(
    params: Params,
    config: ModelConfig,
    z: Any,
    text: Any,
    mask: Any,
    guidance: Any,
    steps: int,
    floor: float,
    dtype: Any,
) -> Any:
    """Pictures, (B, H, W, C), from noise z in `steps` equal steps of the guided velocity."""
    cond = model.read(params, config, text, mask, dtype=dtype)
    free = model.read(params, config, text, jnp.zeros_like(mask), dtype=dtype)
    both = jnp.concatenate([cond, free])

    def one(z: Any, t: Any) -> tuple[Any, None]:
        guess = model.denoise(params, config, jnp.concatenate([z, z]), both, dtype=dtype)
        v = (guess - jnp.concatenate([z, z])) / jnp.maximum(1 - t, floor)
        c, u = jnp.split(v, 2)
        return z + (u + guidance * (c - u)) / steps, None

    out, _ = jax.lax.scan(one, z, jnp.arange(steps) / steps)
    return out


def draw(
    params: Params, config: ModelConfig, prompts: Sequence[str], encode: Callable, *, steps: int, guidance: float,
    floor: float = 0.05, dtype: Any = jnp.float32, seed: int = 0,
) -> np.ndarray:  # fmt: skip
    """uint8 (N, S, S, 3): picture i is of prompt i from the noise of (seed, i)."""
    side = config.image_size
    text, mask = encode(list(prompts))
    done = []
    for i in range(0, len(prompts), BATCH):
        rows = [min(j, len(prompts) - 1) for j in range(i, i + BATCH)]
        z = config.noise_scale * np.stack(
            [noise.normal(seed, j, 0, (side, side, config.in_channels)) for j in rows]
        )
        done.append(euler(params, config, z, text[rows], mask[rows], guidance, steps, floor, dtype))
    out = np.concatenate([np.asarray(d) for d in done])[: len(prompts)]
    return np.clip((out + 1) * 127.5 + 0.5, 0, 255).astype(np.uint8)


def page(pictures: np.ndarray, captions: Sequence[str]) -> bytes:
    """A PNG: the pictures, eight in a row, each over its caption."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * CELL, rows * (CELL + 26)), "white")
    pen = ImageDraw.Draw(sheet)
    for i, (picture, words) in enumerate(zip(pictures, captions, strict=True)):
        x, y = i % COLUMNS * CELL, i // COLUMNS * (CELL + 26)
        sheet.paste(
            Image.fromarray(picture).resize((CELL - 8, CELL - 8), Image.Resampling.BICUBIC), (x + 4, y + 4)
        )
        for line in range(2):
            part = words[22 * line : 22 * (line + 1)].encode("latin-1", "replace").decode("latin-1")
            pen.text((x + 4, y + CELL - 3 + 12 * line), part, "black")
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
