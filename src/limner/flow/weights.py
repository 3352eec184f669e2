"""Weights of the network as a folder: model.safetensors and config.json; ours, MiniT2I's, by path or by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from limner.errors import InvalidRequest, NotFound
from limner.flow import fewstep, hub, tensorfile, tensors
from limner.flow.config import ModelConfig
from limner.flow.usual import FILE, Usual

PUBLISHED = {
    "minit2i-b16": "MiniT2I/MiniT2I/minit2i-b-16/transformer",
    "minit2i-l16": "MiniT2I/MiniT2I/minit2i-l-16/transformer",
}
"""Names for other people's weights: repository and the folder in it."""
PREFIXES = ("net.", "model.")
UNUSED = ("t_embedder.mlp.0.", "t_embedder.mlp.2.", "pooled_embedder.")
"""In MiniT2I's files without a part in the forward pass."""
INSIDE = ("", "transformer", "ema", "weights")
"""Where in a named folder the weights may lie."""
SHIPPED = Path(__file__).parent / "shipped"


@dataclass(frozen=True, eq=False)
class Weights:
    """flat: name to float32 array, or to `Int8`. hash: of configuration and tensors. name: told in pictures. few:
    distilled to few steps (see `fewstep`). folder: where they came from."""

    config: ModelConfig
    flat: Mapping[str, Any]
    name: str
    hash: str
    usual: Usual = Usual()  # noqa: RUF009 - frozen
    few: bool = False
    folder: Path | None = None

    @property
    def model(self) -> str:
        """Name and hash, as a picture tells it."""
        return f"{self.name}@{self.hash}"

    def whole(self, field: str) -> Weights:
        """These, to train on. Raises InvalidRequest for a student, which learns by another loss than training and tuning
        have."""
        if self.few:
            raise InvalidRequest(
                field, f"expected a network of many steps, got the student in {self.folder}, which learns by `limner "
                "distil` alone; give the network it was distilled from, then distil that one again",
            )  # fmt: skip
        return self

    @property
    def params(self) -> tensors.Params:
        """The tree that `model.predict` takes."""
        return tensors.nest(self.flat)


def names() -> tuple[str, ...]:
    """Names that `load` knows without a folder."""
    shipped = [path.name for path in SHIPPED.iterdir() if path.is_dir()] if SHIPPED.is_dir() else []
    return (*sorted(shipped), *PUBLISHED)


def save(
    folder: str | Path, config: ModelConfig, params: Mapping[str, Any], *, stored: str = "float32",
    metadata: Mapping[str, str] | None = None, usual: Usual | None = None, few: bool = False,
) -> Path:  # fmt: skip
    """Write a folder that `load` reads. params: a tree or flat; arrays of any library. stored: float32, float16 or int8.
    usual: how they are sampled, for sampling.json; left out where nothing is said. few: of a student, which needs its
    usual, for student.json. Raises InvalidRequest for tensors that do not fit the configuration."""
    if few and usual is None:
        raise InvalidRequest("usual", "expected the steps and guidance of the student, got none")
    flat = {
        name: v if isinstance(v, tensorfile.Int8) else np.asarray(v)
        for name, v in tensors.flatten(params).items()
    }
    shapes = _shapes(config, few)
    wrong = [n for n in shapes if n not in flat or flat[n].shape != shapes[n]] + [
        n for n in flat if n not in shapes
    ]
    if wrong:
        raise InvalidRequest("weights", f"these do not fit the configuration: {', '.join(wrong[:8])}")
    place = Path(folder)
    tensorfile.write(place / "model.safetensors", flat, stored=stored, metadata=metadata)
    tensorfile.whole_file(place / "config.json", (config.to_json() + "\n").encode())
    habits = asdict(usual) if usual is not None else {}
    if few:
        habits = {name: habits[name] for name in ("steps", "guidance", "interval")}
    if habits:
        where = place / (fewstep.FILE if few else FILE)
        tensorfile.whole_file(where, (json.dumps(habits, indent=1) + "\n").encode())
    return place


def load(name: str | Path, *, int8: bool = False) -> Weights:
    """Weights by a folder, a safetensors file beside its config.json, or a name (`names`). int8: leave matrices that are
    stored as whole numbers so. Raises NotFound or InvalidRequest (weights)."""
    place = _place(str(name))
    folder = place if place.is_dir() else place.parent
    try:
        config = ModelConfig.read(folder / "config.json")
    except OSError:
        raise NotFound(
            f"weights: no config.json in {folder}; expected model.safetensors and config.json"
        ) from None
    few = fewstep.habits(folder) is not None
    if not few:
        _refuse_students(place)
    flat, digest = tensorfile.read(
        place,
        _shapes(config, few),
        beside=lambda n: n.startswith(UNUSED),
        prefixes=PREFIXES,
        int8=int8,
    )
    both = hashlib.sha256(config.to_json().encode() + digest.encode()).hexdigest()
    called = str(name) if str(name) in names() else _called(place)
    return Weights(config, flat, called, both[:16], Usual.of(folder, config), few, folder)


def stamp(name: str) -> str:
    """Changes when the files of a local folder do, those of its habits and its guide with them; empty for a name that
    is none."""
    local = Path(name).expanduser()
    if not local.exists():
        return ""
    place = _place(name)
    folder = place if place.is_dir() else place.parent
    beside = [folder / file for file in ("config.json", FILE, fewstep.FILE)]
    files = [*tensorfile.find(place), *beside, *sorted((folder / "guide").rglob("*"))]
    return ",".join(f"{path}:{path.stat().st_mtime_ns}" for path in files if path.is_file())


def _shapes(config: ModelConfig, few: bool) -> dict[str, tuple[int, ...]]:
    return tensors.shapes(config) | (fewstep.shapes(config) if few else {})


def _place(name: str) -> Path:
    if (SHIPPED / name).is_dir() and "/" not in name:
        return SHIPPED / name
    local = Path(name).expanduser()
    if local.suffix in tensorfile.PICKLES:
        tensorfile.find(local)
    if local.is_file():
        return local
    if local.is_dir():
        for inside in INSIDE:
            if (local / inside / "config.json").is_file():
                return local / inside
        tensorfile.find(local)
        return local
    if name not in PUBLISHED and ("/" not in name or local.suffix):
        raise NotFound(
            f"weights: no folder {name}; expected a folder, owner/name on the hub or one of {', '.join(names())}"
        )
    return _pulled(PUBLISHED.get(name, name))


def _pulled(published: str) -> Path:
    """A published folder: the tensor file's name differs with who published it."""
    theirs = published.startswith("MiniT2I/")
    return hub.folder(
        published, (("diffusion_pytorch_model" if theirs else "model") + ".safetensors", "config.json")
    )


def _refuse_students(place: Path) -> None:
    from safetensors import SafetensorError, safe_open

    for path in tensorfile.find(place):
        try:
            with safe_open(path, "np") as file:
                keys = set(file.keys())
        except (SafetensorError, OSError):
            continue
        if any(part in fewstep.TOKENS for key in keys for part in key.split(".")):
            raise InvalidRequest(
                "weights", f"{path.name} is a mean-flow student (guidance enters as tokens); its layout is not known to "
                "this version, the 100-step model's is",
            )  # fmt: skip


def _called(place: Path) -> str:
    folder = place if place.is_dir() else place.parent
    return folder.parent.name if folder.name in INSIDE else folder.resolve().name
