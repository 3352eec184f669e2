"""`Stage`: everything the renderer needs for one picture, and nothing about how it was decided.

World: z up, metres of the stage (a main subject is about 1 high), camera in front (y < 0) looking along +y.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from limner.diorama.body import Body
from limner.diorama.material import RGB


@dataclass(frozen=True, eq=False)
class Placed:
    """A body in the world. `matrix` is 4 x 4. `subject` is the Scene's subject id (None: scenery or
    lettering)."""

    body: Body
    matrix: np.ndarray = field(default_factory=lambda: np.eye(4))
    subject: str | None = None
    label: str = ""


@dataclass(frozen=True, eq=False)
class Scatter:
    """Many copies of one body, instanced: matrices (N, 4, 4)."""

    body: Body
    matrices: np.ndarray


@dataclass(frozen=True, eq=False)
class Sky:
    """Light from all around and one sun.

    image: (H, 2H, 3) float32 linear radiance; the middle column is +y (what the camera looks at), the top row
    is straight up; x grows to the right. The sun's disc is not in the image. sun_direction: unit vector from
    the scene towards the sun, or None; sun_radiance: linear RGB irradiance on a facing surface (sky about 1);
    sun_size: angular diameter in degrees (0.5 real, larger = softer shadows).
    view: what the camera sees of the sky in fine detail, unit directions (..., 3) -> linear radiance (...,
    3); the image alone (coarse) is seen when it is None.
    """

    image: NDArray[np.float32]
    sun_direction: tuple[float, float, float] | None = None
    sun_radiance: RGB = (0.0, 0.0, 0.0)
    sun_size: float = 2.0
    view: Callable[[np.ndarray], np.ndarray] | None = None


@dataclass(frozen=True)
class Lamp:
    """A local light: a glowing rectangle or ball. radiance: linear RGB. size in metres. aim: a point, or None
    (ball)."""

    position: tuple[float, float, float]
    radiance: RGB
    size: float = 0.5
    aim: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class Haze:
    """Air between things: colour (linear RGB), extinction per metre, height in metres at which it has thinned
    to 1/e."""

    colour: RGB
    density: float
    height: float | None = None


@dataclass(frozen=True)
class View:
    """The camera. fov: vertical degrees. aperture: lens radius in metres (0 = all sharp). Isometric when
    `ortho` (then fov is unused and `ortho` is the height of the view in metres)."""

    eye: tuple[float, float, float]
    target: tuple[float, float, float]
    fov: float = 30.0
    aperture: float = 0.0
    focus: float | None = None
    ortho: float | None = None


def flat(_: np.ndarray) -> np.ndarray:
    """Ground height 0 everywhere: (N, 2) -> (N,)."""
    return np.zeros(len(_))


@dataclass(frozen=True, eq=False)
class Backdrop:
    """A place, built: scenery, light and where things may stand.

    Subjects are put within `clearing` metres of the origin, on `height(xy)`; keep that area nearly level and
    empty (tall scenery beyond y = clearing + 0.5 or well to the sides; nothing between camera and clearing).
    ground: None where there is no ground (space, sky): subjects float. floats: subjects drift in mid-air or
    water.
    depth: how far before and behind the origin there is room for them, where that is less than `clearing`.
    margin: metres that the frame leaves beside and over them, where they are seen before something.
    water: (from which y there is open water behind the clearing, its level z), if there is any.
    stream: y -> (x of the middle, half the width) of a river that runs through the clearing, for a bridge to span.
    exposure: multiplies radiance before the tone curve. eye_height and pitch are hints to the camera.
    """

    placed: tuple[Placed, ...]
    sky: Sky
    scatter: tuple[Scatter, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    haze: Haze | None = None
    height: Callable[[np.ndarray], np.ndarray] = flat
    floats: bool = False
    clearing: float = 3.0
    depth: float | None = None
    margin: float = 0.0
    exposure: float = 1.0
    eye_height: float = 1.4
    water: tuple[float, float] | None = None
    stream: Callable[[float], tuple[float, float]] | None = None
    fov: float = 30.0


@dataclass(frozen=True, eq=False)
class Stage:
    """One picture's world."""

    backdrop: Backdrop
    placed: tuple[Placed, ...]
    view: View
    width: int
    height: int
