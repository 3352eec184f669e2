"""Misspelled words."""

from __future__ import annotations

import pytest

import limner
from limner.prompt import spelling
from limner.prompt.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("an elefant with an umbrela", "an elephant with an umbrella"),
        ("a bycicle next to a girafe", "a bicycle next to a giraffe"),
        ("a pengiun ridng a skatebord", "a penguin riding a skateboard"),
        ("Bzaseball galove.", "baseball glove."),
        ("Pafrking metr.", "parking meter."),
        ("a purpel chair and a yelow tabel", "a purple chair and a yellow table"),
    ],
)
def test_the_nearest_word_is_read(written: str, meant: str, vocabulary: Vocabulary) -> None:
    text, mended = spelling.mend(written, vocabulary)
    assert text == meant
    assert all(m.written in written and m.read in meant for m in mended)


@pytest.mark.parametrize(
    "prompt",
    [
        "a photo of Shrek and Pikachu in Neverwinter",  # names
        "Cristiano Ronaldo on a beach",
        "parkour in a minimalistic room, brushstroke, ukiyo-e",  # words of no dictionary
        "a zork beside a groot",
        "a colourful armour in the harbour, grey and gray",
        "IMG_2034.jpeg, 4k, trending on artstation",
    ],
)
def test_names_and_unknown_words_are_left_alone(prompt: str, vocabulary: Vocabulary) -> None:
    assert spelling.mend(prompt, vocabulary) == (prompt, ())


def test_lettering_is_written_as_it_is_given() -> None:
    scene = limner.read('a shop sign that says "Grnd Opning" beside an umbrela')
    assert [text.text for text in scene.lettering] == ["Grnd Opning"]
    assert "umbrella" in [s.body for s in scene.subjects]
    assert any(u.words == "umbrela" and "umbrella" in u.reason for u in scene.unresolved)


def test_slips_are_told_apart_by_how_far_they_are(vocabulary: Vocabulary) -> None:
    for written in ("umbrela", "umbrlela", "ubmrella", "umbrellla"):
        assert spelling.mend(f"an {written}", vocabulary)[0] == "an umbrella"
