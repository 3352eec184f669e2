"""What stands where, from words, without rendering: boxes of the staged subjects and where the camera sees them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import limner
from limner.diorama.stage import Stage, View
from limner.engines.diorama import Diorama
from limner.request import Request


def staged(prompt: str, *, seed: int = 1, size: tuple[int, int] = (512, 512)) -> Stage:
    request = Request(prompt, width=size[0], height=size[1], seed=seed)
    return Diorama().stage(request, limner.read(prompt), 0)[0]


def boxes(stage: Stage, key: str | None = None) -> list[tuple[np.ndarray, np.ndarray]]:
    """(lowest, highest) corner in the world of every subject's instance, or of those of one subject id."""
    out = []
    for placed in stage.placed:
        if placed.subject is not None and (key is None or placed.subject.startswith(key)):
            moved = placed.body.transformed(placed.matrix)
            out.append(moved.bounds)
    return out


def seen(view: View, points: np.ndarray, aspect: float = 1.0) -> np.ndarray:
    """(N, 2) place of world points in the picture: -1..1 from left to right and from bottom to top."""
    eye = np.array(view.eye)
    forward = np.array(view.target) - eye
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, [0, 0, 1.0])
    right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    q = points - eye
    half = np.tan(np.radians(view.fov) / 2)
    return np.stack([q @ right / (q @ forward) / half / aspect, q @ up / (q @ forward) / half], 1)


def corners(box: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    return np.array(list(itertools.product(*np.stack(box, 1))))


CROWDS = [
    "five dogs",
    "three red cups and two blue vases",
    "a bus, an apple, a horse and a lamp",
    "seven books",
]


@pytest.mark.parametrize("prompt", CROWDS)
@pytest.mark.parametrize("seed", [1, 2])
def test_things_do_not_run_into_each_other(prompt: str, seed: int) -> None:
    for (a_low, a_high), (b_low, b_high) in itertools.combinations(boxes(staged(prompt, seed=seed)), 2):
        overlap = np.minimum(a_high, b_high) - np.maximum(a_low, b_low)
        smaller = np.minimum(a_high - a_low, b_high - b_low)
        assert (overlap < 0.06 * smaller).any(), "two boxes share space"


@pytest.mark.parametrize("prompt", [*CROWDS, "a giraffe", "a cat under a table", 'a shop with a sign "OPEN"'])
@pytest.mark.parametrize("size", [(512, 512), (704, 384), (384, 704)])
def test_everything_is_in_frame(prompt: str, size: tuple[int, int]) -> None:
    stage = staged(prompt, size=size)
    points = np.concatenate([corners(box) for box in boxes(stage)])
    where = seen(stage.view, points, size[0] / size[1])
    assert np.abs(where).max() < 1.0
    assert np.ptp(where, axis=0).max() > 0.75, "the subjects are lost in the picture"


@pytest.mark.parametrize(
    "prompt", ["five dogs", "a bus and an apple", "a cat on a chair", "a fox under a tree"]
)
def test_somebody_stands_on_the_ground(prompt: str) -> None:
    stage = staged(prompt)
    for box in boxes(stage):
        foot = (box[0] + box[1])[None, :2] / 2
        ground = float(stage.backdrop.height(foot)[0])
        assert box[0][2] > ground - 0.12
    low = min(float(box[0][2]) for box in boxes(stage))
    assert abs(low - float(stage.backdrop.height(np.zeros((1, 2)))[0])) < 0.2


@pytest.mark.parametrize(
    ("words", "axis", "sign"),
    [
        ("to the left of", 0, -1),
        ("to the right of", 0, 1),
        ("above", 1, 1),
        ("below", 1, -1),
        ("on top of", 1, 1),
    ],
)
@pytest.mark.parametrize(("a", "b"), [("cup", "book"), ("dog", "bicycle"), ("bench", "apple")])
def test_relations_hold_in_the_picture(words: str, axis: int, sign: int, a: str, b: str) -> None:
    stage = staged(f"a {a} {words} a {b}")
    first, second = (seen(stage.view, corners(boxes(stage, key)[0])).mean(axis=0) for key in (a, b))
    assert sign * (first[axis] - second[axis]) > 0.15


def test_depth_relations_hold_in_the_world() -> None:
    stage = staged("a dog behind a chair")
    assert boxes(stage, "dog")[0][0][1] > boxes(stage, "chair")[0][0][1]
    stage = staged("a dog in front of a chair")
    assert boxes(stage, "dog")[0][1][1] < boxes(stage, "chair")[0][1][1]


def test_what_stands_on_something_touches_it() -> None:
    stage = staged("a teapot on a table")
    assert boxes(stage, "teapot")[0][0][2] == pytest.approx(boxes(stage, "dining_table")[0][1][2], abs=0.03)


def test_inside_is_within_the_rim() -> None:
    stage = staged("an orange inside a bowl")
    (o_low, o_high), (b_low, b_high) = boxes(stage, "orange")[0], boxes(stage, "bowl")[0]
    assert (o_low[:2] > b_low[:2]).all() and (o_high[:2] < b_high[:2]).all()
    assert o_low[2] < b_high[2] < o_high[2]


@pytest.mark.parametrize("count", [1, 2, 5, 8, 12, 20])
def test_counts_are_exact(count: int) -> None:
    assert len(boxes(staged(f"{count} apples"))) == count


def test_seeds_vary_the_picture_and_repeat_it() -> None:
    first, again, other = (staged("three cats", seed=s).placed for s in (1, 1, 2))
    assert all(np.array_equal(a.matrix, b.matrix) for a, b in zip(first, again, strict=True))
    assert not all(np.array_equal(a.matrix, b.matrix) for a, b in zip(first, other, strict=True))


def test_the_studio_paper_suits_what_stands_before_it() -> None:
    def paper(prompt: str, seed: int) -> np.ndarray:
        mesh = staged(prompt, seed=seed).backdrop.placed[0].body.parts[0].mesh
        assert mesh.colours is not None
        return mesh.colours.mean(axis=0)

    for seed in range(4):
        dark = paper("a black cup", seed)
        assert np.ptp(dark) < 0.12 * dark.max(), "a coloured paper would tint a black thing"
        green = paper("a green cup", seed)
        assert green.argmax() != 1, "green on green"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_building_stands_behind_all_that_is_in_front_of_it(seed: int) -> None:
    stage = staged("a farmer with a cow and two sheep in front of a barn", seed=seed)
    barn = boxes(stage, "barn")[0]
    others = [box for key in ("farmer", "cow", "sheep") for box in boxes(stage, key)]
    assert len(others) == 4
    for low, high in others:
        assert high[1] < barn[0][1], "farther away than the barn's front"
        assert seen(stage.view, ((low + high) / 2)[None])[0, 0] < 1
    across = [barn[0][0], barn[1][0]]
    assert any(across[0] < float(low[0] + high[0]) / 2 < across[1] for low, high in others)


def test_what_is_small_beside_what_is_large_stays_small_but_is_seen() -> None:
    pigeons = staged("an old man and two pigeons")
    man, pigeon = boxes(pigeons, "old_man")[0], boxes(pigeons, "pigeon")[0]
    assert np.ptp(np.stack(man)[:, 2]) > 1.8 * np.ptp(np.stack(pigeon)[:, 2])
    apple, bus = (float(np.max(np.subtract(*boxes(staged("an apple and a bus"), key)[0][::-1]))) for key in ("apple", "bus"))
    assert 3 < bus / apple < 7


def test_a_moon_at_night_is_the_one_in_the_sky() -> None:
    prompt = "an owl on a branch at night with a full moon"
    directed = Diorama().stage(Request(prompt, seed=1), limner.read(prompt), 0)
    assert boxes(directed[0], "owl") and not boxes(directed[0], "moon")
    assert boxes(staged("an owl to the left of a moon at night"), "moon")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_title_hides_nobodys_feet(seed: int) -> None:
    stage = staged('a fox reading a book under a tree, with the title "FOX TALES"', seed=seed)
    title = next(p for p in stage.placed if p.label == "lettering")
    top = seen(stage.view, corners(title.body.transformed(title.matrix).bounds))[:, 1].max()
    fox = boxes(stage, "fox")[0]
    feet = seen(stage.view, np.array([[(fox[0][0] + fox[1][0]) / 2, fox[0][1], fox[0][2]]]))[0, 1]
    assert top < feet + 0.04


@pytest.mark.parametrize(("prompt", "vessel", "load"), [
    ("a rubber duck in a bathtub", "bathtub", "rubber_duck"), ("a bear in a boat on a lake", "boat", "bear"),
    ("an apple in a bowl", "bowl", "apple"),
])  # fmt: skip
def test_what_is_in_a_vessel_looks_over_its_rim_and_does_not_hover(prompt: str, vessel: str, load: str) -> None:
    stage = staged(prompt)
    (v_low, v_high), (low, high) = boxes(stage, vessel)[0], boxes(stage, load)[0]
    assert high[2] > v_low[2] + 0.3 * (v_high[2] - v_low[2])
    assert low[2] < v_low[2] + 0.75 * (v_high[2] - v_low[2])
    assert v_low[0] < (low[0] + high[0]) / 2 < v_high[0]


def test_a_portrait_and_a_close_up_come_nearer_to_the_face() -> None:
    def shown(prompt: str) -> float:
        stage = staged(prompt, size=(256, 256))
        (low, high), *_ = boxes(stage)
        ends = np.array([[0, low[1], low[2]], [0, low[1], high[2]]])
        return float(np.ptp(seen(stage.view, ends)[:, 1]))

    whole, portrait, near = (shown(f"{shot}a woman") for shot in ("", "portrait of ", "close-up of "))
    assert whole < 2 < portrait < near


def test_angles_look_from_below_and_from_above() -> None:
    def pitch(prompt: str) -> float:
        view = staged(prompt, size=(256, 256)).view
        return float(view.eye[2] - view.target[2])

    assert pitch("low angle view of a robot") < 0 < pitch("a robot") < pitch("aerial view of a robot")


def test_an_hour_or_weather_alone_is_a_land() -> None:
    for words in ("a sunset", "The Starry Night"):
        assert staged(words).backdrop.placed
