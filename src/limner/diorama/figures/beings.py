"""Beings of tales: people's figures with the features that tell them apart, by name."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures.outfit import HEIGHTS, VARIANTS, Outfit
from limner.diorama.figures.people import POSES
from limner.diorama.figures.plan import derived
from limner.diorama.figures.species import SPECIES
from limner.diorama.figures.wardrobe import dressed
from limner.diorama.material import Look, srgb


@dataclass(frozen=True)
class Being:
    """An outfit, its further names and the pose it takes when none is asked for. `hide`: an asked colour is the skin's,
    not the clothes'. `idle`: features of the figure as long as no other pose is asked for.
    """

    outfit: Outfit
    names: tuple[str, ...] = ()
    pose: str = "stand"
    hide: bool = False
    idle: tuple[str, ...] = ()


_WHITE = srgb("#f7f5ef")
_BONE = srgb("#f3eddc")
_GREEN, _OLIVE = srgb("#7fb04a"), srgb("#93a83f")
_JACKAL = derived(SPECIES["wolf"].plan, coat=srgb("#2b2b33"), light=srgb("#2b2b33"), dark=srgb("#1f1f26"), inner=srgb("#d9a43a"), tufts=False, ears="pointed", ear=1.35, muzzle="long", cheeks=False)
_BULL = derived(SPECIES["bull"].plan, light=srgb("#c58f6f"))

BEINGS: dict[str, Being] = {
    "alien": Being(Outfit(coat=srgb("#b9c3cf"), light=srgb("#8d99ab"), dark=srgb("#5c6675"), skin=srgb("#8fce5f"), trim=srgb("#f3d04b"), cut="suit", hair=("bald",), face="alien", big=1.12, bulk=0.88, tall=1.5, features=("antennae", "belt")), ("extraterrestrial", "martian", "alien creature"), hide=True),
    "goblin": Being(Outfit(coat=srgb("#7a5a3c"), light=srgb("#4f4436"), skin=_GREEN, age="child", hair=("tuft",), hair_colour=srgb("#2f3324"), face="stern", features=("goblin ears", "long nose", "fangs", "belt"), cut="shorts"), ("hobgoblin", "gremlin"), hide=True),
    "orc": Being(Outfit(coat=srgb("#4b4039"), light=srgb("#3b332e"), skin=srgb("#5f8a45"), hair=("tuft",), hair_colour=srgb("#1f1d1b"), face="stern", bulk=1.18, tall=1.95, features=("elf ears", "tusks", "jaw", "pauldrons", "cross strap", "belt")), ("uruk hai",), hide=True),
    "ogre": Being(Outfit(coat=srgb("#c9b48a"), light=srgb("#6d5236"), dark=srgb("#4a3625"), skin=_OLIVE, hair=("bald",), bulk=1.22, tall=2.2, features=("tube ears", "bulb nose", "jaw", "loincloth", "stout", "belt")), ("shrek",), hide=True),
    "troll": Being(Outfit(coat=srgb("#6b5237"), light=srgb("#5a4630"), skin=srgb("#8aa3a0"), hair=("curly",), hair_colour=srgb("#5d4a35"), bulk=1.2, tall=2.2, cut="shorts", features=("bulb nose", "tusks", "elf ears", "tuft tail", "bare", "jaw", "stout", "belt")), ("bridge troll", "cave troll"), hide=True),
    "elf": Being(Outfit(coat=srgb("#4f9a58"), light=srgb("#7a5a3a"), trim=srgb("#e0bb4a"), hair=("long", "short"), hair_colour=srgb("#e3b155"), features=("elf ears", "belt", "cape")), ("legolas", "wood elf", "high elf")),
    "christmas elf": Being(Outfit(coat=srgb("#3f9a4f"), light=srgb("#c9352f"), trim=srgb("#f3d04b"), age="child", hair=("short", "bob"), hat="elf hat", features=("elf ears", "belt", "buttons", "collar")), ("santa's elf", "santa elf", "christmas gnome")),
    "leprechaun": Being(Outfit(coat=srgb("#3f9a4f"), light=srgb("#2f6f3d"), trim=srgb("#f3d04b"), dark=srgb("#26222a"), age="child", beard=True, hair=("short",), hair_colour=srgb("#d9692a"), hat="top hat", features=("shirt front", "belt")), ()),
    "dwarf": Being(Outfit(coat=srgb("#8a3b2f"), light=srgb("#5a4736"), trim=srgb("#e0bb4a"), age="child", beard=True, hair=("short",), hair_colour=srgb("#b5642d"), bulk=1.2, tall=1.3, hat="viking helmet", features=("pauldrons", "belt")), ("dwarves", "dwarf warrior")),
    "hobbit": Being(Outfit(coat=srgb("#6f8f4f"), light=srgb("#7a5a3c"), age="child", hair=("curly",), hair_colour=srgb("#6b4425"), features=("vest", "buttons")), ("halfling", "frodo", "bilbo")),
    "genie": Being(Outfit(coat=srgb("#5fa8e0"), light=srgb("#c23f5f"), skin=srgb("#5fa8e0"), cut="smoke", hair=("bald",), hair_colour=srgb("#221d2a"), tall=2.0, bulk=1.1, hat="topknot", features=("bare", "vest", "goatee")), ("djinn", "jinn", "genie of the lamp"), pose="wave", hide=True),
    "demon": Being(Outfit(coat=srgb("#3a2a2e"), light=srgb("#3a2a2e"), dark=srgb("#26191c"), skin=srgb("#b5322c"), hair=("bald",), face="stern", bulk=1.15, tall=2.0, features=("ram horns", "fangs", "bat wings", "devil tail", "bare", "elf ears", "belt")), ("archdemon", "fiend", "balrog"), hide=True),
    "devil": Being(Outfit(coat=srgb("#2b2530"), light=srgb("#2b2530"), skin=srgb("#dd4436"), hair=("short",), hair_colour=srgb("#1d1a20"), features=("horns", "devil tail", "elf ears", "goatee", "cape", "lapels")), ("satan", "lucifer", "mephisto"), hide=True),
    "imp": Being(Outfit(coat=srgb("#d5483a"), light=srgb("#d5483a"), dark=srgb("#8f2a22"), skin=srgb("#d5483a"), age="child", cut="suit", hair=("bald",), features=("horns", "devil tail", "bat wings", "goblin ears", "fangs")), ("little devil", "baby demon"), hide=True),
    "gargoyle": Being(Outfit(coat=srgb("#8c8d90"), light=srgb("#8c8d90"), dark=srgb("#6f7073"), skin=srgb("#8c8d90"), cut="suit", hair=("bald",), face="stern", features=("horns", "bat wings", "fangs", "goblin ears", "devil tail"), tall=1.4), ("stone gargoyle",), pose="sit", hide=True),
    "angel": Being(Outfit(coat=_WHITE, cut="robe", hair=("curly", "long"), hair_colour=srgb("#e3b155"), trim=srgb("#f3d04b"), features=("feather wings", "halo", "belt")), ("archangel", "guardian angel", "seraph")),
    "cyclops": Being(Outfit(coat=srgb("#a06a3c"), light=srgb("#7a5233"), skin=srgb("#e0a878"), hair=("tuft",), hair_colour=srgb("#3f2a20"), face="cyclops", bulk=1.18, tall=2.3, cut="shorts", features=("bare", "loincloth", "cross strap")), ("one eyed giant", "one eyed monster"), hide=True),
    "giant": Being(Outfit(coat=srgb("#6f8a4f"), light=srgb("#6b4f38"), beard=True, hair=("curly",), hair_colour=srgb("#8a4f27"), bulk=1.2, tall=4.0, features=("vest", "stout", "belt")), ("giant man", "titan", "colossus", "goliath")),
    "minotaur": Being(Outfit(coat=srgb("#6b3f2a"), light=srgb("#7a5a3a"), skin=srgb("#6b3f2a"), trim=srgb("#d9a43a"), dark=srgb("#33241d"), hair=("bald",), beast=_BULL, big=1.1, bulk=1.2, tall=2.1, cut="shorts", features=("bare", "loincloth", "pauldrons", "tuft tail")), ("bull man", "bull headed man")),
    "anubis": Being(Outfit(coat=srgb("#2b2b33"), light=_WHITE, skin=srgb("#2b2b33"), trim=srgb("#e0b23c"), dark=srgb("#e0b23c"), hair=("bald",), beast=_JACKAL, cut="shorts", tall=1.9, features=("bare", "gold collar", "loincloth")), ("jackal headed god", "egyptian god", "jackal god")),
    "werewolf": Being(Outfit(coat=srgb("#6f6a68"), light=srgb("#4f5a72"), skin=srgb("#6f6a68"), dark=srgb("#4a4644"), hair=("bald",), beast=derived(SPECIES["wolf"].plan, coat=srgb("#6f6a68"), dark=srgb("#4a4644")), bulk=1.15, tall=1.9, cut="shorts", features=("bare", "fur coat")), ("wolfman", "wolf man", "lycanthrope")),
    "bigfoot": Being(Outfit(coat=srgb("#7a5233"), light=srgb("#7a5233"), dark=srgb("#5a3b25"), skin=srgb("#a87f5f"), hair_colour=srgb("#7a5233"), hair=("bald",), cut="suit", bulk=1.2, tall=2.3, features=("fur", "fur coat")), ("sasquatch", "hairy creature", "ape man", "wookiee", "chewbacca")),
    "yeti": Being(Outfit(coat=srgb("#eef2f5"), light=srgb("#eef2f5"), dark=srgb("#8fa3b5"), skin=srgb("#8fb5d6"), hair_colour=srgb("#eef2f5"), hair=("bald",), cut="suit", bulk=1.2, tall=2.3, features=("fur", "fur coat", "horns")), ("abominable snowman", "snow monster", "ice monster")),
    "mummy": Being(Outfit(coat=srgb("#e9dfc8"), light=srgb("#d6c8a8"), dark=srgb("#e0d4b8"), skin=srgb("#e9dfc8"), cut="suit", hair=("bald",), face="wrapped", features=("bandages", "wrapped")), ("egyptian mummy",)),
    "skeleton": Being(Outfit(coat=_BONE, light=_BONE, dark=_BONE, skin=_BONE, cut="suit", hair=("bald",), face="skull", features=("bones",)), ("human skeleton", "skeleton man"), hide=True),
    "grim reaper": Being(Outfit(coat=srgb("#2a2830"), light=_BONE, skin=_BONE, cut="robe", hair=("bald",), face="skull", hat="hood"), ("reaper", "angel of death")),
    "satyr": Being(Outfit(coat=srgb("#d9a074"), light=srgb("#7a5233"), dark=srgb("#3a2a20"), hair=("curly",), hair_colour=srgb("#6b4425"), features=("ram horns", "bare", "goatee", "elf ears", "tuft tail")), ("faun",)),
    "medusa": Being(Outfit(coat=srgb("#5f8a6a"), cut="robe", skin=srgb("#b5cf8f"), hair=("bald",), hair_colour=srgb("#4f8f3d"), trim=srgb("#e0b23c"), features=("snakes", "fangs", "gold collar", "belt")), ("gorgon",), hide=True),
    "mermaid": Being(Outfit(coat=srgb("#2fae9f"), light=srgb("#7fd6c3"), trim=srgb("#f07fa0"), cut="fish", hair=("long",), hair_colour=srgb("#d9542a"), features=("bare", "shells")), ("merperson", "siren", "merpeople", "little mermaid", "ariel")),
    "merman": Being(Outfit(coat=srgb("#2f7fae"), light=srgb("#7fc3d6"), trim=srgb("#e0b23c"), cut="fish", hair=("short",), beard=True, hair_colour=srgb("#4a7f6a"), features=("bare",)), ("triton",)),
    "poseidon": Being(Outfit(coat=srgb("#2f7fae"), light=srgb("#7fc3d6"), trim=srgb("#e0b23c"), cut="fish", hair=("long",), beard=True, hair_colour=srgb("#dfe8ea"), hat="crown", features=("bare",)), ("neptune", "god of the sea")),
    "nymph": Being(Outfit(coat=srgb("#9fcf8a"), cut="dress", hair=("long",), hair_colour=srgb("#8a5a34"), hat="flower crown", features=("elf ears",)), ("dryad", "wood nymph", "forest spirit")),
    "frankenstein": Being(Outfit(coat=srgb("#3a3a44"), light=srgb("#4a4238"), skin=srgb("#8fb56f"), hair=("short",), hair_colour=srgb("#1f1d20"), face="stern", bulk=1.12, tall=2.0, features=("jaw", "patches")), ("frankensteins monster", "frankenstein monster"), hide=True),
    "zeus": Being(Outfit(coat=_WHITE, cut="robe", beard=True, hair=("long",), hair_colour=srgb("#e9e6df"), trim=srgb("#e0b23c"), hat="laurel", features=("sash",)), ("greek god", "odin", "god")),
    "thor": Being(Outfit(coat=srgb("#4a5568"), light=srgb("#3a3f4c"), trim=srgb("#b3263a"), beard=True, hair=("long",), hair_colour=srgb("#e3b155"), bulk=1.12, features=("pauldrons", "belt", "cape")), ("norse god",)),
}  # fmt: skip


@lru_cache(maxsize=256)
def figure(being: Being, look: Look, pose: str | None, variant: int) -> Body:
    """A being in a pose, in metres; `variant` picks what its outfit leaves open."""
    outfit = being.outfit
    if being.hide and look.colours:
        own, rest = look.colours[0], look.colours[1:]
        naked = outfit.coat == outfit.skin
        outfit = replace(outfit, skin=own, coat=own if naked else outfit.coat, light=own if outfit.light == being.outfit.skin else outfit.light)
        look = replace(look, colours=rest)
    if pose is None:
        outfit = replace(outfit, features=outfit.features + being.idle)
    return dressed(outfit, look, pose or being.pose, variant)


def _build(look: Look, pose: str | None, rng: np.random.Generator, *, being: Being) -> Body:
    variant = (int(rng.integers(0, VARIANTS)) + look.number) % VARIANTS
    return figure(being, replace(look, number=0), pose, variant)


def concepts_of(table: dict[str, Being]) -> tuple[Concept, ...]:
    """Concepts of a table of beings."""
    return tuple(
        Concept(key, partial(_build, being=being), "person", being.names, being.outfit.tall or HEIGHTS[being.outfit.age], poses=POSES, dressed=True)
        for key, being in table.items()
    )


CONCEPTS = concepts_of(BEINGS)
