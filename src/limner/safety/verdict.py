"""`Verdict`: what one check found, in one category, and whether that blocks."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

NEVER_REACHED = 2.0


@dataclass(frozen=True)
class Verdict:
    """One finding.

    stage: prompt, input (a picture that was handed in) or output (a picture that was made). category: a name
    of `limner.safety.categories`. score: 0..1, how sure and how grave. threshold: the score from which the
    asked level blocks (2.0: never). blocked: score >= threshold. span: the characters of the prompt that
    were found, (start, end), or None. why: one plain sentence.
    """

    stage: str
    category: str
    score: float
    threshold: float
    blocked: bool
    span: tuple[int, int] | None
    why: str

    def to_mapping(self) -> dict[str, Any]:
        """The fields as plain JSON values."""
        return {**asdict(self), "score": round(self.score, 3), "span": list(self.span) if self.span else None}


def verdict(
    stage: str, category: str, score: float, threshold: float, span: tuple[int, int] | None, why: str
) -> Verdict:
    """A verdict whose `blocked` follows from its score and threshold."""
    return Verdict(stage, category, round(score, 4), threshold, score >= threshold, span, why)


def worst_first(found: list[Verdict]) -> tuple[Verdict, ...]:
    """What blocks before what does not, then the higher score first."""
    return tuple(sorted(found, key=lambda v: (not v.blocked, -v.score, v.category)))
