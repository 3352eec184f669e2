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
    """This host's share of global batch `step`. pictures: uint8 (B, size, size, 3). text, mask: of the captions, (B, T, E)
    and (B, T), where the loader has an encoder."""

    step: int
    pictures: np.ndarray
    captions: tuple[str, ...]
    keys: tuple[str, ...]
    text: np.ndarray | None = None
    mask: np.ndarray | None = None


class Loader:
    """Reads batches of a data set in the order that (seed, slot) decides; see `order`."""

    def __init__(
        self, data: Dataset, *, size: int, batch: int, seed: int, rows: range | None = None, count: int | None = None,
        threads: int = 2, ahead: int = 4, on_bad: Callable[[BadSample], None] = lambda bad: None,
        encode: Callable[[list[str]], tuple[np.ndarray, np.ndarray]] | None = None,
    ) -> None:  # fmt: skip
        """batch: samples a step over all hosts; rows: those of them that are read here (all). count: only the first
        so many samples are ever read. on_bad: told once of every sample that cannot be read (from a reading thread).
        encode: captions to vectors and mask, by the same threads."""
        self.data, self.size, self.batch, self.seed = data, size, batch, seed
        self.rows, self.count = rows or range(batch), count or len(data)
        self.threads, self.ahead = threads, ahead
        self.bad: dict[str, str] = {}
        self._on_bad, self._encode = on_bad, encode
        self._lock = threading.Lock()

    def read(self, step: int) -> Batch:
        """Batch `step`, now and here."""
        found = [self._slot(step * self.batch + row) for row in self.rows]
        pictures, captions, keys = zip(*found, strict=True)
        text, mask = self._encode(list(captions)) if self._encode else (None, None)
        return Batch(step, np.stack(pictures), captions, keys, text, mask)

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
        number = order.sample_at(self.seed, slot, self.count)
        for attempt in range(1, TRIES + 1):
            try:
                sample = self.data.sample(number, self.size)
            except BadSample as bad:
                self._note(bad)
                number = order.instead(self.seed, slot, attempt, self.count)
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
