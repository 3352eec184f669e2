"""Text encoders: the small one, and the memory."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")

from limner.errors import InvalidRequest
from limner.flow import text
from limner.flow.text.usem3 import Usem3

SAYINGS = ["a red apple", "ein roter Apfel", "赤いりんご", "a blue car drives along the road, flat style"]


@pytest.fixture(scope="module")
def encoder() -> Usem3:
    return Usem3(16)


def test_vectors_are_the_same_in_any_company(encoder: Usem3) -> None:
    vectors, mask = encoder.encode(SAYINGS)
    assert vectors.shape == (4, 16, 1280) and vectors.dtype == np.float32 and mask.dtype == bool
    for row, saying in enumerate(SAYINGS):
        alone, _ = encoder.encode([saying])
        assert np.array_equal(alone[0], vectors[row])
        assert mask[row].sum() == min(16, encoder.tokens(saying))
        assert not vectors[row][~mask[row]].any()


def test_the_first_vector_means_the_same_in_all_languages(encoder: Usem3) -> None:
    first = encoder.encode(SAYINGS)[0][:, 0]
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    likeness = first @ first.T
    assert likeness[0, 1] > 0.6 and likeness[0, 2] > 0.5 and likeness[0, 3] < 0.45


def test_long_prompts_are_cut(encoder: Usem3) -> None:
    long = "word " * 100
    assert encoder.tokens(long) > 16 and encoder.encode([long])[1].all()


class Counting:
    """Hands out the prompt's length, and counts its calls."""

    name, width, length, hash = "counting", 2, 3, "1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, prompts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        self.asked += prompts
        values = np.array([len(p) for p in prompts], np.float32)
        return np.broadcast_to(values[:, None, None], (len(prompts), 3, 2)).copy(), np.ones(
            (len(prompts), 3), bool
        )

    def tokens(self, prompt: str) -> int:
        return len(prompt.split())


def test_memory_by_normalised_text() -> None:
    plain = Counting()
    remembering = text.Remembering(plain, memory=2 * 4 * 2 * 3)
    first, _ = remembering.encode(["a  fox ", "a fox", "a hen"])
    assert plain.asked == ["a fox", "a hen"] and np.array_equal(first[0], first[1])
    assert (remembering.hits, remembering.misses) == (1, 2)
    remembering.encode(["a cow"])
    remembering.encode(["a hen"])
    assert plain.asked == ["a fox", "a hen", "a cow"], "the oldest is forgotten, not the last"
    remembering.encode(["a fox"])
    assert plain.asked[-1] == "a fox"


def test_an_encoder_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidRequest, match=r"^text_size.*1280"):
        text.get("usem3", 8, 512)
