"""The numpy runtime against the network in JAX; its bits do not depend on company or threads."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("threadpoolctl", reason="the extra limner[flow] is not installed")

from limner.flow import config, tensors
from limner.flow.runtime import Runtime
from limner.flow.tensorfile import Int8
from limner.flow.weights import Weights

Tiny = tuple[config.ModelConfig, dict[str, np.ndarray]]


def given(measures: config.ModelConfig, batch: int, height: int, width: int) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(4)
    z = rng.standard_normal((batch, height, width, 3)).astype("f4")
    text = rng.standard_normal((batch, measures.prompt_length, measures.text_size)).astype("f4")
    return z, text, np.arange(measures.prompt_length) < np.arange(batch)[:, None]


def runtime(tiny: Tiny, **options: object) -> Runtime:
    return Runtime(Weights(tiny[0], tiny[1], "tiny", "0"), **options)  # type: ignore[arg-type]


def compiled(model: Any, tiny: Tiny, asked: tuple[np.ndarray, ...]) -> np.ndarray:
    import jax

    return np.asarray(jax.jit(model.predict, static_argnums=1)(tensors.nest(tiny[1]), tiny[0], *asked))


@pytest.mark.parametrize(("batch", "height", "width"), [(1, 16, 16), (2, 16, 16), (3, 8, 24), (2, 64, 48)])
def test_agrees_with_jax(tiny: Tiny, batch: int, height: int, width: int) -> None:
    model = pytest.importorskip("limner.flow.model", reason="jax is not installed")
    asked = given(tiny[0], batch, height, width)
    expected = compiled(model, tiny, asked)
    assert expected.std() > 0.1
    for threads in (1, 2):
        np.testing.assert_allclose(
            runtime(tiny, threads=threads).predict(*asked), expected, atol=1e-5, rtol=1e-5
        )


def test_agrees_with_jax_where_softmax_could_overflow(tiny: Tiny) -> None:
    model = pytest.importorskip("limner.flow.model", reason="jax is not installed")
    loud = {name: value * (30 if "q_norm" in name else 1) for name, value in tiny[1].items()}
    asked = given(tiny[0], 2, 16, 16)
    expected = compiled(model, (tiny[0], loud), asked)
    np.testing.assert_allclose(runtime((tiny[0], loud)).predict(*asked), expected, atol=1e-3)


@pytest.mark.parametrize("int8", [False, True])
def test_bits_do_not_depend_on_company_or_threads(tiny: Tiny, int8: bool) -> None:
    z, text, mask = given(tiny[0], 8, 64, 48)
    together = runtime(tiny, threads=2, int8=int8).predict(z, text, mask)
    for threads in (1, 2, 3, 5):
        run = runtime(tiny, threads=threads, int8=int8)
        for some in (slice(0, 1), slice(3, 5), slice(2, 7), slice(0, 8)):
            assert np.array_equal(run.predict(z[some], text[some], mask[some]), together[some])


def test_what_it_is_given_is_left_alone(tiny: Tiny) -> None:
    asked = given(tiny[0], 2, 16, 16)
    copies = [array.copy() for array in asked]
    run = runtime(tiny)
    words = run.read(asked[1], asked[2])
    kept = words.copy()
    run.denoise(asked[0], words)
    assert all(np.array_equal(a, b) for a, b in zip(asked, copies, strict=True)) and np.array_equal(
        words, kept
    )


def test_whole_numbers_are_close(tiny: Tiny) -> None:
    asked = given(tiny[0], 2, 16, 16)
    exact, rough = runtime(tiny).predict(*asked), runtime(tiny, int8=True).predict(*asked)
    error = np.mean((exact - rough) ** 2)
    assert error > 0 and 10 * np.log10((exact.max() - exact.min()) ** 2 / error) >= 35


def test_whole_numbers_from_a_file_are_kept(tiny: Tiny) -> None:
    asked = given(tiny[0], 2, 16, 16)
    blocks = {n: Int8.of(v) if v.ndim == 2 and "blocks" in n else v for n, v in tiny[1].items()}
    from_file = runtime((tiny[0], blocks), int8=True).predict(*asked)
    assert np.array_equal(from_file, runtime(tiny, int8=True).predict(*asked))
    assert np.array_equal(from_file, runtime((tiny[0], blocks)).predict(*asked))


def test_the_benchmark_leaves_out_what_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "flow.py"))
    main, asked = told["main"], []
    monkeypatch.setitem(main.__globals__, "find_spec", lambda name: None)
    monkeypatch.setitem(main.__globals__, "measure", lambda network, runtimes, *_: asked.append(runtimes))
    monkeypatch.setattr("sys.argv", ["flow.py", "--network", "tiny"])
    main()
    assert asked == [["numpy", "jax"]] and "PyTorch is not installed" in capsys.readouterr().out
