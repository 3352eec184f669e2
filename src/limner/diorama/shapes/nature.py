"""Trees, bushes, rocks and clouds; light enough (below 8000 triangles) to be scattered over a landscape."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import BARK, Piece, curve, glow, paint, slab, stand, tube
from limner.diorama.solids import ball_field, blend, cylinder, lathe, smooth_min, sphere


def _lobes(centres: np.ndarray, radii: np.ndarray, seam: float, cells: int, squash: float = 1.0) -> Mesh:
    """Balls of the given centres and radii, blended into one soft mass."""

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, centres[0], (radii[0], radii[0], radii[0] * squash))
        for c, r in zip(centres[1:], radii[1:], strict=True):
            d = smooth_min(d, ball_field(p, c, (r, r, r * squash)), seam)
        return d

    pad = radii.max() * 0.08 + seam * 0.5
    low = (centres - radii[:, None]).min(0) - pad
    high = (centres + radii[:, None]).max(0) + pad
    return blend(field, low, high, cells=cells)


def _shaded(mesh: Mesh, material: Material, low: float = 0.72, high: float = 1.12) -> Mesh:
    """Vertex colours of the material's own colour, deeper below and lighter on top, as foliage is."""
    z = mesh.vertices[:, 2]
    t = (z - z.min()) / max(float(np.ptp(z)), 1e-6)
    return mesh.painted(np.clip(np.asarray(material.colour) * (low + (high - low) * t)[:, None], 0, 1))


def _tree(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#5fae48", 0.75, 0.0))
    n = 9
    a = 2 * np.pi * (np.arange(n) / n * 1.0) + rng.uniform(0, 6.28)
    level = np.array([0, 1, 0, 1, 0, 1, 0, 1, 0])[:n]
    spread = np.where(level == 0, 0.78, 0.55) * rng.uniform(0.9, 1.12, n)
    centres = np.stack(
        [spread * np.cos(a), spread * np.sin(a), 2.35 + 0.72 * level + rng.uniform(-0.1, 0.14, n)], axis=1
    )
    centres = np.concatenate([centres, [[0, 0, 2.7], [rng.uniform(-0.15, 0.15), 0, 3.45]]])
    radii = np.concatenate([rng.uniform(0.56, 0.7, n), [0.95, 0.66]])
    crown = _lobes(centres, radii, 0.1, 29)
    out: list[Piece] = [(_shaded(crown, green), green)]
    trunk = curve(
        [(0.0, 0.0), (0.36, 0.0), (0.24, 0.22), (0.18, 0.8), (0.17, 1.6), (0.12, 2.4), (0, 2.45)], 4
    ).clip(0)
    out.append((lathe(trunk, steps=20, crease=60), BARK))
    for x, y, z in ((0.62, -0.25, 2.05), (-0.6, -0.15, 2.1), (0.1, 0.5, 2.1)):
        out.append(
            (
                tube(
                    [(0, 0, 1.25), (x * 0.45, y * 0.45, 1.6), (x, y, z)],
                    [0.1, 0.085, 0.06],
                    sides=10,
                    steps=4,
                ),
                BARK,
            )
        )
    return stand(out, top=(0, 0, 3.9))


def _conifer(look: Look, rng: np.random.Generator, own: str) -> list[Piece]:
    green = look.surface(paint(own, 0.75, 0.0))
    out: list[Piece] = [(cylinder(0.17, 0.8, round=0.04, steps=20), BARK)]
    lean = rng.uniform(0, 6.28)
    for i, (r, z, h) in enumerate(
        ((1.15, 0.45, 1.15), (0.98, 1.05, 1.1), (0.78, 1.65, 1.05), (0.56, 2.25, 1.05))
    ):
        a = np.linspace(0, 2 * np.pi, 48, endpoint=False)
        wave = 1 + 0.06 * np.cos(9 * a + i + lean)
        rings = []
        for q, up in (
            (0.0, 0.12),
            (0.75, 0.04),
            (0.97, 0.0),
            (1.0, 0.05),
            (0.9, 0.16),
            (0.55, 0.5),
            (0.25, 0.82),
            (0.08, 0.97),
            (0.0, 1.0),
        ):
            w = 1 + (wave - 1) * (q > 0.5)
            rings.append(
                np.stack(
                    [
                        r * q * w * np.cos(a),
                        r * q * w * np.sin(a),
                        z + h * up + 0 * a - 0.05 * r * q**3 * (w - 1) * 9,
                    ],
                    axis=1,
                )
            )
        from limner.diorama.shapes.toybox import skin

        m = skin(np.array(rings), crease=60)
        out.append((_shaded(m, green, 0.8, 1.1), green))
    return out


def _pine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return stand(_conifer(look, rng, "#2f7d52"), top=(0, 0, 3.3))


def _christmas_tree(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out = _conifer(look, rng, "#2c7a4a")
    baubles = [paint(c, 0.15, 1.0) for c in ("#e0403a", "#f5c23c", "#4a90d9", "#f6f1e4")]
    k = 0
    for r, z in ((1.12, 0.56), (0.95, 1.16), (0.75, 1.75), (0.53, 2.35)):
        n = int(r * 9)
        for i in range(n):
            a = 2 * np.pi * (i + 0.35 * k) / n
            out.append(
                (sphere(0.085, steps=10).moved(r * np.cos(a), r * np.sin(a), z - 0.02), baubles[k % 4])
            )
            k += 1
    star = [
        (
            0.24 * np.sin(np.pi * i / 5) * (1, 0.45)[i % 2],
            3.42 + 0.24 * np.cos(np.pi * i / 5) * (1, 0.45)[i % 2],
        )
        for i in range(10)
    ]
    out.append((slab(star, 0.1, bevel=0.03, corner=0.02), glow("#ffd24a", 0.7)))
    return stand(out, top=(0, 0, 3.6))


def _palm(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#4fa84a", 0.6, 0.1))
    lean = float(rng.choice([-1.0, 1.0]))
    path = curve([(0, 0, 0), (0.12 * lean, 0, 1.0), (0.4 * lean, 0, 2.2), (0.8 * lean, 0, 3.3)], 8)
    ring = 1 + 0.12 * np.tile([1, 0.3, -0.2, 0.1], 7)[: len(path)]
    from limner.diorama.solids import sweep

    out: list[Piece] = [
        (sweep(path, np.linspace(0.24, 0.13, len(path)) * ring, sides=14), paint("#a9794a", 0.8, 0.0))
    ]
    top = path[-1]
    for i in range(9):
        a, rise = 2 * np.pi * i / 9 + 0.2, 0.55 if i % 2 else 0.2
        t = np.linspace(0, 1, 13)
        spine = np.stack(
            [
                1.55 * t,
                0 * t,
                rise * np.sin(np.pi * t * 0.8) + 0.1 - 1.15 * t**2.4 * (1 if i % 2 == 0 else 0.75),
            ],
            axis=1,
        )
        half = (
            0.24
            * np.sin(np.pi * (0.06 + 0.94 * t) ** 0.8).clip(0.02)
            * (1 + 0.16 * np.cos(np.arange(13) * np.pi))
        )
        rows = []
        for p, h in zip(spine, half, strict=True):
            # A roof-shaped leaf: spine on top, both sides hanging, and an underside.
            rows.append(p + np.array([(0, -h, -h * 0.5), (0, 0, 0.03), (0, h, -h * 0.5), (0, 0, -0.05)]))
        from limner.diorama.shapes.toybox import skin

        frond = skin(np.array(rows)[:, ::-1], crease=70)
        if np.einsum("ij,ij->i", frond.normals, frond.vertices - np.repeat(spine, 1, 0).mean(0)).mean() < 0:
            frond = skin(np.array(rows), crease=70)
        out.append((frond.turned(np.degrees(a)).moved(*top), green))
    out += [
        (
            sphere(0.14, steps=10).moved(top[0] + 0.17 * np.cos(b), top[1] + 0.17 * np.sin(b), top[2] - 0.1),
            paint("#7a4a28", 0.6, 0.1),
        )
        for b in (-2.2, -1.0, 1.0)
    ]
    return stand(out, top=(float(top[0]), 0, float(top[2]) + 0.3))


def _bush(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#4f9f45", 0.75, 0.0))
    a = 2 * np.pi * np.arange(6) / 6 + rng.uniform(0, 1)
    centres = np.concatenate(
        [
            np.stack([0.42 * np.cos(a), 0.3 * np.sin(a), 0.3 + 0.05 * rng.random(6)], axis=1),
            [[0, 0, 0.56], [0.2, 0.02, 0.58], [-0.22, -0.03, 0.57], [0.04, -0.1, 0.66]],
        ]
    )
    m = _lobes(centres, np.concatenate([rng.uniform(0.24, 0.31, 6), [0.36, 0.27, 0.28, 0.27]]), 0.06, 34)
    return stand([(_shaded(m, green), green)], top=(0, 0, 0.85))


def _rock(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(paint("#9d9a94", 0.95, 0.0))
    planes = rng.normal(size=(16, 3))
    planes /= np.linalg.norm(planes, axis=1, keepdims=True)
    reach = rng.uniform(0.78, 1.0, 16)

    def field(p: np.ndarray) -> np.ndarray:
        q = p / np.array([0.5, 0.4, 0.34])
        d = np.linalg.norm(q, axis=1) - 1
        for normal, r in zip(planes, reach, strict=True):
            d = -smooth_min(-d, -(q @ normal - r), 0.12)
        return np.maximum(d, -0.75 - q[:, 2]) * 0.34

    return stand([(blend(field, (-0.55, -0.45, -0.4), (0.55, 0.45, 0.4), cells=30), stone)], top=(0, 0, 0.55))


def _cloud(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    white = look.surface(Material((0.93, 0.95, 0.98), roughness=0.9))
    x = np.array([-0.85, -0.35, 0.2, 0.75, -0.15, 0.45, 1.05, -1.1])
    z = np.array([0.3, 0.5, 0.62, 0.4, 0.25, 0.25, 0.2, 0.15])
    r = np.array([0.4, 0.52, 0.58, 0.45, 0.42, 0.42, 0.3, 0.27]) * rng.uniform(0.92, 1.08, 8)
    centres = np.stack([x + rng.uniform(-0.06, 0.06, 8), rng.uniform(-0.14, 0.14, 8), z], axis=1)
    m = _lobes(centres, r, 0.08, 44)
    v = m.vertices.copy()
    floor = -0.05
    low = v[:, 2] < floor
    v[low, 2] = floor + (v[low, 2] - floor) * 0.25
    return stand([(Mesh.of(v, m.faces, crease=180), white)], top=(0, 0, 1.2))


def _grass(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#67b347", 0.7, 0.0))
    out: list[Piece] = []
    for i in range(18):
        a, r, h = 2.4 * i, 0.05 * np.sqrt(i / 18), rng.uniform(0.13, 0.26)
        x, y = r * np.cos(a), r * np.sin(a)
        bend = 0.35 * h * rng.uniform(0.5, 1.3)
        out.append(
            (
                tube(
                    [
                        (x, y, 0),
                        (x + bend * 0.25 * np.cos(a), y + bend * 0.25 * np.sin(a), h * 0.6),
                        (x + bend * np.cos(a), y + bend * np.sin(a), h),
                    ],
                    [0.011, 0.009, 0.002],
                    sides=6,
                    steps=4,
                ),
                green,
            )
        )
    return stand(out, top=(0, 0, 0.2))


def _cactus(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    green = look.surface(paint("#3f9a5c", 0.55, 0.2))

    def ribbed(path: np.ndarray, radius: float) -> Mesh:
        from limner.diorama.solids import sweep

        line = curve(path, 5)
        t = np.linspace(0, 1, len(line))
        r = (
            radius
            * np.sqrt(np.clip(1 - np.clip((t - 0.84) / 0.16, 0, 1) ** 2.0, 0.0, 1))
            * np.clip(0.75 + t * 5, 0, 1)
        )
        m = sweep(line, r, sides=40)
        v = m.vertices.astype(float)
        near = line[np.argmin(((v[:, None] - line[None]) ** 2).sum(2), axis=1)]
        d = v - near
        angle = np.arctan2(d[:, 1], d[:, 0] + 0 * d[:, 2])
        # The ribs fade where the tip rounds off.
        along = np.argmin(((v[:, None] - line[None]) ** 2).sum(2), axis=1) / (len(line) - 1)
        ribs = 0.1 * np.cos(10 * angle) * np.clip((0.97 - along) / 0.12, 0, 1)
        return Mesh.of(near + d * (1 + ribs)[:, None], m.faces, crease=180)

    out: list[Piece] = [(ribbed(np.array([(0, 0, 0), (0, 0, 0.6), (0, 0, 1.3), (0, 0, 1.8)]), 0.24), green)]
    out.append(
        (ribbed(np.array([(0.1, 0, 0.62), (0.42, 0, 0.64), (0.52, 0, 0.85), (0.52, 0, 1.35)]), 0.14), green)
    )
    out.append(
        (ribbed(np.array([(-0.1, 0, 0.85), (-0.4, 0, 0.88), (-0.5, 0, 1.05), (-0.5, 0, 1.5)]), 0.13), green)
    )
    out += [
        (sphere(0.05, 0.05, 0.035, steps=8).moved(0.06 * np.cos(b), 0.06 * np.sin(b), 1.8), paint("#f06a9b"))
        for b in (0.3, 2.4, 4.5)
    ]
    return stand(out, top=(0, 0, 1.82))


def _flower(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    petal, green = look.surface(paint("#fbf7ee", 0.5, 0.2)), paint("#55a047", 0.6, 0.1)
    out: list[Piece] = [
        (tube([(0.012, 0, 0), (0.0, 0, 0.12), (0.004, 0, 0.3)], 0.0075, sides=8, steps=4), green)
    ]
    for i in range(12):
        out.append(
            (
                sphere(0.042, 0.008, 0.018, steps=8)
                .moved(0.056, 0, 0)
                .turned(30 * i, "y")
                .moved(0.004, -0.005 * (i % 2), 0.32),
                petal,
            )
        )
    out.append(
        (
            sphere(0.03, 0.017, 0.03, steps=12).moved(0.004, -0.01, 0.32),
            look.surface(paint("#f6bf2e", 0.7, 0.0), 1),
        )
    )
    for s, z in ((1, 0.07), (-1, 0.11)):
        out.append(
            (
                sphere(0.05, 0.006, 0.017, steps=8)
                .moved(0.048, 0, 0)
                .turned(-38 if s > 0 else -142, "y")
                .moved(0.005, 0, z),
                green,
            )
        )
    return stand([(m.turned(-14, "x"), p) for m, p in out], top=(0, 0, 0.4))


CONCEPTS: tuple[Concept, ...] = (
    Concept("tree", _tree, "plant", ("oak tree", "oak", "apple tree", "deciduous tree"), 4.0),
    Concept("pine tree", _pine, "plant", ("conifer", "fir tree", "spruce", "fir", "pine", "evergreen"), 3.3),
    Concept("christmas tree", _christmas_tree, "plant", ("xmas tree",), 3.6),
    Concept("palm tree", _palm, "plant", ("palm", "coconut tree"), 3.9),
    Concept("bush", _bush, "plant", ("shrub", "hedge"), 1.3),
    Concept("rock", _rock, "thing", ("boulder", "stone"), 1.0),
    Concept("cloud", _cloud, "sky", (), 2.8, "air"),
    Concept("grass tuft", _grass, "plant", ("tuft of grass", "grass"), 0.3),
    Concept("cactus", _cactus, "plant", ("saguaro",), 1.85),
    Concept("flower", _flower, "plant", ("daisy", "blossom"), 0.4),
)
