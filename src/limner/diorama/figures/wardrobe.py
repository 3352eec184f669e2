"""Clothes that people are made in: what a subject wears becomes part of the figure itself, sleeves, hems, hats and all."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from limner.diorama.body import Body
from limner.diorama.figures.barber import groomed
from limner.diorama.figures.kin import crossed
from limner.diorama.figures.outfit import Cut, Outfit
from limner.diorama.figures.person import person
from limner.diorama.material import RGB, Look, srgb

Covers = Literal["top", "legs", "whole", "over", "head", "feet", "hands", "eyes"]


@dataclass(frozen=True)
class Garment:
    """One thing to wear: what it covers, its colour when none is asked for (None: whatever the person has), and how a figure
    shows it. `tone` is the tone of the palette that its colour goes to, where that is not told by what it covers.
    """

    covers: Covers
    colour: RGB | None = None
    cut: Cut | None = None
    features: tuple[str, ...] = ()
    hat: str = ""
    tone: str = ""


_TABLE: dict[str, Garment] = {
    "shirt, blouse": Garment("top", features=("collar",)),
    "t-shirt": Garment("top", features=("short sleeves",)),
    "tank top": Garment("top", features=("bare arms",)),
    "sweater": Garment("top", features=("knitted",)),
    "hoodie": Garment("top", features=("hood down",)),
    "jacket": Garment("top", features=("open front",)),
    "safety vest": Garment("over", srgb("#f0902c"), features=("vest",), tone="vest"),
    "coat": Garment("top", features=("long coat", "buttons")),
    "lab coat": Garment("top", srgb("#f7f5ef"), features=("long coat", "open front")),
    "jeans": Garment("legs", srgb("#3f5f93")),
    "trousers, leggings": Garment("legs"),
    "shorts": Garment("legs", srgb("#4a78a8"), "shorts"),
    "skirt": Garment("legs", srgb("#c2506a"), "skirt"),
    "kilt": Garment("legs", srgb("#9c3636"), "skirt", features=("sporran",)),
    "tutu": Garment("legs", srgb("#f2a0bf"), "shorts", features=("tutu",)),
    "dress": Garment("whole", cut="dress"),
    "gown, sari": Garment("whole", cut="robe"),
    "wedding dress": Garment("whole", srgb("#f7f5ef"), "robe"),
    "bathrobe": Garment("whole", cut="robe", features=("sash",)),
    "kimono": Garment("whole", srgb("#4f6fae"), "robe", features=("obi",)),
    "suit": Garment("whole", srgb("#3a4358"), "trousers", features=("lapels",)),
    "tuxedo": Garment("whole", srgb("#22222b"), "trousers", features=("shirt front", "bow tie")),
    "pajamas": Garment("whole", srgb("#8fb5d9"), "trousers", features=("buttons", "collar")),
    "tracksuit": Garment("whole", srgb("#3f6fb5"), "suit"),
    "overalls": Garment("legs", srgb("#3f6ea5"), features=("overalls",)),
    "swimsuit, bikini": Garment("whole", srgb("#e0524a"), "swimsuit", features=("bare arms",)),
    "uniform, martial arts uniform": Garment("whole", srgb("#2f4a7a"), "trousers", features=("buttons", "belt", "emblem")),
    "spacesuit": Garment("whole", srgb("#f4f3ef"), "suit", features=("pack", "gloves"), hat="space"),
    "suit of armour": Garment("whole", srgb("#aeb4be"), "suit", features=("pauldrons", "belt")),
    "santa suit": Garment("whole", srgb("#cf2f2f"), "trousers", features=("belt", "fur trim"), hat="santa"),
    "apron": Garment("over", srgb("#fbf8f2"), features=("apron",), tone="apron"),
    "cape": Garment("over", srgb("#b3263a"), features=("cape",), tone="cape"),
    "backpack": Garment("over", srgb("#c9603a"), features=("backpack",), tone="pack"),
    "bow tie": Garment("over", srgb("#b3263a"), features=("bow tie",), tone="bow"),
    "glasses": Garment("eyes", tone="frame"),
    "gloves, glove, boxing glove": Garment("hands", srgb("#e0524a"), features=("gloves",), tone="glove"),
    "boot, heeled boot, hiking boot": Garment("feet", srgb("#7a4a2c"), features=("boots",)),
    "shoe, sneaker, flat shoe, high heel, heeled sandal, ballet shoes, flip flop": Garment("feet"),
    "socks, sock": Garment("feet", srgb("#f7f5ef"), features=("socks",), tone="sock"),
    "cap": Garment("head", srgb("#3f6fb5"), hat="baseball cap"),
    "hat": Garment("head", srgb("#e8c372"), hat="straw"),
    "sun hat": Garment("head", srgb("#e8c372"), hat="straw"),
    "fedora, bowler hat": Garment("head", srgb("#4a4038"), hat="bowler"),
    "cowboy hat": Garment("head", srgb("#8a5f3a"), hat="cowboy hat"),
    "sombrero": Garment("head", srgb("#e0a94a"), hat="sombrero"),
    "top hat": Garment("head", srgb("#26242c"), hat="top hat"),
    "beret": Garment("head", srgb("#b3263a"), hat="beret"),
    "beanie": Garment("head", srgb("#3f8a7a"), hat="beanie"),
    "party hat": Garment("head", srgb("#e0524a"), hat="party hat"),
    "santa hat": Garment("head", srgb("#cf2f2f"), hat="santa"),
    "chef hat": Garment("head", srgb("#fbf8f2"), hat="chef"),
    "wizard hat": Garment("head", srgb("#4a3a78"), hat="wizard"),
    "pirate hat": Garment("head", srgb("#26242c"), hat="pirate"),
    "viking helmet": Garment("head", hat="viking helmet"),
    "firefighter helmet": Garment("head", srgb("#cf2f2f"), hat="helmet"),
    "hard hat": Garment("head", srgb("#f7d84a"), hat="hard hat"),
    "military helmet": Garment("head", srgb("#6b7a45"), hat="army"),
    "knight helmet": Garment("head", hat="knight"),
    "space helmet": Garment("head", srgb("#f4f3ef"), hat="space"),
    "graduation cap": Garment("head", srgb("#26242c"), hat="mortarboard"),
    "crown": Garment("head", srgb("#f2c14a"), hat="crown"),
    "flower crown": Garment("head", hat="flower crown"),
    "headband": Garment("head", srgb("#e0524a"), hat="headband"),
    "hijab": Garment("head", srgb("#4f7fae"), hat="hijab"),
    "turban": Garment("head", srgb("#d9822c"), hat="turban"),
    "veil": Garment("head", hat="veil"),
}  # fmt: skip
GARMENTS: dict[str, Garment] = {key: garment for keys, garment in _TABLE.items() for key in keys.split(", ")}
"""Every garment a person can be made in, by the body that stands for it where nobody wears it."""
_CLOTHES = frozenset(
    ["collar", "buttons", "lapels", "overalls", "apron", "fur trim", "emblem", "pack", "belt", "scope", "vest", "shirt front", "bow tie", "obi",
     "sash", "samurai", "striped", "number", "tutu", "loincloth", "knitted", "hood down", "open front", "long coat", "short sleeves",
     "bare arms"]
)
"""What goes when something else is put on over the trunk."""
_OWN_HATS = frozenset(
    ["wizard", "peaked", "straw", "chef", "pirate", "santa", "sombrero", "bowler", "cone hat", "bearskin", "cowboy hat",
     "sailor cap", "beret", "top hat", "elf hat", "feather"]
)
"""What is meant by the hat of somebody who is made with one of these: the chef's tall hat is a chef's hat."""


def dressed(outfit: Outfit, look: Look, pose: str, variant: int) -> Body:
    """Somebody as the words want: with this hair, of this kin, in these clothes."""
    outfit = groomed(outfit, look.hair)
    if look.kin:
        outfit, look = crossed(outfit, look.kin, look.colours), replace(look, colours=())
    return person(clothed(outfit, look.wear), look, pose, variant)


def clothed(outfit: Outfit, wear: Iterable[tuple[str, tuple[RGB, ...]]]) -> Outfit:
    """The outfit with these garments put on, each (key of `GARMENTS`, colours asked for, main one first)."""
    pieces = sorted(((GARMENTS[name], colours) for name, colours in wear), key=lambda piece: piece[0].covers != "whole")
    for garment, colours in pieces:
        if garment is GARMENTS["hat"] and outfit.hat in _OWN_HATS:
            garment = replace(garment, hat=outfit.hat, colour=None)
        colour = colours[0] if colours else garment.colour
        if garment is GARMENTS["jeans"] and colour and colour[2] > 2 * max(colour[:2]):
            colour = garment.colour  # blue jeans are of denim
        outfit = _put_on(outfit, garment, colour)
        if len(colours) > 1 and garment.covers in ("top", "whole"):
            outfit = replace(outfit, features=(*outfit.features, "striped"), tones=(*outfit.tones, ("stripe", colours[1])))
    return outfit


def _put_on(outfit: Outfit, garment: Garment, colour: RGB | None) -> Outfit:
    cut, features, tones = outfit.cut, outfit.features, dict(outfit.tones)
    whole = ("coat",) if garment.cut in ("dress", "robe") else ("coat", "light")
    told = {"top": ("coat",), "legs": ("light",), "whole": whole, "head": ("hat",), "feet": ("shoe",)}
    if garment.covers in ("top", "whole"):
        features = tuple(f for f in features if f not in _CLOTHES)
        cut = garment.cut or ("trousers" if cut in ("dress", "robe", "suit") else cut)
    elif garment.covers == "legs":
        features = tuple(f for f in features if f != "overalls")
        cut = garment.cut or "trousers"
    if colour is not None:
        tones |= dict.fromkeys((garment.tone,) if garment.tone else told[garment.covers], colour)
    return replace(
        outfit, cut=cut, hat=garment.hat or outfit.hat, glasses=outfit.glasses or garment.covers == "eyes",
        features=tuple(dict.fromkeys((*features, *garment.features))), tones=tuple(tones.items()),
    )
