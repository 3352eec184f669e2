"""Which words of a noun phrase name its thing, and what the other words say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.prompt import colours, numbers
from limner.prompt.extents import NOUN_TAGS
from limner.prompt.lexicon import LIVELY, MATERIALS, PARTS, POSES, SCAFFOLD, SIZES, stem_of
from limner.prompt.plurals import singular
from limner.prompt.scene import Colour
from limner.prompt.synonyms import MAKES
from limner.prompt.vocabulary import STEP, Match, Vocabulary
from limner.prompt.wordnet import nouns


@dataclass
class Says:
    """What the modifiers of a phrase add up to."""

    count: int | None = None
    colours: list[Colour] = field(default_factory=list)
    material: str | None = None
    size: float = 1.0
    pose: str | None = None
    traits: list[str] = field(default_factory=list)


def name_in(words: Sequence[str], vocabulary: Vocabulary, tags: Sequence[str]) -> tuple[int, Match | None]:
    """Where the name begins in a phrase's words, and what stands for it.

    The longest ending that the vocabulary knows by name wins, but colours, sizes and materials are not taken
    into a name when the rest is one too. A compound that WordNet knows as something else ("sea lion") is not
    its last word.
    """
    n = len(words)
    if n and all(w.isdecimal() for w in words):
        return n, None
    if n and words[-1] in colours.NAMES and vocabulary.exact(words[-1]) is None:
        thing = words[-1] in colours.THINGS and not (n > 1 and tags[-1].startswith("JJ"))
        if not thing:
            return n, None
    for at in range(n):
        phrase = " ".join(words[at:])
        if vocabulary.barred(phrase):
            return at, None
        match = vocabulary.exact(phrase)
        if match is None:
            continue
        if (
            n - at > 1
            and (words[at] in colours.NAMES or words[at] in SIZES or numbers.match(words, at))
            and vocabulary.find(" ".join(words[at + 1 :]))
        ):
            continue
        if n - at > 1 and words[at] in MATERIALS:
            # "wooden table" may be a further name of the table; the material must not get lost in it.
            rest = vocabulary.exact(" ".join(words[at + 1 :]))
            if rest is not None and rest.key == match.key:
                continue
        wider = _other_thing(words, at, match, vocabulary)
        return wider if wider is not None else (_with_kind(words, at, match, vocabulary), match)
    if n and (made := _make(words[-1], vocabulary)) is not None:
        return n - 1, made
    for at in range(n):
        first = words[at]
        if n - at > 1 and (first in colours.NAMES or first in SIZES or numbers.match(words, at)):
            continue
        phrase = " ".join(words[at:])
        match = vocabulary.find(phrase)
        if match is not None:
            if n - at == 1 and at > 0:
                wider = _other_thing(words, at, match, vocabulary)
                if wider is not None:
                    return wider
            return _with_kind(words, at, match, vocabulary), match
    made = next((m for w in words[:n] if (m := _make(w, vocabulary)) is not None), None)
    if made is not None and tags[-1] in (*NOUN_TAGS, "CD"):
        return n - 1, made
    # Nothing fits: a scaffold noun hands over to the noun before it ("dog emoji"), else the name is the last
    # noun.
    if n > 1 and singular(words[-1]) in SCAFFOLD:
        at, match = name_in(words[:-1], vocabulary, tags[:-1])
        sure = match is not None and (match.how in ("exact", "stand_in") or match.group != "person")
        if sure and tags[-2] in NOUN_TAGS:
            return at, match
    if (
        n
        and (tags[-1] in NOUN_TAGS or n > 1 or words[-1] in PARTS or not tags[-1].startswith(("JJ", "VB", "CD", "RB")))
        and not (tags[-1] in ("JJ", "VBN", "CD") and words[-1] not in nouns().lemmas)
    ):
        if words[-1] in colours.NAMES and tags[-1].startswith("JJ"):
            return n, None
        at = n - 1
        while (
            at > 0
            and tags[at - 1] in NOUN_TAGS
            and " ".join([*words[at - 1 : -1], singular(words[-1])]) in nouns().lemmas
        ):
            at -= 1
        return at, None
    return n, None


def _make(word: str, vocabulary: Vocabulary) -> Match | None:
    """What a maker's or model's name stands for ("Porsche", "Harley"); None if it is none."""
    thing = MAKES.get(word)
    return vocabulary.find(thing) if thing is not None else None


def _with_kind(words: Sequence[str], at: int, match: Match, vocabulary: Vocabulary) -> int:
    """Where a name begins that says its kind before it: "golden retriever | puppy", "ice cream | truck"."""
    for start in range(max(0, at - 3), at - 1):
        compound = " ".join(words[start:at])
        kind = vocabulary.exact(compound) or vocabulary.find(compound)
        living = kind is not None and (kind.group in ("animal", "person") or kind.key in LIVELY)
        if kind is not None and living and kind.key != match.key and match.group == "person":
            break  # "a polar bear | chef" is both: what it is besides is told by what stands before
        if kind is not None and (kind.key == match.key or kind.how == "exact"):
            return start
        plain = words[start] in colours.NAMES or words[start] in SIZES or compound in colours.NAMES
        if words[at - 1] in colours.NAMES and not plain and nouns().likely(compound):
            return start  # the cream of an ice cream truck is no colour
    return at


def _other_thing(
    words: Sequence[str], at: int, match: Match, vocabulary: Vocabulary
) -> tuple[int, Match | None] | None:
    """(start, match) of a longer compound that is another kind of thing than `match`; None if none is."""
    graph = nouns()
    for start in range(max(0, at - 2), at):
        if words[start] in colours.NAMES or words[start] in SIZES or words[start] in MATERIALS:
            continue
        if numbers.match(words, start):
            continue
        compound = " ".join([*words[start:-1], singular(words[-1])])
        longer = vocabulary.find(compound)
        if longer is not None and longer.key == match.key:
            return None
        if longer is not None and longer.how in ("exact", "stand_in"):
            return start, longer
        synsets = graph.likely(compound)
        heads = {s.synset for s in graph.senses(singular(words[-1])) if s.synset >= 0}
        above = dict(graph.ancestors(synsets[0], 10)) if synsets else {}
        steps = [above[head] for head in heads if head in above]
        # A Great Pyramid is a pyramid before it is a monument, an Empire State Building first a skyscraper.
        if steps and (longer is None or longer.score <= 1 - STEP * min(steps)):
            return None
        if longer is not None:
            return start, longer
        if synsets and graph.kinds[synsets[0]] in "aflp":
            return start, None
    return None


def modifiers(words: Sequence[str], tags: Sequence[str], before_noun: bool) -> Says:
    """What `words`, with the tagger's `tags`, say of the noun they stand before."""
    says = Says()
    i = 0
    while i < len(words):
        word = words[i]
        year = len(word) == 4 and word.isdecimal() and 1500 <= int(word) < 2100 
        number = None if year else numbers.match(words, i)
        colour = colours.match(words, i)
        pose = POSES.get(word) or POSES.get(stem_of(word))
        if number is not None and says.count is None:
            says.count = number[0]
            i += number[1]
            continue
        if word in numbers.VAGUE and says.count is None and word != "half":
            says.count = numbers.VAGUE[word]
        elif word in colours.MANY_COLOURED:
            says.colours.extend(colours.RAINBOW)
        elif colour is not None:
            says.colours.append(colour[0])
            i += colour[1]
            continue
        elif i + 1 < len(words) and nouns().is_abstract(f"{word} {words[i + 1]}") and words[i + 1] in MATERIALS:
            says.traits.append(f"{word} {words[i + 1]}")  # punk rock is no stone
            i += 2
            continue
        elif word in colours.METALS and _beside_a_colour(words, i):
            says.colours.append(colours.metal(word))
        elif word in MATERIALS and says.material is None:
            says.material = MATERIALS[word]
            if word in ("rusty", "frozen", "inflatable", "furry"):
                says.traits.append(word)
        elif word in SIZES:
            says.size = SIZES[word]
            if word in ("baby", "tall", "long", "short", "wide"):
                says.traits.append(word)
        elif pose is not None and tags[i] in ("VBG", "JJ", "VBN", "NN") and word.endswith("ing"):
            says.pose = pose
        elif (
            word not in (",", "and", "-", "'s", "very", "colored", "coloured", "color", "colour")
            and word.isprintable()
        ):
            says.traits.append(word)
        i += 1
    return says


def _beside_a_colour(words: Sequence[str], i: int) -> bool:
    """Whether the metal `words[i]` is one of two colours: "gold and blue", "red and silver"."""
    before, after = words[i - 1 : i] == ["and"] and i > 1, words[i + 1 : i + 2] == ["and"] and i + 2 < len(words)
    return (before and colours.paired(words[i - 2], words[i])) or (after and colours.paired(words[i], words[i + 2]))
