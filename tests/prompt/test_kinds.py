"""What "with", "in" and verbs mean between two given things."""

from __future__ import annotations

import pytest

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
        ("a dog next to a box with a cat on it", {("dog", "next_to", "box"), ("cat", "on", "box")}),
    ],
)  # fmt: skip
def test_relations(prompt, expected, vocabulary) -> None:
    got = {(r.subject, r.kind, r.objects[0]) for r in read(prompt, vocabulary).relations}
    assert got == expected
