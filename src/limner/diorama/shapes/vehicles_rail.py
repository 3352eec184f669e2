"""Electric trains: an underground train, a tram with its wire, a bullet train."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    GLASS,
    GREY,
    HEADLIGHT,
    Piece,
    paint,
    rectangle,
    second,
    slab,
    stand,
    wheel,
)
from limner.diorama.solids import blend, box, capsule, cylinder, smooth_min

WIDE = 1.5
"""Of a car, in the measure that these are drawn in; they are scaled to their size."""


def _other(look: Look, usual: Material) -> Material:
    return second(look, usual) if len(look.colours) > 1 else usual


def _windows(places: list[float], z: float, w: float, h: float) -> list[Mesh]:
    """Panes that go through the car, one pair at every x."""
    return [slab(rectangle(w, h, cx=x, cz=z), WIDE + 0.03, bevel=0.012, corner=0.08) for x in places]


def _doors(places: list[float], top: float) -> list[Piece]:
    out: list[Piece] = []
    for x in places:
        out.append(
            (
                slab(
                    rectangle(0.74, top - 0.42, cx=x, cz=(top + 0.42) / 2),
                    WIDE + 0.04,
                    bevel=0.015,
                    corner=0.06,
                ),
                GREY,
            )
        )
        for dx in (-0.175, 0.175):
            pane = rectangle(0.27, 0.62, cx=x + dx, cz=top - 0.5)
            out.append((slab(pane, WIDE + 0.07, bevel=0.012, corner=0.06), GLASS))
    return out


def _bogies(places: list[float]) -> list[Piece]:
    out: list[Piece] = []
    for x in places:
        out.append((box(1.1, WIDE * 0.72, 0.2, round=0.06).moved(x, 0, 0.3), BLACK))
        for dx in (-0.33, 0.33):
            for y in (-0.55, 0.55):
                out += wheel(0.2, 0.14, (x + dx, y, 0.2), GREY, tyre=BLACK)
    return out


def _metro(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, stripe = look.surface(paint("#d3d9df", 0.3, 0.5)), _other(look, paint("#2e72c9", 0.3, 0.6))
    out: list[Piece] = []
    for number, middle in enumerate((-2.35, 2.35)):
        out.append((box(4.5, WIDE, 1.62, round=0.2, steps=5).moved(middle, 0, 1.22), body))
        out.append((box(4.2, WIDE * 0.8, 0.14, round=0.06).moved(middle, 0, 2.06), GREY))
        out.append(
            (slab(rectangle(4.42, 0.16, cx=middle, cz=0.78), WIDE + 0.02, bevel=0.01, corner=0.05), stripe)
        )
        out += [(m, GLASS) for m in _windows([middle + dx for dx in (-1.72, -0.02, 1.7)], 1.5, 0.62, 0.56)]
        out += _doors([middle - 0.87, middle + 0.84], 1.86)
        out += _bogies([middle - 1.45, middle + 1.45])
        if number == 0:
            out.append((box(0.1, WIDE * 0.78, 0.66, round=0.06).moved(middle - 2.23, 0, 1.52), GLASS))
            out.append((box(0.1, WIDE * 0.8, 0.16, round=0.05).moved(middle - 2.22, 0, 0.8), stripe))
            out += [
                (
                    cylinder(0.1, 0.1, round=0.03, steps=24).turned(90, "y").moved(middle - 2.3, y, 0.62),
                    HEADLIGHT,
                )
                for y in (-0.5, 0.5)
            ]
    out.append((box(0.36, WIDE * 0.7, 1.3, round=0.05).moved(0, 0, 1.2), BLACK))
    return stand(out, turn=28, top=(0, 0, 2.1))


def _tram(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, cream = look.surface(paint("#cf3b33", 0.3, 0.7)), _other(look, paint("#f3e6c8", 0.4, 0.4))
    out: list[Piece] = [
        (box(4.6, WIDE, 0.95, round=0.16, steps=5).moved(0, 0, 0.9), body),
        (box(4.5, WIDE * 0.98, 0.95, round=0.14, steps=5).moved(0, 0, 1.72), cream),
        (box(4.75, WIDE * 1.04, 0.22, round=0.1, steps=4).moved(0, 0, 2.26), body),
        (slab(rectangle(4.5, 0.07, cz=1.2), WIDE + 0.02, bevel=0.01, corner=0.03), cream),
    ]
    out += [(m, GLASS) for m in _windows([-1.12, -0.38, 0.38, 1.12], 1.72, 0.58, 0.6)]
    out += _doors([-1.85, 1.85], 2.02)
    out += [(box(0.1, WIDE * 0.74, 0.62, round=0.06).moved(s * 2.22, 0, 1.72), GLASS) for s in (-1, 1)]
    out.append((cylinder(0.16, 0.12, round=0.04, steps=28).turned(90, "y").moved(-2.34, 0, 0.95), HEADLIGHT))
    out += _bogies([-1.2, 1.2])
    out += [(capsule((-0.5, y, 2.36), (0.35, y, 2.75), 0.03), GREY) for y in (-0.28, 0.28)]
    out += [(capsule((0.35, y, 2.75), (-0.3, y, 3.12), 0.03), GREY) for y in (-0.28, 0.28)]
    out.append((capsule((-0.3, -0.5, 3.13), (-0.3, 0.5, 3.13), 0.045), BLACK))
    return stand(out, turn=28, top=(0, 0, 2.37))


def _bullet(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white, stripe = look.surface(paint("#f4f6f8", 0.2, 0.8)), _other(look, paint("#2356a8", 0.25, 0.7))

    def field(p: np.ndarray) -> np.ndarray:
        """A car whose nose falls and narrows over its first third, after the long noses of the Shinkansen."""
        t = np.clip((-0.9 - p[:, 0]) / 2.5, 0, 1)
        half_wide = 0.75 * np.sqrt(np.clip(1 - 0.82 * t**1.7, 0.02, 1))
        high = 1.98 - 1.25 * t**1.35
        low = 0.42
        mid, half_high = (high + low) / 2, (high - low) / 2
        d = np.stack([np.abs(p[:, 1]) - half_wide, np.abs(p[:, 2] - mid) - half_high], axis=1) + 0.24
        side = np.linalg.norm(np.maximum(d, 0), axis=1) + np.minimum(d.max(axis=1), 0) - 0.24
        ends = np.maximum(-3.42 - p[:, 0], p[:, 0] - 3.4)
        return np.asarray(-smooth_min(-side, -ends, 0.12))

    shell = blend(field, (-3.7, -1.0, 0.2), (3.6, 1.0, 2.2), cells=96)
    v = shell.vertices
    band = (np.abs(v[:, 2] - (1.02 - 0.1 * np.clip(-1.2 - v[:, 0], 0, 3))) < 0.085) & (np.abs(v[:, 1]) > 0.2)
    colours = np.where(
        band[:, None], np.asarray(stripe.colour, np.float32), np.asarray(white.colour, np.float32)
    )
    out: list[Piece] = [(shell.painted(colours.astype(np.float32)), white)]
    out += [(m, GLASS) for m in _windows([float(x) for x in np.arange(-0.55, 3.1, 0.52)], 1.42, 0.3, 0.34)]
    wind = Material(GLASS.colour, roughness=0.05, clearcoat=1.0)
    out.append((box(0.66, 0.86, 0.3, round=0.12).turned(-28, "y").moved(-1.78, 0, 1.6), wind))
    out += [(capsule((-3.0, s * 0.34, 0.78), (-2.72, s * 0.46, 0.86), 0.07), HEADLIGHT) for s in (-1, 1)]
    out.append((box(6.2, 1.2, 0.24, round=0.1).moved(0.25, 0, 0.36), GREY))
    out += _bogies([-1.6, 2.2])
    return stand(out, turn=28, top=(0.6, 0, 1.98))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "metro",
        _metro,
        "vehicle",
        ("subway train", "subway car", "underground train", "metro train", "tube train"),
        9.2,
    ),
    Concept("tram", _tram, "vehicle", ("streetcar", "trolley car", "electric tram"), 4.8),
    Concept("bullet train", _bullet, "vehicle", ("shinkansen", "high-speed train", "maglev", "tgv"), 7.0),
)
