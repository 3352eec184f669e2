"""A picture taken apart as a painter sees it: local colour, light in few tones, sky. For flat and
watercolour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from limner.diorama import tone
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import lens

DARKEST = 0.03


@dataclass(frozen=True, eq=False)
class Washes:
    """local: (H, W, 3) sRGB 0..1, the few colours each thing has, edges kept smooth. light: (H, W) light
    that falls
    on it, 1 = the full light of this picture. air: (3,) linear tint and strength of that full light. glow:
    (H, W)
    0..1 where a thing shines by itself. sky: (H, W) 0..1 share of sky. borders: (H, W) bool, between two
    colours."""

    local: np.ndarray
    light: np.ndarray
    air: np.ndarray
    glow: np.ndarray
    sky: np.ndarray
    borders: np.ndarray


def separate(frame: Frame, *, colours: int = 6) -> Washes:
    """Take a frame apart. At most `colours` local colours per placed body."""
    from scipy.ndimage import gaussian_filter

    layers = frame.layers
    h = layers.depth.shape[0]
    albedo = np.clip(layers.albedo, 0, 1).astype(np.float32)
    solid = layers.cover > 0.5
    rgb = frame.rgb.astype(np.float32)
    weight = layers.cover.astype(np.float32)
    # Light = radiance over albedo, both smoothed a little so that edges do not divide by their neighbours.
    blur = h * 0.0012
    lum = gaussian_filter(lens.luminance(rgb) * weight, blur)
    own = gaussian_filter(np.maximum(lens.luminance(albedo), DARKEST) * weight, blur)
    light = lum / np.maximum(own, 1e-3)
    usable = solid & (lens.luminance(albedo) > 0.06)
    full = float(np.percentile(light[usable], 80)) if usable.any() else 1.0
    full = max(full, 1e-3)
    lit = usable & (light > 0.6 * full) & (light < 1.6 * full)
    ratio = (
        np.array([rgb[lit][:, k].mean() / max(albedo[lit][:, k].mean(), 1e-3) for k in range(3)])
        if lit.any()
        else np.ones(3)
    )
    bright = lens.luminance(rgb)
    glow = np.clip((light / full - 3.0) / 1.5, 0, 1) * np.clip((bright - 0.5) / 0.4, 0, 1) * solid
    local, borders = _local_colours(tone.encode(albedo), layers.owner, solid, colours)
    return Washes(local, light / full, ratio, glow.astype(np.float32), 1 - weight, borders)


def _local_colours(
    srgb: np.ndarray, owner: np.ndarray, solid: np.ndarray, colours: int
) -> tuple[np.ndarray, np.ndarray]:
    """Every body's colours reduced to a few; (H, W, 3) and the borders between them (H, W) bool."""
    from scipy.ndimage import gaussian_filter

    h, w = owner.shape
    flat = srgb.reshape(-1, 3).astype(np.float32)
    result = flat.copy()
    label = np.zeros(h * w, np.int32)
    index = np.flatnonzero(solid.ravel())
    order = index[np.argsort(owner.ravel()[index], kind="stable")]
    edges = np.flatnonzero(np.diff(owner.ravel()[order])) + 1
    next_label = 1
    for members in np.split(order, edges):
        if not len(members):
            continue
        centres = palette(flat[members[:: max(1, len(members) // 3000)]], colours)
        nearest = ((flat[members][:, None] - centres) ** 2).sum(-1).argmin(1)
        result[members] = centres[nearest]
        label[members] = next_label + nearest
        next_label += len(centres)
    sheet = label.reshape(h, w)
    borders = np.zeros((h, w), bool)
    for axis in (0, 1):
        step = np.diff(sheet, axis=axis) != 0
        borders |= np.pad(step, [(0, int(axis == 0)), (0, int(axis == 1))])
        borders |= np.pad(step, [(int(axis == 0), 0), (int(axis == 1), 0)])
    # At borders the traced albedo is the right mixture of both sides.
    mixed = np.where(borders[..., None], gaussian_filter(srgb, (0.55, 0.55, 0)), result.reshape(h, w, 3))
    return mixed.astype(np.float32), borders


def palette(samples: np.ndarray, most: int) -> np.ndarray:
    """(k, 3) colours that stand for the samples: farthest-point seeds until all are near, then Lloyd's
    steps."""
    centres = np.median(samples, axis=0)[None]
    while len(centres) < most:
        far = ((samples[:, None] - centres) ** 2).sum(-1).min(1)
        # Mixtures at edges are rare and far from all: the 99th percentile passes over them.
        if float(np.percentile(far, 98.5)) < 0.11**2:
            break
        target = float(np.percentile(far, 98.5))
        centres = np.concatenate([centres, samples[np.abs(far - target).argmin()][None]])
    for _ in range(5):
        nearest = ((samples[:, None] - centres) ** 2).sum(-1).argmin(1)
        centres = np.stack([
            samples[nearest == k].mean(0) if (nearest == k).any() else centres[k] for k in range(len(centres))
        ])  # fmt: skip
    return centres


def step(values: np.ndarray, at: float, width: float = 0.0) -> np.ndarray:
    """0 below `at`, 1 above, with an edge one pixel wide (or `width` in values where that is wider)."""
    slope = np.hypot(np.gradient(values, axis=0), np.gradient(values, axis=1))
    return np.clip((values - at) / np.maximum(slope * 1.2, max(width, 1e-4)) + 0.5, 0, 1)


def with_air(colour: np.ndarray, frame: Frame, stage: Stage) -> np.ndarray:
    """The place's own haze, in the few even steps of a printed poster."""
    haze = stage.backdrop.haze
    if haze is None:
        return colour
    seen = np.exp(-haze.density * frame.layers.depth)
    veil = np.floor((1 - seen) * 8 + 0.5) / 8
    return colour + (np.asarray(haze.colour) * stage.backdrop.exposure - colour) * veil[..., None]


def smoothed(values: np.ndarray, sigma: float) -> np.ndarray:
    """Edge-keeping smoothing (guided filter, He et al. 2010, guided by the values themselves)."""
    from scipy.ndimage import uniform_filter

    size = max(3, int(sigma) * 2 + 1)
    v = np.clip(values, 0, 2).astype(np.float32)
    for _ in range(2):
        mean = uniform_filter(v, size)
        spread = np.maximum(uniform_filter(v * v, size) - mean * mean, 0)
        a = spread / (spread + 0.006)
        v = uniform_filter(a, size) * v + uniform_filter((1 - a) * mean, size)
    return v
