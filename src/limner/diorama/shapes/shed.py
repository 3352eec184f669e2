"""What lies about a shed and a yard: hand tools, a branch, a rubbish bag, a solar panel; and flat figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Build, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BARK,
    CHROME,
    GREY,
    LEAF,
    STEEL,
    WOOD,
    Piece,
    coin,
    curve,
    glow,
    paint,
    rods,
    second,
    sized,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, capsule, cylinder, sphere


def _corkscrew(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    grip = look.surface(paint("#a5673a", 0.45, 0.4))
    t = np.linspace(0, 1, 60)
    worm = np.stack(
        [0.0085 * np.cos(9 * np.pi * t), 0.0085 * np.sin(9 * np.pi * t), 0.012 + 0.055 * t], axis=1
    )
    return stand(
        [
            (tube(worm, 0.0022, steps=1, sides=8), CHROME),
            (rods([((0.0085, 0, 0.067), (0, 0, 0.078)), ((0, 0, 0.078), (0, 0, 0.105))], 0.0034), CHROME),
            (capsule((-0.042, 0, 0.108), (0.042, 0, 0.108), 0.0115, sides=18), grip),
            (sphere(0.013, steps=16).moved(-0.042, 0, 0.108), grip),
            (sphere(0.013, steps=16).moved(0.042, 0, 0.108), grip),
        ],
        turn=-16,
    )


def _trowel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    grip = look.surface(paint("#c0392f", 0.4, 0.5))
    u, v = np.meshgrid(np.linspace(-1, 1, 15), np.linspace(0, 1, 18))
    wide = 0.038 * np.sqrt(np.clip(1 - v**3.2, 0.01, 1)) * (0.82 + 0.18 * np.clip(v * 4, 0, 1))
    x, z = u * wide, -0.15 * v
    dip = 0.018 * (u**2 - 1) * (wide / 0.038)
    front = np.stack([x, dip, z], axis=-1).reshape(-1, 3)
    back = front + np.array([0, 0.003, 0])
    i = (np.arange(17)[:, None] * 15 + np.arange(14)).ravel()
    quads = np.concatenate([np.stack([i, i + 15, i + 16], 1), np.stack([i, i + 16, i + 1], 1)])
    blade = Mesh.of(
        np.concatenate([front, back]), np.concatenate([quads, quads[:, ::-1] + len(front)]), crease=60
    )
    neck = tube([(0, -0.004, -0.01), (0, 0.014, 0.02), (0, 0.012, 0.05)], 0.006)
    handle = tube([(0, 0.012, 0.045), (0, 0.012, 0.09), (0, 0.012, 0.15)], [0.011, 0.0145, 0.0125])
    return stand(
        [(blade.moved(z=0.15), STEEL), (neck.moved(z=0.15), STEEL), (handle.moved(z=0.15), grip)], turn=-20
    )


def _garbage_bag(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    film = look.surface(Material(paint("#2b2d33").colour, roughness=0.3, clearcoat=0.4))
    m = sphere(0.3, 0.27, 0.3, steps=44)
    d = m.vertices / np.linalg.norm(m.vertices, axis=1, keepdims=True)
    a = np.arctan2(d[:, 1], d[:, 0])
    pleat = np.sin(11 * a + 2 * np.sin(2 * a)) * np.clip(d[:, 2], 0, 1) ** 1.5
    dent = np.sin(4 * a + 3 * d[:, 2]) * np.sin(5 * d[:, 2] + 1)
    v = m.vertices * (1 + 0.07 * pleat + 0.035 * dent)[:, None]
    v[:, 2] = np.maximum(v[:, 2], -0.22)
    sack = Mesh.of(v, m.faces, crease=180)
    neck = tube([(0, 0, 0.26), (0, 0, 0.32), (0, 0, 0.36)], [0.09, 0.035, 0.03])
    ears = [
        tube([(0, 0, 0.36), (0.09 * s, 0.0, 0.44), (0.14 * s, 0.01, 0.39)], [0.03, 0.045, 0.012])
        for s in (-1, 1)
    ]
    tie = tube([(0.036 * np.cos(t), 0.036 * np.sin(t), 0.345) for t in np.linspace(0, 5.4, 8)], 0.012)
    return stand(
        [(sack, film), (neck, film), *[(e, film) for e in ears], (tie, paint("#e8b93c"))], top=(0, 0, 0.5)
    )


def _branch(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, leaf = look.surface(BARK), second(look, LEAF)
    out: list[Piece] = [
        (
            tube(
                [(-0.6, 0, 0.02), (-0.2, 0.02, 0.1), (0.25, -0.02, 0.12), (0.62, 0, 0.24)],
                [0.05, 0.042, 0.032, 0.012],
            ),
            wood,
        )
    ]
    for x, z, dx, dz in ((-0.28, 0.09, -0.08, 0.3), (0.02, 0.115, 0.2, 0.3), (0.3, 0.13, 0.22, -0.02)):
        out.append(
            (
                tube(
                    [(x, 0, z), (x + dx * 0.5, 0.02, z + dz * 0.6), (x + dx, 0, z + dz)],
                    [0.022, 0.015, 0.006],
                ),
                wood,
            )
        )
        for k, side in enumerate((-1, 1, -1, 1)):
            t = 0.45 + 0.18 * k
            blade = sphere(0.075, 0.012, 0.034, steps=14).moved(0.065)
            blade = blade.turned(-35 - 12 * side, "y").turned(side * 28)
            out.append((blade.moved(x + dx * t, 0.01 * side, z + dz * t), leaf))
    return stand(out, top=(-0.05, 0, 0.15))


def _solar_panel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cell = look.surface(Material(paint("#1f3f7d").colour, roughness=0.12, clearcoat=1.0))
    out: list[Piece] = [(box(1.64, 0.05, 1.04, round=0.012), CHROME)]
    for i in range(6):
        for k in range(4):
            x, z = (i - 2.5) * 0.262, (k - 1.5) * 0.248
            out.append((box(0.25, 0.02, 0.236, round=0.004).moved(x, -0.022, z), cell))
    panel = [(m.turned(-38, "x").moved(z=0.62), material) for m, material in out]
    legs = rods([((s * 0.62, 0.28, 0.96), (s * 0.62, 0.42, 0.0)) for s in (-1, 1)], 0.025)
    feet = rods([((s * 0.62, -0.3, 0.24), (s * 0.62, -0.3, 0.0)) for s in (-1, 1)], 0.025)
    return stand([*panel, (legs, GREY), (feet, GREY)], turn=18)


def _card(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A playing card on its edge, the ace of hearts."""
    red = second(look, paint("#d32f3a", 0.4, 0.3))
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    x, z = 16 * np.sin(t) ** 3, 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    heart = np.stack([x, z], axis=1) / 34
    sheet = slab([(-0.32, 0), (0.32, 0), (0.32, 0.9), (-0.32, 0.9)], 0.02, bevel=0.004, corner=0.05)
    out: list[Piece] = [(sheet, look.surface(paint("#faf7f0", 0.4, 0.4)))]
    for size, cx, cz, turn in ((0.36, 0, 0.45, 0), (0.1, -0.235, 0.78, 0), (0.1, 0.235, 0.12, 180)):
        mark = slab(heart * size, 0.01, bevel=0.002).turned(turn, "y")
        out.append((mark.moved(cx, -0.0125, cz), red))
    return sized(stand([(m.turned(-9, "x"), material) for m, material in out], turn=14), 0.09)


def _firework(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Bursts of light in the air: streaks of sparks from three hearts."""
    shades = ["#ff5d6c", "#ffd04a", "#5ab8ff"]
    out: list[Piece] = []
    bursts = ((0.0, 1.15, 0.85), (-0.85, 0.55, 0.6), (0.8, 0.5, 0.62))
    for nth, ((cx, cz, size), shade) in enumerate(zip(bursts, shades, strict=True)):
        own = glow(shade, 2.2)
        if look.colours:
            colour = look.colours[min(nth, len(look.colours) - 1)]
            r, g, b = (2.2 * c for c in colour)
            own = replace(own, colour=colour, emission=(r, g, b))
        n = 46
        z = 1 - (2 * np.arange(n) + 1) / n
        a = 2.399963 * np.arange(n)
        d = np.stack([np.sqrt(1 - z * z) * np.cos(a), np.sqrt(1 - z * z) * np.sin(a), z], axis=1)
        for k, u in enumerate(d):
            far = size * (0.86 + 0.14 * (k % 3) / 2)
            middle = np.array([cx, 0, cz])
            start, end = middle + u * far * 0.3, middle + u * far - np.array([0, 0, 0.1 * size])
            out.append((capsule(start, end, 0.004, 0.012, sides=6), own))
            out.append((sphere(0.02, steps=6).moved(*end), own))
    return sized(stand(out), 8.0)


def _figure(points: np.ndarray, colour: str) -> Build:
    """A flat figure standing on its edge, its face to the viewer."""

    def build(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
        mesh = slab(points, 0.16, bevel=0.03, corner=0.02)
        return stand([(mesh, look.surface(paint(colour, 0.32, 0.6)))], turn=-8, front=(0, -0.08, 0.45))

    return build


def _circle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    face = coin(0.5, 0.16, round=0.04, steps=72).moved(z=0.5)
    return stand([(face, look.surface(paint("#3f8fd2", 0.32, 0.6)))], turn=-8, front=(0, -0.08, 0.5))


def _swimming_pool(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    water = look.surface(Material(paint("#3fc0e0").colour, roughness=0.06, clearcoat=1.0))
    tile, out = paint("#f1ece0", 0.5, 0.2), []
    for x, y, w, d in ((0, -1.1, 3.6, 0.4), (0, 1.1, 3.6, 0.4), (-1.6, 0, 0.4, 2.0), (1.6, 0, 0.4, 2.0)):
        out.append((box(w, d, 0.2, round=0.06).moved(x, y, 0.1), tile))
    out.append((box(2.84, 1.84, 0.12, round=0.01).moved(z=0.09), water))
    rail = [
        tube([(1.5, y, 0.1), (1.45, y, 0.55), (1.15, y, 0.6), (1.1, y, 0.14)], 0.03) for y in (-0.25, 0.25)
    ]
    del rng
    return sized(stand([*out, *[(r, CHROME) for r in rail]], turn=12, top=(0, 0, 0.16)), 8.0)


def _staff(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood, leather, brass = (
        look.surface(WOOD),
        paint("#5a3521", 0.7, 0.1),
        paint("#c79a45", 0.3, 0.5, metallic=0.6),
    )
    line = curve([(0, 0, 0), (0.014, 0, 0.6), (-0.01, 0, 1.2), (0.012, 0, 1.8)], 3)
    out: list[Piece] = [(tube(line, 0.034), wood)]
    out += [
        (cylinder(0.042, 0.06, round=0.014).moved(x, 0, z), brass) for x, z in ((0.0, 0.0), (0.012, 1.75))
    ]
    t = np.linspace(0, 1, 90)
    wound = [
        (0.001 + 0.037 * np.cos(a), 0.037 * np.sin(a), z)
        for a, z in zip(t * 44, 0.78 + 0.26 * t, strict=True)
    ]
    out.append((tube(wound, 0.0115, steps=1, sides=8), leather))
    return stand([(m.turned(4, "y"), c) for m, c in out], top=(0.1, 0, 1.8))


_SQUARE = np.array([(-0.45, 0), (0.45, 0), (0.45, 0.9), (-0.45, 0.9)], float)
_OBLONG = np.array([(-0.65, 0), (0.65, 0), (0.65, 0.75), (-0.65, 0.75)], float)
_TRIANGLE = np.array([(-0.52, 0), (0.52, 0), (0, 0.9)], float)

CONCEPTS: tuple[Concept, ...] = (
    Concept("corkscrew", _corkscrew, "thing", ("wine opener",), 0.12),
    Concept("trowel", _trowel, "thing", ("garden trowel", "hand trowel"), 0.32),
    Concept("garbage bag", _garbage_bag, "thing", ("rubbish bag", "trash bag", "bin bag"), 0.7),
    Concept("branch", _branch, "plant", ("tree branch", "twig", "bough"), 1.3),
    Concept("solar panel", _solar_panel, "thing", ("photovoltaic panel",), 1.7),
    Concept("playing card", _card, "thing", ("ace of hearts",), 0.09),
    Concept("firework", _firework, "sky", ("fireworks", "firework display"), 8.0, "air"),
    Concept("triangle", _figure(_TRIANGLE, "#38a892"), "shape", ("flat triangle",)),
    Concept("square", _figure(_SQUARE, "#e4503f"), "shape", ("flat square",)),
    Concept("rectangle", _figure(_OBLONG, "#8c5fc0"), "shape", ("oblong",)),
    Concept("circle", _circle, "shape", ("flat circle",)),
    Concept("swimming pool", _swimming_pool, "thing", ("pool",), 8.0),
    Concept(
        "quarterstaff", _staff, "thing", ("wooden staff", "wizard staff", "walking staff"), 1.85
    ),
)
