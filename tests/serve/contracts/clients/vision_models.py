"""What a program written for google-cloud-aiplatform's vision models does; only the endpoint is another."""

import sys
from importlib.metadata import version
from pathlib import Path

import google.auth.credentials
import vertexai
from google.api_core import exceptions
from vertexai.preview.vision_models import ImageGenerationModel

base, store = sys.argv[1], Path(sys.argv[2])
vertexai.init(
    project="p", location="us-central1", api_endpoint=base, api_transport="rest",
    credentials=google.auth.credentials.AnonymousCredentials(),
)  # fmt: skip
for name in (
    "imagegeneration@002",
    "imagegeneration@005",
    "imagen-3.0-generate-002",
    "imagen-4.0-generate-001",
):
    ImageGenerationModel.from_pretrained(name)
model = ImageGenerationModel.from_pretrained("imagegeneration@006")

made = model.generate_images("a red cube")
assert len(made.images) == 1 and made[0]._pil_image.size == (1024, 1024), made.images
made[0].save(str(store.parent / "old-sdk.png"), include_generation_parameters=True)
assert (store.parent / "old-sdk.png").read_bytes().startswith(b"\x89PNG")

made = model.generate_images(
    "two blue balls", number_of_images=2, aspect_ratio="16:9", negative_prompt="people", guidance_scale=5.0, seed=3,
    language="auto", add_watermark=True, safety_filter_level="block_few", person_generation="allow_adult",
)  # fmt: skip
assert [i._pil_image.size for i in made] == [(1408, 768)] * 2
assert made[0]._image_bytes != made[1]._image_bytes
again = model.generate_images(
    "two blue balls", number_of_images=1, aspect_ratio="16:9", negative_prompt="people", seed=3
)
assert list(again[0]._pil_image.getdata())[:500] == list(made[0]._pil_image.getdata())[:500], (
    "the seed repeats"
)

stored = model.generate_images("a green cone", output_gcs_uri=f"file://{store}/old")
assert stored[0]._gcs_uri.startswith(f"file://{store}/old/") and stored[0]._gcs_uri.endswith("/sample_0.png")
assert Path(stored[0]._gcs_uri.removeprefix("file://")).read_bytes().startswith(b"\x89PNG")


def refused(kind: type, words: str, call) -> None:
    try:
        call()
    except kind as error:
        assert words in str(error), error
    else:
        raise AssertionError(f"{words}: not refused")


picture = made[0]
refused(exceptions.BadRequest, "instances[0].image", lambda: model.edit_image(prompt="a", base_image=picture))
refused(
    exceptions.BadRequest, "instances[0].image", lambda: model.upscale_image(picture, upscale_factor="x2")
)
refused(exceptions.BadRequest, "58061214", lambda: model.generate_images("a photo of a naked child"))
refused(exceptions.Forbidden, "not open", lambda: model.generate_images("a", output_gcs_uri="gs://else/x"))
refused(
    exceptions.NotFound, "imagegeneration@006", lambda: ImageGenerationModel.from_pretrained("imagegen@1")
)
print("google-cloud-aiplatform", version("google-cloud-aiplatform"))
