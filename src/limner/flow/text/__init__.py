"""Words to vectors, one a token: the interface, the encoders by name, and a memory of what was encoded.

A new encoder is a module with a class that has `TextEncoder`'s members, and a line in `get`.
"""

from __future__ import annotations

import threading
import unicodedata
from collections import OrderedDict
from typing import Protocol

import numpy as np
from jaxtyping import Bool, Float

from limner.errors import InvalidRequest

MEMORY = 128 * 2**20
"""Bytes of vectors that are kept."""


class TextEncoder(Protocol):
    """name: as a model's configuration says it. width: of a vector. length: tokens, always that many. hash: changes with
    whatever changes the vectors."""

    name: str
    width: int
    length: int
    hash: str

    def encode(self, prompts: list[str]) -> tuple[Float[np.ndarray, "B T E"], Bool[np.ndarray, "B T"]]:
        """Vectors (float32; zero where there is no word) and where words are. A prompt's vectors are the same, to the
        bit, in any company; words beyond `length` tokens are left out."""
        ...

    def tokens(self, prompt: str) -> int:
        """How many tokens this prompt would fill, were there room."""
        ...


def normal(prompt: str) -> str:
    """The same words in one spelling: composed characters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", prompt).split())


class Remembering:
    """An encoder that keeps the vectors of what it was asked last, by normalised text. Safe among threads."""

    def __init__(self, encoder: TextEncoder, memory: int = MEMORY) -> None:
        self.encoder = encoder
        self.name, self.width, self.length, self.hash = (
            encoder.name, encoder.width, encoder.length, encoder.hash,
        )  # fmt: skip
        self.hits = self.misses = 0
        self._room = max(1, memory // (4 * encoder.width * encoder.length))
        self._kept: OrderedDict[tuple[str, str], tuple[np.ndarray, np.ndarray]] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, prompts: list[str]) -> tuple[Float[np.ndarray, "B T E"], Bool[np.ndarray, "B T"]]:
        """As the encoder's own, from memory where it can be."""
        found = [self._one(normal(prompt)) for prompt in prompts]
        return np.stack([vectors for vectors, _ in found]), np.stack([mask for _, mask in found])

    def tokens(self, prompt: str) -> int:
        """As the encoder's own."""
        return self.encoder.tokens(normal(prompt))

    def _one(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        key = (text, self.hash)
        with self._lock:
            if key in self._kept:
                self.hits += 1
                self._kept.move_to_end(key)
                return self._kept[key]
            self.misses += 1
            vectors, mask = self.encoder.encode([text])
            self._kept[key] = vectors[0], mask[0]
            if len(self._kept) > self._room:
                self._kept.popitem(last=False)
            return self._kept[key]


def get(name: str, length: int, width: int) -> Remembering:
    """The encoder that a model's configuration names, with a memory. Raises InvalidRequest for one whose vectors do not
    fit the model, MissingDependency or NotFound where its parts are not here."""
    encoder: TextEncoder
    if name == "usem3":
        from limner.flow.text.usem3 import Usem3

        encoder = Usem3(length)
    else:
        from limner.flow.text.t5 import load

        encoder = load(name, length)
    if encoder.width != width:
        raise InvalidRequest("text_size", f"the model wants vectors of {width}, {name} gives {encoder.width}")
    return Remembering(encoder)
