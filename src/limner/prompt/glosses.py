"""The small words of the larger languages, in English: numbers, colours, prepositions, places, everyday nouns.

Names of things come from the emoji names (data/names.xz); these are what those lack.
"""

from __future__ import annotations

from limner.prompt import tables

LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "ja", "zh", "ko", "hi")
# Language -> word -> English; "" where a word is to be left out.
GLOSSES: dict[str, dict[str, str]] = {
    code: {word: "" if english == "-" else english for word, english in tables.keys("glosses", code).items()}
    for code in LANGUAGES
}
GLOSSES["zh-hant"] = GLOSSES["zh"]
# Emoji names that say more than the word did.
PLAIN = tables.keys("glosses", "plain")
# Languages in which a colour follows its noun.
NOUN_FIRST = frozenset({"fr", "es", "it", "pt"})
# Small words that mark a text as not English, and as English.
FOREIGN = tables.words("glosses", "foreign")
ENGLISH = tables.words("glosses", "english")
