"""`Scene`: what a picture shows, as plain data that a person can read, edit and render again.

Words become a `Scene` in `limner.prompt`; a `Scene` becomes a world in `limner.diorama`. The classes are
frozen, hold only JSON types, and carry a schema version, so that a file written today can be told from one
written by another version.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from limner.errors import InvalidRequest

SCHEMA = 2
"""Schema 2 added `Subject.at`. A scene that needs nothing of it is still written as schema 1, to the same bytes."""

RelationKind = Literal[
    "left_of", "right_of", "above", "below", "on", "under", "behind", "in_front_of", "inside", "next_to",
    "between", "around", "holding", "reading", "wearing", "riding",
]  # fmt: skip
TimeOfDay = Literal["dawn", "morning", "day", "golden_hour", "sunset", "dusk", "night"]
Weather = Literal["clear", "cloudy", "overcast", "rain", "storm", "snow", "fog", "wind", "aurora"]
Season = Literal["spring", "summer", "autumn", "winter"]
Shot = Literal["auto", "close_up", "portrait", "medium", "wide", "aerial"]
Angle = Literal["auto", "eye", "low", "high", "top", "isometric"]
Surface = Literal[
    "letters", "sign", "banner", "poster", "label", "page", "screen", "neon", "bubble", "shirt",
]  # fmt: skip


@dataclass(frozen=True)
class Colour:
    """A named colour. `rgb` is sRGB, 0..255 per channel."""

    name: str
    rgb: tuple[int, int, int]


@dataclass(frozen=True)
class Subject:
    """One kind of thing that must be seen, `count` times.

    `body` is the key of what stands for it in the vocabulary; `words` is how the prompt said it. `size` is a
    factor on the ordinary size (1 = ordinary). `colours` are in the order of the prompt: main, then second. `at` is where
    the middle of them stands, by hand: (x, z), x from -1 (left) to 1 (right), z from -1 (nearest) to 1 (farthest); None
    leaves it to the layout.
    """

    id: str
    body: str
    words: str
    count: int = 1
    colours: tuple[Colour, ...] = ()
    material: str | None = None
    size: float = 1.0
    pose: str | None = None
    traits: tuple[str, ...] = ()
    at: tuple[float, float] | None = None


@dataclass(frozen=True)
class Relation:
    """`subject` stands in relation `kind` to `objects` (subject ids; two or more only for `between`)."""

    kind: RelationKind
    subject: str
    objects: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """Where and when. `place` is a key of the places (None: the engine chooses a fitting one)."""

    place: str | None = None
    words: str = ""
    time: TimeOfDay | None = None
    weather: Weather | None = None
    season: Season | None = None


@dataclass(frozen=True)
class Camera:
    """How the picture is framed."""

    shot: Shot = "auto"
    angle: Angle = "auto"


@dataclass(frozen=True)
class Lettering:
    """Text to be read in the picture. `on` is the id of the subject that carries it, if one does.

    `colour` is the letters', `board` that of the sign, banner or page they stand on (None: the engine chooses).
    """

    text: str
    surface: Surface = "letters"
    colour: Colour | None = None
    on: str | None = None
    board: Colour | None = None


@dataclass(frozen=True)
class Mood:
    """`valence` runs from -1 (sad, dark) to 1 (joyful); 0 says nothing."""

    words: str = ""
    valence: float = 0.0


_READ_AS = "read as "


@dataclass(frozen=True)
class Unresolved:
    """Words of the prompt that nobody could place, and why; or that are read as others, and as which."""

    words: str
    reason: str

    @classmethod
    def taken_as(cls, words: str, read: str) -> Unresolved:
        """Words that are misspelled or describe something, and what they are read as."""
        return cls(words, f"{_READ_AS}{read}")

    @property
    def placed(self) -> bool:
        """Whether the words are shown after all, read as others."""
        return self.reason.startswith(_READ_AS)

    @property
    def reading(self) -> str:
        """What the words are read as; empty where they are not read at all."""
        return self.reason.removeprefix(_READ_AS) if self.placed else ""

    @property
    def line(self) -> str:
        """What to tell the user, one line."""
        return f"{self.words}: {self.reason}" if self.placed else f"not drawn: {self.words} ({self.reason})"


@dataclass(frozen=True)
class Scene:
    """Everything that a prompt asks to be seen."""

    prompt: str = ""
    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    setting: Setting = field(default_factory=Setting)
    camera: Camera = field(default_factory=Camera)
    lettering: tuple[Lettering, ...] = ()
    style: str | None = None
    mood: Mood = field(default_factory=Mood)
    without: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    language: str = "en"

    @property
    def schema(self) -> int:
        """The oldest schema that can hold this scene."""
        return SCHEMA if any(subject.at is not None for subject in self.subjects) else 1

    def subject(self, id: str) -> Subject:
        """The subject with this id. Raises InvalidRequest when there is none."""
        for subject in self.subjects:
            if subject.id == id:
                return subject
        raise InvalidRequest("scene.relations", f"no subject has the id {id!r}")

    def to_mapping(self) -> dict[str, Any]:
        """This scene as JSON types."""
        data = {**dataclasses.asdict(self), "schema": self.schema}
        for subject in data["subjects"]:
            if subject["at"] is None:
                del subject["at"]
        return data

    def to_json(self, *, indent: int | None = 2) -> str:
        """This scene as JSON text; `from_json` gives back an equal scene."""
        return json.dumps(self.to_mapping(), indent=indent, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Scene:
        """Read a scene, checking every field. Raises InvalidRequest naming the field that is wrong."""
        try:
            data = json.loads(text)
        except (ValueError, UnicodeDecodeError) as error:
            raise InvalidRequest("scene", f"expected JSON, got text that does not parse: {error}") from None
        if isinstance(data, dict):
            schema = data.pop("schema", SCHEMA)
            if type(schema) is not int or not 1 <= schema <= SCHEMA:
                raise InvalidRequest(
                    "scene.schema",
                    f"expected 1 to {SCHEMA}, got {schema!r}; make the scene anew with limner scene",
                )
        scene = _decode(cls, data, "scene")
        scene._check()
        return scene

    def _check(self) -> None:
        ids = [subject.id for subject in self.subjects]
        if len(set(ids)) != len(ids):
            raise InvalidRequest("scene.subjects", "two subjects share an id")
        for i, subject in enumerate(self.subjects):
            if not 1 <= subject.count <= 200:
                raise InvalidRequest(f"scene.subjects[{i}].count", f"expected 1 to 200, got {subject.count}")
            if not 0.05 <= subject.size <= 20:
                raise InvalidRequest(f"scene.subjects[{i}].size", f"expected 0.05 to 20, got {subject.size}")
            if subject.at is not None and not all(-1 <= value <= 1 for value in subject.at):
                raise InvalidRequest(
                    f"scene.subjects[{i}].at", f"expected two values of -1 to 1, got {list(subject.at)}"
                )
            for colour in subject.colours:
                if not all(0 <= channel <= 255 for channel in colour.rgb):
                    raise InvalidRequest(f"scene.subjects[{i}].colours", f"expected 0..255, got {colour.rgb}")
        for i, relation in enumerate(self.relations):
            for id in (relation.subject, *relation.objects):
                if id not in ids:
                    raise InvalidRequest(
                        f"scene.relations[{i}]", f"no subject has the id {id!r}; there are {ids}"
                    )
            if not relation.objects or relation.subject in relation.objects:
                raise InvalidRequest(f"scene.relations[{i}].objects", "expected at least one other subject")


def _decode(kind: Any, data: Any, path: str) -> Any:
    """`data` (parsed JSON) as `kind` (a dataclass, Literal, tuple, union or plain type)."""
    origin = get_origin(kind)
    if origin is Literal:
        if data not in get_args(kind):
            raise InvalidRequest(path, f"expected one of {', '.join(map(str, get_args(kind)))}; got {data!r}")
        return data
    if origin is typing.Union or origin is types.UnionType:
        if data is None:
            return None
        (inner,) = (a for a in get_args(kind) if a is not type(None))
        return _decode(inner, data, path)
    if origin is tuple:
        items = get_args(kind)
        if not isinstance(data, list):
            raise InvalidRequest(path, f"expected a list, got {type(data).__name__}")
        if items[-1] is Ellipsis:
            return tuple(_decode(items[0], item, f"{path}[{i}]") for i, item in enumerate(data))
        if len(data) != len(items):
            raise InvalidRequest(path, f"expected {len(items)} values, got {len(data)}")
        return tuple(
            _decode(a, item, f"{path}[{i}]") for i, (a, item) in enumerate(zip(items, data, strict=True))
        )
    if dataclasses.is_dataclass(kind):
        if not isinstance(data, Mapping):
            raise InvalidRequest(path, f"expected an object, got {type(data).__name__}")
        hints = typing.get_type_hints(kind)
        unknown = sorted(set(data) - set(hints))
        if unknown:
            raise InvalidRequest(f"{path}.{unknown[0]}", f"unknown field; known are {', '.join(hints)}")
        values = {name: _decode(hints[name], value, f"{path}.{name}") for name, value in data.items()}
        try:
            return kind(**values)  # type: ignore[operator]
        except TypeError as error:
            raise InvalidRequest(path, str(error).split(") ")[-1]) from None
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise InvalidRequest(path, f"expected {kind.__name__}, got {type(data).__name__}")
    return data
