"""`Writer`: samples to tar shards with an index, whole or not at all."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from PIL import Image

from limner.errors import OutputFailed
from limner.flow.data.dataset import INDEX
from limner.flow.data.store import open_store, speaking

PER_SHARD = 2000


class Writer:
    """Writes `data-00000.tar` ... and, at the end, `index.json`. A folder without an index is an unfinished one.

    `with Writer(url) as out: out.add(key, picture, captions, about)`.
    """

    def __init__(self, url: str, per_shard: int = PER_SHARD) -> None:
        """url: an empty or new folder. Raises OutputFailed when it holds shards already or cannot be written,
        InvalidRequest when no store is known by that name."""
        self.per_shard = per_shard
        self.count = 0
        self._shards: list[dict[str, Any]] = []
        self._samples: list[list[Any]] = []
        self.url = url
        self.fs, self.root = open_store(url, "out")
        with speaking(url, "out"):
            self.fs.makedirs(self.root, exist_ok=True)
            if self.fs.glob(f"{self.root}/*.tar") or self.fs.exists(f"{self.root}/{INDEX}"):
                raise OutputFailed(f"out: {url} holds shards already; choose an empty folder")
        self._begin()

    def add(self, key: str, picture: np.ndarray, captions: list[str], about: dict[str, Any]) -> None:
        """One sample; picture uint8 (H, W, 3), kept as PNG."""
        png = io.BytesIO()
        Image.fromarray(picture).save(png, "PNG", optimize=False, compress_level=6)
        words = json.dumps({"captions": captions, **about}, ensure_ascii=False).encode()
        row: list[Any] = [key]
        for kind, data in (("png", png.getvalue()), ("json", words)):
            member = tarfile.TarInfo(f"{key}.{kind}")
            member.size = len(data)
            # A header is one block of 512 bytes: our keys are ASCII and short.
            row += [kind, self._buffer.tell() + tarfile.BLOCKSIZE, len(data)]
            self._tar.addfile(member, io.BytesIO(data))
        self._samples.append(row)
        self.count += 1
        if len(self._samples) == self.per_shard:
            self._end()
            self._begin()

    def beside(self, name: str, data: bytes) -> None:
        """A further file in the folder: a licence, a list."""
        with speaking(self.url, "out"):
            if "/" in name:
                self.fs.makedirs(f"{self.root}/{name.rpartition('/')[0]}", exist_ok=True)
            self.fs.pipe_file(f"{self.root}/{name}", data)

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        if kind is None:
            self._end()
            self.beside(INDEX, json.dumps({"format": 1, "shards": self._shards}).encode())
            return
        for shard in self._shards:
            self.fs.rm_file(f"{self.root}/{shard['name']}")

    def _begin(self) -> None:
        self._buffer = io.BytesIO()
        self._tar = tarfile.open(fileobj=self._buffer, mode="w", format=tarfile.USTAR_FORMAT)  # noqa: SIM115
        self._samples = []

    def _end(self) -> None:
        self._tar.close()
        if self._samples:
            name = f"data-{len(self._shards):05d}.tar"
            self.beside(name, self._buffer.getvalue())
            self._shards.append({"name": name, "samples": self._samples})


def folder_of(url: str) -> Path | None:
    """The local folder that the `out` of a run means, or None for another kind of store. Raises what `open_store` does."""
    fs, root = open_store(url, "out")
    return (
        Path(root) if "file" in (fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)) else None
    )
