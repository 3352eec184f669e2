"""A prompt as tokens, with what a disguised token may stand for.

Undone here: upper case, accents, compatibility forms (full width, mathematical, circled letters), invisible
characters, small capitals, letters borrowed from other alphabets, digits and signs for letters ("n4k3d"),
letters written apart ("n u d e", "n-u-d-e"), blotted letters ("f*ck"), drawn-out letters ("nuuude"), words
cut in two, words run backwards and words run together. Every token remembers where it stood in the prompt.
The same folding is applied to the word lists, so that both sides meet in one form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

PLAIN = 0  # as written
VEILED = 2  # letters replaced, spread or blotted: the word found must have at least two letters
CUT = 5  # words cut in two or run backwards: at least five letters, as chance meets shorter ones

_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
# Letters of other alphabets that look like a Latin one (a selection of Unicode's confusables).
_LOOKALIKES = str.maketrans({
    "а": "a", "в": "b", "е": "e", "ё": "e", "ѕ": "s", "і": "i", "ї": "i", "ј": "j", "к": "k", "м": "m", "н": "h",
    "о": "o", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ԁ": "d", "ɡ": "g", "һ": "h", "ӏ": "l", "ԛ": "q",
    "ѡ": "w", "ԝ": "w", "г": "r", "п": "n", "и": "u", "ь": "b", "з": "3", "α": "a", "β": "b", "ε": "e", "η": "n",
    "ι": "i", "κ": "k", "μ": "u", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ω": "w", "γ": "y",
    "σ": "o", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ɑ": "a", "ɩ": "i", "ʋ": "v", "ƙ": "k", "ɛ": "e",
    "ɔ": "c", "ɒ": "a", "ʀ": "r", "ս": "u", "օ": "o", "ո": "n", "ց": "g", "հ": "h",
})  # fmt: skip
_LEET = {
    "0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a",
    "$": "s", "!": "i", "|": "l", "+": "t", "€": "e", "£": "l", "¡": "i", "¢": "c", "§": "s", "(": "c", "×": "x",
}  # fmt: skip
_EDGE = ".,;:?!\"'“”‘’„«»()[]{}<>…`*_-–—/\\#~"
# A run of letters and digits, or one pictograph.
_WORDS = re.compile("[^\\W_]+|[\U0001f000-\U0010ffff]")
_POSSESSIVE = re.compile("['’][a-z]{1,2}$")
_APOSTROPHE = re.compile("['’`´]")
# Short words that begin or end real neighbours; two halves of a cut word are not such words.
_GLUE_WORDS = """
a an the of in on at to by is it as or and no i so we us he me my up do be if for her his him out off der die
das ein im am zu ist la le les un une de des du et el los las en con y il lo di da e o os
"""
_GLUE = frozenset(_GLUE_WORDS.split())
# Ordinary words that are something on the lists when run backwards: all that Debian's word lists of six languages hold.
_FORWARD_WORDS = """
agnat albatoza arroz candidatam cataloged comodos conoscitore crecal datam decalas desetamer dicitore
ecalas eklats entamer etamer incomodos mandatam margined metamer modos oedipal prologed ratam recalas
recandidatam regen rentamer retamer satet setup setups sorgen stabe tamer tamers uncataloged vincitore
"""
_FORWARD = frozenset(_FORWARD_WORDS.split())


@dataclass(frozen=True)
class Token:
    """A word: its folded text and its place in the prompt, characters start..end."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Form:
    """What the tokens first..last (both included) may stand for. care: the fewest letters a listed word must
    have to be believed; 0 for a word as written. A text with '*' has blotted letters."""

    text: str
    first: int
    last: int
    care: int


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if unicodedata.category(character) in ("Cf", "Cc") and not character.isspace():
        return ""
    out = []
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part) == "Mn" or part in "\u3164\u115f\u1160\u034f":
            continue
        part = _SMALL_CAPITALS.get(part, part)
        out.append(part.casefold())
    return "".join(out).replace("ё", "е")


def fold(text: str) -> str:
    """Lower case, without accents and invisible characters: how listed words and prompts are compared."""
    if text.isascii():
        return text.casefold()
    return "".join(_fold_character(character) for character in text)


def tokens(prompt: str) -> tuple[list[Token], list[tuple[int, int, str]]]:
    """The words of a prompt, and its chunks between blanks as (first token, last token, folded chunk)."""
    letters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(prompt):
        for part in _fold_character(character):
            letters.append(part)
            origin.append(place)
    text = "".join(letters)
    found: list[Token] = []
    chunks: list[tuple[int, int, str]] = []
    for chunk in re.finditer(r"\S+", text):
        first = len(found)
        for word in _WORDS.finditer(chunk.group()):
            begin, stop = chunk.start() + word.start(), chunk.start() + word.end()
            found.append(Token(text[begin:stop], origin[begin], origin[stop - 1] + 1))
        if len(found) > first:
            chunks.append((first, len(found) - 1, chunk.group()))
            chunks.extend(_elided(chunk.group(), found, first))
    return found, chunks


def _elided(chunk: str, found: list[Token], first: int) -> Iterator[tuple[int, int, str]]:
    """The parts of a chunk on either side of an apostrophe ("dell'1s1s")."""
    parts = _APOSTROPHE.split(chunk)
    if len(parts) < 2:
        return
    for part in parts:
        count = len(_WORDS.findall(part))
        if count:
            yield first, first + count - 1, part
        first += count


def forms(found: list[Token], chunks: list[tuple[int, int, str]]) -> list[Form]:
    """Every reading of the tokens: as written first, then what they may hide."""
    out = [Form(token.text, i, i, PLAIN) for i, token in enumerate(found)]
    for i, token in enumerate(found):
        for text in _latin(token.text):
            out.append(Form(text, i, i, VEILED))
        for text in _squeezed(token.text):
            out.append(Form(text, i, i, VEILED))
        if len(token.text) >= CUT and token.text not in _FORWARD:
            out.append(Form(token.text[::-1], i, i, CUT))
    for first, last, chunk in chunks:
        for text in _unveiled(chunk):
            out.append(Form(text, first, last, VEILED))
    out.extend(_spread(found))
    out.extend(_cut(found))
    return out


def _latin(text: str) -> list[str]:
    """A word that mixes alphabets, or is made of lookalikes alone, in Latin letters."""
    if text.isascii():
        return []
    latin = text.translate(_LOOKALIKES)
    if not latin.isascii() or latin == text:
        return []
    return [latin, *_digits(latin)] if any(c in "0123456789" for c in latin) else [latin]


def _squeezed(text: str) -> list[str]:
    if not re.search(r"(.)\1\1", text):
        return []
    return [re.sub(r"(.)\1{2,}", r"\1", text), re.sub(r"(.)\1{2,}", r"\1\1", text)]


def _digits(text: str) -> list[str]:
    plain = "".join(_LEET.get(c, c) for c in text)
    out = [plain]
    if "1" in text or "!" in text:
        out.append("".join("l" if c in "1!" else _LEET.get(c, c) for c in text))
    return out


def _unveiled(chunk: str) -> list[str]:
    """Readings of a chunk that has signs, digits or marks among its letters."""
    core = chunk.strip(_EDGE)
    if not core or core.isalpha() or not any(c.isalpha() for c in core):
        return []
    if all(len(part) > 2 and part.isalpha() for part in re.split(r"[-–/]", _POSSESSIVE.sub("", core))):
        return []  # "blood-red", "butcher's": spelling, no disguise
    core = core.translate(_LOOKALIKES) if not core.isascii() else core
    out: list[str] = []
    if "*" in core or "#" in core:
        out.append(re.sub(r"[*#]", "*", re.sub(r"[^\w*#]", "", core)))
    kept = "".join(c for c in core if c.isalnum() or c in _LEET)
    closed = "".join(c for c in core if c.isalnum())
    for text in (closed, *_digits(kept), *_digits(closed)):
        if text.isalpha() and text != core:
            out.append(text)
    return list(dict.fromkeys(out))


def _spread(found: list[Token]) -> Iterator[Form]:
    """Letters written apart: three or more single letters in a row."""
    start = 0
    while start < len(found):
        stop = start
        while stop < len(found) and len(found[stop].text) == 1:
            stop += 1
        if stop - start >= 3:
            for begin in range(start, stop - 2):
                for end in range(begin + 3, min(stop, begin + 16) + 1):
                    # A letter run is read whole, or without one letter word at its head ("a n u d e").
                    if (begin == start or begin == start + 1) or end == stop:
                        letters = "".join(t.text for t in found[begin:end])
                        for text in {letters, *_digits(letters)}:
                            if text.isalpha():
                                yield Form(text, begin, end - 1, VEILED)
        start = max(stop, start + 1)


def _cut(found: list[Token]) -> Iterator[Form]:
    """Short neighbours that make a listed word together."""
    for i, (left, right) in enumerate(pairwise(found)):
        parts = (left.text, right.text)
        if all(len(p) <= 4 and p not in _GLUE and p.isalpha() for p in parts) and len("".join(parts)) >= CUT:
            yield Form("".join(parts), i, i + 1, CUT)
        if i + 2 < len(found):
            three = (*parts, found[i + 2].text)
            if (
                all(len(p) <= 3 and p not in _GLUE and p.isalpha() for p in three)
                and len("".join(three)) >= CUT
            ):
                yield Form("".join(three), i, i + 2, CUT)
