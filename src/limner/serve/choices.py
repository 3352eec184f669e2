"""What there is to choose from: engines with their styles, and the words a scene is made of."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter

from limner.errors import LimnerError
from limner.serve import models

router = APIRouter(prefix="/v1", tags=["limner"])


@router.get("/engines")
async def engines() -> dict[str, Any]:
    """What a job's `model` may be: the aliases of no protocol in particular, one for each engine and its weights. `scene`
    says whether it draws scenes; `why` is told of one that is not ready."""
    return {"engines": await asyncio.to_thread(_engines)}


@router.get("/styles")
async def styles() -> dict[str, list[str]]:
    """The styles of the default engine."""
    from limner import engines

    return {"styles": list(engines.get("diorama").capabilities.styles)}


@router.get("/vocabulary")
async def vocabulary() -> dict[str, Any]:
    """What can be written into a scene: bodies with the poses they know, places, materials, colours by name."""
    from limner.engines.diorama import scene_words

    return await asyncio.to_thread(scene_words)


def _engines() -> list[dict[str, Any]]:
    from limner import engines

    out, seen = [], set()
    for alias in models.table():
        if (
            alias.api != "any"
            or "*" in alias.pattern
            or alias.quality
            or (alias.engine, alias.weights) in seen
        ):
            continue
        seen.add((alias.engine, alias.weights))
        row: dict[str, Any] = {"model": alias.pattern, "engine": alias.engine, "ready": True, "why": None}
        try:
            able = engines.get(alias.engine).capabilities
            row |= {"styles": able.styles, "sizes": able.sizes, "scene": able.uses_scene, "bound": able.bound}
        except (LimnerError, ImportError) as error:
            row |= {
                "ready": False,
                "why": str(error),
                "styles": (),
                "sizes": (256, 2048),
                "scene": False,
                "bound": "",
            }
        out.append(row)
    return out
