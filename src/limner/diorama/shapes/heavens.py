"""What hangs in the sky or stands against it: sun, moons, planets, rainbow, mountains, volcano; a snowman and a statue."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.masonry import PLINTH
from limner.diorama.shapes.toybox import DARK_WOOD, curve, glow, paint, slab, stand
from limner.diorama.solids import (
    ball_field,
    blend,
    box,
    capsule,
    cylinder,
    frustum,
    lathe,
    limb_field,
    smooth_min,
    sphere,
    sweep,
)
from limner.diorama.terrain import fractal, mix, ridged, smoothstep

Pieces = list[tuple[Mesh, Material]]


def _painted(mesh: Mesh, colours: np.ndarray) -> Mesh:
    return mesh.painted(np.clip(colours, 0, 1))


def _sun(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    own = look.surface(paint("#ffc931", 0.4, 0.3))
    r, g, b = own.colour
    disc = Material(own.colour, roughness=0.4, clearcoat=0.3, emission=(r * 0.35, g * 0.35, b * 0.35))
    rays = (
        look.surface(paint("#ff9d2e", 0.4, 0.3), 1) if len(look.colours) > 1 else paint("#ff9d2e", 0.4, 0.3)
    )
    out: Pieces = [(sphere(0.5, 0.36, 0.5, steps=32), disc)]
    for k in range(12):
        long = 0.26 if k % 2 else 0.2
        ray = slab([(-0.1, 0), (0.1, 0), (0.0, long)], 0.14, bevel=0.05, corner=0.03).moved(z=0.58)
        out.append((ray.turned(30 * k, "y"), rays))
    return stand(out, top=(0, 0, 1.6))


def _spots(v: np.ndarray, seed: int, octaves: int = 4, size: float = 1.6) -> np.ndarray:
    """Noise on a ball's surface, (N,)."""
    d = v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)
    return np.asarray(
        fractal(
            np.stack([d[:, 0] * size + d[:, 2] * 0.7 * size, d[:, 2] * size - d[:, 1] * 0.8 * size], axis=1),
            seed,
            octaves=octaves,
        )
    )


def _moon(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    own = look.surface(paint("#efe7d2", 0.7, 0.1))
    m = sphere(0.5, steps=96)
    d = m.vertices / np.linalg.norm(m.vertices, axis=1, keepdims=True)
    depth, tone = np.zeros(len(d)), np.zeros(len(d))
    n = 26
    for k in range(n):
        z = 1 - 2 * (k + 0.5) / n
        a = 2.39996 * k + 0.4
        centre = np.array([np.sqrt(1 - z * z) * np.cos(a), np.sqrt(1 - z * z) * np.sin(a), z])
        size = (0.16, 0.3, 0.1, 0.22, 0.12)[k % 5]
        x = np.arccos(np.clip(d @ centre, -1, 1)) / size
        bowl = np.where(x < 1, -0.07 * size * 5 * (1 - x**2), 0) + 0.05 * size * np.exp(
            -(((x - 1.05) / 0.16) ** 2)
        )
        depth += bowl * 0.5
        tone += np.where(x < 0.95, -0.17, 0)
    v = m.vertices * (1 + depth)[:, None]
    mesh = Mesh.of(v, m.faces, crease=180)
    sea = smoothstep(0.05, 0.3, _spots(d, 5, 2, 1.1))
    colour = np.asarray(own.colour) * (1 + tone - 0.13 * sea)[:, None]
    return stand([(_painted(mesh, colour), own)], top=(0, 0, 1.0))


def _crescent(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    own = look.surface(paint("#ffd95a", 0.4, 0.4))
    r, g, b = own.colour
    skin = Material(own.colour, roughness=0.4, clearcoat=0.4, emission=(r * 0.2, g * 0.2, b * 0.2))
    a = np.linspace(np.radians(52), np.radians(308), 48)
    outer = np.stack([0.5 * np.cos(a), 0.5 * np.sin(a)], axis=1)
    tip = outer[-1]
    b2 = np.linspace(0, 1, 40)[1:-1]
    top, bottom = outer[0], tip
    inner = []
    for t in b2:
        y = bottom[1] + (top[1] - bottom[1]) * t
        inner.append((0.31 - 0.47 * np.sqrt(max(1 - (y / 0.395) ** 2, 0)) ** 0.9, y))
    shape = np.concatenate([outer, np.array(inner)])
    return stand([(slab(shape, 0.22, bevel=0.05, corner=0.055, steps=5), skin)], turn=10, top=(0, 0, 1.0))


def _rainbow(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: Pieces = []
    bands = ("#e8453c", "#f58a33", "#f9cf3f", "#5cb85a", "#3f8fdd", "#8a5fc9")
    for k, colour in enumerate(bands):
        r = 1.9 - 0.15 * k
        t = np.linspace(0, np.pi, 60)
        outer = np.stack([r * np.cos(t), r * np.sin(t)], axis=1)
        inner = np.stack([(r - 0.152) * np.cos(t), (r - 0.152) * np.sin(t)], axis=1)[::-1]
        out.append(
            (slab(np.concatenate([outer, inner]), 0.24, bevel=0.035, corner=0.0), paint(colour, 0.4, 0.3))
        )
    white = paint("#fafbfd", 0.8, 0.0)
    for s in (-1, 1):
        for x, y, r in (
            (0, 0, 0.4),
            (0.38, -0.05, 0.29),
            (-0.36, 0.02, 0.31),
            (0.12, -0.24, 0.28),
            (-0.16, -0.22, 0.24),
        ):
            out.append((sphere(r, r * 0.9, r * 0.82, steps=20).moved(s * 1.5 + x, y, r * 0.62), white))
    low = [(_lifted(m), s) for m, s in out]
    return stand(low, top=(0, 0, 1.9))


def _lifted(mesh: Mesh) -> Mesh:
    """What lies below z = 0 pressed up to it."""
    v = mesh.vertices.copy()
    v[:, 2] = np.maximum(v[:, 2], 0)
    return Mesh(v, mesh.faces, mesh.normals, mesh.uv, mesh.colours)


def _ringed(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    own = look.surface(paint("#e9b872", 0.45, 0.3))
    ring = (
        look.surface(paint("#c9a27a", 0.5, 0.2), 1) if len(look.colours) > 1 else paint("#d9c0a0", 0.5, 0.2)
    )
    m = sphere(0.5, steps=48)
    z = m.vertices[:, 2] * 2
    band = 1 + 0.13 * np.sin(z * 11 + 0.6) + 0.07 * np.sin(z * 23)
    ball = _painted(m, np.asarray(own.colour) * band[:, None])
    out: Pieces = [(ball, own)]
    for r0, r1, tone in ((0.66, 0.8, 1.0), (0.82, 0.88, 0.8), (0.9, 1.0, 1.1)):
        p = [(r0, -0.012), (r1 - 0.01, -0.014), (r1, 0), (r1 - 0.01, 0.014), (r0, 0.012), (r0, -0.012)]
        out.append((lathe(p, steps=96).painted(np.clip(np.asarray(ring.colour) * tone, 0, 1)), ring))
    tilted = [(mesh.turned(16, "x").turned(-18, "y"), s) for mesh, s in out]
    return stand(tilted, top=(0, 0, 1.0))


def _planet(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    own = look.surface(paint("#6d8fe0", 0.45, 0.3))
    m = sphere(0.5, steps=64)
    z = m.vertices[:, 2] * 2
    wob = _spots(m.vertices, 9, 3)
    tone = 0.5 + 0.5 * np.sin(z * 9 + wob * 2.2)
    pale = np.asarray(own.colour) * 0.45 + 0.5
    return stand([(_painted(m, mix(np.asarray(own.colour), pale, tone)), own)], top=(0, 0, 1.0))


def _earth(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    sea = look.surface(paint("#3f8fdc", 0.3, 0.6))
    m = sphere(0.5, steps=110)
    d = m.vertices / np.linalg.norm(m.vertices, axis=1, keepdims=True)
    land = np.full(len(d), -1.0)
    # Africa, Europe, Asia, the Americas, Australia, as blobs at (longitude, latitude, size).
    for lon, lat, sx in (
        (20, 5, 0.34), (12, 20, 0.3), (26, -18, 0.24), (14, 48, 0.22), (40, 56, 0.3), (80, 50, 0.45), (105, 35, 0.36),
        (78, 22, 0.2), (45, 25, 0.2), (134, -25, 0.26), (-100, 45, 0.42), (-95, 58, 0.4), (-105, 25, 0.18),
        (-60, -8, 0.3), (-66, -25, 0.22), (-70, -40, 0.12), (-42, 72, 0.2),
    ):  # fmt: skip
        o, a = np.radians(lon - 20 - 90), np.radians(lat)
        c = np.array([np.cos(a) * np.cos(o), np.cos(a) * np.sin(o), np.sin(a)])
        land = np.maximum(land, sx - np.arccos(np.clip(d @ c, -1, 1)))
    land = land + 0.09 * _spots(m.vertices, 3, 4, 3.4)
    ice = np.abs(d[:, 2]) + 0.05 * _spots(m.vertices, 8, 3, 3.0)
    up = smoothstep(-0.01, 0.02, land)
    v = m.vertices * (1 + 0.022 * up)[:, None]
    mesh = Mesh.of(v, m.faces, crease=180)
    green = mix(srgb("#5cb356"), srgb("#d9c27a"), smoothstep(0.16, 0.34, land))
    colour = mix(np.broadcast_to(np.asarray(sea.colour), d.shape), green, up)
    colour = mix(colour, srgb("#f5f9fc"), smoothstep(0.86, 0.89, ice))
    return stand([(_painted(mesh, colour), sea)], top=(0, 0, 1.0))


def _snowman(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    snow = look.surface(paint("#f4f8fc", 0.75, 0.05))
    coal, carrot = paint("#2b2c33", 0.5, 0.2), paint("#f28a2e", 0.5, 0.2)
    scarf = (
        look.surface(paint("#d9413a", 0.9, 0.0), 1) if len(look.colours) > 1 else paint("#d9413a", 0.9, 0.0)
    )

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, (0, 0, 0.42), (0.5, 0.48, 0.44))
        d = smooth_min(d, ball_field(p, (0, 0, 1.02), (0.37, 0.36, 0.34)), 0.05)
        d = smooth_min(d, ball_field(p, (0, 0, 1.5), (0.28, 0.27, 0.27)), 0.04)
        return np.maximum(d, -p[:, 2] * 0.9)

    out: Pieces = [(blend(field, (-0.55, -0.55, -0.05), (0.55, 0.55, 1.85), cells=64), snow)]
    for s in (-1, 1):
        out.append((sphere(0.038, 0.03, 0.042, steps=12).moved(s * 0.1, -0.245, 1.57), coal))
        arm = [
            ((s * 0.3, -0.02, 1.1), (s * 0.72, -0.06, 1.36)),
            ((s * 0.6, -0.05, 1.285), (s * 0.66, -0.08, 1.45)),
            ((s * 0.64, -0.05, 1.31), (s * 0.78, -0.1, 1.3)),
        ]
        out += [(capsule(a, b, 0.022, 0.014, sides=10), DARK_WOOD) for a, b in arm]
    for k in range(5):
        a = np.radians(-40 + 20 * k)
        out.append(
            (
                sphere(0.018, steps=10).moved(
                    0.13 * np.sin(a), -0.255 + 0.02 * abs(k - 2) / 2, 1.43 - 0.05 * np.cos(a)
                ),
                coal,
            )
        )
    for z, y in ((0.88, -0.335), (1.04, -0.362), (0.7, -0.395)):
        out.append((sphere(0.036, 0.026, 0.036, steps=12).moved(0, y, z), coal))
    out.append(
        (
            lathe([(0, 0), (0.05, 0), (0.045, 0.03), (0.012, 0.24), (0, 0.25)], steps=20, crease=60)
            .turned(94, "x")
            .moved(0, -0.25, 1.5),
            carrot,
        )
    )
    out.append(
        (lathe([(0.2, 1.2), (0.3, 1.2), (0.325, 1.25), (0.3, 1.3), (0.2, 1.3)], steps=48, crease=60), scarf)
    )
    out.append((box(0.15, 0.06, 0.4, round=0.028).turned(5, "y").moved(0.14, -0.36, 1.06), scarf))
    out.append((sphere(0.075, 0.06, 0.07, steps=12).moved(0.14, -0.31, 1.25), scarf))
    felt = paint("#31343f", 0.8, 0.0)
    out += [
        (cylinder(0.34, 0.045, round=0.02).moved(z=1.7), felt),
        (frustum(0.21, 0.2, 0.32, round=0.03).moved(z=1.72), felt),
        (cylinder(0.217, 0.07, round=0.01).moved(z=1.75), scarf),
    ]
    return stand(out, top=(0, 0, 2.04), head=(0, 0, 1.76), neck=(0, -0.3, 1.25), face=(0, -0.28, 1.52))


def _massif(look: Look, *, snow: float, fire: bool = False, seed: int = 3, cone: bool = False) -> Body:
    """A mountain as a round piece of land: radius 1, about 1.1 high."""
    rock = look.surface(paint("#8e8a97" if not fire else "#5c4f57", 0.85, 0.0))
    n, rings = 180, 110
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    r = np.linspace(0, 1, rings) ** 0.9
    rr, aa = np.meshgrid(r, a, indexing="ij")
    p = np.stack([rr * np.cos(aa), rr * np.sin(aa)], axis=-1)
    if cone or fire:
        base = 0.98 * np.clip(1 - rr, 0, 1) ** (1.55 if fire else 1.7)
        rays = np.stack([np.cos(aa) * 2.2, np.sin(aa) * 2.2 + rr], axis=-1)
        z = base + 0.09 * (ridged(rays, seed, octaves=3) - 0.5) * np.sin(np.pi * np.clip(rr * 1.05, 0, 1))
        if fire:
            rim = 0.17
            z = np.where(rr < rim, 0.98 * (1 - rim) ** 1.55 - 0.16 * (1 - (rr / rim) ** 2), z)
    else:
        peaks = (
            (0.05, 0.05, 1.0, 0.85),
            (-0.42, 0.0, 0.62, 0.55),
            (0.46, -0.08, 0.5, 0.5),
            (0.1, -0.42, 0.34, 0.46),
        )
        z = np.zeros_like(rr)
        for x, y, h, w in peaks:
            d = np.hypot(p[..., 0] - x, p[..., 1] - y) / w
            z = np.maximum(z, h * np.clip(1 - d, 0, 1) ** 1.12)
        crag = ridged(p * 2.4 + seed, seed, octaves=5)
        z = z * (0.72 + 0.46 * crag) * (1 - smoothstep(0.86, 1.0, rr))
    z = np.maximum(z, 0) + 0.03 * (rr < 0.999)
    v = np.stack([p[..., 0] * 0.82, p[..., 1] * 0.7, z], axis=-1).reshape(-1, 3)
    i = (np.arange(rings - 1)[:, None] * n + np.arange(n)).ravel()
    j = (np.arange(rings - 1)[:, None] * n + (np.arange(n) + 1) % n).ravel()
    faces = np.concatenate([np.stack([i, i + n, j + n], 1), np.stack([i, j + n, j], 1)])
    mesh = Mesh.of(v, faces, crease=180)
    if float(mesh.normals[:, 2].mean()) < 0:
        mesh = Mesh.of(v, faces[:, ::-1], crease=180)
    up, high = mesh.normals[:, 2], mesh.vertices[:, 2]
    grain = fractal(mesh.vertices[:, :2] * 7, seed, octaves=3)
    own = np.asarray(rock.colour)
    colour = own * (0.9 + 0.22 * grain + 0.16 * high)[:, None]
    if not look.material and not fire:
        foot = 1 - smoothstep(0.12, 0.3, high + 0.08 * grain)
        colour = mix(colour, srgb("#6fae58"), foot)
    if snow > 0:
        white = smoothstep(1 - snow - 0.05, 1 - snow + 0.06, high + 0.12 * grain) * smoothstep(0.22, 0.42, up)
        colour = mix(colour, srgb("#f6f9fd"), white)
    out: Pieces = [(_painted(mesh, colour), rock)]
    top = float(high.max())
    if fire:
        out += _eruption(mesh)
    return stand(out, top=(0, 0, top))


def _eruption(land: Mesh) -> Pieces:
    """Lava in the crater and down the flanks, and puffs of smoke."""
    from scipy.interpolate import NearestNDInterpolator

    ground = NearestNDInterpolator(land.vertices[:, :2], land.vertices[:, 2])
    lava = glow("#ff6a1f", 1.5)
    out: Pieces = [(sphere(0.16, 0.16, 0.05, steps=20).moved(z=0.62), lava)]
    for turn, long, wide in (
        (-95, 0.62, 0.05),
        (-60, 0.42, 0.036),
        (-135, 0.46, 0.04),
        (-20, 0.36, 0.034),
        (-170, 0.38, 0.034),
    ):
        t = np.linspace(0, 1, 30)
        r = 0.13 + (long - 0.0) * t
        a = np.radians(turn) + 0.16 * np.sin(t * 6 + turn)
        x, y = r * np.cos(a), r * np.sin(a)
        line = np.stack([x, y, ground(x, y) + 0.006], axis=1)
        for k in (1, 2, 1):
            line[k:-k, 2] = (line[: -2 * k, 2] + line[k:-k, 2] + line[2 * k :, 2]) / 3
        radius = wide * (0.8 + 0.5 * t) * np.sqrt(np.clip(1 - ((t - 0.92) / 0.08).clip(0, 1) ** 2, 0.02, 1))
        out.append((sweep(line, radius, sides=14), lava))
    smoke = paint("#cfc8cc", 0.95, 0.0)
    for x, y, z, s in (
        (0, 0, 0.86, 0.13),
        (0.12, 0.02, 1.0, 0.16),
        (-0.1, 0, 1.08, 0.17),
        (0.05, -0.05, 1.22, 0.2),
        (-0.16, 0.03, 1.3, 0.16),
        (0.22, 0.02, 1.26, 0.15),
    ):
        out.append((sphere(s, s * 0.9, s * 0.85, steps=18).moved(x, y, z), smoke))
    return out


def _mountain(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return _massif(look, snow=0.42)


def _snowy(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return _massif(look, snow=0.62, seed=8)


def _fuji(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return _massif(look if look.colours else Look((srgb("#6d7fa8"),), look.material), snow=0.5, cone=True)


def _volcano(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return _massif(look, snow=0.0, fire=True)


_TORCH = lathe(
    curve([(0, 0), (0.06, 0.03), (0.05, 0.1), (0.015, 0.19), (0, 0.2)], 4).clip(0), steps=20, crease=80
)


def _statue(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#d9d5cc", 0.6, 0.1))

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, (0, -0.01, 1.62), (0.115, 0.125, 0.15))
        d = smooth_min(d, ball_field(p, (0, 0.03, 1.68), (0.125, 0.12, 0.11)), 0.03)
        d = smooth_min(d, limb_field(p, (0, 0, 1.36), (0, 0, 1.52), 0.06), 0.04)
        d = smooth_min(d, limb_field(p, (0, 0, 1.28), (0, 0, 0.95), 0.17, 0.14), 0.07)
        d = smooth_min(d, limb_field(p, (-0.14, 0, 1.3), (0.14, 0, 1.3), 0.1), 0.06)
        d = smooth_min(d, limb_field(p, (0, 0, 0.95), (0, 0.0, 0.5), 0.17, 0.27), 0.08)
        # One arm raised with a torch, the other at the side.
        d = smooth_min(d, limb_field(p, (0.2, 0, 1.3), (0.34, -0.02, 1.52), 0.065, 0.055), 0.03)
        d = smooth_min(d, limb_field(p, (0.34, -0.02, 1.52), (0.3, -0.05, 1.8), 0.055, 0.05), 0.03)
        d = smooth_min(d, limb_field(p, (-0.2, 0, 1.3), (-0.27, -0.04, 1.02), 0.065, 0.055), 0.03)
        d = smooth_min(d, limb_field(p, (-0.27, -0.04, 1.02), (-0.12, -0.17, 0.94), 0.052, 0.045), 0.03)
        fold = 0.012 * np.cos(np.arctan2(p[:, 1], p[:, 0]) * 14) * np.clip(1.0 - p[:, 2], 0, 0.5)
        return np.maximum(d + fold, 0.48 - p[:, 2])

    out: Pieces = [(blend(field, (-0.42, -0.38, 0.44), (0.5, 0.38, 1.95), cells=84), stone)]
    out += [
        (box(0.92, 0.92, 0.14, round=0.03).moved(z=0.07), PLINTH), (box(0.72, 0.72, 0.34, round=0.03).moved(z=0.29), stone),
        (box(0.84, 0.84, 0.08, round=0.025).moved(z=0.48), PLINTH),
        (frustum(0.035, 0.075, 0.16, round=0.012, steps=20).moved(0.3, -0.05, 1.8), stone),
        (_TORCH.moved(0.3, -0.05, 1.95), stone),
        (lathe([(0.11, 0), (0.135, 0), (0.14, 0.02), (0.135, 0.04), (0.11, 0.04)], steps=28).moved(0, 0.02, 1.71), stone),
    ]  # fmt: skip
    return stand(out, turn=10, top=(0, 0, 1.8), front=(0, -0.36, 0.29))


CONCEPTS: tuple[Concept, ...] = (
    Concept("sun", _sun, "sky", ("sunshine", "sol"), 4.0, "air"),
    Concept("moon", _moon, "sky", ("full moon",), 3.0, "air"),
    Concept("crescent moon", _crescent, "sky", ("half moon shape", "crescent"), 3.0, "air"),
    Concept("rainbow", _rainbow, "sky", (), 10.0, "air"),
    Concept("saturn", _ringed, "sky", ("ringed planet", "planet with rings"), 4.0, "air"),
    Concept("planet", _planet, "sky", ("gas giant", "neptune", "jupiter"), 4.0, "air"),
    Concept("earth", _earth, "sky", ("planet earth", "the earth"), 4.0, "air"),
    Concept("snowman", _snowman, "thing", ("snow man", "snowman without snow"), 1.6),
    Concept("mountain", _mountain, "building", ("peak", "hill"), 300.0),
    Concept("snowy mountain", _snowy, "building", ("snow capped mountain", "alp"), 300.0),
    Concept("mount fuji", _fuji, "building", ("fuji",), 300.0),
    Concept("volcano", _volcano, "building", ("erupting volcano",), 300.0),
    Concept("statue", _statue, "thing", ("sculpture", "stone statue", "monument"), 3.0),
)
