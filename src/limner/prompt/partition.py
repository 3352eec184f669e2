"""Numbers without a noun: "three bears, one red and two blue", "several red blocks and one blue one"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt.draft import Draft
from limner.prompt.phrases import Phrase


class Partition:
    """Deals the members of a group out to what is said of some of them."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.left: dict[str, int] = {}  # id of a group -> members of which nothing was said yet

    def group(self, sentence: int) -> Draft | None:
        """The group that a number without a noun speaks of: the latest of two or more, here or one before."""
        near = [d for d in reversed(self.drafts) if sentence - 1 <= d.sentence <= sentence]
        groups = [d for d in near if d.count > 1 or d.id in self.left]
        # Of the frogs on the seats, the frogs are spoken of.
        return next((d for d in groups if d.main), next(iter(groups), None))

    def share(self, phrase: Phrase, group: Draft) -> Draft | None:
        """The subject for `phrase` (count and adjectives), taken out of `group`; None if it has too few."""
        left = self.left.get(group.id, group.count)
        if phrase.count > left or (group.colours and phrase.colours):
            return None
        if phrase.count == left:
            self.left[group.id] = 0
            self._say(group, phrase, left)
            return group
        self.left[group.id] = group.count = left - phrase.count
        member = another(group, self.drafts)
        self._say(member, phrase, phrase.count)
        # In the order of the prompt: what is said first stands first.
        self.drafts.insert(self.drafts.index(group), member)
        return member

    @staticmethod
    def _say(draft: Draft, phrase: Phrase, count: int) -> None:
        draft.count, draft.counted = count, True
        draft.colours = phrase.colours or draft.colours
        draft.material = phrase.material or draft.material
        draft.size = phrase.size if phrase.size != 1.0 else draft.size
        draft.pose = phrase.pose or draft.pose
        draft.traits.extend(phrase.traits)


def another(of: Draft, drafts: Sequence[Draft]) -> Draft:
    """A new subject of the same kind as `of`, with nothing said of it yet."""
    stem = "_".join(of.body.split())
    number = 2
    while any(d.id == f"{stem}_{number}" for d in drafts):
        number += 1
    return Draft(
        f"{stem}_{number}", of.body, of.group, of.words, of.head, of.sentence, of.index, certain=of.certain
    )
