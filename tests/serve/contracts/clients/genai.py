"""What a program written for google-genai does; only the base URL is another. Runs with 2.x and 3.x."""

import base64
import io
import sys
from importlib.metadata import version
from pathlib import Path

import google.oauth2.credentials
from google import genai
from google.genai import errors, types
from PIL import Image as Pillow

base, store = sys.argv[1], Path(sys.argv[2])
options = types.HttpOptions(base_url=base)
by_key = genai.Client(vertexai=True, api_key="local", http_options=options)
by_credentials = genai.Client(
    vertexai=True, project="p", location="us-central1", http_options=options,
    credentials=google.oauth2.credentials.Credentials(token="local"),
)  # fmt: skip
gateway = genai.Client(vertexai=True, http_options=options)
versioned = genai.Client(
    vertexai=True, api_key="local", http_options=types.HttpOptions(base_url=base, api_version="v1")
)
IMAGEN, GEMINI = "imagen-4.0-generate-001", "gemini-2.5-flash-image"
small = types.GenerateImagesConfig(number_of_images=1, image_size="256", seed=1)

for client in (by_key, by_credentials, versioned, gateway):
    reply = client.models.generate_images(model=IMAGEN, prompt="a red cube", config=small)
    image = reply.generated_images[0].image
    assert Pillow.open(io.BytesIO(image.image_bytes)).size == (256, 256) and image.mime_type == "image/png"
    image.save(str(store.parent / "genai.png"))

reply = by_credentials.models.generate_images(
    model=IMAGEN, prompt="two blue balls",
    config=types.GenerateImagesConfig(
        number_of_images=2, aspect_ratio="16:9", image_size="512", negative_prompt="people", guidance_scale=5.0, seed=3,
        safety_filter_level="BLOCK_ONLY_HIGH", person_generation="DONT_ALLOW", include_safety_attributes=True,
        include_rai_reason=True, language="en", output_mime_type="image/jpeg", output_compression_quality=80,
        add_watermark=True, enhance_prompt=True, labels={"team": "a_b"},
    ),
)  # fmt: skip
assert len(reply.generated_images) == 2
assert all(i.enhanced_prompt == "Two blue balls. Without people." for i in reply.generated_images)
assert Pillow.open(io.BytesIO(reply.generated_images[1].image.image_bytes)).size == (704, 384)
scores = reply.positive_prompt_safety_attributes
assert len(scores.categories) == len(scores.scores) > 8 and "Violence" in scores.categories

stored = by_key.models.generate_images(
    model=IMAGEN, prompt="a green cone", config=types.GenerateImagesConfig(image_size="256", number_of_images=1,
                                                                     output_gcs_uri=f"file://{store}/new/"))  # fmt: skip
uri = stored.generated_images[0].image.gcs_uri
assert (
    Path(uri.removeprefix("file://")).read_bytes().startswith(b"\x89PNG")
    and stored.generated_images[0].image.image_bytes is None
)

told = by_key.models.generate_content(model=GEMINI, contents="a purple pyramid")
words, picture = told.candidates[0].content.parts
assert words.text == "A purple pyramid." and told.candidates[0].finish_reason.name == "STOP"
assert Pillow.open(io.BytesIO(picture.inline_data.data)).size == (1024, 1024)
shape = types.GenerateContentConfig(
    response_modalities=["IMAGE"], image_config=types.ImageConfig(aspect_ratio="21:9")
)
chunks = list(
    by_credentials.models.generate_content_stream(model=GEMINI, contents="a yellow cube", config=shape)
)
parts = [part for chunk in chunks for part in (chunk.candidates[0].content.parts or [])]
assert len(parts) == 1 and Pillow.open(io.BytesIO(parts[0].inline_data.data)).size == (1536, 672)
assert (
    chunks[-1].candidates[0].finish_reason.name == "STOP"
    and chunks[-1].usage_metadata.prompt_token_count == 3
)
assert by_key.models.count_tokens(model=GEMINI, contents="a purple pyramid").total_tokens == 3
blocked = by_key.models.generate_content(model=GEMINI, contents="a photo of a naked child")
assert blocked.candidates is None and blocked.prompt_feedback.block_reason.name == "PROHIBITED_CONTENT"

for client in (by_key, by_credentials):
    names = {m.name for m in client.models.list()}
    assert f"publishers/google/models/{IMAGEN}" in names, names
    assert client.models.get(model=IMAGEN).name.endswith(IMAGEN)
assert len(list(by_credentials.models.list(config={"page_size": 3}))) == len(names)
assert list(by_credentials.models.list(config={"query_base": False})) == []


def refused(code: int, words: str, call) -> None:
    try:
        call()
    except errors.ClientError as error:
        assert error.code == code and words in error.message, error
    else:
        raise AssertionError(f"{words}: not refused")


models = by_key.models
photo = types.Image(image_bytes=base64.b64decode("aGk="), mime_type="image/png")
raw = types.RawReferenceImage(reference_id=1, reference_image=photo)
refused(404, "imagen-4.0-generate-001", lambda: models.generate_images(model="imagine-9", prompt="a"))
refused(
    400,
    "aspectRatio",
    lambda: models.generate_images(model=IMAGEN, prompt="a", config={"aspect_ratio": "7:1"}),
)
refused(400, "58061214", lambda: models.generate_images(model=IMAGEN, prompt="a photo of a naked child"))
refused(
    403,
    "storageUri",
    lambda: models.generate_images(model=IMAGEN, prompt="a", config={"output_gcs_uri": "gs://else/"}),
)
refused(400, "referenceImages", lambda: models.edit_image(model=IMAGEN, prompt="a", reference_images=[raw]))
refused(
    400, "instances[0].image", lambda: models.upscale_image(model=IMAGEN, image=photo, upscale_factor="x2")
)
refused(
    400,
    "personImage",
    lambda: models.recontext_image(
        model="virtual-try-on-001",
        source=types.RecontextImageSource(
            person_image=photo, product_images=[types.ProductImage(product_image=photo)]
        ),
    ),
)
refused(
    400,
    "instances[0].image",
    lambda: models.segment_image(
        model="image-segmentation-001",
        source=types.SegmentImageSource(image=photo),
        config=types.SegmentImageConfig(mode="FOREGROUND"),
    ),
)
print("google-genai", version("google-genai"))
