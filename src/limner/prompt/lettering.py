"""Words that are to be read in the picture: found and taken out before anything else is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from limner.prompt import tables

MARK = "Quote{}q"
MARKED = re.compile(r"Quote(\d+)q$", re.IGNORECASE)
_DOUBLE = re.compile(r"[\"“”„‟«»「『]([^\"“”„‟«»「」『』]{1,600})[\"“”„‟«»」』]")
# A single quote opens after a space or bracket and closes before one; inside a word it is an apostrophe.
_SINGLE = re.compile(
    r"(?<![\w'’‘])['‘](?!\d0s\b)(?=\S)((?:[^'‘’\n]|(?<=\w)['’](?=\w)){1,200}?)(?<=\S)['’](?!\w)"
)
_END = r"(?=\s+(?:on|in|at|with|written|above|below|under|over|across|and|next|while|standing|painted|printed)\b|[.,;:!?\n]|$)"
_CUES = re.compile(
    r"\b(?:(?:that|which)\s+(?:says|reads)|saying|says)[:,]?\s+(?!that\b|goodbye\b|hello\s+to\b)"
    r"(?P<a>[^\s\"'.,;][^.,;:\"\n]{0,80}?)" + _END
    + r"|\b(?:with|and|has|featuring)?\s*the\s+(?:words?|text|phrase|title|letters?|caption|slogan|number|numbers)\s+"
    r"(?P<b>[A-Z0-9][^\s.,;:\"]*(?:\s+(?:[A-Z0-9&][^\s.,;:\"]*|of|the|and)(?=\s+[A-Z0-9&])|\s+[A-Z0-9&][^\s.,;:\"]*)*)"
    r"|\b(?:shop|store|bakery|caf[eé]|restaurant|bar|pub|diner|hotel|bookshop|bookstore|boutique|boat|ship|truck|stall|"
    r"book|magazine|newspaper|film|movie)\s+(?:called|named)\s+(?P<d>[A-Z][^\s.,;:\"]*(?:\s+(?:[A-Z0-9&][^\s.,;:\"]*|of|the|and)(?=\s+[A-Z0-9&])|\s+[A-Z0-9&][^\s.,;:\"]*)*)"
    r"|\b(?:titled|entitled|labeled|labelled|captioned|text|reading)\s+(?P<c>[A-Z][^\s.,;:\"]*(?:\s+[A-Z0-9&][^\s.,;:\"]*)*)"
)  # fmt: skip
_MISREAD = frozenset(["a", "an", "the", "this", "that", "it", "he", "she", "they", "i"])


@dataclass(frozen=True)
class Found:
    """`text` with every lettering replaced by a mark, and the letterings in the order of the marks."""

    text: str
    quotes: tuple[str, ...]


def take_out(text: str) -> Found:
    """Find quoted and announced lettering in `text` and put `MARK`s in its place."""
    quotes: list[str] = []

    def mark(words: str) -> str:
        clean = " ".join(words.split()).strip()
        core = clean.rstrip(",").strip()
        if not core:
            return " "
        quotes.append(core)
        return MARK.format(len(quotes) - 1)

    def quoted(found: re.Match[str]) -> str:
        return f" {mark(found.group(1))} "

    def cued(found: re.Match[str]) -> str:
        name = next(n for n in ("a", "b", "c", "d") if found.group(n))
        words = found.group(name)
        if re.match(r"quote\d+q|[\"'“‘]", words, re.IGNORECASE) or (
            name != "a" and words.split()[0].lower() in _MISREAD
        ):
            return found.group(0)
        before = found.group(0)[: found.start(name) - found.start()]
        return f"{before} {mark(words)} "

    text = _DOUBLE.sub(quoted, text)
    text = _SINGLE.sub(quoted, text)
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) <= 0.7 * len(letters):
        text = _CUES.sub(cued, text)
    # Number the marks in reading order: cues may lie before quotes that were taken first.
    order = [int(n) for n in re.findall(r"Quote(\d+)q", text)]
    renumber = {old: new for new, old in enumerate(order)}
    text = re.sub(r"Quote(\d+)q", lambda m: MARK.format(renumber[int(m.group(1))]), text)
    return Found(text.replace('"', " "), tuple(quotes[old] for old in order))


# Carrier noun -> surface.
SURFACES = tables.keys("lettering", "surfaces")
# Carriers that are there only to carry: drawn with the lettering, never again as things of their own.
ONLY_CARRIERS = tables.words("lettering", "only carriers")
# What a whole picture can be: then everything that is written is written on it.
FRAMES = tables.words("lettering", "frames")
TEXT_WORDS = tables.words("lettering", "text words")
