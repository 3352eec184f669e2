"""Reading the mark from a picture alone, however it was scaled, cut, turned a little or compressed.

1. Whiten: the picture less its surroundings, over its own local contrast and power, wave by wave, so that edges and
   hatching do not drown the pattern.
2. Find the geometry: the beacon's waves stand out of the spectrum at places that only scale and turn decide; all scales
   from half to double and turns of a few degrees are tried, and the best few refined by least squares.
3. Fold the picture onto one tile, find the shift by correlation with the beacon, read the carriers softly, decode.

What is found counts only if its keyed check of 40 bits is right. At most TRIES words are decoded for each key, so that
an unmarked picture passes by chance with a probability of at most TRIES / 2^40 = 4.5e-10 for each key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.ndimage import uniform_filter

from limner.finish.watermark import code, masking, pattern, whitening

LEAST, MOST = 0.47, 2.15
"""Scales that are tried."""
TURN = np.radians(2.6)
CANDIDATES, STRETCHED, SHIFTS = 7, 2, 3
TRIES = ((1 + CANDIDATES + STRETCHED) * SHIFTS + 1) * code.LIST
UNMOVED, MOVED = 2.0, 4.2
"""How far, in standard deviations of chance, the beacon has to stand out for a word to be decoded: in the place where it
was put, and in the best of all places, where chance alone reaches four."""
LARGEST = 2048
"""Only the middle of a larger picture is looked at."""
SMALLEST = 96
SILENCE = 1e-3
"""A picture that is nowhere further from flat than this bears no mark."""


@dataclass(frozen=True)
class Geometry:
    """What happened to the picture since it was marked. scale: of its size. turn: degrees, clockwise positive."""

    scale: float
    turn: float


@dataclass(frozen=True)
class Mark:
    """A watermark that was found. key: its name among those given. score: mean certainty of the coded bits, 0..1."""

    payload: int
    key: str
    score: float
    geometry: Geometry


@dataclass(frozen=True, eq=False)
class _View:
    """A whitened picture (H, W), the half of its spectrum, and how much louder than its surroundings each wave is."""

    flat: np.ndarray
    power: np.ndarray
    ground: np.ndarray
    shape: tuple[int, int]


def detect(pixels: NDArray[np.uint8], keys: Mapping[str, bytes]) -> Mark | None:
    """The mark in (H, W, 3 or 4) uint8 pixels, under whichever of the named keys it was made; None when there is none.

    Pictures from 96 pixels a side are looked at; marks in small and plain ones may not be found.
    """
    if min(pixels.shape[:2]) < SMALLEST:
        return None
    view = _look(_middle(pixels))
    if float(np.abs(view.flat).max()) < SILENCE:
        return None
    for name, key in keys.items():
        waves = pattern.of(key)
        for matrix in _geometries(view, waves):
            found = _read(view, waves, matrix, key)
            if found is not None:
                payload, score = found
                scale = float(1 / np.sqrt(abs(np.linalg.det(matrix))))
                turn = float(np.degrees(np.arctan2(matrix[0, 1] - matrix[1, 0], matrix[0, 0] + matrix[1, 1])))
                return Mark(payload, name, score, Geometry(scale, turn))
    return None


def _middle(pixels: np.ndarray) -> np.ndarray:
    h, w = pixels.shape[:2]
    top, left = max(0, (h - LARGEST) // 2), max(0, (w - LARGEST) // 2)
    return pixels[top : top + LARGEST, left : left + LARGEST]


def _look(pixels: np.ndarray) -> _View:
    flat = whitening.whitened(masking.luminance(pixels))
    shape = tuple(fft.next_fast_len(n, real=True) for n in flat.shape)
    spectrum = fft.rfft2(flat, shape, workers=1)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    ground = uniform_filter(power, (15, 15), mode=("wrap", "reflect")) + 1e-6 * power.mean() + 1e-12
    return _View(flat, power, ground, (shape[0], shape[1]))


def _geometries(view: _View, waves: pattern.Pattern) -> Iterator[np.ndarray]:
    """(2, 2) matrices M, likeliest first: a wave of the tile with numbers k has SIDE * frequency = M k in the picture."""
    yield np.eye(2)
    loud = np.sqrt(np.minimum(view.power / view.ground, 40.0))
    # Half a bin at the highest beacon, where the picture's own scale keeps its bins where they were.
    fine = 0.55 / (18.5 / pattern.SIDE * min(max(view.flat.shape), 1100))
    scales = np.exp(np.arange(np.log(LEAST), np.log(MOST), fine))
    turns = np.arange(-TURN, TURN + fine, fine)
    turned = np.stack([_turn(a) for a in turns]) @ waves.beacon.T / pattern.SIDE  # (turns, 2, beacons)
    score = np.zeros((len(turns), len(scales)), np.float32)
    for j, scale in enumerate(scales):
        where = turned / scale
        inside = np.abs(where).max(axis=1) < 0.47
        values = loud[_bins(where, view.shape)]
        score[:, j] = np.where(inside, values - 0.9, 0).sum(axis=1)
    for rank in range(CANDIDATES):
        i, j = divmod(int(score.argmax()), score.shape[1])
        if score[i, j] <= 0:
            return
        guess = _turn(turns[i]) / scales[j]
        yield _refined(view, loud, waves, guess)
        if rank < STRETCHED:
            yield _refined(view, loud, waves, guess, stretched=True)
        score[max(0, i - 3) : i + 4, max(0, j - 3) : j + 4] = -1


def _turn(angle: float) -> np.ndarray:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, s], [-s, c]])


def _bins(where: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Indices into a half spectrum of the bins nearest to frequencies (..., 2, n) in cycles a pixel (down, right)."""
    down, right = where[..., 0, :], where[..., 1, :]
    sign = np.where(right < 0, -1, 1)
    rows = np.rint(down * sign * shape[0]).astype(np.int64) % shape[0]
    return rows, np.minimum(np.rint(right * sign * shape[1]).astype(np.int64), shape[1] // 2)


def _refined(
    view: _View, loud: np.ndarray, waves: pattern.Pattern, matrix: np.ndarray, *, stretched: bool = False
) -> np.ndarray:
    """The matrix moved to where the beacon's peaks really are, by weighted least squares over all of them. It stays a
    turn and a scale, which strokes and weaves of the picture's own cannot pull out of shape, unless `stretched`."""
    size = np.array(view.shape, float)
    k = waves.beacon.astype(float)
    near = np.stack(np.meshgrid(np.arange(-2, 3), np.arange(-2, 3), indexing="ij"), -1).reshape(-1, 2)
    for reach in (2.3, 1.6, 1.2) if stretched else (1.3, 1.1):
        at = k @ matrix.T / pattern.SIDE * size  # (beacons, 2) places in bins
        start = np.rint(at)
        tried = start[:, None] + near
        values = loud[_bins(np.swapaxes(tried / size, 1, 2), view.shape)]  # (beacons, 25)
        values = np.where(np.hypot(*np.moveaxis(tried - at[:, None], -1, 0)) <= reach, values, 0)
        weight = values**4
        total = weight.sum(axis=1)
        peak = (weight[..., None] * tried).sum(axis=1) / np.maximum(total, 1e-9)[:, None]
        trust = np.clip(values.max(axis=1) - 1.4, 0, 4 if stretched else 2)
        if (trust > 0).sum() < 6:
            return matrix
        target = peak / size * pattern.SIDE
        root = np.sqrt(trust)[:, None]
        if stretched:
            solved, *_ = np.linalg.lstsq(k * root, target * root, rcond=None)
            matrix = solved.T
            continue
        rows = np.concatenate([k, np.stack([k[:, 1], -k[:, 0]], 1)]) * np.concatenate([root, root])
        (a, b), *_ = np.linalg.lstsq(rows, (target * root).T.ravel(), rcond=None)
        matrix = np.array([[a, b], [-b, a]])
    return matrix


def _read(view: _View, waves: pattern.Pattern, matrix: np.ndarray, key: bytes) -> tuple[int, float] | None:
    """Payload and score under this geometry, or None."""
    tile = fft.fft2(pattern.folded(view.flat, matrix).astype(np.float32), workers=1)
    beacon, carriers = (tile[tuple(k.T % pattern.SIDE)] for k in (waves.beacon, waves.carriers))
    # The picture is white already where its windows told; what is left of its colour is divided out by half.
    noise = [
        np.sqrt(view.ground[_bins(((k @ matrix.T) / pattern.SIDE).T[None], view.shape)][0])
        for k in (waves.beacon, waves.carriers)
    ]
    seen = beacon * np.exp(-1j * waves.phase) / noise[0]
    for shift in _shifts(seen, waves, matrix):
        value: np.ndarray = carriers * np.exp(2j * np.pi * (waves.carriers @ shift) / pattern.SIDE) / noise[1]
        halves = np.concatenate([value.real, value.imag]) * waves.signs
        summed = np.bincount(waves.order, halves, code.LENGTH)
        soft = summed / max(float(np.abs(summed).mean()), 1e-12)
        payload = code.decode(soft, key)
        if payload is not None:
            agree = float((soft * code.encode(payload, key)).sum() / np.abs(soft).sum())
            return payload, agree
    return None


def _shifts(seen: np.ndarray, waves: pattern.Pattern, matrix: np.ndarray) -> Iterator[np.ndarray]:
    """(down, right) shifts of the tile in pixels at which the beacon fits best, to an eighth of a pixel; none where it
    does not stand out of what chance gives."""
    chance = max(float(np.sqrt(np.mean(np.abs(seen) ** 2) * len(seen) / 2)), 1e-12)
    if np.array_equal(matrix, np.eye(2)) and float(seen.real.sum()) > UNMOVED * chance:
        yield np.zeros(2)
    # Only waves to the right: the transform of a real picture knows the others. Those straight down it counts once.
    down, right = waves.beacon.T
    sign = np.where(right < 0, -1, 1)
    spectrum = np.zeros((2 * pattern.SIDE, pattern.SIDE + 1), np.complex64)
    half = np.where(right == 0, 1.0, 0.5) * np.where(sign < 0, np.conj(seen), seen)
    spectrum[down * sign % (2 * pattern.SIDE), np.abs(right)] = half
    fit = fft.irfft2(spectrum, s=(2 * pattern.SIDE,) * 2, norm="forward", workers=1)
    near = np.stack(np.meshgrid(*[np.arange(-3, 4) / 8] * 2, indexing="ij"), -1).reshape(-1, 2)
    for _ in range(SHIFTS):
        i, j = divmod(int(fit.argmax()), fit.shape[1])
        if fit[i, j] < MOVED * chance:
            return
        tried = np.array([i, j]) / 2.0 + near
        value = (seen * np.exp(2j * np.pi * (tried @ waves.beacon.T) / pattern.SIDE)).real.sum(axis=1)
        yield tried[int(value.argmax())]
        rows, columns = (np.arange(c - 4, c + 5) % (2 * pattern.SIDE) for c in (i, j))
        fit[np.ix_(rows, columns)] = -np.inf
