"""Train the safety classifier and write `src/limner/safety/classifier.npz`.

python scripts/build_safety_classifier.py --prompts LIST [LIST ...]

It learns from `scripts/safety/composed.tsv.xz` (prompts composed for this, harmful ones of eleven categories and
harmless ones, by authors who had not seen the word lists), from parts A to H of tests/safety/harmful.tsv, from the
look-alikes in tests/safety/harmless.txt, from names of things, and from the benign prompts named by --prompts. Parts I
and J are never read here. Needs limner[train].

Before the last training, everything is predicted by networks that have not seen it (five folds; the composed prompts by
author), and the bias of "nothing" is set so that no more than ALARMS of the benign ones reach the score that blocks.
"""

from __future__ import annotations

import argparse
import base64
import csv
import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from limner.safety import policy, prompt
from limner.safety.categories import CONTENT
from limner.safety.classifier import BUCKETS, Model, dump, features, meaning, windows

ROOT = Path(__file__).parents[1]
COMPOSED = Path(__file__).parent / "safety/composed.tsv.xz"
CLASSES = ("", *CONTENT)
LABELLED = "ABCDEFGH"
NETWORKS, HIDDEN, EPOCHS, ROWS = 2, 256, 40, 512
RATE, DECAY, DROPPED, DROPPED_IN, SMOOTHING = 2e-3, 3e-2, 0.8, 0.5, 0.02
WIDEST = 384
"""Hashed features of a training text that count; longer ones are thinned out."""
BAD_WEIGHT = 0.5
"""Of all harmful rows together, against all harmless ones."""
ALARMS, EVERYDAY, EVERYDAY_ALARMS = 0.003, "b01", 0.02
"""Shares of the benign lists, and of one author's everyday prompts aimed at what a crude filter would refuse, that may reach
the score that blocks while the network has not seen them."""
NAMES = 1500


@dataclass(frozen=True)
class Row:
    """source: who composed it, or the list it is from. kind: plain, paraphrase, disguise, none."""

    text: str
    category: str
    source: str
    kind: str = "none"


def composed() -> list[Row]:
    """author, category, language, kind, text."""
    lines = lzma.decompress(COMPOSED.read_bytes()).decode().splitlines()
    rows = (line.split("\t") for line in lines)
    return [Row(text, "" if category == "none" else category, author, kind) for author, category, _, kind, text in rows]


def labelled() -> list[Row]:
    """The labelled set, but for the parts that are for measuring alone."""
    rows = []
    for line in (ROOT / "tests/safety/harmful.tsv").read_text().splitlines():
        if not line.startswith("#"):
            part, category, _, kind, text = line.split("\t")
            if part in LABELLED:
                rows.append(Row(base64.b64decode(text).decode(), category, f"labelled {part}", kind))
    return rows


def listed(paths: Sequence[Path]) -> list[Row]:
    """Prompts of .txt (one a line), .tsv (column Prompt), .csv (column prompt) and .jsonl (field prompt)."""
    out: list[Row] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".tsv":
            table = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
            found = [row["Prompt"] for row in table]
        elif path.suffix == ".csv":
            found = [row["prompt"] for row in csv.DictReader(text.splitlines())]
        elif path.suffix == ".jsonl":
            found = [json.loads(line)["prompt"] for line in text.splitlines() if line.strip()]
        else:
            found = [line.strip() for line in text.splitlines() if line.strip()]
        out += [Row(prompt, "", path.name) for prompt in found]
    return out


def names() -> list[Row]:
    """Names of things in five languages, of two words and more: harmless, and as short as prompts get."""
    data = json.loads(lzma.decompress((ROOT / "src/limner/prompt/data/names.xz").read_bytes()))
    found = {*data["emoji"].values(), *(name for code in ("de", "fr", "es", "it") for name in data[code])}
    several = sorted(name for name in found if " " in name)
    chosen = np.random.default_rng(1).permutation(len(several))[:NAMES]
    return [Row(several[i], "", "names") for i in chosen]


@dataclass(frozen=True, eq=False)
class Table:
    """Windows of rows as numbers. owner: the row a window is of. deep: (N, E). wide: buckets, (N, WIDEST), BUCKETS where
    there is none; share: what each bucket weighs, (N, 1). label: (N,). group: fold of the row, (N,)."""

    owner: np.ndarray
    deep: np.ndarray
    wide: np.ndarray
    share: np.ndarray
    label: np.ndarray
    group: np.ndarray


def table(rows: Sequence[Row], folds: int) -> Table:
    """As at judging, the harmless phrases of the lists are taken out first. One author is one fold; what is of no author
    is spread over all."""
    matcher = prompt._matcher(policy.packaged())
    authors = sorted({row.source for row in rows if row.kind != "none"})
    rng = np.random.default_rng(0)
    columns: list[tuple[Any, ...]] = []
    for number, row in enumerate(rows):
        spread = int(rng.integers(folds))
        fold = authors.index(row.source) % folds if row.source in authors else spread
        for window in windows(matcher.search(row.text)[1]):
            found = features(window)
            if len(found) > WIDEST:
                found = rng.choice(found, WIDEST, replace=False)
            padded = np.full(WIDEST, BUCKETS, np.int32)
            padded[: len(found)] = found
            columns.append(
                (number, meaning(window), padded, max(len(found), 1) ** -0.5, CLASSES.index(row.category), fold)
            )
    owner, deep, wide, share, label, group = (np.array(column) for column in zip(*columns, strict=True))
    return Table(owner, deep.astype(np.float32), wide, share[:, None].astype(np.float32), label, group)


def train(data: Table, chosen: np.ndarray) -> Model:
    """Networks from different beginnings, trained side by side on the chosen windows."""
    centre, spread = data.deep[chosen].mean(axis=0), data.deep[chosen].std(axis=0) + 1e-3
    deep, wide = jnp.asarray((data.deep[chosen] - centre) / spread), jnp.asarray(data.wide[chosen])
    share, label = jnp.asarray(data.share[chosen]), jnp.asarray(data.label[chosen])
    bad = data.label[chosen] > 0
    weight = jnp.asarray(np.where(bad, BAD_WEIGHT * (~bad).sum() / bad.sum(), 1.0), jnp.float32)
    count, channels = deep.shape
    steps, classes = EPOCHS * count // ROWS, len(CLASSES)
    optimiser = optax.adamw(optax.cosine_decay_schedule(RATE, steps), weight_decay=DECAY)

    def loss(p: dict[str, Any], key: Any) -> Any:
        some, first, second = jax.random.split(key, 3)
        i = jax.random.randint(some, (ROWS,), 0, count)
        x = deep[i] * jax.random.bernoulli(first, 1 - DROPPED_IN, (ROWS, channels)) / (1 - DROPPED_IN)
        h = jax.nn.gelu(x @ p["hidden"] + p["bias"])
        h = h * jax.random.bernoulli(second, 1 - DROPPED, h.shape) / (1 - DROPPED)
        z = h @ p["out"] + p["out_bias"] + p["wide"][wide[i]].sum(axis=1) * share[i]
        target = jax.nn.one_hot(label[i], classes) * (1 - SMOOTHING) + SMOOTHING / classes
        return -(weight[i] * (target * jax.nn.log_softmax(z)).sum(axis=1)).mean()

    @jax.jit
    def run(key: Any) -> dict[str, Any]:
        first, second, rest = jax.random.split(key, 3)
        p = {
            "hidden": jax.random.normal(first, (channels, HIDDEN)) * 0.7 * channels**-0.5,
            "bias": jnp.zeros(HIDDEN),
            "out": jax.random.normal(second, (HIDDEN, classes)) * 0.5 * HIDDEN**-0.5,
            "out_bias": jnp.zeros(classes),
            "wide": jnp.zeros((BUCKETS + 1, classes)),
        }

        def step(carry: Any, key: Any) -> Any:
            p, state = carry
            updates, state = optimiser.update(jax.grad(loss)(p, key), state, p)
            p = optax.apply_updates(p, updates)
            # The last row stands for no feature at all.
            return ({**p, "wide": p["wide"].at[BUCKETS].set(0.0)}, state), None

        (p, _), _ = jax.lax.scan(step, (p, optimiser.init(p)), jax.random.split(rest, steps))
        return p

    made = [{k: np.asarray(v) for k, v in run(jax.random.key(seed)).items()} for seed in range(NETWORKS)]
    stacked = {k: np.stack([one[k] for one in made]) for k in ("hidden", "bias", "out", "out_bias")}
    wide_weights = np.mean([one["wide"][:BUCKETS] for one in made], axis=0).T
    return Model(CONTENT, np.ascontiguousarray(wide_weights), centre, spread, **stacked)


def judge(model: Model, data: Table, chosen: np.ndarray) -> np.ndarray:
    """The log-odds that something is harmful, of the chosen windows."""
    x = (data.deep[chosen] - model.centre) / model.spread
    deep = np.zeros((len(x), len(CLASSES)))
    for s in range(len(model.hidden)):
        h = np.asarray(jax.nn.gelu(x @ model.hidden[s] + model.bias[s]))
        deep += (h @ model.out[s] + model.out_bias[s]) / len(model.hidden)
    table = np.concatenate([model.wide.T, np.zeros((1, len(CLASSES)))])
    z = deep + np.stack([table[row].sum(axis=0) for row in data.wide[chosen]]) * data.share[chosen]
    return np.logaddexp.reduce(z[:, 1:], axis=1) - z[:, 0]


def unseen(data: Table, rows: Sequence[Row], folds: int) -> np.ndarray:
    """For each row the log-odds by networks that have not seen its author (its fold), of its worst window."""
    odds = np.full(len(rows), -np.inf)
    for fold in range(folds):
        out = np.flatnonzero(data.group == fold)
        model = train(data, np.flatnonzero(data.group != fold))
        np.maximum.at(odds, data.owner[out], judge(model, data, out))
    return odds


def report(rows: Sequence[Row], odds: np.ndarray, needed: float) -> None:
    """Shares that the classifier alone would block, by source and kind."""
    kinds = sorted({(row.source, row.kind) for row in rows})
    print("| source | kind | prompts | blocked |\n|---|---|---|---|")
    for source, kind in kinds:
        mine = [o >= needed for row, o in zip(rows, odds, strict=True) if (row.source, row.kind) == (source, kind)]
        print(f"| {source} | {kind} | {len(mine)} | {np.mean(mine):.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prompts", nargs="+", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--output", type=Path, default=ROOT / "src/limner/safety/classifier.npz")
    options = parser.parse_args()
    lookalikes = (ROOT / "tests/safety/harmless.txt").read_text(encoding="utf-8").splitlines()
    benign = listed(options.prompts)
    rows = [*composed(), *labelled(), *(Row(text, "", "harmless.txt") for text in lookalikes), *names(), *benign]
    data = table(rows, options.folds)
    odds = unseen(data, rows, options.folds)
    sources = {row.source for row in benign}
    of_lists = odds[[i for i, row in enumerate(rows) if row.source in sources]]
    everyday = odds[[i for i, row in enumerate(rows) if row.source == EVERYDAY]]
    needed = float(max(np.quantile(of_lists, 1 - ALARMS), np.quantile(everyday, 1 - EVERYDAY_ALARMS)))
    report(rows, odds, needed)
    # Alone, the classifier blocks at the default level from this probability on.
    own = policy.packaged()
    sure = own.levels["block_medium_and_above"] / own.signals["classifier"]
    shift = needed - float(np.log(sure / (1 - sure)))
    model = train(data, np.arange(len(data.owner)))
    bias = model.out_bias.copy()
    bias[:, 0] += shift
    options.output.write_bytes(dump(replace(model, out_bias=bias)))
    print(f"{len(rows)} prompts, {len(data.owner)} windows; bias of nothing {shift:+.2f}; "
          f"{options.output.stat().st_size / 1024:.0f} KiB")  # fmt: skip


if __name__ == "__main__":
    main()
