"""What a model trained by recipes/emoji64.toml makes of (concept, style) pairs that no training picture showed.

python benchmarks/heldout.py runs/emoji64 --sheet heldout.png
python benchmarks/heldout.py emoji64 --guidance 2 3 4 6 --shift 0

Every held-out pair is drawn on white from a fixed seed, by the engine's own runtime and sampler, and looked up among FIFTY
drawings of that style: its own, which the model has never seen, and 49 of other concepts by chance. Found is the nearest
by mean square error at 16 x 16 pixels. A model that knows nothing finds 2 % at once and 10 % among the first five. The
art comes from the npm registry (kept in limner's cache), as for `limner data emoji`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from limner.flow import weights
from limner.flow.batch import Batch
from limner.flow.data import npm
from limner.flow.data.emoji import art, concepts
from limner.flow.data.emoji.make import held_out
from limner.flow.guidance import Guidance
from limner.flow.painter import Painter, Plan
from limner.flow.train import sheet

FIFTY = 50
SMALL = 16
SIDE = 0.86
"""Of the square that a drawing fills; in training 0.78 to 0.94."""
SHOWN = 48


def on_white(drawing: art.Art, side: int) -> np.ndarray:
    """uint8 (side, side, 3): the drawing in the middle of a white square."""
    inner = round(side * SIDE)
    rgba = Image.fromarray(drawing.pixels(inner), "RGBA")
    page = Image.new("RGBA", (side, side), "white")
    page.alpha_composite(rgba, ((side - inner) // 2, (side - inner) // 2))
    return np.asarray(page.convert("RGB"))


def small(picture: np.ndarray) -> np.ndarray:
    return np.asarray(Image.fromarray(picture).resize((SMALL, SMALL), Image.Resampling.BOX), np.float32).ravel()


def drawn(batch: Batch, prompts: list[str], scale: float, by: int, together: int = 8) -> list[np.ndarray]:
    """Pictures of the prompts, each from the seed of its number."""
    painter, side = batch.painter, batch.painter.config.image_size
    usual = painter.weights.usual
    plan = Plan(side, side, usual.steps, solver=usual.solver, guidance=Guidance(scale, usual.interval), shift=by)
    out = []
    for start in range(0, len(prompts), together):
        some = [painter.start(painter.encode(p), plan, start + i) for i, p in enumerate(prompts[start : start + together])]
        while not all(canvas.done for canvas in some):
            painter.predict([canvas for canvas in some if not canvas.done])
        out += [painter.finish(canvas) for canvas in some]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights")
    parser.add_argument("--guidance", nargs="+", type=float, help="else what the weights say")
    parser.add_argument("--shift", type=int, help="pixels; else what the weights say")
    parser.add_argument("--limit", type=int, help="only so many pairs, spread evenly")
    parser.add_argument("--sheet", type=Path, help="a PNG of some of the pictures, of the first guidance")
    given = parser.parse_args()
    import platformdirs

    packages = Path(platformdirs.user_cache_dir("limner")) / "npm"
    fetched = {name: npm.fetch(name, packages) for name in (art.CONCEPTS_PACKAGE, *(s.package for s in art.STYLES))}
    plain = [a for a in art.collect(fetched, concepts.read(fetched[art.CONCEPTS_PACKAGE])) if not a.concept.toned]
    kept = [a for a in plain if held_out(a.concept.plain, a.style.key)]
    if given.limit:
        kept = [kept[i] for i in np.linspace(0, len(kept) - 1, given.limit).astype(int)]
    prompts = [f"{a.concept.name}, {a.style.words[0]} on a white background" for a in kept]
    batch = Batch(Painter(weights.load(given.weights)))
    side = batch.painter.config.image_size
    of_style = {s.key: [a for a in plain if a.style is s] for s in art.STYLES}
    rng = np.random.default_rng(0)
    others = [rng.choice(len(of_style[a.style.key]), FIFTY - 1, replace=False) for a in kept]
    print("| guidance | pairs | nearest is the right one | among the nearest five |\n|---|---|---|---|")
    for number, scale in enumerate(given.guidance or [batch.painter.weights.usual.guidance]):
        pictures = drawn(batch, prompts, scale, batch.painter.weights.usual.shift if given.shift is None else given.shift)
        ranks = []
        for picture, right, chosen in zip(pictures, kept, others, strict=True):
            wrong = [of_style[right.style.key][i] for i in chosen if of_style[right.style.key][i].concept != right.concept]
            mine = small(picture)
            apart = [float(np.square(small(on_white(a, side)) - mine).mean()) for a in (right, *wrong)]
            ranks.append(sum(d < apart[0] for d in apart[1:]))
        print(f"| {scale:g} | {len(kept)} | {np.mean([r < 1 for r in ranks]):.3f} | {np.mean([r < 5 for r in ranks]):.3f} |",
              flush=True)  # fmt: skip
        if given.sheet and not number:
            some = np.linspace(0, len(kept) - 1, min(SHOWN, len(kept))).astype(int)
            names = [f"{kept[i].concept.name}, {kept[i].style.words[0]}" for i in some]
            given.sheet.write_bytes(sheet.page(np.stack([pictures[i] for i in some]), names))


if __name__ == "__main__":
    main()
