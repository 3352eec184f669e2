"""The official SDKs, unmodified but for the base URL, get real pictures."""

from __future__ import annotations

import base64
import io
import warnings
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

from limner.finish.verify import verify


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.fixture(scope="module")
def openai(service: Any) -> Any:
    return pytest.importorskip("openai").OpenAI(base_url=service.base + "/v1", api_key="local", max_retries=0)


@pytest.fixture(scope="module")
def genai(service: Any) -> Any:
    kit = pytest.importorskip("google.genai")
    return kit.Client(
        vertexai=True, api_key="local", http_options=kit.types.HttpOptions(base_url=service.base)
    )


def test_openai_gives_a_picture_as_bytes(openai: Any, tmp_path: Any) -> None:
    reply = openai.images.generate(
        model="gpt-image-2", prompt="a red cube", size="512x512", quality="low", n=2
    )
    assert len(reply.data) == 2 and reply.output_format == "png" and reply.size == "512x512"
    data = base64.b64decode(reply.data[0].b64_json)
    assert opened(data).size == (512, 512)
    (tmp_path / "x.png").write_bytes(data)
    report = verify(tmp_path / "x.png")
    assert report.signature is not None and report.signature.intact and report.mark is not None


def test_openai_gives_a_picture_as_an_address(openai: Any) -> None:
    reply = openai.images.generate(
        model="dall-e-2", prompt="a blue ball", size="256x256", response_format="url"
    )
    got = httpx.get(reply.data[0].url)
    assert got.status_code == 200 and opened(got.content).size == (256, 256)
    assert int(got.headers["x-limner-expires"]) > 0


def test_openai_streams(openai: Any) -> None:
    events = list(
        openai.images.generate(
            model="gpt-image-2", prompt="a green cone", size="512x512", quality="medium", stream=True, partial_images=2,
        )
    )  # fmt: skip
    assert [e.type for e in events] == ["image_generation.partial_image"] * 2 + ["image_generation.completed"]
    assert [e.partial_image_index for e in events[:2]] == [0, 1]
    files = [opened(base64.b64decode(e.b64_json)) for e in events]
    assert [e.size for e in events] == [f"{f.width}x{f.height}" for f in files]
    assert events[-1].size == "512x512" and events[-1].usage.output_tokens == 0
    pictures = [np.asarray(f.convert("RGB").resize((128, 128)), float) for f in files]
    # What is painted so far is the picture on its way, not something else.
    far = [float(np.abs(p - pictures[-1]).mean()) for p in pictures[:2]]
    assert all(0 < value < 20 for value in far), far


def test_gemini_streams_pictures_on_the_way_as_thoughts(genai: Any) -> None:
    types = pytest.importorskip("google.genai").types
    asked = types.GenerateContentConfig(
        seed=7, image_config=types.ImageConfig(aspect_ratio="1:1"),
        thinking_config=types.ThinkingConfig(include_thoughts=True),
    )  # fmt: skip
    pieces = list(
        genai.models.generate_content_stream(
            model="gemini-2.5-flash-image", contents="a green cone", config=asked
        )
    )
    parts = [part for piece in pieces for part in piece.candidates[0].content.parts or ()]
    thoughts = [opened(p.inline_data.data) for p in parts if p.thought]
    words = [p.text for p in parts if p.text]
    pictures = [opened(p.inline_data.data) for p in parts if p.inline_data and not p.thought]
    assert thoughts and len(pictures) == 1 and pictures[0].size == (1024, 1024) and "cone" in words[0]
    last, early = (
        np.asarray(p.convert("RGB").resize((128, 128)), float) for p in (pictures[0], thoughts[-1])
    )
    assert 0 < float(np.abs(last - early).mean()) < 20, "the thought is the picture on its way"
    assert pieces[-1].candidates[0].finish_reason == types.FinishReason.STOP
    assert all(piece.candidates[0].finish_reason is None for piece in pieces[:-1])


def test_openai_seeds_repeat(openai: Any) -> None:
    more = {"size": "256x256", "quality": "low", "extra_body": {"seed": 7}}
    a, b = (
        openai.images.generate(model="gpt-image-2", prompt="a fox", **more).data[0].b64_json for _ in range(2)
    )
    first, second = (np.asarray(opened(base64.b64decode(x))) for x in (a, b))
    assert np.array_equal(first, second)


def test_openai_errors_are_the_originals(openai: Any) -> None:
    kit = pytest.importorskip("openai")
    with pytest.raises(kit.BadRequestError) as caught:
        openai.images.generate(model="gpt-image-1", prompt="a", response_format="url")
    assert caught.value.code == "unknown_parameter" and caught.value.param == "response_format"
    with pytest.raises(kit.NotFoundError) as missing:
        openai.images.generate(model="gpt-9", prompt="a")
    assert missing.value.code == "model_not_found" and "dall-e-3" in missing.value.message
    with pytest.raises(kit.BadRequestError) as blocked:
        openai.images.generate(model="gpt-image-1", prompt="a photo of a naked child")
    assert blocked.value.code == "moderation_blocked"
    with pytest.raises(kit.BadRequestError):
        openai.images.edit(model="gpt-image-1", prompt="a", image=io.BytesIO(b"x"))
    assert {"dall-e-3", "imagen-4.0-generate-001"} <= {model.id for model in openai.models.list()}


def test_genai_generates(genai: Any) -> None:
    types = pytest.importorskip("google.genai").types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reply = genai.models.generate_images(
            model="imagen-4.0-generate-001", prompt="two yellow cubes",
            config=types.GenerateImagesConfig(
                number_of_images=2, aspect_ratio="16:9", image_size="512", seed=5, output_mime_type="image/jpeg",
                negative_prompt="people",
                safety_filter_level="BLOCK_ONLY_HIGH", person_generation="ALLOW_ADULT", include_safety_attributes=True,
                enhance_prompt=True,
            ),
        )  # fmt: skip
    assert len(reply.generated_images) == 2
    image = reply.generated_images[0].image
    assert image.mime_type == "image/jpeg" and opened(image.image_bytes).size == (704, 384)
    assert reply.generated_images[0].enhanced_prompt == "Two yellow cubes. Without people."


def test_genai_errors_are_googles(genai: Any) -> None:
    errors = pytest.importorskip("google.genai").errors
    with pytest.raises(errors.ClientError) as caught:
        genai.models.generate_images(model="imagine-9", prompt="a")
    assert caught.value.code == 404 and caught.value.status == "NOT_FOUND"
    types = pytest.importorskip("google.genai").types
    with pytest.raises(errors.ClientError, match="aspectRatio"):
        config = types.GenerateImagesConfig(aspect_ratio="7:1")
        genai.models.generate_images(model="imagen-4.0-generate-001", prompt="a", config=config)
    with pytest.raises(errors.ClientError, match="58061214"):
        genai.models.generate_images(model="imagen-4.0-generate-001", prompt="a photo of a naked child")


def test_genai_speaks_gemini(genai: Any) -> None:
    types = pytest.importorskip("google.genai").types
    config = types.GenerateContentConfig(
        response_modalities=["IMAGE"], image_config=types.ImageConfig(aspect_ratio="1:1")
    )
    reply = genai.models.generate_content(
        model="gemini-2.5-flash-image", contents="a purple pyramid", config=config
    )
    part = reply.candidates[0].content.parts[0]
    assert opened(part.inline_data.data).size == (1024, 1024)


PATHS = (
    "/v1/projects/p/locations/us-central1/publishers/google/models/imagegeneration%40006:predict",
    "/v1beta1/publishers/google/models/imagen-3.0-generate-002:predict", "/v1beta/models/imagen-4.0-generate-001:predict",
    "/publishers/google/models/imagen-4.0-generate-001:predict", "/v1/projects/p/locations/l/endpoints/imagen-4.0-x:predict",
    "/",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_form_of_path_and_number(service: Any, path: str) -> None:
    body = {
        "instances": [{"prompt": "a cup"}],
        "parameters": {
            "sample_count": 1.0,
            "seed": "3",
            "sampleImageSize": "256",
            "language": None,
            "addWatermark": False,
        },
    }
    reply = httpx.post(service.base + path + "?$alt=json;enum-encoding=int", json=body, timeout=60)
    assert reply.status_code == 200, reply.text
    data = base64.b64decode(reply.json()["predictions"][0]["bytesBase64Encoded"])
    assert opened(data).size == (256, 256)


def test_the_old_sdk_finds_its_model(service: Any) -> None:
    reply = httpx.get(service.base + "/v1/publishers/google/models/imagegeneration%40006").json()
    assert reply["name"] == "publishers/google/models/imagegeneration@006"
    assert reply["predictSchemata"]["instanceSchemaUri"].endswith("vision_generative_model_1.0.0.yaml")
