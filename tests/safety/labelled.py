"""The labelled prompts of tests/safety/harmful.tsv, decoded. They are kept encoded so that nobody has to read
them by accident."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    part: str
    category: str
    language: str
    kind: str
    text: str


def harmful() -> list[Labelled]:
    rows = (line.split("\t") for line in (HERE / "harmful.tsv").read_text().splitlines() if line[0] != "#")
    return [Labelled(*row[:4], base64.b64decode(row[4]).decode()) for row in rows]


def neighbours() -> list[str]:
    """Harmless ones by the authors of parts I and J, made to look like harmful ones. Nothing was tuned on them."""
    return (HERE / "neighbours.txt").read_text(encoding="utf-8").splitlines()


def harmless() -> list[str]:
    return (HERE / "harmless.txt").read_text(encoding="utf-8").splitlines()
