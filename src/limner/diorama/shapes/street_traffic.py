"""What tells the traffic: lights, signs, cones, parking meters."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.street import lowered
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    STEEL,
    WHITE,
    Piece,
    coin,
    glow,
    paint,
    rectangle,
    second,
    slab,
    stand,
    tube,
)  # fmt: skip
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere


def _traffic_light(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    case = look.surface(paint("#f3b82f", 0.35, 0.6))
    post = second(look, paint("#4b5058", 0.4, 0.4))
    out: list[Piece] = [
        (slab(rectangle(0.44, 1.12, cz=1.94), 0.3, bevel=0.05, corner=0.12), case),
        (cylinder(0.065, 1.5, round=0.02).moved(0, 0, 0.03), post),
        (frustum(0.22, 0.12, 0.14, round=0.04), post),
        (capsule((0, 0, 2.46), (0, 0, 2.56), 0.05), post),
    ]
    for z, shade in ((2.28, "#ff3a30"), (1.94, "#ffc22e"), (1.6, "#2fd06a")):
        out.append((coin(0.135, 0.06, round=0.02).moved(0, -0.15, z), BLACK))
        out.append((sphere(0.112, 0.05, 0.112, steps=18).moved(0, -0.178, z), glow(shade, 0.55)))
        a = np.radians(np.linspace(5, 175, 17))
        hood = [(0.15 * np.cos(t), z + 0.15 * np.sin(t)) for t in a] + [
            (0.128 * np.cos(t), z + 0.128 * np.sin(t)) for t in a[::-1]
        ]
        out.append((slab(hood, 0.17, bevel=0.006, corner=0).moved(0, -0.22, 0), case))
    return lowered(out, 0.75, 1.2, turn=-10, top=(0, 0, 2.5))


def _stop_letters(height: float, y: float) -> Mesh:
    """STOP in round strokes, centred at the origin of the xz plane."""
    from limner.diorama.mesh import merge

    h, w, r = height / 2, height * 0.27, height * 0.09
    s = [(w, h * 0.72), (w * 0.5, h), (-w * 0.55, h), (-w, h * 0.55), (-w * 0.6, h * 0.12), (w * 0.6, -h * 0.12), (w, -h * 0.55),
         (w * 0.55, -h), (-w * 0.5, -h), (-w, -h * 0.72)]  # fmt: skip
    lines: list[tuple[float, list[list[tuple[float, float]]]]] = [
        (-1.5, [s]),
        (-0.5, [[(-w * 1.1, h), (w * 1.1, h)], [(0, h), (0, -h)]]),
        (0.5, [[(w * np.sin(t) * 1.08, h * np.cos(t)) for t in np.linspace(0, 2 * np.pi, 25)]]),
        (
            1.5,
            [
                [(-w * 0.9, -h), (-w * 0.9, h)],
                [(-w * 0.9, h), (w * 0.5, h), (w, h * 0.55), (w * 0.5, h * 0.05), (-w * 0.9, h * 0.05)],
            ],
        ),
    ]
    pieces = []
    for column, strokes in lines:
        for stroke in strokes:
            path = [(x + column * height * 0.78, y, z) for x, z in stroke]
            pieces.append(tube(path, r, steps=3 if len(path) > 20 else 6, sides=10))
    return merge(pieces)


def _octagon(radius: float) -> np.ndarray:
    a = np.radians(22.5 + 45 * np.arange(8))
    return np.stack([radius * np.cos(a), radius * np.sin(a)], axis=1)


def _stop_sign(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red, post = look.surface(paint("#d6332c", 0.3, 0.7)), paint("#aeb4ba", 0.35, 0.4)
    out: list[Piece] = [
        (cylinder(0.034, 2.0, round=0.02).moved(0, 0.05, 0), post),
        (frustum(0.16, 0.12, 0.06, round=0.025), post),
    ]
    out.append((slab(_octagon(0.47), 0.05, bevel=0.02, corner=0.03).moved(0, 0, 1.75), WHITE))
    out.append((slab(_octagon(0.435), 0.075, bevel=0.015, corner=0.03).moved(0, 0, 1.75), red))
    out.append((_stop_letters(0.24, -0.037).moved(0, 0, 1.75), WHITE))
    return lowered(out, 0.55, 1.0, turn=-6, top=(0, 0, 2.19), front=(0, -0.06, 1.75))


def _parking_meter(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, post = look.surface(paint("#4d7ea8", 0.3, 0.7)), second(look, paint("#5d646d", 0.4, 0.4))
    head = [
        (-0.12, 0.98),
        (0.12, 0.98),
        (0.17, 1.12),
        (0.17, 1.34),
        *[(0.17 * np.cos(t), 1.36 + 0.17 * np.sin(t)) for t in np.linspace(0, np.pi, 20)],
        (-0.17, 1.12),
    ]
    out: list[Piece] = [(slab(head, 0.22, bevel=0.06, corner=0.03), body)]
    out.append((cylinder(0.05, 1.02, round=0.01), post))
    out.append((frustum(0.17, 0.09, 0.09, round=0.03), post))
    window = [(0.125 * np.cos(t), 1.33 + 0.125 * np.sin(t)) for t in np.linspace(0, np.pi, 18)]
    out.append((slab([*window, (-0.125, 1.29), (0.125, 1.29)], 0.245, bevel=0.012, corner=0.01), WHITE))
    for _k, t in enumerate(np.linspace(0.35, np.pi - 0.35, 5)):
        out.append(
            (
                capsule(
                    (0.08 * np.cos(t), -0.122, 1.31 + 0.08 * np.sin(t)),
                    (0.1 * np.cos(t), -0.122, 1.31 + 0.1 * np.sin(t)),
                    0.006,
                    sides=8,
                ),
                BLACK,
            )
        )
    out.append((capsule((0, -0.125, 1.31), (0.05, -0.125, 1.4), 0.009, sides=8), paint("#dd3a2f")))
    out.append((box(0.02, 0.03, 0.07, round=0.008).moved(0.06, -0.115, 1.17), BLACK))
    out.append((coin(0.045, 0.05, round=0.015).moved(-0.05, -0.11, 1.17), CHROME))
    out.append((box(0.06, 0.03, 0.018, round=0.008).moved(-0.05, -0.14, 1.17), CHROME))
    out.append((box(0.13, 0.03, 0.035, round=0.012).moved(0, -0.095, 1.06), CHROME))
    return lowered(out, 0.4, 0.7, turn=-12, top=(0, 0, 1.53), front=(0, -0.11, 1.1))


def _traffic_cone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    orange = look.surface(paint("#f26a1b", 0.4, 0.4))
    out: list[Piece] = [
        (box(0.42, 0.42, 0.05, round=0.022).moved(0, 0, 0.025), orange),
        (frustum(0.16, 0.03, 0.7, round=0.02).moved(0, 0, 0.04), orange),
    ]
    for z, h in ((0.28, 0.12), (0.5, 0.09)):
        r = [0.163 - (0.13 / 0.7) * (q - 0.04) for q in (z, z + h)]
        out.append((lathe([(0, z), (r[0], z), (r[1], z + h), (0, z + h)], crease=30), WHITE))
    return stand(out, turn=20, top=(0, 0, 0.74))


def _road_sign(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    face = look.surface(paint("#f4bf2f", 0.35, 0.6))
    out: list[Piece] = [
        (cylinder(0.034, 1.9, round=0.02).moved(0, 0.05, 0), STEEL),
        (frustum(0.16, 0.12, 0.06, round=0.025), STEEL),
    ]
    d = np.array([(0, -0.52), (0.52, 0), (0, 0.52), (-0.52, 0)])
    out.append((slab(d * 1.06, 0.045, bevel=0.015, corner=0.08).moved(0, 0, 1.75), BLACK))
    out.append((slab(d, 0.07, bevel=0.015, corner=0.07).moved(0, 0, 1.75), face))
    out.append(
        (tube([(0, -0.045, 1.5), (0, -0.045, 1.72), (0.06, -0.045, 1.82), (0.0, -0.045, 1.95)], 0.03), BLACK)
    )
    out.append((slab([(-0.09, 1.93), (0.09, 1.93), (0, 2.06)], 0.1, bevel=0.01, corner=0.015), BLACK))
    return lowered(out, 0.55, 1.0, turn=-6, top=(0, 0, 2.28), front=(0, -0.06, 1.75))


CONCEPTS: tuple[Concept, ...] = (
    Concept("traffic light", _traffic_light, "thing", ("stoplight", "traffic signal", "stop light"), 2.6),
    Concept("stop sign", _stop_sign, "thing", ("stop-sign",), 2.2),
    Concept("parking meter", _parking_meter, "thing", (), 1.5),
    Concept("traffic cone", _traffic_cone, "thing", ("pylon", "safety cone"), 0.74),
    Concept("road sign", _road_sign, "thing", ("street sign", "traffic sign", "warning sign"), 2.3),
)
