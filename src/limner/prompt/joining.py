"""Which thing stands how to which: relations between the subjects of one prompt."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon, sides
from limner.prompt.bonds import Bonds
from limner.prompt.draft import BARE_PLURAL, Draft
from limner.prompt.gathered import Gathered
from limner.prompt.governing import Governing
from limner.prompt.kinds import SCREENS, kind_between
from limner.prompt.numbers import MOST
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.poses import strike
from limner.prompt.pronouns import Pronouns, Waiting
from limner.prompt.relations import Join, joins
from limner.prompt.scene import Relation

LISTS = ([","], ["and"], [",", "and"], ["&"], ["plus"], ["and", "also"], ["as", "well", "as"], [",", "plus"])
EXTEND_OBJECTS = frozenset({"holding", "wearing", "between", "around"})
_PAIRED = frozenset({"boot", "glove", "mitten", "shoe", "skate", "sandal", "slipper", "sneaker", "sock"})
# What is worn and shown with something is printed with it: "a man in a t-shirt with a cat".
_PRINTED = frozenset({"shirt", "t-shirt", "tshirt", "sweater", "hoodie", "jersey", "sweatshirt", "apron", "cap"})
# What is said of one of a list only, however it is listed.
_OWN = frozenset({"wearing", "holding", "left_of", "right_of", "above", "below", "between"})


def _each_has(governor: Draft, draft: Draft) -> None:
    """Give a bare plural that is worn or held its number: one each, of gloves and boots two."""
    if not draft.counted and draft.count == BARE_PLURAL:
        paired = draft.head.split()[-1] in _PAIRED
        draft.count = min(governor.count * (2 if paired else 1), MOST) if governor.count > 1 or paired else draft.count


def _many(draft: Draft) -> bool:
    """Whether it is a plural without a number."""
    return not draft.counted and draft.count == BARE_PLURAL


_BOARDS = frozenset({"board", "plate", "platter", "saucer", "tray", "dish"})
"""What carries food and small things, and nobody."""


class Joining:
    """Finds relations while the phrases are read in order."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.tokens, self.pieces = gathered.tokens, gathered.pieces
        self.of_phrase = gathered.of_phrase
        self.governing = Governing(gathered)
        self.bonds = Bonds(gathered)
        self.sides = sides.Sided(gathered, self.governing, self.bonds)
        self.waiting: Waiting = []
        self.pronouns = Pronouns(gathered, self.governing, self.bonds, self.waiting)
        self.linked: dict[int, int] = {}  # phrase -> earlier phrase it is listed with
        self.vessels: dict[int, int] = {}  # phrase listed with what a vessel holds -> phrase of the vessel

    def noun(self, index: int, phrase: Phrase, lead: Sequence[Token], draft: Draft, first: int) -> None:
        """A thing was named: settle how it stands to what came before, and its own pose.

        `first` is the phrase that `lead` leads to: this one, or the "a pile of" before it.
        """
        stop = self.pieces[index + 1].start if index + 1 < len(self.pieces) else len(self.tokens) + 1
        strike(draft, phrase, self.tokens[phrase.end : min(stop, phrase.end + 7)], stop)
        self.sides.note(index, phrase, lead, draft)
        self._settle_waiting(index, phrase, draft)
        lead = sides.past_sides(lead)
        words = [t.lower for t in lead]
        if words in LISTS and index:
            self._list(index, first - 1, draft)
            return
        if words[-1:] in (["and"], [","]) and self._topped(index, first, draft):
            return
        join = self._join(index, phrase, lead, words, draft)
        if join is None or (join.verb and self.governing.unknown_before(join.token, phrase.sentence)):
            return
        if self.governing.orphan(index, join.token):
            return
        if (join.words == "with" or join.turned) and self.governing.of_a_place(index, join.token):
            return
        governor = self._governor(index, join, draft)
        if governor is None and (join.words == "with" or join.turned):
            return
        if governor is None or governor is draft:
            if all(
                self.pieces[k].sentence != phrase.sentence or k not in self.of_phrase for k in range(index)
            ):
                self.waiting.append((join, index, phrase.sentence))
            return
        self._relate(join, governor, draft, index)

    def _governor(self, index: int, join: Join, draft: Draft) -> Draft | None:
        """Who the relation word speaks of; after "looking at a fish" that is the fish, unless one sits there oneself."""
        if not join.verb and join.words != "with":
            seen = self.governing.seen(index, join.token)
            sat_on = draft.head.split()[-1] in lexicon.SEATS
            if seen is not None and seen is not draft and (seen.animate or not sat_on):
                return seen
        near = self.governing.adjacent(index, join.token)
        if join.kind == "on" and draft.head.split()[-1] in _BOARDS and index - 1 in self.of_phrase:
            before = self.of_phrase[index - 1]
            if not before.animate and self.pieces[index - 1].sentence == self.pieces[index].sentence:
                return before  # "a bear cutting bread on a board"
        worn = draft.head.split()[-1] in lexicon.WEARABLE
        if near is not None and near is not draft and near.animate and worn and join.words in ("in", "with"):
            return near  # "a girl in a dress and a boy | in a shirt"
        return self.governing.governor(index, join.token)

    def _join(
        self, index: int, phrase: Phrase, lead: Sequence[Token], words: list[str], draft: Draft
    ) -> Join | None:
        """The word in `lead` that says how `draft` stands to what came before; None if none does."""
        found = joins(self.tokens, lead[0].i, lead[-1].i + 1) if lead else []
        if found and words[-1] in ("and", ",") and not found[-1].verb:
            found = [j for j in found if j.token >= phrase.start - 1]
        of = words[-1:] == ["of"]
        if not found or (of and found[-1].words.split()[-1:] != ["of"] and not found[-1].verb):
            if of and index - 1 in self.of_phrase and self.pieces[index - 1].last in lexicon.CONTAINERS | SCREENS:
                self.bonds.add("inside", draft, (self.of_phrase[index - 1],))
            return None
        if len(found) > 1 and found[-1].words in ("in", "at", "with", "to"):
            before = found[-2]
            if not before.verb and found[-1].token - before.token < 3:
                return before
        return found[-1]

    def _relate(self, join: Join, governor: Draft, draft: Draft, index: int) -> None:
        bonds = self.bonds
        printed = join.words == "with" and governor.head.split()[-1] in _PRINTED
        if not governor.animate and (join.verb or (bonds.worn(governor) and not printed)):
            governor = bonds.doer(governor)
        if not governor.animate and governor.head.split()[-1] in lexicon.WEARABLE:
            at = next((k for k, d in self.of_phrase.items() if d is governor), 0)
            if join.verb or at - 1 in self.gathered.unknown:
                return  # who wears it has no body; the coat itself does nothing
        meant = kind_between(self.tokens, join, governor, draft)
        if meant is None or governor is draft:
            return
        kind, turned = meant
        if kind == "on" and not turned:
            governor = self._vessel(governor)
        if kind in ("in_front_of", "behind", "left_of", "right_of", "under") and not turned:
            governor = bonds.bearer(governor)  # with what is held stands who holds it
        if join.words == "with" and turned:
            bonds.loaded[draft.id] = kind
        holders = self._listed_with(governor, join, shared=kind == "holding" and _many(draft))
        if kind == "wearing" and not _many(draft):
            holders = holders[-1:]  # "a dog and a cat in a green dress"
        if len(holders) > 1 and _many(draft):
            draft.count = min(sum(each.count for each in holders), MOST)
        elif kind in ("wearing", "holding", "riding") and not turned:
            _each_has(governor, draft)
        draft.main = False
        pairs = [(draft, governor)] if turned else [(each, draft) for each in holders]
        for one, other in pairs:
            bonds.add(kind, one, (other,))
            if join.words == "with":
                bonds.loose.add((other.id, one.id) if turned else (one.id, other.id))

    def _vessel(self, governor: Draft) -> Draft:
        """What `governor` is in, if it is in something: "a goldfish in a bowl | on a desk" sets down the bowl."""
        inside = next((r for r in self.bonds.found if r.kind == "inside" and r.subject == governor.id), None)
        if inside is None:
            return governor
        vessel = self.gathered.draft(inside.objects[0])
        return vessel if vessel.group not in ("building", "furniture") else governor

    def _listed_with(self, governor: Draft, join: Join, *, shared: bool = False) -> list[Draft]:
        """`governor` and the things listed with it ("a cat and a dog on a sofa"). shared: it is said of the
        whole list, as a plural is that each holds one of ("a boy and a girl holding balloons")."""
        if join.words == "with" or (join.kind in _OWN and not shared):
            return [governor]
        at = next((k for k, d in self.of_phrase.items() if d is governor), None)
        if at is not None:
            # The parser hangs the relation on the first of a list as often as on the last.
            for k in sorted(self.linked):
                if self.linked[k] == at and self.pieces[k].end <= join.token and k in self.of_phrase:
                    at = k
        together = [governor] if at is None else [self.of_phrase[at]]
        found = self.bonds.found
        objects = {o for r in found if r.kind != "inside" for o in r.objects} | {r.subject for r in found}
        while at is not None and at in self.linked:
            at = self.linked[at]
            draft = self.of_phrase.get(at)
            if draft is None or draft.id in objects:
                break
            together.insert(0, draft)
        return together

    def _list(self, index: int, before: int, draft: Draft) -> None:
        """Note that the thing is listed with the one before, and give it the place that the other has by a relation."""
        bonds = self.bonds
        if before in self.gathered.parts:
            if not self._topped(index, before, draft):
                self._after_a_part(index, draft)
            return
        vessel = self._vessel_of(before)
        if vessel is not None:
            phrase = self.pieces[index]
            if not phrase.determiner and not phrase.counted:
                bonds.add("inside", draft, (self.of_phrase[vessel],))  # "a bowl of apples and pears"
                self.vessels[index] = vessel
                return
            before = vessel  # "a vase of roses and a bowl"
        self.linked[index] = before
        earlier = self.of_phrase.get(before)
        if earlier is None and self._topped(index, before, draft):
            return
        if earlier is None or earlier is draft:
            return
        for relation in list(bonds.found):
            if relation.subject == earlier.id and bonds.loaded.get(earlier.id) == relation.kind:
                carrier = self.gathered.draft(relation.objects[0])
                join = Join("next_to", self.pieces[index].start, False, False, "with")
                if not self._followed(index):
                    self._relate(join, carrier, draft, index)
                return
        for relation in list(bonds.found):
            # "a boy with a kite and a dog": each as it is with him.
            if relation.kind == "holding" and relation.objects == (earlier.id,):
                carrier = self.gathered.draft(relation.subject)
                if (carrier.id, earlier.id) not in bonds.loose or carrier is draft:
                    continue
                if not self._followed(index) and not self._acts(index):
                    self._relate(Join("next_to", self.pieces[index].start, False, False, "with"), carrier, draft, index)
                return
        for i, relation in enumerate(bonds.found):
            if earlier.id not in relation.objects or relation.subject == draft.id:
                continue
            if relation.kind not in EXTEND_OBJECTS:
                continue
            if relation.kind == "between":
                if draft.id not in relation.objects:
                    bonds.found[i] = Relation("between", relation.subject, (*relation.objects, draft.id))
            elif self._shares(relation, index, draft):
                bonds.add(relation.kind, self.gathered.draft(relation.subject), (draft,))
            draft.main = False
            break

    def _topped(self, index: int, before: int, draft: Draft) -> bool:
        """Whether the phrase ends in "on top", after what carries nothing: "pancakes with syrup and a strawberry on top"."""
        end = self.pieces[index].end
        if [t.lower for t in self.tokens[end : end + 2]] != ["on", "top"] or self._follows_of(end + 2):
            return False
        below = [k for k in self.of_phrase if k < before and self.pieces[k].sentence == self.pieces[index].sentence]
        if below:
            self.bonds.add("on", draft, (self.of_phrase[max(below)],))
        return bool(below)

    def _follows_of(self, end: int) -> bool:
        """Whether "of" comes next: "on top of" leads on."""
        return end < len(self.tokens) and self.tokens[end].lower == "of"

    def _after_a_part(self, index: int, draft: Draft) -> None:
        """Something listed after a part of somebody: "a snowman with a carrot nose and a red scarf"."""
        lead = self.gathered.lead(index)
        bearer = self.governing.governor(index, lead[0].i)
        if bearer is None or bearer is draft or not bearer.animate or draft.animate:
            return
        if not self._followed(index):
            self._relate(Join("next_to", self.pieces[index].start, False, False, "with"), bearer, draft, index)

    def _vessel_of(self, content: int) -> int | None:
        """The phrase of the vessel that phrase `content` is said to fill: "a bowl of apples, pears"."""
        if content in self.vessels:
            return self.vessels[content]
        k = content - 1
        if k not in self.of_phrase or content not in self.of_phrase or self.pieces[k].last not in lexicon.CONTAINERS:
            return None
        inside = Relation("inside", self.of_phrase[content].id, (self.of_phrase[k].id,))
        return k if inside in self.bonds.found and self.gathered.lead(content)[-1:][0].lower == "of" else None

    def _shares(self, relation: Relation, index: int, draft: Draft) -> bool:
        """Whether what is listed after something held, worn or surrounded is so as well."""
        if draft.animate and self._acts(index):
            return False
        if relation.kind == "wearing":
            return draft.head.split()[-1] in lexicon.WEARABLE
        return relation.kind == "holding" or not self._followed(index)

    def _followed(self, index: int) -> bool:
        """Whether a relation word comes directly after this phrase."""
        end = self.pieces[index].end
        return bool(joins(self.tokens, end, min(end + 2, len(self.tokens))))

    def _acts(self, index: int) -> bool:
        """Whether the word after this phrase is a verb: who does something of its own is not held by another."""
        end = self.pieces[index].end
        return end < len(self.tokens) and self.tokens[end].tag.startswith("VB")

    def _settle_waiting(self, index: int, phrase: Phrase, draft: Draft) -> None:
        rest = []
        for join, other, sentence in self.waiting:
            target = self.of_phrase.get(other)
            if sentence == phrase.sentence and target is not None and target is not draft:
                self._relate(join, draft, target, index)
            elif sentence == phrase.sentence:
                rest.append((join, other, sentence))
        self.waiting[:] = rest
