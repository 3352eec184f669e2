"""The four levels of blocking and the three of person generation, with the other spellings callers use."""

from __future__ import annotations

from limner.errors import InvalidRequest

LOW, MEDIUM, HIGH, NONE = (
    "block_low_and_above", "block_medium_and_above", "block_only_high", "block_none",
)  # fmt: skip
LEVELS = (LOW, MEDIUM, HIGH, NONE)
DEFAULT_LEVEL = MEDIUM

NOBODY, ADULTS, EVERYBODY = "dont_allow", "allow_adult", "allow_all"
PERSONS = (NOBODY, ADULTS, EVERYBODY)
DEFAULT_PERSONS = EVERYBODY

# Vertex AI's older names, and the word Gemini uses for "dont_allow".
_ALIASES = {
    "block_most": LOW, "block_some": MEDIUM, "block_few": HIGH, "block_fewest": NONE, "off": NONE,
    "allow_none": NOBODY,
}  # fmt: skip


def read_level(text: str) -> str:
    """One of `LEVELS` from any known spelling. Raises InvalidRequest naming the field `safety`."""
    return _read("safety", text, LEVELS)


def read_persons(text: str) -> str:
    """One of `PERSONS` from any known spelling. Raises InvalidRequest naming the field `persons`."""
    return _read("persons", text, PERSONS)


def _read(field: str, text: str, known: tuple[str, ...]) -> str:
    if isinstance(text, str):
        name = text.strip().lower()
        name = _ALIASES.get(name, name)
        if name in known:
            return name
    raise InvalidRequest(field, f"expected one of {', '.join(known)}; got {text!r}")
