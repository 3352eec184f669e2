"""Buildings seen from afar: castle, tower, lighthouse, windmill, church, stone wall."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.masonry import (
    BRASS,
    PANE,
    PLINTH,
    ROOF,
    SLATE,
    TRIM,
    Pieces,
    arched_window,
    cone_roof,
    door,
    gabled,
    merlons,
    pennant,
    rosette,
    rounded_tower,
    shingled,
    studded,
    studded_round,
    window,
)
from limner.diorama.shapes.toybox import DARK_WOOD, paint, second, slab, stand
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, torus

STONE = paint("#cfc4b2", 0.75, 0.05)
DARKER = paint("#b5a893", 0.8, 0.0)


def _moved(pieces: Pieces, x: float, y: float, z: float = 0.0) -> Pieces:
    return [(m.moved(x, y, z), material) for m, material in pieces]


def _turret(
    rng: np.random.Generator,
    radius: float,
    height: float,
    stone: Material,
    dark: Material,
    roof: Material,
    *,
    peak: float,
) -> Pieces:
    """A round tower with battlements and a pointed roof."""
    out: Pieces = [(rounded_tower(radius, height), stone)]
    out += merlons(radius + 0.08, height - 0.02, stone, count=9, size=0.15)
    out += cone_roof(radius + 0.0, peak, height - 0.04, roof)
    for z in (height * 0.42, height * 0.72):
        out += arched_window(0, -radius * 0.99, z, 0.14, 0.3, glass=paint("#3d4a63", 0.3, 0.3), trim=dark)
    spots = [(float(rng.uniform(-80, 80)), float(z)) for z in np.linspace(0.55, height - 0.6, 7)]
    out += studded_round(rng, dark, radius, [s for s in spots if abs(s[0]) > 24])
    return out


def _castle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(STONE)
    dark = look.surface(DARKER) if look.colours or look.material else DARKER
    roof = look.surface(SLATE, 1) if len(look.colours) > 1 else SLATE
    flag = paint("#e0403a", 0.7, 0.0)
    out: Pieces = []
    for x, y, r, h, p in (
        (-1.45, -0.75, 0.42, 1.95, 0.95), (1.45, -0.75, 0.42, 1.95, 0.95), (-1.35, 0.95, 0.4, 2.35, 0.95),
        (1.35, 0.95, 0.4, 2.35, 0.95),
    ):  # fmt: skip
        out += _moved(_turret(rng, r, h, stone, dark, roof, peak=p), x, y)
        out += pennant(x, y, h + p, flag, high=0.42)
    # Curtain walls.
    for x, y, w, d, h in (
        (0, -0.75, 2.6, 0.34, 1.3),
        (0, 0.95, 2.5, 0.34, 1.5),
        (-1.4, 0.1, 0.34, 1.5, 1.35),
        (1.4, 0.1, 0.34, 1.5, 1.35),
    ):
        out.append((box(w, d, h, round=0.03).moved(x, y, h / 2), stone))
        n = int(max(w, d) / 0.3)
        for k in range(n):
            t = (k + 0.5) / n - 0.5
            dx, dy = (t * w, 0.0) if w > d else (0.0, t * d)
            out.append(
                (
                    box(0.18, 0.2, 0.2, round=0.03).moved(x + dx, y + dy - (0.05 if w > d else 0), h + 0.08),
                    stone,
                )
            )
    # The keep behind.
    out.append((box(1.35, 1.1, 2.6, round=0.04).moved(0, 0.35, 1.3), stone))
    for s in (-1, 1):
        for k in range(4):
            out.append(
                (box(0.2, 0.18, 0.2, round=0.03).moved(-0.54 + 0.36 * k, 0.35 + s * 0.48, 2.66), stone)
            )
        out.append((box(0.18, 0.2, 0.2, round=0.03).moved(s * 0.6, 0.35, 2.66), stone))
        out += arched_window(s * 0.32, -0.2, 1.75, 0.2, 0.46, glass=paint("#3d4a63", 0.3, 0.3), trim=dark)
    tower: Pieces = [(rounded_tower(0.4, 1.1, foot=0.02), stone)]
    tower += merlons(0.46, 1.08, stone, count=9, size=0.14)
    tower += cone_roof(0.42, 1.0, 1.06, roof)
    tower += arched_window(0, -0.4, 0.38, 0.15, 0.32, glass=paint("#3d4a63", 0.3, 0.3), trim=dark)
    out += _moved(tower, 0, 0.4, 2.5)
    out += pennant(0, 0.4, 4.56, flag, high=0.5, long=0.5)
    # The gate between two half towers.
    out.append((box(1.1, 0.5, 1.55, round=0.04).moved(0, -0.85, 0.775), stone))
    for k in range(4):
        out.append((box(0.18, 0.5, 0.2, round=0.03).moved(-0.42 + 0.28 * k, -0.85, 1.62), stone))
    out += door(0, -1.1, 0.6, 0.95, leaf=DARK_WOOD, trim=dark, round=True)
    out += studded(rng, dark, ((-0.9, 0.5), (-0.75, 0.9), (0.85, 0.72), (0.95, 0.35), (-0.98, 0.85)), y=-0.93)
    out += studded(rng, dark, ((-0.4, 1.28), (0.36, 1.18), (-0.45, 0.3), (0.43, 0.5)), y=-1.11, size=0.12)
    return stand(out, turn=14, top=(0, 0.4, 4.0), front=(0, -1.14, 1.3))


def _tower(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(STONE)
    dark = look.surface(DARKER) if look.colours or look.material else DARKER
    roof = look.surface(ROOF, 1) if len(look.colours) > 1 else ROOF
    out: Pieces = [(rounded_tower(0.62, 2.9, foot=0.16, flare=0.14), stone)]
    out += merlons(0.74, 2.88, stone, count=11, size=0.2)
    out += cone_roof(0.66, 1.25, 2.84, roof, courses=6)
    for z, t in ((1.05, 0.0), (1.85, 34.0), (2.05, -40.0)):
        out += [
            (m.turned(t), s)
            for m, s in arched_window(0, -0.615, z, 0.2, 0.42, glass=paint("#3d4a63", 0.3, 0.3), trim=dark)
        ]
    out += door(0, -0.68, 0.44, 0.72, leaf=DARK_WOOD, trim=dark, round=True)
    spots = [
        (float(t), float(z))
        for t, z in (
            (-38, 0.6),
            (40, 0.9),
            (-55, 1.2),
            (28, 1.4),
            (-22, 1.6),
            (55, 1.75),
            (-62, 2.0),
            (12, 2.2),
            (-12, 2.45),
            (60, 2.4),
        )
    ]
    out += studded_round(rng, dark, 0.62, spots, size=0.15)
    out += pennant(0, 0, 4.1, paint("#3f7fd0", 0.7, 0.0), high=0.5)
    return stand(out, top=(0, 0, 4.1))


def _lighthouse(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white = paint("#fbf6ec", 0.4, 0.3)
    band = look.surface(paint("#d9413a", 0.4, 0.3))
    rock = paint("#8d8b8c", 0.9, 0.0)
    iron = paint("#3d4656", 0.4, 0.3)
    high, r0, r1 = 3.0, 0.62, 0.38

    def radius(z: float) -> float:
        t = z / high
        return r0 + (r1 - r0) * t + 0.1 * (1 - t) ** 6

    out: Pieces = []
    bands = 5
    for k in range(bands):
        zs = np.linspace(high * k / bands, high * (k + 1) / bands, 7)
        profile = [(0.0, float(zs[0])), *[(radius(float(z)), float(z)) for z in zs], (0.0, float(zs[-1]))]
        out.append((lathe(profile, steps=56, crease=35), white if k % 2 else band))
    for x, y, s in (
        (-0.5, -0.35, 0.34),
        (0.55, -0.2, 0.38),
        (0.1, 0.5, 0.42),
        (-0.62, 0.25, 0.3),
        (0.28, -0.6, 0.2),
        (0.72, 0.3, 0.24),
    ):
        out.append((sphere(s, s * 0.9, s * 0.55, steps=12).turned(40 * s * 10).moved(x, y, s * 0.2), rock))
    # Gallery, lantern, dome.
    out.append(
        (
            lathe(
                [
                    (0, high - 0.06),
                    (0.4, high - 0.06),
                    (0.58, high + 0.06),
                    (0.6, high + 0.1),
                    (0.58, high + 0.13),
                    (0, high + 0.13),
                ],
                steps=48,
            ),
            iron,
        )
    )
    out.append((torus(0.56, 0.018, steps=48, sides=10).moved(z=high + 0.38), iron))
    for k in range(14):
        a = 2 * np.pi * k / 14
        out.append(
            (
                cylinder(0.014, 0.27, round=0.004, steps=8).moved(
                    0.56 * np.cos(a), 0.56 * np.sin(a), high + 0.12
                ),
                iron,
            )
        )
    out.append(
        (
            cylinder(0.3, 0.56, round=0.02).moved(z=high + 0.12),
            Material(srgb("#ffe9a8"), roughness=0.15, clearcoat=1.0, emission=(0.85, 0.66, 0.26)),
        )
    )
    for k in range(8):
        a = 2 * np.pi * (k + 0.5) / 8
        out.append(
            (
                cylinder(0.02, 0.58, round=0.004, steps=8).moved(
                    0.305 * np.cos(a), 0.305 * np.sin(a), high + 0.12
                ),
                iron,
            )
        )
    out.append(
        (
            lathe(
                [
                    (0, high + 0.66),
                    (0.4, high + 0.66),
                    (0.42, high + 0.7),
                    (0.36, high + 0.82),
                    (0.2, high + 0.97),
                    (0.06, high + 1.06),
                    (0, high + 1.08),
                ],
                steps=48,
                crease=45,
            ),
            band,
        )
    )
    out += [
        (sphere(0.06, steps=12).moved(z=high + 1.11), BRASS),
        (cylinder(0.012, 0.24, round=0.004, steps=8).moved(z=high + 1.12), BRASS),
    ]
    out += door(0, -radius(0.3), 0.34, 0.6, leaf=paint("#2f6f9f", 0.4, 0.3), trim=TRIM, round=True, z=0.05)
    for z, t in ((1.35, -18.0), (2.1, 22.0)):
        out += [(m.turned(t), s) for m, s in arched_window(0, -radius(z) - 0.0, z, 0.16, 0.3)]
    return stand(_flat(out), top=(0, 0, high + 1.1))


def _flat(pieces: Pieces) -> Pieces:
    """What lies below the ground pressed up to it."""
    out: Pieces = []
    for m, s in pieces:
        v = m.vertices.copy()
        v[:, 2] = np.maximum(v[:, 2], 0)
        out.append((Mesh(v, m.faces, m.normals, m.uv, m.colours), s))
    return out


def _windmill(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#f4ead6", 0.6, 0.1))
    cap = second(look, ROOF) if len(look.colours) > 1 else ROOF
    wood = paint("#8a5a34", 0.6, 0.05)
    sail = paint("#fbf4e2", 0.8, 0.0)
    out: Pieces = [
        (frustum(0.92, 0.56, 2.3, round=0.05, steps=8), wall),
        (frustum(1.0, 0.94, 0.24, round=0.04, steps=8), PLINTH),
        (
            lathe(
                [(0, 2.22), (0.68, 2.22), (0.7, 2.3), (0.62, 2.56), (0.42, 2.84), (0.16, 3.0), (0, 3.03)],
                steps=48,
                crease=45,
            ),
            cap,
        ),
        (lathe([(0, 1.12), (0.8, 1.12), (1.0, 1.2), (1.02, 1.26), (0.98, 1.28), (0, 1.28)], steps=48), wood),
        (torus(0.98, 0.022, steps=48, sides=10).moved(z=1.54), wood),
        (sphere(0.05, steps=10).moved(z=3.05), BRASS),
    ]
    for k in range(16):
        a = 2 * np.pi * k / 16
        out.append(
            (
                cylinder(0.018, 0.28, round=0.005, steps=8).moved(0.98 * np.cos(a), 0.98 * np.sin(a), 1.27),
                wood,
            )
        )
    # Sails: a spar with a lattice and cloth on one side, four times about the hub.
    hub_y, hub_z = -0.9, 2.52
    out.append((capsule((0, -0.5, hub_z), (0, hub_y - 0.06, hub_z), 0.09), wood))
    out.append((sphere(0.13, steps=16).moved(0, hub_y, hub_z), wood))
    for k in range(4):
        turn = 90 * k + 22
        arm: Pieces = [(box(0.07, 0.06, 1.75, round=0.02).moved(0, 0, 0.85), wood)]
        arm.append((box(0.4, 0.025, 1.3, round=0.01).moved(0.22, -0.02, 1.02), sail))
        for j in range(6):
            arm.append((box(0.42, 0.03, 0.03, round=0.01, steps=1).moved(0.21, -0.04, 0.42 + 0.24 * j), wood))
        arm.append((box(0.035, 0.035, 1.34, round=0.012, steps=2).moved(0.42, -0.03, 1.02), wood))
        out += [(m.turned(turn, "y").moved(0, hub_y, hub_z), s) for m, s in arm]
    out += door(0, -0.86, 0.46, 0.74, round=True, leaf=paint("#3f7f9f", 0.4, 0.3))
    out += arched_window(-0.32, -0.63, 1.48, 0.2, 0.36)
    return stand(out, turn=16, top=(0, 0, 3.0))


def _church(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#f7efe0", 0.6, 0.1))
    roof = second(look, SLATE) if len(look.colours) > 1 else SLATE
    stained = [Material(srgb(c), roughness=0.12, clearcoat=1.0) for c in ("#4f8fd0", "#d9734a", "#5aa56a")]
    deep = 2.5
    out: Pieces = [
        (gabled(0.95, 1.2, 0.85, deep).moved(y=0.55), wall),
        (box(2.02, deep + 0.1, 0.18, round=0.04).moved(y=0.55, z=0.09), PLINTH),
        (shingled(0.95, 0.85, deep + 0.26, eave=0.2).moved(y=0.55, z=1.22), roof),
        (box(0.92, 0.92, 2.45, round=0.04).moved(0, -0.85, 1.225), wall),
        (box(1.04, 1.04, 0.18, round=0.04).moved(0, -0.85, 0.09), PLINTH),
        (box(1.04, 1.04, 0.1, round=0.035).moved(0, -0.85, 2.45), TRIM),
        (box(0.98, 0.98, 0.07, round=0.03).moved(0, -0.85, 1.6), TRIM),
    ]
    spire = frustum(0.72, 0.0, 1.35, round=0.03, steps=4).turned(45).moved(0, -0.85, 2.48)
    out.append((spire, roof))
    out += [
        (box(0.05, 0.05, 0.42, round=0.015).moved(0, -0.85, 3.98), BRASS),
        (box(0.25, 0.05, 0.05, round=0.015).moved(0, -0.85, 4.04), BRASS),
    ]
    out += door(0, -1.31, 0.5, 0.86, round=True, leaf=DARK_WOOD, trim=PLINTH)
    out += rosette(0, -1.31, 1.3, 0.17, glass=stained[0])
    for turn, x, y in ((0.0, 0.0, -1.31), (90.0, 0.46, -0.85), (-90.0, -0.46, -0.85)):
        out += arched_window(x, y, 1.78, 0.34, 0.5, glass=paint("#4b4f5c", 0.6, 0.1), turn=turn)
    for k, y in enumerate((0.0, 0.7, 1.4)):
        for s in (-1, 1):
            out += arched_window(s * 0.95, y, 0.42, 0.26, 0.66, glass=stained[k % 3], turn=90 * s)
    return stand(out, turn=26, top=(0, -0.4, 2.5))


def _wall(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    mortar = paint("#d8cdbb", 0.9, 0.0)
    brick = look.surface(paint("#bd5d45", 0.75, 0.05))
    tone = np.asarray(brick.colour)
    w, h, rows = 2.4, 1.44, 9
    out: Pieces = [(box(w - 0.04, 0.26, h - 0.02, round=0.01).moved(z=h / 2), mortar)]
    for i in range(rows):
        z = (i + 0.5) * h / rows
        edges = np.clip(np.arange(-w / 2 - (0.2 if i % 2 else 0.0), w / 2 + 0.4, 0.4), -w / 2, w / 2)
        for a, b in pairwise(edges):
            if b - a > 0.06:
                m = box(b - a - 0.025, 0.32, h / rows - 0.025, round=0.025, steps=2).moved((a + b) / 2, 0, z)
                shade = float(rng.uniform(0.82, 1.12))
                out.append((m.painted(np.clip(tone * shade, 0, 1)), brick))
    out.append((box(w + 0.14, 0.44, 0.12, round=0.035).moved(z=h + 0.05), PLINTH))
    return stand(out, turn=8, top=(0, 0, h + 0.11), front=(0, -0.17, h * 0.52))


def _factory(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#c9694f", 0.7, 0.05))
    out: Pieces = [
        (box(2.6, 1.5, 1.0, round=0.03).moved(z=0.5), wall),
        (box(2.7, 1.6, 0.14, round=0.03).moved(z=0.07), PLINTH),
    ]
    for k in range(3):
        saw = slab([(-0.42, 0), (0.42, 0), (0.42, 0.5), (0.34, 0.52)], 1.5, bevel=0.03, corner=0.02)
        out.append((saw.moved(-0.86 + 0.86 * k, 0, 0.98), SLATE))
        out.append((box(0.03, 1.2, 0.3, round=0.01).moved(-0.86 + 0.86 * k + 0.43, 0, 1.2), PANE))
    for x, h in ((-0.85, 2.3), (-0.4, 2.0)):
        out.append((frustum(0.17, 0.12, h, round=0.02).moved(x, 0.5), paint("#e8dcc8", 0.7, 0.0)))
        out.append((torus(0.125, 0.03, sides=10).moved(x, 0.5, h), paint("#d9413a")))
    for x in (-0.95, -0.5, 0.45, 0.9):
        out += window(x, -0.75, 0.58, 0.26, 0.34)
    out += door(0, -0.75, 0.5, 0.62, leaf=DARK_WOOD)[:2]
    return stand(out, turn=20, top=(0.5, 0, 1.5), front=(0, -0.78, 0.85))


CONCEPTS = (
    Concept(
        "castle", _castle, "building", ("fortress", "medieval castle", "palace", "fairy tale castle"), 30.0
    ),
    Concept("tower", _tower, "building", ("stone tower", "watchtower", "turret"), 15.0),
    Concept("lighthouse", _lighthouse, "building", ("beacon",), 20.0),
    Concept("windmill", _windmill, "building", ("mill", "dutch windmill"), 14.0),
    Concept("church", _church, "building", ("chapel", "cathedral", "abbey"), 18.0),
    Concept("wall", _wall, "building", ("brick wall", "stone wall"), 2.6),
    Concept("factory", _factory, "building", ("plant building", "power plant", "works"), 25.0),
)
