"""Make the pictures of the README's gallery, and the table that shows them.

python scripts/build_gallery.py                       every picture, then the table
python scripts/build_gallery.py --only 1 7            some of them
python scripts/build_gallery.py --table               the table alone

docs/gallery/commands.txt holds one picture a line: what follows `limner generate`. Each is rendered as it
says and saved 480 pixels wide as a JPEG of at most 90 kB.
"""

from __future__ import annotations

import argparse
import io
import shlex
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ROOT / "docs/gallery/commands.txt"
README = ROOT / "README.md"
BEGIN, END = "<!-- gallery: made by scripts/build_gallery.py -->", "<!-- end of gallery -->"
WIDTH, MOST_BYTES, COLUMNS = 480, 90_000, 3


def commands() -> list[str]:
    """The lines of commands.txt: prompt and options as typed."""
    return [line.strip() for line in COMMANDS.read_text("utf-8").splitlines() if line.strip()]


def table(lines: list[str]) -> str:
    """The gallery as Markdown: pictures three in a row, each row followed by one of commands."""
    rows: list[str] = []
    for start in range(0, len(lines), COLUMNS):
        group = list(enumerate(lines[start : start + COLUMNS], start + 1))
        pictures = (f"![{alt(line)}](docs/gallery/{number:02d}.jpg)" for number, line in group)
        rows.append("| " + " | ".join(pictures) + " |")
        if start == 0:
            rows.append("|" + "---|" * COLUMNS)
        rows.append("| " + " | ".join(f"`limner generate {line}`" for _, line in group) + " |")
    return "\n".join(rows)


def alt(line: str) -> str:
    """The prompt of a line, for those who cannot see the picture."""
    return shlex.split(line)[0].replace('"', "'")


def write_table(lines: list[str]) -> None:
    """Put the table between the README's two markers."""
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{table(lines)}\n{END}{rest.split(END)[1]}", "utf-8")


def render(line: str, extra: list[str], folder: Path) -> Image.Image:
    """The picture of one line, in the size the line asks for."""
    from limner.cli import cli

    path = folder / "picture.png"
    cli.main(["generate", *shlex.split(line), *extra, "-q", "-o", str(path)], standalone_mode=False)
    with Image.open(path) as picture:
        return picture.convert("RGB")


def small(picture: Image.Image) -> bytes:
    """A JPEG of WIDTH pixels across in the best quality that fits into MOST_BYTES."""
    height = round(picture.height * WIDTH / picture.width)
    picture = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    for quality in range(92, 30, -3):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the pictures and the table of the README's gallery.")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="numbers of pictures, from 1")
    parser.add_argument("--table", action="store_true", help="write the table and no picture")
    parser.add_argument("--quality", choices=("draft", "standard", "high"), help="in place of the lines' own")
    parser.add_argument("--out", type=Path, default=COMMANDS.parent, metavar="DIR", help="where pictures go")
    asked = parser.parse_args()
    lines = commands()
    extra = ["--quality", asked.quality] if asked.quality else []
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(lines, 1):
            if asked.table or (asked.only and number not in asked.only):
                continue
            data = small(render(line, extra, Path(folder)))
            (asked.out / f"{number:02d}.jpg").write_bytes(data)
            print(f"{number:02d}.jpg  {len(data) / 1000:.0f} kB  {line}", flush=True)
    write_table(lines)


if __name__ == "__main__":
    main()
