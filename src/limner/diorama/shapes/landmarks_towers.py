"""Famous towers and works of engineering outside Europe: needles and skyscrapers, an arch, a red bridge, the Great Wall."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.landmarks_world import NIGHT, block, bowl, panes
from limner.diorama.shapes.masonry import Pieces, arch
from limner.diorama.shapes.toybox import STEEL, WHITE, curve, paint, rods, second, skin, slab, stand, tube
from limner.diorama.solids import box, cylinder, frustum, lathe, sphere, torus

RED, ORANGE = paint("#d9413a", 0.4, 0.3), paint("#d8502f", 0.4, 0.3)
DARK = paint("#3e5068", 0.2, 0.6)


def _needle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white = look.surface(paint("#f4f1ea", 0.4, 0.3))
    roof = second(look, ORANGE) if len(look.colours) > 1 else paint("#e9a24b", 0.4, 0.3)
    out: Pieces = [
        (cylinder(0.8, 0.1, round=0.03).moved(z=0), paint("#b9b3a8", 0.8, 0.0)),
        (frustum(0.42, 0.38, 0.2, round=0.02).moved(z=0.1), white),
        (cylinder(0.13, 3.0, round=0.01, steps=6).moved(z=0.1), STEEL),
    ]  # fmt: skip
    # Three pairs of legs, drawn in to a waist.
    for k in range(3):
        for side in (-0.09, 0.09):
            line = [(r, side * w, z) for r, w, z in ((0.66, 1.6, 0.08), (0.42, 1.2, 0.8), (0.24, 0.8, 1.6), (0.17, 0.6, 2.2),
                                                     (0.24, 0.8, 2.7), (0.46, 1.2, 3.12))]  # fmt: skip
            out.append((tube(line, 0.055, steps=6, sides=10).turned(120 * k - 60), white))
        for r, z in ((0.4, 0.86), (0.24, 1.6), (0.17, 2.2)):
            out.append((box(0.06, 0.26, 0.05, round=0.01, steps=1).moved(r, 0, z).turned(120 * k - 60), white))
    out += [
        (cylinder(0.36, 0.06, round=0.02).moved(z=0.86), white), (cylinder(0.3, 0.06, round=0.02).moved(z=2.3), white),
        (lathe([(0, 2.96), (0.3, 2.98), (0.72, 3.14), (0.92, 3.2), (0.92, 3.24), (0.7, 3.26), (0, 3.26)], steps=56,
         crease=30), white),
        (cylinder(0.66, 0.18, round=0.01, steps=56).moved(z=3.24), DARK),
        (lathe([(0, 3.4), (0.8, 3.4), (0.84, 3.43), (0.8, 3.47), (0.5, 3.58), (0.22, 3.66), (0.16, 3.8), (0, 3.8)],
         steps=56, crease=30), roof),
        (torus(0.92, 0.02, steps=56, sides=8).moved(z=3.3), white),
        (frustum(0.07, 0.012, 1.0, round=0.01, steps=12).moved(z=3.78), white),
    ]  # fmt: skip
    return stand(out, turn=8, top=(0, 0, 3.8), front=(0, -0.84, 3.44))


def _gateway(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    steel = look.surface(paint("#cdd3d9", 0.24, 0.4, metallic=0.65))
    x = np.concatenate([-np.cos(np.linspace(0, np.pi / 2, 40)), np.cos(np.linspace(np.pi / 2, 0, 40))[1:]]) * 1.6
    # The weighted catenary as it was built.
    line = np.stack([x, 3.2 * (1 - (np.cosh(2.9 * x / 1.6) - 1) / (np.cosh(2.9) - 1))], axis=1)
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    out_of = np.stack([-along[:, 1], along[:, 0]], axis=1)
    w = 0.1 + 0.12 * (1 - line[:, 1] / 3.2)
    # Sections are triangles with the point inwards.
    rings = np.stack([
        np.stack([line[:, 0] + a * w * out_of[:, 0], b * w, line[:, 1] + a * w * out_of[:, 1]], axis=1)
        for a, b in ((-1.0, 0.0), (0.7, 1.0), (0.7, -1.0))
    ], axis=1)  # fmt: skip
    rings[[0, -1], :, 2] = -0.02
    out: Pieces = [(skin(rings, crease=30), steel), (block(4.0, 0.9, 0.08, (0, 0, 0), round=0.03), paint("#b9b3a8", 0.8, 0.0))]
    out += [(block(0.62, 0.62, 0.12, (s * 1.6, 0, 0.04), round=0.03), paint("#d6d0c4", 0.7, 0.0)) for s in (-1, 1)]
    return stand([(m.moved(z=0.06) if s is steel else m, s) for m, s in out], turn=18, top=(0, 0, 3.32), front=(0, -0.45, 0.06))


def _burj(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    glass = look.surface(paint("#a9c3d8", 0.16, 0.7, metallic=0.35))
    band, base = paint("#5f7d99", 0.2, 0.5), paint("#d9d2c4", 0.7, 0.1)
    out: Pieces = [
        (cylinder(1.15, 0.1, round=0.03, steps=60), base), (cylinder(0.95, 0.12, round=0.03, steps=60).moved(z=0.08), band),
        (cylinder(0.2, 3.4, round=0.02, steps=24).moved(z=0.1), glass),
        (cylinder(0.14, 0.5, round=0.02, steps=20).moved(z=3.46), glass),
        (frustum(0.09, 0.055, 0.5, round=0.01, steps=16).moved(z=3.92), glass),
        (frustum(0.05, 0.006, 0.75, round=0.004, steps=12)
         .moved(z=4.38), paint("#dfe6ec", 0.2, 0.5)),
    ]  # fmt: skip
    # Three wings of tubes that end one after the other as they wind upwards.
    for wing in range(3):
        for k in range(6):
            reach, high, r = 0.84 - 0.12 * k, 0.5 + 0.46 * k + 0.153 * wing, 0.15 - 0.006 * k
            parts: list[tuple[Mesh, Material]] = [
                (block(reach, 2 * r, high, (-reach / 2, 0, 0.1), round=0.01), glass),
                (cylinder(r, high + 0.02, round=0.02, steps=20).moved(-reach, 0, 0.1), glass),
                (cylinder(r * 1.03, 0.035, round=0, steps=20).moved(-reach, 0, high - 0.02), band),
            ]
            for z in np.arange(0.36, high - 0.1, 0.24):
                parts.append((cylinder(r * 1.02, 0.016, round=0, steps=20).moved(-reach, 0, float(z)), band))
            out += [(m.turned(90 + 120 * wing), s) for m, s in parts]
    return stand(out, turn=16, top=(0, 0, 4.4), front=(0, -0.95, 0.14))


def _empire(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#dccfb9", 0.6, 0.1))
    steel = second(look, STEEL) if len(look.colours) > 1 else paint("#b9c2c9", 0.3, 0.4)
    tiers = ((1.5, 1.1, 0.0, 0.42), (1.26, 0.92, 0.4, 0.82), (1.04, 0.78, 0.8, 1.05), (0.84, 0.64, 1.0, 2.7),
        (0.7, 0.54, 2.68, 2.92),
             (0.54, 0.44, 2.9, 3.1))  # fmt: skip
    out: Pieces = []
    for w, d, low, high in tiers:
        out.append((block(w, d, high - low, (0, 0, low), round=0.02), stone))
        out.append((block(w + 0.03, d + 0.03, 0.04, (0, 0, high - 0.05), round=0.012), stone))
        tall = high - max(low, 0.06) - 0.16
        for across, deep, turns in ((w, d, (0.0,)), (d, w, (90.0, -90.0))):
            n = max(3, round(across / 0.11))
            for x in np.linspace(-across / 2 + 0.07, across / 2 - 0.07, n):
                strip = box(0.05, 0.02, tall, round=0).moved(float(x), -deep / 2 - 0.002, low + 0.08 + tall / 2)
                out += [(strip.turned(t), DARK) for t in turns]
    # The middle bay stands out over the shaft's whole height.
    out.append((block(0.36, 0.72, 1.78, (0, 0, 0.98), round=0.015), stone))
    out += [(m, DARK) for m in panes([(x, 1.85) for x in (-0.11, 0.0, 0.11)], 0.05, 1.6, -0.365)]
    out += [(m, DARK) for m in panes([(0, 0.16)], 0.3, 0.3, -0.555)]
    for turn in range(4):
        fin = slab([(0.1, 0), (0.27, 0), (0.24, 0.12), (0.16, 0.3), (0.14, 0.48), (0.1, 0.5)], 0.06, bevel=0.01, corner=0)
        out.append((fin.moved(0, 0, 3.08).turned(90 * turn + 45), steel))
    out += [
        (cylinder(0.15, 0.48, round=0.01, steps=24).moved(z=3.08), steel),
        (cylinder(0.17, 0.05, round=0.015, steps=24).moved(z=3.54), steel),
        (bowl(0.15, 0.16, 3.58, steps=24), steel), (frustum(0.05, 0.04, 0.34, round=0.01, steps=12).moved(z=3.7), steel),
        (frustum(0.026, 0.008, 0.5, round=0.004, steps=8).moved(z=4.0), steel),
    ]  # fmt: skip
    return stand(out, turn=26, top=(0, 0, 3.6), front=(0, -0.56, 0.38))


def _cn_tower(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    concrete = look.surface(paint("#d3d0c8", 0.6, 0.1))
    pod = second(look, WHITE) if len(look.colours) > 1 else WHITE
    a = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    rings = []
    for z, r in ((0.0, 0.5), (0.3, 0.37), (0.8, 0.27), (1.5, 0.2), (2.3, 0.16), (2.9, 0.14)):
        lobes = r * (0.66 + 0.34 * np.cos(3 * a + np.pi / 2) ** 3 * (1 if z < 2.9 else 0.6))
        rings.append(np.stack([lobes * np.cos(a), lobes * np.sin(a), np.full(48, z)], axis=1))
    out: Pieces = [
        (skin(np.array(rings), crease=50), concrete),
        (block(1.5, 1.1, 0.14, (0, 0, 0), round=0.04), paint("#b9b3a8", 0.8, 0.0)),
        (lathe([(0, 2.62), (0.16, 2.62), (0.36, 2.74), (0.44, 2.82), (0.42, 2.9), (0.36, 2.92), (0, 2.92)], steps=48), pod),
        (torus(0.37, 0.075, steps=48, sides=14).moved(z=2.82), pod), (cylinder(0.41, 0.12, round=0.01).moved(z=2.9), DARK),
        (lathe([(0, 3.0), (0.42, 3.0), (0.44, 3.03), (0.42, 3.06), (0.2, 3.16), (0.12, 3.2), (0, 3.2)], steps=48), pod),
        (cylinder(0.09, 0.66, round=0.01, steps=20).moved(z=3.16), concrete),
        (lathe([(0, 3.6), (0.1, 3.6), (0.16, 3.66), (0.16, 3.74), (0.1, 3.8), (0, 3.8)], steps=28), pod),
        (cylinder(0.165, 0.04, round=0, steps=28).moved(z=3.68), DARK),
    ]  # fmt: skip
    for k in range(5):
        r = 0.06 - 0.01 * k
        out.append((frustum(r, r - 0.008, 0.21, round=0.004, steps=14).moved(z=3.79 + 0.2 * k), WHITE if k % 2 else RED))
    return stand(out, turn=10, top=(0, 0, 3.8), front=(0, -0.44, 2.96))


def _golden_gate(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(ORANGE)
    pier, road = paint("#a9a59c", 0.85, 0.0), paint("#5b5c63", 0.8, 0.0)
    deck, high, at = 0.72, 2.3, 1.55
    end = 2.9
    out: Pieces = [(block(2 * end, 0.56, 0.05, (0, 0, deck + 0.04), round=0.01), road)]
    for s in (-1, 1):
        y = s * 0.3
        out.append((block(2 * end, 0.05, 0.15, (0, y, deck), round=0.01), red))
        out.append((block(2 * end, 0.025, 0.03, (0, y, deck + 0.19), round=0.005), red))
        # The cable sags between the towers and runs straight down to the ends.
        span = [(x, y, deck + 0.24 + (high - deck - 0.22) * (x / at) ** 2) for x in np.linspace(-at, at, 21)]
        side = [(-end, y, deck + 0.1), *span, (end, y, deck + 0.1)]
        out.append((rods(list(pairwise(side)), 0.032, sides=8), red))
        hung = [(x, deck + 0.24 + (high - deck - 0.22) * (x / at) ** 2) for x in np.linspace(-at, at, 19)[1:-1]]
        hung += [(k * x, deck + 0.1 + (high - deck - 0.1) * (end - x) / (end - at)) for k in (-1,
            1) for x in np.arange(at + 0.18, end - 0.2, 0.18)]
        out += [(block(0.02, 0.02, float(z) - deck - 0.1, (float(x), y, deck + 0.1), round=0), red) for x, z in hung]
        # The truss under the road.
        foot = np.linspace(-end, end, 37)
        for k, (a, b) in enumerate(pairwise(foot)):
            low, top = (deck - 0.08, deck + 0.04) if k % 2 else (deck + 0.04, deck - 0.08)
            out.append((rods([((float(a), y, low), (float(b), y, top))], 0.012, sides=5), red))
        out.append((block(2 * end, 0.04, 0.03, (0, y, deck - 0.1), round=0.005), red))
        x = s * at
        # A tower: two stepped legs, portals between them.
        for side_y in (-0.3, 0.3):
            for low, top, w in ((0.1, 0.8, 0.26), (0.78, 1.35, 0.22), (1.33, 1.86, 0.18), (1.84, high, 0.14)):
                out.append((block(w, w * 0.8, top - low, (x, side_y, low), round=0.015), red))
            out.append((sphere(0.06, steps=8).moved(x, side_y, high + 0.02), red))
        for z, h in ((0.34, 0.14), (1.24, 0.16), (1.72, 0.15), (high - 0.2, 0.18)):
            out.append((block(0.11, 0.56, h, (x, 0, z), round=0.015), red))
        out.append((block(0.8, 1.1, 0.16, (x, 0, 0), round=0.06), pier))
        out.append((block(0.34, 0.74, deck + 0.02, (s * (end - 0.14), 0, 0), round=0.03), pier))
    return stand(out, turn=26, top=(0, 0, deck + 0.1), front=(0, -0.34, deck + 0.07))


def _path(t: np.ndarray) -> np.ndarray:
    """The crest on which the Great Wall climbs, (N, 3), t from 0 to 1."""
    line = curve([(-2.35, -0.55, 0.42), (-1.6, -0.62, 0.5), (-0.9, -0.4, 0.68), (-0.1, -0.22, 0.72), (0.6, 0.1, 1.02),
        (1.15, 0.55, 1.42),
                  (1.75, 0.7, 1.62), (2.3, 0.55, 1.52)], 12)  # fmt: skip
    along = np.linspace(0, 1, len(line))
    return np.stack([np.interp(t, along, line[:, k]) for k in range(3)], axis=-1)


def _great_wall(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#d3c2a2", 0.8, 0.0))
    grey, hill = paint("#b9a888", 0.85, 0.0), paint("#6f9f4c", 0.85, 0.0)
    t = np.linspace(0, 1, 60)
    line = _path(t)
    ahead = np.gradient(line[:, :2], axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    left = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)

    def band(inner: float, outer: float, low: float, top: float) -> Mesh:
        rings = [
            np.concatenate([line[:, :2] + side * left, line[:, 2:] + z], axis=1)
            for side, z in ((outer, low), (outer, top), (inner, top), (inner, low))
        ]
        return skin(np.stack(rings, axis=1), crease=30)

    out: Pieces = [(band(-0.31, 0.31, -0.4, 0.0), stone), (band(-0.24, 0.24, -0.05, 0.012), grey)]
    for s in (-1, 1):
        out.append((band(s * 0.27 - 0.04, s * 0.27 + 0.04, -0.02, 0.13), stone))
        for k in np.arange(0.012, 1.0, 0.029):
            p, q = _path(np.array([k, k + 0.004]))
            d = (q - p)[:2] / np.linalg.norm((q - p)[:2])
            spot = p[:2] + s * 0.27 * np.array([-d[1], d[0]])
            tooth = block(0.085, 0.085, 0.12, (0, 0, 0), round=0).turned(float(np.degrees(np.arctan2(d[1], d[0]))))
            out.append((tooth.moved(float(spot[0]), float(spot[1]), float(p[2]) + 0.12), stone))
    for k, w, h in ((0.03, 0.74, 0.74), (0.52, 0.7, 0.58), (0.86, 0.86, 0.9)):
        p, q = _path(np.array([k, k + 0.01]))
        tower: Pieces = [
            (block(w, w, h + 0.4, (0, 0, -0.4), round=0.02), stone),
            (block(w + 0.06, w + 0.06, 0.06, (0, 0, h - 0.06), round=0.015), grey),
            (block(w * 0.62, w * 0.62, 0.14, (0, 0, h)), stone), (block(w * 0.76, w * 0.76, 0.05, (0, 0, h + 0.13)), grey),
        ]  # fmt: skip
        for turn in (0.0, 90.0, 180.0, -90.0):
            for j in np.linspace(-w / 2 + 0.05, w / 2 - 0.05, 5):
                tower.append((block(0.085, 0.07, 0.11, (float(j), -w / 2, h), round=0).turned(turn), stone))
            for j in (-0.26 * w, 0.0, 0.26 * w):
                hole = slab(arch(0.1, 0.17), 0.03, bevel=0.006, corner=0).moved(float(j), -w / 2 - 0.004, h * 0.46)
                tower.append((hole.turned(turn), NIGHT))
        angle = float(np.degrees(np.arctan2(q[1] - p[1], q[0] - p[0])))
        out += [(m.turned(angle).moved(float(p[0]), float(p[1]), float(p[2])), s) for m, s in tower]
    # The ridge that carries it: as high as the crest along it, down to the ground about it.
    a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    rings = []
    for r in np.linspace(1, 0.02, 22):
        x, y = 2.95 * r * np.cos(a), 1.75 * r * np.sin(a)
        near = np.argmin((x[:, None] - line[None, :, 0]) ** 2 + (y[:, None] - line[None, :, 1]) ** 2, axis=1)
        away = np.hypot(x - line[near, 0], y - line[near, 1])
        z = (line[near, 2] - 0.14) * np.exp(-np.maximum(away - 0.22, 0) ** 1.6 / 0.52) * (1 - r**5)
        z += 0.035 * np.sin(7 * x + 2) * np.cos(6 * y) * (1 - r) * np.clip(away * 3 - 0.6, 0, 1)
        rings.append(np.stack([x, y, np.maximum(z, 0)], axis=1))
    out.append((skin(np.array(rings), crease=60), hill))
    leaf = paint("#4f8a3e", 0.8, 0.0)
    for x, y, r in ((-1.4, -1.15, 0.13), (-0.5, -1.05, 0.16), (0.3, -0.85, 0.13), (1.1, -0.6, 0.17), (0.75, -1.1, 0.14),
        (1.9, -0.35, 0.15),
                    (-2.0, -1.0, 0.11), (1.5, -0.9, 0.12)):  # fmt: skip
        near = int(np.argmin(np.hypot(x - line[:, 0], y - line[:, 1])))
        away = float(np.hypot(x - line[near, 0], y - line[near, 1]))
        z = (line[near, 2] - 0.14) * np.exp(-max(away - 0.22, 0) ** 1.6 / 0.52) * (1 - float(np.hypot(x / 2.95, y / 1.75)) ** 5)
        out.append((sphere(r, r, r * 0.9, steps=10).moved(x, y, float(z) + r * 0.3), leaf))
    spot = _path(np.array(0.3))
    return stand(out, turn=-6, top=(float(spot[0]), float(spot[1]), float(spot[2]) + 0.012), front=(-0.2, -0.56, 0.58))


CONCEPTS: tuple[Concept, ...] = (
    Concept("space needle", _needle, "building", ("seattle space needle", "seattle needle"), 45.0),
    Concept(
        "gateway arch", _gateway, "building",
        ("st. louis arch", "st louis arch", "saint louis arch", "st. louis gateway arch"), 42.0,
    ),
    Concept("burj khalifa", _burj, "building", ("burj khalifa tower", "burj dubai"), 60.0),
    Concept(
        "empire state building", _empire, "building",
        ("empire state", "chrysler building", "art deco skyscraper", "rockefeller center"), 55.0,
    ),
    Concept(
        "cn tower", _cn_tower, "building",
        ("tv tower", "television tower", "toronto tower", "broadcasting tower", "canadian national tower", "sky tower"), 50.0,
    ),
    Concept(
        "golden gate bridge", _golden_gate, "building",
        ("golden gate", "san francisco bridge", "red suspension bridge", "suspension bridge"), 60.0, "water",
    ),
    Concept(
        "great wall of china", _great_wall, "building",
        ("great wall", "chinese wall", "chinese great wall", "great chinese wall", "great wall in china"), 45.0,
    ),
)  # fmt: skip
