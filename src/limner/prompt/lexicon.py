"""Word lists of the reader: materials, sizes, poses, moods, and nouns that name no thing to show."""

from __future__ import annotations

from limner.prompt import tables

# Word -> material key (the keys that the builders know).
MATERIALS = tables.keys("lexicon", "materials")
# Word -> factor on the ordinary size.
SIZES = {word: float(factor) for word, factor in tables.keys("lexicon", "sizes").items()}
# Verb lemma (or adjective) -> pose word.
POSES = tables.keys("lexicon", "poses")
# Word -> valence, -1..1.
MOODS = {word: float(valence) for word, valence in tables.keys("lexicon", "moods").items()}
PRONOUNS = tables.keys("lexicon", "pronouns")
HOLD = tables.words("lexicon", "hold")
READ = tables.words("lexicon", "read")
WEAR = tables.words("lexicon", "wear")
RIDE = tables.words("lexicon", "ride")
# Nouns that scaffold a prompt and name nothing to show.
SCAFFOLD = tables.words("lexicon", "scaffold")
# Parts of bodies and of things: on a thing they are traits, not things of their own.
PARTS = tables.words("lexicon", "parts")
WEARABLE = tables.words("lexicon", "wearable")
# Bodies that act like somebody, though they need not be alive.
LIVELY = frozenset(tables.groups("lexicon", "lively")["bodies"])
# What things can be inside of.
HOLDERS = tables.words("lexicon", "holders")
CONTAINERS = tables.words("lexicon", "containers")
# "two slices of", "a statue of": the noun after "of" is the thing.
PARTITIVES = tables.words("lexicon", "partitives")
DEPICTIONS = tables.words("lexicon", "depictions")
# What one rides.
MOUNTS = tables.words("lexicon", "mounts")
# Furniture and the like whose "with" means on it, and food that carries other food.
TOPS = tables.words("lexicon", "tops")
TOPPED = tables.words("lexicon", "foods with toppings")
UNITS = tables.words("lexicon", "units")
# What one who is said to be "with" it has in the hand.
HANDHELD = tables.words("lexicon", "handheld")
FLOWERS = tables.words("lexicon", "flowers")
# Said of a vessel, they fill it; dishes that are drawn in their own.
LIQUIDS = tables.words("lexicon", "liquids")
IN_THEIR_OWN_DISH = tables.words("lexicon", "in their own dish")
# Verbs of seeing and the like, whose object is spoken of by what comes after it; and what one who sees may sit on.
PERCEIVE = tables.words("lexicon", "perceive")
SEATS = tables.words("lexicon", "seats")
# What houses are called by their use.
HOUSES = frozenset(word.replace("-", " ") for word in tables.words("lexicon", "houses"))
# "a desert landscape": words after the name of a place.
VIEWS = tables.words("lexicon", "views")
# Word -> how many people it is where it stands alone ("a family").
PEOPLE = {word: int(count) for word, count in tables.keys("lexicon", "people").items()}


def stem_of(word: str) -> str:
    """'sitting' as 'sit', 'dancing' as 'dance'."""
    if not word.endswith("ing") or len(word) < 5:
        return word
    stem = word[:-3]
    if stem in POSES:
        return stem
    if stem + "e" in POSES:
        return stem + "e"
    if stem.endswith("y") and stem[:-1] + "ie" in POSES:
        return stem[:-1] + "ie"
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
