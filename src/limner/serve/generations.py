"""What a body of OpenAI's `/v1/images/generations` asks for: every family's rules, refusals in the original's words.

Rules and texts follow the vendor's published parameters and the replies that users quoted; where the original took less than
limner can do, its refusal is kept, so that a program meets here what it met there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from limner.errors import LimnerError
from limner.request import LARGEST, LONGEST_PROMPT, SMALLEST, Request
from limner.serve import models


@dataclass(frozen=True)
class Rules:
    """What one family of models took. longest: characters. most: pictures. sizes: () for any WxH. qualities: the
    original's names and ours. grain: sides are multiples of it. urls: whether response_format exists."""

    longest: int
    most: int
    sizes: tuple[str, ...]
    qualities: dict[str, str]
    fields: frozenset[str]
    urls: bool = False
    grain: int = 1
    later: frozenset[str] = frozenset()


_COMMON = frozenset({"prompt", "model", "n", "size", "quality", "user", "seed", "negative_prompt"})
_DALL_E = _COMMON | {"response_format"}
_GPT = _COMMON | {
    "background", "output_format", "output_compression", "moderation", "stream", "partial_images", "safety_identifier",
}  # fmt: skip
_LEVELS = {"auto": "standard", "low": "draft", "medium": "standard", "high": "high"}
_SQUARES = ("256x256", "512x512", "1024x1024")
_LATER = frozenset({"complexity", "frame_count", "frame_duration_ms", "svg", "markup"})
RULES = {
    "dall-e-2": Rules(1000, 10, _SQUARES, {"standard": "standard"}, _DALL_E, urls=True),
    "dall-e-3": Rules(
        4000, 1, ("1024x1024", "1792x1024", "1024x1792"), {"standard": "standard", "hd": "high"}, _DALL_E | {"style"},
        urls=True,
    ),
    "gpt-image-1": Rules(32000, 10, ("1024x1024", "1024x1536", "1536x1024", "auto"), _LEVELS, _GPT),
    "gpt-image-2": Rules(32000, 10, (), _LEVELS, _GPT, grain=16),
    "gpt-image-2.5": Rules(32000, 10, (), {**_LEVELS, "xhigh": "high", "max": "high"}, _GPT, grain=16, later=_LATER),
    "any": Rules(
        LONGEST_PROMPT, 64, (), {"auto": "standard", "draft": "draft", "standard": "standard", **_LEVELS, "hd": "high"},
        _GPT | _DALL_E | {"style"}, urls=True,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A body, translated. warnings: what was emulated or does nothing here."""

    request: Request
    model: str
    api: str
    urls: bool
    format: str
    compression: int
    stream: bool
    partials: int
    safety_identifier: str | None
    warnings: tuple[str, ...]


class Refused(LimnerError):  # noqa: N818 - errors read as what happened
    """An error with OpenAI's own words for parameter, code and type."""

    grpc_status = "INVALID_ARGUMENT"
    http_code = 400

    def __init__(
        self, message: str, param: str | None, code: str | None, *, kind: str = "invalid_request_error"
    ) -> None:
        super().__init__(message)
        self.param, self.word, self.kind = param, code, kind


class NoSuchUrl(Refused):
    """A path that the original did not have either."""

    grpc_status = "NOT_FOUND"
    http_code = 404


class WrongMethod(Refused):
    """A path called by a method that it does not have."""

    grpc_status = "UNIMPLEMENTED"
    http_code = 405


def translate(body: Any) -> Asked:
    """The body of a generation. Raises Refused as the original would, NotFound for an unknown model."""
    if not isinstance(body, dict):
        raise Refused(
            f"Invalid type: expected an object, but got {_kind(body)} instead.", None, "invalid_type"
        )
    given = {k: v for k, v in body.items() if v is not None}
    name = _text(given, "model") or _unnamed(given)
    alias = models.find(name)
    api = alias.api if alias.api in RULES else "any"
    rules, warnings = RULES[api], list[str]()
    fields = rules.fields | (_GPT | _DALL_E if alias.lenient else frozenset())
    for field in given:
        if field in rules.later:
            raise Refused(f"{field}: this is not made here; leave it out.", field, "unsupported_parameter")
        if field not in fields:
            raise Refused(f"Unknown parameter: '{field}'.", field, "unknown_parameter")
        if field not in rules.fields:
            warnings.append(f"{field}: taken because this server is lenient; {name} refused it")
    prompt = _prompt(given, rules)
    count = _count(given, api, rules)
    width, height = _size(given, api, rules)
    quality = _choice(given, "quality", tuple(rules.qualities)) or next(iter(rules.qualities))
    if quality in ("xhigh", "max"):
        warnings.append(f"quality {quality} is drawn as high, the best there is here")
    format, compression = _output(given)
    partials, stream = _whole(given, "partial_images", 0, 3) or 0, _flag(given, "stream")
    if partials and not stream:
        warnings.append("partial_images does nothing without stream")
    for field in ("user", "safety_identifier"):
        if _text(given, field) is not None:
            warnings.append(f"{field} is not recorded: calls are told apart by their key")
    style = _choice(given, "style", ("vivid", "natural"))
    if style:
        warnings.append("style natural is drawn in the photo style, vivid in the default one")
    shape = _choice(given, "response_format", ("url", "b64_json")) or ("url" if rules.urls else "b64_json")
    request = Request(
        prompt, negative=_text(given, "negative_prompt"), width=width, height=height,
        seed=_whole(given, "seed", 0, 2**32 - 1), count=count, style="photo" if style == "natural" else None,
        engine=alias.engine, weights=alias.weights, quality=alias.quality or rules.qualities[quality],
        safety="block_only_high" if _choice(given, "moderation", ("low", "auto")) == "low" else "block_medium_and_above",
    )  # fmt: skip
    return Asked(
        request, name, api, shape == "url", format, compression, stream, partials,
        given.get("safety_identifier"), tuple(warnings),
    )  # fmt: skip


def _unnamed(given: dict[str, Any]) -> str:
    """The original's choice for a call without a model: dall-e-2, unless a parameter of the later ones is there."""
    return "gpt-image-1" if set(given) & (_GPT - _COMMON) else "dall-e-2"


def _prompt(given: dict[str, Any], rules: Rules) -> str:
    if "prompt" not in given:
        raise Refused("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter")
    prompt = _text(given, "prompt") or ""
    if not prompt.strip():
        raise Refused(
            "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
            "prompt", "empty_string",
        )  # fmt: skip
    longest = min(rules.longest, LONGEST_PROMPT)
    if len(prompt) > longest:
        raise Refused(
            f"Invalid 'prompt': string too long. Expected a string with maximum length {longest}, but got a string with "
            f"length {len(prompt)} instead.", "prompt", "string_above_max_length",
        )  # fmt: skip
    return prompt


def _count(given: dict[str, Any], api: str, rules: Rules) -> int:
    try:
        return _whole(given, "n", 1, rules.most) or 1
    except Refused as error:
        if api == "dall-e-3" and error.word == "integer_above_max_value":
            raise Refused("You must provide n=1 for this model.", "n", error.word) from None
        raise


def _size(given: dict[str, Any], api: str, rules: Rules) -> tuple[int, int]:
    text = _text(given, "size") or ("auto" if not rules.sizes else "1024x1024")
    if rules.sizes and text not in rules.sizes:
        if api.startswith("dall-e"):
            raise Refused(
                f"The size is not supported by this model. Supported sizes are {_listed(rules.sizes)}.",
                None,
                "invalid_size",
            )
        raise Refused(
            f"Invalid value: '{text}'. Supported values are: {_listed(rules.sizes)}.", "size", "invalid_value"
        )
    if text == "auto":
        return 1024, 1024
    found = re.fullmatch(r"([1-9]\d{0,4})x([1-9]\d{0,4})", text)
    if found is None:
        raise Refused(
            f"Invalid value: '{text}'. Expected WIDTHxHEIGHT, such as 1536x864, or auto.",
            "size",
            "invalid_value",
        )
    width, height = int(found[1]), int(found[2])
    grain, apart = rules.grain, max(width, height) > 3 * min(width, height)
    if (
        not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST)
        or width % grain
        or height % grain
        or apart
    ):
        steps = "" if grain == 1 else f" divisible by {grain},"
        near = "x".join(str(v) for v in _near(width, height, max(grain, 16)))
        raise Refused(
            f"Invalid value: '{text}'. Sides have {SMALLEST} to {LARGEST} pixels here,{steps} with a ratio between 1:3 and "
            f"3:1; the nearest size is {near}.", "size", "invalid_value",
        )  # fmt: skip
    return width, height


def _near(width: int, height: int, grain: int) -> tuple[int, int]:
    """The size nearest to what was asked that can be made."""
    scale = min(1.0, LARGEST / max(width, height))
    sides = [min(max(round(v * scale / grain) * grain, SMALLEST), LARGEST) for v in (width, height)]
    longest = min(max(sides), 3 * min(sides))
    return min(sides[0], longest), min(sides[1], longest)


def _output(given: dict[str, Any]) -> tuple[str, int]:
    """(format, quality of a lossy file 1..100), after what depends on the format was checked."""
    format = _choice(given, "output_format", ("png", "jpeg", "webp")) or "png"
    background = _choice(given, "background", ("transparent", "opaque", "auto"))
    if background == "transparent":
        why = "for JPEG output format" if format == "jpeg" else "for this model"
        raise Refused(f"Transparent background is not supported {why}.", "background", "invalid_value")
    compression = _whole(given, "output_compression", 0, 100)
    if format == "png" and compression not in (None, 100):
        raise Refused(
            "Compression less than 100 is not supported for PNG output format", "output_compression", "invalid_value"
        )  # fmt: skip
    return format, max(1, 100 if compression is None else compression)


def _kind(value: Any) -> str:
    """What a JSON value is, as the original's messages say it."""
    names = {
        bool: "a boolean", int: "an integer", float: "a decimal number", str: "a string", list: "an array",
        dict: "an object", type(None): "null",
    }  # fmt: skip
    return names[type(value)]


def _wrong(field: str, expected: str, value: Any) -> Refused:
    return Refused(
        f"Invalid type for '{field}': expected {expected}, but got {_kind(value)} instead.", field, "invalid_type"
    )  # fmt: skip


def _text(given: dict[str, Any], field: str) -> str | None:
    value = given.get(field)
    if value is not None and not isinstance(value, str):
        raise _wrong(field, "a string", value)
    return value


def _flag(given: dict[str, Any], field: str) -> bool:
    value = given.get(field, False)
    if not isinstance(value, bool):
        raise _wrong(field, "a boolean", value)
    return value


def _choice(given: dict[str, Any], field: str, known: tuple[str, ...]) -> str | None:
    value = _text(given, field)
    if value is not None and value not in known:
        raise Refused(
            f"Invalid value: '{value}'. Supported values are: {_listed(known)}.", field, "invalid_value"
        )
    return value


def _whole(given: dict[str, Any], field: str, least: int, most: int) -> int | None:
    value = given.get(field)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(field, "an integer", value)
    if least <= value <= most:
        return value
    way, sign, bound = ("above maximum", "<=", most) if value > most else ("below minimum", ">=", least)
    code = "integer_above_max_value" if value > most else "integer_below_min_value"
    message = (
        f"Invalid '{field}': integer {way} value. Expected a value {sign} {bound}, but got {value} instead."
    )
    raise Refused(message, field, code)


def _listed(values: Iterable[str]) -> str:
    """'a', 'b', and 'c'."""
    quoted = [f"'{value}'" for value in values]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])}, and {quoted[-1]}"
