"""limner: words go in, pictures come out.

import limner
limner.generate("two red apples on a wooden table")[0].save("apples.png")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from limner.finish.verify import Report
    from limner.picture import Picture
    from limner.prompt.scene import Scene

__all__ = ["generate", "read", "verify"]


def generate(
    prompt: str, *, scene: Scene | None = None, size: str | None = None, **fields: Any
) -> list[Picture]:
    """Make pictures of `prompt`. Fields are those of `limner.request.Request` (count, seed, style, quality,
    engine ...); `size` is 'WxH', one number or an aspect ratio. Returns `Picture`s, which show themselves in
    a notebook."""
    from limner import pipeline
    from limner import request as requests

    if size is not None:
        fields["width"], fields["height"] = requests.size(size)
    return list(pipeline.run(requests.Request.from_mapping({"prompt": prompt, **fields}), scene=scene))


def read(prompt: str, **fields: Any) -> Scene | None:
    """What `prompt` is read as: the `Scene` that would be drawn."""
    from limner import pipeline
    from limner.request import Request

    return pipeline.read(Request.from_mapping({"prompt": prompt, **fields}))


def verify(path: str) -> Report:
    """Where a picture file comes from: its signature, its watermark, what is known of it here."""
    from limner.finish.verify import verify as look

    return look(path)
