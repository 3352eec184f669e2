"""Where things are shown when the words name no place: where they belong if that is plain, else the studio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from limner.diorama.body import Concept
from limner.prompt.scene import Scene

COSMIC = frozenset({"planet", "space station", "astronaut", "satellite", "saturn", "comet", "ufo"})
HEAVENLY = frozenset({
    "moon", "crescent moon", "saturn", "planet", "earth", "sun", "star", "glowing star", "meteor",
})  # fmt: skip
WINTRY = frozenset({"snowman", "igloo"})
HOMES: dict[str, frozenset[str]] = {
    "beach": frozenset({"palm tree", "sandcastle", "beach umbrella", "seashell", "surfboard", "coconut"}),
    "desert": frozenset({"cactus", "camel", "two hump camel", "uluru"}),
    "snow": frozenset({"penguin", "polar bear", "snowman", "igloo", "sled"}),
    "savanna": frozenset({"elephant", "giraffe", "lion", "zebra", "rhinoceros", "ostrich"}),
    "jungle": frozenset({"gorilla", "monkey", "toucan", "orangutan", "tiger", "sloth", "parrot", "step pyramid"}),
    "forest": frozenset({"deer", "bear", "wolf", "moose", "mushroom", "hedgehog", "owl", "squirrel", "badger"}),
}
"""Things that tell a place when nothing else does: all of a picture's must belong to it."""
SEASIDE = frozenset({"sydney opera house", "golden gate bridge"})
"""Buildings known by the water they stand in: they tell the place, whatever is beside them."""
COMPANIONS = frozenset({"sun", "cloud", "rainbow", "bird", "seagull", "person", "man", "woman", "child", "boy", "girl"})
"""Things that are at home anywhere outdoors."""


_LAND = {
    "sunset": "beach", "golden_hour": "beach", "dusk": "mountains", "dawn": "mountains", "morning": "meadow",
    "night": "mountains", "rain": "street", "storm": "beach", "snow": "snow", "fog": "forest", "wind": "meadow", "aurora": "snow",
    "cloudy": "sky",
}  # fmt: skip
"""Where the hour or the weather is seen, if nothing else is named."""


def fitting(scene: Scene, concepts: Mapping[str, Concept]) -> str:
    """Key of the place for a scene whose words name none."""
    if not concepts and not scene.lettering:
        return _LAND.get(scene.setting.weather or scene.setting.time or "", "meadow")
    carried = {o for r in scene.relations if r.kind in ("holding", "reading", "wearing") for o in r.objects}
    # What somebody carries tells no place: a fox with a book is where a fox is.
    groups = {c.group for id, c in concepts.items() if id not in carried or len(concepts) == 1}
    supports = {c.support for c in concepts.values()}
    keys = {c.key for c in concepts.values()}
    if concepts and supports == {"air"} and "cloud" in keys:
        return "sky"
    # A saucer over a cow has come to us.
    visiting = keys & COSMIC == {"ufo"} and groups & {"animal", "building", "plant", "person"}
    if (keys & COSMIC and not visiting) or (keys and keys <= HEAVENLY):
        return "space"
    if keys & WINTRY:
        return "snow"
    if "wave" in keys:
        return "beach"
    if supports == {"water"} and groups <= {"animal"}:
        return "underwater"
    if keys & SEASIDE:
        return "beach"
    if scene.style != "photo":
        for place, own in HOMES.items():
            if keys & own and keys <= own | COMPANIONS:
                return place
    weather = scene.setting.weather or scene.setting.time not in (None, "day")
    if supports == {"water"} and weather:
        return "beach"
    if any(c.support == "water" and c.group == "vehicle" for c in concepts.values()) and (weather or "building" in groups):
        return "beach"
    if visiting or weather or scene.setting.season or groups & {"sky", "building"}:
        return "meadow"
    if "person" in groups and keys & {"tree", "palm tree", "pine tree", "bare tree", "treehouse"}:
        return "meadow"
    if groups and groups <= {"animal", "plant"} and scene.style != "photo":
        return "meadow"
    return "studio"


def dated(scene: Scene, concepts: Mapping[str, Concept]) -> Scene:
    """The scene with a time of day where its things tell one: fireworks are let off at night."""
    if scene.setting.time is None and "firework" in {c.key for c in concepts.values()}:
        return replace(scene, setting=replace(scene.setting, time="night"))
    return scene
