"""How the picture is made and when it is: style, camera, time, weather and season, found as phrases of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from limner.prompt import styles
from limner.prompt.parser import Token
from limner.prompt.places import PLACES, SEASONS, TIMES, WEATHERS
from limner.prompt.plurals import singular
from limner.prompt.scene import Camera, Unresolved
from limner.prompt.vocabulary import Vocabulary


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
    absent: str | None = None
    _style_of(tokens, words, taken, told)
    known = {**{k: (k, v) for k, v in styles.STYLES.items()}}
    longest = 4
    i = 0
    while i < len(words):
        step = 1
        for size in range(min(longest, len(words) - i), 0, -1):
            phrase = _said(words, i, size)
            ours, other = phrase in known, phrase in styles.ABSENT
            if not (ours or other) or (taken[i] not in (None, "style-of")):
                continue
            if phrase in styles.BARE and not _stands_alone(words, i, size):
                continue
            if (
                (phrase in styles.WEAK or phrase in styles.WEAK_PHRASES)
                and taken[i] is None
                and not _speaks_of_itself(tokens, i, size)
            ):
                continue
            if ours:
                style = style if style is not None else known[phrase][1]
            elif absent is None:
                absent = phrase
            for k in range(i, i + size):
                taken[k] = "style"
            step = size
            break
        i += step
    if absent is not None and style in (None, "photo", "flat"):
        nearest = styles.ABSENT[absent]
        name = absent.removeprefix("a ").removesuffix(" of").removesuffix(" by")
        if nearest is not None and style != nearest:
            style = nearest
        told.append(Unresolved(name, f"style not available; drew it as {style or 'toy'} instead"))
    told.extend(_effects(tokens, words, taken))
    shot = _first(words, styles.SHOTS, taken, "camera")
    angle = _first(words, styles.ANGLES, taken, "camera")
    free = _outside_names(words, vocabulary)
    time = _first(free, TIMES, taken, None)
    weather = _first(free, WEATHERS, taken, None)
    season = _first(free, SEASONS, taken, None)
    camera = Camera(shot or "auto", angle or "auto")  # type: ignore[arg-type]
    return Manner(style, camera, time, weather, season, tuple(told), tuple(taken))


def _style_of(
    tokens: Sequence[Token], words: list[str], taken: list[str | None], told: list[Unresolved]
) -> None:
    """Mark "in the style of Hokusai" up to the end of its clause."""
    for i, word in enumerate(words):
        if word != "style" or i + 1 >= len(words) or words[i + 1] != "of":
            continue
        end = i + 2
        while end < len(words) and words[end] not in (",", ".", ";", "with", "showing", "on") and end - i < 9:
            end += 1
        start = i
        while start > 0 and words[start - 1] in ("the", "in", "a"):
            start -= 1
        for k in range(start, end):
            taken[k] = "style-of"
        named = {w for n in (1, 2, 3) for k in range(i + 2, end) for w in [_said(words[:end], k, n)]}
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


def _speaks_of_itself(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Whether a style word names the picture and not a thing in it: it stands early, or after a comma or "as"."""
    k = at - 1
    while k >= 0 and (tokens[k].tag in ("DT", "JJ", "RB", "VBN", "NN", "CD", "NNP") and at - k < 5):
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
