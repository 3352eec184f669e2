"""Does the watermark survive, and is it unseen? A Markdown table on stdout.

python benchmarks/watermark.py --cache DIR                 renders its pictures there once (about 15 minutes)
python benchmarks/watermark.py --cache DIR --pictures 20   fewer
python benchmarks/watermark.py --cache DIR --rendered      those that are there already
python benchmarks/watermark.py --unmarked 20000            false alarms only, on art, renders, noise and flat colour

Every attack is applied alone to every picture at 512 and 1024 pixels; the payload counts as read when all 64 bits are right.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from limner.finish import watermark

STYLES = ("toy", "clay", "papercut", "lowpoly", "photo", "flat", "comic", "watercolour", "oil", "pencil")
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


def pictures(folder: Path, wanted: int) -> Iterator[Path]:
    """Unmarked pictures of all styles, a third at 1024 and the others at 512 pixels, rendered into `folder` when not
    there."""
    import limner

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(wanted):
        style, thing = STYLES[number % len(STYLES)], THINGS[number // 2 % len(THINGS)]
        side = 512 if number % 3 else 1024
        path = folder / f"{number:03d}-{style}-{side}.png"
        if not path.exists():
            picture = limner.generate(
                thing, style=style, seed=number, width=side, height=side, quality="draft", watermark=False
            )[0]
            Image.fromarray(picture.pixels[..., :3]).save(path)
        yield path


@dataclass(frozen=True)
class Trial:
    """What became of one picture of `side` pixels. seconds: of the processor, for embedding and for detection."""

    name: str
    side: int
    psnr: float
    ssim: float
    seconds: tuple[float, float]
    read: dict[str, bool]


def tried(path: Path, side: int | None) -> Trial:
    """One picture, scaled to `side` where that is given, marked and put through all attacks."""
    from skimage.metrics import structural_similarity

    keys = {"default": watermark.DEFAULT_KEY}
    image = Image.open(path).convert("RGB")
    plain = np.asarray(image.resize((side, side), Image.Resampling.LANCZOS) if side else image)
    payload = watermark.payload_of("benchmark", path.name)
    start = time.process_time()
    marked = watermark.embed(plain, payload, watermark.DEFAULT_KEY)
    embedded = time.process_time()
    watermark.detect(marked, keys)
    seconds = embedded - start, time.process_time() - embedded
    error = np.mean((plain.astype(float) - marked) ** 2)
    read = {}
    for attack, act in ATTACKS.items():
        found = watermark.detect(act(marked), keys)
        read[attack] = found is not None and found.payload == payload
    ssim = structural_similarity(plain, marked, channel_axis=2)
    return Trial(path.name, len(plain), float(10 * np.log10(255**2 / error)), float(ssim), seconds, read)


def survival(paths: Iterable[Path], jobs: int, side: int | None) -> dict:
    """Shares of payloads read after each attack, distances from the original, and seconds at 1024 pixels."""
    trials = []
    with ProcessPoolExecutor(jobs) as workers:
        for trial in workers.map(tried, paths, repeat(side)):
            trials.append(trial)
            lost = [name for name, good in trial.read.items() if not good]
            print(
                f"{trial.name}: {trial.psnr:.1f} dB, {trial.ssim:.4f}, lost {lost}",
                file=sys.stderr,
                flush=True,
            )
    psnr, ssim = [t.psnr for t in trials], [t.ssim for t in trials]
    seconds = [t.seconds for t in trials if t.side == 1024]
    return {
        "pictures": len(trials), "psnr": (min(psnr), float(np.mean(psnr))), "ssim": (min(ssim), float(np.mean(ssim))),
        "seconds": [float(np.median(s)) for s in zip(*seconds, strict=True)] or [float("nan")] * 2,
        "read": {name: float(np.mean([t.read[name] for t in trials])) for name in ATTACKS},
        "missed": {name: [t.name for t in trials if not t.read[name]] for name in ATTACKS},
    }  # fmt: skip


def unmarked(count: int, folder: Path | None, jobs: int) -> tuple[int, int]:
    """(looked at, false alarms) over art, noise, flat colour and, where there are any, renders; sizes 96 to 320."""
    renders = sorted(folder.glob("*[0-9].png")) if folder else []
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
    drawn = io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=side, height=side)))
    image = Image.open(drawn).convert("RGBA")
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
    parser.add_argument("--jobs", type=int, default=2, help="processes that work")
    parser.add_argument(
        "--rendered", action="store_true", help="only pictures that are in the folder already"
    )
    parser.add_argument(
        "--side", type=int, help="scale the pictures to this many pixels a side before marking"
    )
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    if asked.unmarked:
        looked, alarms = unmarked(asked.unmarked, asked.cache, asked.jobs)
        print(f"{alarms} false alarms in {looked} unmarked pictures")
        return
    if asked.cache is None:
        parser.error("--cache DIR is needed: the pictures are rendered into it")
    paths = (
        sorted(asked.cache.glob("*[0-9].png"))[: asked.pictures]
        if asked.rendered
        else pictures(asked.cache, asked.pictures)
    )
    found = survival(paths, asked.jobs, asked.side)
    print(f"{found['pictures']} pictures. PSNR {found['psnr'][0]:.1f} dB at least, {found['psnr'][1]:.1f} on average; "
          f"SSIM {found['ssim'][0]:.4f} at least, {found['ssim'][1]:.4f} on average. At 1024: embedding "
          f"{found['seconds'][0]:.2f} s, detection {found['seconds'][1]:.2f} s of the processor.\n")  # fmt: skip
    print("| attack | payload read |\n|---|---|")
    for name, share in found["read"].items():
        missed = ", ".join(found["missed"].get(name, [])[:4])
        print(f"| {name} | {100 * share:.1f} % {f'({missed})' if missed else ''} |")
    if asked.json:
        asked.json.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
