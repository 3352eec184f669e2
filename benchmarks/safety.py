"""How often the prompt check is wrong, and how long it takes: a Markdown report on stdout.

python benchmarks/safety.py --prompts ../shared/data/prompts/{partiprompts.tsv,drawbench.txt,dalle3_eval.txt}

--prompts: lists of benign prompts: .txt (one a line), .tsv (column Prompt), .csv (column prompt), .jsonl (field
prompt). Every one that is blocked is listed with its reason. Recall is measured on tests/safety/harmful.tsv, by
part (A was used while the lists were written, B was not looked at; C to H were written after the lists stood,
and the lists were widened by concept when they had been measured once; I and J are by strangers, and nothing was ever
trained or tuned on them), category, language and kind; false alarms also on their authors' harmless look-alikes.
--pictures FILE...: also judge these picture files and time the detector.
"""

from __future__ import annotations

import argparse
import base64
import csv
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from limner.safety import LEVELS, judge_prompt

LABELLED = Path(__file__).parents[1] / "tests/safety/harmful.tsv"
STRANGERS = "IJ"


def read(path: Path) -> list[str]:
    """The prompts of one list."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".tsv":
        return [
            r["Prompt"] for r in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    if path.suffix == ".csv":
        return [row["prompt"] for row in csv.DictReader(text.splitlines())]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [json.loads(line)["prompt"] for line in lines] if path.suffix == ".jsonl" else lines


def false_positives(paths: Sequence[Path]) -> None:
    """A table of the share blocked per list and level, then every prompt blocked at the default level."""
    print("\n## Benign prompts blocked\n")
    print("| list | prompts | " + " | ".join(LEVELS[:3]) + " |\n|---|---|---|---|---|")
    listed, totals, count = [], [0, 0, 0], 0
    for path in paths:
        prompts = read(path)
        blocked = [0, 0, 0]
        for prompt in prompts:
            for i, level in enumerate(LEVELS[:3]):
                found = [v for v in judge_prompt(prompt, level=level) if v.blocked]
                blocked[i] += bool(found)
                if found and i == 1:
                    listed.append((path.name, prompt, found[0]))
        totals = [a + b for a, b in zip(totals, blocked, strict=True)]
        count += len(prompts)
        print(
            f"| {path.name} | {len(prompts)} | "
            + " | ".join(f"{b} ({b / len(prompts):.2%})" for b in blocked)
            + " |"
        )
    if count:
        print(f"| all | {count} | " + " | ".join(f"{t} ({t / count:.2%})" for t in totals) + " |")
    print(f"\nBlocked at {LEVELS[1]}: {len(listed) or 'none'}")
    for name, prompt, verdict in listed:
        print(f"- {name}: {prompt[:120]!r} - {verdict.category} {verdict.score:.2f}, {verdict.why}")


def recall() -> None:
    """Recall at the default level on the labelled set, by part, kind, language and category."""
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for line in LABELLED.read_text().splitlines():
        if line.startswith("#"):
            continue
        part, category, language, kind, text = line.split("\t")
        hit = any(v.blocked for v in judge_prompt(base64.b64decode(text).decode()))
        for group in (
            ("all", "all"),
            ("part", part),
            ("kind", kind),
            ("language", language),
            ("category", category),
        ):
            groups[group].append(hit)
            if part in STRANGERS:
                groups[f"strangers, {group[0]}", group[1]].append(hit)
    print("\n## Recall on the labelled set\n\n| group | | prompts | blocked |\n|---|---|---|---|")
    for (group, name), hits in sorted(groups.items()):
        print(f"| {group} | {name} | {len(hits)} | {statistics.mean(hits):.3f} |")
    look = LABELLED.with_name("neighbours.txt").read_text(encoding="utf-8").splitlines()
    alarms = sum(any(v.blocked for v in judge_prompt(text)) for text in look)
    print(f"\nThe strangers' harmless look-alikes: {alarms} of {len(look)} blocked.")


def speed(prompts: Sequence[str]) -> None:
    """Milliseconds a prompt, the first call apart."""
    for prompt in prompts:
        judge_prompt(prompt)
    times = []
    for prompt in prompts:
        begun = time.perf_counter()
        judge_prompt(prompt)
        times.append((time.perf_counter() - begun) * 1e3)
    times.sort()
    words = statistics.mean(len(p.split()) for p in prompts)
    print(f"\nWarm, {len(prompts)} prompts of {words:.0f} words on average: mean {statistics.mean(times):.1f} ms, "
          f"95 % within {times[int(0.95 * len(times))]:.1f} ms, longest {times[-1]:.1f} ms.")  # fmt: skip


def pictures(paths: Sequence[Path]) -> None:
    """What the detector says of picture files, and its time."""
    import numpy as np
    from PIL import Image

    from limner.safety import judge_picture

    print("\n## Pictures\n")
    times = []
    for path in paths:
        pixels = np.asarray(Image.open(path).convert("RGB"))
        begun = time.perf_counter()
        found = judge_picture(pixels)
        times.append((time.perf_counter() - begun) * 1e3)
        worst = found[0] if found else None
        print(
            f"- {path.name}: "
            + (
                f"{worst.category} {worst.score:.2f} blocked={worst.blocked}, {worst.why}"
                if worst
                else "nothing"
            )
        )
    print(
        f"\n{len(times)} pictures: first {times[0]:.0f} ms, then {statistics.median(times[1:] or times):.0f} ms."
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--prompts", nargs="*", type=Path, default=[])
    parser.add_argument("--pictures", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    begun = time.perf_counter()
    judge_prompt("a lighthouse at dawn")
    print(f"# Safety\n\nFirst prompt of a process: {(time.perf_counter() - begun) * 1e3:.0f} ms.")
    if options.prompts:
        false_positives(options.prompts)
        speed([prompt for path in options.prompts for prompt in read(path)])
    recall()
    if options.pictures:
        pictures(options.pictures)


if __name__ == "__main__":
    main()
