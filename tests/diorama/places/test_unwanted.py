"""What must not be seen is left out of the place too, and what cannot be left out is told."""

from __future__ import annotations

import numpy as np
import pytest

from limner import read
from limner.diorama import catalog
from limner.diorama.director import Directed, direct
from limner.diorama.places import PLACES, PlaceAsk, build_place
from limner.diorama.places.unwanted import STAYS, leave_out
from limner.diorama.stage import Backdrop
from limner.prompt.scene import Setting

NO_BODIES = frozenset({"crowd", "audience", "goal net", "desert island", "neon sign"}) | frozenset(STAYS)
"""Words that people use of a place and that are no key of the catalogue."""


def seen(backdrop: Backdrop) -> set[str]:
    bodies = [one.body for one in (*backdrop.placed, *backdrop.scatter)]
    return {name for body in bodies for part in body.parts for name in part.shows}


def directed(prompt: str, negative: str | None = None) -> Directed:
    return direct(read(prompt, negative=negative), 256, 256, seed=5, style="toy")


@pytest.mark.parametrize(
    ("prompt", "negative", "gone", "there"),
    [
        ("a park with a bench", "trees, people", {"tree"}, {"bush"}),
        ("a meadow with a fox", "flowers and clouds", {"flower", "cloud"}, {"tree"}),
        ("a living room", "books, plants, sofas, paintings", {"book", "potted plant", "couch", "picture frame"}, {"rug"}),
        ("a stadium", "people", {"person"}, {"goal net"}),
        ("a street with a dog", "trees, street lamps", {"tree", "street lamp"}, {"bench", "house"}),
        ("a harbour", "boats", {"boat"}, {"lighthouse"}),
        ("a dog on a beach without palm trees", None, {"palm tree"}, {"rock"}),
    ],
)  # fmt: skip
def test_scenery_that_is_unwanted_is_not_there(prompt: str, negative: str | None, gone: set[str], there: set[str]) -> None:
    before = seen(directed(prompt.split(" without")[0]).stage.backdrop)
    after = directed(prompt, negative)
    assert gone <= before and not gone & seen(after.stage.backdrop) and there <= seen(after.stage.backdrop)
    assert not [note for note in after.notes if note.startswith("without")]


def test_what_is_of_one_piece_with_the_place_is_told() -> None:
    notes = directed("a boat on the sea at night", "moon").notes
    assert any(note.startswith("without") and "moon" in note for note in notes)


def test_no_sun_where_none_is_wanted() -> None:
    def brightest(negative: str | None) -> float:
        """What the camera sees of the sky, at its brightest."""
        view = directed("a fox and a tree on a sunny meadow", negative).stage.backdrop.sky.view
        assert view is not None
        turn, rise = np.meshgrid(np.radians(np.arange(-40, 40, 0.5)), np.radians(np.arange(1, 40, 0.5)))
        ways = np.stack([np.sin(turn) * np.cos(rise), np.cos(turn) * np.cos(rise), np.sin(rise)], axis=-1)
        return float(view(ways)[..., 0].max())

    assert brightest(None) > 1.2 > brightest("sun")


@pytest.mark.parametrize("place", sorted(PLACES))
def test_what_a_place_shows_has_the_names_that_words_lead_to(place: str) -> None:
    backdrop = build_place(place, PlaceAsk(Setting(), seed=2, quality=0))
    names = seen(backdrop)
    assert names <= {*catalog.concepts(), *NO_BODIES}
    bare, stays = leave_out(backdrop, names)
    assert not seen(bare) and not stays and (bare.placed or place in ("sky", "space"))
