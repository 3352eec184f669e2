"""What one rides, slides or flies on: skis, boards, sleds and kites, standing upright with the face to the camera."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    STEEL,
    WHITE,
    Piece,
    coin,
    curve,
    loft,
    paint,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, extrude, sphere


def _skis(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    ski, stripe = look.surface(paint("#e2453c", 0.25, 0.9)), look.surface(paint("#f9d04c", 0.25, 0.9), 1)
    out: list[Piece] = []
    for x, lean in ((-0.13, -2.5), (0.13, 2.5)):
        line = [
            (-0.055, 0.02),
            (0.055, 0.02),
            (0.045, 0.85),
            (0.06, 1.5),
            (0.045, 1.66),
            (0, 1.72),
            (-0.045, 1.66),
            (-0.06, 1.5),
            (-0.045, 0.85),
        ]
        parts: list[Piece] = [(slab(line, 0.026, bevel=0.01, corner=0.02), ski)]
        parts += [(box(0.106, 0.032, 0.05, round=0.008).moved(0, 0, z), stripe) for z in (0.32, 1.34)]
        parts += [(box(0.085, 0.07, 0.16, round=0.03).moved(0, -0.035, z), BLACK) for z in (0.72, 0.96)]
        out += [(_tip(m, 1.45).turned(lean, "y").moved(x, 0, 0), p) for m, p in parts]
    for x, lean in ((-0.34, -5), (0.34, 5)):
        parts = [(capsule((0, 0, 0.02), (0, 0, 1.2), 0.012), ski), (capsule((0, 0, 1.14), (0, 0, 1.3), 0.022), BLACK),
                 (coin(0.055, 0.012, round=0.005).turned(90, "x").moved(0, 0, 0.12), BLACK)]  # fmt: skip
        out += [(m.turned(lean, "y").moved(x, 0.02, 0), p) for m, p in parts]
    return stand(out, turn=-10, top=(0, 0, 1.7))


def _tip(mesh: Mesh, start: float) -> Mesh:
    """The upper end bent forward, as the shovel of a ski is."""
    v = mesh.vertices.copy()
    v[:, 1] -= 1.6 * np.clip(v[:, 2] - start, 0, None) ** 2
    return Mesh.of(v, mesh.faces, crease=40)


def _board(half: float, length: float, depth: float, power: float) -> Mesh:
    """An upright board with rounded ends, standing on z = 0."""
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    x = half * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** (2 / power)
    z = length / 2 + length / 2 * np.sin(t)
    return slab(np.stack([x, z], axis=1), depth, bevel=depth * 0.35, corner=0)


def _snowboard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    band = look.surface(paint("#f8c93f", 0.25, 0.9), 1)
    out: list[Piece] = [(_board(0.15, 1.5, 0.03, 4.5), look.surface(paint("#2f7fc4", 0.25, 0.9)))]
    for z in (0.48, 1.02):
        out.append((box(0.2, 0.05, 0.1, round=0.02).moved(0, -0.03, z), BLACK))
        out.append(
            (
                tube(
                    [(-0.09, -0.04, z), (-0.08, -0.11, z), (0, -0.14, z), (0.08, -0.11, z), (0.09, -0.04, z)],
                    0.02,
                ),
                BLACK,
            )
        )
    out += [
        (
            slab(
                [(-0.149, z), (0.149, z + 0.12), (0.149, z + 0.19), (-0.149, z + 0.07)],
                0.034,
                bevel=0.004,
                corner=0.004,
            ),
            band,
        )
        for z in (0.62, 0.74)
    ]
    return stand([(m.turned(4, "y"), p) for m, p in out], turn=-16, top=(0, 0, 1.5))


def _surfboard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    line = curve(
        [
            (0, 0),
            (0.17, 0.16),
            (0.25, 0.75),
            (0.22, 1.4),
            (0.1, 1.86),
            (0, 2.0),
            (-0.1, 1.86),
            (-0.22, 1.4),
            (-0.25, 0.75),
            (-0.17, 0.16),
        ],
        6,
        closed=True,
    )
    board, band = look.surface(paint("#35a7b5", 0.2, 1.0)), look.surface(paint("#fbe7bf", 0.25, 0.8), 1)
    out: list[Piece] = [
        (slab(line, 0.07, bevel=0.03, corner=0), board),
        (box(0.022, 0.076, 1.72, round=0.006).moved(0, 0, 0.99), band),
    ]
    from shapely.geometry import Polygon
    from shapely.geometry import box as area

    for z in (0.5, 0.64):
        strip = Polygon(line).buffer(-0.012).intersection(area(-1, z, 1, z + 0.08))
        out.append((extrude(strip, 0.075, bevel=0.004), band))
    return stand([(m.turned(5, "y"), p) for m, p in out], turn=-18, top=(0.1, 0, 2.0))


def _kite(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    main, other = look.surface(paint("#e5483f", 0.45, 0.3)), look.surface(paint("#f7c23c", 0.45, 0.3), 1)
    quarters = (
        ((0, 0.5), (-0.42, 0.12)),
        ((-0.42, 0.12), (0, -0.62)),
        ((0, -0.62), (0.42, 0.12)),
        ((0.42, 0.12), (0, 0.5)),
    )
    cloth = (main, main if look.colours else other, main, other)
    out: list[Piece] = []
    for (a, b), material in zip(quarters, cloth, strict=True):
        out.append((slab([(0, 0.12), a, b], 0.03, bevel=0.01, corner=0), material))
    out += [
        (capsule((0, -0.02, -0.62), (0, -0.02, 0.5), 0.011), WHITE),
        (capsule((-0.42, -0.02, 0.12), (0.42, -0.02, 0.12), 0.011), WHITE),
    ]
    tail = curve([(0, 0, -0.62), (0.07, 0, -0.8), (-0.07, 0, -0.98), (0.08, 0, -1.16), (-0.03, 0, -1.34)], 8)
    out.append((tube(tail[::2], 0.008, sides=8), WHITE))
    for i, k in enumerate((7, 15, 23, 31)):
        x, _, z = tail[k]
        bow = [(0, 0), (0.09, 0.055), (0.09, -0.055)]
        for side, m in ((1, main), (-1, main)):
            out.append(
                (
                    slab([(side * p, q) for p, q in bow], 0.03, bevel=0.008, corner=0.01)
                    .turned(20 * (-1) ** i, "y")
                    .moved(x, 0, z),
                    m,
                )
            )
        out.append((sphere(0.022, steps=10).moved(x, -0.005, z), other))
    return stand([(m.turned(14, "y"), p) for m, p in out], turn=-8, top=(0, 0, 0.5))


def _skateboard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    deck, wheels = look.surface(paint("#e8528f", 0.3, 0.7)), look.surface(paint("#f7d154", 0.35, 0.5), 1)
    s = np.linspace(-0.4, 0.4, 25)
    lift = 0.055 * np.clip((np.abs(s) - 0.26) / 0.14, 0, 1) ** 1.6
    half = 0.1 * np.sqrt(np.clip(1 - np.clip((np.abs(s) - 0.3) / 0.1005, 0, 1) ** 2, 0, 1))
    out: list[Piece] = [
        (
            loft(
                [(x, 0, 0.1 + z, h, 0.016) for x, z, h in zip(s, lift, half, strict=True)], power=4, steps=1
            ),
            deck,
        )
    ]
    for x in (-0.22, 0.22):
        out.append((box(0.07, 0.1, 0.035, round=0.012).moved(x, 0, 0.07), STEEL))
        out.append((capsule((x, -0.1, 0.045), (x, 0.1, 0.045), 0.01), STEEL))
        for y in (-0.095, 0.095):
            out.append((coin(0.042, 0.045, round=0.014).moved(x, y, 0.042), wheels))
            out.append((coin(0.016, 0.05, round=0.004).moved(x, y, 0.042), STEEL))
    return stand([(m.turned(14, "x"), p) for m, p in out], turn=14, top=(0, 0, 0.12), seat=(0, 0, 0.12))


def _sled(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, red = look.surface(paint("#c98f52", 0.5, 0.3)), look.surface(paint("#d8413a", 0.3, 0.7), 1)
    out: list[Piece] = [
        (box(1.0, 0.1, 0.035, round=0.014).moved(0.05, y, 0.25), wood) for y in (-0.18, -0.06, 0.06, 0.18)
    ]
    for y in (-0.2, 0.2):
        out.append(
            (
                tube(
                    [
                        (0.58, y, 0.04),
                        (0, y, 0.03),
                        (-0.4, y, 0.04),
                        (-0.62, y, 0.16),
                        (-0.6, y, 0.3),
                        (-0.45, y, 0.25),
                    ],
                    0.022,
                ),
                red,
            )
        )
        out += [(capsule((x, y, 0.04), (x, y * 0.9, 0.25), 0.02), wood) for x in (-0.3, 0.35)]
    return stand(out, turn=24, seat=(0.1, 0, 0.27), top=(0.1, 0, 0.27))


CONCEPTS: tuple[Concept, ...] = (
    Concept("skis", _skis, "thing", ("ski", "pair of skis"), 1.72),
    Concept("snowboard", _snowboard, "thing", (), 1.5),
    Concept("kite", _kite, "thing", (), 1.9, "air"),
    Concept("skateboard", _skateboard, "thing", ("skate board",), 0.8),
    Concept("surfboard", _surfboard, "thing", ("surf board",), 2.0),
    Concept("sled", _sled, "thing", ("sledge", "toboggan"), 1.2),
)
