"""Things that belong together become one `Item`: a rider on a horse, apples in a bowl, a bird above a boat.

An item is what the layout moves about: bodies with their places relative to the item's own ground point.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from limner.diorama import solids
from limner.diorama.body import Body, Concept, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import placement

AIR_GAP = 0.18
BEINGS = ("animal", "person")
SHELTER = 1.28
"""How much wider than by nature a tree is that somebody is under."""
FLYERS = frozenset({"airplane", "helicopter", "rocket", "drone", "kite", "hot air balloon"})


@dataclass(frozen=True, eq=False)
class Piece:
    """One body of an item; matrix is relative to the item."""

    body: Body
    matrix: np.ndarray
    subject: str | None


@dataclass(frozen=True, eq=False)
class Item:
    """Bodies that move as one. The first piece is what carries the others."""

    pieces: tuple[Piece, ...]
    concept: Concept | None = None
    kind: str = ""

    @property
    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """(lowest, highest) corner over all pieces, item space."""
        lows, highs = [], []
        for piece in self.pieces:
            low, high = box_of(piece.body, piece.matrix)
            lows.append(low)
            highs.append(high)
        return np.min(lows, axis=0), np.max(highs, axis=0)

    @property
    def extent(self) -> np.ndarray:
        """(width, depth, height) in metres."""
        low, high = self.bounds
        return high - low

    @property
    def airborne(self) -> bool:
        """Whether it hangs in the air by nature."""
        return self.concept is not None and self.concept.support == "air"

    @property
    def can_fly(self) -> bool:
        """Whether it may hang in the air when words put it there."""
        known = self.concept
        return known is not None and (
            self.airborne or known.group == "sky" or "fly" in known.poses or known.key in FLYERS
        )

    def moved(self, matrix: np.ndarray) -> Item:
        """All pieces transformed by a 4 x 4 matrix."""
        return replace(self, pieces=tuple(replace(p, matrix=matrix @ p.matrix) for p in self.pieces))

    def joined(self, other: Item) -> Item:
        """This item carrying the other's pieces as well."""
        return replace(self, pieces=self.pieces + other.pieces)


def box_of(body: Body, matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Axis-aligned box (lowest, highest) of a body under a matrix, from its vertices."""
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for part in body.parts:
        v = part.mesh.vertices @ matrix[:3, :3].T + matrix[:3, 3]
        low, high = np.minimum(low, v.min(axis=0)), np.maximum(high, v.max(axis=0))
    return low, high


def points(piece: Piece) -> np.ndarray:
    """(N, 3) every vertex of a piece where it is in its item."""
    v = np.concatenate([part.mesh.vertices for part in piece.body.parts])
    return np.asarray(v @ piece.matrix[:3, :3].T + piece.matrix[:3, 3])


def anchor_of(item: Item, name: str) -> np.ndarray:
    """Where the carrying piece's anchor is, item space."""
    piece = item.pieces[0]
    return piece.matrix[:3, :3] @ piece.body.anchor(name) + piece.matrix[:3, 3]


def fitted(child: Item, largest: float, *, by_width: bool = False) -> Item:
    """The child made smaller, if it must, so that its width (or any side) is at most `largest` metres."""
    extent = child.extent
    size = float(extent[0] if by_width else max(extent[0], extent[2]))
    if size <= largest:
        return child
    return child.moved(placement(0, 0, 0, scale=largest / size))


def put_on(base: Item, children: list[Item], *, where: str = "top") -> Item:
    """Children side by side on the base's upper side (or its seat)."""
    low, high = base.bounds
    crown, spot = _crown(base, where)
    width = float(high[0] - low[0])
    if all(c.concept is not None and c.concept.key == "birthday candle" for c in children):
        return _ring(base, children, spot, width)
    room = max(width * (0.62 if _is_bridge(base) else 1.15), 0.25)
    share = room / len(children)
    placed = base
    for i, child in enumerate(children):
        small = fitted(child, max(share * (0.95 if len(children) > 1 else 1.25), 0.12), by_width=True)
        x = spot[0] + (i - (len(children) - 1) / 2) * min(share, width * 0.98 / len(children))
        c_low, c_high = small.bounds
        # Not over the front edge: the child's middle stands on the anchor's line.
        z = _surface(base, crown, float(x), float(spot[1]), 0.25 * float(c_high[0] - c_low[0]), float(spot[2]))
        shift = placement(x - (c_low[0] + c_high[0]) / 2, spot[1] - (c_low[1] + c_high[1]) / 2, z - c_low[2])
        placed = placed.joined(small.moved(shift))
    return placed


def _is_bridge(base: Item) -> bool:
    return base.concept is not None and base.concept.key == "bridge"


def _ring(base: Item, candles: list[Item], spot: np.ndarray, width: float) -> Item:
    """Candles on a cake, a third of its height, in rows from side to side so that every flame is seen by itself."""
    height = 0.36 * float(base.extent[2])
    rows = -(-len(candles) // 8)
    across = -(-len(candles) // rows)
    placed = base
    for i, candle in enumerate(candles):
        slim = candle.moved(placement(0, 0, 0, scale=height / max(float(candle.extent[2]), 1e-6)))
        row, column = divmod(i, across)
        here = min(across, len(candles) - row * across)
        x = 0.54 * width * ((column + 0.5 * (row % 2)) / max(here - 1, 1) - 0.5) if here > 1 else 0.0
        y = width * (0.12 * ((rows - 1) / 2 - row) + 0.05 * (-1) ** column)
        placed = placed.joined(slim.moved(placement(float(spot[0]) + x, float(spot[1]) + y, float(spot[2]))))
    return placed


def _crown(base: Item, where: str) -> tuple[Piece, np.ndarray]:
    """The piece that carries what is put on, and the spot: the anchor of the first, or the middle of a stack's last."""
    own = [piece for piece in base.pieces if piece.subject == base.kind]
    if base.kind is not None and len(own) > 1:
        low, high = box_of(own[-1].body, own[-1].matrix)
        return own[-1], np.array([*(low + high)[:2] / 2, high[2]])
    first = base.pieces[0]
    return first, anchor_of(base, where if where in first.body.anchors else "top")


def _surface(base: Item, crown: Piece, x: float, y: float, reach: float, most: float) -> float:
    """Height on which something stands at (x, y): the anchor's, unless the body's own surface there is lower (round
    tops). A flat board has no vertices in its middle, so the anchor holds for it."""
    v = points(crown)
    near = v[np.hypot(v[:, 0] - x, v[:, 1] - y) < max(reach, 0.05)]
    top = float(base.bounds[1][2])
    return min(most, top, float(near[:, 2].max())) if len(near) else min(most, top)


def ride(base: Item, riders: list[Item]) -> Item:
    """Riders astride, one behind the other, sunk a little into the seat."""
    low, high = base.bounds
    anchors = base.pieces[0].body.anchors
    spot = anchor_of(base, "seat" if "seat" in anchors else "back" if "back" in anchors else "top")
    placed = base
    for i, rider in enumerate(riders):
        small = fitted(rider, float(high[0] - low[0]) * 0.95)
        c_low, c_high = small.bounds
        sink = 0.12 * float(c_high[2] - c_low[2])
        middle = (c_low + c_high) / 2
        x = spot[0] + i * 0.22 * float(high[0] - low[0])
        placed = placed.joined(
            small.moved(placement(x - middle[0], spot[1] - middle[1], spot[2] - c_low[2] - sink))
        )
    return placed


def put_under(base: Item, children: list[Item]) -> Item:
    """Children at the foot of something tall: before its trunk or between its legs, sheltered by it."""
    alone = len(children) == 1 and children[0].concept is not None and children[0].concept.group in BEINGS
    on_legs = base.concept is not None and base.concept.group in BEINGS
    if alone and base.concept is not None and base.concept.group == "plant":
        # A tree that shelters somebody has a wide crown.
        base = base.moved(np.diag([SHELTER, SHELTER, 1.0, 1.0]))
    # What stands on a table leaves no more room under it.
    own = points(base.pieces[0])
    low, high = own.min(axis=0), own.max(axis=0)
    height, width = float(high[2] - low[2]), float(high[0] - low[0])
    placed = base
    share = width / max(len(children), 1)
    for i, child in enumerate(children):
        small = fitted(child, max(min(height * (0.3 if on_legs else 0.66), share * 0.95), 0.2))
        if alone and not on_legs:
            # Who is alone under a tree is what the picture is about: at least half as tall as the tree.
            small = small.moved(placement(0, 0, 0, scale=max(1.0, 0.6 * height / float(small.extent[2]))))
        c_low, c_high = small.bounds
        depth = float(c_high[1] - c_low[1])
        x = (i - (len(children) - 1) / 2) * share * 0.9 + (
            0.2 * width if len(children) == 1 and height > 1.5 * width else 0.13 * width if alone else 0
        )
        front = -0.1 * width - depth * 0.6 if height > 1.6 else low[1] * 0.3 - depth * 0.3
        if on_legs:
            # Nothing fits between the legs of a toy: it lies before them.
            front = float(low[1]) - depth * 0.6
        elif alone:
            # So far forward that no bough hides the face or runs through an ear.
            front = min(front, _before_leaves(base, x, small) - 0.5 * depth)
        placed = placed.joined(small.moved(placement(x, front, -c_low[2])))
    return placed


def _before_leaves(base: Item, x: float, child: Item) -> float:
    """How near the viewer whatever of the base would hide the head of a child standing at x reaches, base space."""
    low, high = child.bounds
    height, half = float(high[2] - low[2]), 0.4 * float(high[0] - low[0])
    v = points(base.pieces[0])
    hiding = v[(np.abs(v[:, 0] - x) < half) & (v[:, 2] > 0.45 * height) & (v[:, 2] < 1.08 * height)]
    return float(hiding[:, 1].min()) if len(hiding) else np.inf


def put_above(base: Item, children: list[Item], *, adrift: bool = False) -> Item:
    """Children over the base without touching it: flying where they can, on a slim shelf on two posts elsewhere."""
    low, high = base.bounds
    airborne = adrift or all(child.can_fly for child in children)
    widths = [float(child.extent[0]) for child in children]
    total = sum(widths) * 1.12
    z = float(high[2]) + AIR_GAP * max(0.6, float(high[2] - low[2]))
    placed = base
    if not airborne:
        span = max(total, float(high[0] - low[0])) * 1.08 + 0.12
        depth = max(0.3, *(float(c.extent[1]) for c in children)) * 0.9
        shelf = _shelf(span, depth, z)
        placed = placed.joined(Item((Piece(shelf, np.eye(4), None),)))
        z += 0.045
    x = -total / 2
    for child, width in zip(children, widths, strict=True):
        c_low, c_high = child.bounds
        x += width * 0.56
        placed = placed.joined(
            child.moved(placement(x - (c_low[0] + c_high[0]) / 2, -(c_low[1] + c_high[1]) / 2, z - c_low[2]))
        )
        x += width * 0.56
    return placed


def _shelf(width: float, depth: float, z: float) -> Body:
    """A board at height z on two round posts, in pale wood."""
    wood = Material(srgb("#d9b48a"), roughness=0.55)
    board = solids.box(width + 0.12, depth, 0.045, round=0.02).moved(0, 0, z + 0.0225)
    posts = [
        solids.cylinder(0.022, z, round=0.005, steps=24).moved(side * (width / 2 + 0.02), y, 0)
        for side in (-1, 1) for y in (-depth * 0.36, depth * 0.36)
    ]  # fmt: skip
    return Body(tuple(Part(mesh, wood) for mesh in (board, *posts)))
