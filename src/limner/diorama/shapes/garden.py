"""Flowers, wood and the edge of the water: rose, tulip, sunflower, log, stump, campfire, coral, seaweed, shell, lily pad."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh, rotation
from limner.diorama.shapes.toybox import LEAF, coin, curve, glow, paint, skin, stand, tube
from limner.diorama.solids import (
    capsule,
    cylinder,
    sphere,
    sweep,
    torus,
)

Pieces = list[tuple[Mesh, Material]]
STALK = paint("#4f9a45", 0.6, 0.1)


def _petal(
    long: float, wide: float, cup: float, *, thick: float = 0.012, curl: float = 0.0, tip: float = 0.5
) -> Mesh:
    """A petal standing on the origin, rising along z, its hollow side to -y... cupped by `cup`, its rim curled outwards."""
    s, t = np.linspace(-1, 1, 13), np.linspace(0, 1, 13)
    tt, ss = np.meshgrid(t, s, indexing="ij")
    half = wide * np.sin(np.pi * (0.1 + 0.82 * tt) ** (1.0 + tip * 0.3)) ** 0.75
    x = ss * half
    out = cup * np.sin(tt * np.pi * 0.55) - cup * 0.9 * ss**2 * np.sin(np.pi * tt * 0.8) + curl * tt**3
    z = long * tt - 0.25 * long * curl * tt**3 - 0.06 * long * ss**2 * tt
    front = np.stack([x, -out, z], axis=-1)
    back = front + np.array([0, thick, 0])
    rings = np.concatenate([front, back[:, ::-1]], axis=1)
    mesh = skin(rings, crease=80)
    v = mesh.vertices[mesh.faces]
    inward = float(np.einsum("ij,ij->i", v[:, 0], np.cross(v[:, 1], v[:, 2])).sum()) < 0
    return Mesh.of(mesh.vertices, mesh.faces[:, ::-1] if inward else mesh.faces, crease=80)


def _blade(path: list[tuple[float, float, float]], wide: float) -> Mesh:
    """A long leaf along a path, pointed, folded at its middle."""
    line = curve(path, 6)
    t = np.linspace(0, 1, len(line))
    half = wide * np.sin(np.pi * (0.04 + 0.95 * t) ** 0.8).clip(0.03)
    run = np.gradient(line, axis=0)
    side = np.cross(run, [0, 0, 1.0])
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    up = np.cross(side, run)
    up /= np.maximum(np.linalg.norm(up, axis=1, keepdims=True), 1e-9)
    h = half[:, None]
    rings = np.stack(
        [
            line - side * h + up * h * 0.35,
            line - up * 0.008,
            line + side * h + up * h * 0.35,
            line + up * 0.012,
        ],
        axis=1,
    )
    mesh = skin(rings, crease=60)
    v = mesh.vertices[mesh.faces]
    inward = float(np.einsum("ij,ij->i", v[:, 0], np.cross(v[:, 1], v[:, 2])).sum()) < 0
    return Mesh.of(mesh.vertices, mesh.faces[:, ::-1] if inward else mesh.faces, crease=60)


def _rose(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#d92b3f", 0.5, 0.2))
    out: Pieces = [(tube([(0, 0, 0), (0.03, 0, 0.35), (0, 0, 0.72)], [0.02, 0.018, 0.02], sides=10), STALK)]
    head: Pieces = [(sphere(0.05, 0.05, 0.09, steps=14).moved(z=0.1), red)]
    for count, ring, long, wide, cup, curl, start in (
        (3, 0.0, 0.21, 0.07, 0.055, -0.02, 0.0),
        (3, 0.01, 0.215, 0.095, 0.085, -0.01, 60.0),
        (4, 0.02, 0.205, 0.11, 0.115, 0.0, 20.0),
        (5, 0.03, 0.185, 0.115, 0.145, 0.035, 50.0),
    ):
        for k in range(count):
            petal = _petal(long, wide, cup, curl=curl).moved(y=-ring * 0.4)
            head.append((petal.turned(start + 360 * k / count), red))
    for k in range(5):
        sepal = _petal(0.11, 0.025, 0.07, curl=0.1, thick=0.008).moved(y=-0.03, z=-0.01)
        head.append((sepal.turned(72 * k), STALK))
    head.append((sphere(0.05, 0.05, 0.04, steps=12).moved(z=0.01), STALK))
    out += [(m.turned(14, "x").moved(0, 0, 0.72), s) for m, s in head]
    for s, z in ((1, 0.26), (-1, 0.4)):
        out.append((capsule((0.02, 0, z), (s * 0.12, -0.02, z + 0.08), 0.009, sides=8), STALK))
        for a in (0, 1):
            x = s * (0.12 + 0.1 * a)
            out.append(
                (
                    _blade(
                        [
                            (x - s * 0.02, -0.02, z + 0.08 + 0.03 * a),
                            (x + s * 0.07, -0.04, z + 0.14 + 0.03 * a),
                            (x + s * 0.15, -0.05, z + 0.12 + 0.02 * a),
                        ],
                        0.05,
                    ),
                    LEAF,
                )
            )
    return stand(out, top=(0, 0, 0.95))


def _tulip(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    petal = look.surface(paint("#f0566e", 0.4, 0.3))
    out: Pieces = [(tube([(0, 0, 0), (0.015, 0, 0.3), (0, 0, 0.62)], [0.022, 0.02, 0.022], sides=10), STALK)]
    for count, ring, start, curl in ((3, 0.01, 0.0, 0.0), (3, 0.03, 60.0, 0.03)):
        for k in range(count):
            m = _petal(0.3, 0.125, 0.13, curl=curl, thick=0.016, tip=1.6).moved(y=-ring, z=0.6)
            out.append((m.turned(start + 120 * k), petal))
    out.append((sphere(0.05, 0.05, 0.04, steps=12).moved(z=0.62), STALK))
    for s in (-1, 1):
        out.append(
            (_blade([(s * 0.015, 0, 0.02), (s * 0.12, -0.03, 0.22), (s * 0.19, -0.05, 0.46)], 0.06), LEAF)
        )
    return stand(out, top=(0, 0, 0.9))


def _sunflower(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    petal = look.surface(paint("#f9c22b", 0.45, 0.2))
    heart, seed = paint("#6b3f22", 0.85, 0.0), paint("#4a2a17", 0.85, 0.0)
    head: Pieces = [(coin(0.17, 0.09, round=0.04), heart)]
    for ring, count, long in ((0, 18, 0.2), (1, 18, 0.17)):
        for k in range(count):
            m = sphere(0.045, 0.014, long / 2, steps=12).turned(-12 if ring == 0 else -4, "x")
            m = m.moved(z=0.15 + long / 2, y=0.012 * ring - 0.0).turned(20 * k + 10 * ring, "y")
            head.append((m.moved(y=0.02 * ring), petal))
    for k in range(70):
        r, a = 0.155 * np.sqrt((k + 0.5) / 70), 2.39996 * k
        head.append(
            (
                sphere(0.0115, steps=6).moved(
                    r * np.cos(a), -0.046 + 0.008 * (r / 0.155) ** 2, r * np.sin(a)
                ),
                seed,
            )
        )
    head.append((coin(0.13, 0.07, round=0.03).moved(y=0.04), STALK))
    out: Pieces = [
        (tube([(0, 0.03, 0), (0.02, 0.03, 0.5), (0, 0.05, 1.08)], [0.032, 0.028, 0.026], sides=12), STALK)
    ]
    out += [(m.turned(-10, "x").moved(0, 0.0, 1.12), s) for m, s in head]
    for s, z in ((1, 0.42), (-1, 0.6)):
        out.append(
            (_blade([(0, 0.02, z), (s * 0.17, -0.02, z + 0.1), (s * 0.34, -0.05, z + 0.03)], 0.1), LEAF)
        )
    return stand(out, top=(0, 0, 1.45))


BARK = paint("#8a5d3b", 0.85, 0.0)
PITH = paint("#e3bd86", 0.7, 0.0)
RING = paint("#c4935a", 0.75, 0.0)


def _grooved(radius: float, long: float, rng: np.random.Generator) -> Mesh:
    """Bark: an upright trunk of `long` metres with soft furrows."""
    a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    wave = 1 + 0.035 * np.cos(13 * a + rng.uniform(0, 6)) + 0.02 * np.cos(29 * a)
    rings = []
    for q, z in ((0.0, 0.0), (0.96, 0.0), (1.0, 0.03), (1.0, long - 0.03), (0.96, long), (0.0, long)):
        r = radius * q * (wave if q >= 1 else 1)
        rings.append(np.stack([r * np.cos(a), r * np.sin(a), np.full(72, z)], axis=1))
    return skin(np.array(rings), crease=45)


def _rings(radius: float) -> Pieces:
    """The cut face of a trunk, lying at z = 0 and looking up."""
    out: Pieces = [(cylinder(radius * 0.9, 0.014, round=0.006, steps=48), PITH)]
    out += [(torus(radius * f, 0.006, steps=48, sides=8).moved(z=0.012), RING) for f in (0.25, 0.47, 0.68)]
    out.append((sphere(0.012, 0.012, 0.008, steps=8).moved(z=0.014), RING))
    return out


def _log(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    bark = look.surface(BARK)
    whole: Pieces = [(_grooved(0.26, 1.5, rng), bark), *[(m.moved(z=1.495), s) for m, s in _rings(0.26)]]
    whole += [(m.turned(180, "x").moved(z=0.005), s) for m, s in _rings(0.26)]
    twig: Pieces = [(_grooved(0.07, 0.3, rng), bark), *[(m.moved(z=0.296), s) for m, s in _rings(0.07)[:1]]]
    whole += [(m.turned(58, "x").moved(0, -0.14, 0.95), s) for m, s in twig]
    lying = [(m.turned(90, "y").moved(-0.75, 0, 0.26), s) for m, s in whole]
    lying += [(sphere(0.14, 0.1, 0.04, steps=12).moved(0.1, 0.02, 0.51), paint("#6fae4c", 0.9, 0.0))]
    return stand(lying, turn=-34, top=(0, 0, 0.52), seat=(0, 0, 0.52))


def _stump(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    bark = look.surface(BARK)
    a = np.linspace(0, 2 * np.pi, 84, endpoint=False)
    roots = np.clip(np.cos(5 * a + 0.6), 0, 1) ** 2
    wave = 1 + 0.03 * np.cos(17 * a)
    rings = []
    for q, z, k in (
        (0.0, 0.0, 0.0), (1.32, 0.0, 0.42), (1.3, 0.03, 0.4), (1.14, 0.1, 0.2), (1.04, 0.22, 0.06), (1.0, 0.34, 0.0),
        (1.0, 0.53, 0.0), (0.96, 0.56, 0.0), (0.0, 0.56, 0.0),
    ):  # fmt: skip
        r = 0.36 * q * (wave if q > 0 else 1) * (1 + k * roots)
        rings.append(np.stack([r * np.cos(a), r * np.sin(a), np.full(84, z)], axis=1))
    out: Pieces = [
        (skin(np.array(rings), crease=50), bark),
        *[(m.moved(z=0.555), s) for m, s in _rings(0.36)],
    ]
    out += [
        (sphere(0.06, 0.06, 0.035, steps=12).moved(0.42, -0.3, 0.12), paint("#d9413a", 0.4, 0.4)),
        (cylinder(0.02, 0.11, round=0.008, steps=12).moved(0.42, -0.3), paint("#f6ecd9", 0.6, 0.1)),
    ]
    return stand(out, top=(0, 0, 0.575), seat=(0, 0, 0.575))


def _flame(height: float, width: float, rng: np.random.Generator) -> Mesh:
    """One tongue of fire, leaning a little, standing on z = 0."""
    t = np.linspace(0, 1, 14)
    r = width * np.sin(np.pi * (0.12 + 0.88 * t) ** 0.62) * (1 - 0.25 * t)
    r[-1] = 0
    lean, turn = rng.uniform(0.05, 0.12) * height, rng.uniform(0, 6.28)
    path = np.stack([lean * t**2 * np.cos(turn), lean * t**2 * np.sin(turn), height * t], axis=1)
    return sweep(path, r, sides=18)


def _campfire(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: Pieces = []
    for k in range(5):
        piece: Pieces = [
            (_grooved(0.07, 0.72, rng), BARK),
            *[(m.moved(z=0.716), s) for m, s in _rings(0.07)[:1]],
        ]
        out += [(m.turned(52, "y").moved(-0.42, 0, 0.06).turned(72 * k + 20), s) for m, s in piece]
    for k in range(11):
        a = 2 * np.pi * k / 11
        stone = sphere(0.13, 0.1, 0.09, steps=12).turned(30 * k).moved(0.6 * np.cos(a), 0.6 * np.sin(a), 0.06)
        out.append((stone, paint("#9a948d" if k % 2 else "#837d78", 0.9, 0.0)))
    out.append((_flame(0.95, 0.2, rng).moved(z=0.16), glow("#ff7a1f", 1.7)))
    for k in range(4):
        a = 1.57 * k + 0.6
        out.append(
            (_flame(0.58, 0.13, rng).moved(0.14 * np.cos(a), 0.14 * np.sin(a), 0.14), glow("#ff9a2e", 1.7))
        )
    out.append((_flame(0.55, 0.11, rng).moved(0.0, -0.17, 0.14), glow("#ffd24a", 1.6)))
    return stand(out, top=(0, 0, 0.4))


def _coral(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    pink = look.surface(paint("#f2725f", 0.55, 0.15))
    out: Pieces = [(sphere(0.22, 0.18, 0.08, steps=16).moved(z=0.04), pink)]

    def grow(base: np.ndarray, way: np.ndarray, long: float, thick: float, left: int) -> None:
        end = base + way * long
        mid = (base + end) / 2 + rng.uniform(-0.03, 0.03, 3)
        out.append(
            (
                tube(
                    [tuple(base), tuple(mid), tuple(end)],
                    [thick, thick * 0.88, thick * 0.78],
                    sides=12,
                    steps=5,
                ),
                pink,
            )
        )
        if left == 0:
            out.append((sphere(thick * 1.08, steps=10).moved(*end), pink))
            return
        for s in (-1, 1):
            new = (rotation(s * rng.uniform(22, 36), "y")[:3, :3] @ way) + [0, rng.uniform(-0.25, 0.25), 0.12]
            grow(end, new / np.linalg.norm(new), long * 0.74, thick * 0.8, left - 1)

    for x, lean in ((-0.06, -20), (0.07, 18)):
        way = rotation(lean, "y")[:3, :3] @ np.array([0, 0, 1.0])
        grow(np.array([x, 0, 0.02]), way, 0.3, 0.065, 3 if x < 0 else 2)
    return stand(out, top=(0, 0, 0.9))


def _seaweed(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#3f9f62", 0.5, 0.2))
    out: Pieces = [(sphere(0.16, 0.13, 0.05, steps=12).moved(z=0.02), paint("#b59a76", 0.9, 0.0))]
    for k in range(6):
        a, h = 1.05 * k, 0.7 + 0.4 * ((k * 0.618) % 1)
        x, y = 0.08 * np.cos(a), 0.06 * np.sin(a)
        t = np.linspace(0, 1, 22)
        line = np.stack(
            [x + 0.1 * np.sin(t * 7 + k) * t + 0.12 * t * np.cos(a), y + 0.1 * t * np.sin(a), h * t], axis=1
        )
        half = 0.055 * np.sin(np.pi * (0.1 + 0.88 * t) ** 0.8) * (1 + 0.2 * np.cos(t * 40))
        side = np.array([np.cos(a + 1.2), np.sin(a + 1.2), 0])
        rings = np.stack(
            [
                line - side * half[:, None],
                line + np.array([0, 0.012, 0]),
                line + side * half[:, None],
                line - np.array([0, 0.012, 0]),
            ],
            1,
        )
        mesh = skin(rings, crease=80)
        v = mesh.vertices[mesh.faces]
        inward = float(np.einsum("ij,ij->i", v[:, 0], np.cross(v[:, 1], v[:, 2])).sum()) < 0
        out.append((Mesh.of(mesh.vertices, mesh.faces[:, ::-1] if inward else mesh.faces, crease=80), green))
    return stand(out, top=(0, 0, 1.0))


def _shell(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A scallop, ribbed, leaning back on its hinge."""
    own = look.surface(paint("#f6b8a4", 0.35, 0.5))
    a, t = np.linspace(-1.15, 1.15, 97), np.linspace(0.02, 1, 26)
    aa, tt = np.meshgrid(a, t, indexing="ij")
    rib = 0.03 * np.abs(np.cos(aa / 1.15 * np.pi * 5.5)) * tt
    r = tt * (0.5 + 0.03 * np.cos(aa / 1.15 * np.pi * 11))
    dome = 0.2 * np.sin(np.pi * np.clip(tt, 0, 1) ** 0.8 * 0.82) * np.cos(aa / 1.6)
    front = np.stack([r * np.sin(aa), -(dome + rib), r * np.cos(aa) + 0.06], axis=-1)
    back = np.stack([r * np.sin(aa), 0 * r + 0.02, r * np.cos(aa) + 0.06], axis=-1)
    mesh = skin(np.concatenate([front, back[:, ::-1]], axis=1), crease=55)
    v = mesh.vertices[mesh.faces]
    if float(np.einsum("ij,ij->i", v[:, 0], np.cross(v[:, 1], v[:, 2])).sum()) < 0:
        mesh = Mesh.of(mesh.vertices, mesh.faces[:, ::-1], crease=55)
    band = 0.94 + 0.07 * np.sin(np.hypot(mesh.vertices[:, 0], mesh.vertices[:, 2] - 0.06) * 26)
    out: Pieces = [(mesh.painted(np.clip(np.asarray(own.colour) * band[:, None], 0, 1)), own)]
    out.append((capsule((-0.14, -0.03, 0.06), (0.14, -0.03, 0.06), 0.05), own))
    return stand([(m.turned(-20, "x"), s) for m, s in out], turn=12, top=(0, 0, 0.55))


def _lily_pad(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#57a94f", 0.5, 0.2))
    from shapely.geometry import Point, Polygon

    from limner.diorama.solids import extrude

    leaf = (
        Point(0, 0)
        .buffer(0.5, 24)
        .difference(Polygon([(0, 0), (0.16, -0.7), (-0.16, -0.7)]).buffer(0.01))
        .buffer(0.02)
    )
    out: Pieces = [(extrude(leaf, 0.05, bevel=0.018).turned(-90, "x").moved(z=0.025), green)]
    vein = paint("#7cc46c", 0.6, 0.1)
    for k in range(9):
        a = np.radians(-50 + 35 * k)
        out.append(
            (
                capsule(
                    (0.05 * np.cos(a), 0.05 * np.sin(a), 0.05),
                    (0.42 * np.cos(a), 0.42 * np.sin(a), 0.05),
                    0.008,
                    sides=8,
                ),
                vein,
            )
        )
    return stand(out, top=(0, 0, 0.055))


CONCEPTS: tuple[Concept, ...] = (
    Concept("rose", _rose, "plant", ("red rose",), 0.5),
    Concept("tulip", _tulip, "plant", (), 0.45),
    Concept("sunflower", _sunflower, "plant", (), 1.5),
    Concept("log", _log, "thing", ("wood log", "tree trunk", "firewood", "wood"), 1.5),
    Concept("tree stump", _stump, "thing", ("stump",), 0.9),
    Concept("campfire", _campfire, "thing", ("bonfire", "camp fire"), 1.2),
    Concept("coral", _coral, "plant", ("coral reef",), 0.9),
    Concept("seaweed", _seaweed, "plant", ("kelp", "algae"), 1.0),
    Concept("seashell", _shell, "thing", ("shell", "scallop", "sea shell"), 0.3),
    Concept("lily pad", _lily_pad, "plant", ("water lily leaf", "lilypad"), 0.9, "water"),
)
