"""At a window: whether a window that is spoken of is where the picture is, seen from the room, and not a thing in it."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt.draft import Draft
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase

_AT = ("by", "near", "beside", "at", "next to", "in", "in front of", "out of", "out", "through", "from", "against", "close to")
_LOOKING = frozenset({"look", "gaze", "stare", "peer", "watch", "see", "peek", "sit", "sleep", "lie", "nap", "rest", "bask",
                      "lay", "doze", "curl", "perch", "read", "view", "lounge", "relax"})  # fmt: skip
_WEATHER = frozenset({"snow", "snowing", "rain", "raining", "storm", "fog", "lightning", "snowflakes", "raindrops"})
_SMALL = frozenset({"thing", "food", "plant", "clothing", "shape", "symbol"})
_LARGE = frozenset({
    "horse", "cow", "elephant", "giraffe", "hippo", "hippopotamus", "rhino", "rhinoceros", "bear", "polar bear", "whale", "zebra",
    "moose", "camel", "deer", "bison", "crocodile", "shark", "dinosaur", "tree", "palm tree", "pine tree", "dragon",
})  # fmt: skip
"""What no sill has room for."""


def at_a_window(
    index: int, pieces: Sequence[Phrase], tokens: Sequence[Token], words: Sequence[str], drafts: Sequence[Draft]
) -> bool:
    """Whether "the window" of phrase `index`, led to by `words`, is where somebody or something small is.

    "a cat looking out of a window", "a cup of tea by the window, snow outside"; but no "red window", no "window of a house",
    nothing for a sill to carry: a house, a car, somebody who stands.
    """
    phrase = pieces[index]
    if phrase.head not in ("window", "windows") or phrase.colours or phrase.material or phrase.counted or phrase.owner:
        return False
    before = {t.lower for t in tokens[max(0, phrase.start - 4) : phrase.start]}
    if "outside" in before and _WEATHER & before:
        return True
    lead = " ".join(w for w in words if w not in ("the", "a"))
    if not any(lead == form or lead.endswith(f" {form}") for form in _AT) or not drafts:
        return False
    follows = tokens[phrase.end].lower if phrase.end < len(tokens) else ""
    if follows in ("of", "with", "made", "display"):
        return False
    doing = {t.lemma for t in tokens if t.sentence == phrase.sentence} & _LOOKING
    if lead.endswith("in") and not doing and any(d.group == "animal" for d in drafts):
        return False
    return all(_fits(draft, bool(doing)) for draft in drafts)


def _fits(draft: Draft, doing: bool) -> bool:
    """Whether it stands on a sill as it is."""
    if draft.group == "animal":
        return draft.body not in _LARGE
    if draft.group == "person":
        return draft.pose in ("sitting", "sleeping", "lying", "reading")
    return draft.group in _SMALL and draft.body not in _LARGE
