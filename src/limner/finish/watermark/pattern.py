"""The tile: a keyed pattern that repeats over the picture, built from sine waves.

The wave numbers form a lattice (multiples of 1 / SIDE cycles a pixel). Some of them are the beacon: always there, they
show scale, turn and shift. The others carry the coded bits, two for each wave (its cosine and its sine). Spread-spectrum
marking after Cox et al. 1997; a lattice of peaks for finding the geometry after Pereira and Pun 2000 and Deguillaume,
Voloshynovskiy and Pun 2002.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from limner.finish.watermark import code

SIDE = 128
"""Pixels of the tile's side."""
LOWEST, HIGHEST = 5.0, 17.5
"""Wave numbers of the band: waves of 26 to 7 pixels. Longer ones show on plain areas, shorter ones do not survive
halving and strong compression."""
BEACONS = 60
BEACON_SHARE = 0.22
"""Share of the pattern's energy that goes into the beacon."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """The waves of one key. beacon: (B, 2) and carriers: (C, 2) wave numbers (down, right). phase: (B,) of the beacon's
    waves, radians. order: (2 C,) which coded bit each of the carriers' halves shows; signs: (2 C,) +1 or -1, whether as
    it is or turned over, so that even a payload of zeros looks like noise."""

    beacon: np.ndarray
    phase: np.ndarray
    carriers: np.ndarray
    order: np.ndarray
    signs: np.ndarray

    def shown(self, bits: np.ndarray) -> np.ndarray:
        """(2 C,) +1 or -1: what the halves of the carriers show for (code.LENGTH,) bits."""
        return bits[self.order] * self.signs

    def tile(self, halves: np.ndarray) -> np.ndarray:
        """(SIDE, SIDE) float64 pattern whose carriers' halves have these (2 C,) amplitudes; of mean square 1 where
        theirs is 1."""
        spectrum = np.zeros((SIDE, SIDE), complex)
        shown = halves.reshape(2, -1)
        share = np.sqrt(BEACON_SHARE / len(self.beacon)), np.sqrt((1 - BEACON_SHARE) / len(self.carriers) / 2)
        spectrum[tuple(self.beacon.T % SIDE)] = share[0] * np.exp(1j * self.phase)
        spectrum[tuple(self.carriers.T % SIDE)] = share[1] * (shown[0] + 1j * shown[1])
        return np.sqrt(2) * np.fft.ifft2(spectrum, norm="forward").real

    def halves(self, heard: np.ndarray) -> np.ndarray:
        """(2 C,) what a picture, as it was marked, says for the carriers' halves."""
        spectrum = np.fft.fft2(folded(heard, np.eye(2)))[tuple(self.carriers.T % SIDE)]
        return np.concatenate([spectrum.real, spectrum.imag])


@lru_cache(maxsize=8)
def of(key: bytes) -> Pattern:
    """The pattern of a key."""
    seed = hashlib.blake2b(b"pattern", key=code.shortened(key), digest_size=16).digest()
    rng = np.random.Generator(np.random.Philox(key=np.frombuffer(seed, np.uint64)))
    reach = int(HIGHEST) + 1
    down, right = (a.ravel() for a in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    length = np.hypot(down, right)
    # Of a real pattern's spectrum one half says all.
    half = (down > 0) | ((down == 0) & (right > 0))
    waves = np.stack([down, right], 1)[half & (length >= LOWEST) & (length <= HIGHEST)]
    waves = waves[rng.permutation(len(waves))]
    chosen = np.zeros(len(waves), bool)
    # Beacons keep to the middle of the band and apart from one another: what is nearer than two is left to carriers.
    size = np.hypot(*waves.T)
    for i in np.flatnonzero((size > LOWEST + 1.5) & (size < HIGHEST - 1)):
        if chosen.sum() < BEACONS and (
            not chosen.any() or np.hypot(*(waves[chosen] - waves[i]).T).min() >= 2.0
        ):
            chosen[i] = True
    carriers = waves[~chosen]
    places = 2 * len(carriers)
    order = np.tile(np.arange(code.LENGTH), -(-places // code.LENGTH))[:places]
    phase = rng.uniform(0, 2 * np.pi, int(chosen.sum()))
    return Pattern(
        waves[chosen], phase, carriers, order[rng.permutation(places)], rng.choice([-1.0, 1.0], places)
    )


def folded(flat: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """(SIDE, SIDE) mean of an (H, W) picture over all repetitions of the tile, where a wave of the tile with numbers k
    has SIDE * frequency = matrix @ k in the picture."""
    h, w = flat.shape
    # Frequencies go by M, places by its transpose.
    back = matrix.T.astype(np.float32)
    y, x = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)
    rows = np.floor(back[0, 0] * y + back[0, 1] * x)
    columns = np.floor(back[1, 0] * y + back[1, 1] * x)
    place = (rows.astype(np.int32) % SIDE) * SIDE + columns.astype(np.int32) % SIDE
    cells = SIDE**2
    total = np.bincount(place.ravel(), flat.ravel(), cells)
    count = np.bincount(place.ravel(), minlength=cells)
    return (total / np.maximum(count, 1)).reshape(SIDE, SIDE)
