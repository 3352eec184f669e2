"""A second, independent opinion: a linear model over hashed words and letter groups, 12 categories at once.

It sees inflections, compounds and combinations that no list names. Its weights (`classifier.npz`, one signed
byte each) are made by `scripts/build_safety_classifier.py` from the word lists and from sentences written for
limner; nothing is downloaded. Alone it blocks only when it is nearly certain; beside a finding of the lists
it raises the score.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from limner.safety.normalise import fold

BUCKETS = 1 << 15
SHORTEST, LONGEST = 3, 5
MOST_WORDS = 400  # a longer prompt is read in windows of this many words
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, eq=False)
class Model:
    """weights: (categories, BUCKETS) float32; bias: (categories,)."""

    categories: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


def features(text: str) -> NDArray[np.int64]:
    """The buckets a text falls into, each once: its words, pairs of words, and groups of 3 to 5 letters
    within words (with their edges)."""
    words = _WORD.findall(fold(text))
    out = set()
    for i, word in enumerate(words):
        out.add(_bucket("w " + word))
        if i:
            out.add(_bucket(f"p {words[i - 1]} {word}"))
        edged = f"<{word}>"
        for size in range(SHORTEST, LONGEST + 1):
            for start in range(len(edged) - size + 1):
                out.add(_bucket(edged[start : start + size]))
    return np.fromiter(sorted(out), dtype=np.int64, count=len(out))


def _bucket(text: str) -> int:
    return zlib.crc32(text.encode()) % BUCKETS


def scores(text: str, model: Model | None = None) -> dict[str, float]:
    """The probability 0..1 of every category; of the worst window for a long text. model: in place of the
    packaged one."""
    model = model or _packaged()
    words = text.split()
    windows = [" ".join(words[i : i + MOST_WORDS]) for i in range(0, max(len(words), 1), MOST_WORDS)]
    worst = np.max([_logits(model, window) for window in windows], axis=0)
    return dict(zip(model.categories, (1 / (1 + np.exp(-worst))).tolist(), strict=True))


def _logits(model: Model, text: str) -> NDArray[np.float32]:
    found = features(text)
    # As in training: features of a text weigh one together, so that length alone says nothing.
    return model.bias + model.weights[:, found].sum(axis=1) / np.sqrt(max(len(found), 1))


@lru_cache(maxsize=1)
def _packaged() -> Model:
    return load((resources.files("limner.safety") / "classifier.npz").read_bytes())


def load(data: bytes) -> Model:
    """A model from the bytes of an npz file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        weights = file["weights"].astype(np.float32) * file["scale"][:, None]
        return Model(tuple(str(name) for name in file["categories"]), weights, file["bias"])
