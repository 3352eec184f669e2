"""What a program written for openai's Images API does; only the base URL is another. Runs with 2.x and 3.x."""

import base64
import io
import sys
import urllib.request
from importlib.metadata import version

import openai

base = sys.argv[1]
client = openai.OpenAI(base_url=base + "/v1", api_key="local", max_retries=0)
PNG, JPEG = b"\x89PNG", b"\xff\xd8"

reply = client.images.generate(model="gpt-image-2", prompt="a red cube", size="256x256", quality="low", n=2)
assert [base64.b64decode(p.b64_json)[:4] for p in reply.data] == [PNG] * 2
assert (reply.size, reply.quality, reply.output_format, reply.background) == (
    "256x256",
    "low",
    "png",
    "opaque",
)
assert reply.usage.input_tokens == 3 and reply.usage.output_tokens == 0 and reply.created > 1.7e9

raw = client.images.with_raw_response.generate(
    model="gpt-image-2", prompt="a blue ball", size="256x256", quality="low", output_format="jpeg", output_compression=80,
    moderation="low", user="somebody", extra_body={"seed": 3, "negative_prompt": "people"},
)  # fmt: skip
assert base64.b64decode(raw.parse().data[0].b64_json)[:2] == JPEG and raw.headers["x-request-id"]
assert "user is not recorded" in raw.headers["x-limner-warnings"]

reply = client.images.generate(model="dall-e-2", prompt="a green cone", size="256x256")
with urllib.request.urlopen(reply.data[0].url) as got:
    assert got.read()[:4] == PNG
assert reply.data[0].expires_at > reply.created and reply.usage is None
reply = client.images.generate(
    model="dall-e-3", prompt="a yellow pyramid", size="1024x1024", quality="standard", style="vivid", response_format="b64_json",
    extra_body={"seed": 1},
)  # fmt: skip
assert reply.data[0].revised_prompt == "A yellow pyramid."

events = list(
    client.images.generate(
        model="gpt-image-2", prompt="a red cube", size="256x256", quality="low", stream=True, partial_images=1
    )
)
assert events[-1].type == "image_generation.completed" and base64.b64decode(events[-1].b64_json)[:4] == PNG
assert all(
    e.type == "image_generation.partial_image" and e.partial_image_index == i
    for i, e in enumerate(events[:-1])
)

assert {"dall-e-3", "gpt-image-1"} <= {model.id for model in client.models.list()}
assert client.models.retrieve("dall-e-2").id == "dall-e-2"


def refused(kind: type, param: str | None, code: str | None, call) -> None:
    try:
        call()
    except kind as error:
        assert (error.param, error.code) == (param, code), (error.param, error.code, error)
    else:
        raise AssertionError(f"{param}: not refused")


images, bad = client.images, openai.BadRequestError
refused(openai.NotFoundError, "model", "model_not_found", lambda: images.generate(model="gpt-9", prompt="a"))
refused(
    bad,
    "response_format",
    "unknown_parameter",
    lambda: images.generate(model="gpt-image-1", prompt="a", response_format="url"),
)
refused(bad, "n", "integer_above_max_value", lambda: images.generate(model="dall-e-3", prompt="a", n=2))
refused(bad, None, "invalid_size", lambda: images.generate(model="dall-e-3", prompt="a", size="256x256"))
refused(
    bad,
    None,
    "content_policy_violation",
    lambda: images.generate(model="dall-e-3", prompt="a photo of a naked child"),
)
refused(
    bad,
    None,
    "moderation_blocked",
    lambda: images.generate(model="gpt-image-2", prompt="a photo of a naked child"),
)
refused(
    bad,
    "image",
    "unsupported_parameter",
    lambda: images.edit(model="gpt-image-1", prompt="a", image=io.BytesIO(b"x")),
)
print("openai", version("openai"))
