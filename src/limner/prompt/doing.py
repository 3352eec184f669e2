"""Who does what the activities say, what is used for it, and where it is done."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt.activities import Activity
from limner.prompt.draft import Draft, fresh_id
from limner.prompt.gathered import Gathered
from limner.prompt.joining import Joining
from limner.prompt.vocabulary import Match


class Doing:
    """Settles the activities once all subjects are known."""

    def __init__(self, gathered: Gathered, joining: Joining, activities: Sequence[Activity]) -> None:
        self.gathered, self.joining, self.activities = gathered, joining, activities

    def settle(self) -> str | None:
        """Give the doers their poses and what they use; the place where the activities are done, if they have one."""
        place: str | None = None
        for activity in self.activities:
            doers = self._doers(activity)
            for doer in doers:
                if doer.animate and doer.pose in (None, "playing"):
                    doer.pose = activity.pose or doer.pose
            if doers:
                self._equip(activity, doers)
                place = place or activity.place
        return place

    def _doers(self, activity: Activity) -> list[Draft]:
        """Who is named before, with all that are listed with it; else who is named next."""
        pieces, of_phrase = self.gathered.pieces, self.gathered.of_phrase
        sentence = self.gathered.tokens[activity.start].sentence
        here = [k for k in sorted(of_phrase) if pieces[k].sentence == sentence]
        before = [k for k in here if pieces[k].end <= activity.start]
        last = [k for k, p in enumerate(pieces) if p.end == activity.start and p.kind == "noun"]
        if last and last[0] in self.gathered.unknown:
            return []
        living = [k for k in before if of_phrase[k].animate or k in last]
        at = living[-1] if living else here[0] if here and not before else None
        if at is None:
            return []
        doers = [of_phrase[at]]
        while at is not None and at in self.joining.linked:
            at = self.joining.linked[at]
            if at in of_phrase and of_phrase[at].animate:
                doers.insert(0, of_phrase[at])
        return doers

    def _equip(self, activity: Activity, doers: Sequence[Draft]) -> None:
        vocabulary = self.gathered.vocabulary
        props = [m for name in activity.props if (m := vocabulary.exact(name) or vocabulary.find(name)) is not None]
        if not props or any(d.body in {m.key for m in props} for d in self.gathered.drafts):
            return
        for doer in doers[:1] if activity.shared else doers:
            prop = self._prop(props[0], activity, self._number(activity, doer))
            one, other = (prop, doer) if activity.relation == "next_to" else (doer, prop)
            self.joining.bonds.add(activity.relation, one, (other,))

    @staticmethod
    def _number(activity: Activity, doer: Draft) -> int:
        """How many of what is used: one each, one that is shared, three for each who juggles."""
        each = 3 if activity.pose == "juggling" else 1
        return 1 if activity.shared else each * doer.count

    def _prop(self, match: Match, activity: Activity, count: int) -> Draft:
        id = fresh_id(match.key, {d.id for d in self.gathered.drafts})
        tokens = self.gathered.tokens[activity.start : activity.end]
        draft = Draft(
            id, match.key, match.group, " ".join(t.text for t in tokens), match.key, tokens[0].sentence, -1, count
        )
        draft.main = False
        self.gathered.drafts.append(draft)
        return draft
