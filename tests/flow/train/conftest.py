"""Tiny runs: a network of some thousand weights, plain pictures, an encoder that hashes words."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

NEEDED = ("jax", "optax", "orbax", "tensorboardX", "fsspec", "threadpoolctl")
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]
if MISSING:
    pytest.skip(f"training needs {', '.join(MISSING)}: pip install 'limner[train]'", allow_module_level=True)

# Most of a tiny run is compiling: quickly, and each program once. Flags must be set before JAX looks at its devices.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {QUICK}"

from limner.flow.data.shards import Writer  # noqa: E402
from limner.flow.train.recipe import Recipe  # noqa: E402

COLOURS = {"red": (220, 30, 30), "green": (30, 200, 30), "blue": (30, 30, 220), "white": (250, 250, 250)}


class Hashed:
    """Every word a fixed vector of chance."""

    width, length, hash = 24, 6, "hashed-1"

    def encode(self, prompts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        vectors = np.zeros((len(prompts), self.length, self.width), np.float32)
        mask = np.zeros((len(prompts), self.length), bool)
        for row, prompt in enumerate(prompts):
            for at, word in enumerate(prompt.split()[: self.length]):
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
                vectors[row, at] = np.random.default_rng(seed).standard_normal(self.width)
                mask[row, at] = True
        return vectors, mask


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    import jax

    before = jax.config.jax_compilation_cache_dir
    jax.config.update("jax_compilation_cache_dir", str(tmp_path_factory.mktemp("compiled")))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    yield
    jax.config.update("jax_compilation_cache_dir", before)
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 1.0)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """96 pictures of 16 x 16 in one of four colours, named."""
    at = tmp_path_factory.mktemp("plain") / "data"
    rng = np.random.default_rng(0)
    with Writer(str(at)) as out:
        for i in range(96):
            name = list(COLOURS)[i % 4]
            picture = np.clip(np.array(COLOURS[name]) + rng.normal(0, 4, (16, 16, 3)), 0, 255)
            out.add(f"{i:04d}", picture.astype(np.uint8), [f"{name} square"], {})
    return str(at)


@pytest.fixture
def recipe(plain: str) -> Callable[..., Recipe]:
    """A tiny recipe, with changes: recipe(train={"steps": 3})."""

    def make(**tables: dict[str, Any]) -> Recipe:
        base: dict[str, dict[str, Any]] = {
            "model": {
                "image_size": 16, "patch_size": 4, "hidden_size": 32, "depth": 1, "preamble_depth": 1, "num_heads": 2,
                "head_dim": 16, "bottleneck": 16, "text_size": 24, "prompt_length": 6,
            },
            "data": {"url": plain, "held": 16},
            "train": {"steps": 20, "batch": 8, "warmup": 3, "dtype": "float32"},
            "mesh": {"data": 1, "model": 1},
            "watch": {"log": 1, "grid": 0, "sheet": 0, "checkpoint": 10, "minutes": 0.0, "peak": 1e12},
        }  # fmt: skip
        for name, values in tables.items():
            base[name] = base.get(name, {}) | values
        return Recipe.from_mapping(base)

    return make


def losses(folder: Path) -> list[float]:
    """The losses that a run logged."""
    import json

    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return [line["loss"] for line in lines if line["kind"] == "train"]
