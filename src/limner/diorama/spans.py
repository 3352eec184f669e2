"""A bridge over a river that runs towards the viewer: it stands across the water, with what swims before it on the water and
all else on the banks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from limner.diorama import afloat
from limner.diorama.grouping import Item, Piece, box_of, points
from limner.diorama.mesh import placement
from limner.diorama.terrain import Height

Stream = Callable[[float], tuple[float, float]]
"""y -> (x of the middle of the water, half its width)."""
LONG = 4.3
"""Metres of a bridge from foot to foot, so that its arch spans the water."""
APART = 0.5
"""Metres between what stands one behind the other, and between the water and who stands at it."""
NEXT = 2.2
"""Metres between one bridge and the next."""
RAISED = 2.6
"""Rows by which the eye is higher for every bridge after the first, so that one sees it over the one before."""
SMALLER = 0.6
"""Size of what swims before the bridge, as a share of what it would be beside it: it is nearer, and must not hide it."""
CLEAR = 0.75
"""How much of half a bridge, from its middle on, is not hidden by who stands on the bank before it."""
GAP = 0.15
"""Metres between neighbours."""
UNDER = 0.12
"""How high, at most, the feet of what is under a bridge are over the bridge's own."""
WADING = 0.12
"""How much of its height is then in the water."""


def is_bridge(item: Item) -> bool:
    """Whether a bridge carries the item."""
    return item.concept is not None and item.concept.key == "bridge"


def spanned(items: Sequence[Item], stream: Stream) -> list[Item]:
    """The items about their bridges: all as much larger as the bridges must be, which stand one behind the other."""
    bridges = [item for item in items if is_bridge(item)]
    if not bridges:
        return list(items)
    scale = LONG / max(_long(item) for item in bridges)
    grown = [item.moved(placement(0, 0, 0, scale=scale)) for item in items]
    bridges = [item for item in grown if is_bridge(item)]
    middle = np.mean([_middle(item) for item in bridges], axis=0)
    out: dict[int, Item] = {}
    y = 0.0
    for item in bridges:
        deep = float(item.extent[1])
        x, _ = stream(y)
        at = _middle(item)
        out[id(item)] = item.moved(placement(x - at[0], y - at[1], 0))
        y += deep + NEXT
    front = min(float(item.bounds[0][1]) for item in out.values())
    back = max(float(item.bounds[1][1]) for item in out.values())
    others = [item for item in grown if not is_bridge(item)]
    flying = [item for item in others if item.airborne]
    swimming = [item for item in others if not item.airborne and item.concept is not None and afloat.swims(item.concept)]
    standing = [item for item in others if item not in flying and item not in swimming]
    for item in flying:
        out[id(item)] = item.moved(placement(-middle[0], -middle[1], 0))
    out |= {
        id(item): small for item, small in zip(
            swimming, _afloat([item.moved(placement(0, 0, 0, scale=SMALLER)) for item in swimming], stream, front - APART),
            strict=True)
    }
    behind = [item for item in standing if _middle(item)[1] > middle[1] + 0.5 * float(item.extent[1])]
    out |= _ashore([item for item in standing if item not in behind], stream, front + 0.3, -1.0, float(middle[0]))
    out |= _ashore(behind, stream, back + APART, 1.0, float(middle[0]))
    return [out[id(item)] for item in grown]


def footed(item: Item, height: Height) -> Item:
    """A bridge let down until its feet touch the banks all round, and what is under its arch down to the water, amid it."""
    first = item.pieces[0]
    v = points(first)
    foot = float(v[:, 2].min())
    ground = float(height(v[v[:, 2] < foot + 0.05, :2].astype(float)).min())
    level = float(height(np.array([_middle(item)]))[0])
    sheltered = [box_of(p.body, p.matrix) for p in item.pieces[1:] if box_of(p.body, p.matrix)[0][2] < foot + UNDER]
    aside = float(np.mean([(low[0] + high[0]) / 2 for low, high in sheltered])) - _middle(item)[0] if sheltered else 0.0
    pieces = [Piece(first.body, placement(0, 0, ground - foot) @ first.matrix, first.subject)]
    for piece in item.pieces[1:]:
        low, high = box_of(piece.body, piece.matrix)
        shift = placement(0, 0, ground - foot)
        if low[2] < foot + UNDER:
            shift = placement(-aside, 0, float(level - low[2] - WADING * (high[2] - low[2])))
        pieces.append(Piece(piece.body, shift @ piece.matrix, piece.subject))
    return Item(tuple(pieces), item.concept, item.kind)


def _long(item: Item) -> float:
    """Metres of the bridge itself from side to side."""
    low, high = box_of(item.pieces[0].body, item.pieces[0].matrix)
    return float(high[0] - low[0])


def _middle(item: Item) -> np.ndarray:
    """(x, y) of the middle of what carries the item."""
    low, high = box_of(item.pieces[0].body, item.pieces[0].matrix)
    return np.asarray((low + high)[:2] / 2)


def _afloat(items: Sequence[Item], stream: Stream, y: float) -> list[Item]:
    """Swimmers before the bridge, in rows as wide as the water, each row nearer to the viewer."""
    rows: list[list[Item]] = []
    for item in items:
        room = 1.7 * stream(y - 0.5)[1]
        if not rows or sum(float(each.extent[0]) + GAP for each in (*rows[-1], item)) > room:
            rows.append([])
        rows[-1].append(item)
    out = []
    for row in rows:
        deep = max(float(item.extent[1]) for item in row)
        x = stream(y - deep / 2)[0] - sum(float(item.extent[0]) + GAP for item in row) / 2
        for number, item in enumerate(row):
            low, high = item.bounds
            back = 0.14 * (number % 2)
            out.append(item.moved(placement(x - float(low[0]), y - deep / 2 - back - float(low[1] + high[1]) / 2, 0)))
            x += float(high[0] - low[0]) + GAP
        y -= deep + 2 * GAP
    return out


def _ashore(items: Sequence[Item], stream: Stream, y: float, way: float, middle: float) -> dict[int, Item]:
    """What stands on the banks: each on its side of the bridge, one beside the other from the water outwards."""
    out: dict[int, Item] = {}
    ends = {-1.0: 0.0, 1.0: 0.0}
    for item in items:
        low, high = item.bounds
        wide, deep = float(high[0] - low[0]), float(high[1] - low[1])
        at = y + way * deep / 2
        x, half = stream(at)
        side = -1.0 if float(low[0] + high[0]) / 2 < middle else 1.0
        across = x + side * (max(half + APART, CLEAR * LONG / 2) + ends[side] + wide / 2)
        ends[side] += wide + GAP
        out[id(item)] = item.moved(placement(across - float(low[0] + high[0]) / 2, at - float(low[1] + high[1]) / 2, 0))
    return out
