"""Beings and what they do: -ing words after a being that the tagger took for nouns ("a goblin counting coins") are made
verbs, and a being that it took for an adjective ("an alien eating") or an object that it took for a verb ("a man carrying
pumpkins") is made a noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from limner.prompt import colours
from limner.prompt.extents import DETERMINERS, NOUN_TAGS, THINGS_IN_ING
from limner.prompt.lexicon import LIVELY, MATERIALS, PARTS, SIZES, stem_of
from limner.prompt.parser import Token
from limner.prompt.plurals import is_plural
from limner.prompt.vocabulary import Vocabulary
from limner.prompt.wordnet import nouns

_NOT_GERUNDS = THINGS_IN_ING | {"evening", "morning", "lightning", "sibling", "duckling", "gosling", "starling", "viking",
                                "thing", "something", "nothing", "everything", "clothing", "during", "according"}  # fmt: skip
_BEFORE_THINGS = frozenset({"VBG", "IN", "CD"})
"""What no verb in -s comes after; and none begins a prompt ("pancakes with syrup")."""
_COLOURS = frozenset({"colours", "colors"})
_BEINGS = frozenset({"animal", "person"})


def retagged(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens with the tags of beings and of their gerunds put right."""
    out = [
        replace(t, tag="NNS")
        if (t.tag == "RB" and is_plural(t.lower) and _named(t.lower, vocabulary)) or (t.tag == "VBZ" and t.lower in _COLOURS)
        else t
        for t in tokens
    ]  # "dressed as ninjas"
    out = [
        replace(t, tag="NNS") if t.tag == "VBZ" and (not k or out[k - 1].tag in _BEFORE_THINGS) and _things(t, vocabulary) else t
        for k, t in enumerate(out)
    ]
    out = [replace(t, tag="NN") if k > 1 and _joined_thing(out, k, vocabulary) else t for k, t in enumerate(out)]
    for i in range(1, len(out)):
        token, before = out[i], out[i - 1]
        if not _may_be_done(token) or before.sentence != token.sentence or not _is_being(out, i - 1, vocabulary):
            continue
        if not _is_done(out, i, vocabulary):
            continue
        if before.tag not in NOUN_TAGS:
            out[i - 1] = replace(before, tag="NNS" if is_plural(before.lower) else "NN")
        out[i] = replace(token, tag="VBG", lemma=token.lemma if token.tag == "VBG" else stem_of(token.lower), entity="")
    return out


def _joined_thing(tokens: Sequence[Token], k: int, vocabulary: Vocabulary) -> bool:
    """Whether a bare verb is a thing named after another: "a sword and shield in ..."."""
    token, after = tokens[k], tokens[k + 1].tag if k + 1 < len(tokens) else ""
    joined = tokens[k - 1].lower == "and" and tokens[k - 2].tag in NOUN_TAGS and tokens[k - 2].sentence == token.sentence
    bare = token.tag in ("VB", "VBP") and after not in ("DT", "PRP$", "PRP", "NN", "NNS")
    return joined and bare and vocabulary.exact(token.lower) is not None


def _things(token: Token, vocabulary: Vocabulary) -> bool:
    return is_plural(token.lower) and vocabulary.exact(token.lower) is not None


def _may_be_done(token: Token) -> bool:
    word = token.lower
    return word.endswith("ing") and len(word) > 4 and word not in _NOT_GERUNDS and "-" not in word


def _is_being(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether the words that end with token `i` name a being, said as one that is there: "a", "two" or a plural."""
    word = tokens[i].lower
    if word in colours.NAMES or word in SIZES or word in MATERIALS or word in PARTS or tokens[i].tag in ("IN", "DT", "CD"):
        return False
    first = next((i - k for k in (2, 1) if i >= k and _named(" ".join(t.lower for t in tokens[i - k : i + 1]), vocabulary)), i)
    if first == i and not _named(word, vocabulary):
        return False
    start = first
    while start and tokens[start - 1].sentence == tokens[i].sentence and (
        tokens[start - 1].tag in ("JJ", "JJS", "VBN", "VBG") or tokens[start - 1].tag in NOUN_TAGS
    ):
        start -= 1
    led = start > 0 and (tokens[start - 1].lower in DETERMINERS or tokens[start - 1].tag in ("CD", "PRP$", "POS"))
    return led or is_plural(word) or tokens[i].tag in ("NNS", "NNP")


def _named(name: str, vocabulary: Vocabulary) -> bool:
    match = vocabulary.exact(name)
    if match is not None:
        return match.group in _BEINGS or match.key in LIVELY
    likely = nouns().likely(name)
    if likely:
        return all(nouns().kinds[s] in "ap" for s in likely)
    match = vocabulary.find(name)
    return match is not None and (match.group in _BEINGS or match.key in LIVELY)


def _is_done(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether what follows lets the -ing word be a verb: nothing, a preposition, or an object."""
    pair = f"{tokens[i - 1].lower} {tokens[i].lower}"
    if vocabulary.exact(pair) is not None:
        return False
    after = [t for t in tokens[i + 1 : i + 4] if t.sentence == tokens[i].sentence]
    if not after or not (after[0].tag in NOUN_TAGS or after[0].tag.startswith("JJ")):
        return not after or after[0].lower != "of"
    if tokens[i].tag == "VBG" and after[0].tag not in ("NN", "NNP"):
        return True
    run = 0
    while run < len(after) and (after[run].tag in NOUN_TAGS or after[run].tag.startswith("JJ")):
        run += 1
    last = after[run - 1]
    if is_plural(last.lower) or last.tag == "NNS":
        return True  # "counting gold coins"
    # Without an article one eats food and drinks tea; "a dog training school" is a school.
    name = " ".join(t.lower for t in after[:run])
    match = vocabulary.exact(name) or vocabulary.find(last.lower)
    return match is not None and match.group == "food"
