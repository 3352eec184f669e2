"""An invisible watermark: 64 bits in a picture's luminance that survive copying, and can be read without the original.

embed(pixels, payload, key) -> pixels; detect(pixels, keys) -> Mark or None; payload_of(...) -> the bits for a picture.
Who has no key can neither read nor forge; DEFAULT_KEY is public and shields against nothing.
"""

from __future__ import annotations

import hashlib

from limner.finish.watermark.detect import Geometry, Mark, detect
from limner.finish.watermark.embed import embed

__all__ = ["DEFAULT_KEY", "Geometry", "Mark", "detect", "embed", "payload_of"]

DEFAULT_KEY = b"limner public watermark key, version 1"
"""Known to everyone: marks made with it say 'this came from limner', and anybody could make or remove them."""


def payload_of(*parts: str) -> int:
    """64 bits that stand for these words (a request, a seed, an engine ...): the same words, the same bits."""
    digest = hashlib.blake2b(digest_size=8, person=b"limner-payload")
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return int.from_bytes(digest.digest(), "big")
