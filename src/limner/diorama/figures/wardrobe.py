"""Clothes that people are made in: what a subject wears becomes part of the figure itself, sleeves, hems, hats and all."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

import re
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
    "shirt, button-down shirt, dress shirt, blouse, polo shirt, flannel shirt, hawaiian shirt": Garment("top", features=("collar",)),
    "t-shirt, t shirt, tshirt, tee, tee shirt, jersey, football shirt": Garment("top", features=("short sleeves",)),
    "tank top, vest top, singlet, crop top": Garment("top", features=("bare arms",)),
    "sweater, jumper, pullover, sweatshirt, turtleneck, crewneck, top": Garment("top", features=("knitted",)),
    "hoodie, hooded sweatshirt": Garment("top", features=("hood down",)),
    "cardigan, jacket, denim jacket, leather jacket, bomber jacket, blazer, windbreaker, anorak": Garment("top", features=("open front",)),
    "safety vest, vest, waistcoat": Garment("over", srgb("#f0902c"), features=("vest",), tone="vest"),
    "coat, overcoat, trench coat, winter coat, parka, raincoat, rain coat, fur coat, duffle coat, peacoat": Garment("top", features=("long coat", "buttons")),
    "lab coat, white coat, doctors coat": Garment("top", srgb("#f7f5ef"), features=("long coat", "open front")),
    "jeans, denim jeans, blue jeans": Garment("legs", srgb("#3f5f93")),
    "trousers, pants, slacks, chinos, leggings, tights, sweatpants, joggers": Garment("legs"),
    "shorts, swim trunks, swimming trunks, trunks": Garment("legs", srgb("#4a78a8"), "shorts"),
    "skirt, miniskirt, mini skirt, long skirt, pencil skirt": Garment("legs", srgb("#c2506a"), "skirt"),
    "kilt": Garment("legs", srgb("#9c3636"), "skirt", features=("sporran",)),
    "tutu, ballet skirt": Garment("legs", srgb("#f2a0bf"), "shorts", features=("tutu",)),
    "dress, sundress, frock, summer dress, party dress, cocktail dress": Garment("whole", cut="dress"),
    "gown, ball gown, ballgown, evening gown, evening dress, sari, saree, robes, toga, hanbok, cheongsam": Garment("whole", cut="robe"),
    "wedding dress, wedding gown, bridal gown": Garment("whole", srgb("#f7f5ef"), "robe"),
    "robe, bathrobe, dressing gown, bath robe": Garment("whole", cut="robe", features=("sash",)),
    "kimono, yukata": Garment("whole", srgb("#4f6fae"), "robe", features=("obi",)),
    "suit, business suit, pantsuit, three piece suit, formal clothes, formal wear, formal attire": Garment("whole", srgb("#3a4358"), "trousers", features=("lapels",)),
    "tuxedo, tux, dinner jacket": Garment("whole", srgb("#22222b"), "trousers", features=("shirt front", "bow tie")),
    "pajamas, pyjamas, pajama, pyjama, nightclothes": Garment("whole", srgb("#8fb5d9"), "trousers", features=("buttons", "collar")),
    "tracksuit, jumpsuit, onesie, boiler suit, wetsuit, coveralls, leotard": Garment("whole", srgb("#3f6fb5"), "suit"),
    "overalls, dungarees": Garment("legs", srgb("#3f6ea5"), features=("overalls",)),
    "swimsuit, bathing suit, one piece swimsuit, bikini": Garment("whole", srgb("#e0524a"), "swimsuit", features=("bare arms",)),
    "uniform, school uniform, military uniform, police uniform": Garment("whole", srgb("#2f4a7a"), "trousers", features=("buttons", "belt", "emblem")),
    "spacesuit, space suit, astronaut suit": Garment("whole", srgb("#f4f3ef"), "suit", features=("pack", "gloves"), hat="space"),
    "armor, armour, suit of armor, suit of armour, knight armor, plate armor": Garment("whole", srgb("#aeb4be"), "suit", features=("pauldrons", "belt")),
    "santa suit, santa costume, santa claus costume": Garment("whole", srgb("#cf2f2f"), "trousers", features=("belt", "fur trim"), hat="santa"),
    "apron": Garment("over", srgb("#fbf8f2"), features=("apron",), tone="apron"),
    "cape, cloak": Garment("over", srgb("#b3263a"), features=("cape",), tone="cape"),
    "belt": Garment("over", srgb("#4a3428"), features=("belt",), tone="belt"),
    "backpack, rucksack, knapsack": Garment("over", srgb("#c9603a"), features=("backpack",), tone="pack"),
    "bow tie, bowtie": Garment("over", srgb("#b3263a"), features=("bow tie",), tone="bow"),
    "glasses, eyeglasses, spectacles, reading glasses": Garment("eyes", tone="frame"),
    "gloves, mittens, boxing gloves": Garment("hands", srgb("#e0524a"), features=("gloves",), tone="glove"),
    "boots, rain boots, rubber boots, wellington boots, wellingtons, cowboy boots": Garment("feet", srgb("#7a4a2c"), features=("boots",)),
    "shoes, sneakers, trainers, high heels, heels, slippers, ballet shoes, running shoes, shoe, sneaker": Garment("feet"),
    "socks, stockings": Garment("feet", srgb("#f7f5ef"), features=("socks",), tone="sock"),
    "cap, baseball cap, baseball hat, flat cap": Garment("head", srgb("#3f6fb5"), hat="baseball cap"),
    "hat, straw hat, sun hat, sunhat, panama hat, boater, floppy hat": Garment("head", srgb("#e8c372"), hat="straw"),
    "fedora, bowler, bowler hat, trilby": Garment("head", srgb("#4a4038"), hat="bowler"),
    "cowboy hat, stetson": Garment("head", srgb("#8a5f3a"), hat="cowboy hat"),
    "sombrero": Garment("head", srgb("#e0a94a"), hat="sombrero"),
    "top hat": Garment("head", srgb("#26242c"), hat="top hat"),
    "beret": Garment("head", srgb("#b3263a"), hat="beret"),
    "beanie, woolly hat, wool hat, winter hat, knit hat, knitted hat, bobble hat": Garment("head", srgb("#3f8a7a"), hat="beanie"),
    "party hat, birthday hat, cone hat": Garment("head", srgb("#e0524a"), hat="party hat"),
    "santa hat, christmas hat, santa claus hat": Garment("head", srgb("#cf2f2f"), hat="santa"),
    "chef hat, chefs hat, chef's hat, toque": Garment("head", srgb("#fbf8f2"), hat="chef"),
    "wizard hat, witch hat, witchs hat, witch's hat, wizard's hat, pointy hat, pointed hat": Garment("head", srgb("#4a3a78"), hat="wizard"),
    "pirate hat, tricorn, tricorn hat": Garment("head", srgb("#26242c"), hat="pirate"),
    "viking helmet, horned helmet": Garment("head", hat="viking helmet"),
    "firefighter helmet, fireman helmet, fire helmet": Garment("head", srgb("#cf2f2f"), hat="helmet"),
    "hard hat, construction helmet, safety helmet, helmet, bike helmet, bicycle helmet": Garment("head", srgb("#f7d84a"), hat="hard hat"),
    "military helmet, army helmet": Garment("head", srgb("#6b7a45"), hat="army"),
    "knight helmet": Garment("head", hat="knight"),
    "space helmet, astronaut helmet": Garment("head", srgb("#f4f3ef"), hat="space"),
    "graduation cap, mortarboard": Garment("head", srgb("#26242c"), hat="mortarboard"),
    "crown": Garment("head", srgb("#f2c14a"), hat="crown"),
    "tiara": Garment("head", srgb("#f2c14a"), hat="tiara"),
    "flower crown, wreath of flowers": Garment("head", hat="flower crown"),
    "headband, sweatband": Garment("head", srgb("#e0524a"), hat="headband"),
    "hijab, headscarf": Garment("head", srgb("#4f7fae"), hat="hijab"),
    "turban": Garment("head", srgb("#d9822c"), hat="turban"),
    "hood": Garment("head", hat="hood"),
    "veil, bridal veil": Garment("head", hat="veil"),
}  # fmt: skip
GARMENTS: dict[str, Garment] = {name: garment for names, garment in _TABLE.items() for name in names.split(", ")}
"""Every garment a person can be made in, by the names it has."""
_MOST_WORDS = max(len(name.split()) for name in GARMENTS)
_CLOTHES = frozenset(
    ["collar", "buttons", "lapels", "overalls", "apron", "fur trim", "emblem", "pack", "belt", "scope", "vest", "shirt front", "bow tie", "obi",
     "sash", "samurai", "striped", "number", "tutu", "loincloth", "knitted", "hood down", "open front", "long coat", "short sleeves",
     "bare arms"]
)
"""What goes when something else is put on over the trunk."""


def named(words: str, body: str) -> str | None:
    """The garment that a subject is: the longest name its words end in, else its body's; None where no person can be made
    in it."""
    said = re.sub(r"[^a-z ]+", " ", words.lower().replace("'", "")).split()
    for start in range(max(0, len(said) - _MOST_WORDS), len(said)):
        phrase = " ".join(said[start:])
        for name in (phrase, phrase.removesuffix("s"), phrase.replace("t shirt", "t-shirt").removesuffix("s")):
            if name in GARMENTS:
                return name
    return body if body in GARMENTS else None


def dressed(outfit: Outfit, look: Look, pose: str, variant: int) -> Body:
    """Somebody as the words want: with this hair, of this kin, in these clothes."""
    outfit = groomed(outfit, look.hair)
    if look.kin:
        outfit, look = crossed(outfit, look.kin, look.colours), replace(look, colours=())
    return person(clothed(outfit, look.wear), look, pose, variant)


def clothed(outfit: Outfit, wear: Iterable[tuple[str, tuple[RGB, ...]]]) -> Outfit:
    """The outfit with these garments put on, each (name in `GARMENTS`, colours asked for, main one first)."""
    pieces = sorted(((GARMENTS[name], colours) for name, colours in wear), key=lambda piece: piece[0].covers != "whole")
    for garment, colours in pieces:
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
