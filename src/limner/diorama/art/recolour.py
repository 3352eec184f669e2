"""Art in another colour or material: the drawing's main colours move to what is asked, its shading stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama.art import oklab
from limner.diorama.art.raster import Drawing
from limner.diorama.material import RGB, SURFACES, Look, Material

VINYL = Material(roughness=0.38, clearcoat=0.15)
DARK = (0.33, 0.52)
"""OKLab lightness: what is darker than the first counts as black (eyes, tyres, outlines), what is lighter
than the
second never does; between them each drawing has its own limit, where it uses fewest colours."""
GREY = 0.045
"""OKLab chroma below which a colour counts as neutral."""
ENOUGH = 0.5
"""Share of a body that must take the colour asked for."""


def dressed(drawing: Drawing, look: Look) -> Material:
    """The drawing's material with its texture, as `look` wants it."""
    if look.material in SURFACES:
        return _of_material(drawing, look)
    if not look.colours:
        return replace(VINYL, texture=drawing.rgb)
    return replace(VINYL, texture=painted(drawing.rgb, drawing.distance > 0, look.colours))


def painted(rgb: NDArray[np.uint8], inside: NDArray[np.bool_], colours: tuple[RGB, ...]) -> NDArray[np.uint8]:
    """(H, W, 3) sRGB bytes with the main colour family of the `inside` pixels moved to colours[0] (linear
    RGB), and the
    next one to colours[1] where that is given. Eyes, outlines and small parts of another hue stay."""
    # Every distinct colour is moved once: drawings have far fewer colours than pixels.
    packed = (rgb[..., 0].astype(np.uint32) << 16) | (rgb[..., 1].astype(np.uint32) << 8) | rgb[..., 2]
    values, back = np.unique(packed, return_inverse=True)
    area = np.bincount(back.ravel(), inside.ravel().astype(np.float64), minlength=len(values)).astype(
        np.float64
    )
    linear = oklab.decode(np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1).astype(np.uint8))
    lab = oklab.from_linear(linear)
    out = linear
    for member, colour in zip(_families(lab, area, len(colours)), colours[:2], strict=False):
        out = out * (1 - member[:, None]) + _moved(lab, member * area, colour) * member[:, None]
    return oklab.encode(out)[back.reshape(packed.shape)]


def _families(
    lab: NDArray[np.float64], inside: NDArray[np.float64], wanted: int
) -> list[NDArray[np.float64]]:
    """Soft membership (N,), 0..1, of each OKLab colour (N, 3), seen on `inside` (N,) pixels, in the main
    family of colours, and in the second when two are
    wanted. The main family takes in one hue after another, then greys and whites, last blacks, until it is
    large
    enough to be the colour that a viewer would name."""
    light, chroma = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2])
    hue = np.degrees(np.arctan2(lab[..., 2], lab[..., 1]))
    # Deep but vivid colours are no blacks.
    depth = light + np.clip(chroma - 0.08, 0, 0.12)
    dark = _valley(depth, inside)
    bright = _ramp(depth, dark - 0.03, dark + 0.03)
    vivid = _ramp(chroma, GREY - 0.02, GREY + 0.015) * bright
    pale = (1 - _ramp(chroma, GREY - 0.02, GREY + 0.015)) * bright
    total = float(inside.sum())
    groups: list[NDArray[np.float64]] = []
    left = vivid.copy()
    for _ in range(5):
        weights = (left * inside).ravel()
        if weights.sum() < 0.03 * total:
            break
        bins = np.bincount(((hue.ravel() + 180) // 5).astype(int) % 72, weights, minlength=72)
        smooth = sum(np.roll(bins, k) * (5 - abs(k)) for k in range(-4, 5))
        peak = float(np.argmax(smooth)) * 5 - 177.5
        apart = np.abs((hue - peak + 180) % 360 - 180)
        groups.append(left * (1 - _ramp(apart, 38, 58)))
        left = left - groups[-1]
    sizes = [float((g * inside).sum()) for g in groups]
    groups = [g for _, g in sorted(zip(sizes, groups, strict=True), key=lambda pair: -pair[0])]
    # A white thing with a coloured detail, or a black one, is recoloured by what it mostly is.
    areas = [float((g * inside).sum()) / total for g in (*groups[:1], pale, 1 - bright)]
    black, white = 1 - bright, pale
    if areas[-1] >= 0.5:
        order = [black, *groups, white]
    elif (areas[0] if groups else 0.0) < min(0.3, areas[-2]):
        order = [white, *groups, black]
    else:
        order = [*groups, white, black]
    main, used = order[0].copy(), 1
    enough = ENOUGH if wanted == 1 else 0.3
    while used < len(order) and float((main * inside).sum()) < enough * total:
        main = main + order[used]
        used += 1
    out = [np.clip(main, 0, 1)]
    if wanted > 1:
        remaining = [g for g in order[used:] if g is not black and float((g * inside).sum()) > 0.08 * total]
        if remaining:
            out.append(np.clip(remaining[0], 0, 1))
        else:
            second = _lesser_shade(light, out[0] * inside)
            out = [out[0] * (1 - second), out[0] * second]
    return out


def _valley(depth: NDArray[np.float64], area: NDArray[np.float64]) -> float:
    """The lightness within DARK that the fewest pixels have, so that no gradient is cut in two."""
    counts, edges = np.histogram(depth, bins=100, range=(0, 1), weights=area)
    smooth = np.convolve(counts, [1, 2, 3, 4, 3, 2, 1], mode="same")
    low, high = int(DARK[0] * 100), int(DARK[1] * 100)
    # Of equally empty places the darkest that is not at the very limit is the safest.
    return float(
        edges[low + int(np.argmin(smooth[low:high] + 0.0005 * area.sum() * np.arange(high - low)))] + 0.005
    )


def _lesser_shade(light: NDArray[np.float64], member: NDArray[np.float64]) -> NDArray[np.float64]:
    """Soft mask (N,) of the smaller of the two shades that the members fall into (Otsu's threshold on
    lightness):
    belly and muzzle against the coat."""
    counts, edges = np.histogram(light, bins=64, range=(0, 1), weights=member)
    share = np.cumsum(counts) / max(counts.sum(), 1e-9)
    middle = (edges[:-1] + edges[1:]) / 2
    mean = np.cumsum(counts * middle) / max(counts.sum(), 1e-9)
    between = (mean[-1] * share - mean) ** 2 / np.maximum(share * (1 - share), 1e-6)
    between[(share < 0.12) | (share > 0.88)] = 0
    cut = edges[1 + int(np.argmax(between))]
    upper = _ramp(light, cut - 0.02, cut + 0.02)
    return upper if (upper * member).sum() < 0.5 * member.sum() else 1 - upper


def _moved(lab: NDArray[np.float64], weight: NDArray[np.float64], colour: RGB) -> NDArray[np.float64]:
    """Linear RGB of all colours, moved so that those with weight centre on `colour` and keep their
    shading."""
    target = oklab.from_linear(np.asarray(colour))
    light = float(np.clip(target[0], 0.22, 0.955))
    chroma, hue = float(np.hypot(target[1], target[2])), float(np.arctan2(target[2], target[1]))
    low, middle, high = _quantiles(lab[..., 0], weight, (0.04, 0.5, 0.96))
    # Black and white leave little room for shading, browns less than blues.
    room = 0.07 if light < 0.3 or light > 0.9 else 0.12
    span = max(high - middle, middle - low, 1e-6)
    gain = min(0.8, room / span)
    new_light = light + np.clip((lab[..., 0] - middle) * gain, -1.3 * room, 1.3 * room)
    own = np.hypot(lab[..., 1], lab[..., 2])
    usual = max(_quantiles(own, weight, (0.5,))[0], 1e-3)
    new_chroma = chroma * (np.clip(own / usual, 0.7, 1.15) * 0.4 + 0.6 if usual > GREY else 1.0)
    new_chroma = new_chroma * np.ones_like(new_light)
    out = np.stack(
        [np.clip(new_light, 0.08, 0.99), new_chroma * np.cos(hue), new_chroma * np.sin(hue)], axis=-1
    )
    return oklab.in_gamut(out)


def _quantiles(x: NDArray[np.float64], weight: NDArray[np.float64], at: tuple[float, ...]) -> list[float]:
    """Weighted quantiles of (N,) values."""
    order = np.argsort(x, kind="stable")
    share = np.cumsum(weight[order])
    return [float(x[order][min(np.searchsorted(share, q * share[-1]), len(x) - 1)]) for q in at]


def _of_material(drawing: Drawing, look: Look) -> Material:
    """One material all over, the drawing engraved into it as lighter and darker places."""
    base = look.surface(VINYL)
    if base.transmission > 0 or any(base.emission):
        return base
    light = oklab.from_linear(oklab.decode(drawing.rgb))[..., 0]
    inside = drawing.distance > 0
    low, high = np.quantile(light[inside], [0.03, 0.97])
    tone = np.clip((light - low) / max(high - low, 0.15), 0, 1)
    factor = 0.5 + 0.5 * _ramp(tone, 0.0, 0.75)
    colour = np.asarray(base.colour) * factor[..., None]
    return replace(base, texture=oklab.encode(colour))


def _ramp(x: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
