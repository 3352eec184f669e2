"""`distil`: teaches a student to cross from noise to picture in a few steps, guidance included.

The identity of average velocities (MeanFlow; pMF, arXiv 2601.22158), with t from 0 (noise) to 1 (picture) and r >= t:
(r - t) u(z, t, r) is the integral of v from t to r, hence u = v + (r - t) du/dt along the path. The teacher's guided
velocity is v, in the target and as the tangent of the derivative, which is one forward-mode product of the student.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jaxtyping import Array

from limner.errors import EngineFailed, InvalidRequest
from limner.flow import model, student, text, weights
from limner.flow.config import ModelConfig
from limner.flow.data.dataset import Dataset
from limner.flow.data.loader import Loader
from limner.flow.data.words import Encoder
from limner.flow.tensors import Params
from limner.flow.train import optimiser, sheet, step
from limner.flow.train.recipe import Optimise, Recipe
from limner.picture import write_whole

SOFT = 0.01
"""Of the adaptive weight 1 / (error + SOFT)."""
SAME = 0.5
"""Share of samples with r = t, which tie the student to the plain velocity."""


@dataclass(frozen=True)
class Ask:
    """steps: that the student will take. train: training steps. guidance: the greatest it learns (log-uniform from 1);
    used: what its sheet and its file say."""

    steps: int = 4
    train: int = 2000
    batch: int = 32
    rate: float = 1e-3
    guidance: float = 8.0
    used: float = 4.0
    ema: float = 0.995
    seed: int = 0

    def __post_init__(self) -> None:
        """Raises InvalidRequest naming the field."""
        if not 1 <= self.steps <= 64:
            raise InvalidRequest("steps", f"expected 1 to 64, got {self.steps}")
        for name in ("train", "batch"):
            if getattr(self, name) < 1:
                raise InvalidRequest(name, f"expected 1 or more, got {getattr(self, name)}")
        if not 1 <= self.guidance < math.inf or not 1 <= self.used <= self.guidance:
            raise InvalidRequest("guidance", f"expected 1 to {self.guidance}, got {self.used}")
        if not 0 < self.rate < math.inf:
            raise InvalidRequest("rate", f"expected a finite number above 0, got {self.rate}")


class State(NamedTuple):
    """What changes while distilling."""

    params: Params
    ema: Params
    opt: Any


def distil(
    run: str, recipe: Recipe, out: Path, ask: Ask, *, encoder: Encoder | None = None,
    told: Callable[[int, float], None] = lambda step, loss: None,
) -> tuple[ModelConfig, Params]:  # fmt: skip
    """Distil the weights of `run` on the recipe's data; write the student's folder `out` and a sheet in it. Returns its
    configuration and averaged weights."""
    teacher = weights.load(run).whole("run")
    config = teacher.config
    words = encoder or text.get(config.text_encoder, config.prompt_length, config.text_size)
    data = Dataset(recipe.data.url)
    loader = Loader(
        data, size=config.image_size, batch=ask.batch, seed=ask.seed, count=max(1, len(data) - recipe.data.held),
        encode=words.encode,
    )  # fmt: skip
    params = student.begin(teacher.flat, config, jax.random.key(ask.seed))
    # The extra tokens are no block matrices: Adam takes them.
    rule = optimiser.build(
        Optimise(
            steps=ask.train, rate=ask.rate, adam_rate=ask.rate, warmup=min(50, ask.train // 10), seed=ask.seed
        )
    )
    fixed = jax.tree.map(jnp.asarray, teacher.params)
    once = jax.jit(make(config, fixed, recipe.train, rule, ask), donate_argnums=0)
    state = State(params, jax.tree.map(jnp.copy, params), rule.init(params))
    for number, batch in enumerate(loader.batches(0, ask.train)):
        assert batch.text is not None and batch.mask is not None
        state, loss = once(
            state, number, step.Batch(*map(jnp.asarray, (batch.pictures, batch.text, batch.mask)))
        )
        if not np.isfinite(float(loss)):
            raise EngineFailed(f"the error is {float(loss)} at step {number}; lower rate")
        told(number + 1, float(loss))
    usual = student.Usual(ask.steps, ask.used)
    student.save(out, config, state.ema, usual)
    if prompts := recipe.watch.prompts:
        drawn = student.paint(state.ema, config, *words.encode(list(prompts)), usual=usual)
        pictures = np.clip((drawn + 1) * 127.5 + 0.5, 0, 255).astype(np.uint8)
        write_whole(out / "sheet.png", sheet.page(pictures, prompts))
    return config, state.ema


def make(
    config: ModelConfig, teacher: Params, recipe: Optimise, rule: optax.GradientTransformation, ask: Ask
) -> Callable[[State, Any, step.Batch], tuple[State, Array]]:
    """once(state, number, batch) -> (state, error); not yet compiled."""

    def loss_of(params: Params, key: Array, batch: step.Batch) -> tuple[Array, Array]:
        x = step.pixels(batch.pictures)
        n = x.shape[0]
        for_time, for_noise, for_drop, for_guide, for_span, for_same = jax.random.split(key, 6)
        times = jax.nn.sigmoid(recipe.t_mean + recipe.t_std * jax.random.normal(for_time, (n, 2)))
        t, r = times.min(1), times.max(1)
        # Long steps are what a student of few steps takes.
        r = jnp.where(jax.random.uniform(for_span, (n,)) < 0.25, jnp.minimum(t + 1 / ask.steps, 1), r)
        r = jnp.where(jax.random.uniform(for_same, (n,)) < SAME, t, r)
        e = config.noise_scale * jax.random.normal(for_noise, x.shape)
        at = t[:, None, None, None]
        z = at * x + (1 - at) * e
        mask = batch.mask & ~(jax.random.uniform(for_drop, (n,)) < recipe.dropout)[:, None]
        guide_key, low_key, coin_key, high_key = jax.random.split(for_guide, 4)
        guidance = jnp.exp(jax.random.uniform(guide_key, (n,)) * jnp.log(ask.guidance))
        low = 0.5 * jax.random.uniform(low_key, (n,)) * (jax.random.uniform(coin_key, (n,)) < 0.5)
        high = jnp.where(low > 0, 1 - 0.5 * jax.random.uniform(high_key, (n,)), 1.0)
        v = jax.lax.stop_gradient(
            guided(teacher, config, z, batch.text, mask, t, guidance, low, high, recipe.t_floor)
        )

        def u_of(z: Array, t: Array, r: Array) -> Array:
            return student.average(
                params, config, z, batch.text, mask, t, r, guidance, low, high, recipe.t_floor
            )

        u, along = jax.jvp(u_of, (z, t, r), (v, jnp.ones_like(t), jnp.zeros_like(r)))
        target = jax.lax.stop_gradient(v + (r - t)[:, None, None, None] * along)
        error = jnp.mean((u - target) ** 2, axis=(1, 2, 3))
        return jnp.mean(error / jax.lax.stop_gradient(error + SOFT)), jnp.mean(error)

    def once(state: State, number: Any, batch: step.Batch) -> tuple[State, Array]:
        key = jax.random.fold_in(jax.random.key(ask.seed), number)
        (_, error), grads = jax.value_and_grad(loss_of, has_aux=True)(state.params, key, batch)
        updates, opt = rule.update(grads, state.opt, state.params)
        params = optax.apply_updates(state.params, updates)
        keep = jnp.minimum(ask.ema, (1 + number) / (10 + number))
        ema = jax.tree.map(lambda old, new: keep * old + (1 - keep) * new, state.ema, params)
        return State(params, ema, opt), error

    return once


def guided(
    teacher: Params, config: ModelConfig, z: Array, words: Array, mask: Array, t: Array, guidance: Array, low: Array,
    high: Array, floor: float,
) -> Array:  # fmt: skip
    """The teacher's velocity, led by the words where t lies in low..high."""
    both = jnp.concatenate([z, z])
    x = model.predict(
        teacher, config, both, jnp.concatenate([words, words]), jnp.concatenate([mask, jnp.zeros_like(mask)])
    )
    c, u = jnp.split((x - both) / jnp.maximum(1 - jnp.concatenate([t, t]), floor)[:, None, None, None], 2)
    inside = jnp.where((t >= low) & (t <= high), guidance, 1.0)[:, None, None, None]
    return u + inside * (c - u)
