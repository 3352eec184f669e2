"""The diorama engine: reads the scene, builds it in 3-D and path-traces it. Needs no weights."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from limner import noise
from limner.engines import Capabilities, Preview, Progress, Step
from limner.errors import Cancelled, EngineFailed, Unsupported
from limner.picture import Picture
from limner.prompt.scene import Scene
from limner.request import LARGEST, SMALLEST, Request

if TYPE_CHECKING:
    import numpy as np

    from limner.diorama.body import Concept
    from limner.diorama.director import Directed
    from limner.diorama.render import Sketch
    from limner.diorama.stage import Stage
    from limner.diorama.styles import Style
    from limner.prompt.vocabulary import Vocabulary

MODEL = "diorama-1"
DETAIL = {"draft": 0, "standard": 1, "high": 2}


@lru_cache(maxsize=1)
def scene_words() -> dict[str, Any]:
    """What can be written into a scene: bodies with the poses they know, places, materials, colours by name."""
    from limner.diorama import catalog, places
    from limner.diorama.material import SURFACES
    from limner.prompt.colours import COMMON

    return {
        "bodies": {key: list(concept.poses) for key, concept in sorted(catalog.concepts().items())},
        "places": sorted(places.PLACES), "materials": list(SURFACES),
        "colours": {name: f"#{code}" for name, code in COMMON.items()},
    }  # fmt: skip


class Diorama:
    """Exact about counts, places and lettering; its scene is also the 3-D model and the depth map."""

    name = "diorama"

    @property
    def capabilities(self) -> Capabilities:
        """Sizes 256..2048, any number of pictures one at a time; stops within one pass of a million paths."""
        from limner.diorama import styles

        return Capabilities(
            modes=("generate", "layers", "model"), sizes=(SMALLEST, LARGEST), styles=tuple(styles.names()),
            lettering=True, largest_batch=1, uses_scene=True, bound="one pass of about a million light paths",
            learned=False,
        )  # fmt: skip

    def vocabulary(self, request: Request) -> Vocabulary:
        """Everything the catalogue can build, and the caller's own assets."""
        return _vocabulary(request.assets)

    def memory(self, request: Request) -> int:
        """Bytes that a process holds at most while it makes this request: what the program and a crowded scene take, and
        what every pixel takes; measured, with something to spare."""
        return int(1.0e9 + 900 * request.width * request.height)

    def generate(
        self, request: Request, scene: Scene | None, *, on_progress: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[Picture]:
        """Render the scene `request.count` times with different seeds."""
        from limner.diorama import render, styles
        from limner.diorama.device import choose

        _refuse(request)
        if scene is None or request.seed is None:
            raise EngineFailed("the diorama engine was called without a scene or a seed")
        style_key = request.style or scene.style or "toy"
        style = styles.get(style_key)
        samples = max(
            1, round(render.samples(request.quality, request.width, request.height) * style.samples)
        )
        for number in range(request.count):
            index = request.first + number
            seed = noise.subseed(request.seed, index)

            def told(
                share: float, stage: str = "render", preview: Preview = lambda: None, number: int = number
            ) -> None:
                on_progress(Step(number, request.count, share, stage, preview))

            clock = time.perf_counter()
            told(0.0, "build")
            directed = self._directed(request, scene, index, cancelled=cancelled)
            stage = style.prepare(directed.stage, seed)

            def drawn(sketch: Sketch, style: Style = style, seed: int = seed) -> np.ndarray:
                return style.develop(*sketch(), seed)

            built = time.perf_counter()
            frame = render.trace(
                stage,
                samples=samples,
                seed=seed,
                on_progress=lambda s, sketch: told(0.12 + 0.78 * s, "render", lambda: drawn(sketch)),
                cancelled=cancelled,
            )
            traced = time.perf_counter()
            told(0.92, "develop")
            pixels = style.develop(frame, stage, seed)
            told(1.0, "done")
            yield Picture(
                pixels=pixels, engine=self.name, request=request, seed=request.seed, index=index, model=MODEL,
                scene=scene, warnings=directed.notes,
                details={"variant": choose().variant, "samples": samples, "style": style_key},
                layers=_layers(frame.layers, stage), plan=tuple(dataclasses.asdict(spot) for spot in directed.plan),
                seconds={
                    "build": built - clock, "render": traced - built, "develop": time.perf_counter() - traced,
                },
            )  # fmt: skip

    def stage(self, request: Request, scene: Scene, index: int) -> tuple[Stage, tuple[str, ...]]:
        """The world of picture `index` before any style touches it, and notes for the user."""
        directed = self._directed(request, scene, index)
        return directed.stage, directed.notes

    def _directed(
        self, request: Request, scene: Scene, index: int, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Directed:
        from limner.diorama import director

        def check() -> None:
            if cancelled():
                raise Cancelled("stopped while building the scene")

        assert request.seed is not None
        return director.direct(
            scene, request.width, request.height, seed=noise.subseed(request.seed, index),
            style=request.style or scene.style or "toy", quality=DETAIL[request.quality],
            assets=_assets(request.assets), cancelled=check,
        )  # fmt: skip

    def model(self, request: Request, scene: Scene, index: int) -> bytes:
        """The world of picture `index` as GLB bytes."""
        from limner.diorama import glb

        return glb.export(self.stage(request, scene, index)[0])


def _refuse(request: Request) -> None:
    """What a path tracer cannot do is refused by name."""
    for field in ("guidance", "strength", "weights", "lora", "steps", "image", "mask"):
        if getattr(request, field) not in (None, ()):
            raise Unsupported(
                field, "the diorama engine has no such setting; leave it out or choose another engine"
            )


@lru_cache(maxsize=4)
def _assets(folder: str | None) -> Mapping[str, Concept] | None:
    if folder is None:
        return None
    from limner.diorama.assets import load_assets

    return load_assets(folder)


@lru_cache(maxsize=4)
def _vocabulary(folder: str | None) -> Vocabulary:
    from limner.diorama import catalog
    from limner.prompt.vocabulary import Entry, Vocabulary

    return Vocabulary.of(
        Entry(key, names, group) for key, names, group in catalog.vocabulary_entries(_assets(folder))
    )


def _layers(layers: Any, stage: Stage) -> dict[str, Any]:
    """Named arrays for the caller: depth, normals, and one mask for every instance of every subject."""
    named = {"depth": layers.depth, "normals": layers.normals}
    offset = len(stage.backdrop.placed)
    count: dict[str, int] = {}
    for i, placed in enumerate(stage.placed):
        if placed.subject is not None:
            count[placed.subject] = count.get(placed.subject, 0) + 1
            named[f"mask {placed.subject} {count[placed.subject]}"] = layers.owner == offset + i
    return named
