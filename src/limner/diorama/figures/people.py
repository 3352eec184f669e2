"""People: the table of who is who, by age and dress."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures.hair import Hair
from limner.diorama.figures.outfit import HEIGHTS, VARIANTS, Outfit
from limner.diorama.figures.wardrobe import dressed
from limner.diorama.material import Look, srgb

POSES = ("stand", "walk", "run", "jump", "sit", "read", "hold", "wave", "dance", "ride", "sleep", "kick", "throw", "juggle", "climb",
         "skate", "swim", "fly")
_HER: tuple[Hair, ...] = ("bob", "long", "bun", "ponytail", "curly")
_HIM: tuple[Hair, ...] = ("short", "curly", "short")
_WHITE = srgb("#f7f5ef")

PEOPLE: dict[str, tuple[Outfit, tuple[str, ...]]] = {
    "person": (Outfit(hair=("short", "bob", "curly", "short")), ("human", "someone", "figure", "individual")),
    "man": (Outfit(hair=_HIM), ("guy", "gentleman", "male", "father", "dad", "husband")),
    "woman": (Outfit(hair=_HER, cut="dress"), ("lady", "female", "mother", "mom", "wife")),
    "boy": (Outfit(hair=_HIM, age="child", cut="shorts"), ("schoolboy", "son", "young boy")),
    "girl": (Outfit(hair=("pigtails", "long", "pigtails"), age="child", cut="dress"), ("schoolgirl", "daughter", "young girl", "little girl")),
    "child": (Outfit(hair=("short", "bob"), age="child", cut="shorts"), ("kid", "toddler")),
    "baby": (Outfit(hair=("tuft",), age="baby", cut="suit", coat=srgb("#a8d8ea"), dark=srgb("#a8d8ea")), ("infant", "newborn")),
    "old man": (Outfit(hair=("rim",), age="old", beard=True, glasses=True, coat=srgb("#7a8b6f")), ("grandfather", "grandpa", "elderly man")),
    "old woman": (Outfit(hair=("bun",), age="old", glasses=True, cut="dress", coat=srgb("#a06a8c")), ("grandmother", "grandma", "elderly woman")),
    "astronaut": (Outfit(coat=_WHITE, light=srgb("#c3c9d2"), dark=srgb("#8d96a3"), cut="suit", hat="space", hair=("bald",), features=("pack", "gloves")), ("spaceman", "cosmonaut")),
    "knight": (Outfit(coat=srgb("#b9bec6"), light=srgb("#8f969f"), dark=srgb("#6d737c"), cut="suit", hat="knight", hair=("bald",), features=("belt",)), ("paladin",)),
    "king": (Outfit(coat=srgb("#b3263a"), cut="robe", hat="crown", beard=True, hair_colour=srgb("#8a5a34"), features=("cape", "collar", "buttons")), ("monarch", "emperor")),
    "queen": (Outfit(coat=srgb("#6b3fa0"), cut="robe", hat="crown", hair=("long", "bun"), features=("cape", "collar", "emblem")), ("empress",)),
    "prince": (Outfit(coat=srgb("#2f6fc4"), light=_WHITE, hat="crown", features=("belt", "buttons", "cape")), ()),
    "princess": (Outfit(coat=srgb("#f28bb1"), cut="robe", hat="tiara", hair=("long",), hair_colour=srgb("#e3b155"), features=("emblem",)), ()),
    "wizard": (Outfit(coat=srgb("#3c4fb0"), cut="robe", hat="wizard", beard=True, hair=("long",), hair_colour=srgb("#eeebe4"), features=("belt",)), ("sorcerer", "magician", "mage", "gandalf")),
    "witch": (Outfit(coat=srgb("#3d2f4f"), cut="robe", hat="wizard", hair=("long",), hair_colour=srgb("#d9692a"), trim=srgb("#8fcf4a"), features=("belt",)), ("sorceress",)),
    "pirate": (Outfit(coat=srgb("#b5312f"), light=srgb("#3a3340"), hat="pirate", beard=True, hair_colour=srgb("#2f2220"), features=("belt", "buttons")), ("buccaneer",)),
    "chef": (Outfit(coat=_WHITE, light=srgb("#4a4f5c"), hat="chef", trim=srgb("#4a4f5c"), features=("buttons",)), ("cook", "baker")),
    "doctor": (Outfit(coat=_WHITE, light=srgb("#4fa3a5"), features=("scope",), glasses=True), ("physician", "surgeon", "nurse")),
    "firefighter": (Outfit(coat=srgb("#d9402e"), light=srgb("#8f2a22"), cut="suit", hat="helmet", hair=("short",), features=("belt",)), ("fireman",)),
    "police officer": (Outfit(coat=srgb("#2c4a86"), light=srgb("#22355e"), hat="peaked", features=("belt", "buttons", "emblem"), hair=("short",)), ("policeman", "cop", "policewoman", "police")),
    "farmer": (Outfit(coat=srgb("#d0513f"), light=srgb("#3f6ea5"), trim=srgb("#e8c372"), hat="straw", features=("overalls",)), ("gardener",)),
    "soldier": (Outfit(coat=srgb("#6b7a45"), light=srgb("#59663a"), hat="army", features=("belt",), hair=("short",)), ("trooper", "warrior")),
    "ninja": (Outfit(coat=srgb("#2a2c38"), light=srgb("#2a2c38"), dark=srgb("#1d1e26"), trim=srgb("#d9402e"), cut="suit", hat="ninja", hair=("bald",)), ("shinobi",)),
    "superhero": (Outfit(coat=srgb("#2f66c9"), light=srgb("#d9342e"), dark=srgb("#d9342e"), cut="suit", hair=("short", "long"), features=("cape", "hero", "emblem", "mask", "belt")), ("hero", "superman")),
    "clown": (Outfit(coat=srgb("#f2b134"), light=srgb("#3f8fd2"), dark=srgb("#d9402e"), hair=("curly",), hair_colour=srgb("#e2402c"), trim=srgb("#e2402c"), features=("clown", "collar", "buttons")), ("jester",)),
    "santa claus": (Outfit(coat=srgb("#cf2f2f"), light=srgb("#cf2f2f"), dark=srgb("#2b2326"), hat="santa", beard=True, hair_colour=srgb("#fbf8f2"), features=("belt", "fur trim", "stout")), ("santa", "father christmas")),
    "fairy": (Outfit(coat=srgb("#8fcf7a"), cut="dress", hair=("bun", "pigtails"), hat="tiara", age="child", features=("wings",)), ("pixie", "elf")),
    "businessman": (Outfit(coat=srgb("#3a4358"), light=srgb("#3a4358"), hair=_HIM, trim=srgb("#c7413b"), features=("lapels",)), ("businesswoman", "executive")),
    "teacher": (Outfit(coat=srgb("#5a8f6a"), light=srgb("#6b5544"), hair=_HER, glasses=True, features=("collar",)), ("professor", "librarian")),
    "monk": (Outfit(coat=srgb("#e08a2c"), cut="robe", hair=("bald",), features=("belt",)), ("priest",)),
    "mechanic": (Outfit(coat=srgb("#3f7fb5"), light=srgb("#2f5f8f"), trim=srgb("#e8c372"), hair=("short", "curly"), features=("overalls", "gloves")), ("repairman", "plumber", "technician")),
    "construction worker": (Outfit(coat=srgb("#f08a2c"), light=srgb("#3f5a7d"), hat="helmet", hair=("short",), trim=srgb("#f7d84a"), features=("belt", "gloves")), ("builder", "workman", "miner")),
    "factory worker": (Outfit(coat=srgb("#6f7f8c"), light=srgb("#4a5763"), hat="helmet", hair=("short",), features=("overalls", "gloves")), ("welder", "labourer")),
    "pilot": (Outfit(coat=srgb("#2b3550"), light=srgb("#2b3550"), hat="peaked", hair=("short",), features=("buttons", "emblem", "lapels")), ("aviator", "captain")),
    "scientist": (Outfit(coat=_WHITE, light=srgb("#5b6b8c"), glasses=True, hair=("curly", "bun", "short"), features=("lapels", "buttons")), ("chemist", "researcher", "biologist")),
    "student": (Outfit(coat=srgb("#e0a33a"), light=srgb("#3f5a8a"), hair=("short", "ponytail", "bob"), features=("pack", "collar")), ("pupil",)),
    "programmer": (Outfit(coat=srgb("#5a6fb0"), light=srgb("#474c57"), glasses=True, hair=("short", "bob", "ponytail")), ("technologist", "software developer", "developer")),
    "judge": (Outfit(coat=srgb("#26242c"), cut="robe", hair=("curly",), hair_colour=srgb("#eeebe4"), age="old", glasses=True, features=("collar",)), ()),
    "singer": (Outfit(coat=srgb("#c23f8f"), light=srgb("#2c2a3a"), hair=("long", "curly"), features=("belt", "emblem")), ("rock star", "vocalist", "pop star")),
    "artist": (Outfit(coat=srgb("#e9e2d2"), light=srgb("#3d6f86"), hair=("bob", "curly", "bun"), trim=srgb("#e0524a"), features=("overalls", "collar")), ("painter", "sculptor")),
    "detective": (Outfit(coat=srgb("#a67b4f"), light=srgb("#5f4a38"), hat="straw", trim=srgb("#5f4a38"), features=("lapels", "belt", "buttons")), ("sherlock", "spy", "inspector")),
    "vampire": (Outfit(coat=srgb("#2a2530"), light=srgb("#2a2530"), skin=srgb("#dfe3e2"), hair_colour=srgb("#1d1a20"), hair=("short",), trim=srgb("#b5202c"), features=("cape", "collar", "lapels")), ("dracula",)),
    "zombie": (Outfit(coat=srgb("#6b6a5a"), light=srgb("#4f5a4a"), skin=srgb("#9dbb86"), hair=("tuft", "short"), hair_colour=srgb("#3f3a30")), ()),
}  # fmt: skip


@lru_cache(maxsize=256)
def figure(key: str, look: Look, pose: str, variant: int) -> Body:
    """Somebody in a pose, in metres; `variant` picks skin, hair and clothes."""
    return dressed(PEOPLE[key][0], look, pose, variant)


def _build(look: Look, pose: str | None, rng: np.random.Generator, *, key: str) -> Body:
    variant = (int(rng.integers(0, VARIANTS)) + look.number) % VARIANTS
    return figure(key, replace(look, number=0), pose or "stand", variant)


CONCEPTS: tuple[Concept, ...] = tuple(
    Concept(key, partial(_build, key=key), "person", names, HEIGHTS[outfit.age], poses=POSES, dressed=True)
    for key, (outfit, names) in PEOPLE.items()
)
