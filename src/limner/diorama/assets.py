"""A caller's own bodies: a folder of models and pictures, each named by its file ("red_dragon.glb" -> "red
dragon").

Models (GLB, GLTF, OBJ, PLY, STL) are taken as they are; drawings (SVG, or PNG and WebP with a transparent
background) are puffed into solids like the house's own art. Every body measures one metre by default.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from limner.diorama.body import Body, Concept, Part
from limner.diorama.material import SURFACES, Look, Material
from limner.diorama.mesh import Mesh, rotation
from limner.errors import InvalidRequest, NotFound

MODELS = (".glb", ".gltf", ".obj", ".ply", ".stl")
DRAWINGS = (".svg", ".png", ".webp")
SIZE = 1.0
"""Metres of the largest extent."""


def load_assets(folder: str | Path) -> dict[str, Concept]:
    """All bodies of a folder by key, in the order of their file names; other files are left alone.

    Every file is read once now, so that a broken one is reported here and not in the middle of a picture.
    Raises
    NotFound when the folder is not there and InvalidRequest naming a file that cannot be used.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotFound(
            f"expected a folder of assets, got {str(folder)!r}, which is not a folder; check --assets"
        )
    found: dict[str, Concept] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in MODELS + DRAWINGS or not path.is_file():
            continue
        key = " ".join(path.stem.replace("_", " ").replace("-", " ").lower().split())
        if key in found:
            raise InvalidRequest(
                "assets", f"two files in {folder} are both named {key!r}; rename {path.name}"
            )
        found[key] = Concept(key, _builder(path), "thing", (), SIZE)
    return found


def _builder(path: Path) -> Any:
    stamp = path.stat().st_mtime_ns
    base = _model(path, stamp) if path.suffix.lower() in MODELS else None
    if base is None:
        _drawing(path, stamp)

    def build(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
        from limner.diorama.art import puff

        if base is not None:
            return _dressed(base, look)
        return puff.body(_drawing(path, stamp), size=SIZE, fullness=0.3, look=look)

    return build


@lru_cache(maxsize=64)
def _drawing(path: Path, stamp: int) -> Any:
    """The cut-out drawing of a file; `stamp` makes a changed file a new one."""
    from PIL import Image

    from limner.diorama.art.raster import from_rgba, from_svg

    try:
        if path.suffix.lower() == ".svg":
            return from_svg(path.read_text(encoding="utf-8"))
        with Image.open(path) as image:
            if not image.has_transparency_data:
                raise InvalidRequest(
                    "assets", f"{path.name}: expected a picture with a transparent background, "
                    "got one without alpha; "
                    "cut the thing out, or use an SVG or a GLB"
                )  # fmt: skip
            whole = image.convert("RGBA")
            whole.thumbnail((448, 448))
            pixels = np.asarray(whole)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise InvalidRequest("assets", f"{path.name}: expected a readable picture; {error}") from None
    solid = pixels[..., 3] > 20
    if not solid.any() or solid.all():
        what = "all of it is transparent" if not solid.any() else "none of it is transparent"
        raise InvalidRequest(
            "assets", f"{path.name}: expected a thing on a transparent background, but {what}"
        )
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    tight = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return from_rgba(np.pad(tight, ((12, 12), (12, 12), (0, 0))))


@lru_cache(maxsize=32)
def _model(path: Path, stamp: int) -> Body:
    """The model of a file, one metre large, standing on z = 0. glTF is y up and faces +z; that becomes z up,
    -y."""
    import trimesh

    try:
        loaded: Any = trimesh.load(path, force="scene")
        meshes = [m for m in loaded.dump() if isinstance(m, trimesh.Trimesh) and len(m.faces)]
    except Exception as error:
        raise InvalidRequest("assets", f"{path.name}: expected a readable 3D model; {error}") from None
    if not meshes:
        raise InvalidRequest("assets", f"{path.name}: expected a model with triangles, found none")
    parts = tuple(_part(m) for m in meshes)
    body = Body(parts)
    if path.suffix.lower() in (".glb", ".gltf", ".obj"):
        body = body.transformed(rotation(90, "x"))
    largest = float(body.extent.max())
    if not np.isfinite(largest) or largest <= 0:
        raise InvalidRequest("assets", f"{path.name}: expected a model with a size, got {largest} metres")
    scale = np.eye(4) * (SIZE / largest)
    scale[3, 3] = 1
    return body.transformed(scale).grounded()


def _part(mesh: Any) -> Part:
    """A trimesh as a part: its texture, vertex colours or plain colour, roughness and metal where it has
    them."""
    visual = mesh.visual
    uv = getattr(visual, "uv", None)
    source = getattr(visual, "material", None)
    picture = getattr(source, "baseColorTexture", None) or getattr(source, "image", None)
    own = Material(_plain_colour(source), roughness=0.5)
    rough, metal = getattr(source, "roughnessFactor", None), getattr(source, "metallicFactor", None)
    if rough is not None:
        own = replace(own, roughness=float(np.clip(rough, 0.02, 1)))
    if metal is not None and getattr(source, "metallicRoughnessTexture", None) is None:
        own = replace(own, metallic=float(np.clip(metal, 0, 1)))
    more: dict[str, Any] = {}
    if uv is not None and picture is not None:
        more["uv"] = np.asarray(uv, np.float32)
        own = replace(own, texture=np.asarray(picture.convert("RGB"), np.uint8))
    elif getattr(visual, "kind", None) == "vertex":
        from limner.diorama.art.oklab import decode

        more["colours"] = decode(np.asarray(visual.vertex_colors)[:, :3]).astype(np.float32)
    return Part(Mesh.of(mesh.vertices, mesh.faces, crease=40, **more), own)


def _plain_colour(source: Any) -> tuple[float, float, float]:
    """Linear RGB of a material without a texture. glTF's own factors are linear, OBJ's are sRGB bytes."""
    from limner.diorama.art.oklab import decode

    value = getattr(source, "baseColorFactor", None)
    if value is None:
        value = getattr(source, "diffuse", None)
    if value is None:
        return (0.75, 0.72, 0.68)
    rgb = np.asarray(value)[:3]
    r, g, b = (rgb / 255.0 if hasattr(source, "baseColorFactor") else decode(rgb.astype(np.uint8))).tolist()
    return (r, g, b)


def _dressed(body: Body, look: Look) -> Body:
    """A model as `look` wants it: textures recoloured, plain parts of the commonest colours painted."""
    from limner.diorama.art.recolour import painted

    if not look.colours and look.material not in SURFACES:
        return body
    parts: list[Part] = []
    for part in body.parts:
        own, mesh = part.material, part.mesh
        if look.material not in SURFACES and own.texture is not None:
            inside = np.ones(own.texture.shape[:2], bool)
            own = replace(own, texture=painted(own.texture, inside, look.colours))
        elif look.material not in SURFACES and mesh.colours is not None:
            from limner.diorama.art import oklab

            row = oklab.encode(mesh.colours.astype(np.float64))[None]
            new = painted(row, np.ones(row.shape[:2], bool), look.colours)
            mesh = replace(mesh, colours=oklab.decode(new[0]).astype(np.float32))
        else:
            own, mesh = look.surface(own), replace(mesh, colours=None)
        parts.append(Part(mesh, own))
    return replace(body, parts=tuple(parts))
