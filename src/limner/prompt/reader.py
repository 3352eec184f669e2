"""`read`: a prompt becomes a `Scene`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from limner.errors import InvalidRequest
from limner.prompt import (
    activities,
    bouquets,
    gerunds,
    lettering,
    manner,
    phrases,
    relations,
    riddles,
    spelling,
    stacks,
    symbols,
    trades,
)
from limner.prompt.assembly import Assembly
from limner.prompt.colours import NAMES
from limner.prompt.lexicon import MOODS, PARTS
from limner.prompt.parser import MOST_WORDS, Token, parse
from limner.prompt.plurals import singular
from limner.prompt.scene import Lettering, Mood, Scene, Setting, Unresolved
from limner.prompt.vocabulary import Vocabulary, normal

_PLAIN = frozenset({"square", "circle", "wood", "background", "suit", "dress", "jacket", "coat", "glasses", "sunglasses"})
_SPACE = re.compile(r"\s+")


def read(
    prompt: str, vocabulary: Vocabulary, *, negative: str | None = None, style: str | None = None
) -> Scene:
    """What `prompt` asks to be seen, in terms of `vocabulary`.

    `negative` lists what must not be seen. `style` overrules a style named in the prompt. Words that nobody could
    place are kept in `unresolved`. Raises InvalidRequest when nothing but white space and control characters came.
    """
    text = clean(prompt)
    if not text:
        raise InvalidRequest("prompt", "expected words, got none; say what the picture should show")
    found = lettering.take_out(text)
    if re.fullmatch(r"[\d.,]+", found.text):
        return Scene(prompt=prompt, lettering=(Lettering(found.text.strip(".,")),), style=style)
    body, language = _english(found.text, vocabulary)
    mended: tuple[spelling.Mended, ...] = ()
    if language == "en":
        body, mended = spelling.mend(body, vocabulary)
        described = None if found.quotes else riddles.answer(body)
        if described is not None and vocabulary.exact(described) is not None:
            scene = read(f"a {described}", vocabulary, negative=negative, style=style)
            told = Unresolved.taken_as(found.text, described)
            return replace(scene, prompt=prompt, unresolved=(*scene.unresolved, told))
    tokens = gerunds.retagged(parse(body), vocabulary)
    how = manner.read(tokens, vocabulary)
    taken = list(how.taken)
    relations.mask(tokens, taken)
    done = (*activities.find(tokens, taken), *activities.tools(tokens, taken))
    pieces = phrases.find(tokens, taken, vocabulary)
    scene = Assembly(tokens, taken, pieces, vocabulary, found.quotes, how, done).build()
    without = list(scene.without)
    for word in _negatives(negative, vocabulary):
        if word not in without:
            without.append(word)
    subjects = tuple(s for s in scene.subjects if s.body not in without)
    subjects = trades.rowed(subjects, scene.relations, body, vocabulary)
    subjects, bonds = trades.equipped(subjects, scene.relations, vocabulary, tuple(without))
    subjects, bonds = stacks.parted(subjects, bonds)
    subjects = bouquets.unwrapped(subjects, bonds)
    unresolved = how.unresolved + scene.unresolved + _unread(body)
    unresolved += tuple(Unresolved.taken_as(m.written, m.read) for m in mended)
    bare = not (subjects or scene.lettering or scene.setting.place)
    symbol = symbols.instead(body, vocabulary) if bare and language == "en" else None
    if symbol not in (None, body):
        shown = read(symbol, vocabulary, negative=negative, style=style if style is not None else how.style)
        told = Unresolved.taken_as(found.text, symbol)
        setting = replace(shown.setting, time=scene.setting.time, weather=scene.setting.weather, season=scene.setting.season)
        return replace(
            shown, prompt=prompt, setting=setting, camera=how.camera, mood=_mood(tokens), unresolved=(*unresolved, told)
        )
    if not (subjects or without or scene.lettering or scene.setting != Setting() or unresolved):
        unresolved = (Unresolved(found.text, "nothing in it can be shown"),)
    kept = {s.id for s in subjects}
    return Scene(
        prompt=prompt,
        subjects=subjects,
        relations=tuple(r for r in bonds if r.subject in kept and set(r.objects) <= kept),
        setting=scene.setting,
        camera=how.camera,
        lettering=scene.lettering,
        style=style if style is not None else how.style,
        mood=_mood(tokens),
        without=tuple(without),
        unresolved=unresolved,
        language=language,
    )


def clean(prompt: str) -> str:
    """`prompt` with composed characters, single spaces and no control characters."""
    text = unicodedata.normalize("NFC", prompt)
    text = "".join(c if c.isprintable() or c.isspace() else " " for c in text)
    return _SPACE.sub(" ", text).strip()


def _unread(text: str) -> tuple[Unresolved, ...]:
    words = text.split(" ")
    if len(words) <= MOST_WORDS:
        return ()
    return (
        Unresolved(
            " ".join(words[MOST_WORDS : MOST_WORDS + 8]) + " …", f"only the first {MOST_WORDS} words are read"
        ),
    )


def _english(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    from limner.prompt.languages import to_english

    return to_english(text, vocabulary)


def _negatives(negative: str | None, vocabulary: Vocabulary) -> list[str]:
    words: list[str] = []
    for item in re.split(r"[,;.\n]|\band\b", negative or ""):
        name = normal(re.sub(r"^\s*(?:no|without|any|a|an|the)\s+", "", item.strip(), flags=re.IGNORECASE))
        if name:
            match = vocabulary.find(name)
            words.append(match.key if match is not None else singular(name))
    return words


def _mood(tokens: list[Token]) -> Mood:
    # Dark skin and a dark square say nothing of the mood.
    said = [
        t.lower for t in tokens
        if t.lower in MOODS and not (t.lower == "dark" and tokens[t.head].lower in (*NAMES, *PARTS, *_PLAIN))
    ]  # fmt: skip
    if not said:
        return Mood()
    value = sum(MOODS[w] for w in said) / len(said)
    return Mood(", ".join(dict.fromkeys(said)), round(max(-1.0, min(1.0, value)), 2))
