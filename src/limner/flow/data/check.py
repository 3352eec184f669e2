"""`check`: what a data set holds: counts, sizes, caption lengths, doubles, unreadable samples, a contact sheet."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from limner.errors import InvalidRequest
from limner.flow.data.dataset import BadSample, Dataset, Sample, square
from limner.picture import write_whole

SHEET = (8, 6)
CELL = 128
LISTED = 10


@dataclass(frozen=True)
class Report:
    """sizes: pictures by 'WxH'. words: shortest, median, longest caption, in words. doubles: pictures whose pixels
    another one has, with up to ten pairs of keys. bad: key and reason."""

    url: str
    samples: int
    looked_at: int
    sizes: dict[str, int]
    captions: int
    distinct_captions: int
    words: tuple[int, int, int]
    doubles: int
    pairs: list[tuple[str, str]]
    bad: list[tuple[str, str]]
    styles: dict[str, int]

    def as_dict(self) -> dict:
        """For JSON."""
        return dataclasses.asdict(self)

    def text(self) -> str:
        """For people."""
        low, mid, high = self.words
        lines = [
            f"{self.samples} samples in {self.url}, {self.looked_at} looked at",
            "sizes     " + ", ".join(f"{size}: {n}" for size, n in self.sizes.items()),
            f"captions  {self.captions}, {self.distinct_captions} distinct; {low} to {high} words, median {mid}",
            f"doubles   {self.doubles}" + "".join(f"\n          {a} = {b}" for a, b in self.pairs),
            f"bad       {len(self.bad)}"
            + "".join(f"\n          {key}: {why}" for key, why in self.bad[:LISTED]),
        ]
        if self.styles:
            lines.append("styles    " + ", ".join(f"{style}: {n}" for style, n in self.styles.items()))
        return "\n".join(lines)


def check(url: str, *, limit: int | None = None, sheet: str | None = None) -> Report:
    """Look through the data at `url`; `sheet` names a PNG to write. Raises what `Dataset` raises, and InvalidRequest
    where no sample can be read."""
    if limit is not None and limit < 1:
        raise InvalidRequest("limit", f"expected 1 or more, got {limit}")
    data = Dataset(url)
    numbers = np.unique(np.linspace(0, len(data) - 1, min(limit or len(data), len(data))).round().astype(int))
    shown = set(
        numbers[np.linspace(0, len(numbers) - 1, min(SHEET[0] * SHEET[1], len(numbers))).round().astype(int)]
    )
    sizes: Counter[str] = Counter()
    styles: Counter[str] = Counter()
    texts: set[str] = set()
    lengths: list[int] = []
    bad: list[tuple[str, str]] = []
    pairs: list[tuple[str, str]] = []
    seen: dict[bytes, str] = {}
    doubles, cells = 0, []
    for number in numbers:
        try:
            sample = data.sample(int(number))
        except BadSample as error:
            bad.append((error.key, error.why))
            continue
        height, width = sample.picture.shape[:2]
        sizes[f"{width}x{height}"] += 1
        styles.update([str(sample.about["style"])] if "style" in sample.about else [])
        lengths += [len(caption.split()) for caption in sample.captions]
        texts.update(sample.captions)
        digest = hashlib.sha256(sample.picture.tobytes()).digest()[:16]
        if digest in seen:
            doubles += 1
            pairs += [(seen[digest], sample.key)] if len(pairs) < LISTED else []
        seen.setdefault(digest, sample.key)
        if number in shown:
            cells.append(sample)
    if not lengths:
        raise InvalidRequest(
            "data", f"none of the {len(numbers)} samples looked at in {url} can be read, such as {bad[0][0]}: {bad[0][1]}"
        )  # fmt: skip
    if sheet:
        write_whole(Path(sheet), _sheet(cells))
    low, mid, high = min(lengths), int(np.median(lengths)), max(lengths)
    return Report(
        url, len(data), len(numbers), dict(sizes.most_common()), len(lengths), len(texts), (low, mid, high),
        doubles, pairs, bad, dict(sorted(styles.items())),
    )  # fmt: skip


def _sheet(samples: list[Sample]) -> bytes:
    columns = SHEET[0]
    rows = max(1, -(-len(samples) // columns))
    page = Image.new("RGB", (columns * CELL, rows * (CELL + 26)), "white")
    draw = ImageDraw.Draw(page)
    for i, sample in enumerate(samples):
        x, y = i % columns * CELL, i // columns * (CELL + 26)
        page.paste(square(Image.fromarray(sample.picture), CELL - 4), (x + 2, y + 2))
        words = sample.captions[0]
        for line, part in enumerate((words[:21], words[21:42])):
            # The built-in font has Latin letters alone.
            draw.text(
                (x + 3, y + CELL - 2 + 12 * line),
                part.encode("latin-1", "replace").decode("latin-1"),
                "black",
            )
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()
