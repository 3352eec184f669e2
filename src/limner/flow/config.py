"""`ModelConfig`: the measures of a network, and the sizes that have a name."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from limner.errors import InvalidRequest

PUBLISHED = {
    "txt_input_size": "text_size", "depth_double": "depth", "txt_preamble_depth": "preamble_depth",
    "pca_channels": "bottleneck", "llm": "text_encoder",
}  # fmt: skip
"""MiniT2I's names of our fields, where they differ."""
IDLE = ("txt_hidden_size", "cond_vec_size", "n_T", "prediction", "sampler", "cfg_channels", "cfg_interval")
"""Further keys of a MiniT2I configuration: checked where they matter, without effect on the network."""


@dataclass(frozen=True)
class ModelConfig:
    """Measures of one MM-JiT network.

    image_size: pixels a side of the squares it was trained on; patch_size divides it. hidden_size: width of both
    streams. depth: joint blocks; preamble_depth: blocks over text alone before them. head_dim: a multiple of 4.
    mlp_ratio: inner width of the gated layers over hidden_size. bottleneck: channels between the two patch projections.
    text_size: width of the text encoder's vectors; prompt_length: text tokens, always that many, the free ones masked.
    noise_scale: standard deviation of the noise at t = 0, unitless, pixels being -1..1.
    """

    image_size: int = 64
    patch_size: int = 8
    in_channels: int = 3
    hidden_size: int = 192
    depth: int = 4
    preamble_depth: int = 2
    num_heads: int = 3
    head_dim: int = 64
    mlp_ratio: float = 8 / 3
    bottleneck: int = 64
    text_size: int = 1280
    prompt_length: int = 32
    noise_scale: float = 1.0
    text_encoder: str = "usem3"

    def __post_init__(self) -> None:
        """Raises InvalidRequest naming the first measure that cannot be."""
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if field.name == "text_encoder":
                if not isinstance(value, str) or not value:
                    raise InvalidRequest("text_encoder", f"expected a name, got {value!r}")
            elif field.type == "int" and (isinstance(value, bool) or not isinstance(value, int)):
                raise InvalidRequest(field.name, f"expected a whole number, got {value!r}")
            elif not isinstance(value, int | float) or not 0 <= value < math.inf:
                raise InvalidRequest(field.name, f"expected a finite number of 0 or more, got {value!r}")
            elif value == 0 and field.name != "preamble_depth":
                raise InvalidRequest(field.name, "expected more than 0")
        if self.in_channels != 3:
            raise InvalidRequest("in_channels", f"expected 3 (red, green, blue), got {self.in_channels}")
        if self.image_size % self.patch_size:
            raise InvalidRequest(
                "image_size", f"expected a multiple of the patch ({self.patch_size}), got {self.image_size}"
            )
        if self.head_dim % 4:
            raise InvalidRequest("head_dim", f"expected a multiple of 4, got {self.head_dim}")
        if self.hidden_size % 4:
            raise InvalidRequest("hidden_size", f"expected a multiple of 4, got {self.hidden_size}")

    @property
    def inner(self) -> int:
        """Width of queries, keys and values of all heads together."""
        return self.num_heads * self.head_dim

    @property
    def mlp_size(self) -> int:
        """Inner width of the gated layers: int(hidden_size * mlp_ratio), up to the next multiple of 8."""
        return (int(self.hidden_size * self.mlp_ratio) + 7) // 8 * 8

    @property
    def tokens(self) -> int:
        """Image tokens of a square picture at image_size: as many as were trained on."""
        return (self.image_size // self.patch_size) ** 2

    def grid(self, height: int, width: int) -> tuple[int, int]:
        """(rows, columns) of patches. Raises InvalidRequest for sides that are no multiples of the patch."""
        for name, side in (("height", height), ("width", width)):
            if side < self.patch_size or side % self.patch_size:
                raise InvalidRequest(name, f"expected a multiple of {self.patch_size} pixels, got {side}")
        return height // self.patch_size, width // self.patch_size

    def to_json(self) -> str:
        """All fields as JSON; `from_json` gives back an equal configuration."""
        return json.dumps(dataclasses.asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> ModelConfig:
        """Read a configuration, ours or MiniT2I's. Raises InvalidRequest for unknown or wrong fields."""
        try:
            data = json.loads(text)
        except ValueError as error:
            raise InvalidRequest("config", f"expected JSON: {error}") from None
        return cls.from_mapping(data)

    @classmethod
    def read(cls, path: Path) -> ModelConfig:
        """As `from_json`, from a file, which errors name. Raises OSError where it cannot be read."""
        try:
            return cls.from_json(path.read_bytes())
        except InvalidRequest as error:
            raise InvalidRequest(error.field, f"{error.message} (in {path})") from None

    @classmethod
    def from_mapping(cls, data: Any) -> ModelConfig:
        """A configuration from names to values, ours or MiniT2I's; unknown names are refused."""
        if not isinstance(data, Mapping):
            raise InvalidRequest("config", f"expected an object, got {type(data).__name__}")
        if any(name in data for name in PUBLISHED):
            return cls._published(data)
        known = [field.name for field in dataclasses.fields(cls)]
        for name in data:
            if name not in known:
                raise InvalidRequest(str(name), f"unknown measure; known are {', '.join(known)}")
        return cls(**data)

    @classmethod
    def _published(cls, data: Mapping[str, Any]) -> ModelConfig:
        known = {field.name for field in dataclasses.fields(cls)}
        fields: dict[str, Any] = {}
        for name, value in data.items():
            ours = PUBLISHED.get(name, name)
            if ours in known:
                fields[ours] = value
            elif name not in IDLE and not name.startswith("_"):
                raise InvalidRequest(name, "unknown key in a MiniT2I configuration")
        if data.get("prediction", "x") != "x":
            raise InvalidRequest(
                "prediction", f"expected 'x' (the clean picture), got {data['prediction']!r}"
            )
        for name in ("txt_hidden_size", "cond_vec_size"):
            if data.get(name, data.get("hidden_size")) != data.get("hidden_size"):
                raise InvalidRequest(
                    name, f"expected hidden_size ({data.get('hidden_size')}), got {data[name]}"
                )
        # Published at 512 px with noise of 2: the scale follows the resolution.
        fields.setdefault("noise_scale", max(1.0, fields.get("image_size", 512) / 256))
        return cls(**fields)


def preset(name: str) -> ModelConfig:
    """The configuration of this name. Raises InvalidRequest listing what there is."""
    if name not in PRESETS:
        raise InvalidRequest("preset", f"expected one of {', '.join(PRESETS)}; got {name!r}")
    return PRESETS[name]


_FLAN: dict[str, Any] = {
    "image_size": 512, "patch_size": 16, "text_size": 1024, "prompt_length": 256, "bottleneck": 128,
    "noise_scale": 2.0, "text_encoder": "google/flan-t5-large",
}  # fmt: skip
PRESETS: dict[str, ModelConfig] = {
    "tiny": ModelConfig(
        image_size=16, patch_size=4, hidden_size=32, depth=2, preamble_depth=1, num_heads=2, head_dim=16,
        bottleneck=16, text_size=24, prompt_length=6,
    ),
    "emoji64-2m": ModelConfig(hidden_size=128, depth=4, num_heads=2),
    "emoji64-5m": ModelConfig(hidden_size=192, depth=4, num_heads=3),
    "emoji64-10m": ModelConfig(hidden_size=256, depth=5, num_heads=4),
    "minit2i-b16": ModelConfig(hidden_size=768, depth=17, num_heads=12, mlp_ratio=2.6667, **_FLAN),
    "minit2i-l16": ModelConfig(
        hidden_size=1248, depth=23, num_heads=24, head_dim=52, mlp_ratio=2.7, **_FLAN
    ),
}  # fmt: skip
