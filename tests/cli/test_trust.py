"""Refusals, the history and the choices of what is told, as a person at a terminal meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

LIMNER = [sys.executable, "-m", "limner"]
SMALL = ["--size", "384", "--quality", "draft", "-q"]


def limner(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*LIMNER, *words], capture_output=True, text=True, cwd=cwd, timeout=240)


def test_a_refused_prompt_is_one_clear_line_and_writes_nothing(tmp_path: Path) -> None:
    words = ["generate", "a naked child in a sexual pose", "-o", "x.png", "--safety", "block_none"]
    done = limner(*words, cwd=tmp_path)
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "sexual_minors" in done.stderr and '"' in done.stderr
    told = json.loads(limner(*words, "--json", cwd=tmp_path).stdout)["blocked"][0]
    assert told["stage"] == "prompt" and told["category"] == "sexual_minors"
    start, end = told["span"]
    assert "child" in words[1][start:end]
    assert list(tmp_path.iterdir()) == []


def test_a_stripped_copy_leads_home_by_verify_and_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIMNER_LEDGER", "prompts")
    made = limner("generate", "a red cube", "-o", "a.png", "--json", *SMALL, cwd=tmp_path)
    payload = json.loads(made.stdout)["payload"]
    Image.open(tmp_path / "a.png").convert("RGB").save(tmp_path / "copy.jpg", quality=80)
    found = limner("verify", "copy.jpg", cwd=tmp_path)
    assert found.returncode == 1
    assert payload in found.stdout and "a red cube" in found.stdout and "public key" in found.stdout
    assert "a red cube" in limner("history", payload, cwd=tmp_path).stdout
    assert limner("history", "--clear", "prompts", cwd=tmp_path).returncode == 0
    listed = limner("history", cwd=tmp_path).stdout
    assert payload in listed and "a red cube" not in listed
    assert limner("history", "--clear", "all", cwd=tmp_path).returncode == 0
    assert limner("history", cwd=tmp_path).stdout == ""
    assert limner("history", payload, cwd=tmp_path).returncode == 2
    assert limner("history", "xyz", cwd=tmp_path).returncode == 2


def test_nothing_is_told_where_nothing_shall_be(tmp_path: Path) -> None:
    bare = ["--no-watermark", "--no-metadata", "--provenance", "none", "--seed", "3"]
    for name in ("a.png", "b.png"):
        assert limner("generate", "a red cube", "-o", name, *bare, *SMALL, cwd=tmp_path).returncode == 0
    data = (tmp_path / "a.png").read_bytes()
    assert data == (tmp_path / "b.png").read_bytes()
    assert b"limner" not in data and b"c2pa" not in data
    report = limner("verify", "--json", "a.png", cwd=tmp_path)
    told = json.loads(report.stdout)
    assert report.returncode == 1 and told["mark"] is None and told["signature"] is None
