"""`Material`: what a surface is made of, and `Look`: what the prompt asks of a body's surfaces."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

RGB = tuple[float, float, float]


def srgb(value: str | tuple[int, int, int]) -> RGB:
    """'#rrggbb' or 0..255 sRGB as linear RGB, 0..1."""
    if isinstance(value, str):
        value = tuple(int(value.lstrip("#")[i : i + 2], 16) for i in (0, 2, 4))  # type: ignore[assignment]
    c = np.asarray(value, np.float64) / 255
    r, g, b = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(r), float(g), float(b)


@dataclass(frozen=True, eq=False)
class Material:
    """A surface. Colours are linear RGB, 0..1.

    A mesh with vertex colours uses them in place of `colour`; one with uv and a `texture` (H, W, 3 uint8
    sRGB, row 0 at the top) uses that. roughness, metallic, transmission (1 = clear glass), clearcoat: 0..1.
    emission: linear radiance added, 0 = none. thin: a sheet (leaf, paper, cloth) that shows both sides.
    """

    colour: RGB = (0.8, 0.8, 0.8)
    roughness: float = 0.45
    metallic: float = 0.0
    transmission: float = 0.0
    ior: float = 1.5
    clearcoat: float = 0.0
    emission: RGB = (0.0, 0.0, 0.0)
    texture: NDArray[np.uint8] | None = None
    thin: bool = False

    def surface_key(self) -> tuple:
        """Equal for materials that differ at most in colour or texture."""
        return (
            self.roughness, self.metallic, self.transmission, self.ior, self.clearcoat, self.emission,
            self.thin, self.texture is not None,
        )  # fmt: skip


# What a material word makes of any part: its shader, and its colour where none is asked for.
# None as colour keeps the part's own.
SURFACES: dict[str, Material] = {
    "gold": Material(srgb("#ffc34d"), roughness=0.18, metallic=1.0),
    "silver": Material(srgb("#e6e8ea"), roughness=0.14, metallic=1.0),
    "bronze": Material(srgb("#b9783f"), roughness=0.28, metallic=1.0),
    "copper": Material(srgb("#e08a5e"), roughness=0.2, metallic=1.0),
    "metal": Material(srgb("#c2c6cb"), roughness=0.25, metallic=1.0),
    "rust": Material(srgb("#8a4a26"), roughness=0.9),
    "glass": Material(srgb("#f4fbff"), roughness=0.0, transmission=1.0, ior=1.45),
    "ice": Material(srgb("#dff3ff"), roughness=0.12, transmission=0.85, ior=1.31),
    "crystal": Material(srgb("#eef4ff"), roughness=0.0, transmission=1.0, ior=1.9),
    "wood": Material(srgb("#a9713f"), roughness=0.6),
    "stone": Material(srgb("#9a968e"), roughness=0.95),
    "marble": Material(srgb("#f0ede8"), roughness=0.18, clearcoat=0.6),
    "concrete": Material(srgb("#a5a5a2"), roughness=0.98),
    "clay": Material(srgb("#c4764e"), roughness=0.9),
    "ceramic": Material(srgb("#f3f1ea"), roughness=0.12, clearcoat=1.0),
    "plastic": Material(srgb("#e24b4b"), roughness=0.3, clearcoat=0.4),
    "rubber": Material(srgb("#33343a"), roughness=0.8),
    "leather": Material(srgb("#7a4a2b"), roughness=0.5),
    "paper": Material(srgb("#f6f2e8"), roughness=1.0),
    "cardboard": Material(srgb("#bb9160"), roughness=1.0),
    "fabric": Material(srgb("#b9a7c9"), roughness=1.0),
    "wool": Material(srgb("#efe4d2"), roughness=1.0),
    "fur": Material(srgb("#a67b52"), roughness=1.0),
    "wax": Material(srgb("#f2e2b8"), roughness=0.4, clearcoat=0.2),
    "chocolate": Material(srgb("#4a2716"), roughness=0.35, clearcoat=0.3),
    "neon": Material(srgb("#ff4fd8"), roughness=0.4, emission=(1.15, 0.17, 0.85)),
}


@dataclass(frozen=True)
class Look:
    """What the prompt asks of a body: its colours (linear RGB, main one first) and a material word.

    number: which of the people in a picture this is; they differ in hair, skin and clothes by it. hair: what words say of
    a person's hair and beard. wear: garments a person is made in, each by its key in the wardrobe and its colours.
    kin: the species or being that a person is as well.
    """

    colours: tuple[RGB, ...] = ()
    material: str | None = None
    number: int = 0
    hair: tuple[str, ...] = ()
    wear: tuple[tuple[str, tuple[RGB, ...]], ...] = ()
    kin: str = ""

    def tint(self, own: RGB, index: int = 0) -> RGB:
        """The colour asked for (main = 0, second = 1), else the material's, else the part's own."""
        if index < len(self.colours):
            return self.colours[index]
        if self.material in SURFACES and not self.colours:
            base = np.asarray(SURFACES[self.material].colour)
            if index == 0:
                return SURFACES[self.material].colour
            # Second and further parts stay apart from the first, by keeping some of their own lightness.
            r, g, b = base * (0.55 + 0.45 * (sum(own) / 3))
            return float(r), float(g), float(b)
        return own

    def surface(self, own: Material, index: int = 0) -> Material:
        """`own` as the prompt wants it: recoloured, and of the material asked for.

        Call it for the parts that carry the thing's colour (index 0) and its second colour (index 1); leave
        eyes, tyres, lamps and the like as they are.
        """
        colour = self.tint(own.colour, index)
        base = SURFACES.get(self.material or "")
        if base is None:
            return replace(own, colour=colour)
        emission = base.emission
        if base.emission != (0.0, 0.0, 0.0) and self.colours:
            r, g, b = (1.1 * c for c in colour)
            emission = (r, g, b)
        if base.transmission > 0.5 and self.colours:
            # Light takes the tint at every surface it crosses, four or more of them in a vessel.
            r, g, b = ((0.1 + 0.9 * c) ** 0.5 for c in colour)
            colour = (r, g, b)
        return replace(base, colour=colour, emission=emission, texture=None, thin=own.thin)


PLAIN = Look()
