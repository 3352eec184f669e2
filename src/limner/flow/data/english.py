"""`one` and `many`: names of things as a caption has them."""

from __future__ import annotations

_MANY = {
    "child": "children", "deer": "deer", "elf": "elves", "fish": "fish", "foot": "feet", "goose": "geese",
    "hero": "heroes", "knife": "knives", "leaf": "leaves", "loaf": "loaves", "man": "men", "mouse": "mice",
    "person": "people", "potato": "potatoes", "sheep": "sheep", "superhero": "superheroes", "tomato": "tomatoes",
    "tooth": "teeth", "wolf": "wolves", "woman": "women",
}  # fmt: skip
_NO_VOWEL = ("eu", "one", "uni", "use", "uku")
"""Beginnings that are written with a vowel and spoken without."""


def one(name: str) -> str:
    """ "an apple"; names that take no article, and plurals, as they are."""
    if name.startswith(("flag of ", "keycap ")) or name[:1].isupper() or many_already(name):
        return name
    return f"{'an' if name[0] in 'aeiou' and not name.startswith(_NO_VOWEL) else 'a'} {name}"


def many(name: str) -> str:
    """ "apples", "cups with straw": the plural of a name."""
    head, _, rest = name.partition(" with ")
    before, space, last = head.rpartition(" ")
    if last in _MANY:
        last = _MANY[last]
    elif last.endswith(("x", "ch", "sh", "ss", "us")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif not last.endswith("s"):
        last += "s"
    return before + space + last + (f" with {rest}" if rest else "")


def many_already(name: str) -> bool:
    """Whether a name is a plural by its own ending, as "trousers" and "chopsticks" are and "dress" is not."""
    return name.endswith("s") and not name.endswith(("ss", "us"))
