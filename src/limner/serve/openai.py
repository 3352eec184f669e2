"""OpenAI's Images API: generations, plain and streaming, models, and errors in its shape."""

from __future__ import annotations

import base64
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response, StreamingResponse

from limner.errors import LimnerError, NotFound
from limner.jobs import Job, Wish
from limner.serve import described, generations, models, wire
from limner.serve.generations import Asked, NoSuchUrl, Refused, WrongMethod
from limner.serve.service import Made, Service, verdicts

router = APIRouter(tags=["openai"])
_UNSAFE = (
    "Your request was rejected as a result of our safety system. Your prompt may contain text that is not allowed by our "
    "safety system."
)


@router.post(
    "/v1/images/generations", openapi_extra=described.GENERATIONS, responses=described.openai_replies()
)
async def create_images(http: Http) -> Response:
    """Make pictures of words."""
    service: Service = http.app.state.service
    asked = generations.translate(await _json(http))
    more: dict[str, Any] = {"format": asked.format, "quality": asked.compression}
    try:
        if asked.stream:
            more["previews"] = Wish(asked.partials, 0, asked.format, asked.compression)
            job = await service.submit(asked.request, http, **more)
            return StreamingResponse(
                _events(service, asked, job, http),
                media_type="text/event-stream",
                headers=wire.warned(asked.warnings),
            )
        job, made = await service.pictures(asked.request, http, **more)
    except LimnerError as error:
        raise _moderated(error, asked) or error from None
    if job.blocked and not made:
        raise _unsafe(asked, "every picture was withheld")
    headers = wire.warned([*asked.warnings, *sorted({w for m in made for w in m.facts["warnings"]})])
    if job.blocked:
        headers["x-limner-blocked"] = str(len(job.blocked))
    if asked.urls:
        headers["x-limner-expires"] = str(_expiry(service, job))
    return JSONResponse(_reply(service, asked, job, made, http), headers=headers)


async def _json(http: Http) -> Any:
    """The body. Raises Refused as the original did for another kind of content or broken JSON."""
    kind = http.headers.get("content-type", "application/json")
    if kind.partition(";")[0].strip().lower() != "application/json":
        raise Refused(
            f"Unsupported content type: '{kind}'. This API method only accepts 'application/json' requests, but you specified "
            f"the header 'Content-Type: {kind}'. Please try again with a supported content type.", None,
            "unsupported_content_type",
        )  # fmt: skip
    try:
        return await wire.body(http)
    except wire.NotJson as error:
        raise Refused(
            f"We could not parse the JSON body of your request: {error}. The API expects a JSON payload, but what was sent was "
            "not valid JSON.", None, None,
        ) from None  # fmt: skip


def _moderated(error: LimnerError, asked: Asked) -> Refused | None:
    """The family's own refusal of words or pictures that are not allowed; None for other errors."""
    return _unsafe(asked, str(error)) if verdicts(error) else None


def _unsafe(asked: Asked, why: str) -> Refused:
    if asked.api.startswith("dall-e"):
        return Refused(f"{_UNSAFE} ({why})", None, "content_policy_violation")
    return Refused(f"{_UNSAFE} ({why})", None, "moderation_blocked", kind="image_generation_user_error")


def _expiry(service: Service, job: Job) -> int:
    """When the server forgets a job and its pictures: seconds since 1970."""
    return int((job.ended or time.time()) + service.settings.keep)


def _reply(service: Service, asked: Asked, job: Job, made: list[Made], http: Http) -> dict[str, Any]:
    data = []
    for picture in made:
        entry: dict[str, Any] = (
            {"url": service.address(http, job, picture.facts["file"]), "expires_at": _expiry(service, job)} if asked.urls
            else {"b64_json": base64.b64encode(picture.data).decode()}
        )  # fmt: skip
        if asked.api == "dall-e-3":
            entry["revised_prompt"] = picture.facts.get("drawn") or asked.request.prompt
        data.append(entry)
    reply: dict[str, Any] = {"created": int(time.time()), "data": data}
    if not asked.api.startswith("dall-e"):
        reply.update(_about(asked), usage=_usage(asked))
    if asked.safety_identifier is not None:
        reply["safety_identifier"] = asked.safety_identifier
    return reply


def _about(asked: Asked) -> dict[str, str]:
    request = asked.request
    return {
        "background": "opaque", "output_format": asked.format, "size": f"{request.width}x{request.height}",
        "quality": {"draft": "low", "standard": "medium", "high": "high"}[request.quality],
    }  # fmt: skip


def _usage(asked: Asked) -> dict[str, Any]:
    """The original's fields. Tokens are a way of billing; nothing is billed here, so words are counted, pictures are not."""
    words = len(asked.request.prompt.split())
    return {
        "total_tokens": words, "input_tokens": words, "output_tokens": 0,
        "input_tokens_details": {"text_tokens": words, "image_tokens": 0},
        "output_tokens_details": {"text_tokens": 0, "image_tokens": 0},
    }  # fmt: skip


async def _events(service: Service, asked: Asked, job: Job, http: Http) -> AsyncIterator[str]:
    """`image_generation.partial_image` while a picture is painted, `image_generation.completed` when it is there; a comment
    now and then keeps proxies from hanging up. Leaving early cancels the job."""
    sent, seen = 0, 0
    shown: Counter[int] = Counter()
    try:
        async for now in service.queue.updates(job.id):
            for preview in service.queue.previews(job.id, seen):
                seen = preview.number + 1
                if preview.picture >= sent:
                    # Previews are smaller than the picture where that makes them cheap; they say so.
                    size = f"{preview.width}x{preview.height}"
                    more = {"partial_image_index": shown[preview.picture], "size": size}
                    shown[preview.picture] += 1
                    yield _event("partial_image", asked, preview.data, more)
            for facts in now.pictures[sent:]:
                made = await service.read(now, facts)
                sent += 1
                yield _event("completed", asked, made.data, {"usage": _usage(asked)})
            if now.over:
                if now.state != "done" or (now.blocked and not sent):
                    yield _broken(now, asked)
                return
            yield f": {now.state} {now.share:.2f}\n\n"
    finally:
        if not service.queue.get(job.id).over:
            service.queue.cancel(job.id, "hang-up")


def _event(name: str, asked: Asked, data: bytes, more: dict[str, Any]) -> str:
    kind = f"image_generation.{name}"
    event = {
        "type": kind, "b64_json": base64.b64encode(data).decode(), "created_at": int(time.time()), **_about(asked), **more,
    }  # fmt: skip
    return f"event: {kind}\ndata: {json.dumps(event)}\n\n"


def _broken(job: Job, asked: Asked) -> str:
    """The event that ends a stream badly."""
    found = job.error
    if found is None:
        refused: Exception = _unsafe(asked, "every picture was withheld")
        body = error((400, "", str(refused), None), refused)
    else:
        body = error((found["code"], "", found["message"], found.get("field")), None)
    return f"event: error\ndata: {json.dumps({'type': 'error', **body})}\n\n"


@router.post("/v1/images/edits", responses=described.openai_errors())
@router.post("/v1/images/variations", responses=described.openai_errors())
async def edits(http: Http) -> Response:
    """Refused: no engine behind these endpoints edits pictures yet."""
    raise Refused(
        "Editing and variations are not served here yet; /v1/images/generations is.",
        "image",
        "unsupported_parameter",
    )


@router.api_route(
    "/v1/images/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False
)
async def elsewhere(rest: str, http: Http) -> Response:
    """Refused: other paths and methods below /v1/images."""
    called = f"({http.method} {http.url.path})"
    if rest in ("generations", "edits", "variations"):
        raise WrongMethod(f"Invalid method for URL {called}", None, None)
    raise NoSuchUrl(f"Invalid URL {called}", None, None)


@router.get("/v1/models", responses=described.openai_errors())
async def list_models(http: Http) -> dict[str, Any]:
    """Every model's name, for clients of either protocol."""
    names = models.listed()
    return {
        "object": "list", "data": [_model(name) for name in names],
        "models": [developer(name) for name in names],
    }  # fmt: skip


@router.get("/v1/models/{name}", responses=described.openai_errors())
async def get_model(name: str) -> dict[str, Any]:
    """One model, for clients of either protocol."""
    models.find(name)
    return {**_model(name), **developer(name)}


def developer(name: str) -> dict[str, Any]:
    """A model as Gemini's developer API lists it."""
    methods = ["predict", "generateContent", "countTokens"]
    return {
        "name": f"models/{name}",
        "version": "1",
        "displayName": name,
        "supportedGenerationMethods": methods,
    }


def _model(name: str) -> dict[str, Any]:
    """A model as OpenAI lists it, and which sizes it takes."""
    alias = models.find(name)
    rules = generations.RULES.get(alias.api, generations.RULES["any"])
    sizes = list(rules.sizes) or [
        "auto",
        f"{generations.SMALLEST}x{generations.SMALLEST}..{generations.LARGEST}x{generations.LARGEST}",
    ]
    about = {"engine": alias.engine, "api": alias.api, "sizes": sizes, "qualities": list(rules.qualities)}
    return {"id": name, "object": "model", "created": 0, "owned_by": "limner", "limner": about}


def error(found: tuple[int, str, str, str | None], raised: Exception | None) -> dict[str, Any]:
    """An error in OpenAI's shape."""
    code, _, message, field = found
    if isinstance(raised, Refused):
        return _shaped(message, raised.kind, raised.param, raised.word)
    if raised is not None and verdicts(raised):
        return _shaped(message, "image_generation_user_error", None, "moderation_blocked")
    word = {401: "invalid_api_key", 404: None, 413: "request_too_large", 429: "rate_limit_exceeded"}.get(code)
    if isinstance(raised, NotFound) and message.startswith("model"):
        word, field = "model_not_found", "model"
    kind = "server_error" if code >= 500 else "rate_limit_error" if code == 429 else "invalid_request_error"
    return _shaped(message, kind, field, word or ("invalid_value" if field else None))


def _shaped(message: str, kind: str, param: str | None, code: str | None) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}
