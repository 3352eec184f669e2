"""What cannot be run here is read: dashboards and alerts ask for metrics that exist, manifests agree with the program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml")
DEPLOY = Path(__file__).parent.parent / "deploy"
_CLAUSES = r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|\b(?:group_left|group_right|and|or|unless|bool)\b"
OTHERS = {"up"}
"""Series that Prometheus itself makes."""


def names(expression: str) -> set[str]:
    """Metric names in a PromQL expression."""
    bare = re.sub(r'"[^"]*"|\{[^}]*\}|\[[^\]]*\]', " ", expression)
    bare = re.sub(_CLAUSES, " ", bare)
    return {n for n in re.findall(r"[a-zA-Z_:][\w:]*(?!\w|\s*\()", bare) if not re.fullmatch(r"e\d*", n)}


def expressions() -> list[tuple[str, str]]:
    board = json.loads((DEPLOY / "grafana/limner.json").read_text())
    found = [(p["title"], t["expr"]) for p in board["panels"] for t in p["targets"]]
    rules = yaml.safe_load((DEPLOY / "prometheus/alerts.yml").read_text())
    return found + [(r["alert"], r["expr"]) for g in rules["groups"] for r in g["rules"]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Of every series the service has: name -> label names, after a job of each fate."""
    from prometheus_client.parser import text_string_to_metric_families as parsed

    from limner.jobs import Event, Queue
    from limner.request import Request
    from limner.serve.metrics import Metrics

    queue = Queue(tmp_path_factory.mktemp("queue"))
    metrics = Metrics(queue, "1")
    queue.watch(metrics.watch)
    facts = {"engine": "diorama", "seconds": {"build": 1.0, "render": 2.0}}
    for state in ("done", "failed", "cancelled"):
        job = queue.submit(Request("a cube"), owner="a")
        started = queue.store.begin(job.number)
        metrics.watch(Event("started", started))
        metrics.watch(Event("picture", started, facts))
        queue.store.end(job.id, state)
        metrics.watch(Event("ended", queue.store.get(job.id), {"how": "request"}))
    metrics.reply("GET", "/healthz", 200, 0.001)
    out: dict[str, set[str]] = {}
    for family in parsed(metrics.text().decode()):
        for sample in family.samples:
            out.setdefault(sample.name, set()).update(sample.labels)
    queue.close()
    return out


@pytest.mark.parametrize(("where", "expression"), expressions())
def test_what_is_asked_for_exists(where: str, expression: str, served: dict[str, set[str]]) -> None:
    asked = names(expression)
    assert asked and not asked - set(served) - OTHERS, f"{where} asks for {asked - set(served)}"
    labels = {label for name in asked for label in served.get(name, ())} | {"job"}
    for group in re.findall(r"\b(?:by|without|on|ignoring)\s*\(([^)]*)\)", expression):
        assert {label.strip() for label in group.split(",")} <= labels, f"{where}: {group}"
    for matcher in re.findall(r"(\w+)\s*(?:=~|!=|!~|=)\s*\"", expression):
        assert matcher in labels, f"{where}: {matcher}"


def test_the_reader_of_expressions_finds_what_is_wrong() -> None:
    assert names('sum by (le) (rate(limner_x_bucket{route="/a"}[5m])) > 0.05 and no_such_thing') == {
        "limner_x_bucket", "no_such_thing",
    }  # fmt: skip
    assert names("sum(a_total) / ignoring (stage) group_left sum by (engine) (b_total)") == {"a_total", "b_total"}


def test_every_metric_of_ours_is_shown_somewhere(served: dict[str, set[str]]) -> None:
    shown = set().union(*(names(expression) for _, expression in expressions()))
    ours = {re.sub(r"_(bucket|count|sum)$", "", name) for name in served if name.startswith("limner_")}
    shown = {re.sub(r"_(bucket|count|sum)$", "", name) for name in shown}
    # How many jobs are kept, and what a restart put back, are for somebody who looks.
    assert ours - shown == {"limner_jobs_kept", "limner_jobs_recovered_total"}


def test_settings_in_the_environment_are_options() -> None:
    from limner.cli.serve import command

    known = {f"LIMNER_SERVE_{option.name.upper()}" for option in command.params if option.name}
    for file in DEPLOY.rglob("*"):
        if file.is_file():
            for name in re.findall(r"LIMNER_SERVE_[A-Z_]*[A-Z]", file.read_text()):
                assert name in known, f"{file.name}: {name}"
    manifest = (DEPLOY / "kubernetes/limner.yaml").read_text()
    options = {name for option in command.params for name in option.opts}
    for name in re.findall(r"[\[ ](--[a-z-]+)[,\]]", manifest):
        assert name in options, name


def test_the_pod_is_confined_and_has_time_to_end() -> None:
    pod = next(
        d for d in yaml.safe_load_all((DEPLOY / "kubernetes/limner.yaml").read_text()) if d["kind"] == "Deployment"
    )["spec"]["template"]["spec"]  # fmt: skip
    box = pod["containers"][0]
    assert pod["securityContext"]["runAsNonRoot"] and box["securityContext"]["readOnlyRootFilesystem"]
    assert box["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert {box[p]["httpGet"]["path"] for p in ("startupProbe", "livenessProbe")} == {"/healthz"}
    assert box["readinessProbe"]["httpGet"]["path"] == "/readyz"
    drain = int(box["args"][box["args"].index("--drain") + 1])
    assert pod["terminationGracePeriodSeconds"] > drain + 5 + 10
    assert "memory" in box["resources"]["limits"] and any("persistentVolumeClaim" in v for v in pod["volumes"])


def _tool(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("hadolint", ["Dockerfile", "Dockerfile.cuda"]), ("yamllint", ["-s", "."]),
        ("kubernetes-validate", ["--strict", "kubernetes/limner.yaml"]),
        ("promtool", ["check", "config", "prometheus/prometheus.yml"]),
        ("promtool", ["test", "rules", "prometheus/alerts.test.yml"]),
    ],
)  # fmt: skip
def test_linters_have_nothing_to_say(tool: str, command: list[str]) -> None:
    said = subprocess.run([_tool(tool), *command], cwd=DEPLOY, capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        (None, "limner[train]"), ("limner==1.2", "limner[train]==1.2"),
        ("git+https://example.org/limner@main", "limner[train] @ git+https://example.org/limner@main"),
    ],
)  # fmt: skip
def test_the_script_installs_what_training_needs(tmp_path: Path, source: str | None, meant: str) -> None:
    (tmp_path / "gcloud").write_text('#!/bin/bash\nprintf "%s\\n" "$*" >>"${0%/*}/said"\n')
    (tmp_path / "gcloud").chmod(0o755)
    told = {"NAME": "n", "ZONE": "z", "TYPE": "t", "BUCKET": "gs://b", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    told |= {} if source is None else {"SOURCE": source}
    subprocess.run([_tool("bash"), DEPLOY / "train/tpu-vm.sh", "r.toml"], env=told, check=True, timeout=60)
    assert f"pip install -q '{meant}' 'jax[tpu]'" in (tmp_path / "said").read_text()


def test_compose_files_are_understood(tmp_path: Path) -> None:
    files = [yaml.safe_load((DEPLOY / name).read_text()) for name in ("compose.yaml", "compose.cuda.yaml")]
    assert set(files[1]["services"]) <= set(files[0]["services"])
    for service in files[0]["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert (DEPLOY / source).exists() if source.startswith(".") else source in files[0]["volumes"], volume
    for file in files:
        build = file["services"]["limner"]["build"]
        assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()
    tool = _tool("docker-compose")
    place = shutil.copytree(DEPLOY, tmp_path / "deploy")
    (place / "keys.toml").write_text("")
    for extra in ([], ["-f", "compose.cuda.yaml"]):
        said = subprocess.run(
            [tool, "-f", "compose.yaml", *extra, "config", "-q"], cwd=place, capture_output=True, text=True, timeout=60
        )
        assert said.returncode == 0, said.stderr


def test_the_unit_is_understood_by_systemd(tmp_path: Path) -> None:
    text = (DEPLOY / "systemd/limner.service").read_text()
    grace: Any = re.search(r"TimeoutStopSec=(\d+)", text)
    assert int(grace[1]) > 20 + 10
    unit = tmp_path / "limner.service"
    unit.write_text(text.replace("/opt/limner/bin/limner", "/bin/true"))
    said = subprocess.run([_tool("systemd-analyze"), "verify", str(unit)], capture_output=True, text=True, timeout=60)
    assert said.returncode == 0 and "limner.service" not in said.stderr, said.stderr
