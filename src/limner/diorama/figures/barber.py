"""What words say of somebody's hair and beard: "with long red hair", "bald", "with a white beard"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from PIL import ImageColor

from limner.diorama.figures.hair import Hair
from limner.diorama.figures.outfit import Outfit
from limner.diorama.material import RGB, srgb

HAIR_ONLY = frozenset({"blonde", "blond", "ginger", "auburn", "brunette"})
"""Colours that are said of nothing but hair."""
_SHADES: dict[str, RGB] = {
    name: srgb(value)
    for names, value in (
        ("red ginger redhead auburn", "#b5452a"), ("blonde blond golden gold fair yellow", "#e3b155"),
        ("black dark raven", "#221c20"), ("brown brunette chestnut", "#5a3620"),
        ("grey gray silver", "#b4b7bb"), ("white", "#efece5"), ("orange", "#d9692a"),
    )
    for name in names.split()
}  # fmt: skip
"""Hair called red is no fire engine."""
_STYLES: dict[str, Hair] = {
    "curly": "curly", "curls": "curly", "wavy": "long", "afro": "curly", "frizzy": "curly", "bun": "bun", "ponytail": "ponytail",
    "pigtails": "pigtails", "braids": "pigtails", "braided": "pigtails", "plaits": "pigtails", "bob": "bob", "bald": "bald",
    "long": "long", "balding": "rim",
}  # fmt: skip
_HAIR = frozenset({"hair", "haired", "ponytail", "pigtails", "braids", "plaits", "curls", "bun", "afro"}) | HAIR_ONLY
_BEARD = frozenset({"beard", "bearded"})
_ALONE = frozenset({"bald", "balding", "redhead"})
_AGED = frozenset({"old", "elderly", "aged", "senior"})


def speaks_of_hair(trait: str) -> bool:
    """Whether a trait is one that `groomed` shows."""
    return bool(set(_words(trait)) & (_HAIR | _BEARD | _ALONE)) or trait.lower() in _AGED


def groomed(outfit: Outfit, traits: Iterable[str]) -> Outfit:
    """The outfit with hair, beard and age as these traits want them; other traits change nothing. Hair and beard share one
    colour; where both are told, the hair's counts."""
    hair: RGB | None = None
    beard: RGB | None = None
    for words in map(_words, traits):
        if len(words) == 1 and words[0] in _AGED and outfit.age == "adult":
            outfit = replace(outfit, age="old")
            continue
        shade = _shade(words)
        if _BEARD & set(words):
            outfit = replace(outfit, beard=True)
            beard = shade or beard
        elif (_HAIR | _ALONE) & set(words):
            style = next((_STYLES[w] for w in words if w in _STYLES), None)
            if "short" in words:
                style = "bob" if outfit.cut == "dress" else "short"
            if style is not None:
                outfit = replace(outfit, hair=(style,))
            hair = shade or hair
    colour = hair or beard
    return replace(outfit, hair_colour=colour) if colour else outfit


def _words(trait: str) -> list[str]:
    return re.findall(r"[a-z]+", trait.lower())


def _shade(words: list[str]) -> RGB | None:
    for word in words:
        if word in _SHADES:
            return _SHADES[word]
        if word in ImageColor.colormap:
            return srgb(ImageColor.getrgb(word)[:3])
    return None
