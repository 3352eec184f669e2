"""Ways to announce lettering without quoting it: "that says X", "spelling X", "with X written on it", "an OPEN sign"."""

from __future__ import annotations

import re

# Where announced words end.
_END = (
    r"(?=\s+(?:on|in|at|with|written|above|below|under|over|across|and|next|while|standing|painted|printed)\b"
    r"|[.,:;!?\n]|$)"
)
# Words that begin with a capital or digit, with small words between them.
_NAME = r"[A-Z0-9][^\s.,;:\"]*(?:\s+(?:[A-Z0-9&][^\s.,;:\"]*|of|the|and)(?=\s+[A-Z0-9&])|\s+[A-Z0-9&][^\s.,;:\"]*)*"
_CAPITALS = r"[A-Z][^\s.,;:\"]*(?:\s+[A-Z0-9&][^\s.,;:\"]*)*"
_SHOPS = (
    r"(?:shop|store|bakery|caf[eé]|restaurant|bar|pub|diner|hotel|bookshop|bookstore|boutique|boat|ship|truck|stall|"
    r"book|magazine|newspaper|film|movie)"
)
_NOT_SPOKEN_OF = r"(?!(?:for|of|is|are|in|that|which|on|and|written|says?|reads?|below|above)\b)"
# Group -> pattern; in a group that ends in "free" the words may begin in lower case, whatever they are.
_PATTERNS = {
    "says_free": r"\b(?:(?:that|which)\s+(?:says|reads)|saying|says)[:,]?\s+(?!that\b|goodbye\b|hello\s+to\b)"
    r"(?P<says_free>[^\s\"'.,;][^.,;:\"\n]{0,80}?)" + _END,
    "spells_free": r"\b(?:spelling|spells|that\s+spell)(?:\s+out)?\s+(?:the\s+(?:words?|name)\s+)?(?!(?:bees?|checks?|on|for)\b)"
    r"(?P<spells_free>[^\s\"'.,;:][^.,;:\"\n]{0,60}?)" + _END,
    "word": rf"\bthe\s+word\s+{_NOT_SPOKEN_OF}(?P<word>[a-z][\w'’-]*)" + _END,
    "words_free": rf"\bthe\s+(?:words|text|phrase|slogan|message|caption)\s+{_NOT_SPOKEN_OF}"
    r"(?P<words_free>[a-z][^.,;:\"\n]{1,60}?)" + _END,
    "written": rf"\b(?:with|has|have|having|and|featuring)\s+(?P<written>{_NAME})"
    r"(?=\s+(?:written|painted|printed|engraved|carved|spelled|embroidered|stamped|inscribed|scrawled|sprayed)\b)",
    "engraved": r"\b(?:engraved|emblazoned|inscribed|stamped|embroidered|printed)\s+with\s+(?:the\s+(?:words?|text|name)\s+)?"
    rf"(?P<engraved>{_CAPITALS})",
    "marked": r"\b(?:labeled|labelled|marked)\s+(?!(?:with|as|by|in|on|and)\b)(?P<marked>[a-z]+)"
    r"(?=\s+(?:on|in|at|next|beside)\b|[.,;:!?\n]|$)",
    "kind": r"(?<!\w)(?P<kind>[A-Z]{2,}(?:\s+[A-Z]{2,})*)"
    r"(?=\s+(?:neon\s+)?(?:sign|banner|billboard|placard|sticker|sash|badge|t-?shirt)\b)",
    "text": r"\b(?:with|and|has|featuring)?\s*the\s+"
    r"(?:words?|text|phrase|title|letters?|caption|slogan|number|numbers|name)\s+"
    rf"(?P<text>{_NAME})",
    "called": rf"\b{_SHOPS}\s+(?:called|named)\s+(?P<called>[A-Z]{_NAME.removeprefix('[A-Z0-9]')})",
    "titled": rf"\b(?:titled|entitled|labeled|labelled|captioned|text|reading)\s+(?P<titled>{_CAPITALS})",
}
CUES = re.compile("|".join(_PATTERNS.values()))
# Capitals before "sign" or "shirt" that say what kind it is.
_NO_TEXT = frozenset({"STOP", "LED", "TV", "USA", "US", "UK", "NYC", "NASA", "VIP", "XL", "XXL", "NEON", "UFO", "BMW"})
_MISREAD = frozenset(["a", "an", "the", "this", "that", "it", "he", "she", "they", "i"])


def announced(found: re.Match[str]) -> tuple[str, str] | None:
    """(the words before the lettering, the lettering) of a match of `CUES`; None where it is none after all."""
    name = next(n for n, words in found.groupdict().items() if words)
    words = found.group(name)
    if re.search(r"quote\d+q|^[\"'“‘]", words, re.IGNORECASE):
        return None
    if not name.endswith("free") and words.split()[0].lower() in _MISREAD:
        return None
    if name == "kind" and set(words.split()) & _NO_TEXT:
        return None
    return found.group(0)[: found.start(name) - found.start()], words
