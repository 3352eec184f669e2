"""`make`: composes captioned pictures of emoji art and writes them as shards, with licences and a held-out list."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import resources
from pathlib import Path

import numpy as np

from limner import noise
from limner.errors import InvalidRequest
from limner.flow.data import npm
from limner.flow.data.emoji import art, concepts
from limner.flow.data.emoji.art import Art
from limner.flow.data.emoji.captions import BACKGROUNDS, Layout, colours, write
from limner.flow.data.shards import Writer

SIZES = (32, 512)
HELD_OUT = 3
"""Percent of (concept, style) pairs that no training picture shows."""
WEIGHTS = {"flag": 0.15, "sign": 0.3, "person": 0.35}
TONED = 0.06
"""How often a drawing is taken against an ordinary one: many are near doubles, persons most of all, and flags and signs
teach little."""
KINDS = ("one", "pair", "row", "grid", "corner", "small")
SHARES = (0.72, 0.09, 0.06, 0.04, 0.05, 0.04)
CORNERS = {
    " in the top left corner": (0, 0), " in the top right corner": (1, 0),
    " in the bottom left corner": (0, 1), " in the bottom right corner": (1, 1),
}  # fmt: skip
NOTICE = """Pictures in this folder are composed of drawings from the sets below; each sample's JSON names its set.
Names and tags: emojibase-data {version} (MIT, after Unicode CLDR data).

"""


def held_out(concept: str, style: str) -> bool:
    """Whether this pair (code without skin tone, style's key) is kept from training: fixed for ever by its hash."""
    return int.from_bytes(hashlib.sha256(f"{concept} {style}".encode()).digest()[:4]) % 100 < HELD_OUT


def make(
    out: str, *, size: int = 64, count: int = 48000, seed: int = 0, packages: Path,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> int:  # fmt: skip
    """Write `count` pictures of size x size to the folder or URL `out`; returns how many. `told(done, of)` now and then.

    Raises InvalidRequest for a size out of 32..512, and whatever `npm.fetch` and `Writer` raise.
    """
    if not SIZES[0] <= size <= SIZES[1]:
        raise InvalidRequest("size", f"expected {SIZES[0]} to {SIZES[1]} pixels, got {size}")
    if count < 1:
        raise InvalidRequest("count", f"expected 1 or more, got {count}")
    names = (art.CONCEPTS_PACKAGE, *(style.package for style in art.STYLES))
    fetched = {name: npm.fetch(name, packages) for name in names}
    every = art.collect(fetched, concepts.read(fetched[art.CONCEPTS_PACKAGE]))
    free = [a for a in every if not held_out(a.concept.plain, a.style.key)]
    weights = np.array([_weight(a) for a in free])
    weights /= weights.sum()
    with Writer(out) as writer, ThreadPoolExecutor(2) as pool:
        draw = partial(_sample, free, weights, size, seed)
        for number, (picture, captions, about) in enumerate(pool.map(draw, _numbers(count))):
            writer.add(f"{number:07d}", picture, captions, about)
            if number % 500 == 499:
                told(number + 1, count)
        kept = [a for a in every if held_out(a.concept.plain, a.style.key) and not a.concept.toned]
        _beside(writer, fetched, kept)
    return count


def _numbers(count: int) -> Iterator[int]:
    yield from range(count)


def _weight(a: Art) -> float:
    return WEIGHTS.get(a.concept.kind, 1.0) * (TONED if a.concept.toned else 1.0)


def _beside(writer: Writer, fetched: dict[str, npm.Package], kept: list[Art]) -> None:
    notice = NOTICE.format(version=fetched[art.CONCEPTS_PACKAGE].version)
    for style in art.STYLES:
        package = fetched[style.package]
        notice += f"{style.key}: {package.name} {package.version}, {style.licence}, {style.author}, {style.source}\n"
    writer.beside("LICENSES.txt", notice.encode())
    # The packages of art name their licence and do not hold its text.
    texts = resources.files("limner.flow.data.emoji") / "licences"
    for licence in sorted({style.licence for style in art.STYLES}):
        writer.beside(f"licenses/{licence}.txt", (texts / f"{licence}.txt").read_bytes())
    for package in fetched.values():
        for file in sorted(package.folder.glob("LICEN*")):
            writer.beside(f"licenses/{package.name.lstrip('@').replace('/', '-')}.txt", file.read_bytes())
    rows = [
        {"concept": a.concept.code, "style": a.style.key, "prompt": f"{a.concept.name}, {a.style.words[0]}"}
        for a in kept
    ]
    writer.beside("heldout.jsonl", "".join(json.dumps(row) + "\n" for row in rows).encode())


def _sample(
    arts: list[Art], weights: np.ndarray, size: int, seed: int, number: int
) -> tuple[np.ndarray, list[str], dict]:
    rng = noise.generator(seed, number)
    first = arts[int(rng.choice(len(arts), p=weights))]
    kind = KINDS[int(rng.choice(len(KINDS), p=SHARES))]
    ground = "white" if rng.random() < 0.4 else list(BACKGROUNDS)[int(rng.integers(len(BACKGROUNDS)))]
    used, layout = [first], Layout(kind)
    if kind == "pair":
        # A neighbour of the same style; a few draws find one, the sets being of like sizes.
        others = (arts[int(rng.choice(len(arts), p=weights))] for _ in range(64))
        second = next(
            (a for a in others if a.style is first.style and a.concept.plain != first.concept.plain), None
        )
        used, layout = ([first, second], layout) if second else (used, Layout("one"))
    elif kind == "row":
        layout = Layout(kind, int(rng.choice((2, 3))))
    elif kind == "grid":
        layout = Layout(kind, int(rng.choice((4, 6, 9))))
    elif kind == "corner":
        layout = Layout(kind, 1, list(CORNERS)[int(rng.integers(4))])
    elif kind == "small":
        layout = Layout(kind, 1, " in the middle")
    boxes = _boxes(layout, size, rng)
    hues = colours(first.pixels(32)) if layout.kind != "pair" else []
    # A drawing of its ground's colour would vanish.
    if hues and ground in hues:
        ground = "white" if "white" not in hues else "grey" if "grey" not in hues else "teal"
    picture = np.empty((size, size, 3), np.float32)
    picture[:] = BACKGROUNDS[ground]
    for i, (left, top, side) in enumerate(boxes):
        _over(picture, used[i % len(used)].pixels(side), left, top)
    about = {
        "style": first.style.key,
        "concepts": [a.concept.code for a in used],
        "licence": first.style.licence,
    }
    captions = write(layout, used, ground, hues, rng)
    return np.clip(picture + 0.5, 0, 255).astype(np.uint8), captions, about


def _boxes(layout: Layout, size: int, rng: np.random.Generator) -> list[tuple[int, int, int]]:
    """(left, top, side) in pixels of every drawing."""
    if layout.kind == "one":
        side = round(size * rng.uniform(0.78, 0.94))
        spare = size - side
        return [
            (
                int(rng.integers(spare // 4, spare - spare // 4 + 1)),
                int(rng.integers(spare // 4, spare - spare // 4 + 1)),
                side,
            )
        ]
    if layout.kind == "small":
        side = round(size * 0.42)
        return [((size - side) // 2, (size - side) // 2, side)]
    if layout.kind == "corner":
        side = round(size * 0.46)
        far = size - side - size // 24
        right, low = CORNERS[layout.place]
        return [(far if right else size // 24, far if low else size // 24, side)]
    columns = {"pair": 2, "row": layout.count}.get(layout.kind, 2 if layout.count == 4 else 3)
    rows = 1 if layout.kind in ("pair", "row") else layout.count // columns
    cell = size / columns
    side = round(cell * 0.9)
    top = (size - rows * cell) / 2
    return [
        (round(c * cell + (cell - side) / 2), round(top + r * cell + (cell - side) / 2), side)
        for r in range(rows)
        for c in range(columns)
    ]


def _over(picture: np.ndarray, rgba: np.ndarray, left: int, top: int) -> None:
    side = len(rgba)
    alpha = rgba[..., 3:].astype(np.float32) / 255
    under = picture[top : top + side, left : left + side]
    under[:] = under * (1 - alpha) + rgba[..., :3] * alpha
