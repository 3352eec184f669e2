"""`Concept`: what an emoji shows, with its names and tags in many languages (emojibase-data, after Unicode CLDR)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from limner.errors import NotFound
from limner.flow.data.npm import Package

LANGUAGES = (
    "bn", "da", "de", "es", "et", "fi", "fr", "hi", "hu", "it", "ja", "ko", "lt", "ms", "nb", "nl", "pl", "pt", "ru",
    "sv", "th", "uk", "vi", "zh", "zh-hant",
)  # fmt: skip
KINDS = {
    0: "face", 1: "person", 3: "animal or plant", 4: "food or drink", 5: "place or vehicle", 6: "game or event",
    7: "thing", 8: "sign", 9: "flag",
}  # fmt: skip
"""emojibase's groups, in words; 2, bare components, is left out."""


@dataclass(frozen=True)
class Concept:
    """code: code points as lower-case hex joined by '-', without variation selectors. plain: the code without skin
    tone. tags: English. names: by language."""

    code: str
    plain: str
    name: str
    tags: tuple[str, ...]
    kind: str
    names: dict[str, str]

    @property
    def toned(self) -> bool:
        """Whether a skin tone was chosen."""
        return self.code != self.plain


def normal(code: str) -> str:
    """One spelling of a code: lower case, no variation selectors, no leading zeros."""
    parts = [part.lstrip("0") for part in code.lower().split("-")]
    return "-".join(part for part in parts if part not in ("fe0f", "fe0e", ""))


def read(package: Package) -> dict[str, Concept]:
    """All concepts by code."""
    names: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        try:
            rows: Any = package.json(f"{language}/data.json")
        except NotFound:
            continue
        for code, row, _ in _flat(rows):
            names.setdefault(code, {})[language] = row["label"]
    found = {}
    for code, row, parent in _flat(package.json("en/data.json")):
        kind = KINDS.get(row.get("group", 2))
        if kind:
            found[code] = Concept(
                code, normal(parent["hexcode"]), _spoken(row["label"]),
                tuple(parent.get("tags", ())), kind, names.get(code, {}),
            )  # fmt: skip
    return found


def _flat(rows: Any) -> Iterator[tuple[str, dict, dict]]:
    for row in rows:
        yield normal(row["hexcode"]), row, row
        for skin in row.get("skins", ()):
            yield normal(skin["hexcode"]), skin, row


def _spoken(label: str) -> str:
    """A label as words in a sentence: 'flag: Brazil' to 'flag of Brazil', 'x: dark skin tone' to 'x with dark ...'."""
    if label.startswith("flag: "):
        return f"flag of {label[6:]}"
    if label.startswith("keycap: "):
        return f"keycap {label[8:]}"
    return re.sub(r": ", " with ", label, count=1)
