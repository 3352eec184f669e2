"""Concepts made from drawn art: the table `concepts.txt` says what each drawing shows and how large that
is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import get_args

import numpy as np

from limner.diorama.art.pack import icons
from limner.diorama.body import Body, Build, Concept, Group, Support
from limner.diorama.material import Look

FLAG = "noto/flag-for-"
FACE = re.compile(
    r"(?<!person-)(?<!man-)(face\b|-cat\b|\bcat-with|exploding-head|star-struck|floor-laughing|-evil-monkey)"
)


@dataclass(frozen=True)
class Row:
    """What one drawing shows. size: metres of the largest extent. fullness: see `puff.solid`."""

    icon: str
    key: str
    names: tuple[str, ...]
    group: Group
    size: float
    fullness: float
    support: Support


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The whole table: what is written in concepts.txt, then every face and every flag of the pack."""
    text = (files("limner.diorama.art") / "concepts.txt").read_text(encoding="utf-8")
    written = tuple(parse(text))
    done = {row.icon for row in written}
    return (*written, *(row for row in _named_by_icon() if row.icon not in done))


def parse(text: str) -> Iterator[Row]:
    """Rows of a table in the form that the head of concepts.txt explains. Raises ValueError naming a bad
    line."""
    group, fullness, support = "thing", 0.3, "ground"
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("="):
            group, full, support = line[1:].split()
            fullness = float(full)
            continue
        fields = [field.strip() for field in line.split("|")]
        if not 4 <= len(fields) <= 6 or group not in get_args(Group):
            raise ValueError(
                f"concepts.txt line {number}: expected drawing | key | names | size ..., got {line!r}"
            )
        icon, key, names, size, *more = fields
        stands = more[1] if len(more) > 1 else support
        if stands not in get_args(Support):
            raise ValueError(
                f"concepts.txt line {number}: expected one of {get_args(Support)}, got {stands!r}"
            )
        yield Row(
            icon if "/" in icon else f"fluent/{icon}", key, tuple(n for n in names.split(";") if n),
            group, float(size), float(more[0]) if more and more[0] else fullness, stands,  # type: ignore[arg-type]
        )  # fmt: skip


def _named_by_icon() -> Iterator[Row]:
    """Faces ("grinning face") and flags ("flag of france"), whose drawings already bear their names."""
    for icon in icons():
        if icon.startswith(FLAG):
            land = icon.removeprefix(FLAG).replace("-", " ")
            yield Row(
                icon, f"flag of {land}", (f"{land} flag", f"{land}'s flag"), "symbol", 1.5, 0.04, "ground"
            )
        elif icon.startswith("fluent/") and FACE.search(icon):
            name = icon.removeprefix("fluent/").replace("-", " ")
            more = (
                ("smiley face", "smiley", "emoji") if name == "slightly smiling face" else (f"{name} emoji",)
            )
            yield Row(icon, name, more, "symbol", 0.5, 1.0, "ground")


@lru_cache(maxsize=1)
def art_concepts() -> Mapping[str, Concept]:
    """Every concept that has a drawing, by key. The first drawing of a key keeps it."""
    found: dict[str, Concept] = {}
    for row in rows():
        if row.key not in found:
            found[row.key] = Concept(row.key, _build(row), row.group, row.names, row.size, row.support)
    return MappingProxyType(found)


def _build(row: Row) -> Build:
    def build(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
        from limner.diorama.art.puff import puff

        return puff(row.icon, size=row.size, fullness=row.fullness, look=look)

    return build


def face(icon: str, *, size: float = 0.3, look: Look | None = None) -> Body:
    """A drawn face or head (`fluent/fox`) as a plump solid whose larger side is `size` metres."""
    from limner.diorama.art.puff import puff

    return puff(icon, size=size, fullness=0.5, look=look or Look())
