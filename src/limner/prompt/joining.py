"""Which thing stands how to which: relations between the subjects of one prompt."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon, sides
from limner.prompt.draft import Draft
from limner.prompt.kinds import kind_between
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.poses import strike
from limner.prompt.relations import SIDES, Join, joins
from limner.prompt.scene import Relation

LISTS = ([","], ["and"], [",", "and"], ["&"], ["plus"], ["and", "also"], ["as", "well", "as"], [",", "plus"])
EXTEND_OBJECTS = frozenset({"holding", "wearing", "between", "around"})


class Joining:
    """Collects relations while the phrases are read in order."""

    def __init__(
        self,
        tokens: Sequence[Token],
        pieces: Sequence[Phrase],
        of_phrase: dict[int, Draft],
        drafts: list[Draft],
    ) -> None:
        self.tokens = tokens
        self.pieces = pieces
        self.of_phrase = of_phrase
        self.drafts = drafts
        self.piece_at = {t: k for k, piece in enumerate(pieces) for t in range(piece.start, piece.end)}
        self.parts: set[int] = set()
        self.found: list[Relation] = []
        self.linked: dict[int, int] = {}  # phrase -> earlier phrase it is listed with
        self.waiting: list[
            tuple[Join, int, int]
        ] = []  # (join, object phrase, sentence) without a subject yet
        self.side_of: dict[str, str] = {}
        self.loaded: dict[str, str] = {}  # what a "with" put on or in something, and which of the two
        self.loose: set[tuple[str, str]] = set()  # pairs joined by a mere "with"

    # Who a relation word belongs to

    def governor(self, index: int, token: int) -> Draft | None:
        """The thing that the relation word at `token` speaks of: by the parse, else the nearest before it."""
        phrase = self.pieces[index]
        by_parse = self._climb(token, phrase)
        if by_parse is not None:
            return by_parse
        for k in range(index - 1, -1, -1):
            if self.pieces[k].sentence != phrase.sentence:
                break
            if k in self.of_phrase:
                return self.of_phrase[k]
        earlier = [d for d in self.drafts if d.sentence < phrase.sentence and d.main]
        starts = all(self.pieces[k].sentence != phrase.sentence for k in range(index))
        return earlier[-1] if earlier and starts else None

    def _unknown_before(self, token: int, sentence: int) -> bool:
        """Whether the noun before the verb at `token` could not be placed: nobody else does what it does."""
        before = [
            k
            for k, p in enumerate(self.pieces)
            if p.sentence == sentence and p.kind == "noun" and p.end <= token
        ]
        if not before or before[-1] in self.of_phrase or before[-1] in self.parts:
            return False
        piece = self.pieces[before[-1]]
        return piece.end == token and piece.last not in lexicon.PARTS and piece.last not in lexicon.SCAFFOLD

    def _climb(self, token: int, phrase: Phrase) -> Draft | None:
        at = token
        for _ in range(8):
            above = self.tokens[at].head
            if above == at or self.tokens[above].sentence != phrase.sentence:
                break
            at = above
            if at >= phrase.start:
                continue
            draft = self._at(at, token)
            if draft is not None:
                return draft
            if self.tokens[at].tag.startswith("VB"):
                for child in self.tokens[max(0, at - 25) : token]:
                    if child.head == at and child.dep in ("nsubj", "nsubjpass") and child.i != at:
                        draft = self._at(child.i, token)
                        if draft is not None:
                            return draft
        return None

    def _at(self, at: int, before: int) -> Draft | None:
        k = self.piece_at.get(at)
        return self.of_phrase.get(k) if k is not None and self.pieces[k].start < before else None

    # Phrases as they come

    def noun(self, index: int, phrase: Phrase, lead: Sequence[Token], draft: Draft, first: int) -> None:
        """A thing was named: settle how it stands to what came before, and its own pose.

        `first` is the phrase that `lead` leads to: this one, or the "a pile of" before it.
        """
        stop = self.pieces[index + 1].start if index + 1 < len(self.pieces) else len(self.tokens)
        strike(draft, phrase, self.tokens[phrase.end : min(stop, phrase.end + 5)])
        self._side(index, phrase, lead, draft)
        self._settle_waiting(index, phrase, draft)
        lead = sides.past_sides(lead)
        words = [t.lower for t in lead]
        if words in LISTS and index:
            self._list(index, first - 1, draft)
            return
        found = joins(self.tokens, lead[0].i, lead[-1].i + 1) if lead else []
        if found and words and words[-1] in ("and", ",") and not found[-1].verb:
            found = [j for j in found if j.token >= phrase.start - 1]
        if not found or (
            words[-1:] == ["of"] and found[-1].words.split()[-1:] != ["of"] and not found[-1].verb
        ):
            if words[-1:] == ["of"] and index - 1 in self.of_phrase:
                vessel = self.of_phrase[index - 1]
                if self.pieces[index - 1].last in lexicon.CONTAINERS:
                    self._add("inside", draft, (vessel,))
            return
        join = found[-1]
        if (
            len(found) > 1
            and join.words in ("in", "at", "with", "to")
            and not found[-2].verb
            and join.token - found[-2].token < 3
        ):
            join = found[-2]
        if join.verb and self._unknown_before(join.token, phrase.sentence):
            return
        governor = self.governor(index, join.token)
        if governor is None and (join.words == "with" or join.turned):
            return
        if governor is None or governor is draft:
            if all(
                self.pieces[k].sentence != phrase.sentence or k not in self.of_phrase for k in range(index)
            ):
                self.waiting.append((join, index, phrase.sentence))
            return
        self._relate(join, governor, draft, index)

    def _relate(self, join: Join, governor: Draft, draft: Draft, index: int) -> None:
        worn = any(r.kind == "wearing" and governor.id in r.objects for r in self.found)
        if not governor.animate and (join.verb or (worn and join.words != "with")):
            governor = self._doer(governor)
        if not governor.animate and join.verb and governor.head.split()[-1] in lexicon.WEARABLE:
            return  # who wears it has no body; the coat itself does nothing
        meant = kind_between(self.tokens, join, governor, draft)
        if meant is None or governor is draft:
            return
        kind, turned = meant
        if join.words == "with" and turned:
            self.loaded[draft.id] = kind
        draft.main = False
        if turned:
            self._add(kind, draft, (governor,))
            if join.words == "with":
                self.loose.add((governor.id, draft.id))
            return
        for each in self._listed_with(governor, join):
            self._add(kind, each, (draft,))
            if join.words == "with":
                self.loose.add((each.id, draft.id))

    def _doer(self, draft: Draft) -> Draft:
        """Who acts where a verb follows something worn, held or ridden ("in a cap holding a book")."""
        for relation in reversed(self.found):
            if relation.kind in ("wearing", "holding", "riding", "on") and draft.id in relation.objects:
                doer = self._draft_by(relation.subject)
                if doer.animate:
                    return doer
        return draft

    def _listed_with(self, governor: Draft, join: Join) -> list[Draft]:
        """`governor` and the things listed with it ("a cat and a dog on a sofa")."""
        at = next((k for k, d in self.of_phrase.items() if d is governor), None)
        if at is not None:
            # The parser hangs the relation on the first of a list as often as on the last.
            for k in sorted(self.linked):
                if self.linked[k] == at and self.pieces[k].end <= join.token and k in self.of_phrase:
                    at = k
        together = [governor] if at is None else [self.of_phrase[at]]
        objects = {o for r in self.found for o in r.objects} | {r.subject for r in self.found}
        while at is not None and at in self.linked:
            at = self.linked[at]
            draft = self.of_phrase.get(at)
            if draft is None or draft.id in objects:
                break
            together.insert(0, draft)
        if join.words == "with" or join.kind in (
            "wearing",
            "holding",
            "left_of",
            "right_of",
            "above",
            "below",
            "between",
        ):
            return [governor]
        return together

    def _list(self, index: int, before: int, draft: Draft) -> None:
        self.linked[index] = before
        earlier = self.of_phrase.get(before)
        if earlier is None or earlier is draft:
            return
        for relation in list(self.found):
            if relation.subject == earlier.id and self.loaded.get(earlier.id) == relation.kind:
                carrier = self._draft_by(relation.objects[0])
                join = Join("next_to", self.pieces[index].start, False, False, "with")
                if not self._followed(index):
                    self._relate(join, carrier, draft, index)
                return
        for i, relation in enumerate(self.found):
            if (
                earlier.id in relation.objects
                and relation.kind in EXTEND_OBJECTS
                and relation.subject != draft.id
            ):
                if relation.kind == "between":
                    if draft.id not in relation.objects:
                        self.found[i] = Relation("between", relation.subject, (*relation.objects, draft.id))
                elif (relation.kind in ("wearing", "holding") or not self._followed(index)) and not (
                    draft.animate and self._acts(index)
                ) and (
                    relation.kind != "wearing" or draft.head.split()[-1] in lexicon.WEARABLE
                ):
                    self._add(relation.kind, self._draft_by(relation.subject), (draft,))
                draft.main = False
                break

    def _followed(self, index: int) -> bool:
        """Whether a relation word comes directly after this phrase."""
        end = self.pieces[index].end
        return bool(joins(self.tokens, end, min(end + 2, len(self.tokens))))

    def _acts(self, index: int) -> bool:
        """Whether the word after this phrase is a verb: who does something of its own is not held by another."""
        end = self.pieces[index].end
        return end < len(self.tokens) and self.tokens[end].tag.startswith("VB")

    def bearer(self, draft: Draft) -> Draft:
        """Who wears or holds `draft`; itself if nobody does."""
        for relation in self.found:
            if relation.kind in ("wearing", "holding") and draft.id in relation.objects:
                return self._draft_by(relation.subject)
        return draft

    def copy(self, group: Draft, member: Draft) -> None:
        """Give `member` of `group` the relations that `group` has."""
        for relation in list(self.found):
            if relation.subject == group.id:
                self.found.append(Relation(relation.kind, member.id, relation.objects))

    def _draft_by(self, id: str) -> Draft:
        return next(d for d in self.drafts if d.id == id)

    def pronoun(self, index: int, phrase: Phrase, lead: Sequence[Token]) -> None:
        """ "behind it", "on its head": a relation to what was spoken of before."""
        if phrase.kind == "pronoun" and phrase.words in ("it", "they", "he", "she") and not lead:
            antecedent = self._antecedent(index, None)
            if antecedent is not None:
                self.of_phrase[index] = antecedent
            return
        after = self.tokens[phrase.end].lower if phrase.end < len(self.tokens) else ""
        if after in SIDES:
            return
        found = joins(self.tokens, lead[0].i, phrase.start) if lead else []
        before = self.pieces[index - 1] if index and phrase.kind == "pronoun" else None
        unknown = before is not None and before.kind == "noun" and index - 1 not in self.of_phrase
        if unknown and before is not None and before.sentence == phrase.sentence:
            return  # what is "painted on it" has no body
        at = next(
            (k for k in range(index - 1, -1, -1)
             if self.pieces[k].sentence == phrase.sentence and k in self.of_phrase), None
        )  # fmt: skip
        subject = self.of_phrase[at] if at is not None else None
        antecedent = self._antecedent(index, subject)
        owner = next((k for k in range(at - 1, -1, -1) if k in self.of_phrase), None) if at else None
        if at and owner is not None and phrase.kind == "pronoun" and phrase.words == "it":
            # "a cat licking a ball with a drawing on it": the ball.
            gap = self.tokens[self.pieces[owner].end : self.pieces[at].start]
            if any(t.lower in ("with", "that", "which") for t in gap):
                antecedent = self.of_phrase[owner]
        if antecedent is None or (found and found[-1].kind == "inside" and phrase.kind != "pronoun"):
            return
        if not found or found[-1].verb:
            if not any(t.tag.startswith("VB") for t in lead):
                self.of_phrase.setdefault(index, antecedent)
            return
        join = found[-1]
        if subject is None or subject is antecedent:
            self.waiting.append((join, index, phrase.sentence))
            self.of_phrase[index] = antecedent
            return
        kind = join.kind
        wearable = subject.head.split()[-1] in lexicon.WEARABLE
        if kind == "on" and wearable and antecedent.animate:
            self._add("wearing", antecedent, (subject,))
        elif kind != "next_to" or join.words != "with":
            self.found = [r for r in self.found if not self._gives_way(r, subject, antecedent)]
            self._add(kind, subject, (antecedent,))

    def _gives_way(self, relation: Relation, subject: Draft, antecedent: Draft) -> bool:
        """Whether a mere "with" was said of `subject` and is now said more exactly."""
        to, about = relation.subject, relation.objects
        if about == (subject.id,) and relation.kind == "next_to":
            return to == antecedent.id or (to, subject.id) in self.loose
        return (to, about) == (subject.id, (antecedent.id,)) and relation.kind in ("on", "inside")

    def _antecedent(self, index: int, but: Draft | None) -> Draft | None:
        sentence = self.pieces[index].sentence
        here = [
            self.of_phrase[k]
            for k in range(index)
            if k in self.of_phrase and self.pieces[k].sentence == sentence
        ]
        for draft in here:
            if draft is not but:
                return draft
        before = [d for d in self.drafts if d.sentence < sentence and d is not but]
        if not before:
            return None
        latest = max(d.sentence for d in before)
        return next(d for d in before if d.sentence == latest)

    def _settle_waiting(self, index: int, phrase: Phrase, draft: Draft) -> None:
        rest = []
        for join, other, sentence in self.waiting:
            target = self.of_phrase.get(other)
            if sentence == phrase.sentence and target is not None and target is not draft:
                self._relate(join, draft, target, index)
            elif sentence == phrase.sentence:
                rest.append((join, other, sentence))
        self.waiting = rest

    # Sides

    def _side(self, index: int, phrase: Phrase, lead: Sequence[Token], draft: Draft) -> None:
        after = [t.lower for t in self.tokens[phrase.end : phrase.end + 8] if t.sentence == phrase.sentence]
        after = list(sides.clause(after))
        nouns = (piece.start for piece in self.pieces[index + 1 : index + 3] if piece.kind == "noun")
        stop = next(nouns, phrase.end + len(after)) - phrase.end
        here = range(index)
        starts = not any(k in self.of_phrase and self.pieces[k].sentence == phrase.sentence for k in here)
        for words, fronted in ((after, False), ([t.lower for t in lead], True)):
            reach = len(words) if fronted else max(0, stop)
            for side, own in sides.mentions(words, fronted=fronted, starts=starts or not index, reach=reach):
                if not own:
                    self.side_of.setdefault(draft.id, side)
                elif not fronted:
                    target = self._antecedent(index, draft)
                    if target is not None:
                        self._add(side, draft, (target,))
                        self.loose.add((target.id, draft.id))
                        self.side_of.pop(draft.id, None)
        if index + 1 < len(self.pieces) and " ".join(after[:3]) == "in the background":
            self._add("behind", draft, tuple(d for d in self.drafts if d.main and d is not draft)[:1])

    def sides(self) -> None:
        """ "a cat on the left and a dog on the right" as a relation between the two."""
        names = {d.id: d for d in self.drafts}
        left = [names[i] for i, s in self.side_of.items() if s == "left_of" and i in names]
        right = [names[i] for i, s in self.side_of.items() if s == "right_of" and i in names]
        for a in left:
            for b in right:
                if a is not b:
                    self._add("left_of", a, (b,))
        if bool(left) != bool(right):
            others = [d for d in self.drafts if d.id not in self.side_of and d.main]
            for a in left or right:
                if others:
                    self._add("left_of" if left else "right_of", a, (others[0],))

    def _add(self, kind: str, subject: Draft, objects: tuple[Draft, ...]) -> None:
        ids = tuple(dict.fromkeys(o.id for o in objects if o is not subject))
        if not ids:
            return
        relation = Relation(kind, subject.id, ids)  # type: ignore[arg-type]
        if relation not in self.found:
            self.found.append(relation)

    def finished(self) -> tuple[Relation, ...]:
        """All relations; a mere "with" gives way to anything more exact between the same two."""
        kept = []
        for relation in self.found:
            pair = {relation.subject, *relation.objects}
            exact = any(
                r is not relation and {r.subject, *r.objects} == pair and r.kind != "next_to"
                for r in self.found
            )
            if relation.kind == "next_to" and exact:
                continue
            kept.append(relation)
        return tuple(kept)
