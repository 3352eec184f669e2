"""Brush strokes: where they go, and the paint they leave, thick enough to catch the light.

Follows Hertzmann 1998 (painterly rendering with curved strokes of several sizes) for the planning and Hertzmann 2002
(fast paint texture) for the relief; strokes also end where the thing they paint ends, which only a renderer knows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

BRISTLES, BRUSHES = 24, 64
STEPS = 9
"""Points of a stroke's spine to either side of where the brush was set down."""
SAME = 0.16
"""Difference in colour, summed over the channels, at which a stroke ends."""
CLOSE = 0.8
"""Distance of the samples of a stroke, in pixels: below 1, so that no pixel is missed."""
BATCH = 6_000_000


@dataclass(frozen=True, eq=False)
class Strokes:
    """A layer of N strokes, the first below the last. spines: (N, K, 2) float32, (row, column) in pixels of what is seen,
    the valid ones between first and last (N,) int, inclusive. radius: of the brush, likewise. colours: (N, 3) sRGB 0..1."""

    spines: np.ndarray
    first: np.ndarray
    last: np.ndarray
    radius: float
    colours: np.ndarray


@dataclass(frozen=True)
class Brush:
    """How a layer is painted. size: the brush's radius as a share of the picture's height. apart, long: distance of strokes
    and half their length, in radii. off: how far (sRGB distance) the canvas may be from what is seen before it is painted
    over. stray: how far a stroke's colour strays from what is seen."""

    size: float
    apart: float
    long: float
    off: float
    stray: float


@dataclass(eq=False)
class Canvas:
    """What is painted, `times` as large as what is seen, so that the edges of strokes come out smooth. colours: (times H,
    times W, 3) float32 sRGB 0..1. relief: (times H, times W) float32, the paint's thickness in pixels."""

    colours: np.ndarray
    relief: np.ndarray
    times: int

    def seen(self) -> np.ndarray:
        """(H, W, 3) its colours at the size of what is seen."""
        h, w = self.relief.shape[0] // self.times, self.relief.shape[1] // self.times
        return self.colours.reshape(h, self.times, w, self.times, 3).mean((1, 3))


@dataclass(frozen=True, eq=False)
class View:
    """What is painted from. target: (H, W, 3) sRGB 0..1. angle: (H, W) radians, the way a brush goes, 0 = along the row.
    owner: (H, W) int, the thing seen there. depth: (H, W), larger is farther."""

    target: np.ndarray
    angle: np.ndarray
    owner: np.ndarray
    depth: np.ndarray


def plan(view: View, canvas: Canvas, brush: Brush, rng: np.random.Generator) -> Strokes:
    """Strokes of one brush wherever the canvas is too far from what is seen, far things first."""
    from scipy.ndimage import gaussian_filter

    h, w = view.owner.shape
    radius = brush.size * h
    blurred = gaussian_filter(view.target, (radius * 0.5, radius * 0.5, 0))
    grid = radius * brush.apart
    rows, columns = max(1, int(h / grid)), max(1, int(w / grid))
    at = np.stack(np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij"), -1).reshape(-1, 2)
    spots = (at + rng.uniform(0, 1, at.shape)) * (h / rows, w / columns)
    stray = rng.standard_normal((len(spots), 4)).astype(np.float32)
    wrong = gaussian_filter(np.sqrt(((blurred - canvas.seen()) ** 2).sum(-1)), radius * 0.4)
    wanted = wrong[_index(spots, h, w)] >= brush.off
    spots, stray = spots[wanted], stray[wanted]
    here = _index(spots, h, w)
    colours = blurred[here]
    # Far things first, roughly: a near thing's edge lies over what is behind it.
    order = np.argsort(np.log(np.maximum(view.depth[here], 1e-3)) * -1.0 + 0.12 * stray[:, 3], kind="stable")
    spots, colours, stray = spots[order], colours[order], stray[order]
    ways = [_walk(view, blurred, spots, colours, radius, radius * brush.long / STEPS, side) for side in (-1, 1)]
    (back, behind), (ahead, before) = ways
    spines = np.concatenate([back[:, ::-1], spots[:, None].astype(np.float32), ahead], axis=1)
    shade = (0.8 * stray[:, :1] + 0.6 * stray[:, :3]) * brush.stray
    return Strokes(spines, STEPS - behind, STEPS + before, radius, np.clip(colours + shade, 0, 1).astype(np.float32))


def _walk(
    view: View, seen: np.ndarray, spots: np.ndarray, colours: np.ndarray, radius: float, step: float, side: int
) -> tuple[np.ndarray, np.ndarray]:
    """(N, STEPS, 2) points from the spots along the view's angles, and how many of each (N,) are still on the same thing,
    in the same colour. side: 1 or -1, which of the two ways."""
    h, w = view.owner.shape
    own = view.owner[_index(spots, h, w)]
    alive = np.ones(len(spots), bool)
    got = np.zeros(len(spots), np.int32)
    now = spots.astype(np.float32)
    way = _ways(view.angle[_index(now, h, w)]) * side
    points = np.zeros((len(spots), STEPS, 2), np.float32)
    for k in range(STEPS):
        onward = _ways(view.angle[_index(now, h, w)])
        onward *= np.where((onward * way).sum(-1) < 0, -1, 1)[:, None]
        way = way + onward
        way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6)
        now = now + way * step
        inside = (now > -radius).all(1) & (now[:, 0] < h + radius) & (now[:, 1] < w + radius)
        index = _index(now, h, w)
        alive &= inside & (view.owner[index] == own) & (np.abs(seen[index] - colours).sum(-1) < SAME)
        points[:, k] = now
        got += alive
    return points, got


def lay(canvas: Canvas, strokes: Strokes, thick: float, rng: np.random.Generator) -> None:
    """Paint the strokes onto the canvas. thick: the paint's thickness as a share of the brush's radius."""
    if not len(strokes.colours):
        return
    h, w = canvas.relief.shape
    strokes = replace(strokes, spines=strokes.spines * canvas.times, radius=strokes.radius * canvas.times)
    bank = _brushes(rng)
    brush = rng.integers(0, BRUSHES, len(strokes.colours))
    wet = rng.uniform(0.55, 1.0, len(strokes.colours))
    top = np.zeros(h * w, np.int64)
    spans = strokes.last - strokes.first
    pace = np.linalg.norm(np.diff(strokes.spines[:, STEPS - 1 : STEPS + 1], axis=1)[:, 0], axis=1)
    length = spans * pace + 2 * strokes.radius
    along = np.maximum(2, np.ceil(length / CLOSE)).astype(np.int64)
    across = max(3, int(np.ceil(2 * strokes.radius / CLOSE)))
    ends = np.cumsum(along * across)
    begin = 0
    while begin < len(along):
        stop = int(np.searchsorted(ends, (ends[begin - 1] if begin else 0) + BATCH)) + 1
        part = np.arange(begin, min(stop, len(along)))
        _stamp(top, strokes, part, along, length, across, bank, brush, wet, (h, w))
        begin = int(part[-1]) + 1
    hit = np.flatnonzero(top)
    which = (top[hit] >> 8) - 1
    height = (top[hit] & 255).astype(np.float32) / 255
    colours = strokes.colours[which] * (0.955 + 0.09 * height)[:, None]
    canvas.colours.reshape(-1, 3)[hit] = np.clip(colours, 0, 1)
    relief = canvas.relief.reshape(-1)
    relief[hit] = 0.35 * relief[hit] + height * np.float32(strokes.radius * thick)


def _stamp(
    top: np.ndarray, strokes: Strokes, part: np.ndarray, along: np.ndarray, length: np.ndarray, across: int, bank: np.ndarray,
    brush: np.ndarray, wet: np.ndarray, shape: tuple[int, int],
) -> None:  # fmt: skip
    """Every sample of these strokes, kept where no later stroke lies. top: (H * W,) int64, (stroke + 1) << 8 | height."""
    h, w = shape
    of = np.repeat(part, along[part])
    first = np.cumsum(along[part]) - along[part]
    t = (np.arange(len(of)) - np.repeat(first, along[part]) + 0.5) / along[of]
    run = t * length[of] - strokes.radius
    spans = strokes.last - strokes.first
    pace = (length - 2 * strokes.radius) / np.maximum(spans, 1)
    knot = np.where(spans[of] > 0, run / np.maximum(pace[of], 1e-6), 0)
    low = np.clip(np.floor(knot), 0, np.maximum(spans[of] - 1, 0)).astype(np.int64)
    a = strokes.spines[of, strokes.first[of] + low]
    b = strokes.spines[of, np.minimum(strokes.first[of] + low + 1, 2 * STEPS)]
    way = b - a
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6)
    far = run - low * pace[of]
    middle = a + way * far[:, None].astype(np.float32)
    beyond = np.maximum(np.maximum(-run, run - (length[of] - 2 * strokes.radius)), 0) / strokes.radius
    half = np.sqrt(np.clip(1 - beyond**2, 0, 1)).astype(np.float32)
    v = ((np.arange(across, dtype=np.float32) + np.float32(0.5)) / across * 2 - 1)[None]
    bristle = bank[brush[of]][:, ((v[0] * 0.5 + 0.5) * BRISTLES).astype(int)]
    # A brush runs dry: towards the end only the fullest bristles still paint.
    dry = (np.clip((t - 0.62) / 0.38, 0, 1) * (1.3 - 1.25 * wet[of])).astype(np.float32)
    y = middle[:, 0, None] + way[:, 1, None] * (v * strokes.radius)
    x = middle[:, 1, None] - way[:, 0, None] * (v * strokes.radius)
    keep = (np.abs(v) <= half[:, None]) & (bristle > dry[:, None]) & (y >= 0) & (y < h) & (x >= 0) & (x < w)
    # Paint is pushed to the sides of a stroke and left in a lip where the brush lifts.
    lip = (0.55 + 0.30 * np.abs(v) ** 3) + (0.15 * np.clip((t - 0.85) / 0.15, 0, 1)).astype(np.float32)[:, None]
    height = np.clip((bristle * 0.6 + 0.4) * lip * np.float32(255), 1, 255)[keep].astype(np.int64)
    number = np.broadcast_to(((of + 1) << 8)[:, None], keep.shape)[keep]
    np.maximum.at(top, y[keep].astype(np.int64) * w + x[keep].astype(np.int64), number + height)


def lit(canvas: Canvas, weave: np.ndarray, strength: float) -> np.ndarray:
    """(H, W, 3) the canvas in light from the upper left: paint's relief over the linen's, and a little gloss on its ridges."""
    from scipy.ndimage import gaussian_filter

    relief = gaussian_filter(canvas.relief, 0.8) + weave
    slope = (np.gradient(relief, axis=0) + np.gradient(relief, axis=1)) * strength
    slope = np.clip(slope, -1, 1)
    shaded = canvas.colours * (1 + 0.16 * slope)[..., None]
    return np.clip(shaded + (0.10 * np.clip(slope - 0.35, 0, 1))[..., None], 0, 1)


def _brushes(rng: np.random.Generator) -> np.ndarray:
    """(BRUSHES, BRISTLES + 1) float32 0..1: how full of paint each bristle of each brush is."""
    rough = rng.uniform(0, 1, (BRUSHES, BRISTLES + 1))
    soft = (rough + np.roll(rough, 1, 1) + np.roll(rough, -1, 1)) / 3
    return np.asarray(0.35 * rough + 0.65 * soft, np.float32)


def _ways(angle: np.ndarray) -> np.ndarray:
    """(N, 2) unit (row, column) steps along angles."""
    return np.stack([np.sin(angle), np.cos(angle)], -1).astype(np.float32)


def _index(spots: np.ndarray, h: int, w: int) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.clip(spots[:, 0], 0, h - 1).astype(np.int64),
        np.clip(spots[:, 1], 0, w - 1).astype(np.int64),
    )
