"""The categories of verdicts, and in one table what Vertex AI and OpenAI call them.

Vertex AI's names are its `safetyAttributes` and the support codes of its refusals; OpenAI's are those of its
moderation endpoint. Where a vendor has no such name, the nearest one stands here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """name: ours. vertex: a safety attribute. code_in, code_out: Vertex's support codes for a refused
    prompt and a withheld picture. openai: a moderation category. what: for people."""

    name: str
    vertex: str
    code_in: int
    code_out: int
    openai: str
    what: str


_TABLE = (
    Category("sexual", "Porn", 90789179, 63429089, "sexual", "sexual content or nudity"),
    Category("sexual_minors", "Porn", 58061214, 17301594, "sexual/minors", "sexual content with minors"),
    Category("violence", "Violence", 61493863, 56562880, "violence", "violence against people or animals"),
    Category("gore", "Death, Harm & Tragedy", 61493863, 56562880, "violence/graphic", "wounds and corpses, shown"),
    Category("self_harm", "Death, Harm & Tragedy", 62263041, 56562880, "self-harm", "suicide and self-harm"),
    Category("hate", "Hate", 57734940, 22137204, "hate", "hatred against a group of people"),
    Category("harassment", "Toxic", 78610348, 22137204, "harassment", "threats, bullying, humiliation"),
    Category("vulgarity", "Vulgarity", 32635315, 43188360, "harassment", "obscene language"),
    Category("weapons", "Firearms & Weapons", 62263041, 56562880, "illicit/violent", "weapons, and how to make them"),
    Category("drugs", "Illicit Drugs", 62263041, 29578790, "illicit", "illicit drugs"),
    Category("extremism", "War & Conflict", 62263041, 56562880, "illicit/violent", "terror and its propaganda"),
    Category("deception", "Politics", 42876398, 29578790, "illicit", "forgery, fraud, deceptive pictures of the news"),
    Category("persons", "People", 39322892, 39322892, "persons", "persons, where the caller wants none"),
)  # fmt: skip

CATEGORIES: dict[str, Category] = {category.name: category for category in _TABLE}

# The category that person generation reports under; it has no score of its own to tune.
PERSONS = "persons"
# Never allowed, at no level, by no policy.
MINORS = "sexual_minors"
CONTENT = tuple(name for name in CATEGORIES if name != PERSONS)


def category(name: str) -> Category:
    """The row of a category. Raises KeyError for an unknown name."""
    return CATEGORIES[name]
