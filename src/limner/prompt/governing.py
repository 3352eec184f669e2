"""Whom a relation word belongs to, and whom a pronoun means."""

from __future__ import annotations

from collections.abc import Iterator

from limner.prompt import lexicon
from limner.prompt.draft import Draft
from limner.prompt.gathered import Gathered
from limner.prompt.phrases import Phrase

GENDERED = frozenset({"he", "she", "him", "her", "his", "hers"})


class Governing:
    """Finds the thing that words speak of: by the parse, else by what stands nearest."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.piece_at = {t: k for k, piece in enumerate(gathered.pieces) for t in range(piece.start, piece.end)}

    def governor(self, index: int, token: int) -> Draft | None:
        """The thing that the relation word at `token` speaks of: by the parse, else the nearest before it."""
        pieces, of_phrase = self.gathered.pieces, self.gathered.of_phrase
        phrase = pieces[index]
        for k in self._climb(token, phrase):
            if k in of_phrase:
                return of_phrase[k]
        for k in range(index - 1, -1, -1):
            if pieces[k].sentence != phrase.sentence:
                break
            if k in of_phrase:
                return of_phrase[k]
        earlier = [d for d in self.gathered.drafts if d.sentence < phrase.sentence and d.main]
        starts = all(pieces[k].sentence != phrase.sentence for k in range(index))
        return earlier[-1] if earlier and starts else None

    def unknown_before(self, token: int, sentence: int) -> bool:
        """Whether the noun before the verb at `token` could not be placed: nobody else does what it does."""
        pieces = self.gathered.pieces
        before = [
            k for k, p in enumerate(pieces) if p.sentence == sentence and p.kind == "noun" and p.end <= token
        ]
        if not before or before[-1] in self.gathered.of_phrase or before[-1] in self.gathered.parts:
            return False
        piece = pieces[before[-1]]
        return piece.end == token and piece.last not in lexicon.PARTS and piece.last not in lexicon.SCAFFOLD

    def antecedent(self, index: int, but: Draft | None) -> Draft | None:
        """The thing that "it" in phrase `index` means, other than `but`: the first here, else of the sentence before; for
        "her" and "him" a living one, if one was named."""
        pieces, of_phrase, drafts = self.gathered.pieces, self.gathered.of_phrase, self.gathered.drafts
        if pieces[index].words.lower() in GENDERED:
            living = [d for d in drafts if d.animate and d is not but]
            if living:
                drafts = living
                of_phrase = {k: d for k, d in of_phrase.items() if d.animate}
        sentence = pieces[index].sentence
        here = [of_phrase[k] for k in range(index) if k in of_phrase and pieces[k].sentence == sentence]
        for draft in here:
            if draft is not but:
                return draft
        before = [d for d in drafts if d.sentence < sentence and d is not but]
        if not before:
            return None
        latest = max(d.sentence for d in before)
        return next(d for d in before if d.sentence == latest)

    def orphan(self, index: int, token: int) -> bool:
        """Whether the relation word at `token` speaks of something for which nothing stands, and stands by nothing else."""
        gathered = self.gathered
        if self.adjacent(index, token) is not None:
            return False
        for k in self._climb(token, gathered.pieces[index]):
            if k in gathered.of_phrase or k in gathered.unknown:
                return k in gathered.unknown
        return False

    def adjacent(self, index: int, token: int) -> Draft | None:
        """The thing named directly before `token`; None if none is."""
        gathered = self.gathered
        found = (gathered.of_phrase[k] for k in range(index) if k in gathered.of_phrase and gathered.pieces[k].end == token)
        return next(found, None)

    def of_a_place(self, index: int, token: int) -> bool:
        """Whether the place of the picture stands directly before `token`: "a field | with flowers"."""
        gathered = self.gathered
        return any(gathered.pieces[k].end == token for k in gathered.sited if k < index)

    def seen(self, index: int, token: int) -> Draft | None:
        """What somebody looks at, where it stands directly before `token`: "looking at a fish | in a bowl"."""
        gathered = self.gathered
        for k in range(index - 1, -1, -1):
            piece = gathered.pieces[k]
            if piece.sentence != gathered.pieces[index].sentence:
                return None
            if piece.end == token and piece.kind == "noun" and k in gathered.of_phrase:
                lead = gathered.lead(k)
                looks = any(t.lemma in lexicon.PERCEIVE for t in lead)
                looks = looks and (lead[-1].lower in ("at", "out") or lead[-1].lemma in lexicon.PERCEIVE)
                return gathered.of_phrase[k] if looks else None
        return None

    def _climb(self, token: int, phrase: Phrase) -> Iterator[int]:
        """The phrases above `token` in the parse and before `phrase`, nearest first; subjects of verbs included."""
        tokens = self.gathered.tokens
        at = token
        for _ in range(8):
            above = tokens[at].head
            if above == at or tokens[above].sentence != phrase.sentence:
                break
            at = above
            if at >= phrase.start:
                continue
            yield from self._at(at, token)
            if tokens[at].tag.startswith("VB"):
                for child in tokens[max(0, at - 25) : token]:
                    if child.head == at and child.dep in ("nsubj", "nsubjpass") and child.i != at:
                        yield from self._at(child.i, token)

    def _at(self, at: int, before: int) -> Iterator[int]:
        k = self.piece_at.get(at)
        if k is not None and self.gathered.pieces[k].start < before:
            yield k
