"""Composed lines of the grammar that GenEval's prompts have: everything must be read exactly."""

from __future__ import annotations

import pytest

from limner.prompt import Vocabulary, read

# prompt -> (body, count, colour) of each subject, and the relation between first and second, if any
LINES: list[tuple[str, list[tuple[str, int, str | None]], str | None]] = [
    ("a photo of a kangaroo", [("kangaroo", 1, None)], None),
    ("a photo of a broccoli", [("broccoli", 1, None)], None),
    ("a photo of a skis", [("skis", 1, None)], None),
    (
        "a photo of a computer mouse and a parking meter",
        [("computer mouse", 1, None), ("parking meter", 1, None)],
        None,
    ),
    ("a photo of a hot dog and a dog", [("hot dog", 1, None), ("dog", 1, None)], None),
    ("a photo of three wine glasses", [("wine glass", 3, None)], None),
    ("a photo of four broccolis", [("broccoli", 4, None)], None),
    ("a photo of two stop signs", [("stop sign", 2, None)], None),
    ("a photo of four sheep", [("sheep", 4, None)], None),
    ("a photo of an orange toilet", [("toilet", 1, "orange")], None),
    ("a photo of an orange orange", [("orange", 1, "orange")], None),
    ("a photo of a pink teddy bear", [("teddy bear", 1, "pink")], None),
    ("a photo of a purple tv and a black orange", [("tv", 1, "purple"), ("orange", 1, "black")], None),
    ("a photo of a white fork and a brown tie", [("fork", 1, "white"), ("tie", 1, "brown")], None),
    ("a photo of an oven above a bear", [("oven", 1, None), ("bear", 1, None)], "above"),
    ("a photo of a fire hydrant below a cow", [("fire hydrant", 1, None), ("cow", 1, None)], "below"),
    (
        "a photo of a traffic light left of a toaster",
        [("traffic light", 1, None), ("toaster", 1, None)],
        "left_of",
    ),
    (
        "a photo of a baseball bat right of a bench",
        [("baseball bat", 1, None), ("bench", 1, None)],
        "right_of",
    ),
]


@pytest.mark.parametrize(("prompt", "subjects", "relation"), LINES, ids=[line[0] for line in LINES])
def test_is_read_exactly(prompt, subjects, relation, vocabulary: Vocabulary) -> None:
    scene = read(prompt, vocabulary)
    got = [(s.body, s.count, s.colours[0].name if s.colours else None) for s in scene.subjects]
    assert got == subjects
    assert scene.unresolved == ()
    assert scene.style == "photo"
    if relation is None:
        assert scene.relations == ()
    else:
        (only,) = scene.relations
        assert (only.kind, only.subject, only.objects) == (
            relation,
            scene.subjects[0].id,
            (scene.subjects[1].id,),
        )
