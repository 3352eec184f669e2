"""Phrases that name no thing of their own but say something of another: parts, contents, qualities, substances."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.belonging import DRESSED_AS, MADE_OF, SHAPED_LIKE, dressed_as, made_of, shaped_like
from limner.prompt.gathered import Gathered
from limner.prompt.joining import Joining
from limner.prompt.kinds import SCREENS
from limner.prompt.named import trusted
from limner.prompt.phrases import Phrase

_OF_IT = ("its", "his", "her", "their")
_GRIPS = frozenset({"hand", "mouth", "paw", "claw", "beak", "arm"})
_GRIPPING = ("holding", "in", "shaking", "waving", "clapping", "raising")


class Traits:
    """Gives what such phrases say to the thing that they speak of."""

    def __init__(self, gathered: Gathered, joining: Joining) -> None:
        self.gathered, self.joining = gathered, joining

    def part(self, index: int, phrase: Phrase, words: Sequence[str]) -> bool:
        """Parts of a thing said with it ("with a white beard", "its tail") are traits of it."""
        if phrase.last not in lexicon.PARTS or phrase.last in lexicon.WEARABLE:
            return False
        linked = self._listed_with_part(index, words)
        exact = phrase.match is not None and phrase.match.how == "exact" and " " in phrase.head
        target = self.joining.governing.governor(index, phrase.start)
        if target is None or exact or not (linked or self._belongs(index, phrase, words)):
            return False
        if linked:
            target = self.joining.bonds.bearer(target)
        target.traits.append(phrase.words)
        self.gathered.parts.add(index)
        if phrase.determiner in _OF_IT:
            self.joining.pronouns.read(index, phrase, self.gathered.lead(index))
        return True

    def _listed_with_part(self, index: int, words: Sequence[str]) -> bool:
        if not index or list(words) not in (["and"], [","], [",", "and"]):
            return False
        before = index - 1
        return before in self.gathered.parts or any(t.lower == "with" for t in self.gathered.lead(before))

    def _belongs(self, index: int, phrase: Phrase, words: Sequence[str]) -> bool:
        gathered = self.gathered
        if phrase.determiner in _OF_IT or any(
            t.lower in ("with", "has", "have", "having", "of", "showing") and gathered.taken[t.i] is None
            for t in gathered.lead(index)[-3:]
        ):
            return True
        if phrase.last in _GRIPS and (
            list(words[-1:]) in [[w] for w in _GRIPPING]
            or list(words[-2:]) in (["its", "left"], ["its", "right"], ["his", "left"])
        ):
            return True
        # "with 'TAXI' on the door"
        lettered = index > 0 and gathered.pieces[index - 1].kind == "quote" and phrase.determiner == "the"
        return lettered and list(words[-1:]) in (["on"], ["across"])

    def contents(self, index: int, phrase: Phrase, previous: Phrase) -> bool:
        """ "a bowl of soup": what is in a vessel is a trait of it, unless it is things that can be counted."""
        vessel = self.gathered.of_phrase.get(index - 1)
        if vessel is None:
            return False
        whole = self.gathered.vocabulary.exact(f"{previous.head} of {phrase.head}")
        if whole is not None and not phrase.colours:
            vessel.body, vessel.group = whole.key, whole.group
            vessel.words = f"{previous.words} of {phrase.words}"
            return True
        match = trusted(phrase, self.gathered.tokens)
        if previous.last in lexicon.CONTAINERS and match is not None and phrase.last not in lexicon.LIQUIDS:
            if phrase.last not in lexicon.IN_THEIR_OWN_DISH or phrase.plural:
                return False  # things in it of their own
            vessel.body, vessel.group = match.key, match.group
            vessel.words = f"{previous.words} of {phrase.words}"
            return True
        if previous.match is None and phrase.match is not None:
            return False
        if previous.last in SCREENS and match is not None:
            return False  # "a poster of a dinosaur": seen on it
        vessel.traits.append(f"of {phrase.words}")
        if phrase.match is None and not phrase.material:
            self.gathered.tell(phrase.words, "nothing in the vocabulary is like it")
        return True

    def quality(self, index: int, phrase: Phrase) -> None:
        """What is said after "is", "looks" and the like."""
        target = self.joining.governing.governor(index, phrase.start)
        before = self.gathered.pieces[index - 1] if index else None
        if before is not None and before.kind == "pronoun" and before.sentence == phrase.sentence:
            target = self.gathered.of_phrase.get(index - 1, target)  # "six candles, one of them is blue"
        said = [t.lemma for t in self.gathered.lead(index)[-3:]]
        if not said and before is not None and self.gathered.tokens[before.start - 1].lower == "of":
            said = ["be"]  # "three of them black"
        if target is None or not {"be", "look", "seem", "appear"} & set(said):
            return
        target.colours = target.colours or phrase.colours
        target.material = target.material or phrase.material
        target.size = phrase.size if target.size == 1.0 else target.size
        target.pose = target.pose or phrase.pose
        target.traits.extend(phrase.traits)

    def substance(self, index: int, phrase: Phrase, words: Sequence[str]) -> bool:
        """Whether the phrase says what a thing is made of or shaped like."""
        text = " ".join(words)
        previous = self.gathered.previous(index)
        if list(words) == ["of"] and previous is not None and previous.last in ("texture", "shape", "form"):
            text = f"{previous.last} of"  # "with the texture of brick", "in the shape of a heart"
        target = self.joining.governing.governor(index, phrase.start)
        if text.endswith(MADE_OF):
            told = made_of(phrase, target)
        elif text.endswith(SHAPED_LIKE) and target is not None:
            told = shaped_like(phrase, target)
        elif text.endswith(DRESSED_AS) and target is not None:
            told = dressed_as(phrase, target)
        else:
            return False
        if told is not None:
            self.gathered.unresolved.append(told)
        self.gathered.parts.add(index)
        return True
