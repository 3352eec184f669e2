"""`Recipe`: everything that decides a training run, read from TOML; the difference of two files is the ablation."""

from __future__ import annotations

import dataclasses
import math
import tomllib
import types
import typing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from limner.errors import InvalidRequest, NotFound
from limner.flow.config import ModelConfig
from limner.flow.usual import Usual


@dataclass(frozen=True)
class Data:
    """url: see `limner.flow.data.dataset`. held: samples, the last by key, that are kept for judging."""

    url: str = ""
    held: int = 128
    threads: int = 2


@dataclass(frozen=True)
class Optimise:
    """steps: in all; batch: pictures a step over all devices, in `accumulate` pieces one after another.

    optimiser: muon (block matrices by Muon, the rest by Adam) or adam. rate, adam_rate: the highest; warmup: steps up
    to it; decay: steps down to zero at the end. clip: of the gradient's norm, 0: none. ema: decay of the averaged
    weights. dropout: share of captions hidden whole. t_mean, t_std: t = sigmoid(N(mean, std)), 1 is the clean picture.
    t_floor: of 1 - t in the error. dtype: float32, bfloat16, or auto (bfloat16 on TPU and GPU). remat: recompute
    activations in the backward pass.
    """

    steps: int = 1000
    batch: int = 64
    accumulate: int = 1
    optimiser: str = "muon"
    rate: float = 2e-3
    adam_rate: float = 1e-3
    warmup: int = 200
    decay: int = 0
    clip: float = 1.0
    ema: float = 0.999
    dropout: float = 0.1
    t_mean: float = -0.8
    t_std: float = 0.8
    t_floor: float = 0.05
    dtype: str = "auto"
    remat: bool = False
    seed: int = 0


@dataclass(frozen=True)
class MeshShape:
    """Devices side by side: `data` times the batch is split, `model` times the weights; 0 takes what is left. fsdp:
    split the weights over `data` too."""

    data: int = 0
    model: int = 1
    fsdp: bool = False


@dataclass(frozen=True)
class Watch:
    """How often, in steps: log a line, judge on the grid, draw a sheet, save. minutes: save also after that many.

    keep: checkpoints. prompts: of the sheet; steps, guidance: of its sampler. peak: FLOP/s of all devices together, 0:
    from a table, or measured on a CPU.
    """

    log: int = 20
    grid: int = 500
    sheet: int = 1000
    checkpoint: int = 1000
    minutes: float = 20.0
    keep: int = 2
    prompts: tuple[str, ...] = ()
    sampler_steps: int = 25
    guidance: float = 3.0
    peak: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """The six tables of a recipe file. sampling: goes to sampling.json beside the weights; None: nothing does."""

    model: ModelConfig = field(default_factory=ModelConfig)
    data: Data = field(default_factory=Data)
    train: Optimise = field(default_factory=Optimise)
    mesh: MeshShape = field(default_factory=MeshShape)
    watch: Watch = field(default_factory=Watch)
    sampling: Usual | None = None

    def __post_init__(self) -> None:
        """Raises InvalidRequest naming the first field that is wrong."""
        t, w = self.train, self.watch
        rules = (
            ("data.url", bool(self.data.url), "expected a folder or URL"),
            ("data.held", self.data.held >= 0, "expected 0 or more"),
            ("data.threads", self.data.threads >= 1, "expected 1 or more"),
            ("train.steps", t.steps >= 1, "expected 1 or more"),
            ("train.batch", t.batch >= 1, "expected 1 or more"),
            ("train.accumulate", t.accumulate >= 1 and t.batch % t.accumulate == 0, f"expected a divisor of {t.batch}"),
            ("train.optimiser", t.optimiser in ("muon", "adam"), "expected muon or adam"),
            ("train.rate", 0 < t.rate < math.inf, "expected a finite number above 0"),
            ("train.adam_rate", 0 < t.adam_rate < math.inf, "expected a finite number above 0"),
            ("train.warmup", t.warmup >= 0, "expected 0 or more"),
            ("train.decay", 0 <= t.decay <= t.steps, f"expected 0 to {t.steps}"),
            ("train.clip", 0 <= t.clip < math.inf, "expected 0 (none) or a finite number above it"),
            ("train.ema", 0 <= t.ema < 1, "expected 0 to below 1"),
            ("train.dropout", 0 <= t.dropout <= 1, "expected 0 to 1"),
            ("train.t_mean", math.isfinite(t.t_mean), "expected a finite number"),
            ("train.t_std", 0 < t.t_std < math.inf, "expected a finite number above 0"),
            ("train.t_floor", 0 < t.t_floor < 1, "expected between 0 and 1"),
            ("train.dtype", t.dtype in ("auto", "float32", "bfloat16"), "expected auto, float32 or bfloat16"),
            ("train.seed", 0 <= t.seed < 2**32, "expected 0 to 2^32 - 1"),
            ("mesh.data", self.mesh.data >= 0, "expected 0 or more"),
            ("mesh.model", self.mesh.model >= 0, "expected 0 or more"),
            ("watch.log", w.log >= 1, "expected 1 or more"),
            ("watch.minutes", 0 <= w.minutes < math.inf, "expected 0 (never) or a finite number above it"),
            ("watch.guidance", 0 <= w.guidance < math.inf, "expected a finite number of 0 or more"),
            ("watch.peak", 0 <= w.peak < math.inf, "expected 0 (from a table) or a finite number above it"),
            ("watch.keep", w.keep >= 1, "expected 1 or more"),
            ("watch.sampler_steps", w.sampler_steps >= 1, "expected 1 or more"),
        )  # fmt: skip
        for name, good, expected in rules:
            if not good:
                table, _, key = name.partition(".")
                raise InvalidRequest(name, f"{expected}, got {getattr(getattr(self, table), key)!r}")
        for name in ("grid", "sheet", "checkpoint"):
            if getattr(w, name) < 0:
                raise InvalidRequest(f"watch.{name}", "expected 0 (never) or more")

    def as_dict(self) -> dict[str, Any]:
        """Plain values, as `from_mapping` takes them."""
        return dataclasses.asdict(self)

    @classmethod
    def from_mapping(cls, tables: dict[str, Any]) -> Recipe:
        """Raises InvalidRequest for an unknown table or key, by name."""
        kinds = {"model": ModelConfig, "data": Data, "train": Optimise, "mesh": MeshShape, "watch": Watch, "sampling": Usual}
        for name in tables:
            if name not in kinds:
                raise InvalidRequest(name, f"unknown table; a recipe has {', '.join(kinds)}")
        made: dict[str, Any] = {}
        for name, kind in kinds.items():
            if not (name == "sampling" and tables.get(name) is None):
                made[name] = _table(name, kind, tables.get(name, {}))
        return cls(**made)


def read(path: str | Path, url: str | None = None) -> Recipe:
    """The recipe in this TOML file; `url` in place of its data.url. Raises NotFound, or InvalidRequest naming what is
    wrong."""
    try:
        text = Path(path).read_text("utf-8")
    except OSError as error:
        raise NotFound(f"recipe: {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InvalidRequest(
            "recipe", f"expected TOML in UTF-8, got another byte at {error.start} of {path}; save it as UTF-8"
        ) from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRequest("recipe", f"{path} is not TOML: {error}") from None
    if url is not None and isinstance(tables.setdefault("data", {}), dict):
        tables["data"]["url"] = url
    return Recipe.from_mapping(tables)


def _table(name: str, kind: Any, given: Any) -> Any:
    if not isinstance(given, dict):
        raise InvalidRequest(name, f"expected a table, got {given!r}")
    hints = typing.get_type_hints(kind)
    values = {}
    for key, value in given.items() if kind is not ModelConfig else ():
        if key not in hints:
            raise InvalidRequest(f"{name}.{key}", f"unknown key; known are {', '.join(hints)}")
        values[key] = _typed(f"{name}.{key}", hints[key], value)
    try:
        # A network's measures have names of their own besides, and are checked where those are known.
        return kind.from_mapping(given) if kind is ModelConfig else kind(**values)
    except InvalidRequest as error:
        raise InvalidRequest(f"{name}.{error.field}", error.message) from None


def _typed(name: str, hint: Any, value: Any) -> Any:
    if isinstance(hint, types.GenericAlias):
        kind, end = typing.get_args(hint)
        what = "texts" if kind is str else "two numbers"
        if not isinstance(value, list | tuple) or (end is not ... and len(value) != 2):
            raise InvalidRequest(name, f"expected a list of {what}, got {value!r}")
        return tuple(_typed(name, kind, each) for each in value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        raise InvalidRequest(name, f"expected {hint.__name__}, got {value!r}")
    return value
