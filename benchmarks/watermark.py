"""Does the watermark survive, and is it unseen? A Markdown table on stdout.

python benchmarks/watermark.py --cache DIR                 renders its pictures there once (about 15 minutes)
python benchmarks/watermark.py --cache DIR --pictures 20   fewer
python benchmarks/watermark.py --unmarked 20000            false alarms only, on art, renders, noise and flat colour

Every attack is applied alone to every picture at 512 and 1024 pixels; the payload counts as read when all 64 bits are right.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from limner.finish import watermark

STYLES = ("toy", "clay", "papercut", "lowpoly", "photo", "flat", "watercolour", "pencil")
THINGS = (
    "a fox under a tree on a meadow", "three red apples on a wooden table", "a blue car on a street", "a cat on a sofa",
    "a lighthouse by the sea at sunset", "a rocket in space", "two penguins in the snow", "a cactus in the desert",
    "a castle on a hill at night", "a bowl of fruit", "a whale underwater", "a red bicycle", "a robot holding a flower",
    "mountains with a lake",
)  # fmt: skip
Attack = Callable[[np.ndarray], np.ndarray]


def _through(format: str, quality: int) -> Attack:
    def attack(pixels: np.ndarray) -> np.ndarray:
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, format, quality=quality)
        return np.asarray(Image.open(out).convert("RGB"))

    return attack


def _scaled(by: float) -> Attack:
    def attack(pixels: np.ndarray) -> np.ndarray:
        size = round(pixels.shape[1] * by), round(pixels.shape[0] * by)
        return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))

    return attack


def _cropped(area: float) -> Attack:
    def attack(pixels: np.ndarray) -> np.ndarray:
        h, w = pixels.shape[:2]
        keep = area**0.5
        top, left = int((h - h * keep) * 0.37), int((w - w * keep) * 0.71)
        return pixels[top : top + int(h * keep), left : left + int(w * keep)]

    return attack


def _turned(degrees: float) -> Attack:
    return lambda p: np.asarray(Image.fromarray(p).rotate(degrees, Image.Resampling.BICUBIC))


def _enhanced(kind: type, factor: float) -> Attack:
    return lambda p: np.asarray(kind(Image.fromarray(p)).enhance(factor))


def _noise(pixels: np.ndarray) -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.clip(np.rint(pixels + rng.normal(0, 5, pixels.shape)), 0, 255).astype(np.uint8)


def _border(pixels: np.ndarray) -> np.ndarray:
    h, w = pixels.shape[:2]
    y, x = h // 20, w // 20
    return np.pad(pixels, ((y, y), (x, x), (0, 0)), constant_values=255)


def _chain(*attacks: Attack) -> Attack:
    def attack(pixels: np.ndarray) -> np.ndarray:
        for one in attacks:
            pixels = one(pixels)
        return pixels

    return attack


ATTACKS: dict[str, Attack] = {
    "none": lambda p: p, "JPEG 90": _through("JPEG", 90), "JPEG 70": _through("JPEG", 70),
    "JPEG 50": _through("JPEG", 50), "WebP 75": _through("WEBP", 75), "resize 50 %": _scaled(0.5),
    "resize 75 %": _scaled(0.75), "resize 130 %": _scaled(1.3), "resize 200 %": _scaled(2.0),
    "crop to 50 % of the area": _cropped(0.5), "shift by 13, 7": lambda p: np.roll(p, (13, 7), (0, 1)),
    "blur (sigma 1)": lambda p: np.asarray(Image.fromarray(p).filter(ImageFilter.GaussianBlur(1))),
    "noise (sigma 5)": _noise, "brightness 1.2": _enhanced(ImageEnhance.Brightness, 1.2),
    "brightness 0.8": _enhanced(ImageEnhance.Brightness, 0.8), "contrast 1.3": _enhanced(ImageEnhance.Contrast, 1.3),
    "contrast 0.7": _enhanced(ImageEnhance.Contrast, 0.7), "saturation 1.5": _enhanced(ImageEnhance.Color, 1.5),
    "saturation 0": _enhanced(ImageEnhance.Color, 0.0), "border 5 %": _border, "turn 2 degrees": _turned(2.0),
    "turn -1 degree": _turned(-1.0),
    "JPEG 70 + resize 75 % + crop 80 %": _chain(_through("JPEG", 70), _scaled(0.75), _cropped(0.8)),
}  # fmt: skip


def pictures(folder: Path, wanted: int) -> Iterator[tuple[str, np.ndarray]]:
    """Unmarked pictures of all styles, half at 512 and half at 1024 pixels, rendered into `folder` when not there."""
    import limner

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(wanted):
        style, thing = STYLES[number % len(STYLES)], THINGS[number // 2 % len(THINGS)]
        side = 512 if number % 3 else 1024
        path = folder / f"{number:03d}-{style}-{side}.png"
        if not path.exists():
            fields = {"watermark": False} if "watermark" in _fields() else {}
            picture = limner.generate(
                thing, style=style, seed=number, width=side, height=side, quality="draft", **fields
            )[0]
            Image.fromarray(picture.pixels[..., :3]).save(path)
        yield path.name, np.asarray(Image.open(path).convert("RGB"))


def _fields() -> set[str]:
    import dataclasses

    from limner.request import Request

    return {field.name for field in dataclasses.fields(Request)}


def survival(folder: Path, wanted: int) -> dict:
    """Shares of payloads read after each attack, distances from the original, and seconds."""
    from skimage.metrics import structural_similarity

    keys = {"default": watermark.DEFAULT_KEY}
    read: dict[str, list[bool]] = {name: [] for name in ATTACKS}
    missed: dict[str, list[str]] = {}
    psnr, ssim, seconds = [], [], []
    for number, (name, plain) in enumerate(pictures(folder, wanted)):
        payload = watermark.payload_of("benchmark", str(number))
        start = time.perf_counter()
        marked = watermark.embed(plain, payload, watermark.DEFAULT_KEY)
        embedded = time.perf_counter()
        watermark.detect(marked, keys)
        if plain.shape[0] == 1024:
            seconds.append((embedded - start, time.perf_counter() - embedded))
        error = np.mean((plain.astype(float) - marked) ** 2)
        psnr.append(10 * np.log10(255**2 / error))
        ssim.append(structural_similarity(plain, marked, channel_axis=2))
        for attack, act in ATTACKS.items():
            found = watermark.detect(act(marked), keys)
            good = found is not None and found.payload == payload
            read[attack].append(good)
            if not good:
                missed.setdefault(attack, []).append(name)
    return {
        "pictures": len(psnr), "psnr": (min(psnr), float(np.mean(psnr))), "ssim": (min(ssim), float(np.mean(ssim))),
        "seconds": [float(np.median(s)) for s in zip(*seconds, strict=True)],
        "read": {name: float(np.mean(values)) for name, values in read.items()}, "missed": missed,
    }  # fmt: skip


def unmarked(count: int, folder: Path | None, jobs: int) -> tuple[int, int]:
    """(looked at, false alarms) over art, noise, flat colour and, where there are any, renders; sizes 96 to 320."""
    renders = sorted(folder.glob("[0-9]*.png")) if folder else []
    looked = alarms = 0
    start = time.perf_counter()
    with ProcessPoolExecutor(jobs) as workers:
        for alarm in workers.map(_alarmed, range(count), [renders] * count, chunksize=20):
            looked, alarms = looked + 1, alarms + alarm
            if looked % 500 == 0:
                print(f"{looked}: {alarms}, {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return looked, alarms


def _alarmed(number: int, renders: list[Path]) -> bool:
    return watermark.detect(_unmarked(number, renders), {"default": watermark.DEFAULT_KEY}) is not None


def _unmarked(number: int, renders: list[Path]) -> np.ndarray:
    """The picture of this number, always the same where there are the same renders."""
    import resvg_py

    from limner.diorama.art import pack

    rng = np.random.default_rng([1, number])
    kind = number % (4 if renders else 3)
    side = int(rng.integers(96, 320))
    if kind == 1:
        return rng.integers(0, 256, (side, side, 3)).astype(np.uint8)
    if kind == 2:
        return np.full((side, side, 3), rng.integers(0, 256, 3), np.uint8)
    if kind == 3:
        whole = Image.open(renders[int(rng.integers(len(renders)))]).convert("RGB")
        down, right = (int(v) for v in rng.integers(0, whole.width - side, 2))
        return np.asarray(whole.crop((right, down, right + side, down + side)))
    names = pack.icons()
    svg = pack.svg(names[int(rng.integers(len(names)))])
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=side, height=side))))
    image = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, tuple(int(v) for v in (*rng.integers(0, 256, 3), 255)))
    return np.asarray(Image.alpha_composite(paper, image).convert("RGB").resize((side, side)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, default=None, help="folder of the rendered pictures")
    parser.add_argument("--pictures", type=int, default=104)
    parser.add_argument(
        "--unmarked", type=int, help="look for false alarms in this many unmarked pictures instead"
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes that look for false alarms")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    if asked.unmarked:
        looked, alarms = unmarked(asked.unmarked, asked.cache, asked.jobs)
        print(f"{alarms} false alarms in {looked} unmarked pictures")
        return
    if asked.cache is None:
        parser.error("--cache DIR is needed: the pictures are rendered into it")
    found = survival(asked.cache, asked.pictures)
    print(f"{found['pictures']} pictures. PSNR {found['psnr'][0]:.1f} dB at least, {found['psnr'][1]:.1f} on average; "
          f"SSIM {found['ssim'][0]:.4f} at least, {found['ssim'][1]:.4f} on average. At 1024: embedding "
          f"{found['seconds'][0]:.2f} s, detection {found['seconds'][1]:.2f} s.\n")  # fmt: skip
    print("| attack | payload read |\n|---|---|")
    for name, share in found["read"].items():
        missed = ", ".join(found["missed"].get(name, [])[:4])
        print(f"| {name} | {100 * share:.1f} % {f'({missed})' if missed else ''} |")
    if asked.json:
        asked.json.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
