"""How often the reader takes from a GenEval line exactly what the line's own `include` list says, nothing rendered.

    python benchmarks/reading.py shared/data/prompts/geneval.jsonl [--misses]

A line agrees when its subjects (by class), counts, colours and position are all as listed and nothing is left over.
Also told: milliseconds a prompt, warm.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from limner.engines.diorama import _vocabulary
from limner.prompt import Scene, Vocabulary, read

KINDS = {"left of": "left_of", "right of": "right_of", "above": "above", "below": "below"}


def differences(scene: Scene, include: list[dict[str, Any]], vocabulary: Vocabulary) -> list[str]:
    """What of a line's `include` list the scene lacks, and what it has beside it."""
    wrong: list[str] = []
    left = list(scene.subjects)
    found: list[str | None] = []
    for item in include:
        match = vocabulary.find(item["class"])
        fits = [s for s in left if match is not None and s.body == match.key]
        if "color" in item:
            fits.sort(key=lambda s: not (s.colours and s.colours[0].name == item["color"]))
        if not fits:
            wrong.append(f"subject {item['class']}")
            found.append(None)
            continue
        subject = fits[0]
        left.remove(subject)
        found.append(subject.id)
        if subject.count != item["count"]:
            wrong.append(f"count {item['class']}: {subject.count}, not {item['count']}")
        colours = [c.name for c in subject.colours]
        if colours != ([item["color"]] if "color" in item else []):
            wrong.append(f"colour {item['class']}: {colours}, not {item.get('color')}")
    joined = {(r.subject, r.kind, r.objects[0]) for r in scene.relations}
    for item, id in zip(include, found, strict=True):
        if "position" in item:
            kind, other = item["position"]
            wanted = (id, KINDS[kind], found[other])
            if wanted not in joined:
                wrong.append(f"relation {wanted}, got {sorted(joined)}")
            joined.discard(wanted)  # type: ignore[arg-type]
    wrong.extend(f"beside them {s.id}" for s in left)
    wrong.extend(f"beside them {r}" for r in sorted(joined))
    wrong.extend(f"unresolved {u.words!r}" for u in scene.unresolved)
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("prompts", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every line that does not agree")
    args = parser.parse_args()
    lines = [json.loads(line) for line in args.prompts.read_text("utf-8").splitlines() if line.strip()]
    vocabulary = _vocabulary(None)
    read("a dog", vocabulary)
    good: Counter[str] = Counter()
    every: Counter[str] = Counter()
    start = time.perf_counter()
    for line in lines:
        wrong = differences(read(line["prompt"], vocabulary), line["include"], vocabulary)
        every[line["tag"]] += 1
        good[line["tag"]] += not wrong
        if wrong and args.misses:
            print(f"{line['prompt']}: {'; '.join(wrong)}")
    took = (time.perf_counter() - start) / len(lines) * 1000
    for tag in sorted(every):
        print(f"{tag:16} {good[tag]:4} / {every[tag]}")
    print(f"{'all':16} {good.total():4} / {every.total()}   {took:.1f} ms a prompt")


if __name__ == "__main__":
    main()
