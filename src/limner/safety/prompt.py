"""Judges the words of a request: what the lists find, what the classifier thinks, and who is to be seen."""

from __future__ import annotations

from functools import lru_cache

from limner.safety import classifier, levels, lists
from limner.safety import policy as policies
from limner.safety.categories import CATEGORIES, CONTENT, MINORS, PERSONS
from limner.safety.matcher import Found, Matcher
from limner.safety.policy import Policy
from limner.safety.verdict import Verdict, verdict, worst_first

MOST_REPEATS = 2
SURE = 0.5  # from this probability on the classifier has a say
CERTAIN = 0.95  # where a finding can never be overruled, it takes more
QUOTED = 60  # characters of the prompt that a reason repeats


def judge_prompt(
    prompt: str,
    negative: str = "",
    *,
    level: str = levels.DEFAULT_LEVEL,
    persons: str = levels.DEFAULT_PERSONS,
    policy: Policy | None = None,
) -> tuple[Verdict, ...]:
    """What was found in a prompt, the worst first; empty when nothing was.

    negative: what the caller wants left out; asking for no clothes there counts like asking for nakedness
    here, anything else in it is harmless. level, persons: see `limner.safety.levels`. policy: in place of
    the one in force. A prompt is to be refused when any verdict is `blocked`. Raises InvalidRequest for an
    unknown level.
    """
    level, persons = levels.read_level(level), levels.read_persons(persons)
    policy = policy or policies.current()
    matcher = _matcher(policy)
    verdicts = _content(prompt, negative or "", level, policy, matcher)
    who = _persons(prompt, persons, matcher)
    return worst_first([*verdicts, *([who] if who else [])])


@lru_cache(maxsize=4)
def _built(
    languages: tuple[str, ...], extra: tuple[tuple[object, int], ...], allow: tuple[str, ...]
) -> Matcher:
    files = [*(lists.load_packaged(n) for n in languages), *(lists.load(p) for p, _ in extra)]  # type: ignore[arg-type]
    return Matcher(
        files, [lists.pattern(text, "", "policy.lists.allow", lists.NEAR_HARMLESS) for text in allow]
    )


def _matcher(policy: Policy) -> Matcher:
    stamped = tuple((path, path.stat().st_mtime_ns) for path in policy.extra)
    return _built(policy.languages, stamped, policy.allow)


def _content(prompt: str, negative: str, level: str, policy: Policy, matcher: Matcher) -> list[Verdict]:
    found: dict[str, list[tuple[float, Found]]] = {}
    soft = set()
    items, clear = matcher.search(prompt)
    for item in items:
        head, _, tail = item.key.partition(".")
        if head == lists.SOFTEN:
            soft.add(tail)
        elif head not in policy.off:
            found.setdefault(head, []).append((_score(item, policy, tail), item))
    if negative:
        for category, band, item in _undressed(prompt, negative, matcher):
            if category not in policy.off:
                found.setdefault(category, []).append((policy.bands[band], item))
    guesses = _guesses(clear, policy, _of_children(prompt, found, matcher))
    out = []
    for category in CONTENT:
        score, span, why = _listed(category, found.get(category, []), policy)
        guess = guesses.get(category, 0.0)
        alone = guess * policy.signals["classifier"]
        if span is not None and guess >= SURE:
            score += policy.signals["agree"]
        elif alone > score and guess >= SURE:
            score, span, why = alone, None, _guessed(category, guess)
        if category in soft and category != MINORS:
            score -= policy.signals["soften"]
        if score > 0:
            threshold = policy.threshold(category, level)
            out.append(verdict("prompt", category, min(score, 1.0), threshold, span, why))
    return out


def _guesses(clear: str, policy: Policy, children: bool) -> dict[str, float]:
    """What the classifier thinks of the words, by category; of minors only where it is certain, and children are there."""
    if not policy.signals["classifier"]:
        return {}
    if children and MINORS not in policy.off:
        found = classifier.scores(clear, policy.off)
        if found.get(MINORS, 0.0) >= CERTAIN:
            return found
    return classifier.scores(clear, policy.off | {MINORS})


def _of_children(prompt: str, found: dict[str, list[tuple[float, Found]]], matcher: Matcher) -> bool:
    """Whether anything in the words but the classifier's feeling speaks of children, or of what must not be shown of them.
    Ages are written in numbers, and so a mere row of numbers sounds like them."""
    return "sexual" in found or any(matcher.named(prompt, name) for name in ("minor", "teen"))


def _listed(
    category: str, items: list[tuple[float, Found]], policy: Policy
) -> tuple[float, tuple[int, int] | None, str]:
    """What the lists make of one category: score, span, reason."""
    if not items:
        return 0.0, None, ""
    score, item = max(items, key=lambda pair: (pair[0], pair[1].span[1] - pair[1].span[0]))
    start, end = item.span
    others = {other.span for _, other in items if other.span[1] <= start or other.span[0] >= end}
    return score + policy.signals["repeat"] * min(len(others), MOST_REPEATS), item.span, _why(category, item)


def _guessed(category: str, guess: float) -> str:
    return f"reads like {CATEGORIES[category].what} (classifier, {guess:.0%} sure)"


def _score(item: Found, policy: Policy, band: str) -> float:
    return policy.bands[band] + (policy.signals["disguise"] if item.veiled else 0.0)


def _undressed(prompt: str, negative: str, matcher: Matcher) -> list[tuple[str, str, Found]]:
    """A prompt with a person whose negative prompt rules out clothes."""
    if matcher.named(negative, "clothing") is None:
        return []
    child, person = matcher.named(prompt, "minor"), matcher.named(prompt, "anyone")
    if child:
        return [(MINORS, "high", child)]
    return [("sexual", "medium", person)] if person else []


def _why(category: str, item: Found) -> str:
    quoted = item.text if len(item.text) <= QUOTED else item.text[: QUOTED - 1] + "…"
    how = ", disguised" if item.veiled else ""
    return f'"{quoted}"{how}: {CATEGORIES[category].what} (list, {item.key})'


def _persons(prompt: str, persons: str, matcher: Matcher) -> Verdict | None:
    """The verdict on who is to be seen, when the caller does not want everybody."""
    if persons == levels.EVERYBODY:
        return None
    child = matcher.named(prompt, "minor") or matcher.named(prompt, "teen")
    if child:
        why = f'"{child.text}" names a child, and persons is {persons}'
        return verdict("prompt", PERSONS, 1.0, 0.5, child.span, why)
    if persons == levels.NOBODY:
        person = matcher.named(prompt, "anyone") or matcher.named(prompt, "name")
        if person:
            why = f'"{person.text}" names a person, and persons is {persons}'
            return verdict("prompt", PERSONS, 1.0, 0.5, person.span, why)
    return None
