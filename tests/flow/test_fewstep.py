"""Networks distilled to few steps: guidance as an input, one look a step."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")
pytest.importorskip("safetensors", reason="the extra limner[flow] is not installed")

from limner.errors import InvalidRequest, Unsupported
from limner.flow import config, fewstep, tensorfile, weights
from limner.flow.batch import Batch
from limner.flow.guidance import Guidance
from limner.flow.painter import Painter, Plan

MEASURES = replace(config.preset("tiny"), text_size=1280, prompt_length=8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, drawn: Any) -> Path:
    place = tmp_path_factory.mktemp("student")
    rng = np.random.default_rng(2)
    extra = {n: 0.2 * rng.standard_normal(s).astype("f4") for n, s in fewstep.shapes(MEASURES).items()}
    tensorfile.write(place / "model.safetensors", {**drawn(MEASURES), **extra})
    (place / "config.json").write_text(MEASURES.to_json())
    (place / "student.json").write_text(json.dumps({"steps": 3, "guidance": 4.0, "interval": [0.2, 0.8]}))
    return place


def paint(painter: Painter, scale: float = 4.0, **fields: Any) -> Any:
    plan = Plan(16, 16, 3, "euler", Guidance(scale, (0.2, 0.8)))
    batch, canvas = Batch(painter), painter.start(painter.encode("a red apple", **fields), plan, seed=1)
    batch.admit(canvas)
    while not canvas.done:
        batch.advance(canvas)
    return canvas


def test_one_look_a_step_and_guidance_as_an_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = weights.load(folder)
    assert loaded.few and (loaded.usual.steps, loaded.usual.solver, loaded.usual.guidance) == (
        3,
        "euler",
        4.0,
    )
    painter = Painter(loaded)
    rows: list[tuple[int, ...]] = []
    denoise = painter.network.denoise
    monkeypatch.setattr(painter.network, "denoise", lambda z, txt: rows.append(txt.shape) or denoise(z, txt))
    first = paint(painter).final
    assert rows == [(1, 8 + 12, 32)] * 3
    assert not np.allclose(paint(painter, 2.0).final, first)


def test_agrees_with_the_equations_of_training(folder: Path) -> None:
    student = pytest.importorskip("limner.flow.student", reason="training is not here")
    painter = Painter(weights.load(folder))
    measures, params, usual = student.load(folder)
    text, mask = painter.encoder.encode(["a red apple"])
    theirs = student.paint(params, measures, text, mask, usual=usual, seed=1)[0]
    np.testing.assert_allclose(paint(painter).final, theirs, atol=1e-4)


def test_what_it_was_not_taught_is_refused(folder: Path, tmp_path: Path, drawn: Any) -> None:
    painter = Painter(weights.load(folder))
    with pytest.raises(Unsupported, match=r"^negative"):
        painter.encode("a red apple", "blue")
    with pytest.raises(InvalidRequest, match=r"^guidance"):
        paint(painter, 0.5)
    with pytest.raises(Unsupported, match=r"^solver"):
        painter.start(painter.encode("a"), Plan(16, 16, 3, "heun"), 1)
    (tmp_path / "student.json").write_text("{}")
    for name in ("model.safetensors", "config.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    with pytest.raises(InvalidRequest, match=r"student.json"):
        weights.load(tmp_path)
    (tmp_path / "student.json").unlink()
    with pytest.raises(InvalidRequest, match=r"mean-flow student"):
        weights.load(tmp_path)
