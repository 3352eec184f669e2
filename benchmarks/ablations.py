"""Which measures of a network learn most in the same time on this machine: one table on stdout.

python benchmarks/ablations.py recipes/emoji64.toml --data data/emoji64 --seconds 120 \\
    --change model.patch_size=16 --change "model.hidden_size=192 model.depth=5 model.num_heads=3"

The recipe as it is, then with each change (several keys in one change are set together), trained for so many seconds of
wall time after the first step, one after another. Judged by the recipe's own grid (held pictures, fixed times and noise), by
the running average of the weights that suits so short a run.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import tomllib
from pathlib import Path
from typing import Any

from limner.flow import tensors
from limner.flow.train import run
from limner.flow.train.recipe import Recipe


def changed(tables: dict[str, Any], change: str) -> dict[str, Any]:
    """The recipe's tables with `table.key=value` set, values as in TOML."""
    out = {name: dict(table) for name, table in tables.items()}
    for part in change.split():
        name, _, value = part.partition("=")
        table, _, key = name.partition(".")
        out.setdefault(table, {})[key] = tomllib.loads(f"x = {value}")["x"]
    return out


def trained(tables: dict[str, Any], seconds: float) -> tuple[Recipe, int, dict[str, float]]:
    """The recipe, the steps done in that time, the errors on the grid."""
    tables["train"] |= {"ema": 0.95, "decay": 0}
    tables["watch"] = {"log": 10_000, "grid": 0, "sheet": 0, "checkpoint": 0, "minutes": 1e6}
    recipe = Recipe.from_mapping(tables)
    with tempfile.TemporaryDirectory() as folder:
        made = run.Run(recipe, folder, quiet=True)
        first = made.step_of

        def step(*given: Any) -> Any:
            done = first(*given)
            if not timer:
                # The clock starts when the first step is compiled and done.
                float(done[1]["loss"])
                timer.append(threading.Timer(seconds, made._stop.set))
                timer[0].start()
            return done

        timer: list[threading.Timer] = []
        made.step_of = step
        result = made.go()
        return recipe, result.step, run.Run(recipe, folder, quiet=True).judge()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--data", required=True)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--change", action="append", default=[], metavar="'TABLE.KEY=VALUE ...'")
    given = parser.parse_args()
    tables = tomllib.loads(given.recipe.read_text())
    tables["data"]["url"] = given.data
    print("| change | parameters | steps | pictures/s | error on the grid | of it at the noisiest |\n|---|---|---|---|---|---|")
    for change in ("", *given.change):
        recipe, steps, grid = trained(changed(tables, change), given.seconds)
        size = tensors.count(recipe.model) / 1e6
        noisiest = min((k for k in grid if k != "mean"), key=float)
        print(
            f"| {change or 'as it is'} | {size:.1f} M | {steps} | {steps * recipe.train.batch / given.seconds:.0f} | "
            f"{grid['mean']:.4f} | {grid[noisiest]:.4f} |", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
