"""What sets a being apart from people: horns, pointed ears, tusks, wings, tails, one eye or a skull for a face.

Features of the head are in units of the head's radius (the skull's middle is the origin, the face looks to -y), those of
the body in units of the figure.
"""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from limner.diorama.figures import headgear
from limner.diorama.figures.face import EYE, Piece, disc, eyes, line, smile
from limner.diorama.figures.sculpt import Lump, Vec, ball, carve, limb, mirrored, paint, strand, surface_point
from limner.diorama.material import Material, srgb
from limner.diorama.solids import torus

if TYPE_CHECKING:
    from limner.diorama.figures.outfit import Outfit

Skin = tuple[list[Lump], list[Piece]]
CYAN = Material(srgb("#7ff0ff"), roughness=0.4, emission=(0.25, 0.75, 0.85))
GLOW = Material(srgb("#ffe27a"), roughness=0.4, emission=(0.9, 0.7, 0.2))


def _horns() -> list[Lump]:
    return list(mirrored(strand([(0.42, -0.3, 0.78), (0.6, -0.42, 1.15), (0.5, -0.5, 1.5)], [0.19, 0.13, 0.03], "horn", 0.04, 6)))


def _ram_horns() -> list[Lump]:
    return list(mirrored(strand([(0.5, -0.05, 0.72), (0.95, 0.12, 0.95), (1.32, 0.0, 0.6), (1.2, -0.25, 0.2), (1.42, -0.42, 0.36)], [0.24, 0.22, 0.17, 0.12, 0.04], "horn", 0.04, 11)))


def _ears(long: float, lift: float) -> list[Lump]:
    tip = (0.95 + long, 0.16, -0.02 + lift)
    inner = (0.98 + long * 0.45, -0.02, 0.0 + lift * 0.45)
    return list(mirrored([limb((0.82, 0.06, -0.04), tip, 0.27, 0.04, "skin", 0.1, (1, 0.5, 1)), paint(inner, (long * 0.4, 0.13, 0.1), "blush", 0.05, strength=0.6)]))


def _tube_ears() -> list[Lump]:
    one = [limb((0.6, 0.0, 0.72), (1.02, 0.0, 1.02), 0.12, 0.13, "skin", 0.08), ball((1.08, 0.0, 1.06), (0.2, 0.19, 0.2), "skin", 0.05), paint((1.2, -0.06, 1.15), 0.1, "blush", 0.04)]
    return list(mirrored(one))


def _antennae() -> list[Lump]:
    return list(mirrored([*strand([(0.32, -0.1, 0.85), (0.5, -0.18, 1.3), (0.62, -0.25, 1.55)], [0.06, 0.05, 0.05], "skin", 0.03, 5), ball((0.64, -0.26, 1.62), 0.15, "trim", 0.03)]))


def _snakes() -> list[Lump]:
    lumps: list[Lump] = [ball((0, 0.14, 0.16), (1.05, 0.97, 0.97), "hair", 0.05), carve((0, -1.05, -0.32), (0.82, 0.86, 0.86), 0.08), carve((0, -0.1, -1.2), (1.6, 0.62, 0.82), 0.1)]
    for k, a in enumerate(np.linspace(-2.1, 2.1, 9)):
        s, c = float(np.sin(a)), float(np.cos(a))
        up = 0.25 if k % 2 else 0.55
        root, mid, tip = (0.8 * s, 0.1 + 0.1 * abs(s), 0.85 * c * 0.9 + 0.15), (1.25 * s, -0.05, 1.2 * c + up), (1.5 * s + 0.2 * (1 if k % 2 else -1), -0.3, 1.3 * c + up + 0.1)
        lumps += [*strand([root, mid, tip], [0.16, 0.14, 0.11], ("hair", "hair", "horn"), 0.05, 6), ball(tip, (0.15, 0.19, 0.12), "hair", 0.03)]
    return lumps


def _bandaged() -> list[Lump]:
    out = [paint((0, 0, z), (1.3, 1.3, 0.035), "mark", 0.015, (tilt, 0, 0), 0.75) for z, tilt in ((0.78, 5.0), (0.55, -7.0), (0.36, 4.0), (-0.28, -5.0), (-0.5, 6.0), (-0.7, -4.0))]
    return [*out, limb((0.9, 0.2, -0.2), (1.28, 0.3, -0.55), 0.13, 0.07, "skin", 0.04, (1, 0.4, 1))]


def _furry() -> list[Lump]:
    """A ruff of fur all round the face."""
    lumps: list[Lump] = [ball((0, 0.14, 0.08), (1.12, 1.0, 1.08), "hair", 0.06), carve((0, -1.12, -0.02), (0.74, 0.8, 0.74), 0.08)]
    for a in np.linspace(0, 2 * np.pi, 15)[:-1]:
        c, s = float(np.cos(a)), float(np.sin(a))
        lumps.append(limb((0.84 * c, -0.15, 0.84 * s), (1.22 * c, -0.2, 1.22 * s - 0.12), 0.24, 0.07, "hair", 0.1))
    lumps += [limb((0.1, -0.1, 1.0), (-0.14, -0.3, 1.42), 0.22, 0.05, "hair", 0.1)]
    return lumps


HEAD: dict[str, Callable[[], list[Lump]]] = {
    "horns": _horns,
    "ram horns": _ram_horns,
    "bull horns": lambda: list(mirrored(strand([(0.62, 0.0, 0.66), (1.1, -0.05, 0.84), (1.36, -0.12, 1.24)], [0.2, 0.16, 0.05], "horn", 0.04, 6))),
    "elf ears": lambda: _ears(0.55, 0.42),
    "goblin ears": lambda: _ears(0.95, 0.28),
    "tube ears": _tube_ears,
    "antennae": _antennae,
    "snakes": _snakes,
    "bandages": _bandaged,
    "fur": _furry,
    "bulb nose": lambda: [limb((0, -0.88, -0.02), (0, -1.18, -0.2), 0.17, 0.27, "skin", 0.08)],
    "long nose": lambda: list(strand([(0, -0.85, 0.0), (0, -1.22, -0.06), (0, -1.42, -0.3)], [0.16, 0.15, 0.06], "skin", 0.06, 6)),
    "tusks": lambda: list(mirrored([limb((0.3, -0.88, -0.52), (0.36, -1.02, -0.2), 0.1, 0.03, "tusk", 0.01)])),
    "fangs": lambda: list(mirrored([limb((0.13, -0.9, -0.42), (0.13, -0.94, -0.6), 0.055, 0.015, "tusk", 0.005)])),
    "jaw": lambda: [ball((0, -0.42, -0.62), (0.66, 0.5, 0.36), "skin", 0.12)],
    "moustache": lambda: list(mirrored(strand([(0.05, -0.99, -0.3), (0.4, -0.96, -0.36), (0.62, -0.82, -0.2)], [0.09, 0.1, 0.03], "hair", 0.03, 5))),
    "goatee": lambda: [limb((0, -0.86, -0.66), (0, -0.96, -1.06), 0.17, 0.04, "hair", 0.05)],
    "antenna": lambda: [limb((0, 0, 0.9), (0, 0, 1.32), 0.06, 0.05, "metal", 0.02), ball((0, 0, 1.4), 0.14, "nose", 0.02), *mirrored([limb((0.9, 0.05, 0.0), (1.14, 0.05, 0.0), 0.24, 0.2, "metal", 0.03)])],
    "gills": lambda: list(mirrored([limb((0.86, 0.05, -0.05 + z), (1.25, 0.14, z), 0.1, 0.03, "coat", 0.04, (1, 0.5, 1)) for z in (-0.16, 0.08, 0.32)])),
    **headgear.GEAR,
}  # fmt: skip


def head(outfit: Outfit) -> tuple[list[tuple[str, list[Lump]]], list[Piece]]:
    """(named skins to sculpt, pieces) of what sits on the head, in units of the head."""
    skins = [(name, HEAD[name]()) for name in outfit.features if name in HEAD]
    pieces: list[Piece] = []
    if "halo" in outfit.features:
        pieces.append(Piece(torus(0.62, 0.075, steps=36, sides=10).turned(8, "x").moved(0, 0.05, 1.55), GLOW))
    if "third eye" in outfit.features:
        pieces.append(Piece(disc(np.array([0, -0.88, 0.46]), np.array([0, -1.0, 0.2]), (0.09, 0.05, 0.1)), EYE))
    return skins, pieces


def face(kind: str, skin: Sequence[Lump], *, asleep: bool) -> Skin | None:
    """(lumps to add to the skull, pieces) of a face unlike a human one; None for the ordinary one."""
    lumps = list(skin)
    if kind == "alien":
        eyed = eyes(lumps, 0.42, 0.02, 0.25, asleep=asleep, tall=1.4)
        return [], [*eyed, *smile(lumps, -0.56, 0.14, radius=0.024)]
    if kind == "cyclops":
        if asleep:
            from limner.diorama.figures.face import lid
            return [], [lid(lumps, 0.0, 0.16, 0.34), *smile(lumps, -0.46, 0.26, radius=0.026)]
        point, normal = surface_point(lumps, 0.0, 0.16, -2.4)
        from limner.diorama.figures.face import GLINT, WHITE
        pieces = [
            Piece(disc(point, normal, (0.4, 0.14, 0.42), 20), WHITE), Piece(disc(point + normal * 0.09, normal, (0.22, 0.09, 0.23), 18), Material(srgb("#4d8f5a"), 0.1, clearcoat=1.0)),
            Piece(disc(point + normal * 0.13, normal, (0.13, 0.08, 0.14), 16), EYE), Piece(disc(point + normal * 0.2 + np.array([-0.07, 0, 0.08]), normal, (0.05, 0.02, 0.05), 8), GLINT),
            line(lumps, [(0.42 * u, 0.72 - 0.08 * u * u) for u in np.linspace(-1, 1, 5)], 0.06),
        ]
        return [], [*pieces, *smile(lumps, -0.46, 0.26, radius=0.026)]
    if kind == "skull":
        dark = [*mirrored([carve((0.38, -0.98, 0.02), (0.27, 0.3, 0.3), 0.05), paint((0.38, -0.72, 0.02), (0.285, 0.42, 0.315), "mark", 0.015)]),
                *mirrored([paint((0.07, -0.95, -0.3), (0.075, 0.3, 0.13), "mark", 0.01, (0, -18, 0))]), carve((0.82, -0.5, -0.55), (0.3, 0.35, 0.24), 0.12), carve((-0.82, -0.5, -0.55), (0.3, 0.35, 0.24), 0.12)]
        teeth = [line(lumps, [(0.42 * u, -0.56 + 0.06 * u * u) for u in np.linspace(-1, 1, 7)], 0.024)]
        teeth += [line(lumps, [(x, -0.47), (x, -0.65)], 0.02) for x in (-0.28, -0.14, 0.0, 0.14, 0.28)]
        return dark, teeth
    if kind == "wrapped":
        slit = [carve((0, -1.02, 0.03), (0.62, 0.2, 0.2), 0.06), paint((0, -0.85, 0.03), (0.68, 0.4, 0.21), "mark", 0.03)]
        return slit, eyes([*lumps, *slit], 0.3, 0.02, 0.12, asleep=asleep, white=1.25)
    if kind == "robot":
        screen = paint((0, -0.85, -0.04), (0.74, 0.5, 0.42), "mark", 0.02)
        return [screen], [*(replace(piece, material=CYAN) for piece in eyes(lumps, 0.34, 0.04, 0.13, asleep=asleep, tall=1.3)), replace(line(lumps, [(0.2 * u, -0.26 + 0.06 * u * u) for u in np.linspace(-1, 1, 5)], 0.03), material=CYAN)]
    if kind == "stern":
        pieces = eyes(lumps, 0.37, 0.02, 0.118, asleep=asleep, tall=1.2)
        pieces += [line(lumps, [(s * 0.14, 0.2), (s * 0.36, 0.3), (s * 0.56, 0.4)], 0.05) for s in (-1, 1)]
        return [], [*pieces, *smile(lumps, -0.46, 0.26, radius=0.028)]
    return None


def reshaped(lumps: Sequence[Lump], outfit: Outfit, *, limbs: bool = False) -> list[Lump]:
    """The lumps of a trunk or of limbs as the being has them: stronger, bare, or nothing but bones."""
    out = list(lumps)
    if "bones" in outfit.features:
        return [bone for one in out for bone in _bones(one)] if limbs else out
    if outfit.bulk != 1.0:
        k = outfit.bulk
        out = [replace(one, half=(one.half[0] * k, one.half[1] * k, one.half[2] * (1 if one.b else 0.5 + 0.5 * k))) if one.op == "add" else one for one in out]
    return out


def bared(lumps: Sequence[Lump]) -> list[Lump]:
    """Without a shirt: what had the coat's colour has the skin's."""
    return [replace(one, tone="skin") if one.tone == "coat" and one.op == "add" else one for one in lumps]


def _bones(one: Lump) -> list[Lump]:
    if one.b is None:
        # Soles shrink to feet of bone.
        return [replace(one, half=(one.half[0] * 0.8, one.half[1] * 0.85, one.half[2] * 0.6), tone="skin", seam=0.006)] if one.a[2] < 0.12 or one.half[0] < 0.06 else []
    a, b = np.asarray(one.a), np.asarray(one.b)
    way = (b - a) / max(float(np.linalg.norm(b - a)), 1e-9)
    p, q = a + way * 0.012, b - way * 0.012
    start: Vec = (float(p[0]), float(p[1]), float(p[2]))
    end: Vec = (float(q[0]), float(q[1]), float(q[2]))
    return [limb(start, end, 0.019, 0.019, "skin", 0.012), ball(start, 0.03, "skin", 0.012), ball(end, 0.03, "skin", 0.012)]


def ribs(hip: float, shoulder: float) -> list[Lump]:
    """Spine, ribs and pelvis of a skeleton."""
    lumps: list[Lump] = [limb((0, 0.03, hip), (0, 0.03, shoulder + 0.05), 0.022, 0.022, "skin", 0.01), limb((-0.1, 0, shoulder - 0.02), (0.1, 0, shoulder - 0.02), 0.018, 0.018, "skin", 0.012),
                         limb((0, -0.068, shoulder - 0.03), (0, -0.074, shoulder - 0.14), 0.02, 0.015, "skin", 0.012)]
    lumps += mirrored([ball((0.06, 0.01, hip + 0.02), (0.062, 0.05, 0.045), "skin", 0.02), carve((0.062, -0.04, hip + 0.03), (0.03, 0.035, 0.024), 0.012)])
    for z, r in ((-0.04, 0.8), (-0.085, 0.95), (-0.13, 0.95), (-0.172, 0.75)):
        ring: list[Vec] = [(0.105 * r * float(np.sin(a)), 0.01 - 0.08 * r * float(np.cos(a)), shoulder + z - 0.02 * (1 + float(np.cos(a)))) for a in np.linspace(0.12, 2 * np.pi - 0.12, 13)]
        lumps += strand(ring, [0.0145, 0.0145], "skin", 0.008, 16)
    return lumps


def lower(outfit: Outfit, hip: float) -> list[Lump] | None:
    """What a being has in place of legs; None where it has legs."""
    if outfit.cut == "fish":
        path: list[Vec] = [(0, 0.0, hip + 0.05), (0.0, -0.02, hip - 0.1), (0.02, -0.03, 0.12), (0.16, -0.01, 0.075), (0.31, 0.02, 0.12), (0.37, 0.03, 0.24)]
        tip = path[-1]
        fins = [limb(tip, (tip[0] + dx, tip[1] + 0.02, tip[2] + dz), 0.035, 0.075, "light", 0.03, (1, 0.35, 1)) for dx, dz in ((-0.1, 0.13), (0.13, 0.08))]
        scales = [paint((x, -0.09, z), (0.018, 0.06, 0.014), "light", 0.008, strength=0.6) for z, xs in ((hip - 0.02, (-0.04, 0.04)), (hip - 0.07, (0.0, -0.075, 0.075)), (hip - 0.12, (-0.04, 0.045)), (hip - 0.17, (0.005,))) for x in xs]
        return [*strand(path, [0.112, 0.105, 0.09, 0.072, 0.05, 0.032], "coat", 0.03, 14), *fins, *scales, ball((0, 0, hip + 0.06), (0.118, 0.1, 0.026), "light", 0.01)]
    if outfit.cut == "smoke":
        swirl: list[Vec] = [(0, 0, hip + 0.05), (0, 0, hip - 0.06), (0.09, 0.02, hip - 0.17), (-0.03, 0.04, 0.09), (0.03, 0.02, 0.015)]
        return [*strand(swirl, [0.118, 0.112, 0.09, 0.055, 0.015], "skin", 0.03, 14), ball((0, 0, hip + 0.075), (0.122, 0.105, 0.03), "trim", 0.01)]
    return None
