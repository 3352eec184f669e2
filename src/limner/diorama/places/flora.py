"""Light scenery plants and stones for places: a few thousand triangles each at most, made to be instanced.

Toy ones are smooth blobs; photo ones carry leaves, needles and vertex colours. Heights in metres of the
stage, where a tree is about three high.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.places.unwanted import shows
from limner.diorama.solids import capsule, frustum, lathe, sphere, sweep
from limner.diorama.terrain import fractal, mix
from limner.prompt.scene import Season

BARK = srgb("#7a4f33")
LEAVES: dict[Season, tuple[RGB, ...]] = {
    "spring": (srgb("#8ecb4f"), srgb("#f3a9c4"), srgb("#a6d76a")),
    "summer": (srgb("#4fae4a"), srgb("#6bbf46"), srgb("#3d9a55")),
    "autumn": (srgb("#e8842c"), srgb("#d9512c"), srgb("#f0b434")),
    "winter": (srgb("#eef4fa"), srgb("#e2ecf5"), srgb("#f7fafc")),
}


def matte(colour: RGB, roughness: float = 0.62) -> Material:
    """The soft surface of painted wood or vinyl."""
    return Material(colour, roughness=roughness)


def ball(x: float, y: float, z: float, r: float, squash: float = 0.92, steps: int = 11) -> Mesh:
    """A slightly flattened ball about (x, y, z)."""
    return sphere(r, r, r * squash, steps=steps).moved(x, y, z)


@lru_cache(maxsize=64)
@shows("tree")
def tree(leaf: RGB, variant: int = 0, height: float = 3.0) -> Body:
    """A toy broadleaf tree: a bent trunk under a cloud of balls."""
    rng = np.random.default_rng(variant)
    trunk = sweep(
        [(0, 0, -0.1), (0.03, 0, 0.5), (0.0, 0.02, 1.3), (0, 0, 1.7)], [0.2, 0.15, 0.12, 0.1], sides=12
    )
    crown = [ball(0, 0, 2.05, 0.86)]
    for k in range(5):
        a = k * 2 * np.pi / 5 + rng.uniform(-0.3, 0.3)
        r = rng.uniform(0.42, 0.58)
        crown.append(ball(0.62 * np.cos(a), 0.62 * np.sin(a), 1.75 + rng.uniform(0, 0.5), r))
    crown.append(ball(rng.uniform(-0.2, 0.2), 0, 2.65, 0.52))
    scale = height / 3.1
    return Body((Part(trunk.scaled(scale), matte(BARK)), Part(merge(crown).scaled(scale), matte(leaf))))


@lru_cache(maxsize=64)
@shows("tree", "pine tree")
def pine(leaf: RGB, variant: int = 0, height: float = 3.2, snowy: bool = False) -> Body:
    """A toy fir: rounded skirts one above the other; with snow on them when `snowy`."""
    rng = np.random.default_rng(variant)
    parts = [Part(frustum(0.16, 0.12, 0.7, steps=14).moved(z=-0.1), matte(BARK))]
    skirts, caps = [], []
    for k in range(4):
        r, z = 0.92 - 0.2 * k, 0.5 + 0.58 * k
        h = 1.0 - 0.08 * k
        profile = np.array(
            [
                (0, 0.05),
                (r * 0.8, 0.0),
                (r * 0.98, 0.05),
                (r, 0.13),
                (r * 0.8, 0.36),
                (r * 0.45, 0.72),
                (r * 0.16, 0.95),
                (0, 1.0),
            ]
        ) * [1, h]
        lean = rng.uniform(-0.03, 0.03, 2)
        skirts.append(lathe(profile, steps=22, crease=120).moved(lean[0], lean[1], z))
        if snowy:
            cap = np.array(
                [
                    (0, 0.2),
                    (r * 0.98, 0.17),
                    (r * 0.93, 0.25),
                    (r * 0.76, 0.45),
                    (r * 0.45, 0.79),
                    (r * 0.18, 1.01),
                    (0, 1.06),
                ]
            ) * [1, h]
            caps.append(lathe(cap, steps=22, crease=120).moved(lean[0], lean[1], z))
    scale = height / 3.25
    parts.append(Part(merge(skirts).scaled(scale), matte(leaf)))
    if caps:
        parts.append(Part(merge(caps).scaled(scale), matte(srgb("#f4f8fc"), 0.7)))
    parts[0] = Part(parts[0].mesh.scaled(scale), parts[0].material)
    return Body(tuple(parts))


@lru_cache(maxsize=64)
@shows("bush")
def bush(leaf: RGB, variant: int = 0) -> Body:
    """A toy bush, about 1 wide and 0.7 high."""
    rng = np.random.default_rng(variant)
    blobs = [ball(0, 0, 0.3, 0.42)]
    for x in (-0.4, 0.38):
        blobs.append(ball(x, rng.uniform(-0.1, 0.1), 0.2, rng.uniform(0.26, 0.34)))
    return Body((Part(merge(blobs), matte(leaf)),))


@lru_cache(maxsize=64)
@shows("rock")
def rock(colour: RGB, variant: int = 0, rough: bool = False) -> Body:
    """A stone about 1 wide, half sunk; `rough` for photographs."""
    steps = 26 if rough else 14
    m = sphere(0.5, 0.42, 0.36, steps=steps)
    d = m.vertices / np.linalg.norm(m.vertices, axis=1, keepdims=True)
    q = np.stack([d[:, 0] + 0.7 * d[:, 2], d[:, 1] - 0.6 * d[:, 2]], axis=1) + variant * 7.3
    bump = 0.2 * fractal(q * 1.1, variant, octaves=2) + (
        0.13 * fractal(q * 4, variant + 1, octaves=4) if rough else 0
    )
    mesh = Mesh.of(m.vertices * (1 + bump[:, None]), m.faces, crease=30 if rough else 180).moved(z=0.14)
    if rough:
        v = mesh.vertices
        tone = 0.8 + 0.5 * fractal(v[:, :2] * 6 + v[:, 2:] * 5, variant + 3, octaves=4)
        mesh = mesh.painted(np.asarray(colour) * tone[:, None])
    return Body((Part(mesh, matte(colour, 0.98 if rough else 0.7)),))


@lru_cache(maxsize=64)
@shows("flower")
def flower(petal: RGB, variant: int = 0) -> Body:
    """A toy flower, 0.3 high: stem, six petals, a yellow heart."""
    stem = sweep([(0, 0, 0), (0.015, 0, 0.13), (0, 0, 0.24)], 0.011, sides=6)
    petals = []
    for k in range(6):
        petals.append(
            sphere(0.05, 0.032, 0.014, steps=6).moved(0.058).turned(60 * k + 13 * variant).moved(z=0.245)
        )
    tilt = merge(petals).moved(z=-0.245).turned(28, "x").moved(z=0.245)
    heart = sphere(0.034, 0.034, 0.024, steps=6).moved(y=-0.008, z=0.258)
    return Body(
        (
            Part(stem, matte(srgb("#5fae3e"))),
            Part(tilt, matte(petal, 0.5)),
            Part(heart, matte(srgb("#ffce3a"))),
        )
    )


@lru_cache(maxsize=64)
@shows("grass tuft")
def tuft(colour: RGB, variant: int = 0, blades: int = 9, height: float = 0.2, photo: bool = False) -> Body:
    """A tuft of grass: tapering bent blades, darker at the root."""
    rng = np.random.default_rng(variant)
    meshes = []
    for _ in range(blades):
        a, h = rng.uniform(0, 2 * np.pi), height * rng.uniform(0.55, 1.1)
        out, w = rng.uniform(0.2, 0.6) * h, (0.007 if photo else 0.016) * (height / 0.2) ** 0.5
        root = rng.normal(0, 0.05 if photo else 0.03, 2)
        t = np.array([0, 0.4, 0.75, 1.0])
        width = w * np.array([1, 0.9, 0.6, 0.0])
        spine = np.stack(
            [root[0] + np.cos(a) * out * t**2, root[1] + np.sin(a) * out * t**2, h * t - 0.02], axis=1
        )
        side = np.array([-np.sin(a), np.cos(a), 0])
        v = np.concatenate([spine - side * width[:, None], spine + side * width[:, None]])
        f = np.array([[k, k + 4, k + 5] for k in range(3)] + [[k, k + 5, k + 1] for k in range(3)])
        shade = np.concatenate([(0.62 if photo else 0.9) + (0.5 if photo else 0.25) * t] * 2)[
            :, None
        ] * rng.uniform(0.85, 1.15)
        m = Mesh.of(v, f, crease=180).painted(np.clip(np.asarray(colour) * shade, 0, 1))
        n = m.normals * np.float32(0.35) + np.array([0, 0, 1], np.float32)
        n /= np.linalg.norm(n, axis=1, keepdims=True)
        meshes.append(Mesh(m.vertices, m.faces, n.astype(np.float32), None, m.colours))
    return Body((Part(merge(meshes), Material(colour, roughness=0.98, thin=True)),))


@lru_cache(maxsize=64)
@shows("tree", "pine tree")
def conifer(leaf: RGB, variant: int = 0, height: float = 4.0, snow: float = 0.0, layers: int = 20) -> Body:
    """A spruce for photographs: whorls of drooping ragged boughs about a thin trunk, about 40 triangles a
    layer."""
    rng = np.random.default_rng(variant)
    v: list[np.ndarray] = []
    f: list[list[int]] = []
    c: list[np.ndarray] = []
    base = 0.21 * height * rng.uniform(0.85, 1.1)
    for k in range(layers):
        t = k / (layers - 1)
        z = height * (0.1 + 0.86 * t)
        reach = base * (1 - t) ** 0.85 + 0.03 * height * (1 - t) + 0.012 * height
        count = int(9 - 4 * t)
        spin = rng.uniform(0, 2 * np.pi)
        for b in range(count):
            a = spin + 2 * np.pi * b / count + rng.uniform(-0.25, 0.25)
            r = reach * rng.uniform(0.6, 1.12)
            out, side = np.array([np.cos(a), np.sin(a), 0]), np.array([-np.sin(a), np.cos(a), 0])
            w = r * rng.uniform(0.28, 0.42)
            droop = rng.uniform(0.15, 0.45) * r
            lift = 0.07 * height * (1 - 0.5 * t)
            points = [
                out * 0.0 + [0, 0, z + lift],
                out * r * 0.5 + side * w + [0, 0, z - droop * 0.35],
                out * r * 0.55 + [0, 0, z + lift * 0.25],
                out * r * 0.5 - side * w + [0, 0, z - droop * 0.35],
                out * r + [0, 0, z - droop],
                out * r * 0.78 + side * w * 0.8 + [0, 0, z - droop * 0.9],
                out * r * 0.78 - side * w * 0.8 + [0, 0, z - droop * 0.9],
            ]
            n = 7 * len(v)
            v.append(np.array(points))
            f += [
                [n, n + 2, n + 1],
                [n, n + 3, n + 2],
                [n + 1, n + 2, n + 5],
                [n + 2, n + 4, n + 5],
                [n + 3, n + 6, n + 2],
                [n + 2, n + 6, n + 4],
            ]
            tone = rng.uniform(0.75, 1.2) * np.array([0.45, 0.8, 0.75, 0.8, 1.25, 1.05, 1.05])
            tint = np.clip(np.asarray(leaf) * tone[:, None], 0, 1)
            white = np.clip(snow * np.array([0.6, 0.5, 1.0, 0.5, 0.8, 0.6, 0.6]), 0, 1)
            c.append(mix(tint, (0.86, 0.9, 0.95), white * rng.uniform(0.5, 1.0)))
    verts = np.concatenate(v)
    m = Mesh.of(verts, np.array(f)[:, ::-1], crease=180)
    # Normals lean outwards and up, so that a tree shades as one soft cone.
    out = verts * [1, 1, 0]
    out = (
        out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6) * 0.8
        + [0, 0, 0.6]
        + 0.5 * m.normals
    )
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    crown = Mesh(m.vertices, m.faces, out.astype(np.float32), None, np.concatenate(c).astype(np.float32))
    trunk = frustum(0.022 * height, 0.004 * height, height * 0.95, steps=8).painted(srgb("#4a3527"))
    return Body(
        (Part(trunk, Material(roughness=0.98)), Part(crown, Material(leaf, roughness=0.98, thin=True)))
    )


@lru_cache(maxsize=64)
@shows("tree", "bush")
def leafy(leaf: RGB, variant: int = 0, height: float = 3.2, leaves: int = 1500, low: bool = False) -> Body:
    """A broadleaf tree (or, with `low`, a bush) for photographs: leaf cards over clumps, boughs showing
    between."""
    rng = np.random.default_rng(variant)
    clumps = rng.normal(0, 1, (9, 3))
    clumps /= np.linalg.norm(clumps, axis=1, keepdims=True)
    clumps = clumps * [0.3, 0.3, 0.26] * height * rng.uniform(0.5, 1, (9, 1))
    middle = np.array([0, 0, height * (0.28 if low else 0.66)])
    which = rng.integers(0, len(clumps), leaves)
    d = rng.normal(0, 1, (leaves, 3))
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    radius = height * 0.17 * rng.uniform(0.75, 1.08, (leaves, 1))
    p = middle + clumps[which] + d * radius * [1, 1, 0.8]
    size = height * 0.026 * rng.uniform(0.7, 1.4, (leaves, 1))
    u = np.cross(d + rng.normal(0, 0.7, d.shape), rng.normal(0, 1, d.shape))
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    w = np.cross(d, u)
    w /= np.maximum(np.linalg.norm(w, axis=1, keepdims=True), 1e-6)
    v = np.stack([p - u * size, p + w * size * 0.55, p + u * size, p - w * size * 0.55], axis=1).reshape(
        -1, 3
    )
    k = np.arange(leaves)[:, None] * 4
    f = np.concatenate([k + np.array([0, 1, 2]), k + np.array([0, 2, 3])])
    depth = np.linalg.norm((p - middle) / [1, 1, 0.9], axis=1) / (height * 0.42)
    tone = (0.42 + 0.75 * np.clip(depth, 0, 1)) * rng.uniform(0.75, 1.2, leaves)
    colour = np.repeat(np.asarray(leaf) * tone[:, None] * (1 + rng.normal(0, 0.05, (leaves, 3))), 4, axis=0)
    normal = np.repeat(d + 0.7 * (p - middle) / (height * 0.4) + [0, 0, 0.25], 4, axis=0)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    crown = Mesh(
        v.astype(np.float32),
        f.astype(np.int32),
        normal.astype(np.float32),
        None,
        np.clip(colour, 0, 1).astype(np.float32),
    )
    parts = [Part(crown, Material(leaf, roughness=0.98, thin=True))]
    if not low:
        wood = [capsule((0, 0, -0.1), (0.03, 0, height * 0.5), 0.045 * height, 0.025 * height, sides=9)]
        for q in clumps[:6]:
            wood.append(capsule((0.03, 0, height * 0.42), middle + q, 0.02 * height, 0.006 * height, sides=6))
        parts.append(Part(merge(wood).painted(srgb("#5a4433")), Material(roughness=0.98)))
    return Body(tuple(parts))


@lru_cache(maxsize=32)
@shows("tree", "palm tree")
def palm(leaf: RGB, variant: int = 0, height: float = 3.4) -> Body:
    """A palm: a leaning ringed trunk and nine arching feathered fronds."""
    rng = np.random.default_rng(variant)
    t = np.linspace(0, 1, 26)
    lean = rng.uniform(0.5, 0.8)
    path = np.stack([lean * t**1.8, 0 * t, height * t - 0.1], axis=1)
    radii = 0.14 - 0.065 * t + 0.012 * np.sin(t * 78)
    parts = [Part(sweep(path, radii, sides=12), matte(srgb("#a97c50")))]
    top = path[-1]
    fronds = []
    for k in range(10):
        a = 2 * np.pi * k / 10 + rng.uniform(-0.2, 0.2)
        s = np.linspace(0, 1, 9)
        reach, rise = 1.35 * rng.uniform(0.85, 1.1), rng.uniform(0.2, 0.55)
        x, z = reach * (s - 0.12 * s**2), rise * np.sin(s * 2.0) * 1.1 - 0.85 * s**2.2
        w = 0.26 * np.sin(np.pi * np.clip(s * 0.92 + 0.08, 0, 1)) ** 0.8
        ragged = np.where(np.arange(9) % 2 == 0, 1.0, 0.72)
        mid = np.stack([x, 0 * s, z], axis=1)
        left = np.stack([x + 0.08, w * ragged, z - 0.35 * w], axis=1)
        right = left * [1, -1, 1]
        v = np.concatenate([left, mid, right])
        f = []
        for i in range(8):
            for o in (0, 9):
                f += [[o + i, o + 9 + i, o + i + 10], [o + i, o + i + 10, o + i + 1]]
        colour = np.asarray(leaf) * np.concatenate([1.08 + 0 * s, 0.8 + 0 * s, 0.92 + 0 * s])[:, None]
        m = Mesh.of(v, np.array(f), crease=25, colours=np.clip(colour, 0, 1).astype(np.float32))
        fronds.append(m.turned(float(np.degrees(a))).moved(*top))
    parts.append(Part(merge(fronds), Material(leaf, roughness=0.6, thin=True)))
    nuts = [
        ball(float(top[0]) + 0.1 * np.cos(q), 0.1 * np.sin(q), float(top[2]) - 0.12, 0.085, 1, 7)
        for q in (3.6, 5.2)
    ]
    parts.append(Part(merge(nuts), matte(srgb("#6b4527"))))
    return Body(tuple(parts))


@lru_cache(maxsize=32)
@shows("cactus")
def cactus(colour: RGB, variant: int = 0, height: float = 2.0) -> Body:
    """A saguaro: a ribbed column with two raised arms."""
    rng = np.random.default_rng(variant)

    def ribbed(path: list[tuple[float, float, float]], radius: float) -> Mesh:
        p = np.asarray(path)
        t = np.linspace(0, 1, 22)
        knots = np.linspace(0, 1, len(p))
        fine = np.stack([np.interp(t, knots, p[:, k]) for k in range(3)], axis=1)
        for _ in range(3):
            fine[1:-1] = (fine[:-2] + 2 * fine[1:-1] + fine[2:]) / 4
        end = np.sqrt(np.clip(1 - ((t - 0.86) / 0.14).clip(0, 1) ** 2, 0, 1))
        m = sweep(fine, radius * end, sides=40)
        rib = 1 + 0.07 * np.cos(np.arange(40) * 2 * np.pi / 40 * 10)
        v = m.vertices.copy()
        if len(v) >= 22 * 40:
            core = np.repeat(fine, 40, axis=0)
            v[: 22 * 40] = core + (v[: 22 * 40] - core) * np.tile(rib, 22)[:, None]
        return Mesh.of(v, m.faces, crease=180)

    r = 0.17 * height / 2
    s = height / 2
    arms = [ribbed([(0, 0, -0.1), (0, 0, s), (0, 0, 2 * s)], r)]
    for side in (-1, 1):
        z = rng.uniform(0.7, 1.1) * s
        out = side * 0.48 * s
        arms.append(
            ribbed(
                [
                    (0, 0, z),
                    (out * 0.6, 0, z),
                    (out, 0, z + 0.12 * s),
                    (out, 0, z + 0.4 * s),
                    (out, 0, z + rng.uniform(0.6, 0.8) * s),
                ],
                r * 0.68,
            )
        )
    return Body((Part(merge(arms), matte(colour, 0.6)),))


@lru_cache(maxsize=32)
@shows("cloud")
def puff(variant: int = 0, colour: RGB = (0.97, 0.97, 0.97)) -> Body:
    """A toy cloud, about 2.4 wide: balls on a flat-bottomed row."""
    rng = np.random.default_rng(variant)
    blobs = []
    for x, r in ((-0.85, 0.36), (-0.35, 0.52), (0.2, 0.62), (0.72, 0.46), (1.1, 0.28)):
        r *= rng.uniform(0.88, 1.1)
        blobs.append(ball(x, rng.uniform(-0.1, 0.1), r * 0.62, r, 0.85, 14))
    return Body((Part(merge(blobs), Material(colour, roughness=0.98)),))
