"""Places: where a picture happens. Each module here builds one or more of them as a `Backdrop`.

`PLACES` says which module builds a place; nothing is imported until it is asked for. `STAND_INS` names the
places that have no world of their own yet and borrow another's, so that the engine can say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module

import numpy as np

from limner.diorama.material import RGB, Material
from limner.diorama.stage import Backdrop, Placed
from limner.errors import InvalidRequest
from limner.prompt.scene import Season, Setting, TimeOfDay, Weather


@dataclass(frozen=True)
class PlaceAsk:
    """What is asked of a place.

    style: "toy" (clean product render) or "photo" (natural detail); other styles' names count as toy.
    seed: any integer; the same ask gives the same bytes. valence: mood, -1..1.
    quality: 0 draft, 1 usual, 2 fine.
    place: the key that was asked for, when one module builds several places.
    afloat: whether what the picture shows lies on the water, for places that have some.
    bridged: whether a bridge is among it, for places where one can span something.
    empty: whether nothing will stand there.
    colours: main colours (linear) of the things that will stand there, for places that can suit them.
    """

    setting: Setting = field(default_factory=Setting)
    style: str = "toy"
    seed: int = 0
    valence: float = 0.0
    quality: int = 1
    place: str = ""
    colours: tuple[RGB, ...] = ()
    afloat: bool = False
    bridged: bool = False
    empty: bool = False

    @property
    def photo(self) -> bool:
        """Whether natural textures and detail are wanted."""
        return self.style == "photo"

    @property
    def time(self) -> TimeOfDay:
        """The time of day, ordinary daylight when nothing is said."""
        return self.setting.time or "day"

    @property
    def weather(self) -> Weather:
        """The weather; when nothing is said it goes with the mood, clear unless that is sad."""
        return self.setting.weather or ("overcast" if self.valence < -0.5 else "clear")

    @property
    def season(self) -> Season:
        """The season; falling snow means winter, silence means summer."""
        return self.setting.season or ("winter" if self.weather == "snow" else "summer")

    def rng(self, stream: int = 0) -> np.random.Generator:
        """Randomness of this ask; separate streams are independent."""
        return np.random.Generator(np.random.Philox(key=[self.seed & (2**64 - 1), stream]))


PLACES: dict[str, str] = {
    "meadow": "meadow", "garden": "meadow", "park": "meadow", "playground": "grounds", "farm": "meadow",
    "forest": "forest", "jungle": "forest",
    "beach": "beach", "island": "beach", "harbour": "harbour", "cliff": "cliff",
    "desert": "desert", "savanna": "savanna",
    "mountains": "mountains", "lake": "mountains", "river": "river", "volcano": "volcano",
    "waterfall": "waterfall", "graveyard": "graveyard",
    "snow": "snow",
    "street": "street", "road": "street", "market": "street", "cafe": "room",
    "night_city": "night_city",
    "room": "room", "kitchen": "room", "library": "room", "classroom": "room", "museum": "room",
    "garage": "garage", "pool": "pool", "window": "window",
    "studio": "studio", "stage": "studio", "stadium": "grounds",
    "space": "space", "moon": "space", "underwater": "underwater", "sky": "sky",
    "cave": "cave", "castle": "grounds",
}  # fmt: skip

STAND_INS: dict[str, str] = {}


def build_place(key: str, ask: PlaceAsk) -> Backdrop:
    """Build the place `key` (one of `PLACES`). Raises InvalidRequest for a place nobody knows."""
    if key not in PLACES:
        known = ", ".join(sorted(PLACES))
        raise InvalidRequest("scene.setting.place", f"expected one of {known}; got {key!r}")
    afloat = ask.afloat and PLACES[key] in ("beach", "mountains")
    module = import_module(f"{__name__}.{'waters' if afloat else PLACES[key]}")
    backdrop: Backdrop = module.build(replace(ask, place=key))
    return _chalky(backdrop) if ask.quality == 0 else backdrop


def _chalky(backdrop: Backdrop) -> Backdrop:
    """The backdrop of a draft: what shines only faintly does not shine at all, and so needs the cheapest shader."""

    def dulled(placed: Placed) -> Placed:
        parts = tuple(
            replace(part, material=replace(part.material, roughness=1.0)) if _faint(part.material) else part
            for part in placed.body.parts
        )
        return replace(placed, body=replace(placed.body, parts=parts))

    return replace(backdrop, placed=tuple(dulled(placed) for placed in backdrop.placed))


def _faint(material: Material) -> bool:
    plain = material.texture is None and material.transmission == 0 and not any(material.emission)
    return plain and material.roughness >= 0.55 and material.metallic == 0 and material.clearcoat == 0
