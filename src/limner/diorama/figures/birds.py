"""Birds: the table of species."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures.bird import Bird, bird
from limner.diorama.material import Look, srgb

POSES = ("stand", "walk", "run", "sit", "fly", "swim", "eat", "read", "hold", "wave", "dance", "sleep", "lie")
_WHITE = srgb("#fbf8f1")
_HEN = Bird(srgb("#f6ead6"), light=srgb("#fffaf0"), mark=srgb("#e5d3b3"), crest="comb", tail="fan", size=0.45, head=0.17, neck=0.05)

BIRDS: dict[str, tuple[Bird, tuple[str, ...]]] = {
    "bird": (Bird(srgb("#4f8fd0"), light=srgb("#f58a4b"), mark=srgb("#33639f"), beak=srgb("#f9cf3c"), mask="breast", size=0.22), ("robin", "bluebird", "songbird", "sparrow", "finch", "bluejay", "small bird")),
    "chick": (Bird(srgb("#fbd24b"), light=srgb("#fde48c"), mark=srgb("#f2bd2f"), mask="none", size=0.14, head=0.22, body=(0.2, 0.21, 0.2), leg=0.1, crest="tuft"), ("baby chicken", "baby bird")),
    "duck": (Bird(srgb("#fbd447"), light=srgb("#fde48c"), mark=srgb("#efb92c"), mask="none", bill="duck", size=0.4, leg=0.09, neck=0.04, beak=srgb("#f0801f")), ("duckling", "mallard", "goose")),
    "chicken": (_HEN, ("hen",)),
    "rooster": (Bird(srgb("#c8562c"), light=srgb("#f0a63c"), mark=srgb("#7a2f22"), dark=srgb("#1f5d54"), crest="comb", tail="plume", size=0.55, head=0.165, neck=0.08), ("cock", "cockerel")),
    "turkey": (Bird(srgb("#7a4a30"), light=srgb("#a86f46"), mark=srgb("#b5612f"), crest="comb", tail="peacock", size=0.8, head=0.15, neck=0.08), ()),
    "peacock": (Bird(srgb("#1f63b5"), light=srgb("#2a86c4"), mark=srgb("#2f9a63"), beak=srgb("#e9b13c"), crest="tuft", tail="peacock", size=1.0, head=0.14, neck=0.16), ()),
    "penguin": (Bird(srgb("#2d3442"), light=_WHITE, mark=srgb("#262c39"), mask="penguin", upright=True, size=0.7, head=0.215, body=(0.215, 0.19, 0.26), eye=0.13), ("emperor penguin",)),
    "owl": (Bird(srgb("#9a6b43"), light=srgb("#f3dfbd"), mark=srgb("#74492c"), mask="owl", upright=True, crest="ears", size=0.4, head=0.25, body=(0.225, 0.2, 0.23), beak=srgb("#e8a13a")), ("snowy owl",)),
    "parrot": (Bird(srgb("#dd3a34"), light=srgb("#f2b134"), mark=srgb("#2f74c9"), beak=srgb("#3a3436"), bill="hook", tail="long", size=0.45, leg=0.1), ("macaw", "parakeet", "budgie")),
    "cockatoo": (Bird(_WHITE, light=_WHITE, mark=srgb("#ece6da"), beak=srgb("#f2c53a"), bill="hook", crest="cockatoo", tail="long", size=0.45, leg=0.1, mask="none"), ("cockatiel",)),
    "toucan": (Bird(srgb("#2d2c33"), light=_WHITE, mark=srgb("#232228"), bill="big", mask="bib", size=0.5, leg=0.1, tail="long"), ()),
    "eagle": (Bird(srgb("#6b4428"), light=srgb("#6b4428"), mark=srgb("#4c2f1c"), bill="hook", mask="none", tail="fan", size=0.85, head=0.165, leg=0.12, neck=0.03), ("hawk", "falcon", "vulture", "bald eagle")),
    "crow": (Bird(srgb("#2c2d36"), light=srgb("#3c3d48"), mark=srgb("#202129"), beak=srgb("#3f3d42"), mask="none", size=0.4), ("raven", "blackbird")),
    "pigeon": (Bird(srgb("#8c97a8"), light=srgb("#a9b2bf"), mark=srgb("#6d7788"), beak=srgb("#e39a86"), size=0.33, head=0.16), ("dove",)),
    "seagull": (Bird(_WHITE, light=_WHITE, mark=srgb("#9aa3af"), size=0.42, head=0.165, mask="none"), ("gull", "albatross", "puffin")),
    "swan": (Bird(_WHITE, light=_WHITE, mark=srgb("#f1ece0"), bill="duck", beak=srgb("#f0801f"), neck=0.34, leg=0.05, head=0.125, body=(0.22, 0.3, 0.2), mask="none", size=1.1), ("cygnet",)),
    "flamingo": (Bird(srgb("#f58aa5"), light=srgb("#f9b3c3"), mark=srgb("#ee6a8d"), beak=srgb("#f4b8a8"), bill="bent", neck=0.3, leg=0.36, head=0.11, body=(0.15, 0.2, 0.145), size=1.3, mask="none"), ()),
    "ostrich": (Bird(srgb("#3a3539"), light=srgb("#3a3539"), mark=srgb("#f4efe6"), beak=srgb("#e3b08f"), neck=0.34, leg=0.34, head=0.105, body=(0.19, 0.22, 0.17), size=2.2, mask="none"), ("emu",)),
    "stork": (Bird(_WHITE, light=_WHITE, mark=srgb("#2d2c33"), beak=srgb("#e2572f"), bill="long", neck=0.2, leg=0.34, head=0.12, body=(0.15, 0.2, 0.15), size=1.0, mask="none"), ("heron", "crane", "pelican")),
    "hummingbird": (Bird(srgb("#2fae7d"), light=srgb("#f3efe2"), mark=srgb("#1f7f8f"), bill="long", beak=srgb("#3a3436"), size=0.12, leg=0.06, body=(0.16, 0.2, 0.17)), ("kingfisher", "woodpecker")),
}  # fmt: skip


@lru_cache(maxsize=128)
def figure(key: str, look: Look, pose: str) -> Body:
    """A bird in a pose, in metres."""
    return bird(BIRDS[key][0], look, pose)


def _build(look: Look, pose: str | None, rng: np.random.Generator, *, key: str) -> Body:
    return figure(key, look, pose or "stand")


CONCEPTS: tuple[Concept, ...] = tuple(
    Concept(key, partial(_build, key=key), "animal", names, plan.size, poses=POSES) for key, (plan, names) in BIRDS.items()
)
