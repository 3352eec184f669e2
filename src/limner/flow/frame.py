"""Between the size that is asked for and the one the network paints: as many patches as it was trained on, of like aspect.

The network's picture covers the asked one; what lies beyond is cut off. Resampling is Lanczos, in float32.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, UInt8

from limner.flow.config import ModelConfig


@dataclass(frozen=True)
class Frame:
    """width, height: pixels asked for. inner_width, inner_height: pixels the network paints."""

    width: int
    height: int
    inner_width: int
    inner_height: int

    @classmethod
    def of(cls, config: ModelConfig, width: int, height: int) -> Frame:
        """The network's size for a picture of this size: at most its tokens, the aspect as near as patches allow."""

        def cost(rows: int) -> float:
            columns = max(1, config.tokens // rows)
            columns = min(columns, max(1, round(rows * width / height)))
            uneven = abs(math.log(columns / rows * height / width))
            return 2 * uneven + math.log(config.tokens / (rows * columns))

        rows = min(range(1, config.tokens + 1), key=cost)
        columns = min(max(1, config.tokens // rows), max(1, round(rows * width / height)))
        return cls(width, height, columns * config.patch_size, rows * config.patch_size)

    @property
    def resampled(self) -> bool:
        """Whether the network's size is another one."""
        return (self.width, self.height) != (self.inner_width, self.inner_height)

    @property
    def _cover(self) -> tuple[int, int]:
        """(width, height) of the network's picture, scaled so that it covers the asked one."""
        scale = max(self.width / self.inner_width, self.height / self.inner_height)
        return max(self.width, round(self.inner_width * scale)), max(
            self.height, round(self.inner_height * scale)
        )

    @property
    def _corner(self) -> tuple[int, int]:
        wide, high = self._cover
        return (wide - self.width) // 2, (high - self.height) // 2

    def outward(self, pixels: UInt8[np.ndarray, "h w C"]) -> UInt8[np.ndarray, "H W C"]:
        """The network's picture at the asked size."""
        if not self.resampled:
            return pixels
        x, y = self._corner
        large = _resize(pixels.astype(np.float32), *self._cover)[y : y + self.height, x : x + self.width]
        return np.rint(np.clip(large, 0, 255)).astype(np.uint8)

    def inward(self, pixels: UInt8[np.ndarray, "H W C"]) -> UInt8[np.ndarray, "h w C"]:
        """A picture of the asked size at the network's; its edge goes on where the network's is wider."""
        if not self.resampled:
            return pixels
        (wide, high), (x, y) = self._cover, self._corner
        beside = ((y, high - self.height - y), (x, wide - self.width - x), (0, 0))
        small = _resize(
            np.pad(pixels, beside, mode="edge").astype(np.float32), self.inner_width, self.inner_height
        )
        return np.rint(np.clip(small, 0, 255)).astype(np.uint8)


def _resize(pixels: Float[np.ndarray, "h w C"], width: int, height: int) -> Float[np.ndarray, "H W C"]:
    from PIL import Image

    channels = [Image.fromarray(np.ascontiguousarray(pixels[..., c])) for c in range(pixels.shape[2])]
    return np.stack(
        [np.asarray(c.resize((width, height), Image.Resampling.LANCZOS)) for c in channels], axis=-1
    )
