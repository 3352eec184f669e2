"""Several processes write into one ledger, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from limner.errors import OutputFailed
from limner.finish import ledger

WRITE = """
import sys, numpy as np
from limner.finish import ledger
from limner.picture import Picture
from limner.request import Request
picture = Picture(np.zeros((8, 8, 3), np.uint8), "diorama", Request(prompt="x"), 1)
start = int(sys.argv[1])
for number in range(start, start + 40):
    ledger.record(picture, number, "limner")
"""


def test_several_processes_write_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path))
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, str(start)]) for start in (0, 30, 100)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert len(ledger.entries(500)) == 110
    assert oct((tmp_path / "ledger.db").stat().st_mode & 0o777) == "0o600"


def test_looking_makes_no_ledger_and_a_broken_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path))
    assert ledger.find(1) is None and list(tmp_path.iterdir()) == []
    (tmp_path / "ledger.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(OutputFailed, match="LIMNER_LEDGER=off"):
        ledger.find(1)
