"""Captioned pictures from any program that draws what it is told: here, the diorama engine.

This room knows nothing of that engine: names of things, places and styles, and the painter itself, are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from limner import noise
from limner.errors import InvalidRequest
from limner.flow.data.english import many, one
from limner.flow.data.shards import Writer

NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
COLOURS = ("red", "blue", "green", "yellow", "orange", "purple", "pink", "white", "black", "brown")
RELATIONS = ("left of", "right of", "next to", "behind", "in front of")
KINDS = ("one", "one", "coloured", "coloured", "count", "pair", "pair")


@dataclass(frozen=True)
class Words:
    """What there is to draw: names of things, of places, of styles."""

    things: Sequence[str]
    places: Sequence[str]
    styles: Sequence[str]


def prompt(words: Words, seed: int, number: int) -> str:
    """The sentence of sample `number`: one to two things, now and then coloured or several, mostly in a place and a
    style."""
    rng = noise.generator(seed, number)

    def pick(options: Sequence[str]) -> str:
        return options[int(rng.integers(len(options)))]

    kind, thing = pick(KINDS), pick(words.things)
    text = one(thing)
    if kind == "coloured":
        text = one(f"{pick(COLOURS)} {thing}")
    elif kind == "count":
        text = f"{NUMBERS[int(rng.integers(2, 6))]} {many(thing)}"
    elif kind == "pair":
        text = f"{one(thing)} {pick(RELATIONS)} {one(pick(words.things))}"
    if words.places and rng.random() < 0.7:
        text += f", {pick(words.places)}"
    if words.styles and rng.random() < 0.8:
        text += f", {pick(words.styles)} style"
    return text


def make(
    out: str, *, size: int, count: int, seed: int, words: Words, paint: Callable[[str, int], np.ndarray],
    told: Callable[[int, int], None] = lambda done, of: None,
) -> int:  # fmt: skip
    """Write `count` pictures to `out`. paint(prompt, seed) gives uint8 (size, size, 3). Returns how many were written.

    Raises InvalidRequest without things to draw or for a wrong count, and whatever `Writer` and `paint` raise.
    """
    if not words.things:
        raise InvalidRequest("things", "there is nothing to draw")
    if count < 1:
        raise InvalidRequest("count", f"expected 1 or more, got {count}")
    with Writer(out) as writer:
        for number in range(count):
            text = prompt(words, seed, number)
            picture = paint(text, noise.subseed(seed, number))
            if picture.shape != (size, size, 3):
                raise InvalidRequest("size", f"expected a picture of {size} x {size}, got {picture.shape}")
            writer.add(f"{number:07d}", picture, [text], {"licence": "made by limner", "style": "diorama"})
            told(number + 1, count)
    return count
