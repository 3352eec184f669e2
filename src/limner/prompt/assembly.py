"""Phrases become subjects, a setting, lettering, and the words nobody could place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from limner.prompt import lexicon, negation, places, varied
from limner.prompt.activities import Activity
from limner.prompt.amounts import Amount, amount_of, in_pieces
from limner.prompt.belonging import owned
from limner.prompt.colours import RAINBOW
from limner.prompt.comparing import compare
from limner.prompt.doing import Doing
from limner.prompt.draft import count_of
from limner.prompt.extents import ADVERBS
from limner.prompt.gathered import Gathered
from limner.prompt.groups import members
from limner.prompt.joining import Joining
from limner.prompt.manner import Manner
from limner.prompt.parser import Token
from limner.prompt.partition import Partition, another
from limner.prompt.phrases import Phrase
from limner.prompt.relations import joins
from limner.prompt.scaffold import says_nothing
from limner.prompt.scene import Colour, Scene, Setting
from limner.prompt.sills import at_a_window
from limner.prompt.siting import Site, fronted, place_of, with_room
from limner.prompt.things import Things
from limner.prompt.traits import Traits
from limner.prompt.vocabulary import Vocabulary
from limner.prompt.writing import write

# Houses that stand in a street.
HOUSES_OF_A_TOWN = frozenset(
    {"shop", "bank", "hotel", "hospital", "school", "office building", "skyscraper", "department store",
     "convenience store", "post office", "love hotel"}
)  # fmt: skip
# Places where one looks up at the moon by night.
MOONLIT = ("lake", "river", "mountains", "beach", "forest", "meadow", "desert", "snow", "harbour", "island", "savanna",
           "cliff")  # fmt: skip
# Pictures that hang on walls.
_HUNG = frozenset({"painting", "portrait", "picture", "photo", "photograph", "poster", "print", "drawing"})
# Parts that a picture can be of.
_SHOWN_ALONE = frozenset({"head", "face", "eye", "tail", "hand", "foot", "paw", "wing", "ear", "nose", "mouth", "leg"})


class Assembly:
    """One reading: `build` goes through the phrases in order and gathers the scene."""

    def __init__(
        self, tokens: Sequence[Token], taken: Sequence[str | None], pieces: Sequence[Phrase], vocabulary: Vocabulary,
        quotes: Sequence[str], how: Manner, activities: Sequence[Activity] = (),
    ) -> None:  # fmt: skip
        self.gathered = Gathered(tokens, taken, pieces, vocabulary)
        self.tokens, self.pieces, self.vocabulary = tokens, pieces, vocabulary
        self.drafts, self.of_phrase = self.gathered.drafts, self.gathered.of_phrase
        self.quotes = quotes
        self.how = how
        self.site = Site()
        self.amount: Amount | None = None  # said before "of", for the noun after it
        self.chain: dict[int, int] = {}  # phrase -> the "a pile of" that leads to it
        self.quoted_sentences = {p.sentence for p in pieces if p.kind == "quote"}
        self.joining = Joining(self.gathered)
        self.traits = Traits(self.gathered, self.joining)
        self.partition = Partition(self.drafts)
        self.doing = Doing(self.gathered, self.joining, activities)
        self.things = Things(self.gathered, self.joining, self.chain)
        self.depicted: set[int] = set()  # phrases that say what a picture on a wall shows
        self.absent: set[int] = set()  # phrases that are said not to be there

    def build(self) -> Scene:
        """The scene, less what the whole prompt says of its making."""
        for index, phrase in enumerate(self.pieces):
            lead = self.gathered.lead(index)
            words = [t.lower for t in lead]
            if phrase.kind in ("attribute", "noun") and self._member(index, phrase, words):
                continue
            if phrase.kind == "attribute":
                said = phrase.words.lower()
                if said in ADVERBS and said in places.PLACES:
                    self.site.take(places.PLACES[said], phrase.words)
                else:
                    self.traits.quality(index, phrase)
            elif phrase.kind == "pronoun" and words == ["of"] and index - 1 in self.of_phrase:
                self.of_phrase[index] = self.of_phrase[index - 1]  # "one of them"
            elif phrase.kind == "pronoun":
                self.joining.pronouns.read(index, phrase, lead)
            elif phrase.kind == "noun":
                self._noun(index, phrase, lead, words)
        self.joining.sides.settle()
        compare(self.tokens, self.pieces, self.of_phrase)
        letterings = write(self.tokens, self.pieces, self.quotes, self.of_phrase, self.drafts)
        place = self.doing.settle()
        place = self.site.key or place or self._before_a_house()
        busy = any(d.group == "vehicle" or d.body in HOUSES_OF_A_TOWN for d in self.drafts)
        place = with_room(place, self.site.words, [d.body for d in self.drafts], busy=busy)
        time = self.how.time
        if time is None and any(d.body == "firework" for d in self.drafts):
            time = "night"  # by day they are not seen
        if time is None and (self.how.weather == "aurora" or self.gathered.starlit):
            time = "night"
        if time is None and self.site.key in (None, *MOONLIT) and self._under_the_moon():
            time = "night"
        if place == "street" and time == "night":
            place = "night_city"
        weather = self.how.weather
        if place == "window" and weather is None and "snow" in self.site.words.replace(",", "").split():
            weather = "snow"  # "a cup of tea by the window, snow outside"
        setting = Setting(place, self.site.words, time, weather, self.how.season)  # type: ignore[arg-type]
        subjects, relations = varied.dealt(
            [d.subject() for d in self.drafts], self.joining.bonds.finished(), self.things.kinds, self._hues()
        )
        if place == "window":
            # "snow outside the window, a cat on the sill": it is the one that is looked through.
            subjects = tuple(s for s in subjects if s.body != "window" or s.count > 1 or s.colours)
        return Scene(
            subjects=subjects, relations=relations, setting=setting,
            lettering=letterings, without=tuple(self.gathered.without),
            unresolved=tuple(dict.fromkeys(self.gathered.unresolved)),
        )  # fmt: skip

    def _under_the_moon(self) -> bool:
        """Whether somebody howls at the moon or jumps over it: one moon as it is, beside living things or landmarks."""
        moons = [d for d in self.drafts if d.body in ("moon", "full moon", "crescent moon")]
        plain = len(moons) == 1 and moons[0].count == 1 and not (moons[0].colours or moons[0].material)
        return plain and (len(self.drafts) > 1 or self.site.key is not None)

    def _before_a_house(self) -> str | None:
        """The street, where a shop or another house of a town is shown and no place is named."""
        return "street" if any(d.body in HOUSES_OF_A_TOWN for d in self.drafts) else None

    def _hues(self) -> dict[str, tuple[Colour, ...]]:
        """subject -> the colours of its members, where each has its own."""
        return {
            d.id: varied.spread(d.colours, d.count)
            for d in self.drafts
            if d.id not in self.things.kinds and varied.colours_vary(d)
        }

    # Numbers without a noun

    def _member(self, index: int, phrase: Phrase, words: list[str]) -> bool:
        """ "one red and two blue", "one of them", "the others", "a blue one": members of a group named before."""
        rest = bool({"other", "others", "rest"} & set(phrase.words.lower().split()))
        stands_for = phrase.head in ("one", "ones", "other", "others", "rest")
        if not (stands_for or (phrase.kind == "attribute" and phrase.counted and words[-1:] != ["is"])):
            return False
        group = self.partition.group(phrase.sentence)
        after = self.tokens[phrase.end] if phrase.end < len(self.tokens) else None
        done = after is not None and (after.lower in ("of", "with") or after.tag.startswith("VB"))
        says = phrase.colours or phrase.material or phrase.size != 1.0 or phrase.traits or phrase.pose
        if group is None or not (says or done):
            return self._another(index, phrase) if stands_for and says else False
        if rest:
            phrase = replace(phrase, count=self.partition.left.get(group.id, group.count))
            phrase = replace(phrase, traits=tuple(t for t in phrase.traits if t != "other"))
        member = self.partition.share(phrase, group)
        if member is None:
            return self._another(index, phrase) if says else False
        if member is not group:
            self.joining.bonds.copy(group, member)
        self.of_phrase[index] = member
        return True

    def _another(self, index: int, phrase: Phrase) -> bool:
        """ "several red blocks and one blue one": more of the kind named last."""
        of = next((d for d in reversed(self.drafts) if d.sentence == phrase.sentence), None)
        if of is None or phrase.determiner in ("the", "this", "that", "each", "every"):
            return False
        draft = another(of, self.drafts)
        draft.words, draft.index = phrase.words, index
        draft.learn(phrase)
        draft.count, draft.counted = count_of(phrase, None)
        self.drafts.append(draft)
        self.of_phrase[index] = draft
        self.joining.noun(index, phrase, self.gathered.lead(index), draft, index)
        return True

    # Nouns

    def _noun(self, index: int, phrase: Phrase, lead: Sequence[Token], words: list[str]) -> None:
        after_of = bool(words) and words[-1] == "of" and self.gathered.taken[lead[-1].i] is None
        said = self.amount if after_of and self.amount is not None else Amount()
        self.amount = None
        if words == ["of"] and index in self.depicted and index - 1 in self.of_phrase:
            self.of_phrase[index - 1].traits.append(f"of {phrase.words}")
            self.gathered.tell(phrase.words, "what a picture in the picture shows is not drawn")
            return
        if words == ["of"] and index - 1 in self.absent:
            self.absent.add(index)
            return  # "without a statue of a horse"
        if words[-1:] in (["named"], ["called"]) or phrase.words.lower().startswith(("named ", "called ")):
            return  # what somebody is called is not shown
        if negation.negated(phrase, words):
            target = self.joining.governing.governor(index, phrase.start)
            negation.leave_out(phrase, words, target, self.gathered)
            self.absent.add(index)
            return
        if varied.many_coloured(phrase, words):
            several = [d for d in self.of_phrase.values() if d.sentence == phrase.sentence and d.count > 1]
            target = several[-1] if several else self.joining.governing.governor(index, phrase.start)
            if target is not None and not target.colours:
                target.colours = RAINBOW
            return
        if self.traits.substance(index, phrase, words):
            return
        if in_pieces(self.tokens, phrase):
            whole = " ".join(t.text for t in self.tokens[max(0, phrase.start - 2) : phrase.end])
            self.gathered.tell(whole, "parts of a thing are not built; shown whole")
            self.gathered.parts.add(index)
            return
        if phrase.owner is not None:
            shown = owned(phrase, phrase.owner, self.tokens, self.vocabulary)
            if shown is None:
                return
            led = joins(self.tokens, phrase.start - len(lead), phrase.start)
            if shown.head != phrase.head and phrase.last in _SHOWN_ALONE and not led:
                self.gathered.tell(phrase.words, "parts of a thing are not built; shown whole")
            phrase = shown
        if self._hung(phrase):
            match = self.vocabulary.exact("framed picture") or self.vocabulary.exact("picture frame")
            if match is not None:
                self.depicted.add(index + 1)
                self.things.read(index, replace(phrase, head=match.key, match=match), lead, said)
                return
        if self._leads_on(index, phrase) or self._where(index, phrase, words):
            return
        after = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        phrase = members(phrase, after, self.vocabulary)
        own = phrase.determiner in ("its", "his", "her", "their") and self.joining.governing.antecedent(index, None)
        if own and self.traits.part(index, phrase, words):
            return  # "on its back", though "in back" names no part
        quoted = bool({phrase.sentence, phrase.sentence + 1} & self.quoted_sentences)
        if says_nothing(phrase, self.tokens, quoted=quoted):
            return
        if self.traits.part(index, phrase, words):
            return
        previous = self.gathered.previous(index)
        if after_of and previous is not None and self.traits.contents(index, phrase, previous):
            return
        if not lead and self._explained(index, phrase):
            return
        self.things.read(index, phrase, lead, said)

    def _hung(self, phrase: Phrase) -> bool:
        """Whether the phrase names a picture that hangs in the picture: it is framed, or its sentence has a wall."""
        if phrase.last not in _HUNG or phrase.sentence in self.quoted_sentences:
            return False
        said = {t.lower for t in self.tokens if t.sentence == phrase.sentence}
        indoors = {"wall", "walls", "framed", "hanging", "hung", "hangs", "mantel", "fireplace"}
        return bool(said & indoors) or self.site.key == "room"

    def _explained(self, index: int, phrase: Phrase) -> bool:
        """Whether a mere name is explained by what comes after it: "Rex, a brown dog, ..."."""
        if index + 1 >= len(self.pieces) or phrase.determiner or " " in phrase.head:
            return False
        after, last = self.pieces[index + 1], self.tokens[phrase.end - 1]
        between = [t.lower for t in self.tokens[phrase.end : after.start]]
        named = last.tag == "NNP" and last.text[:1].isupper() and (phrase.match is None or phrase.match.how != "exact")
        return named and between == [","] and after.determiner in ("a", "an", "the") and after.match is not None

    def _leads_on(self, index: int, phrase: Phrase) -> bool:
        """ "a herd of", "two slices of": whether what is said here waits for the noun after "of"."""
        self.amount = self._amount(index, phrase)
        if self.amount is None:
            return False
        if phrase.last in ("half", "quarter"):
            whole = f"{phrase.words} of {self.pieces[index + 1].words}"
            self.gathered.tell(whole, "parts of a thing are not built; shown whole")
        if phrase.last in ("field", "meadow") and not phrase.plural:
            self.site.take("meadow", phrase.words)
        self.chain[index + 1] = self.chain.get(index, index)
        return True

    def _amount(self, index: int, phrase: Phrase) -> Amount | None:
        if self.gathered.follows(phrase) != "of" or index + 1 >= len(self.pieces):
            return None
        after = self.pieces[index + 1]
        if after.kind == "attribute" and after.counted and phrase.last in lexicon.PEOPLE:
            return None  # "a family of four"
        if after.kind == "quote" or after.sentence != phrase.sentence:
            return None
        return amount_of(phrase, after, self.vocabulary)

    # Places

    def _where(self, index: int, phrase: Phrase, words: list[str]) -> bool:
        """Whether the phrase says where the picture is."""
        if "underwater" in phrase.words.lower().split():
            self.site.take("underwater", phrase.words)
            if phrase.head in places.PLACES or phrase.last in lexicon.SCAFFOLD:
                return True
        others = any(
            k != index and piece.kind == "noun" and (piece.match is not None or piece.head in places.PLACES)
            and piece.last not in lexicon.SCAFFOLD for k, piece in enumerate(self.pieces)
        )  # fmt: skip
        made = self.gathered.follows(phrase) in ("made", "built", "carved")
        if phrase.last == "square" and any(d.group == "shape" for d in self.drafts):
            return False  # "a circle inside a square"
        if self.gathered.follows(phrase) == "inside" and words[-1:] != ["in"] and self.drafts:
            return False  # "a snow globe with a village inside"
        if self._lettered(index, phrase):
            return False  # "a cafe called 'The Owl'" is the house with its board
        if not self.drafts and fronted(phrase, words, self.pieces[index + 1 :]):
            return False
        key = place_of(
            phrase, words, self.gathered.previous(index), first=not self.drafts, alone=not others, made=made
        )
        if key is None and at_a_window(index, self.pieces, self.tokens, words, self.drafts):
            key = "window"
        # The sun in the sky of a meadow does not move the picture into the sky.
        if key == "sky" and len(self.drafts) > 1 and self.drafts[-1].group == "sky":
            key = self.site.key or (None if any(d.group != "sky" for d in self.drafts) else key)
        if key is None:
            return False
        self.gathered.sited.add(index)
        told = self.site.take(key, phrase.words)
        if told is not None:
            self.gathered.unresolved.append(told)
        return True

    def _lettered(self, index: int, phrase: Phrase) -> bool:
        """Whether lettering directly after the phrase names it, and it is a house that can carry its name."""
        if index + 1 >= len(self.pieces) or self.pieces[index + 1].kind != "quote":
            return False
        between = [t.lower for t in self.tokens[phrase.end : self.pieces[index + 1].start]]
        match = phrase.match or self.vocabulary.find(phrase.last)
        return between in (["called"], ["named"], ["titled"]) and match is not None and match.group == "building"
