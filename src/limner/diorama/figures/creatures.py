"""Creatures without four legs: of the sea, of the garden, and snakes. Units: about 1 long or high, facing -y."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from limner.diorama.body import Body, Concept, Support
from limner.diorama.figures.assemble import bodied
from limner.diorama.figures.face import Piece, eyes, smile
from limner.diorama.figures.plan import recoloured
from limner.diorama.figures.sculpt import Lump, Vec, ball, limb, mirrored, paint, sculpt, strand
from limner.diorama.material import RGB, Look, srgb

Shape = Callable[[], tuple[list[Lump], list[Piece]]]


def _face(lumps: list[Lump], spread: float, z: float, eye: float, mouth: float | None, width: float = 0.06) -> list[Piece]:
    pieces = eyes(lumps, spread, z, eye)
    if mouth is not None:
        pieces += smile(lumps, mouth, width, radius=0.008)
    lumps += mirrored([paint((spread * 1.35, -0.4, z - eye * 1.7), (eye * 1.0, 0.5, eye * 0.75), "blush", eye * 0.8, strength=0.55)])
    return pieces


def fish() -> tuple[list[Lump], list[Piece]]:
    """A round fish with fans for fins."""
    lumps = [
        ball((0, -0.05, 0.36), (0.2, 0.34, 0.27)), limb((0, 0.2, 0.36), (0, 0.36, 0.36), 0.12, 0.06, seam=0.08),
        limb((0, 0.34, 0.37), (0, 0.56, 0.56), 0.06, 0.11, "mark", 0.05, (0.4, 1, 1)), limb((0, 0.34, 0.35), (0, 0.56, 0.18), 0.06, 0.11, "mark", 0.05, (0.4, 1, 1)),
        limb((0, -0.1, 0.58), (0, 0.14, 0.68), 0.09, 0.06, "mark", 0.04, (0.35, 1, 1)),
    ]  # fmt: skip
    lumps += mirrored([limb((0.18, -0.02, 0.3), (0.36, 0.12, 0.24), 0.06, 0.08, "mark", 0.03, (1, 1, 0.4))])
    pieces = _face(lumps, 0.115, 0.42, 0.052, 0.3)
    lumps += [paint((0, -0.2, 0.14), (0.2, 0.36, 0.14), "light", 0.06)]
    lumps += [paint((0, y, 0.4), (0.3, 0.035, 0.4), "light", 0.02) for y in (-0.04, 0.14)]
    return lumps, pieces


def whale() -> tuple[list[Lump], list[Piece]]:
    """A great round head, flukes up."""
    lumps: list[Lump] = [ball((0, -0.08, 0.27), (0.3, 0.38, 0.27)), *strand([(0, 0.15, 0.25), (0, 0.42, 0.24), (0, 0.56, 0.42)], [0.2, 0.11, 0.06], seam=0.12, steps=6)]
    lumps += mirrored([limb((0.02, 0.57, 0.43), (0.21, 0.64, 0.52), 0.06, 0.05, seam=0.05, flat=(1, 1, 0.5)),
                       limb((0.27, -0.1, 0.15), (0.43, 0.04, 0.08), 0.07, 0.05, seam=0.04, flat=(1, 1, 0.45))])  # fmt: skip
    pieces = _face(lumps, 0.18, 0.28, 0.042, 0.2, 0.08)
    lumps.append(paint((0, -0.2, 0.03), (0.34, 0.5, 0.13), "light", 0.04))
    return lumps, pieces


def dolphin() -> tuple[list[Lump], list[Piece]]:
    """A smiling dolphin, arched."""
    lumps: list[Lump] = [
        *strand([(0, -0.3, 0.42), (0, -0.05, 0.5), (0, 0.25, 0.42), (0, 0.5, 0.2)], [0.15, 0.18, 0.13, 0.05], seam=0.06, steps=9),
        ball((0, -0.32, 0.4), (0.16, 0.17, 0.155), seam=0.1), limb((0, -0.44, 0.34), (0, -0.58, 0.31), 0.062, 0.045, seam=0.05),
        limb((0, 0.02, 0.64), (0, 0.16, 0.78), 0.08, 0.03, "coat", 0.05, (0.35, 1, 1)),
    ]  # fmt: skip
    lumps += mirrored([limb((0.02, 0.5, 0.2), (0.19, 0.62, 0.15), 0.05, 0.04, seam=0.04, flat=(1, 1, 0.4)),
                       limb((0.13, -0.12, 0.34), (0.27, 0.03, 0.18), 0.06, 0.03, seam=0.04, flat=(1, 1, 0.5))])  # fmt: skip
    pieces = _face(lumps, 0.1, 0.44, 0.036, None)
    lumps.append(paint((0, -0.24, 0.27), (0.13, 0.44, 0.12), "light", 0.05))
    return lumps, pieces


def shark() -> tuple[list[Lump], list[Piece]]:
    """A plump shark with a high fin."""
    lumps: list[Lump] = [
        ball((0, -0.1, 0.28), (0.22, 0.38, 0.23)), limb((0, 0.1, 0.28), (0, 0.46, 0.3), 0.16, 0.05, seam=0.1),
        limb((0, 0.44, 0.3), (0, 0.6, 0.56), 0.07, 0.025, seam=0.05, flat=(0.4, 1, 1)), limb((0, 0.46, 0.28), (0, 0.57, 0.14), 0.05, 0.02, seam=0.05, flat=(0.4, 1, 1)),
        limb((0, -0.08, 0.46), (0, 0.08, 0.7), 0.12, 0.025, seam=0.05, flat=(0.35, 1, 1)),
    ]  # fmt: skip
    lumps += mirrored([limb((0.2, -0.08, 0.2), (0.42, 0.1, 0.12), 0.08, 0.03, seam=0.04, flat=(1, 1, 0.4))])
    pieces = _face(lumps, 0.125, 0.33, 0.036, 0.19, 0.1)
    lumps.append(paint((0, -0.2, 0.1), (0.24, 0.5, 0.15), "light", 0.04))
    return lumps, pieces


def manatee() -> tuple[list[Lump], list[Piece]]:
    """A sea cow: a loaf with paddles."""
    lumps: list[Lump] = [ball((0, 0.05, 0.25), (0.25, 0.4, 0.24)), ball((0, -0.34, 0.27), (0.18, 0.19, 0.18), seam=0.14),
                         ball((0, -0.47, 0.22), (0.13, 0.1, 0.1), "light", 0.08), limb((0, 0.35, 0.2), (0, 0.6, 0.14), 0.13, 0.13, seam=0.1, flat=(1.5, 1, 0.45))]  # fmt: skip
    lumps += mirrored([limb((0.2, -0.14, 0.15), (0.35, -0.2, 0.05), 0.075, 0.06, seam=0.05)])
    return lumps, _face(lumps, 0.1, 0.33, 0.032, 0.17, 0.05)


def octopus() -> tuple[list[Lump], list[Piece]]:
    """A balloon of a head on eight curling arms."""
    lumps: list[Lump] = [ball((0, 0, 0.58), (0.27, 0.26, 0.28)), ball((0, 0, 0.32), (0.19, 0.18, 0.14), seam=0.14)]
    for a in np.radians(np.arange(8) * 45 + 22.5):
        c, s = float(np.cos(a)), float(np.sin(a))
        lumps += strand([(0.12 * c, 0.12 * s, 0.26), (0.3 * c, 0.3 * s, 0.07), (0.48 * c, 0.48 * s, 0.06), (0.56 * c, 0.56 * s, 0.2)],
                        [0.085, 0.07, 0.055, 0.035], seam=0.05, steps=7)  # fmt: skip
    return lumps, _face(lumps, 0.11, 0.5, 0.05, 0.4)


def crab() -> tuple[list[Lump], list[Piece]]:
    """A wide shell, two raised claws."""
    lumps: list[Lump] = [ball((0, 0, 0.3), (0.34, 0.24, 0.2)), *mirrored([limb((0.12, -0.1, 0.42), (0.13, -0.14, 0.6), 0.035, 0.035, seam=0.04), ball((0.13, -0.14, 0.63), 0.075, seam=0.03)])]
    for k in range(3):
        lumps += mirrored(strand([(0.24, -0.02 + 0.09 * k, 0.24), (0.46, -0.04 + 0.1 * k, 0.3), (0.54, -0.06 + 0.13 * k, 0.03)], [0.05, 0.045, 0.028], seam=0.03, steps=5))
    lumps += mirrored([*strand([(0.28, -0.14, 0.32), (0.46, -0.24, 0.34), (0.46, -0.3, 0.5)], [0.055, 0.055, 0.06], seam=0.04, steps=5),
                       limb((0.46, -0.3, 0.54), (0.38, -0.32, 0.72), 0.1, 0.035, seam=0.03, flat=(1, 0.7, 1)), limb((0.5, -0.3, 0.54), (0.56, -0.32, 0.7), 0.09, 0.03, seam=0.03, flat=(1, 0.7, 1))])  # fmt: skip
    return lumps, _face(lumps, 0.13, 0.63, 0.046, 0.28, 0.08)


def snail() -> tuple[list[Lump], list[Piece]]:
    """A coiled shell on a soft foot."""
    lumps: list[Lump] = [limb((0, -0.36, 0.08), (0, 0.5, 0.04), 0.095, 0.03, "light", 0.05, (1.2, 1, 0.8)), limb((0, -0.36, 0.1), (0, -0.42, 0.34), 0.1, 0.12, "light", 0.06),
                         ball((0, 0.1, 0.4), (0.19, 0.33, 0.33), "coat", 0.02)]  # fmt: skip
    lumps += mirrored([limb((0.06, -0.42, 0.42), (0.1, -0.47, 0.62), 0.026, 0.022, "light", 0.02), ball((0.1, -0.47, 0.64), 0.046, "light", 0.02)])
    t = np.linspace(0.6, 4.6 * np.pi, 26)
    for s in (-1.0, 1.0):
        points: list[Vec] = [(s * (0.2 - 0.115 * (0.021 * u / 0.3) ** 2), 0.1 + 0.021 * u * float(np.cos(u)), 0.4 + 0.021 * u * float(np.sin(u))) for u in map(float, t)]
        lumps += strand(points, [0.028, 0.028], "mark", 0.01, 30)
    return lumps, _face(lumps, 0.055, 0.37, 0.03, 0.3, 0.04)


def bee() -> tuple[list[Lump], list[Piece]]:
    """A fat striped bee with two pairs of wings."""
    lumps: list[Lump] = [ball((0, 0.12, 0.32), (0.24, 0.33, 0.24)), ball((0, -0.26, 0.36), 0.21, seam=0.04), limb((0, 0.42, 0.3), (0, 0.52, 0.28), 0.05, 0.01, "mark", 0.03)]
    lumps += mirrored([limb((0.08, -0.32, 0.54), (0.13, -0.42, 0.68), 0.016, 0.016, "mark", 0.01), ball((0.13, -0.42, 0.69), 0.034, "mark", 0.01),
                       ball((0.24, 0.06, 0.66), (0.13, 0.035, 0.2), "wing", 0.02, (0, 38, 0)), ball((0.25, 0.2, 0.56), (0.09, 0.03, 0.14), "wing", 0.02, (0, 62, 0))])  # fmt: skip
    pieces = _face(lumps, 0.085, 0.38, 0.04, 0.28)
    lumps += [paint((0, y, 0.32), (0.3, 0.045, 0.3), "mark", 0.02) for y in (0.05, 0.21, 0.37)]
    return lumps, pieces


def butterfly() -> tuple[list[Lump], list[Piece]]:
    """Wide painted wings around a small smiling body."""
    lumps: list[Lump] = [limb((0, 0, 0.14), (0, 0, 0.5), 0.045, 0.06, "mark", 0.03), ball((0, -0.02, 0.6), 0.105, "mark", 0.03)]
    lumps += mirrored([ball((0.3, 0.03, 0.6), (0.28, 0.04, 0.24), "coat", 0.04, (0, -32, 12)), ball((0.23, 0.04, 0.24), (0.2, 0.04, 0.17), "coat", 0.04, (0, 32, 12)),
                       *strand([(0.04, -0.04, 0.68), (0.07, -0.06, 0.82), (0.16, -0.06, 0.88)], [0.016, 0.014, 0.024], "mark", 0.01, 5)])  # fmt: skip
    pieces = _face(lumps, 0.045, 0.615, 0.024, 0.565, 0.025)
    lumps += mirrored([paint((0.4, 0, 0.68), (0.11, 0.2, 0.09), "light", 0.03), paint((0.2, 0, 0.58), (0.08, 0.2, 0.06), "light", 0.03), paint((0.27, 0, 0.2), (0.09, 0.2, 0.07), "light", 0.03)])
    return lumps, pieces


def ladybug() -> tuple[list[Lump], list[Piece]]:
    """A spotted dome with a dark head."""
    lumps: list[Lump] = [ball((0, 0.1, 0.22), (0.36, 0.42, 0.34)), ball((0, -0.32, 0.2), (0.2, 0.17, 0.18), "mark", 0.02)]
    for y in (-0.14, 0.08, 0.3):
        lumps += mirrored([limb((0.28, y, 0.14), (0.42, y - 0.04, 0.03), 0.04, 0.035, "mark", 0.02)])
    lumps += mirrored([limb((0.07, -0.36, 0.34), (0.12, -0.44, 0.5), 0.018, 0.026, "mark", 0.01)])
    pieces = eyes(lumps, 0.085, 0.24, 0.045, white=1.35)
    lumps += [paint((x, y, z), 0.085, "mark", 0.02) for x, y, z in ((0.2, -0.1, 0.48), (-0.2, -0.1, 0.48), (0.27, 0.2, 0.44), (-0.27, 0.2, 0.44), (0.13, 0.36, 0.46), (-0.13, 0.36, 0.46))]
    lumps.append(paint((0, 0.1, 0.6), (0.016, 0.5, 0.3), "mark", 0.02))
    lumps.append(Lump((0, 0.1, -0.4), (0.6, 0.6, 0.42), op="carve", seam=0.03))
    return lumps, pieces


def snake() -> tuple[list[Lump], list[Piece]]:
    """A coil with its head up."""
    t = np.linspace(0, 4.2 * np.pi, 22)
    coil: list[Vec] = [(float((0.34 - 0.009 * u) * np.sin(u)), float(0.12 + (0.3 - 0.009 * u) * np.cos(u)), float(0.085 + 0.012 * u)) for u in t]
    lumps: list[Lump] = [*strand([(0.62, 0.3, 0.03), (0.4, 0.5, 0.05), *coil, (0.0, 0.08, 0.36), (0, -0.02, 0.5), (0, -0.08, 0.62)], [0.02, 0.075, *[0.09] * 8, 0.085, 0.08], seam=0.02, steps=46),
                         ball((0, -0.14, 0.68), (0.15, 0.18, 0.12), seam=0.06)]  # fmt: skip
    return lumps, _face(lumps, 0.085, 0.73, 0.036, 0.63, 0.06)


def seahorse() -> tuple[list[Lump], list[Piece]]:
    """An upright curl with a long snout."""
    lumps: list[Lump] = [*strand([(0, -0.02, 0.72), (0, 0.06, 0.55), (0, 0.02, 0.38), (0, 0.1, 0.2), (0, 0.02, 0.06), (0, -0.1, 0.08), (0, -0.08, 0.16)],
                                 [0.1, 0.13, 0.14, 0.085, 0.06, 0.045, 0.025], seam=0.06, steps=14), ball((0, -0.06, 0.8), (0.13, 0.14, 0.13), seam=0.06),
                         limb((0, -0.16, 0.76), (0, -0.32, 0.72), 0.055, 0.045, seam=0.05), limb((0, 0.16, 0.52), (0, 0.27, 0.5), 0.09, 0.05, "mark", 0.03, (0.4, 1, 1))]  # fmt: skip
    lumps += [limb((0, y, z), (0, y * 1.3 + 0.02, z + 0.07), 0.04, 0.015, "mark", 0.03) for y, z in ((-0.12, 0.91), (-0.02, 0.93), (0.06, 0.88))]
    pieces = _face(lumps, 0.08, 0.82, 0.036, None)
    lumps.append(paint((0, -0.14, 0.42), (0.1, 0.14, 0.18), "light", 0.05))
    return lumps, pieces


@dataclass(frozen=True)
class Creature:
    """A shape with its colours (coat, light, mark), size in metres per unit, degrees it is turned, and support."""

    shape: Shape
    coat: RGB
    light: RGB
    mark: RGB
    size: float
    turn: float = 48.0
    support: Support = "ground"
    names: tuple[str, ...] = ()


CREATURES: dict[str, Creature] = {
    "fish": Creature(fish, srgb("#f5822f"), srgb("#fff6ea"), srgb("#e0622a"), 0.3, 52, "water", ("goldfish", "clownfish", "tropical fish", "salmon")),
    "whale": Creature(whale, srgb("#4f8fc9"), srgb("#eef4f7"), srgb("#356fa3"), 3.0, 42, "water", ("blue whale", "humpback whale", "orca")),
    "dolphin": Creature(dolphin, srgb("#6aa3c9"), srgb("#eef4f7"), srgb("#4b83aa"), 1.6, 50, "water", ("porpoise",)),
    "shark": Creature(shark, srgb("#6d8799"), srgb("#f2f4f3"), srgb("#54697a"), 2.0, 45, "water", ("great white shark",)),
    "manatee": Creature(manatee, srgb("#8b98a1"), srgb("#a9b3b8"), srgb("#6d7a83"), 1.8, 42, "water", ("dugong", "sea cow")),
    "octopus": Creature(octopus, srgb("#d9608c"), srgb("#f3b2c4"), srgb("#b5416f"), 0.6, 0, "water", ("squid", "kraken")),
    "crab": Creature(crab, srgb("#e5503a"), srgb("#f7b79c"), srgb("#b93a2a"), 0.3, 0, "ground", ("lobster",)),
    "snail": Creature(snail, srgb("#d98e4a"), srgb("#f2dcae"), srgb("#9c5a2b"), 0.15, 58, "ground", ("slug",)),
    "bee": Creature(bee, srgb("#f9c22e"), srgb("#fff3cf"), srgb("#2f2826"), 0.12, 46, "air", ("honeybee", "bumblebee", "wasp")),
    "butterfly": Creature(butterfly, srgb("#3f7fd6"), srgb("#f7c948"), srgb("#2b2a3a"), 0.16, 16, "air", ("moth", "monarch butterfly")),
    "ladybug": Creature(ladybug, srgb("#dd3428"), srgb("#fff6ea"), srgb("#232127"), 0.12, 40, "ground", ("ladybird", "beetle")),
    "snake": Creature(snake, srgb("#6cb04a"), srgb("#eeeab0"), srgb("#3f7a35"), 0.6, 12, "ground", ("python", "cobra", "serpent")),
    "seahorse": Creature(seahorse, srgb("#f2a23a"), srgb("#fdebc2"), srgb("#de7430"), 0.2, 50, "water", ()),
}  # fmt: skip


@lru_cache(maxsize=64)
def modelled(one: Creature, look: Look) -> Body:
    """A creature, in metres."""
    own = {
        "coat": one.coat, "light": one.light, "mark": one.mark, "dark": one.mark, "blush": srgb("#f58f86"), "inner": one.light, "nose": one.mark,
        "hoof": one.mark, "wing": srgb("#dfeef6"), "beak": srgb("#f0982c"), "horn": srgb("#e9dcc3"), "tusk": srgb("#fbf4e4"),
    }  # fmt: skip
    palette = recoloured(own, look)
    lumps, pieces = one.shape()
    skin = sculpt(lumps, palette, 0.0145)
    low, high = (np.asarray(c, float) for c in skin.bounds)
    middle, depth = (low[2] + high[2]) / 2, float(low[1])
    anchors: dict[str, Vec] = {
        "head": (0, depth * 0.6, float(high[2])), "face": (0, depth, float(middle)), "neck": (0, depth * 0.8, float(low[2] + (high[2] - low[2]) * 0.3)),
        "back": (0, 0.05, float(high[2]) * 0.85), "lap": (0, depth - 0.12, 0.05), "hand_left": (float(low[0]), depth * 0.6, float(middle)),
        "hand_right": (float(high[0]), depth * 0.6, float(middle)),
    }  # fmt: skip
    return bodied([skin], pieces, anchors, palette, look, one.size, one.turn)


def _build(look: Look, pose: str | None, rng: np.random.Generator, *, key: str) -> Body:
    return modelled(CREATURES[key], look)


CONCEPTS: tuple[Concept, ...] = tuple(
    Concept(key, partial(_build, key=key), "animal", one.names, round(one.size * 1.1, 2), one.support)
    for key, one in CREATURES.items()
)
