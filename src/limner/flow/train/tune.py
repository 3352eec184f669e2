"""`tune`: low-rank adapters (LoRA, Hu et al. 2021) learned from a handful of pictures; the network itself stays still.

The file is what `limner.flow.lora` reads: `limner generate ... --engine flow --weights W --lora FILE[:SCALE]`, or
`merge` for good.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jaxtyping import Array

from limner.errors import EngineFailed, InvalidRequest
from limner.flow import lora, model, tensors, text, weights
from limner.flow.config import ModelConfig
from limner.flow.data.dataset import Dataset
from limner.flow.data.loader import Loader
from limner.flow.data.words import Encoder
from limner.flow.train import optimiser, step
from limner.flow.train.recipe import Optimise

RANKS = (1, 256)


@dataclass(frozen=True)
class Ask:
    """rank: of every adapter; targets: parts of matrices' names, at least one of which a name must hold (none: all block
    matrices). dropout: share of captions hidden."""

    steps: int = 200
    rank: int = 8
    rate: float = 2e-3
    batch: int = 4
    dropout: float = 0.1
    seed: int = 0
    targets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises InvalidRequest naming the field."""
        for name in ("steps", "batch"):
            if getattr(self, name) < 1:
                raise InvalidRequest(name, f"expected 1 or more, got {getattr(self, name)}")
        if not RANKS[0] <= self.rank <= RANKS[1]:
            raise InvalidRequest("rank", f"expected {RANKS[0]} to {RANKS[1]}, got {self.rank}")
        if not 0 < self.rate < math.inf:
            raise InvalidRequest("rate", f"expected a finite number above 0, got {self.rate}")
        if not 0 <= self.dropout <= 1:
            raise InvalidRequest("dropout", f"expected 0 to 1, got {self.dropout}")


def tune(
    given: str, data: str, out: str, ask: Ask, *, encoder: Encoder | None = None,
    told: Callable[[int, float], None] = lambda step, loss: None,
) -> list[float]:  # fmt: skip
    """Learn adapters for the weights `given` from the pictures at `data`; write them to `out` (.safetensors). Returns the
    losses. Raises InvalidRequest for targets that no matrix has, listing what there is."""
    if not out.endswith(".safetensors"):
        raise InvalidRequest("out", f"expected a name ending in .safetensors, got {out}")
    base = weights.load(given).whole("weights")
    config = base.config
    flat = {name: jnp.asarray(value) for name, value in base.flat.items()}
    adapters = start(flat, ask)
    pictures = Dataset(data)
    words = encoder or text.get(config.text_encoder, config.prompt_length, config.text_size)
    loader = Loader(
        pictures, size=config.image_size, batch=ask.batch, seed=ask.seed, encode=words.encode, threads=1
    )
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(ask.rate))
    once = jax.jit(_step(config, flat, ask, rule))
    state = rule.init(adapters)
    losses = []
    for number, batch in enumerate(loader.batches(0, ask.steps)):
        assert batch.text is not None and batch.mask is not None
        adapters, state, loss = once(
            adapters, state, number, step.Batch(*map(jnp.asarray, (batch.pictures, batch.text, batch.mask)))
        )
        losses.append(float(loss))
        if not np.isfinite(losses[-1]):
            raise EngineFailed(f"the loss is {losses[-1]} at step {number}; lower rate")
        told(number + 1, losses[-1])
    lora.save(Path(out), {name: np.asarray(value) for name, value in adapters.items()})
    return losses


def start(flat: dict[str, Array], ask: Ask) -> dict[str, Array]:
    """Adapters that change nothing yet: down of chance, up zero."""
    every = [name for name, value in flat.items() if optimiser.by_muon(name, value.shape)]
    chosen = [name for name in every if not ask.targets or any(part in name for part in ask.targets)]
    idle = [part for part in ask.targets if not any(part in name for name in every)]
    if idle or not chosen:
        kinds = sorted({name.split(".", 2)[-1] for name in every})
        raise InvalidRequest(
            "targets", f"no matrix is called {', '.join(idle)}; there are {', '.join(kinds)}"
        )
    adapters = {}
    for number, name in enumerate(chosen):
        rows, columns = flat[name].shape
        key = jax.random.fold_in(jax.random.key(ask.seed), number)
        stem = name.removesuffix(".weight")
        adapters[stem + lora.DOWN] = jax.random.normal(key, (ask.rank, columns)) / columns**0.5
        adapters[stem + lora.UP] = jnp.zeros((rows, ask.rank))
    return adapters


def laid_over(flat: dict[str, Array], adapters: dict[str, Array]) -> tensors.Params:
    """The network's tree with adapters in it."""
    grown = dict(flat)
    for key, down in adapters.items():
        if key.endswith(lora.DOWN):
            stem = key.removesuffix(lora.DOWN)
            grown[stem + ".weight"] = flat[stem + ".weight"] + adapters[stem + lora.UP] @ down
    return tensors.nest(grown)


def _step(config: ModelConfig, flat: dict[str, Array], ask: Ask, rule: Any) -> Callable:
    mix = Optimise()

    def loss_of(adapters: dict[str, Array], batch: step.Batch, key: Array) -> Array:
        for_noise, for_drop = jax.random.split(key)
        x = step.pixels(batch.pictures)
        z, t = step.noisy(config, mix, for_noise, x)
        dropped = jax.random.uniform(for_drop, (x.shape[0],)) < ask.dropout
        guess = model.predict(
            laid_over(flat, adapters), config, z, batch.text, batch.mask & ~dropped[:, None]
        )
        return step.velocity_error(x, guess, t, mix.t_floor)

    def once(
        adapters: dict[str, Array], state: Any, number: Any, batch: step.Batch
    ) -> tuple[Any, Any, Array]:
        key = jax.random.fold_in(jax.random.key(ask.seed + 1), number)
        loss, grads = jax.value_and_grad(loss_of)(adapters, batch, key)
        updates, state = rule.update(grads, state, adapters)
        return optax.apply_updates(adapters, updates), state, loss

    return once
