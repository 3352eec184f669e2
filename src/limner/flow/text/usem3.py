"""The small text encoder: one vector a token, of the Universal Sentence Encoder (`limner.sentences`).

The first token, which only says that a sentence begins, holds the sentence's vector (512 channels): that one means the
same in all languages.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Float, Int

from limner.sentences import EMBEDDING, WIDTH, Encoder

FORMAT = 1
"""Raise when the vectors change."""


class Usem3:
    """Vectors of 1280 channels, of about unit scale."""

    name = "usem3"
    width = WIDTH

    def __init__(self, length: int) -> None:
        """length: tokens."""
        self.length = length
        self._encoder = Encoder()
        self.hash = f"{self.name}-{FORMAT}-{self._encoder.digest}"

    def tokens(self, prompt: str) -> int:
        """Tokens of this prompt, with its beginning and end."""
        return len(self._encoder.ids(prompt))

    def encode(self, prompts: list[str]) -> tuple[Float[np.ndarray, "B T E"], Bool[np.ndarray, "B T"]]:
        """See `TextEncoder`."""
        vectors = np.zeros((len(prompts), self.length, self.width), np.float32)
        mask = np.zeros((len(prompts), self.length), bool)
        for row, prompt in enumerate(prompts):
            found = self._one(np.asarray(self._encoder.ids(prompt)))[: self.length]
            vectors[row, : len(found)] = found
            mask[row, : len(found)] = True
        return vectors, mask

    def _one(self, ids: Int[np.ndarray, " N"]) -> Float[np.ndarray, "N E"]:
        features = self._encoder.features(ids)
        sentence = self._encoder.sentence(features)
        features[0] = 0
        # Of unit length; brought to the scale of the tokens' channels.
        features[0, :EMBEDDING] = sentence * np.float32(EMBEDDING**0.5)
        return features
