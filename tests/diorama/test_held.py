"""What is in somebody's hands: all of it to be seen."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import limner
from limner.diorama.stage import Placed
from limner.engines.diorama import Diorama
from limner.request import Request


def placed(prompt: str) -> list[Placed]:
    request = Request(prompt, width=512, height=512, seed=1)
    return list(Diorama().stage(request, limner.read(prompt), 0)[0].placed)


def middles(prompt: str, *keys: str) -> list[np.ndarray]:
    """The middle of every instance of these subjects, world space."""
    boxes = [p.body.transformed(p.matrix).bounds for p in placed(prompt) if p.subject in keys]
    return [(low + high) / 2 for low, high in boxes]


@pytest.mark.parametrize(
    ("prompt", "keys", "count"),
    [
        ("a woman holding four books", ("book",), 4), ("a boy holding three apples", ("apple",), 3),
        ("a girl holding two melons", ("melon",), 2), ("a waiter carrying five plates", ("plate",), 5),
        ("a girl holding a book and an apple", ("book", "apple"), 2), ("a man carrying pumpkins", ("pumpkin",), 3),
        ("a boy throwing three balls", ("ball",), 3), ("a bear holding two fish", ("fish",), 2),
        ("a man holding an umbrella and a newspaper", ("umbrella", "newspaper"), 2),
    ],
)  # fmt: skip
def test_nothing_held_hides_in_something_else_held(prompt: str, keys: tuple[str, ...], count: int) -> None:
    found = middles(prompt, *keys)
    assert len(found) == count
    # Seen from the front: apart to the side or in height.
    for one, other in itertools.combinations(found, 2):
        assert np.hypot(*(one - other)[[0, 2]]) > 0.03


def test_each_of_two_holds_their_own() -> None:
    boys = middles("two boys each holding an apple and a banana", "boy")
    held = middles("two boys each holding an apple and a banana", "apple", "banana")
    assert len(boys) == 2 and len(held) >= 2
    nearest = {int(np.argmin([np.linalg.norm(h - b) for b in boys])) for h in held}
    assert nearest == {0, 1}
