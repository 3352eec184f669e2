"""Where everything stands: items in rows before the camera, so that counts can be counted and relations seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from limner.diorama.grouping import Item
from limner.diorama.mesh import placement
from limner.diorama.order import behind_all, columns
from limner.diorama.rows import GAP, block, echelon, single_row
from limner.prompt.scene import Scene

FARTHEST = 0.95
"""Natural logarithm of the largest display size; its negative is that of the smallest."""
FLAT = 2.7
"""How many times wider than tall a row may be in a square picture; a lower one stands in depth and fills it better."""
ALOFT = 2.2
"""Metres above the ground of things of the air that are alone."""


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
    back = behind_all(scene, ground)
    if back is not None:
        others = [item for item in ground if item is not back]
        front = arrange(scene, others, floats=False, wide=wide, rng=rng)
        placed = [*front.items, _backed(back, front.items, rng)]
        placed += _aloft(placed, air, scene, rng)
        return Arrangement(tuple(_centred(placed)), front.rows)
    row = columns(scene, ground)
    longest = round((4.2 if len({item.kind for item in ground}) > 1 else 3.2) * wide)
    flat = sum(float(item.extent[0]) for item in row) / wide > FLAT * max((float(i.extent[2]) for i in row), default=1.0)
    if flat and 3 <= len(row) == len(ground) <= 6 and len({item.kind for item in row}) == 1:
        placed, rows = echelon(row, rng), 2
    elif len(ground) <= max(3, _most(row, 3 if flat else longest)) and len(row) == len(ground) <= 7:
        placed, rows = single_row(scene, ground, row, rng), 1
    else:
        placed, rows = block(scene, ground, wide, rng)
    placed += _aloft(placed, air, scene, rng)
    if floats:
        placed = [_adrift(item, i, rng) for i, item in enumerate(placed)]
    return Arrangement(tuple(_centred(placed)), rows)


def _most(row: Sequence[Item], usual: int) -> int:
    """How many may stand in one row: more where there are signs and posters, whose words nothing may hide."""
    return max(usual, 6) if any(item.concept is None for item in row) else usual


def _heavenly(items: Sequence[Item]) -> set[str]:
    return {item.kind for item in items if item.airborne and item.concept and item.concept.group == "sky"}


def _backed(back: Item, front: Sequence[Item], rng: np.random.Generator) -> Item:
    """The thing behind a group, a little off its middle, so that the two do not hide each other."""
    boxes = np.array([item.bounds for item in front])
    low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
    turned = back.moved(placement(0, 0, 0, turn=float(rng.uniform(-8, 8))))
    b_low, b_high = turned.bounds
    aside = 0.22 * float(max(b_high[0] - b_low[0], high[0] - low[0])) * (1 if rng.random() < 0.5 else -1)
    x = float(low[0] + high[0]) / 2 + aside - float(b_low[0] + b_high[0]) / 2
    return turned.moved(placement(x, float(high[1]) + 0.35 - float(b_low[1]), -float(b_low[2])))


def _aloft(placed: Sequence[Item], air: Sequence[Item], scene: Scene, rng: np.random.Generator) -> list[Item]:
    """Things of the air in an arc over the others (or alone at eye height), as far apart as they are wide."""
    if not air:
        return []
    order = columns(scene, air)
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
