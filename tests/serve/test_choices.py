"""What the web page stands on: engines, words, a job by model, its scene, its previews."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

SMALL = {"width": 256, "height": 256, "quality": "draft", "seed": 1}


def followed(base: str, body: dict[str, Any]) -> list[tuple[str, Any]]:
    made = httpx.post(base + "/v1/jobs", json=body)
    assert made.status_code == 202, made.text
    seen, name = [], ""
    with httpx.stream("GET", f"{base}/v1/jobs/{made.json()['id']}/events", timeout=120) as stream:
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                seen.append((name, json.loads(line[6:])))
    return seen


def test_previews_scene_and_plan_of_a_job(service: Any) -> None:
    seen = followed(
        service.base, {"request": {"prompt": "a red cube", **SMALL}, "model": "limner", "previews": 4}
    )
    previews, last = [d for n, d in seen if n == "preview"], seen[-1][1]
    assert previews and base64.b64decode(previews[0]["b64"])[:3] == b"\xff\xd8\xff"
    assert [p["number"] for p in previews] == list(range(len(previews)))
    assert (
        last["state"] == "done"
        and last["request"]["engine"] == "diorama"
        and "weights" not in last["request"]
    )
    scene = httpx.get(f"{service.base}/v1/jobs/{last['id']}/scene").json()
    (subject,) = scene["subjects"]
    assert subject["colours"][0]["name"] == "red"
    (spot,) = last["pictures"][0]["plan"]
    assert spot["subject"] == subject["id"] and abs(spot["x"]) < 0.2 and 0 < spot["width"] < 1
    subject["at"] = [0.5, -0.25]
    moved = followed(
        service.base, {"request": {"prompt": "a red cube", **SMALL}, "scene": {**scene, "schema": 2}}
    )
    (spot,) = moved[-1][1]["pictures"][0]["plan"]
    assert (spot["x"], spot["z"]) == (0.5, -0.25)


def test_what_there_is_to_choose_from(service: Any) -> None:
    (row,) = httpx.get(service.base + "/v1/engines").json()["engines"]
    assert row["model"] == "limner" and row["ready"] and row["scene"] and "clay" in row["styles"]
    words = httpx.get(service.base + "/v1/vocabulary", timeout=60).json()
    assert "sit" in words["bodies"]["fox"] and "meadow" in words["places"] and "gold" in words["materials"]
    assert words["colours"]["red"].startswith("#")


def test_an_operators_model_is_offered_without_telling_where_it_lies(tmp_path: Path, starter: Any) -> None:
    aliases = tmp_path / "aliases.toml"
    aliases.write_text('[painter]\napi = "any"\nengine = "diffusers"\nweights = "/nowhere/secret"\n'
                       '[broken]\napi = "any"\nengine = "none-such"\n')  # fmt: skip
    base = starter(tmp_path / "q", LIMNER_ALIASES=str(aliases)).base
    rows = {row["model"]: row for row in httpx.get(base + "/v1/engines").json()["engines"]}
    assert set(rows) == {"painter", "broken", "limner"}
    assert (
        not rows["painter"]["scene"] and not rows["broken"]["ready"] and "none-such" in rows["broken"]["why"]
    )
    last = followed(base, {"request": {"prompt": "a fox", **SMALL}, "model": "painter"})[-1][1]
    assert last["state"] == "failed" and "weights" not in last["request"]


@pytest.mark.parametrize(
    ("body", "field"),
    [({"model": "nobody"}, "model"), ({"model": "limner", "request": {"prompt": "a", "engine": "diorama"}}, "model"),
     ({"previews": 99}, "previews"), ({"previews": "many"}, "previews")],
)  # fmt: skip
def test_bad_choices_name_the_field(service: Any, body: dict[str, Any], field: str) -> None:
    reply = httpx.post(service.base + "/v1/jobs", json={"request": {"prompt": "a fox", **SMALL}, **body})
    assert reply.status_code in (400, 404) and field in reply.json()["error"]["message"], reply.text


def test_a_job_without_a_scene_says_so(service: Any) -> None:
    id = httpx.post(service.base + "/v1/jobs", json={"request": {"prompt": "xyzzy", **SMALL}}).json()["id"]
    httpx.delete(f"{service.base}/v1/jobs/{id}")
    assert httpx.get(f"{service.base}/v1/jobs/{'0' * 32}/scene").status_code == 404
