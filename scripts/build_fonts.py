"""Make src/limner/diorama/fonts from npm's @fontsource packages (unpacked below one directory), with their
licences.

    npm pack @fontsource-variable/nunito @fontsource/m-plus-rounded-1c @fontsource/caveat-brush   # and
    unpack each python scripts/build_fonts.py DIRECTORY          # needs brotli

Only outlines, widths and kerning are kept: the program reads nothing else.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).parents[1] / "src/limner/diorama/fonts"
NUNITO = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese")
MPLUS = ("latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext")
KANA_AND_SIGNS = [
    *range(0x3000, 0x3100),
    *range(0x2190, 0x21F0),
    *range(0x2200, 0x2300),
    *range(0x25A0, 0x2670),
    0xFFE5,
]


def write(source: Path, name: str, keep: list[int] | None = None, **axes: float) -> None:
    font = TTFont(source)
    if axes:
        font = instancer.instantiateVariableFont(font, axes)
    subset = Subsetter(
        Options(layout_features=["kern"], hinting=False, notdef_outline=False, name_IDs=[0, 1, 2, 13, 14])
    )
    subset.populate(unicodes=keep or sorted(font.getBestCmap()))
    subset.subset(font)
    font.flavor = None
    font["head"].modified = font["head"].created
    font.save(OUT / f"{name}.ttf")


def main(root: Path) -> None:
    OUT.mkdir(exist_ok=True)
    home = {p.name: p / "package" for p in root.iterdir() if (p / "package").is_dir()}
    nunito, mplus, brush = (
        home[n]
        for n in ("_fontsource-variable_nunito", "_fontsource_m-plus-rounded-1c", "_fontsource_caveat-brush")
    )
    for part in NUNITO:
        source = nunito / f"files/nunito-{part}-wght-normal.woff2"
        write(source, f"nunito-black.{part}", wght=900)
        write(source, f"nunito-bold.{part}", wght=700)
    for part in MPLUS:
        write(mplus / f"files/m-plus-rounded-1c-{part}-800-normal.woff2", f"mplus-rounded.{part}")
    write(mplus / "files/m-plus-rounded-1c-japanese-800-normal.woff2", "mplus-rounded.kana", KANA_AND_SIGNS)
    for part in ("latin", "latin-ext"):
        write(brush / f"files/caveat-brush-{part}-400-normal.woff2", f"caveat-brush.{part}")
    for name, package in (("nunito", nunito), ("mplus-rounded", mplus), ("caveat-brush", brush)):
        shutil.copyfile(package / "LICENSE", OUT / f"{name}.LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
