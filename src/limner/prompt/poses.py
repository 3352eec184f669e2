"""What a thing does, as a pose: "a cat ... sleeping", "an octopus floats"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.draft import Draft
from limner.prompt.lexicon import stem_of
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase

# Poses of who does it: said in the passive they say nothing of who it is done to.
_DONE_TO = frozenset(
    {"holding", "painting", "writing", "kicking", "eating", "drinking", "cooking", "driving", "reading", "playing",
     "hugging", "pointing", "pulling", "pushing", "climbing", "throwing", "juggling", "sniffing", "fighting"}
)  # fmt: skip


def _piled(after: Sequence[Token]) -> bool:
    """Whether the words say that several things stand one upon the other."""
    said = " ".join(t.lower for t in after)
    return any(words in said for words in ("on top of each", "on top of one", "on each other", "stacked up", "piled up"))


def strike(draft: Draft, phrase: Phrase, after: Sequence[Token], thing: int) -> None:
    """Give `draft` the pose that the words `after` its phrase say, up to the end of the clause.

    `thing`: the token at which the next thing is named.

    What cannot move keeps the word as a trait ("a parked car"), unless it says how it is held or stands.
    """
    if draft.count > 1 and _piled(after):
        draft.traits.append("stack")
    if draft.pose is not None:
        return
    for token in after:
        if token.sentence != phrase.sentence or token.lower in (",", "and", "with"):
            return
        pose = lexicon.POSES.get(token.lemma) or lexicon.POSES.get(stem_of(token.lower))
        verb = token.tag.startswith("VB") or token.tag == "NNS"
        if token.tag == "VBN" and pose in _DONE_TO:
            continue  # "painted", "held": done to it
        if pose == "flying" and draft.animate and token.i + 1 == thing:
            continue  # a kite or a plane flies
        if pose is None or not (verb or token.lower.endswith("ing") or token.lower == "asleep"):
            continue
        if draft.animate or pose in ("flying", "floating"):
            draft.pose = pose
        elif pose not in ("holding", "reading", "sitting"):
            draft.traits.append(token.lower)
        return
