"""Heads of mammals: skull, muzzle, ears, horns, mane and markings of a `Plan`.

In units of the head's radius: the skull's middle is the origin, the face looks to -y.
"""

from __future__ import annotations

from dataclasses import dataclass

from limner.diorama.figures.face import Piece, eyes, line, nose, smile
from limner.diorama.figures.plan import Plan
from limner.diorama.figures.sculpt import Lump, Vec, ball, carve, limb, mirrored, paint, strand


@dataclass(frozen=True, eq=False)
class Head:
    """A head to be sculpted: its lumps, the pieces on its skin, and where its crown is (height over
    the origin).
    """

    lumps: tuple[Lump, ...]
    pieces: tuple[Piece, ...]
    crown: float


# Muzzle: middle, half axes, (nose height, nose size), (mouth height, mouth width, cleft).
_MUZZLES: dict[str, tuple[Vec, Vec, tuple[float, Vec], tuple[float, float, bool]]] = {
    "small": ((0, -0.74, -0.3), (0.34, 0.3, 0.25), (-0.17, (0.115, 0.07, 0.08)), (-0.37, 0.17, True)),
    "cat": ((0, -0.74, -0.27), (0.36, 0.24, 0.21), (-0.15, (0.085, 0.06, 0.06)), (-0.3, 0.17, True)),
    "dog": ((0, -0.84, -0.28), (0.38, 0.4, 0.29), (-0.11, (0.155, 0.1, 0.11)), (-0.36, 0.2, True)),
    "bear": ((0, -0.8, -0.26), (0.38, 0.34, 0.29), (-0.11, (0.14, 0.09, 0.1)), (-0.35, 0.18, True)),
    "fox": ((0, -0.86, -0.26), (0.27, 0.48, 0.22), (-0.15, (0.11, 0.1, 0.09)), (-0.33, 0.17, True)),
    "long": ((0, -0.9, -0.28), (0.33, 0.55, 0.26), (-0.14, (0.13, 0.1, 0.1)), (-0.38, 0.18, True)),
    "horse": ((0, -0.92, -0.46), (0.46, 0.62, 0.4), (0, (0, 0, 0)), (-0.64, 0.22, False)),
    "wide": ((0, -0.74, -0.38), (0.62, 0.44, 0.36), (0, (0, 0, 0)), (-0.58, 0.3, False)),
    "snout": ((0, -0.86, -0.2), (0.3, 0.24, 0.25), (0, (0, 0, 0)), (-0.53, 0.2, False)),
    "trunk": ((0, -0.7, -0.3), (0.34, 0.3, 0.3), (0, (0, 0, 0)), (-0.55, 0.2, False)),
    "croc": ((0, -1.1, -0.2), (0.5, 0.85, 0.28), (0, (0, 0, 0)), (-0.3, 0.34, False)),
    "flat": ((0, -0.62, -0.34), (0.6, 0.34, 0.34), (0, (0, 0, 0)), (-0.4, 0.3, False)),
}


def head(plan: Plan, *, asleep: bool = False) -> Head:
    """The head of a plan."""
    w, d, h = plan.skull
    lumps: list[Lump] = [ball((0, 0, 0), (w, d, h))]
    if plan.cheeks:
        lumps += mirrored([ball((0.5 * w, -0.3, -0.3 * h), (0.46, 0.48, 0.42), seam=0.25)])
    if plan.tufts:
        lumps += mirrored(
            [
                limb((0.62, -0.22, -0.3), (1.16, -0.14, -0.52), 0.3, 0.05, "light", 0.2),
                limb((0.55, -0.22, -0.42), (0.86, -0.16, -0.8), 0.26, 0.05, "light", 0.18),
            ]
        )
    at, half, (nose_z, nose_size), (mouth_z, mouth_w, cleft) = _MUZZLES[plan.muzzle]
    lumps.append(ball(at, half, plan.muzzle_tone, 0.2))
    if cleft:
        # Two soft pads under the nose.
        lumps += mirrored(
            [
                ball(
                    (half[0] * 0.42, at[1] - half[1] * 0.42, at[2] - 0.07),
                    (half[0] * 0.58, half[1] * 0.55, half[2] * 0.72),
                    plan.muzzle_tone,
                    0.1,
                ),
            ]
        )
    if plan.muzzle == "snout":
        lumps.append(limb((0, -1.02, -0.19), (0, -1.14, -0.18), 0.29, 0.27, "inner", 0.05, (1.15, 1, 0.9)))
    if plan.muzzle == "trunk":
        lumps += strand(
            [
                (0, -0.75, -0.15),
                (0, -1.12, -0.5),
                (0, -1.14, -1.05),
                (0.06, -1.38, -1.32),
                (0.1, -1.62, -1.12),
            ],
            [0.34, 0.26, 0.2, 0.165, 0.15],
            seam=0.15,
            steps=11,
        )
    if plan.beard:
        lumps.append(limb((0, -1.05, -0.52), (0, -1.12, -0.95), 0.14, 0.04, "light", 0.08))
    if plan.tusks:
        lumps += mirrored(
            strand(
                [(0.34, -0.72, -0.42), (0.42, -1.02, -0.62), (0.44, -1.22, -0.46)],
                [0.1, 0.085, 0.03],
                "tusk",
                0.02,
                5,
            )
        )
    if plan.bulge:
        lumps += mirrored([ball((plan.eyes[0], -0.3, plan.eyes[1] - 0.02), 0.34, seam=0.12)])
    crown = h
    lumps += _ears(plan)
    horns, crown = _horns(plan, crown)
    lumps += horns
    lumps += _mane(plan)
    skin = tuple(lumps)
    lumps += _marks(plan, at, half)
    spread, height = plan.eyes
    pieces: list[Piece] = []
    pieces += eyes(skin, spread, height, plan.eye, asleep=asleep)
    if plan.bignose:
        pieces.append(nose(skin, -0.12, (0.2, 0.13, 0.27), plan.nose))
    elif nose_size[0]:
        pieces.append(nose(skin, nose_z, nose_size, plan.nose))
    elif plan.muzzle in ("horse", "wide", "snout") and plan.mask != "monkey":
        spot, z, r = {
            "horse": (0.17, -0.42, 0.055),
            "wide": (0.24, -0.22, 0.075),
            "snout": (0.11, -0.17, 0.062),
        }[plan.muzzle]
        for s in (-1, 1):
            pieces.append(
                line(skin, [(s * spot, z + r * 0.5), (s * spot * 1.05, z), (s * spot, z - r * 0.5)], r)
            )
    if plan.muzzle != "trunk":
        pieces += smile(skin, mouth_z, mouth_w, double=cleft, radius=0.022)
    return Head(tuple(lumps), tuple(pieces), crown)


def _ears(plan: Plan) -> list[Lump]:
    k = plan.ear
    w = plan.skull[0]
    tip = "dark" if plan.mask == "fox" else "coat"
    if plan.ears == "pointed":
        x = 0.5 * w
        outer = limb(
            (x, 0.02, 0.6), (x + 0.26 * k, 0.08, 0.68 + 0.68 * k), 0.34 * k, 0.06, "coat", 0.12, (1, 0.5, 1)
        )
        one = [outer]
        if tip == "dark":
            one.append(paint((x + 0.26 * k, 0.08, 0.72 + 0.68 * k), (0.3 * k, 0.4, 0.34 * k), "dark", 0.06))
        one.append(carve((x + 0.12 * k, -0.22, 0.6 + 0.38 * k), (0.13 * k, 0.13, 0.3 * k), 0.06, (0, 21, 0)))
        one.append(
            paint(
                (x + 0.115 * k, -0.2, 0.62 + 0.3 * k), (0.17 * k, 0.22, 0.33 * k), "inner", 0.04, (0, 21, 0)
            )
        )
        return list(mirrored(one))
    if plan.ears in ("round", "small", "fluffy"):
        r = {"round": 0.34, "small": 0.2, "fluffy": 0.5}[plan.ears] * k
        x, z = {"round": (0.68, 0.68), "small": (0.6, 0.76), "fluffy": (0.92, 0.4)}[plan.ears]
        if k > 1.4:
            x, z = x + 0.16, z + 0.16
        one = [
            ball((x * w, 0.05, z), (r, r * 0.5, r), "mark" if plan.mask == "panda" else "coat", 0.08),
            carve((x * w * 1.02, 0.05 - r * 0.55, z * 1.02), (r * 0.62, r * 0.3, r * 0.62), 0.06),
        ]
        if plan.mask != "panda":
            one.append(
                paint((x * w * 1.02, 0.05 - r * 0.5, z * 1.02), (r * 0.64, r * 0.42, r * 0.64), "inner", 0.05)
            )
        if plan.ears == "fluffy":
            one.append(ball((x * w + 0.18, 0.02, z - 0.24), (0.26, 0.2, 0.26), "coat", 0.15))
        return list(mirrored(one))
    if plan.ears == "floppy":
        one = list(
            strand(
                [
                    (0.62 * w, 0.02, 0.62),
                    (1.0 * w, -0.02, 0.52),
                    (1.14 * w, -0.1, 0.0),
                    (1.08 * w, -0.16, -0.42 * k),
                ],
                [0.16, 0.24, 0.27 * k, 0.2],
                "dark" if plan.mask == "dark" else "mark",
                0.08,
                6,
            )
        )
        return list(mirrored(one))
    if plan.ears == "drop":
        one = list(
            strand(
                [(0.6 * w, 0, 0.6), (0.98 * w, 0, 0.5), (1.16 * w, -0.06, 0.12)],
                [0.14, 0.2, 0.1],
                "coat",
                0.08,
                4,
            )
        )
        return list(mirrored(one))
    if plan.ears == "long":
        one = [
            limb((0.34, 0.05, 0.7), (0.46, 0.1, 0.92 + 0.85 * k), 0.19, 0.2, "coat", 0.1, (1, 0.55, 1)),
            carve((0.42, -0.1, 0.86 + 0.5 * k), (0.09, 0.09, 0.52 * k), 0.06, (0, 6, 0)),
            paint((0.42, -0.1, 0.86 + 0.5 * k), (0.125, 0.13, 0.56 * k), "inner", 0.05, (0, 6, 0)),
        ]
        return list(mirrored(one))
    if plan.ears == "leaf":
        one = [
            ball((0.84 * w, 0.05, 0.5 + 0.1 * k), (0.38 * k, 0.13, 0.19 * k), "coat", 0.08, (0, -28, 0)),
            paint((0.88 * w, -0.1, 0.51 + 0.12 * k), (0.26 * k, 0.16, 0.1 * k), "inner", 0.05, (0, -28, 0)),
        ]
        return list(mirrored(one))
    if plan.ears == "fan":
        one = [
            ball((1.22, 0.22, 0.12), (0.7, 0.13, 0.74), "coat", 0.12, (0, 0, 22)),
            paint((1.24, 0.06, 0.1), (0.52, 0.2, 0.54), "inner", 0.08, (0, 0, 22), 0.75),
        ]
        return list(mirrored(one))
    return []


def _horns(plan: Plan, crown: float) -> tuple[list[Lump], float]:
    kind = plan.horns
    if kind in ("cow", "bull"):
        k = 1.5 if kind == "bull" else 1.0
        one = list(
            strand(
                [(0.5, 0.05, 0.74), (0.74 + 0.1 * k, 0.02, 0.88), (0.8 + 0.14 * k, -0.04, 1.0 + 0.24 * k)],
                [0.15, 0.12, 0.05],
                "horn",
                0.03,
                5,
            )
        )
        return list(mirrored(one)), crown
    if kind == "goat":
        one = list(
            strand(
                [(0.26, -0.02, 0.8), (0.3, 0.06, 1.2), (0.42, 0.34, 1.46)],
                [0.14, 0.11, 0.05],
                "horn",
                0.03,
                6,
            )
        )
        return list(mirrored(one)), crown
    if kind == "ram":
        one = list(
            strand(
                [
                    (0.4, 0.1, 0.75),
                    (0.82, 0.3, 0.85),
                    (1.1, 0.2, 0.4),
                    (1.05, -0.12, 0.12),
                    (1.15, -0.3, 0.4),
                ],
                [0.2, 0.18, 0.15, 0.11, 0.05],
                "horn",
                0.03,
                10,
            )
        )
        return list(mirrored(one)), crown
    if kind == "antlers":
        one = [
            *strand(
                [(0.3, 0.05, 0.78), (0.5, 0.12, 1.2), (0.92, 0.1, 1.5), (1.0, 0.0, 1.86)],
                [0.1, 0.09, 0.08, 0.055],
                "horn",
                0.04,
                7,
            ),
            limb((0.52, 0.1, 1.2), (0.38, -0.12, 1.56), 0.08, 0.05, "horn", 0.05),
            limb((0.84, 0.1, 1.46), (0.66, 0.0, 1.84), 0.075, 0.05, "horn", 0.05),
        ]
        return list(mirrored(one)), crown
    if kind == "palms":
        one = [
            *strand([(0.32, 0.05, 0.76), (0.7, 0.12, 0.98), (1.0, 0.1, 1.12)], [0.11, 0.1, 0.1], "horn", 0.04, 5),
            ball((1.34, 0.1, 1.3), (0.46, 0.11, 0.3), "horn", 0.05, (0, -30, 0)),
            *(
                limb((1.2 + 0.14 * k, 0.08, 1.34 + 0.05 * k), (1.06 + 0.3 * k, 0.0, 1.82 - 0.06 * k * k), 0.11, 0.05, "horn")
                for k in range(4)
            ),
            limb((0.74, 0.1, 1.0), (0.72, -0.14, 1.36), 0.08, 0.04, "horn", 0.04),
        ]
        return list(mirrored(one)), crown
    if kind == "ossicones":
        one = [
            limb((0.3, 0.1, 0.75), (0.36, 0.14, 1.26), 0.1, 0.085, "coat", 0.05),
            ball((0.365, 0.145, 1.32), 0.15, "dark", 0.03),
        ]
        return list(mirrored(one)), crown
    if kind == "unicorn":
        return [limb((0, -0.35, 0.78), (0, -0.62, 1.75), 0.17, 0.03, "horn", 0.03)], crown
    if kind == "rhino":
        return [
            *strand(
                [(0, -1.1, -0.2), (0, -1.3, 0.15), (0, -1.28, 0.55)], [0.24, 0.16, 0.04], "horn", 0.05, 5
            ),
            *strand(
                [(0, -0.82, 0.2), (0, -0.92, 0.36), (0, -0.9, 0.58)], [0.17, 0.12, 0.04], "horn", 0.05, 4
            ),
        ], crown
    if kind == "spikes":
        one = list(
            strand(
                [(0.36, 0.15, 0.74), (0.5, 0.42, 1.12), (0.62, 0.78, 1.24)],
                [0.15, 0.11, 0.04],
                "horn",
                0.04,
                5,
            )
        )
        return list(mirrored(one)), crown
    return [], crown


def _mane(plan: Plan) -> list[Lump]:
    import math

    if plan.mane == "lion":
        lumps = [ball((0, 0.32, 0.0), (1.18, 0.52, 1.14), "mark", 0.08)]
        for i in range(14):
            a = 2 * math.pi * (i + 0.5) / 14
            lumps.append(
                ball((1.12 * math.cos(a), 0.12, 1.06 * math.sin(a)), (0.34, 0.34, 0.34), "mark", 0.1)
            )
        return lumps
    if plan.mane == "horse":
        back: list[Vec] = [(0, 0.75, -0.75), (0, 0.95, -0.1), (0, 0.72, 0.6), (0, 0.1, 0.98)]
        lumps = list(strand(back, [0.26, 0.3, 0.3, 0.24], "mark", 0.08, 8))
        lumps += strand(
            [(0, 0.1, 0.98), (0.06, -0.5, 0.9), (0.14, -0.86, 0.5)], [0.24, 0.22, 0.08], "mark", 0.06, 5
        )
        return lumps
    if plan.mane == "crest":
        return list(
            strand(
                [(0, 0.95, -0.7), (0, 1.0, 0.0), (0, 0.7, 0.68), (0, 0.15, 1.02)],
                [0.13, 0.15, 0.15, 0.12],
                "mark",
                0.05,
                8,
            )
        )
    if plan.mane == "wool":
        spots = [
            (0, -0.28, 0.92),
            (0.42, -0.1, 0.88),
            (-0.42, -0.1, 0.88),
            (0.2, 0.3, 0.95),
            (-0.25, 0.3, 0.95),
            (0.62, 0.35, 0.6),
            (-0.62, 0.35, 0.6),
            (0, 0.66, 0.6),
            (0.0, 0.0, 1.02),
        ]
        return [ball(s, 0.34, "mark", 0.08) for s in spots]
    if plan.mane == "tuft":
        return [
            limb((0.02, -0.2, 0.86), (0.12, -0.5, 1.14), 0.16, 0.04, "mark", 0.08),
            limb((-0.1, -0.15, 0.88), (-0.08, -0.4, 1.22), 0.15, 0.04, "mark", 0.08),
        ]
    if plan.mane == "spikes":
        lumps = []
        for i in range(5):
            a = math.radians(40 + i * 34)
            y, z = -math.cos(a) * 0.9, math.sin(a) * 0.86
            lumps.append(
                limb((0, y, z), (0, y * 1.35 + 0.08, z * 1.38), 0.2, 0.04, "mark", 0.06, (0.6, 1, 1))
            )
        return lumps
    return []


def _marks(plan: Plan, at: Vec, half: Vec) -> list[Lump]:
    """What is painted on a head: blush, masks and the light of cheeks."""
    lumps: list[Lump] = []
    if plan.mask in ("fox", "white"):
        lumps += mirrored(
            [
                paint((0.62, -0.62, -0.46), (0.5, 0.62, 0.4), "light", 0.07, (0, 16, 0)),
            ]
        )
        lumps.append(paint((0, -0.75, -0.62), (0.55, 0.8, 0.36), "light", 0.07))
        lumps.append(paint((0, at[1] - 0.1, 0.02), (0.15, 0.62, 0.23), "coat", 0.1))
        lumps += mirrored([paint((0.4, -0.92, 0.32), (0.1, 0.2, 0.06), "light", 0.06, (0, -14, 0))])
    if plan.mask == "tuxedo":
        lumps += [
            paint((0, -0.95, -0.32), (0.46, 0.5, 0.36), "light", 0.06),
            paint((0, -0.95, 0.2), (0.1, 0.4, 0.5), "light", 0.05),
        ]
    if plan.mask == "blaze":
        lumps.append(paint((0, -0.95, 0.18), (0.15, 0.6, 0.72), "light", 0.06))
    if plan.mask in ("raccoon", "sloth"):
        lumps.append(paint((0, -0.8, 0.02), (0.9, 0.5, 0.36), "light", 0.08))
        lumps += mirrored([paint((0.48, -0.8, 0.0), (0.36, 0.5, 0.22), "mark", 0.06, (0, 24, 0))])
    if plan.mask == "wool":
        lumps.append(paint((0, -0.55, -0.12), (0.85, 0.75, 0.88), "light", 0.06))
    if plan.mask == "panda":
        lumps += mirrored([paint((0.43, -0.8, 0.02), (0.24, 0.5, 0.31), "mark", 0.06, (0, 24, 0))])
    if plan.mask == "monkey":
        lumps += mirrored([paint((0.34, -0.8, 0.12), (0.42, 0.5, 0.42), "light", 0.06)])
        lumps.append(paint((0, -0.8, -0.4), (0.64, 0.7, 0.42), "light", 0.06))
    if plan.mask == "dark":
        lumps += mirrored([paint((0.45, -0.8, 0.06), (0.27, 0.5, 0.32), "mark", 0.06)])[:1]
    if plan.mask != "panda":
        lumps += mirrored([paint((0.66, -0.66, -0.22), (0.2, 0.3, 0.15), "blush", 0.2, strength=0.55)])
    return lumps
