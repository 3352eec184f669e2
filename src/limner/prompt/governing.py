"""Whom a relation word belongs to, and whom a pronoun means."""

from __future__ import annotations

from limner.prompt import lexicon
from limner.prompt.draft import Draft
from limner.prompt.gathered import Gathered
from limner.prompt.phrases import Phrase


class Governing:
    """Finds the thing that words speak of: by the parse, else by what stands nearest."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.piece_at = {t: k for k, piece in enumerate(gathered.pieces) for t in range(piece.start, piece.end)}

    def governor(self, index: int, token: int) -> Draft | None:
        """The thing that the relation word at `token` speaks of: by the parse, else the nearest before it."""
        pieces, of_phrase = self.gathered.pieces, self.gathered.of_phrase
        phrase = pieces[index]
        by_parse = self._climb(token, phrase)
        if by_parse is not None:
            return by_parse
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
        """The thing that "it" in phrase `index` means, other than `but`: the first here, else of the sentence before."""
        pieces, of_phrase, drafts = self.gathered.pieces, self.gathered.of_phrase, self.gathered.drafts
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

    def _climb(self, token: int, phrase: Phrase) -> Draft | None:
        tokens = self.gathered.tokens
        at = token
        for _ in range(8):
            above = tokens[at].head
            if above == at or tokens[above].sentence != phrase.sentence:
                break
            at = above
            if at >= phrase.start:
                continue
            draft = self._at(at, token)
            if draft is not None:
                return draft
            if tokens[at].tag.startswith("VB"):
                for child in tokens[max(0, at - 25) : token]:
                    if child.head == at and child.dep in ("nsubj", "nsubjpass") and child.i != at:
                        draft = self._at(child.i, token)
                        if draft is not None:
                            return draft
        return None

    def _at(self, at: int, before: int) -> Draft | None:
        k = self.piece_at.get(at)
        known = k is not None and self.gathered.pieces[k].start < before
        return self.gathered.of_phrase.get(k) if known and k is not None else None
