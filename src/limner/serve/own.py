"""limner's own API: jobs, scenes, files."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request as Http
from starlette.responses import JSONResponse, Response, StreamingResponse

from limner.jobs import Job, Preview, Wish
from limner.picture import EXTENSIONS
from limner.request import Request
from limner.serve.service import Service

router = APIRouter(prefix="/v1", tags=["limner"])
SHOWN = 512
"""Longest side of a preview in events, pixels."""
TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}


class JobBody(BaseModel):
    """What to make. request: the fields of `limner generate`. scene: drawn in place of what the prompt says. previews: how
    many small ones of each picture to send as events while it is made; they cost a little time."""

    model_config = ConfigDict(extra="forbid")
    request: dict[str, Any]
    scene: dict[str, Any] | None = None
    format: Literal["png", "jpeg", "webp"] = "png"
    quality: int = Field(92, ge=1, le=100)
    previews: int = Field(0, ge=0, le=16)


class WordsBody(BaseModel):
    """Words to read into a scene."""

    model_config = ConfigDict(extra="forbid")
    prompt: str
    negative: str | None = None
    style: str | None = None


def shown(job: Job, http: Http) -> dict[str, Any]:
    """A job as clients see it."""
    service: Service = http.app.state.service
    return {
        "id": job.id, "state": job.state, "position": service.queue.store.position(job), "progress": job.share,
        "stage": job.stage, "made": job.made, "started": job.started, "ended": job.ended,
        "expires": None if job.ended is None else job.ended + service.settings.keep,
        "pictures": [{**p, "url": service.address(http, job, p["file"])} for p in job.pictures],
        "blocked": job.blocked, "error": job.error, "request": json.loads(job.request),
    }  # fmt: skip


def _checked(body: dict[str, Any]) -> Request:
    for field in ("assets", "image", "mask", "lora", "weights"):
        if body.get(field):
            from limner.errors import Unsupported

            raise Unsupported(
                field, "names a file of this machine, which callers may not; ask the operator for an alias"
            )
    return Request.from_mapping(body)


@router.post("/jobs", status_code=202)
async def submit(body: JobBody, http: Http) -> JSONResponse:
    """Queue a request. `Idempotency-Key` gives the same job for the same key."""
    service: Service = http.app.state.service
    scene = None
    if body.scene is not None:
        from limner.prompt.scene import Scene

        scene = Scene.from_json(json.dumps(body.scene)).to_json()
    job = await service.submit(
        _checked(body.request), http, scene=scene, format=body.format, quality=body.quality,
        previews=Wish(body.previews, side=SHOWN),
    )  # fmt: skip
    return JSONResponse(shown(job, http), 202, headers={"location": f"/v1/jobs/{job.id}"})


@router.get("/jobs/{id}")
async def look(id: str, http: Http) -> dict[str, Any]:
    """How a job stands."""
    return shown(http.app.state.service.queue.get(id, http.state.owner), http)


@router.delete("/jobs/{id}")
async def cancel(id: str, http: Http) -> dict[str, Any]:
    """Cancel a job: at once when queued, within one pass of the renderer or step of the sampler when it is made."""
    service: Service = http.app.state.service
    service.queue.get(id, http.state.owner)
    return shown(await asyncio.to_thread(service.queue.cancel, id), http)


@router.get("/jobs/{id}/events")
async def events(id: str, http: Http) -> StreamingResponse:
    """Server-sent events: `job` at every change, the last when it is over; `preview` for every preview as it comes, with
    a small JPEG in `b64`."""
    service: Service = http.app.state.service
    service.queue.get(id, http.state.owner)

    async def stream() -> AsyncIterator[str]:
        seen = 0
        async for job in service.queue.updates(id):
            for preview in service.queue.previews(id, seen):
                seen = preview.number + 1
                yield f"event: preview\ndata: {json.dumps(_event(preview))}\n\n"
            yield f"event: job\ndata: {json.dumps(shown(job, http))}\n\n"
            if await http.is_disconnected():
                return

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"cache-control": "no-store"})


def _event(preview: Preview) -> dict[str, Any]:
    return {
        "number": preview.number, "picture": preview.picture, "share": round(preview.share, 3), "width": preview.width,
        "height": preview.height, "type": TYPES[preview.format], "b64": base64.b64encode(preview.data).decode(),
    }  # fmt: skip


@router.post("/scenes")
async def read(body: WordsBody, http: Http) -> Response:
    """What words are read as: the scene, which can be edited and given back with a job."""
    from limner import pipeline

    request = _checked(body.model_dump())
    await asyncio.to_thread(pipeline.check, request)
    scene = await asyncio.to_thread(pipeline.read, request)
    return Response(scene.to_json() if scene is not None else "null", media_type="application/json")


@router.get("/styles")
async def styles() -> dict[str, list[str]]:
    """The styles of the default engine."""
    from limner import engines

    return {"styles": list(engines.get("diorama").capabilities.styles)}


@router.get("/files/{id}/{file}")
async def file(id: str, file: str, http: Http) -> Response:
    """A picture's file, until its job is forgotten. The address holds 128 random bits and works as a key of its own."""
    service: Service = http.app.state.service
    job = service.queue.get(id)
    path = service.queue.path(job, file)
    data = await asyncio.to_thread(path.read_bytes)
    kind = next((name for name, ending in EXTENSIONS.items() if file.endswith((name, ending))), "png")
    headers = {"content-disposition": f'inline; filename="{job.id[:8]}-{file}"'}
    if job.ended is not None:
        headers["x-limner-expires"] = str(int(job.ended + service.settings.keep))
    return Response(data, media_type=TYPES[kind], headers=headers)
