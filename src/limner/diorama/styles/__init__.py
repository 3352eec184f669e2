"""Styles: what a picture is made of. One lazy registry, one protocol, a module each.

A style works twice: `prepare` remakes the stage before it is traced (materials, geometry, light), `develop`
draws the
8-bit picture from the traced frame and its layers. So clay has dents that catch the light and paper has
edges that
throw shadows; none of them is a filter over somebody else's picture.

    style = styles.get(scene.style or "toy")
    stage = style.prepare(stage, seed)
    frame = render.trace(stage, samples=max(1, round(samples * style.samples)), seed=seed)
    picture = style.develop(frame, stage, seed)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from limner.errors import InvalidRequest

if TYPE_CHECKING:
    from limner.diorama.render import Frame
    from limner.diorama.stage import Stage

STYLES: dict[str, str] = {
    "toy": "limner.diorama.styles.toy",
    "clay": "limner.diorama.styles.clay",
    "papercut": "limner.diorama.styles.papercut",
    "lowpoly": "limner.diorama.styles.lowpoly",
    "photo": "limner.diorama.styles.photo",
    "flat": "limner.diorama.styles.flat",
    "comic": "limner.diorama.styles.comic",
    "watercolour": "limner.diorama.styles.watercolour",
    "oil": "limner.diorama.styles.oil",
    "pencil": "limner.diorama.styles.pencil",
}


@runtime_checkable
class Style(Protocol):
    """How a stage is made and drawn.

    samples: factor on the number of paths per pixel. photo: whether the result is meant to pass for a
    photograph.
    """

    @property
    def samples(self) -> float:
        """Factor on the number of paths per pixel (below 1 where the drawing needs little light)."""
        ...

    @property
    def photo(self) -> bool:
        """Whether the picture is meant as a photograph."""
        ...

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """The stage remade before rendering. Keeps the number and order of everything placed, so masks stay
        valid."""
        ...

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """The picture, (H, W, 3) uint8 sRGB, from a frame traced of the prepared stage. Same inputs, same
        bytes."""
        ...


def names() -> tuple[str, ...]:
    """Keys of all styles, in the order they are offered."""
    return tuple(STYLES)


def get(key: str) -> Style:
    """The style of this key, imported now. Raises InvalidRequest (style) listing the known ones."""
    if key not in STYLES:
        raise InvalidRequest("style", f"expected one of {', '.join(STYLES)}; got {key!r}")
    return cast(Style, importlib.import_module(STYLES[key]).STYLE)
