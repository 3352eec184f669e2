"""Recipes: what is unknown or wrong is refused by name; the optimiser follows the schedule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from limner.errors import InvalidRequest, NotFound
from limner.flow import model, tensors
from limner.flow.train import flops, optimiser
from limner.flow.train.recipe import Optimise, Recipe, read

REPO = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("tables", "field"),
    [
        ({"train": {"stepps": 3}}, "train.stepps"),
        ({"trian": {}}, "trian"),
        ({"model": {"width": 3}}, "width"),
        ({"train": {"steps": 0}}, "train.steps"),
        ({"train": {"batch": "8"}}, "train.batch"),
        ({"train": {"batch": 8, "accumulate": 3}}, "train.accumulate"),
        ({"train": {"optimiser": "sgd"}}, "train.optimiser"),
        ({"watch": {"prompts": "one"}}, "watch.prompts"),
        ({"mesh": {"data": -1}}, "mesh.data"),
        ({"train": {"steps": 10, "decay": 11}}, "train.decay"),
        ({"data": {"url": ""}}, "data.url"),
    ],
)
def test_what_is_wrong_is_named(tables: dict, field: str) -> None:
    tables.setdefault("data", {"url": "x"})
    with pytest.raises(InvalidRequest) as caught:
        Recipe.from_mapping(tables)
    assert caught.value.field == field


def test_recipe_files(tmp_path: Path) -> None:
    for path in sorted((REPO / "recipes").glob("*.toml")):
        given = read(path)
        assert Recipe.from_mapping(given.as_dict()) == given
    with pytest.raises(NotFound, match="recipe"):
        read(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("steps = ")
    with pytest.raises(InvalidRequest, match="TOML"):
        read(tmp_path / "bad.toml")


def test_schedule_climbs_holds_and_falls() -> None:
    rate = optimiser.schedule(Optimise(steps=100, warmup=10, decay=20), 1.0)
    seen = np.array([float(rate(i)) for i in range(101)])
    assert (
        seen[0] == pytest.approx(0.1)
        and seen[9:80] == pytest.approx(1.0)
        and seen[100] == pytest.approx(0, abs=1e-6)
    )
    assert (np.diff(seen[80:]) < 0).all()


def test_muon_is_the_published_one() -> None:
    import optax
    from optax.contrib import MuonDimensionNumbers
    from optax.contrib import muon as theirs

    from limner.flow.train.muon import RMS, muon

    params = {name: jnp.zeros(shape) for name, shape in {"a": (12, 8), "b": (6, 16), "c": (12, 8)}.items()}
    where = {name: MuonDimensionNumbers(reduction_axis=1, output_axis=0) for name in params}
    rules = (
        muon(optax.constant_schedule(0.1)),
        theirs(0.1, consistent_rms=RMS, muon_weight_dimension_numbers=where, weight_decay=0.0),
    )
    states = [rule.init(params) for rule in rules]
    for number in range(3):
        grads = {
            n: jax.random.normal(jax.random.key(10 * number + i), p.shape)
            for i, (n, p) in enumerate(params.items())
        }
        found = []
        for k, rule in enumerate(rules):
            updates, states[k] = rule.update(grads, states[k], params)
            found.append(updates)
        for name in params:
            assert np.asarray(found[0][name]) == pytest.approx(np.asarray(found[1][name]), abs=2e-4), (
                number,
                name,
            )


def test_muon_takes_block_matrices_and_orthogonalises(recipe: Callable[..., Recipe]) -> None:
    given = recipe(train={"warmup": 0, "clip": 0.0, "rate": 1.0, "adam_rate": 1.0})
    params = model.init(given.model, jax.random.key(0))
    rule = optimiser.build(given.train)
    grads = jax.tree.map(lambda p: jax.random.normal(jax.random.key(p.size), p.shape), params)
    updates = tensors.flatten(rule.update(grads, rule.init(params), params)[0])
    for name, update in updates.items():
        values = np.linalg.svd(np.asarray(update), compute_uv=False) if update.ndim == 2 else np.ones(1)
        if optimiser.by_muon(name, update.shape):
            # Five steps bring singular values to within 0.7..1.2 of each other's scale.
            assert values.max() / values.min() < 3, name
        else:
            # Adam's first step is of one size everywhere.
            sizes = np.abs(np.asarray(update))
            assert sizes.max() / sizes.min() < 1.01, name
    assert any(optimiser.by_muon(n, u.shape) for n, u in updates.items())


def test_flops_are_those_of_the_compiled_network(recipe: Callable[..., Recipe]) -> None:
    config = recipe().model
    params = model.init(config, jax.random.key(0))
    given = (jnp.zeros((1, 16, 16, 3)), jnp.zeros((1, 6, 24)), jnp.ones((1, 6), bool))
    run = jax.jit(lambda p, z, e, m: model.predict(p, config, z, e, m)).lower(params, *given).compile()
    # The compiler counts norms and softmax too.
    assert 0.6 < flops.forward(config) / run.cost_analysis()["flops"] < 1.0
