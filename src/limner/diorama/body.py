"""`Body`: a solid thing that can be placed in the world, and `Concept`: a thing the house knows how to
build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh

Anchor = tuple[float, float, float]
Group = Literal[
    "animal", "person", "food", "plant", "vehicle", "furniture", "building", "thing", "clothing", "sky",
    "symbol", "shape",
]  # fmt: skip
Support = Literal["ground", "air", "water", "wall"]


@dataclass(frozen=True, eq=False)
class Part:
    """One mesh of one material. shows: of a place's own parts, the keys of the bodies that one sees in it."""

    mesh: Mesh
    material: Material
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Body:
    """A thing in its own space: metres, standing on z = 0 about the z axis, facing -y.

    anchors (body space) say where other things go: `top` (a thing on it rests here), `inside` (floor of its
    hollow), `within` (middle of a hollow seen through glass or bars, which has `inside` too), `seat`, `front`
    (where lettering is put on it), `head` (a hat sits here), `face`, `neck`, `hand_left`, `hand_right`, `lap` (a
    book being read). `top` defaults to the middle of the upper side.
    """

    parts: tuple[Part, ...]
    anchors: Mapping[str, Anchor] = field(default_factory=dict)

    @property
    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """(lowest corner, highest corner) over all parts, each (3,)."""
        low = np.min([p.mesh.bounds[0] for p in self.parts], axis=0)
        high = np.max([p.mesh.bounds[1] for p in self.parts], axis=0)
        return low, high

    @property
    def extent(self) -> np.ndarray:
        """(width x, depth y, height z) in metres."""
        low, high = self.bounds
        return high - low

    def anchor(self, name: str) -> np.ndarray:
        """Where `name` is, (3,). Missing ones fall back to the middle of the upper side."""
        if name in self.anchors:
            return np.asarray(self.anchors[name], np.float64)
        low, high = self.bounds
        return np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, high[2]], np.float64)

    def transformed(self, matrix: np.ndarray) -> Body:
        """All parts and anchors transformed by a 4 x 4 matrix."""
        m = np.asarray(matrix, np.float64)
        moved: dict[str, Anchor] = {}
        for name, a in self.anchors.items():
            x, y, z = m[:3, :3] @ np.asarray(a) + m[:3, 3]
            moved[name] = (float(x), float(y), float(z))
        return Body(tuple(replace(p, mesh=p.mesh.transformed(m)) for p in self.parts), moved)

    def grounded(self) -> Body:
        """Shifted so that it stands on z = 0 with its footprint's middle on the z axis."""
        low, high = self.bounds
        m = np.eye(4)
        m[:3, 3] = (-(low[0] + high[0]) / 2, -(low[1] + high[1]) / 2, -low[2])
        return self.transformed(m)


Build = Callable[[Look, str | None, np.random.Generator], Body]
"""(look, pose or None, randomness) -> Body of ordinary size in metres."""


@dataclass(frozen=True)
class Concept:
    """A thing the house can build.

    key: the vocabulary's key ("fire hydrant"). names: further English names. poses: pose words it knows.
    size: largest extent in metres, in the real world. support: what it rests on by nature. dressed: a person who is made in
    the clothes that `Look.wear` names.
    """

    key: str
    build: Build
    group: Group = "thing"
    names: tuple[str, ...] = ()
    size: float = 1.0
    support: Support = "ground"
    poses: tuple[str, ...] = ()
    dressed: bool = False
