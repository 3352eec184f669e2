"""Papercut: everything cut from coloured card, stacked in layers that throw soft shadows on each other.

The picture is traced as it is, then taken apart into sheets: one for every distance, colour and tone of light. Sheets
have one even colour each, a pale cut edge on the side of the light, and a shadow on what lies below them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.render import Frame, Layers
from limner.diorama.stage import Stage
from limner.diorama.styles import lens, noise3, paper, restage, washes

SLICE = 0.24
"""Thickness in natural logarithms of distance that ground and scenery have in one sheet."""
TONES = ((0.26, 0.22), (0.6, 0.25), (1.06, 0.3))
"""(share of the full light from which a tone begins, how much higher its sheet lies)."""
SHADES = (0.5, 0.7, 0.94, 1.06)
"""What the tones make of a colour, from the darkest on."""
DETAIL = 0.35
"""How much higher than its body a patch of another colour lies."""
REACH = 0.02
"""Length of the shadow of a sheet one slice above another, as a share of the picture's height."""
CORE = np.array([0.09, 0.085, 0.075])
"""What the pale core of the paper adds to a cut edge in the light, linear."""


@dataclass(frozen=True)
class Papercut:
    """A world of card."""

    samples: float = 1.0
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Everything matt and sharp, under a small lamp, so that light falls in clear shapes."""
        plain = restage.change_materials(stage, restage.matt)
        sky = replace(plain.backdrop.sky, sun_size=max(0.8, min(plain.backdrop.sky.sun_size, 1.6)))
        return replace(
            plain, view=replace(plain.view, aperture=0.0), backdrop=replace(plain.backdrop, sky=sky)
        )

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """The sheets in their colours, their shadows and edges, the sky in torn layers, the grain of card."""
        layers = frame.layers
        h, w = layers.depth.shape
        parts = washes.separate(frame, colours=7)
        light = washes.smoothed(parts.light, h * 0.011)
        heights, slices = _heights(layers, parts, light, seed)
        shade = np.full((h, w), SHADES[0], np.float32)
        for (start, _), before, after in zip(TONES, SHADES, SHADES[1:], strict=False):
            shade += (after - before) * washes.step(light, start).astype(np.float32)
        base = tone.decode(parts.local)
        # Neighbouring sheets of one card differ a little, as leaves of one pack do.
        shade *= 1 + 0.09 * (slices % 2 - 0.5)
        air = parts.air / max(float(parts.air.max()), 1e-6)
        gain = float(np.clip(parts.air.max(), 0.12, 1.12)) ** 0.75
        colour = base * shade[..., None] * (0.4 + 0.6 * air) * gain
        seen = frame.rgb.astype(np.float32)
        colour = colour + (seen - colour) * parts.glow[..., None]
        colour = washes.with_air(colour, frame, stage)
        colour = colour + (_layered_sky(seen, parts.sky, seed) - colour) * parts.sky[..., None]
        colour = colour * _lamp(colour)
        edge = _edges(heights)
        colour = colour * (1 + 0.22 * edge[..., None]) + CORE * edge[..., None]
        colour = colour * (1 - 0.62 * _shadows(heights))[..., None]
        grain = paper.relief(h, w, seed, tooth=0.0042)
        turned = paper.relief(h, w, seed, tooth=0.0055, step=55)
        sheet = np.where((slices + layers.owner) % 2 == 0, grain, turned)
        colour = colour * paper.lit(sheet, 0.05)[..., None] * (1 + 0.018 * sheet[..., None])
        return tone.to_bytes(tone.encode(tone.neutral(lens.vignette(colour, 0.16))))


def _lamp(light: np.ndarray) -> float:
    """Card is looked at under a lamp: what would be dim is lit up to a middle grey, at most to 1.7 times."""
    middle = float(np.median(lens.luminance(light)))
    return float(np.clip(0.24 / max(middle, 1e-3), 1.0, 1.7))


def _heights(
    layers: Layers, parts: washes.Washes, light: np.ndarray, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """How high every pixel's sheet lies, (H, W), 1 = one slice of distance; and the number of its slice."""
    h, w = layers.depth.shape
    away = np.log(np.maximum(layers.depth, 0.3)).astype(np.float32)
    wavy = away + 0.05 * noise3.field(h, w, 0.16, seed, octaves=2, step=90)
    detail = np.zeros((h, w), np.float32)
    flat = layers.owner.ravel()
    order = np.argsort(flat, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(flat[order])) + 1):
        if flat[members[0]] < 0:
            continue
        own = away.ravel()[members]
        low, middle, high = np.percentile(own, (4, 50, 96))
        if high - low < 2.2 * SLICE:
            # A thing of its own lies in one slice, whole.
            wavy.ravel()[members] = middle
        local = parts.local.reshape(-1, 3)[members]
        usual = np.median(local[:: max(1, len(local) // 4000)], axis=0)
        detail.ravel()[members] = DETAIL * (np.abs(local - usual).sum(1) > 0.22)
    slices = -np.floor(wavy / SLICE).astype(np.int64)
    heights = slices.astype(np.float32) + detail
    for start, rise in TONES:
        heights += np.float32(rise) * (light > start)
    return np.where(layers.cover > 0.5, heights, np.float32(-60)), np.where(layers.cover > 0.5, slices, 0)


def _shadows(heights: NDArray[np.float32]) -> NDArray[np.float32]:
    """(H, W) 0..1: how much of the lamp's light the sheets above and to the left keep from each pixel."""
    from scipy.ndimage import gaussian_filter

    h = heights.shape[0]
    taps = 7
    dark = np.zeros_like(heights)
    for lean in (-0.45, 0.0, 0.45):
        for k in range(1, taps + 1):
            far = REACH * h * k / taps
            up, left = round(far * (0.8 - 0.5 * lean)), round(far * (0.6 + 0.6 * lean))
            dark += _shifted(heights, up, left) - heights > 0.12 + 0.85 * k / taps
    return gaussian_filter(dark / (3 * taps), 0.0011 * h)


def _edges(heights: NDArray[np.float32]) -> NDArray[np.float32]:
    """(H, W) 0..1: where a sheet's edge faces the lamp."""
    from scipy.ndimage import gaussian_filter

    wide = max(1, round(0.002 * heights.shape[0]))
    rim = np.zeros_like(heights)
    for up, left in ((wide, 0), (0, wide), (wide, wide)):
        rim = np.maximum(rim, np.clip((heights - _shifted(heights, up, left) - 0.3) * 2, 0, 1))
    return gaussian_filter(rim, 0.5)


def _shifted(values: NDArray[np.float32], down: int, right: int) -> NDArray[np.float32]:
    """The values moved down and to the right, the border repeated: what lies up and left of each pixel."""
    h, w = values.shape
    return np.pad(values, ((down, 0), (right, 0)), mode="edge")[:h, :w]


def _layered_sky(light: np.ndarray, sky: np.ndarray, seed: int) -> np.ndarray:
    """(H, W, 3) the sky as five overlapping sheets with wavy edges, the lower ones in front."""
    from scipy.ndimage import gaussian_filter

    h, w = sky.shape
    rows = np.flatnonzero((sky > 0.5).any(1))
    if not len(rows):
        return light
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    y = ((np.arange(h) - top) / max(bottom - top, 1))[:, None]
    result = light.copy()
    for k in range(5):
        wave = noise3.field(h, w, 0.24, seed, octaves=2, step=140 + 3 * k)[h // 2] * 0.10
        edge = k / 5 + wave[None, :] if k else np.full((1, w), -9.0)
        inside = np.clip((y - edge) * (bottom - top) + 0.5, 0, 1)
        band = (sky > 0.5) & (inside > 0.5) & (y < (k + 1) / 5 + 0.1)
        if not band.any():
            continue
        colour = np.median(light[band], axis=0)
        reach = h * 0.012
        shadow = gaussian_filter(np.roll(inside, (-int(reach * 0.5), -int(reach * 0.3)), (0, 1)), reach)
        rim = np.clip((y - edge) * (bottom - top) - h * 0.003 + 0.5, 0, 1)
        result = result * (1 - 0.28 * shadow * (k > 0) * (1 - inside))[..., None]
        sheet = colour * (1 + 0.10 * (1 - rim))[..., None]
        result = result + (sheet - result) * inside[..., None]
    return result


STYLE = Papercut()
