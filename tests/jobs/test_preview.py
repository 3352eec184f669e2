"""Previews reach whoever watches a job, spread over its making, and change nothing of the picture."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from limner.engines import Step
from limner.errors import InvalidRequest
from limner.jobs import Preview, Queue, Wish
from limner.jobs.preview import KEPT, Shelf, Watch
from limner.request import Request


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Queue]:
    made = Queue(tmp_path_factory.mktemp("previews"))
    made.start()
    yield made
    made.close()


def followed(queue: Queue, id: str) -> list[Preview]:
    async def follow() -> list[Preview]:
        seen: list[Preview] = []
        async for _ in queue.updates(id):
            seen += queue.previews(id, len(seen))
        return seen

    return asyncio.run(follow())


def test_they_show_the_picture_small_and_leave_it_as_it_is(queue: Queue) -> None:
    from PIL import Image

    from limner.picture import read_pixels

    asked = Request("a red cube", width=768, height=512, quality="standard", seed=3)
    job = queue.submit(asked, owner="a", previews=Wish(6, side=256))
    seen = followed(queue, job.id)
    job = queue.get(job.id)
    assert job.state == "done", job
    assert len(seen) >= 2 and [p.number for p in seen] == list(range(len(seen)))
    assert [p.share for p in seen] == sorted(p.share for p in seen) and seen[0].share < 0.4
    final = Image.fromarray(read_pixels(queue.path(job, job.pictures[0]["file"])))
    for preview in seen:
        shown = Image.open(io.BytesIO(preview.data))
        assert (
            shown.format == "JPEG"
            and max(shown.size) == 256
            and shown.size == (preview.width, preview.height)
        )
        apart = np.abs(np.asarray(shown, float) - np.asarray(final.resize(shown.size), float)).mean()
        assert apart < 20, f"preview {preview.number} looks unlike the picture: {apart}"
    plain = queue.submit(asked, owner="a")
    assert followed(queue, plain.id) == []
    plain = queue.get(plain.id)
    assert (read_pixels(queue.path(plain, plain.pictures[0]["file"])) == np.asarray(final)).all()


def test_they_are_spread_over_the_making_and_taken_only_when_due() -> None:
    calls = []

    def shown() -> np.ndarray:
        calls.append(1)
        return np.zeros((8, 16, 3), np.uint8)

    watch = Watch({"most": 3, "format": "png"})
    seen = [watch.look(Step(p, 2, s / 20, "paint", shown)) for p in range(2) for s in range(21)]
    found = [p for p in seen if p is not None]
    assert [(p.picture, p.share) for p in found] == [(p, s) for p in (0, 1) for s in (0.25, 0.5, 0.75)]
    assert len(calls) == 6 and (found[0].width, found[0].height) == (16, 8)
    assert Watch({}).look(Step(0, 1, 0.5, "paint", shown)) is None and len(calls) == 6
    assert Watch({"most": 3}).look(Step(0, 1, 0.5, "paint")) is None


def test_a_shelf_keeps_the_last_ones() -> None:
    shelf = Shelf()
    for number in range(KEPT + 4):
        shelf.put("a", Preview(number, 0, 0.5, 1, 1, "png", b""))
    assert [p.number for p in shelf.since("a", KEPT + 2)] == [KEPT + 2, KEPT + 3]
    assert len(shelf.since("a", 0)) == KEPT
    shelf.drop("a")
    assert shelf.since("a", 0) == ()


@pytest.mark.parametrize(
    "wrong", [{"most": -1}, {"most": 99}, {"side": -1}, {"format": "gif"}, {"quality": 0}]
)
def test_wishes_are_checked(wrong: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="previews"):
        Wish(**wrong)  # type: ignore[arg-type]
