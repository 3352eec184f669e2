"""What a `:predict` body of Vertex AI's Imagen asks for, and the predictions it gets."""

from __future__ import annotations

import fnmatch
import math
import re
from dataclasses import dataclass
from typing import Any

from limner.errors import InvalidRequest, Unsupported
from limner.request import ASPECTS, LARGEST, SMALLEST, Request
from limner.serve import models

_KEYS = {
    "sampleCount", "seed", "negativePrompt", "aspectRatio", "sampleImageSize", "enhancePrompt", "language",
    "personGeneration", "safetySetting", "includeRaiReason", "includeSafetyAttributes", "outputOptions", "addWatermark",
    "storageUri", "guidanceScale",
}  # fmt: skip
_DEAD = {"model", "disablePersonFace", "enablePersonFaceFilter", "raiLevel", "enableChildFilter"}
"""Deprecated ones that the original took and did nothing with."""
_LATER = {
    "editMode": "editing", "editConfig": "editing", "upscaleConfig": "upscaling", "mode": "upscaling and segmenting",
    "sampleImageStyle": "named image styles", "baseSteps": "editing and recontextualising", "maskDilation": "segmenting",
    "maxPredictions": "segmenting", "confidenceThreshold": "segmenting", "binaryColorThreshold": "segmenting",
    "dimension": "embedding",
}  # fmt: skip
_GIVEN = {
    "image": "editing, upscaling, segmenting and questions about a picture", "mask": "editing", "referenceImages": "editing",
    "personImage": "trying on", "productImages": "recontextualising", "scribble": "segmenting", "text": "embedding",
}  # fmt: skip
_SAFETY = {
    "block_most": "block_low_and_above", "block_some": "block_medium_and_above", "block_few": "block_only_high",
    "block_fewest": "block_none",
}  # fmt: skip
_LANGUAGES = ("auto", "en", "es", "hi", "ja", "ko", "pt", "zh", "zh-cn", "zh-tw")
_SCALES = {"1K": 1.0, "2K": 2.0, "256": 0.25, "512": 0.5, "1024": 1.0, "2048": 2.0}
_GRAIN = 16
"""Sides are multiples of it where a size had to be found: every engine can paint those."""


@dataclass(frozen=True)
class Model:
    """How a model's defaults differed. most: pictures in one call. watermark, enhance: whether by default."""

    pattern: str
    most: int = 4
    watermark: bool = True
    enhance: bool = False


MODELS = (
    Model("imagegeneration@002", most=8, watermark=False), Model("imagegeneration@005", watermark=False),
    Model("imagen-3.0-generate-002", enhance=True), Model("imagen-4.0-*", enhance=True), Model("*"),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A body, translated. storage: where pictures go instead of into the reply. enhance: tell what was read."""

    request: Request
    format: str
    compression: int
    rai_reason: bool
    safety_attributes: bool
    enhance: bool
    storage: str | None
    warnings: tuple[str, ...]


class Malformed(InvalidRequest):
    """A body whose form is wrong, in the words of Google's own reader of JSON."""

    def __str__(self) -> str:
        return self.message


def camel(value: Any) -> Any:
    """The same JSON with keys in camelCase and nulls left out, as proto-JSON reads both spellings. Values of labels stay."""
    if isinstance(value, dict):
        out = {}
        for key, inside in value.items():
            if inside is not None:
                name = re.sub(r"_([a-z])", lambda m: m[1].upper(), str(key))
                out[name] = inside if name == "labels" else camel(inside)
        return out
    return [camel(v) for v in value] if isinstance(value, list) else value


def known(body: Any, fields: set[str] | frozenset[str], path: str = "") -> dict[str, Any]:
    """The object with its keys in camelCase. Raises Malformed for what is no object or has a field nobody knows."""
    if not isinstance(body, dict):
        raise Malformed(path or "body", f"Invalid value at '{path or 'body'}': expected an object.")
    body = camel(body)
    for field in body:
        if field not in fields:
            where = f" at '{path}'" if path else ""
            message = f'Invalid JSON payload received. Unknown name "{field}"{where}: Cannot find field.'
            raise Malformed(f"{path}.{field}" if path else field, message)
    return body


def whole(value: Any, field: str, least: int, most: int) -> int:
    """An integer, also as an integral float or a string of digits, as proto-JSON has them."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,12}", value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidRequest(field, f"expected an integer, got {_short(value)}")
    if not least <= value <= most:
        raise InvalidRequest(field, f"expected {least} to {most}, got {_short(value)}")
    return value


def number(value: Any, field: str, least: float, most: float) -> float:
    """A number, also as text, as proto-JSON has them."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidRequest(field, f"expected a number, got {_short(value)}")
    if not least <= value <= most:
        raise InvalidRequest(field, f"expected {least} to {most}, got {_short(value)}")
    return float(value)


def flag(value: Any, field: str) -> bool:
    """A boolean."""
    if not isinstance(value, bool):
        raise InvalidRequest(field, f"expected true or false, got {_short(value)}")
    return value


def text(value: Any, field: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise InvalidRequest(field, f"expected text, got {_short(value)}")
    return value


def choice(value: Any, field: str, names: tuple[str, ...], also: dict[str, str] | None = None) -> str:
    """One of the names in any case, or of the older spellings in `also`."""
    word = text(value, field).lower()
    word = (also or {}).get(word, word)
    if word not in names:
        raise InvalidRequest(
            field, f"expected one of {', '.join((*names, *(also or {})))}; got {_short(value)}"
        )
    return word


def labels(value: Any) -> None:
    """Check labels: text by text. Raises InvalidRequest."""
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise InvalidRequest("labels", "expected an object of texts")


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:77] + "..."


def translate(name: str, body: Any) -> Asked:
    """A `:predict` body. Raises InvalidRequest or Unsupported naming the field, NotFound for an unknown model."""
    body = known(body, {"instances", "parameters", "labels"})
    instances = body.get("instances")
    if not isinstance(instances, list) or not instances or not all(isinstance(i, dict) for i in instances):
        raise InvalidRequest("instances", "expected a list of one object")
    if len(instances) != 1:
        raise InvalidRequest("instances", f"expected one instance, got {len(instances)}")
    instance, asked = instances[0], body.get("parameters", {})
    if not isinstance(asked, dict):
        raise InvalidRequest("parameters", "expected an object")
    for field in instance:
        if field in _GIVEN:
            raise Unsupported(f"instances[0].{field}", f"{_GIVEN[field]}: not served here yet")
    for field in asked:
        if field in _LATER:
            raise Unsupported(f"parameters.{field}", f"{_LATER[field]}: not served here yet")
    alias = models.find(name)
    for field in instance:
        if field != "prompt":
            raise InvalidRequest(f"instances[0].{field}", "unknown field; expected prompt")
    prompt = text(instance.get("prompt", ""), "instances[0].prompt")
    if not prompt.strip():
        raise InvalidRequest("instances[0].prompt", "expected words, got none")
    for field in asked:
        if field not in _KEYS | _DEAD:
            raise InvalidRequest(
                f"parameters.{field}", f"unknown field; known are {', '.join(sorted(_KEYS))}"
            )
    model = next(m for m in MODELS if fnmatch.fnmatchcase(name, m.pattern))
    warnings = [
        f"parameters.{field} was withdrawn by the original and does nothing"
        for field in asked
        if field in _DEAD
    ]
    if "labels" in body:
        labels(body["labels"])
        warnings.append("labels are not kept: nothing is billed here")
    return _parameters(alias, model, prompt, asked, warnings)


def _parameters(
    alias: models.Alias, model: Model, prompt: str, asked: dict[str, Any], warnings: list[str]
) -> Asked:
    field = "parameters.{}".format
    guidance = None
    if "guidanceScale" in asked:
        guidance = number(asked["guidanceScale"], field("guidanceScale"), 0, 500)
        if alias.engine == "diorama":
            guidance = None
            warnings.append("guidanceScale does nothing: the engine keeps to the words by construction")
    language = text(asked.get("language", "auto"), field("language"))
    if language.lower() not in ("auto", "en"):
        told = "" if language.lower() in _LANGUAGES else " (the original did not know this one)"
        warnings.append(f"language is recognised from the words; the setting does nothing{told}")
    width, height = size(
        asked.get("aspectRatio", "1:1"), asked.get("sampleImageSize", "1K"), ASPECTS,
        (field("aspectRatio"), field("sampleImageSize")), warnings,
    )  # fmt: skip
    format, compression = output(asked.get("outputOptions", {}), field("outputOptions"))
    negative = text(asked["negativePrompt"], field("negativePrompt")) if "negativePrompt" in asked else None
    request = Request(
        prompt, negative=negative or None, width=width, height=height,
        seed=whole(asked["seed"], field("seed"), 0, 2**32 - 1) if "seed" in asked else None,
        count=whole(asked.get("sampleCount", 4), field("sampleCount"), 1, model.most),
        watermark=flag(asked.get("addWatermark", model.watermark), field("addWatermark")),
        safety=choice(asked.get("safetySetting", "block_medium_and_above"), field("safetySetting"), (
            "block_low_and_above", "block_medium_and_above", "block_only_high", "block_none"), _SAFETY),
        persons=choice(asked.get("personGeneration", "allow_adult"), field("personGeneration"),
                       ("dont_allow", "allow_adult", "allow_all")),
        guidance=guidance, engine=alias.engine, quality=alias.quality or "standard", weights=alias.weights,
    )  # fmt: skip
    return Asked(
        request, format, compression, flag(asked.get("includeRaiReason", False), field("includeRaiReason")),
        flag(asked.get("includeSafetyAttributes", False), field("includeSafetyAttributes")),
        flag(asked.get("enhancePrompt", model.enhance), field("enhancePrompt")),
        text(asked["storageUri"], field("storageUri")) if asked.get("storageUri") is not None else None, tuple(warnings),
    )  # fmt: skip


def output(options: Any, path: str) -> tuple[str, int]:
    """(format, quality 1..100) of outputOptions. Raises InvalidRequest below `path`."""
    if not isinstance(options, dict):
        raise InvalidRequest(path, "expected an object with mimeType and compressionQuality")
    for field in options:
        if field not in ("mimeType", "compressionQuality"):
            raise InvalidRequest(
                f"{path}.{field}", "unknown field; known are mimeType and compressionQuality"
            )
    mime = choice(
        options.get("mimeType", "image/png"), f"{path}.mimeType", ("image/png", "image/jpeg", "image/webp")
    )
    compression = whole(options.get("compressionQuality", 75), f"{path}.compressionQuality", 0, 100)
    return mime.removeprefix("image/"), max(compression, 1)


def size(
    aspect: Any, named: Any, aspects: dict[str, tuple[int, int]], fields: tuple[str, str], warnings: list[str]
) -> tuple[int, int]:
    """Pixels for an aspect ratio and a named size. What is larger than limner paints becomes the largest size of exactly
    the same ratio, with a warning. fields: what errors call (aspect, size)."""
    if not isinstance(aspect, str) or aspect not in aspects:
        raise InvalidRequest(fields[0], f"expected one of {', '.join(aspects)}; got {_short(aspect)}")
    if isinstance(named, float) and named.is_integer():
        named = int(named)
    scale = _SCALES.get(str(named).upper()) if isinstance(named, str | int) else None
    if scale is None:
        raise InvalidRequest(fields[1], f"expected 1K or 2K, got {_short(named)}")
    width, height = (round(side * scale) for side in aspects[aspect])
    if min(width, height) < SMALLEST:
        raise Unsupported(
            fields[1], f"{named} at {aspect} is {width}x{height}; here a side has {SMALLEST} pixels or more"
        )
    if max(width, height) <= LARGEST:
        return width, height
    common = math.gcd(width, height)
    across, down = width // common * _GRAIN, height // common * _GRAIN
    times = LARGEST // max(across, down)
    warnings.append(
        f"{named} at {aspect} is {width}x{height}; made is {across * times}x{down * times}, the largest of that ratio here"
    )
    return across * times, down * times
