"""Finds the patterns of the word lists in a prompt.

Every listed word has a number; a token is looked up once, and a pattern is tried only when all its places
have something to stand on. So the cost follows the prompt's words, not the lists' length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from limner.errors import InvalidRequest
from limner.safety.lists import HARMLESS, NOBODY, Pattern, Slot, Word, WordList
from limner.safety.normalise import CUT, PLAIN, Form, Token, forms, tokens

MOST_COMBINATIONS = 4096  # of places tried around one place
LONGEST_ROW = 6  # words


@dataclass(frozen=True)
class Place:
    """Tokens first..last; veiled when the words were disguised. half: 1 or 2 for the halves of two words
    written as one, 0 otherwise."""

    first: int
    last: int
    veiled: bool
    half: int = 0


@dataclass(frozen=True)
class Found:
    """A pattern that was found. key: 'category.band' or another key of the lists. span: characters of the
    prompt. text: those characters."""

    key: str
    pattern: Pattern
    places: tuple[Place, ...]
    span: tuple[int, int]
    text: str
    veiled: bool


@dataclass
class _Index:
    exact: dict[str, list[tuple[object, str]]]
    prefix: dict[str, list[tuple[object, str]]]
    suffix: dict[str, list[tuple[object, str]]]
    inside: dict[str, list[tuple[object, str]]]


class Matcher:
    """All lists, ready to be searched. Immutable once made; safe to share among threads."""

    def __init__(self, lists: Sequence[WordList], allow: Sequence[Pattern] = ()) -> None:
        """Raises InvalidRequest when a pattern names a set that no list has."""
        self._evident = {item.name: item.evident for item in lists}
        self._index = _Index(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
        self._rows: dict[str, list[tuple[Word | str, ...]]] = defaultdict(list)
        self._patterns: dict[str, list[Pattern]] = defaultdict(list)
        sets = {name for item in lists for name in item.sets}
        for item in lists:
            for name, members in item.sets.items():
                for member in members:
                    if len(member) == 1 and isinstance(member[0], Word):
                        self._enter(member[0], "@" + name)
                        continue
                    self._rows[name].append(member)
                    for part in member:
                        if isinstance(part, Word):
                            self._enter(part, part)
            for key, entries in item.patterns.items():
                self._patterns[key].extend(entries)
        self._patterns[HARMLESS].extend(allow)
        for key, patterns in self._patterns.items():
            for pattern in patterns:
                for slot in (slot for row in pattern.rows for slot in row):
                    for word in slot.words:
                        self._enter(word, word)
                    for name in slot.sets:
                        if name not in sets:
                            raise InvalidRequest(key, f"{pattern.source!r} names the unknown set @{name}")
        self._heads: dict[object, list[tuple[str, tuple[Word | str, ...]]]] = defaultdict(list)
        self._nested: list[tuple[str, tuple[Word | str, ...]]] = []
        for name in _inner_first(self._rows):
            for row in self._rows[name]:
                if any(isinstance(part, str) for part in row):
                    self._nested.append((name, row))
                else:
                    self._heads[row[0]].append((name, row))
        self._entries: dict[str, dict[object, list[Pattern]]] = {}
        for key, patterns in self._patterns.items():
            self._entries[key] = defaultdict(list)
            for pattern in patterns:
                for atom in _fewest(pattern):
                    self._entries[key][atom].append(pattern)
        self._lengths = {
            "prefix": sorted({len(t) for t in self._index.prefix}),
            "suffix": sorted({len(t) for t in self._index.suffix}),
        }
        self._known: dict[str, tuple[tuple[object, str], ...]] = {}

    def _enter(self, word: Word, atom: object) -> None:
        entries = getattr(self._index, word.kind)[word.text]
        if (atom, word.gate) not in entries:
            entries.append((atom, word.gate))

    def search(self, prompt: str) -> tuple[list[Found], str]:
        """Everything found, the harmless already masked; and the prompt without the masked words."""
        found, chunks = tokens(prompt)
        if not found:
            return [], prompt
        evident = self.languages(found)
        hits = self._hits(forms(found, chunks), evident)
        masked = self._mask(HARMLESS, hits)
        clear = _without(hits, masked)
        self._members(clear)
        out: list[Found] = []
        for key in self._patterns:
            if key not in (HARMLESS, NOBODY):
                for pattern in self._candidates(key, clear):
                    places = self._find(pattern, clear)
                    if places:
                        out.append(_found(key, pattern, places, found, prompt))
        return out, _blanked(prompt, [found[i] for i in sorted(masked)])

    def named(self, prompt: str, name: str) -> Found | None:
        """The first member of the set `name` in the prompt, or None."""
        found, chunks = tokens(prompt)
        if not found:
            return None
        hits = self._hits(forms(found, chunks), self.languages(found))
        clear = _without(hits, self._mask(NOBODY, hits))
        self._members(clear)
        pattern = Pattern(((Slot((), (name,)),),), 0, False, "@" + name)
        places = self._find(pattern, clear)
        return _found(name, pattern, places, found, prompt) if places else None

    def languages(self, found: Sequence[Token]) -> frozenset[str]:
        """The languages whose function words are most in the prompt; empty when there are none."""
        # Letters written apart ("n u d a") are no words of any language.
        apart = {i for i, (a, b) in enumerate(pairwise(found)) if len(a.text) == len(b.text) == 1}
        whole = [t.text for i, t in enumerate(found) if i not in apart and i - 1 not in apart]
        counts = {name: sum(text in words for text in whole) for name, words in self._evident.items()}
        most = max(counts.values(), default=0)
        return frozenset(name for name, count in counts.items() if count == most) if most else frozenset()

    def _mask(self, key: str, hits: dict[object, list[Place]]) -> set[int]:
        working = {atom: list(places) for atom, places in hits.items()}
        self._members(working)
        masked: set[int] = set()
        for pattern in self._candidates(key, working):
            for places in self._find_all(pattern, working):
                for place in places:
                    masked.update(range(place.first, place.last + 1))
        return masked

    def _hits(self, readings: Iterable[Form], evident: frozenset[str]) -> dict[object, list[Place]]:
        hits: dict[object, list[Place]] = defaultdict(list)
        plain: set[tuple[object, int]] = set()
        for form in readings:
            veiled = form.care != PLAIN
            if "*" in form.text:
                atoms: Iterable[tuple[object, str]] = self._blotted(form.text)
            else:
                atoms = self._look_up(form.text, form.care)
            for atom, gate in atoms:
                if gate and gate not in evident and (evident or not veiled):
                    continue  # a disguised word is no chance, so without any evidence it counts
                if not veiled:
                    plain.add((atom, form.first))
                elif form.first == form.last and (atom, form.first) in plain:
                    continue
                hits[atom].append(Place(form.first, form.last, veiled))
            if not atoms and form.care != CUT:
                for half, (atom, gate) in self._joined(form.text):
                    if not gate:
                        hits[atom].append(Place(form.first, form.last, veiled, half))
        return hits

    def _look_up(self, text: str, shortest: int) -> tuple[tuple[object, str], ...]:
        """The atoms a token stands for; words shorter than `shortest` do not count, nor then inexact ones."""
        known = self._known.get(f"{shortest}{text}")
        if known is not None:
            return known
        out: list[tuple[object, str]] = []
        for stem in dict.fromkeys((text, *_singular(text))):
            if len(stem) >= shortest:
                out.extend(self._index.exact.get(stem, ()))
        for length in self._lengths["prefix"]:
            if shortest <= length <= len(text):
                out.extend(self._index.prefix.get(text[:length], ()))
        if shortest == 0:
            for length in self._lengths["suffix"]:
                if length <= len(text):
                    out.extend(self._index.suffix.get(text[-length:], ()))
            for core, atoms in self._index.inside.items():
                if core in text:
                    out.extend(atoms)
        return self._keep(f"{shortest}{text}", out)

    def _joined(self, text: str) -> Iterable[tuple[int, tuple[object, str]]]:
        """Two listed words written as one ("nakedwoman"): (which half, the atom)."""
        if not 8 <= len(text) <= 40:
            return
        for cut in range(4, len(text) - 2):
            left = _of_sets(self._index.exact.get(text[:cut], ()))
            right = text[cut:]
            second = left and _of_sets(
                self._index.exact.get(right, ()) or self._index.exact.get(right.removesuffix("s"), ())
            )
            if second:
                yield from ((1, atom) for atom in left)
                yield from ((2, atom) for atom in second)
                return

    def _blotted(self, text: str) -> tuple[tuple[object, str], ...]:
        """Words of which letters were replaced by signs ("f*ck"): as long, and at least half of it seen."""
        if text in self._known:
            return self._known[text]
        letters = text.replace("*", "")
        out: list[tuple[object, str]] = []
        if len(letters) >= 2 and len(letters) * 2 >= len(text) >= 4:
            for word, atoms in self._index.exact.items():
                if len(word) == len(text) and _shows(text, word):
                    out.extend(atoms)
            for word, atoms in self._index.prefix.items():
                if len(text) >= len(word) >= 4 and "*" in text[: len(word)] and _shows(text, word):
                    out.extend(atoms)
        return self._keep(text, out)

    def _keep(self, key: str, atoms: list[tuple[object, str]]) -> tuple[tuple[object, str], ...]:
        if len(self._known) > 50_000:  # a bound on memory; the words of a service's prompts repeat
            self._known.clear()
        self._known[key] = answer = tuple(dict.fromkeys(atoms))
        return answer

    def _members(self, hits: dict[object, list[Place]]) -> None:
        """Enter the members of sets that have several words, then those of sets that include others."""
        rows = [entry for atom in hits for entry in self._heads.get(atom, ())]
        for name, row in (*rows, *self._nested):
            if all(part in hits for part in row):
                places = _adjacent([hits[part] for part in row])
                if places:
                    hits.setdefault("@" + name, []).extend(places)

    def _candidates(self, key: str, hits: dict[object, list[Place]]) -> list[Pattern]:
        """The patterns of a key that have one of their words in the prompt."""
        entries = self._entries.get(key, {})
        if len(entries) < len(hits):
            return list(
                dict.fromkeys(p for atom, patterns in entries.items() if atom in hits for p in patterns)
            )
        return list(dict.fromkeys(p for atom in hits for p in entries.get(atom, ())))

    def _find(self, pattern: Pattern, hits: dict[object, list[Place]]) -> tuple[Place, ...] | None:
        for places in self._find_all(pattern, hits):
            return places
        return None

    def _find_all(self, pattern: Pattern, hits: dict[object, list[Place]]) -> Iterable[tuple[Place, ...]]:
        choices: list[list[Place]] = []
        for row in pattern.rows:
            slots = []
            for slot in row:
                here = [p for w in slot.words for p in hits.get(w, ())]
                here += [p for name in slot.sets for p in hits.get("@" + name, ())]
                if not here:
                    return
                slots.append(here)
            places = slots[0] if len(slots) == 1 else _adjacent(slots)
            if not places:
                return
            choices.append(places)
        if len(choices) == 1:
            yield from ((place,) for place in choices[0])
            return
        others = [sorted(places, key=_start) for places in choices[1:]]
        reach = (pattern.gap + LONGEST_ROW) * len(others)
        for anchor in choices[0]:
            near = [
                places[
                    bisect_left(places, anchor.first - reach, key=_start) : bisect_right(
                        places, anchor.first + reach, key=_start
                    )
                ]
                for places in others
            ]
            for combination in islice(product((anchor,), *near), MOST_COMBINATIONS):
                if _fits(combination, pattern):
                    yield combination


def _fewest(pattern: Pattern) -> list[object]:
    """The atoms of the place in a pattern that the fewest words can fill."""
    slots = [slot for row in pattern.rows for slot in row]
    slot = min(slots, key=lambda s: len(s.words) + 1000 * len(s.sets))
    return [*slot.words, *("@" + name for name in slot.sets)]


def _inner_first(rows: dict[str, list[tuple[Word | str, ...]]]) -> list[str]:
    """The sets in an order in which those that others include come first."""
    ordered: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise InvalidRequest(f"sets.{name}", f"includes itself, by way of {' > '.join(path)}")
        if name not in ordered:
            for part in (part for row in rows.get(name, ()) for part in row if isinstance(part, str)):
                visit(part[1:], (*path, name))
            if name in rows:
                ordered.append(name)

    for name in list(rows):
        visit(name, ())
    return ordered


def _of_sets(entries: Iterable[tuple[object, str]]) -> list[tuple[object, str]]:
    """Only words that are members of sets: words of phrases alone make chance finds ("rape seed")."""
    return [(atom, gate) for atom, gate in entries if isinstance(atom, str)]


def _shows(blotted: str, word: str) -> bool:
    return all(seen in ("*", letter) for seen, letter in zip(blotted, word, strict=False))


def _start(place: Place) -> int:
    return place.first


def _singular(text: str) -> tuple[str, ...]:
    if len(text) > 3 and text.endswith("s"):
        return (text[:-1], text[:-2]) if text.endswith("es") else (text[:-1],)
    return ()


def _adjacent(slots: list[list[Place]]) -> list[Place]:
    rows = slots[0]
    for following in slots[1:]:
        rows = [
            Place(a.first, b.last, a.veiled or b.veiled)
            for a in rows
            for b in following
            if b.first == a.last + 1
        ]
    return rows


def _fits(places: tuple[Place, ...], pattern: Pattern) -> bool:
    """Whether the rows stand near enough, in order where asked, and apart (one joined word may be two)."""
    if len(places) == 1:
        return True
    ranked = list(places) if pattern.ordered else sorted(places, key=lambda p: (p.first, p.half, p.last))
    for left, right in pairwise(ranked):
        if left.half and right.half == left.half + 1 and left.first == right.first:
            continue
        if right.first <= left.last or right.first - left.last - 1 > pattern.gap:
            return False
    return True


def _blanked(prompt: str, masked: Sequence[Token]) -> str:
    """The prompt without these words."""
    parts, at = [], 0
    for token in masked:
        parts.append(prompt[at : token.start])
        at = token.end
    return " ".join([*parts, prompt[at:]]) if masked else prompt


def _without(hits: dict[object, list[Place]], masked: set[int]) -> dict[object, list[Place]]:
    out = {}
    for atom, places in hits.items():
        kept = [p for p in places if not all(i in masked for i in range(p.first, p.last + 1))]
        if kept:
            out[atom] = kept
    return out


def _found(
    key: str, pattern: Pattern, places: tuple[Place, ...], found: Sequence[Token], prompt: str
) -> Found:
    start = min(found[p.first].start for p in places)
    end = max(found[p.last].end for p in places)
    return Found(key, pattern, places, (start, end), prompt[start:end], any(p.veiled for p in places))
