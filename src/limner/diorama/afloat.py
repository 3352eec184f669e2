"""What floats: which things swim, how deep they lie in the water, and the ring of ripples about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from limner.diorama.body import Body, Concept, Part
from limner.diorama.grouping import BEINGS, Item, Piece, points
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, placement
from limner.prompt.scene import Scene

SWIMMERS = frozenset({
    "duck", "swan", "goose", "mallard", "pelican", "loon", "grebe", "otter", "beaver", "seal", "hippo", "hippopotamus",
    "crocodile", "rubber duck", "iceberg", "buoy", "life buoy", "ring buoy", "raft", "lily pad", "lotus", "surfer",
    "swimmer", "mermaid", "merman", "person rowing boat", "person swimming", "person surfing", "sea turtle",
})  # fmt: skip
"""Things of the ground or the air that are at home on water."""
DIVERS = frozenset({
    "fish", "tropical fish", "blowfish", "octopus", "jellyfish", "squid", "seahorse", "lobster", "shrimp",
    "oyster", "coral", "manatee", "seaweed", "submarine",
})  # fmt: skip
"""Things that live below the surface: never shown lying on it."""
WATERY = frozenset({"lake", "beach", "harbour", "island", "pool", "river", "cliff"})
"""Places on whose water things may float."""
DEEP = {"vehicle": 0.09, "animal": 0.2, "plant": 0.0, "person": 0.4}
"""How much of its height a thing of each group has under water, unless it is a bird (a little less)."""
LOW = -2.0
"""Level of a sea so far below that waves are not shown on the land over it."""
RING = Material(srgb("#eaf7fb"), roughness=0.4)


def swims(concept: Concept) -> bool:
    """Whether a thing may lie on open water."""
    return concept.support == "water" or concept.key in SWIMMERS


def swimming(scene: Scene, concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """The concepts, those of who is said to swim at home on water."""
    doing = {s.id for s in scene.subjects if s.pose == "swimming"}
    return {
        id: replace(c, support="water") if id in doing and c.group in BEINGS and c.support == "ground" else c
        for id, c in concepts.items()
    }


def all_afloat(concepts: Iterable[Concept]) -> bool:
    """Whether these things, all together, belong on open water."""
    known = [c for c in concepts if c.support != "air"]
    return bool(known) and all(swims(c) for c in known)


def all_divers(concepts: Iterable[Concept]) -> bool:
    """Whether these things, all together, live below the surface."""
    known = list(concepts)
    return bool(known) and all(c.key in DIVERS for c in known)


def adrift(item: Item) -> bool:
    """Whether an item by its nature lies on water, even where others stand on land."""
    return item.concept is not None and item.concept.support == "water" and item.concept.key not in DIVERS


def launched(item: Item, shore: float, level: float, eye: Sequence[float]) -> Item:
    """A boat or the like moved out from among things on land to the water behind them, which begins at y = `shore`.

    Seen from `eye` it keeps its place from left to right, and grows so that it does not look lost out there.
    """
    waves = level < LOW and item.concept is not None and item.concept.key == "wave"
    if not adrift(item) and not waves:
        return item
    low, high = item.bounds
    x, y = float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
    away = (shore + 0.6 - eye[1]) / max(y - eye[1], 0.5)
    larger = item.moved(placement(0, 0, 0, scale=min(0.85 * away, max(1.9, 0.28 * away))))
    low, high = larger.bounds
    middle = (low + high) / 2
    to_x, to_y = eye[0] + (x - eye[0]) * away, shore + 0.6 + float(high[1] - low[1]) / 2
    return sunk(
        larger.moved(placement(to_x - float(middle[0]), to_y - float(middle[1]), level - float(low[2])))
    )


def draught(item: Item) -> float:
    """Metres of an item's carrying body that lie below the surface."""
    piece = item.pieces[0]
    concept = item.concept
    tall = float((piece.body.extent * np.linalg.norm(piece.matrix[:3, 2]))[2])
    if concept is None:
        return 0.0
    share = DEEP.get(concept.group, 0.05)
    if "fly" in concept.poses:
        share = 0.16
    return share * tall


def ripples(items: Sequence[Item], level: float) -> list[Item]:
    """A pale ring round everything where it meets the surface at height `level`."""
    out = []
    for item in items:
        piece = item.pieces[0]
        if item.airborne or not piece.body.parts:
            continue
        body = _ring(piece, level)
        if body is not None:
            out.append(Item((Piece(body, np.eye(4), None),)))
    return out


def _ring(piece: Piece, level: float) -> Body | None:
    """Two thin rings outside the outline of a piece at the water's surface."""
    from shapely.geometry import MultiPoint, Polygon

    from limner.diorama.solids import extrude

    v = points(piece)
    near = v[np.abs(v[:, 2] - level) < 0.06, :2]
    if len(near) < 8:
        return None
    hull = MultiPoint(near[:: max(1, len(near) // 4000)]).convex_hull
    if not isinstance(hull, Polygon) or hull.area <= 1e-4:
        return None
    size = float(np.sqrt(hull.area))
    parts = []
    for out, wide in ((0.03, 0.035), (0.13, 0.02)):
        inner = hull.buffer(out * size, quad_segs=16)
        band = inner.buffer(wide * size, quad_segs=16).difference(inner)
        mesh = extrude(band, 0.012).turned(-90, "x").moved(z=level + 0.006)
        parts.append(Part(Mesh(mesh.vertices, mesh.faces, mesh.normals), RING))
    return Body(tuple(parts))


def sunk(item: Item) -> Item:
    """The item let down into the water by its draught."""
    return item.moved(placement(0, 0, -draught(item)))
