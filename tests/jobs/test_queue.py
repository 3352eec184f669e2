"""The queue keeps what it accepted, makes it once, ends it on request, and outlives its worker and itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from limner.errors import Blocked, InvalidRequest, NotFound
from limner.jobs import Busy, Job, Limits, Queue
from limner.jobs.store import Store
from limner.request import Request


def asked(prompt: str = "a red cube", **fields: object) -> Request:
    return Request(prompt, **{"width": 256, "height": 256, "quality": "draft", "seed": 1, **fields})


def until(queue: Queue, id: str, *states: str, seconds: float = 300) -> Job:
    end = time.time() + seconds
    while time.time() < end:
        job = queue.get(id)
        if job.state in states:
            return job
        time.sleep(0.02)
    raise AssertionError(f"still {queue.get(id)}")


def processor(pid: int) -> float:
    """Processor seconds of a process: unlike the clock, the same on a machine that does other things besides."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return time.time()
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Queue]:
    made = Queue(tmp_path_factory.mktemp("queue"), Limits(grace=120))
    made.start()
    yield made
    made.close()


def test_a_job_is_made_and_its_pictures_are_those_of_the_command_line(queue: Queue) -> None:
    import limner
    from limner.picture import read_pixels

    job = until(queue, queue.submit(asked(count=2), owner="a").id, "done", "failed")
    assert job.state == "done" and job.share == 1 and len(job.pictures) == 2, job
    direct = limner.generate("a red cube", width=256, height=256, quality="draft", seed=1, first=1)[0]
    assert (read_pixels(queue.path(job, job.pictures[1]["file"])) == direct.pixels).all()
    with pytest.raises(NotFound):
        queue.path(job, "../jobs.db")
    with pytest.raises(NotFound):
        queue.get(job.id, owner="somebody else")


def test_what_is_refused_is_refused_at_once_and_what_fails_says_why(queue: Queue) -> None:
    job = until(queue, queue.submit(asked("xyzzy plugh"), owner="a").id, "failed")
    assert job.error is not None and job.error["field"] == "prompt" and job.error["code"] == 400
    with pytest.raises(Blocked):
        queue.submit(asked("a photo of a naked child"), owner="a")


def test_the_same_key_gives_the_same_job(queue: Queue) -> None:
    first = queue.submit(asked(seed=None), owner="a", once="k1")
    assert queue.submit(asked(seed=None), owner="a", once="k1").id == first.id
    assert queue.submit(asked(seed=None), owner="b", once="k1").id != first.id
    with pytest.raises(InvalidRequest, match="Idempotency-Key"):
        queue.submit(asked("a blue cube"), owner="a", once="k1")


def test_cancelling_frees_the_worker_soon(queue: Queue) -> None:
    long = queue.submit(asked(width=1024, height=1024, quality="high"), owner="a")
    waiting = queue.submit(asked(), owner="a")
    until(queue, long.id, "running")
    time.sleep(1.5)
    queue.cancel(waiting.id)
    assert queue.get(waiting.id).state == "cancelled"
    pid = queue.worker_pid
    assert pid is not None
    start = processor(pid)
    queue.cancel(long.id)
    until(queue, long.id, "cancelled")
    assert queue.worker_pid == pid, "it had to be killed"
    assert processor(pid) - start < 16, "more than a pass of the renderer"
    assert until(queue, queue.submit(asked(), owner="a").id, "done", "failed").state == "done"


def test_a_killed_worker_fails_one_job_and_is_replaced(queue: Queue) -> None:
    job = queue.submit(asked(width=1024, height=1024, quality="high"), owner="a")
    after = queue.submit(asked(), owner="a")
    until(queue, job.id, "running")
    time.sleep(0.5)
    assert queue.worker_pid is not None
    os.kill(queue.worker_pid, signal.SIGKILL)
    failed = until(queue, job.id, "failed")
    assert failed.error is not None and "signal 9" in failed.error["message"]
    assert until(queue, after.id, "done", "failed").state == "done"


def test_who_takes_turns_is_not_who_owns(tmp_path: Path) -> None:
    store = Store(tmp_path / "j.db")
    many = [store.add("anybody", asked().to_json(), None, {}, turn="one")[0] for _ in range(3)]
    few = store.add("anybody", asked().to_json(), None, {}, turn="two")[0]
    assert store.position(few) == 1 and [store.position(job) for job in many] == [1, 2, 3]
    assert {turn: job.number for turn, job in store.heads().items()} == {"one": 1, "two": 4}
    assert store.begin(1) is not None and store.begin(1) is None


def test_a_full_queue_says_so(tmp_path: Path) -> None:
    queue = Queue(tmp_path, Limits(most=3, most_each=2))
    queue.submit(asked(), owner="a")
    queue.submit(asked(), owner="a")
    with pytest.raises(Busy, match="this key"):
        queue.submit(asked(), owner="a")
    queue.submit(asked(), owner="b")
    with pytest.raises(Busy, match="queue") as caught:
        queue.submit(asked(), owner="c")
    assert caught.value.after > 0 and caught.value.http_code == 429


def test_a_restart_loses_and_doubles_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "jobs.db")
    jobs = [
        store.add("a", asked(seed=k).to_json(), None, {"format": "png", "quality": 92})[0] for k in range(3)
    ]
    store.begin(jobs[0].number)  # the service is killed here: one runs, two wait
    store.close()
    queue = Queue(tmp_path)
    assert queue.recovered == (1, 0) and queue.get(jobs[0].id).stage == "interrupted"
    queue.start()
    try:
        made = [until(queue, job.id, "done", "failed") for job in jobs]
    finally:
        queue.close()
    assert [job.state for job in made] == ["done"] * 3
    assert made[0].attempts == 2 and all(len(job.pictures) == 1 for job in made)


def test_what_was_begun_twice_is_not_begun_for_ever(tmp_path: Path) -> None:
    store = Store(tmp_path / "j.db")
    job, _ = store.add("a", asked().to_json(), None, {})
    for _ in range(2):
        store.begin(job.number)
        store.recover()
    found = store.get(job.id)
    assert found.state == "failed" and found.error is not None and found.error["status"] == "ABORTED"


def test_ended_jobs_go_after_a_while(tmp_path: Path) -> None:
    store = Store(tmp_path / "j.db")
    job, _ = store.add("a", asked().to_json(), None, {})
    assert store.end(job.id, "cancelled") and not store.end(job.id, "done")
    assert store.expired(time.time() - 100) == [] and store.expired(time.time() + 1) == [job.id]
