"""What a prompt says is not to be seen: "without people", "no cars", "a clock missing its hands"."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import lexicon
from limner.prompt.draft import Draft
from limner.prompt.gathered import Gathered
from limner.prompt.phrases import Phrase


def negated(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether `phrase`, led to by `words`, is said to be absent."""
    near = list(words[-3:])
    if phrase.counted and phrase.count == 0 and phrase.head:
        return True
    if phrase.determiner == "no" or (phrase.determiner == "any" and ("without" in near or "not" in near)):
        return True
    if near[-2:] in (["instead", "of"], ["free", "of"], ["devoid", "of"]) or near[-1:] == ["not"]:
        return True
    return "without" in near or near[-1:] in (["no"], ["missing"], ["lacking"], ["minus"], ["sans"])


def leave_out(phrase: Phrase, words: Sequence[str], target: Draft | None, gathered: Gathered) -> None:
    """Note that `phrase` is absent: from `target` where it is a part of it, else from the picture."""
    if phrase.last in lexicon.PARTS and target is not None:
        target.traits.append(f"without {phrase.head}")
    if words and words[-1] in ("missing", "lacking"):
        if target is not None:
            target.traits.append(f"missing {phrase.head}")
        return
    key = phrase.match.key if phrase.match is not None else phrase.last
    if key and key not in gathered.without:
        gathered.without.append(key)
