"""Train the safety classifier and write `src/limner/safety/classifier.npz`.

python scripts/build_safety_classifier.py --prompts LIST [LIST ...]

Harmful sentences are drawn from the shared patterns of the word lists, filled with words of one language and
set among harmless words of the same language; part A of the labelled set is added. Harmless sentences are
the same words without the patterns, the lists' own harmless phrases, the odd half of the look-alikes in
tests/safety/harmless.txt, and the benign prompts named by --prompts. Parts B and C of the labelled set and
the even half of the look-alikes are held back and measured at the end.
"""

from __future__ import annotations

import argparse
import base64
import csv
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from limner.safety import lists
from limner.safety.categories import CONTENT
from limner.safety.classifier import BUCKETS, features

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "de", "fr", "es", "it", "pt")
INNOCENT = (
    "person",
    "name",
    "artwork",
    "sport",
    "makebelieve",
    "education",
    "pet",
    "boudoir",
    "clothing",
    "years",
    "person",
    "person",
)
PENALTY = 2e-6


class Sentences:
    """Draws sentences from the word lists."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.common = lists.load_packaged("common")
        self.lists = {name: lists.load_packaged(name) for name in LANGUAGES}

    def member(self, name: str, language: str) -> list[str]:
        """One member of a set, in words of `language` where it has some."""
        own = self.lists[language].sets.get(name, ())
        members = own or self.common.sets.get(name, ())
        if not members:
            return []
        out: list[str] = []
        for part in members[self.random.integers(len(members))]:
            out += self.member(part[1:], language) if isinstance(part, str) else [part.text]
        return out

    def filler(self, language: str, most: int) -> list[str]:
        """Harmless words of a language."""
        evident = sorted(self.lists[language].evident)
        out: list[str] = []
        for _ in range(self.random.integers(1, most)):
            out.append(evident[self.random.integers(len(evident))])
            if self.random.random() < 0.6:
                out += self.member(INNOCENT[self.random.integers(len(INNOCENT))], language)
        return out

    def pattern(self, pattern: lists.Pattern, language: str) -> list[str]:
        """The words of a pattern, with fillers between its rows; empty when a set has no words here."""
        out: list[str] = []
        for row in pattern.rows:
            for slot in row:
                choices = [[word.text] for word in slot.words] + [self.member(n, language) for n in slot.sets]
                choices = [choice for choice in choices if choice]
                if not choices:
                    return []
                out += choices[self.random.integers(len(choices))]
            if self.random.random() < 0.5:
                out += self.filler(language, 2)
        return out

    def harmful(self, each: int) -> list[tuple[str, str]]:
        """(category, sentence) of every medium and high pattern, `each` per language."""
        out = []
        for language in LANGUAGES:
            for source in (self.common, self.lists[language]):
                for key, patterns in source.patterns.items():
                    category, _, band = key.partition(".")
                    if category not in CONTENT or band == "low":
                        continue
                    for pattern in patterns:
                        for _ in range(each):
                            core = self.pattern(pattern, language)
                            if core:
                                words = [*self.filler(language, 4), *core, *self.filler(language, 4)]
                                out.append((category, " ".join(words)))
        return out

    def harmless(self, each: int) -> list[str]:
        """Fillers alone, and the lists' own harmless phrases."""
        out = []
        for language in LANGUAGES:
            out += [" ".join(self.filler(language, 8)) for _ in range(each)]
            for key in (lists.HARMLESS, lists.NOBODY):
                for pattern in self.lists[language].patterns.get(key, ()):
                    for _ in range(3):
                        words = [
                            *self.filler(language, 3),
                            *self.pattern(pattern, language),
                            *self.filler(language, 3),
                        ]
                        out.append(" ".join(words))
        return out


def labelled(parts: str) -> list[tuple[str, str]]:
    """(category, prompt) of the labelled set."""
    rows = []
    for line in (ROOT / "tests/safety/harmful.tsv").read_text().splitlines():
        if not line.startswith("#"):
            part, category, _, _, text = line.split("\t")
            if part in parts:
                rows.append((category, base64.b64decode(text).decode()))
    return rows


def prompts(paths: Sequence[Path]) -> list[str]:
    """Prompts of .txt (one a line), .tsv (column Prompt), .csv (column prompt) and .jsonl (field prompt)."""
    out: list[str] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".tsv":
            rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
            out += [row["Prompt"] for row in rows]
        elif path.suffix == ".csv":
            out += [row["prompt"] for row in csv.DictReader(text.splitlines())]
        elif path.suffix == ".jsonl":
            out += [json.loads(line)["prompt"] for line in text.splitlines() if line.strip()]
        else:
            out += [line.strip() for line in text.splitlines() if line.strip()]
    return out


def matrix(texts: Sequence[str]) -> csr_matrix:
    """Rows of hashed features, each of Euclidean length one."""
    found = [features(text) for text in texts]
    start = np.cumsum([0, *(len(f) for f in found)])
    values = np.concatenate([np.full(len(f), 1 / np.sqrt(max(len(f), 1)), np.float32) for f in found])
    return csr_matrix((values, np.concatenate(found), start), shape=(len(texts), BUCKETS))


def fit(data: csr_matrix, target: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression by L-BFGS: (weights, bias)."""

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = data @ theta[:-1] + theta[-1]
        error = weight * (1 / (1 + np.exp(-z)) - target)
        value = (
            float(weight @ (np.logaddexp(0, z) - target * z))
            + 0.5 * PENALTY * weight.sum() * theta[:-1] @ theta[:-1]
        )
        return value, np.append(data.T @ error + PENALTY * weight.sum() * theta[:-1], error.sum())

    best = minimize(loss, np.zeros(BUCKETS + 1), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return best.x[:-1], float(best.x[-1])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--prompts", nargs="*", type=Path, default=[])
    parser.add_argument("--each", type=int, default=8, help="sentences per pattern and language")
    parser.add_argument("--output", type=Path, default=ROOT / "src/limner/safety/classifier.npz")
    options = parser.parse_args()
    draw = Sentences(0)
    bad = draw.harmful(options.each) + labelled("A") * 6
    lookalikes = (ROOT / "tests/safety/harmless.txt").read_text().splitlines()
    real = prompts(options.prompts)
    kept_back = real[::3]
    good = draw.harmless(1500) + [p for i, p in enumerate(real) if i % 3] * 3 + lookalikes[1::2] * 6
    data = matrix([text for _, text in bad] + good)
    names = np.array([category for category, _ in bad] + [""] * len(good))
    weights, biases = [], []
    for category in CONTENT:
        target = (names == category).astype(float)
        # The other harmful categories overlap with this one; they teach less than what is harmless.
        weight = np.where((names == "") | (target == 1), 1.0, 0.3)
        w, b = fit(data, target, weight)
        weights.append(w)
        biases.append(b)
        print(f"{category}: {int(target.sum())} sentences", flush=True)
    table = np.array(weights)
    scale = np.abs(table).max(axis=1) / 127
    np.savez_compressed(
        options.output,
        categories=np.array(CONTENT),
        weights=np.round(table / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=np.array(biases, np.float32),
    )
    report(options.output, kept_back, lookalikes[::2])


def report(path: Path, kept_back: Sequence[str], lookalikes: Sequence[str]) -> None:
    """What the model does on what it has not seen, at several thresholds of the worst category."""
    from limner.safety import classifier

    model = classifier.load(path.read_bytes())
    groups = {
        "labelled B": [t for _, t in labelled("B")],
        "labelled C": [t for _, t in labelled("C")],
        "benign prompts kept back": kept_back,
        "look-alikes kept back": lookalikes,
    }
    print(f"{path}: {path.stat().st_size / 1024:.0f} KiB")
    for name, texts in groups.items():
        worst = np.array([max(classifier.scores(text, model).values()) for text in texts] or [0.0])
        shares = ", ".join(f">={t}: {np.mean(worst >= t):.3f}" for t in (0.5, 0.8, 0.9, 0.95, 0.98))
        print(f"{name} ({len(texts)}): {shares}")


if __name__ == "__main__":
    main()
