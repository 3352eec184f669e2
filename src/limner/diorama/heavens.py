"""What hangs in the sky: sun, moon, rainbow, clouds and fireworks, far behind everything and over the land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from limner.diorama import places
from limner.diorama.grouping import Item
from limner.diorama.mesh import placement
from limner.diorama.stage import Sky, View
from limner.prompt.scene import Relation, Scene

OPEN = frozenset({
    "meadow", "beach", "desert", "savanna", "mountains", "snow", "grounds", "street", "harbour", "volcano", "night_city",
    "pool", "window", "cliff",
})  # fmt: skip
"""Modules of places over which there is a sky."""
SIZES = {"rainbow": 0.84, "firework": 0.4, "cloud": 0.3, "comet": 0.3, "shooting star": 0.26, "thundercloud": 0.34}
"""Larger side as a share of the picture's height; other things of the sky take `USUAL`."""
USUAL = 0.23
FAR = 24.0
"""Metres behind the group."""
WALLED = {"night_city": 8.0}
"""Places whose far towers would hide all that is behind them: there things hang so many metres behind the middle of the
place, over the roofs and before the towers."""
OPENINGS = {"window": (1.1, 0.2, 1.9, 0.72)}
"""Places where the sky is seen through an opening only: half its width, its lower and upper edge, and the y where it is."""
HEADROOM = 0.5
"""Sky that the frame leaves over the group, as a share of the group's height."""
LEVEL = 0.6
"""Rows by which the eye is lower where the sky is part of the picture."""


def heavenly(item: Item) -> bool:
    """Whether a thing belongs in the sky, behind all others."""
    return item.airborne and item.concept is not None and item.concept.group == "sky"


def has_sky(scene: Scene, place: str) -> bool:
    """Whether there is a sky to hang things in, as this scene is seen."""
    straight = scene.camera.angle in ("auto", "eye", "low") and scene.camera.shot != "aerial"
    return straight and places.PLACES[place] in OPEN


def freed(scene: Scene, kinds: set[str]) -> Scene:
    """The scene without relations that would tie a thing of the sky (`kinds`: their ids) to one on the ground."""

    def ties(r: Relation) -> bool:
        return r.kind not in ("left_of", "right_of") and bool(kinds & {r.subject, *r.objects})

    return replace(scene, relations=tuple(r for r in scene.relations if not ties(r)))


def room(boxes: np.ndarray) -> np.ndarray:
    """The boxes (n, 2, 3) and one more over them, so that the frame leaves some sky."""
    low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
    middle = (low + high) / 2
    top = float(high[2]) + HEADROOM * max(float(high[2] - low[2]), 0.6)
    return np.concatenate([boxes, [[[middle[0], middle[1], high[2]], [middle[0], middle[1], top]]]])


def hung(
    items: Sequence[Item], scene: Scene, place: str, view: View, wide: float, rng: np.random.Generator
) -> list[Item]:
    """The things of the sky where the picture's upper part shows them, left or right as the words want."""
    eye, forward, right, up, half = _axes(view)
    across = _places(items, scene, rng)
    far = float(np.linalg.norm(np.subtract(view.target, view.eye))) + FAR
    middle_x, half_x, top = _seen(view, wide, OPENINGS.get(places.PLACES[place]))
    wall = WALLED.get(places.PLACES[place])
    if wall is not None:
        far = (wall - float(eye[1])) / max(float(forward[1]), 0.1)
    out = []
    for number, (item, sx) in enumerate(zip(items, across, strict=True)):
        key = item.concept.key if item.concept else ""
        share = SIZES.get(key, USUAL) * min(1.0, wide) * min(1.0, half_x / 0.9)
        size = share * 2 * half * far
        extent = item.extent
        grown = item.moved(placement(0, 0, 0, scale=size / max(float(extent[0]), float(extent[2]))))
        low, high = grown.bounds
        # As high as it may be without leaving the frame; a rainbow's feet stand on the land.
        tall = float(high[2] - low[2]) / (2 * half * far)
        sy = top - tall - 0.07 * (number % 2)
        edge = half_x - float(high[0] - low[0]) / (2 * half * far * wide)
        side = middle_x + (float(np.clip(sx * half_x / 0.95, -edge, edge)) if edge > 0 else 0.0)
        spot = eye + far * (forward + side * half * wide * right + sy * half * up)
        middle = (low + high) / 2
        out.append(grown.moved(placement(*(float(c) for c in spot - middle))))
    return out


def sunny(sky: Sky, view: View, wide: float) -> Sky:
    """The sky with the sun to be seen near the picture's upper edge, on the side from which the light comes.

    Only what the camera sees is changed, not the light. A picture that looks down too far to show it stays as it is.
    """
    paint = sky.view
    _, forward, right, up, half = _axes(view)
    side = -1.0 if sky.sun_direction is not None and sky.sun_direction[0] < 0 else 1.0
    centre = forward + side * 0.66 * half * wide * right + 0.89 * half * up
    centre /= np.linalg.norm(centre)
    if paint is None or centre[2] < np.sin(np.radians(2.0)):
        return sky

    def seen(d: np.ndarray) -> np.ndarray:
        angle = np.degrees(np.arccos(np.clip(np.asarray(d, np.float64) @ centre, -1, 1)))
        disc = np.clip((1.35 - angle) / 0.12 + 0.5, 0, 1)
        halo = 0.34 * np.exp(-np.maximum(angle - 1.3, 0) / 2.2)
        colour = np.asarray(paint(d)) + halo[..., None] * np.array([1.0, 0.8, 0.4])
        return np.asarray(colour + (np.array([1.35, 1.12, 0.5]) - colour) * disc[..., None], np.float32)

    return replace(sky, view=seen)


CURTAINS = (
    (0.34, 0.1, 2.3, 0.4, 1.0), (0.58, 0.07, 3.1, 2.1, 0.7), (0.2, 0.06, 4.2, 4.0, 0.5),
)  # fmt: skip
"""Of the polar lights: height of the hem and of its waves in half pictures over the middle, waves, phase, brightness."""


def polar(sky: Sky, view: View, wide: float) -> Sky:
    """The sky with polar lights in the picture's upper half: curtains with a wavy hem, green below and violet above.

    Only what the camera sees is changed, not the light. A sky without a painting of its own stays as it is.
    """
    paint = sky.view
    if paint is None:
        return sky
    _, forward, right, up, half = _axes(view)
    green, violet = np.array([0.1, 0.95, 0.45]), np.array([0.5, 0.16, 0.75])

    def seen(d: np.ndarray) -> np.ndarray:
        v = np.asarray(d, np.float64)
        ahead = v @ forward
        depth = np.maximum(ahead, 1e-3) * half
        x, z = (v @ right) / (depth * wide), (v @ up) / depth
        light = np.zeros((*x.shape, 3))
        for height, swing, waves, phase, bright in CURTAINS:
            hem = height + swing * np.sin(waves * x + phase) + 0.35 * swing * np.sin(2.7 * waves * x + 2 * phase)
            over = z - hem
            rays = 0.72 + 0.28 * np.sin(46 * x + 9 * np.sin(3 * x + phase)) * np.sin(17 * x + phase)
            fall = np.where(over > 0, np.exp(-over / 0.32), np.exp(over / 0.035))
            tint = np.clip(over / 0.55, 0, 1)[..., None]
            fade = np.clip((1.25 - np.abs(x)) / 0.5, 0.25, 1)
            light += (0.8 * bright * fall * rays * fade)[..., None] * (green * (1 - tint) + violet * tint)
        light *= (ahead > 0.05)[..., None]
        return np.asarray(np.asarray(paint(d)) + light, np.float32)

    return replace(sky, view=seen)


def _places(items: Sequence[Item], scene: Scene, rng: np.random.Generator) -> list[float]:
    """Where things of the sky hang from left (-1) to right (1)."""
    if len(items) == 1:
        side = 1.0 if rng.random() < 0.5 else -1.0
        own = items[0].kind
        for r in scene.relations:
            if r.kind in ("left_of", "right_of") and own in (r.subject, *r.objects):
                side = 1.0 if (r.kind == "right_of") == (own == r.subject) else -1.0
        return [side * float(rng.uniform(0.48, 0.62))]
    return [float(x + rng.uniform(-0.05, 0.05)) for x in np.linspace(-0.66, 0.66, len(items))]


def _seen(view: View, wide: float, opening: tuple[float, float, float, float] | None) -> tuple[float, float, float]:
    """Where the frame shows sky, in half pictures: the middle and half the width of it across, and its upper edge."""
    if opening is None:
        return 0.0, 0.95, 0.93
    eye, forward, right, up, half = _axes(view)
    x, low, high, y = opening
    corners = np.array([[side * x, y, z] for side in (-1, 1) for z in (low, high)]) - eye
    ahead = corners @ forward * half
    across = np.clip((corners @ right) / (ahead * wide), -0.95, 0.95)
    top = float(((corners @ up) / ahead)[[1, 3]].min())
    return float(across.min() + across.max()) / 2, float(across.max() - across.min()) / 2, min(0.93, top - 0.03)


def _axes(view: View) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]:
    """Eye, forward, right, up (unit, world) and the tangent of half the vertical field."""
    eye = np.asarray(view.eye, np.float64)
    forward = np.asarray(view.target, np.float64) - eye
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, [0, 0, 1.0])
    right /= np.linalg.norm(right)
    return eye, forward, right, np.cross(right, forward), float(np.tan(np.radians(view.fov) / 2))
