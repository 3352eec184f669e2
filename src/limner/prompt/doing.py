"""Who does what the activities say, what is used for it, and where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from limner.prompt.activities import Activity
from limner.prompt.draft import Draft, fresh_id
from limner.prompt.gathered import Gathered
from limner.prompt.joining import Joining
from limner.prompt.parser import Token
from limner.prompt.vocabulary import Match

_READ = frozenset({"reading", "reads", "read"})


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
        self._give_books()
        return place

    def _give_books(self) -> None:
        """A book to each who is said to read and nothing else: "a fox reading under a tree"."""
        book = self.gathered.vocabulary.exact("book")
        bonds, drafts = self.joining.bonds, {d.id: d for d in self.gathered.drafts}
        listening = {r for r in bonds.found if r.kind == "reading" and all(drafts[o].animate for o in r.objects)}
        bonds.found[:] = [replace(r, kind="next_to") if r in listening else r for r in bonds.found]  # "reading to her son"
        engaged = {r.subject for r in bonds.found if r.kind in ("reading", "holding")}
        for doer in [d for d in self.gathered.drafts if d.animate and d.pose == "reading" and d.id not in engaged]:
            verb = next((t for t in self.gathered.tokens if t.lower in _READ and t.sentence == doer.sentence), None)
            after = self.gathered.tokens[verb.i + 1 : verb.i + 2] if verb is not None else ()
            if book is None or verb is None or any(t.tag[:2] in ("NN", "DT", "JJ", "PR", "CD") for t in after):
                continue  # what is read is named
            prop = self._implied(book, (verb,), doer.count)
            bonds.add("reading", doer, (prop,))

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
            # Furniture is made for people; animals do without it.
            fit = [m for m in props if m.group != "furniture"] if doer.group == "animal" else props
            prop = self._prop((fit or props)[0], activity, self._number(activity, doer))
            if activity.relation == "between":
                self._set_between(prop, doers)
                continue
            one, other = (prop, doer) if activity.relation == "next_to" else (doer, prop)
            self.joining.bonds.add(activity.relation, one, (other,))

    def _set_between(self, prop: Draft, doers: Sequence[Draft]) -> None:
        """What two play at stands between them: whoever is with a single player is the other one."""
        bonds, players = self.joining.bonds, list(doers)
        if len(players) == 1 and players[0].count == 1:
            drafts = {d.id: d for d in self.gathered.drafts}
            pairs = [(r.subject, *r.objects) for r in bonds.found if r.kind == "next_to" and len(r.objects) == 1]
            partners = [other for a, b in pairs for me, other in ((a, b), (b, a)) if me == players[0].id]
            players += [drafts[id] for id in partners if drafts[id].animate][:1]
        alone = len(players) == 1 and players[0].count == 1
        bonds.add("next_to" if alone else "between", prop, tuple(players[:2]))

    @staticmethod
    def _number(activity: Activity, doer: Draft) -> int:
        """How many of what is used: one each, one that is shared, three for each who juggles."""
        each = 3 if activity.pose == "juggling" else 1
        return 1 if activity.shared else each * doer.count

    def _prop(self, match: Match, activity: Activity, count: int) -> Draft:
        tokens = self.gathered.tokens[activity.start : activity.end]
        return self._implied(match, tokens, count)

    def _implied(self, match: Match, tokens: Sequence[Token], count: int) -> Draft:
        """A thing that is in the picture because `tokens` cannot be done without it."""
        id = fresh_id(match.key, {d.id for d in self.gathered.drafts})
        words = " ".join(t.text for t in tokens)
        draft = Draft(id, match.key, match.group, words, match.key, tokens[0].sentence, -1, count)
        draft.main = False
        self.gathered.drafts.append(draft)
        return draft
