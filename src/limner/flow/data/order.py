"""Which sample comes when: a pure function of (seed, slot), so any moment of any epoch can be found again.

Slots are counted over the whole training, 0, 1, 2 ...; slot s lies in epoch s // size. Whoever reads slot s (whatever
host, thread, restart) reads the same sample with the same caption.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from limner import noise

CAPTION, DETOUR = 1, 2
"""Streams of chance, by what they decide; 0 is the order itself."""


@lru_cache(maxsize=4)
def permutation(seed: int, epoch: int, size: int) -> np.ndarray:
    """Every number below `size` once, int64, shuffled for this epoch."""
    return noise.generator(seed, epoch).permutation(size)


def sample_at(seed: int, slot: int, size: int) -> int:
    """The sample that slot holds, 0..size-1."""
    return int(permutation(seed, slot // size, size)[slot % size])


def instead(seed: int, slot: int, attempt: int, size: int) -> int:
    """The sample that takes the slot of an unreadable one; `attempt` counts from 1."""
    return int(noise.generator(seed, slot, DETOUR * 2**32 + attempt).integers(size))


def caption_at(seed: int, slot: int, captions: int) -> int:
    """Which of a sample's captions is read in this slot."""
    return int(noise.generator(seed, slot, CAPTION * 2**32).integers(captions))
