from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from limner.diorama import catalog
from limner.diorama.assets import load_assets
from limner.diorama.material import Look, srgb
from limner.errors import InvalidRequest, NotFound

CIRCLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
    '<circle cx="10" cy="10" r="7" fill="#c33"/></svg>'
)


def disc(path: Path) -> None:
    y, x = np.mgrid[:90, :120]
    inside = (x - 60) ** 2 + (y - 45) ** 2 < 35**2
    pixels = np.zeros((90, 120, 4), np.uint8)
    pixels[inside] = (40, 120, 200, 255)
    Image.fromarray(pixels).save(path)


def test_files_become_bodies_named_by_their_stem(tmp_path: Path) -> None:
    trimesh.creation.box((2, 4, 1)).export(tmp_path / "Red_Dragon.glb")
    trimesh.creation.icosphere(2, radius=30).export(tmp_path / "moon-rock.obj")
    (tmp_path / "badge.svg").write_text(CIRCLE)
    disc(tmp_path / "logo.png")
    (tmp_path / "readme.txt").write_text("not a body")
    assets = load_assets(tmp_path)
    assert sorted(assets) == ["badge", "logo", "moon rock", "red dragon"]
    for key in assets:
        body = catalog.build(key, assets=assets)
        assert body.extent.max() == pytest.approx(1.0, abs=0.02)
        assert body.bounds[0][2] == pytest.approx(0, abs=1e-5)


def test_gltf_stands_upright(tmp_path: Path) -> None:
    trimesh.creation.box((1, 4, 2)).export(tmp_path / "tower.glb")
    extent = catalog.build("tower", assets=load_assets(tmp_path)).extent
    assert extent == pytest.approx([0.25, 0.5, 1.0], abs=1e-3)


def test_assets_win_over_the_house(tmp_path: Path) -> None:
    trimesh.creation.box((1, 1, 1)).export(tmp_path / "dog.glb")
    assets = load_assets(tmp_path)
    assert catalog.find("dog", assets) is assets["dog"]
    assert "dog" in {key for key, _, _ in catalog.vocabulary_entries(assets)}


def test_models_take_a_colour(tmp_path: Path) -> None:
    trimesh.creation.box((1, 1, 1)).export(tmp_path / "cube.glb")
    colour = srgb("#8e36c9")
    (part,) = catalog.build("cube", Look((colour,)), assets=load_assets(tmp_path)).parts
    seen = part.mesh.colours.mean(axis=0) if part.mesh.colours is not None else part.material.colour
    assert seen == pytest.approx(colour, abs=0.05)


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        load_assets(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("broken.glb", b"glTF but not really", "3D model"), ("broken.png", b"PNG?", "picture"),
     ("empty.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>', "empty")],
)  # fmt: skip
def test_unreadable_files_are_named(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InvalidRequest, match=words) as error:
        load_assets(tmp_path)
    assert name in str(error.value)


def test_pictures_need_a_transparent_background(tmp_path: Path) -> None:
    Image.new("RGB", (20, 20), "red").save(tmp_path / "photo.png")
    with pytest.raises(InvalidRequest, match="alpha"):
        load_assets(tmp_path)
    Image.new("RGBA", (20, 20), "red").save(tmp_path / "photo.png")
    with pytest.raises(InvalidRequest, match="none of it is transparent"):
        load_assets(tmp_path)
