"""The flow engine through the pipeline, with a tiny network of random weights."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import limner
from limner import engines, pipeline
from limner.errors import Cancelled, InvalidRequest, NotFound, Unsupported
from limner.request import Request

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")
pytest.importorskip("safetensors", reason="the extra limner[flow] is not installed")

from limner.flow import config, lora, tensors, weights

MEASURES = config.ModelConfig(
    image_size=32, patch_size=8, hidden_size=32, depth=2, preamble_depth=1, num_heads=2, head_dim=16, bottleneck=16,
    prompt_length=8,
)  # fmt: skip


def random_weights(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    flat = {}
    for name, shape in tensors.shapes(MEASURES).items():
        size = 1 / np.sqrt(np.prod(shape[1:])) if len(shape) > 1 else 0.2
        flat[name] = (rng.standard_normal(shape) * size).astype("f4") + np.float32("norm" in name)
    return flat


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(weights.save(tmp_path_factory.mktemp("runs") / "tiny", MEASURES, random_weights(0)))


def paint(model: str, **fields: Any) -> Any:
    asked = {
        "seed": 3,
        "width": 256,
        "height": 256,
        "steps": 2,
        "safety": "block_none",
        "watermark": False,
        **fields,
    }
    return limner.generate(asked.pop("prompt", "a red apple"), engine="flow", weights=model, **asked)


def test_it_is_registered() -> None:
    engine = engines.get("flow")
    assert (
        isinstance(engine, engines.Engine)
        and engine.capabilities.learned
        and not engine.capabilities.uses_scene
    )


def test_a_picture_is_the_same_alone_and_in_a_set(model: str) -> None:
    some = paint(model, count=3)
    assert [p.index for p in some] == [0, 1, 2]
    for index, one in enumerate(some):
        assert np.array_equal(paint(model, first=index)[0].pixels, one.pixels)
    assert not np.array_equal(some[0].pixels, some[1].pixels)
    assert some[0].pixels.shape == (256, 256, 3) and some[0].pixels.std() > 5
    assert some[0].model == weights.load(model).model


def test_it_says_at_what_size_it_painted(model: str) -> None:
    wide = paint(model, width=512, height=288)[0]
    assert (wide.width, wide.height) == (512, 288) and wide.details["painted"] == "40x24"
    assert any("painted at 40x24" in said and "512x288" in said for said in wide.warnings)
    assert any("squares" in said for said in wide.warnings)
    square = paint(model)[0]
    assert square.details["painted"] == "32x32" and not any("squares" in said for said in square.warnings)


def test_a_prompt_that_is_cut_is_told(model: str) -> None:
    assert any(
        "first 8 tokens" in said
        for said in paint(model, prompt="a red apple on a wooden table by a window in summer")[0].warnings
    )
    assert not any("tokens" in said for said in paint(model)[0].warnings)


def test_settings_reach_the_network(model: str) -> None:
    base = paint(model)[0].pixels
    for change in (
        {"negative": "blue"}, {"guidance": 9.0}, {"steps": 3}, {"style": "watercolour"}, {"seed": 4}, {"prompt": "a hen"},
    ):  # fmt: skip
        assert not np.array_equal(paint(model, **change)[0].pixels, base), change
    assert paint(model, steps=None, quality="draft")[0].details["samples"] == 15


def test_what_weights_say_of_their_sampling(model: str, tmp_path: Path) -> None:
    folder = weights.save(tmp_path / "w", MEASURES, random_weights(0))
    (folder / "sampling.json").write_text(
        json.dumps({"steps": 4, "solver": "heun", "guidance": 2, "interval": [0.1, 0.9]})
    )
    details = paint(str(folder), steps=None)[0].details
    assert (details["samples"], details["solver"], details["guidance"]) == (4, "heun", 2.0)
    (folder / "sampling.json").write_text(json.dumps({"stepps": 4}))
    with pytest.raises(InvalidRequest, match=r"sampling.json"):
        weights.load(folder)


def test_a_guide_beside_the_weights_is_used(model: str, tmp_path: Path) -> None:
    folder = weights.save(tmp_path / "w", MEASURES, random_weights(0))
    weights.save(folder / "guide", MEASURES, random_weights(5))
    guided = paint(str(folder))[0]
    assert guided.details["guided by"] == "a lesser network"
    assert not np.array_equal(guided.pixels, paint(model)[0].pixels)


def test_starting_from_a_picture(model: str, picture: str) -> None:
    start = np.asarray(Image.open(picture)).astype(float)
    off = [
        np.abs(paint(model, image=picture, strength=s, steps=10)[0].pixels - start).mean()
        for s in (0.0, 0.3, 1.0)
    ]
    assert len(set(off)) == 3
    with pytest.raises(InvalidRequest, match=r"^strength"):
        paint(model, strength=0.5)
    with pytest.raises(InvalidRequest, match=r"^image.*512x512"):
        paint(model, image=picture, width=512, height=512)


def test_outside_the_mask_no_byte_changes(model: str, picture: str, mask: str) -> None:
    done = paint(model, image=picture, mask=mask)[0].pixels
    start, may = np.asarray(Image.open(picture)), np.asarray(Image.open(mask)) > 128
    assert np.array_equal(done[~may], start[~may])
    assert np.mean(done[may] != start[may]) > 0.9


def test_adapters(model: str, tmp_path: Path) -> None:
    path = tmp_path / "style.safetensors"
    rng = np.random.default_rng(0)
    up, down = rng.standard_normal((96, 4)).astype("f4"), rng.standard_normal((4, 32)).astype("f4")
    lora.save(
        path, {"double_blocks.0.img_qkv.lora_up.weight": up, "double_blocks.0.img_qkv.lora_down.weight": down}
    )
    plain, styled = paint(model)[0], paint(model, lora=(f"{path}:0.8",))[0]
    assert not np.array_equal(plain.pixels, styled.pixels) and styled.model.startswith("tiny+style@")
    assert np.array_equal(paint(model)[0].pixels, plain.pixels)
    with pytest.raises(NotFound, match=r"^lora"):
        paint(model, lora=("nowhere.safetensors",))


def test_what_it_cannot_do_is_refused_by_name(model: str, tmp_path: Path) -> None:
    with pytest.raises(Unsupported, match=r"^assets"):
        paint(model, assets=".")
    with pytest.raises(InvalidRequest, match=r"^negative.*guidance 1"):
        paint(model, negative="blue", guidance=1)
    with pytest.raises(NotFound, match=r"^weights.*no folder nowhere"):
        paint("nowhere")
    with pytest.raises(NotFound, match=r"^weights"):
        paint(str(tmp_path))


def test_it_stops_within_a_step_and_tells_how_far_it_is(model: str) -> None:
    shares: list[float] = []
    shown: list[Any] = []

    def told(step: engines.Step) -> None:
        shares.append(step.share)
        shown.append(step.preview())

    request = Request(
        "a fox", engine="flow", weights=model, seed=1, width=256, height=256, steps=8, safety="block_none",
        watermark=False, provenance="none",
    )  # fmt: skip
    with pytest.raises(Cancelled):
        list(pipeline.run(request, on_progress=told, cancelled=lambda: len(shares) >= 3))
    assert len(shares) == 3 and shares == sorted(shares) and 0 < shares[0] < shares[-1] < 1
    assert shown[0].shape == (256, 256, 3) and shown[0].dtype == np.uint8


def test_requests_at_once_give_what_they_give_alone(model: str) -> None:
    asked = [{"prompt": f"{n} foxes", "seed": n, "steps": 2 + n, "guidance": 1.0 + n} for n in range(4)]
    alone = [paint(model, **fields)[0].pixels for fields in asked]
    found: dict[int, np.ndarray] = {}

    def one(number: int) -> None:
        found[number] = paint(model, **asked[number])[0].pixels

    threads = [threading.Thread(target=one, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert all(np.array_equal(found[number], alone[number]) for number in range(4))


def test_weights_that_change_are_read_again(model: str, tmp_path: Path) -> None:
    folder = weights.save(tmp_path / "w", MEASURES, random_weights(0))
    first = paint(str(folder))[0]
    weights.save(folder, MEASURES, random_weights(9))
    assert paint(str(folder))[0].model != first.model
