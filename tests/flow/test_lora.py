"""Adapters: merged as their definition says, and refused where they do not fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("safetensors", reason="the extra limner[flow] is not installed")

from click.testing import CliRunner

from limner.cli.tune import command
from limner.errors import InvalidRequest
from limner.flow import config, lora, weights
from limner.flow.weights import Weights

NAME = "double_blocks.1.img_qkv"


def adapter(tmp_path: Path, base: str = NAME, rank: int = 2, **more: np.ndarray) -> tuple[Path, np.ndarray]:
    rng = np.random.default_rng(0)
    up, down = rng.standard_normal((96, rank)).astype("f4"), rng.standard_normal((rank, 32)).astype("f4")
    path = tmp_path / "style.safetensors"
    lora.save(path, {f"{base}.lora_up.weight": up, f"{base}.lora_down.weight": down, **more})
    return path, up @ down


def test_merging(tmp_path: Path, tiny: tuple[config.ModelConfig, dict[str, np.ndarray]]) -> None:
    plain = Weights(*tiny, "tiny", "0")
    path, grown = adapter(tmp_path, **{f"{NAME}.alpha": np.float32(1)})
    merged = lora.merge(plain, [(path, 0.5), (path, -0.25)])
    expected = tiny[1][f"{NAME}.weight"] + 0.25 * grown / 2
    np.testing.assert_allclose(merged.flat[f"{NAME}.weight"], expected, rtol=1e-5, atol=1e-6)
    assert merged.model != plain.model and merged.name == "tiny+style+style"
    assert merged.flat["mask_token"] is tiny[1]["mask_token"]
    assert merged.hash != lora.merge(plain, [(path, 0.5)]).hash


def test_what_does_not_fit(tmp_path: Path, tiny: tuple[config.ModelConfig, dict[str, np.ndarray]]) -> None:
    plain = Weights(*tiny, "tiny", "0")
    path, _ = adapter(tmp_path, base="unet.down.0.attn")
    with pytest.raises(InvalidRequest, match=r"^lora.*nothing fits.*unet.down.0.attn"):
        lora.merge(plain, [(path, 1.0)])
    path, _ = adapter(tmp_path, strange=np.ones(3, "f4"))
    with pytest.raises(InvalidRequest, match=r"^lora.*not everything fits.*strange"):
        lora.merge(plain, [(path, 1.0)])
    path, _ = adapter(tmp_path, base="double_blocks.1.img_attn_proj")
    with pytest.raises(InvalidRequest, match=r"^lora.*img_attn_proj"):
        lora.merge(plain, [(path, 1.0)])
    (tmp_path / "x.pt").write_bytes(b"")
    with pytest.raises(InvalidRequest, match=r"pickled"):
        lora.merge(plain, [(tmp_path / "x.pt", 1.0)])


def test_merged_for_good_by_the_command(
    tmp_path: Path, tiny: tuple[config.ModelConfig, dict[str, np.ndarray]]
) -> None:
    usual = weights.Usual(steps=7, guidance=2.0)
    weights.save(tmp_path / "base", *tiny, usual=usual)
    path, grown = adapter(tmp_path)
    out = tmp_path / "merged"
    done = CliRunner().invoke(command, [str(tmp_path / "base"), "--merge", f"{path}:2", "--out", str(out)])
    assert done.exit_code == 0, done.output
    merged = weights.load(out)
    assert merged.usual == usual
    np.testing.assert_allclose(merged.flat[f"{NAME}.weight"], tiny[1][f"{NAME}.weight"] + 2 * grown, rtol=1e-6)
