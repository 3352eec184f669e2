"""Prompts in other languages: nouns, numbers and colours put into English words before the reader reads them."""

from __future__ import annotations

from limner.prompt.vocabulary import Vocabulary


def to_english(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """(`text` in English words, the language it was in)."""
    return text, "en"
