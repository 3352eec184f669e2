"""What "with", "in" and verbs mean between two given things."""

from __future__ import annotations

import pytest

import limner
from limner.prompt import read


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a dining table with a laptop, a cup and a vase",
         {("laptop", "on", "dining_table"), ("cup", "on", "dining_table"), ("vase", "on", "dining_table")}),
        ("a dining table with four chairs", {("dining_table", "next_to", "chair")}),
        ("a vase with flowers", {("flower", "inside", "vase")}),
        ("a man with a dog", {("man", "next_to", "dog")}),
        ("a dog wearing a hat holding a book", {("dog", "wearing", "hat"), ("dog", "holding", "book")}),
        ("a fox in a coat standing on a bench", {("fox", "wearing", "coat"), ("fox", "on", "bench")}),
        ("a zorkmid playing a guitar next to a chair", {("guitar", "next_to", "chair")}),
        ("a cat in the shadow of a tree", {("cat", "under", "tree")}),
        ("a penguin holding a kite in its left hand", {("penguin", "holding", "kite")}),
        ("a dog with a bone under a bench", {("dog", "holding", "bone"), ("dog", "under", "bench")}),
        ("a cup next to a sandwich cut in half", {("cup", "next_to", "sandwich")}),
        ("a giraffe looking over a box", {("giraffe", "behind", "box")}),
        ("a bottle pouring milk into a cup", {("bottle", "next_to", "cup")}),
        ("a dog next to a box with a cat on it", {("dog", "next_to", "box"), ("cat", "on", "box")}),
    ],
)  # fmt: skip
def test_relations(prompt, expected, vocabulary) -> None:
    got = {(r.subject, r.kind, r.objects[0]) for r in read(prompt, vocabulary).relations}
    assert got == expected


@pytest.mark.parametrize(
    ("prompt", "holders", "count"),
    [("a boy and a girl holding balloons", ["boy", "girl"], 2), ("a king and a queen holding umbrellas", ["king", "queen"], 2)],
)
def test_a_plural_is_held_by_all_of_a_list(prompt: str, holders: list[str], count: int) -> None:
    scene = limner.read(prompt)
    assert scene is not None
    assert [r.subject for r in scene.relations if r.kind == "holding"] == holders
    assert scene.subjects[-1].count == count


def test_what_a_screen_shows_is_inside_it() -> None:
    scene = limner.read("a television displaying an image of a cat")
    assert scene is not None
    assert [(r.kind, r.subject, r.objects) for r in scene.relations] == [("inside", "cat", ("television",))]


def test_what_is_on_top_is_on_it() -> None:
    scene = limner.read("a stack of books with an apple on top")
    assert scene is not None
    assert [(r.kind, r.subject, r.objects) for r in scene.relations] == [("on", "apple", ("stack_of_books",))]


def test_umbrellas_on_a_beach_are_no_drawing_of_one() -> None:
    scene = limner.read("a beach with umbrellas")
    assert scene is not None and scene.setting.place == "beach" and scene.subjects[0].count > 1
