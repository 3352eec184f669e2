"""Hats of today and of tales, in units of the head (the skull's middle is the origin, the face looks to -y)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from limner.diorama.figures.sculpt import Lump, Vec, ball, carve, limb, mirrored, strand


@dataclass(frozen=True)
class Hat:
    """skins: what is sculpted, skin by skin. crown: height of its top over the skull's middle. lift: how much higher a beast
    wears it, whose eyes are higher than a person's.
    """

    skins: Callable[[], list[list[Lump]]]
    crown: float = 1.3
    lift: float = 0.3


def dome(low: float, tone: str, wide: float = 1.1) -> list[Lump]:
    """A cap down to height `low`."""
    return [
        ball((0, 0.04, 0.14), (wide, wide - 0.04, 1.04), tone),
        carve((0, 0, low - 1.5), (1.9, 1.9, 1.5), 0.04),
    ]


def band(z: float, radius: float, tone: str, thick: float = 0.12) -> list[Lump]:
    """A ring about the head."""
    points: list[Vec] = [
        (radius * float(np.cos(a)), 0.04 + radius * 0.95 * float(np.sin(a)), z)
        for a in np.linspace(0, 2 * np.pi, 17)
    ]
    return [limb(a, b, thick, thick, tone, 0.01) for a, b in pairwise(points)]


def _wizard() -> list[list[Lump]]:
    return [
        [
            limb((0, 0.1, 0.62), (0.0, 0.3, 1.5), 0.92, 0.4, "coat", 0.05),
            *strand([(0, 0.28, 1.45), (0.02, 0.4, 2.0), (0.3, 0.4, 2.4)], [0.42, 0.22, 0.06], "coat", 0.1, 5),
            carve((0, 0, -0.1), (1.03, 0.97, 0.98), 0.02),
        ],
        [ball((0, 0.06, 0.5), (1.6, 1.5, 0.12), "coat", 0.05), carve((0, 0, 0), (0.96, 0.9, 0.95), 0.02)],
        band(0.66, 1.06, "trim"),
    ]


def _crown() -> list[list[Lump]]:
    points = [
        limb(
            (0.72 * np.cos(a), 0.05 + 0.68 * np.sin(a), 0.82),
            (0.8 * np.cos(a), 0.05 + 0.76 * np.sin(a), 1.34),
            0.15,
            0.06,
            "trim",
            0.05,
        )
        for a in np.linspace(0, 2 * np.pi, 9)[:-1] - np.pi / 2
    ]
    return [[*band(0.8, 0.8, "trim"), *points]]


def _tiara() -> list[list[Lump]]:
    return [
        [
            *strand(
                [(-0.6, -0.42, 0.78), (0, -0.56, 0.98), (0.6, -0.42, 0.78)],
                [0.08, 0.09, 0.08],
                "trim",
                0.02,
                6,
            ),
            ball((0, -0.6, 1.16), (0.13, 0.08, 0.17), "trim", 0.05),
        ]
    ]


def _peaked() -> list[list[Lump]]:
    return [
        [ball((0, 0, 0.92), (1.16, 1.1, 0.26), "coat", 0.06), *dome(0.4, "coat")],
        [ball((0, -0.9, 0.42), (0.62, 0.42, 0.08), "mark", 0.04)],
        [ball((0, -1.06, 0.78), (0.17, 0.09, 0.17), "trim", 0.02)],
    ]


def _helmet() -> list[list[Lump]]:
    return [
        [
            *dome(0.28, "coat"),
            limb((0, -0.75, 0.72), (0, 0.8, 0.72), 0.16, 0.16, "coat", 0.15),
            ball((0, 0.02, 0.3), (1.34, 1.3, 0.12), "coat", 0.05),
            carve((0, 0, -0.05), (0.98, 0.93, 0.96), 0.02),
        ],
        [ball((0, -1.02, 0.64), (0.2, 0.12, 0.24), "trim", 0.02)],
    ]


def _army() -> list[list[Lump]]:
    return [[ball((0, 0.03, 0.32), (1.18, 1.14, 0.94), "coat"), carve((0, 0, -0.6), (1.5, 1.5, 0.95), 0.05)]]


def _straw() -> list[list[Lump]]:
    return [
        [
            *dome(0.45, "trim"),
            ball((0, 0.02, 0.5), (1.7, 1.6, 0.1), "trim", 0.06),
            carve((0, 0, 0), (0.96, 0.9, 0.95), 0.02),
        ],
        band(0.62, 1.08, "nose"),
    ]


def _chef() -> list[list[Lump]]:
    puffs = [
        ball((0.5 * np.cos(a), 0.05 + 0.5 * np.sin(a), 1.42), 0.46, "white", 0.1)
        for a in np.linspace(0, 2 * np.pi, 7)[:-1]
    ]
    return [
        [
            limb((0, 0.05, 0.66), (0, 0.05, 1.2), 0.86, 0.8, "white", 0.04),
            *puffs,
            ball((0, 0.05, 1.5), 0.5, "white", 0.2),
            carve((0, 0, -0.1), (1.0, 0.95, 0.98), 0.02),
        ]
    ]


def _pirate() -> list[list[Lump]]:
    return [
        [
            *dome(0.45, "mark"),
            ball((0, -0.35, 0.72), (1.3, 0.5, 0.42), "mark", 0.08),
            ball((0, 0.5, 0.7), (1.1, 0.5, 0.36), "mark", 0.08),
        ],
        [ball((0, -0.84, 0.82), (0.2, 0.08, 0.2), "white", 0.03)],
    ]


def _santa() -> list[list[Lump]]:
    return [
        [
            *dome(0.4, "coat"),
            *strand(
                [(0, 0.1, 0.95), (0.3, 0.25, 1.5), (0.95, 0.25, 1.35), (1.2, 0.2, 0.8)],
                [0.75, 0.45, 0.25, 0.12],
                "coat",
                0.2,
                7,
            ),
        ],
        [*band(0.48, 1.06, "white", 0.2)],
        [ball((1.24, 0.18, 0.66), 0.26, "white")],
    ]


def _knight() -> list[list[Lump]]:
    return [
        [
            ball((0, 0.02, 0.06), (1.16, 1.1, 1.16), "metal"),
            carve((0, -1.1, -0.06), (0.8, 0.6, 0.34), 0.05),
            limb((0, 0.5, 0.9), (0, -0.6, 1.06), 0.08, 0.08, "metal", 0.06),
        ],
        [
            *strand(
                [(0, -0.1, 1.2), (0, 0.4, 1.55), (0, 0.95, 1.2), (0, 1.15, 0.7)],
                [0.12, 0.24, 0.24, 0.06],
                "coat",
                0.05,
                6,
            )
        ],
    ]


def _space() -> list[list[Lump]]:
    return [
        [
            ball((0, 0.08, 0.04), (1.3, 1.24, 1.26), "coat"),
            carve((0, -1.12, 0.0), (0.98, 0.78, 0.84), 0.08),
            *mirrored([ball((1.26, 0.1, 0.0), (0.16, 0.3, 0.3), "light", 0.04)]),
        ]
    ]


def _ninja() -> list[list[Lump]]:
    return [
        [ball((0, 0.02, 0.02), (1.09, 1.03, 1.06), "coat"), carve((0, -1.12, 0.04), (0.86, 0.6, 0.3), 0.05)],
        band(0.5, 1.1, "trim", 0.14),
    ]


HATS: dict[str, Hat] = {
    "wizard": Hat(_wizard, 2.2),
    "crown": Hat(_crown, 1.3, lift=0.12),
    "tiara": Hat(_tiara, 1.2, lift=0.12),
    "peaked": Hat(_peaked, 1.2),
    "helmet": Hat(_helmet, 1.3),
    "army": Hat(_army, 1.28),
    "straw": Hat(_straw, 1.2),
    "chef": Hat(_chef, 1.8),
    "pirate": Hat(_pirate, 1.3),
    "santa": Hat(_santa, 1.6),
    "knight": Hat(_knight, 1.3, lift=0.0),
    "space": Hat(_space, 1.34, lift=0.0),
    "ninja": Hat(_ninja, 1.12, lift=0.0),
}
