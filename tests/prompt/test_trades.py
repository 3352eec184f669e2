"""Who is named by a tool has it."""

from __future__ import annotations

import pytest

from limner.engines.diorama import _vocabulary
from limner.prompt.reader import read
from limner.prompt.scene import Scene


def shown(prompt: str, **options: str) -> Scene:
    return read(prompt, _vocabulary(None), **options)


@pytest.mark.parametrize(
    ("prompt", "tool", "kind", "count"),
    [("a violinist on a stage", "violin", "holding", 1), ("three guitarists", "guitar", "holding", 3),
     ("a drummer", "drum kit", "next_to", 1),
     ("two tennis players", "tennis racket", "holding", 2),
     ("a basketball player", "basketball", "holding", 1), ("an old photographer in the rain", "camera", "holding", 1)],
)  # fmt: skip
def test_the_tool_comes_with_the_trade(prompt: str, tool: str, kind: str, count: int) -> None:
    scene = shown(prompt)
    who, what = scene.subjects
    assert (what.body, what.count) == (tool, count)
    assert [(r.kind, r.subject, r.objects) for r in scene.relations] == [(kind, who.id, (what.id,))]


@pytest.mark.parametrize(
    "prompt", ["a pianist playing the piano", "a violinist with a red violin", "a guitarist holding a rose"]
)
def test_a_tool_the_prompt_speaks_of_is_not_doubled_and_full_hands_stay_as_they_are(prompt: str) -> None:
    assert len(shown(prompt).subjects) == 2


def test_what_is_ruled_out_does_not_come_along() -> None:
    assert [s.body for s in shown("a violinist", negative="violin").subjects] == ["person"]
