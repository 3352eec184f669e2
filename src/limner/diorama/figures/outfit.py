"""Who a person is, to the eye: an outfit, its colours, and what chance picks where it leaves them open."""

# ruff: noqa: RUF009 - colours are plain tuples

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from limner.diorama.figures.bird import Bird
from limner.diorama.figures.hair import Hair
from limner.diorama.figures.plan import Plan
from limner.diorama.material import RGB, srgb

Cut = Literal["trousers", "dress", "robe", "suit", "shorts", "skirt", "swimsuit", "fish", "smoke"]


@dataclass(frozen=True)
class Outfit:
    """Who a person is, to the eye. `coat` is the main colour of the clothes, `light` the trousers or second colour. `hat` is
    one of `headgear.GEAR`; `features` names what `features` and `trappings` add; `face` is a face of `visages`. `tall`: metres,
    0 for as tall as the age is. `big`: size of the head, `bulk`: thickness of trunk and limbs, 1 as people have them. `beast`:
    whose head it has in place of a human one. `tones`: colours of the palette that are told, over all else.
    """

    coat: RGB | None = None
    light: RGB | None = None
    dark: RGB = srgb("#4a3428")
    trim: RGB = srgb("#f7c948")
    cut: Cut = "trousers"
    hair: tuple[Hair, ...] = ("short", "bob", "curly")
    hair_colour: RGB | None = None
    skin: RGB | None = None
    age: Literal["adult", "child", "baby", "old"] = "adult"
    beard: bool = False
    glasses: bool = False
    hat: str = ""
    features: tuple[str, ...] = ()
    face: str = ""
    tall: float = 0.0
    big: float = 1.0
    bulk: float = 1.0
    beast: Plan | Bird | None = None
    tones: tuple[tuple[str, RGB], ...] = ()


SKINS = tuple(srgb(c) for c in ("#f8d3b4", "#eebf98", "#d9a074", "#b97a50", "#8d5836", "#f3c7a2"))
HAIRS = tuple(srgb(c) for c in ("#4a2c1d", "#2b2023", "#8a4f27", "#d9a24c", "#b5532a", "#3a2a24"))
CLOTHES = tuple(srgb(c) for c in ("#3f8fd2", "#e8604c", "#f2b134", "#4fae7b", "#8f6fc9", "#ef8354"))
TROUSERS = tuple(srgb(c) for c in ("#34507a", "#5b5560", "#7a5a43", "#2f6f73"))
VARIANTS = 36
"""How many people of one kind there are."""
HEIGHTS = {"adult": 1.7, "child": 1.2, "baby": 0.75, "old": 1.62}


def traits(variant: int) -> tuple[int, int, int, int, int]:
    """Numbers of skin, hair colour, coat, trousers and hair of a variant: neighbours differ in every one of them."""
    skin = (0, 3, 1, 4, 2, 5)[variant % 6]
    # Dark skin goes with dark hair.
    hair = (0, 2, 3, 1, 4, 5)[(variant + variant // 6) % 6] if skin not in (3, 4) else (1, 5, 0)[variant % 3]
    return skin, hair, (5 * variant + variant // 6) % 6, (variant + variant // 4) % 4, variant + variant // 6


def own_palette(outfit: Outfit, skin: int, hair_colour: int, coat: int, trousers: int) -> dict[str, RGB]:
    """The colours of an outfit by tone; the numbers pick what it leaves open."""
    grey = srgb("#e4e1dc")
    return {
        "coat": outfit.coat or CLOTHES[coat % len(CLOTHES)],
        "light": outfit.light or TROUSERS[trousers % len(TROUSERS)],
        "skin": outfit.skin or SKINS[skin % len(SKINS)],
        "hair": outfit.hair_colour or (grey if outfit.age == "old" else HAIRS[hair_colour % len(HAIRS)]),
        "shoe": outfit.dark,
        "trim": outfit.trim,
        "white": srgb("#fdfaf4"),
        "blush": srgb("#ee7f74"),
        "metal": srgb("#b9bec6"),
        "mark": srgb("#2b2a31"),
        "dark": outfit.dark,
        "inner": srgb("#e39a8c"),
        "nose": srgb("#e2593f"),
        "hoof": outfit.dark,
        "horn": srgb("#e9dcc3"),
        "tusk": srgb("#fbf4e4"),
        "leaf": srgb("#5f9a4c"),
        "apron": srgb("#fdfaf4"),
        "glove": srgb("#fdfaf4"),
        "sock": srgb("#fdfaf4"),
        "stripe": srgb("#2b2a31"),
        "bow": srgb("#2b2a31"),
        "belt": srgb("#2b2a31"),
        "pack": srgb("#c9603a"),
    }
