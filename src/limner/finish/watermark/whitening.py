"""What of a picture could be mark: the picture less what it says itself, at every place and in every wave.

A flattened picture is cut into overlapping windows; each wave of each window is divided by the power that it and its
neighbours have there. Hatching, weave and edges are loud in a few directions and drown the mark in those only; that is the
matched filter for a faint signal in coloured noise (whitening before correlation: Depovere, Kalker and Linnartz 1998).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import fft
from scipy.ndimage import uniform_filter, uniform_filter1d

WINDOW, STEP = 64, 32
FLOOR = 0.7
"""Power that every wave is taken to have at least: what compression leaves of a quiet wave is mostly its own doing."""
BAND = 0.012, 0.36
"""Cycles a pixel; the mark's waves, at half and at double size, lie within."""


def flattened(luma: np.ndarray) -> np.ndarray:
    """(H, W) luma less its surroundings over its own local contrast, within -2.5..2.5: an edge counts no more than a
    texture."""
    away = luma - uniform_filter(luma, 25, mode="reflect")
    contrast = np.sqrt(np.maximum(uniform_filter(away * away, 17, mode="reflect"), 0)) + 1.5
    return np.clip(away / contrast, -2.5, 2.5)


def whitened(luma: np.ndarray) -> np.ndarray:
    """(H, W) float32: what could be mark in (H, W) luma of 0..255."""
    h, w = luma.shape
    shape, taper = _windows()
    margins = [(STEP, STEP + -n % STEP) for n in (h, w)]
    wide = np.pad(flattened(luma).astype(np.float32), margins, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(wide, (WINDOW, WINDOW))[::STEP, ::STEP]
    out = np.zeros_like(wide)
    # Row by row of windows, so that a large picture needs little memory and a small one stays in the cache.
    for i, row in enumerate(windows):
        spectrum = fft.rfft2(row * taper, workers=1)
        power = spectrum.real**2 + spectrum.imag**2
        power = uniform_filter1d(uniform_filter1d(power, 3, axis=1, mode="wrap"), 3, axis=2, mode="reflect")
        spectrum *= shape / (power / np.sum(taper**2) + np.float32(FLOOR))
        heard = fft.irfft2(spectrum, s=(WINDOW, WINDOW), workers=1) * taper
        strip = out[i * STEP : i * STEP + WINDOW]
        for first in (0, 1):  # windows of one parity lie side by side
            chosen = heard[first::2]
            width = len(chosen) * WINDOW
            strip[:, first * STEP : first * STEP + width] += np.swapaxes(chosen, 0, 1).reshape(WINDOW, width)
    return out[STEP : STEP + h, STEP : STEP + w]


@cache
def _windows() -> tuple[np.ndarray, np.ndarray]:
    """(WINDOW, WINDOW // 2 + 1) which waves are let through, and (WINDOW, WINDOW) the taper, whose squares sum to 1 where
    windows overlap."""
    down = np.minimum(np.arange(WINDOW), WINDOW - np.arange(WINDOW))[:, None]
    size = np.hypot(down, np.arange(WINDOW // 2 + 1)) / WINDOW
    taper = np.sin(np.pi * (np.arange(WINDOW) + 0.5) / WINDOW).astype(np.float32)
    return ((size > BAND[0]) & (size < BAND[1])).astype(np.float32), taper[:, None] * taper
