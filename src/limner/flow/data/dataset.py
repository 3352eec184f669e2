"""`Dataset`: captioned pictures in WebDataset tar shards, or in a folder, at any URL that fsspec knows.

Shards: members `KEY.png` (or jpg, jpeg, webp) with `KEY.txt` (one caption a line) or `KEY.json` ({"captions": [...]} or
{"caption": "..."} and whatever else). Folders: the same as files; or `metadata.jsonl`, lines with `file_name` and
`text`. An `index.json` beside the shards, as `shards.Writer` leaves it, spares reading through them.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError

from limner.errors import InvalidRequest, LimnerError, NotFound
from limner.flow.data import captions, tars
from limner.flow.data.store import open_store, said, speaking

PICTURES = ("png", "jpg", "jpeg", "webp")
WORDS = ("json", "txt")
INDEX = "index.json"


class BadSample(LimnerError):
    """A sample that cannot be read; `key` names it."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key, self.why = key, why


@dataclass(frozen=True)
class Part:
    """Bytes: a whole file (size -1), or a stretch of one. kind is the name's ending."""

    path: str
    offset: int
    size: int
    kind: str


@dataclass(frozen=True)
class Entry:
    """Where one sample lies. words: a part, or the captions themselves. wrong: why there is no sample after all."""

    key: str
    picture: Part
    words: Part | tuple[str, ...]
    wrong: str = ""


@dataclass(frozen=True)
class Sample:
    """picture: uint8 (H, W, 3). captions: at least one. about: what else its JSON says."""

    key: str
    picture: np.ndarray
    captions: tuple[str, ...]
    about: dict[str, Any]


class Dataset:
    """The samples at `url`, by number. Threads may read at the same time."""

    def __init__(self, url: str) -> None:
        """url: a folder of shards or pictures, one shard, or shards by a pattern (`gs://b/data-*.tar`).

        Raises NotFound where nothing is, InvalidRequest where no captioned picture is or where it cannot be read.
        """
        self.url = url
        self.fs, root = open_store(url, "data")
        with speaking(url, "data"):
            self.entries = tuple(sorted(self._find(root), key=lambda entry: entry.key))
        if not self.entries:
            raise InvalidRequest(
                "data",
                f"no captioned pictures in {url}: expected tar shards, or pictures ({', '.join(PICTURES)}) "
                "with a .txt or .json of the same name, or metadata.jsonl",
            )

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def fingerprint(self) -> str:
        """Changes with keys and sizes of the samples; a training run holds on to it."""
        digest = hashlib.sha256()
        for entry in self.entries:
            digest.update(f"{entry.key} {entry.picture.size}\n".encode())
        return digest.hexdigest()[:16]

    def sample(self, number: int, size: int | None = None) -> Sample:
        """Read one; `size` cuts the middle square and scales it to size x size. Raises BadSample."""
        entry = self.entries[number]
        words, about = self.words(number)
        try:
            with Image.open(io.BytesIO(self._bytes(entry.picture))) as image:
                picture = np.asarray(square(image, size) if size else flat(image))
        except UnidentifiedImageError:  # its words hold an address in memory
            raise BadSample(entry.key, "the picture cannot be read (no known kind of picture)") from None
        except Exception as error:  # a decoder raises anything: SyntaxError, struct.error, IndexError ...
            raise BadSample(entry.key, f"the picture cannot be read ({said(error)})") from None
        return Sample(entry.key, picture, words, about)

    def words(self, number: int) -> tuple[tuple[str, ...], dict[str, Any]]:
        """Captions of one sample and what else is said of it. Raises BadSample."""
        entry = self.entries[number]
        if entry.wrong:
            raise BadSample(entry.key, entry.wrong)
        about: dict[str, Any] = {}
        try:
            if isinstance(entry.words, Part):
                found, about = captions.read(self._bytes(entry.words), entry.words.kind)
            else:
                found = entry.words
        except (OSError, ValueError, RecursionError) as error:
            raise BadSample(entry.key, f"the caption cannot be read ({said(error)})") from None
        if not found:
            raise BadSample(entry.key, "no caption")
        return found, about

    def raw(self, number: int) -> bytes:
        """The picture's file, as it lies."""
        return self._bytes(self.entries[number].picture)

    def _bytes(self, part: Part) -> bytes:
        start, end = (None, None) if part.size < 0 else (part.offset, part.offset + part.size)
        try:
            data = self.fs.cat_file(part.path, start=start, end=end)
        except OSError:
            raise
        except Exception as error:  # every store has errors of its own
            raise OSError(f"{part.path}: {said(error)}") from error
        if part.size < 0:
            return data
        if len(data) > part.size:  # a web server that knows no ranges sends the whole file
            data = data[start:end]
        if len(data) != part.size:
            raise OSError(f"{part.path} ends early")
        return data

    def _find(self, root: str) -> Iterator[Entry]:
        if any(c in root for c in "*?["):
            yield from self._shards(sorted(str(p) for p in self.fs.glob(root)))
            return
        if not self.fs.exists(root):
            raise NotFound(f"data: {self.url} does not exist")
        if not self.fs.isdir(root):
            yield from self._shards([root])
            return
        files = {str(path): info for path, info in self.fs.find(root, detail=True).items()}
        root = str(self.fs._strip_protocol(root)).rstrip("/")
        if f"{root}/{INDEX}" in files:
            yield from self._indexed(root, set(files))
        elif shards := sorted(path for path in files if path.endswith((".tar", *tars.PACKED))):
            yield from self._shards(shards)
        else:
            yield from self._folder(root, files)

    def _indexed(self, root: str, files: set[str]) -> Iterator[Entry]:
        file = f"{root}/{INDEX}"
        try:
            for shard in json.loads(self.fs.cat_file(file))["shards"]:
                path = f"{root}/{shard['name']}"
                if path not in files:
                    raise NotFound(f"data: {path} is named by {INDEX} and not there")
                for key, kind, start, size, words, at, length in shard["samples"]:
                    if min(start, size, at, length) < 0:
                        raise ValueError("a negative place")
                    yield Entry(key, Part(path, start, size, kind), Part(path, at, length, words))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InvalidRequest(
                "data", f"{file}: expected the index that `limner data` writes, got another or a broken one "
                f"({type(error).__name__}: {said(error)}); without it the shards are read through",
            ) from None  # fmt: skip

    def _shards(self, paths: list[str]) -> Iterator[Entry]:
        for path in paths:
            groups: dict[str, dict[str, Part]] = {}
            with speaking(path, "data"), self.fs.open(path, "rb") as file:
                members, cut = tars.members(file, path)
            for member in members:
                # WebDataset's rule: the key ends at the first dot of the file's name.
                folder, _, name = member.name.rpartition("/")
                stem, _, kind = name.partition(".")
                part = Part(path, member.offset_data, member.size, kind.lower())
                groups.setdefault(f"{folder}/{stem}".lstrip("/"), {})[kind.lower()] = part
            if cut is not None:
                why = f"the shard ends early or is broken at byte {cut}: no sample after it is read"
                yield Entry(f"{PurePosixPath(path).stem}/(end)", Part(path, cut, 0, ""), (), why)
            yield from self._paired(f"{PurePosixPath(path).stem}/", groups)

    def _folder(self, root: str, files: dict[str, Any]) -> Iterator[Entry]:
        for path in files:
            if path.endswith("/metadata.jsonl"):
                yield from self._listed(root, path)
                return
        groups: dict[str, dict[str, Part]] = {}
        for path in files:
            stem, _, kind = path.rpartition(".")
            groups.setdefault(stem.removeprefix(f"{root}/"), {})[kind.lower()] = Part(
                path, 0, -1, kind.lower()
            )
        yield from self._paired("", groups)

    def _listed(self, root: str, path: str) -> Iterator[Entry]:
        for number, line in enumerate(self.fs.cat_file(path).split(b"\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
                at, words = path.rpartition("/")[0] + "/" + row["file_name"], captions.among(row["text"])
            except (ValueError, KeyError, TypeError, RecursionError):
                raise InvalidRequest(
                    "data", f'{path} line {number}: expected {{"file_name": "...", "text": "..."}}, '
                    f"got {line[:100].decode(errors='replace').strip()}",
                ) from None  # fmt: skip
            yield Entry(at.removeprefix(f"{root}/"), Part(at, 0, -1, at.rpartition(".")[2].lower()), words)

    def _paired(self, before: str, groups: dict[str, dict[str, Part]]) -> Iterator[Entry]:
        for key, parts in groups.items():
            picture = next((parts[kind] for kind in PICTURES if kind in parts), None)
            words = next((parts[kind] for kind in WORDS if kind in parts), None)
            if picture and words:
                yield Entry(before + key, picture, words)


def flat(image: Image.Image) -> Image.Image:
    """Three channels; what is transparent becomes white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        under = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(under, image).convert("RGB")
    return image.convert("RGB")


def square(image: Image.Image, size: int) -> Image.Image:
    """The middle square, scaled to size x size."""
    image = flat(image)
    if image.size == (size, size):
        return image
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return image.resize((size, size), Image.Resampling.LANCZOS, box=(left, top, left + side, top + side))
