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
    ("prompt", "surface", "colour", "on", "board"),
    [
        ('a kangaroo holding a yellow sign that says "HELLO"', "sign", None, "kangaroo", "yellow"),
        ("a cake with 'HAPPY' on it", "letters", None, "cake", None),
        ("the word 'START' on a blue t-shirt", "shirt", None, "t_shirt", None),
        ("a stop sign that says STOP", "sign", None, "stop_sign", None),
        ("a sign saying 'NO' in red letters", "sign", "red", None, None),
        ('a wooden sign that says "OPEN" next to a golden bicycle', "sign", None, None, "wood"),
        ('a neon sign that reads "OPEN"', "neon", None, None, None),
        ('a blue banner that reads "GO" on a wall', "banner", None, None, "blue"),
        ("a car with 'TAXI' on the door", "label", None, "car", None),
        ("A storefront with 'Deep Learning' written on it.", "sign", None, None, None),
    ],
)
def test_where_it_goes(prompt, surface, colour, on, board, vocabulary) -> None:
    (written,) = read(prompt, vocabulary).lettering
    got = (written.surface, written.colour and written.colour.name, written.on)
    assert got == (surface, colour, on)
    assert (written.board and written.board.name) == board


def test_quoted_words_are_no_things(vocabulary) -> None:
    scene = read('a dog with a sign "two cats and a horse"', vocabulary)
    assert [s.body for s in scene.subjects] == ["dog"]


@pytest.mark.parametrize(
    "prompt", ['a shop called "Moon Bakery"', 'a cafe named "Moon Bakery" on a street', "a bakery called Moon Bakery"]
)
def test_a_shop_carries_its_name_on_its_board(prompt, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    (written,) = scene.lettering
    assert (written.text, written.surface) == ("Moon Bakery", "sign")
    assert written.on == scene.subjects[0].id


def test_what_is_written_in_a_poster_stays_on_it(vocabulary) -> None:
    scene = read(
        'A travel poster with a tower and a small boat. At the top, the title reads "SAIL AWAY". Below, in smaller '
        'letters, a tagline says "Since 1920". A cat reads "MEOW" on a neon sign.',
        vocabulary,
    )
    assert [(item.text, item.surface) for item in scene.lettering[:2]] == [("SAIL AWAY", "poster"), ("Since 1920", "poster")]


def test_letters_are_no_page(vocabulary) -> None:
    scene = read('A road sign beside a tree. It says in capital letters "SLOW DOWN".', vocabulary)
    assert scene.lettering[0].surface == "sign"


@pytest.mark.parametrize(
    ("prompt", "text", "surface"),
    [
        ("a neon sign spelling LOVE", "LOVE", "neon"),
        ("letters spelling out hello on a beach", "hello", "letters"),
        ("a t-shirt with the word peace on it", "peace", "shirt"),
        ("a cup with the text best dad ever", "best dad ever", "label"),
        ("a banner with Happy New Year written on it", "Happy New Year", "banner"),
        ("a bottle labeled poison", "poison", "label"),
        ("an OPEN sign on a wall", "OPEN", "sign"),
        ("a red EXIT sign", "EXIT", "sign"),
        ("a vase engraved with Forever", "Forever", "letters"),
        ("a sign that reads Welcome Home", "Welcome Home", "sign"),
    ],
)
def test_announced_without_quotes(prompt, text, surface, vocabulary) -> None:
    assert [(w.text, w.surface) for w in read(prompt, vocabulary).lettering] == [(text, surface)]


@pytest.mark.parametrize(
    "prompt",
    ["a fox reading a book", "a cat at a spelling bee", "a STOP sign next to a car", "the word for love", "a LED sign",
     "a dog with the words of a poem"],
)  # fmt: skip
def test_no_lettering(prompt, vocabulary) -> None:
    assert read(prompt, vocabulary).lettering == ()


def test_words_that_announce_a_later_quote_are_no_lettering(vocabulary) -> None:
    scene = read('a letter on which the words subtly state "Forever yours"', vocabulary)
    assert [w.text for w in scene.lettering] == ["Forever yours"]
