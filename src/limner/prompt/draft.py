"""Subjects as they grow while a prompt is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from limner.prompt import numbers
from limner.prompt.lexicon import LIVELY
from limner.prompt.phrases import Phrase
from limner.prompt.plurals import ALWAYS, PAIRS, singular
from limner.prompt.scene import Colour, Subject

BARE_PLURAL = 3
DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "its", "his", "her", "their", "each", "both", "all", "every"]
)
NEW = frozenset(["another", "other"])


@dataclass
class Draft:
    """A subject in the making. `main`: it is no object of another's relation. `index`: its phrase."""

    id: str
    body: str
    group: str
    words: str
    head: str
    sentence: int
    index: int
    count: int = 1
    counted: bool = False
    colours: tuple[Colour, ...] = ()
    material: str | None = None
    size: float = 1.0
    pose: str | None = None
    traits: list[str] = field(default_factory=list)
    main: bool = True
    certain: float = 1.0

    def subject(self) -> Subject:
        """The finished subject."""
        return Subject(
            self.id, self.body, self.words, max(1, min(self.count, numbers.MOST)), self.colours, self.material,
            self.size, self.pose, tuple(dict.fromkeys(self.traits)),
        )  # fmt: skip

    def learn(self, phrase: Phrase) -> None:
        """Take over what a further mention says that this one did not."""
        self.colours = self.colours or phrase.colours
        self.material = self.material or phrase.material
        self.size = phrase.size if self.size == 1.0 else self.size
        self.pose = self.pose or phrase.pose
        self.traits.extend(phrase.traits)
        if phrase.counted and not self.counted:
            self.count, self.counted = phrase.count, True

    def become(self, body: str, group: str, ids: set[str]) -> None:
        """Be shown as another body from now on, with an id of its own among `ids`."""
        if body != self.body:
            self.id, self.body, self.group = fresh_id(body, ids), body, group

    @property
    def animate(self) -> bool:
        """Whether it can wear, hold and ride."""
        return self.group in ("animal", "person") or self.head in LIVELY


def fresh_id(body: str, taken: set[str]) -> str:
    """An id for a subject of this body that is not among `taken`."""
    stem = id = "_".join(body.replace("-", " ").split())
    number = 2
    while id in taken:
        id, number = f"{stem}_{number}", number + 1
    return id


def count_of(phrase: Phrase, given: int | None) -> tuple[int, bool]:
    """(how many, whether the prompt says so). `given` comes from "a herd of", "two slices of" and the like."""
    last = phrase.head.split()[-1] if phrase.head else ""
    if phrase.counted:
        count = phrase.count
        if phrase.plural and count == 1 and phrase.determiner not in ("one",) and given:
            count = given
        return count, True
    if given is not None:
        if last in ALWAYS and given == 2:
            return 1, True
        return given, True
    if phrase.plural and last not in ALWAYS and phrase.determiner not in ("a", "an", "one"):
        pair = phrase.determiner == "both" or singular(last) in PAIRS
        return (2 if pair else BARE_PLURAL), False
    return 1, phrase.determiner in ("a", "an", "one")


def same(draft: Draft, phrase: Phrase, body: str, sentence: int) -> bool:
    """Whether `phrase` speaks of `draft` again: "the dog", or a later sentence that names it without news."""
    if (
        draft.body != body
        or phrase.determiner in NEW
        or "other" in phrase.traits
        or "second" in phrase.traits
    ):
        return False
    if phrase.colours and draft.colours and phrase.colours != draft.colours:
        return False
    if phrase.material and draft.material and phrase.material != draft.material:
        return False
    if phrase.counted and phrase.count != draft.count:
        return False
    if phrase.determiner in ("its", "his", "her", "their") and phrase.head and singular(phrase.head) != draft.head:
        return False  # a duck with her ducklings
    if phrase.determiner in DEFINITE:
        return True
    if draft.sentence == sentence or (phrase.colours and not draft.colours):
        return False
    return draft.head == phrase.head or not phrase.determiner or bool(phrase.plural)
