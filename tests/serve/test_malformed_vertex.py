"""Malformed calls of Vertex AI's protocol: each is refused as google.rpc.Status, with the field that is wrong."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

MODELS = "/v1/projects/p/locations/us-central1/publishers/google/models/"
IMAGEN = MODELS + "imagen-4.0-generate-001"
GEMINI = MODELS + "gemini-2.5-flash-image"
ASK = {"prompt": "a fox"}
PICTURE = {"bytesBase64Encoded": "aGk=", "mimeType": "image/png"}


def with_(**parameters: Any) -> dict[str, Any]:
    return {"instances": [ASK], "parameters": parameters}


def say(**more: Any) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": "a fox"}]}], **more}


# (body, field, words that the message has)
PREDICT: dict[str, tuple[Any, str, str]] = {
    "a list": ([], "body", "expected an object"),
    "null": (None, "body", "expected an object"),
    "nothing in it": ({}, "instances", "a list of one object"),
    "a field nobody knows": ({"instances": [ASK], "foo": 1}, "foo",
                             'Invalid JSON payload received. Unknown name "foo": Cannot find field.'),
    "OpenAI's body": ({"prompt": "a", "n": 1}, "prompt", 'Unknown name "prompt"'),
    "instances an object": ({"instances": ASK}, "instances", "a list of one object"),
    "instances empty": ({"instances": []}, "instances", "a list of one object"),
    "instances of texts": ({"instances": ["a"]}, "instances", "a list of one object"),
    "instances two": ({"instances": [ASK, ASK]}, "instances", "got 2"),
    "prompt missing": ({"instances": [{}]}, "instances[0].prompt", "expected words"),
    "prompt null": ({"instances": [{"prompt": None}]}, "instances[0].prompt", "expected words"),
    "prompt blank": ({"instances": [{"prompt": "  "}]}, "instances[0].prompt", "expected words"),
    "prompt a number": ({"instances": [{"prompt": 1}]}, "instances[0].prompt", "expected text"),
    "prompt long": ({"instances": [{"prompt": "a" * 10_001}]}, "prompt", "10000 characters"),
    "instance of another kind": ({"instances": [{"prompt": "a", "content": 1}]}, "instances[0].content", "unknown field"),
    "parameters a list": ({"instances": [ASK], "parameters": [1]}, "parameters", "expected an object"),
    "parameter unknown": (with_(colour=1), "parameters.colour", "known are addWatermark"),
    "parameter of OpenAI": (with_(n=1), "parameters.n", "unknown field"),
    "labels a list": ({"instances": [ASK], "labels": ["a"]}, "labels", "an object of texts"),
    "labels of numbers": ({"instances": [ASK], "labels": {"a": 1}}, "labels", "an object of texts"),
    "count zero": (with_(sampleCount=0), "parameters.sampleCount", "1 to 4, got 0"),
    "count five": (with_(sampleCount=5), "parameters.sampleCount", "1 to 4, got 5"),
    "count a half": (with_(sampleCount=1.5), "parameters.sampleCount", "expected an integer"),
    "count a word": (with_(sampleCount="two"), "parameters.sampleCount", "expected an integer"),
    "count true": (with_(sample_count=True), "parameters.sampleCount", "expected an integer"),
    "seed negative": (with_(seed=-1), "parameters.seed", "expected 0 to 4294967295"),
    "seed large": (with_(seed=2**32), "parameters.seed", "expected 0 to 4294967295"),
    "seed a list": (with_(seed=[1]), "parameters.seed", "expected an integer"),
    "aspect unknown": (with_(aspectRatio="7:1"), "parameters.aspectRatio", "1:1, 3:4, 4:3, 9:16, 16:9; got '7:1'"),
    "aspect a number": (with_(aspectRatio=1), "parameters.aspectRatio", "expected one of"),
    "aspect a list": (with_(aspectRatio=["1:1"]), "parameters.aspectRatio", "expected one of"),
    "size unknown": (with_(sampleImageSize="3K"), "parameters.sampleImageSize", "expected 1K or 2K"),
    "size an object": (with_(sampleImageSize={}), "parameters.sampleImageSize", "expected 1K or 2K"),
    "size too small": (with_(sampleImageSize="256", aspectRatio="16:9"), "parameters.sampleImageSize", "256 pixels or more"),
    "negative a list": (with_(negativePrompt=["a"]), "parameters.negativePrompt", "expected text"),
    "negative long": (with_(negativePrompt="a" * 10_001), "negative", "10000 characters"),
    "guidance a word": (with_(guidanceScale="much"), "parameters.guidanceScale", "expected a number"),
    "guidance negative": (with_(guidanceScale=-1), "parameters.guidanceScale", "0 to 500"),
    "language a number": (with_(language=1), "parameters.language", "expected text"),
    "safety unknown": (with_(safetySetting="block_all"), "parameters.safetySetting", "block_low_and_above"),
    "safety a number": (with_(safetySetting=1), "parameters.safetySetting", "expected text"),
    "persons unknown": (with_(personGeneration="some"), "parameters.personGeneration", "dont_allow"),
    "watermark a word": (with_(addWatermark="yes"), "parameters.addWatermark", "true or false"),
    "enhance a number": (with_(enhancePrompt=1), "parameters.enhancePrompt", "true or false"),
    "reason a word": (with_(includeRaiReason="no"), "parameters.includeRaiReason", "true or false"),
    "attributes a list": (with_(includeSafetyAttributes=[]), "parameters.includeSafetyAttributes", "true or false"),
    "output a word": (with_(outputOptions="png"), "parameters.outputOptions", "expected an object"),
    "output of another kind": (with_(outputOptions={"quality": 1}), "parameters.outputOptions.quality", "compressionQuality"),
    "mime unknown": (with_(outputOptions={"mimeType": "image/tiff"}), "parameters.outputOptions.mimeType", "image/webp"),
    "compression large": (with_(outputOptions={"compressionQuality": 101}), "parameters.outputOptions.compressionQuality",
                          "0 to 100"),
    "storage no URL": (with_(storageUri="bucket/x"), "parameters.storageUri", "gs://bucket/folder/"),
    "storage a number": (with_(storageUri=1), "parameters.storageUri", "expected text"),
    "editing": ({"instances": [{"prompt": "a", "referenceImages": [{"referenceImage": PICTURE}]}]},
                "instances[0].referenceImages", "editing: not served here yet"),
    "editing with a mask": ({"instances": [{"prompt": "a", "mask": {"image": PICTURE}}]}, "instances[0].mask", "editing"),
    "edit mode": (with_(editMode="EDIT_MODE_OUTPAINT"), "parameters.editMode", "editing: not served here yet"),
    "upscaling": ({"instances": [{"image": PICTURE}], "parameters": {"mode": "upscale"}}, "instances[0].image", "upscaling"),
    "upscaling by name": (with_(mode="upscale", upscaleConfig={"upscaleFactor": "x2"}), "parameters.mode", "upscaling"),
    "trying on": ({"instances": [{"personImage": {"image": PICTURE}}]}, "instances[0].personImage", "trying on"),
    "products": ({"instances": [{"productImages": [{"image": PICTURE}]}]}, "instances[0].productImages", "recontext"),
    "segmenting": ({"instances": [{"scribble": {"image": PICTURE}}]}, "instances[0].scribble", "segmenting"),
    "a named style": (with_(sampleImageStyle="sketch"), "parameters.sampleImageStyle", "styles"),
}  # fmt: skip
CONTENT: dict[str, tuple[Any, str, str]] = {
    "nothing in it": ({}, "contents", "a list of turns"),
    "contents a text": ({"contents": "a fox"}, "contents", "a list of turns"),
    "contents empty": ({"contents": []}, "contents", "a list of turns"),
    "no parts": ({"contents": [{"role": "user"}]}, "contents[0].parts", "a list of parts"),
    "parts a text": ({"contents": [{"parts": "a"}]}, "contents[0].parts", "a list of parts"),
    "a part without words": ({"contents": [{"parts": [{}]}]}, "contents[0].parts[0].text", "expected words"),
    "words a number": ({"contents": [{"parts": [{"text": 1}]}]}, "contents[0].parts[0].text", "expected text"),
    "a picture": ({"contents": [{"parts": [{"text": "a"}, {"inline_data": {"mime_type": "image/png", "data": "aGk="}}]}]},
                  "contents[0].parts[1].inlineData", "editing a given picture"),
    "a file": ({"contents": [{"parts": [{"fileData": {"fileUri": "gs://b/x"}}]}]}, "contents[0].parts[0].fileData", "editing"),
    "role unknown": ({"contents": [{"role": "system", "parts": [{"text": "a"}]}]}, "contents[0].role", "valid role"),
    "the model last": ({"contents": [{"role": "model", "parts": [{"text": "a"}]}]}, "contents", "end with a user role"),
    "a field nobody knows": (say(prompt="a"), "prompt", 'Unknown name "prompt"'),
    "two candidates": (say(generationConfig={"candidateCount": 2}), "generationConfig.candidateCount", "multiple candidates"),
    "only words": (say(generationConfig={"responseModalities": ["TEXT"]}), "generationConfig.responseModalities", "IMAGE"),
    "sound": (say(generationConfig={"responseModalities": ["AUDIO"]}), "generationConfig.responseModalities", "text, image"),
    "config unknown": (say(generationConfig={"colour": 1}), "generationConfig.colour", "Cannot find field"),
    "config a list": (say(generationConfig=[1]), "generationConfig", "expected an object"),
    "aspect unknown": (say(generationConfig={"imageConfig": {"aspectRatio": "1:9"}}),
                       "generationConfig.imageConfig.aspectRatio", "21:9"),
    "size unknown": (say(generationConfig={"imageConfig": {"imageSize": "8K"}}), "generationConfig.imageConfig.imageSize", "2K"),
    "seed a word": (say(generationConfig={"seed": "x"}), "generationConfig.seed", "an integer"),
    "hot": (say(generationConfig={"temperature": 3}), "generationConfig.temperature", "0.0 to 2.0"),
    "tools": (say(tools=[{"googleSearch": {}}]), "tools", "calls nothing"),
    "safety a text": (say(safetySettings="off"), "safetySettings", "a list of objects"),
    "threshold unknown": (say(safetySettings=[{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "SOME"}]),
                          "safetySettings[0].threshold", "block_only_high"),
    "category unknown": (say(safetySettings=[{"category": "RUDE", "threshold": "OFF"}]), "safetySettings[0].category", "HARM_"),
}  # fmt: skip


def status(reply: httpx.Response, code: int, word: str) -> dict[str, Any]:
    """The error, whose shape must be google.rpc.Status."""
    assert reply.headers["content-type"] == "application/json" and reply.headers["x-request-id"]
    error = reply.json()["error"]
    assert set(reply.json()) == {"error"} and set(error) <= {"code", "message", "status", "details"}
    assert (reply.status_code, error["code"], error["status"]) == (code, code, word), error
    return error


def named(error: dict[str, Any]) -> str:
    detail = error["details"][0]
    assert (
        detail["@type"] == "type.googleapis.com/google.rpc.BadRequest"
        and detail["fieldViolations"][0]["description"]
    )
    return detail["fieldViolations"][0]["field"]


@pytest.mark.parametrize("name", PREDICT)
def test_predict(service: Any, name: str) -> None:
    body, field, words = PREDICT[name]
    error = status(
        httpx.post(service.base + IMAGEN + ":predict", content=json.dumps(body), timeout=30),
        400,
        "INVALID_ARGUMENT",
    )
    assert named(error) == field and words in error["message"]


@pytest.mark.parametrize("verb", [":generateContent", ":streamGenerateContent?alt=sse"])
@pytest.mark.parametrize("name", CONTENT)
def test_generate_content(service: Any, name: str, verb: str) -> None:
    body, field, words = CONTENT[name]
    error = status(httpx.post(service.base + GEMINI + verb, json=body, timeout=30), 400, "INVALID_ARGUMENT")
    assert named(error) == field and words in error["message"]


BYTES = {
    "no JSON": b"{instances: 1}", "cut off": b'{"instances": [', "empty": b"", "not UTF-8": b'{"instances": "\xff"}',
    "not a number": b'{"instances": [{"prompt": "a"}], "parameters": {"seed": NaN}}', "half a character": b'{"a": "\\udc00"}',
    "deep": b"[" * 5000 + b"]" * 5000, "infinite": b'{"instances": [{"prompt": "a"}], "parameters": {"seed": -1e999}}',
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_json(service: Any, name: str) -> None:
    reply = httpx.post(service.base + IMAGEN + ":predict", content=BYTES[name])
    assert status(reply, 400, "INVALID_ARGUMENT")["message"].startswith("Invalid JSON payload received.")


@pytest.mark.parametrize(
    ("method", "path", "code", "word", "words"),
    [
        ("POST", MODELS + "imagine-9:predict", 404, "NOT_FOUND", "imagen-4.0-generate-001"),
        ("GET", MODELS + "imagine-9", 404, "NOT_FOUND", "imagegeneration@006"),
        ("POST", MODELS + "imagine-9:countTokens", 404, "NOT_FOUND", "imagine-9"),
        ("POST", IMAGEN + ":rawPredict", 404, "NOT_FOUND", ":predict"), ("POST", IMAGEN, 404, "NOT_FOUND", "nothing is served"),
        ("POST", "/v1/projects/p/locations/l/tuningJobs", 404, "NOT_FOUND", "nothing is served"),
        ("POST", "/v1/projects/p/locations/l/batchPredictionJobs", 404, "NOT_FOUND", "nothing is served"),
        ("POST", "/v2/publishers/google/models/x:predict", 404, "NOT_FOUND", "nothing is served"),
        ("GET", "/v1/publishers/google/models?pageSize=many", 400, "INVALID_ARGUMENT", "pageSize"),
        ("GET", "/v1/publishers/google/models?pageToken=9999", 400, "INVALID_ARGUMENT", "pageToken"),
        ("DELETE", IMAGEN, 405, "UNIMPLEMENTED", "Method Not Allowed"), ("PUT", IMAGEN, 405, "UNIMPLEMENTED", ""),
    ],
)  # fmt: skip
def test_paths_and_methods(service: Any, method: str, path: str, code: int, word: str, words: str) -> None:
    body = {"json": {"instances": [ASK], "contents": []}} if method == "POST" else {}
    if path.endswith("countTokens"):
        body = {"json": say()}
    if path.endswith(":predict"):
        body = {"json": {"instances": [ASK]}}
    assert words in status(httpx.request(method, service.base + path, **body), code, word)["message"]


def test_storage_that_is_not_open(service: Any) -> None:
    reply = httpx.post(service.base + IMAGEN + ":predict", json=with_(storageUri="gs://somebody/else/"))
    error = status(reply, 403, "PERMISSION_DENIED")
    assert "not open for writing" in error["message"] and named(error) == "parameters.storageUri"


def test_words_that_are_not_allowed(service: Any) -> None:
    body = {"instances": [{"prompt": "a photo of a naked child"}]}
    error = status(
        httpx.post(service.base + IMAGEN + ":predict", json=body, timeout=60), 400, "INVALID_ARGUMENT"
    )
    assert error["message"].startswith(
        "Image generation failed with the following error: The prompt could not be submitted."
    )
    assert "58061214" in error["message"] and error["details"][0]["reason"] == "SAFETY"


def test_words_that_are_not_allowed_in_a_conversation(service: Any) -> None:
    body = {"contents": [{"parts": [{"text": "a photo of a naked child"}]}]}
    for verb in (":generateContent", ":streamGenerateContent?alt=sse"):
        reply = httpx.post(service.base + GEMINI + verb, json=body, timeout=60)
        assert reply.status_code == 200 and '"blockReason": "PROHIBITED_CONTENT"' in reply.text.replace(
            '":"', '": "'
        )


def test_there_are_forty_and_more() -> None:
    assert len(PREDICT) >= 40 and len(CONTENT) >= 20
