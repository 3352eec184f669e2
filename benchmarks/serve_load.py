"""Clients for `benchmarks/serve.py`, run by locust: each asks for a small draft picture, waits for it, asks again."""

from __future__ import annotations

import itertools
import os

from locust import FastHttpUser, constant, task

from serve import PROMPTS

_numbers = itertools.count()


class Client(FastHttpUser):
    wait_time = constant(0)
    connection_timeout = network_timeout = 600

    @task
    def ask(self) -> None:
        number = next(_numbers)
        side = os.environ.get("LIMNER_BENCH_SIDE", "256")
        body = {
            "model": "bench", "prompt": PROMPTS[number % len(PROMPTS)], "size": f"{side}x{side}", "quality": "low",
            "response_format": "b64_json", "seed": number,
        }  # fmt: skip
        # Bytes that are no picture count as a failure, whatever the status says.
        with self.client.post("/v1/images/generations", json=body, catch_response=True) as reply:
            if reply.status_code != 200 or not reply.json()["data"][0]["b64_json"].startswith("iVBOR"):
                reply.failure(f"{reply.status_code}: {reply.text[:200]}")
