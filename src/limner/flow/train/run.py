"""`train`: the whole run, from a recipe and a folder; called again, it goes on where it stopped."""

from __future__ import annotations

import dataclasses
import json
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from threadpoolctl import threadpool_limits

from limner.errors import EngineFailed, InvalidRequest
from limner.flow import model, tensors, text, weights
from limner.flow.data.dataset import BadSample, Dataset
from limner.flow.data.loader import Loader
from limner.flow.data.shards import folder_of
from limner.flow.data.words import Encoder, Words
from limner.flow.train import checkpoint, flops, judge, mesh, optimiser, sheet, step
from limner.flow.train.log import Log
from limner.flow.train.recipe import Recipe
from limner.picture import write_whole

CACHE = "words"


@dataclass(frozen=True)
class Result:
    """Where a run stands: steps done, whether that is all of them, the last loss (None: no step was left to do) and
    grid error."""

    step: int
    finished: bool
    loss: float | None
    grid: dict[str, float]


class Run:
    """One run in a folder (or URL, for its checkpoints). `Run(...).go()` trains until done or told to stop."""

    def __init__(
        self, recipe: Recipe, out: str, *, init: str | None = None, encoder: Encoder | None = None,
        until: int | None = None, quiet: bool = False,
    ) -> None:  # fmt: skip
        """init: weights to begin from with a fresh optimiser. encoder: in place of the one the recipe names. until: stop
        after that many steps in all, for a later call to go on.

        Raises InvalidRequest where the folder holds another recipe's run, or `init` another network.
        """
        self.recipe, self.out, self.until = recipe, out, until
        t, config = recipe.train, recipe.model
        local = folder_of(out)
        # A run at a URL keeps its logs and sheets beside nothing else, in a local folder of the same name.
        self.folder = local if local is not None else Path(out.partition("://")[2].replace("/", "-"))
        self.first = jax.process_index() == 0
        self.mesh = mesh.make(recipe.mesh)
        self.place = mesh.place(self.mesh, recipe.mesh.fsdp)
        self.own = mesh.own_rows(self.mesh, t.batch)
        self.dtype = _dtype(t.dtype)
        self.log = Log(self.folder, active=self.first, quiet=quiet)
        self.data = Dataset(recipe.data.url)
        if recipe.data.held >= len(self.data):
            raise InvalidRequest(
                "data.held", f"expected less than the {len(self.data)} samples, got {recipe.data.held}"
            )
        self.words = Words(
            encoder or text.get(config.text_encoder, config.prompt_length, config.text_size).encoder,
            self.folder / CACHE, f"host{jax.process_index()}",
        )  # fmt: skip
        self.loader = Loader(
            self.data, size=config.image_size, batch=t.batch, seed=t.seed, rows=self.own,
            count=len(self.data) - recipe.data.held, threads=recipe.data.threads, on_bad=self._bad, encode=self.words.encode,
        )  # fmt: skip
        self.about: dict[str, Any] = {"recipe": _identity(recipe), "data": self.data.fingerprint}
        self.checkpoints = checkpoint.Checkpoints(f"{out.rstrip('/')}/checkpoints", recipe.watch.keep)
        self.optimiser = optimiser.build(t)
        self.step_of = jax.jit(
            step.make(config, t, self.optimiser, self.dtype),
            donate_argnums=0,
        )
        self.state = self._begin(init)
        self._grid: judge.Grid | None = None
        self._stop = threading.Event()

    def go(self) -> Result:
        """Train. On SIGTERM and Ctrl-C: saves, then returns with `finished` False."""
        t, watch = self.recipe.train, self.recipe.watch
        now, last = int(self.state.step), min(t.steps, self.until or t.steps)
        work = flops.training(self.recipe.model, t.batch, t.remat)
        peak = watch.peak or (flops.peak(jax.devices()) if self.first else 0.0)
        loss: float | None = None
        grid, clock, since, saved = {}, time.monotonic(), now, time.monotonic()
        begun, began_at = time.monotonic(), now
        told: dict[str, Any] = {}
        try:
            # The text encoder's small products gain nothing from threads that spin in wait.
            with _signals(self._stop), threadpool_limits(1, "blas"):
                for local in self.loader.batches(now, last):
                    assert local.text is not None and local.mask is not None  # the loader has an encoder
                    parts = (local.pictures, local.text, local.mask)
                    batch = step.Batch(*(mesh.spread(self.mesh, t.batch, self.own, part) for part in parts))
                    self.state, told = self.step_of(self.state, batch)
                    now += 1
                    if now % watch.log == 0 or now == last:
                        loss = _finite(told, now)
                        passed = time.monotonic() - clock
                        speed = (now - since) / passed
                        line = {"loss": loss, "norm": float(told["norm"]), "images_per_s": speed * t.batch}
                        if peak:
                            line["of_peak"] = speed * work / peak
                        self.log.record(now, "train", {**line, "bad": len(self.loader.bad)})
                        pace = (now - began_at) / (time.monotonic() - begun)
                        self.log.bar(
                            now, t.steps, (t.steps - now) / pace, {"loss": loss, "img/s": speed * t.batch}
                        )
                        clock, since = time.monotonic(), now
                    # The last step is judged and drawn below, once it is saved.
                    if watch.grid and now % watch.grid == 0 and now < t.steps:
                        grid = self.judge()
                    if watch.sheet and now % watch.sheet == 0 and now < t.steps:
                        self.sheet()
                    late = bool(watch.minutes) and time.monotonic() - saved > 60 * watch.minutes
                    stop, late = self._any_host(self._stop.is_set(), late)
                    if stop:
                        break
                    if late or (watch.checkpoint and now % watch.checkpoint == 0):
                        _finite(told, now)
                        self.save()
                        saved = time.monotonic()
                if told:
                    loss = _finite(told, now)
                self.save()
            if now >= t.steps:
                grid = self.judge()
                self.neighbours(self.sheet())
            elif self._stop.is_set():
                self.log.say(f"stopped at step {now} of {t.steps}, saved; the same command goes on")
            self.checkpoints.settle()
            return Result(now, now >= t.steps, loss, grid)
        finally:
            self.checkpoints.close()
            self.words.close()
            self.log.close()

    def judge(self) -> dict[str, float]:
        """Error of the averaged weights on the fixed grid, logged."""
        if not self.recipe.data.held:
            return {}
        if self._grid is None:
            first = len(self.data) - self.recipe.data.held
            pictures, captions = [], []
            for number in range(first, len(self.data)):
                try:
                    sample = self.data.sample(number, self.recipe.model.image_size)
                except BadSample:
                    continue
                pictures.append(sample.picture)
                captions.append(sample.captions[-1 if len(sample.captions) < 3 else 2])
            if not pictures:
                return {}
            self._grid = judge.Grid(
                self.recipe.model, np.stack(pictures), *self.words.encode(captions), self.dtype
            )
        found = self._grid(self.state.ema)
        self.log.record(int(self.state.step), "grid", found)
        self.log.say(f"step {int(self.state.step)}: error {found['mean']:.5f} on the grid")
        return found

    def neighbours(self, drawn: np.ndarray | None) -> None:
        """The nearest training picture of each drawn one, logged: a drawing that is a copy should be known as one."""
        if drawn is None or not self.first:
            return

        def read(number: int) -> np.ndarray | None:
            try:
                return self.data.sample(number, self.recipe.model.image_size).picture
            except BadSample:
                return None

        where, apart = judge.nearest(drawn, self.loader.count, read)
        for prompt, number, distance in zip(self.recipe.watch.prompts, where, apart, strict=True):
            found = {"prompt": prompt, "key": self.data.entries[number].key, "distance": float(distance)}
            self.log.record(int(self.state.step), "nearest", found)

    def sheet(self) -> np.ndarray | None:
        """A sheet of the recipe's prompts by the averaged weights, `sheets/NNNNNNN.png`; its pictures, uint8
        (N, S, S, 3), or None without prompts."""
        watch, now = self.recipe.watch, int(self.state.step)
        if not watch.prompts:
            return None
        pictures = sheet.draw(
            self.state.ema, self.recipe.model, watch.prompts, self.words.encode, steps=watch.sampler_steps,
            guidance=watch.guidance, floor=self.recipe.train.t_floor, dtype=self.dtype,
        )  # fmt: skip
        if self.first:
            where = self.folder / "sheets"
            where.mkdir(exist_ok=True)
            write_whole(where / f"{now:07d}.png", sheet.page(pictures, watch.prompts))
            self.log.picture(now, "sheet", np.concatenate(list(pictures), axis=1))
        return pictures

    def save(self) -> None:
        """Checkpoint and averaged weights (`ema/`, as `limner generate --weights` reads them). Raises EngineFailed for
        weights that are not finite, and leaves what was saved before."""
        now = int(self.state.step)
        whole = _gathered(self.state.ema)
        for name, value in tensors.flatten(whole).items():
            if not np.isfinite(value).all():
                raise _broken(f"{name} holds values that are not finite", now)
        self.checkpoints.save(now, self.state, self.about)
        if self.checkpoints.trouble is not None:
            self.log.say(f"step {now}: the checkpoint could not be copied: {self.checkpoints.trouble}; tried again later")
        if self.first:
            note = {"step": str(now), "data": self.about["data"]}
            weights.save(self.folder / "ema", self.recipe.model, whole, metadata=note, usual=self.recipe.sampling)

    def _begin(self, init: str | None) -> step.State:
        """A fresh state, or the newest checkpoint's."""
        config = self.recipe.model
        key = jax.random.key(self.recipe.train.seed)

        def fresh(params: Any) -> step.State:
            return step.start(params, self.optimiser)

        shapes = jax.eval_shape(lambda k: fresh(model.init(config, k)), key)
        laid = jax.tree.map(self.place, shapes)
        latest = self.checkpoints.latest()
        if latest is not None:
            self._same(self.checkpoints.about(latest))
            self.log.say(f"going on at step {latest} of {self.recipe.train.steps}")
            return self.checkpoints.restore(latest, checkpoint.abstract(shapes, self.place))
        if self.first:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / "recipe.json", json.dumps(self.recipe.as_dict(), indent=1).encode())
        if init is None:
            return jax.jit(lambda k: fresh(model.init(config, k)), out_shardings=laid)(key)
        given = weights.load(init).whole("init")
        if _network(given.config) != _network(config):
            raise InvalidRequest(
                "init", f"{init} is another network than the recipe's [model]: {_apart(given.config, config)}"
            )
        return jax.jit(fresh, out_shardings=laid)(given.params)

    def _same(self, about: dict[str, Any]) -> None:
        if about["recipe"] != self.about["recipe"]:
            mine, theirs = self.about["recipe"], about["recipe"]
            apart = [k for k in sorted({*mine, *theirs}) if mine.get(k) != theirs.get(k)]
            told = ", ".join(f"{k} was {theirs.get(k)}, is {mine.get(k)}" for k in apart[:6])
            raise InvalidRequest(
                "out", f"{self.out} holds a run of another recipe ({told}); choose a new folder"
            )
        if about["data"] != self.about["data"]:
            raise InvalidRequest(
                "data.url",
                f"the samples differ from those that {self.out} was trained on; choose a new folder",
            )

    def _bad(self, bad: BadSample) -> None:
        with (self.folder / "bad.jsonl").open("a") as file:
            file.write(json.dumps({"key": bad.key, "why": bad.why}) + "\n")

    def _any_host(self, *flags: bool) -> tuple[bool, ...]:
        """Of each flag whether any host raised it: signals and clocks are a host's own, and all must leave and save at
        the same step."""
        if jax.process_count() == 1:
            return flags
        from jax.experimental import multihost_utils

        return tuple(bool(flag) for flag in multihost_utils.process_allgather(np.array(flags)).any(axis=0))


def keep_compiled() -> None:
    """Compiled programs are kept in the user's cache: going on with a run need not wait for the compiler."""
    import platformdirs

    jax.config.update("jax_compilation_cache_dir", str(Path(platformdirs.user_cache_dir("limner")) / "xla"))


def _identity(recipe: Recipe) -> dict[str, Any]:
    """What must not change within a run: the network and the training, not meshes, watching or where data lies. The
    length may grow: more steps, a later decay."""
    found = {f"model.{k}": v for k, v in dataclasses.asdict(recipe.model).items()}
    free = ("steps", "decay", "remat", "dtype")
    found |= {f"train.{k}": v for k, v in dataclasses.asdict(recipe.train).items() if k not in free}
    return found | {"data.held": recipe.data.held}


def _network(config: Any) -> dict[str, Any]:
    """What weights depend on. How many words are read is not of it: no tensor has that length."""
    measures = dataclasses.asdict(config)
    del measures["prompt_length"]
    return {k: round(v, 4) if isinstance(v, float) else v for k, v in measures.items()}


def _apart(a: Any, b: Any) -> str:
    left, right = _network(a), _network(b)
    return ", ".join(f"{k} {left[k]} instead of {right[k]}" for k in left if left[k] != right[k])


def _dtype(name: str) -> Any:
    if name == "auto":
        return jnp.float32 if jax.default_backend() == "cpu" else jnp.bfloat16
    return jnp.bfloat16 if name == "bfloat16" else jnp.float32


def _finite(told: dict[str, Any], now: int) -> float:
    """The loss of this step. Raises EngineFailed where it is none."""
    loss = float(told["loss"])
    if not np.isfinite(loss):
        raise _broken(f"the loss is {loss}", now)
    return loss


def _broken(what: str, now: int) -> EngineFailed:
    return EngineFailed(
        f"{what} at step {now}; the last checkpoint is whole. Lower train.rate, or set train.clip"
    )


def _gathered(tree: Any) -> Any:
    if jax.process_count() == 1:
        return jax.tree.map(np.asarray, tree)
    from jax.experimental import multihost_utils

    return multihost_utils.process_allgather(tree, tiled=True)


@contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    """SIGTERM and Ctrl-C set `stop`; outside the main thread nothing is changed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {s: signal.signal(s, lambda *_: stop.set()) for s in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for s, handler in before.items():
            signal.signal(s, handler)
