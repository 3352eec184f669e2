"""Words that are to be read in the picture: found and taken out before anything else is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from limner.prompt import tables
from limner.prompt.cues import CUES, announced

MARK = "Quote{}q"
MARKED = re.compile(r"Quote(\d+)q$", re.IGNORECASE)
_DOUBLE = re.compile(r"[\"“”„‟«»「『]([^\"“”„‟«»「」『』]{1,600})[\"“”„‟«»」』]")
# A single quote opens after a space or bracket and closes before one; inside a word it is an apostrophe.
_SINGLE = re.compile(
    r"(?<![\w'’‘])['‘](?!\d0s\b)(?=\S)((?:[^'‘’\n]|(?<=\w)['’](?=\w)){1,200}?)(?<=\S)['’](?!\w)"
)


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
        said = announced(found)
        return found.group(0) if said is None else f"{said[0]} {mark(said[1])} "

    text = _DOUBLE.sub(quoted, text)
    text = _SINGLE.sub(quoted, text)
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) <= 0.7 * len(letters):
        text = CUES.sub(cued, text)
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
