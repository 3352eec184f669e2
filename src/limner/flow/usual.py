"""`Usual`: how weights are sampled where nobody says otherwise; sampling.json beside them, or a recipe's [sampling]."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from limner.errors import InvalidRequest
from limner.flow import fewstep, sampling
from limner.flow.config import ModelConfig
from limner.flow.guidance import Guidance

FILE = "sampling.json"
STEPS, SHIFTS = (1, 1000), (0, 64)


@dataclass(frozen=True)
class Usual:
    """steps: at standard quality. guidance and its interval: see `limner.flow.guidance`. shift: pixels by which the
    patches move from step to step, see `limner.flow.shift`; 0: they stay."""

    steps: int = 30
    solver: str = "multistep"
    guidance: float = 4.0
    interval: tuple[float, float] = (0.0, 1.0)
    shift: int = 0

    def __post_init__(self) -> None:
        """Raises InvalidRequest naming the field."""
        for name, value, (low, high) in (("steps", self.steps, STEPS), ("shift", self.shift, SHIFTS)):
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise InvalidRequest(name, f"expected {low} to {high}, got {value!r}")
        sampling.solver(self.solver)
        Guidance(self.guidance, self.interval)

    @classmethod
    def of(cls, folder: Path, config: ModelConfig) -> Usual:
        """Of the weights in this folder. Raises InvalidRequest for a file that cannot be meant."""
        told = fewstep.habits(folder)
        if told is not None:
            return cls(**told)
        path = folder / FILE
        if not path.is_file():
            # FLAN-T5 reads for MiniT2I's weights, which follow the words at 6.
            return cls(guidance=6.0) if "flan-t5" in config.text_encoder else cls()
        try:
            data = json.loads(path.read_bytes())
            return cls(**{**data, "interval": tuple(data.get("interval", (0.0, 1.0)))})
        except InvalidRequest as error:
            raise InvalidRequest("weights", f"{path}: {error}") from None
        except (TypeError, ValueError) as error:
            raise InvalidRequest("weights", f"{path} is not understood: {error}") from None
