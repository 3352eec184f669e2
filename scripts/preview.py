"""Look at bodies: render keys of the catalogue on a studio floor and put them on one contact sheet.

python scripts/preview.py --out sheet.png fox bench "fire hydrant" --colour "#8e44ad" --pose read
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from limner.diorama import render, solids
from limner.diorama.body import Body, Part
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import placement
from limner.diorama.stage import Backdrop, Placed, Sky, Stage, View


def studio() -> Backdrop:
    h, w = 64, 128
    up = np.cos((np.arange(h) + 0.5) / h * np.pi)[:, None, None]
    image = np.broadcast_to(np.where(up > 0, 0.75 + 0.35 * up, 0.45), (h, w, 3)).astype(np.float32)
    floor = Body(
        (Part(solids.box(60, 60, 0.2, round=0).moved(0, 0, -0.1), Material(srgb("#e9dfd3"), roughness=1.0)),)
    )
    return Backdrop((Placed(floor),), Sky(image, (-0.5, -0.62, 0.6), (1.7, 1.62, 1.5), 6.0))


def preview(
    bodies: Sequence[tuple[str, Body]], path: str, *, size: int = 224, samples: int = 8, columns: int = 8
) -> None:
    """Each body scaled to the same height or width, seen from a little above, on one sheet."""
    back = studio()
    rows = -(-len(bodies) // columns)
    sheet = Image.new("RGB", (columns * size, rows * (size + 16)), "white")
    for i, (name, body) in enumerate(bodies):
        body = body.grounded()
        scale = 1.0 / float(max(body.extent[0], body.extent[2], body.extent[1] * 0.7))
        stage = Stage(
            back, (Placed(body, placement(0, 0, 0, scale=scale), subject="x"),),
            View((0, -5.2, 1.35), (0, 0, 0.46), fov=15.5), size, size,
        )  # fmt: skip
        picture = render.develop(render.trace(stage, samples=samples))
        x, y = i % columns * size, i // columns * (size + 16)
        sheet.paste(Image.fromarray(picture), (x, y + 16))
        ImageDraw.Draw(sheet).text((x + 4, y + 3), name, fill="black")
    sheet.save(path)


def main() -> None:
    from limner.diorama import catalog

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keys", nargs="+")
    parser.add_argument("--out", default="preview.png")
    parser.add_argument("--colour")
    parser.add_argument("--material")
    parser.add_argument("--pose")
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--samples", type=int, default=8)
    options = parser.parse_args()
    look = Look((srgb(options.colour),) if options.colour else (), options.material)
    bodies = [(key, catalog.build(key, look, options.pose, np.random.default_rng(0))) for key in options.keys]
    preview(bodies, options.out, size=options.size, samples=options.samples)


if __name__ == "__main__":
    main()
