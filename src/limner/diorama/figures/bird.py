"""Birds: round bodies on thin legs, with a beak, folded or spread wings and a tail.

Units of the standing figure (about 1 high), facing -y.
"""

# ruff: noqa: RUF009 - colours are plain tuples

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from limner.diorama.body import Body
from limner.diorama.figures.assemble import Rig, assembled
from limner.diorama.figures.face import Piece, eyes
from limner.diorama.figures.head import Head
from limner.diorama.figures.plan import recoloured
from limner.diorama.figures.sculpt import Lump, Vec, ball, limb, mirrored, paint, strand, vec
from limner.diorama.material import RGB, Look, srgb


@dataclass(frozen=True)
class Bird:
    """One species. coat: back and head; light: breast; mark: wings; size: height in metres when standing.

    head: radius. body: half width, half length, half height. leg and neck: lengths. upright stands like a
    penguin.
    """

    coat: RGB
    light: RGB = srgb("#fff4e2")
    mark: RGB | None = None
    beak: RGB = srgb("#f6a21d")
    dark: RGB = srgb("#2b2a31")
    size: float = 0.25
    head: float = 0.2
    body: Vec = (0.21, 0.25, 0.22)
    leg: float = 0.14
    neck: float = 0.0
    bill: Literal["small", "hook", "duck", "long", "bent", "big"] = "small"
    crest: Literal["none", "comb", "tuft", "cockatoo", "ears"] = "none"
    tail: Literal["short", "long", "fan", "plume", "peacock"] = "short"
    mask: Literal["none", "breast", "penguin", "owl", "bald", "bib"] = "breast"
    upright: bool = False
    eye: float = 0.15
    iris: RGB | None = None

    def palette(self, look: Look) -> dict[str, RGB]:
        """Tone name -> linear RGB."""
        r, g, b = (c * 0.6 for c in self.coat)
        own = {
            "coat": self.coat,
            "light": self.light,
            "mark": self.mark or (r, g, b),
            "dark": self.dark,
            "beak": self.beak,
            "comb": srgb("#dd3a34"),
            "blush": srgb("#f58f86"),
            "inner": self.light,
            "nose": self.dark,
            "hoof": self.beak,
        }
        tones = recoloured(own, look)
        if look.colours and len(look.colours) < 2:
            r, g, b = (c * 0.7 for c in tones["coat"])
            tones["mark"] = (r, g, b)
        return tones


def bird(plan: Bird, look: Look, pose: str) -> Body:
    """A bird standing, sitting, flying (on z = 0 as well), walking, swimming, eating, reading or waving."""
    rig = _upright(plan, pose) if plan.upright else _standing(plan, pose)
    top = head(plan, asleep=pose == "sleep")
    return assembled(rig, top, plan.head, plan.palette(look), look, plan.size, step=0.0145)


def _standing(plan: Bird, pose: str) -> Rig:
    w, d, h = plan.body
    flying = pose == "fly"
    low = 0.0 if pose in ("swim", "sit", "sleep", "lie") or flying else plan.leg
    z = low + h * 0.96
    lumps: list[Lump] = [
        ball((0, 0.02, z), (w, d, h), seam=0.08, tilt=(-12.0, 0, 0)),
        ball((0, d * 0.8, z + h * 0.12), (w * 0.5, d * 0.5, h * 0.42), seam=0.14),
        ball((0, -d * 0.5, z + h * 0.35), (w * 0.75, d * 0.45, h * 0.62), seam=0.1),
    ]
    neck_from = np.array([0, -d * 0.55, z + h * 0.35])
    head_at = np.array([0, -d * 0.62, z + h * 0.55 + plan.head * 0.62 + plan.neck])
    if plan.neck > 0.1:
        bend = plan.neck * 0.35
        path: list[Vec] = [
            vec(neck_from),
            vec(neck_from + np.array([0, -bend * 0.9, plan.neck * 0.3])),
            vec(head_at + np.array([0, bend * 0.75, -plan.neck * 0.3])),
            vec(head_at),
        ]
        r = min(plan.head * 0.5, 0.075)
        lumps += strand(path, [r * 1.5, r, r * 0.9, r], seam=0.08, steps=9)
    else:
        lumps.append(limb(vec(neck_from), vec(head_at), plan.head * 0.85, plan.head * 0.72, seam=0.08))
    lumps += _tail(plan, z, d, h)
    if flying:
        for s in (-1.0, 1.0):
            lumps.append(
                limb(
                    (s * w * 0.7, 0.0, z + h * 0.3),
                    (s * (w + 0.34), 0.1, z + h * 0.3 + 0.3),
                    0.15,
                    0.05,
                    "mark",
                    0.05,
                    (1, 1.3, 0.3),
                )
            )
            for k in range(3):
                lumps.append(
                    limb(
                        (s * (w + 0.05 + 0.09 * k), 0.1, z + h * 0.3 + 0.08 + 0.08 * k),
                        (s * (w + 0.13 + 0.13 * k), 0.32 - 0.05 * k, z + h * 0.3 + 0.1 + 0.1 * k),
                        0.06,
                        0.035,
                        "mark",
                        0.04,
                        (1, 1, 0.5),
                    )
                )
    else:
        lift = 26.0 if pose in ("wave", "dance") else 0.0
        one = [
            ball(
                (w * 0.98 + lift * 0.003, d * 0.18, z + h * 0.06),
                (w * 0.2, d * 0.68, h * 0.56),
                "mark",
                0.03,
                (-24.0 - lift, 0, 8.0),
            ),
            limb(
                (w * 0.95, d * 0.4, z - h * 0.05),
                (w * 0.66, d * 1.08, z + h * 0.02),
                0.06,
                0.022,
                "mark",
                0.05,
            ),
        ]
        lumps += mirrored(one)
    if plan.mask in ("breast", "bib"):
        lumps.append(paint((0, -d * 0.85, z - h * 0.1), (w * 0.82, d * 0.85, h * 0.98), "light", 0.06))
    if low > 0:
        for s in (-1.0, 1.0):
            x, y = s * w * 0.42, 0.02
            step = {"walk": 0.07, "run": 0.1}.get(pose, 0.0) * s
            lumps += [
                limb(
                    (x, y, z - h * 0.6),
                    (x, y + step, 0.025),
                    0.024 if plan.leg > 0.2 else 0.03,
                    0.022 if plan.leg > 0.2 else 0.026,
                    "beak",
                    0.015,
                ),
                *(
                    limb(
                        (x, y + step, 0.022),
                        (x + 0.055 * k, y + step - 0.1 + 0.02 * abs(k), 0.02),
                        0.026,
                        0.024,
                        "beak",
                        0.02,
                    )
                    for k in (-1, 0, 1)
                ),
            ]
    anchors: dict[str, Vec] = {
        "back": (0, d * 0.2, z + h * 0.9),
        "lap": (0, -d - 0.16, max(low * 0.3, 0.02)),
        "hand_right": (w, -d * 0.6, z),
        "hand_left": (-w, -d * 0.6, z),
    }
    turn = {"fly": 24.0, "read": 0.0}.get(pose, 40.0)
    nod = {"eat": 26.0, "read": 14.0, "sleep": 12.0}.get(pose, 2.0)
    return Rig(tuple(lumps), vec(head_at), turn, 0.62, nod, -3.0, pose == "sleep", anchors)


def _upright(plan: Bird, pose: str) -> Rig:
    w, d, h = plan.body
    z = h + 0.03
    lumps: list[Lump] = [
        ball((0, 0, z), (w, d, h)),
        ball((0, 0, z + h * 0.5), (w * 0.8, d * 0.85, h * 0.6), seam=0.08),
    ]
    head_at: Vec = (0, -0.03, z + h * 0.8 + plan.head * 0.62)
    swing = {"wave": (70.0, 12.0), "dance": (60.0, 60.0), "fly": (75.0, 75.0)}.get(pose, (14.0, 14.0))
    for s, angle in ((1.0, swing[0]), (-1.0, swing[1])):
        a = np.radians(angle)
        if pose in ("read", "hold"):
            tip: Vec = (s * 0.13, -d - 0.09, z - 0.04)
        else:
            tip = (s * (w * 0.85 + 0.26 * float(np.sin(a))), 0.0, z + h * 0.42 - 0.28 * float(np.cos(a)))
        lumps.append(limb((s * w * 0.8, 0, z + h * 0.42), tip, 0.075, 0.045, "mark", 0.03, (1, 0.8, 1)))
    lumps += mirrored([ball((0.1, -d * 0.55, 0.03), (0.085, 0.12, 0.035), "beak", 0.02)])
    lumps.append(ball((0, d * 0.9, 0.12), (0.08, 0.1, 0.05), "coat", 0.06, (20.0, 0, 0)))
    lumps.append(paint((0, -d * 0.9, z - 0.02), (w * 0.74, d * 0.85, h * 0.98), "light", 0.045))
    anchors: dict[str, Vec] = {
        "lap": (0, -d - 0.14, 0.12),
        "hand_right": (w * 1.1, -d * 0.5, z),
        "hand_left": (-w * 1.1, -d * 0.5, z),
        "back": (0, d * 0.8, z + h * 0.4),
    }
    return Rig(
        tuple(lumps),
        head_at,
        0.0 if pose == "read" else 16.0,
        0.6,
        12.0 if pose == "read" else 2.0,
        -3.0,
        pose == "sleep",
        anchors,
    )


def _tail(plan: Bird, z: float, d: float, h: float) -> list[Lump]:
    if plan.tail == "peacock":
        fan: list[Lump] = []
        for a in np.radians(np.linspace(-80, 80, 11)):
            tip: Vec = (0.62 * float(np.sin(a)), d + 0.06, z + 0.1 + 0.62 * float(np.cos(a)))
            fan += [
                limb((0, d * 0.8, z + 0.05), tip, 0.04, 0.075, "mark", 0.02, (1, 0.4, 1)),
                paint((tip[0], tip[1] - 0.04, tip[2]), 0.055, "beak", 0.02),
                paint((tip[0], tip[1] - 0.04, tip[2]), 0.03, "coat", 0.02),
            ]
        return fan
    if plan.tail == "plume":
        out: list[Lump] = []
        for x in (-0.06, 0.0, 0.06):
            out += strand(
                [
                    (x, d * 0.8, z + h * 0.2),
                    (x * 2, d + 0.14, z + h * 0.9),
                    (x * 3, d + 0.26, z + h * 0.7),
                    (x * 3.4, d + 0.3, z + h * 0.1),
                ],
                [0.07, 0.07, 0.06, 0.02],
                "dark",
                0.03,
                7,
            )
        return out
    length = {"short": 0.16, "long": 0.36, "fan": 0.22}[plan.tail]
    drop = -0.16 if plan.tail == "long" else 0.07
    return [
        limb(
            (x * 0.4, d * 0.9, z + h * 0.14),
            (x, d + length, z + h * 0.14 + drop),
            0.06,
            0.042,
            "mark",
            0.03,
            (1, 1, 0.5),
        )
        for x in (-0.055, 0.0, 0.055)
    ]


def head(plan: Bird, *, asleep: bool) -> Head:
    """The head of a bird, in units of its radius."""
    lumps: list[Lump] = [ball((0, 0, 0), (1.0, 0.96, 0.94))]
    kind = plan.bill
    if kind == "small":
        bill = [limb((0, -0.85, -0.12), (0, -1.28, -0.2), 0.2, 0.035, "beak", 0.02, (1.1, 1, 0.8))]
    elif kind == "hook":
        bill = list(
            strand(
                [(0, -0.82, -0.02), (0, -1.2, -0.04), (0, -1.34, -0.34), (0, -1.24, -0.52)],
                [0.27, 0.24, 0.14, 0.03],
                "beak",
                0.02,
                6,
            )
        )
    elif kind == "big":
        bill = list(
            strand(
                [(0, -0.75, -0.05), (0, -1.3, 0.05), (0, -1.75, -0.2), (0, -1.85, -0.45)],
                [0.34, 0.33, 0.2, 0.05],
                "beak",
                0.02,
                7,
            )
        )
    elif kind == "duck":
        bill = [
            ball((0, -1.12, -0.2), (0.36, 0.42, 0.1), "beak", 0.05),
            ball((0, -0.95, -0.1), (0.24, 0.26, 0.17), "beak", 0.12),
            ball((0, -1.02, -0.32), (0.27, 0.3, 0.07), "beak", 0.03),
        ]
    elif kind == "long":
        bill = [limb((0, -0.8, -0.08), (0, -2.1, -0.25), 0.17, 0.03, "beak", 0.03)]
    else:
        bill = [
            *strand(
                [(0, -0.8, -0.05), (0, -1.25, -0.1), (0, -1.45, -0.45), (0, -1.4, -0.75)],
                [0.24, 0.22, 0.17, 0.05],
                ("beak", "beak", "dark"),
                0.03,
                6,
            )
        ]
    lumps += bill
    if plan.crest == "comb":
        lumps += [
            ball((0, y, z), (0.11, 0.22, 0.24), "comb", 0.08)
            for y, z in ((-0.42, 0.98), (-0.08, 1.12), (0.26, 1.02))
        ]
        lumps += mirrored([ball((0.12, -0.92, -0.56), (0.12, 0.12, 0.22), "comb", 0.03)])
    if plan.crest in ("tuft", "cockatoo"):
        tone = "coat" if plan.crest == "tuft" else "beak"
        lumps += [
            *strand(
                [(0, -0.1, 0.85), (0.02, -0.05, 1.2), (0.02, -0.3, 1.38)], [0.13, 0.09, 0.03], tone, 0.05, 5
            ),
            *strand(
                [(0.08, 0.1, 0.85), (0.12, 0.3, 1.15), (0.14, 0.18, 1.34)], [0.13, 0.09, 0.03], tone, 0.05, 5
            ),
        ]
    if plan.crest == "ears":
        lumps += mirrored(
            [limb((0.5, -0.1, 0.66), (0.82, -0.1, 1.12), 0.28, 0.05, "coat", 0.12, (1, 0.6, 1))]
        )
    spread = 0.46
    skin = [one for one in lumps if one not in bill] if plan.mask == "owl" else lumps
    pieces: list[Piece] = eyes(
        skin,
        0.4 if plan.mask == "owl" else spread,
        0.12,
        plan.eye * (1.5 if plan.mask == "owl" else 1.0),
        asleep=asleep,
        iris=srgb("#f5b324") if plan.mask == "owl" else None,
        tall=1.0 if plan.mask == "owl" else 1.12,
    )
    if plan.mask == "owl":
        lumps += mirrored([paint((0.4, -0.85, 0.08), (0.5, 0.5, 0.52), "light", 0.06)])
    elif plan.mask == "penguin":
        lumps += mirrored([paint((0.42, -0.8, -0.08), (0.5, 0.55, 0.55), "light", 0.05)])
        lumps.append(paint((0, -0.8, -0.5), (0.5, 0.6, 0.4), "light", 0.05))
    elif plan.mask == "bib":
        lumps.append(paint((0, -0.75, -0.5), (0.72, 0.7, 0.62), "light", 0.06))
    if plan.mask != "owl":
        lumps += mirrored([paint((0.64, -0.68, -0.2), (0.18, 0.3, 0.13), "blush", 0.18, strength=0.55)])
    return Head(tuple(lumps), tuple(pieces), 0.94)
