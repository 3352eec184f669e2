"""Putting the mark into a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from limner.finish.watermark import code, masking, pattern, whitening

INSIST = (0.55, 2.1)
"""A carrier's least and greatest amplitude, against the usual one."""
ROUNDS, EAGER = 1, 0.5


def embed(pixels: NDArray[np.uint8], payload: int, key: bytes) -> NDArray[np.uint8]:
    """The picture with its mark, same shape. pixels: (H, W, 3 or 4) uint8; alpha is kept, and what is transparent bears
    nothing. Same picture, payload and key give the same bytes. Raises ValueError for a payload of more than 64 bits."""
    waves = pattern.of(key)
    wanted = waves.shown(code.encode(payload, key))
    strength = masking.strength(masking.luminance(pixels))
    amplitude = np.ones(len(wanted))
    for _ in range(ROUNDS):
        marked = _added(pixels, waves.tile(wanted * amplitude), strength)
        heard = waves.halves(whitening.whitened(masking.luminance(marked))) * wanted
        amplitude = _insisting(waves, heard, amplitude)
    return _added(pixels, waves.tile(wanted * amplitude), strength)


def _added(pixels: np.ndarray, tile: np.ndarray, strength: np.ndarray) -> NDArray[np.uint8]:
    """The picture with this tile repeated over it."""
    h, w = strength.shape
    added = (
        np.tile(tile.astype(np.float32), (-(-h // pattern.SIDE), -(-w // pattern.SIDE)))[:h, :w] * strength
    )
    # On white paper half of the pattern would be cut off: there the paper is darkened by a step or so to make room.
    red, green, blue = (pixels[..., i] for i in range(3))
    room = np.float32(255) - np.maximum(np.maximum(red, green), blue)
    added -= np.clip(np.float32(1.3) * strength - room, 0, np.float32(1.5))
    if pixels.shape[2] == 4:
        added[pixels[..., 3] == 0] = 0
    marked = pixels.copy()
    for i in range(3):
        marked[..., i] = np.clip(np.rint(pixels[..., i] + added), 0, 255)
    return marked


def _insisting(waves: pattern.Pattern, heard: np.ndarray, amplitude: np.ndarray) -> np.ndarray:
    """(2 C,) amplitudes, of mean square 1: more where the picture itself speaks against what a carrier has to show, less
    where it already says it (informed embedding; Miller, Doerr and Cox 2004). heard: (2 C,) what each is read as with
    the `amplitude` it has, positive where it is right."""
    usual = max(float(heard.mean()), 1e-12)
    # What carriers of the same bit say together is what counts; each makes up for its part of the shortfall.
    level = np.bincount(waves.order, heard, code.LENGTH) / np.bincount(waves.order, minlength=code.LENGTH)
    amplitude = np.clip(amplitude + EAGER * (1 - level / usual)[waves.order], *INSIST)
    return amplitude / np.sqrt(np.mean(amplitude**2))
