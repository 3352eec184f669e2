"""`Loader`: batches of pictures and captions, read ahead by threads, the same for the same step wherever it is read."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from limner.errors import InvalidRequest
from limner.flow.data import order
from limner.flow.data.dataset import BadSample, Dataset

TRIES = 100


@dataclass(frozen=True)
class Batch:
    """One host's share of global batch `step`. pictures: uint8 (B, size, size, 3)."""

    step: int
    pictures: np.ndarray
    captions: tuple[str, ...]
    keys: tuple[str, ...]


class Loader:
    """Reads batches of a data set in the order that (seed, slot) decides; see `order`."""

    def __init__(
        self, data: Dataset, *, size: int, batch: int, seed: int, host: int = 0, hosts: int = 1, threads: int = 2,
        ahead: int = 4, on_bad: Callable[[BadSample], None] = lambda bad: None,
    ) -> None:  # fmt: skip
        """batch: samples over all hosts, a multiple of `hosts`. on_bad: told once of every sample that cannot be read
        (from a reading thread)."""
        if batch % hosts:
            raise InvalidRequest("batch", f"expected a multiple of the {hosts} hosts, got {batch}")
        self.data, self.size, self.batch, self.seed = data, size, batch, seed
        self.host, self.hosts, self.threads, self.ahead = host, hosts, threads, ahead
        self.bad: dict[str, str] = {}
        self._on_bad = on_bad
        self._lock = threading.Lock()

    def read(self, step: int) -> Batch:
        """Batch `step`, now and here."""
        found = [self._slot(s) for s in order.slots(step, self.batch, self.host, self.hosts)]
        pictures, captions, keys = zip(*found, strict=True)
        return Batch(step, np.stack(pictures), captions, keys)

    def batches(self, start: int, stop: int) -> Iterator[Batch]:
        """Batches start..stop-1, read ahead in threads."""
        with ThreadPoolExecutor(self.threads) as pool:
            waiting: deque[Future[Batch]] = deque()
            try:
                for step in range(start, stop):
                    waiting.append(pool.submit(self.read, step))
                    if len(waiting) > self.ahead:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _slot(self, slot: int) -> tuple[np.ndarray, str, str]:
        number = order.sample_at(self.seed, slot, len(self.data))
        for attempt in range(1, TRIES + 1):
            try:
                sample = self.data.sample(number, self.size)
            except BadSample as bad:
                self._note(bad)
                number = order.instead(self.seed, slot, attempt, len(self.data))
                continue
            caption = sample.captions[order.caption_at(self.seed, slot, len(sample.captions))]
            return sample.picture, caption, sample.key
        raise InvalidRequest("data", f"{TRIES} samples in a row of {self.data.url} cannot be read")

    def _note(self, bad: BadSample) -> None:
        with self._lock:
            new = bad.key not in self.bad
            self.bad[bad.key] = bad.why
        if new:
            self._on_bad(bad)
