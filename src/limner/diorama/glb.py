"""The stage as a GLB file (glTF 2.0, binary): opens in any viewer; y up, metres, PBR materials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from limner.diorama.body import Part
from limner.diorama.stage import Stage

if TYPE_CHECKING:
    from trimesh import Trimesh


def export(stage: Stage) -> bytes:
    """All placed bodies, the backdrop's and the subjects', one node a body, named by what they are."""
    import trimesh

    scene = trimesh.Scene()
    turn = np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0], [0, 0, 0, 1.0]])
    for group, members in (("scenery", stage.backdrop.placed), ("subject", stage.placed)):
        for i, placed in enumerate(members):
            name = f"{group} {i} {placed.label}".strip()
            for k, part in enumerate(placed.body.parts):
                scene.add_geometry(_geometry(part), node_name=f"{name} / {k}", geom_name=f"{name} / {k}",
                                   transform=turn @ placed.matrix)  # fmt: skip
    for i, scatter in enumerate(stage.backdrop.scatter):
        for k, part in enumerate(scatter.body.parts):
            geometry = f"scatter {i} / {k}"
            for j, matrix in enumerate(scatter.matrices):
                node = f"{geometry} / {j}"
                if j == 0:
                    scene.add_geometry(
                        _geometry(part), node_name=node, geom_name=geometry, transform=turn @ matrix
                    )
                else:
                    scene.graph.update(frame_to=node, matrix=turn @ matrix, geometry=geometry)
    data = scene.export(file_type="glb")
    assert isinstance(data, bytes)
    return data


def _geometry(part: Part) -> Trimesh:
    import trimesh
    from PIL import Image

    from limner.diorama.tone import encode

    mesh, material = part.mesh, part.material
    has_texture = material.texture is not None and mesh.uv is not None
    image = Image.fromarray(material.texture) if material.texture is not None and has_texture else None
    # glTF keeps factors linear, as ours are.
    factor = [1.0, 1.0, 1.0, 1.0] if has_texture or mesh.colours is not None else [*material.colour, 1.0]
    if material.transmission > 0.5:
        factor[3] = 0.35
    pbr = trimesh.visual.material.PBRMaterial(
        baseColorFactor=factor, metallicFactor=material.metallic, roughnessFactor=material.roughness,
        emissiveFactor=[min(1.0, e) for e in material.emission], doubleSided=material.thin,
        alphaMode="BLEND" if material.transmission > 0.5 else "OPAQUE",
        baseColorTexture=image,
    )  # fmt: skip
    visual = trimesh.visual.TextureVisuals(uv=mesh.uv if has_texture else None, material=pbr)
    out = trimesh.Trimesh(
        mesh.vertices, mesh.faces, vertex_normals=mesh.normals, visual=visual, process=False
    )
    if mesh.colours is not None and not has_texture:
        rgba = np.concatenate([np.clip(encode(mesh.colours), 0, 1), np.ones((len(mesh.vertices), 1))], axis=1)
        out.visual = trimesh.visual.ColorVisuals(out, vertex_colors=(rgba * 255).astype(np.uint8))
    return out
