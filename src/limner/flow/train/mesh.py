"""Devices as a (data, model) mesh, and how weights and batches lie on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import numpy as np
from jax.sharding import AxisType, Mesh, NamedSharding
from jax.sharding import PartitionSpec as P

from limner.errors import InvalidRequest
from limner.flow.train.recipe import MeshShape

AXES = ("data", "model")


def make(shape: MeshShape) -> Mesh:
    """The mesh; 0 in `shape` takes all devices that the other axis leaves. Raises InvalidRequest when they do not go
    round."""
    have = jax.device_count()
    data, model = shape.data, shape.model
    if data == 0 and model == 0:
        data, model = have, 1
    elif data == 0:
        data = have // model
    elif model == 0:
        model = have // data
    if data < 1 or model < 1 or data * model > have:
        raise InvalidRequest(
            "mesh", f"expected data x model within the {have} devices here, got {shape.data} x {shape.model}"
        )
    if data * model < have and jax.process_count() > 1:
        raise InvalidRequest(
            "mesh", f"with several hosts all {have} devices must be used, got {data} x {model}"
        )
    return jax.make_mesh(
        (data, model), AXES, axis_types=(AxisType.Auto,) * 2, devices=jax.devices()[: data * model]
    )


def place(mesh: Mesh, fsdp: bool) -> Callable[[Any], NamedSharding]:
    """leaf -> sharding: matrices split by their outputs over `model` (and inputs over `data` with fsdp) wherever that
    divides; everything else whole on every device. Optimiser state of a weight lies as the weight does."""
    data, model = mesh.shape["data"], mesh.shape["model"]

    def one(leaf: Any) -> NamedSharding:
        shape = np.shape(leaf)
        if len(shape) < 2:
            return NamedSharding(mesh, P())
        first = "model" if model > 1 and shape[0] % model == 0 else None
        second = "data" if fsdp and data > 1 and shape[1] % data == 0 else None
        return NamedSharding(mesh, P(first, second))

    return one


def rows(mesh: Mesh) -> NamedSharding:
    """Batches: split over `data` along the first axis."""
    return NamedSharding(mesh, P("data"))


def own_rows(mesh: Mesh, batch: int) -> range:
    """The rows of a global batch that this process must supply."""
    if batch % mesh.shape["data"]:
        raise InvalidRequest(
            "train.batch", f"expected a multiple of the mesh's data axis ({mesh.shape['data']}), got {batch}"
        )
    slices = [index[0] for index in rows(mesh).addressable_devices_indices_map((batch,)).values() if index]
    spans = [s.indices(batch) for s in slices]
    return range(min(s[0] for s in spans), max(s[1] for s in spans))


def spread(mesh: Mesh, batch: int, own: range, local: np.ndarray) -> jax.Array:
    """One global array of `batch` rows out of this process's `own` rows."""
    shape = (batch, *local.shape[1:])

    def piece(index: tuple[slice, ...] | None) -> np.ndarray:
        start, stop, _ = (index[0] if index else slice(None)).indices(batch)
        return local[start - own.start : stop - own.start]

    return jax.make_array_from_callback(shape, rows(mesh), piece)
