"""The payload's code: 64 bits, a 40-bit keyed check, and a convolutional code that is read softly.

The code has rate 1/3 and constraint length 9 with generators 557, 663, 711 (octal), of maximal free distance (Larsen
1973); it is decoded with the Viterbi algorithm (Forney 1973), and the check picks
from the nearest words. The check is BLAKE2b under the key: without the key it can
be neither made nor verified.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from heapq import heappop, heappush

import numpy as np

PAYLOAD, CHECK, TAIL, RATE = 64, 40, 8, 3
LENGTH = (PAYLOAD + CHECK + TAIL) * RATE
"""Coded bits."""
LIST = 16
"""Words that are looked at, nearest first, before soft values are given up."""
_GENERATORS = (0o557, 0o663, 0o711)
_STATES = 1 << TAIL


def encode(payload: int, key: bytes) -> np.ndarray:
    """(LENGTH,) coded bits, +1 or -1, of a payload of 64 bits. Raises ValueError for one that is larger."""
    if not 0 <= payload < 1 << PAYLOAD:
        raise ValueError(f"expected a payload of {PAYLOAD} bits, got {payload}")
    word = payload << CHECK | check(payload, key)
    bits = [word >> i & 1 for i in reversed(range(PAYLOAD + CHECK))] + [0] * TAIL
    out, state = np.empty(LENGTH), 0
    for i, bit in enumerate(bits):
        window = bit << TAIL | state
        out[i * RATE : i * RATE + RATE] = [1 - 2 * ((window & g).bit_count() & 1) for g in _GENERATORS]
        state = window >> 1
    return out


def decode(soft: np.ndarray, key: bytes) -> int | None:
    """The payload nearest to (LENGTH,) soft values (sign is the bit, size its certainty) among the LIST nearest words;
    None when the check of none of them is right."""
    for word in _nearest(soft):
        payload = word >> CHECK
        if word & (1 << CHECK) - 1 == check(payload, key):
            return payload
    return None


def _nearest(soft: np.ndarray) -> Iterator[int]:
    """Words of payload and check, nearest first. The best way through the trellis is known after one pass; the others
    leave it for a detour, and of the detours the cheapest is always taken next (Soong and Huang 1991)."""
    before, signs = _trellis()
    cost = np.full(_STATES, -np.inf)
    cost[0] = 0.0
    steps = LENGTH // RATE
    best = np.empty((steps, _STATES), np.uint8)
    loss = np.empty((steps, _STATES))
    states = np.arange(_STATES)
    for i, values in enumerate(soft.reshape(-1, RATE)):
        reached = cost[before] + signs @ values  # (state, which of its two forerunners)
        best[i] = reached[:, 1] > reached[:, 0]
        cost = reached[states, best[i]]
        other = reached[states, 1 - best[i]]
        loss[i] = np.where(np.isfinite(other), cost - np.where(np.isfinite(other), other, 0), np.inf)
    # (what it costs, where it leaves for detours, latest first): a way is followed from its end to its beginning.
    ways: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for _ in range(LIST):
        if not ways:
            return
        paid, detours = heappop(ways)
        state, word = 0, 0
        for i in reversed(range(steps)):
            if i < PAYLOAD + CHECK:
                word |= (state >> (TAIL - 1)) << (PAYLOAD + CHECK - 1 - i)
            turn = i in detours
            if not turn and (not detours or i < detours[-1]) and np.isfinite(loss[i, state]):
                heappush(ways, (paid + float(loss[i, state]), (*detours, i)))
            state = int(before[state, best[i, state] ^ turn])
        yield word


def check(payload: int, key: bytes) -> int:
    """40 bits that only who has the key can make."""
    digest = hashlib.blake2b(
        payload.to_bytes(8, "big"), key=shortened(key), digest_size=CHECK // 8, person=b"limner-check"
    )
    return int.from_bytes(digest.digest(), "big")


def shortened(key: bytes) -> bytes:
    """A key of at most 64 bytes, which is what BLAKE2b takes. Longer ones are hashed, not cut: long secrets (a PEM file,
    say) often begin alike."""
    return key if len(key) <= 64 else hashlib.blake2b(key, person=b"limner-key").digest()


@cache
def _trellis() -> tuple[np.ndarray, np.ndarray]:
    """(256, 2) the two states before each state, and (256, 2, 3) the coded bits (+1, -1) on the way from them."""
    states = np.arange(_STATES)
    # A state is the last eight bits, newest highest; the bit that falls off tells the two forerunners apart.
    before = ((states & (_STATES // 2 - 1)) << 1)[:, None] | np.array([0, 1])
    window = (states >> (TAIL - 1) << TAIL)[:, None] | before
    ones = np.array([[[(int(w) & g).bit_count() & 1 for g in _GENERATORS] for w in row] for row in window])
    return before, 1.0 - 2.0 * ones
