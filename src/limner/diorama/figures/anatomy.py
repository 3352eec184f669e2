"""Bodies unlike human ones: stronger, bare, of bones, or with a fish's tail or smoke in place of legs. Units of the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from limner.diorama.figures.sculpt import Lump, Vec, ball, carve, limb, mirrored, paint, strand

if TYPE_CHECKING:
    from limner.diorama.figures.outfit import Outfit


def reshaped(lumps: Sequence[Lump], outfit: Outfit, *, limbs: bool = False) -> list[Lump]:
    """The lumps of a trunk or of limbs as the being has them: stronger, bare, or nothing but bones."""
    out = list(lumps)
    if "bones" in outfit.features:
        return [bone for one in out for bone in _bones(one)] if limbs else out
    if outfit.bulk != 1.0:
        k = outfit.bulk
        out = [
            replace(
                one, half=(one.half[0] * k, one.half[1] * k, one.half[2] * (1 if one.b else 0.5 + 0.5 * k))
            )
            if one.op == "add"
            else one
            for one in out
        ]
    return out


def bared(lumps: Sequence[Lump]) -> list[Lump]:
    """Without a shirt: what had the coat's colour has the skin's."""
    return [replace(one, tone="skin") if one.tone == "coat" and one.op == "add" else one for one in lumps]


def _bones(one: Lump) -> list[Lump]:
    if one.b is None:
        # Soles shrink to feet of bone.
        return (
            [
                replace(
                    one,
                    half=(one.half[0] * 0.8, one.half[1] * 0.85, one.half[2] * 0.6),
                    tone="skin",
                    seam=0.006,
                )
            ]
            if one.a[2] < 0.12 or one.half[0] < 0.06
            else []
        )
    a, b = np.asarray(one.a), np.asarray(one.b)
    way = (b - a) / max(float(np.linalg.norm(b - a)), 1e-9)
    p, q = a + way * 0.012, b - way * 0.012
    start: Vec = (float(p[0]), float(p[1]), float(p[2]))
    end: Vec = (float(q[0]), float(q[1]), float(q[2]))
    return [
        limb(start, end, 0.019, 0.019, "skin", 0.012),
        ball(start, 0.03, "skin", 0.012),
        ball(end, 0.03, "skin", 0.012),
    ]


def ribs(hip: float, shoulder: float) -> list[Lump]:
    """Spine, ribs and pelvis of a skeleton."""
    lumps: list[Lump] = [
        limb((0, 0.03, hip), (0, 0.03, shoulder + 0.05), 0.022, 0.022, "skin", 0.01),
        limb((-0.1, 0, shoulder - 0.02), (0.1, 0, shoulder - 0.02), 0.018, 0.018, "skin", 0.012),
        limb((0, -0.068, shoulder - 0.03), (0, -0.074, shoulder - 0.14), 0.02, 0.015, "skin", 0.012),
    ]
    lumps += mirrored(
        [
            ball((0.06, 0.01, hip + 0.02), (0.062, 0.05, 0.045), "skin", 0.02),
            carve((0.062, -0.04, hip + 0.03), (0.03, 0.035, 0.024), 0.012),
        ]
    )
    for z, r in ((-0.04, 0.8), (-0.085, 0.95), (-0.13, 0.95), (-0.172, 0.75)):
        ring: list[Vec] = [
            (
                0.105 * r * float(np.sin(a)),
                0.01 - 0.08 * r * float(np.cos(a)),
                shoulder + z - 0.02 * (1 + float(np.cos(a))),
            )
            for a in np.linspace(0.12, 2 * np.pi - 0.12, 13)
        ]
        lumps += strand(ring, [0.0145, 0.0145], "skin", 0.008, 16)
    return lumps


def lower(outfit: Outfit, hip: float) -> list[Lump] | None:
    """What a being has in place of legs; None where it has legs."""
    if outfit.cut == "fish":
        path: list[Vec] = [
            (0, 0.0, hip + 0.05),
            (0.0, -0.02, hip - 0.1),
            (0.02, -0.03, 0.12),
            (0.16, -0.01, 0.075),
            (0.31, 0.02, 0.12),
            (0.37, 0.03, 0.24),
        ]
        tip = path[-1]
        fins = [
            limb(tip, (tip[0] + dx, tip[1] + 0.02, tip[2] + dz), 0.035, 0.075, "light", 0.03, (1, 0.35, 1))
            for dx, dz in ((-0.1, 0.13), (0.13, 0.08))
        ]
        scales = [
            paint((x, -0.09, z), (0.018, 0.06, 0.014), "light", 0.008, strength=0.6)
            for z, xs in (
                (hip - 0.02, (-0.04, 0.04)),
                (hip - 0.07, (0.0, -0.075, 0.075)),
                (hip - 0.12, (-0.04, 0.045)),
                (hip - 0.17, (0.005,)),
            )
            for x in xs
        ]
        return [
            *strand(path, [0.112, 0.105, 0.09, 0.072, 0.05, 0.032], "coat", 0.03, 14),
            *fins,
            *scales,
            ball((0, 0, hip + 0.06), (0.118, 0.1, 0.026), "light", 0.01),
        ]
    if outfit.cut == "smoke":
        swirl: list[Vec] = [
            (0, 0, hip + 0.05),
            (0, 0, hip - 0.06),
            (0.09, 0.02, hip - 0.17),
            (-0.03, 0.04, 0.09),
            (0.03, 0.02, 0.015),
        ]
        return [
            *strand(swirl, [0.118, 0.112, 0.09, 0.055, 0.015], "skin", 0.03, 14),
            ball((0, 0, hip + 0.075), (0.122, 0.105, 0.03), "trim", 0.01),
        ]
    return None
