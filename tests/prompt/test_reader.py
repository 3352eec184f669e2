from __future__ import annotations

import time

import pytest

from limner.errors import InvalidRequest
from limner.prompt import Scene, read


def bodies(scene: Scene) -> list[tuple[str, int]]:
    return [(s.body, s.count) for s in scene.subjects]


def joined(scene: Scene) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(r.subject, r.kind, r.objects) for r in scene.relations}


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("One olive, four pistachios and 5 koalas.", [("olive", 1), ("pistachio", 4), ("koala", 5)]),
        ("twenty-one balloons and a dozen eggs", [("balloon", 21), ("egg", 12)]),
        ("a pair of scissors and a pair of shoes", [("scissors", 1), ("shoe", 2)]),
        ("a herd of elephants", [("elephant", 5)]),
        ("dogs", [("dog", 3)]),
        ("two slices of pizza", [("pizza", 2)]),
        ("TWO CATS ON A COUCH", [("cat", 2), ("couch", 1)]),
        ("a cat. The cat is asleep. Another cat.", [("cat", 1), ("cat", 1)]),
        (
            "An image with some birds and some cats. There are as many birds as cats.",
            [("bird", 4), ("cat", 4)],
        ),
    ],
)
def test_counts(prompt, expected, vocabulary) -> None:
    assert bodies(read(prompt, vocabulary)) == expected


def test_the_main_job(vocabulary) -> None:
    scene = read(
        'a fox reading a book under a tree on a sunny meadow, with the title "FOX TALES"', vocabulary
    )
    assert bodies(scene) == [("fox", 1), ("book", 1), ("tree", 1)]
    assert joined(scene) == {("fox", "reading", ("book",)), ("fox", "under", ("tree",))}
    assert (scene.setting.place, scene.setting.weather, scene.setting.time) == ("meadow", "clear", "day")
    assert [(w.text, w.surface, w.on) for w in scene.lettering] == [("FOX TALES", "letters", None)]
    assert scene.unresolved == ()


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a cat and a dog sitting on a couch", {("cat", "on", ("couch",)), ("dog", "on", ("couch",))}),
        ("a truck with a horse on its left and two dogs on its right",
         {("horse", "left_of", ("truck",)), ("dog", "right_of", ("truck",))}),
        ("the bird is on the left and the cat on the right", {("bird", "left_of", ("cat",))}),
        ("on the left is a cat and on the right is a dog", {("cat", "left_of", ("dog",))}),
        ("behind the house there is a tall tree", {("tree", "behind", ("house",))}),
        ("a penguin wearing a red scarf and a blue hat in the snow",
         {("penguin", "wearing", ("scarf",)), ("penguin", "wearing", ("hat",))}),
        ("a man in a red coat", {("man", "wearing", ("coat",))}),
        ("a girl riding a horse", {("girl", "riding", ("horse",))}),
        ("a bowl of apples", {("apple", "inside", ("bowl",))}),
        ("a fish in a bowl on a bench", {("fish", "inside", ("bowl",)), ("bowl", "on", ("bench",))}),
        ("a dog and a cat in a red coat", {("cat", "wearing", ("coat",))}),
        ("a tree surrounded by flowers", {("flower", "around", ("tree",))}),
        ("a ball between a cup and a vase", {("sports_ball", "between", ("cup", "vase"))}),
        ("a bench with a dog in front of it", {("dog", "in_front_of", ("bench",))}),
    ],
)  # fmt: skip
def test_relations(prompt, expected, vocabulary) -> None:
    assert joined(read(prompt, vocabulary)) == expected


def test_riders_have_one_each(vocabulary) -> None:
    assert bodies(read("two men on horses", vocabulary)) == [("man", 2), ("horse", 2)]
    assert bodies(read("five women riding bicycles", vocabulary)) == [("woman", 5), ("bicycle", 5)]


def test_colours_materials_sizes_poses(vocabulary) -> None:
    scene = read(
        "a tiny golden robot next to a sleeping black and white cat and a giant dark green vase", vocabulary
    )
    robot, cat, vase = scene.subjects
    assert (robot.material, robot.size) == ("gold", 0.5)
    assert ([c.name for c in cat.colours], cat.pose) == (["black", "white"], "sleeping")
    assert (vase.size, vase.colours[0].name) == (2.5, "dark green")


def test_made_of_and_glass_of(vocabulary) -> None:
    assert read("a cube made of glass", vocabulary).subjects[0].material == "glass"
    assert read("a glass bottle", vocabulary).subjects[0].material == "glass"
    assert bodies(read("an orange and an orange donut", vocabulary)) == [("orange", 1), ("donut", 1)]


@pytest.mark.parametrize(
    ("prompt", "place", "time"),
    [
        ("a dog on a grassy field", "meadow", None),
        ("a city at night", "night_city", "night"),
        ("an elephant under the sea", "underwater", None),
        ("snowy mountains with a lake", "mountains", None),
        ("a couch in the living room", "room", None),
        ("a boat on the ocean at sunset", "beach", "sunset"),
        ("an astronaut on the moon", "moon", None),
    ],
)
def test_settings(prompt, place, time, vocabulary) -> None:
    setting = read(prompt, vocabulary).setting
    assert (setting.place, setting.time) == (place, time)


def test_without(vocabulary) -> None:
    scene = read("a classroom without people, no cars", vocabulary)
    assert scene.subjects == ()
    assert scene.without == ("person", "car")
    removed = read("a dog and a cat in a park", vocabulary, negative="cats, fog")
    assert bodies(removed) == [("dog", 1)]
    assert removed.without == ("cat", "fog")


def test_what_nobody_could_place_is_told(vocabulary) -> None:
    scene = read("a dog and a quarterstaff, life", vocabulary)
    assert bodies(scene) == [("dog", 1)]
    assert [u.words for u in scene.unresolved] == ["a quarterstaff", "life"]


def test_style_and_camera(vocabulary) -> None:
    scene = read("low poly fox, isometric, wide shot", vocabulary)
    assert (scene.style, scene.camera.angle, scene.camera.shot) == ("lowpoly", "isometric", "wide")
    assert read("an oil painting of a boat", vocabulary).style == "oil"
    painted = read("an ink wash of a boat", vocabulary)
    assert painted.style == "watercolour"
    assert "watercolour" in painted.unresolved[0].reason
    assert read("a photo of a dog", vocabulary, style="clay").style == "clay"


@pytest.mark.parametrize(
    "prompt", ["a 🐶 next to a 🌳", "ein Hund neben einem Baum", "un perro junto a un árbol"]
)
def test_emoji_and_other_languages(prompt, vocabulary) -> None:
    assert joined(read(prompt, vocabulary)) == {("dog", "next_to", ("tree",))}


def test_japanese(vocabulary) -> None:
    scene = read("赤い犬と猫", vocabulary)
    assert scene.language == "ja"
    assert bodies(scene) == [("dog", 1), ("cat", 1)]
    assert scene.subjects[0].colours[0].name == "red"


@pytest.mark.parametrize("prompt", ["", "  \n\t ", "\u200b\u0000"])
def test_nothing_to_read(prompt, vocabulary) -> None:
    with pytest.raises(InvalidRequest, match="prompt"):
        read(prompt, vocabulary)


@pytest.mark.parametrize(
    "prompt", ["...", "'", '"', "of of of", "🏳️‍🌈", "1 2 3", "a an the", "' \" “ 「", "and, and, and"]
)
def test_odd_prompts_make_a_scene_that_reads_back(prompt, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert Scene.from_json(scene.to_json()) == scene


def test_a_very_long_prompt_takes_little_time(vocabulary) -> None:
    start = time.monotonic()
    scene = read("a red cat on a table, " * 1900, vocabulary)
    assert time.monotonic() - start < 10
    assert "words are read" in scene.unresolved[-1].reason
    assert Scene.from_json(scene.to_json()) == scene
