"""A scene told in English again says what was read, no more and no less."""

from __future__ import annotations

import pytest

from limner import pipeline
from limner.prompt.retelling import retell
from limner.request import Request

TOLD = {
    "two red apples left of a blue vase": "Two red apples to the left of a blue vase.",
    "Une pomme rouge sur une table": "A red apple on a dining table.",
    "a sign that says 'OPEN' in a street": 'The words "OPEN" on a sign. The place is a street.',
    "three small wooden chairs between a cat and a dog, no people":
        "Three small wood chairs between a cat and a dog. Without people.",
    "a zorgblatt with a cube": "A cube.",
    "a photo of a happy old man wearing a hat, close-up":
        "A happy old man wearing a hat. A close-up. The mood is happy. Photo style.",
    "zorgblatt": "",
}  # fmt: skip


@pytest.mark.parametrize("prompt", TOLD)
def test_what_was_read_is_told(prompt: str) -> None:
    assert retell(pipeline.read(Request(prompt))) == TOLD[prompt]


@pytest.mark.parametrize("prompt", [p for p in TOLD if TOLD[p]])
def test_what_was_told_is_read_the_same(prompt: str) -> None:
    told = TOLD[prompt]
    assert retell(pipeline.read(Request(told))) == told
