"""Old results go: after their time, when they take too much room, and when nobody knows them."""

from __future__ import annotations

import time
from pathlib import Path

from limner.jobs.keeping import sweep
from limner.jobs.store import Store


def ended(store: Store, folder: Path, ago: float, size: int = 1000) -> str:
    job, _ = store.add("a", "{}", None, {})
    store.end(job.id, "done")
    store.change(job.id, ended=time.time() - ago)
    (folder / job.id).mkdir()
    (folder / job.id / "0.png").write_bytes(b"x" * size)
    return job.id


def test_what_is_old_goes_and_what_is_open_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "jobs.db")
    old, young = ended(store, tmp_path, 100), ended(store, tmp_path, 10)
    waiting, _ = store.add("a", "{}", None, {})
    assert sweep(tmp_path, store, keep=50) == 1
    assert store.ids() == {young, waiting.id}
    assert not (tmp_path / old).exists() and (tmp_path / young / "0.png").exists()


def test_the_oldest_go_when_there_is_too_much(tmp_path: Path) -> None:
    store = Store(tmp_path / "jobs.db")
    ids = [ended(store, tmp_path, ago) for ago in (40, 30, 20, 10)]
    assert sweep(tmp_path, store, keep=1000, most=2500) == 2
    assert store.ids() == set(ids[2:])


def test_folders_that_no_job_knows_go_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path / "jobs.db")
    (tmp_path / ("ab" * 16)).mkdir()
    (tmp_path / "somebody's own").mkdir()
    assert sweep(tmp_path, store, keep=1000) == 1
    assert (tmp_path / "somebody's own").exists() and (tmp_path / "jobs.db").exists()
