"""Adapters: they learn, are saved, loaded, merged; one that matches nothing is an error that lists names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from limner.errors import InvalidRequest
from limner.flow import lora, tensors, weights
from limner.flow.train import sheet
from limner.flow.train.recipe import Recipe
from limner.flow.train.run import Run
from limner.flow.train.tune import Ask, tune

from .conftest import Hashed

pytestmark = pytest.mark.slow


@pytest.fixture
def base(recipe: Callable[..., Recipe], tmp_path: Path) -> Path:
    given = recipe(
        train={"steps": 60, "batch": 16, "rate": 1e-2, "adam_rate": 1e-2, "ema": 0.9}, watch={"checkpoint": 0}
    )
    Run(given, str(tmp_path / "base"), encoder=Hashed(), quiet=True).go()
    return tmp_path / "base"


@pytest.fixture
def yellow(tmp_path: Path) -> Path:
    (tmp_path / "yellow").mkdir()
    for i in range(4):
        Image.new("RGB", (16, 16), (230, 210, 30 + i)).save(tmp_path / "yellow" / f"{i}.png")
        (tmp_path / "yellow" / f"{i}.txt").write_text("zork square")
    return tmp_path / "yellow"


def test_a_handful_of_pictures_teaches_a_word(base: Path, yellow: Path, tmp_path: Path) -> None:
    out = tmp_path / "zork.safetensors"
    found = tune(str(base), str(yellow), str(out), Ask(steps=80, rank=4, rate=1e-2), encoder=Hashed())
    assert np.mean(found[-10:]) < 0.5 * np.mean(found[:10])
    plain = weights.load(base)
    merged = lora.merge(plain, [(out, 1.0)])
    drawn = [
        sheet.draw(w.params, w.config, ["zork square"], Hashed().encode, steps=8, guidance=1.0)[0].mean(
            (0, 1)
        )
        for w in (plain, merged)
    ]
    want = np.array((230, 210, 30))
    assert np.abs(drawn[1] - want).sum() < 0.5 * np.abs(drawn[0] - want).sum()
    none = lora.merge(plain, [(out, 0.0)])
    assert all((none.flat[n] == plain.flat[n]).all() for n in tensors.shapes(plain.config))
    weights.save(tmp_path / "merged", merged.config, merged.flat)
    again = weights.load(tmp_path / "merged")
    assert all((again.flat[n] == merged.flat[n]).all() for n in again.flat)


def test_targets_that_match_nothing_list_names(base: Path, yellow: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "x.safetensors")
    with pytest.raises(InvalidRequest, match=r"no matrix is called to_q; there are .*img_qkv\.weight"):
        tune(str(base), str(yellow), out, Ask(targets=("to_q",)), encoder=Hashed())
    tune(str(base), str(yellow), out, Ask(steps=1, targets=("img_qkv",)), encoder=Hashed())
    from safetensors.numpy import load_file

    assert set(load_file(out)) == {f"double_blocks.0.img_qkv{end}" for end in (lora.DOWN, lora.UP)}
    with pytest.raises(InvalidRequest, match="rank"):
        Ask(rank=0)
    with pytest.raises(InvalidRequest, match="rate"):
        Ask(rate=float("inf"))
    with pytest.raises(InvalidRequest, match="safetensors"):
        tune(str(base), str(yellow), "x.bin", Ask(), encoder=Hashed())
