"""`Words`: vectors of captions, kept on disk as float16, so that each caption is encoded once in a training's life.

Two files a writer: `NAME.bin`, vectors one behind another, and `NAME.idx`, for each caption 16 bytes of hash, where its
vectors begin and how many they are. A record counts once its index row is whole, so a killed process costs nothing.
Rounding to float16 is part of what a run sees: the first reading is rounded like the second.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import Protocol

import numpy as np

from limner.flow.text import normal

ROW = np.dtype([("key", "V16"), ("at", "<u8"), ("tokens", "<u8")])


class Encoder(Protocol):
    """What is needed of a text encoder; see `limner.flow.text`."""

    width: int
    length: int
    hash: str

    def encode(self, prompts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Vectors (B, T, E) and mask (B, T)."""
        ...


class Words:
    """A text encoder with a memory on disk. Threads may ask at the same time; one process a folder and `name`."""

    def __init__(self, encoder: Encoder, folder: Path, name: str = "captions") -> None:
        """folder: made where missing; vectors of another encoder or length lie there under other names."""
        self.encoder = encoder
        mark = hashlib.sha256(f"{encoder.hash} {encoder.length} {encoder.width}".encode()).hexdigest()[:10]
        folder.mkdir(parents=True, exist_ok=True)
        stem = folder / f"{name}-{mark}"
        self._lock = threading.Lock()
        self._bin = stem.with_suffix(".bin").open("a+b")
        self._idx = stem.with_suffix(".idx").open("a+b")
        self._idx.seek(0)
        raw = self._idx.read()
        rows = np.frombuffer(raw[: len(raw) // ROW.itemsize * ROW.itemsize], ROW)
        self._end = self._bin.seek(0, 2)
        stride = 2 * encoder.width
        self._known = {
            row["key"].tobytes(): (int(row["at"]), int(row["tokens"]))
            for row in rows
            if int(row["at"]) + int(row["tokens"]) * stride <= self._end
        }
        # A torn last row would shift every later one.
        self._idx.truncate(len(rows) * ROW.itemsize)

    def __len__(self) -> int:
        return len(self._known)

    def encode(self, captions: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Vectors, float32 (B, T, E), zero where no word is; mask, bool (B, T)."""
        length, width = self.encoder.length, self.encoder.width
        vectors = np.zeros((len(captions), length, width), np.float32)
        mask = np.zeros((len(captions), length), bool)
        for row, caption in enumerate(captions):
            found = self._one(normal(caption))
            vectors[row, : len(found)] = found
            mask[row, : len(found)] = True
        return vectors, mask

    def close(self) -> None:
        """Close the files."""
        self._bin.close()
        self._idx.close()

    def _one(self, caption: str) -> np.ndarray:
        key = hashlib.sha256(caption.encode()).digest()[:16]
        width = self.encoder.width
        with self._lock:
            if key in self._known:
                at, tokens = self._known[key]
                self._bin.seek(at)
                return np.frombuffer(self._bin.read(tokens * width * 2), np.float16).reshape(tokens, width)
        vectors, mask = self.encoder.encode([caption])
        # Words come first, free places last; `mask` says how many are words.
        half = vectors[0, : int(mask[0].sum())].astype(np.float16)
        with self._lock:
            if key not in self._known:
                self._bin.seek(0, 2)
                self._bin.write(half.tobytes())
                self._bin.flush()
                self._known[key] = (self._end, len(half))
                self._idx.write(np.array([(np.void(key), self._end, len(half))], ROW).tobytes())
                self._idx.flush()
                self._end += half.nbytes
        return half
