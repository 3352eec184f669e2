from dataclasses import replace

import numpy as np
import pytest

from limner.diorama import render, solids, styles
from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import placement
from limner.diorama.stage import Backdrop, Placed, Scatter, Sky, Stage, View
from limner.errors import InvalidRequest

SIZE = 72
PURPLE = srgb("#7d3cb5")


def small_stage(size: int = SIZE) -> Stage:
    ground = Body(
        (Part(solids.box(30, 30, 0.2, round=0).moved(0, 0, -0.1), Material(srgb("#8fbf5a"), roughness=1.0)),)
    )
    ball = Body((Part(solids.sphere(0.42, steps=16).moved(0, 0, 0.42), Material(PURPLE, roughness=0.4)),))
    jar = Body(
        (Part(solids.cylinder(0.2, 0.5, steps=16), Material(srgb("#f0b53a"), roughness=0.2, metallic=1.0)),)
    )
    pane = Body((Part(solids.box(0.3, 0.05, 0.4), Material((0.9, 0.9, 0.9), transmission=1.0)),))
    image = np.full((16, 32, 3), (0.55, 0.7, 0.95), np.float32)
    tuft = Body((Part(solids.frustum(0.05, 0.0, 0.2, steps=6), Material(srgb("#5a9a40"), roughness=1.0)),))
    back = Backdrop(
        (Placed(ground),), Sky(image, (-0.5, -0.6, 0.62), (1.6, 1.5, 1.4), 4.0),
        scatter=(Scatter(tuft, np.stack([placement(x, 2.0, 0) for x in (-1.0, 0.0, 1.0)])),), exposure=0.8,
    )  # fmt: skip
    placed = (
        Placed(ball, placement(-0.3, 0, 0), subject="ball"),
        Placed(jar, placement(0.55, -0.1, 0), subject="jar"),
        Placed(pane, placement(0.1, 0.9, 0), subject="pane"),
    )  # fmt: skip
    return Stage(back, placed, View((0, -4.2, 1.0), (0.1, 0, 0.4), fov=26.0), size, size)


@pytest.fixture(scope="module")
def pictures() -> dict[str, tuple[Stage, render.Frame, np.ndarray]]:
    stage = small_stage()
    made = {}
    for name in styles.names():
        style = styles.get(name)
        prepared = style.prepare(stage, 5)
        frame = render.trace(prepared, samples=4, seed=5)
        made[name] = (prepared, frame, style.develop(frame, prepared, 5))
    return made


def test_the_registry_knows_its_styles_and_names_them_when_asked_for_another() -> None:
    assert styles.names() == (
        "toy",
        "clay",
        "papercut",
        "lowpoly",
        "photo",
        "flat",
        "comic",
        "watercolour",
        "oil",
        "pencil",
    )
    assert all(isinstance(styles.get(name), styles.Style) for name in styles.names())
    with pytest.raises(InvalidRequest, match="watercolour") as caught:
        styles.get("fresco")
    assert caught.value.field == "style"


@pytest.mark.parametrize("name", styles.names())
def test_a_style_keeps_what_is_placed_and_draws_the_whole_picture(name: str, pictures: dict) -> None:
    stage = small_stage()
    prepared, _, picture = pictures[name]
    assert picture.shape == (SIZE, SIZE, 3)
    assert picture.dtype == np.uint8
    assert [p.subject for p in prepared.placed] == [p.subject for p in stage.placed]
    assert len(prepared.backdrop.placed) == len(stage.backdrop.placed)
    assert (prepared.width, prepared.height) == (stage.width, stage.height)
    assert picture.std() > 12


@pytest.mark.parametrize("name", styles.names())
def test_a_style_makes_the_same_bytes_again(name: str, pictures: dict) -> None:
    style = styles.get(name)
    prepared, frame, picture = pictures[name]
    again = style.prepare(small_stage(), 5)
    for one, other in zip(prepared.placed, again.placed, strict=True):
        for a, b in zip(one.body.parts, other.body.parts, strict=True):
            assert np.array_equal(a.mesh.vertices, b.mesh.vertices)
            assert np.array_equal(a.mesh.normals, b.mesh.normals)
    assert np.array_equal(style.develop(frame, again, 5), picture)


@pytest.mark.parametrize("name", styles.names())
def test_a_picture_is_not_square_by_assumption(name: str) -> None:
    style = styles.get(name)
    stage = style.prepare(replace(small_stage(), width=80, height=48), 1)
    layers = render.Layers(
        np.full((48, 80), 4.0), np.tile(np.array([0.0, -1.0, 0.0]), (48, 80, 1)), np.full((48, 80, 3), 0.4),
        np.ones((48, 80)), np.zeros((48, 80), np.int32),
    )  # fmt: skip
    frame = render.Frame(np.full((48, 80, 3), 0.3), layers)
    assert style.develop(frame, stage, 1).shape == (48, 80, 3)


@pytest.mark.parametrize("name", [n for n in styles.names() if n != "pencil"])
def test_a_purple_thing_stays_purple(name: str, pictures: dict) -> None:
    picture = pictures[name][2]
    middle = picture[36:44, 22:32].reshape(-1, 3).astype(float).mean(0)
    assert middle[2] > middle[0] > middle[1]


def test_pencil_has_no_colour(pictures: dict) -> None:
    """Graphite on ivory: every pixel is a mixture of the two."""
    from limner.diorama.styles import pencil

    away = pictures["pencil"][2] / 255 - pencil.GRAPHITE
    way = pencil.SHEET - pencil.GRAPHITE
    beside = away - (away @ way / (way @ way))[..., None] * way
    assert np.abs(beside).max() < 0.03


def test_styles_differ_by_more_than_their_colours(pictures: dict) -> None:
    """No affine map of colours takes one style's picture to another's."""
    names = styles.names()
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            a = pictures[one][2].reshape(-1, 3) / 255
            b = pictures[other][2].reshape(-1, 3) / 255
            source = np.concatenate([a, a * a, np.ones((len(a), 1))], axis=1)
            fit = source @ np.linalg.lstsq(source, b, rcond=None)[0]
            left = float(np.sqrt(((fit - b) ** 2).mean()))
            assert left > 0.015, (one, other, left)


def test_seeds_change_the_paper_but_not_the_subject(pictures: dict) -> None:
    prepared, frame, picture = pictures["watercolour"]
    other = styles.get("watercolour").develop(frame, prepared, 6)
    assert not np.array_equal(other, picture)
    assert np.abs(other.astype(int) - picture).mean() < 30


def test_a_brush_stroke_ends_where_its_thing_ends() -> None:
    from limner.diorama.styles import brushwork
    from limner.noise import generator

    owner = np.zeros((64, 64), np.int32)
    owner[:, 32:] = 1
    grey = np.full((64, 64, 3), 0.5, np.float32)
    view = brushwork.View(grey, np.zeros((64, 64), np.float32), owner, np.ones((64, 64)))
    canvas = brushwork.Canvas(np.zeros((128, 128, 3), np.float32), np.zeros((128, 128), np.float32), 2)
    brush = brushwork.Brush(0.03, apart=1.0, long=6.0, off=0.05, stray=0.0)
    strokes = brushwork.plan(view, canvas, brush, generator(1, 0))
    for spine, first, last in zip(strokes.spines, strokes.first, strokes.last, strict=True):
        columns = spine[first : last + 1, 1].clip(0, 63)
        assert len(set(owner[0, columns.astype(int)])) == 1
    brushwork.lay(canvas, strokes, 0.3, generator(1, 1))
    assert (canvas.relief > 0).mean() > 0.9
    assert not len(brushwork.plan(view, canvas, brush, generator(1, 2)).colours)
