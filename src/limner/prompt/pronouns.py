""" "behind it", "on its head": relations to what was spoken of before."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.bonds import Bonds
from limner.prompt.draft import Draft
from limner.prompt.gathered import Gathered
from limner.prompt.governing import Governing
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.relations import SIDES, Join, joins

Waiting = list[tuple[Join, int, int]]
"""(join, object phrase, sentence) of relation words whose subject has yet to be named."""


class Pronouns:
    """Settles relations whose object is a pronoun, or a part of what was named before."""

    def __init__(self, gathered: Gathered, governing: Governing, bonds: Bonds, waiting: Waiting) -> None:
        self.gathered, self.governing, self.bonds, self.waiting = gathered, governing, bonds, waiting

    def read(self, index: int, phrase: Phrase, lead: Sequence[Token]) -> None:
        """Settle what `phrase`, led to by `lead`, says of how things stand."""
        pieces, of_phrase = self.gathered.pieces, self.gathered.of_phrase
        if phrase.kind == "pronoun" and phrase.words in ("it", "they", "he", "she") and not lead:
            antecedent = self.governing.antecedent(index, None)
            if antecedent is not None:
                of_phrase[index] = antecedent
            return
        if self.gathered.follows(phrase) in SIDES:
            return
        found = joins(self.gathered.tokens, lead[0].i, phrase.start) if lead else []
        before = pieces[index - 1] if index and phrase.kind == "pronoun" else None
        unknown = before is not None and before.kind == "noun" and index - 1 not in of_phrase
        if unknown and before is not None and before.sentence == phrase.sentence:
            return  # what is "painted on it" has no body
        here = (k for k in range(index - 1, -1, -1) if pieces[k].sentence == phrase.sentence and k in of_phrase)
        at = next(here, None)
        subject = of_phrase[at] if at is not None else None
        on = bool(found) and found[-1].kind in ("on", "under", "below") and phrase.words == "it"
        antecedent = (self._bearing(index) if on else None) or self._meant(index, phrase, at, subject)
        if antecedent is None or (found and found[-1].kind == "inside" and phrase.kind != "pronoun"):
            return
        if not found or found[-1].verb:
            if not any(t.tag.startswith("VB") for t in lead):
                of_phrase.setdefault(index, antecedent)
            return
        join = found[-1]
        if subject is None or subject is antecedent:
            self.waiting.append((join, index, phrase.sentence))
            of_phrase[index] = antecedent
            return
        wearable = subject.head.split()[-1] in lexicon.WEARABLE
        if join.kind == "on" and wearable and antecedent.animate:
            self.bonds.add("wearing", antecedent, (subject,))
        elif join.kind != "next_to" or join.words != "with":
            self.bonds.settle(join.kind, subject, antecedent)

    def _bearing(self, index: int) -> Draft | None:
        """The table or chair named here before: "a dog under the table and a cat on it"."""
        pieces, of_phrase = self.gathered.pieces, self.gathered.of_phrase
        here = [of_phrase[k] for k in range(index) if k in of_phrase and pieces[k].sentence == pieces[index].sentence]
        return next((d for d in reversed(here[:-1]) if d.group == "furniture"), None)

    def _meant(self, index: int, phrase: Phrase, at: int | None, subject: Draft | None) -> Draft | None:
        pieces, of_phrase = self.gathered.pieces, self.gathered.of_phrase
        owner = next((k for k in range(at - 1, -1, -1) if k in of_phrase), None) if at else None
        if at and owner is not None and phrase.kind == "pronoun" and phrase.words == "it":
            # "a cat licking a ball with a drawing on it": the ball.
            gap = self.gathered.tokens[pieces[owner].end : pieces[at].start]
            if any(t.lower in ("with", "that", "which") for t in gap):
                return of_phrase[owner]
        return self.governing.antecedent(index, subject)
