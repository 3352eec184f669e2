"""What trust costs a picture: judging the words, marking, signing, and looking at a file again.

python benchmarks/trust.py            # medians of 7, milliseconds, 1024 x 1024

Keys and ledger go to a folder of their own, so that nothing of the user's is touched.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np


def timed(work: Callable[[], object], rounds: int) -> float:
    """Median milliseconds of `work`, once warm."""
    work()
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took) * 1000


def scene(side: int) -> np.ndarray:
    """(side, side, 3) uint8: soft shapes with some grain, so that marking has something to hide in."""
    from scipy.ndimage import gaussian_filter

    rng = np.random.default_rng(0)
    soft = gaussian_filter(rng.normal(size=(side, side, 3)), (20, 20, 0))
    grain = gaussian_filter(rng.normal(size=(side, side, 3)), (1, 1, 0))
    return np.clip(128 + 2000 * soft + 12 * grain, 0, 255).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--side", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIMNER_HOME"] = folder
        from limner import pipeline, safety
        from limner.finish.verify import verify
        from limner.picture import Picture
        from limner.request import Request

        prompt = "a paper boat on a lake at dawn, two swans beside it"
        request = Request(prompt=prompt, width=asked.side, height=asked.side, seed=1)
        bare = Picture(scene(asked.side), "diorama", request, 1)
        done = pipeline.finish(bare, learned=False)
        assert done.seal is not None
        print(f"{asked.side} x {asked.side}, medians of {asked.rounds}, milliseconds")
        # Words seen before are remembered, so every round has to ask for others.
        fresh = (f"{prompt}, number {number} of a series" for number in itertools.count())
        row("judge the prompt", timed(lambda: safety.judge_prompt(next(fresh)), asked.rounds))
        row("mark, write down", timed(lambda: pipeline.finish(bare, learned=False), asked.rounds))
        for format in ("png", "jpeg", "webp"):
            data = replace(done, seal=None).encode(format)
            row(f"sign {format}", timed(partial(done.seal, data, format), asked.rounds))
            path = done.save(Path(folder) / f"a.{format}")
            row(f"verify {format}", timed(partial(verify, path), asked.rounds))
            print(f"  {'manifest ' + format:24} {path.stat().st_size - len(data):8,} bytes more")


def row(name: str, value: float) -> None:
    print(f"  {name:24} {value:8.1f}")


if __name__ == "__main__":
    main()
