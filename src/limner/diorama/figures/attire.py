"""Garments that nobody wears: hats and clothes as things, made of the same lumps as on the people who wear them."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures import headgear, trappings
from limner.diorama.figures.assemble import bodied
from limner.diorama.figures.outfit import Outfit, own_palette
from limner.diorama.figures.person import recovered
from limner.diorama.figures.physique import ARMS, arm, legs, trunk
from limner.diorama.figures.sculpt import Lump, ball, carve, sculpt
from limner.diorama.figures.wardrobe import GARMENTS, clothed
from limner.diorama.material import Look, Material, srgb

CLOTH = Material(srgb("#ffffff"), roughness=0.75)
HIP, SHOULDER = 0.34, 0.61
_HATS = {
    "cowboy hat": ("stetson", "western hat"), "sombrero": (), "beret": (), "fedora": ("trilby",), "bowler hat": ("bowler",),
    "beanie": ("woolly hat", "wool hat", "winter hat", "knit hat", "bobble hat", "knitted hat"),
    "wizard hat": ("witch hat", "pointy hat", "wizard's hat", "witch's hat"), "santa hat": ("christmas hat",),
    "chef hat": ("chef's hat", "toque"), "pirate hat": ("tricorn",), "viking helmet": ("horned helmet",), "turban": (),
    "hijab": ("headscarf",), "headband": ("sweatband",), "flower crown": ("floral crown",),
    "firefighter helmet": ("fire helmet",),
    "knight helmet": ("knight's helmet",), "space helmet": ("astronaut helmet",), "veil": ("bridal veil",),
}  # fmt: skip
_CLOTHES = {
    "shirt": (("dress shirt", "button-down shirt", "polo shirt", "flannel shirt", "hawaiian shirt"), 0.65),
    "sweater": (("jumper", "pullover", "sweatshirt", "turtleneck", "crewneck"), 0.65), "hoodie": (("hooded sweatshirt",), 0.7),
    "jacket": (("denim jacket", "leather jacket", "bomber jacket", "blazer", "anorak", "windbreaker", "cardigan"), 0.7),
    "coat": (("overcoat", "winter coat", "raincoat", "rain coat", "trench coat", "parka", "fur coat", "duffle coat"), 1.0),
    "trousers": (("pants", "slacks", "chinos", "sweatpants", "joggers"), 0.9), "leggings": (("tights",), 0.8),
    "overalls": (("dungarees",), 1.1), "skirt": (("miniskirt", "mini skirt", "pencil skirt"), 0.5), "kilt": ((), 0.5),
    "tutu": (("ballet skirt",), 0.4), "gown": (("ball gown", "evening gown", "evening dress", "toga", "cheongsam"), 1.3),
    "wedding dress": (("wedding gown", "bridal gown"), 1.3), "bathrobe": (("robe", "dressing gown", "bath robe"), 1.2),
    "suit": (("business suit", "pantsuit", "formal clothes", "formal wear", "formal attire"), 1.35),
    "tuxedo": (("tux", "dinner jacket"), 1.35), "pajamas": (("pyjamas", "nightclothes"), 1.3),
    "tracksuit": (("jumpsuit", "onesie", "wetsuit", "leotard", "boiler suit"), 1.3),
    "uniform": (("school uniform", "military uniform", "police uniform"), 1.35),
    "spacesuit": (("space suit", "astronaut suit"), 1.5), "santa suit": (("santa claus suit",), 1.35),
    "apron": ((), 0.7), "cape": (("cloak",), 1.0),
}  # fmt: skip


@lru_cache(maxsize=128)
def headwear(name: str, look: Look) -> Body:
    """A hat of the wardrobe, standing on its brim."""
    garment = GARMENTS[name]
    outfit = Outfit(coat=garment.colour)
    palette = own_palette(outfit, 0, 0, 0, 0)
    colour = look.tint(garment.colour) if garment.colour else None
    if colour is not None or look.colours:
        palette["hat"] = colour or look.colours[0]
    skins = headgear.GEAR[garment.hat].skins()
    if "hat" in palette:
        skins = recovered(skins)
    meshes = [sculpt(skin, palette, 0.05) for skin in skins]
    return bodied(meshes, [], {}, palette, Look(material=look.material), 0.15, material=CLOTH)


@lru_cache(maxsize=128)
def clothing(name: str, look: Look) -> Body:
    """A garment of the wardrobe as if somebody stood in it."""
    garment = GARMENTS[name]
    colours = look.colours or ((look.tint(srgb("#8f98a3")),) if look.material else ())
    bare = Outfit(coat=srgb("#5f86ad"), light=srgb("#41506b"), cut="trousers")
    outfit = clothed(bare, [(name, colours)])
    palette = own_palette(outfit, 0, 0, 0, 0)
    palette.setdefault("cape", palette["coat"])
    palette |= dict(outfit.tones)
    parts: list[list[Lump]] = []
    if garment.covers in ("top", "whole"):
        body = trunk(outfit, HIP, SHOULDER)
        for s in (-1.0, 1.0):
            body += arm(s, SHOULDER, ARMS["stand"][0], outfit)
        parts.append([*_cloth(body), carve((0, -0.005, SHOULDER + 0.05), (0.05, 0.046, 0.045), 0.008)])
    if garment.covers == "legs" and outfit.cut == "skirt":
        hanging = [one for one in trunk(outfit, HIP, SHOULDER) if one.tone == "light" or one.op == "carve"]
        waist = [
            carve((0, 0, HIP + 0.4), (0.4, 0.4, 0.31), 0.01),
            carve((0, 0, HIP + 0.09), (0.075, 0.062, 0.04), 0.006),
        ]
        parts.append([*hanging, *waist])
    elif garment.covers == "legs" or (garment.covers == "whole" and outfit.cut in ("trousers", "suit")):
        parts.append(_cloth(legs(outfit, HIP, "stand")))
    parts += [trappings.BODY[f](HIP, SHOULDER) for f in garment.features if f in trappings.BODY]
    if name == "tutu":
        parts = [
            [
                *trappings.BODY["tutu"](HIP, SHOULDER),
                ball((0, 0, HIP + 0.1), (0.1, 0.085, 0.05), "coat", 0.02),
            ]
        ]
        palette["coat"] = palette["light"]
    meshes = [sculpt(part, palette, 0.012) for part in parts if part]
    front = (0.0, -0.09, SHOULDER - 0.08)
    return bodied(meshes, [], {"front": front}, palette, Look(material=look.material), 1.6, material=CLOTH)


def _cloth(lumps: list[Lump]) -> list[Lump]:
    return [one for one in lumps if one.tone not in ("skin", "shoe", "sock")]


def _hat(look: Look, pose: str | None, rng: np.random.Generator, *, name: str) -> Body:
    return headwear(name, look)


def _garment(look: Look, pose: str | None, rng: np.random.Generator, *, name: str) -> Body:
    return clothing(name, look)


CONCEPTS: tuple[Concept, ...] = (
    *(Concept(key, partial(_hat, name=key), "clothing", names, 0.38) for key, names in _HATS.items()),
    *(
        Concept(key, partial(_garment, name=key), "clothing", names, size)
        for key, (names, size) in _CLOTHES.items()
    ),
)
