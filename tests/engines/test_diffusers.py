"""The diffusers engine on tiny random models of six families. Needs `pip install -e '.[dev,diffusers]'`."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import limner
from limner import pipeline
from limner.errors import Cancelled, EngineFailed, InvalidRequest, NotFound, Unsupported
from limner.request import Request

torch = pytest.importorskip("torch", reason="the extra limner[diffusers] is not installed")
pytest.importorskip("diffusers", reason="the extra limner[diffusers] is not installed")
_spec = importlib.util.spec_from_file_location("tiny_models", Path(__file__).with_name("tiny_models.py"))
assert _spec is not None and _spec.loader is not None
tiny = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tiny)

FAMILIES = tuple(tiny.BUILDERS)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("models")
    return {name: str(tiny.save(name, folder)) for name in FAMILIES}


def paint(weights: str, **fields: Any) -> Any:
    asked = {"seed": 3, "width": 256, "height": 256, "steps": 2, **fields}
    return limner.generate("a photo of a red fox", engine="diffusers", weights=weights, **asked)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_picture_is_the_same_alone_and_in_a_batch(models: dict[str, str], family: str) -> None:
    batch = paint(models[family], count=2)
    alone = paint(models[family], first=1)[0]
    assert np.array_equal(alone.pixels, batch[1].pixels)
    assert not np.array_equal(batch[0].pixels, batch[1].pixels)
    assert batch[0].pixels.shape == (256, 256, 3) and batch[0].pixels.std() > 5
    assert batch[0].model.startswith(family + "@")


@pytest.mark.parametrize(
    "family", ["stable_diffusion", "stable_diffusion_xl", "stable_diffusion_3", "pixart"]
)
def test_settings_reach_the_model(models: dict[str, str], family: str) -> None:
    base = paint(models[family])[0].pixels
    for change in ({"negative": "blue"}, {"guidance": 9.0}, {"steps": 3}, {"style": "watercolour"}):
        assert not np.array_equal(paint(models[family], **change)[0].pixels, base), change


def test_what_a_family_cannot_do_is_refused_by_name(models: dict[str, str], picture: str) -> None:
    with pytest.raises(Unsupported, match=r"^negative"):
        paint(models["flux"], negative="blue")
    with pytest.raises(Unsupported, match=r"^width.*multiples of 16"):
        paint(models["flux"], width=264)
    with pytest.raises(Unsupported, match=r"^image"):
        paint(models["pixart"], image=picture)
    with pytest.raises(InvalidRequest, match=r"^strength"):
        paint(models["flux"], strength=0.5)
    with pytest.raises(Unsupported, match=r"^assets"):
        paint(models["flux"], assets=".")


@pytest.mark.parametrize("family", ["stable_diffusion", "stable_diffusion_xl", "stable_diffusion_3", "flux"])
def test_starting_from_a_picture(models: dict[str, str], family: str, picture: str) -> None:
    start = np.asarray(Image.open(picture)).astype(float)
    little = paint(models[family], image=picture, strength=0.3, steps=4)[0].pixels
    much = paint(models[family], image=picture, strength=1.0, steps=4)[0].pixels
    assert not np.array_equal(little, much)
    assert little.shape == start.shape


@pytest.mark.parametrize("family", ["stable_diffusion", "stable_diffusion_xl"])
def test_outside_the_mask_no_byte_changes(
    models: dict[str, str], family: str, picture: str, mask: str
) -> None:
    done = paint(models[family], image=picture, mask=mask, strength=1.0)[0].pixels
    start, may = np.asarray(Image.open(picture)), np.asarray(Image.open(mask)) > 128
    assert np.array_equal(done[~may], start[~may])
    assert not np.array_equal(done[may], start[may])


def test_a_picture_of_another_size_is_refused(models: dict[str, str], picture: str) -> None:
    with pytest.raises(InvalidRequest, match=r"^image.*256x256"):
        paint(models["stable_diffusion"], image=picture, width=512, height=512)


def test_it_stops_within_a_step_and_tells_how_far_it_is(models: dict[str, str]) -> None:
    shares: list[float] = []
    shown: list[Any] = []

    def told(step: Any) -> None:
        shares.append(step.share)
        shown.append(step.preview())

    request = Request(
        "a fox",
        engine="diffusers",
        weights=models["stable_diffusion"],
        seed=1,
        width=256,
        height=256,
        steps=8,
    )
    with pytest.raises(Cancelled):
        list(pipeline.run(request, on_progress=told, cancelled=lambda: len(shares) >= 3))
    assert len(shares) == 3 and shares == sorted(shares)
    assert shown[0].shape == (256, 256, 3) and shown[0].dtype == np.uint8


def test_nan_and_black_pictures_are_reported(models: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    from limner.engines import diffusers as engine

    pipe = engine._load(models["pixart"])
    for value, words in ((float("nan"), "NaN"), (-5.0, "black")):
        monkeypatch.setattr(
            pipe.vae, "decode", lambda z, value=value, **_: (torch.full((1, 3, 256, 256), value),)
        )
        with pytest.raises(EngineFailed, match=words):
            paint(models["pixart"])


def test_weights_that_are_not_there(tmp_path: Path, models: dict[str, str]) -> None:
    with pytest.raises(InvalidRequest, match=r"^weights"):
        limner.generate("a fox", engine="diffusers", seed=1)
    with pytest.raises(NotFound, match=r"^weights.*model_index"):
        paint(str(tmp_path))
    with pytest.raises(NotFound, match=r"^weights"):
        paint(str(tmp_path / "none"))


def test_pickled_weights_are_never_read(tmp_path: Path) -> None:
    pipe = tiny.BUILDERS["pixart"]()
    pipe.save_pretrained(tmp_path / "p", safe_serialization=False)
    with pytest.raises(NotFound, match="safetensors"):
        paint(str(tmp_path / "p"))


def adapter(folder: Path, keys: dict[str, tuple[int, int]], rank: int = 2) -> str:
    from safetensors.torch import save_file

    torch.manual_seed(1)
    weights = {}
    for name, (inward, outward) in keys.items():
        weights[f"{name}.lora_A.weight"] = torch.randn(rank, inward)
        weights[f"{name}.lora_B.weight"] = torch.randn(outward, rank)
    folder.mkdir(exist_ok=True)
    save_file(weights, folder / "a.safetensors")
    return str(folder / "a.safetensors")


def test_an_adapter_is_laid_over_one_request_only(models: dict[str, str], tmp_path: Path) -> None:
    name = "transformer.transformer_blocks.0.attn.to_q"
    file = adapter(tmp_path / "lora", {name: (32, 32)})
    base = paint(models["flux"])[0].pixels
    with_it = paint(models["flux"], lora=[file])[0].pixels
    half = paint(models["flux"], lora=[file + ":0.5"])[0].pixels
    assert not np.array_equal(base, with_it) and not np.array_equal(half, with_it)
    assert np.array_equal(paint(models["flux"])[0].pixels, base)


def test_an_adapter_that_fits_nothing_is_an_error_with_its_names(
    models: dict[str, str], tmp_path: Path
) -> None:
    file = adapter(tmp_path / "lora", {"something.else.entirely": (32, 32)})
    with pytest.raises(InvalidRequest, match=r"^lora.*something\.else"):
        paint(models["flux"], lora=[file])
    with pytest.raises(NotFound, match=r"^lora"):
        paint(models["flux"], lora=["none.safetensors"])
