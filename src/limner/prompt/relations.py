"""Relations between phrases: the words that join them, and which phrase they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from limner.prompt import tables
from limner.prompt.lexicon import HOLD, READ, RIDE, WEAR
from limner.prompt.parser import Token

# Words -> kind; longer patterns win. The subject of the relation is what comes before; "~" turns it round.
PATTERNS = {tuple(words.split()): kind for words, kind in tables.keys("relations", "relations").items()}
LONGEST = max(map(len, PATTERNS))
SIDES = {"left": "left_of", "right": "right_of"}

# Verbs that say how things stand only with an object of their own: "walking a dog", not "walking to a tree".
_OF_AN_OBJECT = frozenset({"walk", "fly", "lead", "pet", "pat", "fix", "herd", "climb", "cross"})
# After these the verb has no object: "drinking from a fountain".
_NO_OBJECT = frozenset({"from", "for", "about", "like", "as"})


@dataclass(frozen=True)
class Join:
    """A relation word. `token` is where it stands; `turned`: what follows is the subject of the relation."""

    kind: str
    token: int
    turned: bool = False
    verb: bool = False
    words: str = ""


def joins(tokens: Sequence[Token], start: int, end: int) -> list[Join]:
    """The relation words among tokens start..end, in order."""
    found: list[Join] = []
    i = start
    while i < end:
        for size in range(min(LONGEST, end - i), 0, -1):
            pattern = tuple(t.lower for t in tokens[i : i + size])
            kind = PATTERNS.get(pattern)
            if kind is not None and not (
                size == 1 and tokens[i].tag == "RP" and pattern[0] in ("in", "out", "over")
            ):
                found.append(Join(kind.strip("~+"), i, kind.startswith("~"), False, " ".join(pattern)))
                i += size - 1
                break
        else:
            verb = _verb(tokens[i])
            gone_on = any(t.lower in _NO_OBJECT for t in tokens[i + 1 : end])
            if verb is not None and not gone_on and (i + 1 == end or tokens[i].lemma not in _OF_AN_OBJECT):
                found.append(Join(verb, i, False, True, tokens[i].lower))
        i += 1
    return found


def _verb(token: Token) -> str | None:
    if not token.tag.startswith("VB") and not token.lower.endswith("ing"):
        return None
    if token.lemma in ("cross", "climb", "traverse") or token.lower in ("crossing", "climbing"):
        return "on"
    forms = {token.lemma, token.lower, token.lower.removesuffix("ing"), token.lower.removesuffix("ing") + "e"}
    if token.lemma == "fly" or token.lower == "flying":
        return "holding"
    if forms & READ:
        return "reading"
    if forms & WEAR or token.lower in ("dressed", "clad", "donning"):
        return "wearing"
    if forms & RIDE:
        return "riding"
    if forms & HOLD or forms & {"eat", "drink", "lick", "bite", "smoke", "sniff", "throw", "toss", "hurl", "catch"}:
        return "holding"
    if forms & {
        "kick",
        "push",
        "pull",
        "watch",
        "kiss",
        "meet",
        "fight",
        "scare",
        "face",
        "play",
        "greet",
        "touch",
        "chat",
        "walk",
        "feed",
        "pet",
        "pat",
        "milk",
        "groom",
        "lead",
        "herd",
        "guard",
        "examine",
        "inspect",
        "repair",
        "fix",
        "decorate",
        "attack",
        "approach",
        "photograph",
    }:
        return "next_to"
    return None


def mask(tokens: Sequence[Token], taken: list[str | None]) -> None:
    """Mark relation words that look like nouns ("to the right of", "in front of", "on top of") as taken."""
    i = 0
    while i < len(tokens):
        for size in range(min(LONGEST, len(tokens) - i), 1, -1):
            pattern = tuple(t.lower for t in tokens[i : i + size])
            if pattern in PATTERNS and all(taken[k] is None for k in range(i, i + size)):
                for k in range(i, i + size):
                    taken[k] = "relation"
                i += size - 1
                break
        i += 1
