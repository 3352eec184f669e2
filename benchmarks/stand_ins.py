"""How often the reader shows something fitting for a noun, how often nothing, and how often something wrong.

    python benchmarks/stand_ins.py benchmarks/stand_ins.tsv benchmarks/stand_ins_held_out.tsv [--misses]

Each line of a list is a noun and the bodies that a person would accept for it ("-": nothing fits, it must stay
unresolved). Precision = fitting / shown; recall = fitting / nouns for which something fits.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from limner.engines.diorama import _vocabulary
from limner.prompt import Vocabulary, read


def shown(noun: str, vocabulary: Vocabulary) -> str | None:
    """The body that a prompt about `noun` shows; None when the noun stays unresolved."""
    scene = read(f"the {noun} is red", vocabulary)
    return scene.subjects[0].body if scene.subjects else None


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument(
        "--misses", action="store_true", help="print every noun that is shown wrongly or not at all"
    )
    args = parser.parse_args()
    vocabulary = _vocabulary(None)
    keys = {entry.key for entry in vocabulary.entries}
    for path in args.lists:
        right = wrong = missed = has_one = 0
        lines = [x for x in path.read_text("utf-8").splitlines() if x and not x.startswith("#")]
        for line in lines:
            noun, _, bodies = line.partition("\t")
            fitting = set() if bodies == "-" else set(bodies.split("|"))
            fitting |= {noun} & keys  # a body of this very name
            if fitting - keys:
                parser.error(f"{path}: {noun}: the vocabulary has no {sorted(fitting - keys)}")
            body = shown(noun, vocabulary)
            has_one += bool(fitting)
            right += body in fitting
            wrong += body is not None and body not in fitting
            missed += body is None and bool(fitting)
            if args.misses and (body or fitting) and body not in fitting:
                print(f"  {noun}: {body}, not {bodies}")
        print(f"{path.name}: {len(lines)} nouns, {right} fitting, {wrong} wrong, {missed} missed; "
              f"precision {right / max(1, right + wrong):.3f}, recall {right / max(1, has_one):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
