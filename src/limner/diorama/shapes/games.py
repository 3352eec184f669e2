"""Board games and toys: a chess board with its men, dominoes, the puzzle cube, the spinning top."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh, merge
from limner.diorama.shapes.toybox import STEEL, WOOD, Piece, coin, curve, paint, second, slab, stand, tube
from limner.diorama.solids import box, capsule, frustum, lathe, sphere, torus

_PIECES: dict[str, list[tuple[float, float]]] = {
    "pawn": [
        (0, 0),
        (0.3, 0),
        (0.32, 0.1),
        (0.2, 0.2),
        (0.12, 0.5),
        (0.2, 0.56),
        (0.13, 0.6),
        (0.2, 0.72),
        (0.14, 0.88),
        (0, 0.92),
    ],
    "rook": [
        (0, 0),
        (0.34, 0),
        (0.36, 0.12),
        (0.24, 0.22),
        (0.18, 0.7),
        (0.28, 0.8),
        (0.28, 1.0),
        (0.18, 1.0),
        (0.18, 0.92),
        (0, 0.92),
    ],
    "bishop": [
        (0, 0),
        (0.34, 0),
        (0.36, 0.12),
        (0.22, 0.24),
        (0.13, 0.72),
        (0.22, 0.78),
        (0.14, 0.83),
        (0.19, 1.0),
        (0.1, 1.18),
        (0.05, 1.22),
        (0, 1.28),
    ],
    "queen": [
        (0, 0),
        (0.36, 0),
        (0.38, 0.12),
        (0.24, 0.26),
        (0.14, 0.86),
        (0.24, 0.92),
        (0.16, 0.98),
        (0.25, 1.22),
        (0.12, 1.28),
        (0.08, 1.36),
        (0, 1.4),
    ],
    "king": [
        (0, 0),
        (0.36, 0),
        (0.38, 0.12),
        (0.25, 0.26),
        (0.15, 0.92),
        (0.25, 0.98),
        (0.17, 1.04),
        (0.24, 1.3),
        (0.16, 1.36),
        (0, 1.38),
    ],
}


def _chessman(kind: str, side: float) -> Mesh:
    """A chess piece in units of its square."""
    if kind == "knight":
        foot = lathe([(0, 0), (0.34, 0), (0.36, 0.12), (0.24, 0.22), (0.2, 0.28), (0, 0.28)], steps=20)
        head = slab(
            curve(
                [
                    (-0.17, 0.2),
                    (-0.24, 0.62),
                    (-0.12, 0.98),
                    (-0.02, 1.1),
                    (0.02, 0.98),
                    (0.28, 0.76),
                    (0.26, 0.64),
                    (0.12, 0.66),
                    (0.06, 0.56),
                    (0.19, 0.2),
                ],
                4,
            ),
            0.24,
            bevel=0.07,
            corner=0.02,
        )
        return merge([foot, head.turned(90 * side)])
    parts = [lathe(_PIECES[kind], steps=20, crease=45)]
    if kind == "king":
        parts += [
            box(0.07, 0.07, 0.3, round=0.02).moved(z=1.5),
            box(0.22, 0.07, 0.07, round=0.02).moved(z=1.53),
        ]
    return merge(parts)


def _chess_board(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return stand(_board_with_men(look), turn=-24, top=(0, 0, 0.003))


def _chess_table(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood = paint("#8a5a34", 0.45, 0.4)
    out: list[Piece] = [(mesh.moved(z=0.6), material) for mesh, material in _board_with_men(look)]
    out += [
        (box(0.6, 0.6, 0.03, round=0.012).moved(z=0.555), wood),
        (box(0.5, 0.5, 0.05, round=0.01).moved(z=0.52), wood),
    ]
    out += [
        (box(0.05, 0.05, 0.52, round=0.012).moved(x, y, 0.26), wood) for x in (-0.22, 0.22) for y in (-0.22, 0.22)
    ]
    return stand(out, turn=-12, top=(0, 0, 0.603))


def _board_with_men(look: Look) -> list[Piece]:
    """The board with a game begun, about the origin, its squares at z = 0."""
    dark, light = (
        look.surface(paint("#7a4a2c", 0.35, 0.6)),
        second(look, paint("#efd9ae", 0.35, 0.6)) if len(look.colours) > 1 else paint("#efd9ae", 0.35, 0.6),
    )
    black, white, s = paint("#33292a", 0.25, 0.8), paint("#f7ecd4", 0.25, 0.8), 0.055
    out: list[Piece] = [
        (box(8.9 * s, 8.9 * s, 0.024, round=0.007).moved(z=-0.013), paint("#5a3520", 0.4, 0.5))
    ]
    for i in range(8):
        out += [
            (
                box(s * 0.995, s * 0.995, 0.006, round=0.001, steps=1).moved((i - 3.5) * s, (j - 3.5) * s, 0),
                (dark, light)[(i + j) % 2],
            )
            for j in range(8)
        ]
    rank = ["rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook"]
    set_up = [(rank[i], i, row, white if row == 0 else black) for i in range(8) for row in (0, 7)]
    moved = {(4, 1): (4, 3), (3, 6): (3, 4), (1, 0): (2, 2), (6, 7): (5, 5)}
    set_up += [("pawn", i, row, white if row == 1 else black) for i in range(8) for row in (1, 6)]
    for kind, i, j, material in set_up:
        at = moved.get((i, j), (i, j))
        mesh = _chessman(kind, 1 if material is white else -1).scaled(s * 1.02)
        out.append((mesh.moved((at[0] - 3.5) * s, (at[1] - 3.5) * s, 0.003), material))
    return out


def _puzzle_cube(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shades = [paint(c, 0.25, 0.7) for c in ("#f2f2ee", "#e23b32", "#2f6fd0", "#f28a24", "#3aa655", "#f6d13a")]
    body, s = look.surface(paint("#26272c", 0.35, 0.5)), 0.019
    out: list[Piece] = [
        (box(0.0186, 0.0186, 0.0186, round=0.0028).moved(i * s, j * s, k * s), body)
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        for k in (-1, 0, 1)
    ]
    tile = box(0.0158, 0.0158, 0.0016, round=0.0007, steps=2)
    faces = [(0, "x"), (180, "x"), (90, "x"), (-90, "x"), (90, "y"), (-90, "y")]
    for f, (turn, axis) in enumerate(faces):
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                shade = shades[f] if (i, j) == (0, 0) else shades[int(rng.integers(6))]
                out.append((tile.moved(i * s, j * s, 1.5 * s - 0.0001).turned(turn, axis), shade))
    return stand(out, turn=32, top=(0, 0, 0.0285))


def _spinning_top(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red, yellow = (
        look.surface(paint("#e2413a", 0.25, 0.8)),
        second(look, paint("#f6c93b", 0.25, 0.8)) if len(look.colours) > 1 else paint("#f6c93b", 0.25, 0.8),
    )
    blue = paint("#3f8fd2", 0.25, 0.8)
    bands = (
        [(0, 0), (0.006, 0.004), (0.02, 0.022), (0.038, 0.036)],
        [(0.038, 0.036), (0.05, 0.046), (0.054, 0.055), (0.05, 0.063)],
        [(0.05, 0.063), (0.036, 0.072), (0.018, 0.078), (0, 0.08)],
    )
    out: list[Piece] = [
        (
            lathe(
                [*b, (0, b[-1][1])]
                if b[0][0] == 0
                else [(0, b[0][1]), *b]
                if b[-1][0] == 0
                else [(0, b[0][1]), *b, (0, b[-1][1])],
                steps=48,
            ),
            m,
        )
        for b, m in zip(bands, (red, yellow, red), strict=True)
    ]
    out += [
        (torus(0.0445, 0.0022, steps=56).moved(z=0.041), blue),
        (torus(0.0435, 0.0022, steps=56).moved(z=0.068), blue),
        (frustum(0.009, 0.006, 0.04, round=0.003, steps=24).moved(z=0.076), WOOD),
        (sphere(0.011, steps=16).moved(z=0.118), WOOD),
    ]
    return stand([(m.turned(11, "y"), c) for m, c in out], top=(0, 0, 0.12))


def _dominoes(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    ivory, pip = look.surface(paint("#faf3e2", 0.25, 0.7)), paint("#2a2b30", 0.4, 0.4)
    marks = {
        1: [(0, 0)],
        2: [(-1, 1), (1, -1)],
        3: [(-1, 1), (0, 0), (1, -1)],
        4: [(-1, -1), (-1, 1), (1, -1), (1, 1)],
        5: [(-1, -1), (-1, 1), (1, -1), (1, 1), (0, 0)],
        6: [(-1, -1), (-1, 1), (1, -1), (1, 1), (-1, 0), (1, 0)],
    }
    out: list[Piece] = []
    for k, (up, low) in enumerate(((6, 3), (5, 2), (4, 1), (3, 5), (2, 6), (6, 6))):
        bits: list[Piece] = [
            (box(0.026, 0.009, 0.05, round=0.0028).moved(z=0.025), ivory),
            (box(0.02, 0.0006, 0.0012, round=0.0002).moved(0, -0.0046, 0.025), pip),
        ]
        for n, z in ((up, 0.0372), (low, 0.0128)):
            bits += [
                (coin(0.0025, 0.0014, round=0.0004, steps=16).moved(0.0072 * x, -0.0042, z + 0.0072 * y), pip)
                for x, y in marks[n]
            ]
        fall = -26.0 * max(0, 2 - k)
        y = 0.031 * k
        out += [
            (
                m.turned(-8 + 7 * k)
                .turned(fall * 0.9, "x")
                .moved(0.004 * (k - 3) ** 2, y + (0.012 if k < 2 else 0), 0.002 if fall else 0),
                c,
            )
            for m, c in bits
        ]
    return stand(out, turn=38, top=(0, 0.09, 0.05))


def _pinwheel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shades = [
        look.surface(paint("#e2413a", 0.5, 0.2)),
        paint("#f6c93b", 0.5, 0.2),
        paint("#3f8fd2", 0.5, 0.2),
        paint("#57b368", 0.5, 0.2),
    ]
    out: list[Piece] = [(capsule((0, 0.012, 0), (0, 0.012, 0.4), 0.007), WOOD)]
    for k in range(8):
        sail = curve([(0, 0), (0.055, 0.035), (0.11, 0.07), (0.14, 0.035), (0.1, 0.0)], 5)
        leaf = slab(sail, 0.004, bevel=0.0012, corner=0.002)
        v = leaf.vertices.copy()
        v[:, 1] -= 0.35 * np.clip(v[:, 2] * 1.4 - 0.0, 0, 1) * np.clip(v[:, 0] / 0.14, 0, 1)
        out.append(
            (Mesh.of(v, leaf.faces, crease=40).turned(45 * k, "y").moved(0, -0.004, 0.4), shades[k % 4])
        )
    out += [
        (sphere(0.016, 0.012, 0.016, steps=16).moved(0, -0.022, 0.4), paint("#fdf5e0", 0.3, 0.5)),
        (capsule((0, 0.01, 0.4), (0, -0.02, 0.4), 0.004), STEEL),
    ]
    return stand(out, turn=-10, top=(0, 0, 0.54))


def _slingshot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, band = look.surface(paint("#9a6a3d", 0.6, 0.2)), paint("#c9463a", 0.6, 0.1)
    out: list[Piece] = [(tube([(0, 0, 0), (0, 0, 0.06), (0.004, 0, 0.11)], [0.013, 0.0125, 0.013]), wood)]
    for s in (-1, 1):
        out += [
            (
                tube(
                    [(0.002, 0, 0.1), (s * 0.024, 0, 0.125), (s * 0.045, 0, 0.16), (s * 0.046, 0, 0.2)],
                    [0.012, 0.012, 0.011, 0.0105],
                ),
                wood,
            ),
            (torus(0.0115, 0.003, steps=28).moved(s * 0.046, 0, 0.186), band),
        ]
        out.append(
            (
                tube(
                    [(s * 0.046, -0.006, 0.188), (s * 0.042, -0.05, 0.165), (s * 0.02, -0.09, 0.135)], 0.0045
                ),
                band,
            )
        )
    out += [
        (sphere(0.023, 0.008, 0.015, steps=18).moved(0, -0.092, 0.133), paint("#6b4128", 0.6, 0.1)),
        *[
            (torus(0.0135, 0.003, steps=28).moved(0, 0, z), paint("#e9d3a0", 0.8, 0.0))
            for z in (0.02, 0.027, 0.034, 0.041)
        ],
    ]
    return stand(out, turn=-28, top=(0, 0, 0.2))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "chess board",
        _chess_board,
        "thing",
        ("chessboard", "chess set", "chess", "chess game", "game of chess", "board game", "checkerboard"),
        0.68,
    ),
    Concept("chess table", _chess_table, "furniture", (), 0.68),
    Concept(
        "puzzle cube",
        _puzzle_cube,
        "thing",
        ("rubik's cube", "rubiks cube", "rubik cube", "magic cube"),
        0.085,
    ),
    Concept("spinning top", _spinning_top, "thing", (), 0.13),
    Concept("dominoes", _dominoes, "thing", ("domino", "row of dominoes"), 0.14),
    Concept("pinwheel", _pinwheel, "thing", ("paper windmill", "toy windmill"), 0.54),
    Concept("slingshot", _slingshot, "thing", ("catapult toy",), 0.21),
)
