"""Pictures that share steps: the same bytes as alone, at any occupancy; coming, going, and failing."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest

pytest.importorskip("jaxtyping", reason="the extra limner[flow] is not installed")
pytest.importorskip("threadpoolctl", reason="the extra limner[flow] is not installed")

from limner.errors import EngineFailed
from limner.flow import config
from limner.flow.backend import Compiled
from limner.flow.batch import Batch
from limner.flow.guidance import Guidance
from limner.flow.painter import Canvas, Painter, Plan
from limner.flow.weights import Weights

MEASURES = config.ModelConfig(
    image_size=16, patch_size=4, hidden_size=32, depth=2, preamble_depth=1, num_heads=2, head_dim=16, bottleneck=16,
    prompt_length=8,
)  # fmt: skip
ASKED = (
    ("a red apple", 3, 2.0, "multistep"), ("a blue car", 5, 1.0, "euler"), ("ein Hund", 4, 4.0, "heun"),
    ("a red apple", 3, 0.0, "euler"), ("a fox", 6, 3.0, "multistep"), ("a hen", 2, 1.5, "heun"),
    ("snow", 7, 2.5, "euler"), ("a red apple", 3, 2.0, "multistep"),
)  # fmt: skip


@pytest.fixture(scope="module", params=["numpy", "jax"])
def painter(request: pytest.FixtureRequest, drawn: Any) -> Painter:
    weights = Weights(MEASURES, drawn(MEASURES), "tiny", "0")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "jax":
            pytest.importorskip("jax", reason="jax is not installed")
        patch.setenv("LIMNER_FLOW_RUNTIME", request.param)
        made = Painter(weights)
    if request.param == "jax":
        made.network = Compiled(weights, rows=4)
    return made


def canvas(painter: Painter, number: int, size: int = 16) -> Canvas:
    prompt, steps, scale, solver = ASKED[number]
    plan = Plan(size, size, steps, solver, Guidance(scale, (0.0, 0.9)), shift=number % 3)
    return painter.start(painter.encode(prompt), plan, seed=100 + number)


def finish(batch: Batch, canvases: list[Canvas]) -> list[bytes]:
    for one in canvases:
        while not one.done:
            batch.advance(one)
    return [batch.painter.finish(one).tobytes() for one in canvases]


@pytest.fixture(scope="module")
def alone(painter: Painter) -> list[bytes]:
    found = []
    for number in range(len(ASKED)):
        batch, one = Batch(painter), canvas(painter, number)
        batch.admit(one)
        found += finish(batch, [one])
    assert len(set(found)) == len(ASKED), "another seed is another picture"
    return found


@pytest.mark.parametrize("occupancy", range(1, 9))
def test_bytes_do_not_depend_on_neighbours(painter: Painter, alone: list[bytes], occupancy: int) -> None:
    batch = Batch(painter)
    some = [canvas(painter, number) for number in range(8 - occupancy, 8)]
    for one in some:
        batch.admit(one)
    assert finish(batch, some) == alone[8 - occupancy :]


def test_joining_late_and_more_than_there_are_slots(painter: Painter, alone: list[bytes]) -> None:
    batch = Batch(painter, slots=3)
    first = [canvas(painter, number) for number in (6, 4)]
    for one in first:
        batch.admit(one)
    batch.advance(first[0])
    assert (first[0].calls, first[1].calls) == (1, 1)
    rest = [canvas(painter, number) for number in (0, 1, 2, 3, 5, 7)]
    for one in rest:
        batch.admit(one)
    done = finish(batch, first + rest)
    assert done == [alone[number] for number in (6, 4, 0, 1, 2, 3, 5, 7)]


def test_other_sizes_have_their_turn(painter: Painter, alone: list[bytes]) -> None:
    batch = Batch(painter)
    small, large = canvas(painter, 6), canvas(painter, 0, size=32)
    batch.admit(small)
    batch.admit(large)
    batch.advance(small)
    batch.advance(small)
    assert (small.calls, large.calls) == (1, 1)
    assert finish(batch, [small, large])[0] == alone[6]


def test_one_that_leaves_does_not_disturb_the_others(painter: Painter, alone: list[bytes]) -> None:
    batch = Batch(painter)
    some = [canvas(painter, number) for number in (0, 6)]
    for one in some:
        batch.admit(one)
    batch.advance(some[0])
    batch.drop(some[0])
    assert finish(batch, some[1:]) == [alone[6]] and some[0].calls == 1
    with pytest.raises(EngineFailed, match="not admitted"):
        batch.advance(some[0])


def test_threads_share_steps(painter: Painter, alone: list[bytes]) -> None:
    batch = Batch(painter)
    some = [canvas(painter, number) for number in range(8)]
    for one in some:
        batch.admit(one)
    threads = [threading.Thread(target=finish, args=(batch, [one])) for one in some]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert [painter.finish(one).tobytes() for one in some] == alone
    assert batch.steps <= sum(one.total for one in some) / 2


def test_a_failure_reaches_everyone_in_the_step(painter: Painter, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = Batch(painter)
    some = [canvas(painter, number) for number in (0, 6)]
    for one in some:
        batch.admit(one)

    def broken(_: object) -> None:
        raise MemoryError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(painter, "predict", broken)
        with pytest.raises(MemoryError):
            batch.advance(some[0])
    assert isinstance(some[1].error, MemoryError)


def test_previews_come_nearer(painter: Painter) -> None:
    batch, one = Batch(painter), canvas(painter, 6)
    batch.admit(one)
    assert one.preview() is None
    shown = []
    while not one.done:
        batch.advance(one)
        shown.append(one.preview().astype(float))  # type: ignore[union-attr]
    last = painter.finish(one)
    assert np.abs(shown[-1] - last).mean() <= np.abs(shown[0] - last).mean()


def test_numbers_that_are_none_are_an_error(painter: Painter) -> None:
    one = canvas(painter, 0)
    one.final = np.full((16, 16, 3), np.nan, np.float32)
    with pytest.raises(EngineFailed, match="NaN"):
        painter.finish(one)


def test_a_guide_leads_away_from_itself(painter: Painter, drawn: Any) -> None:
    lesser = Weights(MEASURES, drawn(MEASURES, 1), "lesser", "1")
    guided = Painter(painter.weights, lesser)
    guided.network = painter.network
    batch = Batch(guided)
    some = [canvas(guided, number) for number in (0, 1)]
    for one in some:
        batch.admit(one)
    told = finish(batch, some)
    assert some[0].words.by_guide and not guided.encode("a fox", "a hen").by_guide
    plain = Batch(painter)
    unguided = [canvas(painter, number) for number in (0, 1)]
    for one in unguided:
        plain.admit(one)
    bare = finish(plain, unguided)
    assert told[0] != bare[0], "at scale 2 the guide matters"
    assert told[1] == bare[1], "at scale 1 it does not"
