import numpy as np
import pytest

from limner.diorama.places import PlaceAsk, build_place
from limner.prompt.scene import Setting

PLACES = [
    "studio", "stage", "room", "kitchen", "library", "classroom", "museum", "cafe", "garage", "pool", "waterfall",
    "graveyard", "street", "market", "night_city", "space", "moon", "underwater", "sky", "harbour",
    "volcano", "cave", "playground", "castle", "stadium",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_place_leaves_room_for_the_subjects(place: str) -> None:
    backdrop = build_place(place, PlaceAsk(seed=5))
    faces = sum(len(p.mesh.faces) for b in backdrop.placed for p in b.body.parts)
    assert faces <= 300_000
    assert np.isfinite(backdrop.sky.image).all() and backdrop.sky.image.min() >= 0
    level = backdrop.height(np.array([[0.0, 0.0], [1.5, 0.0], [-1.5, 1.0]]))
    assert np.abs(level).max() < 0.1
    for placed in backdrop.placed:
        moved = placed.body.transformed(placed.matrix)
        for part in moved.parts:
            v = part.mesh.vertices
            near = (np.hypot(v[:, 0], v[:, 1]) < 2.4) | (
                (np.abs(v[:, 0]) < 2.0) & (v[:, 1] < 0) & (v[:, 1] > -7)
            )
            low = v[near & (v[:, 2] < 2.6), 2]  # a vault may hang over it
            assert low.max(initial=0.0) < 0.12, "something stands in the clearing or before it"


@pytest.mark.parametrize("place", ["lake", "beach", "harbour"])
def test_what_floats_sees_open_water_around_it(place: str) -> None:
    backdrop = build_place(place, PlaceAsk(seed=5, afloat=True))
    assert backdrop.height(np.array([[0.0, 0.0], [2.0, 1.0]])).tolist() == [0.0, 0.0]
    water = max(
        (placed for placed in backdrop.placed),
        key=lambda p: float(np.ptp(p.body.bounds[0] - p.body.bounds[1])),
    )
    moved = water.body.transformed(water.matrix)
    v = moved.parts[0].mesh.vertices
    near = np.hypot(v[:, 0], v[:, 1]) < 3
    assert near.sum() > 50 and np.abs(v[near, 2]).max() < 0.1


@pytest.mark.parametrize("place", ["underwater", "space", "sky"])
def test_things_float_where_there_is_no_floor(place: str) -> None:
    assert build_place(place, PlaceAsk()).floats


def test_the_same_ask_gives_the_same_place() -> None:
    a, b = (build_place("street", PlaceAsk(seed=9)) for _ in range(2))
    for p, q in zip(a.placed, b.placed, strict=True):
        assert p.matrix.tobytes() == q.matrix.tobytes()
        for x, y in zip(p.body.parts, q.body.parts, strict=True):
            assert x.mesh.vertices.tobytes() == y.mesh.vertices.tobytes()


def test_seed_and_time_change_the_place() -> None:
    day, night = (build_place("room", PlaceAsk(Setting(time=t))) for t in ("day", "night"))
    assert day.sky.image.mean() > night.sky.image.mean()
    papers = {
        build_place("studio", PlaceAsk(seed=s)).placed[0].body.parts[0].mesh.colours.tobytes()
        for s in range(8)
    }
    assert len(papers) > 3


@pytest.mark.parametrize("place", ["street", "night_city"])
def test_a_street_in_winter_lies_under_snow(place: str) -> None:
    def upward(season: str | None) -> float:
        """Lightness of what looks up, by area."""
        backdrop = build_place(place, PlaceAsk(Setting(season=season), seed=5))
        light = area = 0.0
        for part in backdrop.placed[0].body.parts:
            v, f = part.mesh.vertices.astype(float), part.mesh.faces
            n = np.cross(v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]])
            up = np.maximum(n[:, 2], 0)[v[f][:, :, 2].min(axis=1) > 0.02].sum()
            light, area = light + float(up) * float(np.mean(part.material.colour)), area + float(up)
        return light / area

    assert upward("winter") > upward(None) + 0.1
