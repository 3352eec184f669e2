"""How the picture is made and when it is: style, camera, time, weather and season, found as phrases of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from limner.prompt import styles
from limner.prompt.parser import Token
from limner.prompt.places import PLACES, SEASONS, TIMES, WEATHERS
from limner.prompt.plurals import singular
from limner.prompt.scene import Camera, Unresolved
from limner.prompt.vocabulary import Vocabulary

# Said of any painting: a way of painting that is named as well is told instead.
_ANY_PAINTING = frozenset({"painting", "a painting", "painting of", "painting by"})
_LEADING_ON = re.compile(r" (?:of|by|about|depicting|showing)$")
# Words that belong to the name of a way of painting.
_BEFORE_PAINTING = frozenset({"oil", "acrylic", "life", "pastel", "ink", "chinese", "abstract"})
_BEFORE_A_STYLE = frozenset({"DT", "JJ", "RB", "VBN", "NN", "CD", "NNP"})
_PICTURES = frozenset(
    ["photo", "photograph", "photography", "picture", "image", "drawing", "sketch", "illustration", "film", "print",
     "portrait", "painting", "comic", "manga", "style"]
)  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """What the whole prompt says of its making. `taken[i]` names the use of token i, where it has one."""

    style: str | None
    camera: Camera
    time: str | None
    weather: str | None
    season: str | None
    unresolved: tuple[Unresolved, ...]
    taken: tuple[str | None, ...]


def read(tokens: Sequence[Token], vocabulary: Vocabulary) -> Manner:
    """Read style, camera, time of day, weather and season off `tokens`."""
    words = [t.lower for t in tokens]
    taken: list[str | None] = [None] * len(tokens)
    told: list[Unresolved] = []
    style: str | None = None
    painted: str | None = None
    absent: list[str] = []
    _without_colours(tokens, words, taken, told)
    _style_of(tokens, words, taken, told)
    longest = 4
    i = 0
    while i < len(words):
        step = 1
        for size in range(min(longest, len(words) - i), 0, -1):
            phrase = _said(words, i, size)
            ours, other = phrase in styles.STYLES, phrase in styles.ABSENT
            if not (ours or other) or (taken[i] not in (None, "style-of")):
                continue
            if phrase in styles.BARE and not _stands_alone(words, i, size):
                continue
            if (
                (phrase in styles.WEAK or phrase in styles.WEAK_PHRASES)
                and taken[i] is None
                and not _speaks_of_itself(tokens, taken, i, size)
            ):
                continue
            if ours and phrase in _ANY_PAINTING:
                painted = styles.STYLES[phrase]
            elif ours:
                style = style if style is not None else styles.STYLES[phrase]
            else:
                absent.append(phrase)
            for k in range(i, i + size):
                taken[k] = "style"
            if i and words[i - 1] in _BEFORE_PAINTING and taken[i - 1] is None:
                taken[i - 1] = "style"
            step = size
            break
        i += step
    for k, phrase in enumerate(dict.fromkeys(absent)):
        nearest = styles.ABSENT[phrase]
        if not k and style in (None, "photo", "flat") and nearest is not None:
            style = nearest
        name = _LEADING_ON.sub("", phrase.removeprefix("a "))
        told.append(Unresolved(name, f"style not available; drew it as {style or 'toy'} instead"))
    style = style if style is not None else painted
    told.extend(_effects(tokens, words, taken))
    shot = _first(words, styles.SHOTS, taken, "camera")
    angle = _first(words, styles.ANGLES, taken, "camera")
    free = _outside_names(words, vocabulary)
    free = ["" if mark in ("style", "style-of") else word for word, mark in zip(free, taken, strict=True)]
    time = _first(free, TIMES, taken, None)
    weather = _first(free, WEATHERS, taken, None)
    season = _first(free, SEASONS, taken, None)
    camera = Camera(shot or "auto", angle or "auto")  # type: ignore[arg-type]
    return Manner(style, camera, time, weather, season, tuple(told), tuple(taken))


def _without_colours(
    tokens: Sequence[Token], words: list[str], taken: list[str | None], told: list[Unresolved]
) -> None:
    """Mark "black and white" where it is said of the picture, and tell that it is shown in colours."""
    for i in range(len(words) - 3):
        if words[i : i + 3] != ["black", "and", "white"]:
            continue
        after = words[i + 3 : i + 6]
        nouns = [k for k, t in enumerate(tokens[i + 3 : i + 6]) if t.tag in ("NN", "NNS", "NNP")]
        if nouns and set(after[: nouns[0] + 2]) & _PICTURES:
            taken[i : i + 3] = ["style"] * 3
            told.append(Unresolved("black and white", "pictures without colours are not available"))


def _style_of(
    tokens: Sequence[Token], words: list[str], taken: list[str | None], told: list[Unresolved]
) -> None:
    """Mark "in the style of Hokusai" up to the end of its clause, and "in synthwave style"."""
    for i, word in enumerate(words):
        if word in ("style", "manner") and words[i + 1 : i + 2] == ["of"]:
            end = i + 2
            while end < len(words) and words[end] not in (",", ".", ";", "with", "showing", "on") and end - i < 9:
                end += 1
            start = i
            while start > 0 and words[start - 1] in ("the", "in", "a"):
                start -= 1
            names = (i + 2, end)
        elif word in ("style", "aesthetic") and taken[i] is None:
            start, end = i, i + 1
            while start > 0 and i - start < 5 and tokens[start - 1].tag[:2] in ("NN", "JJ", "DT", "CD", "VB"):
                start -= 1
            led = words[start - 1] if start else ","
            if led not in ("in", ",", ".") or start == i:
                continue
            names = (start, i)
            start -= led == "in"
        else:
            continue
        for k in range(start, end):
            taken[k] = taken[k] or "style-of"
        first, last = names
        named = {w for n in (1, 2, 3) for k in range(first, last) for w in [_said(words[:last], k, n)]}
        named |= {f"{w} style" for w in named}
        if named & (styles.STYLES.keys() | styles.ABSENT.keys()):
            continue  # said by its own name
        said = " ".join(t.text for t in tokens[start:end])
        told.append(Unresolved(said, "the manner of a named artist or school is not available"))


def _effects(tokens: Sequence[Token], words: Sequence[str], taken: list[str | None]) -> list[Unresolved]:
    """Words for lenses, exposures and views that the camera does not have, marked and told."""
    told: list[Unresolved] = []
    i = 0
    while i < len(words):
        step = 1
        for size in range(min(4, len(words) - i), 0, -1):
            if _said(words, i, size) in styles.NO_CAMERA and all(t is None for t in taken[i : i + size]):
                taken[i : i + size] = ["camera"] * size
                said = " ".join(t.text for t in tokens[i : i + size])
                told.append(Unresolved(said, "this effect of a lens or view is not available"))
                step = size
                break
        i += step
    return told


def _speaks_of_itself(tokens: Sequence[Token], taken: Sequence[str | None], at: int, size: int) -> bool:
    """Whether a style word names the picture and not a thing in it: it stands early, or after a comma or "as"."""
    k = at - 1
    while k >= 0 and at - k < 8 and ((tokens[k].tag in _BEFORE_A_STYLE and at - k < 5) or taken[k] is not None):
        if tokens[k].lower in ("holding", "with"):
            return False
        k -= 1
    phrase_ends = at + size >= len(tokens) or tokens[at + size].lower in (
        ",",
        ".",
        "of",
        "showing",
        "in",
        "with",
        "style",
        "by",
        "illustration",
        "portrait",
        "poster",
        "artwork",
    )
    of = tokens[at + size - 1].lower == "of"
    ends = at + size >= len(tokens) or tokens[at + size].lower in (",", ".", "style")
    if k >= 0 and tokens[k].lower == "in" and ends and at - k == 1:
        return True  # "the tower in oil painting"
    if k < 0:
        return of or phrase_ends or tokens[at].lower in ("cartoon", "realistic", "vector")
    return tokens[k].lower in (",", ".", "as", ";", ":", "!") and (phrase_ends or of)


def _first(
    words: Sequence[str], table: Mapping[str, str], taken: list[str | None], mark: str | None
) -> str | None:
    """The value of the first phrase of `table` in `words` (longest first at each place); its words are marked."""
    for i in range(len(words)):
        for size in range(min(4, len(words) - i), 0, -1):
            phrase = _said(words, i, size)
            if phrase in table:
                if mark is not None:
                    for k in range(i, i + size):
                        taken[k] = taken[k] or mark
                return table[phrase]
    return None


def _said(words: Sequence[str], at: int, size: int) -> str:
    """The words as one writes them: the tokenizer cuts "bird's"."""
    return " ".join(words[at : at + size]).replace(" 's", "'s").replace(" ’s", "'s")


def _stands_alone(words: Sequence[str], at: int, size: int) -> bool:
    """Whether the words are a clause of their own (", clay") or end one after "in"."""
    before = words[at - 1] if at else ""
    after = words[at + size] if at + size < len(words) else "."
    listed = after == "," and words[at + size + 1 : at + size + 2] in (["and"], ["or"])
    return before in (",", ";", ":", ".", "in") and after in (",", ".", ";", "style") and not listed


def _outside_names(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """`words` with those blanked that are parts of longer names ("snow leopard", "lightning bolt")."""
    free = list(words)
    for i in range(len(words)):
        for size in (3, 2):
            span = words[i : i + size]
            name = " ".join(span)
            if len(span) < size or not span[-1].isalpha() or name in PLACES or singular(name) in PLACES:
                continue
            if vocabulary.exact(name) is not None:
                free[i : i + size] = [""] * size
    return free
