"""`sculpt`: lumps of clay, blended into one smooth skin and coloured by region.

A figure is a tuple of `Lump`s: balls and limbs that add to the skin, carve it, or only paint it. The signed
distances are blended on a grid (polynomial smooth minimum, Quilez), each lump only inside its own box, and
the
skin is found by marching cubes (Lewiner et al. 2003, scikit-image).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from limner.diorama.material import RGB
from limner.diorama.mesh import Mesh, rotation

Vec = tuple[float, float, float]
Pattern = Callable[[np.ndarray], np.ndarray]
"""points (N, 3) -> how much of the pattern's tone each takes (N,), 0..1."""


@dataclass(frozen=True)
class Lump:
    """A ball (half axes `half`, turned by `tilt` degrees about x, then y, then z) or a limb from `a` to `b`.

    tone: name of its colour. seam: metres over which it melts into the others. op: add to the skin, carve it,
    or paint only what lies inside (soft over `seam`). flat: squashes a limb along the axes, about `a`.
    strength: how much of its tone paint leaves (0..1). over: paint only vertices of this tone.
    """

    a: Vec
    half: Vec = (0.1, 0.1, 0.1)
    b: Vec | None = None
    tone: str = "coat"
    seam: float = 0.05
    tilt: Vec = (0.0, 0.0, 0.0)
    flat: Vec = (1.0, 1.0, 1.0)
    op: Literal["add", "carve", "paint"] = "add"
    strength: float = 1.0

    def distance(self, p: np.ndarray) -> np.ndarray:
        """Signed distance (about) of the points (..., 3) to this lump."""
        q = p - np.asarray(self.a, np.float32)
        if self.b is None:
            if any(self.tilt):
                q = q @ turn(self.tilt).astype(np.float32)
            r = np.asarray(self.half, np.float32)
            k0 = np.sqrt(((q / r) ** 2).sum(-1))
            k1 = np.sqrt(((q / r**2) ** 2).sum(-1))
            return np.where(k1 > 1e-6, k0 * (k0 - 1) / np.maximum(k1, 1e-6), -r.min())
        flat = np.asarray(self.flat, np.float32)
        q = q / flat
        d = ((np.asarray(self.b) - np.asarray(self.a)) / flat).astype(np.float32)
        h = np.clip((q @ d) / max(float(d @ d), 1e-12), 0, 1)
        off = q - h[..., None] * d
        ra, rb = self.half[0], self.half[1]
        return (np.sqrt((off**2).sum(-1)) - (ra + (rb - ra) * h)) * float(flat.min())

    def box(self) -> tuple[np.ndarray, np.ndarray]:
        """(lowest, highest) corner of a box around it."""
        a = np.asarray(self.a)
        if self.b is None:
            m = np.abs(turn(self.tilt)) @ np.asarray(self.half)
            return a - m, a + m
        b, r = np.asarray(self.b), max(self.half[:2]) * np.maximum(np.asarray(self.flat), 0.05)
        return np.minimum(a, b) - r, np.maximum(a, b) + r


def turn(tilt: Vec) -> np.ndarray:
    """3 x 3 rotation: about x, then y, then z, in degrees."""
    return (rotation(tilt[2], "z") @ rotation(tilt[1], "y") @ rotation(tilt[0], "x"))[:3, :3]


def ball(
    at: Vec, half: float | Vec, tone: str = "coat", seam: float = 0.05, tilt: Vec = (0.0, 0.0, 0.0)
) -> Lump:
    """A ball or ellipsoid that adds to the skin."""
    return Lump(at, (half, half, half) if isinstance(half, int | float) else half, None, tone, seam, tilt)


def limb(
    a: Vec,
    b: Vec,
    ra: float,
    rb: float | None = None,
    tone: str = "coat",
    seam: float = 0.04,
    flat: Vec = (1.0, 1.0, 1.0),
) -> Lump:
    """A rounded limb from a (radius ra) to b (radius rb)."""
    return Lump(a, (ra, ra if rb is None else rb, 0.0), b, tone, seam, flat=flat)


def paint(
    at: Vec,
    half: float | Vec,
    tone: str,
    seam: float = 0.03,
    tilt: Vec = (0.0, 0.0, 0.0),
    strength: float = 1.0,
) -> Lump:
    """Colour what lies inside an ellipsoid."""
    size = (half, half, half) if isinstance(half, int | float) else half
    return Lump(at, size, None, tone, seam, tilt, op="paint", strength=strength)


def carve(at: Vec, half: float | Vec, seam: float = 0.03, tilt: Vec = (0.0, 0.0, 0.0)) -> Lump:
    """Hollow out an ellipsoid."""
    size = (half, half, half) if isinstance(half, int | float) else half
    return Lump(at, size, None, "", seam, tilt, op="carve")


def strand(
    points: Sequence[Vec],
    radii: Sequence[float],
    tones: Sequence[str] | str = "coat",
    seam: float = 0.04,
    steps: int = 8,
) -> tuple[Lump, ...]:
    """A bent limb along a Catmull-Rom curve through `points`, its radius and tone running along it."""
    path = curve(points, steps + 1)
    r = np.interp(np.linspace(0, 1, steps + 1), np.linspace(0, 1, len(radii)), radii)
    names = (tones,) if isinstance(tones, str) else tones
    return tuple(
        limb(
            vec(path[i]),
            vec(path[i + 1]),
            float(r[i]),
            float(r[i + 1]),
            names[min(int(i / steps * len(names)), len(names) - 1)],
            seam if i == 0 else 0.004,
        )
        for i in range(steps)
    )


def curve(points: Sequence[Vec] | np.ndarray, count: int) -> np.ndarray:
    """(count, 3) points evenly spread over a Catmull-Rom curve through `points`."""
    p = np.asarray(points, float)
    p = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, len(p) - 3, count)
    i = np.minimum(t.astype(int), len(p) - 4)
    u = (t - i)[:, None]
    a, b, c, d = p[i], p[i + 1], p[i + 2], p[i + 3]
    return 0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3)


def vec(p: np.ndarray | Sequence[float]) -> Vec:
    """Three numbers as a tuple of plain floats."""
    x, y, z = (float(c) for c in p)
    return x, y, z


def mirrored(lumps: Sequence[Lump]) -> tuple[Lump, ...]:
    """The lumps and their mirror images across x = 0."""
    return (*lumps, *(flipped(one) for one in lumps))


def flipped(one: Lump) -> Lump:
    """A lump's mirror image across x = 0."""
    b = None if one.b is None else (-one.b[0], one.b[1], one.b[2])
    return replace(
        one, a=(-one.a[0], one.a[1], one.a[2]), b=b, tilt=(one.tilt[0], -one.tilt[1], -one.tilt[2])
    )


def field(lumps: Sequence[Lump], p: np.ndarray) -> np.ndarray:
    """The blended signed distance at points (N, 3)."""
    value = np.full(p.shape[:-1], 1e3, np.float32)
    for one in lumps:
        if one.op != "paint":
            value = _melt(value, one, one.distance(p.astype(np.float32)))
    return value


def sculpt(
    lumps: Sequence[Lump],
    palette: Mapping[str, RGB],
    step: float,
    *,
    pattern: Pattern | None = None,
    pattern_tones: tuple[str, str] = ("coat", "mark"),
) -> Mesh:
    """The skin over the lumps as a coloured mesh, on a grid of `step` metres.

    `pattern` recolours what has the first of `pattern_tones` with the second.
    """
    from skimage.measure import marching_cubes

    solid = [one for one in lumps if one.op == "add"]
    boxes = [one.box() for one in solid]
    lo = np.min([b[0] for b in boxes], axis=0) - step * 3
    hi = np.max([b[1] for b in boxes], axis=0) + step * 3
    count = np.ceil((hi - lo) / step).astype(int) + 1
    axes = [(lo[i] + step * np.arange(count[i])).astype(np.float32) for i in range(3)]
    value = np.full(count, step * 6, np.float32)
    for one in lumps:
        if one.op == "paint":
            continue
        low, high = one.box()
        margin = one.seam + step * 3
        i0 = np.clip(np.floor((low - margin - lo) / step).astype(int), 0, count)
        i1 = np.clip(np.ceil((high + margin - lo) / step).astype(int) + 1, 0, count)
        if (i1 <= i0).any():
            continue
        cut = tuple(slice(a, b) for a, b in zip(i0, i1, strict=True))
        p = np.stack(np.meshgrid(*(ax[c] for ax, c in zip(axes, cut, strict=True)), indexing="ij"), axis=-1)
        value[cut] = _melt(value[cut], one, one.distance(p))
    v, f, n, _ = marching_cubes(value, 0.0, spacing=(step, step, step), gradient_direction="ascent")
    v = (v + lo).astype(np.float32)
    f = _outward(v, f)
    n = _normals(value, (v - lo) / step)
    return Mesh(
        np.ascontiguousarray(v),
        np.ascontiguousarray(f.astype(np.int32)),
        n,
        colours=coloured(lumps, palette, v, step, pattern=pattern, pattern_tones=pattern_tones),
    )


def coloured(
    lumps: Sequence[Lump],
    palette: Mapping[str, RGB],
    v: np.ndarray,
    step: float,
    *,
    pattern: Pattern | None = None,
    pattern_tones: tuple[str, str] = ("coat", "mark"),
) -> np.ndarray:
    """(N, 3) float32 linear RGB: each point has the tone of the nearest lump, softly, then what is
    painted on.
    """
    solid = [one for one in lumps if one.op == "add"]
    near = np.stack([one.distance(v) for one in solid])
    weight = np.exp(-np.minimum((near - near.min(0)) / (step * 0.7), 30.0))
    weight /= weight.sum(0)
    tones = np.array([palette[one.tone] for one in solid], np.float32)
    colour = weight.T @ tones
    if pattern is not None:
        own = np.array([one.tone == pattern_tones[0] for one in solid], np.float32)
        share = (weight.T @ own) * pattern(v)
        colour += share[:, None] * (np.asarray(palette[pattern_tones[1]], np.float32) - colour)
    for one in lumps:
        if one.op == "paint":
            soft = max(one.seam, step * 1.2)
            t = np.clip(0.5 - one.distance(v) / soft, 0, 1)
            t = t * t * (3 - 2 * t) * one.strength
            colour += t[:, None] * (np.asarray(palette[one.tone], np.float32) - colour)
    return np.ascontiguousarray(np.clip(colour, 0, 1), np.float32)


def surface_point(lumps: Sequence[Lump], x: float, z: float, start: float) -> tuple[np.ndarray, np.ndarray]:
    """Where a ray along +y from (x, start, z) meets the skin, and the unit normal there (sphere tracing).

    A ray that misses gives the point where it came nearest.
    """
    solid = [one for one in lumps if one.op != "paint"]
    p = np.array([x, start, z], np.float64)
    best, nearest = p.copy(), np.inf
    for _ in range(60):
        d = float(field(solid, p[None])[0])
        if d < nearest:
            best, nearest = p.copy(), d
        if d < 1e-4 or p[1] > -start:
            break
        p[1] += max(d * 0.8, 1e-4)
    e = 2e-3
    offsets = np.concatenate([best + e * np.eye(3), best - e * np.eye(3)])
    values = field(solid, offsets)
    n = (values[:3] - values[3:]).astype(np.float64)
    return best, n / max(float(np.linalg.norm(n)), 1e-9)


def _melt(value: np.ndarray, one: Lump, d: np.ndarray) -> np.ndarray:
    k = np.float32(max(one.seam, 1e-5))
    if one.op == "carve":
        h = np.clip(0.5 - 0.5 * (value + d) / k, 0, 1)
        return value + (-d - value) * h + k * h * (1 - h)
    h = np.clip(0.5 + 0.5 * (d - value) / k, 0, 1)
    return d + (value - d) * h - k * h * (1 - h)


def _outward(v: np.ndarray, f: np.ndarray) -> np.ndarray:
    a, b, c = (v[f[:, i]].astype(np.float64) for i in range(3))
    volume = (a * np.cross(b, c)).sum()
    return f if volume > 0 else f[:, ::-1]


def _normals(value: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Unit gradients of the grid at fractional cells `at` (N, 3), by central differences of trilinear
    samples.
    """
    from scipy.ndimage import map_coordinates

    at = at.T.astype(np.float32)
    n = np.empty((at.shape[1], 3), np.float32)
    for axis in range(3):
        e = np.zeros((3, 1), np.float32)
        e[axis] = 1.0
        n[:, axis] = map_coordinates(value, at + e, order=1, mode="nearest") - map_coordinates(
            value, at - e, order=1, mode="nearest"
        )
    n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    return n
