"""`Vocabulary`: the names of the things that can be shown, and the nearest of them to any noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from limner.prompt.colours import NAMES, THINGS
from limner.prompt.plurals import ALWAYS, is_plural, singular
from limner.prompt.synonyms import BARRED, NEVER, STAND_INS, UNLIKE, WIDE
from limner.prompt.wordnet import ABSTRACT, nouns

How = Literal["exact", "stand_in", "synonym", "kind_of", "similar"]

# Which of WordNet's lexicographer files a group's names are looked for in, in this order.
KINDS: dict[str, str] = {
    "animal": "a", "person": "px", "food": "flas", "plant": "lf", "vehicle": "t", "furniture": "t", "building": "t",
    "thing": "tosbh", "clothing": "t", "sky": "owts", "symbol": "ht", "shape": "ht",
}  # fmt: skip
# How many steps up a word may go to a concept of a group. Animals, people and plants are alike in shape for many
# steps; a tool two steps up is already another tool.
DEPTHS: dict[str, int] = {
    "animal": 6, "person": 8, "plant": 4, "food": 2, "vehicle": 3, "furniture": 2, "building": 2, "clothing": 2,
    "thing": 2, "sky": 1, "symbol": 1, "shape": 1,
}  # fmt: skip

# What each step up costs a match in score.
STEP = 0.08


@dataclass(frozen=True)
class Entry:
    """A thing that can be shown: its key, its further English names, and its group (animal, food, thing ...)."""

    key: str
    names: tuple[str, ...] = ()
    group: str = "thing"


@dataclass(frozen=True)
class Match:
    """`key` stands for the words asked about. `how` says how near: exact is the thing itself."""

    key: str
    group: str
    how: How
    score: float = 1.0


def normal(name: str) -> str:
    """A name as it is looked up: lower case, single spaces, no hyphens or apostrophes."""
    return " ".join(
        name.lower().replace("-", " ").replace("_", " ").replace("’", "").replace("'", "").split()
    )


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All entries, found by name. Make one with `Vocabulary.of`."""

    entries: tuple[Entry, ...]
    names: Mapping[str, Entry] = field(repr=False)
    synsets: Mapping[int, Entry] = field(repr=False)
    longest: int = 1
    _found: dict[str, Match | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Vocabulary:
        """Index `entries`. Where two claim a name, a key wins over a further name, and an earlier entry wins."""
        every = tuple(entries)
        names: dict[str, Entry] = {}
        for entry in every:
            names.setdefault(normal(entry.key), entry)
        for entry in every:
            for name in entry.names:
                names.setdefault(normal(name), entry)
        for name, entry in list(names.items()):
            if name.split()[-1] not in ALWAYS:
                names.setdefault(singular(name), entry)
        return cls(every, names, _synsets(every), max((len(name.split()) for name in names), default=1))

    def exact(self, phrase: str) -> Match | None:
        """The entry with this very name, in singular or plural."""
        name = normal(phrase)
        if not name or self.barred(name):
            return None
        forms = [singular(name), name]
        if not {"a", "an", "the"} & set(name.split()):  # "past a bakery" has no pasta
            forms.append(name.replace(" ", ""))
        if name.endswith(" glasses"):
            forms.append(name[:-2])
        for form in forms:
            entry = self.names.get(form)
            if entry is not None:
                return Match(entry.key, entry.group, "exact")
        return None

    def barred(self, phrase: str) -> bool:
        """Whether nothing may stand for `phrase`, not even what its last word names."""
        name = normal(phrase)
        return (name in BARRED or singular(name) in BARRED) and self._own(name) is None

    def _own(self, name: str) -> Entry | None:
        entry = self.names.get(name) or self.names.get(singular(name))
        return entry if entry is not None and normal(entry.key) in (name, singular(name)) else None

    def group(self, key: str) -> str:
        """The group of an entry, by its key."""
        return self.names[normal(key)].group

    def find(self, phrase: str) -> Match | None:
        """The entry that is, or may stand for, the noun `phrase` (one word or a compound); None if none fits."""
        name = normal(phrase)
        if name not in self._found:
            if len(self._found) > 20_000:
                self._found.clear()
            self._found[name] = self.exact(name) or self._stand_in(name) or self._kind_of(singular(name))
        return self._found[name]

    def _stand_in(self, name: str) -> Match | None:
        for form in (name, singular(name)):
            for candidate in STAND_INS.get(form, ()):
                entry = self.names.get(normal(candidate))
                if entry is not None:
                    return Match(entry.key, entry.group, "stand_in", 0.9)
        return None

    def _kind_of(self, name: str) -> Match | None:
        if name in NEVER or (name in NAMES and name not in THINGS):
            return None
        graph = nouns()
        likely = graph.likely(name)
        kinds = {graph.kinds[synset] for synset in likely}
        edible = any(s.synset != ABSTRACT and graph.kinds[s.synset] == "f" for s in graph.senses(name))
        for synset in likely:
            if graph.kinds[synset] == "p" and kinds & set("afto"):
                break  # a thing of that name is meant, and nothing stands for it
            match = self._above(synset)
            # A papaya in a picture is the fruit.
            if match is not None and not (edible and match.group == "plant" and match.how == "kind_of"):
                return match
        return None

    def _above(self, synset: int) -> Match | None:
        """The nearest entry that the concept is a kind of, within the depth of its group."""
        for above, steps in nouns().ancestors(synset, 8):
            if above in _unlike():
                return None
            entry = self.synsets.get(above)
            if entry is None or (steps > 0 and above in _vague()):
                continue
            if steps > DEPTHS.get(entry.group, 2):
                return None
            return Match(entry.key, entry.group, "kind_of" if steps else "synonym", 1 - STEP * steps)
        return None


def _synsets(entries: tuple[Entry, ...]) -> dict[int, Entry]:
    graph = nouns()
    found: dict[int, Entry] = {}
    for level in (0, 1):
        for entry in entries:
            for name in (entry.key,) if level == 0 else entry.names:
                wanted = KINDS.get(entry.group, "t")
                senses = [s.synset for s in graph.senses(normal(name)) if s.synset >= 0]
                fitting = [s for kind in wanted for s in senses if graph.kinds[s] == kind]
                if fitting:
                    found.setdefault(fitting[0], entry)
    return found


@lru_cache(maxsize=1)
def _vague() -> frozenset[int]:
    graph = nouns()
    return frozenset(s.synset for name in sorted(WIDE) for s in graph.senses(name)[:2] if s.synset >= 0)


@lru_cache(maxsize=1)
def _unlike() -> frozenset[int]:
    graph = nouns()
    return frozenset(s.synset for name in UNLIKE for s in graph.senses(name) if s.synset != ABSTRACT)


def plural(word: str) -> bool:
    """Whether the last word of `word` is a plural."""
    return is_plural(word.lower().split()[-1]) if word.strip() else False
