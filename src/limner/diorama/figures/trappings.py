"""What beings carry on the body: wings, tails, armour, bandages, belts of cloth. Units of the figure."""

from __future__ import annotations

import numpy as np

from limner.diorama.figures.dress import CLOTHES, Part
from limner.diorama.figures.sculpt import Lump, ball, limb, mirrored, strand


def _bat_wings(hip: float, shoulder: float) -> list[Lump]:
    z = shoulder - 0.03
    arm = [
        *strand(
            [(0.04, 0.1, z - 0.04), (0.2, 0.16, z + 0.14), (0.36, 0.18, z + 0.05)],
            [0.022, 0.02, 0.014],
            "dark",
            0.02,
            6,
        ),
        *strand(
            [(0.36, 0.18, z + 0.05), (0.44, 0.19, z - 0.05), (0.43, 0.18, z - 0.17)],
            [0.014, 0.012, 0.006],
            "dark",
            0.01,
            4,
        ),
    ]
    skin = [
        limb((0.1, 0.135, z - 0.02), (0.2, 0.16, z + 0.1), 0.06, 0.03, "inner", 0.03, (1, 0.25, 1)),
        limb((0.2, 0.16, z + 0.08), (0.24, 0.165, z - 0.17), 0.065, 0.03, "inner", 0.03, (1, 0.22, 1)),
        limb((0.28, 0.17, z + 0.06), (0.35, 0.175, z - 0.18), 0.065, 0.025, "inner", 0.03, (1, 0.22, 1)),
        limb((0.12, 0.14, z), (0.13, 0.14, z - 0.13), 0.055, 0.025, "inner", 0.03, (1, 0.25, 1)),
    ]
    return list(mirrored([*arm, *skin]))


def feathered(hip: float, shoulder: float, tone: str = "white") -> list[Lump]:
    """A pair of wide feathered wings, half spread."""
    z = shoulder - 0.02
    one: list[Lump] = list(
        strand(
            [(0.05, 0.1, z - 0.06), (0.18, 0.17, z + 0.1), (0.34, 0.2, z + 0.1)],
            [0.045, 0.05, 0.035],
            tone,
            0.03,
            6,
        )
    )
    for k, t in enumerate(np.linspace(0, 1, 7)):
        x, top = 0.1 + 0.25 * float(t), z + 0.0 + 0.1 * float(np.sin(1.6 * t + 0.2))
        one.append(
            limb(
                (x, 0.16 + 0.03 * float(t), top),
                (x + 0.03 + 0.09 * float(t), 0.19 + 0.01 * (k % 2), top - 0.22 + 0.08 * float(t) ** 2),
                0.042,
                0.028,
                tone,
                0.012,
                (1, 0.5, 1),
            )
        )
    return list(mirrored(one))


def _devil_tail(hip: float, shoulder: float) -> list[Lump]:
    tip = (0.27, 0.12, hip + 0.16)
    return [
        *strand(
            [(0.0, 0.09, hip + 0.03), (0.1, 0.2, hip - 0.12), (0.24, 0.18, hip - 0.08), tip],
            [0.026, 0.02, 0.017, 0.014],
            "skin",
            0.02,
            9,
        ),
        ball(tip, (0.05, 0.018, 0.035), "skin", 0.01),
        limb(tip, (0.275, 0.12, hip + 0.23), 0.034, 0.006, "skin", 0.02, (1, 0.5, 1)),
    ]


def _tuft_tail(hip: float, shoulder: float) -> list[Lump]:
    return [
        *strand(
            [
                (0.0, 0.09, hip + 0.03),
                (0.12, 0.19, hip - 0.1),
                (0.24, 0.16, hip - 0.14),
                (0.29, 0.1, hip - 0.04),
            ],
            [0.026, 0.02, 0.018, 0.018],
            "skin",
            0.02,
            8,
        ),
        ball((0.29, 0.09, hip - 0.01), (0.04, 0.035, 0.05), "hair", 0.02),
    ]


def _fur_coat(hip: float, shoulder: float) -> list[Lump]:
    """Locks all over the trunk."""
    lumps: list[Lump] = []
    for row, z in enumerate(np.linspace(hip - 0.02, shoulder - 0.01, 6)):
        for k in range(9):
            a = 2 * np.pi * (k + 0.5 * (row % 2)) / 9
            x, y = 0.112 * float(np.cos(a)), 0.094 * float(np.sin(a))
            lumps.append(
                limb(
                    (x, y, float(z) + 0.03), (x * 1.22, y * 1.22, float(z) - 0.035), 0.036, 0.01, "coat", 0.02
                )
            )
    return lumps


def _bandages(hip: float, shoulder: float) -> list[Lump]:
    out: list[Lump] = []
    for k, z in enumerate(np.arange(hip - 0.02, shoulder, 0.042)):
        out.append(
            Lump(
                (0, 0, float(z)),
                (0.121, 0.103, 0.0125),
                None,
                "light",
                0.008,
                ((6, -5, 4)[k % 3], (8, -9, 5)[k % 3], 0),
            )
        )
    return [
        *out,
        limb((0.1, -0.04, hip + 0.02), (0.15, -0.07, hip - 0.14), 0.022, 0.014, "light", 0.01, (1, 0.4, 1)),
    ]


def _loincloth(hip: float, shoulder: float) -> list[Lump]:
    return [
        Lump((0, 0, hip + 0.055), (0.126, 0.108, 0.028), None, "trim", 0.01),
        limb((0, -0.09, hip + 0.05), (0, -0.13, hip - 0.13), 0.07, 0.055, "light", 0.02, (1, 0.3, 1)),
        limb((0, 0.09, hip + 0.05), (0, 0.12, hip - 0.13), 0.07, 0.055, "light", 0.02, (1, 0.3, 1)),
    ]


def _pauldrons(hip: float, shoulder: float) -> list[Lump]:
    return list(
        mirrored(
            [
                ball((0.135, 0, shoulder - 0.015), (0.06, 0.065, 0.042), "metal", 0.01, (0, 24, 0)),
                ball((0.155, 0, shoulder - 0.05), (0.054, 0.06, 0.03), "metal", 0.01, (0, 34, 0)),
            ]
        )
    )


def _samurai(hip: float, shoulder: float) -> list[Lump]:
    rows: list[Lump] = []
    for k, z in enumerate((hip + 0.01, hip - 0.035, hip - 0.08)):
        wide = 0.128 + 0.012 * k
        rows.append(Lump((0, 0, z), (wide, wide * 0.86, 0.026), None, "mark" if k % 2 else "coat", 0.008))
    plates = mirrored(
        [
            ball(
                (0.15, 0, shoulder - 0.03 - 0.04 * k),
                (0.05, 0.062, 0.026),
                "mark" if k % 2 else "coat",
                0.008,
                (0, 38, 0),
            )
            for k in range(3)
        ]
    )
    chest = [
        ball((0, -0.02, shoulder - 0.08), (0.112, 0.094, 0.085), "mark", 0.02),
        Lump((0, 0, shoulder - 0.09), (0.118, 0.102, 0.014), None, "trim", 0.006),
        Lump((0, 0, shoulder - 0.14), (0.118, 0.102, 0.014), None, "trim", 0.006),
    ]
    return [*rows, *plates, *chest]


def _bouquet(hip: float, shoulder: float) -> list[Lump]:
    z = shoulder - 0.15
    blooms = [
        ball(
            (0.035 * float(np.cos(a)) * r, -0.24 + 0.01 * r, z + 0.03 + 0.035 * float(np.sin(a)) * r),
            0.026,
            ("nose", "white", "blush")[k % 3],
            0.006,
        )
        for k, (a, r) in enumerate([(0, 0), *((t, 1.1) for t in np.linspace(0, 2 * np.pi, 7)[:-1])])
    ]
    return [*blooms, limb((0, -0.22, z), (0, -0.2, z - 0.09), 0.022, 0.012, "leaf", 0.02)]


def _stitches(hip: float, shoulder: float) -> list[Lump]:
    return [
        ball((0.04, -0.1, (hip + shoulder) / 2), (0.035, 0.02, 0.035), "light", 0.006),
        limb((-0.07, -0.085, shoulder - 0.04), (-0.05, -0.1, shoulder - 0.1), 0.01, 0.01, "mark", 0.004),
    ]


def _beast_tail(hip: float, shoulder: float) -> list[Lump]:
    return list(
        strand(
            [
                (0.0, 0.08, hip + 0.02),
                (0.1, 0.2, hip - 0.06),
                (0.22, 0.19, hip + 0.02),
                (0.26, 0.14, hip + 0.15),
            ],
            [0.034, 0.034, 0.034, 0.026],
            "skin",
            0.02,
            9,
        )
    )


BODY: dict[str, Part] = {
    **CLOTHES,
    "beast tail": _beast_tail,
    "bat wings": _bat_wings,
    "feather wings": feathered,
    "devil tail": _devil_tail,
    "tuft tail": _tuft_tail,
    "fur coat": _fur_coat,
    "wrapped": _bandages,
    "loincloth": _loincloth,
    "pauldrons": _pauldrons,
    "samurai": _samurai,
    "bouquet": _bouquet,
    "patches": _stitches,
    "belly": lambda hip, shoulder: [ball((0, -0.095, hip + 0.1), (0.112, 0.125, 0.115), "coat", 0.03)],
    "shells": lambda hip, shoulder: [
        *mirrored([ball((0.05, -0.082, shoulder - 0.075), (0.045, 0.034, 0.04), "trim", 0.01)])
    ],
    "gold collar": lambda hip, shoulder: [
        Lump((0, -0.005, shoulder + 0.0), (0.115, 0.095, 0.03), None, "trim", 0.01),
        Lump((0, -0.005, shoulder - 0.025), (0.124, 0.104, 0.02), None, "mark", 0.01),
    ],
    "sword": lambda hip, shoulder: [
        limb((0.13, 0.0, hip + 0.06), (0.2, 0.13, hip - 0.2), 0.016, 0.012, "mark", 0.004),
        ball((0.122, -0.012, hip + 0.085), (0.03, 0.02, 0.012), "trim", 0.004),
        limb((0.12, -0.02, hip + 0.09), (0.1, -0.05, hip + 0.14), 0.014, 0.014, "dark", 0.004),
    ],
    "juggled": lambda hip, shoulder: [
        ball((0.2 * float(np.cos(a)), -0.2, shoulder + 0.02 + 0.5 * float(np.sin(a))), 0.045, tone, 0.004)
        for a, tone in ((0.35, "trim"), (1.15, "nose"), (1.95, "leaf"), (2.75, "light"))
    ],
}
"""Everything to wear or carry on the body, by name."""
