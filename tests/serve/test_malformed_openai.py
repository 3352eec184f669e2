"""Malformed calls of OpenAI's Images API: each gets the status, type, param and code that the original gave it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

PATH = "/v1/images/generations"
JSON = {"content-type": "application/json"}
BAD = "invalid_request_error"
OLD, THREE, ONE, TWO, LATE = "dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2", "gpt-image-2.5-sunburst"

# (body, status, param, code, words that the message has)
BODIES: dict[str, tuple[Any, int, str | None, str | None, str]] = {
    "a list": ([], 400, None, "invalid_type", "expected an object, but got an array"),
    "a text": ("x", 400, None, "invalid_type", "expected an object, but got a string"),
    "null": (None, 400, None, "invalid_type", "but got null"),
    "nothing in it": ({}, 400, "prompt", "missing_required_parameter", "Missing required parameter: 'prompt'."),
    "prompt null": ({"prompt": None}, 400, "prompt", "missing_required_parameter", "Missing required parameter"),
    "prompt empty": ({"prompt": ""}, 400, "prompt", "empty_string", "minimum length 1"),
    "prompt blank": ({"prompt": " \n"}, 400, "prompt", "empty_string", "minimum length 1"),
    "prompt a number": ({"prompt": 5}, 400, "prompt", "invalid_type", "expected a string, but got an integer instead"),
    "prompt a list": ({"prompt": ["a"]}, 400, "prompt", "invalid_type", "but got an array instead"),
    "prompt long for dall-e-2": ({"model": OLD, "prompt": "a" * 1001}, 400, "prompt", "string_above_max_length", "1000"),
    "prompt long for dall-e-3": ({"model": THREE, "prompt": "a" * 4001}, 400, "prompt", "string_above_max_length", "4001"),
    "prompt long for all": ({"model": TWO, "prompt": "a" * 32001}, 400, "prompt", "string_above_max_length", "10000"),
    "model unknown": ({"model": "gpt-9", "prompt": "a"}, 404, "model", "model_not_found", "dall-e-3"),
    "model a number": ({"model": 3, "prompt": "a"}, 400, "model", "invalid_type", "expected a string"),
    "n zero": ({"prompt": "a", "n": 0}, 400, "n", "integer_below_min_value", "Expected a value >= 1, but got 0 instead."),
    "n negative": ({"prompt": "a", "n": -1}, 400, "n", "integer_below_min_value", ">= 1"),
    "n eleven": ({"prompt": "a", "n": 11}, 400, "n", "integer_above_max_value", "<= 10, but got 11 instead."),
    "n two for dall-e-3": ({"model": THREE, "prompt": "a", "n": 2}, 400, "n", "integer_above_max_value", "n=1"),
    "n a text": ({"prompt": "a", "n": "2"}, 400, "n", "invalid_type", "expected an integer, but got a string instead."),
    "n a half": ({"prompt": "a", "n": 1.5}, 400, "n", "invalid_type", "but got a decimal number instead."),
    "n true": ({"prompt": "a", "n": True}, 400, "n", "invalid_type", "but got a boolean instead."),
    "n huge": ({"prompt": "a", "n": 10**30}, 400, "n", "integer_above_max_value", "<= 10"),
    "size of gpt for dall-e-2": ({"model": OLD, "prompt": "a", "size": "1536x1024"}, 400, None, "invalid_size", "256x256"),
    "size small for dall-e-3": ({"model": THREE, "prompt": "a", "size": "256x256"}, 400, None, "invalid_size",
                                "The size is not supported by this model."),
    "size free for gpt-image-1": ({"model": ONE, "prompt": "a", "size": "512x512"}, 400, "size", "invalid_value",
                                  "Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'."),
    "size no size": ({"model": TWO, "prompt": "a", "size": "big"}, 400, "size", "invalid_value", "WIDTHxHEIGHT"),
    "size one number": ({"model": TWO, "prompt": "a", "size": "512"}, 400, "size", "invalid_value", "WIDTHxHEIGHT"),
    "size off the grain": ({"model": TWO, "prompt": "a", "size": "1000x1000"}, 400, "size", "invalid_value", "992x992"),
    "size too long": ({"model": TWO, "prompt": "a", "size": "2048x512"}, 400, "size", "invalid_value", "1:3"),
    "size too large": ({"model": TWO, "prompt": "a", "size": "3840x2160"}, 400, "size", "invalid_value", "2048x1152"),
    "size too small": ({"model": TWO, "prompt": "a", "size": "16x16"}, 400, "size", "invalid_value", "256x256"),
    "size a number": ({"model": TWO, "prompt": "a", "size": 512}, 400, "size", "invalid_type", "expected a string"),
    "quality of gpt for dall-e-3": ({"model": THREE, "prompt": "a", "quality": "low"}, 400, "quality", "invalid_value",
                                    "'standard', and 'hd'"),
    "quality of dall-e for gpt": ({"model": TWO, "prompt": "a", "quality": "hd"}, 400, "quality", "invalid_value", "'high'"),
    "quality of a later one": ({"model": TWO, "prompt": "a", "quality": "max"}, 400, "quality", "invalid_value", "'high'"),
    "style for dall-e-2": ({"model": OLD, "prompt": "a", "style": "vivid"}, 400, "style", "unknown_parameter", "'style'"),
    "style for gpt": ({"model": TWO, "prompt": "a", "style": "vivid"}, 400, "style", "unknown_parameter", "'style'"),
    "style unknown": ({"model": THREE, "prompt": "a", "style": "loud"}, 400, "style", "invalid_value", "'vivid', and 'natural'"),
    "response_format for gpt": ({"model": ONE, "prompt": "a", "response_format": "url"}, 400, "response_format",
                                "unknown_parameter", "Unknown parameter: 'response_format'."),
    "response_format unknown": ({"model": OLD, "prompt": "a", "response_format": "file"}, 400, "response_format",
                                "invalid_value", "'url', and 'b64_json'"),
    "response_format an object": ({"model": OLD, "prompt": "a", "response_format": {"type": "url"}}, 400, "response_format",
                                  "invalid_type", "but got an object instead."),
    "moderation for dall-e": ({"model": THREE, "prompt": "a", "moderation": "low"}, 400, "moderation", "unknown_parameter", ""),
    "moderation unknown": ({"model": TWO, "prompt": "a", "moderation": "off"}, 400, "moderation", "invalid_value", "'auto'"),
    "background unknown": ({"model": TWO, "prompt": "a", "background": "red"}, 400, "background", "invalid_value", "'opaque'"),
    "background clear": ({"model": TWO, "prompt": "a", "background": "transparent"}, 400, "background", "invalid_value",
                         "Transparent background is not supported for this model."),
    "background clear in jpeg": ({"model": ONE, "prompt": "a", "background": "transparent", "output_format": "jpeg"}, 400,
                                 "background", "invalid_value", "JPEG"),
    "output_format for dall-e": ({"model": OLD, "prompt": "a", "output_format": "png"}, 400, "output_format",
                                 "unknown_parameter", ""),
    "output_format unknown": ({"model": TWO, "prompt": "a", "output_format": "tiff"}, 400, "output_format", "invalid_value",
                              "'png', 'jpeg', and 'webp'"),
    "compression of png": ({"model": TWO, "prompt": "a", "output_compression": 50}, 400, "output_compression",
                           "invalid_value", "PNG"),
    "compression too high": ({"model": TWO, "prompt": "a", "output_format": "jpeg", "output_compression": 101}, 400,
                             "output_compression", "integer_above_max_value", "<= 100"),
    "stream for dall-e": ({"model": THREE, "prompt": "a", "stream": True}, 400, "stream", "unknown_parameter", "'stream'"),
    "stream a text": ({"model": TWO, "prompt": "a", "stream": "yes"}, 400, "stream", "invalid_type", "expected a boolean"),
    "partials four": ({"model": TWO, "prompt": "a", "stream": True, "partial_images": 4}, 400, "partial_images",
                      "integer_above_max_value", "<= 3"),
    "frames": ({"model": LATE, "prompt": "a", "frame_count": 4}, 400, "frame_count", "unsupported_parameter", "not made here"),
    "frames of an earlier one": ({"model": TWO, "prompt": "a", "frame_count": 4}, 400, "frame_count", "unknown_parameter", ""),
    "a gif": ({"model": LATE, "prompt": "a", "output_format": "gif"}, 400, "output_format", "invalid_value", "'gif'"),
    "a field nobody knows": ({"prompt": "a", "colour": 1}, 400, "colour", "unknown_parameter", "Unknown parameter: 'colour'."),
    "a field of Google's": ({"prompt": "a", "sampleCount": 1}, 400, "sampleCount", "unknown_parameter", ""),
    "seed negative": ({"prompt": "a", "seed": -1}, 400, "seed", "integer_below_min_value", ">= 0"),
    "seed large": ({"prompt": "a", "seed": 2**32}, 400, "seed", "integer_above_max_value", "<= 4294967295"),
    "user a number": ({"prompt": "a", "user": 1}, 400, "user", "invalid_type", "expected a string"),
}  # fmt: skip


def shape(reply: httpx.Response) -> dict[str, Any]:
    """The error, whose shape must be the original's whole."""
    assert reply.headers["content-type"] == "application/json" and reply.headers["x-request-id"]
    error = reply.json()["error"]
    assert set(reply.json()) == {"error"} and set(error) == {"message", "type", "param", "code"}
    return error


@pytest.mark.parametrize("name", BODIES)
def test_bodies(service: Any, name: str) -> None:
    body, status, param, code, words = BODIES[name]
    reply = httpx.post(service.base + PATH, content=json.dumps(body), headers=JSON, timeout=30)
    error = shape(reply)
    assert (reply.status_code, error["type"], error["param"], error["code"]) == (status, BAD, param, code), (
        error
    )
    assert words in error["message"]


BYTES = {
    "no JSON": b"{prompt: a}", "cut off": b'{"prompt": "a"', "empty": b"", "not UTF-8": b'{"prompt": "\xff\xfe"}',
    "not a number": b'{"prompt": "a", "n": NaN}', "half a character": b'{"prompt": "\\ud800"}',
    "too deep": b'{"prompt": ' + b"[" * 5000 + b"]" * 5000 + b"}", "deep": b"[" * 200 + b"]" * 200,
    "a number without end": b'{"prompt": "a", "n": ' + b"9" * 5000 + b"}", "infinite": b'{"prompt": "a", "n": 1e999}',
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_json(service: Any, name: str) -> None:
    reply = httpx.post(service.base + PATH, content=BYTES[name], headers={"content-type": "application/json"})
    error = shape(reply)
    assert reply.status_code == 400 and error["message"].startswith("We could not parse the JSON body")
    assert error["type"] == BAD and error["param"] is error["code"] is None


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_other_kinds_of_content(service: Any, kind: str) -> None:
    reply = httpx.post(service.base + PATH, content=b'{"prompt": "a"}', headers={"content-type": kind})
    error = shape(reply)
    assert (
        reply.status_code == 400 and error["code"] == "unsupported_content_type" and kind in error["message"]
    )


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", PATH, 405, "Invalid method for URL (GET /v1/images/generations)"),
        ("DELETE", PATH, 405, "DELETE"), ("PUT", PATH, 405, "PUT"),
        ("POST", "/v1/images/generation", 404, "Invalid URL (POST /v1/images/generation)"),
        ("GET", "/v1/images/none", 404, "Invalid URL (GET /v1/images/none)"), ("GET", "/v1/models/gpt-9", 404, "gpt-9"),
    ],
)  # fmt: skip
def test_paths_and_methods(service: Any, method: str, path: str, status: int, words: str) -> None:
    reply = httpx.request(method, service.base + path, headers={"authorization": "Bearer x"})
    error = shape(reply)
    assert reply.status_code == status and error["type"] == BAD and words in error["message"]


@pytest.mark.parametrize(("path", "model"), [("edits", ONE), ("edits", OLD), ("variations", OLD)])
def test_editing_is_refused_by_name(service: Any, path: str, model: str) -> None:
    reply = httpx.post(
        f"{service.base}/v1/images/{path}", data={"model": model, "prompt": "a"}, files={"image": b"x"}
    )
    error = shape(reply)
    assert reply.status_code == 400 and error["param"] == "image" and error["code"] == "unsupported_parameter"


@pytest.mark.parametrize(
    ("model", "kind", "code"),
    [(ONE, "image_generation_user_error", "moderation_blocked"), (TWO, "image_generation_user_error", "moderation_blocked"),
     (THREE, BAD, "content_policy_violation"), (OLD, BAD, "content_policy_violation")],
)  # fmt: skip
def test_words_that_are_not_allowed(service: Any, model: str, kind: str, code: str) -> None:
    body = {"model": model, "prompt": "a photo of a naked child"}
    reply = httpx.post(service.base + PATH, json=body, timeout=60)
    error = shape(reply)
    assert reply.status_code == 400 and (error["type"], error["code"]) == (kind, code)
    assert "safety system" in error["message"]


def test_there_are_forty_and_more() -> None:
    assert len(BODIES) + len(BYTES) >= 40 and len({json.dumps(row[0]) for row in BODIES.values()}) == len(
        BODIES
    )
