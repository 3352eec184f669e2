"""What sets a being apart from people: horns, pointed ears, tusks and what else grows on their heads.

Features of the head are in units of the head's radius (the skull's middle is the origin, the face looks to -y), those of
the body in units of the figure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from limner.diorama.figures.face import EYE, Piece, disc
from limner.diorama.figures.sculpt import Lump, ball, carve, limb, mirrored, paint, strand
from limner.diorama.material import Material, srgb
from limner.diorama.solids import torus

if TYPE_CHECKING:
    from limner.diorama.figures.outfit import Outfit

GLOW = Material(srgb("#ffe27a"), roughness=0.4, emission=(0.9, 0.7, 0.2))


def _horns() -> list[Lump]:
    return list(
        mirrored(
            strand(
                [(0.42, -0.3, 0.78), (0.6, -0.42, 1.15), (0.5, -0.5, 1.5)],
                [0.19, 0.13, 0.03],
                "horn",
                0.04,
                6,
            )
        )
    )


def _ram_horns() -> list[Lump]:
    return list(
        mirrored(
            strand(
                [
                    (0.5, -0.05, 0.72),
                    (0.95, 0.12, 0.95),
                    (1.32, 0.0, 0.6),
                    (1.2, -0.25, 0.2),
                    (1.42, -0.42, 0.36),
                ],
                [0.24, 0.22, 0.17, 0.12, 0.04],
                "horn",
                0.04,
                11,
            )
        )
    )


def _ears(long: float, lift: float) -> list[Lump]:
    tip = (0.95 + long, 0.16, -0.02 + lift)
    inner = (0.98 + long * 0.45, -0.02, 0.0 + lift * 0.45)
    return list(
        mirrored(
            [
                limb((0.82, 0.06, -0.04), tip, 0.27, 0.04, "skin", 0.1, (1, 0.5, 1)),
                paint(inner, (long * 0.4, 0.13, 0.1), "blush", 0.05, strength=0.6),
            ]
        )
    )


def _tube_ears() -> list[Lump]:
    one = [
        limb((0.6, 0.0, 0.72), (1.02, 0.0, 1.02), 0.12, 0.13, "skin", 0.08),
        ball((1.08, 0.0, 1.06), (0.2, 0.19, 0.2), "skin", 0.05),
        paint((1.2, -0.06, 1.15), 0.1, "blush", 0.04),
    ]
    return list(mirrored(one))


def _antennae() -> list[Lump]:
    return list(
        mirrored(
            [
                *strand(
                    [(0.32, -0.1, 0.85), (0.5, -0.18, 1.3), (0.62, -0.25, 1.55)],
                    [0.06, 0.05, 0.05],
                    "skin",
                    0.03,
                    5,
                ),
                ball((0.64, -0.26, 1.62), 0.15, "trim", 0.03),
            ]
        )
    )


def _snakes() -> list[Lump]:
    lumps: list[Lump] = [
        ball((0, 0.14, 0.16), (1.05, 0.97, 0.97), "hair", 0.05),
        carve((0, -1.05, -0.32), (0.82, 0.86, 0.86), 0.08),
        carve((0, -0.1, -1.2), (1.6, 0.62, 0.82), 0.1),
    ]
    for k, a in enumerate(np.linspace(-2.1, 2.1, 9)):
        s, c = float(np.sin(a)), float(np.cos(a))
        up = 0.25 if k % 2 else 0.55
        root, mid, tip = (
            (0.8 * s, 0.1 + 0.1 * abs(s), 0.85 * c * 0.9 + 0.15),
            (1.25 * s, -0.05, 1.2 * c + up),
            (1.5 * s + 0.2 * (1 if k % 2 else -1), -0.3, 1.3 * c + up + 0.1),
        )
        lumps += [
            *strand([root, mid, tip], [0.16, 0.14, 0.11], ("hair", "hair", "horn"), 0.05, 6),
            ball(tip, (0.15, 0.19, 0.12), "hair", 0.03),
        ]
    return lumps


def _bandaged() -> list[Lump]:
    out = [
        paint((0, 0, z), (1.3, 1.3, 0.035), "mark", 0.015, (tilt, 0, 0), 0.75)
        for z, tilt in ((0.78, 5.0), (0.55, -7.0), (0.36, 4.0), (-0.28, -5.0), (-0.5, 6.0), (-0.7, -4.0))
    ]
    return [*out, limb((0.9, 0.2, -0.2), (1.28, 0.3, -0.55), 0.13, 0.07, "skin", 0.04, (1, 0.4, 1))]


def _furry() -> list[Lump]:
    """A ruff of fur all round the face."""
    lumps: list[Lump] = [
        ball((0, 0.14, 0.08), (1.12, 1.0, 1.08), "hair", 0.06),
        carve((0, -1.12, -0.02), (0.74, 0.8, 0.74), 0.08),
    ]
    for a in np.linspace(0, 2 * np.pi, 15)[:-1]:
        c, s = float(np.cos(a)), float(np.sin(a))
        lumps.append(
            limb((0.84 * c, -0.15, 0.84 * s), (1.22 * c, -0.2, 1.22 * s - 0.12), 0.24, 0.07, "hair", 0.1)
        )
    lumps += [limb((0.1, -0.1, 1.0), (-0.14, -0.3, 1.42), 0.22, 0.05, "hair", 0.1)]
    return lumps


HEAD: dict[str, Callable[[], list[Lump]]] = {
    "horns": _horns,
    "ram horns": _ram_horns,
    "bull horns": lambda: list(
        mirrored(
            strand(
                [(0.62, 0.0, 0.66), (1.1, -0.05, 0.84), (1.36, -0.12, 1.24)],
                [0.2, 0.16, 0.05],
                "horn",
                0.04,
                6,
            )
        )
    ),
    "elf ears": lambda: _ears(0.55, 0.42),
    "goblin ears": lambda: _ears(0.95, 0.28),
    "tube ears": _tube_ears,
    "antennae": _antennae,
    "snakes": _snakes,
    "bandages": _bandaged,
    "fur": _furry,
    "bulb nose": lambda: [limb((0, -0.88, -0.02), (0, -1.18, -0.2), 0.17, 0.27, "skin", 0.08)],
    "long nose": lambda: list(
        strand([(0, -0.85, 0.0), (0, -1.22, -0.06), (0, -1.42, -0.3)], [0.16, 0.15, 0.06], "skin", 0.06, 6)
    ),
    "tusks": lambda: list(
        mirrored([limb((0.3, -0.88, -0.52), (0.36, -1.02, -0.2), 0.1, 0.03, "tusk", 0.01)])
    ),
    "fangs": lambda: list(
        mirrored([limb((0.13, -0.9, -0.42), (0.13, -0.94, -0.6), 0.055, 0.015, "tusk", 0.005)])
    ),
    "jaw": lambda: [ball((0, -0.42, -0.62), (0.66, 0.5, 0.36), "skin", 0.12)],
    "moustache": lambda: list(
        mirrored(
            strand(
                [(0.05, -0.99, -0.3), (0.4, -0.96, -0.36), (0.62, -0.82, -0.2)],
                [0.09, 0.1, 0.03],
                "hair",
                0.03,
                5,
            )
        )
    ),
    "goatee": lambda: [limb((0, -0.86, -0.66), (0, -0.96, -1.06), 0.17, 0.04, "hair", 0.05)],
    "antenna": lambda: [
        limb((0, 0, 0.9), (0, 0, 1.32), 0.06, 0.05, "metal", 0.02),
        ball((0, 0, 1.4), 0.14, "nose", 0.02),
        *mirrored([limb((0.9, 0.05, 0.0), (1.14, 0.05, 0.0), 0.24, 0.2, "metal", 0.03)]),
    ],
    "gills": lambda: list(
        mirrored(
            [
                limb((0.86, 0.05, -0.05 + z), (1.25, 0.14, z), 0.1, 0.03, "coat", 0.04, (1, 0.5, 1))
                for z in (-0.16, 0.08, 0.32)
            ]
        )
    ),
}


def head(outfit: Outfit) -> tuple[list[list[Lump]], list[Piece]]:
    """(skins to sculpt, pieces) of what grows on the head, in units of the head."""
    skins = [HEAD[name]() for name in outfit.features if name in HEAD]
    pieces: list[Piece] = []
    if "halo" in outfit.features:
        pieces.append(Piece(torus(0.62, 0.075, steps=36, sides=10).turned(8, "x").moved(0, 0.05, 1.55), GLOW))
    if "third eye" in outfit.features:
        pieces.append(
            Piece(disc(np.array([0, -0.88, 0.46]), np.array([0, -1.0, 0.2]), (0.09, 0.05, 0.1)), EYE)
        )
    return skins, pieces
