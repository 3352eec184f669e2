"""Things that are the same in all but name: keys of drawn art for which a modelled body already exists."""

from __future__ import annotations

from dataclasses import replace

from limner.diorama.body import Concept
from limner.diorama.shapes import (
    boats,
    buildings_town,
    electronics_screens,
    furniture_walls,
    heavens,
    household_things,
    household_tools,
    vehicles_far,
    vehicles_road,
)

_MODELLED = {
    concept.key: concept
    for module in (
        buildings_town, electronics_screens, furniture_walls, heavens, household_things, household_tools,
        boats, vehicles_far, vehicles_road,
    )
    for concept in module.CONCEPTS
}  # fmt: skip
TWINS = {
    "sailboat": "boat", "cruise ship": "ship", "ferry": "ship", "steam train": "train", "minibus": "van",
    "fire truck": "fire engine", "convenience store": "shop", "snowman with snow": "snowman", "gift": "gift box",
    "notebook": "book", "framed picture": "picture frame", "television": "tv",
}  # fmt: skip
"""Key of the drawn art -> key of the modelled body that stands for it."""

CONCEPTS: tuple[Concept, ...] = tuple(
    replace(_MODELLED[model], key=key, names=()) for key, model in TWINS.items() if model in _MODELLED
)
