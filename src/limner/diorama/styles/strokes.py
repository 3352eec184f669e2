"""Lines as a hand draws them: masks traced to polylines, polylines turned into strokes, strokes laid as
pigment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

Path = np.ndarray
"""(N, 2) float: (row, column) in pixels."""


@dataclass(frozen=True, eq=False)
class Hand:
    """How lines are drawn. Lengths are shares of the picture's height. overshoot: how far a line runs past
    its
    end; wobble: how far it strays; smooth: how much it rounds off the pixels."""

    overshoot: float = 0.008
    wobble: float = 0.0012
    smooth: float = 0.004
    shortest: float = 0.012
    longest: float = 0.22


def trace(mask: np.ndarray) -> list[Path]:
    """The mask's skeleton (Zhang and Suen 1984, scikit-image) as polylines between ends and junctions."""
    from skimage.morphology import skeletonize

    thin = np.pad(skeletonize(mask), 1)
    width = thin.shape[1]
    steps = np.array([-width, -1, 1, width, -width - 1, -width + 1, width - 1, width + 1])
    flat = thin.ravel()
    dots = np.flatnonzero(flat)
    table = dots[:, None] + steps
    table = np.where(flat[table], table, -1)
    neighbours = {int(d): [int(n) for n in row if n >= 0] for d, row in zip(dots, table, strict=True)}
    ends = [d for d, n in neighbours.items() if len(n) != 2]
    left = dict.fromkeys(neighbours, True)
    paths = []
    for start in [*ends, *neighbours]:
        if not left[start]:
            continue
        for first in neighbours[start]:
            if not left[first]:
                continue
            left[start] = False
            path, here = [start], first
            while True:
                path.append(here)
                left[here] = False
                onward = [n for n in neighbours[here] if left[n]]
                if not onward:
                    break
                here = onward[0]
            paths.append(np.stack(np.divmod(np.array(path), width), axis=1).astype(np.float64) - 1)
    return paths


def drawn(paths: Sequence[Path], height: int, hand: Hand, rng: np.random.Generator) -> list[Path]:
    """Each path smoothed, cut at corners, run past its ends and made to stray a little; points a pixel
    apart."""
    from scipy.ndimage import gaussian_filter1d

    out: list[Path] = []
    for path in paths:
        if len(path) < max(4, hand.shortest * height):
            continue
        p = gaussian_filter1d(path, max(0.8, hand.smooth * height), axis=0, mode="nearest")
        for piece in _cut(p, height, hand):
            ahead = piece[-1] - piece[-min(len(piece), 6)]
            behind = piece[0] - piece[min(len(piece), 6) - 1]
            over = hand.overshoot * height * rng.uniform(0.2, 1.0, 2)
            tail = piece[-1] + _unit(ahead) * np.linspace(0, over[0], max(2, int(over[0])))[1:, None]
            head = piece[0] + _unit(behind) * np.linspace(over[1], 0, max(2, int(over[1])))[:-1, None]
            line = np.concatenate([head, piece, tail])
            knots = rng.standard_normal((max(3, len(line) * 14 // height + 3), 2)) * hand.wobble * height
            at = np.linspace(0, len(knots) - 1, len(line))
            stray = np.stack([np.interp(at, np.arange(len(knots)), knots[:, k]) for k in (0, 1)], axis=1)
            stray = gaussian_filter1d(stray, max(1.0, height * 0.012), axis=0, mode="nearest")
            out.append(line + stray)
    return out


def _cut(path: Path, height: int, hand: Hand) -> list[Path]:
    """Pieces between sharp corners, none longer than a hand draws in one go."""
    reach = max(2, round(0.009 * height))
    corners: list[int] = []
    if len(path) > 2 * reach + 2:
        a = path[reach:-reach] - path[: -2 * reach]
        b = path[2 * reach :] - path[reach:-reach]
        cos = (a * b).sum(1) / np.maximum(np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1), 1e-9)
        last = -reach
        for i in np.flatnonzero(cos < 0.55):
            if i - last >= reach:
                corners.append(int(i) + reach)
            last = int(i)
    bounds = [0, *corners, len(path)]
    pieces = []
    longest = max(8, int(hand.longest * height))
    for lo, hi in pairwise(bounds):
        count = -(-(hi - lo) // longest)
        cuts = np.linspace(lo, hi, count + 1).astype(int)
        pieces += [path[max(0, x - 2) : y] for x, y in pairwise(cuts) if y - x >= 3]
    return pieces


def _unit(v: np.ndarray) -> np.ndarray:
    return v / max(float(np.linalg.norm(v)), 1e-9)


def lay(points: np.ndarray, weights: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """(N, 2) points in pixels, each leaving `weights` (N,) of pigment, bilinearly, on an (H, W) float32
    sheet."""
    h, w = shape
    base = np.floor(points).astype(np.int64)
    part = points - base
    sheet = np.zeros(h * w)
    for dy in (0, 1):
        for dx in (0, 1):
            y, x = base[:, 0] + dy, base[:, 1] + dx
            ok = (y >= 0) & (y < h) & (x >= 0) & (x < w)
            share = np.abs(1 - dy - part[:, 0]) * np.abs(1 - dx - part[:, 1]) * weights
            sheet += np.bincount((y * w + x)[ok], share[ok], minlength=h * w)
    return sheet.reshape(h, w).astype(np.float32)


def pressed(lines: Sequence[Path], height: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """All lines as points three to a pixel, and the pressure (0..1) of the hand there: light at the ends,
    uneven."""
    points, weights = [], []
    for line in lines:
        n = len(line)
        at = np.linspace(0, n - 1, 3 * n)
        points.append(np.stack([np.interp(at, np.arange(n), line[:, k]) for k in (0, 1)], axis=1))
        t = at / max(n - 1, 1)
        taper = np.clip(np.minimum(t, 1 - t) / 0.08, 0.3, 1) ** 0.7
        knots = rng.uniform(0.65, 1.2, max(3, n * 9 // height + 3))
        uneven = np.interp(t * (len(knots) - 1), np.arange(len(knots)), knots)
        weights.append(taper * uneven / 3)
    if not points:
        return np.zeros((0, 2)), np.zeros(0)
    return np.concatenate(points), np.concatenate(weights)
