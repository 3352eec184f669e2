"""Pack drawn art into src/limner/diorama/art/art.zip, so that nobody who uses limner needs npm.

Run it to renew the pack: `python scripts/build_art.py [FOLDER]`. FOLDER holds the unpacked npm packages
named in
PACKAGES (found by their package.json); without one they are fetched by `npm pack` into a temporary folder.
The
same packages always give the same bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

PACKAGES = ("@iconify-json/fluent-emoji", "@iconify-json/fluent-emoji-flat", "@iconify-json/noto")
ART = Path(__file__).resolve().parents[1] / "src/limner/diorama/art"
SKIN = re.compile(r"-(light|medium-light|medium|medium-dark|dark|tone[1-5])$|skin-tone")
# Signs of a user interface: nothing that could stand in a picture as a thing.
USELESS = re.compile(
    r"-button(-blood-type)?$|^keycap|-oclock$|-thirty$|arrow(s|-curving-.*)?$|^(aries|taurus|gemini|cancer|leo|virgo|libra"
    r"|scorpio|sagittarius|capricorn|aquarius|pisces|ophiuchus)$|-sign$|-symbol$|^no-|^input-|^(circled-m|copyright"
    r"|registered|trade-mark|information|wireless|vibration-mode|antenna-bars|non-potable-water|potable-water"
    r"|customs|baggage-claim|passport-control|left-luggage|mobile-phone-off|currency-exchange|part-alternation-mark"
    r"|radio-button|white-square-button|black-square-button|japanese-.*-button|wavy-dash|curly-loop"
    r"|double-curly-loop|eject-button|eight-spoked-asterisk|prohibited|mens-room|womens-room|restroom"
    r"|water-closet|children-crossing|selfie|trident-emblem|heavy-equals-sign|japanese-symbol-for-beginner)$"
)
KEPT = {"litter-in-bin-sign", "heavy-dollar-sign", "peace-symbol", "recycling-symbol", "medical-symbol",
        "atom-symbol", "stop-sign", "no-entry", "female-sign", "male-sign", "wheelchair-symbol",
        "bow-and-arrow",
        "heart-with-arrow", "up-arrow", "down-arrow", "left-arrow", "right-arrow", "broken-chain",
        "no-smoking", "infinity"}  # fmt: skip
# Drawn by noto alone, or so much better there that it wins.
FROM_NOTO = (
    "eraser", "family", "fight-cloud", "fingerprint", "harp", "landslide", "leafless-tree", "lighthouse",
    "meteor",
    "orca", "crocodile", "bat", "ant", "spider", "goose", "eagle", "canoe", "hut", "mountain",
    "net-with-handle", "pickle", "pinata", "root-vegetable", "shovel", "splatter",
    "treasure-chest", "trombone", "hairy-creature", "couple-with-heart", "mermaid", "merman",
    "monarch-butterfly",
    "ballet-dancer", "people-holding-hands", "flag-for-*",
)  # fmt: skip


def unpacked(folder: Path, package: str) -> dict:
    """The icons.json of an npm package somewhere below `folder`."""
    for found in sorted(folder.rglob("package.json")):
        if json.loads(found.read_text()).get("name") == package:
            return json.loads((found.parent / "icons.json").read_text())
    raise SystemExit(f"expected {package} unpacked below {folder}; leave the folder out to fetch it with npm")


def fetched(folder: Path) -> None:
    """Fetch and unpack all packages below `folder`."""
    for package in PACKAGES:
        name = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()
        with tarfile.open(folder / name) as archive:
            archive.extractall(folder / name.removesuffix(".tgz"), filter="data")


def svg(icons: dict, name: str) -> str:
    """A whole SVG file of one icon."""
    icon = icons["icons"][name]
    left, top = icon.get("left", 0), icon.get("top", 0)
    width, height = icon.get("width", icons.get("width", 16)), icon.get("height", icons.get("height", 16))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{left} {top} {width} {height}">{icon["body"]}</svg>'
    )


def wanted(name: str) -> bool:
    """Is this fluent icon a thing that can stand in a picture?"""
    return not SKIN.search(name) and (name in KEPT or not USELESS.search(name))


def pack(folder: Path, target: Path) -> None:
    """Write the pack: one member per drawing, `<set>/<name>.svg`."""
    colour, flat, noto = (unpacked(folder, package) for package in PACKAGES)
    members: dict[str, str] = {}
    for name in sorted(colour["icons"]):
        if wanted(name):
            members[f"fluent/{name}.svg"] = svg(colour, name)
            members[f"flat/{name}.svg"] = svg(flat, name)
    for name in sorted(noto["icons"]):
        if name in FROM_NOTO or (name.startswith("flag-for-") and "flag-for-*" in FROM_NOTO):
            members[f"noto/{name}.svg"] = svg(noto, name)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, 9)
    print(f"{target}: {len(members)} drawings, {target.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    if len(sys.argv) > 1:
        pack(Path(sys.argv[1]), ART / "art.zip")
        return
    with tempfile.TemporaryDirectory() as folder:
        fetched(Path(folder))
        pack(Path(folder), ART / "art.zip")


if __name__ == "__main__":
    main()
