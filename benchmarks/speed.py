"""How long a picture takes here, and how much is installed: a Markdown table on stdout.

python benchmarks/speed.py                              everything, both renderers (slow without LLVM)
python benchmarks/speed.py --only draft --size 512      one quality, one size
python benchmarks/speed.py --variant scalar_rgb         one renderer

Every renderer is measured in a process of its own, after one small warm-up picture. Times are medians of
--repeat pictures with different seeds, in seconds of wall time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

PROMPT = 'a fox reading a book under a tree on a sunny meadow, with the title "FOX TALES"'
QUALITIES = ("draft", "standard", "high")
SIZES = (512, 1024)
VARIANTS = ("llvm_ad_rgb", "scalar_rgb")
STAGES = ("build", "render", "develop")
HELP = "import sys; sys.argv[1:] = ['--help']; from limner.cli import main; main()"


def measure(qualities: Sequence[str], sizes: Sequence[int], repeat: int) -> dict:
    """In this process: seconds by stage for every quality and size, and the renderer's share of the total."""
    import numpy as np

    import limner
    from limner.diorama.device import choose, mitsuba

    start = time.perf_counter()
    limner.generate(PROMPT, seed=0, width=256, height=256, quality="draft")
    warm_up = time.perf_counter() - start
    mi = mitsuba()
    inside = 0.0
    traced = mi.render

    def timed(*args: object, **named: object) -> object:
        # Dr.Jit works in the background: evaluating the pixels here makes the time its own.
        nonlocal inside
        begun = time.perf_counter()
        image = traced(*args, **named)
        np.asarray(image)
        inside += time.perf_counter() - begun
        return image

    mi.render = timed
    rows = []
    for quality in qualities:
        for size in sizes:
            runs = []
            for seed in range(1, repeat + 1):
                inside, start = 0.0, time.perf_counter()
                picture = limner.generate(PROMPT, seed=seed, width=size, height=size, quality=quality)[0]
                total = time.perf_counter() - start
                runs.append({**picture.seconds, "total": total, "share": inside / total})
            middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
            rows.append({"quality": quality, "size": size, **middle})
    return {"variant": choose().variant, "warm_up": warm_up, "rows": rows}


def child(variant: str, qualities: Sequence[str], sizes: Sequence[int], repeat: int) -> dict | None:
    """`measure` in a process of its own with this renderer; None where the renderer does not run."""
    command = [sys.executable, __file__, "--child", "--repeat", str(repeat), "--only", *qualities]
    command += ["--size", *map(str, sizes)]
    environment = {**os.environ, **({"LIMNER_VARIANT": variant} if variant == "scalar_rgb" else {})}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{variant}: measuring failed\n{done.stderr[-2000:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    return found if found["variant"] == variant else None


def seconds(code: str) -> float:
    """The best of five runs of a line of Python in a fresh interpreter."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def needed(name: str = "limner") -> list[str]:
    """The installed distributions that `name` needs, itself first, without extras."""
    from packaging.requirements import Requirement

    found: dict[str, None] = {}
    queue = [name]
    while queue:
        key = re.sub(r"[-_.]+", "-", queue.pop()).lower()
        if key in found:
            continue
        try:
            wanted = metadata.requires(key) or []
        except metadata.PackageNotFoundError:
            continue
        found[key] = None
        for line in wanted:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                queue.append(requirement.name)
    return list(found)


def megabytes(distribution: str) -> float:
    """The size of a distribution's files on disk. An editable one is measured by its sources."""
    if distribution == "limner":
        import limner

        home = Path(limner.__file__).parent
        files = [p for p in home.rglob("*") if p.is_file() and p.suffix != ".pyc"]
    else:
        files = [Path(str(f.locate())) for f in metadata.files(distribution) or () if f.suffix != ".pyc"]
    return sum(f.stat().st_size for f in files if f.is_file()) / 1e6


def machine() -> str:
    """CPU model, cores given to us, system, Python."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = re.search(r"model name\s*:\s*(.+)", info.read_text())
        model = named[1].strip() if named else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}{load}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure limner on this machine; prints Markdown.")
    parser.add_argument("--only", nargs="+", choices=QUALITIES, default=list(QUALITIES), metavar="QUALITY")
    parser.add_argument("--size", nargs="+", type=int, default=list(SIZES), metavar="PIXELS")
    parser.add_argument("--variant", nargs="+", choices=VARIANTS, default=list(VARIANTS))
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="pictures each; the median counts")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(measure(asked.only, asked.size, asked.repeat)))
        return
    print("| renderer | quality | size | build | render | develop | total | inside Mitsuba |")
    print("|---|---|---|---|---|---|---|---|")
    for variant in asked.variant:
        found = child(variant, asked.only, asked.size, asked.repeat)
        if found is None:
            print(f"| {variant} | does not run here | | | | | | |")
            continue
        print(f"| {variant} | warm-up: draft, with imports | 256 | | | | {found['warm_up']:.1f} s | |")
        for row in found["rows"]:
            stages = " | ".join(f"{row[name]:.1f} s" for name in STAGES)
            row_of = f"| {variant} | {row['quality']} | {row['size']} | {stages} |"
            print(f"{row_of} {row['total']:.1f} s | {row['share']:.0%} |", flush=True)
    sizes = sorted(((megabytes(name), name) for name in needed()), reverse=True)
    largest = ", ".join(f"{name} {size:.0f}" for size, name in sizes[:6])
    total = sum(size for size, _ in sizes)
    print(
        f"\n`import limner` {seconds('import limner'):.2f} s, `limner --help` {seconds(HELP):.2f} s;", end=" "
    )
    print(f"{total:.0f} MB installed in {len(sizes)} packages (largest: {largest}).")
    print(f"\nMachine: {machine()}.")


if __name__ == "__main__":
    main()
