"""What the OpenAPI document says of bodies and replies that the protocols read by hand."""

from __future__ import annotations

from typing import Any

from limner.request import LARGEST, SMALLEST
from limner.serve import generations


def _maybe(**schema: Any) -> dict[str, Any]:
    """A field that may also be null, which counts as absent."""
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return {**schema, "type": [schema["type"], "null"]}


def _json(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _sent(schema: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


_QUALITIES = sorted({quality for rules in generations.RULES.values() for quality in rules.qualities})
_GENERATION = {
    "title": "ImageGeneration", "type": "object", "required": ["prompt"], "additionalProperties": False,
    "description": "Which fields, sizes and qualities are taken depends on the model, as it did in the original.",
    "properties": {
        "prompt": {"type": "string", "minLength": 1, "maxLength": 10_000},
        "model": _maybe(type="string", description="A name of GET /v1/models."),
        "n": _maybe(type="integer", minimum=1, maximum=10),
        "size": _maybe(type="string", description=f"auto or WIDTHxHEIGHT, {SMALLEST} to {LARGEST} pixels a side."),
        "quality": _maybe(type="string", enum=_QUALITIES),
        "style": _maybe(type="string", enum=["vivid", "natural"]),
        "response_format": _maybe(type="string", enum=["url", "b64_json"]),
        "background": _maybe(type="string", enum=["opaque", "auto"]),
        "output_format": _maybe(type="string", enum=["png", "jpeg", "webp"]),
        "output_compression": _maybe(type="integer", minimum=0, maximum=100),
        "moderation": _maybe(type="string", enum=["low", "auto"]),
        "stream": _maybe(type="boolean"),
        "partial_images": _maybe(type="integer", minimum=0, maximum=3),
        "user": _maybe(type="string"), "safety_identifier": _maybe(type="string"),
        "seed": _maybe(type="integer", minimum=0, maximum=2**32 - 1, description="limner's own."),
        "negative_prompt": _maybe(type="string", description="limner's own."),
    },
}  # fmt: skip
GENERATIONS = _sent(_GENERATION)
_PICTURES = {
    "type": "object", "required": ["created", "data"],
    "properties": {
        "created": {"type": "integer"},
        "data": {"type": "array", "items": {"type": "object", "properties": {
            "b64_json": {"type": "string"}, "url": {"type": "string"}, "revised_prompt": {"type": "string"},
            "expires_at": {"type": "integer", "description": "When the address stops working, seconds since 1970."},
        }}},
    },
}  # fmt: skip
_OPENAI_ERROR = {
    "type": "object", "required": ["error"],
    "properties": {"error": {
        "type": "object", "required": ["message", "type", "param", "code"],
        "properties": {
            "message": {"type": "string"}, "type": {"type": "string"}, "param": {"type": ["string", "null"]},
            "code": {"type": ["string", "null"]},
        },
    }},
}  # fmt: skip
STATUS = {
    "type": "object", "required": ["error"], "description": "google.rpc.Status",
    "properties": {"error": {
        "type": "object", "required": ["code", "message", "status"],
        "properties": {
            "code": {"type": "integer"}, "message": {"type": "string"}, "status": {"type": "string"},
            "details": {"type": "array", "items": {"type": "object"}},
        },
    }},
}  # fmt: skip
_CODES = {
    400: "Something about the request is wrong; the error names the field.", 401: "No key of this service.",
    404: "No such thing.",
    405: "No such method.", 411: "A body without Content-Length.", 413: "A body too large.",
    429: "Too many calls or a full queue; Retry-After says when.", 499: "Cancelled.", 500: "Our fault.",
}  # fmt: skip


def _errors(schema: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {code: _json(schema, why) for code, why in _CODES.items()}


def openai_errors() -> dict[int | str, dict[str, Any]]:
    """Errors in OpenAI's shape, by status."""
    return _errors(_OPENAI_ERROR)


def openai_replies() -> dict[int | str, dict[str, Any]]:
    """What a generation comes back with: pictures, events, errors."""
    done = _json(_PICTURES, "The pictures, or with stream their events.")
    done["content"]["text/event-stream"] = {"schema": {"type": "string"}}
    return {200: done, **openai_errors()}


def google_errors() -> dict[int | str, dict[str, Any]]:
    """Errors as google.rpc.Status, by status."""
    return _errors(STATUS)


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **more}


_PREDICT = _object({
    "instances": {"type": "array", "minItems": 1, "maxItems": 1, "items": _object(
        {"prompt": {"type": "string", "minLength": 1, "maxLength": 10_000}}, required=["prompt"], additionalProperties=False)},
    "parameters": _object({
        "sampleCount": {"type": "integer", "minimum": 1, "maximum": 4},
        "aspectRatio": {"type": "string", "enum": ["1:1", "3:4", "4:3", "9:16", "16:9"]},
        "sampleImageSize": {"type": "string", "enum": ["1K", "2K", "256", "512", "1024", "2048"]},
        "seed": {"type": "integer", "minimum": 0, "maximum": 2**32 - 1},
        "negativePrompt": {"type": "string", "maxLength": 10_000}, "enhancePrompt": {"type": "boolean"},
        "language": {"type": "string"}, "guidanceScale": {"type": "number", "minimum": 0, "maximum": 500},
        "personGeneration": {"type": "string", "enum": ["dont_allow", "allow_adult", "allow_all"]},
        "safetySetting": {"type": "string", "enum": [
            "block_low_and_above", "block_medium_and_above", "block_only_high", "block_none"]},
        "includeRaiReason": {"type": "boolean"}, "includeSafetyAttributes": {"type": "boolean"},
        "addWatermark": {"type": "boolean"}, "storageUri": {"type": "string"},
        "outputOptions": _object({
            "mimeType": {"type": "string", "enum": ["image/png", "image/jpeg", "image/webp"]},
            "compressionQuality": {"type": "integer", "minimum": 0, "maximum": 100}}, additionalProperties=False),
    }, additionalProperties=False),
    "labels": _object({}, additionalProperties={"type": "string"}),
}, required=["instances"], additionalProperties=False)  # fmt: skip
PREDICT = _sent(_PREDICT)
_TURN = _object({
    "role": {"type": "string", "enum": ["user", "model"]},
    "parts": {"type": "array", "minItems": 1, "items": _object({"text": {"type": "string"}}, additionalProperties=False)},
}, required=["parts"])  # fmt: skip
CONTENT = _sent(_object({
    "contents": {"type": "array", "minItems": 1, "items": _TURN},
    "generationConfig": _object({
        "seed": {"type": "integer", "minimum": 0, "maximum": 2**32 - 1},
        "responseModalities": {"type": "array", "minItems": 1, "items": {"type": "string", "enum": ["TEXT", "IMAGE"]}},
        "imageConfig": _object({"aspectRatio": {"type": "string"}, "imageSize": {"type": "string"}}),
    }),
}, required=["contents"]))  # fmt: skip


def predictions() -> dict[int | str, dict[str, Any]]:
    """What `:predict` comes back with."""
    prediction = _object({
        "mimeType": {"type": "string"}, "bytesBase64Encoded": {"type": "string"}, "gcsUri": {"type": "string"},
        "prompt": {"type": "string"}, "raiFilteredReason": {"type": "string"}, "contentType": {"type": "string"},
        "safetyAttributes": {"type": "object"},
    })  # fmt: skip
    done = _object({"predictions": {"type": "array", "items": prediction}})
    return {
        200: _json(done, "The pictures that were not withheld."),
        403: _json(STATUS, "Storage not open."),
        **google_errors(),
    }


def streamed() -> dict[int | str, dict[str, Any]]:
    """What `:streamGenerateContent` comes back with."""
    done = _json({"type": "array"}, "Replies, one after another.")
    done["content"]["text/event-stream"] = {"schema": {"type": "string"}}
    return {200: done, **google_errors()}


# Replies that are not JSON, by path.
_KINDS = {
    "/metrics": ("text/plain",), "/v1/files/{id}/{file}": ("image/png", "image/jpeg", "image/webp"),
    "/v1/jobs/{id}/events": ("text/event-stream",),
}  # fmt: skip


def publish(app: Any) -> None:
    """Make the application's OpenAPI document true: errors are as the protocols shape them, not as the framework would."""
    from fastapi.openapi.utils import get_openapi

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, routes=app.routes)
            for path, methods in made["paths"].items():
                for operation in methods.values():
                    replies = operation["responses"]
                    if path in _KINDS:
                        replies["200"]["content"] = {
                            kind: {"schema": {"type": "string"}} for kind in _KINDS[path]
                        }
                    replies.pop("422", None)
                    for code, reply in google_errors().items():
                        replies.setdefault(str(code), reply)
            for name in ("HTTPValidationError", "ValidationError"):
                made.get("components", {}).get("schemas", {}).pop(name, None)
            made.setdefault("components", {})["securitySchemes"] = {
                "bearer": {"type": "http", "scheme": "bearer"},
                "key": {"type": "apiKey", "in": "header", "name": "x-goog-api-key"},
            }
            # Either of them, or none where the service has no keys.
            made["security"] = [{}, {"bearer": []}, {"key": []}]
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = document
