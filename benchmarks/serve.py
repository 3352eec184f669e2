"""The service under load: throughput beside the bare engine, latency, health, memory. Prints what docs/operation.md shows.

    python -m venv /tmp/load && /tmp/load/bin/pip install locust
    python benchmarks/serve.py --locust /tmp/load/bin/locust --clients 1 4 16 --turns 5 --seconds 30

(locust in an environment of its own: it patches the standard library, and pytest too where it is installed.)

The bare engine is one process that makes the same pictures (read, render, mark, sign, encode) at the same niceness as a
worker. Short turns of it and of the service alternate, because machines are noisy (the same picture took one second and two
within a minute); besides pictures a second, processor seconds a picture are compared, which a busy machine moves less.
The service is the same one all the time, so that its memory is that of the whole run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PROMPTS = ("a red cube", "two apples on a table", "a cat in a garden", "a boat on the sea", "a house on a hill")
BARE = """
import os, sys, time
os.nice(5)
sys.path.insert(0, sys.argv[1])
from itertools import count
from pathlib import Path
from limner import pipeline
from limner.request import Request
side, place, PROMPTS, numbers = int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:], count()
def one():
    n = next(numbers)
    request = Request(PROMPTS[n % len(PROMPTS)], width=side, height=side, quality="draft", seed=n)
    for picture in pipeline.run(request):
        picture.save(place / "bare.png")
for _ in PROMPTS:
    one()
print("ready", flush=True)
for line in sys.stdin:
    seconds = float(line)
    start, cpu, made = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - start < seconds:
        one()
        made += 1
    print(made, time.perf_counter() - start, time.process_time() - cpu, flush=True)
"""


class Bare:
    """The engine without a service, in a process that waits between its turns."""

    def __init__(self, side: int, place: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", BARE, str(HERE.parent / "src"), str(side), str(place), *PROMPTS],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None and self._process.stdout.readline() == "ready\n"

    def turn(self, seconds: float) -> tuple[int, float, float]:
        """(pictures, seconds, processor seconds)."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{seconds}\n")
        self._process.stdin.flush()
        made, wall, cpu = self._process.stdout.readline().split()
        return int(made), float(wall), float(cpu)

    def end(self) -> None:
        """Let it go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)


class Served:
    """A service of our own on loopback."""

    def __init__(self, place: Path) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = int(found.getsockname()[1])
        self.base = f"http://127.0.0.1:{self.port}"
        aliases = place / "aliases.toml"
        aliases.write_text('["bench"]\napi = "any"\n')
        self._log = (place / "log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "limner", "serve", "--port", str(self.port), "--folder", str(place)],
            env={**os.environ, "LIMNER_ALIASES": str(aliases)}, stderr=self._log,
        )  # fmt: skip
        while True:
            assert self.process.poll() is None, "the service ended at once"
            try:
                with urllib.request.urlopen(self.base + "/readyz") as reply:
                    if reply.status == 200:
                        return
            except OSError:
                time.sleep(0.2)

    def warm(self, side: int) -> None:
        """The first pictures compile what the others use."""
        for number, prompt in enumerate(PROMPTS):
            body = {"model": "bench", "prompt": prompt, "size": f"{side}x{side}", "quality": "low", "seed": number}
            asked = urllib.request.Request(
                self.base + "/v1/images/generations", json.dumps(body).encode(), {"content-type": "application/json"}
            )
            urllib.request.urlopen(asked, timeout=600).close()

    def metrics(self) -> dict[str, float]:
        """Every series."""
        with urllib.request.urlopen(self.base + "/metrics") as reply:
            lines = reply.read().decode().splitlines()
        return {n: float(v) for n, _, v in (line.rpartition(" ") for line in lines if not line.startswith("#"))}

    def children(self) -> list[int]:
        """Process ids of the workers."""
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == self.process.pid:
                found.append(int(status.parent.name))
        return found

    def cpu(self) -> float:
        """Processor seconds of the service and its workers."""
        ticks = 0
        for pid in (self.process.pid, *self.children()):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Tell it to end."""
        self.process.terminate()
        self.process.wait(60)
        self._log.close()


class Watch(threading.Thread):
    """Asks for /healthz ten times a second, on one connection, and notes memory every five seconds."""

    def __init__(self, served: Served) -> None:
        super().__init__(daemon=True)
        self._served, self._done = served, threading.Event()
        self.health: list[float] = []
        self.memory: list[tuple[float, float, float]] = []

    def run(self) -> None:
        import http.client

        connection = http.client.HTTPConnection("127.0.0.1", self._served.port, timeout=60)
        looked = -9.0
        while not self._done.wait(0.1):
            start = time.perf_counter()
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            self.health.append(time.perf_counter() - start)
            if start - looked > 5:
                looked = start
                now = self._served.metrics()
                worker = now['limner_worker_memory_bytes{worker="0"}']
                self.memory.append((start, now["process_resident_memory_bytes"], worker))

    def stop(self) -> None:
        """No more of it."""
        self._done.set()
        self.join(60)


def load(locust: str, served: Served, clients: int, seconds: float, side: int) -> dict[str, Any]:
    """One turn of locust: its figures, with processor seconds and what the watch saw."""
    watch, cpu = Watch(served), served.cpu()
    watch.start()
    command = [
        locust, "-f", str(HERE / "serve_load.py"), "--headless", "-u", str(clients), "-r",
        str(clients), "-t", f"{seconds:.0f}s", "--stop-timeout", "120", "--host", served.base, "--json", "--only-summary",
    ]  # fmt: skip
    said = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "LIMNER_BENCH_SIDE": str(side)}, timeout=seconds + 300
    )
    cpu = served.cpu() - cpu
    watch.stop()
    found = json.loads(said.stdout[said.stdout.index("[") :])
    assert found, f"no picture came within {seconds:.0f} s: make --seconds longer\n{said.stderr[-2000:]}"
    stats = found[0]
    times = sorted(t for t, n in stats["response_times"].items() for t in [float(t)] * n)
    return {
        "made": stats["num_requests"] - stats["num_failures"], "failed": stats["num_failures"],
        "wall": stats["last_request_timestamp"] - stats["start_time"], "cpu": cpu,
        "times": [t / 1000 for t in times], "health": watch.health, "memory": watch.memory,
    }  # fmt: skip


def share(values: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


def row(clients: int, found: list[dict[str, Any]], bare: list[tuple[int, float, float]]) -> str:
    """A line of the table over all turns."""
    made, failed, wall, cpu = (sum(one[k] for one in found) for k in ("made", "failed", "wall", "cpu"))
    bare_made, bare_wall, bare_cpu = (sum(values) for values in zip(*bare, strict=True))
    ratios = [one["made"] / one["wall"] / (n / w) for one, (n, w, _) in zip(found, bare, strict=True)]
    times, health = ([t for one in found for t in one[k]] for k in ("times", "health"))
    return (
        f"| {clients} | {made} ({failed} failed) | {made / wall:.2f} | {bare_made / bare_wall:.2f} | "
        f"{made / wall / (bare_made / bare_wall):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) | "
        f"{cpu / max(1, made):.2f} / {bare_cpu / bare_made:.2f} s | {share(times, 0.5):.1f} / {share(times, 0.95):.1f} s | "
        f"{share(health, 0.5) * 1e3:.1f} / {share(health, 0.95) * 1e3:.1f} / {max(health) * 1e3:.0f} ms |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--turns", type=int, default=5, help="of each, for every number of clients")
    parser.add_argument("--seconds", type=float, default=30, help="of each turn")
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--locust", default="locust", help="the command")
    given = parser.parse_args()
    rows, memory = [], []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["LIMNER_HOME"] = str(place / "home")
        os.environ["PYTHONPATH"] = os.pathsep.join(
            filter(None, [str(HERE.parent / "src"), os.environ.get("PYTHONPATH")])
        )
        bare, served = Bare(given.side, place), Served(place)
        try:
            served.warm(given.side)
            for clients in given.clients:
                turns = [
                    (load(given.locust, served, clients, given.seconds, given.side), bare.turn(given.seconds))
                    for _ in range(given.turns)
                ]
                rows.append(row(clients, [one for one, _ in turns], [other for _, other in turns]))
                print(rows[-1], file=sys.stderr)
                for one, _ in turns:
                    memory += [(clients, *seen) for seen in one["memory"]]
        finally:
            served.end()
            bare.end()
    print(
        "| clients | pictures | a second | bare engine | ratio (of single turns) | processor, served / bare | p50 / p95 | "
        "`/healthz` p50 / p95 / most |\n|---|---|---|---|---|---|---|---|"
    )
    print("\n".join(rows))
    print("\nMemory of service and worker, minute by minute from the first load on:")
    begun, shown = memory[0][1], -1
    for clients, at, service, worker in memory:
        if (minute := int((at - begun) / 60)) > shown:
            shown = minute
            print(f"- {minute} min, {clients} clients: {service / 1e6:.0f} MB and {worker / 1e6:.0f} MB")
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        name = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown")
    print(
        f"\n{given.side} px draft pictures. Machine: {name}, {os.cpu_count()} cores, {platform.system()}, Python "
        f"{platform.python_version()}, load average {statistics.fmean(os.getloadavg()):.1f} at the end."
    )


if __name__ == "__main__":
    main()
