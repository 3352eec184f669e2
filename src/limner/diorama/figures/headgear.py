"""What beings and people of old wear on the head, in units of the head (skull's middle is the origin, the face looks to
-y). Each entry stands on hair cut for a hat."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from limner.diorama.figures.hats import HATS, Hat, band, dome
from limner.diorama.figures.sculpt import Lump, ball, carve, limb, mirrored, paint, strand


def _viking() -> list[Lump]:
    horn = strand(
        [(0.98, 0.05, 0.66), (1.42, 0.0, 0.8), (1.58, -0.08, 1.3)], [0.22, 0.18, 0.04], "horn", 0.03, 7
    )
    return [
        *dome(0.36, "metal", 1.13),
        *band(0.42, 1.1, "trim", 0.1),
        limb((0, -1.02, 0.5), (0, -0.3, 1.16), 0.07, 0.07, "trim", 0.03),
        *mirrored([limb((0.92, 0.05, 0.64), (1.04, 0.04, 0.68), 0.26, 0.25, "trim", 0.02), *horn]),
    ]


def _kabuto() -> list[Lump]:
    flare = [
        limb(
            (0.95 * float(np.sin(a)), 0.05 - 0.95 * float(np.cos(a)), 0.36),
            (1.36 * float(np.sin(a)), 0.1 - 1.2 * float(np.cos(a)), -0.12),
            0.14,
            0.16,
            "mark",
            0.05,
        )
        for a in np.linspace(1.2, 2 * np.pi - 1.2, 12)
    ]
    crest = mirrored(
        strand(
            [(0.1, -1.06, 0.72), (0.5, -1.02, 1.1), (0.66, -0.9, 1.62)], [0.12, 0.13, 0.03], "trim", 0.02, 7
        )
    )
    return [
        *dome(0.34, "mark", 1.14),
        *flare,
        ball((0, -0.98, 0.4), (0.74, 0.3, 0.08), "mark", 0.03),
        *crest,
        ball((0, -1.1, 0.7), (0.16, 0.08, 0.16), "trim", 0.02),
    ]


def _cowboy() -> list[Lump]:
    brim = [
        limb((s * 0.55, y, 0.5), (s * 1.5, y * 0.8, 0.72), 0.5, 0.36, "mark", 0.12, (1, 1, 0.16))
        for s in (-1, 1)
        for y in (-0.35, 0.45)
    ]
    crown = [
        limb((0, 0.05, 0.6), (0, 0.05, 1.16), 0.92, 0.72, "mark", 0.05),
        carve((0, 0.05, 1.95), (0.26, 0.85, 0.36), 0.15),
        carve((0.62, -0.8, 1.5), (0.3, 0.35, 0.4), 0.15),
        carve((-0.62, -0.8, 1.5), (0.3, 0.35, 0.4), 0.15),
    ]
    return [
        ball((0, 0.04, 0.5), (1.3, 1.42, 0.1), "mark", 0.05),
        *brim,
        *crown,
        carve((0, 0, -0.1), (0.99, 0.93, 0.97), 0.02),
        *[paint((0, 0.05, 0.7), (1.1, 1.1, 0.1), "trim", 0.02)],
    ]


def _nemes() -> list[Lump]:
    cloth = [
        ball((0, 0.12, 0.16), (1.16, 1.02, 1.04), "trim", 0.05),
        *mirrored(
            [
                limb((1.0, 0.15, 0.3), (1.28, 0.08, -0.62), 0.32, 0.36, "trim", 0.1, (1, 0.55, 1)),
                limb((0.98, -0.1, -0.62), (0.72, -0.5, -1.3), 0.26, 0.24, "trim", 0.08, (1, 0.5, 1)),
            ]
        ),
        carve((0, -1.08, -0.36), (0.82, 0.9, 0.86), 0.06),
        carve((0, -0.2, -1.2), (0.74, 0.8, 0.8), 0.08),
    ]
    stripes = [
        paint((0, 0, z), (2.2, 2.2, 0.06), "mark", 0.015, (-14.0, 0, 0)) for z in np.arange(-1.2, 1.2, 0.27)
    ]
    return [
        *cloth,
        *[p for p in stripes],
        *strand([(0, -1.0, 0.62), (0, -1.2, 0.86), (0, -1.1, 1.06)], [0.1, 0.1, 0.13], "trim", 0.03, 4),
    ]


def _straw_cone() -> list[Lump]:
    return [
        limb((0, 0.05, 0.52), (0, 0.05, 1.2), 1.5, 0.12, "trim", 0.03, (1, 1, 0.75)),
        carve((0, 0.05, -1.06), (2.2, 2.2, 1.42), 0.04),
        carve((0, 0, -0.1), (1.0, 0.95, 0.97), 0.02),
    ]


def _flower_crown() -> list[Lump]:
    out: list[Lump] = []
    for k, a in enumerate(np.linspace(0, 2 * np.pi, 13)[:-1]):
        x, y = 0.88 * float(np.cos(a)), 0.06 + 0.84 * float(np.sin(a))
        out.append(ball((x, y, 0.66), 0.2, ("trim", "white", "nose")[k % 3], 0.03))
    return out


def _baseball_cap() -> list[Lump]:
    return [
        *dome(0.46, "trim", 1.1),
        ball((0, -0.82, 0.5), (0.72, 0.72, 0.085), "trim", 0.03, (14, 0, 0)),
        ball((0, 0.04, 1.18), 0.09, "white", 0.02),
    ]


def _beanie() -> list[Lump]:
    return [
        *dome(0.4, "trim", 1.12),
        *band(0.48, 1.06, "trim", 0.17),
        ball((0, 0.05, 1.34), 0.27, "white", 0.02),
    ]


def _sombrero() -> list[Lump]:
    rim = [
        limb(a, b, 0.16, 0.16, "white", 0.03)
        for a, b in pairwise(
            [
                (1.82 * float(np.cos(t)), 0.05 + 1.74 * float(np.sin(t)), 0.62)
                for t in np.linspace(0, 2 * np.pi, 25)
            ]
        )
    ]
    return [
        ball((0, 0.05, 0.5), (1.85, 1.78, 0.13), "trim", 0.04),
        limb((0, 0.05, 0.55), (0, 0.05, 1.45), 0.86, 0.5, "trim", 0.08),
        *rim,
        carve((0, 0, -0.1), (0.99, 0.93, 0.97), 0.02),
        paint((0, 0.05, 0.74), (1.1, 1.1, 0.09), "nose", 0.02),
    ]


def _bowler() -> list[Lump]:
    return [
        ball((0, 0.05, 0.52), (1.36, 1.3, 0.09), "mark", 0.04),
        *dome(0.5, "mark", 1.02),
        ball((0, 0.05, 0.85), (0.86, 0.84, 0.52), "mark", 0.1),
        carve((0, 0, -0.1), (0.99, 0.93, 0.96), 0.02),
        paint((0, 0.05, 0.7), (1.1, 1.1, 0.08), "trim", 0.02),
    ]


def _hard_hat() -> list[Lump]:
    return [
        *dome(0.42, "trim", 1.16),
        limb((0, -0.9, 0.72), (0, 0.85, 0.85), 0.13, 0.13, "trim", 0.12),
        ball((0, -0.85, 0.44), (0.86, 0.66, 0.09), "trim", 0.05),
        carve((0, 0, -0.05), (1.0, 0.94, 0.97), 0.02),
    ]


def _mortarboard() -> list[Lump]:
    sides = [
        ((1.05, 0.05), (0, -1.0)),
        ((0, -1.0), (-1.05, 0.05)),
        ((-1.05, 0.05), (0, 1.1)),
        ((0, 1.1), (1.05, 0.05)),
    ]
    edge = [limb((*a, 1.06), (*b, 1.06), 0.05, 0.05, "mark", 0.03) for a, b in sides]
    board = [
        limb(
            (a[0] * k, 0.05 + (a[1] - 0.05) * k, 1.06),
            (b[0] * k, 0.05 + (b[1] - 0.05) * k, 1.06),
            0.3,
            0.3,
            "mark",
            0.05,
            (1, 1, 0.16),
        )
        for a, b in sides
        for k in (0.25, 0.5, 0.72)
    ]
    tassel = [
        *strand([(0, 0.05, 1.14), (0.8, -0.2, 1.12), (0.93, -0.3, 0.6)], [0.04, 0.04, 0.05], "trim", 0.02, 6),
        limb((0.93, -0.3, 0.6), (0.94, -0.3, 0.34), 0.06, 0.1, "trim", 0.02),
    ]
    return [*edge, *board, *dome(0.5, "mark", 1.04), *tassel, carve((0, 0, -0.1), (0.99, 0.93, 0.96), 0.02)]


def _turban() -> list[Lump]:
    rolls = [
        limb(a, b, 0.2, 0.2, "trim", 0.06)
        for z, r, tilt in ((0.5, 0.98, 0.12), (0.72, 0.94, -0.14), (0.95, 0.78, 0.1))
        for a, b in pairwise(
            [
                (r * float(np.cos(t)), 0.08 + r * float(np.sin(t)), z + tilt * float(np.cos(t)))
                for t in np.linspace(0, 2 * np.pi, 19)
            ]
        )
    ]
    return [
        *dome(0.5, "trim", 1.02),
        ball((0, 0.08, 0.95), (0.8, 0.78, 0.42), "trim", 0.05),
        *rolls,
        carve((0, 0, -0.1), (0.99, 0.93, 0.96), 0.02),
    ]


_ONE_SKIN: dict[str, Callable[[], list[Lump]]] = {
    "baseball cap": _baseball_cap,
    "beanie": _beanie,
    "sombrero": _sombrero,
    "bowler": _bowler,
    "hard hat": _hard_hat,
    "mortarboard": _mortarboard,
    "turban": _turban,
    "party hat": lambda: [
        limb((0, 0.05, 0.72), (0, 0.05, 1.95), 0.62, 0.04, "trim", 0.03),
        ball((0, 0.05, 2.0), 0.2, "white", 0.03),
        *[paint((0, 0.05, z), (1.0, 1.0, 0.07), "white", 0.02) for z in (1.0, 1.35, 1.65)],
        carve((0, 0, -0.1), (0.99, 0.93, 0.96), 0.02),
    ],
    "hijab": lambda: [
        ball((0, 0.12, 0.08), (1.16, 1.05, 1.12), "trim", 0.04),
        limb((0, 0.1, -0.65), (0, 0.1, -1.12), 0.86, 0.98, "trim", 0.15, (1, 0.9, 1)),
        carve((0, -1.06, -0.1), (0.8, 0.8, 0.84), 0.05),
    ],
    "viking helmet": _viking,
    "kabuto": _kabuto,
    "cowboy hat": _cowboy,
    "nemes": _nemes,
    "cone hat": _straw_cone,
    "flower crown": _flower_crown,
    "bearskin": lambda: [
        ball((0, 0.05, 1.0), (1.06, 1.02, 1.05), "mark", 0.06),
        limb((0, 0.05, 0.5), (0, 0.05, 1.15), 1.06, 1.02, "mark", 0.05),
        carve((0, 0, -0.06), (1.0, 0.95, 0.97), 0.03),
        *strand([(0.66, -0.72, -0.5), (0, -0.9, -0.82), (-0.66, -0.72, -0.5)], [0.05, 0.05], "trim", 0.02, 8),
    ],
    "veil": lambda: [
        limb((0, 0.34, 0.5), (0, 0.75, -1.5), 1.08, 1.15, "white", 0.05, (1, 0.5, 1)),
        carve((0, -0.42, -0.3), (1.2, 0.72, 1.9), 0.04),
        *_flower_crown(),
    ],
    "habit": lambda: [
        ball((0, 0.12, 0.08), (1.16, 1.05, 1.12), "mark", 0.04),
        limb((0, 0.45, -0.1), (0, 0.5, -1.3), 0.96, 0.95, "mark", 0.1, (1, 0.6, 1)),
        carve((0, -1.06, -0.1), (0.8, 0.8, 0.84), 0.05),
        paint((0, -0.8, 0.68), (1.0, 0.62, 0.2), "white", 0.02),
    ],
    "hood": lambda: [
        ball((0, 0.16, 0.08), (1.24, 1.12, 1.2), "coat", 0.04),
        limb((0, 0.6, 0.9), (0, 1.1, 0.9), 0.4, 0.12, "coat", 0.2),
        limb((0, 0.1, -0.7), (0, 0.1, -1.1), 0.9, 0.95, "coat", 0.1),
        carve((0, -1.1, -0.14), (0.84, 0.95, 0.9), 0.08),
    ],
    "topknot": lambda: [
        ball((0, 0.3, 0.98), (0.36, 0.36, 0.2), "hair", 0.08),
        *strand([(0, 0.3, 1.1), (0, 0.42, 1.42), (0.06, 0.75, 1.3)], [0.16, 0.2, 0.05], "hair", 0.05, 6),
        ball((0, 0.31, 1.12), (0.2, 0.2, 0.07), "trim", 0.02),
    ],
    "laurel": lambda: [
        limb(
            (0.9 * float(np.cos(a)), 0.05 + 0.86 * float(np.sin(a)), 0.62),
            (1.0 * float(np.cos(a + 0.22)), 0.05 + 0.96 * float(np.sin(a + 0.22)), 0.78),
            0.1,
            0.03,
            "trim",
            0.03,
        )
        for a in np.linspace(-1.2, 4.34, 18)
    ],
    "headband": lambda: [*band(0.46, 1.0, "trim", 0.12)],
    "sailor cap": lambda: [
        ball((0, 0.05, 0.9), (0.92, 0.88, 0.3), "white", 0.05),
        *band(0.72, 0.86, "white", 0.17),
        carve((0, 0, -0.1), (0.98, 0.93, 0.96), 0.02),
    ],
    "beret": lambda: [
        ball((0.14, 0.05, 0.92), (1.12, 1.05, 0.3), "mark", 0.05, (0, 14, 0)),
        ball((0.2, 0.05, 1.24), 0.09, "mark", 0.03),
        carve((0, 0, -0.1), (0.98, 0.93, 0.97), 0.02),
    ],
    "top hat": lambda: [
        ball((0, 0.03, 0.62), (1.34, 1.28, 0.09), "mark", 0.04),
        limb((0, 0.05, 0.66), (0, 0.05, 1.55), 0.82, 0.86, "mark", 0.04),
        carve((0, 0.05, 2.6), (1.4, 1.4, 0.6), 0.03),
        carve((0, 0, -0.1), (0.98, 0.93, 0.96), 0.02),
        paint((0, 0.05, 0.84), (1.0, 1.0, 0.11), "trim", 0.02),
    ],
    "elf hat": lambda: [
        *dome(0.46, "coat"),
        *strand(
            [(0, 0.15, 0.95), (0.1, 0.3, 1.5), (0.5, 0.36, 1.9), (0.9, 0.3, 1.72)],
            [0.8, 0.46, 0.22, 0.1],
            "coat",
            0.2,
            7,
        ),
        *band(0.52, 1.06, "trim", 0.14),
        ball((0.98, 0.28, 1.64), 0.16, "trim", 0.02),
    ],
    "feather": lambda: [
        *band(0.52, 1.02, "trim", 0.1),
        limb((0.25, 0.75, 0.55), (0.35, 0.85, 1.6), 0.16, 0.05, "white", 0.03, (1, 0.35, 1)),
        limb((-0.1, 0.85, 0.55), (-0.2, 0.95, 1.5), 0.15, 0.05, "nose", 0.03, (1, 0.35, 1)),
    ],
    "skullcap": lambda: dome(0.72, "white", 1.04),
}


def _alone(build: Callable[[], list[Lump]]) -> Callable[[], list[list[Lump]]]:
    return lambda: [build()]


GEAR: dict[str, Hat] = {**HATS, **{name: Hat(_alone(build)) for name, build in _ONE_SKIN.items()}}
"""Everything to wear on the head, by name."""
