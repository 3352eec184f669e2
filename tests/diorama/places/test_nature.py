from typing import get_args

import numpy as np
import pytest

from limner.diorama.places import PLACES, STAND_INS, PlaceAsk, build_place
from limner.diorama.sky import make_haze, make_sky
from limner.diorama.stage import Backdrop
from limner.diorama.terrain import eroded, fractal, gullied, noise, ridged
from limner.errors import InvalidRequest
from limner.prompt.scene import Season, Setting, TimeOfDay, Weather

NATURE = (
    "meadow",
    "garden",
    "park",
    "farm",
    "forest",
    "jungle",
    "beach",
    "desert",
    "savanna",
    "snow",
    "mountains",
    "river",
    "cliff",
)


def ask(style: str = "toy", seed: int = 1, **setting: str) -> PlaceAsk:
    return PlaceAsk(Setting(**setting), style, seed)  # type: ignore[arg-type]


def triangles(b: Backdrop) -> int:
    return sum(len(p.mesh.faces) for placed in b.placed for p in placed.body.parts)


@pytest.mark.parametrize("style", ["toy", "photo"])
@pytest.mark.parametrize("key", NATURE)
def test_a_place_is_sound_and_leaves_the_clearing_free(key: str, style: str) -> None:
    b = build_place(key, ask(style))
    assert 10_000 < triangles(b) < 560_000
    assert sum(len(s.matrices) for s in b.scatter) < 400
    a = np.linspace(0, 2 * np.pi, 40)
    rim = np.stack([np.cos(a), np.sin(a)], axis=1) * b.clearing * 0.8
    assert np.ptp(b.height(rim)) < 0.35
    for placed in b.placed:
        for part in placed.body.parts:
            mesh = part.mesh
            assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.normals).all()
            assert mesh.faces.max() < len(mesh.vertices)
            if mesh.colours is not None:
                assert mesh.colours.min() >= 0 and mesh.colours.max() <= 1
            v = mesh.vertices @ placed.matrix[:3, :3].T + placed.matrix[:3, 3]
            above = v[:, 2] - b.height(v[:, :2].astype(np.float64))
            lane = (np.abs(v[:, 0]) < 0.9) & (v[:, 1] > -5) & (v[:, 1] < 1.2)
            assert not np.any(above[lane & (above < 3)] > 0.45)


def test_the_same_ask_gives_the_same_bytes_and_another_seed_another_place() -> None:
    one, two, other = (build_place("meadow", ask(seed=s)) for s in (4, 4, 5))
    pairs = zip(one.placed, two.placed, strict=True)
    assert all(
        p.mesh.vertices.tobytes() == q.mesh.vertices.tobytes()
        for a, b in pairs
        for p, q in zip(a.body.parts, b.body.parts, strict=True)
    )
    assert one.sky.image.tobytes() == two.sky.image.tobytes()
    first, last = one.placed[0].body.parts[0].mesh, other.placed[0].body.parts[0].mesh
    assert not np.array_equal(first.vertices, last.vertices)


def test_winter_whitens_the_meadow() -> None:
    def floor(season: str) -> np.ndarray:
        colours = build_place("meadow", ask(season=season)).placed[0].body.parts[0].mesh.colours
        assert colours is not None
        return colours.mean(axis=0)

    winter, summer = floor("winter"), floor("summer")
    assert winter.min() > 0.6
    assert summer[1] > 1.5 * summer[2]


def test_unknown_places_are_named_and_stand_ins_are_places() -> None:
    with pytest.raises(InvalidRequest, match="atlantis"):
        build_place("atlantis", ask())
    assert set(STAND_INS) <= set(PLACES)


@pytest.mark.parametrize("time", get_args(TimeOfDay))
def test_white_ground_is_as_bright_as_the_hour_says(time: TimeOfDay) -> None:
    sky = make_sky(time, seed=2)
    rows = len(sky.image)
    theta = (np.arange(rows) + 0.5) / rows * np.pi
    cos = np.maximum(np.cos(theta), 0)
    flux = (sky.image.mean(axis=(1, 2)) * cos * np.sin(theta)).sum() * np.pi / rows * 2 * np.pi
    assert sky.sun_direction is not None
    white = (flux + np.mean(sky.sun_radiance) * sky.sun_direction[2]) / np.pi
    assert (0.15 < white < 0.52) if time == "night" else (0.3 < white < 1.05)
    assert np.isclose(np.linalg.norm(sky.sun_direction), 1)


@pytest.mark.parametrize("weather", get_args(Weather))
def test_every_weather_has_a_sky_that_can_be_seen(weather: Weather) -> None:
    a = np.linspace(-0.5, 0.5, 60)
    d = np.stack([np.sin(a), np.cos(a), np.full(60, 0.12)], axis=1)
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    for style in ("toy", "photo"):
        sky = make_sky("day", weather, style=style)
        assert sky.view is not None
        seen = sky.view(d)
        assert seen.shape == (60, 3) and seen.min() > 0.02 and seen.max() < 1.6
    assert make_haze(sky, 0.01).density == 0.01


def test_rain_is_greyer_and_darker_than_a_clear_day() -> None:
    def ahead(weather: Weather) -> np.ndarray:
        sky = make_sky("day", weather)
        assert sky.view is not None
        return np.asarray(sky.view(np.array([[0.0, 0.995, 0.1]]))[0])

    clear, rain = ahead("clear"), ahead("rain")
    assert rain.mean() < clear.mean() and np.ptp(rain) < np.ptp(clear)


def test_seasons_are_all_known() -> None:
    for season in get_args(Season):
        assert build_place("forest", ask(season=season)).placed


def test_noise_is_bounded_smooth_and_repeatable() -> None:
    p = np.random.default_rng(0).uniform(-50, 50, (4000, 2))
    for field in (noise, fractal):
        values = field(p, 3)
        assert np.abs(values).max() < 1.3 and values.std() > 0.1
        assert np.abs(field(p + 1e-3, 3) - values).max() < 0.05
        assert np.array_equal(values, field(p, 3)) and not np.array_equal(values, field(p, 4))
    assert ridged(p).min() >= 0 and ridged(p).max() <= 1


def test_erosion_lowers_steep_slopes_and_keeps_the_mass() -> None:
    rng = np.random.default_rng(1)
    rough = rng.random((40, 50)).astype(np.float32) * 5
    worn = eroded(rough, cell=1.0, steps=20)
    assert np.abs(np.diff(worn, axis=0)).max() < np.abs(np.diff(rough, axis=0)).max()
    assert np.isclose(worn.sum(), rough.sum(), rtol=1e-3)
    assert gullied(rough).mean() < rough.mean()
