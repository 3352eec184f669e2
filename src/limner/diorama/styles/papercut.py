"""Papercut: everything cut from coloured card, stacked in layers that throw shadows on each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.body import Body, Part
from limner.diorama.render import Frame
from limner.diorama.stage import Placed, Stage
from limner.diorama.styles import lens, noise3, paper, restage, sheets


@dataclass(frozen=True)
class Papercut:
    """A world of card."""

    samples: float = 1.0
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Bodies become stacks of sheets facing the camera; ground, walls and instanced things become plain
        card."""
        eye = np.asarray(stage.view.eye, np.float64)
        plain = restage.change_materials(stage, restage.matt)
        made: dict[tuple[int, int, int], Body] = {}

        def card(placed: Placed, original: Placed) -> Placed:
            return replace(placed, body=_flattened(placed, id(original.body), eye, made))

        back = plain.backdrop
        scenery = tuple(card(p, o) for p, o in zip(back.placed, stage.backdrop.placed, strict=True))
        subjects = tuple(card(p, o) for p, o in zip(plain.placed, stage.placed, strict=True))
        sky = replace(back.sky, sun_size=max(1.2, min(back.sky.sun_size, 2.5)))
        return replace(plain, backdrop=replace(back, placed=scenery, sky=sky), placed=subjects)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Neutral curve; the sky in torn layers; the grain of card, another for every sheet."""
        h, w = frame.layers.depth.shape
        light = frame.rgb.astype(np.float32)
        light = (
            light
            + (_layered_sky(light, 1 - frame.layers.cover, seed) - light)
            * (1 - frame.layers.cover)[..., None]
        )
        light = light * _lamp(light)
        grain = paper.relief(h, w, seed, tooth=0.0042)
        turned = paper.relief(h, w, seed, tooth=0.0055, step=55)
        sheet = np.where(frame.layers.owner % 2 == 0, grain, turned)
        light = light * paper.lit(sheet, 0.055)[..., None] * (1 + 0.022 * sheet[..., None])
        return tone.to_bytes(tone.encode(tone.neutral(lens.vignette(light, 0.18))))


def _lamp(light: np.ndarray) -> float:
    """Card is looked at under a lamp: what would be dim is lit up to a middle grey, at most to 1.7 times."""
    middle = float(np.median(lens.luminance(light)))
    return float(np.clip(0.24 / max(middle, 1e-3), 1.0, 1.7))


def _flattened(placed: Placed, key: int, eye: np.ndarray, made: dict[tuple[int, int, int], Body]) -> Body:
    """The body as sheets across the line of sight; what is too large to be held as a sheet stays as it is."""
    body, matrix = placed.body, np.asarray(placed.matrix, np.float64)
    low, high = body.bounds
    middle = matrix[:3, :3] @ ((low + high) / 2) + matrix[:3, 3]
    away = middle - eye
    far = float(np.linalg.norm(away))
    scale = float(np.cbrt(abs(np.linalg.det(matrix[:3, :3]))))
    if scale * float(np.linalg.norm(high - low)) > 1.3 * far or any(
        p.material.transmission > 0.5 for p in body.parts
    ):
        return body
    # Card stands upright unless it is seen from above.
    if abs(away[2]) < 0.6 * far:
        away = away * [1, 1, 0]
    forward = np.linalg.inv(matrix[:3, :3]) @ (away / np.linalg.norm(away))
    forward /= np.linalg.norm(forward)
    turn = np.round(forward * 24).astype(int)
    slot = (key, int(turn[0]) * 1000 + int(turn[1]), int(turn[2]))
    if slot not in made:
        thickness = float(
            np.clip(0.0032 * far / scale, 0.006 * (high - low).max(), 0.03 * (high - low).max())
        )
        graph = sheets.look(body.parts, forward)
        part = sheets.stacked(graph, colours=6, thickness=thickness)
        made[slot] = replace(
            body, parts=body.parts if part is None else (_at_depth(part, forward, low, high),)
        )
    return made[slot]


def _at_depth(part: Part, forward: np.ndarray, low: np.ndarray, high: np.ndarray) -> Part:
    """The stack moved along the line of sight to where the body's middle was."""
    return replace(part, mesh=part.mesh.moved(*(forward * float(forward @ ((low + high) / 2)))))


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
