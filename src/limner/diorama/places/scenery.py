"""Setting things out in a place: where scenery may stand, how it is strewn, and the ground under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material
from limner.diorama.mesh import Mesh, placement
from limner.diorama.places import PlaceAsk
from limner.diorama.solids import capsule, sphere
from limner.diorama.stage import Placed, Scatter
from limner.diorama.terrain import Height, grid, smoothstep

CAMERA = np.array([0.0, -7.0])
DRAFT_GRID = 0.64
"""Share of a floor's columns and rows that a draft keeps."""
DRAFT_COPIES = (40, 0.6)
"""A draft keeps all copies of a plant up to the first number, and this share of what is beyond."""


def ground(
    height: Height,
    colours: np.ndarray | None,
    *,
    far: float = 60.0,
    columns: int = 180,
    rows: int = 200,
    roughness: float = 0.75,
    colour: RGB = (0.5, 0.5, 0.5),
    quality: int = 1,
) -> tuple[Mesh, Material]:
    """The floor of a place as a mesh that widens with the view, from behind the camera out to `far`
    metres; coarser for a draft (`quality` 0)."""
    if quality == 0:
        columns, rows = (round(DRAFT_GRID * n) for n in (columns, rows))
    mesh = grid((-7.0, 7.0), (-9.5, far), columns, rows, height, fan=far / 7.0)
    if colours is not None:
        mesh = mesh.painted(colours)
    return mesh, Material(colour, roughness=roughness)


def put(
    body: Body,
    x: float,
    y: float,
    height: Height,
    *,
    scale: float = 1.0,
    turn: float = 0.0,
    sink: float = 0.0,
) -> Placed:
    """One body standing on the land at (x, y)."""
    z = float(height(np.array([[x, y]]))[0])
    return Placed(body, placement(x, y, z - sink, scale=scale, turn=turn))


def strew(
    body: Body,
    xy: np.ndarray,
    height: Height,
    rng: np.random.Generator,
    *,
    scale: tuple[float, float] = (0.8, 1.2),
    sink: float = 0.0,
) -> Scatter:
    """Copies of `body` at xy (N, 2) on the land, each turned and scaled at random."""
    z = height(xy) if len(xy) else np.zeros(0)
    size = rng.uniform(*scale, len(xy))
    turn = rng.uniform(0, 2 * np.pi, len(xy))
    m = np.zeros((len(xy), 4, 4))
    c, s = np.cos(turn) * size, np.sin(turn) * size
    m[:, 0, 0], m[:, 0, 1], m[:, 1, 0], m[:, 1, 1], m[:, 2, 2], m[:, 3, 3] = c, -s, s, c, size, 1
    m[:, :2, 3], m[:, 2, 3] = xy, z - sink * size
    return Scatter(body, m)


def wedge(
    rng: np.random.Generator, count: int, near: float, far: float, *, spread: float = 27.0, power: float = 1.0
) -> np.ndarray:
    """(count, 2) points in front of the camera between `near` and `far` metres from it, within `spread`
    degrees of its axis; power > 1 crowds them towards the camera."""
    d = near + (far - near) * rng.random(count) ** power
    a = np.radians(rng.uniform(-spread, spread, count))
    return np.stack([np.sin(a) * d, np.cos(a) * d], axis=1) + CAMERA


def outside(xy: np.ndarray, radius: float = 3.0, *, front: bool = True) -> np.ndarray:
    """Which of xy (N, 2) lie outside the clearing; with `front` also outside the view from the camera to
    it."""
    free = np.hypot(xy[:, 0], xy[:, 1]) > radius
    if front:
        free &= ~((xy[:, 1] < 0) & (np.abs(xy[:, 0]) < 1.4 + 0.12 * (xy[:, 1] + 7)))
    return np.asarray(free)


def apart(xy: np.ndarray, gap: float) -> np.ndarray:
    """Those of xy (N, 2), in order, that keep `gap` metres from all before them."""
    kept: list[np.ndarray] = []
    for p in xy:
        if all(np.hypot(*(p - q)) >= gap for q in kept):
            kept.append(p)
    return np.array(kept).reshape(-1, 2)


def share(
    xy: np.ndarray,
    bodies: Sequence[Body],
    height: Height,
    rng: np.random.Generator,
    *,
    scale: tuple[float, float] = (0.8, 1.2),
    sink: float = 0.0,
) -> tuple[Scatter, ...]:
    """xy dealt out among several bodies."""
    parts = [xy[k :: len(bodies)] for k in range(len(bodies))]
    return tuple(
        strew(b, p, height, rng, scale=scale, sink=sink) for b, p in zip(bodies, parts, strict=True) if len(p)
    )


def settled(
    scatter: Sequence[Scatter], *, budget: int = 45_000, quality: int = 1
) -> tuple[tuple[Placed, ...], tuple[Scatter, ...]]:
    """Small things as one merged body each, large ones left as instances.

    The renderer pays for every instance (time and memory), far more than for the triangles of small plants;
    so copies are merged while a kind has no more than `budget` triangles in all. A draft (`quality` 0) has fewer
    of what is many.
    """
    placed, kept = [], []
    for s in scatter:
        if quality == 0:
            s = _thinned(s)
        faces = sum(len(p.mesh.faces) for p in s.body.parts)
        if len(s.matrices) == 0:
            continue
        if faces * len(s.matrices) > budget:
            kept.append(s)
        else:
            placed.append(Placed(Body(tuple(replace(p, mesh=_copies(p.mesh, s.matrices)) for p in s.body.parts))))
    return tuple(placed), tuple(kept)


def _thinned(scatter: Scatter) -> Scatter:
    """For a draft: most copies of few, some of many, evenly dropped."""
    n, (few, share_kept) = len(scatter.matrices), DRAFT_COPIES
    if n <= few:
        return scatter
    keep = np.linspace(0, n - 1, few + round((n - few) * share_kept)).round().astype(int)
    return Scatter(scatter.body, scatter.matrices[np.unique(keep)])


def _copies(mesh: Mesh, matrices: np.ndarray) -> Mesh:
    """One mesh of `mesh` under every matrix (N, 4, 4) of rotation, even scale and shift."""
    n, v = len(matrices), len(mesh.vertices)
    m = matrices.astype(np.float32)
    size = np.linalg.norm(m[:, :3, 0], axis=1)[:, None, None]
    vertices = mesh.vertices @ m[:, :3, :3].transpose(0, 2, 1) + m[:, None, :3, 3]
    normals = mesh.normals @ (m[:, :3, :3] / size).transpose(0, 2, 1)
    faces = mesh.faces[None] + (np.arange(n, dtype=np.int32) * v)[:, None, None]
    colours = None if mesh.colours is None else np.tile(mesh.colours, (n, 1))
    return Mesh(
        vertices.reshape(-1, 3).astype(np.float32),
        faces.reshape(-1, 3).astype(np.int32),
        normals.reshape(-1, 3).astype(np.float32),
        None,
        colours,
    )


def clearing(xy: np.ndarray, radius: float = 3.0, fade: float = 5.0) -> np.ndarray:
    """0 within the clearing (and towards the camera), 1 from `fade` metres beyond it: multiplies relief."""
    r = np.hypot(xy[:, 0] * 0.8, np.maximum(xy[:, 1], xy[:, 1] * 0.35))
    return smoothstep(radius, radius + fade, r)


NEAREST_DROP = 0.7
"""How far before the middle of the clearing rain and snow still fall, metres."""


def falling(ask: PlaceAsk, rng: np.random.Generator) -> list[Scatter]:
    """Rain or snow in the air before and behind the clearing, as the weather has it; none close to the
    camera."""
    if ask.weather not in ("rain", "storm", "snow"):
        return []
    if ask.weather == "snow":
        drop, count = sphere(0.02, steps=4), 420
        part = Part(drop, Material((0.97, 0.98, 1.0), roughness=0.98))
    else:
        count = 320 if ask.weather == "rain" else 520
        lean = 0.03 if ask.weather == "rain" else 0.12
        drop = capsule((0, 0, 0), (lean, 0, 0.3), 0.0035, 0.005, sides=4)
        part = Part(drop, Material((0.75, 0.83, 0.9), roughness=0.3))
    xy = wedge(rng, count, 3.0, 20, spread=25, power=1.2)
    # A drop between the eye and what it looks at would be a broad blur.
    xy = xy[xy[:, 1] > -NEAREST_DROP]
    count = len(xy)
    m = np.tile(np.eye(4), (count, 1, 1))
    m[:, :3, :3] *= rng.uniform(0.5, 1.2, (count, 1, 1))
    m[:, :2, 3], m[:, 2, 3] = xy, rng.uniform(0.1, 4.4, count)
    return [Scatter(Body((part,)), m)]


def single(mesh: Mesh, material: Material) -> Placed:
    """A body of one part, where it is."""
    return Placed(Body((Part(mesh, material),)))
