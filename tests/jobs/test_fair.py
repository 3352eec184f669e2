"""Turns: nobody waits for another's hundred, and large pieces pay for their size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from limner.jobs.fair import Turns, cost
from limner.request import Request


def served(turns: Turns, waiting: dict[str, list[float]], pieces: int) -> list[str]:
    order = []
    for _ in range(pieces):
        heads = {name: costs[0] for name, costs in waiting.items() if costs}
        name = turns.pick(heads)
        assert turns.pick(heads) == name, "asking twice changes nothing"
        turns.charge(name, waiting[name].pop(0))
        order.append(name)
    return order


def test_one_small_request_comes_after_one_piece_of_the_hundred() -> None:
    turns, waiting = Turns(), {"many": [1.0] * 100}
    served(turns, waiting, 3)
    waiting["few"] = [1.0]
    assert "few" in served(turns, waiting, 2)


def test_shares_are_of_work_and_not_of_requests() -> None:
    waiting = {"large": [4.0] * 100, "small": [1.0] * 100}
    order = served(Turns(), waiting, 50)
    assert Counter(order) == {"small": 40, "large": 10}


def test_who_was_away_has_saved_nothing() -> None:
    turns, waiting = Turns(), {"a": [1.0], "b": [1.0] * 50}
    served(turns, waiting, 40)
    waiting["a"] = [1.0] * 10
    assert Counter(served(turns, waiting, 10))["a"] <= 6


def test_cost_grows_with_what_makes_pictures_slow() -> None:
    def of(**fields: Any) -> float:
        return cost(Request("a", **{"width": 512, "height": 512, **fields}))

    assert of() < of(width=1024) < of(width=1024, height=1024) == pytest.approx(1.0)
    assert of(quality="draft") < of() < of(quality="high") and of(steps=10) < of(steps=40)


def test_a_small_request_is_not_stuck_behind_anothers_hundred(driven: Callable[..., Any]) -> None:
    one = driven()
    hundred = [one.ask("0.05 s", owner="many") for _ in range(60)]
    long = one.ask("0.05 s", owner="many", count=40)
    one.until(hundred[0].id, "running", "done")
    small = one.ask("0.05 s", owner="few")
    assert one.queue.store.position(small) <= 1
    one.until(small.id, "done")
    left = sum(not one.queue.get(job.id).over for job in hundred)
    assert left > 40, f"only {left} of the other's jobs were left when the small one was done"
    one.queue.cancel(long.id)
    for job in hundred:
        one.queue.cancel(job.id)


def test_a_job_of_many_makes_room_between_pictures_and_paints_the_same(driven: Callable[..., Any]) -> None:
    one = driven()
    many = one.ask("0.2 s", owner="many", count=8)
    one.until(many.id, "running")
    small = one.ask("0.05 s", owner="few")
    one.until(small.id, "done")
    assert len(one.queue.get(many.id).pictures) < 5 and one.happened("paused")
    whole = one.until(many.id, "done")
    alone = one.until(one.ask("0.2 s", owner="many", count=8).id, "done")
    assert [p["index"] for p in whole.pictures] == list(range(8)) and whole.attempts == 1
    for picture in whole.pictures:
        first, second = (one.queue.path(job, picture["file"]) for job in (whole, alone))
        from limner.picture import read_pixels

        assert (read_pixels(first) == read_pixels(second)).all()
