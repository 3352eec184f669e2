"""Balls for games."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh, rotation
from limner.diorama.shapes.toybox import BLACK, WHITE, Piece, paint, second, stand
from limner.diorama.solids import capsule, cylinder, lathe, sphere, sweep


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
        0.16, (main, white, blue, main, white, yellow) if not look.colours else _gores(look, main, white), 6
    )
    out += [(sphere(0.034, 0.034, 0.012, steps=14).moved(0, 0, z), white) for z in (-0.156, 0.156)]
    return stand([(m.turned(30, "x").turned(18, "y"), p) for m, p in out], top=(0, 0, 0.16))


def _gores(look: Look, main: Material, white: Material) -> tuple[Material, ...]:
    """The gores of a ball of asked colours: each in turn, one alone beside white."""
    if len(look.colours) < 2:
        return (main, main, white)
    return tuple(Material(colour, roughness=0.25, clearcoat=0.9) for colour in look.colours)


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


CONCEPTS: tuple[Concept, ...] = (
    Concept("ball", _ball, "thing", ("sports ball", "beach ball", "toy ball"), 0.32),
    Concept("soccer ball", _soccer_ball, "thing", ("soccerball",), 0.22),
    Concept("basketball", _basketball, "thing", (), 0.24),
    Concept("football", _football, "thing", ("american football",), 0.3),
    Concept("tennis ball", _tennis_ball, "thing", (), 0.068),
)
