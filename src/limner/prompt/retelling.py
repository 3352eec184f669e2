"""A `Scene` told in English again: what the reader of prompts made of the words, and nothing that it did not."""

from __future__ import annotations

from limner.prompt import plurals
from limner.prompt.scene import Lettering, Scene, Setting, Subject

_NUMBERS = (
    "no",
    "a",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_RELATIONS = {
    "left_of": "to the left of", "right_of": "to the right of", "above": "above", "below": "below", "on": "on",
    "under": "under", "behind": "behind", "in_front_of": "in front of", "inside": "inside", "next_to": "next to",
    "between": "between", "around": "around", "holding": "holding", "reading": "reading", "wearing": "wearing",
    "riding": "riding",
}  # fmt: skip
_TIMES = {"golden_hour": "in the golden hour", "day": "by day", "morning": "in the morning"}
_WEATHER = {
    "clear": "clear sky", "cloudy": "clouds", "overcast": "an overcast sky", "rain": "rain", "storm": "a storm",
    "snow": "falling snow", "fog": "fog", "wind": "wind", "aurora": "northern lights",
}  # fmt: skip
_SHOTS = {"close_up": "a close-up", "portrait": "a portrait", "medium": "a medium shot", "wide": "a wide shot",
          "aerial": "an aerial view"}  # fmt: skip
_ANGLES = {"eye": "at eye level", "low": "from below", "high": "from a high angle", "top": "from the top",
           "isometric": "in isometric view"}  # fmt: skip
_MANY = {one: many for many, one in reversed(plurals.IRREGULAR.items())}


def retell(scene: Scene) -> str:
    """The scene in words. Words of the prompt that nobody could place are not in it; what the engine adds of its own is
    not either."""
    told: set[str] = set()
    sentences = []
    for subject in scene.subjects:
        phrases = [
            f"{_RELATIONS[r.kind]} {_joined([_named(scene.subject(id), id in told) for id in r.objects])}"
            for r in scene.relations
            if r.subject == subject.id
        ]
        related = {id for r in scene.relations if r.subject == subject.id for id in r.objects}
        later = any(subject.id in r.objects for r in scene.relations)
        if not phrases and (subject.id in told or later):
            continue
        sentences.append(" ".join([_named(subject, subject.id in told), _joined(phrases)]).strip())
        told |= {subject.id, *related}
    sentences += [_named(s, False) for s in scene.subjects if s.id not in told]
    sentences += [_letters(scene, each) for each in scene.lettering]
    where = _where(scene.setting)
    if where:
        sentences.append(where)
    how = [_SHOTS.get(scene.camera.shot, ""), _ANGLES.get(scene.camera.angle, "")]
    if any(how):
        sentences.append(" ".join(filter(None, how)))
    if scene.mood.words:
        sentences.append(f"the mood is {scene.mood.words}")
    if scene.without:
        sentences.append(f"without {_joined([_plural(w) for w in scene.without])}")
    if scene.style:
        sentences.append(f"{scene.style} style")
    return " ".join(s[:1].upper() + s[1:] + "." for s in sentences)


def _named(subject: Subject, known: bool) -> str:
    looks = [
        "small" if subject.size < 0.9 else "big" if subject.size > 1.1 else "",
        *([subject.pose] if subject.pose in ("sleeping", "sitting", "standing", "running", "walking", "flying") else []),
        *(t for t in subject.traits if " " not in t),
        " and ".join(c.name for c in subject.colours),
        subject.material or "",
    ]  # fmt: skip
    body = subject.body.replace("_", " ")
    noun = body if subject.count == 1 else _plural(body)
    after = [t for t in subject.traits if " " in t]
    words = " ".join(filter(None, [] if known else looks))
    phrase = f"{words} {noun}".strip()
    if known:
        return f"the {phrase}"
    number = _NUMBERS[subject.count] if subject.count < len(_NUMBERS) else str(subject.count)
    if number == "a" and phrase[0].lower() in "aeiou":
        number = "an"
    return f"{number} {phrase}" + (f" with {_joined(after)}" if after else "")


def _plural(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    if last in plurals.ALWAYS and not last.endswith(("ss", "us")):
        many = last
    elif last in _MANY:
        many = _MANY[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        many = last + "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = last[:-1] + "ies"
    else:
        many = last + "s"
    return f"{head} {many}".strip()


def _letters(scene: Scene, each: Lettering) -> str:
    colour = f"{each.colour.name} " if each.colour else ""
    words = f'the {colour}words "{each.text}"'
    board = f"{each.board.name} " if each.board else ""
    if each.on is not None:
        return f"{words} on {_named(scene.subject(each.on), True)}"
    return words if each.surface == "letters" else f"{words} on a {board}{each.surface}"


def _where(setting: Setting) -> str:
    parts = [f"the place is {setting.words or 'a ' + setting.place}"] if setting.place else []
    parts += [_TIMES.get(setting.time, f"at {setting.time}")] if setting.time else []
    parts += [f"in {setting.season}"] if setting.season else []
    parts += [f"with {_WEATHER[setting.weather]}"] if setting.weather else []
    return ", ".join(parts)


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}" if words else ""
