"""Captions as files give them: a text, a list of texts, a line each."""

from __future__ import annotations

import json
from typing import Any


def read(data: bytes, kind: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Captions in a .txt or .json (its kind), and what else that says. Raises ValueError."""
    text = data.decode("utf-8-sig")
    if kind != "json":
        return among(text.splitlines()), {}
    about = json.loads(text)
    if not isinstance(about, dict):
        raise ValueError(f'expected {{"captions": [...]}}, got {text[:80]}')
    given = about.pop("captions", None)
    return among(given or about.pop("caption", None)), about


def among(given: Any) -> tuple[str, ...]:
    """The captions in a text or a list of texts; null and blanks are none. Raises ValueError."""
    several = given if isinstance(given, list) else [given]
    for one in several:
        if not isinstance(one, str | None):
            raise ValueError(f"expected a text or a list of texts, got {json.dumps(one)[:80]}")
    return tuple(one.strip() for one in several if one and one.strip())
