"""`Request`: everything a caller may ask for, checked once, frozen, JSON both ways."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from limner.errors import InvalidRequest

ASPECTS: dict[str, tuple[int, int]] = {
    "1:1": (1024, 1024), "3:4": (896, 1280), "4:3": (1280, 896), "9:16": (768, 1408), "16:9": (1408, 768),
}  # fmt: skip
QUALITIES = ("draft", "standard", "high")
FORMATS = ("png", "jpeg", "webp")
PROVENANCE = ("none", "minimal", "full")
SAFETY = ("block_low_and_above", "block_medium_and_above", "block_only_high", "block_none")
PERSONS = ("dont_allow", "allow_adult", "allow_all")
SMALLEST, LARGEST = 256, 2048
LONGEST_PROMPT = 10_000
MOST_PICTURES = 64


@dataclass(frozen=True)
class Request:
    """What is asked for.

    prompt: the words, at most 10,000 characters. width, height: pixels, 256..2048. seed: 0..2^32-1; None
    draws one.
    count: pictures wanted, 1..64; picture i of them has the index first + i, so that any one can be made
    again alone.
    For neural engines: weights names a model (a folder, a file or a published name); lora: adapters to lay over it,
    each 'PATH' or 'PATH:SCALE'; steps: of the sampler, 1..1000; guidance: unitless, 0 or more; image: a picture file
    to start from, and strength: 0..1, how much of it may change; mask: a picture file, white where it may change.
    watermark: mark the pixels invisibly. provenance: full signs the file and tells the prompt in it, minimal leaves the
    prompt out, none leaves the signature out. safety: from which gravity on a prompt or picture is refused. persons:
    which people may be asked for.
    """

    prompt: str
    negative: str | None = None
    width: int = 1024
    height: int = 1024
    seed: int | None = None
    count: int = 1
    first: int = 0
    style: str | None = None
    quality: str = "standard"
    engine: str = "diorama"
    assets: str | None = None
    guidance: float | None = None
    strength: float | None = None
    weights: str | None = None
    lora: tuple[str, ...] = ()
    steps: int | None = None
    image: str | None = None
    mask: str | None = None
    watermark: bool = True
    provenance: str = "full"
    safety: str = "block_medium_and_above"
    persons: str = "allow_all"

    def __post_init__(self) -> None:
        """Check every field. Raises InvalidRequest naming the first one that is wrong."""
        if isinstance(self.lora, list):
            object.__setattr__(self, "lora", tuple(self.lora))
        kinds: dict[str, type | tuple[type, ...]] = {
            "prompt": str, "negative": (str, type(None)), "width": int, "height": int,
            "seed": (int, type(None)), "count": int, "first": int, "style": (str, type(None)), "quality": str,
            "engine": str, "assets": (str, type(None)), "guidance": (int, float, type(None)),
            "strength": (int, float, type(None)), "weights": (str, type(None)), "lora": tuple,
            "watermark": bool, "provenance": str, "safety": str, "persons": str,
            "steps": (int, type(None)), "image": (str, type(None)), "mask": (str, type(None)),
        }  # fmt: skip
        for name, kind in kinds.items():
            value = getattr(self, name)
            if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
                raise InvalidRequest(
                    name, f"got {type(value).__name__} {value!r}, which is of the wrong type"
                )
        if not self.prompt.strip():
            raise InvalidRequest("prompt", "expected some words, got none")
        if len(self.prompt) > LONGEST_PROMPT:
            raise InvalidRequest(
                "prompt", f"expected at most {LONGEST_PROMPT} characters, got {len(self.prompt)}"
            )
        if self.negative is not None and len(self.negative) > LONGEST_PROMPT:
            raise InvalidRequest(
                "negative", f"expected at most {LONGEST_PROMPT} characters, got {len(self.negative)}"
            )
        for name in ("width", "height"):
            if not SMALLEST <= getattr(self, name) <= LARGEST:
                raise InvalidRequest(
                    name, f"expected {SMALLEST} to {LARGEST} pixels, got {getattr(self, name)}"
                )
        if self.seed is not None and not 0 <= self.seed < 2**32:
            raise InvalidRequest("seed", f"expected 0 to {2**32 - 1}, got {self.seed}")
        if not 1 <= self.count <= MOST_PICTURES:
            raise InvalidRequest("count", f"expected 1 to {MOST_PICTURES} pictures, got {self.count}")
        if not 0 <= self.first < 2**31:
            raise InvalidRequest("first", f"expected 0 to {2**31 - 1}, got {self.first}")
        choices = {"quality": QUALITIES, "provenance": PROVENANCE, "safety": SAFETY, "persons": PERSONS}
        for name, known in choices.items():
            if getattr(self, name) not in known:
                raise InvalidRequest(name, f"expected one of {', '.join(known)}; got {getattr(self, name)!r}")
        if self.strength is not None and not 0 <= self.strength <= 1:
            raise InvalidRequest("strength", f"expected 0 to 1, got {self.strength}")
        if self.guidance is not None and not 0 <= self.guidance <= 1000:
            raise InvalidRequest("guidance", f"expected 0 to 1000, got {self.guidance}")
        if self.steps is not None and not 1 <= self.steps <= 1000:
            raise InvalidRequest("steps", f"expected 1 to 1000, got {self.steps}")
        for adapter in self.lora:
            if not isinstance(adapter, str) or not adapter:
                raise InvalidRequest("lora", f"expected 'PATH' or 'PATH:SCALE', got {adapter!r}")
        if self.mask is not None and self.image is None:
            raise InvalidRequest("mask", "a mask needs a picture to lie on: give image as well")

    def to_json(self) -> str:
        """All fields as JSON; `from_json` gives back an equal request."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Request:
        """Read a request. Raises InvalidRequest for text that is no JSON object and for unknown or wrong
        fields."""
        try:
            data = json.loads(text)
        except ValueError as error:
            raise InvalidRequest("request", f"expected JSON: {error}") from None
        return cls.from_mapping(data)

    @classmethod
    def from_mapping(cls, data: Any) -> Request:
        """A request from a mapping of field names to values; unknown names are refused."""
        if not isinstance(data, Mapping):
            raise InvalidRequest("request", f"expected an object, got {type(data).__name__}")
        known = [field.name for field in dataclasses.fields(cls)]
        for name in data:
            if name not in known:
                raise InvalidRequest(str(name), f"unknown field; known are {', '.join(known)}")
        if "prompt" not in data:
            raise InvalidRequest("prompt", "missing")
        return cls(**data)


def size(text: str) -> tuple[int, int]:
    """'WxH', a single number for a square, or an aspect ratio such as '16:9', as (width, height) pixels."""
    if text in ASPECTS:
        return ASPECTS[text]
    found = re.fullmatch(r"(\d{1,5})(?:[xX×](\d{1,5}))?", text.strip())
    if not found:
        raise InvalidRequest("size", f"expected WxH, one number or one of {', '.join(ASPECTS)}; got {text!r}")
    width, height = int(found[1]), int(found[2] or found[1])
    for value in (width, height):
        if not SMALLEST <= value <= LARGEST:
            raise InvalidRequest("size", f"expected {SMALLEST} to {LARGEST} pixels a side, got {text}")
    return width, height
