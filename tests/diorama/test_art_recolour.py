import colorsys

import numpy as np
import pytest

from limner.diorama.art import puff, recolour
from limner.diorama.material import Look, srgb

COLOURS = {
    "red": "#d62828", "orange": "#f58220", "yellow": "#ffd60a", "green": "#2e9e3f", "blue": "#2563eb",
    "purple": "#8e36c9", "pink": "#ff8fc0", "brown": "#7a4a26", "black": "#141414", "white": "#fafafa",
    "grey": "#8c8c8c",
}  # fmt: skip
ICONS = tuple(
    f"fluent/{name}"
    for name in (
        [
            "teddy-bear",
            "honeybee",
            "umbrella",
            "open-book",
            "mans-shoe",
            "top-hat",
            "wrapped-gift",
            "banana",
            "panda",
            "parrot",
        ]
    )
)


def called(rgb: tuple[int, int, int]) -> str:
    """What a viewer calls one sRGB colour."""
    h, light, _ = colorsys.rgb_to_hls(*(c / 255 for c in rgb))
    h *= 360
    chroma = (max(rgb) - min(rgb)) / 255
    if light < 0.2 and chroma < 0.22:
        return "black"
    if chroma < 0.1:
        return "white" if light > 0.84 else "grey" if light > 0.2 else "black"
    if 8 <= h < 45 and light < 0.42 and chroma < 0.62:
        return "brown"
    if (h >= 300 or h < 12) and light > 0.62:
        return "pink"
    for limit, name in (
        (14, "red"),
        (42, "orange"),
        (70, "yellow"),
        (170, "green"),
        (255, "blue"),
        (312, "purple"),
    ):
        if h < limit:
            return name
    return "pink" if h < 345 and light > 0.5 else "red"


@pytest.mark.parametrize("icon", ICONS)
def test_most_pixels_read_as_the_colour_asked_for(icon: str) -> None:
    drawing = puff.drawing(icon)
    pixels, inside = drawing.rgb[::3, ::3], drawing.distance[::3, ::3] > 2
    for name, value in COLOURS.items():
        texture = recolour.painted(pixels, inside, (srgb(value),))
        seen = [called(tuple(int(c) for c in pixel)) for pixel in texture[inside][::11]]
        counts = {colour: seen.count(colour) for colour in set(seen)}
        assert max(counts, key=lambda c: counts[c]) == name, (icon, name, counts)
        assert counts[name] > 0.45 * len(seen), (icon, name, counts)


def test_eyes_stay_dark() -> None:
    drawing = puff.drawing("fluent/teddy-bear")
    texture = recolour.painted(drawing.rgb, drawing.distance > 0, (srgb("#2563eb"),))
    dark = drawing.rgb[drawing.distance > 2].max(axis=1) < 75
    assert dark.any()
    assert (
        np.abs(
            texture[drawing.distance > 2][dark].astype(int) - drawing.rgb[drawing.distance > 2][dark]
        ).max()
        < 40
    )


def test_shading_survives() -> None:
    drawing = puff.drawing("fluent/red-apple")
    texture = recolour.painted(drawing.rgb, drawing.distance > 0, (srgb("#2e9e3f"),))
    assert texture[drawing.distance > 2].astype(float).std(axis=0).max() > 4


def test_two_colours_are_both_seen() -> None:
    drawing = puff.drawing("fluent/teddy-bear")
    inside = drawing.distance > 2
    texture = recolour.painted(drawing.rgb, inside, (srgb("#d62828"), srgb("#2563eb")))
    seen = [called(tuple(int(c) for c in p)) for p in texture[inside][::53]]
    assert seen.count("red") > 0.3 * len(seen)
    assert seen.count("blue") > 0.08 * len(seen)


def test_materials_keep_the_drawing_as_engraving() -> None:
    drawing = puff.drawing("fluent/teddy-bear")
    gold = recolour.dressed(drawing, Look(material="gold"))
    assert gold.metallic == 1 and gold.texture is not None
    assert gold.texture[drawing.distance > 2].std() > 3
    glass = recolour.dressed(drawing, Look(material="glass"))
    assert glass.transmission == 1 and glass.texture is None
