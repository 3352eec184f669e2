"""Sheets of paper: their relief, and how they look in a raking light."""

from __future__ import annotations

import numpy as np

from limner.diorama.styles import noise3


def relief(height: int, width: int, seed: int, *, tooth: float = 0.006, step: int = 40) -> np.ndarray:
    """(H, W) float32 height of the sheet, about -1..1; `tooth` is the size of its bumps as a share of the
    height."""
    rough = noise3.field(height, width, tooth, seed, octaves=3, step=step)
    rough += 0.35 * noise3.field(height, width, tooth * 7, seed, octaves=2, step=step + 8)
    return np.clip(rough / (2.2 * rough.std()), -1.5, 1.5).astype(np.float32)


def lit(sheet: np.ndarray, strength: float) -> np.ndarray:
    """(H, W) factor about 1: the relief in light from the upper left. The same at any resolution."""
    # Slopes are per picture height, so that a finer picture has no flatter paper.
    slope = (np.gradient(sheet, axis=0) + np.gradient(sheet, axis=1)) * sheet.shape[0] / 1024
    return 1 + strength * np.clip(slope * 2.2, -1.5, 1.5)
