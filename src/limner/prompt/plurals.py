# ruff: noqa: E501, SIM905
"""Singular and plural of English nouns, without a parser."""

from __future__ import annotations

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "lice": "louse", "oxen": "ox", "dice": "die",
    "leaves": "leaf", "knives": "knife", "wives": "wife", "wolves": "wolf", "calves": "calf", "halves": "half",
    "loaves": "loaf", "shelves": "shelf", "scarves": "scarf", "elves": "elf", "thieves": "thief", "hooves": "hoof",
    "lives": "life", "selves": "self", "dwarves": "dwarf", "cacti": "cactus", "fungi": "fungus",
    "octopi": "octopus", "hippopotami": "hippopotamus", "selfies": "selfie", "cookies": "cookie",
    "movies": "movie", "zombies": "zombie", "brownies": "brownie", "pies": "pie", "ties": "tie", "bow ties": "bow tie",
    "magpies": "magpie", "smoothies": "smoothie", "birdies": "birdie", "collies": "collie", "huskies": "husky",
    "shoes": "shoe", "canoes": "canoe", "toes": "toe", "buses": "bus", "axes": "axe", "glasses": "glasses",
    "matches": "match", "aches": "ache", "quiches": "quiche", "headaches": "headache", "caches": "cache",
    "statues": "statue", "daughters-in-law": "daughter-in-law", "hoodies": "hoodie", "genies": "genie",
    "pixies": "pixie", "calories": "calorie", "beanies": "beanie", "hippies": "hippie", "veggies": "veggie",
    "horses": "horse", "houses": "house", "vases": "vase", "roses": "rose", "noses": "nose", "nurses": "nurse",
    "geniuses": "genius", "viruses": "virus", "walruses": "walrus", "octopuses": "octopus", "lenses": "lens",
    "crocuses": "crocus", "cactuses": "cactus", "irises": "iris", "gases": "gas", "wolfs": "wolf",
    "sofas": "sofa", "bonsais": "bonsai", "taxis": "taxi", "skis": "ski", "gloves": "glove", "olives": "olive",
    "doves": "dove", "hives": "hive", "caves": "cave", "waves": "wave", "stoves": "stove", "sleeves": "sleeve",
    "koi": "koi", "broccolis": "broccoli", "safaris": "safari", "kiwis": "kiwi", "emojis": "emoji", "fish": "fish", "sheep": "sheep", "deer": "deer", "moose": "moose", "bison": "bison",
}  # fmt: skip
# Words that end in s and mean one thing.
ALWAYS = frozenset(
    "glasses eyeglasses sunglasses scissors jeans trousers pants shorts goggles binoculars headphones earphones "
    "overalls pyjamas pajamas tights leggings tongs pliers tweezers bus gas lens cactus octopus walrus virus "
    "hippopotamus platypus iris genius chess dress cross glass grass class boss bass moss brass harness mattress "
    "compass fortress princess waitress actress goddess lioness tigress canvas atlas christmas news series species "
    "tennis bonus campus circus crocus hibiscus papyrus rhinoceros triceratops asparagus hummus couscous lotus "
    "abacus minibus trolleybus bellows gallows headquarters crossroads barracks menus texas paris sus taurus mars "
    "venus jesus zeus santa claus colossus ibis tennis-racks aries pisces las physics windless brussels swiss "
    "albatross watercress underpants swiss fleur-de-lis kudos moss albatross ruins".split()
)


def singular(word: str) -> str:
    """The singular of a lower-case noun or of the last word of a compound; the word itself if it is one."""
    head, space, last = word.rpartition(" ")
    if not space:
        head, space, last = word.rpartition("-")
    return head + space + _singular(last)


def _singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in ALWAYS or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 4:
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case noun looks plural."""
    return word not in ALWAYS and _singular(word) != word
