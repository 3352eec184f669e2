"""Which relation a joining word means between two given things: "in" a cup is inside, "in" a tree is on."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.draft import Draft
from limner.prompt.parser import Token
from limner.prompt.relations import Join

_IN = frozenset({"in", "inside", "into", "within"})

# What one is on while one crosses it; what one plays without holding it.
_CROSSED = frozenset({"bridge", "footbridge", "rope", "tightrope", "log", "wire", "rail"})
_PLAYED = frozenset({"piano", "drum", "harp", "organ", "keyboard", "xylophone", "cello", "synthesizer", "marimba"})


SCREENS = frozenset({
    "television", "tv", "screen", "monitor", "laptop", "computer", "phone", "smartphone", "tablet", "billboard", "poster",
    "blackboard", "chalkboard",
})  # fmt: skip
"""What shows pictures of things."""
_ROOMY = frozenset({
    "aquarium", "basket", "birdcage", "box", "bucket", "cage", "carton", "crate", "fishbowl", "nest", "suitcase", "tank",
})  # fmt: skip
"""What animals are in where it is "with" them."""
_PICTURES = frozenset({"drawing", "picture", "image", "photo", "painting", "sketch"})


def last_of(draft: Draft) -> str:
    """The last word of a thing's head."""
    return draft.head.split()[-1] if draft.head else ""


def kind_between(
    tokens: Sequence[Token], join: Join, governor: Draft, draft: Draft
) -> tuple[str, bool] | None:
    """(kind, turned) of `governor` join `draft`; turned: `draft` is the subject. None: no relation to show."""
    last = draft.head.split()[-1]
    wearable = last in lexicon.WEARABLE
    if join.kind == "wearing" or (
        join.words in ("with", "in", "with only") and wearable and governor.animate
    ):
        if governor.group == "clothing" or governor.head.split()[-1] in lexicon.WEARABLE:
            return None
        return ("wearing" if wearable or draft.group == "clothing" else "holding"), False
    if join.kind == "on" and join.turned and wearable and governor.animate:
        return "wearing", False
    if join.words in ("showing", "displaying"):
        return ("inside", True) if last_of(governor) in SCREENS else None
    if join.words == "with" and last_of(governor) in SCREENS:
        after = {t.lower for t in tokens[join.token + 1 : join.token + 4]}
        if after & _PICTURES and "of" in {t.lower for t in tokens[join.token + 1 : join.token + 6]}:
            return "inside", True
    if join.words == "into" and any(t.lemma == "pour" for t in tokens[max(join.token - 6, 0) : join.token]):
        return "next_to", False
    if join.words == "with" and _atop(tokens, join, draft):
        return "on", True
    if join.words == "with":
        return _with(governor, draft)
    if join.words.startswith("outside") and (draft.group == "building" or last in lexicon.HOUSES):
        return "in_front_of", False
    if join.verb and join.kind == "on":
        return ("on", False) if last in _CROSSED or tokens[join.token].lemma.startswith("climb") else None
    if join.kind == "holding" and tokens[join.token].lower.startswith(("fly", "flie")):
        return ("riding" if draft.group == "vehicle" else "holding", False) if governor.animate else None
    if join.kind == "holding" and last in _PLAYED and tokens[join.token].lower.startswith("play"):
        return "next_to", False
    if join.words == "by" and join.token and tokens[join.token - 1].tag == "VBN":
        return None
    if join.words in ("out of", "emerging from"):
        if draft.group in ("building", "shape") and last != "hole":
            return "in_front_of", False
        return ("behind" if last in ("window", "door") else "inside"), False
    if join.words in _IN and not join.turned:
        if "tree" in draft.head:
            return "on", False
        if last in lexicon.SEATS:
            return "on", False
        holds = last in lexicon.HOLDERS or draft.group in ("vehicle", "building") or governor.group == draft.group == "shape"
        return ("inside" if holds else "next_to"), False
    if join.kind == "on" and governor.animate and last in lexicon.MOUNTS:
        return "riding", join.turned
    if join.kind in ("holding", "reading", "riding") and not governor.animate:
        if governor.group == "clothing":
            return None
        return {"holding": "next_to", "riding": "on"}.get(join.kind, join.kind), False
    if join.kind == "on" and last == "wall" and not governor.animate:
        return "in_front_of", False
    if join.kind == "reading" and last in ("sign", "poster", "billboard"):
        return "next_to", False
    return join.kind, join.turned


def _atop(tokens: Sequence[Token], join: Join, draft: Draft) -> bool:
    """Whether "on top" comes after the thing: "a stack of books with an apple on top"."""
    for i in range(join.token + 1, min(join.token + 8, len(tokens) - 1)):
        if tokens[i].lower == last_of(draft):
            return [t.lower for t in tokens[i + 1 : i + 3]] == ["on", "top"]
    return False


def _with(governor: Draft, draft: Draft) -> tuple[str, bool]:
    """ "a desk with a lamp": on it; "a vase with flowers": in it; "a man with a dog": beside him."""
    holder = governor.head.split()[-1] if governor.head else ""
    small = draft.group in ("thing", "food", "clothing", "plant", "shape") or "lamp" in draft.head
    small = small and draft.size < 2
    if governor.animate and draft.head.split()[-1] in lexicon.HANDHELD and draft.size < 2:
        return "holding", False
    if holder in lexicon.TOPS and small:
        return "on", True
    if holder in lexicon.TOPPED and (draft.group in ("food", "plant") or draft.head == "candle"):
        return "on", True
    if "tree" in holder and draft.group == "food":
        return "on", True
    if (holder in lexicon.CONTAINERS or holder in ("nest", "suitcase")) and small:
        return "inside", True
    if holder in _ROOMY and draft.group == "animal":
        return "inside", True
    return "next_to", False
