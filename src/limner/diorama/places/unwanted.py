"""What the words do not want to see: parts of a place say what they show, and are left out where that is unwanted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from limner.diorama.body import Body, Part
from limner.diorama.stage import Backdrop, Placed, Scatter

P = ParamSpec("P")
T = TypeVar("T")
STAYS = frozenset({
    "mountain", "path", "road", "street", "water", "sea", "lake", "snow", "sand", "lava", "ice", "sky", "star", "moon", "shadow",
    "window", "door", "wall", "floor", "ceiling", "curtain", "wardrobe", "stalactite",
})  # fmt: skip
"""What is of one piece with the land, the sky or the walls of some place."""


def marked(thing: T, *names: str) -> T:
    """A Part, Body, Placed or Scatter, or a list or tuple of them, as something that shows `names` (keys of bodies) too."""
    one: Any = thing
    if isinstance(one, Part):
        one = replace(one, shows=(*one.shows, *names))
    elif isinstance(one, Body):
        one = replace(one, parts=tuple(marked(part, *names) for part in one.parts))
    elif isinstance(one, Placed | Scatter):
        one = replace(one, body=marked(one.body, *names))
    elif isinstance(one, list | tuple):
        one = type(one)(marked(each, *names) for each in one)
    return one


def shows(*names: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Marks all that a builder returns, as `marked` does."""

    def decorate(build: Callable[P, T]) -> Callable[P, T]:
        @wraps(build)
        def built(*args: P.args, **kwargs: P.kwargs) -> T:
            return marked(build(*args, **kwargs), *names)

        return built

    return decorate


def leave_out(backdrop: Backdrop, unwanted: Collection[str]) -> tuple[Backdrop, frozenset[str]]:
    """The backdrop without the parts that show something unwanted, and what of the unwanted may be seen all the same."""
    found: set[str] = set()

    def kept(body: Body) -> Body:
        parts = tuple(part for part in body.parts if not set(part.shows) & set(unwanted))
        found.update(name for part in body.parts for name in part.shows)
        return replace(body, parts=parts)

    placed = [replace(one, body=kept(one.body)) for one in backdrop.placed]
    scatter = [replace(one, body=kept(one.body)) for one in backdrop.scatter]
    emptied = replace(
        backdrop,
        placed=tuple(one for one in placed if one.body.parts),
        scatter=tuple(one for one in scatter if one.body.parts),
    )
    return emptied, STAYS & set(unwanted) - found
