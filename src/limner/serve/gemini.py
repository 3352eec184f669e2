"""What a `:generateContent` body of a Gemini image model asks for, and the candidates it gets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from limner.errors import InvalidRequest, Unsupported
from limner.request import Request
from limner.serve import models
from limner.serve.imagen import choice, flag, known, labels, number, output, size, text, whole

# Pixels by aspect ratio at 1K, as gemini-2.5-flash-image gave them (ai.google.dev, "Image generation").
ASPECTS: dict[str, tuple[int, int]] = {
    "1:1": (1024, 1024), "2:3": (832, 1248), "3:2": (1248, 832), "3:4": (864, 1184), "4:3": (1184, 864),
    "4:5": (896, 1152), "5:4": (1152, 896), "9:16": (768, 1344), "16:9": (1344, 768), "21:9": (1536, 672),
}  # fmt: skip
_BODY = frozenset(
    {"contents", "generationConfig", "safetySettings", "systemInstruction", "labels", "tools", "toolConfig",
     "cachedContent", "modelArmorConfig", "model"}
)  # fmt: skip
_IMAGE = frozenset({"aspectRatio", "imageSize", "personGeneration", "prominentPeople", "imageOutputOptions"})
# About sampling words, which are not sampled here: (field, least, most).
_SAMPLING = {"temperature": (0.0, 2.0), "topP": (0.0, 1.0), "topK": (0.0, 1e6), "presencePenalty": (-2.0, 2.0),
             "frequencyPenalty": (-2.0, 2.0), "maxOutputTokens": (1.0, 1e9)}  # fmt: skip
_CONFIG = frozenset(
    {*_SAMPLING, "candidateCount", "seed", "responseModalities", "imageConfig", "stopSequences", "thinkingConfig",
     "responseMimeType"}
)  # fmt: skip
_LEVELS = ("block_low_and_above", "block_medium_and_above", "block_only_high", "block_none")
_THRESHOLDS = {"off": "block_none", "harm_block_threshold_unspecified": "block_medium_and_above"}


@dataclass(frozen=True)
class Asked:
    """A body, translated. words: tell in words what is seen, too. thoughts: show pictures on the way."""

    request: Request
    format: str
    compression: int
    words: bool
    thoughts: bool
    warnings: tuple[str, ...]


def translate(name: str, body: Any) -> Asked:
    """A `:generateContent` body. Raises InvalidRequest or Unsupported naming the field, NotFound for an unknown model."""
    body = known(body, _BODY)
    for field in ("tools", "toolConfig", "cachedContent", "modelArmorConfig"):
        if body.get(field):
            raise Unsupported(field, "not served here: what answers makes pictures and calls nothing")
    warnings = list[str]()
    prompt = _last_words(body, warnings)
    alias = models.find(name)
    if "labels" in body:
        labels(body["labels"])
        warnings.append("labels are not kept: nothing is billed here")
    if "systemInstruction" in body:
        warnings.append("systemInstruction is not read; say in the prompt what is to be seen")
    config = known(body.get("generationConfig", {}), _CONFIG, "generationConfig")
    _sampling(config, warnings)
    path = "generationConfig.{}".format
    if whole(config.get("candidateCount", 1), path("candidateCount"), 1, 8) != 1:
        raise Unsupported(
            path("candidateCount"),
            "multiple candidates is not enabled for this model; :predict makes several",
        )
    modalities = config.get("responseModalities", ["TEXT", "IMAGE"])
    if not isinstance(modalities, list) or not modalities:
        raise InvalidRequest(path("responseModalities"), "expected a list of TEXT and IMAGE")
    kinds = {choice(m, path("responseModalities"), ("text", "image")) for m in modalities}
    if "image" not in kinds:
        raise Unsupported(
            path("responseModalities"), "what answers here makes pictures: expected IMAGE among them"
        )
    thinking = config.get("thinkingConfig", {})
    if not isinstance(thinking, dict):
        raise InvalidRequest(path("thinkingConfig"), "expected an object")
    image = known(config.get("imageConfig", {}), _IMAGE, path("imageConfig"))
    within = (path("imageConfig") + ".{}").format
    width, height = size(
        image.get("aspectRatio", "1:1"), image.get("imageSize", "1K"), ASPECTS,
        (within("aspectRatio"), within("imageSize")), warnings,
    )  # fmt: skip
    if "prominentPeople" in image:
        warnings.append("prominentPeople does nothing: no likeness of named people is made")
    format, compression = output(image.get("imageOutputOptions", {}), within("imageOutputOptions"))
    persons = choice(
        image.get("personGeneration", "allow_adult"), within("personGeneration"),
        ("dont_allow", "allow_adult", "allow_all"), {"allow_none": "dont_allow"},
    )  # fmt: skip
    request = Request(
        prompt, width=width, height=height, persons=persons, safety=_safety(body.get("safetySettings", []), warnings),
        seed=whole(config["seed"], path("seed"), 0, 2**32 - 1) if "seed" in config else None,
        engine=alias.engine, quality=alias.quality or "standard", weights=alias.weights,
    )  # fmt: skip
    thoughts = flag(thinking.get("includeThoughts", False), path("thinkingConfig.includeThoughts"))
    return Asked(request, format, compression, "text" in kinds, thoughts, tuple(warnings))


def _sampling(config: dict[str, Any], warnings: list[str]) -> None:
    for field, (least, most) in _SAMPLING.items():
        if field in config:
            number(config[field], f"generationConfig.{field}", least, most)
            warnings.append(f"{field} does nothing: it is about sampling words")
    if "stopSequences" in config:
        warnings.append("stopSequences does nothing: it is about sampling words")
    if config.get("responseMimeType", "text/plain") != "text/plain":
        raise Unsupported("generationConfig.responseMimeType", "what answers here makes pictures")


def _safety(settings: Any, warnings: list[str]) -> str:
    """The strictest of the thresholds: limner has one level for all categories."""
    if not isinstance(settings, list) or not all(isinstance(s, dict) for s in settings):
        raise InvalidRequest("safetySettings", "expected a list of objects")
    found = []
    for i, one in enumerate(settings):
        category = text(one.get("category", ""), f"safetySettings[{i}].category")
        if not category.upper().startswith("HARM_CATEGORY_"):
            raise InvalidRequest(
                f"safetySettings[{i}].category", f"expected a HARM_CATEGORY_..., got {category!r}"
            )
        field = f"safetySettings[{i}].threshold"
        found.append(choice(one.get("threshold", "block_medium_and_above"), field, _LEVELS, _THRESHOLDS))
    if len(set(found)) > 1:
        warnings.append("safetySettings: the strictest threshold is used for every category")
    return min(found, key=_LEVELS.index) if found else "block_medium_and_above"


def _last_words(body: dict[str, Any], warnings: list[str]) -> str:
    """The words of the last turn, which must be the user's."""
    contents = body.get("contents")
    if isinstance(contents, dict):
        contents = [contents]
    if not isinstance(contents, list) or not contents or not all(isinstance(turn, dict) for turn in contents):
        raise InvalidRequest("contents", "expected a list of turns")
    for i, turn in enumerate(contents):
        if turn.get("role", "user") not in ("user", "model"):
            raise InvalidRequest(f"contents[{i}].role", "Please use a valid role: user, model.")
    if contents[-1].get("role", "user") != "user":
        raise InvalidRequest("contents", "Please ensure that multiturn requests end with a user role.")
    if len(contents) > 1:
        warnings.append("only the last turn is read; earlier ones are not")
    parts = contents[-1].get("parts")
    where = f"contents[{len(contents) - 1}].parts"
    if not isinstance(parts, list) or not parts or not all(isinstance(part, dict) for part in parts):
        raise InvalidRequest(where, "expected a list of parts")
    words = []
    for i, part in enumerate(parts):
        for field in part:
            if field in ("inlineData", "fileData"):
                raise Unsupported(f"{where}[{i}].{field}", "editing a given picture is not served here yet")
            if field not in ("text", "thought", "thoughtSignature"):
                raise Unsupported(f"{where}[{i}].{field}", "expected text")
        words.append(text(part.get("text", ""), f"{where}[{i}].text"))
    if not " ".join(words).strip():
        raise InvalidRequest(f"{where}[0].text", "expected words, got none")
    return " ".join(words)


def tokens(words: str) -> int:
    """Words and marks; what stands for tokens here, where nothing is billed by them."""
    return len(re.findall(r"\w+|[^\w\s]", words))


def count(body: Any) -> dict[str, Any]:
    """The answer to `:countTokens`."""
    body = known(body, _BODY | {"instances", "generateContentRequest"})
    if isinstance(body.get("instances"), list):
        said = [i.get("prompt", "") for i in body["instances"] if isinstance(i, dict)]
    else:
        contents = body.get("contents")
        contents = [contents] if isinstance(contents, dict) else contents
        if (
            not isinstance(contents, list)
            or not contents
            or not all(isinstance(turn, dict) for turn in contents)
        ):
            raise InvalidRequest("contents", "expected a list of turns")
        parts = [turn.get("parts", []) for turn in contents]
        if not all(isinstance(some, list) for some in parts):
            raise InvalidRequest("contents.parts", "expected a list of parts")
        said = [part.get("text", "") for some in parts for part in some if isinstance(part, dict)]
    if not all(isinstance(words, str) for words in said):
        raise InvalidRequest("contents", "expected texts")
    total = sum(tokens(words) for words in said)
    return {"totalTokens": total, "promptTokensDetails": [{"modality": "TEXT", "tokenCount": total}]}


def usage(asked: Asked) -> dict[str, Any]:
    """`usageMetadata`: words are counted, pictures are not."""
    total = tokens(asked.request.prompt)
    return {
        "promptTokenCount": total, "candidatesTokenCount": 0, "totalTokenCount": total, "trafficType": "ON_DEMAND",
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": total}],
    }  # fmt: skip
