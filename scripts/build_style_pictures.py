"""Make the small pictures by which the web page shows the styles: one scene, every style.

python scripts/build_style_pictures.py              all of them
python scripts/build_style_pictures.py --only clay  some of them

Each is rendered at 512 x 512, cut to the subject and saved as a WebP of 240 x 240 pixels; together they stay under 100 kB.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parents[1] / "src/limner/serve/web/styles"
PROMPT, SEED = "a fox next to a tree on a meadow", 13
SIDE, MOST_BYTES = 240, 100_000
CUT = (77, 102, 435, 460)


def main() -> None:
    import limner
    from limner.diorama import styles

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=styles.names(), default=styles.names())
    for style in parser.parse_args().only:
        picture = limner.generate(
            PROMPT, style=style, seed=SEED, size="512", watermark=False, provenance="none"
        )[0]
        small = Image.fromarray(picture.pixels).crop(CUT).resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        small.save(FOLDER / f"{style}.webp", "WEBP", quality=80, method=6)
        print(style, (FOLDER / f"{style}.webp").stat().st_size)
    total = sum(path.stat().st_size for path in FOLDER.glob("*.webp"))
    if total > MOST_BYTES:
        raise SystemExit(f"{total} bytes in all, at most {MOST_BYTES} are wanted")


if __name__ == "__main__":
    main()
