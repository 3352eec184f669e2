"""Vertex AI's paths: `:predict`, `:generateContent`, `:countTokens` and models, under every form they were called by."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response, StreamingResponse

from limner.data.storage import Storage
from limner.errors import InvalidRequest, LimnerError, NotFound
from limner.jobs import Job, Wish
from limner.picture import EXTENSIONS
from limner.serve import described, gemini, imagen, models, wire
from limner.serve.openai import developer
from limner.serve.service import Made, Service, verdicts

router = APIRouter(tags=["vertex"])

_PLACE = re.compile(
    r"^/?(?:(?:v1|v1beta1|v1beta|v1alpha)/)?(?P<project>projects/[^/]+/locations/[^/]+/)?"
    r"(?P<kind>publishers/[^/]+/models|models|endpoints)(?:/(?P<model>[^/:]+)(?::(?P<verb>[A-Za-z]+))?)?$"
)
_VERBS = ("predict", "generateContent", "streamGenerateContent", "countTokens")
_SCHEMA = "gs://google-cloud-aiplatform/schema/predict/{}/vision_generative_model_1.0.0.yaml"
_PROMPT_BLOCKED = (
    "Image generation failed with the following error: The prompt could not be submitted. This prompt contains sensitive "
    "words that violate this server's policy. Try rephrasing the prompt. Support codes: {codes}"
)
_ALL_FILTERED = (
    "Unable to show generated images. All images were filtered out because they violated this server's policy. Try "
    "rephrasing the prompt. Support codes: {codes}"
)
_SOME_FILTERED = (
    "Your current safety filter threshold filtered out {count} generated images. Try rephrasing the prompt. Support codes: "
    "{codes}"
)
THOUGHTS = 3
"""Pictures on the way that a stream with includeThoughts shows at most."""
_GOOGLE = "/v1/publishers/google/models"


@router.post(_GOOGLE + "/{model}:predict", openapi_extra=described.PREDICT, responses=described.predictions())
async def predict(model: str, http: Http) -> Response:
    """Imagen: make pictures. Also served below /v1beta1, /v1beta, projects/*/locations/*, endpoints/* and models/*."""
    return await _predict(model, await _json(http), http)


@router.post(
    _GOOGLE + "/{model}:generateContent", openapi_extra=described.CONTENT, responses=described.google_errors()
)
async def generate_content(model: str, http: Http) -> Response:
    """A picture in answer to the last words of a conversation, as the Gemini image models gave it."""
    return await _content(model, await _json(http), http)


@router.post(
    _GOOGLE + "/{model}:streamGenerateContent",
    openapi_extra=described.CONTENT,
    responses=described.streamed(),
)
async def stream_generate_content(model: str, http: Http) -> Response:
    """The same in parts: server-sent events with alt=sse, else a JSON array."""
    return await _stream(model, await _json(http), http)


@router.post(
    _GOOGLE + "/{model}:countTokens", openapi_extra=described.CONTENT, responses=described.google_errors()
)
async def count_tokens(model: str, http: Http) -> dict[str, Any]:
    """How many words and marks there are."""
    models.find(model)
    return gemini.count(await _json(http))


@router.get(_GOOGLE, responses=described.google_errors())
async def list_publisher_models(http: Http) -> dict[str, Any]:
    """The publisher models."""
    return _page(http, "publisherModels", [_published(name) for name in models.listed()])


@router.get(_GOOGLE + "/{model}", responses=described.google_errors())
async def get_publisher_model(model: str) -> dict[str, Any]:
    """One publisher model, with the schemata that the older SDK asks for."""
    models.find(model)
    return _published(model)


@router.get("/{path:path}", include_in_schema=False)
async def get(path: str, http: Http) -> Response:
    """Models under every other form of their path."""
    found = _PLACE.match(path)
    if found is None or found["verb"] is not None:
        raise NotFound(f"path: nothing is served at /{path}")
    published, names = found["kind"].startswith("publishers"), models.listed()
    if found["model"] is None:
        if published:
            return JSONResponse(_page(http, "publisherModels", [_published(name) for name in names]))
        # Below a project stand models that somebody tuned or deployed; here nobody did.
        tuned = bool(found["project"]) or found["kind"] == "endpoints"
        return JSONResponse(
            {found["kind"]: []} if tuned else _page(http, "models", [developer(name) for name in names])
        )
    models.find(found["model"])
    if published:
        return JSONResponse(_published(found["model"]))
    full = f"{found['project'] or ''}{found['kind']}/{found['model']}"
    return JSONResponse({**developer(found["model"]), "name": full})


@router.post("/{path:path}", include_in_schema=False)
async def post(path: str, http: Http) -> Response:
    """Methods under every other form of their path; a bare `POST /` is what an API gateway's client sends."""
    body: Any = None
    if path:
        found = _PLACE.match(path)
        if found is None or found["model"] is None or found["verb"] is None:
            raise NotFound(f"path: nothing is served at POST /{path}")
        model, verb = found["model"], found["verb"]
        if verb not in _VERBS:
            raise NotFound(f"method: :{verb} is not served; {', '.join(f':{v}' for v in _VERBS)} are")
        body = await _json(http)
    else:
        body = await _json(http)
        model, verb = models.DEFAULT, "predict"
        if isinstance(body, dict) and "contents" in body:
            verb = "streamGenerateContent" if http.query_params.get("alt") == "sse" else "generateContent"
    if verb == "predict":
        return await _predict(model, body, http)
    if verb == "countTokens":
        models.find(model)
        return JSONResponse(gemini.count(body))
    return await (_stream if verb == "streamGenerateContent" else _content)(model, body, http)


async def _json(http: Http) -> Any:
    """The body. Raises Malformed in Google's words."""
    try:
        return await wire.body(http)
    except wire.NotJson as error:
        raise imagen.Malformed("body", f"Invalid JSON payload received. {error}") from None


def _page(http: Http, key: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """One page of a list, by pageSize and pageToken."""
    size = imagen.whole(http.query_params.get("pageSize", "100"), "pageSize", 0, 1000) or 100
    start = imagen.whole(http.query_params.get("pageToken") or "0", "pageToken", 0, len(rows))
    out: dict[str, Any] = {key: rows[start : start + size]}
    return {**out, "nextPageToken": str(start + size)} if start + size < len(rows) else out


def _published(name: str) -> dict[str, Any]:
    path = f"publishers/google/models/{name}"
    return {
        "name": path, "versionId": name.partition("@")[2] or "default", "launchStage": "GA",
        "publisherModelTemplate": "projects/{user-project}/locations/{location}/" + path,
        "predictSchemata": {
            "instanceSchemaUri": _SCHEMA.format("instance"), "parametersSchemaUri": _SCHEMA.format("params"),
            "predictionSchemaUri": _SCHEMA.format("prediction"),
        },
    }  # fmt: skip


async def _predict(name: str, body: Any, http: Http) -> Response:
    service: Service = http.app.state.service
    asked = imagen.translate(name, body)
    storage, folder = Storage(service.settings.storage), ""
    if asked.storage is not None:
        folder = await asyncio.to_thread(storage.check, asked.storage, "parameters.storageUri")
    job, made = await service.pictures(asked.request, http, format=asked.format, quality=asked.compression)
    warnings = list(asked.warnings)
    predictions: list[dict[str, Any]] = []
    for number, picture in enumerate(made):
        one: dict[str, Any] = {"mimeType": f"image/{asked.format}"}
        if folder:
            # A folder of digits for every call, as the original made it; the same for the same job.
            one["gcsUri"] = f"{folder}{int(job.id, 16) % 10**19}/sample_{number}{EXTENSIONS[asked.format]}"
            await asyncio.to_thread(
                storage.write, one["gcsUri"], picture.data, one["mimeType"], "parameters.storageUri"
            )
        else:
            one["bytesBase64Encoded"] = base64.b64encode(picture.data).decode()
        if asked.enhance:
            one["prompt"] = picture.facts.get("drawn") or asked.request.prompt
        if asked.safety_attributes:
            one["safetyAttributes"] = {"categories": [], "scores": []}
        predictions.append(one)
    if job.blocked and asked.rai_reason:
        words = _SOME_FILTERED if made else _ALL_FILTERED
        codes = _codes([v for b in job.blocked for v in b["verdicts"]])
        predictions.append({"raiFilteredReason": words.format(codes=codes, count=len(job.blocked))})
    if asked.safety_attributes:
        predictions.append(
            {"contentType": "Positive Prompt", "safetyAttributes": await asyncio.to_thread(_scores, asked)}
        )
        warnings.append(
            "safetyAttributes tells of the words; pictures are judged but their scores are not kept"
        )
    warnings += sorted({w for m in made for w in m.facts["warnings"]})
    return JSONResponse({"predictions": predictions} if predictions else {}, headers=wire.warned(warnings))


def _scores(asked: imagen.Asked) -> dict[str, Any]:
    """What was found in the words, under Vertex's names: every category that limner judges, scores to one decimal."""
    from limner import pipeline
    from limner.safety.categories import CATEGORIES, CONTENT

    found = {CATEGORIES[name].vertex: 0.0 for name in CONTENT}
    for verdict in pipeline.check(asked.request):
        name = CATEGORIES[verdict.category].vertex
        if name in found:
            found[name] = max(found[name], round(verdict.score, 1))
    return {"categories": list(found), "scores": list(found.values())}


def _codes(found: list[dict[str, Any]]) -> str:
    """Vertex's support codes for these verdicts."""
    from limner.safety.categories import category

    rows = [(category(v["category"]), v["stage"]) for v in found if v["blocked"]]
    return ", ".join(
        dict.fromkeys(str(row.code_out if stage == "output" else row.code_in) for row, stage in rows)
    )


async def _content(name: str, body: Any, http: Http) -> Response:
    service: Service = http.app.state.service
    asked = gemini.translate(name, body)
    try:
        job, made = await service.pictures(
            asked.request, http, format=asked.format, quality=asked.compression
        )
    except LimnerError as error:
        if not verdicts(error):
            raise
        return JSONResponse(_feedback(name, asked, error))
    parts = [part for picture in made for part in _parts(asked, picture)]
    warnings = [*asked.warnings, *sorted({w for m in made for w in m.facts["warnings"]})]
    return JSONResponse(_candidate(name, asked, job, parts, ended=True), headers=wire.warned(warnings))


async def _stream(name: str, body: Any, http: Http) -> Response:
    service: Service = http.app.state.service
    asked, sse = gemini.translate(name, body), http.query_params.get("alt") == "sse"
    headers = wire.warned(asked.warnings)
    try:
        previews = Wish(THOUGHTS, 0, asked.format, asked.compression) if asked.thoughts else None
        job = await service.submit(
            asked.request, http, format=asked.format, quality=asked.compression, previews=previews
        )
    except LimnerError as error:
        if not verdicts(error):
            raise
        refusal = json.dumps(_feedback(name, asked, error))
        if sse:
            return Response(f"data: {refusal}\n\n", media_type="text/event-stream", headers=headers)
        return Response(f"[{refusal}]", media_type="application/json", headers=headers)

    async def pieces() -> AsyncIterator[str]:
        first = True
        async for reply in _replies(service, name, asked, job):
            yield f"data: {json.dumps(reply)}\n\n" if sse else ("[" if first else ",\n") + json.dumps(reply)
            first = False
        if not sse:
            yield "]"

    kind = "text/event-stream" if sse else "application/json"
    return StreamingResponse(pieces(), media_type=kind, headers=headers)


async def _replies(
    service: Service, name: str, asked: gemini.Asked, job: Job
) -> AsyncIterator[dict[str, Any]]:
    """What a stream says: pictures on the way as thoughts where they were asked for, every part as soon as it is there, then
    how it ended. Leaving early cancels the job."""
    sent, seen = 0, 0
    try:
        async for now in service.queue.updates(job.id):
            for preview in service.queue.previews(job.id, seen):
                seen = preview.number + 1
                if not now.pictures:
                    thought = {"thought": True, "inlineData": _inline(asked, preview.data)}
                    yield _candidate(name, asked, now, [thought], ended=False)
            for facts in now.pictures[sent:]:
                sent += 1
                for part in _parts(asked, await service.read(now, facts)):
                    yield _candidate(name, asked, now, [part], ended=False)
            if now.over:
                if now.error is not None:
                    found = (
                        now.error["code"],
                        now.error["status"],
                        now.error["message"],
                        now.error.get("field"),
                    )
                    yield error(found, None)
                else:
                    yield _candidate(name, asked, now, [], ended=True)
                return
    finally:
        if not service.queue.get(job.id).over:
            service.queue.cancel(job.id, "hang-up")


def _parts(asked: gemini.Asked, picture: Made) -> list[dict[str, Any]]:
    told = picture.facts.get("drawn")
    return [*([{"text": told}] if asked.words and told else []), {"inlineData": _inline(asked, picture.data)}]


def _inline(asked: gemini.Asked, data: bytes) -> dict[str, str]:
    return {"mimeType": f"image/{asked.format}", "data": base64.b64encode(data).decode()}


def _candidate(
    name: str, asked: gemini.Asked, job: Job, parts: list[dict[str, Any]], *, ended: bool
) -> dict[str, Any]:
    one: dict[str, Any] = {"content": {"role": "model", "parts": parts}, "index": 0}
    if ended:
        one["finishReason"] = "STOP" if job.pictures else "IMAGE_SAFETY"
    reply = {"candidates": [one], "modelVersion": name, "responseId": job.id}
    return {**reply, "usageMetadata": gemini.usage(asked)} if ended else reply


def _feedback(name: str, asked: gemini.Asked, error: LimnerError) -> dict[str, Any]:
    """How a prompt that is not allowed was answered: no candidates, a reason."""
    grave = any(v["category"] == "sexual_minors" and v["blocked"] for v in verdicts(error))
    reason = {"blockReason": "PROHIBITED_CONTENT" if grave else "SAFETY", "blockReasonMessage": str(error)}
    return {"promptFeedback": reason, "usageMetadata": gemini.usage(asked), "modelVersion": name}


def error(found: tuple[int, str, str, str | None], raised: Exception | None) -> dict[str, Any]:
    """An error as google.rpc.Status."""
    code, status, message, field = found
    details: list[dict[str, Any]] = []
    if raised is not None and isinstance(raised, LimnerError) and verdicts(raised):
        details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SAFETY", "domain": "limner",
                    "metadata": {"verdicts": json.dumps(verdicts(raised))}}]  # fmt: skip
        message = _PROMPT_BLOCKED.format(codes=_codes(verdicts(raised))) + f" ({message})"
    elif field is not None:
        plain = raised.message if isinstance(raised, InvalidRequest) else message
        details = [{"@type": "type.googleapis.com/google.rpc.BadRequest",
                    "fieldViolations": [{"field": field, "description": plain}]}]  # fmt: skip
    body: dict[str, Any] = {"code": code, "message": message, "status": status}
    if details:
        body["details"] = details
    return {"error": body}
