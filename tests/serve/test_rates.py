"""At most so many calls in any minute."""

from __future__ import annotations

from limner.serve.rates import Rates


def test_the_minute_slides() -> None:
    now = [0.0]
    rates = Rates(lambda: now[0])
    assert [rates.wait("a", 2) for _ in range(2)] == [0, 0]
    now[0] = 20
    assert rates.wait("a", 2) == 40 and rates.wait("b", 2) == 0 and rates.wait("a", 0) == 0
    now[0] = 60
    assert rates.wait("a", 2) == 0 and rates.wait("a", 2) == 0 and rates.wait("a", 2) == 60


def test_callers_who_left_are_forgotten() -> None:
    now = [0.0]
    rates = Rates(lambda: now[0])
    for number in range(10_002):
        rates.wait(str(number), 5)
    now[0] = 100
    rates.wait("new", 5)
    assert len(rates._calls) == 1
