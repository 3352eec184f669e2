"""Who is two at once: a cat that is an astronaut, a zombie bride, a pirate parrot. The one gives the head and the skin, the
other the clothes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from limner.diorama.figures import features
from limner.diorama.figures.outfit import Outfit
from limner.diorama.figures.plan import derived
from limner.diorama.material import RGB, srgb

COSTUMES = frozenset(
    ["astronaut", "ballerina", "chef", "clown", "cowboy", "cowgirl", "detective", "doctor", "fairy", "firefighter", "king",
     "knight", "mime", "ninja", "pharaoh", "pilot", "pirate", "prince", "princess", "queen", "sailor", "samurai", "santa claus",
     "sheriff", "scientist", "superhero", "vampire", "viking", "witch", "wizard", "zombie"]
)  # fmt: skip
"""What an animal can be dressed as when the word stands before it; a police dog or a guard dog is a dog."""
_ROBOT = Outfit(skin=srgb("#6fb3cf"), face="robot", hair=("bald",), features=("antenna",))
"""A robot as far as clothes leave it to be seen."""
_OF_THE_BODY = frozenset({"bat wings", "feather wings", "devil tail", "tuft tail"})


@lru_cache(maxsize=1)
def _beasts() -> dict[str, str]:
    """Species whose heads fit a person's shoulders, by every name they have."""
    from limner.diorama.figures.animals import ALL
    from limner.diorama.figures.birds import BIRDS

    names = {name: key for key, entry in ALL.items() for name in entry.names}
    names |= {name: key for key, (_, others) in BIRDS.items() for name in others}
    return names | {key: key for key in (*ALL, *BIRDS)}


@lru_cache(maxsize=1)
def _people() -> dict[str, Outfit]:
    """Beings and people by key and by name."""
    from limner.diorama.figures.beings import BEINGS
    from limner.diorama.figures.people import PEOPLE
    from limner.diorama.figures.roles import ROLES

    found = {name: outfit for outfit, names in PEOPLE.values() for name in names} | {"robot": _ROBOT, "android": _ROBOT}
    found |= {name: being.outfit for being in (*ROLES.values(), *BEINGS.values()) for name in being.names}
    return found | {k: being.outfit for k, being in (*ROLES.items(), *BEINGS.items())} | {k: o for k, (o, _) in PEOPLE.items()}


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    """Keys of beings and people by all their names."""
    from limner.diorama.figures import beings, people, roles

    return {name: c.key for module in (people, roles, beings) for c in module.CONCEPTS for name in (*c.names, c.key)}


def is_beast(key: str) -> bool:
    """Whether an animal can stand on two legs in a person's clothes."""
    return key in _beasts()


def _unlike_people(name: str) -> bool:
    """Whether a being differs from people in more than clothes."""
    outfit = _people().get(name)
    if outfit is None:
        return False
    grown = set(outfit.features) & features.HEAD.keys()
    return bool(outfit.face or outfit.skin or outfit.beast or grown)


def kin(key: str, traits: Sequence[str]) -> str | None:
    """The species or being that a person (`key`) is as well, by words before it: "polar bear" of a polar bear chef."""
    pairs = [f"{one} {other}" for one, other in pairwise(traits)]
    for trait in (*pairs, *traits):
        if trait in _beasts() or (trait in _people() and trait != key and _unlike_people(trait)):
            return trait
    return None


def costume(key: str, traits: Sequence[str]) -> str | None:
    """The person (a key of the catalogue) that an animal or person is dressed as: "dressed as pirate", or, of an animal, a
    word before it, as "cowboy" of a cowboy cat."""
    if key not in _beasts() and key not in _people():
        return None
    for trait in traits:
        role = _roles().get(trait.removeprefix("dressed as "))
        if role and role != key and (trait.startswith("dressed as ") or (trait in COSTUMES and key in _beasts())):
            return role
    return None


def crossed(outfit: Outfit, name: str, colours: Sequence[RGB] = ()) -> Outfit:
    """The outfit on the species or being `name`, whose coat or skin has the first of `colours`."""
    from limner.diorama.figures.animals import ALL, asked
    from limner.diorama.figures.birds import BIRDS
    from limner.diorama.material import Look

    plain = replace(outfit, hair=("bald",), beard=False, face="", glasses=outfit.glasses)
    beast = _beasts().get(name)
    if beast in ALL:
        plan = asked(ALL[beast].plan, Look(tuple(colours)))
        if colours:
            plan = derived(plan, **{tone: plan.palette(Look(tuple(colours)))[tone] for tone in ("coat", "light", "mark", "dark")})
        tail = () if plan.tail in ("none", "stub", "pom") else ("beast tail",)
        return replace(plain, beast=plan, skin=plan.coat, features=(*outfit.features, *tail))
    if beast in BIRDS:
        bird = BIRDS[beast][0]
        if colours:
            bird = replace(bird, coat=colours[0])
        return replace(plain, beast=bird, skin=bird.coat)
    other = _people()[name]
    kept = [f for f in other.features if f in _OF_THE_BODY or f in features.HEAD]
    return replace(
        outfit, skin=colours[0] if colours else other.skin, face=other.face, beast=other.beast,
        features=(*outfit.features, *kept),
        hair=other.hair if "bald" in other.hair or other.hair_colour else outfit.hair,
        beard=other.beard or (outfit.beard and not other.face),
        hair_colour=other.hair_colour or outfit.hair_colour, age=other.age, big=other.big, bulk=other.bulk,
    )  # fmt: skip
