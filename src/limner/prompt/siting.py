"""Whether a noun phrase says where the picture is, and which place that is."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import places
from limner.prompt.lexicon import HOUSES, VIEWS
from limner.prompt.phrases import Phrase
from limner.prompt.plurals import singular
from limner.prompt.scene import Unresolved

# Places that go together: a picture of one may show the other.
_CLOSE = (
    {"mountains", "lake", "river", "snow", "sky", "forest", "meadow", "volcano"},
    {"street", "night_city", "road", "market", "cafe", "park"},
    {"meadow", "farm", "park", "garden", "forest", "road", "lake", "river", "savanna", "sky", "playground"},
    {"beach", "island", "harbour", "underwater", "sky", "lake", "river"},
    {"cliff", "beach", "island", "harbour", "sky"},
    {"forest", "jungle", "cave"},
    {"room", "kitchen", "library", "classroom", "cafe", "museum", "studio", "stage", "garage"},
    {"pool", "meadow", "garden", "park", "sky"},
    {"space", "moon", "sky"},
    {"desert", "sky", "road"},
    {"street", "harbour", "sky"},
    {"castle", "sky", "mountains", "meadow"},
)
_AT = frozenset(
    {"in", "on", "at", "through", "inside", "within", "along", "across", "outside", "overlooking"}
)
_IN_THE_SKY = frozenset(
    {"at", "in", "into", "through", "across", "among", "amongst", "amid", "up", "above", "against", "over"}
)

# What these lead to is a house seen from the street, not the place inside it.
_BESIDE = (
    "front of", "outside", "outside of", "next to", "beside", "near", "nearby", "behind", "back of", "by", "past",
    "opposite", "across from", "alongside", "close to", "adjacent to", "left of", "right of", "towards", "toward",
    "passing", "leaving", "entering", "between", "above", "over", "atop", "top of",
)  # fmt: skip

_FRONT = frozenset({
    "door", "doorway", "entrance", "facade", "façade", "awning", "storefront", "shopfront", "street", "sidewalk", "pavement",
})  # fmt: skip
"""What is in the picture only when a house is seen from outside."""
_WAYS = frozenset({"path", "footpath", "trail", "road", "highway", "lane", "track"})
_WILDS = frozenset({"forest", "jungle", "mountains", "desert", "beach", "snow", "park", "garden", "savanna", "farm",
                    "cliff"})  # fmt: skip


def outside(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether the phrase, led to by `words`, names a house that something is in front of, beside or behind."""
    lead = [w for w in words if w not in ("the", "a")]
    house = singular(phrase.last) in HOUSES or phrase.head in HOUSES
    ends = any(lead[-len(form.split()) :] == form.split() for form in _BESIDE)
    return house and ends and not phrase.head.startswith(("sidewalk", "street"))


def fronted(phrase: Phrase, words: Sequence[str], after: Sequence[Phrase]) -> bool:
    """Whether the phrase names a house whose front or street is spoken of: "a bakery with a sign above the door"."""
    house = singular(phrase.last) in HOUSES or phrase.head in HOUSES
    seen = any(p.sentence == phrase.sentence and _FRONT & set(p.words.lower().split()) for p in after)
    return house and seen and not _AT & set(words[-1:])


def close(one: str, other: str) -> bool:
    """Whether two places may be in one picture."""
    return any({one, other} <= group for group in _CLOSE)


# Where a waterfall may be: it is what is shown then, and its plants are of that land.
_ABOUT_A_FALL = frozenset({"waterfall", "jungle", "forest", "mountains", "lake", "river", "meadow", "park", "garden"})
# Where a river may run: it is what is shown then, with trees, peaks, snow or houses about it.
_ABOUT_A_RIVER = frozenset({"river", "jungle", "forest", "mountains", "meadow", "park", "garden", "snow", "savanna"})
_TOWNS = frozenset({
    "city", "town", "village", "cityscape", "skyline", "downtown", "metropolis", "venice", "london", "york", "manhattan",
})  # fmt: skip
_FUTURE = frozenset({"neon", "cyberpunk", "futuristic"})
# What may be under, on and about a cliff by the sea: the cliff is what is shown then.
_ABOUT_A_CLIFF = frozenset({"cliff", "beach", "meadow", "lake", "snow", "sky"})
# Lands that have cliffs of their own.
_ROCKY = frozenset({"mountains", "desert", "waterfall"})
_SANDS = frozenset({"beach", "sand", "cove", "lagoon", "shore", "seashore", "shoreline", "beachside"})
# Where no window shows anything else: they have no rooms.
_WINDOWLESS = frozenset({"space", "moon", "underwater", "studio", "stage"})


class Site:
    """The one place of a picture, as it is found. key: of the places; words: as the prompt said it."""

    def __init__(self) -> None:
        self.key: str | None = None
        self.words = ""

    def take(self, key: str, words: str) -> Unresolved | None:
        """Take `key` as the place if there is none yet or it fits; else say why not."""
        leads = _WAYS & set(self.words.split()[-1:]) and key in _WILDS  # a way through somewhere shows that
        if self.key is None or (self.key in ("sky", "studio") and key != "sky") or leads:
            self.key, self.words = key, words
        elif words.split()[-1] in _WAYS and self.key in _WILDS:
            return None
        elif "waterfall" in (key, self.key) and {key, self.key} <= _ABOUT_A_FALL:
            self.key, self.words = "waterfall", f"{self.words}, {words}"
        elif "window" in (key, self.key) and not {key, self.key} & _WINDOWLESS:
            # The room is the one about the window, any other place the land that one sees through it.
            self.key, self.words = "window", f"{self.words}, {words}"
        elif self._on_a_river(key, words):
            self.key, self.words = "river", f"{self.words}, {words}"
        elif "cliff" in (key, self.key) and {key, self.key} & _ROCKY:
            if key in _ROCKY:
                self.key, self.words = key, f"{self.words}, {words}"
        elif key == "cliff" and self.key in _ABOUT_A_CLIFF and self.words.split()[-1] not in _SANDS:
            self.key, self.words = "cliff", f"{self.words}, {words}"
        elif self.key == "cliff" and key in _ABOUT_A_CLIFF:
            self.words = f"{self.words}, {words}"
        elif key != self.key and not close(key, self.key):
            return Unresolved(words, f"only one place can be shown; it is {self.words}")
        elif {key, self.key} == {"mountains", "lake"}:
            self.key, self.words = "mountains", f"{self.words}, {words}"
        return None

    def _on_a_river(self, key: str, words: str) -> bool:
        """Whether the place so far and `key` are a river and the land or the town that it runs through."""
        if key == self.key or "river" not in (key, self.key):
            return False
        other, said = (key, words) if self.key == "river" else (self.key, self.words)
        names = set(said.lower().replace(",", " ").split())
        return other in _ABOUT_A_RIVER or (other in ("street", "night_city") and bool(names & _TOWNS) and not names & _FUTURE)


def place_of(
    phrase: Phrase,
    words: Sequence[str],
    previous: Phrase | None,
    *,
    first: bool,
    alone: bool,
    made: bool = False,
) -> str | None:
    """The key of the place that `phrase` names as the site of the picture; None if it names none.

    `words` lead to the phrase. `first`: no thing was named before it; `alone`: none is named after it either.
    `made`: the words go on with what it is made of, so it is a thing.
    """
    if phrase.head.startswith(tuple("0123456789")):
        return None
    key, found = _named(phrase, words, previous)
    if key is None or outside(phrase, words) or _only_a_name(phrase, found):
        return None
    if phrase.head in places.NO_PLACES or " ".join(phrase.words.lower().split()[-2:]) in places.NO_PLACES:
        return None
    if _depicted(words, previous):
        return None
    exact = phrase.match is not None and phrase.match.how == "exact"
    if exact and len(phrase.head.split()) > len(found.split()):
        return None
    at = next((w for w in reversed(words) if w not in ("the", "of", "a")), "")
    if key == "moon" and at == "at":
        return None  # howled or pointed at
    if at not in _AT and key in _INDOORS and landmark(phrase, found):
        return None
    if found in ("sky", "skies") or (key == "sky" and found in ("cloud", "clouds")):
        return key if at in _IN_THE_SKY or (first and not at and found != "clouds") else None
    name = "-".join(found.split())
    if made and name in places.ALSO_THINGS:
        return None
    if name not in places.ALSO_THINGS:
        return key
    if found in ("square", "squares") and (at not in _AT or phrase.colours or phrase.counted):
        return None  # a figure
    if at in _AT:
        return key
    if phrase.match is None:
        return key if at or first else None
    shown = name in places.LANDSCAPES and (alone or name not in places.BUILT)
    return (
        key if first and shown and not phrase.colours and not phrase.counted and phrase.count == 1 else None
    )


def _depicted(words: Sequence[str], previous: Phrase | None) -> bool:
    """Whether the place is what a map or flag is of."""
    return list(words) == ["of"] and previous is not None and previous.last in _OF_PLACES


def landmark(phrase: Phrase, found: str) -> bool:
    """Whether the phrase is the name of one house that is known by its look: the Sydney Opera House."""
    said = [w for w in phrase.words.split() if w.lower() not in ("the", "a", "an")]
    return len(said) > len(found.split()) and all(w[:1].isupper() for w in said)


def with_room(key: str | None, words: str, bodies: Sequence[str], *, busy: bool) -> str | None:
    """`key`, or a park of the town where a famous building would stand in a narrow street between shops, only because
    its town was named: the Eiffel Tower in Paris. `busy`: something is there that belongs in a street."""
    said = set(words.lower().replace(",", " ").split())
    street = key != "street" or busy or not said or said & _STREETS
    return key if street or not any(b in FAMOUS for b in bodies) else "park"


FAMOUS = frozenset({
    "eiffel tower", "big ben", "colosseum", "leaning tower of pisa", "arc de triomphe", "stonehenge", "tower bridge",
    "brandenburg gate", "london eye", "notre dame", "saint basil's cathedral", "sagrada familia", "us capitol", "taj mahal",
    "statue of liberty", "christ the redeemer", "tokyo tower", "sydney opera house", "the white house", "hagia sophia",
    "space needle", "gateway arch", "burj khalifa", "cn tower", "golden gate bridge",
})  # fmt: skip
_STREETS = frozenset({
    "street", "alley", "alleyway", "avenue", "boulevard", "sidewalk", "pavement", "corner", "crosswalk", "intersection", "square",
    "plaza", "storefront", "shop", "rooftop", "block", "lot", "space", "driveway", "suburb", "neighborhood", "neighbourhood",
    "city", "town", "village", "cityscape", "skyline", "downtown", "urban", "metropolis", "manhattan",
})  # fmt: skip
"""Words of a street or of a town that is shown by one; what else leads to a street is a town's name."""
_OF_PLACES = frozenset({"map", "flag", "globe", "postcard", "atlas"})
_INDOORS = frozenset({"stage", "museum", "library", "room", "cafe", "market", "classroom", "garage"})
_SURNAMES = frozenset(["wood", "woods", "hill", "hills", "field", "fields", "lane", "park", "church", "farm", "forest",
                       "court", "banks", "marsh", "grove", "meadows", "waters", "snow"])  # fmt: skip


def _only_a_name(phrase: Phrase, found: str) -> bool:
    """Whether the place is only a word in somebody's name or in a title: Grant Wood, Animal Farm."""
    last = phrase.words.split()[-1]
    named = phrase.entity in ("PERSON", "WORK_OF_ART") and last[:1].isupper()
    return named and last.lower() == found.split()[-1] and last.lower() in _SURNAMES


def _named(phrase: Phrase, words: Sequence[str], previous: Phrase | None) -> tuple[str | None, str]:
    """(place, the words of the phrase that name it): by "X of Y", by its name, else by the longest ending."""
    said = phrase.words.lower()
    said = said.removeprefix("the ") if " of " in said else said
    if said in places.PLACES:
        return places.PLACES[said], said
    if words and words[-1] in ("under", "beneath") and f"under the {phrase.last}" in places.PLACES:
        return "underwater", f"under the {phrase.last}"
    if previous is not None and words[-1:] == ["of"]:
        joined = f"{singular(previous.head)} of {phrase.last}"
        if joined in places.PLACES:
            return places.PLACES[joined], joined
    plain = " ".join(w for w in said.split() if w not in ("the", "a", "an"))
    if plain in places.PLACES:
        return places.PLACES[plain], plain
    if phrase.head in places.PLACES:
        return places.PLACES[phrase.head], phrase.head
    text = [w for w in said.split() if w not in ("the", "a", "an")]
    if not text:
        return None, ""
    if text[0] == "downtown":
        return places.PLACES["downtown"], "downtown"
    for shorter in (text, text[:-1] if text[-1] in VIEWS else []):
        key, name = _ending(shorter)
        if key is not None:
            return key, name
    return None, ""


def _ending(text: Sequence[str]) -> tuple[str | None, str]:
    for size in range(min(places.LONGEST, len(text)), 0, -1):
        for form in (text, [*text[:-1], singular(text[-1])]):
            name = " ".join(form[-size:])
            if name in places.PLACES:
                return places.PLACES[name], name
    return None, ""
