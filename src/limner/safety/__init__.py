"""Safety: typed verdicts on prompts and pictures, with the operator's policy as data.

Both need nothing but the core install; finding persons in pictures needs the extra `limner[safety]`.
"""

from __future__ import annotations

from typing import Any

from limner.safety.levels import DEFAULT_LEVEL, DEFAULT_PERSONS, LEVELS, PERSONS, read_level, read_persons
from limner.safety.verdict import Verdict

__all__ = [
    "DEFAULT_LEVEL",
    "DEFAULT_PERSONS",
    "LEVELS",
    "PERSONS",
    "Verdict",
    "judge_picture",
    "judge_prompt",
    "read_level",
    "read_persons",
]


def judge_prompt(
    prompt: str, negative: str = "", *, level: str = DEFAULT_LEVEL, persons: str = DEFAULT_PERSONS
) -> tuple[Verdict, ...]:
    """What was found in a prompt, the worst first; empty when nothing was. See `limner.safety.prompt`."""
    from limner.safety.prompt import judge_prompt as judge

    return judge(prompt, negative, level=level, persons=persons)


def judge_picture(
    pixels: Any, *, stage: str = "output", level: str = DEFAULT_LEVEL, persons: str = DEFAULT_PERSONS
) -> tuple[Verdict, ...]:
    """What was found in a picture (uint8, H x W x 3 or 4), the worst first. See `limner.safety.picture`."""
    from limner.safety.picture import judge_picture as judge

    return judge(pixels, stage=stage, level=level, persons=persons)
