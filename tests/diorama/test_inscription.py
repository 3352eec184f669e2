"""Lettering on bodies: it lies on the face that carries it, inside it, and reads against it."""

from __future__ import annotations

import numpy as np
import pytest

from limner.diorama import catalog
from limner.diorama.inks import contrast
from limner.diorama.inscription import inscribe

BEARERS = ("cake", "cup", "box", "cardboard box", "book", "t-shirt", "truck", "delivery truck", "balloon", "jar", "bottle",
           "shop", "sign", "wall", "gift box", "bus", "van", "boat", "refrigerator")  # fmt: skip


@pytest.mark.parametrize("key", BEARERS)
def test_letters_lie_on_the_body_and_stay_within_it(key: str) -> None:
    body = catalog.build(key)
    part = inscribe(body, "HELLO")
    assert part is not None
    low, high = body.bounds
    mine_low, mine_high = part.mesh.bounds
    assert (mine_low[[0, 2]] > low[[0, 2]] - 0.02 * np.ptp([low, high])).all()
    assert (mine_high[[0, 2]] < high[[0, 2]] + 0.02 * np.ptp([low, high])).all()
    width = float(mine_high[0] - mine_low[0])
    assert width > 0.15 * float(high[0] - low[0])


def test_ink_reads_on_what_it_is_put_on() -> None:
    for key in ("cake", "cup", "jar"):
        body = catalog.build(key)
        part = inscribe(body, "ABC")
        assert part is not None
        nearest = min(
            body.parts,
            key=lambda p: float(np.linalg.norm(p.mesh.vertices - body.anchor("front"), axis=1).min()),
        )
        assert contrast(part.material.colour, nearest.material.colour) > 2.0


def test_a_body_without_a_front_takes_none() -> None:
    assert inscribe(catalog.build("apple"), "HELLO") is None
