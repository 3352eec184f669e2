"""Shaders: which parts may share one, and a material in the renderer's terms."""

from __future__ import annotations

from typing import Any

import numpy as np

from limner.diorama.body import Part
from limner.diorama.device import mitsuba
from limner.diorama.material import Material

SOLID, TEXTURED, DULL = ("solid",), ("textured",), ("dull",)


def key_of(part: Part) -> tuple:
    """Parts with equal keys are merged. Opaque ones need three shaders in all: how rough, metallic and coated they are
    goes into the vertices, so that every scene runs the same compiled kernel."""
    material = part.material
    if any(material.emission):
        return ("glow", *(round(e, 3) for e in material.emission))
    if material.transmission > 0.5:
        return ("glass", material.thin, round(material.roughness, 1), round(material.ior, 2))
    if material.texture is not None and part.mesh.uv is not None:
        return TEXTURED
    return DULL if is_dull(material) else SOLID


def is_dull(material: Material) -> bool:
    """Whether a purely diffuse shader does for it."""
    return material.roughness >= 0.97 and material.metallic == 0 and material.clearcoat == 0


def bsdf(material: Material) -> dict[str, Any]:
    """Our material as a Mitsuba shader; colour and finish come from the mesh's attributes."""
    mi = mitsuba()
    colour: dict[str, Any] = {"type": "mesh_attribute", "name": "vertex_color"}
    if material.texture is not None:
        sheet = np.ascontiguousarray(material.texture)
        colour = {"type": "bitmap", "bitmap": mi.Bitmap(sheet), "raw": False, "wrap_mode": "clamp"}
    if material.transmission > 0.5 and not any(material.emission):
        if material.thin:
            return {"type": "thindielectric", "int_ior": material.ior, "specular_transmittance": colour}
        if material.roughness > 0.08:
            return {
                "type": "roughdielectric", "alpha": max(material.roughness**2, 0.01), "int_ior": material.ior,
                "specular_transmittance": colour,
            }  # fmt: skip
        return {"type": "dielectric", "int_ior": material.ior, "specular_transmittance": colour}
    if (is_dull(material) and material.texture is None) or any(material.emission):
        return {"type": "twosided", "inner": {"type": "diffuse", "reflectance": colour}}
    inner = {
        "type": "principled", "base_color": colour, "specular": 0.5, "clearcoat_gloss": 0.85,
        **{name: {"type": "mesh_attribute", "name": f"vertex_{name}"} for name in ("roughness", "metallic", "clearcoat")},
    }  # fmt: skip
    return {"type": "twosided", "inner": inner}


def rgb(value: tuple[float, float, float] | np.ndarray) -> dict[str, Any]:
    """Linear RGB in the renderer's terms."""
    return {"type": "rgb", "value": [float(c) for c in value]}
