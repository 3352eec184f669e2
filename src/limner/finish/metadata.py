"""What a picture file says about itself: our own record, and the `parameters` text the community's tools
read."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from limner.errors import InvalidRequest
from limner.picture import Picture
from limner.prompt.scene import Scene
from limner.request import Request


def software() -> str:
    """Name and version of this program."""
    try:
        return f"limner {version('limner')}"
    except PackageNotFoundError:
        return "limner"


@dataclass(frozen=True)
class Record:
    """Everything needed to make one picture again, to the last bit."""

    software: str
    engine: str
    model: str
    seed: int
    index: int
    request: Request
    scene: Scene | None
    details: dict[str, Any]


def brief(source: str) -> dict[str, str]:
    """Text chunks that say what made a picture and how, and nothing of what was asked for."""
    return {"Software": software(), "DigitalSourceType": source}


def describe(picture: Picture, source: str = "") -> dict[str, str]:
    """The text chunks for this picture: `limner` (JSON, enough to make it again), `parameters`, `Software`, and
    `DigitalSourceType` (IPTC's term) where a source is given."""
    request = picture.request
    record = {
        "software": software(), "engine": picture.engine, "model": picture.model, "seed": picture.seed,
        "index": picture.index, "request": dataclasses.asdict(request), "details": dict(picture.details),
        "scene": None if picture.scene is None else picture.scene.to_mapping(),
    }  # fmt: skip
    style = picture.details.get("style") or request.style or ""
    lines = [request.prompt]
    if request.negative:
        lines.append(f"Negative prompt: {request.negative}")
    lines.append(
        f"Steps: {picture.details.get('samples', 0)}, Sampler: {picture.engine}, Seed: {picture.seed}, "
        f"Size: {picture.width}x{picture.height}, Model: {picture.model or picture.engine}, Style: {style}, "
        f"Version: {software()}"
    )
    return {
        "limner": json.dumps(record, ensure_ascii=False), "parameters": "\n".join(lines),
        "Software": software(), **({"DigitalSourceType": source} if source else {}),
    }  # fmt: skip


def parse(text: dict[str, str], source: str) -> Record:
    """The record in a file's text chunks. Raises InvalidRequest when there is none or it is damaged."""
    if "limner" not in text:
        raise InvalidRequest(
            "file",
            f"{source} carries no limner record (made with --no-metadata, stripped, or by another program)",
        )
    try:
        data = json.loads(text["limner"])
        # A record older than the watermark is of a picture without one.
        data["request"] = {"watermark": False, **data["request"]}
        scene = None if data["scene"] is None else Scene.from_json(json.dumps(data["scene"]))
        return Record(
            data["software"], data["engine"], data["model"], data["seed"], data["index"],
            Request.from_mapping(data["request"]), scene, data["details"],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRequest("file", f"{source} carries a damaged limner record: {error}") from None
