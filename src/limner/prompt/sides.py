"""Left and right said of the picture or of a thing: "on the left", "to its right", "in the background"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.parser import Token
from limner.prompt.relations import SIDES

POSSESSIVES = ("its", "his", "her", "their")


def mentions(words: Sequence[str], *, fronted: bool, starts: bool, reach: int) -> list[tuple[str, bool]]:
    """(relation kind, whether it is a thing's own side) for each side named in `words`.

    `fronted`: the words stand before the thing; `starts`: no other thing was named before it in the sentence.
    Only the first `reach` words are looked at, with what follows them. "left of" and a hand or foot on the left are no sides.
    """
    found: list[tuple[str, bool]] = []
    for k, word in enumerate(words[:reach]):
        if word not in SIDES or k == 0 or words[k - 1] not in ("the", *POSSESSIVES):
            continue
        after = words[k + 1] if k + 1 < len(words) else ""
        if after == "of" or after in lexicon.PARTS:
            continue
        if list(words[k + 1 : k + 3]) == ["side", "of"] and "image" not in words:
            continue
        if fronted and not starts and not {"is", "are", ","} & set(words[k:]):
            continue
        found.append((SIDES[word], words[k - 1] != "the"))
    return found


def past_sides(lead: Sequence[Token]) -> Sequence[Token]:
    """`lead` after "on its left", which belongs to the phrase before."""
    for k in range(len(lead) - 1, 0, -1):
        after = lead[k + 1].lower if k + 1 < len(lead) else ""
        if (
            lead[k].lower in SIDES
            and lead[k - 1].lower in (*POSSESSIVES, "the")
            and after not in ("of", "side")
        ):
            return lead[k + 1 :]
    return lead


def clause(words: Sequence[str]) -> Sequence[str]:
    """`words` up to the first comma or "and"."""
    ends = [k for k, word in enumerate(words) if word in (",", "and", ";")]
    return words[: ends[0]] if ends else words
