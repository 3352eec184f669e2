import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

LIMNER = [sys.executable, "-c", "from limner.cli import main; main()"]


def limner(*words, cwd=None):
    return subprocess.run([*LIMNER, *words], capture_output=True, text=True, cwd=cwd, timeout=240)


def test_help_is_quick():
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert limner("--help").returncode == 0
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["generate", ""], "prompt"),
        (["generate", "x" * 40_000], "prompt"),
        (["generate", "a fox", "--size", "7"], "size"),
        (["generate", "a fox", "-n", "0"], "count"),
        (["generate", "a fox", "--style", "cubism"], "style"),
        (["generate", "--scene", "none.json"], "scene"),
        (["generate", "--scene", "broken.json"], "scene"),
        (["generate", "--scene", "wrong.json"], "scene.subjects[0].count"),
        (["generate", "a fox", "-o", "missing/fox.png"], "output"),
        (["generate", "a fox", "-o", "fox.bmp"], "output"),
        (["generate", "a fox", "--engine", "imagen"], "engine"),
        (["generate", "a fox", "--assets", "missing"], "assets"),
        (["generate", "a fox", "--size", "512", "--aspect", "1:1"], "size"),
        (["show", "none.png"], "none.png"),
    ],
)
def test_wrong_input_is_one_clear_line_and_writes_nothing(words, named, tmp_path):
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "wrong.json").write_text(
        json.dumps({"subjects": [{"id": "a", "body": "fox", "words": "f", "count": 0}]})
    )
    before = sorted(tmp_path.iterdir())
    done = limner(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and len(done.stderr) < 700
    assert sorted(tmp_path.iterdir()) == before


def test_generate_show_rerun(tmp_path):
    words = [
        "generate",
        "a yellow cube and a gryphlonk",
        "-o",
        "a.png",
        "--size",
        "256",
        "--quality",
        "draft",
        "--json",
    ]
    done = limner(*words, "--save-scene", "s.json", "--layers", "l", "--glb", "a.glb", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["unresolved"] and "gryphlonk" in done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"a.png", "s.json", "l", "a.glb"}
    assert {"depth.png", "depth.npy", "normals.png"} <= {p.name for p in (tmp_path / "l").iterdir()}
    shown = limner("show", "a.png", cwd=tmp_path).stdout
    assert "a yellow cube" in shown and str(told["seed"]) in shown and "256x256" in shown
    again = limner("rerun", "a.png", "-o", "b.png", "-q", cwd=tmp_path)
    assert "the pixels are the same" in again.stderr
    assert np.array_equal(
        np.asarray(Image.open(tmp_path / "a.png")), np.asarray(Image.open(tmp_path / "b.png"))
    )


def test_without_metadata(tmp_path):
    words = [
        "generate",
        "a yellow cube",
        "-o",
        "a.png",
        "--size",
        "256",
        "--quality",
        "draft",
        "--no-metadata",
        "-q",
    ]
    assert limner(*words, cwd=tmp_path).returncode == 0
    assert b"yellow" not in (tmp_path / "a.png").read_bytes()
    done = limner("show", "a.png", cwd=tmp_path)
    assert done.returncode == 2 and "no limner record" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_interrupt_stops_within_a_second_and_leaves_nothing(tmp_path):
    # A busy machine may delay any process; limner itself is slow only if it is slow every time.
    assert any(_seconds_to_stop(tmp_path) < 1.0 for _ in range(3))


def _seconds_to_stop(folder):
    words = ["generate", "a fox on a meadow", "-o", "a.png", "--size", "1024", "--quality", "high"]
    process = subprocess.Popen(
        # A shell's background job ignores interrupts, and its children inherit that; a terminal's does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        args=[*LIMNER, *words],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "render" in line:
            break
    time.sleep(1.5)
    start = time.perf_counter()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    took = time.perf_counter() - start
    process.stderr.close()
    assert list(folder.iterdir()) == []
    return took


def test_doctor_names_the_renderer():
    out = limner("doctor").stdout
    assert "llvm_ad_rgb" in out or ("scalar_rgb" in out and "to get it" in out)


def test_training_data_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import importlib.util

    from limner.cli.data import command
    from limner.errors import MissingDependency

    there = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "fsspec" else there(name, *more)
    )
    with pytest.raises(MissingDependency, match=r"limner\[train\]"):
        command.main(["emoji", "--out", str(tmp_path / "d")], standalone_mode=False)
    assert not (tmp_path / "d").exists()


def test_sizes_of_training_pictures_are_those_that_are_drawn(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from limner.cli.data import command
    from limner.errors import InvalidRequest

    with pytest.raises(InvalidRequest, match="256 to 2048"):
        command.main(
            ["diorama", "--size", "64", "--count", "1", "--out", str(tmp_path / "d")], standalone_mode=False
        )
    assert "256 to 2048" in CliRunner().invoke(command, ["diorama", "--help"]).output
