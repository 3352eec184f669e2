"""Art in another colour or material: the drawing's main colours move to what is asked, its shading stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama.art import oklab
from limner.diorama.art.raster import Drawing
from limner.diorama.material import RGB, SURFACES, Look, Material

VINYL = Material(roughness=0.38, clearcoat=0.15)
DARK = 0.36
"""OKLab lightness below which a colour counts as black: eyes, tyres, outlines."""
GREY = 0.045
"""OKLab chroma below which a colour counts as neutral."""
ENOUGH = 0.72
"""Share of a body that must take the colour asked for."""


def dressed(drawing: Drawing, look: Look) -> Material:
    """The drawing's material with its texture, as `look` wants it."""
    if look.material in SURFACES:
        return _of_material(drawing, look)
    if not look.colours:
        return replace(VINYL, texture=drawing.rgb)
    return replace(VINYL, texture=painted(drawing.rgb, drawing.distance > 0, look.colours))


def painted(
    rgb: NDArray[np.uint8], inside: NDArray[np.bool_], colours: tuple[RGB, ...]
) -> NDArray[np.uint8]:
    """(H, W, 3) sRGB bytes with the main colour family of the `inside` pixels moved to colours[0] (linear RGB), and the
    next one to colours[1] where that is given. Eyes, outlines and small parts of another hue stay."""
    linear = oklab.decode(rgb)
    lab = oklab.from_linear(linear)
    families = _families(lab, inside, len(colours))
    out = linear
    for member, colour in zip(families, colours[:2], strict=False):
        out = out * (1 - member[..., None]) + _moved(lab, member * inside, colour) * member[..., None]
    return oklab.encode(out)


def _families(lab: NDArray[np.float64], inside: NDArray[np.bool_], wanted: int) -> list[NDArray[np.float64]]:
    """Soft membership (H, W), 0..1, of each pixel in the main family of colours, and in the second when two are
    wanted. The main family takes in one hue after another, then greys and whites, last blacks, until it is large
    enough to be the colour that a viewer would name."""
    light, chroma = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2])
    hue = np.degrees(np.arctan2(lab[..., 2], lab[..., 1]))
    bright = _ramp(light, DARK - 0.04, DARK + 0.04)
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
    rest = [pale, 1 - bright]
    areas = [float((g * inside).sum()) / total for g in (*groups[:1], *rest)]
    vividness = areas[0] if groups else 0.0
    if vividness < 0.3:
        rest.sort(key=lambda g: -float((g * inside).sum()))
        order = [rest[0], *groups, rest[1]] if areas[-1] < 0.5 else [1 - bright, *groups, pale]
        if areas[-1] >= 0.5:
            order = [1 - bright, *groups, pale]
        elif areas[-2] > vividness:
            order = [pale, *groups, 1 - bright]
        else:
            order = [*groups, pale, 1 - bright]
    else:
        order = [*groups, pale, 1 - bright]
    main, used = order[0].copy(), 1
    enough = ENOUGH if wanted == 1 else 0.45
    while used < len(order) and float((main * inside).sum()) < enough * total:
        if wanted == 1 or used < len(order) - 1:
            main = main + order[used]
        used += 1
    out = [np.clip(main, 0, 1)]
    if wanted > 1:
        remaining = [g for g in order[used:] if float((g * inside).sum()) > 0.02 * total]
        if remaining:
            out.append(np.clip(remaining[0], 0, 1))
        else:
            # One colour all over: the lower part takes the second one, as a toy's base would.
            row = np.arange(lab.shape[0])[:, None] / lab.shape[0] + 0 * light
            low = _ramp(row, 0.6, 0.62)
            out = [out[0] * (1 - low), out[0] * low]
    return out


def _moved(lab: NDArray[np.float64], weight: NDArray[np.float64], colour: RGB) -> NDArray[np.float64]:
    """Linear RGB of all pixels, moved so that those with weight centre on `colour` and keep their shading."""
    target = oklab.from_linear(np.asarray(colour))
    light = float(np.clip(target[0], 0.22, 0.955))
    chroma, hue = float(np.hypot(target[1], target[2])), float(np.arctan2(target[2], target[1]))
    chosen = weight > 0.5
    if not chosen.any():
        chosen = weight > 0
    low, middle, high = np.quantile(lab[..., 0][chosen], [0.04, 0.5, 0.96])
    # Black and white leave little room for shading, browns less than blues.
    room = 0.07 if light < 0.3 or light > 0.9 else 0.12
    span = max(high - middle, middle - low, 1e-6)
    gain = min(0.8, room / span)
    new_light = light + np.clip((lab[..., 0] - middle) * gain, -1.3 * room, 1.3 * room)
    own = np.hypot(lab[..., 1], lab[..., 2])
    usual = max(float(np.median(own[chosen])), 1e-3)
    new_chroma = chroma * (np.clip(own / usual, 0.7, 1.15) * 0.4 + 0.6 if usual > GREY else 1.0)
    new_chroma = new_chroma * np.ones_like(new_light)
    out = np.stack([np.clip(new_light, 0.08, 0.99), new_chroma * np.cos(hue), new_chroma * np.sin(hue)], axis=-1)
    return oklab.in_gamut(out)


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
