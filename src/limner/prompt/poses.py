"""What a thing does, as a pose: "a cat ... sleeping", "an octopus floats"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.draft import Draft
from limner.prompt.lexicon import stem_of
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase


def strike(draft: Draft, phrase: Phrase, after: Sequence[Token]) -> None:
    """Give `draft` the pose that the words `after` its phrase say, up to the end of the clause.

    What cannot move keeps the word as a trait ("a parked car"), unless it says how it is held or stands.
    """
    if draft.pose is not None:
        return
    for token in after:
        if token.sentence != phrase.sentence or token.lower in (",", "and", "with"):
            return
        pose = lexicon.POSES.get(token.lemma) or lexicon.POSES.get(stem_of(token.lower))
        verb = token.tag.startswith("VB") or token.tag == "NNS"
        if pose is None or not (verb or token.lower.endswith("ing") or token.lower == "asleep"):
            continue
        if draft.animate or pose in ("flying", "floating"):
            draft.pose = pose
        elif pose not in ("holding", "reading", "sitting"):
            draft.traits.append(token.lower)
        return
