"""The relations between subjects as they are found, and which of them give way to which."""

from __future__ import annotations

from limner.prompt.draft import Draft
from limner.prompt.gathered import Gathered
from limner.prompt.scene import Relation


class Bonds:
    """Relations in the order in which they were said.

    `loose`: pairs (whose, what) joined by a mere "with". `loaded`: what a "with" put on or in something, and which of
    the two.
    """

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.found: list[Relation] = []
        self.loose: set[tuple[str, str]] = set()
        self.loaded: dict[str, str] = {}

    def add(self, kind: str, subject: Draft, objects: tuple[Draft, ...]) -> None:
        """Note that `subject` is `kind` to `objects`, once, and never to itself."""
        ids = tuple(dict.fromkeys(o.id for o in objects if o is not subject))
        # The sun that casts a glow on somebody is not upon him.
        lit = subject.group == "sky" and kind in ("on", "inside") and any(o.animate for o in objects)
        if not ids or lit:
            return
        relation = Relation(kind, subject.id, ids)  # type: ignore[arg-type]
        if relation not in self.found:
            self.found.append(relation)

    def copy(self, group: Draft, member: Draft) -> None:
        """Give `member` of `group` the relations that `group` has."""
        for relation in list(self.found):
            if relation.subject == group.id:
                self.found.append(Relation(relation.kind, member.id, relation.objects))

    def bearer(self, draft: Draft) -> Draft:
        """Who wears, holds or reads `draft`; itself if nobody does."""
        for relation in self.found:
            if relation.kind in ("wearing", "holding", "reading") and draft.id in relation.objects:
                return self.gathered.draft(relation.subject)
        return draft

    def doer(self, draft: Draft) -> Draft:
        """Who acts where a verb follows something worn, held or ridden ("in a cap holding a book")."""
        for relation in reversed(self.found):
            if relation.kind in ("wearing", "holding", "riding", "on") and draft.id in relation.objects:
                doer = self.gathered.draft(relation.subject)
                if doer.animate:
                    return doer
        return draft

    def worn(self, draft: Draft) -> bool:
        """Whether somebody wears it."""
        return any(r.kind == "wearing" and draft.id in r.objects for r in self.found)

    def settle(self, kind: str, subject: Draft, about: Draft) -> None:
        """Note a relation that says more exactly how a thing stands that was mentioned with a mere "with"."""
        self.found = [r for r in self.found if not self._gives_way(r, subject, about)]
        self.add(kind, subject, (about,))

    def _gives_way(self, relation: Relation, subject: Draft, antecedent: Draft) -> bool:
        to, about = relation.subject, relation.objects
        if about == (subject.id,) and relation.kind in ("next_to", "holding"):
            loose = (to, subject.id) in self.loose
            return loose or (relation.kind == "next_to" and to == antecedent.id)
        return (to, about) == (subject.id, (antecedent.id,)) and relation.kind in ("on", "inside")

    def finished(self) -> tuple[Relation, ...]:
        """All relations; a mere "with" gives way to anything more exact between the same two."""
        kept = []
        for relation in self.found:
            pair = {relation.subject, *relation.objects}
            exact = any(
                r is not relation and {r.subject, *r.objects} == pair and r.kind != "next_to" for r in self.found
            )
            if relation.kind == "next_to" and exact:
                continue
            kept.append(relation)
        return tuple(kept)
