"""What one reading has gathered so far, shared by those who read phrase by phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.prompt.draft import Draft
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.scene import Unresolved
from limner.prompt.vocabulary import Vocabulary


@dataclass
class Gathered:
    """The words, and what became of them. `taken[i]`: the use of token i, where it has one of its own.

    `of_phrase`: the subject that phrase k speaks of. `parts`: phrases that are traits of a thing. `unknown`: phrases
    that name something for which nothing stands. `sited`: phrases that say where the picture is.
    """

    tokens: Sequence[Token]
    taken: Sequence[str | None]
    pieces: Sequence[Phrase]
    vocabulary: Vocabulary
    drafts: list[Draft] = field(default_factory=list)
    of_phrase: dict[int, Draft] = field(default_factory=dict)
    parts: set[int] = field(default_factory=set)
    unknown: set[int] = field(default_factory=set)
    sited: set[int] = field(default_factory=set)
    unresolved: list[Unresolved] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    starlit: bool = False

    def lead(self, index: int) -> Sequence[Token]:
        """The tokens between this phrase and the one before it in its sentence."""
        phrase = self.pieces[index]
        start = phrase.start
        least = self.pieces[index - 1].end if index else 0
        while start > least and self.tokens[start - 1].sentence == phrase.sentence:
            start -= 1
        return self.tokens[start : phrase.start]

    def previous(self, index: int) -> Phrase | None:
        """The phrase before this one, if it is in the same sentence."""
        if index and self.pieces[index - 1].sentence == self.pieces[index].sentence:
            return self.pieces[index - 1]
        return None

    def follows(self, phrase: Phrase) -> str:
        """The word after the phrase, lower case; empty at the end."""
        return self.tokens[phrase.end].lower if phrase.end < len(self.tokens) else ""

    def draft(self, id: str) -> Draft:
        """The subject with this id."""
        return next(d for d in self.drafts if d.id == id)

    def tell(self, words: str, reason: str) -> None:
        """Keep words that are not shown as they were said, with the reason."""
        self.unresolved.append(Unresolved(words, reason))
