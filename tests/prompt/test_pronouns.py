"""What "it", "her" and "him" mean."""

from __future__ import annotations

import pytest

import limner


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a girl stands on a street. she wears a red dress. behind her, a blue mosque.", ("mosque", "behind", "girl")),
        ("a man wearing a hat. next to him is a dog", ("dog", "next_to", "man")),
        ("a blue box. on top of it is a red ball", ("ball", "on", "box")),
    ],
)
def test_what_was_spoken_of_before(prompt: str, relation: tuple[str, str, str]) -> None:
    found = [(r.subject, r.kind, r.objects[0]) for r in limner.read(prompt).relations]
    assert relation in found


def test_light_on_somebody_is_no_sun_on_somebody() -> None:
    scene = limner.read("the sun casting a warm glow on a girl")
    assert [s.body for s in scene.subjects] == ["sun", "girl"] and not scene.relations


def test_shades_are_no_fruit() -> None:
    assert [s.body for s in limner.read("bags from cool blue to fiery orange").subjects] == ["handbag"]
