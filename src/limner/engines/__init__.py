"""The door to every generator: one protocol, one lazy registry, entry points for other people's engines.

An engine is a class registered under the entry-point group `limner.engines`; built-in ones use the same door.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoints, entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from limner.errors import NotFound

if TYPE_CHECKING:
    import numpy as np

    from limner.picture import Picture
    from limner.prompt.scene import Scene
    from limner.prompt.vocabulary import Vocabulary
    from limner.request import Request

GROUP = "limner.engines"
Progress = Callable[["Step"], None]
Preview = Callable[[], "np.ndarray | None"]


@dataclass(frozen=True)
class Step:
    """How far a request has come. picture counts from 0; share is 0..1 of that picture; stage is a short word.
    preview: gives what is painted so far, (H, W, 3) uint8, or None where that cannot be told; it costs time, so that
    only who wants to see it calls it, at once."""

    picture: int
    count: int
    share: float
    stage: str
    preview: Preview = lambda: None


@dataclass(frozen=True)
class Capabilities:
    """What an engine can do. bound: the longest it works on after being told to stop, in words. learned: whether its
    pictures come out of training data, which their provenance has to say."""

    modes: tuple[str, ...]
    sizes: tuple[int, int]
    styles: tuple[str, ...]
    lettering: bool
    largest_batch: int
    uses_scene: bool
    bound: str
    learned: bool = True


@runtime_checkable
class Engine(Protocol):
    """Makes pictures of a request. Refuses what it cannot do with Unsupported, naming the field.

    An engine may also have `memory(request) -> int`: the bytes a process holds at most while it makes the request. The
    service admits by it; an engine without is admitted always."""

    name: str

    @property
    def capabilities(self) -> Capabilities:
        """What this engine can do."""
        ...

    def vocabulary(self, request: Request) -> Vocabulary | None:
        """The things it can show for this request, for the reader of prompts; None when it needs no scene."""
        ...

    def generate(
        self, request: Request, scene: Scene | None, *, on_progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Picture]:
        """Yield the request's pictures in order. `request.seed` is set. Asks `cancelled` within the bound."""
        ...


def _installed() -> EntryPoints:
    """The engines' entry points. Looking them up reads every package's metadata, so it is done once for a search path."""
    return _found(tuple(sys.path))


@cache
def _found(path: tuple[str, ...]) -> EntryPoints:
    return entry_points(group=GROUP)


def names() -> tuple[str, ...]:
    """Names of all engines that are installed, sorted."""
    return tuple(sorted({point.name for point in _installed()}))


def get(name: str) -> Engine:
    """The engine of this name, imported now. Raises NotFound listing what there is."""
    for point in _installed():
        if point.name == name:
            return point.load()()
    raise NotFound(f"engine: there is none called {name!r}; installed are {', '.join(names()) or 'none'}")
