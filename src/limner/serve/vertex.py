"""Vertex AI's Imagen protocol: `:predict` under every form of path, publisher models, Gemini-style image content."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from fastapi import APIRouter
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response, StreamingResponse

from limner.errors import Blocked, InvalidRequest, LimnerError, NotFound, Unsupported
from limner.request import ASPECTS, Request
from limner.serve import models
from limner.serve.service import JobFailed, Service, verdicts

router = APIRouter(include_in_schema=False)

_PLACE = re.compile(
    r"^/?(?:(?P<version>v1|v1beta1|v1beta)/)?(?:projects/[^/]+/locations/[^/]+/)?"
    r"(?:publishers/[^/]+/models|models|endpoints)/(?P<model>[^/:]+(?:@[^/:]+)?)(?::(?P<verb>[A-Za-z]+))?$"
)
_KEYS = {
    "sampleCount", "seed", "negativePrompt", "aspectRatio", "sampleImageSize", "enhancePrompt", "language",
    "personGeneration", "safetySetting", "includeRaiReason", "includeSafetyAttributes", "outputOptions", "addWatermark",
    "storageUri", "guidanceScale",
}  # fmt: skip
_DEAD = {"model", "disablePersonFace", "enablePersonFaceFilter", "raiLevel", "enableChildFilter"}
"""Deprecated ones that the original took and did nothing with."""
_LATER = {
    "editMode": "editing", "editConfig": "editing", "mode": "upscaling and interactive modes", "upscaleConfig": "upscaling",
    "sampleImageStyle": "named image styles", "baseSteps": "editing",
}  # fmt: skip
_SAFETY = {
    "block_most": "block_low_and_above", "block_some": "block_medium_and_above", "block_few": "block_only_high",
    "block_fewest": "block_none",
}  # fmt: skip
_PROMPT_BLOCKED = (
    "Image generation failed with the following error: The prompt could not be submitted. This prompt contains sensitive "
    "words that violate this server's policy. Try rephrasing the prompt. Support codes: {codes}"
)
_FILTERED = (
    "Unable to show generated images. All images were filtered out because they violated this server's policy. Try "
    "rephrasing the prompt. Support codes: {codes}"
)


@dataclass(frozen=True)
class Asked:
    """A body, translated."""

    request: Request
    format: str
    compression: int
    rai_reason: bool
    safety_attributes: bool
    enhance: bool
    warnings: tuple[str, ...]


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


def whole(value: Any, field: str, least: int, most: int) -> int:
    """An integer, also as an integral float or a string of digits, as proto-JSON has them."""
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,12}", value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidRequest(field, f"expected an integer, got {value!r}")
    if not least <= value <= most:
        raise InvalidRequest(field, f"expected {least} to {most}, got {value}")
    return value


def flag(value: Any, field: str) -> bool:
    """A boolean."""
    if not isinstance(value, bool):
        raise InvalidRequest(field, f"expected true or false, got {value!r}")
    return value


def translate(name: str, body: Any) -> Asked:
    """A `:predict` body. Raises InvalidRequest or Unsupported naming the field, NotFound for an unknown model."""
    alias = models.find(name)
    if not isinstance(body, dict):
        raise InvalidRequest("body", "expected a JSON object")
    body = camel(body)
    for field in body:
        if field not in ("instances", "parameters", "labels"):
            raise InvalidRequest(
                field, f'Invalid JSON payload received. Unknown name "{field}": Cannot find field.'
            )
    instances = body.get("instances")
    if not isinstance(instances, list) or len(instances) != 1 or not isinstance(instances[0], dict):
        raise InvalidRequest("instances", "expected a list of exactly one object")
    instance, asked = instances[0], body.get("parameters", {})
    if not isinstance(asked, dict):
        raise InvalidRequest("parameters", "expected an object")
    for field in instance:
        if field in ("image", "mask", "referenceImages", "personImage", "productImages", "scribble"):
            raise Unsupported(
                f"instances[0].{field}", "editing, upscaling and references are not served here yet"
            )
        if field != "prompt":
            raise InvalidRequest(f"instances[0].{field}", "unknown field; expected prompt")
    prompt = instance.get("prompt")
    if not isinstance(prompt, str) or not prompt.strip():
        raise InvalidRequest("instances[0].prompt", "expected words")
    for field in asked:
        if field in _LATER:
            raise Unsupported(f"parameters.{field}", f"{_LATER[field]}: not served here yet")
        if field not in _KEYS | _DEAD:
            raise InvalidRequest(
                f"parameters.{field}", "unknown field; known are " + ", ".join(sorted(_KEYS))
            )
    return _parameters(alias, prompt, asked)


def _parameters(alias: models.Alias, prompt: str, asked: dict[str, Any]) -> Asked:
    warnings = []
    if "storageUri" in asked:
        raise Unsupported(
            "parameters.storageUri", "writing to storage is not set up here; leave it out for inline bytes"
        )
    if "guidanceScale" in asked and alias.engine == "diorama":
        warnings.append("guidanceScale does nothing: the engine keeps to the words by construction")
    if str(asked.get("language", "auto")) not in ("auto", "en"):
        warnings.append("language is recognised from the words; the setting does nothing")
    width, height = _size(asked)
    options = asked.get("outputOptions", {})
    if not isinstance(options, dict) or set(options) - {"mimeType", "compressionQuality"}:
        raise InvalidRequest("parameters.outputOptions", "expected mimeType and compressionQuality")
    mime = str(options.get("mimeType", "image/png")).lower()
    if mime not in ("image/png", "image/jpeg", "image/webp"):
        raise InvalidRequest(
            "parameters.outputOptions.mimeType", f"expected image/png, image/jpeg or image/webp; got {mime!r}"
        )
    compression = whole(
        options.get("compressionQuality", 75), "parameters.outputOptions.compressionQuality", 0, 100
    )
    request = Request(
        prompt, negative=_words(asked, "negativePrompt"), width=width, height=height,
        seed=whole(asked["seed"], "parameters.seed", 0, 2**32 - 1) if "seed" in asked else None,
        count=whole(asked.get("sampleCount", 4), "parameters.sampleCount", 1, 8),
        watermark=flag(asked.get("addWatermark", True), "parameters.addWatermark"),
        safety=_choice(asked, "safetySetting", "block_medium_and_above", (
            "block_low_and_above", "block_medium_and_above", "block_only_high", "block_none"), _SAFETY),
        persons=_choice(asked, "personGeneration", "allow_adult", ("dont_allow", "allow_adult", "allow_all"), {}),
        guidance=float(asked["guidanceScale"]) if "guidanceScale" in asked and alias.engine != "diorama" else None,
        engine=alias.engine, quality=alias.quality or "standard", weights=alias.weights,
    )  # fmt: skip
    return Asked(
        request, mime.removeprefix("image/"), max(compression, 1),
        flag(asked.get("includeRaiReason", False), "parameters.includeRaiReason"),
        flag(asked.get("includeSafetyAttributes", False), "parameters.includeSafetyAttributes"),
        flag(asked.get("enhancePrompt", False), "parameters.enhancePrompt"), tuple(warnings),
    )  # fmt: skip


def _words(asked: dict[str, Any], field: str) -> str | None:
    value = asked.get(field)
    if value is not None and not isinstance(value, str):
        raise InvalidRequest(f"parameters.{field}", f"expected words, got {value!r}")
    return value or None


def _choice(
    asked: dict[str, Any], field: str, usual: str, known: tuple[str, ...], also: dict[str, str]
) -> str:
    value = str(asked.get(field, usual)).lower()
    value = also.get(value, value)
    if value not in known:
        raise InvalidRequest(
            f"parameters.{field}", f"expected one of {', '.join((*known, *also))}; got {asked[field]!r}"
        )
    return value


def _size(asked: dict[str, Any], aspect: str | None = None) -> tuple[int, int]:
    aspect = aspect or str(asked.get("aspectRatio", "1:1"))
    if aspect not in ASPECTS:
        raise InvalidRequest(
            "parameters.aspectRatio", f"expected one of {', '.join(ASPECTS)}; got {aspect!r}"
        )
    width, height = ASPECTS[aspect]
    named = str(asked.get("sampleImageSize", "1K")).upper()
    scale = {"1K": 1.0, "2K": 2.0, "1024": 1.0, "2048": 2.0, "512": 0.5, "256": 0.25}.get(named)
    if scale is None:
        raise InvalidRequest("parameters.sampleImageSize", f"expected 1K or 2K, got {named!r}")
    width, height = round(width * scale), round(height * scale)
    if max(width, height) > 2048 or min(width, height) < 256:
        raise Unsupported(
            "parameters.sampleImageSize",
            f"{named} at {aspect} is {width}x{height}; here a side has 256 to 2048 pixels",
        )
    return width, height


@router.get("/publishers/google/models")
@router.get("/v1/publishers/google/models")
@router.get("/v1beta1/publishers/google/models")
async def published() -> dict[str, Any]:
    """The list of publisher models."""
    return {"publisherModels": [_published(name) for name in models.listed()]}


def _published(name: str) -> dict[str, Any]:
    path = f"publishers/google/models/{name}"
    return {
        "name": path, "versionId": name.partition("@")[2] or "default", "launchStage": "GA",
        "publisherModelTemplate": "projects/{user-project}/locations/{location}/" + path,
        "predictSchemata": {
            "instanceSchemaUri": "gs://google-cloud-aiplatform/schema/predict/instance/vision_generative_model_1.0.0.yaml",
            "parametersSchemaUri": "gs://google-cloud-aiplatform/schema/predict/params/vision_generative_model_1.0.0.yaml",
            "predictionSchemaUri": "gs://google-cloud-aiplatform/schema/predict/prediction/vision_generative_model_1.0.0.yaml",
        },
    }  # fmt: skip


@router.get("/{path:path}")
async def get(path: str, http: Http) -> Response:
    """One model under any form of its path."""
    found = _PLACE.match(unquote(path))
    if found is None or found["verb"] is not None:
        raise NotFound(f"path: nothing is served at /{path}")
    models.find(found["model"])
    return JSONResponse(_published(found["model"]))


@router.post("/{path:path}")
async def post(path: str, http: Http) -> Response:
    """`:predict`, `:generateContent` and `:streamGenerateContent` under any form of path."""
    found = _PLACE.match(unquote(path))
    if found is None:
        raise NotFound(f"path: nothing is served at /{path}")
    try:
        body = json.loads(await http.body() or b"{}")
    except ValueError as error:
        raise InvalidRequest("body", f"Invalid JSON payload received: {error}") from None
    if found["verb"] == "predict":
        return await _predict(found["model"], body, http)
    if found["verb"] in ("generateContent", "streamGenerateContent"):
        return await _content(found["model"], body, http, stream=found["verb"] == "streamGenerateContent")
    raise NotFound(
        f"method: :{found['verb']} is not served; :predict, :generateContent and :streamGenerateContent are"
    )


async def _predict(name: str, body: Any, http: Http) -> Response:
    service: Service = http.app.state.service
    asked = translate(name, body)
    job, made = await service.pictures(asked.request, http, format=asked.format, quality=asked.compression)
    predictions: list[dict[str, Any]] = []
    for picture in made:
        one: dict[str, Any] = {
            "mimeType": f"image/{asked.format}", "bytesBase64Encoded": base64.b64encode(picture.data).decode(),
        }  # fmt: skip
        if asked.enhance:
            one["prompt"] = asked.request.prompt
        if asked.safety_attributes:
            one["safetyAttributes"] = {"categories": [], "scores": []}
        predictions.append(one)
    if job.blocked and asked.rai_reason:
        predictions.append({"raiFilteredReason": _FILTERED.format(codes=_codes(job.blocked[0]["verdicts"]))})
    if asked.safety_attributes:
        predictions.append(
            {"contentType": "Positive Prompt", "safetyAttributes": {"categories": [], "scores": []}}
        )
    reply: dict[str, Any] = {"predictions": predictions} if predictions else {}
    warnings = [*asked.warnings]
    if asked.enhance:
        warnings.append("enhancePrompt: the prompt was left as it is; the engine needs no rewriting")
    warnings += sorted({w for m in made for w in m.facts["warnings"]})
    return JSONResponse({**reply, "model": f"publishers/google/models/{name}"}, headers=_warned(warnings))


def _warned(warnings: list[str]) -> dict[str, str]:
    """The header that lists what was emulated; headers are ASCII."""
    return (
        {"x-limner-warnings": "; ".join(warnings).encode("ascii", "replace").decode()[:2000]}
        if warnings
        else {}
    )


def _codes(found: list[dict[str, Any]]) -> str:
    """Vertex's support codes for these verdicts."""
    from limner.safety.categories import category

    rows = [(category(v["category"]), v["stage"]) for v in found if v["blocked"]]
    return ", ".join(
        dict.fromkeys(str(row.code_out if stage == "output" else row.code_in) for row, stage in rows)
    )


async def _content(name: str, body: Any, http: Http, *, stream: bool) -> Response:
    """A picture in answer to the last words of a conversation, as the Gemini image models gave it."""
    service: Service = http.app.state.service
    alias = models.find(name)
    body = camel(body) if isinstance(body, dict) else {}
    words, config = _last_words(body), body.get("generationConfig") or {}
    image = config.get("imageConfig") or {}
    if whole(config.get("candidateCount", 1), "generationConfig.candidateCount", 1, 8) != 1:
        raise Unsupported("generationConfig.candidateCount", "one picture a call; :predict makes several")
    width, height = _size(
        {"sampleImageSize": image.get("imageSize", "1K")}, str(image.get("aspectRatio", "1:1"))
    )
    options = image.get("imageOutputOptions") or {}
    format = str(options.get("mimeType", "image/png")).removeprefix("image/")
    seed = config.get("seed")
    request = Request(
        words, width=width, height=height, engine=alias.engine, quality=alias.quality or "standard", weights=alias.weights,
        seed=None if seed is None else whole(seed, "generationConfig.seed", 0, 2**32 - 1),
    )  # fmt: skip
    try:
        _, made = await service.pictures(request, http, format=format)
    except (Blocked, JobFailed) as error:
        if not verdicts(error):
            raise
        return _spoken({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}, stream)
    parts = [
        {"inlineData": {"mimeType": f"image/{format}", "data": base64.b64encode(m.data).decode()}}
        for m in made
    ]
    count = len(words.split())
    return _spoken({
        "candidates": [{
            "content": {"role": "model", "parts": parts}, "finishReason": "STOP" if parts else "IMAGE_SAFETY", "index": 0,
        }],
        "usageMetadata": {"promptTokenCount": count, "candidatesTokenCount": 0, "totalTokenCount": count}, "modelVersion": name,
    }, stream)  # fmt: skip


def _spoken(reply: dict[str, Any], stream: bool) -> Response:
    if not stream:
        return JSONResponse(reply)

    async def events() -> AsyncIterator[str]:
        yield f"data: {json.dumps(reply)}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


def _last_words(body: dict[str, Any]) -> str:
    contents = body.get("contents")
    if not isinstance(contents, list) or not contents or not isinstance(contents[-1], dict):
        raise InvalidRequest("contents", "expected a list of turns")
    words = []
    for part in contents[-1].get("parts") or []:
        if "inlineData" in part or "fileData" in part:
            raise Unsupported("contents.parts.inlineData", "editing a given picture is not served here yet")
        if isinstance(part.get("text"), str):
            words.append(part["text"])
    if not " ".join(words).strip():
        raise InvalidRequest("contents.parts.text", "expected words")
    return " ".join(words)


def error(found: tuple[int, str, str, str | None], raised: Exception | None) -> dict[str, Any]:
    """An error as google.rpc.Status."""
    code, status, message, field = found
    details: list[dict[str, Any]] = []
    if raised is not None and isinstance(raised, LimnerError) and verdicts(raised):
        details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SAFETY", "domain": "limner",
                    "metadata": {"verdicts": json.dumps(verdicts(raised))}}]  # fmt: skip
        message = _PROMPT_BLOCKED.format(codes=_codes(verdicts(raised))) + f" ({message})"
    elif field is not None:
        violation = {"field": field, "description": message}
        details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}]
    body: dict[str, Any] = {"code": code, "message": message, "status": status}
    if details:
        body["details"] = details
    return {"error": body}
