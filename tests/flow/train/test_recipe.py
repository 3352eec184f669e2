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
from limner.flow.config import ModelConfig
from limner.flow.train import flops, optimiser
from limner.flow.train.recipe import Optimise, Recipe, read

REPO = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("tables", "field"),
    [
        ({"train": {"stepps": 3}}, "train.stepps"),
        ({"trian": {}}, "trian"),
        ({"model": {"width": 3}}, "model.width"),
        ({"model": {"image_size": "64"}}, "model.image_size"),
        ({"model": {"mlp_ratio": float("nan")}}, "model.mlp_ratio"),
        ({"model": {"noise_scale": float("inf")}}, "model.noise_scale"),
        ({"model": {"in_channels": 1}}, "model.in_channels"),
        ({"model": "tiny"}, "model"),
        ({"train": {"rate": float("inf")}}, "train.rate"),
        ({"train": {"adam_rate": float("nan")}}, "train.adam_rate"),
        ({"train": {"t_mean": float("nan")}}, "train.t_mean"),
        ({"watch": {"minutes": float("nan")}}, "watch.minutes"),
        ({"watch": {"minutes": -1.0}}, "watch.minutes"),
        ({"watch": {"guidance": -3.0}}, "watch.guidance"),
        ({"train": {"steps": 0}}, "train.steps"),
        ({"train": {"batch": "8"}}, "train.batch"),
        ({"train": {"batch": 8, "accumulate": 3}}, "train.accumulate"),
        ({"train": {"optimiser": "sgd"}}, "train.optimiser"),
        ({"watch": {"prompts": "one"}}, "watch.prompts"),
        ({"mesh": {"data": -1}}, "mesh.data"),
        ({"train": {"steps": 10, "decay": 11}}, "train.decay"),
        ({"data": {"url": ""}}, "data.url"),
        ({"sampling": {"solver": "rk4"}}, "sampling.solver"),
        ({"sampling": {"shift": -1}}, "sampling.shift"),
        ({"sampling": {"interval": [0.5]}}, "sampling.interval"),
        ({"sampling": {"interval": [0.5, "1"]}}, "sampling.interval"),
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
    (tmp_path / "latin.toml").write_bytes("# für".encode("latin-1"))
    with pytest.raises(InvalidRequest, match="UTF-8"):
        read(tmp_path / "latin.toml")


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
    # The first step alone: optax corrects the momentum's youth later on, the published rule does not.
    grads = {n: jax.random.normal(jax.random.key(i), p.shape) for i, (n, p) in enumerate(params.items())}
    found = [rule.update(grads, rule.init(params), params)[0] for rule in rules]
    for name in params:
        assert np.asarray(found[0][name]) == pytest.approx(np.asarray(found[1][name]), abs=2e-4), name


def test_muon_gathers_momentum() -> None:
    import optax

    from limner.flow.train.muon import muon, orthogonal

    rule, params = muon(optax.constant_schedule(1.0)), {"a": jnp.zeros((8, 8))}
    state, kept = rule.init(params), np.zeros((8, 8))
    for number in range(4):
        grad = np.asarray(jax.random.normal(jax.random.key(number), (8, 8)))
        kept = 0.95 * kept + 0.05 * grad
        updates, state = rule.update({"a": jnp.asarray(grad)}, state)
    want = -0.2 * 8**0.5 * orthogonal(jnp.asarray(0.95 * kept + 0.05 * grad, jnp.float32)[None])[0]
    assert np.asarray(updates["a"]) == pytest.approx(np.asarray(want), abs=1e-4)


def test_muon_in_bfloat16_turns_the_same_way() -> None:
    from limner.flow.train.muon import orthogonal

    x = jax.random.normal(jax.random.key(0), (2, 48, 24))
    exact, rough = (np.asarray(orthogonal(x, dtype)) for dtype in (jnp.float32, jnp.bfloat16))
    cosine = (exact * rough).sum() / np.linalg.norm(exact) / np.linalg.norm(rough)
    assert rough.dtype == np.float32 and cosine > 0.999


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


def test_flops_are_those_of_the_network() -> None:
    config = ModelConfig(depth=1, preamble_depth=1)
    params = jax.eval_shape(lambda key: model.init(config, key), jax.random.key(0))
    given = [
        jax.ShapeDtypeStruct(shape, kind)
        for shape, kind in (((1, 64, 64, 3), "float32"), ((1, 32, 1280), "float32"), ((1, 32), "bool"))
    ]
    told = jax.jit(lambda p, z, e, m: model.predict(p, config, z, e, m)).lower(params, *given).cost_analysis()
    # The compiler counts norms, softmax and rotations too.
    assert 0.8 < flops.forward(config) / told["flops"] < 1.0
