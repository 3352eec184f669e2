"""How often the reader takes from a prompt exactly what its list says, nothing rendered.

    python benchmarks/reading.py geneval.jsonl [--misses]     # GenEval's lines: things, counts, colours, position
    python benchmarks/reading.py geckonum.csv [--misses]      # GeckoNum's: the count of every entity
    python benchmarks/reading.py longtext_en.jsonl [--misses] # X-Omni's: every text, on the right kind of carrier

GenEval: a line agrees when its subjects (by class), counts, colours and position are all as listed and nothing is
left over. GeckoNum: a line agrees when every entity is there as often as listed; entities without a body in the
vocabulary are told apart. Long texts: found when some lettering is the text word by word. Also told: milliseconds
a prompt, warm.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from limner.engines.diorama import _vocabulary
from limner.prompt import Scene, Vocabulary, read
from limner.prompt.colours import NAMES

KINDS = {"left of": "left_of", "right of": "right_of", "above": "above", "below": "below"}
VAGUE = {"many": range(6, 201), "few": range(2, 6), "only a few": range(2, 6), "X": range(1, 201)}
# Which surfaces are right for X-Omni's categories: what carries most of the text there.
CARRIERS = {
    "sign": {"sign", "banner", "neon", "poster", "screen"},
    "label": {"label", "sign", "shirt"},
    "dialogue": {"bubble"},
    "webpage": {"screen", "page", "poster"},
    "slide": {"screen", "poster"},
    "poster": {"poster", "banner", "sign"},
    "caption": {"screen", "label", "sign", "letters", "banner"},
    "print": {"page", "poster", "label"},
}


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


def miscounted(scene: Scene, entities: str, vocabulary: Vocabulary) -> tuple[list[str], bool]:
    """(what GeckoNum's `entities` list says and the scene does not, whether all of it can be shown at all).

    Fractions are shown whole and must be told; "X" is any number; "more", "fewer" and "as many" are
    compared with the other entity.
    """
    wrong: list[str] = []
    shown: dict[str, int] = {}
    compared: dict[str, str] = {}
    possible = True
    for item in entities.replace('"', "").split(","):
        name, _, amount = item.strip().rpartition(":")
        colour, _, rest = name.partition(" ")
        thing, wanted = (rest, colour) if colour in NAMES and rest else (name, None)
        match = vocabulary.find(thing)
        if match is None:
            possible = False
            wrong.append(f"no body for {thing}")
            continue
        got = sum(
            s.count for s in scene.subjects
            if s.body == match.key and (wanted is None or [c.name for c in s.colours] == [wanted])
        )  # fmt: skip
        shown[name] = got
        if amount == "no":
            if got:
                wrong.append(f"{name}: {got}, not none")
        elif amount in ("more", "fewer", "as many"):
            compared[name] = amount
        elif amount in VAGUE:
            if got not in VAGUE[amount]:
                wrong.append(f"{name}: {got}, not {amount}")
        elif amount.isdecimal():
            if got != int(amount):
                wrong.append(f"{name}: {got}, not {amount}")
        elif not got or not scene.unresolved:
            wrong.append(f"{name}: {got}, of {amount} nothing is told")
    for name, how in compared.items():
        others = [n for other, n in shown.items() if other != name]
        for other in others:
            agrees = {"more": shown[name] > other, "fewer": shown[name] < other, "as many": shown[name] == other}
            if not agrees[how]:
                wrong.append(f"{name}: {shown[name]}, not {how} than {other}")
    return wrong, possible


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())


def unwritten(scene: Scene, category: str, texts: list[str]) -> list[str]:
    """Which of `texts` no lettering of the scene is, or is on a carrier of another kind than its category's."""
    wrong: list[str] = []
    written = {_plain(item.text): item.surface for item in scene.lettering}
    for text in texts:
        surface = written.get(_plain(text))
        if surface is None:
            wrong.append(f"not written {text!r}")
        elif surface not in CARRIERS.get(category, {surface}):
            wrong.append(f"on {surface} {text!r}")
    return wrong


def lines(path: Path, vocabulary: Vocabulary) -> Iterator[tuple[str, str, list[str]]]:
    """(tag, prompt, what is wrong) of each line of a list."""
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                wrong, possible = miscounted(read(row["prompt"], vocabulary), row["entities"], vocabulary)
                tag = row["prompt_type"] if possible else "(no body)"
                yield tag, row["prompt"], wrong
        return
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        item = json.loads(line)
        scene = read(item["prompt"], vocabulary)
        if "include" in item:
            yield item["tag"], item["prompt"], differences(scene, item["include"], vocabulary)
        else:
            yield item["category"], item["prompt"], unwritten(scene, item["category"], item["text"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("prompts", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every line that does not agree")
    args = parser.parse_args()
    vocabulary = _vocabulary(None)
    read("a dog", vocabulary)
    good: Counter[str] = Counter()
    every: Counter[str] = Counter()
    start = time.perf_counter()
    for tag, prompt, wrong in lines(args.prompts, vocabulary):
        every[tag] += 1
        good[tag] += not wrong
        if wrong and args.misses:
            print(f"[{tag}] {prompt}: {'; '.join(wrong)}")
    took = (time.perf_counter() - start) / every.total() * 1000
    for tag in sorted(every):
        print(f"{tag:22} {good[tag]:4} / {every[tag]}")
    print(f"{'all':22} {good.total():4} / {every.total()}   {took:.1f} ms a prompt")


if __name__ == "__main__":
    main()
