"""Previews: what is painted so far, on its way from the worker to whoever watches.

They cost time, so that a job has none unless it was submitted with a `Wish`. They live in memory alone, carry neither mark
nor signature, and never change a pixel of the picture.
"""

from __future__ import annotations

import dataclasses
import io
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from limner.errors import InvalidRequest
from limner.request import FORMATS

if TYPE_CHECKING:
    import numpy as np

    from limner.engines import Step

MOST = 16
KEPT = 16
"""Previews of a job that are kept for slow watchers."""


@dataclass(frozen=True)
class Wish:
    """Which previews are wanted. most: of each picture, 0..16, spread evenly over its making; fewer come where an engine
    shows fewer. side: longest side in pixels, 0 for the picture's own size. format, quality: as of `Picture.encode`."""

    most: int = 0
    side: int = 0
    format: str = "jpeg"
    quality: int = 75

    def __post_init__(self) -> None:
        """Raises InvalidRequest (previews)."""
        if not 0 <= self.most <= MOST:
            raise InvalidRequest("previews", f"expected 0 to {MOST}, got {self.most}")
        if self.side < 0 or self.format not in FORMATS or not 1 <= self.quality <= 100:
            raise InvalidRequest("previews", f"no such size, format or quality: {self}")

    def to_mapping(self) -> dict[str, Any]:
        """As JSON types."""
        return dataclasses.asdict(self)


@dataclass(frozen=True)
class Preview:
    """number: counts the job's previews from 0. picture: which of the job's pictures, from 0. share: 0..1 of that picture.
    data: a file in `format`."""

    number: int
    picture: int
    share: float
    width: int
    height: int
    format: str
    data: bytes


class Watch:
    """The worker's side: takes the previews of one job that are due."""

    def __init__(self, wish: Mapping[str, Any] | None) -> None:
        self._wish = Wish(**(wish or {}))
        self._picture, self._next, self._number = 0, 1, 0

    def look(self, now: Step) -> Preview | None:
        """The preview that is due at this step, if one is and the engine can tell."""
        wish = self._wish
        if now.picture != self._picture:
            self._picture, self._next = now.picture, 1
        reached = int(now.share * (wish.most + 1))
        if not wish.most or now.share >= 1 or reached < self._next:
            return None
        pixels = now.preview()
        if pixels is None:
            return None
        data, width, height = encode(pixels, wish)
        self._next, self._number = reached + 1, self._number + 1
        return Preview(self._number - 1, now.picture, now.share, width, height, wish.format, data)


class Shelf:
    """The queue's side: the last previews of every job somebody wants to see. Whoever uses it holds a lock."""

    def __init__(self) -> None:
        self._kept: dict[str, deque[Preview]] = {}

    def put(self, id: str, preview: Preview) -> None:
        """Keep one more of this job. It gets the job's next number: a job that others interrupted was begun twice, and the
        worker counted anew."""
        kept = self._kept.setdefault(id, deque(maxlen=KEPT))
        number = kept[-1].number + 1 if kept else 0
        kept.append(dataclasses.replace(preview, number=number))

    def since(self, id: str, number: int) -> tuple[Preview, ...]:
        """Those with this number or a later one, in order."""
        return tuple(p for p in self._kept.get(id, ()) if p.number >= number)

    def drop(self, id: str) -> None:
        """Forget a job's."""
        self._kept.pop(id, None)


def encode(pixels: np.ndarray, wish: Wish) -> tuple[bytes, int, int]:
    """(file, width, height) of (H, W, 3) uint8 pixels, made smaller where they are larger than wished."""
    from PIL import Image

    image = Image.fromarray(pixels)
    if wish.side:
        image.thumbnail((wish.side, wish.side), Image.Resampling.BILINEAR)
    out = io.BytesIO()
    how = {"compress_level": 1} if wish.format == "png" else {"quality": wish.quality}
    image.save(out, wish.format.upper(), **how)
    return out.getvalue(), image.width, image.height
