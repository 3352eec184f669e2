"""The four functions everything stands on: encode the words, start from noise, predict one step of a batch, finish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, UInt8

from limner import noise
from limner.errors import EngineFailed, InvalidRequest, Unsupported
from limner.flow import backend, fewstep, guidance, sampling, shift, text
from limner.flow.guidance import Guidance
from limner.flow.weights import Weights

Array = Float[np.ndarray, "H W C"]


@dataclass(frozen=True, eq=False)
class Words:
    """own: the prompt's text stream, (T, D). other: what guidance leads away from; for the guide where there is one.
    cut: prompts that were longer than the model reads."""

    own: Float[np.ndarray, "T D"]
    other: Float[np.ndarray, "T D"]
    by_guide: bool = False
    cut: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """How one picture is painted. height, width: pixels of the network. strength: 0..1, how much of `image` may change.
    shift: pixels by which the patches move from step to step."""

    height: int
    width: int
    steps: int
    solver: str = "multistep"
    guidance: Guidance = Guidance()  # noqa: RUF009 - frozen
    strength: float = 1.0
    shift: int = 0


class Canvas:
    """One picture on its way. told: the clean picture as last predicted. times: of its steps. done, calls, total: how far
    it is. error: what the network raised in its last step."""

    def __init__(
        self,
        words: Words,
        plan: Plan,
        path: sampling.Path,
        times: list[float],
        known: Array | None,
        mask: Any,
    ) -> None:
        self.words, self.plan, self.total = words, plan, sampling.calls(plan.solver, len(times) - 1)
        self.known, self.mask = known, mask
        self.times = times
        self.told: Array | None = None
        self.calls = 0
        self.final: Array | None = None
        self.error: Exception | None = None
        self._path = path
        self.query = next(path)

    @property
    def done(self) -> bool:
        """Whether the solver has come to its end."""
        return self.final is not None

    @property
    def offset(self) -> tuple[int, int]:
        """Pixels down and right by which the network sees this step's picture moved."""
        return shift.offset(self.plan.shift, self.calls, self.query.t)

    def hear(self, told: Array) -> None:
        """Go on with the picture predicted for `query`."""
        self.told = guidance.within(self.mask, told, self.known)
        self.calls += 1
        try:
            self.query = self._path.send(self.told)
        except StopIteration as end:
            self.final = end.value

    def preview(self) -> UInt8[np.ndarray, "H W C"] | None:
        """What is painted so far; None before the first step."""
        return None if self.told is None else to_pixels(np.nan_to_num(self.told))


class Painter:
    """A network with its text encoder and, for autoguidance, a lesser network of the same measures of text."""

    def __init__(self, weights: Weights, guide: Weights | None = None) -> None:
        """Raises InvalidRequest for a guide that reads other text than the model."""
        config = weights.config
        if guide is not None and weights.few:
            raise InvalidRequest("weights", "a network of few steps takes no guide beside it")
        if guide is not None:
            for field in ("text_encoder", "text_size", "prompt_length", "in_channels"):
                ours, theirs = getattr(config, field), getattr(guide.config, field)
                if ours != theirs:
                    raise InvalidRequest("weights", f"the guide's {field} is {theirs}, the model's {ours}")
        self.weights, self.config = weights, config
        reader = _reader(weights)
        self.encoder = text.get(reader, config.prompt_length, config.text_size)
        self.network = backend.open(weights)
        self.guide = None if guide is None else backend.open(guide)

    def encode(self, prompt: str, negative: str | None = None) -> Words:
        """The words as the network reads them. Without a negative prompt guidance leads away from the guide's look at
        the same words, or from no words. Raises Unsupported for a negative prompt that the network cannot use."""
        if negative is not None and self.weights.few:
            raise Unsupported(
                "negative", "a network of few steps was taught its guidance and takes no negative prompt"
            )
        cut = tuple(p for p in (prompt, negative) if p and self.encoder.tokens(p) > self.config.prompt_length)
        vectors, mask = self.encoder.encode([prompt] if negative is None else [prompt, negative])
        own = self.network.read(vectors[:1], mask[:1])[0]
        if negative is not None:
            return Words(own, self.network.read(vectors[1:], mask[1:])[0], cut=cut)
        if self.guide is not None:
            return Words(own, self.guide.read(vectors[:1], mask[:1])[0], by_guide=True, cut=cut)
        return Words(own, self.network.read(vectors[:1], np.zeros_like(mask[:1]))[0], cut=cut)

    def start(
        self, words: Words, plan: Plan, seed: int, index: int = 0, *, image: Array | None = None,
        mask: Float[np.ndarray, "H W 1"] | None = None,
    ) -> Canvas:  # fmt: skip
        """A canvas of noise; with an image (-1..1) one between noise and image, by the plan's strength. mask: 1 where the
        picture may change, 0 where the image is known."""
        if self.weights.few and plan.guidance.scale < 1:
            raise InvalidRequest(
                "guidance", f"expected 1 or more for a network of few steps, got {plan.guidance.scale:g}"
            )
        if self.weights.few and plan.solver != "euler":
            raise Unsupported("solver", "a network of few steps takes straight steps alone (euler)")
        grain = noise.normal(seed, index, 0, (plan.height, plan.width, self.config.in_channels))
        scale = self.config.noise_scale
        begin = 0.0 if image is None else 1 - plan.strength
        steps = max(1, round(plan.steps * (1 - begin)))
        z = np.float32(scale) * grain if image is None else sampling.mix(image, grain, begin, scale)
        # At strength 0 there is nothing to change; one look from close by is the least a solver takes.
        begin = min(begin, 1 - 1e-3)
        times = sampling.times(steps, begin)
        path = sampling.solver(plan.solver)(z.astype(np.float32), times)
        return Canvas(words, plan, path, times, image if mask is not None else None, mask)

    def predict(self, canvases: Sequence[Canvas]) -> None:
        """One call of the network for canvases of one size, each at a step and with guidance of its own."""
        rows: dict[bool, list[tuple[int, np.ndarray, np.ndarray]]] = {False: [], True: []}
        for number, canvas in enumerate(canvases):
            z = shift.move(canvas.query.z, canvas.offset)
            own, other = (True, False) if self.weights.few else canvas.plan.guidance.looks(canvas.query.t)
            if own:
                rows[False].append((2 * number, z, self._told(canvas)))
            if other:
                rows[canvas.words.by_guide].append((2 * number + 1, z, canvas.words.other))
        told: dict[int, Array] = {}
        for by_guide, some in rows.items():
            network = self.guide if by_guide else self.network
            if some:
                assert network is not None
                found = network.denoise(
                    np.stack([z for _, z, _ in some]), np.stack([txt for _, _, txt in some])
                )
                told |= {key: x for (key, _, _), x in zip(some, found, strict=True)}
        for number, canvas in enumerate(canvases):
            looks = told.get(2 * number), told.get(2 * number + 1)
            seen = canvas.plan.guidance.join(*looks, canvas.query.t)
            canvas.hear(shift.back(seen, canvas.offset))

    def _told(self, canvas: Canvas) -> Float[np.ndarray, "T D"]:
        """The words, and for a network of few steps what this step is."""
        if not self.weights.few:
            return canvas.words.own
        t, r = canvas.times[canvas.calls : canvas.calls + 2]
        guide = canvas.plan.guidance
        return np.concatenate(
            [canvas.words.own, fewstep.tokens(self.weights.flat, t, r, guide.scale, guide.interval)]
        )

    def finish(self, canvas: Canvas) -> UInt8[np.ndarray, "H W C"]:
        """The picture's pixels. Raises EngineFailed for values that are no numbers."""
        assert canvas.final is not None
        if not np.isfinite(canvas.final).all():
            raise EngineFailed(
                "the network gave values that are no numbers (NaN): its weights are broken, or guidance too high"
            )
        return to_pixels(canvas.final)


def _reader(weights: Weights) -> str:
    """A text encoder that lies with the weights, as the diffusers library has it; else the one they name."""
    if weights.folder is not None:
        for beside in (weights.folder / "text_encoder", weights.folder.parent / "text_encoder"):
            if (beside / "config.json").is_file():
                return str(beside)
    return weights.config.text_encoder


def to_pixels(x: Array) -> UInt8[np.ndarray, "H W C"]:
    """-1..1 as 0..255."""
    return np.rint((np.clip(x, -1, 1) + 1) * np.float32(127.5)).astype(np.uint8)


def from_pixels(pixels: UInt8[np.ndarray, "H W C"]) -> Array:
    """0..255 as -1..1."""
    return pixels.astype(np.float32) / np.float32(127.5) - 1
