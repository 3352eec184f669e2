"""What people wear beyond shirt and trousers: hats (units of the head) and garments (units of the figure)."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from limner.diorama.figures.face import Piece
from limner.diorama.figures.sculpt import Lump, Vec, ball, carve, limb, mirrored, strand


def hat(kind: str) -> tuple[list[list[Lump]], list[Piece], float]:
    """(skins to sculpt, pieces, height of the crown over the skull's middle)."""
    if kind == "":
        return [], [], 1.12
    if kind == "wizard":
        return [[limb((0, 0.1, 0.62), (0.0, 0.3, 1.5), 0.92, 0.4, "coat", 0.05), *strand([(0, 0.28, 1.45), (0.02, 0.4, 2.0), (0.3, 0.4, 2.4)], [0.42, 0.22, 0.06], "coat", 0.1, 5),
                 carve((0, 0, -0.1), (1.03, 0.97, 0.98), 0.02)],
                [ball((0, 0.06, 0.5), (1.6, 1.5, 0.12), "coat", 0.05), carve((0, 0, 0), (0.96, 0.9, 0.95), 0.02)],
                _band(0.66, 1.06, "trim")], [], 2.2  # fmt: skip
    if kind == "crown":
        points = [limb((0.72 * np.cos(a), 0.05 + 0.68 * np.sin(a), 0.82), (0.8 * np.cos(a), 0.05 + 0.76 * np.sin(a), 1.34), 0.15, 0.06, "trim", 0.05)
                  for a in np.linspace(0, 2 * np.pi, 9)[:-1] - np.pi / 2]  # fmt: skip
        return [[*_band(0.8, 0.8, "trim"), *points]], [], 1.3
    if kind == "tiara":
        return [[*strand([(-0.6, -0.42, 0.78), (0, -0.56, 0.98), (0.6, -0.42, 0.78)], [0.08, 0.09, 0.08], "trim", 0.02, 6),
                 ball((0, -0.6, 1.16), (0.13, 0.08, 0.17), "trim", 0.05)]], [], 1.2  # fmt: skip
    if kind == "cap":
        return [[*_dome(0.34, "coat"), ball((0, -0.95, 0.44), (0.66, 0.5, 0.09), "mark", 0.04)],
                [ball((0, -0.93, 0.74), (0.15, 0.08, 0.15), "trim", 0.02)]], [], 1.2  # fmt: skip
    if kind == "peaked":
        return [[ball((0, 0, 0.92), (1.16, 1.1, 0.26), "coat", 0.06), *_dome(0.4, "coat")], [ball((0, -0.9, 0.42), (0.62, 0.42, 0.08), "mark", 0.04)],
                [ball((0, -1.06, 0.78), (0.17, 0.09, 0.17), "trim", 0.02)]], [], 1.2  # fmt: skip
    if kind == "helmet":
        return [[*_dome(0.28, "coat"), limb((0, -0.75, 0.72), (0, 0.8, 0.72), 0.16, 0.16, "coat", 0.15), ball((0, 0.02, 0.3), (1.34, 1.3, 0.12), "coat", 0.05),
                 carve((0, 0, -0.05), (0.98, 0.93, 0.96), 0.02)], [ball((0, -1.02, 0.64), (0.2, 0.12, 0.24), "trim", 0.02)]], [], 1.3  # fmt: skip
    if kind == "army":
        return [[ball((0, 0.03, 0.32), (1.18, 1.14, 0.94), "coat"), carve((0, 0, -0.6), (1.5, 1.5, 0.95), 0.05)]], [], 1.28
    if kind == "straw":
        return [[*_dome(0.45, "trim"), ball((0, 0.02, 0.5), (1.7, 1.6, 0.1), "trim", 0.06), carve((0, 0, 0), (0.96, 0.9, 0.95), 0.02)], _band(0.62, 1.08, "nose")], [], 1.2
    if kind == "chef":
        puffs = [ball((0.5 * np.cos(a), 0.05 + 0.5 * np.sin(a), 1.42), 0.46, "white", 0.1) for a in np.linspace(0, 2 * np.pi, 7)[:-1]]
        return [[limb((0, 0.05, 0.66), (0, 0.05, 1.2), 0.86, 0.8, "white", 0.04), *puffs, ball((0, 0.05, 1.5), 0.5, "white", 0.2), carve((0, 0, -0.1), (1.0, 0.95, 0.98), 0.02)]], [], 1.8
    if kind == "pirate":
        return [[*_dome(0.45, "mark"), ball((0, -0.35, 0.72), (1.3, 0.5, 0.42), "mark", 0.08), ball((0, 0.5, 0.7), (1.1, 0.5, 0.36), "mark", 0.08)],
                [ball((0, -0.84, 0.82), (0.2, 0.08, 0.2), "white", 0.03)]], [], 1.3  # fmt: skip
    if kind == "santa":
        return [[*_dome(0.4, "coat"), *strand([(0, 0.1, 0.95), (0.3, 0.25, 1.5), (0.95, 0.25, 1.35), (1.2, 0.2, 0.8)], [0.75, 0.45, 0.25, 0.12], "coat", 0.2, 7)],
                [*_band(0.48, 1.06, "white", 0.2)], [ball((1.24, 0.18, 0.66), 0.26, "white")]], [], 1.6  # fmt: skip
    if kind == "knight":
        return [[ball((0, 0.02, 0.06), (1.16, 1.1, 1.16), "metal"), carve((0, -1.1, -0.06), (0.8, 0.6, 0.34), 0.05), limb((0, 0.5, 0.9), (0, -0.6, 1.06), 0.08, 0.08, "metal", 0.06)],
                [*strand([(0, -0.1, 1.2), (0, 0.4, 1.55), (0, 0.95, 1.2), (0, 1.15, 0.7)], [0.12, 0.24, 0.24, 0.06], "coat", 0.05, 6)]], [], 1.3  # fmt: skip
    if kind == "space":
        return [[ball((0, 0.08, 0.04), (1.3, 1.24, 1.26), "coat"), carve((0, -1.12, 0.0), (0.98, 0.78, 0.84), 0.08), *mirrored([ball((1.26, 0.1, 0.0), (0.16, 0.3, 0.3), "light", 0.04)])]], [], 1.34
    if kind == "ninja":
        return [[ball((0, 0.02, 0.02), (1.09, 1.03, 1.06), "coat"), carve((0, -1.12, 0.04), (0.86, 0.6, 0.3), 0.05)], _band(0.5, 1.1, "trim", 0.14)], [], 1.12
    if kind == "hood":
        return [[ball((0, 0.12, 0.06), (1.18, 1.08, 1.16), "coat"), carve((0, -1.05, -0.12), (0.88, 0.9, 0.92), 0.1)]], [], 1.24
    raise KeyError(kind)


def garments(extras: Sequence[str], hip: float, shoulder: float, cut: str, seated: bool) -> tuple[list[list[Lump]], list[Piece]]:
    """(skins to sculpt, pieces) of belts, buttons, capes, aprons, packs, wings and what else is worn."""
    skins: list[list[Lump]] = []
    middle = (hip + shoulder) / 2
    if "belt" in extras:
        skins.append([_ring(hip + 0.055, 0.124, 0.106, 0.022, "belt"), ball((0, -0.112, hip + 0.055), (0.03, 0.016, 0.026), "trim", 0.01)])
    if "buttons" in extras:
        skins.append([ball((0, y, z), 0.015, "trim", 0.005) for y, z in ((-0.094, middle + 0.06), (-0.1, middle + 0.01), (-0.103, middle - 0.04))])
    if "apron" in extras:
        skins.append([limb((0, -0.08, hip + 0.1), (0, -0.1, hip - 0.07), 0.092, 0.105, "apron", 0.02, (1, 0.34, 1)), ball((0, -0.066, shoulder - 0.08), (0.066, 0.036, 0.07), "apron", 0.04),
                      _ring(hip + 0.075, 0.123, 0.105, 0.012, "apron"), *mirrored([limb((0.05, -0.08, shoulder - 0.03), (0.05, -0.01, shoulder + 0.028), 0.012, 0.012, "apron", 0.01)]),
                      Lump((0, 0, hip - 0.36), (0.4, 0.4, 0.24), op="carve", seam=0.02)])  # fmt: skip
    if "lapels" in extras:
        skins.append([*mirrored([limb((0.035, -0.075, shoulder), (0.012, -0.1, middle - 0.02), 0.022, 0.012, "white", 0.01, (1, 0.6, 1))]),
                      limb((0, -0.085, shoulder - 0.02), (0, -0.105, middle), 0.014, 0.02, "trim", 0.005, (1, 0.6, 1))])  # fmt: skip
    if "overalls" in extras:
        skins.append([ball((0, -0.055, middle), (0.08, 0.05, 0.085), "light", 0.02), ball((0, 0, hip + 0.03), (0.124, 0.106, 0.08), "light", 0.03),
                      *mirrored([limb((0.055, -0.092, middle + 0.05), (0.06, -0.02, shoulder + 0.03), 0.018, 0.018, "light", 0.01)])])  # fmt: skip
    if "cape" in extras:
        low = max(hip - 0.2, 0.03) if not seated else 0.03
        skins.append([limb((0, 0.085, shoulder - 0.01), (0, 0.15, low), 0.1, 0.19, "cape", 0.03, (1, 0.22, 1)),
                      Lump((0, 0, low - 0.3), (0.5, 0.5, 0.3), op="carve", seam=0.02),
                      _ring(shoulder + 0.018, 0.07, 0.06, 0.022, "cape")])  # fmt: skip
    if "emblem" in extras:
        skins.append([ball((0, -0.085, shoulder - 0.075), (0.045, 0.016, 0.042), "trim", 0.01)])
    if "collar" in extras:
        skins.append([_ring(shoulder + 0.018, 0.078, 0.068, 0.026, "white")])
    if "fur" in extras:
        skins.append([_ring(hip - 0.01, 0.125, 0.11, 0.026, "white"), limb((0, -0.1, hip), (0, -0.09, shoulder - 0.02), 0.024, 0.022, "white", 0.01)])
    if "pack" in extras:
        skins.append([ball((0, 0.12, middle + 0.02), (0.1, 0.06, 0.13), "light", 0.03), ball((0, -0.09, middle + 0.02), (0.055, 0.025, 0.04), "light", 0.01)])
    if "wings" in extras:
        skins.append(list(mirrored([ball((0.17, 0.1, shoulder + 0.03), (0.13, 0.022, 0.15), "white", 0.03, (0, -30, 20)),
                                    ball((0.14, 0.1, middle - 0.02), (0.09, 0.02, 0.1), "white", 0.03, (0, 30, 20))])))  # fmt: skip
    if "scope" in extras:
        skins.append([*mirrored([limb((0.06, -0.05, shoulder + 0.01), (0.025, -0.1, middle + 0.02), 0.012, 0.012, "mark", 0.005)]), ball((0.02, -0.108, middle), (0.024, 0.012, 0.024), "metal", 0.005)])
    return skins, []


def _dome(low: float, tone: str) -> list[Lump]:
    return [ball((0, 0.04, 0.14), (1.1, 1.06, 1.04), tone), carve((0, 0, low - 1.5), (1.8, 1.8, 1.5), 0.04)]


def _band(z: float, radius: float, tone: str, thick: float = 0.12) -> list[Lump]:
    points: list[Vec] = [(radius * float(np.cos(a)), 0.04 + radius * 0.95 * float(np.sin(a)), z) for a in np.linspace(0, 2 * np.pi, 17)]
    return [limb(a, b, thick, thick, tone, 0.01) for a, b in pairwise(points)]


def _ring(z: float, rx: float, ry: float, thick: float, tone: str) -> Lump:
    return Lump((0, 0, z), (rx, ry, thick), None, tone, 0.01)
