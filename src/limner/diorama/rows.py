"""Rows: items side by side before the camera, one deep or several, so that they can be seen and counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.grouping import Item
from limner.diorama.mesh import placement
from limner.diorama.order import depths, kinds_in_order
from limner.prompt.scene import Scene

GAP = 0.16
ROW_GAP = 0.3
STEP = 0.66
"""How far aside the next thing of an echelon stands, in widths."""
SPREAD = 24.0
"""Degrees to either side by which the many turn, so that they do not look stamped."""
HOVER = 0.22
"""Metres above the ground of a thing of the air that stands beside others."""


def single_row(
    scene: Scene, items: Sequence[Item], row: Sequence[Item], rng: np.random.Generator
) -> list[Item]:
    """One row, feet on one gentle arc; what is behind or in front steps back or forward and overlaps in part."""
    depth = depths(scene)
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


def echelon(row: Sequence[Item], rng: np.random.Generator) -> list[Item]:
    """Things lower than they are wide one behind the other, each a step aside: none hides more than a part of the next."""
    side = 1.0 if rng.random() < 0.5 else -1.0
    wide = max(float(item.extent[0]) for item in row)
    y = 0.0
    placed: list[Item] = []
    for number, item in enumerate(row):
        turned = item.moved(placement(0, 0, 0, turn=0.4 * SPREAD * float(rng.uniform(-1, 1))))
        low, high = turned.bounds
        x = side * number * wide * STEP - float(low[0] + high[0]) / 2
        placed.append(turned.moved(placement(x, y - float(low[1]), -float(low[2]))))
        y += float(high[1] - low[1]) + 0.5 * GAP
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


def block(
    scene: Scene, items: Sequence[Item], wide: float, rng: np.random.Generator
) -> tuple[list[Item], int]:
    """Many things: staggered rows, large kinds at the back, so that each can be seen and counted."""
    if not items:
        return [], 1
    kinds = kinds_in_order(scene, list(dict.fromkeys(item.kind for item in items)))
    widths = {k: max(float(i.extent[0]) for i in items if i.kind == k) for k in kinds}
    related = any(r.kind in ("left_of", "right_of", "between", "next_to") for r in scene.relations)
    depth = depths(scene)
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
        # Every line stands in the gaps of the one before.
        aside = 0.25 * (-1) ** line if lines > 1 else 0.0
        if count < across:
            aside = (-aside + 0.5 - (across - count) / 2 + 0.5) % 1 - 0.5
        x = x0 + (column + (across - count) / 2 + 0.5 + aside) * width
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
