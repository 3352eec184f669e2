"""What engines with learned weights have in common: they read the words themselves, and take pictures and adapters."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from limner.engines import Capabilities
from limner.errors import EngineFailed, InvalidRequest, NotFound, Unsupported
from limner.picture import read_pixels
from limner.prompt.vocabulary import Vocabulary
from limner.request import Request

PACE = {"draft": 0.5, "standard": 1.0, "high": 1.6}
"""Steps by quality, as a share of the model's usual number."""
STYLES = {
    "toy": "toy figurine, soft studio light", "clay": "clay animation", "papercut": "layered paper cut-out",
    "lowpoly": "low poly 3D render", "photo": "photograph", "flat": "flat vector illustration",
    "comic": "comic book panel, inked lines and halftone dots",
    "watercolour": "watercolour painting", "oil": "oil painting on canvas", "pencil": "pencil sketch",
}  # fmt: skip
"""Words that ask a neural model for limner's styles."""


class Learned:
    """Base of such an engine."""

    capabilities = Capabilities(
        modes=("generate", "edit", "inpaint"), sizes=(256, 2048), styles=tuple(STYLES), lettering=False,
        largest_batch=64, uses_scene=False, bound="one step of the sampler",
    )  # fmt: skip

    def vocabulary(self, request: Request) -> Vocabulary | None:
        """None: the model reads the words itself."""
        return None


def refuse(request: Request) -> int:
    """The request's seed. Raises InvalidRequest or Unsupported for what no model with learned weights can do."""
    if request.assets is not None:
        raise Unsupported("assets", "a neural model knows no bodies of yours; the diorama engine does")
    if request.strength is not None and request.image is None:
        raise InvalidRequest("strength", "a strength needs a picture to start from: give image as well")
    if request.seed is None:
        raise EngineFailed("an engine was called without a seed")
    return request.seed


def worded(request: Request) -> str:
    """The prompt with the words of its style."""
    style = STYLES.get(request.style or "")
    return f"{request.prompt}, {style}" if style else request.prompt


def given(request: Request, field: str) -> np.ndarray | None:
    """The `image` or `mask` that came with the request, (H, W, 3) uint8. Raises InvalidRequest where it is not of the size
    asked for."""
    path = getattr(request, field)
    if path is None:
        return None
    pixels = read_pixels(path)[..., :3]
    if pixels.shape[:2] != (request.height, request.width):
        raise InvalidRequest(
            field, f"expected {request.width}x{request.height} pixels as asked for, got "
            f"{pixels.shape[1]}x{pixels.shape[0]}; give a size to match",
        )  # fmt: skip
    return pixels


def keep_outside(request: Request, pixels: np.ndarray) -> None:
    """Put the given picture's own pixels back where its mask is dark, in place."""
    image, mask = given(request, "image"), given(request, "mask")
    if image is not None and mask is not None:
        dark = mask.mean(axis=-1) < 128
        pixels[dark] = image[dark]


def parse_lora(text: str) -> tuple[Path, float]:
    """'PATH' or 'PATH:SCALE' as (path, scale). Raises InvalidRequest or NotFound (lora)."""
    path, _, tail = text.rpartition(":")
    scale = 1.0
    try:
        scale = float(tail)
    except ValueError:
        path = text
    if not path:
        path = text
    if not Path(path).is_file():
        raise NotFound(f"lora: no file {path}")
    if not np.isfinite(scale) or not -10 <= scale <= 10:
        raise InvalidRequest("lora", f"expected a scale of -10 to 10, got {scale}")
    return Path(path), scale
