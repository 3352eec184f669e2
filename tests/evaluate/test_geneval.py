import json

import numpy as np
import pytest

from limner.errors import InvalidRequest
from limner.evaluate import colour, geneval
from limner.picture import Picture
from limner.prompt.scene import Scene, Subject
from limner.request import Request

RGB = {
    "red": (200, 40, 40), "orange": (235, 130, 40), "yellow": (245, 210, 60), "green": (60, 150, 70),
    "blue": (50, 90, 200), "purple": (130, 60, 170), "pink": (245, 150, 190), "brown": (120, 75, 45),
    "black": (25, 25, 28), "white": (240, 238, 235), "grey": (128, 128, 130),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(RGB))
def test_basic_colours_are_named_right(name):
    pixels = np.clip(np.array(RGB[name]) + np.random.default_rng(0).integers(-6, 7, (400, 3)), 0, 255).astype(
        np.uint8
    )
    assert colour.dominant(pixels) == name


def drawing(spots):
    """A picture whose masks are squares: (subject id, body, left, top, colour)."""
    pixels = np.full((256, 256, 3), 128, np.uint8)
    layers, number = {}, {}
    for id, _, x, y, rgb in spots:
        mask = np.zeros((256, 256), bool)
        mask[y : y + 40, x : x + 40] = True
        pixels[mask] = rgb
        number[id] = number.get(id, 0) + 1
        layers[f"mask {id} {number[id]}"] = mask
    subjects = tuple(Subject(id, body, body) for id, body in {s[0]: s[1] for s in spots}.items())
    request = Request("x", width=256, height=256, seed=0)
    return Picture(pixels, "test", request, 0, scene=Scene(subjects=subjects), layers=layers)


def wanted(**line):
    return geneval.Wanted("t", "p", tuple(line["include"]), tuple(line.get("exclude", ())))


def judge(line, spots):
    return geneval.judge(line, drawing(spots), lambda name: name).passed


def test_count_is_exact():
    line = wanted(include=[{"class": "cat", "count": 2}], exclude=[{"class": "cat", "count": 3}])
    spots = [("cat-1", "cat", 10 + 60 * i, 20, (9, 9, 9)) for i in range(4)]
    assert [judge(line, spots[:n]) for n in (1, 2, 3)] == [False, True, False]


def test_colour_is_looked_for_in_the_pixels():
    line = wanted(include=[{"class": "cat", "count": 1, "color": "blue"}])
    assert judge(line, [("cat-1", "cat", 10, 20, RGB["blue"])])
    assert not judge(line, [("cat-1", "cat", 10, 20, RGB["green"])])


def test_position_needs_more_than_the_margin():
    line = wanted(
        include=[{"class": "cat", "count": 1}, {"class": "dog", "count": 1, "position": ["above", 0]}]
    )
    assert judge(line, [("c", "cat", 100, 150, RGB["red"]), ("d", "dog", 100, 20, RGB["blue"])])
    assert not judge(line, [("c", "cat", 100, 20, RGB["red"]), ("d", "dog", 100, 150, RGB["blue"])])
    assert not judge(line, [("c", "cat", 100, 24, RGB["red"]), ("d", "dog", 150, 20, RGB["blue"])])


def test_specks_are_not_seen():
    picture = drawing([("c", "cat", 100, 150, RGB["red"])])
    speck = np.zeros((256, 256), bool)
    speck[0:3, 0:3] = True
    picture.layers["mask c 2"] = speck
    line = wanted(include=[{"class": "cat", "count": 2}])
    assert not geneval.judge(line, picture, lambda name: name).passed


def test_other_files_are_refused_by_line(tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"tag": "x", "prompt": "y", "include": []}) + "\n{}\n")
    with pytest.raises(InvalidRequest, match="line 2"):
        geneval.load(path)


def test_a_rendered_picture_is_judged(apples):
    line = wanted(
        include=[
            {"class": "vase", "count": 1, "color": "blue"},
            {"class": "apple", "count": 2, "color": "red", "position": ["left of", 0]},
        ],
        exclude=[{"class": "apple", "count": 3}],
    )
    verdict = geneval.judge(line, apples, lambda name: name)
    assert verdict.passed, verdict.reasons
