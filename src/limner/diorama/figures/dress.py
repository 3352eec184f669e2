"""What people wear over shirt and trousers: belts, collars, aprons, capes, packs. Units of the figure."""

from __future__ import annotations

from collections.abc import Callable

from limner.diorama.figures.sculpt import Lump, ball, limb, mirrored, strand

Part = Callable[[float, float], list[Lump]]
"""(height of the hips, height of the shoulders) -> lumps of one skin."""


def _belt(hip: float, shoulder: float) -> list[Lump]:
    return [
        _ring(hip + 0.055, 0.124, 0.106, 0.022, "belt"),
        ball((0, -0.112, hip + 0.055), (0.03, 0.016, 0.026), "trim", 0.01),
    ]


def _buttons(hip: float, shoulder: float) -> list[Lump]:
    middle = (hip + shoulder) / 2
    return [
        ball((0, y, z), 0.015, "trim", 0.005)
        for y, z in ((-0.094, middle + 0.06), (-0.1, middle + 0.01), (-0.103, middle - 0.04))
    ]


def _apron(hip: float, shoulder: float) -> list[Lump]:
    return [
        limb((0, -0.08, hip + 0.1), (0, -0.1, hip - 0.07), 0.092, 0.105, "apron", 0.02, (1, 0.34, 1)),
        ball((0, -0.066, shoulder - 0.08), (0.066, 0.036, 0.07), "apron", 0.04),
        _ring(hip + 0.075, 0.123, 0.105, 0.012, "apron"),
        *mirrored(
            [
                limb(
                    (0.05, -0.08, shoulder - 0.03),
                    (0.05, -0.01, shoulder + 0.028),
                    0.012,
                    0.012,
                    "apron",
                    0.01,
                )
            ]
        ),
        Lump((0, 0, hip - 0.36), (0.4, 0.4, 0.24), op="carve", seam=0.02),
    ]


def _lapels(hip: float, shoulder: float) -> list[Lump]:
    middle = (hip + shoulder) / 2
    return [
        *mirrored(
            [
                limb(
                    (0.035, -0.075, shoulder),
                    (0.012, -0.1, middle - 0.02),
                    0.022,
                    0.012,
                    "white",
                    0.01,
                    (1, 0.6, 1),
                )
            ]
        ),
        limb((0, -0.085, shoulder - 0.02), (0, -0.105, middle), 0.014, 0.02, "trim", 0.005, (1, 0.6, 1)),
    ]


def _overalls(hip: float, shoulder: float) -> list[Lump]:
    middle = (hip + shoulder) / 2
    return [
        ball((0, -0.055, middle), (0.08, 0.05, 0.085), "light", 0.02),
        ball((0, 0, hip + 0.03), (0.124, 0.106, 0.08), "light", 0.03),
        *mirrored(
            [
                limb(
                    (0.055, -0.092, middle + 0.05),
                    (0.06, -0.02, shoulder + 0.03),
                    0.018,
                    0.018,
                    "light",
                    0.01,
                )
            ]
        ),
    ]


def _cape(hip: float, shoulder: float) -> list[Lump]:
    low = max(hip - 0.2, 0.03)
    return [
        limb((0, 0.085, shoulder - 0.01), (0, 0.15, low), 0.1, 0.19, "cape", 0.03, (1, 0.22, 1)),
        Lump((0, 0, low - 0.3), (0.5, 0.5, 0.3), op="carve", seam=0.02),
        _ring(shoulder + 0.018, 0.07, 0.06, 0.022, "cape"),
    ]


def _emblem(hip: float, shoulder: float) -> list[Lump]:
    return [ball((0, -0.085, shoulder - 0.075), (0.045, 0.016, 0.042), "trim", 0.01)]


def _collar(hip: float, shoulder: float) -> list[Lump]:
    return [_ring(shoulder + 0.018, 0.078, 0.068, 0.026, "white")]


def _fur(hip: float, shoulder: float) -> list[Lump]:
    return [
        _ring(hip - 0.01, 0.125, 0.11, 0.026, "white"),
        limb((0, -0.1, hip), (0, -0.09, shoulder - 0.02), 0.024, 0.022, "white", 0.01),
    ]


def _pack(hip: float, shoulder: float) -> list[Lump]:
    middle = (hip + shoulder) / 2
    return [
        ball((0, 0.12, middle + 0.02), (0.1, 0.06, 0.13), "light", 0.03),
        ball((0, -0.09, middle + 0.02), (0.055, 0.025, 0.04), "light", 0.01),
    ]


def _wings(hip: float, shoulder: float) -> list[Lump]:
    middle = (hip + shoulder) / 2
    return list(
        mirrored(
            [
                ball((0.17, 0.1, shoulder + 0.03), (0.13, 0.022, 0.15), "white", 0.03, (0, -30, 20)),
                ball((0.14, 0.1, middle - 0.02), (0.09, 0.02, 0.1), "white", 0.03, (0, 30, 20)),
            ]
        )
    )


def _scope(hip: float, shoulder: float) -> list[Lump]:
    middle = (hip + shoulder) / 2
    return [
        *mirrored(
            [limb((0.06, -0.05, shoulder + 0.01), (0.025, -0.1, middle + 0.02), 0.012, 0.012, "mark", 0.005)]
        ),
        ball((0.02, -0.108, middle), (0.024, 0.012, 0.024), "metal", 0.005),
    ]


def _backpack(hip: float, shoulder: float) -> list[Lump]:
    """A pack on the back, wider than the trunk, and its straps."""
    middle = (hip + shoulder) / 2
    straps = mirrored(
        strand(
            [
                (0.078, 0.07, shoulder - 0.01),
                (0.078, -0.03, shoulder + 0.035),
                (0.08, -0.092, shoulder - 0.06),
                (0.112, -0.05, hip + 0.1),
            ],
            [0.02, 0.021, 0.02, 0.018],
            "pack",
            0.01,
            9,
        )
    )
    return [
        ball((0, 0.155, middle + 0.02), (0.135, 0.085, 0.165), "pack", 0.03),
        limb((-0.09, 0.15, shoulder + 0.05), (0.09, 0.15, shoulder + 0.05), 0.045, 0.045, "pack", 0.03),
        ball((0, 0.23, middle - 0.03), (0.085, 0.03, 0.065), "pack", 0.01),
        *straps,
    ]


def _hood_down(hip: float, shoulder: float) -> list[Lump]:
    cords = mirrored(
        [
            limb(
                (0.03, -0.086, shoulder - 0.0),
                (0.034, -0.1, shoulder - 0.075),
                0.0075,
                0.0075,
                "white",
                0.004,
            )
        ]
    )
    return [
        Lump((0, 0.02, shoulder + 0.022), (0.1, 0.09, 0.034), None, "coat", 0.02),
        ball((0, 0.11, shoulder + 0.02), (0.1, 0.06, 0.06), "coat", 0.03),
        *cords,
    ]


def _open_front(hip: float, shoulder: float) -> list[Lump]:
    """A jacket's front: a strip of shirt between its edges, and a collar that lies open."""
    strip = limb(
        (0, -0.072, shoulder + 0.005), (0, -0.082, hip + 0.06), 0.024, 0.03, "white", 0.01, (1, 0.9, 1)
    )
    flaps = mirrored(
        [
            limb(
                (0.05, -0.05, shoulder + 0.02),
                (0.05, -0.095, shoulder - 0.07),
                0.024,
                0.016,
                "coat",
                0.01,
                (1, 0.6, 1),
            )
        ]
    )
    return [strip, *flaps]


def _ring(z: float, rx: float, ry: float, thick: float, tone: str) -> Lump:
    return Lump((0, 0, z), (rx, ry, thick), None, tone, 0.01)


CLOTHES: dict[str, Part] = {
    "belt": _belt,
    "buttons": _buttons,
    "apron": _apron,
    "lapels": _lapels,
    "overalls": _overalls,
    "cape": _cape,
    "emblem": _emblem,
    "collar": _collar,
    "fur trim": _fur,
    "pack": _pack,
    "wings": _wings,
    "scope": _scope,
    "backpack": _backpack,
    "hood down": _hood_down,
    "open front": _open_front,
    "knitted": lambda hip, shoulder: [
        Lump((0, 0, shoulder + 0.016), (0.07, 0.062, 0.022), None, "coat", 0.01),
        Lump((0, 0, hip + 0.045), (0.117, 0.1, 0.022), None, "coat", 0.01),
    ],
    "sporran": lambda hip, shoulder: [
        ball((0, -0.125, hip - 0.01), (0.04, 0.022, 0.05), "white", 0.01),
        ball((0, -0.135, hip + 0.035), (0.03, 0.016, 0.016), "mark", 0.005),
    ],
    "bow tie": lambda hip, shoulder: [
        *mirrored(
            [
                limb(
                    (0.008, -0.094, shoulder + 0.004),
                    (0.04, -0.094, shoulder + 0.006),
                    0.012,
                    0.024,
                    "bow",
                    0.01,
                    (1, 0.6, 1),
                )
            ]
        ),
        ball((0, -0.1, shoulder + 0.005), 0.014, "bow", 0.004),
    ],
    "shirt front": lambda hip, shoulder: [
        ball((0, -0.07, shoulder - 0.07), (0.045, 0.035, 0.085), "white", 0.01),
        *mirrored(
            [
                limb(
                    (0.06, -0.072, shoulder - 0.01),
                    (0.02, -0.104, shoulder - 0.15),
                    0.02,
                    0.016,
                    "coat",
                    0.01,
                    (1, 0.6, 1),
                )
            ]
        ),
    ],
    "vest": lambda hip, shoulder: [
        *mirrored(
            [limb((0.085, -0.035, shoulder - 0.03), (0.082, -0.06, hip + 0.08), 0.056, 0.052, "vest", 0.03)]
        ),
        limb((0, 0.05, shoulder - 0.03), (0, 0.06, hip + 0.09), 0.085, 0.085, "vest", 0.04, (1, 0.6, 1)),
    ],
    "sash": lambda hip, shoulder: [
        Lump((0, 0, hip + 0.07), (0.122, 0.104, 0.04), None, "trim", 0.01),
        limb((0.07, -0.09, hip + 0.05), (0.09, -0.11, hip - 0.09), 0.026, 0.03, "trim", 0.01, (1, 0.4, 1)),
    ],
    "obi": lambda hip, shoulder: [
        Lump((0, 0, hip + 0.1), (0.134, 0.118, 0.055), None, "trim", 0.01),
        ball((0, 0.12, hip + 0.12), (0.075, 0.05, 0.07), "trim", 0.02),
        *mirrored(
            [
                limb(
                    (0.05, -0.07, shoulder + 0.01),
                    (-0.015, -0.1, shoulder - 0.1),
                    0.022,
                    0.018,
                    "light",
                    0.01,
                    (1, 0.6, 1),
                )
            ]
        ),
    ],
    "cross strap": lambda hip, shoulder: [
        limb((-0.09, -0.05, shoulder - 0.01), (0.09, -0.075, hip + 0.07), 0.017, 0.017, "mark", 0.005),
        ball((0, -0.105, (hip + shoulder) / 2 + 0.03), (0.02, 0.014, 0.02), "trim", 0.004),
    ],
    "tutu": lambda hip, shoulder: [
        ball((0, 0, hip + 0.045), (0.215, 0.2, 0.034), "light", 0.02),
        ball((0, 0, hip + 0.062), (0.18, 0.165, 0.03), "coat", 0.02),
    ],
    "number": lambda hip, shoulder: [
        ball((0, -0.086, shoulder - 0.08), (0.042, 0.014, 0.04), "white", 0.006)
    ],
}
