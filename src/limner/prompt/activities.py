"""What is done, said in words that are no things: "playing soccer", "ice skating", "fishing".

Such words become a pose, what is used for it, and a place; never a thing called soccer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from limner.prompt import tables
from limner.prompt.extents import NOUN_TAGS
from limner.prompt.lexicon import stem_of
from limner.prompt.parser import Token

_RELATIONS = {"held": "holding", "passed": "holding", "ridden": "riding", "within": "inside", "near": "next_to",
              "between": "between"}  # fmt: skip
# One ball is enough for all who play with it.
_SHARED = frozenset({"passed", "near", "within", "between"})


@dataclass(frozen=True)
class Activity:
    """`start`..`end` are its tokens. `props`: bodies of which the first known one is used; `relation`: how.

    `shared`: one is enough for all.
    """

    start: int
    end: int
    pose: str | None
    props: tuple[str, ...]
    relation: str
    shared: bool
    place: str | None


def _table() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {tuple(name.split()): says for name, says in tables.groups("activities", "activities").items()}


ACTIVITIES = _table()
TOOLS = {verb: (body, how) for verb, (body, how) in tables.groups("activities", "tools").items()}
"""verb -> what it is done with, and how that is at who does it."""
LONGEST = max(map(len, ACTIVITIES))


def find(tokens: Sequence[Token], taken: list[str | None]) -> tuple[Activity, ...]:
    """The activities that the words name; their words are marked in `taken`, so that they name nothing else."""
    found: list[Activity] = []
    i = 0
    while i < len(tokens):
        step = 1
        for size in range(min(LONGEST, len(tokens) - i), 0, -1):
            says = _says(tokens, i, size)
            if says is None or any(taken[k] is not None for k in range(i, i + size)):
                continue
            pose, props, place = says
            names, _, how = props.rpartition(" ")
            found.append(
                Activity(
                    i, i + size, pose if pose != "-" else None, tuple(n for n in names.split("/") if n),
                    _RELATIONS.get(how, ""), how in _SHARED, place if place != "-" else None,
                )
            )  # fmt: skip
            taken[i : i + size] = ["activity"] * size
            step = size
            break
        i += step
    return tuple(found)


def tools(tokens: Sequence[Token], taken: Sequence[str | None]) -> tuple[Activity, ...]:
    """What is done with a tool that the words do not name ("watering the plants"). Their words may name other things."""
    found = []
    for i, token in enumerate(tokens):
        verb = token.lower.endswith("ing") and token.tag.startswith("VB") and taken[i] is None
        stem = next((s for s in _stems(token.lower) if s in TOOLS), None) if verb and i else None
        here = [t.lower for t in tokens[i + 1 :] if t.sentence == token.sentence]
        if stem is None or tokens[i - 1].tag in ("DT", "PRP$", "JJ", "POS") or "with" in here[:6]:
            continue  # "a cutting board", "cutting paper with scissors"
        body, how = TOOLS[stem]
        found.append(Activity(i, i + 1, None, tuple(body.split("/")), _RELATIONS[how], how in _SHARED, None))
    return tuple(found)


def _stems(gerund: str) -> tuple[str, ...]:
    """Verbs that may have this gerund: "mopping", "slicing", "raking"."""
    return gerund[:-3], gerund[:-3] + "e", gerund[:-4]


def _says(tokens: Sequence[Token], at: int, size: int) -> tuple[str, ...] | None:
    words = [t.lower for t in tokens[at : at + size]]
    verb = 1 if size > 1 and (*words[:1], _stem(tokens[at + 1])) in ACTIVITIES else 0  # "ice skating"
    key = (*words[:verb], _stem(tokens[at + verb]), *words[verb + 1 :])
    says = ACTIVITIES.get(key)
    if says is None or not _is_done(tokens, at, at + verb, at + size):
        return None
    return says


def _stem(token: Token) -> str:
    """The verb that a token is a form of, whatever the tagger took it for."""
    word = token.lower
    if word.endswith("ing"):
        for form in _stems(word):
            if any(form in key for key in ACTIVITIES):
                return form
        return stem_of(word)
    return token.lemma if token.tag.startswith("VB") else word


def _is_done(tokens: Sequence[Token], start: int, verb: int, end: int) -> bool:
    """Whether the words say what somebody does: a verb, or a gerund directly after who does it."""
    token, before = tokens[verb], tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) and tokens[end].sentence == token.sentence else None
    if after is not None and (after.tag in NOUN_TAGS or after.lower == "of"):
        return False  # "a fishing rod", "a tennis playing robot"
    if start > 1 and before is not None and before.tag in NOUN_TAGS and tokens[start - 2].lemma == "be":
        return False  # "is car surfing"
    if before is None or before.sentence != token.sentence:
        return token.lower.endswith("ing") and end - start > 1
    if before.tag in ("DT", "PRP$", "JJ", "IN", "POS") and before.lower not in ("while", "are", "is"):
        return False
    if end - start == 1 and after is not None and (after.tag == "DT" or after.tag.startswith("PRP")):
        return False  # "surfing the web", "boxing a friend"
    if token.lower.endswith("ing"):
        return before.tag in (*NOUN_TAGS, "CD", "RB", ",", "CC", "VBZ", "VBP", "IN") or before.lower in (
            "is", "are", "while", "go", "goes", "out", "together",
        )  # fmt: skip
    return token.tag in ("VBZ", "VBP", "VB", "VBD") and (before.tag in NOUN_TAGS or before.lower in ("to", "who"))
