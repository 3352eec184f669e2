"""Figures on four legs: standing, walking, running, eating, lying.

Units of the standing figure (about 1 high), facing -y.
"""

from __future__ import annotations

import numpy as np

from limner.diorama.figures.assemble import Rig
from limner.diorama.figures.plan import Plan
from limner.diorama.figures.sculpt import Lump, Vec, ball, limb, mirrored, paint, vec
from limner.diorama.figures.tail import tail

TURN = 36.0

# Degrees each leg swings forward: front left, front right, hind left, hind right.
_GAIT: dict[str, tuple[float, float, float, float]] = {
    "stand": (0, 0, 0, 0),
    "eat": (0, 0, 0, 0),
    "walk": (20, -18, -18, 20),
    "run": (50, 32, -38, -54),
    "jump": (42, 34, -44, -52),
}


def standing(plan: Plan, pose: str = "stand") -> Rig:
    """On the legs: pose is stand, walk, run, jump or eat."""
    w, h = plan.body[0] * plan.plump, plan.body[1] * plan.plump
    leg, thick = plan.leg
    z = leg + h * 0.72
    lean = {"run": 6.0, "jump": 20.0}.get(pose, 0.0)
    lift = {"run": 0.05, "jump": 0.3}.get(pose, 0.0)
    front, back = -plan.length * 0.5, plan.length * 0.5
    chest: Vec = (0, front, z + 0.01)
    hips: Vec = (0, back, z)
    lumps: list[Lump] = [
        ball(chest, (w * 1.0, h * 1.05, h * 1.08), seam=0.06),
        ball(hips, (w * 1.02, h * 1.06, h * 1.02), seam=0.1),
        ball((0, 0, z - 0.005), (w * 0.98, plan.length * 0.5 + 0.04, h * 0.98), seam=0.1),
    ]
    lumps += [
        ball((0, y, z + h * 1.0), (w * 0.55, 0.09, 0.1), seam=0.1)
        for y in ([0.0], [front + 0.02, back - 0.06])[plan.hump > 1]
        if plan.hump
    ]
    rise = np.radians(plan.rise if pose != "eat" else -12.0)
    reach = plan.neck + plan.head * 0.55
    neck_from = np.array([0, front - h * 0.25, z + h * 0.35])
    head_at = neck_from + reach * np.array([0, -np.cos(rise), np.sin(rise)])
    if pose == "eat":
        head_at[2] = max(head_at[2], plan.head * 1.02)
    nr = min(plan.head * 0.62, h * 0.86) if plan.neck < 0.2 else min(plan.head * 0.52, h * 0.7)
    lumps.append(limb(vec(neck_from), vec(head_at), nr * 1.1, nr * 0.92, seam=0.12))
    swing = _GAIT.get(pose, _GAIT["stand"])
    for i, (s, y) in enumerate(((-1, front), (1, front), (-1, back), (1, back))):
        lumps += _leg(
            plan,
            s * (w - thick * 0.72),
            y + (-0.01 if i < 2 else 0.02),
            z,
            swing[i],
            hind=i > 1,
            foot=lift == 0,
        )
    base = np.array([0, back + h * 0.82, z + h * 0.45])
    lumps += tail(plan, _tail_path(plan, base, pose))
    if plan.belly != "coat":
        lumps.append(paint((0, front - h * 0.86, z - 0.02), (w * 0.72, h * 0.8, h * 1.25), plan.belly, 0.05))
        lumps.append(paint((0, 0, z - h * 0.95), (w * 0.62, plan.length * 0.9, h * 0.5), plan.belly, 0.05))
    lumps += _extras(plan, z, w, h)
    lumps = _leaned(lumps, lean, lift, z)
    if lean:
        head_at = _lean_point(head_at, lean, lift, z)
    seat = _lean_point(np.array([0, 0.02, z + h * 0.98]), lean, lift, z)
    anchors = {
        "back": vec(seat),
        "top": vec(seat),
        "hand_left": (-w, front - h, z - h),
        "hand_right": (w, front - h, z - h),
    }
    nod = {"eat": 22.0, "run": 0.0, "jump": -6.0}.get(pose, 3.0)
    turn = TURN if pose in ("stand", "eat") else TURN + 18
    return Rig(
        tuple(lumps),
        vec(head_at),
        turn,
        0.4 if pose == "eat" else 0.7,
        nod,
        -3.0 if pose == "stand" else 0.0,
        anchors=anchors,
    )


def _extras(plan: Plan, z: float, w: float, h: float) -> list[Lump]:
    """Shells, wool, quills, wings and plates on the trunk."""
    front, back = -plan.length * 0.5, plan.length * 0.5
    lumps: list[Lump] = []
    if plan.shell:
        lumps += [
            ball((0, 0.02, z + 0.02), (w * 1.5, plan.length * 0.5 + 0.16, h * 1.75), "mark", 0.01),
            ball((0, 0.02, z - 0.02), (w * 1.62, plan.length * 0.5 + 0.2, 0.05), "light", 0.02),
        ]
        lumps += [
            paint((x, y, z + h * 1.5), (0.075, 0.085, 0.16), "light", 0.03, strength=0.45)
            for x, y in (
                (0, 0.02),
                (-0.17, -0.08),
                (0.17, -0.08),
                (-0.17, 0.14),
                (0.17, 0.14),
                (0, -0.18),
                (0, 0.22),
            )
        ]
    if plan.markings == "wool" or plan.quills:
        n = 70 if plan.quills else 46
        i = np.arange(n) + 0.5
        polar, around = np.arccos(1 - 2 * i / n), np.pi * (1 + 5**0.5) * i
        out = np.stack(
            [np.cos(around) * np.sin(polar), np.sin(around) * np.sin(polar), np.cos(polar)], axis=1
        )
        axes = np.array([w * 1.02, plan.length * 0.5 + h * 0.95, h * 1.02])
        for d in out:
            if plan.quills:
                if d[2] < -0.25 or d[1] < -0.55:
                    continue
                root = d * axes * 0.95 + [0, 0.02, z]
                lumps.append(
                    limb(vec(root), vec(root + d * 0.085 + [0, 0.045, 0.0]), 0.042, 0.01, "mark", 0.02)
                )
            elif d[2] > -0.8:
                lumps.append(ball(vec(d * axes + [0, 0, z]), 0.068, seam=0.018))
    if plan.wings:
        lumps += mirrored(
            [
                limb((w * 0.6, 0.0, z + h * 0.7), (w + 0.17, 0.1, z + h + 0.2), 0.035, 0.025, "coat", 0.04),
                ball((w + 0.1, 0.12, z + h + 0.05), (0.15, 0.03, 0.14), "mark", 0.03, (0, -35, 20)),
            ]
        )
    if plan.spine:
        for y in np.linspace(front - 0.02, back + 0.14, 6):
            lumps.append(
                limb(
                    (0, float(y), z + h * 0.9),
                    (0, float(y) + 0.02, z + h * 1.25),
                    0.06,
                    0.02,
                    "mark",
                    0.02,
                    (0.5, 1, 1),
                )
            )
    return lumps


def lying(plan: Plan, *, asleep: bool) -> Rig:
    """Resting on the ground like a loaf, paws forward; asleep with the head on the paws."""
    w, h = plan.body[0] * plan.plump * 1.12, plan.body[1] * plan.plump
    thick = plan.leg[1]
    z = h * 0.9
    front, back = -plan.length * 0.5, plan.length * 0.5
    lumps: list[Lump] = [
        ball((0, front, z), (w * 0.95, h * 1.02, h * 0.96), seam=0.06),
        ball((0, back, z), (w * 1.05, h * 1.1, h * 0.98), seam=0.1),
        ball((0, 0, z), (w, plan.length * 0.5 + 0.04, h * 0.92), seam=0.1),
    ]
    low = plan.head * (0.84 if asleep else 1.0)
    head_at: Vec = (0, front - h * 0.6 - plan.head * 0.55, low + thick * (0.6 if asleep else 1.0))
    if not asleep:
        rise = np.radians(plan.rise)
        reach = plan.neck + plan.head * 0.5
        head_at = vec(
            np.array([0, front - h * 0.3, z + h * 0.4]) + reach * np.array([0, -np.cos(rise), np.sin(rise)])
        )
    lumps.append(
        limb(
            (0, front - h * 0.2, z + h * 0.2),
            head_at,
            min(plan.head * 0.6, h * 0.8),
            plan.head * 0.5,
            seam=0.1,
        )
    )
    tone = plan.socks or plan.limbs
    paw = front - h * 0.7
    lumps += mirrored(
        [
            limb(
                (w * 0.55, front, thick * 1.05),
                (w * 0.62, paw - 0.14, thick),
                thick * 1.1,
                thick,
                plan.limbs,
                0.05,
            ),
            ball((w * 0.62, paw - 0.17, thick * 0.95), (thick * 1.1, thick * 1.35, thick * 0.95), tone, 0.03),
            ball((w * 0.82, back - 0.02, h * 0.7), (w * 0.42, h * 0.9, h * 0.7), "coat", 0.06),
            ball((w * 0.98, back - h * 0.85, thick * 0.9), (thick, thick * 1.5, thick * 0.9), tone, 0.04),
        ]
    )
    y = back + h * 0.95
    lumps += tail(
        plan, [(0, y, z * 0.8), (0.13, y + 0.1, 0.12), (0.27, y - 0.06, 0.11), (w + 0.14, back - 0.22, 0.1)]
    )
    if plan.belly != "coat":
        lumps.append(paint((0, front - h * 0.8, z - 0.04), (w * 0.7, h * 0.8, h * 1.1), plan.belly, 0.05))
    anchors = {"back": (0, 0.04, z + h * 0.9), "top": (0, 0.04, z + h * 0.9), "lap": (0, paw - 0.3, 0.02)}
    return Rig(
        tuple(lumps),
        head_at,
        TURN + 8,
        0.45 if asleep else 0.75,
        10.0 if asleep else 2.0,
        8.0 if asleep else -2.0,
        asleep,
        anchors,
    )


def _leg(plan: Plan, x: float, y: float, top: float, swing: float, *, hind: bool, foot: bool) -> list[Lump]:
    thick = plan.leg[1]
    hip = np.array([x, y, top - 0.02])
    a = np.radians(swing)
    length = top - 0.02 - thick * 0.55
    s = -1.0 if swing >= 0 else 1.0
    ankle = hip + length * np.array([0, -np.sin(a), -np.cos(a)])
    knee = (
        hip
        + 0.52 * length * np.array([0, -np.sin(a * 0.8), -np.cos(a * 0.8)])
        + np.array([0, 0.012 * (1 if hind else -1), 0])
    )
    del s
    tone = plan.socks or plan.limbs
    sole = "hoof" if plan.hooves else tone
    lumps = [
        limb(vec(hip), vec(knee), thick * (1.35 if hind else 1.15), thick, plan.limbs, 0.06),
        limb(vec(knee), vec(ankle), thick, thick * 0.95, tone, 0.03),
    ]
    if plan.hooves:
        lumps.append(
            limb(
                vec(ankle + np.array([0, 0, 0.005])),
                vec(ankle - np.array([0, 0, thick * 0.12])),
                thick * 1.02,
                thick * 1.1,
                sole,
                0.008,
            )
        )
    else:
        lumps.append(
            ball(
                vec(ankle + np.array([0, -thick * 0.42, -0.004])),
                (thick * 1.12, thick * 1.4, thick * 0.85),
                tone,
                0.03,
            )
        )
    return lumps


def _tail_path(plan: Plan, base: np.ndarray, pose: str) -> list[Vec]:
    x, y, z = base
    if plan.tail in ("brush", "ringed"):
        if pose in ("run", "jump"):
            return [(x, y, z), (x, y + 0.13, z + 0.05), (x, y + 0.28, z + 0.07), (x, y + 0.43, z + 0.02)]
        return [
            (x, y, z),
            (x - 0.03, y + 0.14, z + 0.0),
            (x - 0.1, y + 0.26, z + 0.1),
            (x - 0.12, y + 0.28, z + 0.3),
        ]
    if plan.tail == "squirrel":
        return [
            (x, y - 0.02, z - 0.08),
            (x, y + 0.16, z),
            (x, y + 0.16, z + 0.25),
            (x, y + 0.22, z + 0.46),
            (x, y + 0.34, z + 0.44),
        ]
    if plan.tail in ("thin", "bare"):
        return [
            (x, y, z),
            (x - 0.02, y + 0.12, z + 0.02),
            (x - 0.07, y + 0.2, z + 0.16),
            (x - 0.05, y + 0.18, z + 0.32),
            (x, y + 0.25, z + 0.42),
        ]
    if plan.tail == "tuft":
        return [
            (x, y, z),
            (x - 0.03, y + 0.08, z - 0.02),
            (x - 0.06, y + 0.13, z - 0.12),
            (x - 0.1, y + 0.13, z - 0.22),
        ]
    if plan.tail == "flow":
        return [
            (x, y - 0.02, z + 0.04),
            (x - 0.03, y + 0.1, z + 0.06),
            (x - 0.08, y + 0.15, z - 0.1),
            (x - 0.1, y + 0.14, z - 0.3),
        ]
    if plan.tail == "thick":
        return [
            (x, y - 0.06, z - 0.04),
            (x - 0.02, y + 0.14, z - 0.1),
            (x - 0.08, y + 0.3, z - 0.16),
            (x - 0.14, y + 0.46, z - 0.12),
        ]
    return [(x, y, z), (x, y + 0.1, z + 0.05)]


def _lean_point(p: np.ndarray, lean: float, lift: float, about: float) -> np.ndarray:
    a = np.radians(-lean)
    y, z = p[1], p[2] - about
    return np.array([p[0], y * np.cos(a) - z * np.sin(a), y * np.sin(a) + z * np.cos(a) + about + lift])


def _leaned(lumps: list[Lump], lean: float, lift: float, about: float) -> list[Lump]:
    from dataclasses import replace

    if not lean and not lift:
        return lumps
    out = []
    for one in lumps:
        b = None if one.b is None else vec(_lean_point(np.asarray(one.b), lean, lift, about))
        a = vec(_lean_point(np.asarray(one.a), lean, lift, about))
        out.append(
            replace(
                one, a=a, b=b, tilt=(one.tilt[0] - lean, one.tilt[1], one.tilt[2]) if b is None else one.tilt
            )
        )
    return out
