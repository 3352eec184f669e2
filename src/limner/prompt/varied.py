"""Several of a thing that are not alike: "animals", "assorted birds", "colourful balloons", "red and blue cups"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from limner.prompt import colours as dyes
from limner.prompt import tables
from limner.prompt.colours import RAINBOW
from limner.prompt.draft import Draft, fresh_id
from limner.prompt.extents import NOUN_TAGS
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.plurals import singular
from limner.prompt.scene import Colour, Relation, Subject
from limner.prompt.vocabulary import Match, Vocabulary

# Word without a kind of its own -> the kinds that are shown for it.
ASSORTMENTS = tables.groups("varied", "assortments")
# Word with a body of its own -> its kinds, where the words ask for several.
KINDS = tables.groups("varied", "kinds")
SEVERAL = tables.words("varied", "several")
# Nouns without a plural that speak of several things, and how many these are.
MASS = frozenset({"food", "furniture", "wildlife", "produce"})
FEW = 3
# Groups whose things are made in any colour.
DYED = frozenset({"thing", "vehicle", "furniture", "plant", "clothing", "shape", "building"})
# Each of several who do so has one of several things; what carries several things is one.
_BY_ONE_EACH = frozenset({"wearing", "holding", "reading", "riding"})
_CARRIED = frozenset({"inside", "on", "under"})
# In this order few colours differ most.
_APART = ("red", "yellow", "blue", "green", "orange", "purple")
_FURTHER = ("pink", "white", "brown", "teal", "black", "lime")
# Every member of a group has the same colours where nature or cloth makes it so.
_ALIKE = frozenset({"animal", "person", "clothing", "sky", "symbol"})


def kinds_of(phrase: Phrase, vocabulary: Vocabulary) -> tuple[Match, ...]:
    """The kinds that may stand for `phrase`, first choice first; empty where it names a kind of its own."""
    words = [w.lower() for w in phrase.words.split()]
    names = (" ".join([*words[-2:-1], singular(words[-1])]), phrase.last) if words else ()
    table = {**KINDS, **ASSORTMENTS} if SEVERAL & set(words) else ASSORTMENTS
    listed = next((table[name] for name in names if name in table and name.endswith(phrase.last)), ())
    if " " in phrase.head and singular(phrase.head) not in table:
        return ()
    return tuple(match for name in listed if (match := vocabulary.exact(name)) is not None)


def many_coloured(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether the phrase says that things are "in different colours" or "of various colors"."""
    said = set(phrase.words.lower().split())
    shades = phrase.last in ("color", "colour", "hue", "shade")
    several = SEVERAL | {"all", "many", "multiple", "bright", "rainbow"}
    return shades and bool(said & several) and words[-1:] in (["in"], ["of"], ["with"])


def named_after(tokens: Sequence[Token], phrase: Phrase, count: int) -> tuple[Colour, ...]:
    """The colours that come after a noun: "three squares in blue, red and white"."""
    at = phrase.end
    if at + 1 >= len(tokens) or tokens[at].lower != "in" or tokens[at + 1].sentence != phrase.sentence:
        return ()
    words = [t.lower for t in tokens]
    found: list[Colour] = []
    at += 1
    while at < len(tokens):
        colour = dyes.match(words, at) if words[at] not in dyes.THINGS or tokens[at].tag == "JJ" else None
        if colour is None:
            break
        found.append(colour[0])
        at += colour[1]
        while at < len(tokens) and words[at] in (",", "and"):
            at += 1
    follows = tokens[at].tag if at < len(tokens) and tokens[at].sentence == phrase.sentence else "."
    listed = at > phrase.end + 1 and words[at - 1] in (",", "and")
    return tuple(found) if follows not in NOUN_TAGS or listed else ()


def colours_vary(draft: Draft) -> bool:
    """Whether each of several has a colour of its own: "colourful balloons", "red and yellow balloons"."""
    if draft.count < 2 or len(draft.colours) < 2:
        return False
    if draft.colours[: len(RAINBOW)] == RAINBOW:
        return "rainbow" not in draft.words.lower() and draft.group != "person"
    plain = {c.name for c in draft.colours} & {"black", "white"} and len(draft.colours) == 2
    return draft.group not in _ALIKE and not plain and not draft.material


def spread(colours: tuple[Colour, ...], count: int) -> tuple[Colour, ...]:
    """`colours` in the order in which they are dealt out to `count`: those that differ most first, where they are all."""
    if colours[: len(RAINBOW)] != RAINBOW:
        return colours
    more = tuple(Colour(name, dyes.NAMES[name]) for name in _FURTHER[: max(count - len(RAINBOW), 0)])
    return (*sorted(RAINBOW, key=lambda c: _APART.index(c.name)), *more)


def dealt(
    subjects: Sequence[Subject],
    relations: Sequence[Relation],
    kinds: Mapping[str, tuple[Match, ...]],
    hues: Mapping[str, tuple[Colour, ...]],
) -> tuple[tuple[Subject, ...], tuple[Relation, ...]]:
    """`subjects` and `relations` with every subject named in `kinds` or `hues` dealt out to members that differ.

    The first member keeps the id, so that lettering and relations still find it; the others are given its relations.
    """
    counts = _counts(subjects, relations, {s.id: max(len(kinds.get(s.id, ())), len(hues.get(s.id, ()))) for s in subjects})
    shown: list[Subject] = []
    members: dict[str, list[str]] = {}
    taken = {s.id for s in subjects}
    for subject in subjects:
        if subject.id not in counts:
            shown.append(subject)
            continue
        different, colours = kinds.get(subject.id, ()), hues.get(subject.id, ())
        members[subject.id] = []
        for part, count in enumerate(counts[subject.id]):
            body = different[part].key if different else subject.body
            id = subject.id if not part else fresh_id(body, taken)
            taken.add(id)
            own = (colours[part],) if colours else subject.colours
            shown.append(replace(subject, id=id, body=body, count=count, colours=own))
            members[subject.id].append(id)
    return tuple(shown), tuple(dict.fromkeys(_spread(relations, members)))


def _counts(
    subjects: Sequence[Subject], relations: Sequence[Relation], parts: Mapping[str, int]
) -> dict[str, tuple[int, ...]]:
    """How many there are of each member of those that are dealt out; who holds or wears them is dealt out alike."""
    known = {s.id: s for s in subjects}
    counts = {
        id: tuple(known[id].count // n + (k < known[id].count % n) for k in range(n))
        for id, most in parts.items() if (n := min(known[id].count, most)) > 1
    }  # fmt: skip
    for relation in relations:
        if relation.kind not in _BY_ONE_EACH:
            continue
        one, other = relation.subject, relation.objects[0]
        alike = known[one].count == known[other].count
        if alike and (one in counts) != (other in counts):
            counts[other if one in counts else one] = counts[one if one in counts else other]
        elif not alike and known[one].count > 1:
            counts.pop(other, None)
    return counts


def _spread(relations: Iterable[Relation], members: Mapping[str, list[str]]) -> Iterable[Relation]:
    for relation in relations:
        one = members.get(relation.subject, [relation.subject])
        objects = [member for id in relation.objects for member in members.get(id, [id])]
        for k, subject in enumerate(one):
            if len(relation.objects) > 1:
                yield replace(relation, subject=subject, objects=tuple(objects))
            elif relation.kind in _BY_ONE_EACH and len(one) == len(objects):
                yield replace(relation, subject=subject, objects=(objects[k],))
            else:
                for other in objects[:1] if relation.kind in _CARRIED else objects:
                    yield replace(relation, subject=subject, objects=(other,))
