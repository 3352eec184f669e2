"""Tensors on disk: safetensors only, every one accounted for, written whole or not at all; int8 beside float.

An int8 matrix is stored as `NAME` (rows of -127..127) and `NAME.scale` (float32, one a row): value = row * scale.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from limner.errors import InvalidRequest, MissingDependency, NotFound, OutputFailed

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".npy", ".joblib")
STORED = ("float32", "float16", "int8")
SCALE = ".scale"
SHOWN = 8
"""Names told in an error; the rest is counted."""


@dataclass(frozen=True, eq=False)
class Int8:
    """A matrix in whole numbers. values: int8, (out, ...); scale: float32, (out,)."""

    values: np.ndarray
    scale: np.ndarray

    @property
    def shape(self) -> tuple[int, ...]:
        """Of the matrix."""
        return self.values.shape

    def floats(self) -> np.ndarray:
        """The matrix in float32."""
        return self.values * self.scale.reshape(-1, *[1] * (self.values.ndim - 1))

    @classmethod
    def of(cls, matrix: np.ndarray) -> Int8:
        """The nearest whole numbers, each row scaled by its own greatest value."""
        flat = matrix.reshape(len(matrix), -1).astype(np.float32)
        scale = np.maximum(np.abs(flat).max(axis=1), 1e-12) / np.float32(127)
        return cls(np.rint(flat / scale[:, None]).astype(np.int8).reshape(matrix.shape), scale)


def find(place: Path) -> list[Path]:
    """The safetensors files of a folder, or the one that is named. Refuses pickled weights by name: reading them can run
    anybody's code."""
    if place.suffix in PICKLES:
        raise InvalidRequest(
            "weights", f"{place.name} is a pickled file, which can run code; only safetensors are read"
        )
    if place.is_file():
        return [place]
    found = sorted(place.glob("*.safetensors"))
    if not found:
        pickled = sorted(p.name for p in place.glob("*") if p.suffix in PICKLES)
        if pickled:
            raise InvalidRequest(
                "weights",
                f"{place} holds {pickled[0]}, which can run code; convert it: only safetensors are read",
            )
        raise NotFound(f"weights: no .safetensors file in {place}")
    return found


def read(
    place: Path,
    shapes: Mapping[str, tuple[int, ...]],
    *,
    beside: Callable[[str], bool] = lambda name: False,
    prefixes: tuple[str, ...] = (),
    int8: bool = False,
) -> tuple[dict[str, Any], str]:
    """The tensors of these names and shapes as float32 (stored int8 ones as `Int8` when `int8`), and a hash of the files.

    beside: names that may be there and are left out. prefixes: may precede every name. Raises InvalidRequest listing
    what is missing, extra or of another shape; NotFound for no file.
    """
    safe_open = _library().safe_open
    found: dict[str, Any] = {}
    scales: dict[str, np.ndarray] = {}
    extra: list[str] = []
    misshapen: list[str] = []
    digest = hashlib.sha256()
    for path in find(place):
        try:
            with safe_open(path, "np") as file:
                for key in file.keys():  # noqa: SIM118 - no mapping
                    name = _plain(key, prefixes)
                    if name.endswith(SCALE) and name.removesuffix(SCALE) in shapes:
                        scales[name.removesuffix(SCALE)] = file.get_tensor(key)
                    elif name not in shapes:
                        if not beside(name):
                            extra.append(name)
                    elif tuple(file.get_slice(key).get_shape()) != shapes[name]:
                        shape = "x".join(map(str, file.get_slice(key).get_shape()))
                        misshapen.append(f"{name} ({shape} in place of {'x'.join(map(str, shapes[name]))})")
                    else:
                        found[name] = file.get_tensor(key)
        except (OSError, ImportError) as error:
            raise NotFound(f"weights: cannot read {path}: {error}") from None
        except Exception as error:
            raise InvalidRequest("weights", f"{path} is no safetensors file: {error}") from None
        _digest(path, digest)
    wrong = set(scales) ^ {name for name, value in found.items() if value.dtype == np.int8}
    _account(place, [n for n in shapes if n not in found and not any(m.startswith(n + " ") for m in misshapen)], extra,
             misshapen + [f"{name} (int8 and scale do not go together)" for name in sorted(wrong)])  # fmt: skip
    return {name: _floats(value, scales.get(name), int8) for name, value in found.items()}, digest.hexdigest()


def write(
    path: Path, flat: Mapping[str, Any], *, stored: str = "float32", metadata: Mapping[str, str] | None = None
) -> None:
    """Write tensors, whole or not at all. stored: float32, float16, or int8 (matrices; the rest float16)."""
    if stored not in STORED:
        raise InvalidRequest("stored", f"expected one of {', '.join(STORED)}; got {stored!r}")
    out: dict[str, np.ndarray] = {}
    for name, value in flat.items():
        array = np.ascontiguousarray(value.floats() if isinstance(value, Int8) else value, dtype=np.float32)
        if stored == "int8" and is_matrix(name, array.shape):
            whole = Int8.of(array)
            out[name], out[name + SCALE] = whole.values, whole.scale
        else:
            with np.errstate(over="ignore"):
                out[name] = array if stored == "float32" else array.astype(np.float16)
            if not np.isfinite(out[name]).all():
                raise InvalidRequest("stored", f"{name} has values that {stored} cannot hold")
    _library()
    from safetensors.numpy import save

    # The library writes several entries in an order left to chance; one entry keeps equal weights equal files.
    note = {"limner": json.dumps(dict(metadata), sort_keys=True)} if metadata else None
    whole_file(path, save(out, metadata=note))


def is_matrix(name: str, shape: tuple[int, ...]) -> bool:
    """Whether a tensor is worth whole numbers: the large matrices, not the one that looks at pixels, nor the last one."""
    return len(shape) == 2 and not name.startswith("final_layer")


def whole_file(path: Path, data: bytes) -> None:
    """A file that is there whole or not at all. Raises OutputFailed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(draft, 0o644)
            os.replace(draft, path)
        except BaseException:
            os.unlink(draft)
            raise
    except OSError as error:
        raise OutputFailed(f"cannot write {path}: {error.strerror}") from None


def sha256(path: Path) -> str:
    """Of a file."""
    digest = hashlib.sha256()
    _digest(path, digest)
    return digest.hexdigest()


def _digest(path: Path, digest: Any) -> None:
    with path.open("rb") as file:
        while block := file.read(2**22):
            digest.update(block)


def _plain(name: str, prefixes: tuple[str, ...]) -> str:
    """The name without any of the prefixes, which may stand before one another."""
    while True:
        shorter = next((name.removeprefix(p) for p in prefixes if name.startswith(p)), name)
        if shorter == name:
            return name
        name = shorter


def _floats(value: np.ndarray, scale: np.ndarray | None, int8: bool) -> Any:
    if scale is None:
        return value.astype(np.float32)
    whole = Int8(value, scale.astype(np.float32))
    return whole if int8 else whole.floats()


def _account(place: Path, missing: list[str], extra: list[str], misshapen: list[str]) -> None:
    told = []
    for what, names in (("missing", missing), ("unknown", extra), ("misshapen", misshapen)):
        if names:
            more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            told.append(f"{what}: {', '.join(names[:SHOWN])}{more}")
    if told:
        raise InvalidRequest("weights", f"{place} does not fit its configuration; {'; '.join(told)}")


def _library() -> Any:
    try:
        import safetensors
    except ImportError:
        raise MissingDependency("weights need safetensors: pip install 'limner[flow]'") from None
    return safetensors
