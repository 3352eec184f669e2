"""Put a run's averaged weights into the package: `src/limner/flow/shipped/NAME`, in float16 or int8.

python scripts/build_flow_weights.py runs/emoji64 emoji64 --guidance 4

Written beside them: sampling.json, with the run's own habits and this guidance. The model card there is written by hand, from
what benchmarks/heldout.py and the run's log.jsonl say. Prints the size, and how near the stored weights come to the run's own:
PSNR of pictures from the recipe's prompts.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from limner.flow import weights
from limner.flow.guidance import Guidance
from limner.flow.painter import Painter, Plan

PROMPTS = ("a red apple, flat style", "a cat, blob style", "a house, 3d style", "grinning face, blob style",
           "two bananas in a row, cartoon style", "a red heart on a light blue background, 3d style")  # fmt: skip


def painted(place: Path, scale: float) -> np.ndarray:
    """The prompts' pictures, -1..1."""
    painter = Painter(weights.load(place))
    side, usual, out = painter.config.image_size, painter.weights.usual, []
    for number, prompt in enumerate(PROMPTS):
        plan = Plan(side, side, usual.steps, solver=usual.solver, guidance=Guidance(scale), shift=usual.shift)
        canvas = painter.start(painter.encode(prompt), plan, number)
        while not canvas.done:
            painter.predict([canvas])
        assert canvas.final is not None
        out.append(np.clip(canvas.final, -1, 1))
    return np.stack(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("name")
    parser.add_argument("--stored", choices=("float16", "int8"), default="float16")
    parser.add_argument("--guidance", type=float, default=4.0)
    given = parser.parse_args()
    loaded = weights.load(given.run)
    place = weights.SHIPPED / given.name
    usual = replace(loaded.usual, guidance=given.guidance)
    weights.save(place, loaded.config, loaded.params, stored=given.stored, usual=usual)
    apart = np.mean((painted(given.run, given.guidance) - painted(place, given.guidance)) ** 2)
    size = (place / "model.safetensors").stat().st_size / 2**20
    print(f"{place}: {size:.1f} MiB {given.stored}; PSNR to the run's own float32: {10 * np.log10(4 / apart):.1f} dB")


if __name__ == "__main__":
    main()
