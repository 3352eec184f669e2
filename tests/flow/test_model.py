"""The network in JAX: shapes, the fixed names, and what may not matter."""

from __future__ import annotations

import numpy as np
import pytest

jax = pytest.importorskip("jax", reason="the extra limner[flow] is not installed")

from limner.errors import InvalidRequest  # noqa: E402
from limner.flow import config, model, tensors  # noqa: E402
from limner.flow.config import ModelConfig  # noqa: E402
from limner.flow.product import product  # noqa: E402

TINY = config.preset("tiny")
predict = jax.jit(model.predict, static_argnums=1, static_argnames=("dtype", "remat"))


@pytest.fixture
def weights(tiny: tuple[ModelConfig, dict[str, np.ndarray]]) -> tensors.Params:
    return tensors.nest(tiny[1])


def inputs(batch: int = 2, height: int = 16, width: int = 16) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(9)
    z = rng.standard_normal((batch, height, width, 3)).astype("f4")
    text = rng.standard_normal((batch, TINY.prompt_length, TINY.text_size)).astype("f4")
    mask = np.arange(TINY.prompt_length) < np.arange(2, 2 + batch)[:, None]
    return z, text, mask


def test_fresh_weights_have_the_names_and_shapes() -> None:
    fresh = tensors.flatten(model.init(TINY, jax.random.key(0)))
    assert {name: value.shape for name, value in fresh.items()} == tensors.shapes(TINY)
    assert not np.asarray(predict(model.init(TINY, jax.random.key(0)), TINY, *inputs())).any()


def test_the_published_sizes() -> None:
    # The published counts hold the unused time and pooled embedders besides.
    assert 256e6 < tensors.count(config.preset("minit2i-b16")) < 258e6
    assert 908e6 < tensors.count(config.preset("minit2i-l16")) < 912e6
    assert config.preset("minit2i-l16").mlp_size == 3376


@pytest.mark.parametrize("size", [(16, 16), (8, 24), (32, 4)])
def test_any_aspect(weights: tensors.Params, size: tuple[int, int]) -> None:
    z, text, mask = inputs(2, *size)
    assert predict(weights, TINY, z, text, mask).shape == z.shape


def test_sides_that_are_no_multiple_of_the_patch_are_refused(weights: tensors.Params) -> None:
    z, text, mask = inputs(2, 16, 18)
    with pytest.raises(InvalidRequest, match=r"^width.*multiple of 4"):
        predict(weights, TINY, z, text, mask)


def test_masked_text_does_not_matter_and_the_rest_does(weights: tensors.Params) -> None:
    z, text, mask = inputs()
    base = predict(weights, TINY, z, text, mask)
    other = np.where(mask[..., None], text, 7.0)
    assert np.array_equal(predict(weights, TINY, z, other, mask), base)
    assert not np.allclose(predict(weights, TINY, z, text + 1, mask), base, atol=1e-3)


def test_place_matters(weights: tensors.Params) -> None:
    z, text, mask = inputs()
    base = np.asarray(predict(weights, TINY, z, text, mask))
    turned = np.asarray(predict(weights, TINY, z[:, ::-1], text, mask))
    assert not np.allclose(base[:, ::-1], turned, atol=1e-2)


def test_rematerialising_changes_neither_values_nor_gradients(weights: tensors.Params) -> None:
    z, text, mask = inputs()

    def loss(params: tensors.Params, remat: bool) -> object:
        return (predict(params, TINY, z, text, mask, remat=remat) ** 2).mean()

    plain = jax.jit(jax.grad(loss), static_argnums=1)(weights, False)
    again = jax.jit(jax.grad(loss), static_argnums=1)(weights, True)
    for one, other in zip(jax.tree.leaves(plain), jax.tree.leaves(again), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)


def test_bfloat16_is_close(weights: tensors.Params) -> None:
    z, text, mask = inputs()
    exact = np.asarray(predict(weights, TINY, z, text, mask))
    rough = np.asarray(predict(weights, TINY, z, text, mask, dtype=jax.numpy.bfloat16))
    assert rough.dtype == np.float32 and np.abs(rough - exact).max() < 0.2 * np.abs(exact).max()


def test_bfloat16_products_sum_in_float32() -> None:
    """Thousands of rows add up without loss: a weight's gradient is as near as its rounded operands allow."""
    x, weight = (
        jax.random.normal(jax.random.key(0), (4096, 32)),
        jax.random.normal(jax.random.key(1), (48, 32)),
    )
    aim = jax.random.normal(jax.random.key(2), (4096, 48))

    def loss(x: jax.Array, weight: jax.Array, dtype: str) -> jax.Array:
        return (product(x.astype(dtype), weight).astype("float32") * aim).sum()

    gradients = jax.jit(jax.grad(loss, argnums=(0, 1)), static_argnums=2)
    for exact, rough in zip(gradients(x, weight, "float32"), gradients(x, weight, "bfloat16"), strict=True):
        assert rough.dtype == np.float32
        assert np.abs(rough - exact).max() < 0.02 * np.abs(exact).max()


def test_configurations_both_ways() -> None:
    assert ModelConfig.from_json(TINY.to_json()) == TINY
    published = {
        "image_size": 512, "patch_size": 16, "in_channels": 3, "txt_input_size": 1024, "hidden_size": 768,
        "txt_hidden_size": 768, "cond_vec_size": 768, "depth_double": 17, "txt_preamble_depth": 2,
        "num_heads": 12, "head_dim": 64, "mlp_ratio": 2.6667, "pca_channels": 128, "prompt_length": 256,
        "n_T": 100, "prediction": "x", "llm": "google/flan-t5-large",
    }  # fmt: skip
    assert ModelConfig.from_mapping(published) == config.preset("minit2i-b16")
    for field, value in (("prediction", "v"), ("depht", 3), ("head_dim", 6), ("txt_hidden_size", 5)):
        with pytest.raises(InvalidRequest, match=rf"^{field}"):
            ModelConfig.from_mapping({**published, field: value})
    with pytest.raises(InvalidRequest, match=r"^depht"):
        ModelConfig.from_mapping({"depht": 3})
