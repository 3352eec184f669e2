"""Workers crash, starve, grow and go deaf; each takes its own job with it, says why, and is replaced."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from limner.jobs import Busy, Event, Queue, TooLarge
from limner.jobs.keeping import InUse
from limner.jobs.memory import machine, resident
from limner.jobs.store import Store


@pytest.mark.parametrize(
    ("prompt", "limits", "message", "status", "reason"),
    [
        ("crash", {}, "signal 11 SIGSEGV", "INTERNAL", "crash"),
        ("starve", {}, "out of memory", "RESOURCE_EXHAUSTED", "memory"),
        ("gobble", {"memory": 500_000_000}, "500 MB are allowed", "RESOURCE_EXHAUSTED", "memory"),
        ("deaf 60 s", {"seconds": 8, "grace": 1}, "not done within", "DEADLINE_EXCEEDED", "deaf"),
    ],
)
def test_what_breaks_fails_its_own_job_and_no_other(
    driven: Callable[..., Any], prompt: str, limits: dict[str, Any], message: str, status: str, reason: str
) -> None:
    one = driven(**limits)
    first = one.until(one.ask("0.1 s").id)
    bad, after = one.ask(prompt), one.ask("0.1 s")
    failed = one.until(bad.id)
    assert first.state == "done" and failed.state == "failed", failed
    assert message in failed.error["message"] and failed.error["status"] == status, failed.error
    assert one.until(after.id).state == "done"
    assert [e.facts["reason"] for e in one.happened("worker")] == [reason] and one.queue.restarts == 1
    assert one.queue.working


def test_an_exception_fails_its_job_and_keeps_the_worker(driven: Callable[..., Any]) -> None:
    one = driven()
    one.until(one.ask("0 s").id)
    pid = one.queue.worker_pid
    failed = one.until(one.ask("complain").id)
    assert failed.state == "failed" and "cannot paint" in failed.error["message"]
    assert one.until(one.ask("0 s").id).state == "done" and one.queue.worker_pid == pid


def test_cancelling_frees_the_worker_within_the_engines_bound(driven: Callable[..., Any]) -> None:
    one = driven()
    long, after = one.ask("20 s"), one.ask("0 s")
    one.until(long.id, "running")
    start = time.time()
    one.queue.cancel(long.id)
    assert one.until(long.id).state == "cancelled" and one.until(after.id).state == "done"
    # A twentieth of 20 seconds, and something for a machine that is busy; not the 20 seconds.
    assert time.time() - start < 6
    assert one.happened("ended")[0].facts["how"] == "request" and not one.happened("worker")
    assert one.queue.cancel(long.id).state == "cancelled" and one.queue.cancel(after.id).state == "done"


def test_cancelling_what_does_not_listen_kills_it(driven: Callable[..., Any]) -> None:
    one = driven(grace=2)
    one.until(one.ask("0 s").id)
    long, after = one.ask("deaf 60 s"), one.ask("0 s")
    one.until(long.id, "running")
    time.sleep(0.3)
    one.queue.cancel(long.id)
    assert one.until(long.id, seconds=20).state == "cancelled" and one.until(after.id).state == "done"
    assert [e.facts["reason"] for e in one.happened("worker")] == ["deaf"]


def test_cancelling_at_any_moment_is_never_lost(driven: Callable[..., Any]) -> None:
    one = driven()
    one.until(one.ask("0 s").id)
    for wait in (0.0, 0.0, 0.002, 0.005, 0.01, 0.02, 0.04):
        job = one.ask("30 s")
        time.sleep(wait)
        one.queue.cancel(job.id)
        assert one.until(job.id, seconds=15).state == "cancelled", wait


def test_a_worker_killed_while_idle_costs_no_job(driven: Callable[..., Any]) -> None:
    one = driven()
    one.until(one.ask("0 s").id)
    os.kill(one.queue.worker_pid, signal.SIGKILL)
    assert one.until(one.ask("0 s").id).state == "done"


def test_several_workers_share_the_queue(driven: Callable[..., Any]) -> None:
    one = driven(workers=2)
    jobs = [one.ask("0.5 s") for _ in range(4)]
    one.until(jobs[0].id, "running"), one.until(jobs[1].id, "running")
    assert all(one.until(job.id).state == "done" for job in jobs)
    assert len({hand.pid for hand in one.queue.hands}) == 2


def test_what_needs_too_much_memory_is_refused_with_the_figure(driven: Callable[..., Any]) -> None:
    one = driven(start=False, memory=100_000_000)
    with pytest.raises(TooLarge, match=r"262 MB.*100 MB are allowed") as caught:
        one.ask("0 s", side=512)
    assert caught.value.http_code == 413 and one.queue.store.waiting() == 0
    one.ask("0 s", side=256)
    assert machine() > 2**30 and resident(os.getpid()) > 2**20


def test_two_that_do_not_fit_together_run_one_after_another(driven: Callable[..., Any]) -> None:
    one = driven(workers=2, memory=1_200_000_000)
    first, second = one.ask("0.4 s", side=1024), one.ask("0.4 s", side=1024)
    one.until(first.id, "running")
    together = False
    while not one.queue.get(second.id).over:
        states = [one.queue.get(job.id).state for job in (first, second)]
        together |= states == ["running", "running"]
        time.sleep(0.01)
    assert not together and one.queue.get(first.id).state == "done"


def test_a_service_that_ends_puts_back_what_it_has_in_hand(driven: Callable[..., Any]) -> None:
    one = driven()
    job = one.ask("0.3 s", count=6)
    one.until(job.id, "running")
    while len(one.queue.get(job.id).pictures) < 2:
        time.sleep(0.01)
    one.queue.close()
    again = driven(start=False)
    kept = again.queue.get(job.id)
    assert kept.state == "queued" and kept.attempts == 0 and len(kept.pictures) >= 2
    names = [p["file"] for p in kept.pictures]
    times = [again.queue.path(kept, name).stat().st_mtime_ns for name in names]
    again.queue.start()
    done = again.until(job.id)
    assert done.state == "done" and [p["index"] for p in done.pictures] == list(range(6))
    assert [again.queue.path(done, name).stat().st_mtime_ns for name in names] == times, "made twice"
    assert len(again.happened("picture")) == 6 - len(names)


def test_what_was_cancelled_as_it_ran_stays_so_after_a_kill(tmp_path: Any, driven: Callable[..., Any]) -> None:
    store = Store(tmp_path / "jobs.db")
    job, _ = store.add("a", "{}", None, {})
    store.begin(job.number)
    store.change(job.id, unwanted="request")  # and here the service is killed
    store.close()
    assert driven(start=False).queue.get(job.id).state == "cancelled"


def test_an_idempotency_key_counts_though_the_queue_is_full(driven: Callable[..., Any]) -> None:
    one = driven(start=False, most=2, most_each=1)
    first = one.ask("0 s", once="k")
    assert one.ask("0 s", once="k").id == first.id
    with pytest.raises(Busy, match="this key") as caught:
        one.ask("0 s")
    assert caught.value.reason == "key"
    one.queue.cancel(first.id)
    assert one.ask("0 s", once="k").id != first.id, "what was cancelled may be asked for again"


def test_one_service_for_a_folder(driven: Callable[..., Any]) -> None:
    one = driven(start=False)
    with pytest.raises(InUse):
        Queue(one.queue.folder)


def test_a_failing_watcher_harms_nobody(driven: Callable[..., Any]) -> None:
    one = driven(start=False)

    def broken(event: Event) -> None:
        raise RuntimeError("broken")

    one.queue.watch(broken)
    one.queue.start()
    assert one.until(one.ask("0 s").id).state == "done"


def test_a_queue_from_before_is_read(tmp_path: Any) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "jobs.db") as base:
        base.executescript("""
            CREATE TABLE jobs (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, owner TEXT NOT NULL,
            once TEXT, state TEXT NOT NULL, request TEXT NOT NULL, scene TEXT, options TEXT NOT NULL, made REAL NOT NULL,
            started REAL, ended REAL, attempts INTEGER NOT NULL DEFAULT 0, share REAL NOT NULL DEFAULT 0,
            stage TEXT NOT NULL DEFAULT '', pictures TEXT NOT NULL DEFAULT '[]', blocked TEXT NOT NULL DEFAULT '[]',
            error TEXT, UNIQUE (owner, once));
            INSERT INTO jobs (id, owner, state, request, options, made) VALUES ('x', 'me', 'queued', '{}', '{}', 1);
        """)
    assert Store(tmp_path / "jobs.db").get("x").turn == "me"
