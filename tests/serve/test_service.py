"""Jobs, scenes, keys, limits, health: limner's own API and what holds for all."""

from __future__ import annotations

import json
import os
import signal
import statistics
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

SMALL = {"width": 256, "height": 256, "quality": "draft", "seed": 1}


def over(base: str, id: str, seconds: float = 300, **more: Any) -> dict[str, Any]:
    end = time.time() + seconds
    while time.time() < end:
        job = httpx.get(f"{base}/v1/jobs/{id}", **more).json()
        if job["state"] not in ("queued", "running"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def test_a_job_from_words_to_file(service: Any) -> None:
    made = httpx.post(service.base + "/v1/jobs", json={"request": {"prompt": "a red cube", **SMALL}})
    assert made.status_code == 202 and made.headers["location"].endswith(made.json()["id"])
    job = over(service.base, made.json()["id"])
    assert job["state"] == "done" and job["progress"] == 1, job
    got = httpx.get(job["pictures"][0]["url"])
    assert got.headers["content-type"] == "image/png" and got.content.startswith(b"\x89PNG")
    assert httpx.get(service.base + f"/v1/files/{job['id']}/..%2Fjobs.db").status_code == 404


def test_events_end_with_the_job(service: Any) -> None:
    id = httpx.post(service.base + "/v1/jobs", json={"request": {"prompt": "a cone", **SMALL}}).json()["id"]
    seen = []
    with httpx.stream("GET", f"{service.base}/v1/jobs/{id}/events", timeout=60) as stream:
        for line in stream.iter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line[6:]))
    assert seen[-1]["state"] == "done" and [s["progress"] for s in seen] == sorted(
        s["progress"] for s in seen
    )


def test_a_scene_can_be_read_edited_and_drawn(service: Any) -> None:
    scene = httpx.post(service.base + "/v1/scenes", json={"prompt": "a red cube"}, timeout=60).json()
    scene["subjects"][0]["count"] = 2
    body = {"request": {"prompt": "a red cube", **SMALL}, "scene": scene}
    job = over(service.base, httpx.post(service.base + "/v1/jobs", json=body).json()["id"])
    assert job["state"] == "done"


def test_cancelling(service: Any) -> None:
    long = {"prompt": "a forest", "width": 1024, "height": 1024, "quality": "high", "seed": 1}
    id = httpx.post(service.base + "/v1/jobs", json={"request": long}).json()["id"]
    time.sleep(0.5)
    assert httpx.delete(f"{service.base}/v1/jobs/{id}").status_code == 200
    assert over(service.base, id, 30)["state"] == "cancelled"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"request": {"prompt": ""}}, "prompt"), ({"request": {"prompt": "a", "width": 7}}, "width"),
        ({"request": {"prompt": "a", "colour": 1}}, "colour"), ({"request": {"prompt": "a", "assets": "/etc"}}, "assets"),
        ({"request": {"prompt": "a", "image": "/etc/passwd"}}, "image"), ({"request": {"prompt": "a"}, "x": 1}, "x"),
        ({"request": {"prompt": "a"}, "scene": {"version": 99}}, "scene"), ({}, "request"), ([], "body"),
    ],
)  # fmt: skip
def test_bad_jobs_name_the_field(service: Any, body: Any, field: str) -> None:
    reply = httpx.post(service.base + "/v1/jobs", json=body)
    assert reply.status_code == 400 and field in reply.json()["error"]["message"], reply.text


def test_health_answers_quickly_while_pictures_are_made(service: Any) -> None:
    request = {"prompt": "a street", "width": 768, "height": 768, "quality": "standard", "seed": 1}
    id = httpx.post(service.base + "/v1/jobs", json={"request": request}).json()["id"]
    times = []
    with httpx.Client() as client:
        for _ in range(60):
            start = time.perf_counter()
            assert client.get(service.base + "/healthz").status_code == 200
            times.append(time.perf_counter() - start)
            time.sleep(0.02)
    httpx.delete(f"{service.base}/v1/jobs/{id}")
    assert statistics.quantiles(times, n=20)[-1] < 0.15
    text = httpx.get(service.base + "/metrics").text
    assert "limner_jobs_total" in text and "limner_requests_total" in text
    assert httpx.get(service.base + "/readyz").json()["status"] == "ready"


def test_keys_limits_and_headers(tmp_path: Path, starter: Any) -> None:
    running = starter(tmp_path, "--rate", "3", LIMNER_API_KEYS="one=secret-one,two=secret-two")
    base = running.base
    refused = httpx.post(base + "/v1/jobs", json={})
    assert refused.status_code == 401 and refused.json()["error"]["status"] == "UNAUTHENTICATED"
    images = httpx.post(
        base + "/v1/images/generations", json={}, headers={"authorization": "Bearer wrong-key"}
    )
    assert images.status_code == 401 and images.json()["error"]["code"] == "invalid_api_key"
    mine, theirs = ({"authorization": f"Bearer secret-{n}"} for n in ("one", "two"))
    id = httpx.post(base + "/v1/jobs", json={"request": {"prompt": "a cube", **SMALL}}, headers=mine).json()[
        "id"
    ]
    assert httpx.get(f"{base}/v1/jobs/{id}", headers=theirs).status_code == 404
    assert httpx.get(f"{base}/v1/jobs/{id}", headers=mine).status_code == 200
    for _ in range(3):
        last = httpx.post(base + "/v1/jobs", json={}, headers=mine)
    assert last.status_code == 429 and int(last.headers["retry-after"]) > 0
    large = httpx.post(base + "/v1/jobs", content=b"x" * (21 << 20), headers=theirs)
    assert large.status_code == 413
    fine = httpx.get(base + "/v1/models", headers=theirs)
    assert (
        fine.headers["x-content-type-options"] == "nosniff"
        and "access-control-allow-origin" not in fine.headers
    )
    assert fine.headers["x-request-id"]


def test_a_killed_service_loses_nothing(tmp_path: Path, starter: Any) -> None:
    running = starter(tmp_path)
    body = {"request": {"prompt": "a red cube", **SMALL, "count": 2}}
    ids = [httpx.post(running.base + "/v1/jobs", json=body).json()["id"] for _ in range(2)]
    time.sleep(1.0)
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait(10)
    again = starter(tmp_path)
    jobs = [over(again.base, id) for id in ids]
    assert [job["state"] for job in jobs] == ["done", "done"]
    assert all(len(job["pictures"]) == 2 for job in jobs)


def test_without_keys_it_keeps_to_this_machine(tmp_path: Path) -> None:
    from limner.errors import InvalidRequest
    from limner.serve.settings import Settings

    with pytest.raises(InvalidRequest, match="LIMNER_API_KEYS"):
        Settings(host="0.0.0.0")
    Settings(host="0.0.0.0", open_to_all=True)
