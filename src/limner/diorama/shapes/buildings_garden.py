"""Small buildings of parks and gardens, the billboard, and bamboo."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import BARK, WHITE, WOOD, Piece, paint, rods, second, slab, stand, tube
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

GOLD = paint("#f0c04a", 0.2, 0.6, metallic=0.8)


def _treehouse(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall, roof = (
        look.surface(paint("#c98f52", 0.65, 0.0)),
        second(look, paint("#c8503f", 0.6, 0.1)) if len(look.colours) > 1 else paint("#c8503f", 0.6, 0.1),
    )
    leaves = [paint(c, 0.7, 0.0) for c in ("#4f9a45", "#5fae4f", "#438a3f")]
    out: list[Piece] = [
        (
            tube(
                [(0, 0.2, 0), (0.05, 0.22, 1.2), (-0.05, 0.3, 2.6), (0.1, 0.35, 4.0)], [0.5, 0.36, 0.33, 0.25]
            ),
            BARK,
        )
    ]
    out += [
        (tube([(0, 0.25, 1.7), (s * 0.7, 0.1, 2.0), (s * 1.5, 0.3, 3.1)], [0.2, 0.15, 0.09]), BARK)
        for s in (-1, 1)
    ]
    for k, (x, y, z, r) in enumerate(
        (
            (-1.4, 0.5, 3.5, 0.8),
            (1.5, 0.5, 3.5, 0.85),
            (0.0, 0.9, 4.4, 1.1),
            (-0.8, 0.8, 4.2, 0.85),
            (0.9, 0.8, 4.3, 0.85),
            (1.9, 0.4, 2.9, 0.5),
            (-1.85, 0.4, 2.9, 0.5),
        )
    ):
        ball = sphere(r, r * 0.85, r * 0.82, steps=22)
        d = ball.vertices / np.linalg.norm(ball.vertices, axis=1, keepdims=True)
        lump = 1 + 0.07 * np.sin(7 * d[:, 0] + k) * np.sin(6 * d[:, 1] + 2 * k) * np.sin(8 * d[:, 2])
        out.append(
            (Mesh.of(ball.vertices * lump[:, None], ball.faces, crease=180).moved(x, y, z), leaves[k % 3])
        )
    out.append((box(2.3, 1.8, 0.1, round=0.03).moved(0, -0.25, 2.0), WOOD))
    for k in range(9):
        out.append(
            (
                box(0.172, 0.06, 1.15, round=0.015).moved((k - 4) * 0.18, -0.75, 2.62),
                wall if k % 2 else paint("#bb8145", 0.65, 0.0) if not look.colours else wall,
            )
        )
    out += [(box(0.06, 1.1, 1.15, round=0.02).moved(s * 0.78, -0.2, 2.62), wall) for s in (-1, 1)]
    out += [
        (slab([(-0.8, 0), (0.8, 0), (0, 0.62)], 0.08, bevel=0.02).moved(0, -0.74, 3.18), wall),
        *[
            (box(1.25, 1.5, 0.08, round=0.03).turned(s * 38, "y").moved(s * 0.47, -0.25, 3.48), roof)
            for s in (-1, 1)
        ],
    ]
    out += [
        (
            slab([(-0.2, 0), (0.2, 0), (0.2, 0.6), (-0.2, 0.6)], 0.06, bevel=0.015, corner=0.06).moved(
                -0.34, -0.78, 2.08
            ),
            paint("#5a3a24", 0.7, 0.0),
        ),
        (box(0.42, 0.06, 0.4, round=0.02).moved(0.36, -0.775, 2.72), paint("#ffe39a", 0.4, 0.3)),
        (
            rods(
                [((0.15, -0.81, 2.72), (0.57, -0.81, 2.72)), ((0.36, -0.81, 2.52), (0.36, -0.81, 2.92))], 0.02
            ),
            WHITE,
        ),
    ]
    out += [
        (rods([((x, -1.12, 2.05), (x, -1.12, 2.42)) for x in np.linspace(-0.05, 1.1, 5)], 0.025), WOOD),
        (capsule((-0.1, -1.12, 2.42), (1.12, -1.12, 2.42), 0.032), WOOD),
    ]
    out.append(
        (
            rods(
                [((x, -1.2, 2.1), (x, -1.5, 0.02)) for x in (-0.75, -0.38)]
                + [
                    ((-0.75, -1.2 - 0.3 * t, 2.1 - 2.1 * t), (-0.38, -1.2 - 0.3 * t, 2.1 - 2.1 * t))
                    for t in np.linspace(0.12, 0.9, 7)
                ],
                0.035,
            ),
            WOOD,
        )
    )
    return stand(out, turn=-14, top=(0, -0.25, 3.95))


def _gazebo(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white, roof = (
        second(look, paint("#f6f2e8", 0.4, 0.3)) if len(look.colours) > 1 else paint("#f6f2e8", 0.4, 0.3),
        look.surface(paint("#5f8f8a", 0.5, 0.2)),
    )
    out: list[Piece] = [
        (cylinder(1.75, 0.18, round=0.04, steps=8), paint("#b9b2a6", 0.8, 0.0)),
        (cylinder(1.6, 0.12, round=0.03, steps=8).moved(z=0.18), paint("#d9b98a", 0.6, 0.1)),
    ]
    p = [(1.42 * np.cos(np.pi * k / 4), 1.42 * np.sin(np.pi * k / 4)) for k in range(8)]
    for k, (x, y) in enumerate(p):
        out.append((cylinder(0.075, 2.0, round=0.02, steps=20).moved(x, y, 0.3), white))
        q = p[(k + 1) % 8]
        if k != 5:
            out.append(
                (
                    rods(
                        [((x, y, z), (*q, z)) for z in (0.5, 1.0)]
                        + [
                            (
                                (x + (q[0] - x) * t, y + (q[1] - y) * t, 0.5),
                                (x + (q[0] - x) * t, y + (q[1] - y) * t, 1.0),
                            )
                            for t in (0.2, 0.4, 0.6, 0.8)
                        ],
                        0.026,
                        sides=10,
                    ),
                    white,
                )
            )
        arch = [
            (x + (q[0] - x) * t, y + (q[1] - y) * t, 2.0 + 0.22 * np.sin(np.pi * t))
            for t in np.linspace(0, 1, 9)
        ]
        out.append((tube(arch, 0.035, steps=2, sides=8), white))
    out += [
        (cylinder(1.6, 0.14, round=0.03, steps=8).moved(z=2.26), white),
        (
            lathe(
                [(0, 0), (1.85, 0), (1.88, 0.06), (1.2, 0.5), (0.55, 0.8), (0.45, 0.86), (0, 0.88)],
                steps=8,
                crease=20,
            ).moved(z=2.38),
            roof,
        ),
        (cylinder(0.4, 0.24, round=0.03, steps=8).moved(z=3.22), white),
        (
            lathe([(0, 0), (0.56, 0), (0.3, 0.26), (0.05, 0.5), (0, 0.52)], steps=8, crease=20).moved(z=3.44),
            roof,
        ),
        (sphere(0.09, steps=16).moved(z=4.0), GOLD),
        (box(0.9, 0.4, 0.1, round=0.03).moved(0, -1.75, 0.05), paint("#b9b2a6", 0.8, 0.0)),
    ]
    return stand(out, turn=0, top=(0, 0, 3.2))


def _billboard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    face, frame = look.surface(paint("#f5f1e6", 0.7, 0.1)), paint("#4a515c", 0.4, 0.4)
    out: list[Piece] = [(box(5.0, 0.16, 2.4, round=0.04).moved(0, 0, 4.2), face)]
    out += [(box(5.3, 0.26, 0.16, round=0.05).moved(0, 0, 4.2 + s * 1.26), frame) for s in (-1, 1)] + [
        (box(0.16, 0.26, 2.6, round=0.05).moved(s * 2.58, 0, 4.2), frame) for s in (-1, 1)
    ]
    out += [(cylinder(0.16, 3.1, round=0.04).moved(x, 0.1, 0), frame) for x in (-1.3, 1.3)] + [
        (box(5.2, 0.6, 0.08, round=0.03).moved(0, -0.35, 2.8), frame)
    ]
    for x in (-1.7, 0, 1.7):
        out += [
            (tube([(x, -0.1, 5.48), (x, -0.4, 5.75), (x, -0.75, 5.6)], 0.04), frame),
            (frustum(0.16, 0.08, 0.18, round=0.03).turned(-35, "x").moved(x, -0.72, 5.5), frame),
        ]
    return stand(out, turn=-12, front=(0, -0.09, 4.2), top=(0, 0, 5.5))


def _bamboo(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green, dark = look.surface(paint("#7fb34a", 0.35, 0.4)), paint("#5f8f38", 0.5, 0.2)
    leaf = second(look, paint("#4f9a3f", 0.5, 0.2)) if len(look.colours) > 1 else paint("#4f9a3f", 0.5, 0.2)
    out: list[Piece] = []
    for i, (x, y, h, r, lean) in enumerate(
        (
            (-0.42, 0.05, 2.7, 0.085, -3),
            (-0.12, -0.12, 3.1, 0.095, 0.5),
            (0.2, 0.1, 2.5, 0.08, 2),
            (0.46, -0.05, 2.9, 0.088, 4),
            (0.02, 0.28, 2.8, 0.075, -1),
        )
    ):
        n = int(h / 0.42)
        for k in range(n):
            z, w = 0.42 * k, r * (1 - 0.3 * k / n)
            prof = [
                (0, 0),
                (w * 1.08, 0.0),
                (w, 0.04),
                (w * 0.94, 0.2),
                (w, 0.38),
                (w * 1.06, 0.415),
                (0, 0.415),
            ]
            out += [
                (lathe(prof, steps=24).moved(0, 0, z).turned(lean, "y").moved(x, y, 0), green),
                (
                    torus(w * 1.05, 0.012, steps=28, sides=8)
                    .moved(0, 0, z + 0.415)
                    .turned(lean, "y")
                    .moved(x, y, 0),
                    dark,
                ),
            ]
        for j in range(9):
            z, a = 0.42 * (2 + j % (n - 2)) + 0.4, 137.5 * j + 60 * i
            blade = sphere(0.24, 0.006, 0.04, steps=10).moved(0.24)
            for tilt in (14, 34):
                out.append(
                    (
                        blade.turned(tilt, "y")
                        .turned(a + tilt)
                        .moved(0, 0, z)
                        .turned(lean, "y")
                        .moved(x, y, 0),
                        leaf,
                    )
                )
    return stand(out, top=(0, 0, 2.6))


CONCEPTS: tuple[Concept, ...] = (
    Concept("treehouse", _treehouse, "building", ("tree house",), 5.4),
    Concept("gazebo", _gazebo, "building", ("pavilion", "bandstand", "pergola"), 4.2),
    Concept("billboard", _billboard, "thing", ("hoarding",), 5.9),
    Concept("bamboo", _bamboo, "plant", ("bamboo stalks", "bamboo stalk", "bamboo plant"), 3.2),
)
