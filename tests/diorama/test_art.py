import time

import numpy as np
import pytest
import trimesh

from limner.diorama.art import concepts, pack, puff
from limner.errors import NotFound


@pytest.mark.parametrize("icon", ["fluent/red-apple", "fluent/kite", "fluent/musical-notes", "noto/harp"])
def test_puffed_bodies_are_closed_and_look_outwards(icon: str) -> None:
    mesh = puff.solid(puff.drawing(icon), size=2.0)
    check = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    assert check.is_watertight
    assert check.volume > 0
    assert len(mesh.faces) <= 40_000
    assert np.linalg.norm(mesh.normals, axis=1) == pytest.approx(1, abs=1e-3)
    agree = (check.face_normals * mesh.normals[mesh.faces].mean(axis=1)).sum(axis=1) > 0
    assert agree.mean() > 0.995
    assert np.ptp(mesh.vertices[:, [0, 2]], axis=0).max() == pytest.approx(2.0, rel=0.02)
    assert mesh.uv is not None and mesh.uv.min() >= 0 and mesh.uv.max() <= 1


def test_outlines_are_smooth() -> None:
    """The outline of a drawn disc is a circle to a thousandth of its width."""
    from limner.diorama.art.raster import from_svg

    disc = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<circle cx="4.5" cy="4.5" r="3" fill="red"/></svg>'
    )
    mesh = puff.solid(from_svg(disc), size=2.0, fullness=1.0)
    rim = mesh.vertices[np.abs(mesh.vertices[:, 1]) < 1e-6]
    radius = np.linalg.norm(rim[:, [0, 2]] - rim[:, [0, 2]].mean(axis=0), axis=1)
    assert np.ptp(radius) < 0.004


def test_fullness_makes_thicker() -> None:
    drawing = puff.drawing("fluent/red-apple")
    depths = [np.ptp(puff.solid(drawing, size=1, fullness=f).vertices[:, 1]) for f in (0.02, 0.1, 0.3, 1.0)]
    assert depths == sorted(depths)
    assert depths[0] < 0.08 < 0.4 < depths[-1]


def test_same_drawing_same_bytes() -> None:
    first, second = (puff.solid(puff.drawing("fluent/kite"), size=1) for _ in range(2))
    assert first.vertices.tobytes() == second.vertices.tobytes()


def test_pack_opens_fast_and_names_what_it_lacks() -> None:
    start = time.perf_counter()
    assert pack.svg("fluent/red-apple").startswith("<svg")
    assert time.perf_counter() - start < 0.5
    with pytest.raises(NotFound, match="no-such"):
        pack.svg("fluent/no-such")


def test_table_is_sound() -> None:
    rows = concepts.rows()
    known = set(pack.icons())
    assert len(rows) > 1000
    assert [row.icon for row in rows if row.icon not in known] == []
    keys = [row.key for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert 0.003 <= row.size <= 400, row
        assert 0.01 <= row.fullness <= 1, row
        assert row.key == row.key.lower().strip() or row.key[0].isupper()
        assert row.key not in row.names


def test_bad_lines_are_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(concepts.parse("= thing 0.3 ground\nfox|fox"))


@pytest.mark.parametrize(
    ("key", "low", "high"), [("ant", 0.003, 0.03), ("whale", 8, 30), ("apple", 0.05, 0.15)]
)
def test_sizes_are_those_of_the_world(key: str, low: float, high: float) -> None:
    assert low < concepts.art_concepts()[key].size < high
