"""The parts of a dressed body: trunk, arms and legs as lumps, by outfit and pose. Units of the figure, which is 1 high."""

from __future__ import annotations

import numpy as np

from limner.diorama.figures.outfit import Outfit
from limner.diorama.figures.sculpt import Lump, Vec, ball, limb, paint

# Hands as (x outwards, y, z) for left and right, relative to the shoulder, by pose.
ARMS: dict[str, tuple[Vec, Vec]] = {
    "stand": ((0.09, -0.04, -0.215), (0.09, -0.04, -0.215)),
    "walk": ((0.06, -0.15, -0.17), (0.07, 0.13, -0.18)),
    "run": ((0.03, -0.2, -0.05), (0.06, 0.17, -0.1)),
    "jump": ((0.17, -0.06, 0.16), (0.17, -0.06, 0.16)),
    "wave": ((0.08, -0.05, -0.21), (0.19, -0.07, 0.16)),
    "sit": ((0.03, -0.19, -0.16), (0.03, -0.19, -0.16)),
    "read": ((0.01, -0.245, -0.13), (0.01, -0.245, -0.13)),
    "hold": ((-0.01, -0.22, -0.1), (-0.01, -0.22, -0.1)),
    "dance": ((0.18, -0.05, 0.15), (0.16, -0.07, -0.06)),
    "ride": ((0.0, -0.22, -0.1), (0.0, -0.22, -0.1)),
    "kick": ((0.16, 0.05, -0.1), (0.15, -0.12, -0.12)),
    "throw": ((0.06, -0.2, 0.0), (0.17, 0.07, 0.17)),
    "juggle": ((0.07, -0.2, -0.04), (0.07, -0.2, -0.08)),
    "climb": ((0.06, -0.14, 0.1), (0.06, -0.14, 0.24)),
    "skate": ((0.19, -0.1, -0.06), (0.2, 0.06, -0.03)),
    "swim": ((0.12, -0.2, 0.02), (0.12, -0.2, 0.02)),
    "sleep": ((0.05, -0.06, -0.215), (0.05, -0.06, -0.215)),
    "fly": ((0.04, -0.03, -0.21), (0.1, -0.2, 0.2)),
}
_HEMS = {"dress": (0.16, 0.165), "robe": (0.29, 0.15), "skirt": (0.14, 0.165), "long coat": (0.17, 0.14)}
"""How far below the hips a garment ends, and how wide its hem is."""
_STRIDE = {"walk": 24.0, "run": 44.0, "jump": 14.0, "dance": -12.0, "throw": 26.0, "juggle": 8.0}
# The swing of each leg apart, left and right, where they do different things: degrees forward.
_SWING = {"kick": (-14.0, 62.0), "skate": (10.0, -44.0), "climb": (8.0, 66.0)}


def trunk(outfit: Outfit, hip: float, shoulder: float) -> list[Lump]:
    """The lumps from neck to hips, and of what hangs from there."""
    wide = 1.15 if "stout" in outfit.features else 1.0
    lumps = [
        ball((0, 0, hip + 0.075), (0.114 * wide, 0.096 * wide, 0.075), seam=0.05),
        ball((0, 0, shoulder - 0.07), (0.106 * wide, 0.086 * wide, 0.115), seam=0.09),
        limb((-0.06, 0, shoulder - 0.02), (0.06, 0, shoulder - 0.02), 0.055, seam=0.06),
        limb((0, 0, shoulder), (0, 0, shoulder + 0.045), 0.046, 0.044, "skin", 0.008),
    ]
    if "stout" in outfit.features:
        lumps.append(ball((0, -0.04, hip + 0.1), (0.13, 0.115, 0.12), seam=0.07))
    if outfit.cut in ("fish", "smoke"):
        lumps = lumps[1:]  # the tail has the hips
    if "striped" in outfit.features:
        reach = 0.13 if "short sleeves" in outfit.features or "bare arms" in outfit.features else 0.5
        low = hip - 0.3 if outfit.cut in ("dress", "robe", "suit") else hip + 0.05
        lumps += [paint((0, 0, float(z)), (reach, 0.5, 0.0125), "stripe", 0.004) for z in np.arange(low, shoulder, 0.05)]
    hem = _HEMS.get("long coat" if "long coat" in outfit.features and outfit.cut != "robe" else outfit.cut)
    if hem is not None:
        low, flare = max(hip - hem[0], 0.03), hem[1]
        tone, seam = ("light", 0.012) if hem == _HEMS["skirt"] else ("coat", 0.05)
        lumps.append(limb((0, 0, hip + 0.08), (0, 0, low + 0.03), 0.1, flare, tone, seam, (1, 0.9, 1)))
        # A flat hem: what hangs below is cut away.
        lumps.append(Lump((0, 0, low - 0.3), (0.4, 0.4, 0.3), op="carve", seam=0.03))
    return lumps


def arm(s: float, shoulder: float, hand: Vec, outfit: Outfit) -> list[Lump]:
    """The lumps of one arm; s is -1 for the left, 1 for the right, `hand` as in `ARMS`."""
    start: Vec = (s * 0.1, 0, shoulder - 0.025)
    end: Vec = (s * (0.115 + hand[0]), hand[1], shoulder - 0.02 + hand[2])
    bend = 0.035 if hand[1] < -0.1 else 0.012
    middle: Vec = (
        (start[0] + end[0]) / 2 + s * bend,
        (start[1] + end[1]) / 2 + bend * 0.5,
        (start[2] + end[2]) / 2 - bend * 0.7,
    )
    if "bare arms" in outfit.features:
        return [limb(start, middle, 0.043, 0.041, "skin", 0.01), limb(middle, end, 0.041, 0.037, "skin", 0.02)]
    if "short sleeves" in outfit.features:
        return [limb(start, middle, 0.049, 0.052, seam=0.035), limb(middle, end, 0.041, 0.037, "skin", 0.005)]
    r = 0.052 if outfit.cut == "robe" else 0.044
    return [
        limb(start, middle, 0.047, r, seam=0.035),
        limb(middle, end, r, r * (1.1 if outfit.cut == "robe" else 0.9), seam=0.02),
    ]


def legs(outfit: Outfit, hip: float, pose: str) -> list[Lump]:
    """The lumps of both legs, shoes on."""
    bare = outfit.cut in ("dress", "shorts", "skirt", "swimsuit")
    tone = "skin" if bare else "coat" if outfit.cut == "suit" else "light"
    shin = next((name for name in ("boots", "socks") if name in outfit.features), "")
    lumps: list[Lump] = []
    if outfit.cut not in ("dress", "skirt"):
        seat = "coat" if outfit.cut in ("suit", "swimsuit") else "light"
        lumps.append(ball((0, 0, hip + 0.015), (0.108, 0.09, 0.07), seat, 0.03))
    for s in (-1.0, 1.0):
        x = s * 0.058
        if pose in ("sit", "read"):
            knee: Vec = (s * 0.085, -0.16, 0.09)
            ankle: Vec = (s * 0.11, -0.3, 0.05)
            toe: Vec = (s * 0.115, -0.335, 0.085)
        elif pose == "ride":
            knee, ankle, toe = (
                (s * 0.17, -0.12, hip - 0.02),
                (s * 0.2, -0.12, hip - 0.14),
                (s * 0.205, -0.155, hip - 0.16),
            )
        else:
            left, right = _SWING.get(pose, (-_STRIDE.get(pose, 0.0), _STRIDE.get(pose, 0.0)))
            a = np.radians(left if s < 0 else right)
            length = hip - 0.05
            lift = 0.09 * length * (1 - float(np.cos(a)))
            out = s * 0.05 if pose in ("dance", "jump") else 0.0
            knee = (
                x + out * 0.6,
                -0.5 * length * float(np.sin(a)) - 0.01,
                hip - 0.5 * length * float(np.cos(a)),
            )
            ankle = (x + out, -length * float(np.sin(a)), hip - length * float(np.cos(a)) + lift)
            if pose == "run" and s < 0:
                ankle = (ankle[0], ankle[1] + 0.05, ankle[2] + 0.1)
            if pose == "climb" and s > 0:
                ankle = (ankle[0], knee[1] + 0.03, knee[2] - 0.5 * length)
            if pose == "skate" and s > 0:
                ankle = (ankle[0] + 0.12, ankle[1], ankle[2] + 0.03)
            toe = (ankle[0] + s * 0.006, ankle[1] - 0.035, ankle[2] - 0.012)
        start: Vec = (x, 0.0, hip)
        if outfit.cut == "shorts":
            lumps.append(limb(start, knee, 0.06, 0.064, "light", 0.02))
        lumps += [
            limb(start, knee, 0.056 if bare is False else 0.05, 0.05, tone, 0.02),
            limb(knee, ankle, 0.05, 0.046, tone, 0.01),
        ]
        if shin:
            x0, y0, z0 = (0.35 * k + 0.65 * a for k, a in zip(knee, ankle, strict=True))
            wide = 0.056 if shin == "boots" else 0.053
            lumps.append(limb((x0, y0, z0), ankle, wide, wide, "shoe" if shin == "boots" else "sock", 0.006))
        up = pose in ("sit", "read")
        lumps.append(ball(toe, (0.052, 0.048 if up else 0.078, 0.07 if up else 0.044), "shoe", 0.008))
    return lumps


def palm(s: float, hand: Vec, shoulder: float) -> Vec:
    """Where the hand of `arm` holds things."""
    return (s * (0.115 + hand[0]), hand[1] - 0.045, shoulder - 0.02 + hand[2])
