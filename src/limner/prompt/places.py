"""Words for where, when and in what weather."""

from __future__ import annotations

from limner.prompt import tables

# Phrase -> key. Longer phrases win over shorter ones.
PLACES = tables.keys("places", "places")
LONGEST = max(len(phrase.split()) for phrase in PLACES)
# Places that are also things: a subject unless the words say that something is in, on or at them.
ALSO_THINGS = tables.words("places", "also things")
# Of those, the ones that are never a thing to show when they stand alone: they become the place.
LANDSCAPES = tables.words("places", "landscapes")
# Of those, the ones that people built: beside other things they are things themselves.
BUILT = tables.words("places", "built")
# Names that end in the name of a place and are none.
NO_PLACES = frozenset(word.replace("-", " ") for word in tables.words("places", "no places"))
TIMES = tables.keys("places", "times")
WEATHERS = tables.keys("places", "weathers")
SEASONS = tables.keys("places", "seasons")
