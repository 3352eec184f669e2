"""Toy: designed vinyl under studio light. The house style; true colours, a breath of bloom."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.material import Material
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import lens, restage


@dataclass(frozen=True)
class Toy:
    """Colours as given, under a thin coat of lacquer where a surface is smooth enough to carry one."""

    samples: float = 1.0
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Smooth plain plastics get a thin clear coat; nothing else changes."""
        return restage.change_materials(stage, _lacquered)

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Neutral tone curve; highlights glow slightly, corners fall off slightly."""
        light = lens.bloom(frame.rgb.astype(np.float32), strength=0.12, threshold=1.0)
        light = lens.vignette(light, 0.14)
        return tone.to_bytes(tone.encode(tone.neutral(light)))


def _lacquered(material: Material) -> Material:
    plain = material.transmission == 0 and material.metallic == 0 and not any(material.emission)
    if plain and 0.15 <= material.roughness <= 0.5 and material.clearcoat < 0.25:
        return replace(material, clearcoat=0.25)
    return material


STYLE = Toy()
