"""Putting the mark into a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from limner.finish.watermark import code, masking, pattern

INSIST = (0.55, 2.1)
"""A carrier's least and greatest amplitude, against the usual one."""


def embed(pixels: NDArray[np.uint8], payload: int, key: bytes) -> NDArray[np.uint8]:
    """The picture with its mark, same shape. pixels: (H, W, 3 or 4) uint8; alpha is kept, and what is transparent bears
    nothing. Same picture, payload and key give the same bytes. Raises ValueError for a payload of more than 64 bits."""
    waves = pattern.of(key)
    wanted = waves.shown(code.encode(payload, key))
    luma = masking.luminance(pixels)
    strength = masking.strength(luma)
    tile = waves.tile(wanted * _insistence(waves, wanted, luma, strength)).astype(np.float32)
    h, w = luma.shape
    added = np.tile(tile, (-(-h // pattern.SIDE), -(-w // pattern.SIDE)))[:h, :w] * strength
    # On white paper half of the pattern would be cut off: there the paper is darkened by a step or so to make room.
    room = 255.0 - pixels[..., :3].max(axis=2)
    added = added - np.clip(1.3 * strength - room, 0, 1.5)
    if pixels.shape[2] == 4:
        added = np.where(pixels[..., 3] > 0, added, 0)
    marked = pixels.copy()
    marked[..., :3] = np.clip(np.rint(pixels[..., :3] + added[..., None]), 0, 255).astype(np.uint8)
    return marked


def _insistence(
    waves: pattern.Pattern, wanted: np.ndarray, luma: np.ndarray, strength: np.ndarray
) -> np.ndarray:
    """(2 C,) amplitudes, of mean square 1: more where the picture itself speaks against what a carrier has to show, less
    where it already says it (informed embedding; Miller, Doerr and Cox 2004)."""
    flat, contrast = masking.flattened(luma)
    host = np.fft.fft2(pattern.folded(flat, np.eye(2)))[tuple(waves.carriers.T % pattern.SIDE)]
    gain = float(np.mean(strength / contrast)) * pattern.SIDE**2
    usual = gain * np.sqrt((1 - pattern.BEACON_SHARE) / len(waves.carriers) / 2) / np.sqrt(2)
    against = -wanted * np.concatenate([host.real, host.imag]) / max(usual, 1e-9)
    # What carriers of the same bit say together is what counts; each makes up for its part of the shortfall.
    shortfall = np.bincount(waves.order, against, code.LENGTH) / np.bincount(
        waves.order, minlength=code.LENGTH
    )
    amplitude = np.clip(1 + 0.8 * shortfall[waves.order], *INSIST)
    return amplitude / np.sqrt(np.mean(amplitude**2))
