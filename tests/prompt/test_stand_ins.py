"""What the real catalogue shows for nouns that are not its own names: rather nothing than something wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("stand_ins", 0.95, 0.9), ("stand_ins_held_out", 0.85, 0.7)]
)
def test_few_are_wrong(name, precision, recall, monkeypatch) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    import stand_ins

    result = stand_ins.judge(BENCHMARKS / f"{name}.tsv")
    assert result.precision >= precision, result.wrong
    assert result.recall >= recall
