"""SVG or picture file -> `Drawing`: pixels of one thing, cut out, cropped and with colours that run past its
edge."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
MARGIN = 0.03
"""Empty border around the thing, as a share of its larger side, so that the outline never meets the picture's
edge."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """One thing, cut out.

    rgb: (H, W, 3) uint8 sRGB, also beyond the outline, where the nearest inner colour is repeated. distance:
    (H, W) float64, pixels to the outline, above zero inside, accurate to a fraction of a pixel. cover: (H, W)
    share of each pixel covered, 0..1.
    """

    rgb: NDArray[np.uint8]
    distance: F64
    cover: F64


def from_svg(text: str, pixels: int = 416) -> Drawing:
    """Draw SVG text so that the thing's larger side measures about `pixels` (resvg)."""
    small = _draw(text, 96)
    box = re.search(r'viewBox="([^"]+)"', text)
    if box is None:
        return from_rgba(_draw(text, pixels))
    left, top, width, height = (float(v) for v in box.group(1).replace(",", " ").split())
    rows, columns = (np.flatnonzero((small[..., 3] > 20).any(axis=k)) for k in (1, 0))
    if not len(rows):
        raise ValueError("the drawing is empty")
    # One small pixel is given away on each side because the small picture rounds.
    scale = max(width, height) / 96
    x0, x1 = (columns[0] - 1) * scale, (columns[-1] + 2) * scale
    y0, y1 = (rows[0] - 1) * scale, (rows[-1] + 2) * scale
    side = max(x1 - x0, y1 - y0)
    pad = side * MARGIN
    x0, y0, w, h = left + x0 - pad, top + y0 - pad, x1 - x0 + 2 * pad, y1 - y0 + 2 * pad
    tight = text.replace(box.group(0), f'viewBox="{x0:.4f} {y0:.4f} {w:.4f} {h:.4f}"', 1)
    return from_rgba(_draw(tight, pixels))


def _draw(text: str, pixels: int) -> NDArray[np.uint8]:
    """RGBA pixels of SVG text, its larger side `pixels` long, or a few more where the drawing cannot be had at that size.

    Raises ValueError when it cannot be had at all.
    """
    from PIL import Image

    box = re.search(r'viewBox="([^"]+)"', text)
    w, h = (float(v) for v in box.group(1).replace(",", " ").split()[2:]) if box else (1.0, 1.0)
    longest = max(w, h)
    for side in (pixels, pixels + 1, pixels + 3, pixels + 4):
        data = _png(text, max(1, round(side * w / longest)), max(1, round(side * h / longest)))
        if data is not None:
            return np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))
    raise ValueError("the drawing cannot be rendered")


def _png(text: str, width: int, height: int) -> bytes | None:
    """PNG of SVG text; None where resvg gives up.

    resvg 0.48 panics at some sizes: an inner shadow's two layers are rounded apart by a pixel (feComposite).
    """
    import resvg_py

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=text, width=width, height=height))
    except BaseException as error:  # a panic of Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return None


def from_rgba(pixels: NDArray[np.uint8]) -> Drawing:
    """Cut the thing out of (H, W, 4) uint8 sRGB pixels with straight alpha."""
    from scipy import ndimage

    alpha = pixels[..., 3].astype(np.float64) / 255
    # Glass and the like is drawn half clear: it still counts as body.
    solid = float(np.quantile(alpha[alpha > 0.08], 0.9)) if (alpha > 0.08).any() else 1.0
    cover = np.clip(alpha / max(0.45 * solid, 0.1), 0, 1) if _translucent(alpha) else alpha
    cover = _without_specks(cover)
    distance = outline_distance(cover)
    # Colours at the rim are mixed with emptiness: take them from a little further in and let them run
    # outwards.
    inner = distance > 1.6
    if not inner.any():
        inner = cover > 0.5
    _, nearest = ndimage.distance_transform_edt(~inner, return_indices=True)
    return Drawing(np.ascontiguousarray(pixels[..., :3][nearest[0], nearest[1]]), distance, cover)


def _translucent(alpha: F64) -> bool:
    """Is a good part of the thing half clear?"""
    inside = alpha > 0.08
    return bool(((alpha > 0.08) & (alpha < 0.75)).sum() > 0.12 * max(inside.sum(), 1))


def _without_specks(cover: F64) -> F64:
    """Without islands and pinholes too small to be a part of anything."""
    from scipy import ndimage

    solid = cover > 0.5
    out = cover.copy()
    for mask, value in ((solid, 0.0), (~solid, 1.0)):
        label, count = ndimage.label(mask)
        if count > 1:
            area = np.bincount(label.ravel())
            small = area < 0.0006 * solid.size
            small[0] = False
            speck = ndimage.binary_dilation(small[label], iterations=2) & (mask | (label == 0))
            out[
                speck & (small[label] | ~ndimage.binary_dilation((label > 0) & ~small[label], iterations=1))
            ] = value
    return out


def outline_distance(cover: F64) -> F64:
    """Signed pixels to the line cover = 0.5, above zero inside; the cover of the nearest edge pixel places
    the line
    between pixels (after Gustavson and Strand, Anti-aliased Euclidean distance transform, 2011)."""
    from scipy import ndimage

    inside = cover >= 0.5
    if inside.all() or not inside.any():
        raise ValueError("the drawing has no outline")
    out, (oy, ox) = ndimage.distance_transform_edt(~inside, return_indices=True)
    within, (iy, ix) = ndimage.distance_transform_edt(inside, return_indices=True)
    signed = np.where(inside, within - 0.5 + (cover[iy, ix] - 0.0), -(out - 0.5 + (1.0 - cover[oy, ox])))
    return ndimage.gaussian_filter(signed, 1.2)
