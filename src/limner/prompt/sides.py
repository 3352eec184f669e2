"""Left and right said of the picture or of a thing: "on the left", "to its right", "in the background"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.bonds import Bonds
from limner.prompt.draft import Draft
from limner.prompt.gathered import Gathered
from limner.prompt.governing import Governing
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.relations import SIDES

POSSESSIVES = ("its", "his", "her", "their")


def mentions(words: Sequence[str], *, fronted: bool, starts: bool, reach: int) -> list[tuple[str, bool]]:
    """(relation kind, whether it is a thing's own side) for each side named in `words`.

    `fronted`: the words stand before the thing; `starts`: no other thing was named before it in the sentence.
    Only the first `reach` words are looked at, with what follows them. "left of" and a hand or foot on the left are no sides.
    """
    found: list[tuple[str, bool]] = []
    for k, word in enumerate(words[:reach]):
        if word not in SIDES or k == 0 or words[k - 1] not in ("the", *POSSESSIVES):
            continue
        after = words[k + 1] if k + 1 < len(words) else ""
        if after == "of" or after in lexicon.PARTS:
            continue
        if list(words[k + 1 : k + 3]) == ["side", "of"] and "image" not in words:
            continue
        if fronted and not starts and not {"is", "are", ","} & set(words[k:]):
            continue
        found.append((SIDES[word], words[k - 1] != "the"))
    return found


def past_sides(lead: Sequence[Token]) -> Sequence[Token]:
    """`lead` after "on its left", which belongs to the phrase before."""
    for k in range(len(lead) - 1, 0, -1):
        after = lead[k + 1].lower if k + 1 < len(lead) else ""
        if (
            lead[k].lower in SIDES
            and lead[k - 1].lower in (*POSSESSIVES, "the")
            and after not in ("of", "side")
        ):
            return lead[k + 1 :]
    return lead


def clause(words: Sequence[str]) -> Sequence[str]:
    """`words` up to the first comma or "and"."""
    ends = [k for k, word in enumerate(words) if word in (",", "and", ";")]
    return words[: ends[0]] if ends else words


class Sided:
    """Gathers which side of the picture things are on, and makes relations of it."""

    def __init__(self, gathered: Gathered, governing: Governing, bonds: Bonds) -> None:
        self.gathered, self.governing, self.bonds = gathered, governing, bonds
        self.side_of: dict[str, str] = {}

    def note(self, index: int, phrase: Phrase, lead: Sequence[Token], draft: Draft) -> None:
        """What the words before and after the phrase say of the side that `draft` is on."""
        tokens, pieces, of_phrase = self.gathered.tokens, self.gathered.pieces, self.gathered.of_phrase
        after = [t.lower for t in tokens[phrase.end : phrase.end + 8] if t.sentence == phrase.sentence]
        after = list(clause(after))
        nouns = (piece.start for piece in pieces[index + 1 : index + 3] if piece.kind == "noun")
        stop = next(nouns, phrase.end + len(after)) - phrase.end
        starts = not any(k in of_phrase and pieces[k].sentence == phrase.sentence for k in range(index))
        for words, fronted in ((after, False), ([t.lower for t in lead], True)):
            reach = len(words) if fronted else max(0, stop)
            for side, own in mentions(words, fronted=fronted, starts=starts or not index, reach=reach):
                if not own:
                    self.side_of.setdefault(draft.id, side)
                elif not fronted:
                    target = self.governing.antecedent(index, draft)
                    if target is not None:
                        self.bonds.add(side, draft, (target,))
                        self.bonds.loose.add((target.id, draft.id))
                        self.side_of.pop(draft.id, None)
        if index + 1 < len(pieces) and " ".join(after[:3]) == "in the background":
            front = next((d for d in self.gathered.drafts if d.main and d is not draft), None)
            before = of_phrase.get(index - 1)
            listed = [t.lower for t in lead] in (["and"], [","], [",", "and"])
            if front is not None:
                if listed and before is not None and (front.id, before.id) in self.bonds.loose:
                    self.bonds.settle("behind", before, front)
                self.bonds.settle("behind", draft, front)

    def settle(self) -> None:
        """ "a cat on the left and a dog on the right" as a relation between the two."""
        names = {d.id: d for d in self.gathered.drafts}
        left = [names[i] for i, s in self.side_of.items() if s == "left_of" and i in names]
        right = [names[i] for i, s in self.side_of.items() if s == "right_of" and i in names]
        for a in left:
            for b in right:
                if a is not b:
                    self.bonds.add("left_of", a, (b,))
        if bool(left) != bool(right):
            others = [d for d in self.gathered.drafts if d.id not in self.side_of and d.main]
            for a in left or right:
                if others:
                    self.bonds.add("left_of" if left else "right_of", a, (others[0],))
