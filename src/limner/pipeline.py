"""The one way from a request to pictures: check, read, make, finish. Everyone who wants a picture asks
here."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace

from limner import engines
from limner.errors import Cancelled
from limner.finish import metadata
from limner.picture import Picture
from limner.prompt.scene import Scene
from limner.request import Request


def read(request: Request) -> Scene | None:
    """The scene the chosen engine would draw for this request's prompt; None when the engine uses no
    scenes."""
    from limner import prompt

    engine = engines.get(request.engine)
    vocabulary = engine.vocabulary(request)
    if vocabulary is None:
        return None
    return prompt.read(request.prompt, vocabulary, negative=request.negative, style=request.style)


def run(
    request: Request,
    *,
    scene: Scene | None = None,
    keep_metadata: bool = True,
    on_scene: Callable[[Scene], None] | None = None,
    on_progress: engines.Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Picture]:
    """Make the request's pictures, one after another.

    scene: drawn in place of what the prompt would be read as. The seed is drawn when the request has none;
    every picture tells its own. Raises a LimnerError; what was yielded before it stays good.
    """
    asked = request if request.seed is not None else replace(request, seed=secrets.randbits(32))
    engine = engines.get(asked.engine)
    stop = cancelled or (lambda: False)
    if scene is None:
        scene = read(asked)
    if scene is not None and on_scene is not None:
        on_scene(scene)
    if stop():
        raise Cancelled("stopped before the first picture")
    for picture in engine.generate(asked, scene, on_progress=on_progress or (lambda _: None), cancelled=stop):
        yield picture.with_text(metadata.describe(picture)) if keep_metadata else picture
