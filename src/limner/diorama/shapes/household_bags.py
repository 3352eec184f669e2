"""What one takes along: umbrella, suitcase, backpack, handbag."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh, rotation
from limner.diorama.shapes.joinery import (
    BRASS,
    HONEY,
    INK,
    LEATHER,
    STEEL,
    assemble,
    block,
    cloth,
    paint,
    pillow,
    polygon,
    profile,
    rectangle,
    rods,
    slab,
    tube,
)
from limner.diorama.solids import cylinder, lathe, sphere


def umbrella(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An open umbrella on its crook, leaning a little, its canopy scalloped between eight ribs."""
    gores, per, rows = 8, 12, 14
    a = np.arange(gores * per) * 2 * np.pi / (gores * per)
    within = (np.mod(a * gores / (2 * np.pi), 1) - 0.5) * 2
    dip = 1 - within**2
    t = np.linspace(0.0, 1.0, rows)[:, None]
    theta = t * 1.18
    radius = 0.56 * np.sin(theta) / np.sin(1.18) * (1 - 0.055 * dip * t)
    height = 0.36 * (np.cos(theta) - np.cos(1.18)) / (1 - np.cos(1.18)) + 0.045 * dip * t**2.5

    def layer(drop: float, shrink: float) -> np.ndarray:
        return np.stack(
            [radius * np.cos(a) * shrink, radius * np.sin(a) * shrink, height - drop + 0 * a], axis=2
        )

    from limner.diorama.solids import _weave, _without_slivers

    points = np.concatenate([layer(0.0, 1.0), layer(0.008, 0.995)[::-1]]).reshape(-1, 3)
    faces = _weave(2 * rows, gores * per)[:, ::-1]
    canopy = Mesh.of(points, _without_slivers(points, faces), crease=35)
    ribs = [
        tube(
            [
                (0.003, 0, 0.354),
                *[
                    (
                        float(radius[k, 0] + 0.0) * np.cos(g * np.pi / 4),
                        float(radius[k, 0]) * np.sin(g * np.pi / 4),
                        float(height[k, 0]) + 0.004,
                    )
                    for k in (4, 8, 11, 13)
                ],
            ],
            0.006,
            sides=8,
        )
        for g in range(8)
    ]
    tips = [
        sphere(0.012, steps=12).moved(0.56 * np.cos(g * np.pi / 4), 0.56 * np.sin(g * np.pi / 4), 0.0)
        for g in range(8)
    ]
    if pose == "shelter":
        # Over somebody: a parasol's straight pole in a heavy foot.
        straight = rods(0.016, ((0, 0, -0.98), (0, 0, 0.43)))
        foot = lathe(
            [(0, -1.0), (0.17, -1.0), (0.18, -0.98), (0.15, -0.95), (0.03, -0.92), (0, -0.92)], crease=50
        )
        return assemble(
            look,
            (0, cloth("#e2483d"), [canopy]),
            (0, paint("#c93a31", 0.7, 0.1), ribs),
            (1, HONEY, [*straight, foot]),
            (None, STEEL, tips),
            turn=20,
        )
    pole = rods(0.011, ((0, 0, -0.42), (0, 0, 0.43)))
    crook = tube(
        [(0, 0, -0.36), (0, 0, -0.46), (0.03, 0, -0.52), (0.075, 0, -0.515), (0.09, 0, -0.46)], 0.021
    )
    whole = assemble(
        look,
        (0, cloth("#e2483d"), [canopy]),
        (0, paint("#c93a31", 0.7, 0.1), ribs),
        (1, HONEY, [crook]),
        (None, STEEL, [*pole, *tips]),
        lean=0 if pose == "lie" else -14,
        turn=0 if pose == "lie" else 20,
    )
    if pose == "lie":
        # Put down open: it rests on its rim and the end of its crook.
        return whole.transformed(rotation(-16) @ rotation(41.5, "y")).grounded()
    return whole


def suitcase(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A travelling case on wheels, upright, grooved, with its handle out."""
    shell = block(0.44, 0.25, 0.62, (0, 0, 0.05), round=0.07, steps=5)
    grooves = [
        slab(rectangle(0.03, 0.5, 0.015, x=x, z=0.36), 0.03, y=-0.122)
        for x in (-0.15, -0.075, 0, 0.075, 0.15)
    ]
    seam = block(0.452, 0.02, 0.632, (0, 0.0, 0.044), round=0.009)
    wheels = [
        cylinder(0.035, 0.03, round=0.01).turned(90, "y").moved(s * 0.17 - 0.015, y, 0.035)
        for s in (-1, 1)
        for y in (-0.07, 0.07)
    ]
    handle = tube(
        [
            (-0.1, 0.06, 0.62),
            (-0.1, 0.06, 0.88),
            (-0.08, 0.06, 0.9),
            (0.08, 0.06, 0.9),
            (0.1, 0.06, 0.88),
            (0.1, 0.06, 0.62),
        ],
        0.011,
        steps=5,
    )
    grip = tube([(-0.07, 0.06, 0.9), (0.07, 0.06, 0.9)], 0.021)
    carry = tube(
        [(-0.07, -0.02, 0.665), (-0.06, -0.02, 0.7), (0.06, -0.02, 0.7), (0.07, -0.02, 0.665)], 0.012
    )
    return assemble(
        look,
        (0, paint("#f2a93b"), [shell, *grooves]),
        (1, INK, [seam, carry, grip, *wheels]),
        (None, STEEL, [handle]),
        turn=-20,
        anchors={"top": (0, -0.03, 0.67), "front": (0, -0.14, 0.36)},
    )


def backpack(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A school backpack: flap, front pocket, buckles and straps."""
    body = pillow(0.34, 0.22, 0.44, soft=0.42, outline=0.5).moved(z=0.22)
    pocket = pillow(0.27, 0.13, 0.19, soft=0.42, outline=0.45).moved(y=-0.09, z=0.125)
    sides = [pillow(0.1, 0.15, 0.17, soft=0.45, outline=0.6).moved(s * 0.165, 0, 0.115) for s in (-1, 1)]
    flap = pillow(0.325, 0.2, 0.19, soft=0.5, outline=0.5).moved(y=-0.025, z=0.35)
    zips = tube([(-0.11, -0.153, 0.16), (0, -0.158, 0.165), (0.11, -0.153, 0.16)], 0.006)
    straps = [
        slab(rectangle(0.032, 0.17, 0.014, x=s * 0.075, z=0.275), 0.018, y=-0.122).turned(3, "x")
        for s in (-1, 1)
    ]
    buckles = [slab(rectangle(0.048, 0.036, 0.008, x=s * 0.075, z=0.225), 0.02, y=-0.14) for s in (-1, 1)]
    loop = tube([(-0.045, 0.02, 0.43), (-0.04, 0.02, 0.475), (0.04, 0.02, 0.475), (0.045, 0.02, 0.43)], 0.012)
    back = [
        tube(
            [(s * 0.1, 0.09, 0.4), (s * 0.17, 0.17, 0.33), (s * 0.17, 0.17, 0.18), (s * 0.12, 0.09, 0.06)],
            0.018,
        )
        for s in (-1, 1)
    ]
    return assemble(
        look,
        (0, cloth("#3f74c4"), [body, pocket, *sides]),
        (0, cloth("#3565ad"), [flap]),
        (1, LEATHER, [*straps, loop, *back]),
        (None, BRASS, [*buckles, zips]),
        turn=-20,
        anchors={"front": (0, -0.16, 0.12), "top": (0, 0, 0.44)},
    )


def handbag(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A lady's handbag with a flap, a clasp and a round handle."""
    side = polygon([(-0.075, 0.0), (0.075, 0.0), (0.045, 0.21), (-0.045, 0.21)], round=0.02)
    body = profile(side, 0.31, bevel=0.03)
    v = body.vertices.copy()
    v[:, 0] *= 1.06 - 0.55 * v[:, 2]
    shell = Mesh.of(v, body.faces, crease=50)
    flap = (
        slab(
            polygon(
                [(-0.137, 0.215), (0.137, 0.215), (0.13, 0.13), (0.05, 0.085), (-0.05, 0.085), (-0.13, 0.13)],
                round=0.018,
            ),
            0.02,
        )
        .turned(-8, "x")
        .moved(y=-0.085, z=0.0)
    )
    handles = [
        tube(
            [
                (-0.085, y, 0.2),
                (-0.08, y, 0.27),
                (-0.045, y, 0.325),
                (0.045, y, 0.325),
                (0.08, y, 0.27),
                (0.085, y, 0.2),
            ],
            0.0115,
        )
        for y in (-0.03, 0.03)
    ]
    clasp = [cylinder(0.02, 0.02, round=0.007).turned(90, "x").moved(y=-0.08, z=0.11)]
    rings = [sphere(0.017, steps=16).moved(s * 0.085, y, 0.207) for s in (-1, 1) for y in (-0.03, 0.03)]
    return assemble(
        look,
        (0, paint("#d8456b", 0.4, 0.4), [shell, *handles]),
        (0, paint("#c93a60", 0.4, 0.4), [flap]),
        (None, BRASS, [*clasp, *rings]),
        turn=-16,
        anchors={"top": (0, 0, 0.21), "front": (0, -0.09, 0.08)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("umbrella", umbrella, "thing", ("parasol", "brolly"), 1.12, poses=("lie", "shelter")),
    Concept("suitcase", suitcase, "thing", ("luggage", "travel case", "baggage"), 0.92),
    Concept("backpack", backpack, "thing", ("rucksack", "knapsack", "school bag"), 0.5),
    Concept("handbag", handbag, "thing", ("purse", "shoulder bag", "bag"), 0.34),
)
