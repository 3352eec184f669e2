import pytest

from limner.errors import InvalidRequest
from limner.request import Request, size


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"prompt": "  "}, "prompt"),
        ({"prompt": "x" * 40_000}, "prompt"),
        ({"prompt": "a fox", "width": 7}, "width"),
        ({"prompt": "a fox", "height": 4096}, "height"),
        ({"prompt": "a fox", "count": 0}, "count"),
        ({"prompt": "a fox", "seed": -1}, "seed"),
        ({"prompt": "a fox", "seed": 2**32}, "seed"),
        ({"prompt": "a fox", "quality": "best"}, "quality"),
        ({"prompt": "a fox", "strength": 1.5}, "strength"),
        ({"prompt": 5}, "prompt"),
        ({"prompt": "a fox", "count": True}, "count"),
        ({"prompt": "a fox", "colour": "red"}, "colour"),
        ({}, "prompt"),
    ],
)
def test_wrong_fields_are_refused_by_name(fields, named):
    with pytest.raises(InvalidRequest) as caught:
        Request.from_mapping(fields)
    assert caught.value.field == named
    assert named in str(caught.value)


def test_json_goes_both_ways():
    request = Request("a fox — “quoted”", negative="people", seed=7, count=3, style="clay")
    assert Request.from_json(request.to_json()) == request


@pytest.mark.parametrize(
    ("text", "expected"), [("640x480", (640, 480)), ("512", (512, 512)), ("16:9", (1408, 768))]
)
def test_size_reads_what_people_type(text, expected):
    assert size(text) == expected


@pytest.mark.parametrize("text", ["7", "99999x10", "tall", "1024x", "-512", ""])
def test_size_refuses_the_rest(text):
    with pytest.raises(InvalidRequest, match="size"):
        size(text)
