"""Students: the identity they learn from, and that four steps then do what many did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from limner.errors import InvalidRequest, NotFound
from limner.flow import student, weights
from limner.flow.train import tune as tuning
from limner.flow.train.distil import Ask, distil, guided
from limner.flow.train.recipe import Recipe
from limner.flow.train.run import Run
from limner.flow.train.tune import tune

from .conftest import COLOURS, Hashed

pytestmark = pytest.mark.slow


def test_four_steps_paint_what_was_asked(recipe: Callable[..., Recipe], tmp_path: Path) -> None:
    given = recipe(
        train={"steps": 150, "batch": 16, "rate": 1e-2, "adam_rate": 1e-2, "ema": 0.95},
        watch={"checkpoint": 0, "log": 50, "prompts": ["red square"]},
    )
    Run(given, str(tmp_path / "run"), encoder=Hashed(), quiet=True).go()
    errors = []
    ask = Ask(steps=4, train=120, batch=16, rate=3e-3, guidance=2.0, used=1.5, ema=0.95)
    distil(
        str(tmp_path / "run"),
        given,
        tmp_path / "student",
        ask,
        encoder=Hashed(),
        told=lambda _, e: errors.append(e),
    )
    assert (tmp_path / "student" / "sheet.png").is_file()
    config, params, usual = student.load(tmp_path / "student")
    assert usual == student.Usual(4, 1.5) and len(errors) == 120
    names = list(COLOURS)
    drawn = student.paint(params, config, *Hashed().encode([f"{n} square" for n in names]), usual=usual)
    for name, picture in zip(names, (drawn + 1) * 127.5, strict=True):
        apart = [np.abs(picture.mean((0, 1)) - COLOURS[other]).sum() for other in names]
        assert names[int(np.argmin(apart))] == name
    # An ordinary sampler would misuse it, so it is known for what it is.
    assert weights.load(tmp_path / "student").few and not weights.load(tmp_path / "run").few
    there = str(tmp_path / "student")
    with pytest.raises(InvalidRequest, match=r"^init: expected a network of many steps"):
        Run(given, str(tmp_path / "on"), init=there, encoder=Hashed(), quiet=True)
    with pytest.raises(InvalidRequest, match=r"^weights: .* distil that one again"):
        tune(there, given.data.url, str(tmp_path / "l.safetensors"), tuning.Ask(steps=1), encoder=Hashed())
    with pytest.raises(InvalidRequest, match=r"^run: "):
        distil(there, given, tmp_path / "again", ask, encoder=Hashed())


def test_guidance_holds_inside_its_interval_alone(recipe: Callable[..., Recipe], tmp_path: Path) -> None:
    Run(recipe(train={"steps": 5}), str(tmp_path), encoder=Hashed(), quiet=True).go()
    teacher = weights.load(tmp_path)
    words, mask = Hashed().encode(["red square"] * 3)
    z = jax.random.normal(jax.random.key(0), (3, 16, 16, 3))
    t, low, high = jnp.array([0.1, 0.5, 0.9]), jnp.full(3, 0.3), jnp.full(3, 0.7)
    strong = guided(teacher.params, teacher.config, z, words, mask, t, jnp.full(3, 5.0), low, high, 0.05)
    plain = guided(teacher.params, teacher.config, z, words, mask, t, jnp.ones(3), low, high, 0.05)
    same = [bool((a == b).all()) for a, b in zip(strong, plain, strict=True)]
    assert same == [True, False, True]


def test_asks_are_checked(tmp_path: Path) -> None:
    for name, value in (("steps", 0), ("train", 0), ("rate", 0.0), ("rate", np.nan), ("used", 9.0), ("guidance", np.inf)):
        with pytest.raises(InvalidRequest):
            Ask(**{name: value})
    with pytest.raises(NotFound, match=r"student\.json"):
        student.load(tmp_path)
