"""Text as outlines: a font for each character, kerning, wrapping into balanced lines, fitting a box.

Distances are in ems until a block is set; then in the units of the box it was fitted to. Outlines are shapely
polygons with x to the right and y up. Fonts lie in `fonts/` with their licences (all SIL OFL 1.1).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from limner.errors import InvalidRequest

Face = Literal["display", "text", "hand"]
_FONTS = Path(__file__).parent / "fonts"
_WIDE = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese")
_SCRIPTS = ("greek", "latin", "latin-ext", "cyrillic", "cyrillic-ext", "kana")
_ROUNDED = tuple(f"mplus-rounded.{part}" for part in _SCRIPTS)
_CHAINS: dict[str, tuple[str, ...]] = {
    "display": (*(f"nunito-black.{part}" for part in _WIDE), *_ROUNDED),
    "text": (*(f"nunito-bold.{part}" for part in _WIDE), *_ROUNDED),
    "hand": (
        "caveat-brush.latin",
        "caveat-brush.latin-ext",
        *(f"nunito-bold.{part}" for part in _WIDE),
        *_ROUNDED,
    ),
}
_CAP, _DESCENT, _LEADING, _SPACE = 0.74, 0.22, 1.12, 0.29
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad")


@dataclass(frozen=True, eq=False)
class Block:
    """Set text. glyphs: one shapely (multi)polygon a character, in a box whose centre is the origin.

    lines: the text of each line; size: the em in the box's units; width, height: of the inked box.
    """

    glyphs: tuple[Any, ...]
    lines: tuple[str, ...]
    size: float
    width: float
    height: float

    @property
    def outline(self) -> Any:
        """All glyphs as one shapely geometry."""
        from shapely import union_all

        return union_all(list(self.glyphs))


def clean(text: str, *, face: Face = "display") -> str:
    """`text` composed, with single spaces; InvalidRequest when it is empty or no font has a character."""
    composed = unicodedata.normalize("NFC", "".join(c for c in text if c not in _INVISIBLE))
    lines = [" ".join(line.split()) for line in composed.splitlines()]
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise InvalidRequest("lettering", f"expected words, got {text!r}; give it words or leave it out")
    for character in kept:
        if not character.isspace() and _font_of(character, face) is None:
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            raise InvalidRequest(
                "lettering",
                f"no font here has the character {character!r} ({name}); the fonts cover Latin, Greek, "
                "Cyrillic and Japanese kana: spell the text in one of these, or leave the character out",
            )
    return kept


def typeset(
    text: str,
    *,
    width: float,
    height: float,
    face: Face = "display",
    align: Literal["centre", "left"] = "centre",
    largest: float = float("inf"),
    tracking: float = 0.02,
) -> Block:
    """Wrap `text` into balanced lines, as large as fits in width x height (em at most `largest`).

    tracking: extra space between letters, in ems. Line breaks in the text are kept. Fewer lines are taken
    where more would make the letters less than a twelfth larger.
    """
    text = clean(text, face=face)
    paragraphs = [[_measure(word, face, tracking) for word in _pieces(line)] for line in text.split("\n")]
    space = _SPACE + 2 * tracking
    best: tuple[float, list[tuple[int, int, int]]] | None = None
    most = sum(len(p) for p in paragraphs)
    for count in range(len(paragraphs), min(most, 40) + 1):
        rows = _share(paragraphs, count, space)
        longest = max(_length(paragraphs[p][a:b], space) for p, a, b in rows)
        tall = _CAP + _DESCENT + _LEADING * (len(rows) - 1)
        size = min(width / longest, height / tall, largest)
        if best is None or size > best[0] * 1.08:
            best = (size, rows)
    assert best is not None
    size, rows = best
    return _place(text, rows, size, face=face, align=align, tracking=tracking)


def _place(
    text: str, rows: list[tuple[int, int, int]], size: float, *, face: Face, align: str, tracking: float
) -> Block:
    from shapely import affinity

    words = [_pieces(line) for line in text.split("\n")]
    lines = [" ".join(words[p][a:b]) for p, a, b in rows]
    lengths = [_measure(line, face, tracking) for line in lines]
    glyphs = []
    for row, (line, length) in enumerate(zip(lines, lengths, strict=True)):
        x = -length / 2 if align == "centre" else -max(lengths) / 2
        y = -row * _LEADING
        for character, at in zip(line, _positions(line, face, tracking), strict=True):
            shape = _outline(character, face)
            if shape is not None:
                glyphs.append(affinity.translate(shape, x + at, y))
    low = np.min([g.bounds[:2] for g in glyphs], axis=0)
    high = np.max([g.bounds[2:] for g in glyphs], axis=0)
    mid = (low + high) / 2
    moved = [affinity.affine_transform(g, [size, 0, 0, size, -mid[0] * size, -mid[1] * size]) for g in glyphs]
    w, h = (high - low) * size
    return Block(tuple(moved), tuple(lines), size, float(w), float(h))


def _pieces(line: str) -> list[str]:
    """Words, with a lone sign such as & kept on the line of the word after it."""
    out: list[str] = []
    for word in line.split(" "):
        if out and not any(c.isalnum() for c in out[-1]) and out[-1] in "&+@#*-–—/":
            out[-1] += " " + word
        else:
            out.append(word)
    return out


def _share(paragraphs: list[list[float]], count: int, space: float) -> list[tuple[int, int, int]]:
    """Rows (paragraph, first word, end) of at most `count` lines whose longest is as short as can be."""
    spans = ((p, a, b) for p in paragraphs for a in range(len(p)) for b in range(a + 1, len(p) + 1))
    lengths = sorted({_length(p[a:b], space) for p, a, b in spans})
    widest = max(map(max, paragraphs))
    low, high = 0, len(lengths) - 1
    while low < high:
        middle = (low + high) // 2
        rows = sum(len(_greedy(p, lengths[middle], space)) for p in paragraphs)
        if rows <= count and lengths[middle] >= widest:
            high = middle
        else:
            low = middle + 1
    return [(i, a, b) for i, p in enumerate(paragraphs) for a, b in _greedy(p, lengths[low], space)]


def _greedy(words: list[float], limit: float, space: float) -> list[tuple[int, int]]:
    rows, first = [], 0
    for k in range(1, len(words) + 1):
        if k == len(words) or _length(words[first : k + 1], space) > limit + 1e-9:
            rows.append((first, k))
            first = k
    return rows


def _length(words: list[float], space: float) -> float:
    return sum(words) + space * (len(words) - 1)


def _measure(text: str, face: Face, tracking: float) -> float:
    """Width of one line in ems."""
    last = _positions(text, face, tracking)[-1]
    return last + _advance(text[-1], face)


def _positions(text: str, face: Face, tracking: float) -> list[float]:
    """Where each character of a line begins, in ems, kerned."""
    out, x = [], 0.0
    for i, character in enumerate(text):
        if i:
            x += _advance(text[i - 1], face) + tracking + _kern(text[i - 1], character, face)
        out.append(x)
    return out


@cache
def _advance(character: str, face: Face) -> float:
    if character.isspace():
        return _SPACE
    font = _load(_need(character, face))
    return font["hmtx"][font.getBestCmap()[ord(character)]][0] / font["head"].unitsPerEm


@cache
def _kern(left: str, right: str, face: Face) -> float:
    """Kerning of a pair in ems, where both are in one font."""
    if left.isspace() or right.isspace() or _need(left, face) != _need(right, face):
        return 0.0
    font = _load(_need(left, face))
    cmap = font.getBestCmap()
    return _pair(font, cmap[ord(left)], cmap[ord(right)]) / font["head"].unitsPerEm


def _pair(font: Any, left: str, right: str) -> float:
    """Horizontal adjustment of a glyph pair from the font's GPOS table (OpenType 1.9, PairPos 1 and 2)."""
    if "GPOS" not in font or font["GPOS"].table.LookupList is None:
        return 0.0
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2 or left not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                found = [p.Value1 for p in pairs if p.SecondGlyph == right]
                if not found:
                    continue
                value = found[0]
            else:
                first = table.ClassDef1.classDefs.get(left, 0)
                second = table.ClassDef2.classDefs.get(right, 0)
                value = table.Class1Record[first].Class2Record[second].Value1
            return float(getattr(value, "XAdvance", 0) or 0) if value else 0.0
    return 0.0


@cache
def _outline(character: str, face: Face) -> Any:
    """A character's outline in ems as a shapely (multi)polygon, None for spaces."""
    if character.isspace():
        return None
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from shapely import union_all
    from shapely.geometry import Polygon

    font = _load(_need(character, face))
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    rings = [np.asarray(r) / font["head"].unitsPerEm for r in _rings(pen.value)]
    # TrueType draws solids clockwise and holes the other way; overlapping solids join.
    solids = [Polygon(r).buffer(0) for r in rings if _area(r) < 0]
    for hole in (Polygon(r).buffer(0) for r in rings if _area(r) > 0):
        around = [i for i, s in enumerate(solids) if s.contains(hole.representative_point())]
        if around:
            i = min(around, key=lambda k: solids[k].area)
            solids[i] = solids[i].difference(hole)
    return union_all(solids).simplify(0.0012)


def _area(ring: np.ndarray) -> float:
    x, y = ring.T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def _rings(commands: list[tuple[str, Any]]) -> list[list[tuple[float, float]]]:
    """Closed polygons from a pen's recording, its quadratic curves cut into short chords."""
    rings: list[list[tuple[float, float]]] = []
    t = np.linspace(0, 1, 9)[1:, None]
    for name, points in commands:
        if name == "moveTo":
            rings.append([points[0]])
        elif name == "lineTo":
            rings[-1].append(points[0])
        elif name == "qCurveTo":
            if points[-1] is None:  # a contour without a point on the curve
                off = [np.asarray(p, float) for p in points[:-1]]
                start = (off[-1] + off[0]) / 2
                rings.append([tuple(start)])
                points = (*points[:-1], tuple(start))
            controls = [np.asarray(p, float) for p in points]
            for k, control in enumerate(controls[:-1]):
                end = controls[k + 1] if k == len(controls) - 2 else (control + controls[k + 1]) / 2
                begin = np.asarray(rings[-1][-1])
                curve = (1 - t) ** 2 * begin + 2 * t * (1 - t) * control + t**2 * end
                rings[-1].extend(map(tuple, curve))
    return [r for r in rings if len(r) > 2]


def _need(character: str, face: Face) -> str:
    name = _font_of(character, face)
    assert name is not None, "clean() comes first"
    return name


@cache
def _font_of(character: str, face: Face) -> str | None:
    return next((name for name in _CHAINS[face] if ord(character) in _load(name).getBestCmap()), None)


@cache
def _load(name: str) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(_FONTS / f"{name}.ttf", lazy=True)
