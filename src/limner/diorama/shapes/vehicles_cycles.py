"""Bicycle, motorcycle and scooters: side-on with the front to the left."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    HEADLIGHT,
    STEEL,
    TAIL_LIGHT,
    TYRE,
    Piece,
    coin,
    hoop,
    loft,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
    wheel,
)  # fmt: skip
from limner.diorama.solids import box, capsule, cylinder, sphere

SADDLE = paint("#7a4a2c", 0.55, 0.1)


def _bicycle_wheel(x: float, z: float, radius: float, rim: Material) -> list[Piece]:
    out: list[Piece] = [
        (hoop(radius - 0.022, 0.022).moved(x, 0, z), TYRE),
        (hoop(radius - 0.056, 0.021).moved(x, 0, z), rim),
        (coin(0.045, 0.1, round=0.02).moved(x, 0, z), rim),
    ]
    spokes = []
    for i in range(14):
        a = 2 * np.pi * i / 14
        lean = a + (0.5 if i % 2 else -0.5)
        spokes.append(((x + 0.03 * np.cos(lean), 0.0, z + 0.03 * np.sin(lean)),
                       (x + (radius - 0.06) * np.cos(a), 0.0, z + (radius - 0.06) * np.sin(a))))  # fmt: skip
    out.append((rods(spokes, 0.0045, sides=6), STEEL))
    return out


def _guard(x: float, z: float, radius: float, start: float, stop: float, width: float = 0.07) -> Mesh:
    """A mudguard over a wheel from angle to angle (degrees, 0 to the right, 90 up)."""
    a = np.radians(np.linspace(start, stop, 18))
    outer = [(x + (radius + 0.014) * np.cos(t), z + (radius + 0.014) * np.sin(t)) for t in a]
    inner = [(x + radius * np.cos(t), z + radius * np.sin(t)) for t in a[::-1]]
    return slab(outer + inner, width, bevel=0.006, corner=0, steps=2)


def _bicycle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    frame, leather = look.surface(paint("#2a9d8f", 0.28, 0.8)), second(look, SADDLE)
    chrome = second(look, CHROME)
    r, back, front = 0.35, 0.54, -0.54
    crank, seat, _head, low_head = (0.1, 0, 0.3), (0.24, 0, 0.78), (-0.33, 0, 0.86), (-0.37, 0, 0.72)
    out = _bicycle_wheel(back, r, r, frame) + _bicycle_wheel(front, r, r, frame)
    tubes = [(crank, seat), (seat, (-0.335, 0, 0.83)), (crank, low_head)]
    out += [(capsule(a, b, 0.03), frame) for a, b in tubes]
    out.append((capsule((-0.30, 0, 0.95), (-0.385, 0, 0.66), 0.034), frame))
    for y in (-0.055, 0.055):
        out.append((capsule((0.11, y * 0.7, 0.3), (back, y, r), 0.018), frame))
        out.append((capsule((0.235, y * 0.6, 0.74), (back, y, r), 0.017), frame))
        out.append((tube([(-0.385, y * 0.9, 0.66), (-0.44, y, 0.52), (front, y, r)], 0.02), frame))
    out += [(_guard(back, r, r + 0.022, 25, 160), frame), (_guard(front, r, r + 0.022, 40, 170), frame)]
    out.append((capsule(seat, (0.275, 0, 0.9), 0.018), chrome))
    saddle = loft([(0.06, 0, 0.915, 0.02, 0.015), (0.12, 0, 0.92, 0.035, 0.03), (0.26, 0, 0.925, 0.06, 0.035),
                   (0.36, 0, 0.935, 0.1, 0.045), (0.41, 0, 0.94, 0.08, 0.035), (0.425, 0, 0.94, 0.0, 0.0)])  # fmt: skip
    out.append((saddle, leather))
    out.append((capsule((-0.3, 0, 0.95), (-0.28, 0, 1.02), 0.018), chrome))
    for y in (-1, 1):
        bar = tube(
            [(-0.28, 0, 1.02), (-0.3, y * 0.13, 1.06), (-0.2, y * 0.26, 1.07), (-0.08, y * 0.3, 1.05)], 0.015
        )
        out.append((bar, chrome))
        out.append((capsule((-0.14, y * 0.288, 1.06), (-0.03, y * 0.31, 1.045), 0.024), leather))
        out.append((capsule((0.1, y * 0.08, 0.3), (0.1 + y * 0.1, y * 0.1, 0.3 - y * 0.13), 0.014), chrome))
        out.append((box(0.1, 0.09, 0.03, round=0.012).moved(0.1 + y * 0.1, y * 0.14, 0.3 - y * 0.13), BLACK))
    out.append((hoop(0.085, 0.012).moved(0.1, -0.05, 0.3), chrome))
    out.append((coin(0.03, 0.16, round=0.01).moved(0.1, 0, 0.3), chrome))
    out.append(
        (
            rods(
                [
                    ((0.1, -0.05, 0.385), (back, -0.05, r + 0.04)),
                    ((0.1, -0.05, 0.215), (back, -0.05, r - 0.04)),
                ],
                0.007,
                sides=8,
            ),
            BLACK,
        )
    )
    out.append((sphere(0.05, 0.045, 0.045, steps=14).moved(-0.37, 0, 0.98), chrome))
    out.append((sphere(0.02, 0.038, 0.038, steps=12).moved(-0.41, 0, 0.98), HEADLIGHT))
    out.append((capsule((0.31, 0, 0.8), (0.325, 0, 0.8), 0.02), TAIL_LIGHT))
    return stand(out, turn=20, seat=(0.28, 0, 0.96), top=(0.28, 0, 0.96), front=(-0.1, -0.04, 0.6))


def _motorcycle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#cf3a34", 0.22, 1.0))
    seat_paint = second(look, paint("#3a2b27", 0.5, 0.2))
    chrome, steel = second(look, CHROME), second(look, STEEL)
    back, front, r = 0.68, -0.74, 0.33
    out: list[Piece] = []
    for x in (back, front):
        out += wheel(r, 0.17, (x, 0, r), steel, hub=0.66)
        out.append((coin(0.07, 0.24, round=0.02).moved(x, 0, r), BLACK))
    out += [
        (_guard(front, r, r + 0.02, 35, 165, 0.22), body),
        (_guard(back, r, r + 0.03, 5, 140, 0.24), body),
    ]
    tank = loft([(-0.42, 0, 0.84, 0.0, 0.0), (-0.4, 0, 0.84, 0.1, 0.1), (-0.26, 0, 0.86, 0.17, 0.15), (-0.02, 0, 0.83, 0.16, 0.13),
                 (0.14, 0, 0.77, 0.1, 0.07), (0.18, 0, 0.76, 0.0, 0.0)], power=2.4)  # fmt: skip
    out.append((tank, body))
    seat = loft([(0.06, 0, 0.8, 0.0, 0.0), (0.08, 0, 0.79, 0.1, 0.06), (0.3, 0, 0.74, 0.15, 0.07), (0.6, 0, 0.8, 0.13, 0.07),
                 (0.84, 0, 0.85, 0.1, 0.05), (0.88, 0, 0.85, 0.0, 0.0)], power=2.6)  # fmt: skip
    out.append((seat, seat_paint))
    tail = loft([(0.1, 0, 0.68, 0.0, 0.0), (0.14, 0, 0.67, 0.12, 0.08), (0.5, 0, 0.7, 0.13, 0.07), (0.9, 0, 0.79, 0.08, 0.05),
                 (0.96, 0, 0.8, 0.0, 0.0)], power=2.6)  # fmt: skip
    out.append((tail, body))
    cover = slab([(-0.26, 0.36), (0.36, 0.36), (0.44, 0.66), (-0.3, 0.74)], 0.24, bevel=0.05, corner=0.08)
    out.append((cover, body))
    out.append((box(0.56, 0.32, 0.26, round=0.08).moved(0.04, 0, 0.38), steel))
    for y in (-0.17, 0.17):
        out.append((coin(0.12, 0.05, round=0.02).moved(0.18, y, 0.38), chrome))
    for i in range(5):
        out.append(
            (box(0.24, 0.3, 0.025, round=0.01).turned(14, "y").moved(-0.16, 0, 0.44 + 0.055 * i), chrome)
        )
    for y in (-0.1, 0.1):
        out.append((capsule((-0.44, y, 0.92), (front, y, r), 0.032), chrome))
        out.append((capsule((-0.56, y, 0.69), (front + 0.03, y, r + 0.06), 0.042), body))
        out.append((capsule((0.2, y * 1.2, 0.4), (back, y * 1.2, r), 0.035), BLACK))
        out.append((capsule((0.58, y * 1.25, 0.66), (back, y * 1.25, r + 0.02), 0.03), chrome))
    out.append(
        (tube([(-0.15, -0.16, 0.4), (-0.16, -0.2, 0.26), (0.1, -0.2, 0.2), (0.45, -0.2, 0.22)], 0.03), chrome)
    )
    out.append((capsule((0.4, -0.2, 0.22), (0.95, -0.21, 0.32), 0.045, 0.06), chrome))
    for y in (-1, 1):
        out.append(
            (
                tube(
                    [
                        (-0.42, 0, 0.96),
                        (-0.42, y * 0.14, 1.03),
                        (-0.3, y * 0.32, 1.05),
                        (-0.24, y * 0.36, 1.03),
                    ],
                    0.017,
                ),
                chrome,
            )
        )
        out.append((capsule((-0.28, y * 0.34, 1.04), (-0.18, y * 0.4, 1.01), 0.028), BLACK))
        out.append((capsule((-0.34, y * 0.28, 1.05), (-0.38, y * 0.38, 1.2), 0.009), chrome))
        out.append((sphere(0.025, 0.07, 0.045, steps=12).moved(-0.38, y * 0.4, 1.22), BLACK))
        out.append((capsule((0.08, y * 0.17, 0.3), (0.1, y * 0.3, 0.3), 0.022), BLACK))
    out.append((sphere(0.12, 0.115, 0.115, steps=18).moved(-0.52, 0, 0.9), body))
    out.append((sphere(0.045, 0.1, 0.1, steps=16).moved(-0.605, 0, 0.9), HEADLIGHT))
    out.append((sphere(0.04, 0.06, 0.035, steps=12).moved(0.96, 0, 0.76), TAIL_LIGHT))
    return stand(out, turn=22, seat=(0.3, 0, 0.81), top=(0.3, 0, 0.81), front=(-0.1, -0.15, 0.8))


def _vespa(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#7cc6b8", 0.25, 0.9))
    out: list[Piece] = []
    for x in (-0.62, 0.52):
        out += wheel(0.24, 0.13, (x, 0, 0.24), CHROME, hub=0.55)
    rear = loft([(0.02, 0, 0.42, 0.0, 0.0), (0.06, 0, 0.45, 0.14, 0.2), (0.3, 0, 0.46, 0.2, 0.24), (0.58, 0, 0.45, 0.18, 0.2),
                 (0.84, 0, 0.42, 0.08, 0.1), (0.9, 0, 0.41, 0, 0)], power=2.3)  # fmt: skip
    out.append((rear, body))
    out.append((box(0.72, 0.32, 0.06, round=0.028).moved(-0.2, 0, 0.24), body))
    shield = slab([(-0.5, 0.22), (-0.42, 0.22), (-0.36, 0.9), (-0.44, 0.93)], 0.44, bevel=0.03, corner=0.035)
    out.append((shield, body))
    out.append((capsule((-0.46, 0, 0.92), (-0.62, 0, 0.4), 0.06), body))
    out.append((_guard(-0.62, 0.24, 0.27, 10, 170, 0.2), body))
    out.append((sphere(0.11, 0.1, 0.1, steps=16).moved(-0.46, 0, 0.98), body))
    out.append((sphere(0.04, 0.08, 0.08, steps=14).moved(-0.55, 0, 0.98), HEADLIGHT))
    for y in (-1, 1):
        out.append((capsule((-0.43, 0, 1.0), (-0.36, y * 0.3, 1.02), 0.022), CHROME))
        out.append((capsule((-0.37, y * 0.24, 1.02), (-0.35, y * 0.36, 1.02), 0.03), BLACK))
        out.append((capsule((-0.4, y * 0.2, 1.02), (-0.42, y * 0.26, 1.16), 0.008), CHROME))
        out.append((coin(0.06, 0.02, round=0.008).turned(90).moved(-0.42, y * 0.27, 1.18), CHROME))
    saddle = loft(
        [
            (0.0, 0, 0.76, 0, 0),
            (0.03, 0, 0.76, 0.1, 0.045),
            (0.25, 0, 0.755, 0.15, 0.06),
            (0.6, 0, 0.76, 0.14, 0.055),
            (0.7, 0, 0.76, 0, 0),
        ],
        power=2.6,
    )
    out.append((saddle, look.surface(paint("#8a5533", 0.5, 0.2), 1)))
    out.append((box(0.5, 0.2, 0.12, round=0.04).moved(0.34, 0, 0.68), body))
    out.append((sphere(0.03, 0.06, 0.04, steps=12).moved(0.86, 0, 0.52), TAIL_LIGHT))
    return stand(out, turn=22, seat=(0.3, 0, 0.81), top=(0.3, 0, 0.81), front=(0.35, -0.2, 0.46))


def _kick_scooter(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, grip = look.surface(paint("#e8559a", 0.28, 0.8)), look.surface(paint("#3f434b", 0.6), 1)
    out: list[Piece] = wheel(0.1, 0.05, (-0.42, 0, 0.1), second(look, STEEL)) + wheel(
        0.1, 0.05, (0.42, 0, 0.1), second(look, STEEL)
    )
    out.append((box(0.62, 0.16, 0.045, round=0.02).moved(0.03, 0, 0.13), body))
    out.append((box(0.5, 0.12, 0.01, round=0.004).moved(0.03, 0, 0.156), grip))
    out.append((_guard(0.42, 0.1, 0.115, 30, 165, 0.08), body))
    out.append((capsule((-0.26, 0, 0.14), (-0.38, 0, 0.25), 0.035), body))
    out.append((capsule((-0.42, 0, 0.12), (-0.31, 0, 0.9), 0.032), body))
    out.append((capsule((-0.31, -0.2, 0.92), (-0.31, 0.2, 0.92), 0.022), body))
    for y in (-1, 1):
        out.append((capsule((-0.31, y * 0.16, 0.92), (-0.31, y * 0.27, 0.92), 0.03), grip))
    out.append((cylinder(0.045, 0.1, round=0.02).moved(-0.36, 0, 0.5).turned(0), grip))
    return stand(out, turn=28, seat=(0.03, 0, 0.16), top=(0.03, 0, 0.16))


CONCEPTS: tuple[Concept, ...] = (
    Concept("bicycle", _bicycle, "vehicle", ("bike", "cycle", "pushbike", "city bike"), 1.8),
    Concept("motorcycle", _motorcycle, "vehicle", ("motorbike", "motor bike", "chopper"), 2.1),
    Concept("motor scooter", _vespa, "vehicle", ("vespa", "moped"), 1.7),
    Concept("scooter", _kick_scooter, "vehicle", ("kick scooter", "push scooter"), 1.0),
)
