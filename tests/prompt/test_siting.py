"""Which words say where the picture is."""

from __future__ import annotations

import pytest

from limner.prompt import read


@pytest.mark.parametrize(
    ("prompt", "place", "weather", "bodies"),
    [
        ("a balloon among clouds", "sky", None, ["balloon"]),
        ("penguins on the ice", "snow", None, ["penguin"]),
        ("snowy mountains", "mountains", None, []),
        ("a purple fish underwater", "underwater", None, ["fish"]),
        ("a peaceful lakeside landscape", "lake", None, []),
        ("a boat on the sea at sunset", "beach", None, ["boat"]),
        ("a cube on a blue square", None, None, ["cube"]),
        ("a castle made of cardboard", None, None, ["castle"]),
        ("a car with a white background", "studio", None, ["car"]),
        ("a giraffe in the rain", None, "rain", ["giraffe"]),
        ("a fox under the northern lights", None, "aurora", ["fox"]),
        ("a dog under the stars", None, None, ["dog"]),
        ("a dog under three stars", None, None, ["dog", "star"]),
        ("a fox in a swimming pool", "pool", None, ["fox"]),
        ("a car in a garage", "garage", None, ["car"]),
        ("a penguin wearing a hat, DJing at a nightclub", "night_city", None, ["penguin", "hat"]),
    ],
)
def test_place_and_weather(prompt, place, weather, bodies, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert (scene.setting.place, scene.setting.weather) == (place, weather)
    assert [s.body for s in scene.subjects] == bodies


@pytest.mark.parametrize(
    "prompt",
    ["a fox under the northern lights", "two tents beneath the stars", "a dog underneath the bright stars",
     "the moon over a lake"],
)
def test_what_is_seen_at_night_makes_it_night(prompt, vocabulary) -> None:
    assert read(prompt, vocabulary).setting.time == "night"


def test_weather_in_a_name_is_no_weather() -> None:
    from limner.prompt import Entry, Vocabulary

    small = Vocabulary.of([Entry("lightning bolt", (), "sky"), Entry("shoe", (), "clothing")])
    scene = read("a shoe with a lightning bolt on it", small)
    assert scene.setting.weather is None
    assert [s.body for s in scene.subjects] == ["shoe", "lightning bolt"]


def test_styles_as_clauses_of_their_own(vocabulary) -> None:
    for prompt, style in [
        ("a fox in a forest, clay", "clay"),
        ("a fox, clay style", "clay"),
        ("a fox, papercut style", "papercut"),
        ("a clay vase", None),
        ("a fox, a toy car", None),
    ]:
        scene = read(prompt, vocabulary)
        assert scene.style == style, prompt
        assert scene.unresolved == (), prompt


def test_camera_words_that_the_tokenizer_cuts(vocabulary) -> None:
    scene = read("a bridge, bird's eye view", vocabulary)
    assert [s.body for s in scene.subjects] == ["bridge"]
    assert scene.camera.shot == "aerial"


@pytest.mark.parametrize(
    ("prompt", "bodies", "relation", "place"),
    [
        ("a car in front of a diner", ["car", "shop"], "in_front_of", "street"),
        ("a dog outside a bakery", ["dog", "shop"], "in_front_of", "street"),
        ("a cat next to a shop in the snow", ["cat", "shop"], "next_to", "snow"),
        ("a dog in a bakery", ["dog"], None, "kitchen"),
        ("a man behind a house", ["man", "house"], "behind", None),
    ],
)
def test_houses_seen_from_the_street(prompt, bodies, relation, place, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert [s.body for s in scene.subjects] == bodies
    assert [r.kind for r in scene.relations] == ([relation] if relation else [])
    assert scene.setting.place == place


def test_a_house_without_a_body_is_told() -> None:
    from limner.prompt import Entry, Vocabulary

    small = Vocabulary.of([Entry("office building", ("building",), "building"), Entry("car", (), "vehicle")])
    scene = read("a car in front of a library", small)
    assert [s.body for s in scene.subjects] == ["car", "office building"]
    assert [u.words for u in scene.unresolved] == ["a library"]


def test_fireworks_are_shown_at_night() -> None:
    from limner.prompt import Entry, Vocabulary

    small = Vocabulary.of([Entry("firework", ("fireworks",), "sky")])
    assert read("fireworks over a city", small).setting.place == "night_city"
    assert read("fireworks over a city at dusk", small).setting.time == "dusk"


def test_a_persons_name_is_no_place(vocabulary) -> None:
    assert read("a painting by Grant Wood of a farm girl", vocabulary).setting.place != "forest"


def test_a_house_whose_door_is_spoken_of_is_seen_from_outside() -> None:
    import limner

    scene = limner.read('a bakery with a sign above the door that says "FRESH BREAD"')
    assert scene is not None and scene.subjects[0].body in ("bakery", "shop")
    assert [t.text for t in scene.lettering] == ["FRESH BREAD"] and not scene.unresolved


@pytest.mark.parametrize(
    ("prompt", "place", "words"),
    [
        ("a fox by a river", "river", "a river"),
        ("a fox drinking from a creek", "river", "a creek"),
        ("a stream in a forest", "river", "a stream, a forest"),
        ("a forest with a stream", "river", "a forest, a stream"),
        ("a river in the mountains", "river", "a river, the mountains"),
        ("a canal in a city", "river", "a canal, a city"),
        ("a waterfall and a river", "waterfall", "a waterfall, a river"),
        ("a car on a road by a river", "road", "a road"),
        ("a frozen river", "snow", "a frozen river"),
    ],
)
def test_a_river_and_what_it_runs_through(prompt, place, words, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert (scene.setting.place, scene.setting.words) == (place, words)
    assert not scene.unresolved


@pytest.mark.parametrize(
    ("prompt", "place"),
    [("a cat in Rio de Janeiro", "beach"), ("a girl in Istanbul", "street"), ("a boat on the Thames", "river"),
     ("a Rome apple", None), ("a Vienna sausage", None)],
)  # fmt: skip
def test_cities_and_rivers_by_name(prompt: str, place: str | None) -> None:
    import limner

    scene = limner.read(prompt)
    assert scene is not None and scene.setting.place == place


@pytest.mark.parametrize(
    ("prompt", "place", "words"),
    [
        ("a fox on a cliff", "cliff", "a cliff"),
        ("a fox at the edge of a cliff", "cliff", "a cliff"),
        ("a fox on a clifftop", "cliff", "a clifftop"),
        ("a fox on a rocky headland", "cliff", "a rocky headland"),
        ("a fox on a bluff", "cliff", "a bluff"),
        ("a castle on a cliff above the sea", "cliff", "a cliff, the sea"),
        ("a stormy sea below the cliffs", "cliff", "a stormy sea, the cliffs"),
        ("the cliffs of Dover", "cliff", "the cliffs, Dover"),
        ("a fox on a beach with cliffs", "beach", "a beach"),
        ("red rock cliffs in the desert", "desert", "red rock cliffs, the desert"),
        ("a canyon with cliffs", "desert", "a canyon"),
        ("a castle on a cliff in the mountains", "mountains", "a cliff, the mountains"),
        ("a fjord", "mountains", "a fjord"),
    ],
)
def test_a_cliff_and_what_it_is_over(prompt, place, words, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert (scene.setting.place, scene.setting.words) == (place, words)
    assert not scene.unresolved
