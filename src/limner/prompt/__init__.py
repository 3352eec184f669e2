"""Words become a `Scene`: `read(prompt, vocabulary)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from limner.prompt.reader import read
    from limner.prompt.scene import Scene
    from limner.prompt.vocabulary import Entry, Vocabulary

__all__ = ["Entry", "Scene", "Vocabulary", "read"]


def __getattr__(name: str) -> Any:
    # The parser and its tables are loaded only when something is read.
    if name == "read":
        from limner.prompt.reader import read

        return read
    if name in ("Entry", "Vocabulary"):
        from limner.prompt import vocabulary

        return getattr(vocabulary, name)
    if name == "Scene":
        from limner.prompt.scene import Scene

        return Scene
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
