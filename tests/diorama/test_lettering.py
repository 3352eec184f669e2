from typing import get_args

import numpy as np
import pytest

from limner.diorama.body import Body, Part
from limner.diorama.inks import contrast, opposite
from limner.diorama.lettering import carrier, inscribe, letters
from limner.diorama.material import Look, Material, srgb
from limner.diorama.solids import box, cylinder
from limner.diorama.typeset import typeset
from limner.errors import InvalidRequest
from limner.prompt.scene import Surface


@pytest.mark.parametrize(
    "text", ["FOX TALES", "i", "Grüße, Žluťoučký!", "Привет мир", "Καλημέρα", "Xin chào Việt", "ひらがな"]
)
def test_letters_fit_their_box_and_stand_on_the_ground(text: str) -> None:
    body = letters(text, width=2.0, height=0.8)
    low, _ = body.bounds
    assert body.extent[0] <= 2.001 and body.extent[2] <= 0.801
    assert body.extent[0] > 1.9 or body.extent[2] > 0.7
    assert abs(low[2]) < 1e-5


def test_every_character_is_there() -> None:
    block = typeset("Quick brown fox, 1234567890!", width=3, height=1)
    assert len(block.glyphs) == len("Quickbrownfox,1234567890!")
    assert " ".join(block.lines) == "Quick brown fox, 1234567890!"


def test_long_text_is_wrapped_into_lines_of_like_length() -> None:
    block = typeset("one two three four five six seven eight nine ten", width=2, height=1)
    assert len(block.lines) > 2
    assert max(map(len, block.lines)) < 2 * min(map(len, block.lines))
    assert block.width <= 2.001 and block.height <= 1.001


def test_line_breaks_are_kept() -> None:
    assert typeset("A\nB", width=5, height=1).lines == ("A", "B")


def test_pairs_are_kerned() -> None:
    def gap(text: str) -> float:
        a, b = typeset(text, width=100, height=100, largest=1).glyphs
        return b.bounds[0] - a.bounds[0]

    assert gap("AV") < gap("AH")


@pytest.mark.parametrize("text", ["漢", "hi 🦊", "  "])
def test_text_without_a_font_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        letters(text)
    assert caught.value.field == "lettering"
    assert text.strip()[-1:] in caught.value.message


def test_letters_take_the_colour_asked_for() -> None:
    blue = srgb("#2244cc")
    body = letters("BLUE", look=Look((blue,)))
    assert body.parts[0].material.colour == blue
    assert contrast(blue, body.parts[2].material.colour) > 2.5


@pytest.mark.parametrize("surface", get_args(Surface))
def test_carriers_stand_and_show_their_text(surface: Surface) -> None:
    body = carrier("Open daily from 9 to 5", surface)
    low, high = body.bounds
    assert abs(low[2]) < 0.02 and 0.4 < high[2] < 2
    assert {"front", "top"} <= set(body.anchors)
    for part in body.parts:
        assert np.isfinite(part.mesh.vertices).all() and len(part.mesh.faces)


def test_long_text_is_printed_finely() -> None:
    body = carrier("word " * 40, "page")
    (texture,) = [p.material.texture for p in body.parts if p.material.texture is not None]
    assert min(texture.shape[:2]) >= 1024
    assert texture.min() < 80 and texture.max() > 240


def test_same_text_gives_the_same_bytes() -> None:
    a, b = carrier("Same", "poster"), carrier("Same", "poster")
    for p, q in zip(a.parts, b.parts, strict=True):
        assert p.mesh.vertices.tobytes() == q.mesh.vertices.tobytes()


def test_ink_contrasts() -> None:
    for colour in ("#000000", "#ffffff", "#ff0000", "#88aa22", "#777777"):
        assert contrast(srgb(colour), opposite(srgb(colour))) > 3


def test_inscription_lies_on_the_front() -> None:
    body = Body((Part(cylinder(0.5, 1.0), Material(srgb("#f0f0f0"))),), {"front": (0, -0.5, 0.5)})
    part = inscribe(body, "TEA")
    assert part is not None
    low, high = part.mesh.bounds
    assert low[1] > -0.56 and low[2] > 0.05 and high[2] < 0.95
    assert inscribe(Body((Part(box(1, 1, 1), Material()),)), "TEA") is None
