"""Hair and beards of people, in units of the head's radius (skull's middle is the origin, the face looks to -y)."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from typing import Literal

from limner.diorama.figures.sculpt import Lump, ball, carve, limb, mirrored, strand

Hair = Literal["short", "bob", "long", "bun", "ponytail", "curly", "bald", "rim", "pigtails", "tuft"]


def hair(style: Hair, under_hat: bool = False) -> list[Lump]:
    """The lumps of a style; empty for a bald head."""
    if style == "bald":
        return []
    if style == "tuft":
        return list(strand([(0, -0.2, 0.9), (0.08, -0.32, 1.12), (-0.06, -0.4, 1.16)], [0.13, 0.09, 0.04], "hair", 0.03, 5))
    if style == "rim":
        return list(mirrored([ball((0.78, 0.24, 0.1), (0.32, 0.42, 0.36), "hair", 0.1), ball((0.5, 0.66, 0.05), (0.4, 0.34, 0.4), "hair", 0.1)]))
    cap = [
        ball((0, 0.1, 0.12), (1.07, 0.99, 0.99), "hair"),
        # The face stays free: a soft hairline above the brows, sideburns beside the eyes.
        carve((0, -1.05, -0.32), (0.82, 0.86, 0.86), 0.08),
        carve((0, -0.1, -1.12 if style in ("short", "curly") else -1.3), (1.6, 0.62, 0.82), 0.1),
    ]
    fringe = [
        ball((-0.32, -0.74, 0.62), (0.5, 0.24, 0.24), "hair", 0.14, (0, -18, 0)),
        ball((0.4, -0.72, 0.6), (0.36, 0.2, 0.2), "hair", 0.14, (0, 24, 0)),
    ]
    lumps = [*cap, *([] if under_hat else fringe)]
    if style == "short" and not under_hat:
        lumps.append(limb((0.18, -0.5, 0.98), (-0.34, -0.66, 1.02), 0.2, 0.1, "hair", 0.14))
    if style == "curly":
        spots = [(0, 0.1, 1.04), (0.5, -0.1, 0.9), (-0.5, -0.1, 0.9), (0.2, -0.5, 0.9), (-0.24, -0.5, 0.9), (0.86, 0.1, 0.48), (-0.86, 0.1, 0.48),
                 (0.0, 0.72, 0.74), (0.6, 0.5, 0.7), (-0.6, 0.5, 0.7), (0.9, 0.3, 0.1), (-0.9, 0.3, 0.1), (0.3, 0.95, 0.2), (-0.3, 0.95, 0.2)]  # fmt: skip
        lumps += [ball(s, 0.32, "hair", 0.06) for s in spots if not (under_hat and s[2] > 0.6)]
    if style == "bob":
        lumps += mirrored([ball((0.86, 0.1, -0.22), (0.3, 0.5, 0.56), "hair", 0.15)])
        lumps.append(ball((0, 0.55, -0.25), (0.85, 0.5, 0.6), "hair", 0.15))
    if style == "long":
        lumps += mirrored([limb((0.86, 0.12, 0.0), (0.76, 0.08, -1.2), 0.28, 0.2, "hair", 0.15)])
        lumps.append(limb((0, 0.6, 0.0), (0, 0.55, -1.25), 0.6, 0.5, "hair", 0.2, (1.2, 0.7, 1)))
    if style == "bun" and not under_hat:
        lumps.append(ball((0, 0.35, 1.22), 0.4, "hair", 0.06))
    if style == "ponytail":
        lumps += strand([(0, 0.9, 0.55), (0.16, 1.35, 0.5), (0.3, 1.45, -0.1), (0.3, 1.3, -0.6)], [0.2, 0.3, 0.28, 0.06], "hair", 0.08, 7)
    if style == "pigtails":
        lumps += mirrored(strand([(0.9, 0.15, 0.25), (1.3, 0.12, 0.22), (1.42, 0.08, -0.25), (1.36, 0.05, -0.62)], [0.14, 0.26, 0.24, 0.05], "hair", 0.05, 6))
    return lumps


def beard() -> list[Lump]:
    """A full round beard with a moustache."""
    return [
        ball((0, -0.52, -0.72), (0.66, 0.48, 0.5), "hair", 0.1),
        *mirrored([ball((0.74, -0.32, -0.42), (0.26, 0.42, 0.5), "hair", 0.15)]),
        *mirrored([ball((0.17, -0.98, -0.3), (0.22, 0.13, 0.1), "hair", 0.05, (0, 14, 0))]),
    ]
