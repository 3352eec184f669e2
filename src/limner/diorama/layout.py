"""Where everything stands: items in rows before the camera, so that counts can be counted and relations seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from limner.diorama import grouping
from limner.diorama.grouping import Item
from limner.diorama.mesh import placement
from limner.prompt.scene import Relation, RelationKind, Scene

GAP = 0.16
ROW_GAP = 0.3
FARTHEST = 0.95
"""Natural logarithm of the largest display size; its negative is that of the smallest."""
ALOFT = 2.2
"""Metres above the ground of things of the air that are alone."""
SPREAD = 24.0
"""Degrees to either side by which the many turn, so that they do not look stamped."""
HOVER = 0.22
"""Metres above the ground of a thing of the air that stands beside others."""


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Items with their places in the world, and how many rows deep they stand."""

    items: tuple[Item, ...]
    rows: int

    @property
    def boxes(self) -> np.ndarray:
        """(n, 2, 3): lowest and highest corner of every item."""
        return np.array([item.bounds for item in self.items])


def compress(metres: float, reference: float) -> float:
    """Display size of a thing of `metres` beside one of `reference` shown at 1: the square root of real differences while
    they are small, ever gentler beyond, so that a pigeon is small beside a man and an apple still seen beside a bus."""
    return float(np.exp(FARTHEST * np.tanh(0.5 * np.log(metres / reference) / FARTHEST)))


def group(scene: Scene, items: Mapping[str, list[Item]], *, floats: bool = False) -> list[Item]:
    """Join items that touch or shelter one another; what remains stands by itself.

    items: for every subject id its instances, built at display size. floats: nothing needs a shelf to stay up.
    """
    pools = {id: list(pool) for id, pool in items.items()}
    order = [subject.id for subject in scene.subjects]
    touching: tuple[RelationKind, ...] = (
        "wearing",
        "holding",
        "reading",
        "inside",
        "on",
        "riding",
        "above",
        "under",
        "below",
    )
    for kind in touching:
        shared: dict[str, list[str]] = {}
        for relation in scene.relations:
            if relation.kind == kind and all(pools.get(id) for id in (relation.subject, relation.objects[0])):
                if kind in ("on", "inside", "under"):
                    shared.setdefault(relation.objects[0], []).append(relation.subject)
                else:
                    _join(relation, pools, floats)
        # What shares a table shares it side by side, of whatever kinds.
        for carrier, loads in shared.items():
            first, *others = dict.fromkeys(loads)
            for other in others:
                pools[first] = pools[first] + pools[other]
                pools[other] = []
            _join(Relation(kind, first, (carrier,)), pools, floats)
    return [item for id in order for item in pools.get(id, [])]


def _join(relation: Relation, pools: dict[str, list[Item]], floats: bool) -> None:
    """Merge one relation's two pools: the carrier keeps its place in the pools, what is carried leaves its own."""
    kind, other = relation.kind, relation.objects[0]
    carried, carriers = (other, relation.subject) if kind in ("wearing", "holding", "reading", "below") else (
        relation.subject, other)  # fmt: skip
    bases, loads = pools[carriers], pools[carried]
    shares: list[list[Item]] = [[] for _ in bases]
    for i, load in enumerate(loads):
        shares[i * len(bases) // len(loads) if len(loads) >= len(bases) else i].append(load)
    joined = []
    for base, share in zip(bases, shares, strict=True):
        if not share:
            joined.append(base)
        elif kind == "riding":
            joined.append(grouping.ride(base, share))
        elif kind == "on":
            joined.append(grouping.put_on(base, share, where="seat" if _sits_low(base) else "top"))
        elif kind == "inside":
            joined.append(grouping.put_inside(base, share))
        elif kind == "under":
            joined.append(_sheltered(base, share))
        elif kind in ("above", "below"):
            joined.append(grouping.put_above(base, share, adrift=floats))
        elif kind == "wearing":
            joined.append(_fold(base, share, grouping.dress))
        else:
            joined.append(_fold(base, share, lambda b, t: grouping.give(b, t, reading=kind == "reading")))
    pools[carriers] = joined
    pools[carried] = []


def _fold(base: Item, share: Sequence[Item], join: object) -> Item:
    for load in share:
        base = join(base, load)  # type: ignore[operator]
    return base


def _sits_low(base: Item) -> bool:
    """Whether things go on the seat rather than the very top (a couch, a chair, a bench)."""
    return (
        "seat" in base.pieces[0].body.anchors
        and base.concept is not None
        and base.concept.group == "furniture"
    )


def _sheltered(base: Item, share: list[Item]) -> Item:
    """`under`: below tall or hollow things; under anything else the base itself is lifted onto a shelf."""
    roomy = ("tree", "table", "umbrella", "bridge", "tent", "lamp", "palm", "desk", "arch")
    name = base.concept.key if base.concept else ""
    if any(word in name for word in roomy) or float(base.extent[2]) > 1.7 * max(
        float(i.extent[2]) for i in share
    ):
        return grouping.put_under(base, share)
    first, *rest = share
    return grouping.put_above(first if not rest else _side_by_side(share), [base])


def _side_by_side(items: Sequence[Item]) -> Item:
    x = 0.0
    joined: Item | None = None
    for item in items:
        low, high = item.bounds
        moved = item.moved(placement(x - low[0], 0, 0))
        x += float(high[0] - low[0]) + GAP / 2
        joined = moved if joined is None else joined.joined(moved)
    assert joined is not None
    return joined.moved(placement(-x / 2, 0, 0))


def arrange(
    scene: Scene, items: list[Item], *, floats: bool, wide: float, rng: np.random.Generator
) -> Arrangement:
    """Place items on the ground (or adrift when `floats`), nothing overlapping, order and depth as related.

    wide: the picture's width over its height; wide pictures get longer rows.
    """
    beside = {id for r in scene.relations if r.kind in ("left_of", "right_of", "between")
              for id in (r.subject, *r.objects)}  # fmt: skip
    # "Next to" the sun or a rainbow still leaves it in the sky; a balloon next to a chair hangs beside it.
    beside |= {id for r in scene.relations if r.kind == "next_to" for id in (r.subject, *r.objects)
               if id not in _heavenly(items)}  # fmt: skip
    ground = [item for item in items if not item.airborne or item.kind in beside]
    air = [item for item in items if item.airborne and item.kind not in beside]
    back = _behind_all(scene, ground)
    if back is not None:
        others = [item for item in ground if item is not back]
        front = arrange(scene, others, floats=False, wide=wide, rng=rng)
        placed = [*front.items, _backed(back, front.items, rng)]
        placed += _aloft(placed, air, scene, rng)
        return Arrangement(tuple(_centred(placed)), front.rows)
    columns = _columns(scene, ground)
    longest = round((4.2 if len({item.kind for item in ground}) > 1 else 3.2) * wide)
    if len(ground) <= max(3, longest) and len(columns) == len(ground) <= 7:
        placed, rows = _single_row(scene, ground, columns, rng), 1
    else:
        placed, rows = _block(scene, ground, wide, rng)
    placed += _aloft(placed, air, scene, rng)
    if floats:
        placed = [_adrift(item, i, rng) for i, item in enumerate(placed)]
    return Arrangement(tuple(_centred(placed)), rows)


def _heavenly(items: Sequence[Item]) -> set[str]:
    return {item.kind for item in items if item.airborne and item.concept and item.concept.group == "sky"}


def _kind_order(scene: Scene, kinds: Sequence[str]) -> list[str]:
    """Kinds (subject ids) from left to right: as the relations say, the first named in the middle otherwise."""
    rank = {kind: 0.0 for kind in kinds}
    others = [k for k in kinds[1:]]
    # First named in the middle, the others to the right and left in turn.
    for i, kind in enumerate(others):
        rank[kind] = (i // 2 + 1) * (1 if i % 2 == 0 else -1)
    for _ in range(len(kinds) + 1):
        for relation in scene.relations:
            a, bs = relation.subject, [o for o in relation.objects if o in rank]
            if a not in rank or not bs:
                continue
            if relation.kind == "left_of" and rank[a] >= min(rank[b] for b in bs):
                rank[a] = min(rank[b] for b in bs) - 0.5
            elif relation.kind == "right_of" and rank[a] <= max(rank[b] for b in bs):
                rank[a] = max(rank[b] for b in bs) + 0.5
            elif relation.kind == "between" and len(bs) >= 2:
                rank[a] = (rank[bs[0]] + rank[bs[1]]) / 2
            elif relation.kind == "next_to":
                rank[a] = rank[bs[0]] + (0.25 if rank[a] >= rank[bs[0]] else -0.25)
    return sorted(kinds, key=lambda k: (rank[k], kinds.index(k)))


def _columns(scene: Scene, items: Sequence[Item]) -> list[Item]:
    """Items in left-to-right order, kinds kept together; `between` of one kind puts its subject in their middle."""
    kinds = list(dict.fromkeys(item.kind for item in items))
    row: list[Item] = []
    for kind in _kind_order(scene, kinds):
        row += [item for item in items if item.kind == kind]
    for relation in scene.relations:
        if relation.kind == "between" and len(relation.objects) == 1:
            outer = [i for i in row if i.kind == relation.objects[0]]
            inner = [i for i in row if i.kind == relation.subject]
            rest = [i for i in row if i.kind not in (relation.subject, relation.objects[0])]
            half = len(outer) // 2
            row = outer[:half] + inner + outer[half:] + rest
        if relation.kind == "around":
            ring = [i for i in row if i.kind == relation.subject]
            rest = [i for i in row if i.kind != relation.subject]
            half = len(ring) // 2
            row = ring[:half] + rest + ring[half:]
    return row


def _depths(scene: Scene) -> dict[str, float]:
    """Steps behind (+) or before (-) the row, by subject id."""
    depth: dict[str, float] = {}
    for relation in scene.relations:
        base = depth.get(relation.objects[0], 0.0)
        if relation.kind == "behind":
            depth[relation.subject] = base + 1
        elif relation.kind == "in_front_of":
            depth[relation.subject] = base - 1
    return depth


def _behind_all(scene: Scene, items: Sequence[Item]) -> Item | None:
    """The one thing that can stand behind everything else, as words want it behind something: half as tall again as the
    tallest of the others, so that it is seen over them."""
    if len(items) < 2:
        return None
    back = max(items, key=lambda item: float(item.extent[2]))
    others = [item for item in items if item is not back]
    wanted = any(
        (r.kind == "behind" and r.subject == back.kind) or (r.kind == "in_front_of" and back.kind in r.objects)
        for r in scene.relations
    )
    sides = ("left_of", "right_of", "between", "around")
    aside = any(r.kind in sides and back.kind in (r.subject, *r.objects) for r in scene.relations)
    tall = float(back.extent[2]) >= 1.5 * max(float(item.extent[2]) for item in others)
    return back if wanted and not aside and tall else None


def _backed(back: Item, front: Sequence[Item], rng: np.random.Generator) -> Item:
    """The thing behind a group, a little off its middle, so that the two do not hide each other."""
    boxes = np.array([item.bounds for item in front])
    low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
    turned = back.moved(placement(0, 0, 0, turn=float(rng.uniform(-8, 8))))
    b_low, b_high = turned.bounds
    aside = 0.22 * float(max(b_high[0] - b_low[0], high[0] - low[0])) * (1 if rng.random() < 0.5 else -1)
    x = float(low[0] + high[0]) / 2 + aside - float(b_low[0] + b_high[0]) / 2
    return turned.moved(placement(x, float(high[1]) + 0.35 - float(b_low[1]), -float(b_low[2])))


def _single_row(
    scene: Scene, items: Sequence[Item], row: Sequence[Item], rng: np.random.Generator
) -> list[Item]:
    """One row, feet on one gentle arc; what is behind or in front steps back or forward and overlaps in part."""
    depth = _depths(scene)
    x = 0.0
    placed: list[Item] = []
    last: Item | None = None
    for number, item in enumerate(row):
        turned = item.moved(placement(0, 0, 0, turn=_turn(scene, item, number, len(row), rng)))
        low, high = turned.bounds
        width = float(high[0] - low[0])
        gap = GAP * float(rng.uniform(0.8, 1.25))
        step = depth.get(item.kind, 0.0)
        before = depth.get(last.kind, 0.0) if last is not None else step
        # Neighbours at different depths may overlap by a third, so that one is seen behind the other.
        overlap = 0.32 * min(width, float(last.extent[0])) if last is not None and step != before else 0.0
        x += gap - overlap if last is not None else 0.0
        y = step * (0.55 + 0.5 * float(high[1] - low[1])) - (low[1] + high[1]) / 2 * (step == 0)
        lift = HOVER if item.airborne else 0.0
        placed.append(turned.moved(placement(x - float(low[0]), float(y), lift - float(low[2]))))
        x += width
        last = item
    del items
    return placed


def _turn(scene: Scene, item: Item, number: int, of: int, rng: np.random.Generator) -> float:
    """Degrees by which an item in a row turns from the viewer: one alone is seen a little from the side, several turn
    towards their middle, and what carries words faces the viewer."""
    chance = float(rng.uniform(-1, 1))
    if item.concept is None or any(text.on == item.kind for text in scene.lettering):
        return 3 * chance
    if of == 1:
        return float(np.copysign(8 + 10 * abs(chance), chance))
    return 9 * (1 - 2 * number / (of - 1)) + 7 * chance


def _block(
    scene: Scene, items: Sequence[Item], wide: float, rng: np.random.Generator
) -> tuple[list[Item], int]:
    """Many things: staggered rows, large kinds at the back, so that each can be seen and counted."""
    if not items:
        return [], 1
    kinds = _kind_order(scene, list(dict.fromkeys(item.kind for item in items)))
    widths = {k: max(float(i.extent[0]) for i in items if i.kind == k) for k in kinds}
    related = any(r.kind in ("left_of", "right_of", "between", "next_to") for r in scene.relations)
    depth = _depths(scene)
    placed: list[Item] = []
    rows = 1
    if len(kinds) <= 3 or related:
        # Kinds side by side, each a block of its own.
        x = 0.0
        for kind in kinds:
            pool = [i for i in items if i.kind == kind]
            # Two items wide for each row deep fills a square frame, seen from a little above.
            lines = max(1, min(len(pool), round(np.sqrt(len(pool) * len(kinds) / (2.0 * wide)))))
            across = -(-len(pool) // lines)
            lines = -(-len(pool) // across)
            rows = max(rows, lines)
            placed += _grid(pool, across, x, depth.get(kind, 0.0) * 0.9, rng)
            x += across * (widths[kind] + GAP) + (0.5 * widths[kind] if lines > 1 else 0) + GAP
        return placed, rows
    ordered = sorted(items, key=lambda i: (-float(i.extent[2]), kinds.index(i.kind)))
    per_row = max(3, round(np.sqrt(len(items) * wide * 1.5)))
    y = 0.0
    lines_of = [ordered[i : i + per_row] for i in range(0, len(ordered), per_row)]
    for number, line in enumerate(lines_of):
        line = sorted(line, key=lambda i: kinds.index(i.kind))
        total = sum(float(i.extent[0]) + GAP for i in line)
        x = -total / 2 + (0.12 if number % 2 else -0.12)
        deep_here = max(float(i.extent[1]) for i in line)
        for item in line:
            turned = item.moved(placement(0, 0, 0, turn=SPREAD * float(rng.uniform(-1, 1))))
            low, high = turned.bounds
            placed.append(
                turned.moved(placement(x - float(low[0]), -y - float(low[1] + high[1]) / 2, -float(low[2])))
            )
            x += float(high[0] - low[0]) + GAP
        y += deep_here + ROW_GAP
    return placed, len(lines_of)


def _grid(pool: Sequence[Item], across: int, x0: float, y0: float, rng: np.random.Generator) -> list[Item]:
    """A staggered block of one kind starting at x0, front row first filled last so that the back row is the full one."""
    width = max(float(i.extent[0]) for i in pool) + GAP
    deep = max(
        max(float(i.extent[1]) for i in pool) + ROW_GAP * 0.6, 0.55 * max(float(i.extent[2]) for i in pool)
    )
    placed = []
    lines = -(-len(pool) // across)
    for i, item in enumerate(pool):
        line, column = divmod(i, across)
        count = min(across, len(pool) - line * across)
        x = (
            x0
            + (column + (across - count) / 2 + 0.5) * width
            + (0.25 * width if line % 2 else 0) * (lines > 1)
        )
        jitter = rng.uniform(-0.05, 0.05, 2) * width
        turned = item.moved(placement(0, 0, 0, turn=SPREAD * float(rng.uniform(-1, 1))))
        low, high = turned.bounds
        middle = (low + high) / 2
        placed.append(
            turned.moved(
                placement(
                    x - float(middle[0]) + float(jitter[0]),
                    y0 - (line - (lines - 1) / 2) * deep - float(middle[1]) + float(jitter[1]),
                    -float(low[2]),
                )
            )
        )
    return placed


def _aloft(placed: Sequence[Item], air: Sequence[Item], scene: Scene, rng: np.random.Generator) -> list[Item]:
    """Things of the air in an arc over the others (or alone at eye height), as far apart as they are wide."""
    if not air:
        return []
    order = _columns(scene, air)
    if placed:
        boxes = np.array([i.bounds for i in placed])
        low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
        base, middle, back = (
            float(high[2]) * 0.82 + 0.12,
            float(low[0] + high[0]) / 2,
            float(high[1]) * 0.5 + 0.35,
        )
    else:
        base, middle, back = ALOFT, 0.0, 0.0
    per_line = max(1, round(np.sqrt(len(order) * 2.2)))
    out: list[Item] = []
    z = base
    for start in range(0, len(order), per_line):
        line = order[start : start + per_line]
        total = sum(float(i.extent[0]) + GAP * 1.6 for i in line)
        x = middle - total / 2
        for item in line:
            low_i, high_i = item.bounds
            lift = float(rng.uniform(0, 0.12))
            out.append(
                item.moved(
                    placement(
                        x - float(low_i[0]) + GAP * 0.8,
                        back - float(low_i[1] + high_i[1]) / 2,
                        z + lift - float(low_i[2]),
                    )
                )
            )
            x += float(high_i[0] - low_i[0]) + GAP * 1.6
        z += max(float(i.extent[2]) for i in line) + GAP
    return out


def _adrift(item: Item, index: int, rng: np.random.Generator) -> Item:
    """Where there is no ground: lifted by turns, as if it floated."""
    lift = 0.35 + 0.3 * ((index * 0.618034) % 1) + float(rng.uniform(0, 0.08))
    return item.moved(placement(0, 0, lift))


def _centred(items: Sequence[Item]) -> list[Item]:
    """Moved so that the whole group stands about the origin."""
    if not items:
        return []
    boxes = np.array([i.bounds for i in items])
    low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
    return [i.moved(placement(-float(low[0] + high[0]) / 2, -float(low[1] + high[1]) / 2, 0)) for i in items]
