"""Famous towers and rings of Europe, each known by its outline: from the Eiffel Tower to Stonehenge."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.masonry import (
    BRASS,
    PLINTH,
    Pieces,
    arcade,
    arch,
    bay,
    pennant,
    pyramid,
    shaded,
    struts,
)
from limner.diorama.shapes.toybox import BLACK, WHITE, coin, hoop, paint, second, slab, stand, tube
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, plate, sphere, torus

IRON = paint("#96704f", 0.5, 0.2)
HONEY = paint("#d9bc82", 0.75, 0.05)
TRAVERTINE = paint("#d8c09a", 0.85, 0.0)
MARBLE = paint("#f4efe4", 0.45, 0.2)
LEAD = paint("#566872", 0.6, 0.1)
NIGHT = paint("#3a4356", 0.4, 0.2)


def _eiffel(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    iron = look.surface(IRON)
    deck = second(look, iron) if len(look.colours) > 1 else iron
    first, upper, merge_at, top = 0.76, 1.5, 1.95, 3.52

    def outer(z: float) -> float:
        return float(
            np.interp(
                z, (0, 0.36, 0.76, 1.1, 1.5, 2.1, 2.8, top), (0.88, 0.65, 0.475, 0.365, 0.275, 0.18, 0.115, 0.075)
            )
        )

    def inner(z: float) -> float:
        return float(np.interp(z, (0, first, upper, merge_at), (0.54, 0.25, 0.1, 0.0)))

    thick: list[tuple[tuple[float, ...], tuple[float, ...]]] = []
    thin: list[tuple[tuple[float, ...], tuple[float, ...]]] = []
    levels = [*np.linspace(0, first, 4), *np.linspace(first, upper, 5)[1:], *np.linspace(upper, merge_at, 3)[1:]]
    for a, b in pairwise(levels):
        for sx in (-1, 1):
            for sy in (-1, 1):
                low, high = ([(sx * p, sy * q, z) for p, q in ((o, o), (o, i), (i, i), (i, o))]
                             for o, i, z in ((outer(a), inner(a), a), (outer(b), inner(b), b)))  # fmt: skip
                for k in range(4):
                    m = (k + 1) % 4
                    thick.append((low[k], high[k]))
                    thin += [(low[k], high[m]), (low[m], high[k]), (high[k], high[m])]
    shaft = np.linspace(merge_at, top, 9)
    for a, b in pairwise(shaft):
        ring = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        low, high = ([(sx * outer(z), sy * outer(z), float(z)) for sx, sy in ring] for z in (a, b))
        for k in range(4):
            m = (k + 1) % 4
            thick.append((low[k], high[k]))
            thin += [(low[k], high[m]), (low[m], high[k]), (high[k], high[m])]
    out: Pieces = [(struts(thick, 0.027), iron), (struts(thin, 0.015), iron)]
    # The great arches under the first floor, which lean in as the legs do.
    def arc(r: float, h: float, angles: np.ndarray) -> list[tuple[float, float, float]]:
        z = h * np.sin(angles) + 0.05
        return [(float(r * np.cos(t)), 0.03 - outer(float(up)), float(up)) for t, up in zip(angles, z, strict=True)]

    for k in range(4):
        for r, h in ((0.55, 0.6), (0.47, 0.53)):
            bow = tube(arc(r, h, np.linspace(0.06, np.pi - 0.06, 17)), 0.022, steps=1, sides=6)
            out.append((bow.turned(90 * k), iron))
        between = np.linspace(0.2, np.pi - 0.2, 13)
        spokes = list(zip(arc(0.55, 0.6, between), arc(0.47, 0.53, between), strict=True))
        out.append((struts(spokes, 0.012).turned(90 * k), iron))
    for z, half, tall in ((first, 0.54, 0.11), (upper, 0.33, 0.085), (top, 0.125, 0.07)):
        out.append((box(2 * half, 2 * half, tall, round=0.012, steps=1).moved(z=z), deck))
        out.append((box(2 * half + 0.07, 2 * half + 0.07, 0.03, round=0.01, steps=1).moved(z=z + tall / 2), deck))
        rail = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
        out.append((struts([((*p, z + tall), (*q, z + tall)) for p, q in pairwise(rail)], 0.012), iron))
    for z, half, tall in ((first + 0.1, 0.4, 0.12), (upper + 0.08, 0.23, 0.1), (top + 0.08, 0.085, 0.15)):
        out.append((box(2 * half, 2 * half, tall, round=0.012, steps=1).moved(z=z), iron))
    out.append((sphere(0.085, 0.085, 0.07, steps=12).moved(z=top + 0.15), iron))
    out.append((frustum(0.028, 0.012, 0.5, steps=10).moved(z=top + 0.15), iron))
    for sx in (-1, 1):
        for sy in (-1, 1):
            out.append((box(0.5, 0.5, 0.12, round=0.03, steps=2).moved(sx * 0.71, sy * 0.71, 0.05), PLINTH))
    return stand(out, turn=20, top=(0, 0, top + 0.6), front=(0, -0.56, first))


def _clock(half: float, z: float, gold: Material) -> Pieces:
    """A dial with its hands at ten to two on the wall that looks to -y at -half."""
    out: Pieces = [(coin(0.36, 0.06, round=0.02).moved(0, -half, z), gold), (coin(0.315, 0.04).moved(0, -half - 0.025, z), WHITE)]
    for k in range(12):
        tick = box(0.022, 0.02, 0.06, round=0.004, steps=1).moved(z=0.265).turned(30 * k, "y")
        out.append((tick.moved(0, -half - 0.045, z), NIGHT))
    for turn, long, wide in ((-52, 0.18, 0.04), (60, 0.26, 0.028)):
        hand = box(wide, 0.02, long, round=0.006, steps=1).moved(z=long / 2 - 0.03).turned(turn, "y")
        out.append((hand.moved(0, -half - 0.055, z), NIGHT))
    return [*out, (coin(0.03, 0.03).moved(0, -half - 0.06, z), gold)]


def _big_ben(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(HONEY)
    shade = shaded(stone, 0.55)
    roof = look.surface(LEAD, 1) if len(look.colours) > 1 else LEAD
    gold = BRASS
    # A storey shorter than in truth, so that the clock is large enough to be read.
    out: Pieces = [
        (box(1.0, 1.0, 0.3, round=0.03).moved(z=0.15), stone),
        (box(0.8, 0.8, 1.9, round=0.03).moved(z=1.1), stone),
        (box(0.98, 0.98, 1.0, round=0.03).moved(z=2.45), stone),
        (box(1.08, 1.08, 0.09, round=0.03, steps=2).moved(z=1.95), stone),
        (box(1.1, 1.1, 0.1, round=0.03, steps=2).moved(z=2.96), stone),
        (box(0.86, 0.86, 0.42, round=0.02, steps=1).moved(z=3.2), shade),
        (box(1.0, 1.0, 0.08, round=0.03, steps=2).moved(z=3.44), stone),
        (pyramid(0.48, 0.26, 0.6).moved(z=3.46), roof),
        (box(0.46, 0.46, 0.26, round=0.02, steps=1).moved(z=4.16), gold),
        (pyramid(0.3, 0.02, 0.78).moved(z=4.27), roof),
        (sphere(0.05, steps=10).moved(z=5.08), gold),
        (cylinder(0.015, 0.24, round=0.004, steps=8).moved(z=5.08), gold),
    ]
    for k in range(4):
        side: Pieces = []
        # Tall panels between ribs, in two storeys.
        for x in (-0.3, -0.15, 0.0, 0.15, 0.3):
            side.append((box(0.04, 0.05, 1.6, round=0.012, steps=1).moved(x, -0.405, 1.1), stone))
        for z in (0.46, 1.2):
            for x in (-0.225, -0.075, 0.075, 0.225):
                side.append((slab(arch(0.085, 0.6, steps=7), 0.03, corner=0).moved(x, -0.4, z), shade))
            side.append((box(0.84, 0.06, 0.05, round=0.015, steps=1).moved(0, -0.4, z - 0.06), stone))
        side += _clock(0.49, 2.45, gold)
        side.append((box(0.86, 0.04, 0.05, round=0.01, steps=1).moved(0, -0.49, 2.04), gold))
        side.append((box(0.86, 0.04, 0.05, round=0.01, steps=1).moved(0, -0.49, 2.86), gold))
        # The belfry's openings, and a dormer in the roof above.
        for x in np.linspace(-0.34, 0.34, 5):
            side.append((bay(0.172, 0.4, (0.1, 0.34), 0.08, steps=7).moved(float(x), -0.43, 3.0), stone))
        side.append((box(0.14, 0.2, 0.22, round=0.02, steps=1).moved(0, -0.36, 3.64), gold))
        side.append((struts([((x, -0.235, 4.04), (x, -0.235, 4.28)) for x in (-0.12, 0, 0.12)], 0.022), NIGHT))
        for x, h, z in ((0.5, 0.4, 2.96), (0.47, 0.3, 3.42)):
            side.append((frustum(0.055, 0.0, h, round=0.01, steps=6).moved(x, -x, z), stone))
        side.append((box(0.13, 0.13, 1.9, round=0.03, steps=1).moved(0.37, -0.37, 1.1), stone))
        out += [(m.turned(90 * k), s) for m, s in side]
    return stand(out, turn=24, top=(0, 0, 4.3), front=(0, -0.43, 1.14))


def _colosseum(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(TRAVERTINE)
    inside, shade = shaded(stone, 0.72), shaded(stone, 0.3)
    a, b, tier = 2.0, 1.66, 0.42
    # The outer wall stands round the back and left; on the right it fell, and the lower second ring is bare.
    whole, bare = np.linspace(-206, 12, 31), np.linspace(12, 154, 19)
    out: Pieces = []

    def ledge(radii: tuple[float, float], z: float, angles: np.ndarray) -> None:
        t = np.radians(angles)
        line = np.stack([radii[0] * np.sin(t), -radii[1] * np.cos(t), np.full(len(t), z)], axis=1)
        out.append((tube(line, 0.04, steps=1, sides=6), stone))

    for k in range(3):
        out.append((arcade((a, b), tier, (0.56, 0.33), 0.16, whole).moved(z=tier * k), stone))
        ledge((a + 0.03, b + 0.03), tier * (k + 1), whole)
    out.append((arcade((a, b), 0.4, (0.2, 0.24), 0.14, whole).moved(z=tier * 3), stone))
    ledge((a + 0.04, b + 0.04), tier * 3 + 0.4, whole)
    for k in range(2):
        out.append((arcade((a * 0.87, b * 0.87), tier, (0.56, 0.33), 0.15, bare).moved(z=tier * k), stone))
        ledge((a * 0.87 + 0.02, b * 0.87 + 0.02), tier * (k + 1), bare)
    out.append((arcade((a * 0.87, b * 0.87), tier, (0.5, 0.28), 0.15, np.linspace(-206, 60, 37)).moved(z=tier * 2), stone))
    # The sloping ends where the outer wall breaks off.
    for t in (12.0, 154.0):
        end = slab([(0, 0), (0.42, 0), (0.3, 0.55), (0.14, 1.1), (0.03, 1.62), (0, 1.62)], 0.17, bevel=0.02, corner=0)
        s, last = float(np.radians(t)), t > 90
        way = float(np.degrees(np.arctan2(b * np.sin(s), a * np.cos(s)))) - (180 if last else 0)
        end = end.mirrored() if last else end
        out.append((end.turned(way).moved(float(a * np.sin(s)), float(-b * np.cos(s))), stone))
    # Ranks of seats down to the arena; what one sees through the arches is dark.
    rows = [(0.86, 0.0), (0.86, 0.9), (0.8, 0.9)]
    for k in range(6):
        rows += [(0.8 - 0.06 * k, 0.82 - 0.12 * k), (0.74 - 0.06 * k, 0.82 - 0.12 * k)]
    bowl = lathe([(0.0, 0.0), *rows, (0.44, 0.1), (0.0, 0.1)], steps=56, crease=30).scaled(a, b, 1)
    out.append((bowl, inside))
    for r, angles, high in ((0.955, np.linspace(-204, 10, 38), 1.2), (0.845, np.linspace(12, 154, 26), 0.8)):
        way_round = np.radians(angles)
        line = np.stack([r * a * np.sin(way_round), -r * b * np.cos(way_round)], axis=1)
        out.append((plate(np.concatenate([line, line[::-1] * 0.98]), high).turned(90, "x").moved(z=high / 2), shade))
    out.append((lathe([(0, 0), (0.47, 0), (0.47, 0.12), (0, 0.12)], steps=48).scaled(a, b, 1), paint("#e6d3a8", 0.9, 0.0)))
    out.append((lathe([(0, 0), (1.06, 0), (1.06, 0.04), (0, 0.04)], steps=56).scaled(a, b, 1), PLINTH))
    return stand(out, turn=6, top=(0, 0, 0.12), front=(0.1, -b - 0.12, tier * 1.0))


def _pisa(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(MARBLE)
    shade = shaded(stone, 0.38)
    out: Pieces = [
        (cylinder(0.66, 0.14, round=0.02).moved(z=-0.02), stone),
        (cylinder(0.5, 3.5, round=0.02), shade),
        (arcade((0.6, 0.6), 0.72, (0.62, 0.56), 0.12, np.linspace(-12, 348, 16)), stone),
    ]
    z = 0.72
    for _ in range(6):
        out.append((cylinder(0.67, 0.075, round=0.025).moved(z=z - 0.02), stone))
        out.append((arcade((0.6, 0.6), 0.4, (0.68, 0.3), 0.09, np.linspace(-8, 352, 25)).moved(z=z + 0.04), stone))
        z += 0.44
    out += [
        (cylinder(0.67, 0.09, round=0.03).moved(z=z - 0.02), stone),
        (cylinder(0.36, 0.5, round=0.02).moved(z=z), shade),
        (arcade((0.44, 0.44), 0.5, (0.5, 0.38), 0.1, np.linspace(-22.5, 337.5, 9)).moved(z=z + 0.05), stone),
        (cylinder(0.5, 0.08, round=0.03).moved(z=z + 0.54), stone),
        (lathe([(0, 0), (0.42, 0), (0.4, 0.05), (0, 0.1)], steps=36).moved(z=z + 0.61), stone),
    ]
    out += pennant(0, 0, z + 0.66, paint("#d9413a", 0.7, 0.0), high=0.46)
    # Half as much again as it leans in truth, so that it is seen to lean in a small picture.
    lean = 8.5
    out = [(m.turned(lean, "y").moved(-0.1, 0, 0.1), s) for m, s in out]
    out.append((cylinder(0.98, 0.2, round=0.05), PLINTH))
    away = float(np.sin(np.radians(lean)))
    return stand(out, turn=-4, top=(away * 4.0 - 0.1, 0, z + 0.68), front=(away * 0.6 - 0.1, -0.7, 0.7))


def _stonehenge(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#a3a098", 0.95, 0.0))
    tone = np.asarray(stone.colour)
    out: Pieces = []

    def sarsen(x: float, y: float, z: float, size: tuple[float, float, float], turn: float, tip: float = 0.0) -> None:
        w, d, h = size
        m = box(w, d, h, round=min(w, d, h) * 0.34, steps=3)
        v = m.vertices.astype(np.float64)
        # Weathered: drawn in towards the top, its faces dented.
        v[:, :2] *= (1 - 0.14 * (v[:, 2:3] / h + 0.5)) if h > w else 1.0
        v += 0.035 * np.sin(v[:, [1, 2, 0]] * 9 + rng.uniform(0, 6, 3)) * min(1.0, h * 2)
        m = Mesh.of(v, m.faces, crease=60).turned(tip, "x").turned(turn).moved(x, y, z)
        out.append((m.painted(np.clip(tone * rng.uniform(0.82, 1.1), 0, 1)), stone))

    count, r, high = 16, 1.75, 0.86
    spots = [360 * (k + 0.5) / count for k in range(count)]
    fallen = {6, 9, 13}
    for k, t in enumerate(spots):
        x, y = r * np.sin(np.radians(t)), -r * np.cos(np.radians(t))
        if k in fallen:
            sarsen(x * 1.12, y * 1.12, 0.12, (0.4, 0.26, 0.78), t + 30, 84)
            continue
        h = high * (0.62 if k == 4 else 1.0)
        sarsen(x, y, h / 2, (0.4, 0.27, h + 0.04), t + float(rng.uniform(-5, 5)))
    for k in range(count):
        if {k, (k + 1) % count} & (fallen | {4}) or k in (1, 11):
            continue
        t = 360 * (k + 1) / count
        sarsen(r * np.sin(np.radians(t)), -r * np.cos(np.radians(t)), high + 0.1, (0.72, 0.3, 0.21), t)
    # The horseshoe of higher gates within, open to the front.
    for t, h in ((108, 1.2), (180, 1.5), (252, 1.2)):
        a = np.radians(t)
        x, y = 0.82 * np.sin(a), -0.82 * np.cos(a)
        dx, dy = 0.27 * np.cos(a), 0.27 * np.sin(a)
        for s in (-1, 1):
            sarsen(x + s * dx, y + s * dy, h / 2, (0.36, 0.27, h + 0.04), t)
        sarsen(x, y, h + 0.11, (0.98, 0.32, 0.24), t)
    sarsen(0.1, -0.35, 0.09, (0.7, 0.34, 0.2), 20)
    return stand(out, turn=10, top=(0, 0, 0.19), front=(0, -r - 0.16, high + 0.1))


def _london_eye(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white = look.surface(paint("#f4f5f6", 0.35, 0.3))
    pod = Material(srgb("#7fb4d8"), roughness=0.08, clearcoat=1.0)
    steel = paint("#c3c9cf", 0.3, 0.3)
    r, hub = 1.9, 2.16
    count = 32
    out: Pieces = [(torus(r, 0.04, steps=64, sides=8).turned(90, "x").moved(0, y, hub), white) for y in (-0.11, 0.11)]
    out.append((torus(r - 0.14, 0.035, steps=64, sides=8).turned(90, "x").moved(0, 0, hub), white))
    lattice, spokes = [], []
    for k in range(count):
        a, b = 2 * np.pi * k / count, 2 * np.pi * (k + 0.5) / count
        edge = [(r * np.cos(a), y, hub + r * np.sin(a)) for y in (-0.11, 0.11)]
        ridge = ((r - 0.14) * np.cos(b), 0.0, hub + (r - 0.14) * np.sin(b))
        before = ((r - 0.14) * np.cos(2 * a - b), 0.0, hub + (r - 0.14) * np.sin(2 * a - b))
        lattice += [(edge[0], edge[1]), *((e, q) for e in edge for q in (ridge, before))]
        spokes.append((ridge, (0.0, -0.16 if k % 2 else 0.16, hub)))
        egg = sphere(0.085, 0.15, 0.085, steps=12).moved((r + 0.13) * np.cos(a), 0, hub + (r + 0.13) * np.sin(a))
        out.append((egg, pod))
        ring = hoop(0.09, 0.016, steps=16, sides=6).moved((r + 0.13) * np.cos(a), 0, hub + (r + 0.13) * np.sin(a))
        out.append((ring, white))
    out += [(struts(lattice, 0.016), white), (struts(spokes, 0.011), white)]
    out.append((capsule((0, -0.3, hub), (0, 0.55, hub), 0.12, sides=20), white))
    out.append((coin(0.2, 0.08, round=0.03).moved(0, -0.2, hub), white))
    # It is held from one side only: two legs lean out from the bank, with cables behind them.
    for s in (-1, 1):
        out.append((capsule((0, 0.5, hub), (s * 0.95, 1.0, 0.06), 0.09, 0.07, sides=14), white))
        out.append((struts([((0, 0.5, hub), (s * 0.5, 1.7, 0.03))], 0.02), steel))
        out.append((box(0.36, 0.36, 0.1, round=0.03, steps=1).moved(s * 0.95, 1.0, 0.05), PLINTH))
    out += [
        (box(1.9, 0.6, 0.08, round=0.03, steps=1).moved(z=0.04), PLINTH),
        (box(1.2, 0.16, 0.2, round=0.03, steps=1).moved(0, -0.24, 0.14), white),
        (box(0.9, 0.05, 0.1, round=0.01, steps=1).moved(0, -0.32, 0.15), BLACK),
        (box(1.0, 0.3, 0.06, round=0.02, steps=1).moved(0, 1.7, 0.03), PLINTH),
    ]
    return stand(out, turn=26, top=(0, 0, hub + r + 0.2), front=(0, -0.34, 0.15))


CONCEPTS: tuple[Concept, ...] = (
    Concept("eiffel tower", _eiffel, "building", ("tour eiffel", "la tour eiffel"), 60.0),
    Concept("big ben", _big_ben, "building", ("elizabeth tower", "big ben clock tower"), 42.0),
    Concept("colosseum", _colosseum, "building", ("coliseum", "roman colosseum", "colosseum of rome"), 44.0),
    Concept("leaning tower of pisa", _pisa, "building", ("tower of pisa", "leaning tower", "pisa tower"), 30.0),
    Concept("stonehenge", _stonehenge, "building", ("stone circle", "megaliths"), 18.0),
    Concept("london eye", _london_eye, "building", ("millennium wheel",), 50.0),
)
