"""Sentences about a composed picture: short, middling, long, and in another language."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from limner.flow.data.emoji.art import Art
from limner.flow.data.english import many, one

NUMBERS = {2: "two", 3: "three", 4: "four", 6: "six", 9: "nine"}
BACKGROUNDS = {
    "white": (255, 255, 255), "light grey": (214, 217, 222), "grey": (150, 154, 160), "black": (24, 24, 28),
    "red": (214, 62, 58), "pink": (246, 178, 200), "orange": (243, 152, 62), "peach": (252, 214, 186),
    "yellow": (250, 218, 88), "cream": (252, 244, 220), "green": (86, 172, 98), "light green": (194, 230, 190),
    "mint": (176, 236, 214), "teal": (52, 146, 150), "light blue": (180, 216, 246), "blue": (66, 118, 208),
    "navy blue": (34, 50, 98), "purple": (136, 92, 190), "lilac": (214, 196, 240), "brown": (138, 100, 74),
}  # fmt: skip
"""Plain grounds by name, sRGB."""
HUES = {
    "white": (245, 245, 245), "grey": (150, 150, 150), "black": (40, 40, 40), "red": (215, 45, 50),
    "pink": (245, 150, 185), "orange": (245, 145, 40), "yellow": (250, 210, 60), "green": (70, 165, 80),
    "blue": (60, 125, 215), "purple": (140, 85, 190), "brown": (130, 85, 60), "beige": (240, 205, 165),
}  # fmt: skip
SHARE = 0.28
"""Of the drawing's area, from which on a colour is worth a word."""


@dataclass(frozen=True)
class Layout:
    """What stands where. kind: one, pair, row, grid, corner, small. count: of drawings. place: words for one's place."""

    kind: str
    count: int = 1
    place: str = ""


def colours(rgba: np.ndarray) -> list[str]:
    """Up to two colour words for the opaque part of a drawing (uint8 (H, W, 4)), the larger share first."""
    solid = rgba[rgba[..., 3] > 128][:, :3].astype(np.float32)
    if not len(solid):
        return []
    table = np.array(list(HUES.values()), np.float32)
    nearest = ((solid[:, None] - table) ** 2).sum(-1).argmin(1)
    share = np.bincount(nearest, minlength=len(table)) / len(solid)
    names = list(HUES)
    return [names[i] for i in np.argsort(-share, kind="stable")[:2] if share[i] >= SHARE]


def write(
    layout: Layout, arts: list[Art], ground: str, hues: list[str], rng: np.random.Generator
) -> list[str]:
    """Captions of one picture, without doubles: a short one, a middling one, a long one, one in another language."""
    style = arts[0].style.words[int(rng.choice(len(arts[0].style.words), p=(0.6, 0.2, 0.2)))]
    usual = arts[0].style.words[0]
    what = _what(layout, [art.concept.name for art in arts])
    on = f" on a {ground} background" if ground != "white" or rng.random() < 0.3 else ""
    tint = f", {' and '.join(hues)}" if hues and rng.random() < 0.5 else ""
    # The ground now beside the thing and now at the end: an encoder of few tokens may never read the end.
    near, far = (on, "") if rng.random() < 0.5 else ("", on)
    found = [
        f"{what}{on if rng.random() < 0.5 else ''}, {usual}",
        f"{_pick(rng, MIDDLING).format(what=what + near, style=style)}{far}{tint}",
        _long(layout, arts, what, style, ground, hues, rng),
    ]
    languages = sorted(set.intersection(*(set(art.concept.names) for art in arts)))
    if languages and layout.kind in ("one", "pair"):
        language = languages[int(rng.integers(len(languages)))]
        said = (
            " + ".join(art.concept.names[language] for art in arts)
            if layout.kind == "pair"
            else arts[0].concept.names[language]
        )
        found.append(f"{said}, {usual}")
    return list(dict.fromkeys(found))


MIDDLING = (
    "{what} in {style}", "{what}, {style}", "{style}: {what}", "a picture of {what} in {style}", "an icon of {what}, {style}",
)  # fmt: skip


def _long(
    layout: Layout,
    arts: list[Art],
    what: str,
    style: str,
    ground: str,
    hues: list[str],
    rng: np.random.Generator,
) -> str:
    concept = arts[0].concept
    plain = f"on a plain {ground} background"
    first = rng.random() < 0.5
    text = f"A drawing {plain} of {what} in {style}" if first else f"A drawing of {what} in {style}"
    text += f", in {' and '.join(hues)}" if hues else ""
    text += "" if first else f", {plain}"
    other = [tag for tag in concept.tags if tag not in concept.name.lower()]
    if layout.kind == "one" and other:
        said = [other[i] for i in sorted(rng.choice(len(other), size=min(3, len(other)), replace=False))]
        text += f". {concept.kind}: {', '.join(said)}"
    return text + "."


def _what(layout: Layout, names: list[str]) -> str:
    first = names[0]
    if layout.kind == "pair":
        return f"{one(first)} left of {one(names[1])}"
    if layout.kind in ("row", "grid"):
        return f"{NUMBERS[layout.count]} {many(first)} in a {layout.kind}"
    if layout.kind in ("corner", "small"):
        return f"a small {first}{layout.place}" if layout.kind == "small" else f"{one(first)}{layout.place}"
    return one(first)


def _pick(rng: np.random.Generator, options: tuple[str, ...]) -> str:
    return options[int(rng.integers(len(options)))]
