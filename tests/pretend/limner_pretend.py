"""An engine for tests of what is round engines. It paints noise, for as long as the prompt says, and breaks when told to.

Words it knows: `SECONDS s` (of each picture), `crash`, `gobble` (takes memory till it is killed), `starve` (runs out of memory
in Python), `deaf` (never asks whether to stop), `complain` (an exception that quotes the prompt).
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from limner import noise
from limner.engines import Capabilities, Progress, Step
from limner.errors import Cancelled
from limner.picture import Picture
from limner.request import Request

STEPS = 20


class Pretend:
    name = "pretend"
    capabilities = Capabilities(
        modes=("generate",), sizes=(256, 2048), styles=(), lettering=False, largest_batch=1, uses_scene=False,
        bound="a twentieth of a picture", learned=False,
    )  # fmt: skip

    def vocabulary(self, request: Request) -> None:
        return None

    def memory(self, request: Request) -> int:
        return 1000 * request.width * request.height

    def generate(
        self, request: Request, scene: Any, *, on_progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Picture]:
        found = re.search(r"([\d.]+) s\b", request.prompt)
        seconds, words, start = float(found[1]) if found else 0.0, request.prompt.split(), time.perf_counter()
        assert request.seed is not None
        for number in range(request.count):
            index = request.first + number
            pixels = np.random.default_rng(noise.subseed(request.seed, index)).integers(
                0, 256, (request.height, request.width, 3), np.uint8
            )
            for step in range(STEPS):
                if cancelled() and "deaf" not in words:
                    raise Cancelled("stopped")
                on_progress(Step(number, request.count, step / STEPS, "paint", lambda pixels=pixels: pixels))
                time.sleep(seconds / STEPS)
                if step == STEPS // 2:
                    _break(words, request.prompt)
            yield Picture(
                pixels=pixels, engine=self.name, request=request, seed=request.seed, index=index, model="pretend-1",
                seconds={"paint": time.perf_counter() - start},
            )  # fmt: skip


def _break(words: list[str], prompt: str) -> None:
    if "crash" in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "starve" in words:
        raise MemoryError
    if "complain" in words:
        raise ValueError(f"cannot paint {prompt}")
    held = []
    while "gobble" in words:
        held.append(np.ones(4 << 20, np.uint8))
        time.sleep(0.002)
