"""Famous houses and temples outside Europe: opera house, Taj Mahal, White House, Capitol, Hagia Sophia, Alamo, step pyramid."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh, merge
from limner.diorama.shapes.masonry import BRASS, Pieces, arch
from limner.diorama.shapes.toybox import DARK_WOOD, coin, curve, paint, second, slab, stand, tube
from limner.diorama.solids import box, cylinder, frustum, lathe, sphere

MARBLE = paint("#f7f1e6", 0.4, 0.3)
PANE = paint("#46566e", 0.2, 0.6)
SHADE = paint("#8b8794", 0.7, 0.1)
NIGHT = paint("#4a4450", 0.7, 0.1)


def block(x: float, y: float, z: float, at: Sequence[float], *, round: float = 0.02) -> Mesh:
    """A box of size x, y, z that stands on the point `at`; of twelve triangles when `round` is 0."""
    return box(x, y, z, round=round, steps=2).moved(at[0], at[1], at[2] + z / 2)


def panes(spots: Sequence[tuple[float, float]], w: float, h: float, y: float) -> list[Mesh]:
    """Plain panes whose middles are at (x, z) on a wall that looks to -y at `y`."""
    return [box(w, 0.03, h, round=0).moved(x, y, z) for x, z in spots]


def niche(x: float, y: float, z: float, w: float, h: float, glass: Material, *, point: float = 0.0) -> Pieces:
    """An arched opening standing on z, its head drawn up to a tip by `point`."""
    outline = arch(w, h)
    outline[:, 1] += point * np.clip(1 - np.abs(outline[:, 0]) / (w / 2), 0, 1) * (outline[:, 1] > h - w / 2)
    return [(slab(outline, 0.04, bevel=0.008, corner=0).moved(x, y, z), glass)]


def colonnade(left: float, right: float, count: int, y: float, z: float, high: float, r: float) -> list[Mesh]:
    """Columns with feet and heads in a row along x, standing on z."""
    one = lathe(
        [(0, 0), (r * 1.45, 0), (r * 1.45, r * 0.6), (r, r), (r * 0.84, high - r), (r * 1.4, high - r * 0.6),
         (r * 1.4, high), (0, high)], steps=16, crease=40,
    )  # fmt: skip
    return [one.moved(float(x), y, z) for x in np.linspace(left, right, count)]


def onion(r: float, high: float, z: float, *, waist: float = 0.82, steps: int = 40) -> Mesh:
    """A dome that swells over its drum and ends in a tip, standing on z; `r` is its widest."""
    line = curve([(r * waist, 0), (r, high * 0.26), (r * 0.86, high * 0.52), (r * 0.42, high * 0.78),
                  (r * 0.1, high * 0.93), (0.004, high)], 3 if steps < 30 else 6)  # fmt: skip
    return lathe([(0, z), *((float(a), float(b) + z) for a, b in line), (0, z + high)], steps=steps, crease=60)


def bowl(r: float, high: float, z: float, *, steps: int = 40) -> Mesh:
    """Half a ball, or a flatter or higher dome, standing on z."""
    a = np.linspace(0, np.pi / 2, 12)
    return lathe([(0, z), *((r * float(np.cos(t)), z + high * float(np.sin(t))) for t in a[:-1]), (0, z + high)],
        steps=steps, crease=60)


def flag(x: float, y: float, z: float, high: float = 0.5) -> Pieces:
    """The stars and stripes, without its stars, on a pole that stands at (x, y, z)."""
    red, white, blue = paint("#c8323c", 0.7, 0.0), paint("#fbf7ee", 0.7, 0.0), paint("#2f4b8f", 0.7, 0.0)
    w, h = high * 0.72, high * 0.42
    out: Pieces = [(cylinder(0.016, high, round=0.005, steps=8).moved(x, y, z), BRASS)]
    for k in range(5):
        stripe = box(w, 0.02, h / 5, round=0).moved(x + w / 2, y, z + high - h * (k + 0.5) / 5)
        out.append((stripe, white if k % 2 else red))
    out.append((box(w * 0.45, 0.03, h * 0.6, round=0).moved(x + w * 0.225, y, z + high - h * 0.3), blue))
    return out


def sheet(outer: np.ndarray, inner: np.ndarray) -> Mesh:
    """The closed solid between two grids of points (R, S, 3), which lie over each other."""
    rows, columns = outer.shape[:2]
    i, j = np.arange(rows - 1)[:, None] * columns, np.arange(columns - 1)[None]
    quads = np.stack([i + j, i + j + 1, i + columns + j + 1, i + columns + j], axis=-1).reshape(-1, 4)
    n = rows * columns
    k = np.arange(n).reshape(rows, columns)
    rim = np.concatenate([k[0, :-1], k[:-1, -1], k[-1, :0:-1], k[:0:-1, 0]])
    ahead = np.roll(rim, -1)
    whole = np.concatenate([quads, quads[:, ::-1] + n, np.stack([ahead, rim, rim + n, ahead + n], axis=1)])
    faces = np.concatenate([whole[:, [0, 1, 2]], whole[:, [0, 2, 3]]])
    vertices = np.concatenate([outer.reshape(-1, 3), inner.reshape(-1, 3)])
    p = vertices[faces]
    normal = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    if float(np.sum(normal * p[:, 0])) < 0:
        faces = faces[:, ::-1]  # the solid was inside out
    return Mesh.of(vertices, faces[np.linalg.norm(normal, axis=1) > 1e-12], crease=38)


def _sail(peak: Sequence[float], foot: Sequence[float], back: float, low: float) -> tuple[Mesh, Mesh]:
    """(A shell of two halves, the glass in its mouth), its mouth looking to -x: each half is a piece of one ball, as
    Utzon cut them, from the ridge down to a single foot. peak: (x, z); foot: (x, y); the ridge ends at (back, low)."""
    p, b = np.array([peak[0], 0, peak[1]]), np.array([back, 0, low])
    f = np.array([foot[0], foot[1], 0.0])
    # Of all balls through the three points that one whose half swells outwards by about its own width.
    u, v = b - p, f - p
    normal = np.cross(u, v)
    flat = (np.cross(normal, u) * (v @ v) + np.cross(v, normal) * (u @ u)) / (2 * normal @ normal)
    normal /= np.linalg.norm(normal)
    normal *= -np.sign(normal[1]) * 1.7 * float(np.linalg.norm(flat))
    centre = p + flat + normal
    mid = np.array([centre[0], 0, centre[2]])
    start, stop = b - mid, p - mid
    a0, a1 = np.arctan2(start[2], start[0]), np.arctan2(stop[2], stop[0])
    a1 = a1 + 2 * np.pi if a1 < a0 else a1
    t = np.linspace(a0, a1, 22)
    ridge = mid + np.linalg.norm(start) * np.stack([np.cos(t), 0 * t, np.sin(t)], axis=1)
    s = np.linspace(0, 1, 15)[None, :, None]
    one, two = ridge - centre, f - centre
    angle = np.arccos(np.clip(one @ two / (np.linalg.norm(one, axis=1) * np.linalg.norm(two)), -1, 1))[:, None, None]
    arcs = (np.sin((1 - s) * angle) * one[:, None] + np.sin(s * angle) * two) / np.sin(angle)
    outer, inner = centre + arcs, centre + arcs * 0.97
    inner[:, 0, 1] = 0.0
    half = sheet(outer, inner)
    mouth = outer[-1]
    pane = np.concatenate([mouth, mouth[::-1][1:-1] * [1, -1, 1]])
    hub = np.array([[foot[0] + 0.04, 0, peak[1] * 0.3]])
    n = len(pane)
    fan = np.stack([np.full(n, n), np.arange(n), (np.arange(n) + 1) % n], axis=1)
    glass = np.concatenate([pane, hub]) + np.array([0.09 * peak[1], 0, -0.03])
    return _both(half), Mesh.of(glass, np.concatenate([fan, fan[:, ::-1]]), crease=20)


def _both(half: Mesh) -> Mesh:
    """The half and its mirror image in the plane y = 0."""
    return merge([half, half.mirrored().turned(180)])


def _opera(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell = look.surface(paint("#fbf7ee", 0.3, 0.5))
    ground, step = paint("#d3ab8b", 0.75, 0.05), paint("#bf9474", 0.8, 0.0)
    glass = paint("#6b4a3a", 0.15, 0.9)
    out: Pieces = [
        (block(5.0, 2.9, 0.34, (0, 0, 0), round=0.06), ground), (block(4.7, 2.5, 0.16, (0.05, 0, 0.34), round=0.04), ground),
        (block(5.16, 2.96, 0.07, (0, 0, 0.12)), step),
    ]  # fmt: skip
    for k in range(6):
        out.append((block(0.14, 1.9, 0.5 - 0.075 * k, (2.5 + 0.13 * k, 0, 0)), step))
    out += [(m, NIGHT) for m in panes([(x, 0.3) for x in np.linspace(-2.2, 1.6, 13)], 0.16, 0.1, -1.46)]
    for y, grow, shift in ((-0.58, 0.98, 0.12), (0.62, 1.2, -0.08)):
        # Three sails look to the water, one back to the steps.
        for x, high, wide, long, turned in (
            (-1.5, 0.86, 0.38, 0.7, 0), (-0.78, 1.34, 0.48, 0.85, 0), (0.08, 1.8, 0.54, 1.0, 0), (1.3, 1.06, 0.42, 0.9, 180),
        ):  # fmt: skip
            lean = 0.48 * high
            roof, mouth = _sail((-lean, high), (0.06, wide), long, 0.1 * high)
            for mesh, material in ((roof, shell), (mouth, glass)):
                out.append((mesh.turned(turned).scaled(grow).moved(x * grow + shift, y, 0.5), material))
    roof, mouth = _sail((-0.22, 0.52), (0.04, 0.28), 0.5, 0.06)
    for mesh, material in ((roof, shell), (mouth, glass)):
        out.append((mesh.turned(180).moved(2.1, -0.85, 0.5), material))
    return stand(out, turn=24, top=(0, 0, 1.9), front=(0, -1.5, 0.25))


def _kiosk(r: float, high: float, at: Sequence[float], stone: Material, roof: Material) -> Pieces:
    """A small dome on six posts."""
    x, y, z = at
    out: Pieces = [
        (frustum(r * 1.15, r * 1.15, 0.05, round=0.01, steps=16).moved(x, y, z + high), stone),
        (onion(r, r * 1.5, high + 0.05, waist=0.9, steps=20).moved(x, y, z), roof),
        (cylinder(r * 0.62, high, round=0.005, steps=12).moved(x, y, z), SHADE),
        (cylinder(0.012, r * 0.7, round=0.004, steps=6).moved(x, y, z + high + r * 1.5), BRASS),
    ]
    for k in range(6):
        a = 2 * np.pi * k / 6
        post = block(r * 0.26, r * 0.26, high, (0, 0, 0), round=0)
        out.append((post.moved(x + r * 0.9 * np.cos(a), y + r * 0.9 * np.sin(a), z), stone))
    return out


def _minaret(x: float, y: float, z: float, high: float, r: float, stone: Material, roof: Material) -> Pieces:
    shaft = [(0.0, 0.0), (r * 1.25, 0.0), (r * 1.2, 0.08)]
    for k in (1, 2, 3):
        h = high * k / 3
        shaft += [(r * (1.12 - 0.12 * k), h - 0.1), (r * (1.5 - 0.1 * k), h - 0.03), (r * (1.5 - 0.1 * k), h),
            (r * (1.1 - 0.12 * k), h)]
    out: Pieces = [(lathe([*shaft, (0, high)], steps=24, crease=35).moved(x, y, z), stone)]
    return out + _kiosk(r * 0.9, 0.2, (x, y, z + high), stone, roof)


def _taj(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(MARBLE)
    roof = second(look, MARBLE) if len(look.colours) > 1 else stone
    trim = paint("#dccdb4", 0.5, 0.2)
    out: Pieces = [
        (block(4.7, 4.1, 0.12, (0, 0, 0)), paint("#c98a63", 0.8, 0.0)),
        (block(4.3, 3.7, 0.26, (0, 0, 0.12), round=0.03), stone),
        (block(4.36, 3.76, 0.05, (0, 0, 0.36)), trim),
    ]  # fmt: skip
    out += [(piece, trim) for x in np.linspace(-1.95, 1.95, 16) for piece, _ in niche(float(x), -1.86, 0.15, 0.14, 0.18, trim)]
    z = 0.4
    corner = 0.24
    half, deep = 1.0, 1.0
    plan = [(-half + corner, -deep), (half - corner, -deep), (half, -deep + corner), (half, deep - corner),
        (half - corner, deep),
            (-half + corner, deep), (-half, deep - corner), (-half, -deep + corner)]  # fmt: skip
    walls = slab(plan, 1.12, bevel=0.02, corner=0).turned(90, "x").moved(0, 0, z + 0.56)
    out.append((walls, stone))
    for turn in (0.0, 90.0, -90.0):
        face: Pieces = [(block(0.74, 0.14, 1.32, (0, -deep, z)), stone)]
        face += [(m.moved(0, 0, 0), s) for m, s in niche(0, -deep - 0.07, z + 0.03, 0.56, 0.98, trim, point=0.08)]
        face += niche(0, -deep - 0.085, z + 0.04, 0.48, 0.9, SHADE, point=0.08)
        face += niche(0, -deep - 0.1, z + 0.04, 0.24, 0.46, NIGHT, point=0.05)
        for x in (-0.56, 0.56):
            for low in (0.06, 0.58):
                face += niche(x, -deep - 0.005, z + low, 0.3, 0.44, trim, point=0.05)
                face += niche(x, -deep - 0.02, z + low + 0.01, 0.23, 0.37, SHADE, point=0.05)
        for x in (-0.37, 0.37):
            face.append((cylinder(0.035, 1.5, round=0.01, steps=10).moved(x, -deep - 0.05, z), stone))
            face.append((sphere(0.045, steps=8).moved(x, -deep - 0.05, z + 1.52), roof))
        out += [(m.turned(turn), s) for m, s in face]
    for x in (-1, 1):
        for y in (-1, 1):
            side = niche(0, -1.255, z + 0.06, 0.2, 0.4, SHADE, point=0.04) + niche(0, -1.255, z + 0.58, 0.2, 0.4, SHADE,
                point=0.04)
            out += [(m.turned(45 * x if y < 0 else 135 * x), s) for m, s in side]
            out += _kiosk(0.25, 0.28, (x * 0.62, y * 0.62, z + 1.12), stone, roof)
            out += _minaret(x * 1.98, y * 1.68, z, 1.75, 0.13, stone, roof)
    out += [
        (cylinder(0.56, 0.5, round=0.02).moved(z=z + 1.12), stone), (cylinder(0.6, 0.06, round=0.02).moved(z=z + 1.58), trim),
        (onion(0.7, 1.18, z + 1.62), roof), (lathe([(0, 0), (0.09, 0), (0.03, 0.08), (0.05, 0.13), (0.012, 0.2),
         (0.03, 0.26), (0.004, 0.4), (0, 0.4)], steps=12).moved(z=z + 2.76), BRASS),
    ]  # fmt: skip
    return stand(out, turn=12, top=(0, 0, z + 2.8), front=(0, -1.9, 0.26))


def _pediment(w: float, high: float, deep: float) -> Mesh:
    return slab([(-w / 2, 0), (w / 2, 0), (0, high)], deep, bevel=0.02, corner=0.01)


def _white_house(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#faf6ee", 0.45, 0.2))
    trim, lamp = paint("#e4ded2", 0.5, 0.15), paint("#ffdf9a", 0.3, 0.4)
    roof = second(look, SHADE) if len(look.colours) > 1 else paint("#a9a6a6", 0.7, 0.1)
    out: Pieces = [
        (block(4.6, 1.3, 1.42, (0, 0, 0), round=0.03), wall), (block(4.68, 1.38, 0.16, (0, 0, 0)), trim),
        (block(4.76, 1.46, 0.08, (0, 0, 1.36), round=0.03), wall), (block(4.2, 1.0, 0.16, (0, 0, 1.5)), roof),
    ]  # fmt: skip
    # The balustrade, the low wings, chimneys.
    rail = [box(0.045, 0.05, 0.14, round=0).moved(float(x), -0.68, 1.5) for x in np.linspace(-2.28, 2.28, 44)]
    out += [(m, wall) for m in rail] + [(block(4.7, 0.1, 0.05, (0, -0.68, 1.56)), wall)]
    out += [(block(0.05, 1.3, 0.16, (s * 2.33, 0, 1.44)), wall) for s in (-1, 1)]
    for s in (-1, 1):
        out += [(block(0.2, 0.26, 0.42, (s * 1.5, 0.2, 1.5)), wall), (block(0.26, 0.32, 0.06, (s * 1.5, 0.2, 1.9)), trim)]
        out += [(block(1.1, 0.8, 0.62, (s * 2.8, 0.15, 0), round=0.03), wall),
            (block(1.16, 0.88, 0.07, (s * 2.8, 0.15, 0.6)), trim)]
        out += [(m, PANE) for m in panes([(s * x, 0.34) for x in (2.55, 2.8, 3.05)], 0.12, 0.3, -0.255)]
    # Two storeys of windows; those below have small gables.
    for x in (-2.0, -1.6, -1.2, 1.2, 1.6, 2.0):
        for z in (0.5, 1.06):
            out.append((box(0.25, 0.05, 0.4, round=0.01, steps=1).moved(x, -0.65, z), trim))
            out += [(m, PANE) for m in panes([(x - 0.047, z), (x + 0.047, z)], 0.08, 0.33, -0.672)]
        out.append((_pediment(0.32, 0.09, 0.08).moved(x, -0.68, 0.72), trim))
    # The portico.
    out += [
        (block(1.8, 0.62, 0.14, (0, -0.95, 0), round=0.03), trim), (block(1.5, 0.2, 0.08, (0, -1.32, 0)), trim),
        (block(1.78, 0.64, 0.2, (0, -0.95, 1.28)), wall), (_pediment(1.92, 0.46, 0.66).moved(0, -0.96, 1.48), wall),
        (_pediment(1.46, 0.3, 0.04).moved(0, -1.3, 1.53), trim),
    ]  # fmt: skip
    out += [(m, wall) for m in colonnade(-0.76, 0.76, 4, -1.16, 0.14, 1.14, 0.1)]
    out += [(m, wall) for m in colonnade(-0.76, 0.76, 2, -0.76, 0.14, 1.14, 0.1)]
    out += niche(0, -0.66, 0.14, 0.36, 0.62, trim) + niche(0, -0.68, 0.14, 0.26, 0.54, DARK_WOOD)
    out += [(m, PANE) for m in panes([(-0.5, 0.5), (0.5, 0.5), (-0.5, 1.06), (0, 1.06), (0.5, 1.06)], 0.18, 0.34, -0.66)]
    out.append((sphere(0.07, steps=10).moved(0, -0.98, 1.1), lamp))
    out += flag(0, 0, 1.6, 0.95)
    return stand(out, turn=12, top=(0, 0, 1.66), front=(0, -1.3, 1.38))


def _dome_of_columns(z: float, r: float, stone: Material, roof: Material) -> Pieces:
    """A high dome on a ring of columns, with a lantern and a figure on it, standing on z."""
    out: Pieces = [
        (cylinder(r * 1.2, 0.16, round=0.02).moved(z=z), stone), (cylinder(r * 0.86, r * 1.0, round=0.02).moved(z=z), SHADE),
        (cylinder(r * 1.14, 0.1, round=0.03).moved(z=z + r), stone),
        (cylinder(r * 0.96, r * 0.32, round=0.02).moved(z=z + r), stone),
        (bowl(r * 0.93, r * 1.12, z + r * 1.3), roof),
        (cylinder(r * 0.26, r * 0.36, round=0.01, steps=20).moved(z=z + r * 2.32), stone),
        (bowl(r * 0.26, r * 0.22, z + r * 2.66, steps=20), roof), (frustum(r * 0.09, r * 0.05, r * 0.36, round=0.02, steps=12)
         .moved(z=z + r * 2.84), paint("#8a8f86", 0.5, 0.2)),
             (sphere(r * 0.08, steps=10).moved(z=z + r * 3.26), paint("#8a8f86", 0.5, 0.2)),
    ]  # fmt: skip
    for k in range(20):
        a = 2 * np.pi * k / 20
        out.append((cylinder(r * 0.07, r * 0.9, round=0.005, steps=10).moved(r * 1.04 * np.cos(a), r * 1.04 * np.sin(a),
            z + 0.14), stone))
        rib = [(0.9, 1.34), (0.86, 1.72), (0.7, 2.06), (0.46, 2.3), (0.3, 2.38)]
        if k % 2:
            out += [(sphere(r * 0.045, steps=6).moved(r * 0.97 * np.cos(a), r * 0.97 * np.sin(a), z + r * 1.16), SHADE)]
        else:
            line = np.array([(q * 1.02 * r * np.cos(a), q * 1.02 * r * np.sin(a), z + r * h) for q, h in rib])
            out.append((tube(line, r * 0.03, steps=4, sides=6), stone))
    return out


def _capitol(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#faf6ee", 0.45, 0.2))
    roof = second(look, MARBLE) if len(look.colours) > 1 else wall
    trim = paint("#dcd6ca", 0.55, 0.1)
    out: Pieces = [(block(6.0, 1.9, 0.2, (0, 0, 0), round=0.03), trim)]
    for x, w, d, h in ((0, 1.9, 1.5, 1.12), (-1.3, 0.9, 1.0, 0.96), (1.3, 0.9, 1.0, 0.96), (-2.3, 1.2, 1.5, 1.0),
        (2.3, 1.2, 1.5, 1.0)):
        out += [(block(w, d, h, (x, 0, 0.16), round=0.02), wall),
            (block(w + 0.08, d + 0.08, 0.07, (x, 0, 0.16 + h), round=0.02), trim)]
        n = int(w / 0.3)
        across = [float(k) for k in np.linspace(-w / 2 + 0.2, w / 2 - 0.2, n)]
        out += [(m, PANE) for m in panes([(x + k, z) for k in across for z in (0.42, 0.84)], 0.11, 0.24, -d / 2)]
    for x, n, w in ((0.0, 8, 1.5), (-2.3, 6, 0.96), (2.3, 6, 0.96)):
        out += [(m, wall) for m in colonnade(x - w / 2, x + w / 2, n, -0.94, 0.34, 0.78, 0.05)]
        out += [(block(w + 0.2, 0.34, 0.16, (x, -0.86, 0.18)), trim), (block(w + 0.2, 0.34, 0.1, (x, -0.86, 1.12)), wall)]
    out += [(_pediment(1.74, 0.36, 0.4).moved(0, -0.86, 1.22), wall), (_pediment(1.3, 0.22, 0.03).moved(0, -1.07, 1.27), trim)]
    out += [(block(1.5, 0.13, 0.36 - 0.055 * k, (0, -1.1 - 0.12 * k, 0)), trim) for k in range(6)]
    for x in (-1.3, 1.3):
        out.append((bowl(0.3, 0.2, 1.16, steps=24).moved(x, 0, 0), roof))
    out.append((block(1.3, 1.3, 0.26, (0, 0, 1.3)), wall))
    out += _dome_of_columns(1.52, 0.62, wall, roof)
    return stand(out, turn=12, top=(0, 0, 3.4), front=(0, -1.08, 1.33))


def _hagia(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#d99f80", 0.75, 0.05))
    lead = second(look, SHADE) if len(look.colours) > 1 else paint("#7f8fa3", 0.5, 0.2)
    pale, band = paint("#efe3cf", 0.6, 0.1), paint("#e9c9a8", 0.7, 0.05)
    out: Pieces = [
        (block(3.4, 3.0, 0.72, (0, 0, 0), round=0.03), wall), (block(3.48, 3.08, 0.06, (0, 0, 0.7)), lead),
        (block(2.5, 2.3, 0.56, (0, 0, 0.74), round=0.03), wall), (block(2.56, 2.36, 0.05, (0, 0, 1.3)), lead),
        (block(1.86, 1.86, 0.62, (0, 0, 1.3), round=0.03), wall), (block(1.92, 1.92, 0.05, (0, 0, 1.9)), lead),
        (cylinder(0.94, 0.3, round=0.02).moved(z=1.93), wall), (cylinder(0.99, 0.05, round=0.02).moved(z=2.21), lead),
        (bowl(0.96, 0.66, 2.24), lead), (cylinder(0.02, 0.3, round=0.005, steps=8).moved(z=2.9), BRASS),
        (sphere(0.05, steps=10).moved(z=2.96), BRASS),
    ]  # fmt: skip
    for k in range(24):  # the ring of windows on which the dome seems to float
        light = panes([(0, 2.08)], 0.1, 0.17, -0.945)[0].turned(15 * k)
        out.append((light, PANE))
        out.append((box(0.07, 0.09, 0.26, round=0.01, steps=1).moved(0, -0.95, 2.07).turned(15 * k + 7.5), wall))
    for s in (-1, 1):  # half domes and buttresses
        out += [(bowl(0.86, 0.6, 1.3).moved(s * 0.95, 0), lead), (bowl(0.4, 0.34, 0.74, steps=28).moved(s * 1.2, -0.9), lead)]
        out += [(bowl(0.4, 0.34, 0.74, steps=28).moved(s * 1.2, 0.9), lead)]
        out += [(block(0.34, 0.7, 1.72, (s * 0.62, y, 0.1), round=0.03), wall) for y in (-1.05, 1.05)]
        out += [(block(0.4, 0.76, 0.06, (s * 0.62, y, 1.8)), lead) for y in (-1.05, 1.05)]
    # The great arch between the buttresses, with its rows of windows.
    out += niche(0, -0.95, 1.2, 0.84, 0.68, band) + [(m, PANE) for m in panes([(x, 1.4) for x in (-0.26, 0, 0.26)], 0.1,
        0.2, -0.98)]
    out += [(m, PANE) for m in panes([(-0.13, 1.66), (0.13, 1.66)], 0.09, 0.15, -0.98)]
    for x in (-1.35, -1.0, -0.35, 0.0, 0.35, 1.0, 1.35):
        out += niche(x, -1.5, 0.2, 0.2, 0.38, pale) + niche(x, -1.515, 0.2, 0.14, 0.32, PANE)
    out += niche(0, -1.17, 0.84, 0.2, 0.36, PANE) + niche(-0.3, -1.17, 0.84, 0.16, 0.32, PANE) + niche(0.3, -1.17, 0.84,
        0.16, 0.32, PANE)
    for x in (-1.9, 1.9):
        for y in (-1.6, 1.6):
            shaft = [(0, 0), (0.2, 0), (0.2, 0.6), (0.13, 0.72), (0.12, 1.78), (0.2, 1.86), (0.2, 1.96), (0.1, 1.96),
                     (0.095, 2.46), (0.12, 2.48), (0, 2.5)]  # fmt: skip
            out.append((lathe(shaft, steps=20, crease=35).moved(x, y), pale))
            out.append((frustum(0.13, 0, 0.62, round=0.01, steps=20).moved(x, y, 2.47), lead))
            out.append((sphere(0.03, steps=8).moved(x, y, 3.1), BRASS))
    return stand(out, turn=20, top=(0, 0, 2.9), front=(0, -1.53, 0.62))


def _alamo(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#dcc29a", 0.85, 0.0))
    dark, carved = paint("#c3a67c", 0.85, 0.0), paint("#ead6b3", 0.8, 0.0)
    hump = curve([(0.72, 1.7), (0.62, 1.95), (0.42, 2.1), (0.3, 2.38), (0.0, 2.5), (-0.3, 2.38), (-0.42, 2.1), (-0.62, 1.95),
                  (-0.72, 1.7)], 5)  # fmt: skip
    outline = [(-1.3, 0), (1.3, 0), (1.3, 1.7), *hump, (-1.3, 1.7)]
    out: Pieces = [
        (slab(outline, 0.36, bevel=0.03, corner=0.02), stone), (block(2.3, 2.2, 1.45, (0, 1.2, 0), round=0.03), stone),
        (block(1.5, 0.9, 0.9, (-2.0, 0.5, 0), round=0.03), stone), (block(1.5, 0.9, 0.9, (2.0, 0.5, 0), round=0.03), stone),
        (block(2.66, 0.44, 0.07, (0, 0, 1.2), round=0.02), carved),
        (slab(hump * [1.04, 1.0] + [0, 0.02], 0.42, bevel=0.02, corner=0), carved),
        (slab(hump * [0.94, 1.0] - [0, 0.06], 0.46, bevel=0.02, corner=0), stone),
    ]  # fmt: skip
    out += [(block(0.16, 0.12, 0.14, (s * (1.4 + 0.32 * k), 0.06, 0.88)), stone) for s in (-1, 1) for k in range(5)]
    for s in (-1, 1):
        out += [(m, carved) for m in colonnade(s * 0.44, s * 0.86, 2, -0.24, 0.06, 1.14, 0.065)]
        out += [(block(0.62, 0.24, 0.08, (s * 0.65, -0.2, 0)), carved)]
        out += niche(s * 0.65, -0.19, 0.42, 0.2, 0.52, dark) + niche(s * 0.42, -0.19, 1.34, 0.18, 0.36, NIGHT)
        out += [(m, DARK_WOOD) for m in panes([(s * 2.0, 0.45)], 0.24, 0.36, 0.05)]
    out += niche(0, -0.18, 0, 0.66, 1.04, carved) + niche(0, -0.2, 0, 0.5, 0.94, DARK_WOOD)
    out += [(box(0.02, 0.02, 0.8, round=0).moved(0, -0.225, 0.42), NIGHT)]
    out += niche(0, -0.19, 1.36, 0.3, 0.42, carved) + niche(0, -0.205, 1.38, 0.22, 0.34, NIGHT)
    out += [(coin(0.1, 0.04, round=0.01, steps=20).moved(0, -0.2, 2.16), carved)]
    for _ in range(26):
        x, z = float(rng.uniform(-1.2, 1.2)), float(rng.uniform(0.1, 1.65))
        if abs(x) > 0.95 or (z > 1.3 and abs(x) > 0.62):
            out.append((box(0.16, 0.03, 0.09, round=0.015, steps=1).moved(x, -0.18, z), dark))
    out += flag(1.1, 0.6, 1.45, 0.9)
    return stand(out, turn=14, top=(0, 0, 2.5), front=(0, -0.24, 1.22))


def _step_pyramid(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#d2c29c", 0.85, 0.0))
    dark = look.surface(paint("#b3a27c", 0.9, 0.0)) if look.colours or look.material else paint("#b3a27c", 0.9, 0.0)
    stair = paint("#e6dabb", 0.85, 0.0)
    out: Pieces = []
    tiers, high, wide, top = 9, 0.2, 4.0, 1.2
    for k in range(tiers):
        w = wide + (top - wide) * k / (tiers - 0.5)
        out += [(block(w, w, high, (0, 0, k * high), round=0.025), stone)]
        # Sunken panels, which let the terraces be counted from afar.
        n = max(3, int(w / 0.42))
        for turn in (0.0, 90.0, -90.0):
            for x in np.linspace(-w / 2 + 0.2, w / 2 - 0.2, n):
                if abs(x) > 0.42:
                    out.append((box(0.2, 0.02, 0.1, round=0).moved(float(x), -w / 2 - 0.002,
                        (k + 0.45) * high).turned(turn), dark))
    z = tiers * high
    steps = 18
    for turn in (0.0, 90.0, 180.0, -90.0):
        for k in range(steps):
            run = wide / 2 + 0.22 - (wide / 2 + 0.22 - top / 2) * (k + 0.5) / steps
            out.append((block(0.56, 0.5, z / steps, (0, -run + 0.25, k * z / steps), round=0).turned(turn), stair))
        for s in (-1, 1):
            a, b = wide / 2 + 0.3, top / 2
            side = slab([(-a, 0), (-a, 0.1), (-b - 0.02, z + 0.06), (-b + 0.2, z + 0.06), (-b + 0.2, 0)], 0.1,
                bevel=0.015, corner=0.02)
            out.append((side.turned(90).moved(s * 0.33).turned(turn), stone))
    out += [
        (block(0.98, 0.98, 0.52, (0, 0, z), round=0.02), stone), (block(1.06, 1.06, 0.08, (0, 0, z + 0.3)), dark),
        (block(1.08, 1.08, 0.07, (0, 0, z + 0.5), round=0.02), stone),
    ]  # fmt: skip
    for turn in (0.0, 90.0, -90.0):
        door = [box(0.17, 0.04, 0.27, round=0).moved(x, -0.49,
            z + 0.135).turned(turn) for x in ((-0.24, 0, 0.24) if not turn else (0,))]
        out += [(m, NIGHT) for m in door]
    return stand(out, turn=24, top=(0, 0, z + 0.57), front=(0, -0.53, z + 0.4))


CONCEPTS: tuple[Concept, ...] = (
    Concept("sydney opera house", _opera, "building", ("opera house of sydney", "sydney opera"), 45.0, "water"),
    Concept("taj mahal", _taj, "building", ("taj mahal palace", "tajmahal"), 40.0),
    Concept("the white house", _white_house, "building", (), 34.0),
    Concept(
        "us capitol", _capitol, "building",
        ("capitol", "capitol building", "u.s. capitol", "us capitol building", "u.s. capitol building",
         "united states capitol", "united states capitol building", "american capitol", "capitol hill"), 42.0,
    ),
    Concept("hagia sophia", _hagia, "building", ("hagia sofia", "aya sofya", "ayasofya", "blue mosque"), 38.0),
    Concept("alamo", _alamo, "building", ("alamo mission", "alamo mission church"), 18.0),
    Concept(
        "step pyramid", _step_pyramid, "building",
        ("mayan pyramid", "chichen itza", "chichén itzá", "aztec pyramid", "mayan temple", "aztec temple", "maya pyramid",
         "maya temple", "stepped pyramid", "pyramid of kukulkan", "el castillo", "mesoamerican pyramid", "mexican pyramid",
         "ancient mayan pyramid", "inca temple", "inca pyramid", "tikal", "teotihuacan"), 32.0,
    ),
)  # fmt: skip
