from __future__ import annotations

import pytest

from limner.prompt import read
from limner.prompt.lettering import take_out


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        ("a sign that says 'DON'T PANIC' in red", ["DON'T PANIC"]),
        ("it's the dogs' toys and the boys' hats", []),
        ("a “SALE” poster and a «OUVERT» sign", ["SALE", "OUVERT"]),
        ("a stop sign that says STOP in front of a house", ["STOP"]),
        ("the word 'START' on a t-shirt, the number 55 on a car", ["START", "55"]),
        ("a book titled Moby Dick on a table", ["Moby Dick"]),
        ("a fox reading a book", []),
        ("a man from the '80s and the '90s", []),
    ],
)
def test_what_is_lettering(prompt, texts) -> None:
    assert list(take_out(prompt).quotes) == texts


@pytest.mark.parametrize(
    ("prompt", "surface", "colour", "on"),
    [
        ('a kangaroo holding a yellow sign that says "HELLO"', "sign", "yellow", "kangaroo"),
        ("a cake with 'HAPPY' on it", "letters", None, "cake"),
        ("the word 'START' on a blue t-shirt", "shirt", None, "t_shirt"),
        ("a stop sign that says STOP", "sign", None, "stop_sign"),
        ("a sign saying 'NO' in red letters", "sign", "red", None),
        ('a neon sign that reads "OPEN"', "neon", None, None),
        ("A storefront with 'Deep Learning' written on it.", "sign", None, None),
    ],
)
def test_where_it_goes(prompt, surface, colour, on, vocabulary) -> None:
    (written,) = read(prompt, vocabulary).lettering
    assert (written.surface, written.colour and written.colour.name, written.on) == (surface, colour, on)


def test_quoted_words_are_no_things(vocabulary) -> None:
    scene = read('a dog with a sign "two cats and a horse"', vocabulary)
    assert [s.body for s in scene.subjects] == ["dog"]
