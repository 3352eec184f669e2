"""Chinese, Japanese and Korean prompts in the order of English: "テーブルの上の猫" as "cat on table".

The words come as glosses, particles as "~of", "~at" and so on (data/words/glosses.txt). Positions stand after the
noun in these languages and what modifies a noun stands before it; here both are put where English has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.prompt.colours import COMMON
from limner.prompt.lexicon import MATERIALS, SIZES
from limner.prompt.places import PLACES, TIMES

POSITIONS = frozenset({"on", "under", "in", "in front of", "behind", "next to", "between", "above", "left of", "right of"})
NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
VERBS = frozenset(
    [
        *("reading", "sitting", "standing", "lying", "sleeping", "running", "flying", "eating", "holding"),
        *("wearing", "riding", "reading book"),
    ]
)
PAUSES = frozenset({",", ".", ";", "、", "，", "。"})


@dataclass
class Noun:
    """A noun with what stands before it in English, and after it."""

    words: str
    count: str = ""
    adjectives: list[str] = field(default_factory=list)
    tails: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The noun phrase, in English order."""
        done = [tail for tail in self.tails if tail.startswith(tuple(VERBS))]
        where = [tail for tail in self.tails if tail not in done]
        # The parser of English needs the article to tell nouns from verbs.
        mass = self.words in PLACES or self.words in TIMES or self.words.endswith("s")
        count = self.count or ("" if mass or self.words.lower().startswith("quote") else "a")
        parts = (count, *self.adjectives, self.words, " and ".join(done), *where)
        return " ".join(part for part in parts if part)


def arrange(words: Sequence[str]) -> str:
    """Glosses in the order of the prompt, as an English sentence."""
    return _Arranger(words).text()


class _Arranger:
    def __init__(self, words: Sequence[str]) -> None:
        self.words = [w for w in words if w]
        self.main: list[Noun] = []
        self.joined: list[str] = []  # what stands before each of `main`
        self.tails: list[str] = []  # of the noun to come
        self.adjectives: list[str] = []
        self.count = ""
        self.placing = False  # after "~in": the next noun is where something is
        self.link = ""
        self.chinese = "~in" in self.words or "~object" not in self.words
        self.verb = ""  # whose object is to come
        self.kept = ""

    def text(self) -> str:
        i = 0
        while i < len(self.words):
            i = self._step(i)
        parts = []
        for one, other, link in zip(self.main, self.main[1:], self.joined[1:], strict=False):
            if link == "and" and not other.tails:
                # "on table apple ~and banana": both are there.
                where = [tail for tail in one.tails if not tail.startswith(tuple(VERBS))]
                other.tails = where
                one.tails = [tail for tail in one.tails if tail not in where]
        for link, noun in zip(self.joined, self.main, strict=True):
            parts.append(f"{link} {noun.text()}" if link else noun.text())
        rest = " ".join([*self.adjectives, *self.tails])
        return " ".join(p for p in (*parts, rest) if p)

    def _at(self, i: int) -> str:
        return self.words[i] if i < len(self.words) else ""

    def _step(self, i: int) -> int:
        word = self.words[i]
        if word in NUMBERS:
            self.count = word
        elif word in COMMON or word in SIZES or word in MATERIALS:
            self.adjectives.append(word)
        elif word == "~in":
            self.placing = True
        elif word == "~and":
            self.link = "and"
        elif word in PAUSES:
            self.link = self.link or ","
        elif word in VERBS:
            return self._verb(i)
        elif word.startswith("~") or word in POSITIONS:
            pass
        elif word.lower().startswith("quote"):
            self.main.append(Noun(word))
            self.joined.append("")
        else:
            return self._noun(i)
        return i + 1

    def _verb(self, i: int) -> int:
        verb, after = self.words[i], self._at(i + 1)
        if not self.tails and self._is_noun(after) and (self.main or self.chinese):
            # The object comes next; the count stands for whoever does it.
            self.verb, self.kept, self.count = verb, self.count, ""
        elif self.main and not self.adjectives and not self._is_noun(after):
            self.main[-1].tails.insert(0, verb)
        else:
            self.adjectives.append(verb)
        return i + 1

    def _is_noun(self, word: str) -> bool:
        if not word or word.startswith("~") or word in PAUSES or word in POSITIONS:
            return False
        return word not in VERBS

    def _noun(self, i: int) -> int:
        noun = Noun(self.words[i], self.count, self.adjectives, self.tails)
        self.count, self.adjectives, self.tails = "", [], []
        k = i + 1
        # A count may follow its noun: "cat ~subject three", "apple two".
        c = k + 1 if self._at(k) == "~subject" else k
        counting = self._at(c + 1) == "~of" if c > k else self._is_counting(c + 1)
        if not noun.count and self._at(c) in NUMBERS and not counting:
            noun.count, k = self._at(c), c + 1
        if self.verb:
            return self._done_to(noun, k)
        position, k = self._position(noun, k)
        after = self._at(k)
        if position:
            return self._ground(f"{position} {noun.text()}", k)
        if after == "~of":
            # A tree before a table is what it is made of.
            self.adjectives = [*noun.adjectives, "wooden" if noun.words == "tree" else noun.words]
            self.tails = noun.tails
            return k + 1
        if after == "~object":
            return self._object(noun, k + 1)
        self.main.append(noun)
        self.joined.append(self.link if self.link else ("," if len(self.main) > 1 else ""))
        self.link = ""
        return k + 1 if after == "~subject" else k

    def _done_to(self, noun: Noun, k: int) -> int:
        """The object of a verb before it: "wearing hat ~of dog", "dog wearing hat"."""
        tail, self.verb = f"{self.verb} {noun.text()}", ""
        self.count, self.kept = self.kept, ""
        if self._at(k) == "~of" or not self.main:
            self.tails.append(tail)
            return k + (self._at(k) == "~of")
        self.main[-1].tails.append(tail)
        return k

    def _is_counting(self, i: int) -> bool:
        """Whether the number before `i` counts what comes next and not what came before."""
        word = self._at(i)
        return word == "~of" or self._is_noun(word)

    def _position(self, noun: Noun, k: int) -> tuple[str, int]:
        if self._at(k) == "~of" and self._at(k + 1) in POSITIONS:
            position, k = self._at(k + 1), k + 2
        elif self._at(k) in POSITIONS:
            position, k = self._at(k), k + 1
        elif (
            self.placing
            or self._at(k) == "~at"
            or (self._at(k) in ("~of", "~has") and (noun.words in PLACES or noun.words in TIMES))
        ):
            position = "in"
        else:
            return "", k
        self.placing = False
        return ("at" if noun.words in TIMES else position), k

    def _ground(self, tail: str, k: int) -> int:
        after = self._at(k)
        if self.main and after not in ("~of", "~has"):
            self.main[-1].tails.append(tail)
        else:
            self.tails.append(tail)
        return k + 1 if after in ("~of", "~has", "~at") else k

    def _object(self, noun: Noun, k: int) -> int:
        verb = self._at(k)
        if verb not in VERBS:
            self.main.append(noun)
            self.joined.append("with" if len(self.main) > 1 else "")
            return k
        tail = f"{verb} {noun.text()}"
        if self.main and not self._is_noun(self._at(k + 1)):
            self.main[-1].tails.append(tail)
        else:
            self.tails.insert(0, tail)
        return k + 1
