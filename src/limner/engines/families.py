"""What each family of open-weight models is usually called with: one row a family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Family:
    """steps: of the sampler at standard quality. guidance: its usual scale. guided_by: the argument that takes it.
    negatives: whether a negative prompt does anything. always: further arguments, given where they are taken."""

    steps: int = 30
    guidance: float = 5.0
    guided_by: str = "guidance_scale"
    negatives: bool = True
    always: Mapping[str, Any] = field(default_factory=dict)


FAMILIES: dict[str, Family] = {
    "StableDiffusionXL": Family(30, 5.0),
    "StableDiffusion3": Family(28, 5.0),
    "StableDiffusion": Family(30, 7.5),
    # Distilled to follow a scale given as an input: there is no second pass for a negative prompt to steer.
    "Flux2Klein": Family(4, 1.0, negatives=False),
    "Flux2": Family(28, 4.0, negatives=False),
    "Flux": Family(28, 3.5, negatives=False),
    "Chroma": Family(35, 5.0),
    "QwenImage": Family(40, 4.0, guided_by="true_cfg_scale", always={"negative_prompt": " "}),
    "ZImage": Family(9, 0.0),
    "SanaSprint": Family(2, 4.5, negatives=False, always={"use_resolution_binning": False}),
    "Sana": Family(20, 4.5, always={"use_resolution_binning": False, "complex_human_instruction": None}),
    "PixArt": Family(20, 4.5, always={"use_resolution_binning": False}),
    "Lumina2": Family(30, 4.0),
    "CogView4": Family(30, 5.0),
    "AuraFlow": Family(30, 3.5),
    "HiDream": Family(50, 5.0),
    "Kandinsky": Family(30, 4.0),
}
"""By the beginning of the pipeline's class name; longer names win. Figures are the models' published ones."""


def of(pipeline: str) -> Family:
    """The family of a pipeline's class name; ordinary settings for one that is not listed."""
    matching = [name for name in FAMILIES if pipeline.startswith(name)]
    return FAMILIES[max(matching, key=len)] if matching else Family()
