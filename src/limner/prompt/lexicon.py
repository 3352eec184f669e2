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
# "a desert landscape": words after the name of a place.
VIEWS = tables.words("lexicon", "views")
