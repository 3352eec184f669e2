"""Noun phrases: where they are, and what their words say of the thing they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from limner.prompt import colours
from limner.prompt.extents import DETERMINERS, NOUN_TAGS, extent
from limner.prompt.lettering import MARKED
from limner.prompt.lexicon import PRONOUNS, SIZES
from limner.prompt.naming import modifiers, name_in
from limner.prompt.parser import Token
from limner.prompt.plurals import is_plural, singular
from limner.prompt.scene import Colour
from limner.prompt.vocabulary import Match, Vocabulary


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: tokens start..end (end excluded), and what it says.

    kind: noun, pronoun, quote or attribute (adjectives after "is"). `head` is the noun phrase's own name as
    looked up ("fire hydrant"), `words` all of it. `counted` says that a number or a vague amount was given.
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
            end = extent(tokens, i, taken, vocabulary)
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


def _read(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> Phrase:
    span = _owner_in_name(list(tokens[start:end]), vocabulary)
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
    kind = _kind_before_name(span, vocabulary)
    words, span = words[:kind], span[:kind]
    at, match = _famous(span, determiner, vocabulary) or name_in(words, vocabulary, [t.tag for t in span])
    says = modifiers(words[:at], [t.tag for t in span[:at]], at < len(words))
    head = " ".join(words[at:])
    if owner is not None and not determiner:
        determiner = "the"
    if match is not None and match.group == "plant" and says.material == "wood" and not {"wood", "wooden"} & set(words):
        says.material = None  # an oak tree is an oak
    numeral = determiner == "one" or says.count is not None
    plural = (
        bool(head)
        and (is_plural(head.split()[-1]) or span[-1].tag in ("NNS", "NNPS"))
        and head not in ("glasses",)
    )
    count = says.count if says.count is not None else 1
    return Phrase(
        start, end, "noun" if head else "attribute", " ".join(t.text for t in tokens[start:end]), head,
        determiner, count, numeral, plural, tuple(says.colours[:6]), says.material, says.size, says.pose,
        tuple(says.traits), match, owner, tokens[start].sentence, span[-1].entity,
    )  # fmt: skip


def _owner_in_name(span: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """The span with "Basil" and "'s" as one word where they are part of a building's name: Saint Basil's Cathedral."""
    for k in range(1, len(span) - 1):
        if span[k].tag != "POS":
            continue
        joined = replace(span[k - 1], text=span[k - 1].text + "'s", lower=span[k - 1].lower + "'s")
        whole = [*span[: k - 1], joined, *span[k + 1 :]]
        for at in range(k):
            match = vocabulary.exact(" ".join(t.lower for t in whole[at:]))
            if match is not None and match.group == "building":
                return whole
    return span


def _famous(span: Sequence[Token], determiner: str, vocabulary: Vocabulary) -> tuple[int, Match] | None:
    """(Where it begins, what it is) of a house that only capitals tell from one of that colour or size: the White House
    is not every white house, nor the Great Wall any great wall."""
    if determiner not in ("the", "") or (span[0].lower not in colours.NAMES and span[0].lower not in SIZES):
        return None
    if len(span) < 2 or not all(t.text[:1].isupper() or t.lower == "of" for t in span):
        return None
    said = " ".join(t.lower for t in span)
    match = vocabulary.exact(f"the {said}") or vocabulary.exact(said)
    return (0, match) if match is not None and match.group == "building" else None


def _kind_before_name(span: Sequence[Token], vocabulary: Vocabulary) -> int:
    """Where a name begins that follows what it is the name of: "the orange cat | Otto von Garfield"; else the end."""
    for k in range(len(span) - 1, 0, -1):
        if span[k].text[:1].isupper() or span[k].lower in ("von", "van", "de", "of", "the"):
            continue
        named = span[k + 1 :]
        if len(named) > 1 and span[k].tag in ("NN", "NNP") and all(t.tag == "NNP" or not t.text[:1].isupper() for t in named):
            match = vocabulary.exact(span[k].lower) or vocabulary.find(span[k].lower)
            if match is not None and match.group in ("animal", "person") and match.how != "kind_of":
                return k + 1
        break
    return len(span)
