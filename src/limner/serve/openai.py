"""OpenAI's Images API: generations as dall-e-2, dall-e-3 and gpt-image each had them, streaming, models, errors."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response, StreamingResponse

from limner.errors import InvalidRequest, LimnerError, NotFound, Unsupported
from limner.jobs import Job
from limner.request import Request
from limner.serve import models
from limner.serve.service import Made, Service, verdicts

router = APIRouter(tags=["openai"])


@dataclass(frozen=True)
class Rules:
    """What one family of models took. sizes: () for any WxH in limner's range. urls: whether response_format exists."""

    longest: int
    most: int
    sizes: tuple[str, ...]
    qualities: dict[str, str]
    size: str
    urls: bool
    fields: frozenset[str]


_COMMON = frozenset({"prompt", "model", "n", "size", "quality", "user", "seed", "negative_prompt"})
_OLD = _COMMON | {"response_format", "style"}
_NEW = _COMMON | {
    "background",
    "output_format",
    "output_compression",
    "moderation",
    "stream",
    "partial_images",
    "safety_identifier",
}
RULES = {
    "dall-e-2": Rules(
        1000, 10, ("256x256", "512x512", "1024x1024"), {"standard": "standard"}, "1024x1024", True, _OLD - {"style"}
    ),
    "dall-e-3": Rules(
        4000, 1, ("1024x1024", "1792x1024", "1024x1792"), {"standard": "standard", "hd": "high"}, "1024x1024", True, _OLD
    ),
    "gpt-image": Rules(
        32000, 10, (), {"auto": "standard", "low": "draft", "medium": "standard", "high": "high"}, "auto", False, _NEW
    ),
}  # fmt: skip
RULES["any"] = Rules(
    10000, 64, (), {"auto": "standard", "draft": "draft", **RULES["gpt-image"].qualities, "standard": "standard", "hd": "high"},
    "auto", True, _NEW | _OLD,
)  # fmt: skip


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
    warnings: tuple[str, ...]


class Refused(LimnerError):  # noqa: N818 - errors read as what happened
    """An error with OpenAI's own words for kind and code."""

    grpc_status = "INVALID_ARGUMENT"
    http_code = 400

    def __init__(self, message: str, param: str | None, code: str | None) -> None:
        super().__init__(message)
        self.param, self.word = param, code


def translate(body: Any) -> Asked:
    """The body of a generation. Raises Refused as the original would, NotFound for an unknown model."""
    if not isinstance(body, dict):
        raise Refused("expected a JSON object", None, "invalid_type")
    given = {k: v for k, v in body.items() if v is not None}
    name = given.get("model", "dall-e-2")
    if not isinstance(name, str):
        raise Refused("model: expected a string", "model", "invalid_type")
    alias = models.find(name)
    rules = RULES[alias.api if alias.api in RULES else "any"]
    for field in given:
        if field not in rules.fields:
            raise Refused(f"Unknown parameter: '{field}'.", field, "unknown_parameter")
    warnings: list[str] = []
    prompt = _typed(given, "prompt", str)
    if not prompt or not prompt.strip():
        raise Refused("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter")
    if len(prompt) > min(rules.longest, 10_000):
        raise Refused(
            f"prompt: expected at most {min(rules.longest, 10_000)} characters, got {len(prompt)}",
            "prompt",
            "string_above_max_length",
        )
    count = _whole(given, "n", 1, 1, rules.most)
    width, height = _size(str(given.get("size", rules.size)), rules)
    quality = str(given.get("quality", next(iter(rules.qualities))))
    if quality not in rules.qualities:
        raise Refused(
            f"quality: expected one of {', '.join(rules.qualities)}; got {quality!r}",
            "quality",
            "invalid_value",
        )
    style = None
    if "style" in given:
        if given["style"] not in ("vivid", "natural"):
            raise Refused("style: expected vivid or natural", "style", "invalid_value")
        style = "photo" if given["style"] == "natural" else None
        warnings.append("style natural is drawn in the photo style, vivid in the default one")
    format = str(given.get("output_format", "png"))
    if format not in ("png", "jpeg", "webp"):
        raise Refused(
            f"output_format: expected png, jpeg or webp; got {format!r}", "output_format", "invalid_value"
        )
    background = given.get("background", "auto")
    if background not in ("auto", "opaque", "transparent"):
        raise Refused("background: expected auto, opaque or transparent", "background", "invalid_value")
    if background == "transparent":
        raise Refused(
            "background: transparent pictures are not made here; ask for opaque",
            "background",
            "unsupported_value",
        )
    shape = given.get("response_format", "b64_json" if not rules.urls else "url")
    if shape not in ("url", "b64_json"):
        raise Refused("response_format: expected url or b64_json", "response_format", "invalid_value")
    moderation = given.get("moderation", "auto")
    if moderation not in ("auto", "low"):
        raise Refused("moderation: expected auto or low", "moderation", "invalid_value")
    stream = given.get("stream", False)
    if not isinstance(stream, bool):
        raise Refused("stream: expected true or false", "stream", "invalid_type")
    compression = _whole(given, "output_compression", 92 if format == "png" else 100, 0, 100)
    if "output_compression" in given and format == "png":
        raise Refused(
            "output_compression: png is not compressed with loss; ask for jpeg or webp",
            "output_compression",
            "invalid_value",
        )
    partials = _whole(given, "partial_images", 0, 0, 3)
    if partials:
        warnings.append("partial_images: this engine shows none before the picture is done")
    request = Request(
        prompt, negative=_typed(given, "negative_prompt", str), width=width, height=height,
        seed=_whole(given, "seed", None, 0, 2**32 - 1), count=count, style=style, engine=alias.engine,
        weights=alias.weights, quality=alias.quality or rules.qualities[quality],
        safety="block_only_high" if moderation == "low" else "block_medium_and_above",
    )  # fmt: skip
    return Asked(
        request,
        name,
        alias.api,
        shape == "url",
        format,
        max(compression or 1, 1),
        stream,
        partials or 0,
        tuple(warnings),
    )


def _typed(given: dict[str, Any], field: str, kind: type) -> Any:
    value = given.get(field)
    if value is not None and not isinstance(value, kind):
        raise Refused(f"Invalid type for '{field}': expected a {kind.__name__}.", field, "invalid_type")
    return value


def _whole(given: dict[str, Any], field: str, usual: int | None, least: int, most: int) -> Any:
    value = given.get(field, usual)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(f"Invalid type for '{field}': expected an integer.", field, "invalid_type")
    if not least <= value <= most:
        word = "integer_above_max_value" if value > most else "integer_below_min_value"
        raise Refused(f"{field}: expected {least} to {most}, got {value}", field, word)
    return value


def _size(text: str, rules: Rules) -> tuple[int, int]:
    from limner.request import size

    if rules.sizes and text not in rules.sizes:
        raise Refused(
            f"size: expected one of {', '.join(rules.sizes)}; got {text!r}", "size", "invalid_value"
        )
    if text == "auto":
        return 1024, 1024
    try:
        if "x" not in text:
            raise InvalidRequest("size", f"expected WxH or auto, got {text!r}")
        width, height = size(text)
    except InvalidRequest as error:
        raise Refused(str(error), "size", "invalid_value") from None
    if width % 16 or height % 16 or max(width, height) > 3 * min(width, height):
        raise Refused("size: expected sides divisible by 16, at most 1:3", "size", "invalid_value")
    return width, height


@router.post("/v1/images/generations")
async def generations(http: Http) -> Response:
    """Make pictures of words."""
    service: Service = http.app.state.service
    try:
        asked = translate(json.loads(await http.body()))
    except ValueError as error:
        raise Refused(f"expected JSON: {error}", None, "invalid_json") from None
    headers = {"x-limner-warnings": "; ".join(asked.warnings)} if asked.warnings else {}
    more = {"format": asked.format, "quality": asked.compression}
    if asked.stream:
        job = await service.submit(asked.request, http, **more)
        return StreamingResponse(
            _events(service, asked, job, http), media_type="text/event-stream", headers=headers
        )
    job, made = await service.pictures(asked.request, http, **more)
    if job.blocked and not made:
        raise Refused("Your request was rejected by the safety system.", None, "moderation_blocked")
    if job.blocked:
        headers["x-limner-blocked"] = str(len(job.blocked))
    unread = sorted({w for m in made for w in m.facts["warnings"]})
    if unread:
        headers["x-limner-warnings"] = (
            "; ".join([*asked.warnings, *unread]).encode("ascii", "replace").decode()[:2000]
        )
    return JSONResponse(_reply(service, asked, job, made, http), headers=headers)


def _reply(service: Service, asked: Asked, job: Job, made: list[Made], http: Http) -> dict[str, Any]:
    data = []
    for picture in made:
        entry: dict[str, Any] = (
            {"url": service.address(http, job, picture.facts["file"])} if asked.urls
            else {"b64_json": base64.b64encode(picture.data).decode()}
        )  # fmt: skip
        if asked.api == "dall-e-3":
            entry["revised_prompt"] = asked.request.prompt
        data.append(entry)
    reply: dict[str, Any] = {"created": int(time.time()), "data": data}
    if asked.api in ("gpt-image", "any"):
        reply.update(_about(asked), usage=_usage(asked, len(made)))
    return reply


def _about(asked: Asked) -> dict[str, str]:
    request = asked.request
    return {
        "background": "opaque", "output_format": asked.format, "size": f"{request.width}x{request.height}",
        "quality": {"draft": "low", "standard": "medium", "high": "high"}[request.quality],
    }  # fmt: skip


def _usage(asked: Asked, count: int) -> dict[str, Any]:
    """Tokens are a way of billing; nothing is billed here, so words are counted and pictures are not."""
    words = len(asked.request.prompt.split())
    return {
        "total_tokens": words, "input_tokens": words, "output_tokens": 0,
        "input_tokens_details": {"text_tokens": words, "image_tokens": 0},
    }  # fmt: skip


async def _events(service: Service, asked: Asked, job: Job, http: Http) -> AsyncIterator[str]:
    """One `image_generation.completed` for each picture as soon as it is there; a comment now and then keeps proxies
    from hanging up."""
    sent = 0
    try:
        async for now in service.queue.updates(job.id):
            for facts in now.pictures[sent:]:
                made = await service.read(now, facts)
                sent += 1
                event = {
                    "type": "image_generation.completed", "b64_json": base64.b64encode(made.data).decode(),
                    "created_at": int(time.time()), **_about(asked), "usage": _usage(asked, 1),
                }  # fmt: skip
                yield f"event: image_generation.completed\ndata: {json.dumps(event)}\n\n"
            if now.over:
                if now.state != "done" or (now.blocked and not sent):
                    found = now.error or {
                        "message": "Your request was rejected by the safety system.",
                        "code": 400,
                    }
                    body = {
                        "type": "error",
                        "error": error((found.get("code", 500), "", found["message"], None), None)["error"],
                    }
                    yield f"event: error\ndata: {json.dumps(body)}\n\n"
                return
            yield f": {now.state} {now.share:.2f}\n\n"
    finally:
        if not service.queue.get(job.id).over:
            service.queue.cancel(job.id)


@router.post("/v1/images/edits")
@router.post("/v1/images/variations")
async def edits(http: Http) -> Response:
    """Refused: no engine behind these endpoints edits pictures yet."""
    raise Unsupported("image", "editing and variations are not served here yet; /v1/images/generations is")


@router.get("/v1/models")
async def listed(http: Http) -> dict[str, Any]:
    """Every model's name, for clients of either protocol."""
    names = models.listed()
    return {
        "object": "list", "data": [_model(name) for name in names],
        "models": [{"name": f"models/{n}", "displayName": n, "supportedGenerationMethods": ["predict"]} for n in names],
    }  # fmt: skip


@router.get("/v1/models/{name}")
async def one(name: str) -> dict[str, Any]:
    """One model."""
    models.find(name)
    return {
        **_model(name),
        "name": f"models/{name}",
        "displayName": name,
        "supportedGenerationMethods": ["predict"],
    }


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 0, "owned_by": "limner"}


def error(found: tuple[int, str, str, str | None], raised: Exception | None) -> dict[str, Any]:
    """An error in OpenAI's shape."""
    code, _, message, field = found
    if isinstance(raised, Refused):
        return {
            "error": {
                "message": message,
                "type": "invalid_request_error",
                "param": raised.param,
                "code": raised.word,
            }
        }
    if raised is not None and verdicts(raised):
        return {
            "error": {
                "message": message,
                "type": "image_generation_user_error",
                "param": None,
                "code": "moderation_blocked",
            }
        }
    word = {
        401: "invalid_api_key",
        404: "not_found",
        413: "request_too_large",
        429: "rate_limit_exceeded",
    }.get(code)
    if isinstance(raised, NotFound) and message.startswith("model"):
        word, field = "model_not_found", "model"
    kind = "server_error" if code >= 500 else "rate_limit_error" if code == 429 else "invalid_request_error"
    return {
        "error": {
            "message": message,
            "type": kind,
            "param": field,
            "code": word or ("invalid_value" if field else None),
        }
    }
