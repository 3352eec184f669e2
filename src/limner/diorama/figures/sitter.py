"""Animals on their haunches, like in a picture book: sitting, reading, holding, waving, dancing.

Units of the standing figure (about 1 high), facing -y.
"""

from __future__ import annotations

from limner.diorama.figures.assemble import Rig
from limner.diorama.figures.plan import Plan
from limner.diorama.figures.sculpt import Lump, Vec, ball, limb, mirrored, paint
from limner.diorama.figures.tail import tail

# (right hand, left hand) as (x outwards, y, z), by pose.
_HANDS: dict[str, tuple[Vec, Vec]] = {
    "read": ((0.15, -0.245, 0.225), (0.15, -0.245, 0.225)),
    "hold": ((0.12, -0.26, 0.27), (0.12, -0.26, 0.27)),
    "wave": ((0.33, -0.1, 0.56), (0.13, -0.17, 0.17)),
    "dance": ((0.34, -0.08, 0.64), (0.33, -0.1, 0.4)),
    "eat": ((0.06, -0.25, 0.36), (0.06, -0.25, 0.36)),
}


def sitting(plan: Plan, pose: str = "sit") -> Rig:
    """Upright on the haunches; pose is sit, read, hold, wave, eat or dance (dance stands on the hind
    feet).
    """
    k = plan.plump * max(plan.body[0] / 0.155, 0.85)
    thick = min(plan.leg[1], 0.075)
    up = 0.16 if pose == "dance" else 0.0
    lumps: list[Lump] = [
        ball((0, 0.03, 0.175 + up), (0.185 * k, 0.17 * k, 0.175), seam=0.05),
        ball((0, -0.005, 0.36 + up), (0.135 * k, 0.125 * k, 0.15), seam=0.14),
    ]
    shoulder = 0.415 + up
    head_at: Vec = (0, -0.055, 0.44 + up + plan.head * 0.72 + plan.neck * 0.45)
    lumps.append(limb((0, -0.01, shoulder), head_at, 0.1, 0.1, seam=0.1))
    tone, feet = plan.socks or plan.limbs, plan.socks or plan.limbs
    if plan.hooves:
        feet = "hoof"
    if pose == "dance":
        lumps += mirrored(
            [
                limb(
                    (0.1, 0.0, 0.2 + up), (0.125, -0.02, 0.07), thick * 1.35, thick * 1.05, plan.limbs, 0.06
                ),
                ball((0.13, -0.06, thick * 0.8), (thick * 1.15, thick * 1.6, thick * 0.85), feet, 0.03),
            ]
        )
    elif pose == "sit" and plan.tail != "none" and plan.ears not in ("fluffy",) and plan.body[0] < 0.185:
        # The classic seat of dog, cat and fox: straight forelegs between the hind feet.
        lumps += mirrored(
            [
                ball((0.155 * k, -0.02, 0.125), (0.085, 0.14, 0.125), "coat", 0.06),
                ball((0.175 * k, -0.15, thick * 0.75), (thick * 1.05, thick * 1.7, thick * 0.8), feet, 0.03),
            ]
        )
    else:
        lumps += mirrored(
            [
                limb(
                    (0.12 * k, -0.03, 0.12),
                    (0.19 * k, -0.2, 0.085),
                    thick * 1.5,
                    thick * 1.15,
                    plan.limbs,
                    0.05,
                ),
                ball((0.205 * k, -0.255, 0.1), (thick * 1.08, thick * 0.85, thick * 1.4), feet, 0.025),
                paint(
                    (0.205 * k, -0.3, 0.092),
                    (thick * 0.6, 0.05, thick * 0.75),
                    "inner" if not plan.hooves else "hoof",
                    0.03,
                ),
            ]
        )
    hands: dict[str, Vec] = {}
    pair = _HANDS.get(pose)
    for s, name, index in ((-1.0, "hand_left", 1), (1.0, "hand_right", 0)):
        if pair is None:
            x, y, z = (
                (0.07, -0.2, thick * 0.8) if pose == "sit" and plan.body[0] < 0.185 else (0.15, -0.17, 0.2)
            )
        else:
            x, y, z = pair[index]
            z += up
        sx = s * 0.105 * k
        elbow: Vec = (
            s * (0.5 * (0.105 * k + x) + (0.05 if pair else 0.0)),
            0.45 * y - 0.03,
            0.5 * (shoulder + z) - (0.03 if pair else 0.0),
        )
        hand: Vec = (s * x, y, z)
        lumps += [
            limb((sx, -0.02, shoulder - 0.02), elbow, thick * 0.98, thick * 0.88, plan.limbs, 0.05),
            limb(elbow, hand, thick * 0.88, thick * 0.82, tone, 0.03),
            ball(hand, (thick * 1.0, thick * (1.25 if pair is None else 1.0), thick * 0.95), tone, 0.02),
        ]
        hands[name] = (s * x, y - thick * 0.8, z + thick * 0.3)
    base = 0.17
    if plan.tail in ("brush", "ringed", "thin", "bare", "tuft", "flow", "thick"):
        path: list[Vec] = [
            (0.05, base, 0.09 + up),
            (0.24, 0.17, 0.09 + up),
            (0.39, 0.04, 0.11 + up),
            (0.42, -0.02, 0.3 + up),
        ]
        if plan.tail == "thin" or plan.tail == "bare":
            path = [
                (0.04, base, 0.05 + up),
                (0.26, 0.16, 0.045 + up),
                (0.37, -0.02, 0.05 + up),
                (0.3, -0.13, 0.05 + up),
            ]
        lumps += tail(plan, path)
    elif plan.tail == "squirrel":
        lumps += tail(
            plan,
            [(0.02, base, 0.1), (0.16, 0.3, 0.16), (0.3, 0.26, 0.42), (0.34, 0.2, 0.62), (0.46, 0.2, 0.6)],
        )
    else:
        lumps += tail(plan, [(0.0, base, 0.1 + up), (0.05, base + 0.1, 0.13 + up)])
    if plan.belly != "coat":
        lumps.append(paint((0, -0.16, 0.24 + up), (0.115 * k, 0.13, 0.22), plan.belly, 0.045))
    anchors: dict[str, Vec] = {
        **hands,
        "lap": (0, -0.3, 0.12 + up),
        "seat": (0, -0.16, 0.16),
        "back": (0, 0.1, 0.42 + up),
        "top": (0, 0.02, 0.44 + up + plan.head * 1.6),
    }
    turn = {"sit": 24.0, "wave": 10.0, "dance": 14.0}.get(pose, 0.0)
    return Rig(
        tuple(lumps),
        head_at,
        turn,
        0.8,
        13.0 if pose == "read" else 2.0,
        {"wave": -6.0, "dance": 8.0, "read": 0.0}.get(pose, -2.0),
        anchors=anchors,
    )
