"""Who hangs up in any protocol, plain or streaming, frees the worker."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import Any

import httpx
import pytest

BIG = "a street with many houses and people"
VERTEX = "/v1/publishers/google/models/gemini-2.5-flash-image"
SAID = {"contents": [{"parts": [{"text": BIG}]}], "generationConfig": {"imageConfig": {"imageSize": "2K"}}}
OPENAI = {"model": "gpt-image-2", "prompt": BIG, "size": "1024x1024", "quality": "high"}
CALLS = {
    "OpenAI": ("/v1/images/generations", OPENAI),
    "OpenAI's stream": ("/v1/images/generations", {**OPENAI, "stream": True, "partial_images": 3}),
    "Imagen": (
        VERTEX + ":predict",
        {"instances": [{"prompt": BIG}], "parameters": {"sampleImageSize": "2K"}},
    ),
    "Gemini": (VERTEX + ":generateContent", SAID),
    "Gemini's stream": (VERTEX + ":streamGenerateContent?alt=sse", SAID),
}


def last_job(service: Any) -> tuple[int, str]:
    with closing(sqlite3.connect(service.folder / "jobs" / "jobs.db")) as base:
        return base.execute("SELECT number, state FROM jobs ORDER BY number DESC LIMIT 1").fetchone() or (
            0,
            "",
        )


@pytest.mark.parametrize("name", CALLS)
def test_hanging_up_cancels(service: Any, name: str) -> None:
    path, body = CALLS[name]
    before = last_job(service)[0]
    client = httpx.Client(timeout=httpx.Timeout(1.0))
    with (
        pytest.raises(httpx.TimeoutException),
        client.stream("POST", service.base + path, json=body) as reply,
    ):
        end = time.time() + 5
        for _ in reply.iter_raw():
            if time.time() > end or last_job(service)[0] > before:
                raise httpx.TimeoutException("seen enough")
    client.close()
    end = time.time() + 90
    while (now := last_job(service))[1] not in ("cancelled", "done", "failed") or now[0] == before:
        assert time.time() < end, now
        time.sleep(0.2)
    assert now[1] == "cancelled", now
