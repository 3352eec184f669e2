"""Things of their own: which subject a noun phrase speaks of, and what stands for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from limner.prompt import lexicon, varied
from limner.prompt.amounts import Amount
from limner.prompt.belonging import costume, unlike_itself
from limner.prompt.colours import NAMES, RAINBOW
from limner.prompt.comparing import beyond
from limner.prompt.draft import Draft, count_of, same
from limner.prompt.gathered import Gathered
from limner.prompt.joining import Joining
from limner.prompt.named import trusted
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.plurals import is_plural, singular
from limner.prompt.scene import Colour
from limner.prompt.siting import landmark, outside
from limner.prompt.synonyms import STAND_INS
from limner.prompt.vocabulary import Match, normal
from limner.prompt.wordnet import nouns

OVERHEAD = frozenset({"under", "underneath", "beneath", "below"})
_DOORS = frozenset({"door", "doors", "doorway", "entrance", "entry", "front door"})


class Things:
    """Makes subjects of noun phrases. `kinds`: subject -> the kinds it is dealt out to. `chain`: phrase -> the "a pile
    of" that leads to it.
    """

    def __init__(self, gathered: Gathered, joining: Joining, chain: Mapping[int, int]) -> None:
        self.gathered, self.joining, self.chain = gathered, joining, chain
        self.tokens, self.pieces, self.vocabulary = gathered.tokens, gathered.pieces, gathered.vocabulary
        self.drafts, self.of_phrase = gathered.drafts, gathered.of_phrase
        self.kinds: dict[str, tuple[Match, ...]] = {}
        self.persons: dict[str, Draft] = {}  # family name -> who was called so

    def read(self, index: int, phrase: Phrase, lead: Sequence[Token], said: Amount) -> None:
        """The phrase names a thing of its own: find what stands for it, or tell that nothing does."""
        known = self.persons.get(phrase.words.split()[-1]) if phrase.words[:1].isupper() else None
        if known is not None:
            self.of_phrase[index] = known
            self.joining.noun(index, phrase, lead, known, index)
            return
        led = [t.lower for t in lead if t.lower not in ("the", "a", "of", "blanket")][-1:]
        if phrase.last in ("star", "stars") and phrase.plural and led and not phrase.counted:
            near = {t.lower for t in self.tokens[max(0, phrase.start - 4) : phrase.start]}
            if led[0] in OVERHEAD or (near & {"sky", "skies"} and led[0] in ("with", "of", "by")):
                self.gathered.starlit = True  # "under the bright stars", "a sky filled with stars": no things, but the night
                return
        shaded = "to" in [t.lower for t in lead[-2:]] and phrase.last in NAMES and not (phrase.determiner or phrase.plural)
        if shaded and any(t.lower in NAMES for t in self.tokens[max(0, phrase.start - 4) : phrase.start]):
            return  # "from cool blue to fiery orange": no fruit
        if led and led[0] in ("pouring", "pours", "pour") and not phrase.counted:
            self.gathered.tell(phrase.words, "what is poured is not shown")
            return
        house = self._own_door(index, phrase, lead)
        if house is not None:
            house.traits.append(phrase.words)
            self.of_phrase[index] = house
            return
        phrase = self._drinking_glasses(index, phrase, said)
        phrase = self._in_bloom(phrase, led)
        match = trusted(phrase, self.tokens)
        kinds = varied.kinds_of(phrase, self.vocabulary)
        if match is None and kinds:
            match = kinds[0]
        if match is None and outside(phrase, [t.lower for t in lead]):
            match = self.vocabulary.find("building")
            if match is not None:
                self.gathered.tell(phrase.words, "no house of this kind can be built; another stands for it")
        last = phrase.words.split()[-1]
        # "DJing" is what somebody does.
        person = phrase.entity == "PERSON" or self._somebody(phrase, lead)
        named = match is None and person and last[:1].isupper() and not re.fullmatch(r"[A-Z]{2,}ing", last)
        if named and [t.lower for t in lead][-1:] == ["by"]:
            self.gathered.tell(phrase.words, "the manner of a named artist is not available")
            return
        if named and not self._somewhere(phrase, lead):
            match = self.vocabulary.find("person")
            if match is not None:
                self.gathered.tell(phrase.words, "no likeness of named people; shown as a person")
        part = phrase.last in lexicon.PARTS and match is not None and match.how == "kind_of"
        if match is None or part:
            self._unplaced(index, phrase)
            return
        draft = self._draft(index, phrase, match, said)
        if draft.index == index:
            self._variety(phrase, draft, kinds)
        draft.traits.extend(said.traits)
        self.gathered.unresolved.extend(unlike_itself(phrase))
        if draft.body == "house" and landmark(phrase, phrase.head):
            self.gathered.tell(phrase.words, "this building is not known; another stands for it")
        draft.material = draft.material or said.material
        self.of_phrase[index] = draft
        if phrase.entity == "PERSON" and (named or match.how != "exact") and draft.body == "person":
            self.persons[phrase.words.split()[-1]] = draft
        first = self.chain.get(index, index)
        self.joining.noun(index, phrase, self.gathered.lead(first), draft, first)

    def _own_door(self, index: int, phrase: Phrase, lead: Sequence[Token]) -> Draft | None:
        """The house whose door, as every house has one, is named only as the place of something: "over the entrance"."""
        the = "the" in {t.lower for t in lead[-1:]} or phrase.determiner == "the"
        if not the or phrase.head not in _DOORS or not {"above", "over"} & {t.lower for t in lead[-2:]}:
            return None
        before = (self.of_phrase.get(k) for k in range(index - 1, -1, -1) if self.pieces[k].sentence == phrase.sentence)
        return next((d for d in before if d is not None and d.group == "building"), None)

    def _somebody(self, phrase: Phrase, lead: Sequence[Token]) -> bool:
        """Whether a name in two words does something or is portrayed: "Paris Hilton holding a dog"."""
        names = phrase.words.split()
        if len(names) != 2 or not all(n.isalpha() and n.istitle() for n in names) or phrase.determiner:
            return False
        acts = self.gathered.follows(phrase).endswith("ing")
        return acts or [t.lower for t in lead[-2:]] == ["portrait", "of"]

    def _in_bloom(self, phrase: Phrase, led: Sequence[str]) -> Phrase:
        """Who is under the blossoms is under a tree in bloom."""
        if phrase.last not in ("blossom", "sakura") or phrase.counted or not OVERHEAD & set(led):
            return phrase
        pink = (Colour("pink", NAMES["pink"]),)
        tree = self.vocabulary.exact("tree")
        return replace(phrase, head="tree", plural=False, colours=phrase.colours or pink, match=tree) if tree else phrase

    def _drinking_glasses(self, index: int, phrase: Phrase, said: Amount) -> Phrase:
        """Two or a row of glasses are for drinking; a pair of them is worn."""
        if phrase.head != "glasses":
            return phrase
        pair = index and self.pieces[index - 1].last == "pair"
        counted = (phrase.counted and phrase.count > 1) or (said.count is not None and not pair)
        match = self.vocabulary.exact("glass") if counted or self.gathered.follows(phrase) == "of" else None
        if match is None:
            return phrase
        return replace(phrase, head="glass", match=match, plural=True, count=said.count or phrase.count, counted=True)

    def _somewhere(self, phrase: Phrase, lead: Sequence[Token]) -> bool:
        """Whether a name that looks like a person's says where something is: "in front of Loch Awe"."""
        before = lead[-1].lower if len(lead) else ""
        after = [t.lower for t in self.tokens[phrase.end : phrase.end + 3]]
        return before in ("in", "at", "over", "across", "near", "around") or after == ["in", "the", "background"]

    def _variety(self, phrase: Phrase, draft: Draft, kinds: tuple[Match, ...]) -> None:
        """Note that a new subject is to be dealt out to several kinds or colours, or tell that one kind stands for all."""
        draft.colours = draft.colours or varied.named_after(self.tokens, phrase, draft.count)
        if not kinds:
            assorted = varied.SEVERAL & set(draft.traits) and draft.count > 1 and not draft.colours
            if assorted and draft.group in varied.DYED:
                draft.colours = RAINBOW
                draft.traits = [t for t in draft.traits if t not in varied.SEVERAL]
            return
        if phrase.last in varied.MASS and not draft.counted:
            draft.count = varied.FEW
        if draft.count > 1:
            draft.become(kinds[0].key, kinds[0].group, {d.id for d in self.drafts})
            draft.traits = [t for t in draft.traits if t not in varied.SEVERAL]
            self.kinds[draft.id] = kinds
        elif normal(draft.body) != phrase.last:
            self.gathered.tell(phrase.words, f"no kind is named; shown as {draft.body}")

    def _draft(self, index: int, phrase: Phrase, match: Match, said: Amount) -> Draft:
        lead = {t.lower for t in self.gathered.lead(index)}
        # "The red cube" is the one of which was spoken last, and no group of several.
        single = phrase.determiner == "the" and not phrase.plural
        for draft in sorted(self.drafts[::-1], key=lambda d: d.count > 1) if single else self.drafts:
            if draft.body == match.key and draft.count > 1 and phrase.determiner == "one" and "but" in lead:
                return draft
            again = phrase.determiner == "the" and draft.body in STAND_INS.get(phrase.head, ())
            if same(draft, phrase, draft.body if again else match.key, phrase.sentence):
                draft.learn(phrase)
                return draft
        count, counted = count_of(phrase, said.count)
        if not counted and phrase.plural and is_plural(match.key.split()[-1]):
            count = 1  # what stands for it is several already: french fries, grapes
        if phrase.counted:
            count = count * said.times + beyond(self.tokens, phrase)
        stem = "_".join(normal(match.key).split())
        taken = sum(d.body == match.key for d in self.drafts)
        # A red fox is a kind of fox, and no fox painted red; a brown bear is brown.
        kind = [c for c in phrase.colours if (m := self.vocabulary.exact(f"{c.name} {phrase.head}")) and m.key == match.key]
        bright = kind and kind[0].name not in ("brown", "black", "white", "grey", "gray")
        colours = () if bright and match.group == "animal" else phrase.colours
        draft = Draft(
            stem if not taken else f"{stem}_{taken + 1}", match.key, match.group, phrase.words, singular(phrase.head),
            phrase.sentence, index, count, counted, colours, phrase.material, phrase.size, phrase.pose,
            list(phrase.traits), True, match.score,
        )  # fmt: skip
        self.drafts.append(draft)
        return draft

    def _unplaced(self, index: int, phrase: Phrase) -> None:
        head = phrase.head
        if not head or (head.isdecimal() and not phrase.words.strip().isdecimal()):
            return
        target = self.joining.governing.governor(index, phrase.start)
        whose = costume(phrase, self.vocabulary)
        if whose and target is not None and target.animate:
            self.joining.bonds.bearer(target).traits.append(f"dressed as {whose}")
            return
        if phrase.last in lexicon.WEARABLE and target is not None:
            self.joining.bonds.bearer(target).traits.append(phrase.words)
        if nouns().is_idea(phrase.last) and (head == phrase.last or nouns().is_idea(head)):
            reason = "an idea, not a thing that can be built"
        else:
            reason = "nothing in the vocabulary is like it"
            self.gathered.unknown.add(index)
        self.gathered.tell(phrase.words, reason)
