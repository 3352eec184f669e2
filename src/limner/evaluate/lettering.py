"""Lettering, read back: short texts are rendered and given to an OCR library that knows nothing of us."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from limner.errors import LimnerError, MissingDependency, NotFound
from limner.picture import Picture
from limner.request import Request


@dataclass(frozen=True)
class Read:
    """One text: what was wanted, what was read, whether they match letter for letter (spaces and lines
    apart)."""

    text: str
    prompt: str
    read: str

    @property
    def exact(self) -> bool:
        """Same letters, case and signs; line breaks and spacing do not count."""
        return _bare(self.text) == _bare(self.read)


def load(path: str | Path, limit: int | None = None) -> list[tuple[str, str]]:
    """(prompt, text) pairs: a line is JSON with `prompt` and `text`, or a prompt with quoted text, or a bare
    text."""
    try:
        lines = [line.strip() for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise NotFound(f"prompts: cannot read {path}: {error.strerror}") from None
    pairs = []
    for line in lines[:limit]:
        if line.startswith("{"):
            data = json.loads(line)
            pairs.append((data["prompt"], data["text"]))
            continue
        quoted = re.search(r'"([^"]+)"', line)
        pairs.append((line, quoted[1]) if quoted else (f'the words "{line}"', line))
    return pairs


def run(
    pairs: Iterable[tuple[str, str]], *, side: int = 512, quality: str = "draft",
    on_read: Callable[[Read, Picture | None], None] = lambda _r, _p: None,
) -> list[Read]:  # fmt: skip
    """Render every prompt at side x side pixels and read it back."""
    from limner import pipeline

    out = []
    for number, (prompt, text) in enumerate(pairs):
        picture = None
        try:
            picture = next(
                pipeline.run(
                    Request(
                        prompt=prompt,
                        width=side,
                        height=side,
                        seed=number,
                        quality=quality,
                        watermark=False,
                        provenance="none",
                        safety="block_none",
                    )
                )
            )
            result = Read(text, prompt, ocr(picture.pixels))
        except MissingDependency:
            raise
        except LimnerError as error:
            result = Read(text, prompt, f"<{error}>")
        out.append(result)
        on_read(result, picture)
    return out


def ocr(pixels: np.ndarray) -> str:
    """Text in an (H, W, 3) uint8 picture, lines from top to bottom, pieces of a line from left to right."""
    found = _reader()(pixels[..., 2::-1])
    if found.txts is None:
        return ""
    pieces = [(float(np.mean(box[:, 1])), float(np.min(box[:, 0])), float(np.ptp(box[:, 1])), text)
              for box, text in zip(found.boxes, found.txts, strict=True)]  # fmt: skip
    pieces.sort()
    lines: list[list[tuple[float, float, float, str]]] = []
    for piece in pieces:
        if lines and abs(piece[0] - lines[-1][0][0]) < 0.5 * max(piece[2], lines[-1][0][2]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return " ".join(text for line in lines for *_, text in sorted(line, key=lambda p: p[1]))


@lru_cache(maxsize=1)
def _reader() -> Any:
    try:
        import logging

        from rapidocr import RapidOCR
    except ImportError:
        raise MissingDependency(
            "reading lettering back needs an OCR library: pip install 'limner[evaluate]'"
        ) from None
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def _bare(text: str) -> str:
    """Without spaces, and with typographic signs made plain."""
    plain = text.translate(str.maketrans("’‘“”–—，！", "''\"\"--,!"))
    return re.sub(r"\s+", "", plain)
