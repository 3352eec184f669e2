"""Judges the words of a request: what the lists find, what the classifier thinks, and who is to be seen."""

from __future__ import annotations

from functools import lru_cache

from limner.safety import levels, lists
from limner.safety import policy as policies
from limner.safety.categories import CATEGORIES, CONTENT, MINORS, PERSONS
from limner.safety.matcher import Found, Matcher
from limner.safety.policy import Policy
from limner.safety.verdict import Verdict, verdict, worst_first

MOST_REPEATS = 2
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
    return Matcher(files, [lists.pattern(text, "", "policy.lists.allow") for text in allow])


def _matcher(policy: Policy) -> Matcher:
    stamped = tuple((path, path.stat().st_mtime_ns) for path in policy.extra)
    return _built(policy.languages, stamped, policy.allow)


def _content(prompt: str, negative: str, level: str, policy: Policy, matcher: Matcher) -> list[Verdict]:
    found: dict[str, list[tuple[float, Found]]] = {}
    soft = set()
    for item in matcher.search(prompt):
        head, _, tail = item.key.partition(".")
        if head == lists.SOFTEN:
            soft.add(tail)
        elif head not in policy.off:
            found.setdefault(head, []).append((_score(item, policy, tail), item))
    if negative:
        for category, band, item in _undressed(prompt, negative, matcher):
            if category not in policy.off:
                found.setdefault(category, []).append((policy.bands[band], item))
    out = []
    for category, items in found.items():
        items.sort(key=lambda pair: -pair[0])
        score, item = items[0]
        others = {other.span for _, other in items[1:]} - {item.span}
        score += policy.signals["repeat"] * min(len(others), MOST_REPEATS)
        if category in soft and category != MINORS:
            score -= policy.signals["soften"]
        score = min(max(score, 0.0), 1.0)
        out.append(
            verdict(
                "prompt", category, score, policy.threshold(category, level), item.span, _why(category, item)
            )
        )
    return out


def _score(item: Found, policy: Policy, band: str) -> float:
    return policy.bands[band] + (policy.signals["disguise"] if item.veiled else 0.0)


def _undressed(prompt: str, negative: str, matcher: Matcher) -> list[tuple[str, str, Found]]:
    """A prompt with a person whose negative prompt rules out clothes."""
    if matcher.named(negative, "clothing") is None:
        return []
    child, person = matcher.named(prompt, "child"), matcher.named(prompt, "person")
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
    child = matcher.named(prompt, "child")
    if child:
        why = f'"{child.text}" names a child, and persons is {persons}'
        return verdict("prompt", PERSONS, 1.0, 0.5, child.span, why)
    if persons == levels.NOBODY:
        person = matcher.named(prompt, "person") or matcher.named(prompt, "name")
        if person:
            why = f'"{person.text}" names a person, and persons is {persons}'
            return verdict("prompt", PERSONS, 1.0, 0.5, person.span, why)
    return None


def categories_judged() -> tuple[str, ...]:
    """The categories of content a prompt is judged for."""
    return CONTENT
