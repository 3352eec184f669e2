# ruff: noqa: E501
"""Noun phrases: where they are, and what their words say of the thing they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.prompt import colours, numbers
from limner.prompt.lettering import MARKED
from limner.prompt.lexicon import MATERIALS, POSES, PRONOUNS, SCAFFOLD, SIZES
from limner.prompt.parser import Token
from limner.prompt.places import PLACES
from limner.prompt.plurals import is_plural, singular
from limner.prompt.scene import Colour
from limner.prompt.vocabulary import Match, Vocabulary
from limner.prompt.wordnet import nouns

DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "my",
        "your",
        "our",
        "no",
        "any",
        "each",
        "every",
        "another",
        "all",
        "both",
        "one",
    ]
)
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW", "XX", "ADD"})
MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "AFX"})
# Words that the tagger calls nouns or adjectives and that join phrases instead.
BREAKS = frozenset(
    [
        "left",
        "right",
        "front",
        "top",
        "next",
        "in",
        "on",
        "at",
        "with",
        "and",
        "or",
        "of",
        "by",
        "to",
        "from",
        "under",
        "above",
        "below",
        "behind",
        "beside",
        "near",
        "between",
        "inside",
        "around",
        "is",
        "are",
        "was",
        "were",
        "be",
        "that",
        "which",
        "who",
        "while",
        "as",
        "but",
        "not",
        "without",
        "wearing",
        "holding",
        "riding",
        "reading",
        "made",
    ]
)


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: tokens start..end (end excluded), and what it says.

    kind: noun, pronoun, quote or attribute (adjectives after "is"). `head` is the noun phrase's own name as looked
    up ("fire hydrant"), `words` all of it. `counted` says that a number or a vague amount was given.
    """

    start: int
    end: int
    kind: str
    words: str = ""
    head: str = ""
    determiner: str = ""
    count: int = 1
    counted: bool = False
    plural: bool = False
    colours: tuple[Colour, ...] = ()
    material: str | None = None
    size: float = 1.0
    pose: str | None = None
    traits: tuple[str, ...] = ()
    match: Match | None = None
    owner: Phrase | None = None
    sentence: int = 0
    entity: str = ""
    quote: int = -1

    @property
    def last(self) -> str:
        """The last word of the head, singular."""
        return singular(self.head.split()[-1]) if self.head else ""


@dataclass
class _Says:
    """What the modifiers of a phrase add up to."""

    count: int | None = None
    colours: list[Colour] = field(default_factory=list)
    material: str | None = None
    size: float = 1.0
    pose: str | None = None
    traits: list[str] = field(default_factory=list)


def find(tokens: Sequence[Token], taken: Sequence[str | None], vocabulary: Vocabulary) -> list[Phrase]:
    """All phrases of `tokens`, in order. `taken[i]` is set where token i already means something else."""
    phrases: list[Phrase] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        mark = MARKED.match(token.text)
        if mark:
            phrases.append(
                Phrase(i, i + 1, "quote", token.text, sentence=token.sentence, quote=int(mark.group(1)))
            )
            i += 1
        elif taken[i] is not None:
            i += 1
        elif token.lower in PRONOUNS and token.tag in ("PRP", "PRP$") and not _noun_follows(tokens, i, taken):
            phrases.append(
                Phrase(i, i + 1, "pronoun", token.lower, head=token.lower, sentence=token.sentence)
            )
            i += 1
        else:
            end = _extent(tokens, i, taken, vocabulary)
            if end > i:
                phrases.append(_read(tokens, i, end, vocabulary))
                i = end
            else:
                i += 1
    return phrases


def _noun_follows(tokens: Sequence[Token], i: int, taken: Sequence[str | None]) -> bool:
    if tokens[i].tag != "PRP$":
        return False
    return any(t.tag in NOUN_TAGS for t in tokens[i + 1 : i + 4] if taken[t.i] is None)


def _compound(tokens: Sequence[Token], i: int, taken: Sequence[str | None], vocabulary: Vocabulary) -> int:
    """How many tokens from `i` make a name of two or more words; 0 if none."""
    for size in range(min(vocabulary.longest + 1, len(tokens) - i), 1, -1):
        span = tokens[i : i + size]
        if any(taken[t.i] is not None or t.lower in (",", ".") for t in span):
            continue
        if span[0].sentence != span[-1].sentence or span[0].lower in DETERMINERS:
            continue
        words = [t.lower for t in span]
        phrase = " ".join(words)
        if vocabulary.exact(phrase) is None and phrase not in PLACES:
            continue
        rest = " ".join(words[1:])
        if (words[0] in colours.NAMES or words[0] in SIZES) and (vocabulary.find(rest) or rest in PLACES):
            continue
        if span[-1].lower in BREAKS or span[0].lower in ("in", "on", "at", "under"):
            continue
        return size
    return 0


def _extent(tokens: Sequence[Token], i: int, taken: Sequence[str | None], vocabulary: Vocabulary) -> int:
    """The end of the phrase that starts at `i`; `i` itself if none does."""
    start, has_noun, sentence = i, False, tokens[i].sentence
    while i < len(tokens) and taken[i] is None and tokens[i].sentence == sentence:
        token = tokens[i]
        word, tag = token.lower, token.tag
        if MARKED.match(token.text):
            break
        size = _compound(tokens, i, taken, vocabulary)
        if size:
            i += size
            has_noun = True
            continue
        if word in DETERMINERS or tag in ("PDT", "PRP$"):
            opens = i == start or tokens[i - 1].tag == "PDT" or tokens[i - 1].lower in ("all", "both", "half")
            if not opens and (has_noun or word not in ("one", "other")):
                break
            i += 1
            continue
        if has_noun and word in ("'s", "’s", "'") and tag == "POS":
            has_noun = False
            i += 1
            continue
        if word in BREAKS and tag not in NOUN_TAGS and tag != "JJ":
            if not (word == "and" and not has_noun and _colour_pair(tokens, i)):
                break
            i += 1
            continue
        if word in BREAKS and word in (
            "left",
            "right",
            "front",
            "top",
            "next",
            "made",
            "wearing",
            "holding",
            "riding",
        ):
            break
        if has_noun and word.endswith("ing") and _does(tokens, i, vocabulary):
            break
        if tag in NOUN_TAGS:
            has_noun = True
            i += 1
            continue
        if has_noun and word in ("coloured", "colored") and _noun_ahead(tokens, i, taken):
            i += 1
            continue
        if word in numbers.VAGUE and not has_noun and _noun_ahead(tokens, i, taken):
            i += 1
            continue
        modifies = tag in MODIFIER_TAGS or word in colours.NAMES or word in SIZES or word in MATERIALS
        if modifies and tag == "CD" and has_noun:
            break
        if modifies and (
            not has_noun or (_noun_ahead(tokens, i, taken) and tag in ("JJ", "NN") and i > start)
        ):
            if tag in ("VBG", "VBN") and not _noun_ahead(tokens, i, taken):
                if i == start or vocabulary.exact(word) is None or tokens[i - 1].lower not in DETERMINERS:
                    break
                has_noun = True
            i += 1
            continue
        if (
            word == ","
            and not has_noun
            and i > start
            and i + 1 < len(tokens)
            and tokens[i + 1].tag in MODIFIER_TAGS
        ):
            if tokens[i - 1].tag not in NOUN_TAGS and _noun_ahead(tokens, i + 1, taken, 6):
                i += 1
                continue
            break
        if tag == "RB" and not has_noun and i + 1 < len(tokens) and tokens[i + 1].tag in ("JJ", "VBN", "VBG"):
            i += 1
            continue
        if (
            tag.startswith("VB")
            and i > start
            and not has_noun
            and _is_name(word, vocabulary)
            and not _noun_ahead(tokens, i, taken)
        ):
            # A noun that the tagger took for a verb ("two sinks", "three stops").
            has_noun = True
            i += 1
        break
    while i > start + 1 and tokens[i - 1].lower in (",", "and"):
        i -= 1
    if not has_noun:
        return _without_noun(tokens, start, i, vocabulary)
    return i


def _does(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether an -ing word after a noun says what it does ("a dragon breathing fire"), whatever its tag."""
    before = vocabulary.find(tokens[i - 1].lower)
    follows = i + 1 < len(tokens) and (tokens[i + 1].tag in NOUN_TAGS or tokens[i + 1].tag == "DT")
    animate = before is not None and before.group in ("animal", "person")
    return animate and follows and vocabulary.exact(tokens[i].lower) is None


def _without_noun(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> int:
    """Phrases of modifiers only: kept where the last names a thing ("an orange") or they follow a verb ("is red")."""
    if end == start:
        return start
    last = tokens[end - 1]
    if last.lower in DETERMINERS:
        return start
    follows_be = start > 0 and tokens[start - 1].lemma in ("be", "look", "seem", "'s", "appear")
    named = (
        _is_name(last.lower, vocabulary)
        and (end - start > 1 or not follows_be)
        and last.tag not in ("VBG", "VBN")
    )
    alone = all(t.tag == "CD" for t in tokens[start:end]) and not follows_be
    return end if named or follows_be or alone else start


def _is_name(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.exact(word) is not None


def _colour_pair(tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1].lower, tokens[at + 1].lower
    adjectives = tokens[at - 1].tag in ("JJ", "VBN") and tokens[at + 1].tag in ("JJ", "VBN")
    return adjectives or (before in colours.NAMES and after in colours.NAMES)


def _noun_ahead(tokens: Sequence[Token], i: int, taken: Sequence[str | None], reach: int = 4) -> bool:
    """Whether a noun comes after `i` with nothing but modifiers between."""
    for token in tokens[i + 1 : i + 1 + reach]:
        if taken[token.i] is not None:
            return False
        if token.tag in NOUN_TAGS:
            return True
        if token.tag not in MODIFIER_TAGS and token.lower not in (",", "and", "-") and token.tag != "RB":
            return False
    return False


def _read(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> Phrase:
    span = list(tokens[start:end])
    owner: Phrase | None = None
    for k, token in enumerate(span):
        if token.tag == "POS" and 0 < k < len(span) - 1:
            owner = _read(tokens, start, start + k, vocabulary)
            span = span[k + 1 :]
            break
    words = [t.lower for t in span]
    determiner = ""
    while words and words[0] in DETERMINERS and not (words[0] == "one" and len(words) == 1):
        determiner = words[0] if words[0] != "one" else determiner or "one"
        words, span = words[1:], span[1:]
        if determiner == "one":
            break
    if words[0:1] == ["many"] and start > 0 and tokens[start - 1].lower == "as":
        words, span = words[1:], span[1:]
    if not words:
        return Phrase(start, end, "attribute", sentence=tokens[start].sentence)
    at, match = name_in(words, vocabulary, [t.tag for t in span])
    says = _modifiers(words[:at], [t.tag for t in span[:at]], at < len(words))
    head = " ".join(words[at:])
    if owner is not None and not determiner:
        determiner = "the"
    numeral = determiner == "one" or says.count is not None
    plural = (
        bool(head)
        and (is_plural(head.split()[-1]) or span[-1].tag in ("NNS", "NNPS"))
        and head not in ("glasses",)
    )
    count = says.count if says.count is not None else 1
    return Phrase(
        start, end, "noun" if head else "attribute", " ".join(t.text for t in tokens[start:end]), head, determiner,
        count, numeral, plural, tuple(says.colours[:6]), says.material, says.size, says.pose, tuple(says.traits),
        match, owner, tokens[start].sentence, span[-1].entity,
    )  # fmt: skip


def name_in(words: Sequence[str], vocabulary: Vocabulary, tags: Sequence[str]) -> tuple[int, Match | None]:
    """Where the name begins in a phrase's words, and what stands for it.

    The longest ending that the vocabulary knows by name wins, but colours and sizes are not taken into a name when
    the rest is one too. A compound that WordNet knows as something else ("sea lion") is not its last word.
    """
    n = len(words)
    if n and all(w.isdecimal() for w in words):
        return n, None
    if (
        n
        and words[-1] in colours.NAMES
        and n > 1
        and tags[-1].startswith("JJ")
        and vocabulary.exact(words[-1]) is None
    ):
        return n, None
    for at in range(n):
        phrase = " ".join(words[at:])
        match = vocabulary.exact(phrase)
        if match is None:
            continue
        if (
            n - at > 1
            and (words[at] in colours.NAMES or words[at] in SIZES)
            and vocabulary.find(" ".join(words[at + 1 :]))
        ):
            continue
        wider = _other_thing(words, at, match, vocabulary)
        return wider if wider is not None else (at, match)
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
            return at, match
    # Nothing fits: a scaffold noun hands over to the noun before it ("dog emoji"), else the name is the last noun.
    if n > 1 and singular(words[-1]) in SCAFFOLD:
        at, match = name_in(words[:-1], vocabulary, tags[:-1])
        if match is not None:
            return at, match
    if (
        n
        and (tags[-1] in NOUN_TAGS or n > 1 or not tags[-1].startswith(("JJ", "VB", "CD", "RB")))
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


def _other_thing(
    words: Sequence[str], at: int, match: Match, vocabulary: Vocabulary
) -> tuple[int, Match | None] | None:
    """(start, match) of a longer compound that is another kind of thing than `match`; None if there is none."""
    graph = nouns()
    for start in range(max(0, at - 2), at):
        if words[start] in colours.NAMES or words[start] in SIZES or words[start] in MATERIALS:
            continue
        compound = " ".join([*words[start:-1], singular(words[-1])])
        longer = vocabulary.find(compound)
        if longer is not None:
            return (start, longer) if longer.key != match.key else None
        synsets = graph.likely(compound)
        if not synsets or graph.kinds[synsets[0]] not in "aflp":
            continue
        heads = {s.synset for s in graph.senses(singular(words[-1])) if s.synset >= 0}
        above = {s for s, _ in graph.ancestors(synsets[0], 10)}
        if not heads & above:
            return start, None
    return None


def _modifiers(words: Sequence[str], tags: Sequence[str], before_noun: bool) -> _Says:
    says = _Says()
    i = 0
    while i < len(words):
        word = words[i]
        number = numbers.match(words, i)
        colour = colours.match(words, i)
        pose = POSES.get(word) or POSES.get(_stem(word))
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


def _stem(word: str) -> str:
    """'sitting' as 'sit', 'dancing' as 'dance'."""
    if not word.endswith("ing") or len(word) < 5:
        return word
    stem = word[:-3]
    if stem in POSES:
        return stem
    if stem + "e" in POSES:
        return stem + "e"
    if stem.endswith("y") and stem[:-1] + "ie" in POSES:
        return stem[:-1] + "ie"
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
