"""Sports gear, standing upright with its face to the camera."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    STEEL,
    WHITE,
    coin,
    curve,
    ellipse,
    loft,
    paint,
    rods,
    second,
    slab,
    stand,
    tube,
)  # fmt: skip
from limner.diorama.solids import (
    ball_field,
    blend,
    box,
    capsule,
    cylinder,
    lathe,
    limb_field,
    smooth_min,
    sphere,
)

Piece = tuple[Mesh, Material]


def _ico_centres() -> np.ndarray:
    """The 12 corners of an icosahedron, unit length: middles of a football's dark panels."""
    g = (1 + 5**0.5) / 2
    p = [(0.0, a, b * g) for a in (-1, 1) for b in (-1, 1)]
    q = np.array([np.roll(v, k) for v in p for k in range(3)])
    return q / np.linalg.norm(q[0])


def _soccer_ball(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    r, hide = 0.11, look.surface(paint("#f6f4ee", 0.35, 0.5))
    out: list[Piece] = [(sphere(r, steps=32).moved(0, 0, r), hide)]
    centres = _ico_centres()
    from limner.diorama.mesh import rotation

    centres = centres @ rotation(18, "x")[:3, :3].T @ rotation(12, "z")[:3, :3].T
    for c in centres:
        near = sorted((o for o in centres if 0.1 < np.linalg.norm(o - c) < 1.2), key=lambda o: float(o @ c))[
            :5
        ]
        corners = []
        up = np.cross(c, [0.3, 0.5, 0.8])
        up /= np.linalg.norm(up)
        side = np.cross(c, up)
        order = sorted(near, key=lambda o: float(np.arctan2(o @ side, o @ up)))
        for i in range(5):
            m = c * 1.0 + (order[i] - c) * 0.3
            n = c * 1.0 + (order[(i + 1) % 5] - c) * 0.3
            corners += [m + (n - m) * t for t in np.linspace(0, 1, 6, endpoint=False)]
        rows = [np.array([c + (q - c) * t for q in corners]) for t in (0.03, 0.35, 0.7, 1.0)]
        pts = np.concatenate(rows)
        pts = (
            pts
            / np.linalg.norm(pts, axis=1, keepdims=True)
            * np.repeat([1.012, 1.012, 1.011, 0.996], len(corners))[:, None]
            * r
        )
        n_ = len(corners)
        row, column = np.arange(3)[:, None], np.arange(n_)[None]
        a, b = row * n_ + column, row * n_ + (column + 1) % n_
        f = np.stack([a, a + n_, b + n_, b], axis=-1).reshape(-1, 4)
        f = np.concatenate([f[:, [0, 1, 2]], f[:, [0, 2, 3]]])
        patch = Mesh.of(pts, f, crease=60)
        if np.einsum("ij,ij->i", patch.normals, patch.vertices).mean() < 0:
            patch = Mesh.of(pts, f[:, ::-1], crease=60)
        out.append((patch.moved(0, 0, r), BLACK))
        for o in near:
            # Seams between the light panels run along the icosahedron's edges.
            a3, b3 = c + (o - c) * 0.32, c + (o - c) * 0.5
            line = np.array([a3 + (b3 - a3) * t for t in np.linspace(0, 1, 5)])
            line = line / np.linalg.norm(line, axis=1, keepdims=True) * r * 1.0
            from limner.diorama.solids import sweep

            out.append((sweep(line, 0.0011, sides=6).moved(0, 0, r), BLACK))
    return stand(out, turn=10, top=(0, 0, 2 * r))


def _striped_ball(radius: float, colours: tuple[Material, ...], gores: int) -> list[Piece]:
    out: list[Piece] = []
    t = np.linspace(0.0, np.pi, 33)
    for g in range(gores):
        angle = 2 * np.pi * (g + np.linspace(0, 1, 9)) / gores
        p = radius * np.stack(
            [
                np.sin(t)[:, None] * np.cos(angle),
                np.sin(t)[:, None] * np.sin(angle),
                np.cos(t)[:, None] + 0 * angle,
            ],
            axis=2,
        )
        i, j = np.arange(32)[:, None], np.arange(8)[None]
        q = np.stack([i * 9 + j, (i + 1) * 9 + j, (i + 1) * 9 + j + 1, i * 9 + j + 1], axis=-1).reshape(-1, 4)
        m = Mesh.of(p.reshape(-1, 3), np.concatenate([q[:, [0, 1, 2]], q[:, [0, 2, 3]]]), crease=180)
        out.append((Mesh(m.vertices, m.faces, m.vertices / np.float32(radius)), colours[g % len(colours)]))
    return out


def _ball(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    main, white = look.surface(paint("#e4483e", 0.25, 0.9)), paint("#f8f3e6", 0.25, 0.9)
    blue, yellow = second(look, paint("#2f86c9", 0.25, 0.9)), second(look, paint("#f5bf32", 0.25, 0.9))
    out = _striped_ball(
        0.16, (main, white, blue, main, white, yellow) if not look.colours else (main, main, white), 6
    )
    out += [(sphere(0.034, 0.034, 0.012, steps=14).moved(0, 0, z), white) for z in (-0.156, 0.156)]
    return stand([(m.turned(30, "x").turned(18, "y"), p) for m, p in out], top=(0, 0, 0.16))


def _seam(radius: float, kind: str) -> list[np.ndarray]:
    """Lines on a ball of `radius`: 'basket' (two great circles and two bows) or 'tennis' (one winding seam)."""
    t = np.linspace(0, 2 * np.pi, 49)[:-1]
    z = np.zeros_like(t)
    if kind == "tennis":
        a, b = 0.78, 0.22
        p = np.stack(
            [
                a * np.cos(t) + b * np.cos(3 * t),
                a * np.sin(t) - b * np.sin(3 * t),
                2 * (a * b) ** 0.5 * np.sin(2 * t),
            ],
            axis=1,
        )
        return [p / np.linalg.norm(p, axis=1, keepdims=True) * radius]
    rings = [np.stack([np.cos(t), np.sin(t), z], axis=1), np.stack([np.cos(t), z, np.sin(t)], axis=1)]
    for s in (-1, 1):
        x = s * (0.42 - 0.15 * np.cos(2 * t))
        rest = np.sqrt(np.maximum(1 - x**2, 0))
        rings.append(np.stack([x, rest * np.cos(t), rest * np.sin(t)], axis=1))
    return [q * radius for q in rings]


def _seamed(look: Look, hide: Material, line: Material, radius: float, kind: str) -> Body:
    from limner.diorama.solids import sweep

    out: list[Piece] = [(sphere(radius, steps=32), look.surface(hide))]
    out += [(sweep(p, radius * 0.028, sides=8, closed=True), line) for p in _seam(radius, kind)]
    return stand([(m.turned(24, "x").turned(28, "z").turned(14, "y"), p) for m, p in out], top=(0, 0, radius))


def _basketball(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return _seamed(look, paint("#e57b2e", 0.6, 0.1), BLACK, 0.12, "basket")


def _tennis_ball(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return _seamed(look, paint("#cfe23b", 0.9, 0.0), WHITE, 0.034, "tennis")


def _football(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hide = look.surface(paint("#8f4f2a", 0.5, 0.3))
    t = np.linspace(0, np.pi, 33)
    prof = np.stack([0.088 * np.sin(t) ** 1.25, -0.15 * np.cos(t)], axis=1)
    out: list[Piece] = [(lathe(prof, crease=50).turned(90, "y"), hide)]
    for x in (-0.085, 0.085):
        r = 0.088 * np.sin(np.arccos(abs(x) / 0.15)) ** 1.25
        out.append((cylinder(r + 0.0015, 0.016, round=0.001).turned(90, "y").moved(x - 0.008, 0, 0), WHITE))
    out.append((capsule((-0.05, -0.035, 0.081), (0.05, -0.035, 0.081), 0.004, sides=8), WHITE))
    out += [
        (capsule((x, -0.05, 0.074), (x, -0.018, 0.088), 0.004, sides=8), WHITE)
        for x in np.linspace(-0.04, 0.04, 6)
    ]
    return stand([(m.turned(-18, "y"), p) for m, p in out], turn=-14, top=(0, 0, 0.1))


def _frisbee(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    disc, ring = look.surface(paint("#ef5a3c", 0.25, 0.9)), look.surface(paint("#fbe9c8", 0.3, 0.7), 1)
    prof = [
        (0, 0.022),
        (0.1, 0.022),
        (0.112, 0.014),
        (0.118, 0.0),
        (0.128, 0.0),
        (0.136, 0.01),
        (0.134, 0.022),
        (0.12, 0.034),
        (0.09, 0.038),
        (0, 0.04),
    ]
    out: list[Piece] = [(lathe(prof, crease=60), disc)]
    for r, w in ((0.092, 0.004), (0.045, 0.004)):
        out.append(
            (
                lathe(
                    [(r - w, 0.036), (r - w, 0.041), (r + w, 0.041), (r + w, 0.036), (r - w, 0.036)],
                    crease=30,
                ),
                ring,
            )
        )
    # It leans back on its rim, so that its round face is seen.
    return stand([(m.turned(62, "x"), p) for m, p in out], top=(0, 0, 0.12), front=(0, -0.02, 0))


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

    from limner.diorama.solids import extrude

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


def _baseball_bat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, grip = look.surface(paint("#d6a15f", 0.4, 0.5)), look.surface(paint("#3a3c44", 0.7, 0.0), 1)
    p = curve(
        [
            (0, 0),
            (0.026, 0.004),
            (0.027, 0.02),
            (0.016, 0.035),
            (0.0155, 0.2),
            (0.018, 0.34),
            (0.032, 0.56),
            (0.036, 0.7),
            (0.035, 0.82),
            (0.024, 0.85),
            (0, 0.855),
        ],
        5,
    ).clip(0)
    out: list[Piece] = [
        (lathe(p, crease=60), wood),
        (lathe([(0, 0.04), (0.018, 0.045), (0.0175, 0.2), (0.0, 0.21)], crease=50), grip),
    ]
    out += [
        (lathe([(0, 0.045 + z), (0.0195, 0.05 + z), (0.0, 0.055 + z)], crease=90), grip)
        for z in np.linspace(0, 0.145, 12)
    ]
    out.append((lathe([(0, 0.6), (0.0352, 0.601), (0.0358, 0.63), (0, 0.631)], crease=30), paint("#c8433a")))
    return stand([(m.turned(16, "y"), p_) for m, p_ in out], top=(0.2, 0, 0.84))


def _baseball_glove(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    hide, lace = look.surface(paint("#b4703a", 0.5, 0.25)), look.surface(paint("#f0d9ad", 0.7, 0.0), 1)

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, (0, 0.02, 0.11), (0.12, 0.055, 0.12))
        tips = ((-0.075, 0.27), (-0.025, 0.3), (0.03, 0.295), (0.085, 0.26))
        for x, z in tips:
            d = smooth_min(d, limb_field(p, (x * 0.8, 0.02, 0.14), (x, -0.015, z), 0.031, 0.027), 0.012)
        d = smooth_min(d, limb_field(p, (-0.085, 0.0, 0.08), (-0.15, -0.035, 0.2), 0.038, 0.028), 0.02)
        return -smooth_min(-d, ball_field(p, (0.0, -0.075, 0.15), (0.085, 0.075, 0.085)), 0.02)

    out: list[Piece] = [(blend(field, (-0.2, -0.09, -0.03), (0.16, 0.1, 0.35), cells=70), hide)]
    out.append(
        (
            slab(
                [(-0.14, 0.13), (-0.07, 0.14), (-0.06, 0.26), (-0.15, 0.24)], 0.022, bevel=0.008, corner=0.02
            ).moved(0, -0.005, 0),
            hide,
        )
    )
    for z in (0.19, 0.215, 0.24):
        out.append(
            (
                tube(
                    [
                        (-0.15 + (0.24 - z) * 0.2, -0.04, z),
                        (-0.115, -0.035, z + 0.01),
                        (-0.08, -0.02, z + 0.01),
                    ],
                    0.0065,
                    sides=8,
                ),
                lace,
            )
        )
    for x, z in ((-0.05, 0.235), (0.0, 0.245), (0.055, 0.235)):
        out += [
            (
                tube(
                    [(x - 0.02, -0.03, z + q), (x, -0.036, z + q), (x + 0.02, -0.03, z + q)], 0.005, sides=8
                ),
                lace,
            )
            for q in (-0.012, 0.012)
        ]
    out.append((sphere(0.036, steps=18).moved(0.005, -0.055, 0.14), WHITE))
    red = paint("#cc3b34")
    a = np.linspace(-1, 1, 9)
    for s in (-1, 1):
        out.append(
            (
                tube(
                    [
                        (
                            0.005 + s * (0.018 + 0.012 * t * t),
                            -0.055 - 0.026 + 0.012 * t * t,
                            0.14 + 0.022 * t,
                        )
                        for t in a
                    ],
                    0.0018,
                    sides=6,
                ),
                red,
            )
        )
    return stand(out, turn=-8, top=(0, 0, 0.3), inside=(0, -0.05, 0.15))


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


def _tennis_racket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    frame, grip = look.surface(paint("#e24b3b", 0.25, 0.9)), second(look, paint("#33353c", 0.7, 0.0))
    head = ellipse(0.13, 0.165, cz=0.52)
    ring = np.stack([head[:, 0], 0 * head[:, 0], head[:, 1]], axis=1)
    out: list[Piece] = [(tube(ring[::2], 0.0155, closed=True, sides=12), frame)]
    for s in (-1, 1):
        out.append((tube([(s * 0.085, 0, 0.395), (s * 0.035, 0, 0.31), (s * 0.012, 0, 0.22)], 0.0135), frame))
    out.append((capsule((0, 0, 0.2), (0, 0, 0.25), 0.02), frame))
    out.append((tube([(0, 0, 0.02), (0, 0, 0.1), (0, 0, 0.21)], [0.021, 0.019, 0.019]), grip))
    out.append((coin(0.025, 0.02, round=0.008).turned(90, "x").moved(0, 0, 0.01), frame))
    lines = []
    for x in np.linspace(-0.108, 0.108, 11):
        h = 0.165 * np.sqrt(1 - (x / 0.13) ** 2)
        lines.append(((x, 0, 0.52 - h), (x, 0, 0.52 + h)))
    for z in np.linspace(-0.138, 0.138, 13):
        w = 0.13 * np.sqrt(1 - (z / 0.165) ** 2)
        lines.append(((-w, 0, 0.52 + z), (w, 0, 0.52 + z)))
    out.append((rods(lines, 0.0016, sides=6), WHITE))
    return stand([(m.turned(10, "y"), p) for m, p in out], turn=-10, top=(0.1, 0, 0.69))


def _golf_club(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = [
        (capsule((0, 0, 0.05), (0, 0, 0.85), 0.009, 0.011), look.surface(CHROME, 1)),
        (capsule((0, 0, 0.8), (0, 0, 1.05), 0.016, 0.02), look.surface(BLACK)),
    ]
    out.append(
        (
            slab(
                [(-0.02, 0.0), (0.09, 0.0), (0.1, 0.06), (0.02, 0.045), (-0.015, 0.06)],
                0.035,
                bevel=0.012,
                corner=0.012,
            ),
            look.surface(CHROME),
        )
    )
    return stand([(m.turned(-8, "y"), p) for m, p in out], top=(0, 0, 1.05))


def _dumbbell(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    plate_paint = look.surface(paint("#3f6fb5", 0.35, 0.5))
    out: list[Piece] = [(capsule((-0.12, 0, 0.09), (0.12, 0, 0.09), 0.018), CHROME)]
    for s in (-1, 1):
        out += [
            (
                cylinder(r, 0.045, round=0.015, steps=6 if r > 0.08 else 40)
                .turned(90, "y")
                .moved(x, 0, 0.09),
                plate_paint,
            )
            for x, r in ((s * 0.11 - 0.0225, 0.09), (s * 0.155 - 0.0225, 0.075))
        ]
    return stand(out, turn=25, top=(0, 0, 0.18))


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
    Concept("ball", _ball, "thing", ("sports ball", "beach ball", "toy ball"), 0.32),
    Concept("soccer ball", _soccer_ball, "thing", ("soccerball",), 0.22),
    Concept("basketball", _basketball, "thing", (), 0.24),
    Concept("football", _football, "thing", ("american football",), 0.3),
    Concept("tennis ball", _tennis_ball, "thing", (), 0.068),
    Concept("frisbee", _frisbee, "thing", ("flying disc",), 0.27),
    Concept("skis", _skis, "thing", ("ski", "pair of skis"), 1.72),
    Concept("snowboard", _snowboard, "thing", (), 1.5),
    Concept("kite", _kite, "thing", (), 1.9, "air"),
    Concept("baseball bat", _baseball_bat, "thing", ("bat for baseball",), 0.86),
    Concept("baseball glove", _baseball_glove, "thing", ("baseball mitt", "catcher's mitt"), 0.33),
    Concept("skateboard", _skateboard, "thing", ("skate board",), 0.8),
    Concept("surfboard", _surfboard, "thing", ("surf board",), 2.0),
    Concept("tennis racket", _tennis_racket, "thing", ("tennis racquet", "racket", "racquet"), 0.7),
    Concept("golf club", _golf_club, "thing", (), 1.05),
    Concept("dumbbell", _dumbbell, "thing", ("weight", "hand weight"), 0.3),
    Concept("sled", _sled, "thing", ("sledge", "toboggan"), 1.2),
)
