"""`Grid`: the error on fixed pictures at fixed times with fixed noise, so that runs can be compared; and the nearest
training picture of a drawn one.

A training loss's own mix of times is the recipe's to choose; this one is not. Error: mean square of (x' - x), pixels
-1..1, by time (0: noise, 1: picture).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from limner import noise
from limner.flow import model
from limner.flow.config import ModelConfig
from limner.flow.tensors import Params

TIMES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
SEED = 20_240_229
MOST = 4000


class Grid:
    """pictures: uint8 (N, H, W, C). text, mask: of their captions."""

    def __init__(
        self, config: ModelConfig, pictures: np.ndarray, text: np.ndarray, mask: np.ndarray, dtype: Any
    ) -> None:
        self.pictures = pictures.astype(np.float32) / 127.5 - 1
        self.text, self.mask = text, mask
        self.noise = config.noise_scale * np.stack(
            [noise.normal(SEED, i, 0, self.pictures.shape[1:]) for i in range(len(pictures))]
        )

        def errors(params: Params, x: Any, e: Any, text: Any, mask: Any) -> Any:
            read = model.read(params, config, text, mask, dtype=dtype)

            def at(t: Any) -> Any:
                guess = model.denoise(params, config, t * x + (1 - t) * e, read, dtype=dtype)
                return jnp.mean((guess - x) ** 2, axis=(1, 2, 3))

            return jax.lax.map(at, jnp.array(TIMES, jnp.float32))

        self._errors = jax.jit(errors)

    def __call__(self, params: Params, batch: int = 32) -> dict[str, float]:
        """Error by time, as {'0.05': ..., 'mean': ...}."""
        parts = []
        for i in range(0, len(self.pictures) - batch + 1, batch) if len(self.pictures) >= batch else [0]:
            s = slice(i, i + batch)
            parts.append(
                np.asarray(self._errors(params, self.pictures[s], self.noise[s], self.text[s], self.mask[s]))
            )
        by_time = np.concatenate(parts, axis=1).mean(1)
        return {f"{t:g}": float(e) for t, e in zip(TIMES, by_time, strict=True)} | {
            "mean": float(by_time.mean())
        }


def nearest(
    drawn: np.ndarray, count: int, read: Callable[[int], np.ndarray | None], side: int = 16
) -> tuple[np.ndarray, np.ndarray]:
    """For every drawn picture, uint8 (N, H, W, 3), the number of the nearest of `count` pictures and how far it is.

    `read(i)` gives uint8 (H, W, 3) or None. Distance: root mean square of differences at `side` x `side`, 0..255: below
    about 8 a drawing is a copy in all but detail. At most MOST pictures, spread evenly, are looked at.
    """
    want = np.stack([_small(picture, side) for picture in drawn])
    best, where = np.full(len(drawn), np.inf), np.full(len(drawn), -1)
    for i in np.unique(np.linspace(0, count - 1, min(count, MOST)).round().astype(int)):
        picture = read(int(i))
        if picture is None:
            continue
        apart = np.sqrt(((want - _small(picture, side)) ** 2).mean((1, 2, 3)))
        closer = apart < best
        best[closer], where[closer] = apart[closer], i
    return where, best


def _small(picture: np.ndarray, side: int) -> np.ndarray:
    from PIL import Image

    return np.asarray(Image.fromarray(picture).resize((side, side), Image.Resampling.BOX), np.float32)
