"""Famous sights of rock and water outside Europe: Christ the Redeemer on his peak, Mount Rushmore, Uluru, a geyser."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.landmarks_world import block
from limner.diorama.shapes.masonry import Pieces
from limner.diorama.shapes.toybox import paint, skin, stand
from limner.diorama.solids import ball_field, blend, lathe, limb_field, smooth_min, sphere

ROCK = paint("#a7a09a", 0.9, 0.0)


def _knoll(rx: float, ry: float, high: float, *, flat: float = 0.4, seed: float = 0.0) -> Mesh:
    """A rough rock on z = 0 whose level top is `flat` of its width."""
    a = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    rings = []
    for t in np.linspace(0, 1, 9):
        r = (1 - (1 - flat) * t**0.8) * (1 + 0.06 * np.sin(3 * a + seed + 2 * t) + 0.045 * np.sin(7 * a + 5 * t + seed))
        rings.append(np.stack([rx * r * np.cos(a), ry * r * np.sin(a), np.full(40, high * t)], axis=1))
    return skin(np.array(rings), crease=25)


def _redeemer(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#ddd8cc", 0.6, 0.1))

    def field(p: np.ndarray) -> np.ndarray:
        q = np.stack([np.abs(p[:, 0]), p[:, 1], p[:, 2]], axis=1)
        d = limb_field(p, (0, 0, 0.1), (0, 0, 1.2), 0.27, 0.2)
        d = smooth_min(d, limb_field(q, (0, 0, 1.34), (0.2, 0, 1.34), 0.13), 0.08)
        d = smooth_min(d, limb_field(q, (0.15, 0, 1.38), (1.0, -0.02, 1.36), 0.105, 0.075), 0.04)
        # Wide sleeves hang from the arms.
        sleeve = q * [1.0, 1.6, 1.0]
        d = smooth_min(d, limb_field(sleeve, (0.3, 0, 1.2), (0.86, 0, 1.27), 0.15, 0.1), 0.06)
        d = smooth_min(d, ball_field(q, (1.1, -0.02, 1.36), (0.12, 0.04, 0.06)), 0.03)
        d = smooth_min(d, limb_field(p, (0, 0, 1.42), (0, -0.01, 1.58), 0.075), 0.04)
        d = smooth_min(d, ball_field(p, (0, -0.03, 1.68), (0.115, 0.125, 0.155)), 0.03)
        d = smooth_min(d, ball_field(p, (0, 0.04, 1.66), (0.14, 0.12, 0.17)), 0.03)
        d = smooth_min(d, ball_field(p, (0, -0.11, 1.58), (0.06, 0.05, 0.07)), 0.03)
        d = smooth_min(d, limb_field(p, (0, -0.14, 1.71), (0, -0.165, 1.66), 0.018), 0.015)
        fold = 0.016 * np.cos(np.arctan2(p[:, 1], p[:, 0]) * 12) * np.clip(1.25 - p[:, 2], 0, 1)
        sash = 0.02 * np.exp(-(((p[:, 2] - 0.92 - 0.25 * p[:, 0]) / 0.05) ** 2)) * (np.abs(p[:, 0]) < 0.3)
        return np.maximum(d + fold - sash, -p[:, 2])

    out: Pieces = [
        (blend(field, (-1.3, -0.36, -0.02), (1.3, 0.36, 1.92), cells=110).moved(z=1.12), stone),
        (block(0.72, 0.66, 0.5, (0, 0, 0.62), round=0.02), stone), (block(0.84, 0.78, 0.09, (0, 0, 0.6), round=0.02), stone),
        (block(0.8, 0.74, 0.07, (0, 0, 1.07), round=0.02), stone), (_knoll(1.15, 0.95, 0.62, flat=0.55), ROCK),
    ]  # fmt: skip
    leaf = paint("#4f8f46", 0.8, 0.0)
    for k in range(16):
        a = 2.399 * k
        r, s = 1.0 + 0.13 * ((k * 0.618) % 1), 0.2 + 0.09 * ((k * 0.377) % 1)
        out.append((sphere(s, s, s * 0.85, steps=10).moved(1.05 * r * np.cos(a), 0.9 * r * np.sin(a),
            s * 0.5 + 0.16 * (k % 2)), leaf))
    return stand(_pressed(out), turn=8, top=(0, 0, 3.0), front=(0, -0.34, 0.86))


def _pressed(pieces: Pieces) -> Pieces:
    """What lies below the ground pressed up to it."""
    out: Pieces = []
    for mesh, material in pieces:
        v = mesh.vertices.copy()
        v[:, 2] = np.maximum(v[:, 2], 0)
        out.append((Mesh(v, mesh.faces, mesh.normals), material))
    return out


def _uluru(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#c9623a", 0.85, 0.0))
    a = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    ribs = 0.5 * np.sin(23 * a) + 0.3 * np.sin(37 * a + 1.3) + 0.4 * np.sin(11 * a + 0.4)
    rings, shades = [], []
    line = ((1.0, 0.0), (0.985, 0.14), (0.965, 0.3), (0.94, 0.48), (0.905, 0.64), (0.85, 0.78), (0.76, 0.88),
        (0.62, 0.945), (0.44, 0.98),
            (0.24, 1.0), (0.05, 1.005))  # fmt: skip
    for r, z in line:
        deep = np.clip(r - 0.3, 0, 1) * (1 - 0.5 * z)
        wide = r * (1 + 0.035 * ribs * deep + 0.05 * np.sin(3 * a + 1) + 0.03 * np.sin(5 * a))
        u = np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.8
        v = np.sign(np.sin(a)) * np.abs(np.sin(a)) ** 0.8
        top = 1.0 + 0.08 * np.cos(a - 2.6) * r + 0.02 * np.sin(9 * a) * (r > 0.4)
        rings.append(np.stack([2.1 * wide * u, 1.15 * wide * v, 1.02 * z * top], axis=1))
        shades.append(1 + 0.12 * ribs * deep)
    mesh = skin(np.array(rings), crease=70)
    # Furrows are darker than ribs.
    turn = np.arctan2(mesh.vertices[:, 1] / 1.15, mesh.vertices[:, 0] / 2.1)
    turn = np.interp(np.mod(turn, 2 * np.pi), np.linspace(0, 2 * np.pi, 161), np.append(a, 2 * np.pi))
    rib = 0.5 * np.sin(23 * turn) + 0.3 * np.sin(37 * turn + 1.3) + 0.4 * np.sin(11 * turn + 0.4)
    steep = np.clip(1.15 - mesh.vertices[:, 2], 0, 1)
    tone = np.asarray(red.colour) * (1 + 0.22 * rib * steep)[:, None]
    out: Pieces = [(mesh.painted(np.clip(tone, 0, 1)), red)]
    bush = paint("#8f9f52", 0.85, 0.0)
    for x, y, r in ((-1.7, -1.05, 0.12), (-1.1, -1.25, 0.09), (-0.2, -1.3, 0.11), (0.7, -1.3, 0.1), (1.5, -1.1, 0.13),
        (1.9, -0.85, 0.09)):
        out.append((sphere(r, r, r * 0.75, steps=10).moved(x, y, r * 0.5), bush))
    return stand(out, turn=6, top=(0, 0, 1.02), front=(0, -1.12, 0.5))


LARGE = 1.22
"""Times the size of a face as it is modelled."""


def _face(p: np.ndarray, x: float, z: float, y: float, turn: float, kind: int) -> np.ndarray:
    """Distance to one of the four heads; kind: 0 hair over the ears, 1 hair swept up, 2 moustache, 3 chin beard."""
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    q = np.stack([(p[:, 0] - x) * c + (p[:, 1] - y) * s, -(p[:, 0] - x) * s + (p[:, 1] - y) * c, p[:, 2] - z], axis=1)
    q /= LARGE
    m = q.copy()
    m[:, 0] = np.abs(m[:, 0])
    d = ball_field(q, (0, 0, 0), (0.28, 0.3, 0.4))
    d = smooth_min(d, ball_field(q, (0, -0.17, -0.29), (0.14, 0.12, 0.13)), 0.06)  # the chin
    d = smooth_min(d, limb_field(m, (0.05, -0.27, 0.1), (0.17, -0.22, 0.09), 0.05), 0.04)  # the brow
    d = np.maximum(d, -(ball_field(m, (0.12, -0.3, 0.02), (0.075, 0.07, 0.05))))
    d = smooth_min(d, ball_field(m, (0.12, -0.23, 0.015), (0.05, 0.035, 0.03)), 0.01)
    d = smooth_min(d, limb_field(q, (0, -0.28, 0.08), (0, -0.37, -0.07), 0.03, 0.055), 0.03)
    d = smooth_min(d, ball_field(m, (0.16, -0.14, -0.1), (0.09, 0.09, 0.12)), 0.08)
    d = smooth_min(d, limb_field(m, (0, -0.285, -0.195), (0.07, -0.265, -0.21), 0.022), 0.02)
    d = np.maximum(d, -(limb_field(m, (0, -0.31, -0.166), (0.08, -0.28, -0.19), 0.013)))
    if kind == 0:
        d = smooth_min(d, ball_field(m, (0.28, 0.02, -0.03), (0.1, 0.17, 0.24)), 0.05)
        d = smooth_min(d, ball_field(q, (0, 0.04, 0.27), (0.26, 0.24, 0.17)), 0.05)
    elif kind == 1:
        d = smooth_min(d, ball_field(q, (0, 0.0, 0.3), (0.28, 0.26, 0.19)), 0.03)
        d = smooth_min(d, ball_field(m, (0.27, 0.06, 0.1), (0.09, 0.16, 0.26)), 0.04)
    elif kind == 2:
        d = smooth_min(d, limb_field(m, (0.02, -0.33, -0.13), (0.13, -0.26, -0.18), 0.045, 0.03), 0.015)
        d = smooth_min(d, ball_field(q, (0, 0.03, 0.28), (0.26, 0.24, 0.16)), 0.04)
    else:
        d = smooth_min(d, limb_field(m, (0.25, -0.08, 0.0), (0.1, -0.24, -0.36), 0.06, 0.08), 0.03)
        d = smooth_min(d, ball_field(q, (0, -0.2, -0.38), (0.13, 0.1, 0.13)), 0.04)
        d = smooth_min(d, ball_field(q, (0, 0.0, 0.31), (0.3, 0.26, 0.18)), 0.03)
    return d * LARGE


FACES = ((-1.25, 1.52, -0.2, 12, 0), (-0.46, 1.46, -0.12, 4, 1), (0.34, 1.36, -0.04, -4, 2), (1.14, 1.34, -0.16, -14, 3))
"""(x, z, y, degrees it is turned, kind) of Washington, Jefferson, Roosevelt and Lincoln."""


def _rushmore(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#c4b8a8", 0.9, 0.0))

    def field(p: np.ndarray) -> np.ndarray:
        # Clefts between pillars of rock.
        cleft = np.abs(np.sin(3.1 * p[:, 0] + 0.9 * p[:, 2] + 0.6)) ** 0.5 + 0.5 * np.abs(np.sin(7.3 * p[:,
            0] - 0.6 * p[:, 2])) ** 0.5
        rough = 0.12 - 0.1 * cleft + 0.02 * np.sin(11 * p[:, 2] + 3 * p[:, 0])
        d = ball_field(p, (0, 0.55, 0.9), (2.5, 0.85, 1.2)) + rough
        for x, z, r in ((-2.0, 1.3, 0.55), (-0.95, 1.86, 0.5), (0.0, 1.92, 0.45), (0.85, 1.78, 0.5), (1.9, 1.3, 0.55)):
            d = smooth_min(d, ball_field(p, (x, 0.55, z), (r, 0.6, r * 0.8)) + rough, 0.16)
        d = smooth_min(d, ball_field(p, (0, -0.2, 0.0), (2.4, 0.85, 0.7)) + rough, 0.12)  # the spoil below
        for x, z, y, turn, kind in FACES:
            near = np.linalg.norm(p - [x, y, z], axis=1) < 1.1
            d[near] = smooth_min(d[near], _face(p[near], x, z, y, turn, kind), 0.05)
        return np.maximum(d, -p[:, 2])

    out: Pieces = [(blend(field, (-2.75, -1.3, -0.04), (2.75, 1.5, 2.6), cells=116), stone)]
    leaf = paint("#4a7d45", 0.8, 0.0)
    for k in range(9):
        x, y, h = -1.9 + 0.47 * k, -1.0 - 0.12 * (k % 2) + 0.03 * (k - 4) ** 2, 0.42 + 0.14 * ((k * 0.618) % 1)
        tree = lathe([(0, 0), (0.16, 0), (0.09, h * 0.4), (0.13, h * 0.4), (0.06, h * 0.72), (0.09, h * 0.72), (0, h)],
             steps=12, crease=30)
        out.append((tree.moved(x, y), leaf))
    return stand(out, turn=4, top=(0, 0.4, 2.1), front=(0, -0.9, 0.55))


def _geyser(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    ground = paint("#e2d2b4", 0.85, 0.0)
    rust, pool = paint("#d08a4e", 0.85, 0.0), paint("#58b9cf", 0.15, 0.8)
    steam = look.surface(paint("#f8fbfd", 0.7, 0.1))
    out: Pieces = [
        (lathe([(0, 0), (1.5, 0), (1.46, 0.05), (1.15, 0.1), (1.1, 0.16), (0.82, 0.2), (0.76, 0.27), (0.52, 0.31),
        (0.44, 0.4), (0.3, 0.42),
                (0.24, 0.36), (0, 0.36)], steps=56, crease=40), ground),
        (lathe([(0.86, 0.15), (1.12, 0.12), (1.08, 0.175), (0.86, 0.2)], steps=56), rust),
        (lathe([(0, 0.3), (0.27, 0.3), (0.27, 0.385), (0, 0.385)],
          steps=40), pool), (lathe([(0.5, 0.28), (0.79, 0.22), (0.75, 0.285), (0.55, 0.315)], steps=56), rust),
    ]  # fmt: skip
    for x, y, r in ((1.05, -0.55, 0.2), (-0.95, -0.7, 0.16)):
        out.append((lathe([(0, 0), (r, 0), (r, 0.15), (r * 0.9, 0.155), (0, 0.155)], steps=28).moved(x, y), pool))
    puffs = []
    for k in range(30):
        t = (k + 0.5) / 30
        wide = 0.1 + 0.5 * t**1.6
        a = 2.399 * k
        r = 0.13 + 0.26 * t**1.3
        puffs.append((wide * 0.75 * np.cos(a), wide * 0.6 * np.sin(a), 0.6 + 2.5 * t, r))

    def field(p: np.ndarray) -> np.ndarray:
        d = limb_field(p, (0, 0, 0.3), (0, 0, 2.9), 0.13, 0.34)
        for x, y, z, r in puffs:
            d = smooth_min(d, np.linalg.norm(p - [x, y, z], axis=1) - r, 0.05)
        return d

    out.append((blend(field, (-1.1, -1.0, 0.1), (1.1, 1.0, 3.7), cells=96), steam))
    for k in range(26):
        a, t = 2.399 * k, (k * 0.618) % 1
        r = 0.3 + 0.55 * t
        out.append((sphere(0.03 + 0.025 * ((k * 0.377) % 1), steps=8).moved(r * np.cos(a), r * np.sin(a),
            0.6 + 1.9 * ((k * 0.271) % 1)), steam))
    return stand(out, top=(0, 0, 3.3), front=(0, -1.1, 0.12))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "christ the redeemer", _redeemer, "building",
        ("christ the redeemer statue", "christ redeemer", "cristo redentor", "redeemer statue", "christ the redeemer monument",
         "statue of christ the redeemer", "jesus statue", "christ statue", "rio de janeiro statue"), 34.0,
    ),
    Concept("mount rushmore", _rushmore, "building", ("mt rushmore", "mt. rushmore", "mount rushmore national memorial"), 60.0),
    Concept("uluru", _uluru, "building", ("ayers rock", "ayer's rock", "uluru rock"), 80.0),
    Concept("geyser", _geyser, "building", ("old faithful", "old faithful geyser", "hot geyser", "geyser eruption"), 20.0),
)  # fmt: skip
