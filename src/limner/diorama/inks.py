"""Ink on ground: which of two lightnesses reads."""

from __future__ import annotations

from limner.diorama.material import RGB, srgb

IVORY = srgb("#fff3dc")
INK = srgb("#26243a")


def opposite(colour: RGB) -> RGB:
    """Ivory or ink, whichever contrasts more with `colour` (linear RGB)."""
    return IVORY if contrast(colour, IVORY) > contrast(colour, INK) else INK


def contrast(a: RGB, b: RGB) -> float:
    """WCAG 2 contrast ratio of two linear RGB colours, 1..21."""
    la, lb = (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.05 for c in (a, b))
    return max(la, lb) / min(la, lb)


def shade(colour: RGB, factor: float) -> RGB:
    """The colour made darker (below 1) or lighter, kept within 0..1."""
    r, g, b = (min(float(c) * factor, 1.0) for c in colour)
    return r, g, b
