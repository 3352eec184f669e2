"""The diffusers engine: any open-weight text-to-image model that the diffusers library can load.

A model is a folder or a published name (`--weights`); nothing is fetched unless it is a name that is not here yet.
Every picture has a noise generator of its own on the CPU, so that a picture is the same alone and in a batch. Pixels
repeat on one kind of machine; another device, driver or number of threads may move last bits.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from limner import noise
from limner.engines import Progress, Step, learned
from limner.engines import families as known
from limner.engines.learned import Learned
from limner.errors import Cancelled, EngineFailed, InvalidRequest, MissingDependency, NotFound, Unsupported
from limner.picture import Picture
from limner.prompt.scene import Scene
from limner.request import Request


class Diffusers(Learned):
    """Runs other people's weights. The model in use is kept between requests."""

    name = "diffusers"

    def generate(
        self, request: Request, scene: Scene | None, *, on_progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Picture]:
        """One picture after another, each from its own seed. Raises InvalidRequest, Unsupported or NotFound before any
        work, EngineFailed for a black picture or one with numbers that are none, Cancelled within a step."""
        seed = learned.refuse(request)
        if request.weights is None:
            raise InvalidRequest(
                "weights", "expected a model: a folder as diffusers saves it, or a published name"
            )
        clock = time.perf_counter()
        plain = _load(request.weights)
        family = known.of(type(plain).__name__)
        pipe = _for_mode(plain, request)
        fixed = _arguments(pipe, family, request)
        loaded = time.perf_counter() - clock
        with _adapters(plain, request.lora):
            for number in range(request.count):
                took = loaded if number == 0 else 0.0
                yield _one(pipe, fixed, request, seed, number, took, on_progress, cancelled)


def _one(
    pipe: Any, fixed: Mapping[str, Any], request: Request, seed: int, number: int, loaded: float,
    on_progress: Progress, cancelled: Callable[[], bool],
) -> Picture:  # fmt: skip
    import torch

    index = request.first + number
    steps = int(fixed["num_inference_steps"])
    clock = time.perf_counter()

    def each(pipeline: Any, step: int, _t: Any, state: dict[str, Any]) -> dict[str, Any]:
        if cancelled():
            raise Cancelled("stopped while painting")
        latents = state.get("latents")
        on_progress(
            Step(number, request.count, (step + 1) / (steps + 1), "paint", lambda: preview(pipeline, latents))
        )
        return {}

    if cancelled():
        raise Cancelled("stopped before the first step")
    generator = torch.Generator("cpu").manual_seed(noise.subseed(seed, index))
    out = pipe(**fixed, generator=generator, callback_on_step_end=each, output_type="np")
    pixels = checked(np.asarray(out.images[0]))
    learned.keep_outside(request, pixels)
    on_progress(Step(number, request.count, 1.0, "done"))
    assert request.weights is not None
    return Picture(
        pixels=pixels, engine=Diffusers.name, request=request, seed=seed, index=index,
        model=fingerprint(request.weights),
        details={
            "pipeline": type(pipe).__name__, "samples": steps, "device": str(pipe.device),
            "dtype": str(pipe.dtype).removeprefix("torch."), "style": request.style or "",
        },
        seconds={"load": loaded, "paint": time.perf_counter() - clock},
    )  # fmt: skip


def checked(image: np.ndarray) -> np.ndarray:
    """(H, W, 3) floats 0..1 as uint8. Raises EngineFailed for values that are no numbers and for a black picture."""
    if not np.isfinite(image).all():
        raise EngineFailed(
            "the model gave values that are no numbers (NaN), as half precision often does: set LIMNER_DTYPE=float32"
        )
    if float(image.max()) < 2 / 255:
        raise EngineFailed(
            "the model gave a black picture: its decoder may need float32 (set LIMNER_DTYPE=float32), or the weights "
            "are incomplete"
        )
    return np.round(np.clip(image, 0, 1) * 255).astype(np.uint8)


def preview(pipe: Any, latents: Any) -> np.ndarray | None:
    """What is painted so far, (H, W, 3) uint8, decoded from the latents; None where a family packs them."""
    import torch

    vae = getattr(pipe, "vae", None)
    if vae is None or latents is None or latents.ndim != 4 or latents.shape[1] != vae.config.latent_channels:
        return None
    with torch.no_grad():
        shift = getattr(vae.config, "shift_factor", None) or 0.0
        image = vae.decode((latents / vae.config.scaling_factor + shift).to(vae.dtype)).sample[0]
    shown = (image.float().clamp(-1, 1) / 2 + 0.5).permute(1, 2, 0).cpu().numpy()
    return np.round(np.nan_to_num(shown) * 255).astype(np.uint8)


def _arguments(pipe: Any, family: known.Family, request: Request) -> dict[str, Any]:
    """What this pipeline is called with; whatever it has no word for is refused by name."""
    import inspect

    taken = inspect.signature(pipe.__call__).parameters
    call: dict[str, Any] = {
        "prompt": learned.worded(request),
        "num_inference_steps": request.steps or max(1, round(family.steps * learned.PACE[request.quality])),
    }
    grain = _grain(pipe)
    for side in ("width", "height"):
        length = getattr(request, side)
        if length % grain:
            near = max(grain, round(length / grain) * grain)
            raise Unsupported(
                side, f"{type(pipe).__name__} wants multiples of {grain}; {near} is the nearest"
            )
        if side in taken:
            call[side] = length
    guidance = family.guidance if request.guidance is None else request.guidance
    name = family.guided_by if family.guided_by in taken else "guidance_scale"
    if name in taken:
        call[name] = guidance
    elif request.guidance is not None:
        raise Unsupported("guidance", f"{type(pipe).__name__} has no such setting")
    if request.negative is not None:
        if "negative_prompt" not in taken or not family.negatives:
            raise Unsupported("negative", f"{type(pipe).__name__} takes no negative prompt; leave it out")
        call["negative_prompt"] = request.negative
    for fixed, value in family.always.items():
        if fixed in taken:
            call.setdefault(fixed, value)
    if request.image is not None:
        call.update(_start(request, taken))
    return call


def _start(request: Request, taken: Mapping[str, Any]) -> dict[str, Any]:
    """The picture to start from, its mask and how much may change, as a pipeline takes them."""
    from PIL import Image

    call: dict[str, Any] = {}
    for field, argument in (("image", "image"), ("mask", "mask_image")):
        pixels = learned.given(request, field)
        if pixels is not None:
            call[argument] = Image.fromarray(pixels)
    if request.strength is not None:
        if "strength" not in taken:
            raise Unsupported("strength", "this model edits without such a setting; leave it out")
        call["strength"] = request.strength
    return call


def _for_mode(plain: Any, request: Request) -> Any:
    """The pipeline of the same weights for what is asked: words alone, a picture to start from, or a mask."""
    import diffusers

    if request.image is None:
        return plain
    kind = "AutoPipelineForImage2Image" if request.mask is None else "AutoPipelineForInpainting"
    try:
        return getattr(diffusers, kind).from_pipe(plain)
    except ValueError:
        field = "image" if request.mask is None else "mask"
        raise Unsupported(field, f"{type(plain).__name__} has no pipeline that starts from one") from None


def _grain(pipe: Any) -> int:
    """Sizes this pipeline paints are multiples of this many pixels."""
    scale = int(getattr(pipe, "vae_scale_factor", 8) or 8)
    core = getattr(pipe, "transformer", None) or getattr(pipe, "unet", None)
    patch = getattr(getattr(core, "config", None), "patch_size", None)
    # Flux and Qwen say patch 1 and pack latents two by two themselves.
    packed = 2 if type(pipe).__name__.startswith(("Flux", "Qwen", "Chroma", "ZImage")) else 1
    return scale * max(packed, patch if isinstance(patch, int) else 1)


class _adapters:  # noqa: N801 - reads as a statement: with _adapters(...)
    """LoRA files laid over a pipeline for one request, and taken off after it."""

    def __init__(self, pipe: Any, lora: tuple[str, ...]) -> None:
        self.pipe, self.lora = pipe, lora

    def __enter__(self) -> None:
        names, scales = [], []
        try:
            for number, text in enumerate(self.lora):
                path, scale = learned.parse_lora(text)
                names.append(f"lora_{number}")
                scales.append(scale)
                self._load(path, names[-1])
            if names:
                self.pipe.set_adapters(names, adapter_weights=scales)
        except BaseException:
            self.__exit__()
            raise

    def _load(self, path: Path, name: str) -> None:
        from safetensors import safe_open

        try:
            with safe_open(path, "np") as file:
                keys = sorted(file.keys())
        except Exception as error:
            raise InvalidRequest("lora", f"{path} is no safetensors file: {error}") from None
        told = f"{path.name} fits nothing in {type(self.pipe).__name__}; it holds {', '.join(keys[:3])} ..."
        if not hasattr(self.pipe, "load_lora_weights"):
            raise Unsupported("lora", f"{type(self.pipe).__name__} takes no adapters")
        try:
            self.pipe.load_lora_weights(str(path.parent), weight_name=path.name, adapter_name=name)
        except (ValueError, KeyError, RuntimeError, AttributeError) as error:
            raise InvalidRequest("lora", f"{told}: {str(error).splitlines()[0]}") from None
        # Libraries are content with an adapter that matches no layer; its user is not.
        if not any(name in found for found in self.pipe.get_list_adapters().values()):
            raise InvalidRequest("lora", told)

    def __exit__(self, *_: object) -> None:
        if self.lora and hasattr(self.pipe, "unload_lora_weights"):
            self.pipe.unload_lora_weights()


@lru_cache(maxsize=1)
def _load(weights: str) -> Any:
    """The text-to-image pipeline of a folder or a published name, on the best device here, in its dtype."""
    try:
        import diffusers
        import torch
        import transformers
    except ImportError as error:
        raise MissingDependency(
            f"the diffusers engine needs {error.name}: pip install 'limner[diffusers]'"
        ) from None
    from limner.engines import devices

    diffusers.utils.logging.set_verbosity_error()
    diffusers.utils.logging.disable_progress_bar()
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    device = devices.device()
    options: dict[str, Any] = {"dtype": devices.dtype(device), "use_safetensors": True}
    folder = Path(weights)
    if folder.is_dir():
        index = folder / "model_index.json"
        if not index.is_file():
            raise NotFound(
                f"weights: {weights} has no model_index.json; expected a folder as diffusers saves it"
            )
        options["local_files_only"] = True
    elif folder.suffix or weights.startswith((".", "/", "~")):
        raise NotFound(
            f"weights: no folder {weights}; expected a folder as diffusers saves it, or a published name"
        )
    try:
        pipe = diffusers.DiffusionPipeline.from_pretrained(weights, **options)
    except (OSError, ValueError, ImportError) as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise NotFound(
            f"weights: cannot load {weights}: {first}. Offline, give the folder of a copy; only safetensors are read"
        ) from None
    if getattr(pipe, "safety_checker", None) is not None:
        # It paints what it dislikes black and says nothing; limner judges pictures itself and tells why.
        pipe.safety_checker = None
        pipe.register_to_config(requires_safety_checker=False)
    pipe.set_progress_bar_config(disable=True)
    torch.set_grad_enabled(False)
    return devices.place(pipe, device)


@lru_cache(maxsize=16)
def fingerprint(weights: str) -> str:
    """Name of the weights with a hash of their files' names, sizes and headers (the first 64 kB of each)."""
    folder = Path(weights)
    if not folder.is_dir():
        return weights
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".safetensors", ".json"):
            with path.open("rb") as file:
                head = file.read(65536)
            digest.update(f"{path.relative_to(folder)}:{path.stat().st_size}:".encode() + head)
    return f"{folder.name}@{digest.hexdigest()}"
