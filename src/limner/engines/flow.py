"""The flow engine: limner's own neural model, a flow-matching transformer over pixels; runs MiniT2I's weights as well.

`--weights` is a folder (`limner train` leaves one), a published name or one of limner's own. The network paints the size
it was trained for; another one asked for is reached by resampling, and the picture tells so.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from limner.engines import Progress, Step, learned
from limner.engines.learned import Learned
from limner.errors import Cancelled, InvalidRequest, MissingDependency
from limner.picture import Picture
from limner.prompt.scene import Scene
from limner.request import Request

if TYPE_CHECKING:
    from limner.flow.batch import Batch
    from limner.flow.frame import Frame
    from limner.flow.painter import Canvas, Plan

STRENGTH = 0.6
"""How much of a picture may change where nobody says; all of it inside a mask."""
KEPT = 2
"""Models that stay loaded."""


class Flow(Learned):
    """Paints with weights of this house. Requests of one model share calls of the network, also across threads."""

    name = "flow"

    def generate(
        self, request: Request, scene: Scene | None, *, on_progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Picture]:
        """The request's pictures, painted together, each from its own noise. Raises InvalidRequest, Unsupported or NotFound
        before any work, EngineFailed for values that are no numbers, Cancelled within a step."""
        seed = learned.refuse(request)
        if cancelled():
            raise Cancelled("stopped before the first step")
        clock = time.perf_counter()
        batch = _loaded(request)
        loaded = time.perf_counter() - clock
        clock = time.perf_counter()
        frame, canvases = _begin(batch, request, seed)
        encoded = time.perf_counter() - clock
        clock = time.perf_counter()
        for canvas in canvases:
            batch.admit(canvas)
        try:
            for number, canvas in enumerate(canvases):
                while not canvas.done:
                    if cancelled():
                        raise Cancelled("stopped while painting")
                    heard = [c.calls for c in canvases]
                    batch.advance(canvas)
                    for other, (c, before) in enumerate(zip(canvases, heard, strict=True)):
                        if c.calls != before:
                            on_progress(_step(other, request.count, c, frame))
                times = (
                    {"load": loaded, "encode": encoded, "paint": time.perf_counter() - clock}
                    if not number
                    else {}
                )
                yield _picture(batch, request, frame, canvas, number, times)
        finally:
            for canvas in canvases:
                batch.drop(canvas)


def _begin(batch: Batch, request: Request, seed: int) -> tuple[Frame, list[Canvas]]:
    """Words read and noise drawn for all pictures of a request."""
    from limner.flow.frame import Frame
    from limner.flow.painter import from_pixels

    painter = batch.painter
    frame = Frame.of(painter.config, request.width, request.height)
    plan = _plan(batch, request, frame)
    image, mask = learned.given(request, "image"), learned.given(request, "mask")
    words = painter.encode(learned.worded(request), request.negative)
    inner = None if image is None else from_pixels(frame.inward(image))
    free = None
    if mask is not None:
        # A patch of the small picture may change where any of its pixels may.
        free = (
            frame.inward(np.where(mask.mean(-1, keepdims=True) < 128, 0, 255).astype(np.uint8)) > 0
        ).astype(np.float32)
    return frame, [
        painter.start(words, plan, seed, request.first + i, image=inner, mask=free)
        for i in range(request.count)
    ]


def _plan(batch: Batch, request: Request, frame: Frame) -> Plan:
    from limner.flow.guidance import Guidance
    from limner.flow.painter import Plan

    usual = batch.painter.weights.usual
    few = batch.painter.weights.few
    scale = usual.guidance if request.guidance is None else float(request.guidance)
    if request.negative is not None and scale == 1:
        raise InvalidRequest("negative", "at guidance 1 nothing leads away from it; ask for more guidance")
    pace = max(1, usual.steps if few else round(usual.steps * learned.PACE[request.quality]))
    strength = 1.0 if request.image is None or request.mask is not None else STRENGTH
    return Plan(
        height=frame.inner_height, width=frame.inner_width,
        steps=request.steps or pace, solver=usual.solver,
        guidance=Guidance(scale, usual.interval), strength=strength if request.strength is None else request.strength,
        shift=usual.shift,
    )  # fmt: skip


def _step(number: int, count: int, canvas: Canvas, frame: Frame) -> Step:
    def preview() -> np.ndarray | None:
        shown = canvas.preview()
        return None if shown is None else frame.outward(shown)

    return Step(number, count, canvas.calls / (canvas.total + 1), "paint", preview)


def _picture(
    batch: Batch, request: Request, frame: Frame, canvas: Canvas, number: int, times: dict[str, float]
) -> Picture:
    painter, plan = batch.painter, canvas.plan
    clock = time.perf_counter()
    pixels = frame.outward(painter.finish(canvas))
    learned.keep_outside(request, pixels)
    assert request.seed is not None
    inner = f"{plan.width}x{plan.height}"
    return Picture(
        pixels=pixels, engine=Flow.name, request=request, seed=request.seed, index=request.first + number,
        model=painter.weights.model, warnings=_warnings(painter.config, canvas, frame),
        details={
            "samples": plan.steps, "solver": plan.solver, "guidance": plan.guidance.scale, "shift": plan.shift,
            "painted": inner,
            "resampled": "lanczos" if frame.resampled else "no", "runtime": painter.network.name,
            "device": painter.network.device, "guided by": "a lesser network" if canvas.words.by_guide else "words",
            "style": request.style or "",
        },
        seconds={**times, "finish": time.perf_counter() - clock},
    )  # fmt: skip


def _warnings(config: Any, canvas: Canvas, frame: Frame) -> tuple[str, ...]:
    told = []
    if frame.resampled:
        told.append(
            f"painted at {frame.inner_width}x{frame.inner_height}, the size this model was trained for, and resampled to "
            f"{frame.width}x{frame.height} (Lanczos)"
        )
    if (frame.inner_width, frame.inner_height) != (config.image_size, config.image_size):
        told.append("this model was trained on squares; another aspect may show it")
    told += [
        f"only the first {config.prompt_length} tokens of {cut[:40]!r} were read" for cut in canvas.words.cut
    ]
    return tuple(told)


_LOCK = threading.Lock()
_KEPT: OrderedDict[tuple[str, tuple[str, ...]], Batch] = OrderedDict()


def _loaded(request: Request) -> Batch:
    """The model a request names, with its adapters; kept for the next ones."""
    try:
        from limner.flow import lora, weights
        from limner.flow.batch import Batch
        from limner.flow.painter import Painter
    except ImportError as error:
        raise MissingDependency(f"the flow engine needs {error.name}: pip install 'limner[flow]'") from None
    name = request.weights or _default(weights.names())
    adapters = [learned.parse_lora(text) for text in request.lora]
    key = (
        name + weights.stamp(name),
        tuple(f"{path}:{path.stat().st_mtime_ns}:{scale}" for path, scale in adapters),
    )
    with _LOCK:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            return _KEPT[key]
        loaded = weights.load(name)
        guide = None
        if loaded.folder is not None and (loaded.folder / "guide" / "config.json").is_file():
            guide = weights.load(loaded.folder / "guide")
        _KEPT[key] = Batch(Painter(lora.merge(loaded, adapters) if adapters else loaded, guide))
        while len(_KEPT) > KEPT:
            _KEPT.popitem(last=False)
        return _KEPT[key]


def _default(names: tuple[str, ...]) -> str:
    from limner.flow.weights import PUBLISHED

    shipped = [name for name in names if name not in PUBLISHED]
    if not shipped:
        raise InvalidRequest(
            "weights",
            f"expected a model: a folder that limner train left, owner/name on the hub, or {', '.join(names)}",
        )
    return shipped[0]
