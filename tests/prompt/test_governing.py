"""Whom a relation word belongs to."""

from __future__ import annotations

import pytest

from limner.prompt import read


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a cat looking at a fish in a bowl", {("cat", "next_to", "fish"), ("fish", "inside", "bowl")}),
        ("a cat sitting in a box looking at a ball", {("cat", "inside", "box"), ("cat", "next_to", "sports_ball")}),
        ("a man watching television on a couch", {("man", "next_to", "tv"), ("man", "on", "couch")}),
        ("a cat in a field with flowers", set()),
        ("a girl walking a dog", {("girl", "next_to", "dog")}),
        ("a train crossing a bridge", {("train", "on", "bridge")}),
        ("a girl with an umbrella", {("girl", "holding", "umbrella")}),
        ("a man with a hat", {("man", "wearing", "hat")}),
        ("a boy with a kite", {("boy", "holding", "kite")}),
        ("a man with a dog", {("man", "next_to", "dog")}),
        ("a table with a vase of sunflowers and a bowl of apples",
         {("vase", "on", "dining_table"), ("bowl", "on", "dining_table"),
          ("sunflower", "inside", "vase"), ("apple", "inside", "bowl")}),
        ("a bowl of apples and oranges", {("apple", "inside", "bowl"), ("orange", "inside", "bowl")}),
        ("a bowl of apples, bananas and oranges on a table",
         {("apple", "inside", "bowl"), ("banana", "inside", "bowl"), ("orange", "inside", "bowl"),
          ("bowl", "on", "dining_table")}),
        ("a box with eight puppies", {("dog", "inside", "box")}),
        ("a boy with red hair and glasses", {("boy", "wearing", "glasses")}),
        ("a horse with a house on its back", {("house", "on", "horse")}),
        ("a girl with an umbrella and a boy with a kite", {("girl", "holding", "umbrella"), ("boy", "holding", "kite")}),
        ("a boy with a kite and a dog", {("boy", "holding", "kite"), ("boy", "next_to", "dog")}),
        ("a boy holding a kite behind a house", {("boy", "holding", "kite"), ("boy", "behind", "house")}),
        ("a cat in a chair", {("cat", "on", "chair")}),
        ("a girl in a coat and a boy in a scarf", {("girl", "wearing", "coat"), ("boy", "wearing", "scarf")}),
        ("a man in a coat with a dog", {("man", "wearing", "coat"), ("man", "next_to", "dog")}),
        ("a bird drinking from a cup", set()),
        ("a man walking his dog past a shop", {("man", "next_to", "dog"), ("man", "next_to", "shop")}),
        ("a girl blowing out candles on a cake", {("candle", "on", "cake")}),
    ],
)  # fmt: skip
def test_whose_relation_it_is(prompt, expected, vocabulary) -> None:
    assert {(r.subject, r.kind, r.objects[0]) for r in read(prompt, vocabulary).relations} == expected


def test_worn_plurals_are_as_many_as_their_wearers(vocabulary) -> None:
    assert [s.count for s in read("two dogs wearing hats", vocabulary).subjects] == [2, 2]
    assert [s.count for s in read("a bear wearing red shoes", vocabulary).subjects] == [1, 2]


def test_what_is_left_out_with_all_that_is_said_of_it(vocabulary) -> None:
    assert read("a bench without a statue of a horse on it", vocabulary).subjects[0].body == "bench"
    scene = read("a bowl that has cookies instead of apples", vocabulary)
    assert [s.body for s in scene.subjects] == ["bowl", "cookie"]
    assert scene.without == ("apple",)
