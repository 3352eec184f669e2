"""Low-rank adapters (Hu et al. 2021): laid over weights for one request, or merged for good.

A safetensors file with, for a matrix `NAME.weight` (out, in): `NAME.lora_down.weight` (rank, in), `NAME.lora_up.weight`
(out, rank) and perhaps `NAME.alpha`, a number: the matrix grows by scale * alpha / rank * up @ down.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from limner.errors import InvalidRequest
from limner.flow import tensorfile
from limner.flow.tensorfile import Int8
from limner.flow.weights import Weights

DOWN, UP, ALPHA = ".lora_down.weight", ".lora_up.weight", ".alpha"


def merge(weights: Weights, adapters: list[tuple[Path, float]]) -> Weights:
    """The weights with adapters, each (file, scale), merged in. Raises InvalidRequest (lora) for one that fits nothing, or
    not all of which fits, listing its names."""
    flat = dict(weights.flat)
    digest = hashlib.sha256(weights.hash.encode())
    for path, scale in adapters:
        found = _read(path)
        for name, grown in _growth(path, found, flat).items():
            matrix = flat[name]
            floats = matrix.floats() if isinstance(matrix, Int8) else matrix
            flat[name] = floats + np.float32(scale) * grown.reshape(floats.shape)
        digest.update(f"{tensorfile.sha256(path)}:{scale}".encode())
    called = "+".join([weights.name, *(path.stem for path, _ in adapters)])
    return replace(weights, flat=flat, name=called, hash=digest.hexdigest()[:16])


def save(path: Path, adapter: Mapping[str, np.ndarray]) -> None:
    """Write an adapter, whole or not at all. Names as above."""
    tensorfile.write(path, adapter)


def _growth(path: Path, found: Mapping[str, np.ndarray], flat: Mapping[str, object]) -> dict[str, np.ndarray]:
    grown: dict[str, np.ndarray] = {}
    taken: set[str] = set()
    for key, down in found.items():
        base = key.removesuffix(DOWN)
        if base == key:
            continue
        name, up = base + ".weight", found.get(base + UP)
        if name not in flat or up is None:
            continue
        shape = flat[name].shape  # type: ignore[attr-defined]
        rank = down.shape[0]
        if down.ndim != 2 or up.shape != (shape[0], rank) or down.shape[1] != int(np.prod(shape[1:])):
            raise InvalidRequest(
                "lora", f"{path.name}: {base} is {up.shape} x {down.shape}, the model's matrix {shape}"
            )
        alpha = float(np.reshape(found.get(base + ALPHA, np.float32(rank)), ()))
        grown[name] = np.float32(alpha / rank) * (up @ down)
        taken |= {key, base + UP, base + ALPHA}
    strange = sorted(set(found) - taken)
    if strange:
        more = " ..." if len(strange) > 4 else ""
        whole = "nothing" if not grown else "not everything"
        raise InvalidRequest(
            "lora", f"{path.name}: {whole} fits this model; it holds {', '.join(strange[:4])}{more}"
        )
    if not grown:
        raise InvalidRequest("lora", f"{path.name} is empty")
    return grown


def _read(path: Path) -> dict[str, np.ndarray]:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    if path.suffix in tensorfile.PICKLES:
        raise InvalidRequest(
            "lora", f"{path.name} is a pickled file, which can run code; only safetensors are read"
        )
    try:
        return {name: np.asarray(value, np.float32) for name, value in load_file(path).items()}
    except (SafetensorError, OSError) as error:
        raise InvalidRequest("lora", f"{path.name} is no safetensors file: {error}") from None
