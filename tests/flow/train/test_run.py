"""Runs: they learn, they go on bit for bit, they refuse another recipe's folder, they stop on SIGTERM."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import fsspec
import jax
import numpy as np
import pytest
from click.testing import CliRunner
from fsspec.implementations.memory import MemoryFileSystem
from PIL import Image

from limner.cli.train import command
from limner.errors import EngineFailed, InvalidRequest, OutputFailed
from limner.flow import weights
from limner.flow.train import sheet, step
from limner.flow.train.judge import nearest
from limner.flow.train.recipe import Recipe
from limner.flow.train.run import Run

from .conftest import COLOURS, Hashed, losses

pytestmark = pytest.mark.slow

Make = Callable[..., Recipe]


def leaves(run: Run) -> list[np.ndarray]:
    return [np.asarray(leaf) for leaf in jax.tree.leaves(run.state)]


def go(recipe: Recipe, out: Path | str, **more: object) -> Run:
    run = Run(recipe, str(out), encoder=Hashed(), quiet=True, **more)
    run.result = run.go()
    return run


def test_twenty_steps_are_ten_stop_and_ten(recipe: Make, tmp_path: Path) -> None:
    whole = go(recipe(), tmp_path / "whole")
    first = go(recipe(), tmp_path / "parts", until=10)
    assert (first.result.step, first.result.finished) == (10, False)
    second = go(recipe(), tmp_path / "parts")
    assert second.result.finished
    assert all((a == b).all() for a, b in zip(leaves(whole), leaves(second), strict=True))
    assert losses(tmp_path / "whole") == losses(tmp_path / "parts")
    assert weights.load(tmp_path / "whole").hash == weights.load(tmp_path / "parts").hash


def test_it_learns_words_and_colours(recipe: Make, tmp_path: Path) -> None:
    given = recipe(
        train={"steps": 150, "batch": 16, "rate": 1e-2, "adam_rate": 1e-2, "ema": 0.95},
        watch={
            "grid": 75,
            "sheet": 150,
            "prompts": ["red square", "blue square"],
            "checkpoint": 0,
            "log": 50,
        },
        sampling={"guidance": 1.5, "shift": 1},
    )
    run = go(given, tmp_path)
    assert weights.load(tmp_path).usual == weights.Usual(guidance=1.5, shift=1)
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    grid = [line["mean"] for line in lines if line["kind"] == "grid"]
    assert grid[-1] < 0.7 * grid[0]
    assert {"images_per_s", "of_peak", "norm", "bad"} <= lines[0].keys()
    assert Image.open(tmp_path / "sheets" / "0000150.png").size[0] > 500
    near = {line["prompt"]: line for line in lines if line["kind"] == "nearest"}
    assert int(near["red square"]["key"]) % 4 == 0 and int(near["blue square"]["key"]) % 4 == 2
    names = list(COLOURS)
    drawn = sheet.draw(
        run.state.ema, given.model, [f"{n} square" for n in names], Hashed().encode, steps=10, guidance=1.5
    )
    for name, picture in zip(names, drawn, strict=True):
        apart = [np.abs(picture.mean((0, 1)) - COLOURS[other]).sum() for other in names]
        assert names[int(np.argmin(apart))] == name


def test_accumulation_changes_nothing_but_order(recipe: Make, tmp_path: Path) -> None:
    go(recipe(train={"steps": 4}), tmp_path / "a")
    go(recipe(train={"steps": 4, "accumulate": 4}), tmp_path / "b")
    assert losses(tmp_path / "a") == pytest.approx(losses(tmp_path / "b"), rel=1e-4)


def test_bfloat16_and_recomputation_stay_near(recipe: Make, tmp_path: Path) -> None:
    go(recipe(train={"steps": 4}), tmp_path / "a")
    go(recipe(train={"steps": 4, "remat": True}), tmp_path / "b")
    run = go(recipe(train={"steps": 4, "dtype": "bfloat16"}), tmp_path / "c")
    assert losses(tmp_path / "a") == pytest.approx(losses(tmp_path / "b"), rel=1e-5)
    assert losses(tmp_path / "a") == pytest.approx(losses(tmp_path / "c"), rel=3e-2)
    assert all(leaf.dtype == np.float32 for leaf in jax.tree.leaves(run.state.params))


def test_another_recipe_or_other_data_is_refused(recipe: Make, tmp_path: Path) -> None:
    go(recipe(train={"steps": 2}), tmp_path)
    with pytest.raises(InvalidRequest, match=r"train\.rate was 0\.002, is 0\.5"):
        go(recipe(train={"steps": 2, "rate": 0.5}), tmp_path)
    with pytest.raises(InvalidRequest, match=r"data\.held"):
        go(recipe(train={"steps": 2}, data={"held": 1000}), tmp_path / "x")
    assert go(recipe(train={"steps": 4}), tmp_path).result.step == 4


def test_init_takes_the_averaged_weights_alone(recipe: Make, tmp_path: Path) -> None:
    go(recipe(train={"steps": 3}), tmp_path / "a")
    begun = Run(recipe(), str(tmp_path / "b"), init=str(tmp_path / "a"), encoder=Hashed(), quiet=True)
    given = weights.load(tmp_path / "a").flat["double_blocks.0.img_qkv.weight"]
    assert (np.asarray(begun.state.params["double_blocks"]["0"]["img_qkv"]["weight"]) == given).all()
    assert int(begun.state.step) == 0 and begun.go().finished
    with pytest.raises(InvalidRequest, match="hidden_size 32 instead of 64"):
        go(recipe(model={"hidden_size": 64}), tmp_path / "c", init=str(tmp_path / "a"))
    # No tensor has the length of the prompt: it may change.
    longer = recipe(model={"prompt_length": 9})
    other = Run(longer, str(tmp_path / "d"), init=str(tmp_path / "a"), encoder=Hashed(), quiet=True)
    assert (np.asarray(other.state.params["double_blocks"]["0"]["img_qkv"]["weight"]) == given).all()


def test_sigterm_saves_and_leaves(recipe: Make, tmp_path: Path) -> None:
    run = Run(
        recipe(train={"steps": 100_000}, watch={"checkpoint": 0}), str(tmp_path), encoder=Hashed(), quiet=True
    )

    def later() -> None:
        while not (tmp_path / "log.jsonl").stat().st_size:
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=later).start()
    result = run.go()
    assert not result.finished and 0 < result.step < 100_000
    again = Run(recipe(train={"steps": 100_000}), str(tmp_path), encoder=Hashed(), quiet=True)
    assert int(again.state.step) == result.step


def test_checkpoints_at_a_url_are_found_again(
    recipe: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = go(recipe(), tmp_path / "whole")
    go(recipe(), "memory://bucket/run", until=10)
    assert fsspec.filesystem("memory").exists("/bucket/run/checkpoints/10/DONE")
    second = go(recipe(), "memory://bucket/run")
    assert second.result.finished
    assert all((a == b).all() for a, b in zip(leaves(whole), leaves(second), strict=True))


class Flaky(MemoryFileSystem):
    """A store in memory, of its own, that fails while `down`."""

    protocol = "flaky"
    store: ClassVar[dict] = {}
    pseudo_dirs: ClassVar[list] = [""]
    down = False

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: object) -> None:
        if Flaky.down:
            raise ConnectionError("503 slow down")
        super().pipe_file(path, value, mode, **options)


def test_a_store_that_fails_ends_no_run_before_its_end(
    recipe: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fsspec.register_implementation("flaky", Flaky, clobber=True)
    store, place = fsspec.core.url_to_fs("flaky://bucket/run/checkpoints")
    run = Run(recipe(watch={"checkpoint": 5}), "flaky://bucket/run", encoder=Hashed(), quiet=True, until=10)
    Flaky.down = True
    with pytest.raises(OutputFailed, match=r"step 10 could not be copied .* 503"):
        run.go()
    assert not store.exists(f"{place}/10/DONE")
    Flaky.down = False
    assert go(recipe(watch={"checkpoint": 5}), "flaky://bucket/run").result.step == 20
    assert store.exists(f"{place}/20/DONE")


def test_weights_that_are_not_finite_are_not_saved(recipe: Make, tmp_path: Path) -> None:
    given = {"steps": 20, "rate": 1e30, "adam_rate": 1e30}
    with pytest.raises(EngineFailed, match=r"at step \d+; the last checkpoint is whole"):
        go(recipe(train=given, watch={"log": 20, "checkpoint": 2}), tmp_path / "a")
    assert not list((tmp_path / "a" / "checkpoints").iterdir()) and not (tmp_path / "a" / "ema").exists()

    run = Run(recipe(watch={"log": 20, "checkpoint": 2}), str(tmp_path / "b"), encoder=Hashed(), quiet=True)
    whole, count = run.step_of, iter(range(20))

    def breaking(state: step.State, batch: step.Batch) -> tuple:
        state, told = whole(state, batch)
        broken = jax.tree.map(lambda leaf: leaf * np.nan, state.ema) if next(count) == 2 else state.ema
        return state._replace(ema=broken), told

    run.step_of = breaking
    with pytest.raises(EngineFailed, match=r"double_blocks\.0\..* not finite at step 4"):
        run.go()
    again = Run(recipe(), str(tmp_path / "b"), encoder=Hashed(), quiet=True)
    assert int(again.state.step) == 2 and again.go().finished


def test_the_last_step_is_judged_once_and_nothing_left_is_said(
    recipe: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = recipe(train={"steps": 4}, watch={"grid": 2})
    assert go(given, tmp_path).result.loss == losses(tmp_path)[-1]
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["step"] for line in lines if line["kind"] == "grid"] == [2, 4]
    result = go(given, tmp_path).result
    assert result.finished and result.loss is None
    # What the command says of it.
    (tmp_path / "r.toml").write_text('data.url = "x"\n')
    monkeypatch.setattr(Run, "__init__", lambda *_, **__: None)
    monkeypatch.setattr(Run, "go", lambda _: result)
    said = CliRunner().invoke(command, [str(tmp_path / "r.toml"), "--out", "x"])
    assert said.output == "step 4: nothing was left to do; weights in x/ema\n"


def test_a_file_is_no_folder_and_one_machine_no_cluster(
    recipe: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file" / "x"):
        with pytest.raises(OutputFailed, match=r"out: expected a folder that can be written"):
            Run(recipe(), str(out), encoder=Hashed(), quiet=True)

    def alone() -> None:
        raise ValueError("coordinator_address should be defined.")

    monkeypatch.setattr(jax.distributed, "initialize", alone)
    said = CliRunner().invoke(command, ["r.toml", "--out", "x", "--distributed"])
    assert isinstance(said.exception, InvalidRequest) and said.exception.field == "distributed"


def test_nearest_training_picture_is_found() -> None:
    rng = np.random.default_rng(1)
    known = rng.integers(0, 255, (20, 16, 16, 3), np.uint8)
    drawn = np.clip(known[[7, 3]].astype(int) + 2, 0, 255).astype(np.uint8)
    where, apart = nearest(drawn, 20, lambda i: known[i] if i != 0 else None)
    assert where.tolist() == [7, 3] and (apart < 8).all()


def test_the_recipe_of_a_run_is_kept(recipe: Make, tmp_path: Path) -> None:
    given = recipe(train={"steps": 1})
    go(given, tmp_path)
    kept = Recipe.from_mapping(json.loads((tmp_path / "recipe.json").read_text()))
    assert kept == given and kept != replace(given, train=replace(given.train, rate=9.0))
