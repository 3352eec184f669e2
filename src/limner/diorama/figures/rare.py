"""Creatures asked for less often: axolotl, pangolin, armadillo, dragonfly, platypus, stegosaurus, triceratops, starfish,
stingray, walrus, narwhal. Units: about 1 long or high, facing -y."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from functools import partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures.creatures import Creature, modelled
from limner.diorama.figures.face import Piece, eyes, smile
from limner.diorama.figures.sculpt import Lump, ball, limb, mirrored, paint, strand
from limner.diorama.material import Look, srgb

Parts = tuple[list[Lump], list[Piece]]


def _face(lumps: list[Lump], spread: float, z: float, eye: float, mouth: float | None, width: float = 0.06, *, blush: bool = True) -> list[Piece]:
    pieces = eyes(lumps, spread, z, eye)
    if mouth is not None:
        pieces += smile(lumps, mouth, width, radius=0.008)
    if blush:
        lumps += mirrored([paint((spread * 1.4, -0.45, z - eye * 1.7), (eye, 0.5, eye * 0.75), "blush", eye * 0.8, strength=0.55)])
    return pieces


def _four_legs(x: float, front: float, back: float, thick: float, tone: str = "coat") -> list[Lump]:
    """Short sturdy legs with round feet."""
    out: list[Lump] = []
    for y in (front, back):
        out += mirrored([limb((x, y, 0.2), (x * 1.12, y, thick), thick * 1.15, thick, tone, 0.06), ball((x * 1.12, y - thick * 0.5, thick * 0.8), (thick * 1.15, thick * 1.4, thick * 0.8), tone, 0.03)])
    return out


def axolotl() -> Parts:
    """A broad smiling head with three feathery gills a side, a tail with a fin."""
    lumps: list[Lump] = [
        ball((0, -0.3, 0.24), (0.27, 0.2, 0.175)), ball((0, 0.02, 0.17), (0.15, 0.28, 0.13), seam=0.12),
        *strand([(0, 0.2, 0.16), (0.02, 0.42, 0.13), (0.1, 0.62, 0.13), (0.22, 0.74, 0.16)], [0.11, 0.075, 0.05, 0.02], seam=0.1, steps=7),
        limb((0, 0.05, 0.29), (0.02, 0.4, 0.24), 0.05, 0.09, "light", 0.06, (0.3, 1, 1)), limb((0.03, 0.42, 0.2), (0.2, 0.72, 0.19), 0.1, 0.05, "light", 0.05, (0.4, 1, 1)),
    ]
    for lift, reach in ((0.2, 0.27), (0.06, 0.32), (-0.07, 0.27)):
        root, tip = (0.2, -0.2, 0.27), (0.2 + reach, -0.1, 0.29 + lift)
        lumps += mirrored([limb(root, tip, 0.042, 0.016, "mark", 0.03)])
        for t in (0.35, 0.6, 0.85):
            x, y, z = (root[i] + (tip[i] - root[i]) * t for i in range(3))
            lumps += mirrored([limb((x, y, z), (x + 0.035, y - 0.02, z + s * 0.075), 0.02, 0.011, "mark", 0.012) for s in (-1, 1)])
    for y, out in ((-0.12, 0.3), (0.2, 0.27)):
        lumps += mirrored([*strand([(0.1, y, 0.13), (out - 0.05, y - 0.02, 0.09), (out, y - 0.1, 0.035)], [0.05, 0.042, 0.036], seam=0.05, steps=4),
                           *[limb((out, y - 0.1, 0.03), (out + dx, y - 0.17, 0.02), 0.022, 0.014, seam=0.02) for dx in (-0.05, 0.005, 0.06)]])
    pieces = eyes(lumps, 0.17, 0.27, 0.036)
    pieces += smile(lumps, 0.185, 0.1, radius=0.009)
    lumps += mirrored([paint((0.2, -0.45, 0.2), (0.05, 0.5, 0.035), "blush", 0.035, strength=0.7)])
    lumps.append(paint((0, -0.2, 0.04), (0.2, 0.5, 0.07), "light", 0.04))
    return lumps, pieces


def dragonfly() -> Parts:
    """Seen from above, wings spread: a long banded tail, two pairs of clear wings, great round eyes."""
    bands = ("coat", "coat", "mark", "coat", "mark", "coat", "mark", "coat", "mark", "mark")
    lumps: list[Lump] = [ball((0, -0.03, 0.84), (0.085, 0.085, 0.08)), limb((0, 0, 0.76), (0, 0.02, 0.6), 0.085, 0.075, seam=0.03),
                         *strand([(0, 0.01, 0.6), (0.01, 0.03, 0.34), (-0.02, 0.02, 0.14), (-0.05, -0.02, 0.0)], [0.058, 0.04, 0.036, 0.028], bands, seam=0.03, steps=10)]
    lumps += mirrored([ball((0.075, -0.06, 0.87), 0.066, "mark", 0.01),
                       ball((0.36, 0.03, 0.78), (0.33, 0.022, 0.085), "wing", 0.012, (0, -14, 6)), ball((0.33, 0.05, 0.6), (0.3, 0.022, 0.09), "wing", 0.012, (0, 13, 8)),
                       *[limb((0.05, -0.06, z), (0.12, -0.12, z - 0.03), 0.016, 0.011, "mark", 0.01) for z in (0.66, 0.74)]])
    return lumps, [*eyes(lumps, 0.085, 0.88, 0.026, white=1.3), *smile(lumps, 0.8, 0.03, radius=0.006)]


def pangolin() -> Parts:
    """Overlapping scales from brow to tail, a pale pointed face."""
    lumps: list[Lump] = [ball((0, 0.02, 0.32), (0.22, 0.32, 0.22)), ball((0, -0.38, 0.32), (0.125, 0.17, 0.12), "light", 0.1), limb((0, -0.48, 0.28), (0, -0.66, 0.22), 0.075, 0.045, "light", 0.06),
                         *strand([(0, 0.25, 0.3), (0.03, 0.55, 0.16), (0.16, 0.82, 0.09), (0.36, 0.94, 0.08)], [0.19, 0.16, 0.11, 0.035], seam=0.1, steps=7)]
    lumps += _four_legs(0.13, -0.18, 0.2, 0.065, "light")
    pieces = eyes(lumps, 0.085, 0.35, 0.028)
    path = np.array([(0, -0.34, 0.36), (0, -0.2, 0.4), (0, 0, 0.42), (0, 0.22, 0.38), (0.01, 0.4, 0.3), (0.04, 0.58, 0.2), (0.11, 0.74, 0.14), (0.22, 0.86, 0.11)])
    width = np.array([0.12, 0.2, 0.235, 0.22, 0.19, 0.165, 0.13, 0.09])
    centre = np.array([0.32, 0.32, 0.31, 0.29, 0.22, 0.15, 0.11, 0.09])
    for row, ((x, y, _), w, c) in enumerate(zip(path, width, centre, strict=True)):
        for k in range(7 - row % 2):
            a = (k - (6 - row % 2) / 2) * 0.5
            dx, dz = float(np.sin(a)), float(np.cos(a))
            lumps.append(ball((float(x) + w * dx, float(y), float(c) + w * dz), (0.075 * w / 0.2 + 0.015, 0.1, 0.026), "mark" if (row + k) % 2 else "coat", 0.008, (14, float(np.degrees(a)), 0)))
    lumps += mirrored([ball((0.1, -0.3, 0.42), (0.035, 0.025, 0.045), "light", 0.02), ball((0, -0.7, 0.22), (0.03, 0.02, 0.025), "nose", 0.01)])
    return lumps, pieces


def armadillo() -> Parts:
    """A domed shell in bands, long ears, a banded tail."""
    lumps: list[Lump] = [ball((0, 0.05, 0.3), (0.23, 0.33, 0.25)), ball((0, -0.36, 0.27), (0.115, 0.15, 0.11), "light", 0.06), limb((0, -0.44, 0.24), (0, -0.62, 0.19), 0.07, 0.042, "light", 0.05),
                         *strand([(0, 0.34, 0.26), (0.04, 0.55, 0.15), (0.16, 0.72, 0.09)], [0.085, 0.055, 0.02], ("coat", "mark") * 4, seam=0.05, steps=8)]
    for y in np.linspace(-0.12, 0.22, 6):
        r = float(np.sqrt(1 - ((y - 0.05) / 0.34) ** 2))
        lumps.append(ball((0, float(y), 0.3), (0.238 * r, 0.02, 0.258 * r), "mark", 0.01))
    lumps += _four_legs(0.14, -0.2, 0.24, 0.06, "light")
    lumps += mirrored([ball((0.075, -0.3, 0.43), (0.042, 0.022, 0.1), "light", 0.02, (-8, 18, 0))])
    pieces = _face(lumps, 0.08, 0.3, 0.028, None, blush=False)
    lumps.append(ball((0, -0.66, 0.19), (0.034, 0.024, 0.028), "nose", 0.01))
    return lumps, pieces


def platypus() -> Parts:
    """A plump brown body, a broad orange bill, a paddle for a tail."""
    lumps: list[Lump] = [ball((0, 0.05, 0.22), (0.21, 0.36, 0.19)), ball((0, -0.3, 0.27), (0.16, 0.15, 0.15), seam=0.1), ball((0, -0.5, 0.22), (0.135, 0.17, 0.04), "beak", 0.03),
                         ball((0, 0.5, 0.14), (0.14, 0.25, 0.05), "mark", 0.08, (-8, 0, 0))]
    for y, z in ((-0.14, 0.1), (0.24, 0.1)):
        lumps += mirrored([limb((0.15, y, z), (0.25, y - 0.05, 0.05), 0.06, 0.045, seam=0.05), ball((0.28, y - 0.1, 0.03), (0.075, 0.085, 0.025), "beak", 0.03)])
    pieces = _face(lumps, 0.105, 0.33, 0.036, None, blush=False)
    lumps.append(paint((0, -0.1, 0.06), (0.17, 0.5, 0.1), "light", 0.05))
    return lumps, pieces


def stegosaurus() -> Parts:
    """A high back with two rows of plates, a small head, a spiked tail."""
    lumps: list[Lump] = [
        ball((0, 0.05, 0.42), (0.2, 0.33, 0.23)), *strand([(0, -0.2, 0.38), (0, -0.42, 0.33), (0, -0.56, 0.36)], [0.15, 0.09, 0.085], seam=0.1, steps=5),
        ball((0, -0.62, 0.36), (0.105, 0.13, 0.1), seam=0.06), *strand([(0, 0.3, 0.42), (0.02, 0.62, 0.34), (0.1, 0.88, 0.36)], [0.16, 0.085, 0.03], seam=0.1, steps=6),
    ]
    for y, top, x in ((-0.16, 0.34, 0.13), (0.24, 0.42, 0.14)):
        lumps += mirrored([limb((x, y, top), (x * 1.1, y, 0.09), 0.105, 0.075, seam=0.06), ball((x * 1.1, y - 0.03, 0.05), (0.085, 0.1, 0.05), seam=0.03)])
    for k, (y, z, s) in enumerate(((-0.4, 0.42, 0.07), (-0.28, 0.53, 0.1), (-0.12, 0.63, 0.135), (0.07, 0.67, 0.155), (0.26, 0.64, 0.135), (0.42, 0.55, 0.105), (0.56, 0.48, 0.075))):
        x = 0.035 if k % 2 else -0.035
        lumps.append(ball((x, y, z + s * 0.55), (0.022, s * 0.62, s), "mark", 0.015, (12, 8 * (1 if k % 2 else -1), 0)))
        lumps.append(ball((x, y, z + s * 1.25), (0.018, s * 0.34, s * 0.55), "mark", 0.02, (12, 0, 0)))
    lumps += mirrored([limb((0.06, y, 0.36), (0.14, y + 0.07, 0.5), 0.03, 0.01, "light", 0.015) for y in (0.72, 0.84)])
    pieces = _face(lumps, 0.075, 0.4, 0.03, 0.32, 0.04)
    lumps += [paint((0, -0.1, 0.2), (0.15, 0.6, 0.1), "light", 0.05), *mirrored([paint((0.2, y, z), 0.045, "mark", 0.02, strength=0.5) for y, z in ((-0.02, 0.5), (0.16, 0.46), (0.28, 0.52))])]
    return lumps, pieces


def triceratops() -> Parts:
    """A frilled head with three horns."""
    lumps: list[Lump] = [
        ball((0, 0.12, 0.4), (0.23, 0.36, 0.24)), ball((0, -0.34, 0.42), (0.16, 0.2, 0.16), seam=0.12), limb((0, -0.45, 0.38), (0, -0.6, 0.33), 0.1, 0.06, seam=0.06),
        ball((0, -0.22, 0.56), (0.29, 0.06, 0.24), "mark", 0.04, (-24, 0, 0)), *strand([(0, 0.42, 0.4), (0.04, 0.7, 0.24), (0.16, 0.88, 0.2)], [0.17, 0.08, 0.025], seam=0.1, steps=6),
        limb((0, -0.58, 0.4), (0, -0.66, 0.54), 0.035, 0.012, "horn", 0.02),
    ]
    lumps += mirrored([limb((0.1, -0.4, 0.52), (0.16, -0.6, 0.76), 0.042, 0.012, "horn", 0.02)])
    for a in np.linspace(-1.25, 1.25, 9):
        lumps.append(ball((0.29 * float(np.sin(a)), -0.16 + 0.02 * float(np.cos(a)), 0.575 + 0.235 * float(np.cos(a))), 0.04, "light", 0.015))
    for y, top in ((-0.1, 0.36), (0.34, 0.4)):
        lumps += mirrored([limb((0.16, y, top), (0.17, y, 0.09), 0.11, 0.085, seam=0.06), ball((0.17, y - 0.03, 0.055), (0.095, 0.11, 0.055), seam=0.03)])
    pieces = _face(lumps, 0.115, 0.44, 0.032, 0.32, 0.05, blush=False)
    lumps += [paint((0, 0, 0.16), (0.17, 0.6, 0.12), "light", 0.05)]
    return lumps, pieces


def starfish() -> Parts:
    """Five fat arms, dotted, standing up to be seen."""
    lumps: list[Lump] = [ball((0, 0, 0.46), (0.2, 0.11, 0.2))]
    for k in range(5):
        a = np.pi / 2 + 2 * np.pi * k / 5
        c, s = float(np.cos(a)), float(np.sin(a))
        lumps.append(limb((0.08 * c, 0, 0.46 + 0.08 * s), (0.42 * c, 0, 0.46 + 0.42 * s), 0.145, 0.055, seam=0.06, flat=(1, 0.6, 1)))
        lumps += [ball((r * c, -0.085 + 0.055 * (r / 0.42), 0.46 + r * s), 0.026 - 0.02 * r, "light", 0.006) for r in (0.17, 0.25, 0.33, 0.4)]
    return lumps, _face(lumps, 0.075, 0.49, 0.03, 0.42, 0.05)


def stingray() -> Parts:
    """A flat diamond with rippling wings and a whip of a tail."""
    lumps: list[Lump] = [ball((0, 0, 0.2), (0.24, 0.34, 0.095)), *strand([(0, 0.3, 0.19), (0.03, 0.62, 0.16), (0.14, 0.98, 0.22)], [0.05, 0.024, 0.008], seam=0.06, steps=7)]
    wing = [(0.12, -0.03, 0.2), (0.34, 0.02, 0.22), (0.48, 0.06, 0.27), (0.6, 0.12, 0.35)]
    lumps += mirrored([limb(a, b, ra, rb, seam=0.08, flat=(1, 1.45, 0.4)) for a, b, ra, rb in zip(wing, wing[1:], (0.19, 0.14, 0.09), (0.14, 0.09, 0.03), strict=False)])
    pieces = _face(lumps, 0.11, 0.255, 0.034, 0.19, 0.05)
    lumps += [paint((0, 0, 0.06), (0.6, 0.5, 0.09), "light", 0.04), *mirrored([paint((x, y, 0.3), 0.035, "mark", 0.015) for x, y in ((0.1, 0.1), (0.22, 0.02), (0.06, 0.24), (0.32, 0.14))])]
    return lumps, pieces


def walrus() -> Parts:
    """A heap of a body, a whiskered muzzle and two long tusks."""
    lumps: list[Lump] = [ball((0, 0.1, 0.3), (0.3, 0.4, 0.29)), ball((0, -0.16, 0.55), (0.21, 0.2, 0.24), seam=0.14), limb((0, 0.4, 0.2), (0, 0.72, 0.08), 0.17, 0.07, seam=0.12),
                         *mirrored([ball((0.085, -0.33, 0.5), (0.1, 0.09, 0.085), "light", 0.02), limb((0.3 * 0.85, -0.1, 0.2), (0.4, -0.28, 0.05), 0.1, 0.07, seam=0.08, flat=(1, 1, 0.6)),
                                    limb((0.04, 0.7, 0.07), (0.18, 0.84, 0.05), 0.07, 0.07, seam=0.05, flat=(1, 1, 0.5)), limb((0.075, -0.37, 0.44), (0.08, -0.41, 0.19), 0.026, 0.012, "tusk", 0.01)]),
                         ball((0, -0.4, 0.56), (0.05, 0.035, 0.035), "nose", 0.01)]
    return lumps, _face(lumps, 0.105, 0.64, 0.032, None)


def narwhal() -> Parts:
    """A small round whale with a spiral horn."""
    lumps: list[Lump] = [ball((0, -0.04, 0.3), (0.22, 0.35, 0.22)), *strand([(0, 0.2, 0.28), (0, 0.44, 0.26), (0, 0.6, 0.38)], [0.16, 0.085, 0.05], seam=0.1, steps=5)]
    lumps += mirrored([limb((0.02, 0.6, 0.4), (0.19, 0.68, 0.47), 0.055, 0.045, seam=0.05, flat=(1, 1, 0.5)), limb((0.19, -0.08, 0.19), (0.33, 0.04, 0.12), 0.06, 0.045, seam=0.04, flat=(1, 1, 0.45))])
    for k in range(9):
        t = k / 8
        lumps.append(ball((0, -0.36 - 0.34 * t, 0.42 + 0.26 * t), 0.034 * (1 - 0.75 * t) + 0.004, "horn" if k % 2 else "tusk", 0.012))
    lumps.append(limb((0, -0.32, 0.39), (0, -0.72, 0.7), 0.03, 0.006, "tusk", 0.01))
    pieces = _face(lumps, 0.13, 0.32, 0.034, 0.23, 0.06)
    lumps += [paint((0, -0.16, 0.1), (0.26, 0.5, 0.14), "light", 0.04), *mirrored([paint((0.12, y, 0.46), 0.03, "mark", 0.012) for y in (-0.1, 0.06, 0.2)])]
    return lumps, pieces


RARE: dict[str, Creature] = {
    "axolotl": Creature(axolotl, srgb("#f6b3bd"), srgb("#fde3e2"), srgb("#e0597f"), 0.3, 34, "ground", ("mexican salamander", "salamander")),
    "dragonfly": Creature(dragonfly, srgb("#3fa7b8"), srgb("#e6f5f5"), srgb("#1f5f7d"), 0.12, 14, "air", ("damselfly",)),
    "pangolin": Creature(pangolin, srgb("#b58a58"), srgb("#ecd1ad"), srgb("#8d6238"), 0.6, 46, "ground", ("scaly anteater",)),
    "armadillo": Creature(armadillo, srgb("#b79c86"), srgb("#ecccb5"), srgb("#8c705d"), 0.6, 48),
    "platypus": Creature(platypus, srgb("#8a5a3a"), srgb("#d8ab7e"), srgb("#6b4228"), 0.5, 42, "ground", ("duck billed platypus",)),
    "stegosaurus": Creature(stegosaurus, srgb("#76b06a"), srgb("#eeeab8"), srgb("#ee8844"), 3.0, 58),
    "triceratops": Creature(triceratops, srgb("#7aa6b8"), srgb("#f0e6c4"), srgb("#e08a55"), 3.0, 44),
    "starfish": Creature(starfish, srgb("#f4813f"), srgb("#fcd49c"), srgb("#d65f2a"), 0.25, 8, "ground", ("sea star",)),
    "stingray": Creature(stingray, srgb("#6c8fa6"), srgb("#eef2f0"), srgb("#c6dbe2"), 1.0, 30, "water", ("manta ray", "manta")),
    "walrus": Creature(walrus, srgb("#9c6b52"), srgb("#d9b195"), srgb("#75503e"), 2.2, 34),
    "narwhal": Creature(narwhal, srgb("#8fb0c6"), srgb("#f1f5f5"), srgb("#5f829b"), 2.2, 42, "water"),
}


def _build(look: Look, pose: str | None, rng: np.random.Generator, *, key: str) -> Body:
    return modelled(RARE[key], look)


CONCEPTS: tuple[Concept, ...] = tuple(
    Concept(key, partial(_build, key=key), "animal", one.names, round(one.size * 1.1, 2), one.support) for key, one in RARE.items()
)
