"""The physical nouns of WordNet: senses of a word, and what each sense is a kind of.

The data file is built by scripts/build_wordnet.py; its licence lies beside it.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

ABSTRACT = -1
# Lexicographers' files in the order in which a picture is likely to mean them, where uses tell nothing.
_PREFERRED = "aftolbwhsgxp"


@dataclass(frozen=True)
class Sense:
    """One meaning of a word. `synset` is ABSTRACT where it is no physical thing; `tags` counts its uses (0..99)."""

    synset: int
    tags: int


@dataclass(frozen=True, eq=False)
class Nouns:
    """The graph. `kinds[i]` is the letter of the lexicographer's file of synset i (a animal, t artifact, b body,
    f food, g group, o natural object, p person, w phenomenon, l plant, h shape, s substance, x top)."""

    kinds: list[str]
    parents: list[tuple[int, ...]]
    lemmas: dict[str, str]

    def senses(self, lemma: str) -> tuple[Sense, ...]:
        """The senses of `lemma` (lower case, spaces between words), most frequent first; empty if unknown."""
        raw = self.lemmas.get(lemma)
        if raw is None:
            return ()
        pairs = (item.split(":") for item in raw.split(" "))
        return tuple(Sense(int(synset), int(tags)) for synset, tags in pairs)

    def likely(self, lemma: str, share: float = 0.5) -> tuple[int, ...]:
        """Synsets that `lemma` most likely means: the first sense, and those used nearly as often.

        Empty when the most frequent sense is abstract, unless a physical one is used nearly as often. Where
        nobody counted the uses, every sense is as likely: then things come before persons ("loafer", "canary"),
        and a fruit before its tree ("plum").
        """
        senses = self.senses(lemma)
        if not senses:
            return ()
        most = senses[0].tags
        if not most and senses[0].synset == ABSTRACT:
            return ()
        chosen = [s for i, s in enumerate(senses) if i == 0 or s.tags >= share * most]
        found = [s.synset for s in chosen if s.synset != ABSTRACT]
        return tuple(found if most else sorted(found, key=lambda s: _PREFERRED.find(self.kinds[s])))

    def is_abstract(self, lemma: str) -> bool:
        """Whether `lemma` is known and, in its first sense, no physical thing."""
        senses = self.senses(lemma)
        return bool(senses) and senses[0].synset == ABSTRACT

    def is_idea(self, lemma: str) -> bool:
        """Whether `lemma` is known, abstract in its first sense, and names no thing that could stand there."""
        things = (s for s in self.senses(lemma) if s.synset != ABSTRACT and self.kinds[s.synset] in "taflo")
        return self.is_abstract(lemma) and not any(things)

    def ancestors(self, synset: int, depth: int) -> list[tuple[int, int]]:
        """(synset, steps) for `synset` itself and all above it within `depth` steps, nearest first."""
        found = [(synset, 0)]
        seen = {synset}
        for current, steps in found:
            if steps < depth:
                for parent in self.parents[current]:
                    if parent not in seen:
                        seen.add(parent)
                        found.append((parent, steps + 1))
        return found


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """The packaged graph, read once."""
    text = lzma.decompress((files("limner.prompt") / "data" / "wordnet.xz").read_bytes()).decode()
    head, tail = text.split("\n\n", 1)
    kinds: list[str] = []
    parents: list[tuple[int, ...]] = []
    for line in head.split("\n"):
        kind, *ids = line.split(" ")
        kinds.append(kind)
        parents.append(tuple(map(int, ids)))
    return Nouns(kinds, parents, dict(line.split("\t", 1) for line in tail.split("\n")))
