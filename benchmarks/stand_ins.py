"""How often the reader shows something fitting for a noun, how often nothing, and how often something wrong.

    python benchmarks/stand_ins.py benchmarks/stand_ins.tsv benchmarks/stand_ins_held_out.tsv [--misses]

Each line of a list is a noun and the bodies that a person would accept for it ("-": nothing fits, it must stay
unresolved). Precision = fitting / shown; recall = fitting / nouns for which something fits.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from limner.engines.diorama import _vocabulary
from limner.prompt import Vocabulary, read


@dataclass(frozen=True)
class Result:
    """fitting, missed: nouns; wrong: (noun, body shown, bodies accepted); nouns: how many were asked."""

    nouns: int
    fitting: tuple[str, ...]
    wrong: tuple[tuple[str, str, str], ...]
    missed: tuple[str, ...]
    shown_right: int
    possible: int

    @property
    def precision(self) -> float:
        """Of what was shown, the fitting share."""
        return self.shown_right / max(1, self.shown_right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the nouns for which something fits, the share shown so."""
        return self.shown_right / max(1, self.possible)


def shown(noun: str, vocabulary: Vocabulary) -> str | None:
    """The body that a prompt about `noun` shows; None when the noun stays unresolved."""
    scene = read(f"the {noun} is red", vocabulary)
    return scene.subjects[0].body if scene.subjects else None


def judge(path: Path) -> Result:
    """Ask the reader for every noun of a list."""
    vocabulary = _vocabulary(None)
    keys = {entry.key for entry in vocabulary.entries}
    fitting, wrong, missed, possible, nouns = [], [], [], 0, 0
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        nouns += 1
        noun, _, bodies = line.partition("\t")
        accepted = {noun} & keys  # a body of this very name
        accepted |= set() if bodies == "-" else set(bodies.split("|"))
        body = shown(noun, vocabulary)
        possible += bool(accepted)
        if body is not None and body in accepted:
            fitting.append(noun)
        elif body is not None:
            wrong.append((noun, body, bodies))
        elif accepted:
            missed.append(noun)
    return Result(nouns, tuple(fitting), tuple(wrong), tuple(missed), len(fitting), possible)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument(
        "--misses", action="store_true", help="print every noun that is shown wrongly or not at all"
    )
    args = parser.parse_args()
    for path in args.lists:
        result = judge(path)
        if args.misses:
            for noun, body, bodies in result.wrong:
                print(f"  {noun}: {body}, not {bodies}")
            print(f"  missed: {', '.join(result.missed)}")
        print(
            f"{path.name}: {result.nouns} nouns, {len(result.fitting)} fitting, {len(result.wrong)} wrong, "
            f"{len(result.missed)} missed; precision {result.precision:.3f}, recall {result.recall:.3f}"
        )


if __name__ == "__main__":
    main()
